/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The English reading of an amount.
 */
#pragma once

#include "units.h"

G_BEGIN_DECLS

/**
 * LesartAmount:
 * @value: NAN if indefinite, then @scale says how large
 * @value_max: upper end of a range, else NAN
 * @divisor: of a fraction in words, else 0
 * @unit: (nullable): its names in English
 */
typedef struct {
  double value;
  double value_max;
  double scale;
  double divisor;
  LesartModifier modifier;
  const LesartUnit *unit;
} LesartAmount;

char *lesart_amount_to_english (const LesartAmount *amount);
char *lesart_amount_convert (const LesartAmount *amount, const LesartTable *conversions);

G_END_DECLS
