/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding a stored passage in the text.
 */
#include <string.h>

#include "anchor.h"

typedef struct {
  const char *text;
  LesartStoredQuote quote;
  const char *found; /* NULL: not found */
  guint32 start;
} Case;

static void
check (const Case *test)
{
  g_autoptr (LesartText) text = lesart_text_new (test->text, -1, NULL);
  g_autofree char *slice = NULL;
  g_auto (LesartAnchorer) anchorer = { 0 };
  LesartSpan span;
  gboolean is_found;

  lesart_anchorer_init (&anchorer, text);
  is_found = lesart_anchorer_find (&anchorer, &test->quote, &span);
  if (test->found == NULL) {
    g_assert_false (is_found);
    return;
  }
  g_assert_true (is_found);
  slice = lesart_text_slice (text, span);
  g_assert_cmpstr (slice, ==, test->found);
  g_assert_cmpuint (span.start, ==, test->start);
}

static void
test_position (void)
{
  static const Case cases[] = {
    { "Der Kanzler sprach.",
      { "Kanzler", "Der ", " sprach.", TRUE, { 4, 11 }, FALSE },
      "Kanzler",
      4 },
    { "Der Kanzler sprach.", { "Kanzler", NULL, NULL, TRUE, { 4, 11 }, FALSE }, "Kanzler", 4 },
    { "Der Kanzler sprach.", { NULL, NULL, NULL, TRUE, { 4, 11 }, TRUE }, "Kanzler", 4 },
    { "Der Kanzler sprach.", { NULL, NULL, NULL, TRUE, { 4, 11 }, FALSE }, NULL, 0 },
    { "Der Kanzler sprach.", { NULL, NULL, NULL, TRUE, { 4, 999 }, TRUE }, NULL, 0 },
    { "Der Kanzler sprach.", { NULL, NULL, NULL, TRUE, { 11, 4 }, TRUE }, NULL, 0 },
    { "Der Kanzler sprach.",
      { "Kanzler", NULL, NULL, TRUE, { 4000000000u, 4000000007u }, FALSE },
      "Kanzler",
      4 },
    { "Der Kanzler sprach.", { NULL, NULL, NULL, FALSE, { 0, 0 }, TRUE }, NULL, 0 },
    { "Der Kanzler sprach.", { "", NULL, NULL, FALSE, { 0, 0 }, TRUE }, NULL, 0 },
    { "", { "Kanzler", "Der ", NULL, TRUE, { 4, 11 }, FALSE }, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

/* Counted in code points: an emoji is one, a decomposed umlaut two, a soft hyphen counts. CR LF is
 * LF in a text, so that stored words with it are others by the letter. */
static void
test_units (void)
{
  static const Case cases[] = {
    { "😊😊 Ende", { "Ende", "😊😊 ", "", TRUE, { 3, 7 }, FALSE }, "Ende", 3 },
    { "Mu\xcc\x88ller geht", { "geht", NULL, NULL, TRUE, { 8, 12 }, FALSE }, "geht", 8 },
    { "Mu\xcc\x88ller geht",
      { "Mu\xcc\x88ller", NULL, NULL, FALSE, { 0, 0 }, FALSE },
      "Mu\xcc\x88ller",
      0 },
    { "Donau\xc2\xad"
      "dampf\r\nschiff",
      { "dampf\r\nschiff", NULL, NULL, TRUE, { 6, 19 }, FALSE },
      "dampf\nschiff",
      6 },
    /* UTF-16 units, as some programs count: the words are not at that place, but are found. */
    { "😊😊 Ende", { "Ende", NULL, NULL, TRUE, { 5, 9 }, FALSE }, "Ende", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_words (void)
{
  static const char twice[] = "Erst sagte Meyer ja. Dann sagte Meyer nein.";
  static const Case cases[] = {
    { twice, { "Meyer", "Dann sagte ", " nein.", FALSE, { 0, 0 }, FALSE }, "Meyer", 32 },
    { twice, { "Meyer", "Erst sagte ", " ja.", TRUE, { 33, 38 }, FALSE }, "Meyer", 11 },
    { twice, { "Meyer", NULL, NULL, TRUE, { 30, 35 }, FALSE }, "Meyer", 32 },
    { twice, { "Meyer", NULL, NULL, FALSE, { 0, 0 }, FALSE }, NULL, 0 },     /* which? */
    { twice, { "Meyer", " sagte ", " ", FALSE, { 0, 0 }, FALSE }, NULL, 0 }, /* which? */
    { twice, { "sagte Meyer nein", NULL, NULL, FALSE, { 0, 0 }, FALSE }, "sagte Meyer nein", 26 },
    { twice, { "Müller", "Dann sagte ", NULL, TRUE, { 32, 37 }, FALSE }, NULL, 0 },
    { twice,
      { "ja", "Sie rief laut ", " und ging.", FALSE, { 0, 0 }, FALSE },
      NULL,
      0 }, /* another "ja" */
    { twice, { "ja", "Sie rief laut ", " und ging.", TRUE, { 17, 19 }, FALSE }, "ja", 17 },
    { "aaaa", { "aa", NULL, NULL, TRUE, { 9, 11 }, FALSE }, "aa", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

/* A passage behind an insertion is found by how far the one before had moved, also one of many. */
static void
test_shift (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new ("Ein neuer erster Satz. ");
  g_autoptr (LesartText) text = NULL;
  g_auto (LesartAnchorer) anchorer = { 0 };

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (before, "Satz %04u hier. ", i % 7);
  g_string_append (after, before->str);
  text = lesart_text_new (after->str, -1, NULL);
  lesart_anchorer_init (&anchorer, text);
  for (guint32 i = 10; i < 2990; i++) {
    guint32 start = i * 16;
    g_autofree char *exact = g_strndup (before->str + start, 9);
    g_autofree char *prefix = g_strndup (before->str + start - 32, 32);
    g_autofree char *suffix = g_strndup (before->str + start + 9, 32);
    const LesartStoredQuote quote = { exact, prefix, suffix, TRUE, { start, start + 9 }, FALSE };
    LesartSpan span;

    g_assert_true (lesart_anchorer_find (&anchorer, &quote, &span));
    g_assert_cmpuint (span.start, ==, start + 23);
  }
}

/* Many passages that are everywhere or nowhere in a long text: the work has an end. */
static void
test_hostile (void)
{
  gsize n_bytes = 1 << 20;
  g_autofree char *bytes = g_malloc (n_bytes + 1);
  g_autoptr (LesartText) text = NULL;
  g_auto (LesartAnchorer) anchorer = { 0 };
  LesartSpan span;

  memset (bytes, 'a', n_bytes);
  bytes[n_bytes] = '\0';
  text = lesart_text_new (bytes, -1, NULL);
  lesart_anchorer_init (&anchorer, text);
  anchorer.budget >>= 6; /* the test need not last as long as a file may */
  for (guint i = 0; i < 100000; i++) {
    const LesartStoredQuote everywhere = { "aaaa", "aaaaaaaaaaaaaaab", "baaaaaaaaaaaaaaa",
                                           FALSE,  { 0, 0 },           FALSE };
    const LesartStoredQuote nowhere = { "aaab", NULL, NULL, FALSE, { 0, 0 }, FALSE };

    g_assert_false (lesart_anchorer_find (&anchorer, i % 2 == 0 ? &everywhere : &nowhere, &span));
  }
  g_assert_cmpint (anchorer.budget, <=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor/position", test_position);
  g_test_add_func ("/anchor/units", test_units);
  g_test_add_func ("/anchor/words", test_words);
  g_test_add_func ("/anchor/shift", test_shift);
  g_test_add_func ("/anchor/hostile", test_hostile);
  return g_test_run ();
}
