/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tokenizer.h"

void
lesart_split_sentences (const LesartText *text, GArray *tokens, GArray *sentences)
{
  const char *utf8 = lesart_text_get_utf8 (text, NULL);
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (text, &n_blocks);
  guint32 t = 0;

  for (guint b = 0; b < n_blocks; b++) {
    LesartSentence sentence = { t, t, b };

    for (; t < tokens->len && g_array_index (tokens, LesartToken, t).start < blocks[b].span.end; t++) {
      LesartToken *token = &g_array_index (tokens, LesartToken, t);

      if (sentence.first == t)
        token->flags |= LESART_TOKEN_SENTENCE_START;
      sentence.end = t + 1;
      if (utf8[token->byte_start] == '.') {
        g_array_append_val (sentences, sentence);
        sentence.first = sentence.end = t + 1;
      }
    }
    if (sentence.end > sentence.first)
      g_array_append_val (sentences, sentence);
  }
}
