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

static LesartLanguage *language;

static char *
find (const char *utf8, const char *query, LesartFindFlags flags)
{
  g_autoptr (LesartText) text = lesart_text_new (utf8, -1, NULL);
  g_autoptr (LesartFinder) finder = lesart_finder_new (text, language);
  gboolean more;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = lesart_finder_find (finder, query, flags, NULL, &more, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_false (more);

  for (guint i = 0; i < hits->len; i++) {
    g_autofree char *slice = lesart_text_slice (text, g_array_index (hits, LesartSpan, i));

    g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", slice);
  }
  return g_string_free (g_steal_pointer (&found), FALSE);
}

static void
check (const Case *cases, guint n_cases, LesartFindFlags flags)
{
  for (guint i = 0; i < n_cases; i++) {
    g_autofree char *found = find (cases[i].text, cases[i].query, flags);

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

  check (cases, G_N_ELEMENTS (cases), LESART_FIND_PLAIN);
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

  check (cases, G_N_ELEMENTS (cases), LESART_FIND_PLAIN);
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

  check (cases, G_N_ELEMENTS (cases), LESART_FIND_WHOLE_WORDS);
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

  check (cases, G_N_ELEMENTS (cases), LESART_FIND_PLAIN);
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
    for (guint i = 0; i < MIN (n_query, sizeof query - 1); i++)
      query[i] = (char) g_test_rand_int_range ('a', 'c');
    for (const char *at = strstr (text, query); at != NULL; at = strstr (at + n_query, query))
      g_string_append_printf (expected, "%s%s", expected->len > 0 ? "|" : "", query);
    found = find (text, query, LESART_FIND_PLAIN);
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
  missing = find (letters, query, LESART_FIND_PLAIN);
  g_assert_cmpstr (missing, ==, "");
  found = find (letters, letters, LESART_FIND_WHOLE_WORDS);
  g_assert_cmpuint (strlen (found), ==, n_letters);
  in_marks = find (marks->str, "ü", LESART_FIND_PLAIN);
  g_assert_cmpstr (in_marks, ==, marks->str);
}

/* What a word is a form of is asked of the lexicon; a word that it lacks has at least itself and
 * its genitive. */
static void
test_forms (void)
{
  static const Case cases[] = {
    { "Die Häuser, das Haus, des Hauses, im HAUSE, die Maus", "Haus", "Häuser|Haus|Hauses|HAUSE" },
    { "Er ging, sie geht, gegangen sind wir, das Ding", "gehen", "ging|geht|gegangen" },
    { "Er ging, sie geht, gegangen sind wir", "ging", "ging|geht|gegangen" },
    { "gute Nachrichten, bessere Zeiten, die besten", "gut", "gute|bessere|besten" },
    { "Hochhäuser, Häuserfront, Hausboote, Auto", "Haus", "Hochhäuser|Häuserfront|Hausboote" },
    { "KI-Chips und Chip-Hersteller", "Chip", "Chips|Chip" },
    { "Qwertzers Plan und Qwertzer, Qwert", "Qwertzer", "Qwertzers|Qwertzer" },
    { "des alten Hauses, der alte Mann, alte Häuser", "altes Haus", "alten Hauses|alte Häuser" },
    { "Häu\xc2\xad"
      "ser",
      "haus",
      "Häu\xc2\xad"
      "ser" },
    { "nichts davon", "", "" },
    { "nichts davon", "?!", "" },
  };

  check (cases, G_N_ELEMENTS (cases), LESART_FIND_FORMS);
}

static void
test_patterns (void)
{
  static const Case cases[] = {
    { "5 Euro, 12 Euro und 7 Dollar", "\\d+ (Euro|Dollar)", "5 Euro|12 Euro|7 Dollar" },
    { "Größe GRÖSSE größer", "größe", "Größe|größe" },
    { "Übel übel", "^ü\\w+", "Übel" },
    { "eins\nzwei", "^\\w+$", "eins|zwei" },
    { "a b", "x*", "" }, /* what is empty is no hit */
    { "😊 ab 😊 ab", "a.", "ab|ab" },
  };
  static const Case whole[] = { { "Rat Rats Rat", "r.t", "Rat|Rat" },
                                { "Äpfel Pfel", "pfel", "Pfel" },
                                { "a1 b a", "a|b", "b|a" } };

  check (cases, G_N_ELEMENTS (cases), LESART_FIND_PATTERN);
  check (whole, G_N_ELEMENTS (whole), LESART_FIND_PATTERN | LESART_FIND_WHOLE_WORDS);
}

static void
check_refused (const char *utf8, const char *pattern, LesartFindError code)
{
  g_autoptr (LesartText) text = lesart_text_new (utf8, -1, NULL);
  g_autoptr (LesartFinder) finder = lesart_finder_new (text, NULL);
  g_autoptr (GError) error = NULL;
  gboolean more;

  g_assert_null (lesart_finder_find (finder, pattern, LESART_FIND_PATTERN, NULL, &more, &error));
  g_assert_error (error, LESART_FIND_ERROR, (int) code);
  if (code == LESART_FIND_ERROR_PATTERN)
    g_assert_cmpstr (error->message, !=, "");
}

/* Patterns that would take longer than the sun shines. */
static void
test_refused_patterns (void)
{
  g_autofree char *letters = g_strnfill (5000, 'a');

  letters[4999] = '!';
  check_refused ("abc", "(", LESART_FIND_ERROR_PATTERN);
  check_refused ("abc", "[z-a]", LESART_FIND_ERROR_PATTERN);
  check_refused ("abc", "a)(b", LESART_FIND_ERROR_PATTERN);
  check_refused (letters, "(a+)+$", LESART_FIND_ERROR_SLOW);
  check_refused (letters, "^(a|aa|aaa)*$", LESART_FIND_ERROR_SLOW);
}

static void
test_most (void)
{
  g_autofree char *letters = g_strnfill (LESART_FIND_MOST + 1, 'a');
  g_autoptr (LesartText) text = lesart_text_new (letters, -1, NULL);
  g_autoptr (LesartFinder) finder = lesart_finder_new (text, NULL);
  g_autoptr (GArray) hits = NULL;
  gboolean more;

  hits = lesart_finder_find (finder, "a", LESART_FIND_PLAIN, NULL, &more, NULL);
  g_assert_cmpuint (hits->len, ==, LESART_FIND_MOST);
  g_assert_true (more);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, NULL);
  g_assert_nonnull (language);
  g_test_add_func ("/finder/letters", test_letters);
  g_test_add_func ("/finder/spaces-and-signs", test_spaces_and_signs);
  g_test_add_func ("/finder/whole-words", test_whole_words);
  g_test_add_func ("/finder/edges", test_edges);
  g_test_add_func ("/finder/random", test_random);
  g_test_add_func ("/finder/long", test_long);
  g_test_add_func ("/finder/forms", test_forms);
  g_test_add_func ("/finder/patterns", test_patterns);
  g_test_add_func ("/finder/refused-patterns", test_refused_patterns);
  g_test_add_func ("/finder/most", test_most);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
