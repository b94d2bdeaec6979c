/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language.h"

int
main (void)
{
  return 0;
}
