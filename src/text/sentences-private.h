/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to src/text: what the parts of the sentence splitter share.
 *
 *   sentences.c           the marks that end a sentence
 *   sentences-unmarked.c  sentences that end without a mark
 */
#pragma once

#include "tokenizer.h"

typedef struct {
  const char *utf8;
  LesartToken *tokens;
  guint32 begin; /* of the block */
  guint32 end;
  gint8 *quotes;  /* for each token of the block: 1 opens, -1 closes, 0 is no quotation mark */
  gint32 *opener; /* for each closing bracket of the block: the token that opened it, or -1 */
} LesartSentenceBlock;

static inline const char *
lesart_block_text (const LesartSentenceBlock *block, guint32 at, gsize *n_bytes)
{
  *n_bytes = block->tokens[at].byte_end - block->tokens[at].byte_start;
  return block->utf8 + block->tokens[at].byte_start;
}

guint32 lesart_find_unmarked_end (const LesartSentenceBlock *block, guint32 first, guint32 end);
gboolean lesart_begins_main_clause (const LesartSentenceBlock *block, guint32 at, guint32 end);
