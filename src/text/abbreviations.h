/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to src/text: the closed lists that decide what a full stop is.
 */
#pragma once

#include <glib.h>

/* When a form with a full stop is an abbreviation, and whether a sentence may end with it. */
typedef enum {
  LESART_ABBREVIATION_NONE,
  LESART_ABBREVIATION_INNER,   /* always one; something follows in the sentence: Dr. bzw. z. */
  LESART_ABBREVIATION_FINAL,   /* always one; a sentence may end with it: usw. Chr. Inc. */
  LESART_ABBREVIATION_NUMERIC, /* only before or after a number: Art. 5, Mo. 18 Uhr, 3 Std. */
} LesartAbbreviation;

LesartAbbreviation
lesart_find_abbreviation (const char *form, gsize n_bytes, gboolean sentence_start);

/* Words that are capitalised only because a sentence begins with them. */
gboolean lesart_is_sentence_starter (const char *word, gsize n_bytes);

gboolean lesart_is_month (const char *word, gsize n_bytes);

/* der, am, zum, ...: an ordinal may follow. */
gboolean lesart_is_before_ordinal (const char *word, gsize n_bytes);

/* Jahrhundert, Liga, ...: what a number with a full stop before it is an ordinal of, for certain.
 */
gboolean lesart_is_after_ordinal (const char *word, gsize n_bytes);

/* kg, km, Euro, ...: stands behind a figure without a space. */
gboolean lesart_is_unit (const char *word, gsize n_bytes);

/* Sie, Ihr, Morgen, ...: a starter that has its capital inside a sentence, too, or never begins a
 * statement. */
gboolean lesart_is_doubtful_starter (const char *word, gsize n_bytes);

/* ist, hatte, kam, ...: the finite forms of common verbs, as far as they are nothing else. */
gboolean lesart_is_finite_verb (const char *word, gsize n_bytes);

/* Film, Zeitung, Partei, ...: a title or name without marks may follow. */
gboolean lesart_is_title_noun (const char *word, gsize n_bytes);

/* ein, nicht, heute, ...: a small function word that a clause may end with. */
gboolean lesart_may_end_clause (const char *word, gsize n_bytes);
