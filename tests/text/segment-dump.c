/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints the tokens and sentences of a text, for the scorer in tests/gold and for a look by hand:
 *
 *   segment-dump FILE          one sentence a line, a space between tokens
 *   segment-dump --spans FILE  JSON lines: {"tokens": [[start, end], ...], "sentences": [...]}, one
 *                              for each form feed separated text of FILE
 */
#include "tokenizer.h"

#include <stdio.h>
#include <string.h>

static void
print_words (const LesartText *text, const LesartSegments *segments)
{
  const char *utf8 = lesart_text_get_utf8 (text, NULL);

  for (guint32 s = 0; s < segments->n_sentences; s++)
    for (guint32 t = segments->sentences[s].first; t < segments->sentences[s].end; t++) {
      const LesartToken *token = &segments->tokens[t];

      fwrite (utf8 + token->byte_start, 1, token->byte_end - token->byte_start, stdout);
      putchar (t + 1 < segments->sentences[s].end ? ' ' : '\n');
    }
}

static void
print_spans (const LesartText *text, const LesartSegments *segments)
{
  g_autoptr (GString) out = g_string_new ("{\"tokens\": [");

  for (guint32 t = 0; t < segments->n_tokens; t++)
    g_string_append_printf (out, "%s[%u, %u]", t > 0 ? ", " : "", segments->tokens[t].start,
                            segments->tokens[t].end);
  g_string_append (out, "], \"sentences\": [");
  for (guint32 s = 0; s < segments->n_sentences; s++)
    g_string_append_printf (out, "%s[%u, %u]", s > 0 ? ", " : "",
                            segments->tokens[segments->sentences[s].first].start,
                            segments->tokens[segments->sentences[s].end - 1].end);
  puts (g_string_append (out, "]}")->str);
}

int
main (int argc, char **argv)
{
  gboolean spans = argc == 3 && strcmp (argv[1], "--spans") == 0;
  g_autofree char *contents = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2 && !spans) {
    g_printerr ("usage: segment-dump [--spans] FILE\n");
    return 2;
  }
  if (!g_file_get_contents (argv[argc - 1], &contents, NULL, &error)) {
    g_printerr ("segment-dump: %s\n", error->message);
    return 1;
  }
  parts = g_strsplit (contents, "\f", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    g_autoptr (LesartText) text = lesart_text_new (parts[i], -1, &error);
    g_autoptr (LesartSegments) segments = NULL;

    if (text == NULL) {
      g_printerr ("segment-dump: %s\n", error->message);
      return 1;
    }
    segments = lesart_segments_new (text);
    (spans ? print_spans : print_words) (text, segments);
  }
  return 0;
}
