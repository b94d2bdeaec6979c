/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes, as a file of any encoding: refused, or text whose tokens and sentences keep their
 * rules.
 */
#include "fuzz.h"

#include "encoding.h"
#include "tokenizer.h"
#include "unwrap.h"

static void
check_segments (const LesartText *text)
{
  g_autoptr (LesartSegments) segments = lesart_segments_new (text);
  guint32 byte = 0, token = 0;

  for (guint32 t = 0; t < segments->n_tokens; t++) {
    g_assert_cmpuint (segments->tokens[t].byte_start, >=, byte);
    g_assert_cmpuint (segments->tokens[t].byte_end, >, segments->tokens[t].byte_start);
    g_assert_cmpuint (lesart_text_byte_to_char (text, segments->tokens[t].byte_start), ==,
                      segments->tokens[t].start);
    byte = segments->tokens[t].byte_end;
  }
  for (guint32 s = 0; s < segments->n_sentences; s++) {
    g_assert_cmpuint (segments->sentences[s].first, ==, token);
    token = segments->sentences[s].end;
  }
  g_assert_cmpuint (token, ==, segments->n_tokens);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  for (LesartEncoding encoding = LESART_ENCODING_AUTO; encoding <= LESART_ENCODING_ISO_8859_15;
       encoding++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LesartText) text = NULL;
    gsize n_utf8 = 0;
    g_autofree char *utf8 = lesart_encoding_decode (data, size, encoding, NULL, &n_utf8, &error);

    g_assert_cmpint (utf8 == NULL, ==, error != NULL);
    if (utf8 == NULL)
      continue;
    n_utf8 = lesart_unwrap_lines (utf8, n_utf8);
    text = lesart_text_new (utf8, (gssize) n_utf8, &error);
    g_assert_no_error (error);
    check_segments (text);
  }
  return 0;
}
