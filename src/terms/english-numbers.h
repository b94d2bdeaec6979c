/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers in English: in digits, in words, in both; fractions; scales without a number. And the
 * look-up of the words that make them in english-figures.tsv.
 */
#pragma once

#include "figure-atoms.h"
#include "language.h"

G_BEGIN_DECLS

typedef enum {
  LESART_ENGLISH_NONE,
  LESART_ENGLISH_DIGIT, /* one */
  LESART_ENGLISH_TEEN,
  LESART_ENGLISH_TENS,
  LESART_ENGLISH_ARTICLE,
  LESART_ENGLISH_HUNDRED,
  LESART_ENGLISH_SCALE,       /* thousand, million; also dozen */
  LESART_ENGLISH_SCALE_SHORT, /* bn, behind digits */
  LESART_ENGLISH_INDEFINITE,  /* millions, billionaire */
  LESART_ENGLISH_ORDINAL_DIGIT,
  LESART_ENGLISH_ORDINAL,
  LESART_ENGLISH_HALF,
  LESART_ENGLISH_FRACTION, /* thirds */
  LESART_ENGLISH_SOFT,     /* both, triple, decade */
  LESART_ENGLISH_DECADE,   /* nineties */
  LESART_ENGLISH_MONTH,
  LESART_ENGLISH_MONTH_SHORT,
  LESART_ENGLISH_WEEKDAY,
  LESART_ENGLISH_HALF_DAY, /* a.m. */
  LESART_ENGLISH_CLOCK,    /* o'clock */
  LESART_ENGLISH_DURATION,
  LESART_ENGLISH_UNIT,
  LESART_ENGLISH_UNIT_SHORT, /* a letter, only glued to digits: 5m */
  LESART_ENGLISH_POINTS,
  LESART_ENGLISH_MONEY,
  LESART_ENGLISH_ABOUT,
  LESART_N_ENGLISH_KINDS,
} LesartEnglishKind;

#define LESART_ENGLISH_IS(kind) (1u << (kind))

typedef struct {
  LesartFigureAtoms atoms;
  const LesartTable *table;
  int column_kind, column_value, column_unit;
  guint8 *kinds; /* by row */
} LesartEnglish;

typedef struct {
  LesartEnglishKind kind;
  double value;
  const char *unit;
} LesartEnglishWord;

/**
 * LesartEnglishNumber:
 * @end: atom behind it
 * @scale: the last scale in it (1e6 of "five million"), else 1
 */
typedef struct {
  guint end;
  double value;
  double foreign; /* see LesartFigure */
  double scale;
  gboolean words; /* no digits */
  gboolean vague; /* no number before its scale */
  gboolean soft;  /* "one", "a third": more often than not no number */
} LesartEnglishNumber;

void lesart_english_init (LesartEnglish *english,
                          const LesartText *text,
                          const LesartLanguage *language);
void lesart_english_clear (LesartEnglish *english);
gboolean lesart_english_look (const LesartEnglish *english,
                              guint at,
                              guint32 kinds,
                              LesartEnglishWord *word);
guint lesart_english_look_long (const LesartEnglish *english,
                                guint at,
                                guint32 kinds,
                                LesartEnglishWord *word);
gboolean
lesart_english_parse_number (const LesartEnglish *english, guint at, LesartEnglishNumber *number);

G_END_DECLS
