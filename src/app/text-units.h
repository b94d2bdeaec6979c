/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The units of a text that a reader selects by: where the word, clause, sentence or paragraph at a
 * place begins and ends, the next larger and smaller one around a selection, the nearest edge of a
 * word.
 *
 * Words, clauses and sentences are those of the reading; until there is one, only paragraphs are
 * known. Searches are O(log n) and then linear in the sentence.
 */
#pragma once

#include "reading.h"

G_BEGIN_DECLS

typedef enum {
  LESART_UNIT_WORD,
  LESART_UNIT_CLAUSE,
  LESART_UNIT_SENTENCE,
  LESART_UNIT_PARAGRAPH,
  LESART_N_UNITS,
} LesartUnit;

/**
 * LesartUnits:
 * @reading: (nullable): what was read in @text
 *
 * Where units are looked for.
 */
typedef struct {
  const LesartText *text;
  const LesartReading *reading;
} LesartUnits;

guint32 lesart_units_get_n_sentences (LesartUnits units);
LesartSpan lesart_units_get_sentence (LesartUnits units, guint32 index);
guint32 lesart_units_find_sentence (LesartUnits units, guint32 at);
LesartSpan lesart_unit_at (LesartUnits units, LesartUnit unit, guint32 at);
LesartSpan
lesart_unit_extend (LesartUnits units, LesartUnit unit, LesartSpan selection, gboolean forward);
LesartSpan lesart_unit_grow (LesartUnits units, LesartSpan selection);
LesartSpan lesart_unit_shrink (LesartUnits units, LesartSpan selection, guint32 towards);
LesartSpan lesart_unit_snap (LesartUnits units, LesartSpan selection);
guint32 lesart_unit_step (LesartUnits units, guint32 at, gboolean end_of_word, gboolean forward);

G_END_DECLS
