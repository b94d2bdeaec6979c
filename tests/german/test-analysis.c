/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Forms, listed or not: how each is reached, and that its lemma and class are among what is found.
 */
#include "language.h"
#include "lexemes.h"

#include <string.h>

static LesartLanguage *language;
static const LesartLexicon *lexicon;

typedef struct {
  const char *form;
  gboolean folded;
  LesartReach reach;
  const char *lemma; /* NULL: nothing is found */
  LesartWordClass word_class;
  guint32 features; /* all of them in one analysis */
} Case;

static const Case cases[] = {
  { "Häusern", FALSE, LESART_REACH_LISTED, "Haus", LESART_CLASS_NOUN,
    LESART_DATIVE | LESART_PLURAL },
  { "Könnte", TRUE, LESART_REACH_FOLDED, "können", LESART_CLASS_VERB, LESART_SUBJUNCTIVE_2 },
  { "grosser", FALSE, LESART_REACH_RESPELT, "groß", LESART_CLASS_ADJECTIVE, 0 },
  { "Strassen", FALSE, LESART_REACH_RESPELT, "Straße", LESART_CLASS_NOUN, LESART_PLURAL },
  { "BERLIN", FALSE, LESART_REACH_RESPELT, "Berlin", LESART_CLASS_NAME, LESART_PLACE },
  { "Virus'", FALSE, LESART_REACH_RESPELT, "Virus", LESART_CLASS_NOUN, 0 },
  { "US-Präsidenten", FALSE, LESART_REACH_HYPHEN, "US-Präsident", LESART_CLASS_NOUN,
    LESART_DATIVE | LESART_SINGULAR },
  { "Ex-Baudezernentin", FALSE, LESART_REACH_HYPHEN, "Ex-Baudezernentin", LESART_CLASS_NOUN,
    LESART_FEMININE },
  { "32jährige", FALSE, LESART_REACH_HYPHEN, "32jährig", LESART_CLASS_ADJECTIVE, 0 },
  { "Baudezernenten", FALSE, LESART_REACH_COMPOUND, "Baudezernent", LESART_CLASS_NOUN,
    LESART_MASCULINE | LESART_PLURAL },
  { "Zeitungsartikels", FALSE, LESART_REACH_COMPOUND, "Zeitungsartikel", LESART_CLASS_NOUN,
    LESART_GENITIVE },
  { "Blaxierungsfaktoren", FALSE, LESART_REACH_COMPOUND, "Blaxierungsfaktor", LESART_CLASS_NOUN,
    LESART_PLURAL },
  { "Umwälzungen", FALSE, LESART_REACH_ENDING, "Umwälzung", LESART_CLASS_NOUN, LESART_PLURAL },
  { "Bratäpfel", FALSE, LESART_REACH_COMPOUND, "Bratapfel", LESART_CLASS_NOUN, LESART_PLURAL },
  { "Schulhofumbauten", FALSE, LESART_REACH_COMPOUND, "Schulhofumbau", LESART_CLASS_NOUN, 0 },
  { "schwulenfeindlichen", FALSE, LESART_REACH_COMPOUND, "schwulenfeindlich",
    LESART_CLASS_ADJECTIVE, LESART_DATIVE },
  { "Schwulenfeindliche", TRUE, LESART_REACH_COMPOUND, "schwulenfeindlich", LESART_CLASS_ADJECTIVE,
    0 },
  { "hinweggezogen", FALSE, LESART_REACH_PREFIX, "hinwegziehen", LESART_CLASS_VERB,
    LESART_PAST_PARTICIPLE },
  { "hinwegzuziehen", FALSE, LESART_REACH_PREFIX, "hinwegziehen", LESART_CLASS_VERB,
    LESART_INFINITIVE_ZU },
  { "Xyloquablocks", FALSE, LESART_REACH_TAIL, "Xyloquablock", LESART_CLASS_NOUN, LESART_GENITIVE },
  { "brokkelten", FALSE, LESART_REACH_ENDING, "brokkeln", LESART_CLASS_VERB,
    LESART_PAST | LESART_PLURAL | LESART_THIRD },
  { "verblaxten", FALSE, LESART_REACH_ENDING, "verblaxen", LESART_CLASS_VERB, LESART_PAST },
  { "Quaxierungen", FALSE, LESART_REACH_ENDING, "Quaxierung", LESART_CLASS_NOUN,
    LESART_FEMININE | LESART_PLURAL },
  { "Blaxismus", FALSE, LESART_REACH_ENDING, "Blaxismus", LESART_CLASS_NOUN, LESART_MASCULINE },
  { "4711", FALSE, LESART_REACH_NONE, NULL, 0, 0 },
  { "Qq", FALSE, LESART_REACH_NONE, NULL, 0, 0 },
  { "SPDCDU", FALSE, LESART_REACH_NONE, NULL, 0, 0 },
  { "-", TRUE, LESART_REACH_FOLDED, NULL, 0, 0 },
  { "Groß-", FALSE, LESART_REACH_NONE, NULL, 0, 0 },
  { "", FALSE, LESART_REACH_NONE, NULL, 0, 0 },
  { "\xff\xfe", FALSE, LESART_REACH_NONE, NULL, 0, 0 },
};

