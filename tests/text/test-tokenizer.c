/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tokens and sentences: the case files, the flags, and what must hold of any text.
 */
#include "tokenizer.h"

#include <string.h>

#include "case-file.h"

static LesartSegments *
segment (const char *utf8, LesartText **text_out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartText) text = lesart_text_new (utf8, -1, &error);
  LesartSegments *segments;

  g_assert_no_error (error);
  segments = lesart_segments_new (text);
  if (text_out != NULL)
    *text_out = g_steal_pointer (&text);
  return segments;
}

static void
test_token_cases (void)
{
  g_autoptr (GPtrArray) cases = read_cases ("text/tokenizer-cases.txt");

  g_assert_cmpuint (cases->len, >, 50);
  for (guint i = 0; i < cases->len; i++) {
    const Case *one = g_ptr_array_index (cases, i);
    g_autoptr (LesartText) text = NULL;
    g_autoptr (LesartSegments) segments = segment (one->text, &text);
    g_autoptr (GString) found = g_string_new (NULL);
    const char *utf8 = lesart_text_get_utf8 (text, NULL);

    for (guint32 t = 0; t < segments->n_tokens; t++) {
      const LesartToken *token = &segments->tokens[t];

      g_string_append_printf (found, "%s%.*s", t > 0 ? " " : "",
                              (int) (token->byte_end - token->byte_start),
                              utf8 + token->byte_start);
    }
    if (strcmp (found->str, g_ptr_array_index (one->expected, 0)) != 0) {
      g_test_message ("line %u: %s", one->line, found->str);
      g_test_fail ();
    }
  }
}

typedef struct {
  const char *file;
  LesartSegments *(*divide) (const LesartText *text);
} SentenceCases;

static const SentenceCases german_cases = { "text/sentence-cases.txt", lesart_segments_new };
static const SentenceCases english_cases = { "text/english-cases.txt",
                                             lesart_segments_new_english };

static void
test_sentence_cases (gconstpointer data)
{
  const SentenceCases *which = data;
  g_autoptr (GPtrArray) cases = read_cases (which->file);

  g_assert_cmpuint (cases->len, >, 12);
  for (guint i = 0; i < cases->len; i++) {
    const Case *one = g_ptr_array_index (cases, i);
    g_autoptr (LesartText) text = lesart_text_new (one->text, -1, NULL);
    g_autoptr (LesartSegments) segments = which->divide (text);

    for (guint32 s = 0; s < MAX (segments->n_sentences, one->expected->len); s++) {
      LesartSpan span = LESART_SPAN_NONE;
      g_autofree char *found = NULL;
      const char *expected =
          s < one->expected->len ? g_ptr_array_index (one->expected, s) : "(none)";

      if (s < segments->n_sentences) {
        span.start = segments->tokens[segments->sentences[s].first].start;
        span.end = segments->tokens[segments->sentences[s].end - 1].end;
      }
      found = lesart_text_slice (text, span);
      if (strcmp (found, expected) != 0) {
        g_test_message ("line %u: found %s", one->line, found);
        g_test_fail ();
      }
    }
  }
}

/* --- kinds and flags -----------------------------------------------------------------------------
 */

