/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command line that lesart-train and lesart-eval share: PROGRAM KIND ARGUMENTS.
 */
#include "learn.h"

#include <string.h>

int
lesart_learner_main (const char *program, const LesartLearner *learners, int argc, char **argv)
{
  for (const LesartLearner *l = learners; argc > 1 && l->name != NULL; l++)
    if (strcmp (argv[1], l->name) == 0)
      return l->run (argc - 1, argv + 1);
  g_printerr ("usage: %s KIND ARGUMENTS\nkinds:", program);
  for (const LesartLearner *l = learners; l->name != NULL; l++)
    g_printerr (" %s", l->name);
  g_printerr ("\n");
  return 2;
}
