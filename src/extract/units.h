/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units and currencies beside a number: rows of units.tsv and currencies.tsv.
 */
#pragma once

#include "number-parser.h"

G_BEGIN_DECLS

/**
 * LesartUnit:
 * @symbol: ISO 4217 code, %, or SI or everyday symbol; belongs to the language
 * @factor: a hundredth for Cent and its like
 * @one: (nullable): English, singular; @many: plural
 * @points: percentage points, which English does not write as %
 * @words: English has no such symbol and says it in words
 * @end: atom after the unit
 */
typedef struct {
  LesartQuantityType type;
  const char *symbol;
  double factor;
  const char *one;
  const char *many;
  gboolean points;
  gboolean words;
  guint end;
} LesartUnit;

typedef struct {
  const LesartTable *units;
  const LesartTable *currencies;
  const LesartTable *conversions;
  int symbol, type, one, many, flags;                      /* columns of units */
  int code, money_one, money_many, factor, place, context; /* of currencies */
  GHashTable *votes; /* currency row -> how often its country is named in the text */
} LesartUnits;

void lesart_units_init (LesartUnits *units, const LesartLanguage *language);
void lesart_units_clear (LesartUnits *units);
gboolean lesart_units_match_after (LesartUnits *units,
                                   const LesartAtoms *atoms,
                                   const LesartNumber *number,
                                   guint at,
                                   LesartUnit *unit);
gboolean lesart_units_match_before (LesartUnits *units,
                                    const LesartAtoms *atoms,
                                    guint at,
                                    LesartUnit *unit);

G_END_DECLS
