/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cases of two other programs, and where we do not do as they do, why.
 *
 * Apache Annotator: packages/dom/test/{text-quote,text-position} of apache/incubator-annotator
 * (Apache-2.0), the text of their elements. Hypothesis: src/annotator/anchoring/test/
 * match-quote-test.js of hypothesis/client (BSD-2-Clause).
 */
#include "anchor.h"

typedef struct {
  const char *text;
  const char *exact;
  const char *prefix;
  const char *suffix;
  LesartSpan span; /* theirs; the first of several */
  const char *why; /* NULL: ours, too; else why it is not, and then it is not found */
} Case;

#define SEVERAL "it is there several times, and nothing says which is meant: we do not choose"
#define EMPTY "a mark of no characters cannot be seen"
#define TIE "the word that told two places apart is neither word that is there now"
#define ROUGH "too little of it is left to say that it is this place, and not another text"

static LesartReanchored
find (const char *bytes, const LesartStoredQuote *quote)
{
  g_autoptr (LesartText) text = lesart_text_new (bytes, -1, NULL);
  g_auto (LesartAnchorer) anchorer = { 0 };

  lesart_anchorer_init (&anchorer, text);
  return lesart_anchorer_relocate (&anchorer, quote, NULL);
}

static void
check (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++) {
    const Case *test = &cases[i];
    const LesartStoredQuote quote = { test->exact, test->prefix, test->suffix,
                                      FALSE,       { 0, 0 },     FALSE };
    LesartReanchored found = find (test->text, &quote);

    g_test_message ("%u: “%s” in “%s”: %u-%u", i, test->exact, test->text, found.span.start,
                    found.span.end);
    if (test->why != NULL) {
      g_assert_cmpint (found.fate, ==, LESART_FATE_GONE);
      continue;
    }
    g_assert_cmpuint (found.span.start, ==, test->span.start);
    g_assert_cmpuint (found.span.end, ==, test->span.end);
  }
}

#define LOREM "lorem ipsum dolor amet yada yada"
#define ANNOTATE "To annotate or not to annotate"
#define CHROMOSOME                                                                                 \
  "The chromosome is ACATATTACGTTAGATATGACACCCATATAGTTATTTATAAGATGGGACAGATATTAGTTTAAAAA"

