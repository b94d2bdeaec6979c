/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences find those that say the same, and beads are whole whatever the texts are.
 */
#include "align.h"

#include <string.h>

/* Sentences are lines here. */
static LesartBitext *
make_lines (const char *german, const char *english)
{
  g_autoptr (LesartText) german_text = lesart_text_new (german, -1, NULL);
  g_autoptr (LesartText) english_text = lesart_text_new (english, -1, NULL);
  g_autoptr (LesartSegments) german_lines = lesart_segments_new_lines (german_text);
  g_autoptr (LesartSegments) english_lines = lesart_segments_new_lines (english_text);

  return lesart_bitext_new (german_text, german_lines, english_text, english_lines);
}

/* Beads as "1:1 2:1 0:1". */
static char *
align (const LesartBitext *bitext)
{
  GString *found = g_string_new (NULL);
  guint n_sentences[LESART_N_SIDES];
  gsize n_beads;
  g_autofree LesartBead *beads =
      lesart_align_sentences (bitext, NULL, NULL, NULL, NULL, NULL, &n_beads);

  lesart_bitext_count_sentences (bitext, n_sentences);
  g_assert_true (lesart_beads_are_whole (beads, n_beads, n_sentences));
  for (gsize b = 0; b < n_beads; b++) {
    g_assert_cmpfloat (beads[b].score, >=, 0);
    g_assert_cmpfloat (beads[b].score, <=, 1);
    g_assert_false (beads[b].human);
    g_string_append_printf (found, "%s%u:%u", b > 0 ? " " : "", beads[b].n[0], beads[b].n[1]);
  }
  return g_string_free (found, FALSE);
}

typedef struct {
  const char *what;
  const char *german;
  const char *english;
  const char *beads;
} Case;

static const Case cases[] = {
  { "nothing", "", "", "" },
  { "one side only", "", "One sentence.\nAnother one.", "0:1 0:1" },
  { "lengths alone",
    "Er kam.\nDanach setzte sich der alte Mann lange ans Fenster und schwieg.\nSie ging.",
    "He came.\nAfter that the old man sat down at the window for a long time, silent.\nShe left.",
    "1:1 1:1 1:1" },
  { "two sentences made of one",
    "Der Direktor des Museums, Paul Kessler, sprach am Dienstag in Wien, und danach "
    "fuhr er mit dem Zug nach Budapest.\nDort traf er Anna Novak.",
    "Paul Kessler, the director of the museum, spoke in Vienna on Tuesday.\nAfter that he took "
    "the train to Budapest.\nThere he met Anna Novak.",
    "1:2 1:1" },
  { "a sentence left out, told by a name and a figure",
    "Kessler kam aus Prag.\nIm Jahr 1987 waren es noch 4.512 Besucher gewesen.\nAnna Novak war "
    "dabei.",
    "Kessler came from Prague.\nAnna Novak was there.", "1:1 1:0 1:1" },
  { "figures in the marks of each language, and with another scale",
    "Im ersten Jahr kamen 1.250,5 Tonnen Müll zusammen.\nIm zweiten Jahr kamen 7,3 Milliarden Euro "
    "zusammen.\nIm dritten Jahr kamen 16 neue Leute zusammen.",
    "In the second year 7.3 billion euros came in.\nIn the third year 16 new people came together.",
    "1:0 1:1 1:1" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LesartBitext) bitext = make_lines (cases[i].german, cases[i].english);
    g_autofree char *found = align (bitext);

    g_test_message ("%s", cases[i].what);
    g_assert_cmpstr (found, ==, cases[i].beads);
  }
}

/* Made-up names, three a sentence, which both sides have. */
static void
write_sentence (GString *text, const char *frame, guint number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (number);

  g_string_append (text, frame);
  for (guint word = 0; word < 3; word++) {
    g_string_append_c (text, ' ');
    for (guint i = 0; i < 7; i++)
      g_string_append_c (
          text, (char) g_rand_int_range (random, i == 0 ? 'A' : 'a', i == 0 ? 'Z' + 1 : 'z' + 1));
  }
  g_string_append (text, ".\n");
}

