/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Splits compounds: Baudezernent is Bau and Dezernent. The last part, the head, decides what the
 * word is.
 */
#pragma once

#include "lexicon.h"

G_BEGIN_DECLS

#define LESART_MAX_PARTS 8

/**
 * LesartCompound:
 * @whole: whether the word is a compound for sure; if not, only its head is known
 * @n_parts: how many parts, at least 2
 * @starts: byte where each begins; a linking element belongs to the part before it
 * @lexemes: (array length=n_lexemes): what the head is by itself
 */
typedef struct {
  gboolean whole;
  guint8 n_parts;
  guint8 starts[LESART_MAX_PARTS];
  guint32 n_lexemes;
  const LesartLexeme *lexemes;
} LesartCompound;

gboolean lesart_compound_split (const LesartLexicon *lexicon,
                                const char *form,
                                gsize n_bytes,
                                guint32 head_classes,
                                LesartCompound *compound);

const char *lesart_next_head (const char *form, gsize length, const char *head);

G_END_DECLS