static gboolean
is_among (const LesartAnalysis *analysis, const Case *wanted)
{
  for (guint i = 0; i < analysis->n_lexemes; i++) {
    const LesartLexeme *lexeme = &analysis->lexemes[i];
    char lemma[LESART_LEMMA_MAX];

    lesart_analysis_get_lemma (lexicon, analysis, lexeme, lemma);
    if (strcmp (lemma, wanted->lemma) == 0 && lexeme->word_class == wanted->word_class
        && (lexeme->features & wanted->features) == wanted->features)
      return TRUE;
  }
  return FALSE;
}

static void
test_cases (void)
{
  g_autoptr (LesartLexemes) lexemes = lesart_lexemes_new (lexicon);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const LesartForm *form = lesart_lexemes_get (lexemes, cases[i].form, strlen (cases[i].form));
    const LesartAnalysis *analysis = lesart_lexemes_analyse (lexemes, form, cases[i].folded);

    g_assert_true (analysis == lesart_lexemes_analyse (lexemes, form, cases[i].folded));
    if (analysis->reach != cases[i].reach
        || (cases[i].lemma != NULL && !is_among (analysis, &cases[i]))) {
      g_test_message ("%s: reached by %d", cases[i].form, analysis->reach);
      g_test_fail ();
    }
    g_assert_true (analysis->reach != LESART_REACH_NONE || analysis->n_lexemes == 0);
  }
}

static void
test_parts (void)
{
  LesartCompound compound;
  const char *form = "Handelskammerpräsidentenwahlen";

  g_assert_true (
      lesart_compound_split (lexicon, form, strlen (form), 1u << LESART_CLASS_NOUN, &compound));
  g_assert_cmpuint (compound.n_parts, >=, 3);
  g_assert_cmpuint (compound.starts[0], ==, 0);
  g_assert_cmpstr (form + compound.starts[compound.n_parts - 1], ==, "wahlen");
  g_assert_false (lesart_compound_split (lexicon, "Haus", 4, 1u << LESART_CLASS_NOUN, &compound));
  g_assert_false (lesart_compound_split (NULL, "Haustür", 8, 1u << LESART_CLASS_NOUN, &compound));
}

/* Whatever the bytes: no crash, valid lemmas. */
static void
test_any_bytes (void)
{
  static const char *const bits[] = { "ä",    "ss",       "ß", "-",  "'",   "ge",
                                      "zu",   "Haus",     "İ", "en", "auf", "Bau",
                                      "\xcc", "\xcc\x88", "7", "ẞ",  "SS",  "s" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 20000; round++) {
    g_autoptr (GString) form = g_string_new (NULL);
    LesartAnalysis analysis;
    LesartLexeme room[LESART_MAX_LEXEMES];

    for (gint n = g_rand_int_range (rand, 1, 30); n > 0; n--)
      g_string_append (form, bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))]);
    lesart_analyse (lexicon, form->str, form->len, round & 1, &analysis, room);
    for (guint i = 0; i < analysis.n_lexemes; i++) {
      char lemma[LESART_LEMMA_MAX];

      lesart_analysis_get_lemma (lexicon, &analysis, &analysis.lexemes[i], lemma);
      g_assert_true (g_utf8_validate (lemma, -1, NULL));
    }
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, &error);
  g_assert_no_error (error);
  lexicon = lesart_language_get_lexicon (language);
  g_test_add_func ("/german/analysis/cases", test_cases);
  g_test_add_func ("/german/analysis/parts", test_parts);
  g_test_add_func ("/german/analysis/any-bytes", test_any_bytes);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
