/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include <string.h>

int
main (int argc, char **argv)
{
  if (argc > 1 && strcmp (argv[1], "extract") == 0)
    return lesart_command_extract (argc - 1, argv + 1);
  g_printerr ("usage: lesart-cli extract FILE...\n");
  return 2;
}