static void
test_apache_match (void)
{
  static const Case cases[] = {
    { LOREM, "dolor am", NULL, NULL, { 12, 20 }, NULL },
    { LOREM, "yada yada", NULL, NULL, { 23, 32 }, NULL },
    { LOREM, "ipsum dolor", NULL, NULL, { 6, 17 }, NULL },
    { LOREM, "yada", NULL, NULL, { 23, 27 }, SEVERAL },
    { "bananas", "ana", NULL, NULL, { 1, 4 }, SEVERAL },
    { LOREM, "holy grail", NULL, NULL, { 0, 0 }, NULL },
    { LOREM, "o", NULL, "l", { 13, 14 }, NULL },
    { LOREM, "o", "l", "r", { 1, 2 }, SEVERAL },
    /* Theirs is none, as they look for exactly this; ours lets what is around it be corrected. */
    { LOREM, "dolor", NULL, " amot", { 12, 17 }, NULL },
    { LOREM, "dolor am", "", "", { 12, 20 }, NULL },
    { "lorem", "", NULL, NULL, { 0, 0 }, EMPTY },
    { LOREM, "", NULL, "i", { 6, 6 }, EMPTY },
    { LOREM, "", "X", NULL, { 0, 0 }, NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_apache_position (void)
{
  static const struct {
    const char *text;
    LesartSpan position;
  } cases[] = {
    { "l\xf0\x9f\x98\x83rem ipsum dolor amet yada yada", { 12, 20 } },
    { "l\xf0\x9f\x98\x83rem ipsum dolor amet yada yada", { 23, 32 } },
    { "l\xf0\x9f\x98\x83rem ipsum dolor amet yada yada", { 6, 17 } },
  };
  const LesartStoredQuote empty = { NULL, NULL, NULL, TRUE, { 3, 3 }, TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const LesartStoredQuote quote = { NULL, NULL, NULL, TRUE, cases[i].position, TRUE };
    LesartReanchored found = find (cases[i].text, &quote);

    g_assert_cmpuint (found.span.start, ==, cases[i].position.start);
    g_assert_cmpuint (found.span.end, ==, cases[i].position.end);
  }
  g_assert_cmpint (find (cases[0].text, &empty).fate, ==, LESART_FATE_GONE); /* EMPTY */
}

/* What their description of a passage is, read by us: it leads back to the passage. */
static void
test_apache_describe (void)
{
  static const Case cases[] = {
    { LOREM, "dolor amet", "", "", { 12, 22 }, NULL },
    { LOREM, "dolor am", "", "et", { 12, 20 }, NULL },
    { ANNOTATE, "annotate", "to ", "", { 22, 30 }, NULL },
    { "a a a a a a a a a a", "a a a", "a a a a ", " a a a", { 8, 13 }, NULL },
    { ANNOTATE, "annota", "to ", "te", { 22, 28 }, NULL },
    { LOREM, "dolor am", "", "", { 12, 20 }, NULL },
    { ANNOTATE ".", "tate", "", " ", { 7, 11 }, NULL },
    { ANNOTATE, "tate", "to anno", "", { 26, 30 }, NULL },
    { ANNOTATE, "", "e", " ", { 11, 11 }, EMPTY },
    { LOREM, "dolor", "ipsum ", " amet", { 12, 17 }, NULL },
    { LOREM, "r", "lo", "em ipsum", { 2, 3 }, NULL },
    { "Surely counterantidisintermediationism is too long to quote.",
      "dia",
      "disinterme",
      "tionism",
      { 28, 31 },
      NULL },
    { CHROMOSOME,
      "ACATATTAC",
      "",
      "GTTAGATATGACACCCATATAGTTATTTATAAGATGGGACAGATATTAGT",
      { 18, 27 },
      NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

#define SOLITUDE                                                                                     \
  "Many years later, as he faced the firing squad, Colonel Aureliano Buendía was to remember that " \
  "distant afternoon when his father took him to discover ice"
#define CITIES                                                                                      \
  "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age "  \
  "of foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season " \
  "of Light, it was the season of Darkness, it was the spring of hope, it was the winter of "       \
  "despair, we had everything before us, we had nothing before us, we were all going direct to "    \
  "Heaven, we were all going direct the other way."

static void
test_hypothesis (void)
{
  static const Case cases[] = {
    { SOLITUDE, "discover ice", NULL, NULL, { 141, 153 }, NULL },
    { SOLITUDE, "Many years later", NULL, NULL, { 0, 16 }, NULL },
    { SOLITUDE, "Some years later", NULL, NULL, { 0, 16 }, ROUGH },
    { SOLITUDE, ", as he faced the firing squad", "Many years later", NULL, { 16, 46 }, NULL },
    { SOLITUDE, ", as he faced the firing squad", "Some years later", NULL, { 16, 46 }, NULL },
    { SOLITUDE, "Many years later", NULL, ", as he faced the firing squad", { 0, 16 }, NULL },
    { SOLITUDE, "Many years later", NULL, ", as he awaited the firing squad", { 0, 16 }, NULL },
    { CITIES, SOLITUDE, NULL, NULL, { 0, 0 }, NULL },
    { "", "foobar", NULL, NULL, { 0, 0 }, NULL },
    { CITIES, "before us", "we had nothing", NULL, { 331, 340 }, NULL },
    { CITIES, "before us", "we had nout", NULL, { 331, 340 }, TIE },
    { CITIES, "we had", NULL, "nothing", { 316, 322 }, NULL },
    { CITIES, "we had", NULL, "nutting", { 316, 322 }, TIE },
    { CITIES, "befor us", NULL, NULL, { 331, 340 }, SEVERAL },
    { SOLITUDE, "years later", "It used to be many", NULL, { 5, 16 }, NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor-suites/apache/match", test_apache_match);
  g_test_add_func ("/anchor-suites/apache/position", test_apache_position);
  g_test_add_func ("/anchor-suites/apache/describe", test_apache_describe);
  g_test_add_func ("/anchor-suites/hypothesis", test_hypothesis);
  return g_test_run ();
}
