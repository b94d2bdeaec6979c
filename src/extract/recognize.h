/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one utterance holds of one kind: numbers, ordinals, sums, measures, times. An article is
 * read for its facts, so that a number in a date is no amount there; here each kind is looked for
 * by itself. For scripts, and to be measured beside other recognisers.
 */
#pragma once

#include "reading.h"

G_BEGIN_DECLS

typedef enum {
  LESART_RECOGNIZE_NUMBER,
  LESART_RECOGNIZE_ORDINAL,
  LESART_RECOGNIZE_PERCENT,
  LESART_RECOGNIZE_MONEY,
  LESART_RECOGNIZE_MEASURE,
  LESART_RECOGNIZE_DURATION,
  LESART_RECOGNIZE_TIME,
} LesartRecognizeKind;

gboolean lesart_recognize_kind_from_string (const char *name, LesartRecognizeKind *kind);
LesartReading *lesart_recognize (LesartText *text,
                                 const LesartLanguage *language,
                                 LesartRecognizeKind kind,
                                 const char *date);

G_END_DECLS
