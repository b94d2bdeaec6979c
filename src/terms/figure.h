/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a text says in figures, by value and in neither language: numbers, sums, measures, times.
 * Those of the German come from its reading and, for what that leaves out (ordinals, numbers of
 * roads, results of matches), from lesart_figures_add_german(); those of the English from
 * lesart_figures_new_english().
 */
#pragma once

#include "language.h"

G_BEGIN_DECLS

typedef enum {
  LESART_FIGURE_NUMBER,
  LESART_FIGURE_ORDINAL,
  LESART_FIGURE_PERCENT,
  LESART_FIGURE_MONEY,   /* unit: ISO 4217 code, several divided by | */
  LESART_FIGURE_MEASURE, /* unit: its symbol as in data/language/units.tsv; a length of time too */
  LESART_FIGURE_MONTH,   /* value: 1 ... 12 */
  LESART_FIGURE_WEEKDAY, /* value: 1, Monday, ... 7 */
  LESART_FIGURE_QUARTER, /* of a year: 1 ... 4 */
  LESART_FIGURE_CLOCK,   /* value: minutes since midnight, or noon */
} LesartFigureType;

typedef enum {
  LESART_FIGURE_POINTS = 1 << 0,   /* percentage points */
  LESART_FIGURE_ABOUT = 1 << 1,    /* rund, nearly, more than: the value is a bound */
  LESART_FIGURE_WORDS = 1 << 2,    /* written in words alone */
  LESART_FIGURE_VAGUE = 1 << 3,    /* a scale without a number: Billionen von Dollar */
  LESART_FIGURE_DAY = 1 << 4,      /* of a month: a number or ordinal beside its name */
  LESART_FIGURE_YEAR = 1 << 5,     /* a number that is one */
  LESART_FIGURE_DECADE = 1 << 6,   /* the 1990s, the 90s */
  LESART_FIGURE_NUMERIC = 1 << 7,  /* a month in figures */
  LESART_FIGURE_CODE = 1 << 8,     /* in a name: A8, Q4 */
  LESART_FIGURE_SOFT = 1 << 9,     /* a word that may stand for a number: both, third, Hälfte */
  LESART_FIGURE_COMPOUND = 1 << 10 /* part of a word: Billionen-Dollar-Angebot */
} LesartFigureFlags;

/**
 * LesartFigure:
 * @value: of a vague one its scale
 * @value_max: upper end of a range, else NAN
 * @other: what it may be as well: 5 in "from 5 to 7 million"; else NAN
 * @foreign: what it would be with the decimal mark of the other language, else NAN
 * @unit: (nullable): see LesartFigureType
 * @english: (nullable): how English says it
 */
typedef struct {
  LesartSpan span;
  guint8 type;   /* LesartFigureType */
  guint8 month;  /* of a day, else 0; such a figure spans both */
  guint16 flags; /* LesartFigureFlags */
  double value;
  double value_max;
  double other;
  double foreign;
  const char *unit;
  const char *english;
} LesartFigure;

GArray *lesart_figures_new_english (const LesartText *text, const LesartLanguage *language);
void
lesart_figures_add_german (GArray *figures, const LesartText *text, const LesartLanguage *language);

G_END_DECLS
