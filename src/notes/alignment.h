/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which words of an old text are which of a new one, changed words included.
 */
#pragma once

#include "folded-text.h"

G_BEGIN_DECLS

/**
 * LesartPair:
 * @first: the word of the new text, or %LESART_DIFF_NONE
 * @last: the last, if one word became several
 * @likeness: how much they are alike, 1 if they are the same
 *
 * What became of a word of the old text.
 */
typedef struct {
  guint32 first;
  guint32 last;
  float likeness;
} LesartPair;

/* A stretch of words, end exclusive. */
typedef struct {
  const LesartFoldedText *text;
  guint start;
  guint end;
} LesartStretch;

LesartPair *lesart_align (const LesartStretch *old, const LesartStretch *new);

G_END_DECLS