static void
test_kinds (void)
{
  static const struct {
    const char *token;
    LesartTokenKind kind;
    guint flags;
  } expected[] = {
    { "Haus", LESART_TOKEN_WORD, LESART_TOKEN_UPPER },
    { "EU", LESART_TOKEN_WORD, LESART_TOKEN_UPPER | LESART_TOKEN_ALL_CAPS },
    { "OpenAI", LESART_TOKEN_WORD, LESART_TOKEN_UPPER | LESART_TOKEN_MIXED_CASE },
    { "GmbH", LESART_TOKEN_WORD, LESART_TOKEN_UPPER | LESART_TOKEN_MIXED_CASE },
    { "KI-Chip", LESART_TOKEN_WORD, LESART_TOKEN_UPPER | LESART_TOKEN_HAS_HYPHEN },
    { "Bundes-", LESART_TOKEN_WORD, LESART_TOKEN_UPPER | LESART_TOKEN_TRUNCATED },
    { "-amt", LESART_TOKEN_WORD, 0 },
    { "54-Jährige", LESART_TOKEN_WORD, LESART_TOKEN_HAS_DIGIT | LESART_TOKEN_HAS_HYPHEN },
    { "Dr.", LESART_TOKEN_WORD, LESART_TOKEN_UPPER | LESART_TOKEN_ABBREVIATION },
    { "bzw.", LESART_TOKEN_WORD, LESART_TOKEN_ABBREVIATION },
    { "1.250,50", LESART_TOKEN_NUMBER, LESART_TOKEN_HAS_DIGIT },
    { "8.", LESART_TOKEN_NUMBER, LESART_TOKEN_HAS_DIGIT | LESART_TOKEN_ORDINAL },
    { "„", LESART_TOKEN_QUOTE, 0 },
    { "«", LESART_TOKEN_QUOTE, 0 },
    { "''", LESART_TOKEN_QUOTE, 0 },
    { ",", LESART_TOKEN_PUNCTUATION, 0 },
    { "…", LESART_TOKEN_PUNCTUATION, 0 },
    { "–", LESART_TOKEN_PUNCTUATION, 0 },
    { "(", LESART_TOKEN_PUNCTUATION, 0 },
    { "€", LESART_TOKEN_SYMBOL, 0 },
    { "%", LESART_TOKEN_SYMBOL, 0 },
    { "§", LESART_TOKEN_SYMBOL, 0 },
    { "°C", LESART_TOKEN_SYMBOL, 0 },
    { "👍🏽", LESART_TOKEN_SYMBOL, 0 },
    { "https://example.org/", LESART_TOKEN_ADDRESS, 0 },
    { "a@example.org", LESART_TOKEN_ADDRESS, 0 },
    { "#btw21", LESART_TOKEN_ADDRESS, LESART_TOKEN_HAS_DIGIT },
  };
  const guint asked = LESART_TOKEN_UPPER | LESART_TOKEN_ALL_CAPS | LESART_TOKEN_HAS_DIGIT
                      | LESART_TOKEN_HAS_HYPHEN | LESART_TOKEN_TRUNCATED | LESART_TOKEN_ABBREVIATION
                      | LESART_TOKEN_ORDINAL | LESART_TOKEN_MIXED_CASE;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autofree char *line = g_strdup_printf ("am %s kam", expected[i].token);
    g_autoptr (LesartSegments) segments = segment (line, NULL);

    g_test_message ("%s", expected[i].token);
    g_assert_cmpuint (segments->n_tokens, ==, 3);
    g_assert_cmpuint (segments->tokens[1].kind, ==, expected[i].kind);
    g_assert_cmphex (segments->tokens[1].flags & asked, ==, expected[i].flags);
  }
}

static void
test_roman_is_ordinal (void)
{
  g_autoptr (LesartSegments) segments = segment ("Friedrich II. kam", NULL);

  g_assert_cmphex (segments->tokens[1].flags & LESART_TOKEN_ORDINAL, !=, 0);
}

static void
test_space_and_start (void)
{
  g_autoptr (LesartSegments) segments = segment ("(„Komm, geh!“) Er geht.", NULL);
  /*                                              (  „  Komm  ,  geh  !  “  )  Er  geht  .  */
  const gboolean spaces[] = { 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0 };
  const gboolean starts[] = { 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0 };

  g_assert_cmpuint (segments->n_tokens, ==, G_N_ELEMENTS (spaces));
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++) {
    g_assert_cmpint ((segments->tokens[i].flags & LESART_TOKEN_SPACE_BEFORE) != 0, ==, spaces[i]);
    g_assert_cmpint ((segments->tokens[i].flags & LESART_TOKEN_SENTENCE_START) != 0, ==, starts[i]);
  }
}

/* --- what must hold of any text ------------------------------------------------------------------
 */

