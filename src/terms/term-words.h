/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of words, by which terms are found in the forms of a text: see term-index-private.h.
 */
#pragma once

#include "language.h"
#include "lexemes.h"
#include "tagger.h"

G_BEGIN_DECLS

/* Gets a key, ended by NUL; the same one may come twice. */
typedef void (*LesartKeyFunc) (const char *key, gpointer data);

/* The keys of a word of a term, and of a word of a text. */
void lesart_german_term_keys (LesartLexemes *lexemes,
                              const char *word,
                              gsize n_bytes,
                              gboolean is_first,
                              LesartKeyFunc function,
                              gpointer data);
void lesart_german_text_keys (LesartLexemes *lexemes,
                              const LesartForm *form,
                              const LesartTag *tag,
                              LesartKeyFunc function,
                              gpointer data);
void lesart_english_term_keys (const LesartLanguage *language,
                               const char *word,
                               gsize n_bytes,
                               LesartKeyFunc function,
                               gpointer data);
void lesart_english_text_keys (const LesartLanguage *language,
                               const char *word,
                               gsize n_bytes,
                               LesartKeyFunc function,
                               gpointer data);

/**
 * LesartWordPart:
 * @start: byte of the word where it begins
 * @end: byte where it ends, without a linking element
 * @key: of a part: Branche in Branchenvertreter
 *
 * A part of a word, or several side by side, but not all.
 */
typedef struct {
  guint start;
  guint end;
  const char *key;
} LesartWordPart;

typedef void (*LesartPartFunc) (const LesartWordPart *part, gpointer data);

void lesart_german_word_parts (LesartLexemes *lexemes,
                               const char *word,
                               gsize n_bytes,
                               LesartPartFunc function,
                               gpointer data);

G_END_DECLS