/* More than a band is wide is missing in the middle of a side. */
static void
test_gap (void)
{
  g_autoptr (GString) german = g_string_new (NULL);
  g_autoptr (GString) english = g_string_new (NULL);
  g_autoptr (LesartBitext) bitext = NULL;
  g_autofree LesartBead *beads = NULL;
  gsize n_beads;
  guint n_right = 0;

  for (guint i = 0; i < 2000; i++) {
    write_sentence (german, "Dabei waren", i);
    if (i < 500 || i >= 1400)
      write_sentence (english, "Present were", i);
  }
  bitext = make_lines (german->str, english->str);
  beads = lesart_align_sentences (bitext, NULL, NULL, NULL, NULL, NULL, &n_beads);
  for (gsize b = 0; b < n_beads; b++)
    if (beads[b].n[0] == 1 && beads[b].n[1] == 1)
      n_right += beads[b].first[0] == beads[b].first[1] + (beads[b].first[1] < 500 ? 0 : 900);
  g_assert_cmpuint (n_right, >=, 1095);
}

/* Neither texts that have nothing in common, nor those that are all the same, break the beads. */
static void
test_odd_texts (void)
{
  static const guint lengths[][2] = { { 1, 900 }, { 900, 1 }, { 700, 30 }, { 400, 400 } };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint same = 0; same < 2; same++) {
      g_autoptr (GString) german = g_string_new (NULL);
      g_autoptr (GString) english = g_string_new (NULL);
      g_autoptr (LesartBitext) bitext = NULL;
      g_autofree char *found = NULL;

      for (guint s = 0; s < lengths[i][0]; s++)
        write_sentence (german, "Das ist", same ? 1 : s);
      for (guint s = 0; s < lengths[i][1]; s++)
        write_sentence (english, "This is", same ? 1 : s + 5000);
      bitext = make_lines (german->str, english->str);
      found = align (bitext);
    }
}

/* Words of both texts that are all alike: each could stand for each. */
static void
test_alike_words (void)
{
  g_autoptr (GString) german = g_string_new (NULL);
  g_autoptr (GString) english = g_string_new (NULL);
  g_autoptr (LesartBitext) bitext = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < 20000; i++) {
    g_string_append_printf (german, "international%u-%u\n", i, i % 7);
    g_string_append_printf (english, "internatione%u 1.%u\n", i, i % 11);
  }
  bitext = make_lines (german->str, english->str);
  found = align (bitext);
}

static void
test_cancelled (void)
{
  g_autoptr (LesartBitext) bitext = make_lines ("Ein Satz.", "A sentence.");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gsize n_beads = 7;

  g_cancellable_cancel (cancellable);
  g_assert_null (lesart_align_sentences (bitext, NULL, NULL, cancellable, NULL, NULL, &n_beads));
  g_assert_cmpuint (n_beads, ==, 0);
}

static void
test_places (void)
{
  g_autoptr (LesartText) german = lesart_text_new ("Titel\n\nEins ist da. Zwei auch.", -1, NULL);
  g_autoptr (LesartText) english = lesart_text_new ("Title\n\nOne is here.", -1, NULL);
  g_autoptr (LesartBitext) bitext = lesart_bitext_new (german, NULL, english, NULL);
  static const gssize sentences[] = { 0, 0, 0, 0, 0, 0, 0, 1 };
  const LesartBead bead = { { 1, 1 }, { 2, 1 }, 1, FALSE }, none = { { 3, 2 }, { 0, 0 }, 1, FALSE };
  LesartSpan span;

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    g_assert_cmpint (lesart_bitext_find_sentence (bitext, LESART_SIDE_GERMAN, i), ==, sentences[i]);
  g_assert_cmpint (lesart_bitext_find_sentence (bitext, LESART_SIDE_GERMAN, 99), ==, 2);
  span = lesart_bitext_get_bead_span (bitext, &bead, LESART_SIDE_GERMAN);
  g_assert_cmpuint (span.start, ==, 7);
  g_assert_cmpuint (span.end, ==, 30);
  span = lesart_bitext_get_bead_span (bitext, &none, LESART_SIDE_GERMAN);
  g_assert_true (lesart_span_is_empty (span));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/align/cases", test_cases);
  g_test_add_func ("/align/gap", test_gap);
  g_test_add_func ("/align/odd-texts", test_odd_texts);
  g_test_add_func ("/align/alike-words", test_alike_words);
  g_test_add_func ("/align/cancelled", test_cancelled);
  g_test_add_func ("/align/places", test_places);
  return g_test_run ();
}