static gboolean
is_unseen (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x200b || c == 0x2060 || c == 0xfeff
         || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069);
}

static void
assert_covered (const LesartText *text, guint32 from, guint32 to)
{
  const char *utf8 = lesart_text_get_utf8 (text, NULL);

  for (const char *p = utf8 + from; p < utf8 + to; p = g_utf8_next_char (p))
    g_assert_true (is_unseen (g_utf8_get_char (p)));
}

static void
assert_sentences (const LesartText *text, const LesartSegments *segments)
{
  const LesartBlock *blocks = lesart_text_get_blocks (text, NULL);
  guint32 token = 0;

  for (guint32 s = 0; s < segments->n_sentences; s++) {
    const LesartSentence *sentence = &segments->sentences[s];
    const LesartBlock *block = &blocks[sentence->block];

    g_assert_cmpuint (sentence->first, ==, token);
    g_assert_cmpuint (sentence->end, >, sentence->first);
    g_assert_cmpuint (segments->tokens[sentence->first].start, >=, block->span.start);
    g_assert_cmpuint (segments->tokens[sentence->end - 1].end, <=, block->span.end);
    g_assert_true (segments->tokens[sentence->first].flags & LESART_TOKEN_SENTENCE_START);
    token = sentence->end;
  }
  g_assert_cmpuint (token, ==, segments->n_tokens);
}

static void
assert_invariants (const LesartText *text, const LesartSegments *segments)
{
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (text, &n_bytes);
  guint32 byte = 0;

  for (guint32 t = 0; t < segments->n_tokens; t++) {
    const LesartToken *token = &segments->tokens[t];

    g_assert_cmpuint (token->byte_start, >=, byte);
    g_assert_cmpuint (token->byte_end, >, token->byte_start);
    g_assert_cmpuint (lesart_text_byte_to_char (text, token->byte_start), ==, token->start);
    g_assert_cmpuint (lesart_text_byte_to_char (text, token->byte_end), ==, token->end);
    g_assert_null (memchr (utf8 + token->byte_start, '\n', token->byte_end - token->byte_start));
    assert_covered (text, byte, token->byte_start);
    byte = token->byte_end;
  }
  assert_covered (text, byte, (guint32) n_bytes);
  assert_sentences (text, segments);
}

