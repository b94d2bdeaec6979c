/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searching as a reader means it.
 */
#include <string.h>

#include "finder.h"

typedef struct {
  const char *text;
  const char *query;
  const char *hits; /* what stands there, with | between */
} Case;

static char *
find (const char *utf8, const char *query, gboolean whole_words)
{
  g_autoptr (LesartText) text = lesart_text_new (utf8, -1, NULL);
  g_autoptr (GArray) hits = lesart_find (text, query, whole_words);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++) {
    g_autofree char *slice = lesart_text_slice (text, g_array_index (hits, LesartSpan, i));

    g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", slice);
  }
  return g_string_free (g_steal_pointer (&found), FALSE);
}

static void
check (const Case *cases, guint n_cases, gboolean whole_words)
{
  for (guint i = 0; i < n_cases; i++) {
    g_autofree char *found = find (cases[i].text, cases[i].query, whole_words);

    g_assert_cmpstr (found, ==, cases[i].hits);
  }
}

static void
test_letters (void)
{
  static const Case cases[] = {
    { "Der Kanzler und der KANZLER", "kanzler", "Kanzler|KANZLER" },
    { "Müller, Mueller, MÜLLER, Mu\xcc\x88ller, Muller", "müller",
      "Müller|Mueller|MÜLLER|Mu\xcc\x88ller" },
    { "Müller, Mueller, Muller", "mueller", "Müller|Mueller" },
    { "Müller", "Mu", "" },
    { "Mu\xcc\x88ller", "Mu", "" },
    { "Müller", "eller", "" },
    { "Müller", "ü", "ü" },
    { "Maß, Mass, MASS, MAẞ", "maß", "Maß|Mass|MASS|MAẞ" },
    { "Maß, Mass", "mass", "Maß|Mass" },
    { "Straße", "s", "S" },
    { "Café, Cafe, Zoë, François", "cafe", "Café|Cafe" },
    { "Zoë", "zoe", "Zoë" },
    { "Mut, Müll", "u", "u" }, /* half of an umlaut is no hit */
    { "die Bank und die Sparkassenbank", "bank", "Bank|bank" },
    { "Straße und STRASSE", "Strasse", "Straße|STRASSE" },
    { "😊 Übel 😊", "übel 😊", "Übel 😊" },
    { "ﬁnden", "finden", "finden" }, /* the text has no ligatures */
    { "5 m²", "m2", "m²" },
  };

  check (cases, G_N_ELEMENTS (cases), FALSE);
}

static void
test_spaces_and_signs (void)
{
  static const Case cases[] = {
    { "Donau\xc2\xad"
      "dampf\xc2\xadschiff",
      "Donaudampfschiff",
      "Donau\xc2\xad"
      "dampf\xc2\xadschiff" },
    { "Donaudampfschiff",
      "Donau\xc2\xad"
      "dampf",
      "Donaudampf" },
    { "erst  der\nKanzler", "der kanzler", "der\nKanzler" },
    { "10\xc2\xa0"
      "000 Euro",
      "10 000",
      "10\xc2\xa0"
      "000" },
    { "a b", "  a \n b ", "a b" },
    { "Bundes-\nregierung", "bundesregierung", "Bundes-\nregierung" },
    { "Bundes-\nund Landesmittel", "bundes- und", "Bundes-\nund" },
    { "E-\nMail", "e-mail", "E-\nMail" },
    { "er sagte: „Nein“ – dann", "\"nein\" - dann", "„Nein“ – dann" },
    { "»Nein«", "\"nein\"", "»Nein«" },
    { "wie geht’s", "geht's", "geht’s" },
    { "warte…", "warte...", "warte…" },
    { "ende-", "ende-", "ende-" },
    { "ende-\n", "ende", "ende" },
  };

  check (cases, G_N_ELEMENTS (cases), FALSE);
}

static void
test_whole_words (void)
{
  static const Case cases[] = {
    { "Rat, Rathaus, Stadtrat, RAT. 3Rat", "rat", "Rat|RAT" },
    { "Rat-haus", "rat", "Rat" },
    { "der Rat der", "rat der", "Rat der" },
    { "Rat\xc2\xadhaus", "rat", "" },
    { "a-b ab", "-b", "-b" },
    { "x xx x x", "x x", "x x" },
    { "Maß Maße", "mass", "Maß" },
    { "Rat", "rat", "Rat" },
    { "G20, 5 und 7", "5", "5" },
  };

  check (cases, G_N_ELEMENTS (cases), TRUE);
}

static void
test_edges (void)
{
  static const Case cases[] = {
    { "", "a", "" },
    { "abc", "", "" },
    { "abc", "  \n ", "" },
    { "abc", "\xc2\xad", "" },
    { "abc", "abcd", "" },
    { "aaaa", "aa", "aa|aa" },
    { "aabaabaab", "aabaab", "aabaab" },
    { "abc", "\xff", "" },
    { "\xcc\x88"
      "abc",
      "abc", "abc" },
  };

  check (cases, G_N_ELEMENTS (cases), FALSE);
}

/* Against the plainest search there is, on letters that fold to themselves. */
static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++) {
    char text[41] = { 0 };
    char query[5] = { 0 };
    g_autoptr (GString) expected = g_string_new (NULL);
    g_autofree char *found = NULL;
    gsize n_query = (gsize) g_test_rand_int_range (1, 5);

    for (guint i = 0; i < sizeof text - 1; i++)
      text[i] = (char) g_test_rand_int_range ('a', 'c');
    for (guint i = 0; i < n_query; i++)
      query[i] = (char) g_test_rand_int_range ('a', 'c');
    for (const char *at = strstr (text, query); at != NULL; at = strstr (at + n_query, query))
      g_string_append_printf (expected, "%s%s", expected->len > 0 ? "|" : "", query);
    found = find (text, query, FALSE);
    g_assert_cmpstr (found, ==, expected->str);
  }
}

/* Nothing that takes longer than reading: no space, nothing but marks, a query as long as the text.
 */
static void
test_long (void)
{
  const gsize n_letters = 1 << 20;
  g_autofree char *letters = g_strnfill (n_letters, 'a');
  g_autoptr (GString) marks = g_string_new ("u");
  g_autofree char *query = g_strnfill (n_letters / 2, 'a');
  g_autofree char *found = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *in_marks = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (marks, "\xcc\x88");
  query[n_letters / 2 - 1] = 'b';
  missing = find (letters, query, FALSE);
  g_assert_cmpstr (missing, ==, "");
  found = find (letters, letters, TRUE);
  g_assert_cmpuint (strlen (found), ==, n_letters);
  in_marks = find (marks->str, "ü", FALSE);
  g_assert_cmpstr (in_marks, ==, marks->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finder/letters", test_letters);
  g_test_add_func ("/finder/spaces-and-signs", test_spaces_and_signs);
  g_test_add_func ("/finder/whole-words", test_whole_words);
  g_test_add_func ("/finder/edges", test_edges);
  g_test_add_func ("/finder/random", test_random);
  g_test_add_func ("/finder/long", test_long);
  return g_test_run ();
}
