/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tokenizer.h"

#include <string.h>

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || c == '-' || c == '&';
}

static gboolean
is_quote (gunichar c)
{
  return c != 0 && c < 0x3000 && (c == '"' || c == 0x201e || c == 0x201c || c == 0x201d || c == 0x201a || c == 0x2018 || c == 0xab || c == 0xbb);
}

void
lesart_tokenize (const char *utf8, gsize n_bytes, guint32 byte_base, guint32 char_base, GArray *tokens)
{
  const char *p = utf8, *end = utf8 + n_bytes;
  guint32 at = char_base;
  gboolean space = FALSE;

  while (p < end) {
    const char *start = p;
    gunichar c = g_utf8_get_char (p);
    LesartToken token = { 0 };

    if (g_unichar_isspace (c)) {
      p = g_utf8_next_char (p);
      at++;
      space = TRUE;
      continue;
    }
    token.start = at;
    if (g_unichar_isalnum (c)) {
      gboolean number = g_unichar_isdigit (c);

      token.kind = number ? LESART_TOKEN_NUMBER : LESART_TOKEN_WORD;
      if (g_unichar_isupper (c))
        token.flags |= LESART_TOKEN_UPPER;
      for (; p < end; p = g_utf8_next_char (p), at++) {
        c = g_utf8_get_char (p);
        if (!is_word (c) && !(number && (c == '.' || c == ',' || c == ':') && p + 1 < end && g_ascii_isdigit (p[1])))
          break;
        if (c == '-')
          token.flags |= LESART_TOKEN_HAS_HYPHEN;
      }
      if (number && p < end && *p == '.' && p + 1 < end && p[1] == ' ') {
        p++;
        at++;
        token.flags |= LESART_TOKEN_ORDINAL;
      }
    } else {
      token.kind = is_quote (c) ? LESART_TOKEN_QUOTE : LESART_TOKEN_PUNCTUATION;
      p = g_utf8_next_char (p);
      at++;
    }
    token.end = at;
    token.byte_start = byte_base + (guint32) (start - utf8);
    token.byte_end = byte_base + (guint32) (p - utf8);
    if (space)
      token.flags |= LESART_TOKEN_SPACE_BEFORE;
    space = FALSE;
    g_array_append_val (tokens, token);
  }
}

LesartSegments *
lesart_segments_new (const LesartText *text)
{
  LesartSegments *segments = g_new0 (LesartSegments, 1);
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (LesartToken));
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (LesartSentence));
  const char *utf8 = lesart_text_get_utf8 (text, NULL);
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (text, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    lesart_tokenize (utf8 + blocks[i].byte_start, blocks[i].byte_end - blocks[i].byte_start, blocks[i].byte_start, blocks[i].span.start, tokens);
  lesart_split_sentences (text, tokens, sentences);
  segments->ref_count = 1;
  segments->n_tokens = tokens->len;
  segments->n_sentences = sentences->len;
  segments->tokens = (LesartToken *) (gpointer) g_array_free (tokens, FALSE);
  segments->sentences = (LesartSentence *) (gpointer) g_array_free (sentences, FALSE);
  return segments;
}

LesartSegments *
lesart_segments_ref (LesartSegments *segments)
{
  g_atomic_int_inc (&segments->ref_count);
  return segments;
}

void
lesart_segments_unref (LesartSegments *segments)
{
  if (!g_atomic_int_dec_and_test (&segments->ref_count))
    return;
  g_free (segments->tokens);
  g_free (segments->sentences);
  g_free (segments);
}
