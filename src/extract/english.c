/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-private.h"

char *
lesart_quantity_to_english (const LesartQuantity *quantity)
{
  return g_strdup ("");
}