static char *
random_text (guint n)
{
  static const char *const pieces[] = {
    "a",      "Z",   "ß",  "Ü",  "8",  "12",      ".",    ",",  ":",      "-",      "–",
    "'",      "’",   "\"", "„",  "“",  "‚",       "‘",    "(",  ")",      "/",      "&",
    "+",      "%",   "°",  "C",  " ",  " ",       " ",    "\n", "\u00a0", "@",      "#",
    "in",     "Der", "II", "z",  "B",  "*",       "_",    "€",  "…",      "\u0308", "\u00ad",
    "\u200d", "👍",   "🇩",  "``", "''", "http://", "www.", "de", "Dr",     "\u200b", "!",
    "?",      "[",   "]",  "\t", "½",  "�"
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
test_random_texts (void)
{
  for (guint i = 0; i < 3000; i++) {
    g_autofree char *utf8 = random_text (1 + (guint) g_test_rand_int_range (0, 80));
    g_autoptr (LesartText) text = NULL;
    g_autoptr (LesartSegments) segments = segment (utf8, &text);
    g_autoptr (LesartSegments) english = lesart_segments_new_english (text);

    g_test_message ("%s", utf8);
    assert_invariants (text, segments);
    assert_invariants (text, english);
  }
}

static void
test_line_by_line (void)
{
  for (guint i = 0; i < 200; i++) {
    g_autofree char *utf8 = random_text (120);
    g_autoptr (LesartText) text = NULL;
    g_autoptr (LesartSegments) whole = segment (utf8, &text);
    g_auto (GStrv) lines = g_strsplit (lesart_text_get_utf8 (text, NULL), "\n", -1);
    guint32 t = 0, at = 0;

    for (guint l = 0; lines[l] != NULL; l++) {
      g_autoptr (LesartSegments) one = segment (lines[l], NULL);

      for (guint32 k = 0; k < one->n_tokens; k++, t++) {
        g_assert_cmpuint (t, <, whole->n_tokens);
        g_assert_cmpuint (whole->tokens[t].start, ==, at + one->tokens[k].start);
        g_assert_cmpuint (whole->tokens[t].end, ==, at + one->tokens[k].end);
        g_assert_cmpuint (whole->tokens[t].kind, ==, one->tokens[k].kind);
      }
      at += (guint32) g_utf8_strlen (lines[l], -1) + 1;
    }
    g_assert_cmpuint (t, ==, whole->n_tokens);
  }
}

/* One piece over and over to 1 MB: a step that looked back or ahead without bound would not end
 * within the time that this test has. */
static void
test_pathological (void)
{
  static const char *const pieces[] = { "a",
                                        "ab.",
                                        "a.",
                                        "1.",
                                        "1,",
                                        "8. ",
                                        ",",
                                        "„",
                                        "\"",
                                        "'",
                                        "s' ",
                                        "'a",
                                        "(",
                                        "(a",
                                        ")",
                                        "-",
                                        "a-",
                                        "1-",
                                        ".",
                                        "! ",
                                        "A. ",
                                        "...",
                                        "http://",
                                        "a@",
                                        "@",
                                        "#a",
                                        "\u0308",
                                        "\u00ad",
                                        "\xf0\x9f\x91\x8d\u200d",
                                        "a:in",
                                        "ab.de",
                                        "\u00a0",
                                        " ",
                                        "Dr. ",
                                        "„Ja!“ N",
                                        "«",
                                        "1'",
                                        "a&",
                                        "``",
                                        "I. ",
                                        "Z",
                                        "!“",
                                        "[1]" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) utf8 = g_string_new (NULL);
    g_autoptr (LesartText) text = NULL;
    g_autoptr (LesartSegments) segments = NULL;
    g_autoptr (LesartSegments) english = NULL;

    g_test_message ("%s", pieces[i]);
    while (utf8->len < 1000 * 1000)
      g_string_append (utf8, pieces[i]);
    segments = segment (utf8->str, &text);
    g_assert_nonnull (segments);
    english = lesart_segments_new_english (text);
    g_assert_nonnull (english);
  }
}

static void
test_cut_letter (void)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (LesartToken));
  const char *umlaut = "für";

  lesart_tokenize (umlaut, 2, 0, 0, tokens);
  g_assert_cmpuint (tokens->len, ==, 1);
  g_assert_cmpuint (g_array_index (tokens, LesartToken, 0).byte_end, ==, 1);
  lesart_tokenize (umlaut + 1, 1, 0, 0, tokens);
  lesart_tokenize (umlaut, 0, 0, 0, tokens);
  g_assert_cmpuint (tokens->len, ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (LesartSegments) segments = segment (" \n\t\n", NULL);
  g_autoptr (LesartSegments) second = lesart_segments_ref (segments);

  g_assert_cmpuint (second->n_tokens, ==, 0);
  g_assert_cmpuint (second->n_sentences, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokenizer/cases", test_token_cases);
  g_test_add_data_func ("/sentences/cases", &german_cases, test_sentence_cases);
  g_test_add_data_func ("/sentences/english-cases", &english_cases, test_sentence_cases);
  g_test_add_func ("/tokenizer/kinds", test_kinds);
  g_test_add_func ("/tokenizer/roman-is-ordinal", test_roman_is_ordinal);
  g_test_add_func ("/tokenizer/space-and-start", test_space_and_start);
  g_test_add_func ("/tokenizer/random-texts", test_random_texts);
  g_test_add_func ("/tokenizer/line-by-line", test_line_by_line);
  g_test_add_func ("/tokenizer/pathological", test_pathological);
  g_test_add_func ("/tokenizer/cut-letter", test_cut_letter);
  g_test_add_func ("/tokenizer/empty", test_empty);
  return g_test_run ();
}
