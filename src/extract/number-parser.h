/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grammar of German numbers: figures, words, and both with scales ("anderthalb Millionen",
 * "4,2 Mio.", "zweihundertfünfundvierzigtausend"). Long scale: a Billion is 1e12.
 */
#pragma once

#include "value-atoms.h"

G_BEGIN_DECLS

typedef enum {
  LESART_NUMBER_FIGURE = 1 << 0,  /* written in figures */
  LESART_NUMBER_DECIMAL = 1 << 1, /* with a fraction after a comma or point */
  LESART_NUMBER_POINT = 1 << 2,   /* that fraction after a point: Swiss, or a date or clock time */
  LESART_NUMBER_GROUPED = 1 << 3, /* digits in groups of three */
  LESART_NUMBER_LEADING_ZERO = 1 << 4,
  LESART_NUMBER_ARTICLE = 1 << 5,    /* "ein", which is a numeral only before a scale or a unit */
  LESART_NUMBER_SCALED = 1 << 6,     /* with a scale: Millionen, Dutzend */
  LESART_NUMBER_FRACTION = 1 << 7,   /* zwei Drittel, 1/2 */
  LESART_NUMBER_HALF = 1 << 8,       /* ein halbes: a number only before a scale or a unit */
  LESART_NUMBER_VAGUE = 1 << 9,      /* mehrere: a number only before a scale or a unit of time */
  LESART_NUMBER_ZERO_WORD = 1 << 10, /* null, eins: only before a unit */
} LesartNumberFlags;

/**
 * LesartNumber:
 * @value: NAN if indefinite (Tausende, mehrere Millionen)
 * @scale: what the scale words multiply by, 1 without one
 * @divisor: of a fraction in words (3 for zwei Drittel), else 0
 */
typedef struct {
  double value;
  double scale;
  double divisor;
  guint32 flags; /* LesartNumberFlags */
  guint end;     /* atom after the number */
} LesartNumber;

/**
 * LesartNumerals:
 * @may_begin: the first two bytes of the morphemes of composed numerals: most words end there
 */
typedef struct {
  const LesartTable *table;
  int kind;
  int value;
  guint8 may_begin[1 << 13];
} LesartNumerals;

void lesart_numerals_init (LesartNumerals *numerals, const LesartLanguage *language);
gboolean lesart_number_parse (const LesartNumerals *numerals,
                              const LesartAtoms *atoms,
                              guint at,
                              LesartNumber *number);
gboolean lesart_numeral_parse_word (const LesartNumerals *numerals,
                                    const char *word,
                                    gsize n_bytes,
                                    double *value);
gboolean lesart_ordinal_parse_word (const LesartNumerals *numerals,
                                    const char *word,
                                    gsize n_bytes,
                                    double *value);
gboolean lesart_vulgar_fraction_parse (const char *figure, double *value);
gboolean lesart_figure_parse (const char *figure, gsize n_bytes, double *value, guint32 *flags);

G_END_DECLS
