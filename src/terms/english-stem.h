/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * English words regardless of their endings and of British or American spelling: what all forms and
 * spellings of a word have in common, and the words that a form may be one of.
 */
#pragma once

#include "language.h"

G_BEGIN_DECLS

gsize lesart_english_stem (const LesartLanguage *language,
                           const char *word,
                           gsize n_bytes,
                           char stem[LESART_LEMMA_MAX]);

/* What the endings of a form may make it. */
typedef enum {
  LESART_ENGLISH_PLURAL = 1 << 0,
  LESART_ENGLISH_TENSE = 1 << 1, /* of a verb, with the forms that their endings do not tell */
  LESART_ENGLISH_ADVERB = 1 << 2,
} LesartEnglishForms;

typedef void (*LesartEnglishFunc) (const char *word, gpointer data);

void lesart_english_lemmas (const LesartLanguage *language,
                            const char *form,
                            guint forms,
                            LesartEnglishFunc function,
                            gpointer data);
gsize lesart_fold_word (const char *word, gsize n_bytes, char folded[LESART_LEMMA_MAX]);

G_END_DECLS
