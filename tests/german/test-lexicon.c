/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lexicon: that all is in it that the dictionary has, what well-known forms are, and that
 * damaged bytes do no harm.
 */
#include "analysis.h"
#include "lexicon-builder.h"
#include "lexicon-private.h"

#include <string.h>

typedef struct {
  GBytes *dictionary;
  const guint8 *bytes;
  gsize n_bytes;
  GBytes *built;
  LesartLexicon *lexicon;
} Fixture;

static Fixture data;

static void
load (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("LESART_SOURCE_ROOT"), "data", "language", "german.dict", NULL);
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (LesartLexiconBuilder) builder = lesart_lexicon_builder_new ();
  g_autoptr (GError) error = NULL;

  file = g_mapped_file_new (path, FALSE, &error);
  g_assert_no_error (error);
  data.dictionary = g_mapped_file_get_bytes (file);
  lesart_lexicon_builder_add_dict (builder, g_bytes_get_data (data.dictionary, NULL),
                                   g_bytes_get_size (data.dictionary), &error);
  g_assert_no_error (error);
  data.built = lesart_lexicon_builder_finish (builder, &error);
  g_assert_no_error (error);
  data.bytes = g_bytes_get_data (data.built, &data.n_bytes);
  data.lexicon = lesart_lexicon_new (data.bytes, data.n_bytes, &error);
  g_assert_no_error (error);
}

static void
check_form (const char *form,
            gsize n_bytes,
            const LesartPosEntry *entries,
            guint n_entries,
            gpointer user_data)
{
  guint *n_forms = user_data;
  guint n;
  const LesartLexeme *lexemes = lesart_lexicon_lookup (data.lexicon, form, n_bytes, &n);

  g_assert_cmpuint (n, ==, n_entries);
  for (guint i = 0; i < n; i++) {
    char lemma[LESART_LEMMA_MAX];

    g_assert_cmpuint (lesart_lexicon_get_lemma (data.lexicon, &lexemes[i], form, n_bytes, lemma),
                      ==, strlen (lemma));
    g_assert_cmpstr (lemma, ==, entries[i].lemma);
    g_assert_cmpuint (lexemes[i].word_class, ==, entries[i].word_class);
    g_assert_cmpuint (lexemes[i].features, ==, entries[i].features);
  }
  (*n_forms)++;
}

static void
test_complete (void)
{
  guint n_forms = 0;

  lesart_pos_dict_foreach (g_bytes_get_data (data.dictionary, NULL),
                           g_bytes_get_size (data.dictionary), check_form, &n_forms, NULL);
  g_assert_cmpuint (n_forms, ==, 552751);
}

static const struct {
  const char *form;
  const char *lemma;
  LesartWordClass word_class;
  guint32 features; /* all of them in one analysis */
} forms[] = {
  { "brachte", "bringen", LESART_CLASS_VERB,
    LESART_PAST | LESART_THIRD | LESART_FIRST | LESART_SINGULAR },
  { "aufgebracht", "aufbringen", LESART_CLASS_VERB, LESART_PAST_PARTICIPLE },
  { "aufgebracht", "aufgebracht", LESART_CLASS_PARTICIPLE_2, 0 },
  { "anzukündigen", "ankündigen", LESART_CLASS_VERB, LESART_INFINITIVE_ZU },
  { "aufbringen", "aufbringen", LESART_CLASS_VERB, LESART_INFINITIVE },
  { "könnten", "können", LESART_CLASS_VERB,
    LESART_SUBJUNCTIVE_2 | LESART_MODAL | LESART_THIRD | LESART_PLURAL },
  { "sei", "sein", LESART_CLASS_VERB,
    LESART_SUBJUNCTIVE_1 | LESART_AUXILIARY | LESART_THIRD | LESART_SINGULAR },
  { "wird", "werden", LESART_CLASS_VERB, LESART_PRESENT | LESART_AUXILIARY | LESART_THIRD },
  { "worden", "werden", LESART_CLASS_VERB, LESART_PAST_PARTICIPLE | LESART_AUXILIARY },
  { "stellte", "stellen", LESART_CLASS_VERB, LESART_PAST | LESART_SUBJUNCTIVE_2 | LESART_THIRD },
  { "Häuser", "Haus", LESART_CLASS_NOUN,
    LESART_NOMINATIVE | LESART_GENITIVE | LESART_ACCUSATIVE | LESART_PLURAL | LESART_NEUTER },
  { "Häusern", "Haus", LESART_CLASS_NOUN, LESART_DATIVE | LESART_PLURAL },
  { "Hauses", "Haus", LESART_CLASS_NOUN, LESART_GENITIVE | LESART_SINGULAR },
  { "Frau", "Frau", LESART_CLASS_NOUN,
    LESART_NOMINATIVE | LESART_GENITIVE | LESART_DATIVE | LESART_ACCUSATIVE | LESART_FEMININE },
  { "den", "der", LESART_CLASS_ARTICLE, LESART_ACCUSATIVE | LESART_SINGULAR | LESART_MASCULINE },
  { "den", "der", LESART_CLASS_ARTICLE,
    LESART_DATIVE | LESART_PLURAL | LESART_MASCULINE | LESART_FEMININE | LESART_NEUTER },
  { "großes", "groß", LESART_CLASS_ADJECTIVE,
    LESART_NOMINATIVE | LESART_ACCUSATIVE | LESART_NEUTER },
  { "dass", "dass", LESART_CLASS_CONJUNCTION, LESART_SUBORDINATING },
  { "und", "und", LESART_CLASS_CONJUNCTION, 0 },
  { "vor", "vor", LESART_CLASS_PREPOSITION, LESART_DATIVE | LESART_ACCUSATIVE },
  { "vor", "vor", LESART_CLASS_PARTICLE, 0 },
  { "sich", "sich", LESART_CLASS_PRONOUN, LESART_DATIVE | LESART_ACCUSATIVE },
  { "gestern", "gestern", LESART_CLASS_ADVERB, 0 },
  { "acht", "acht", LESART_CLASS_NUMERAL, 0 },
  { "Berlin", "Berlin", LESART_CLASS_NAME, LESART_PLACE | LESART_NEUTER },
  { "Angela", "Angela", LESART_CLASS_NAME, LESART_FIRST_NAME | LESART_FEMININE },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++) {
    const char *form = forms[i].form;
    guint n;
    const LesartLexeme *found = lesart_lexicon_lookup (data.lexicon, form, strlen (form), &n);
    gboolean ok = FALSE;

    for (guint k = 0; k < n; k++) {
      char lemma[LESART_LEMMA_MAX];

      lesart_lexicon_get_lemma (data.lexicon, &found[k], form, strlen (form), lemma);
      ok |= strcmp (lemma, forms[i].lemma) == 0 && found[k].word_class == forms[i].word_class
            && (found[k].features & forms[i].features) == forms[i].features;
    }
    if (!ok) {
      g_test_message ("%s is not known as %s", forms[i].form, forms[i].lemma);
      g_test_fail ();
    }
  }
}

/* Analyses stay apart where merging them would invent a form. */
static void
test_apart (void)
{
  guint n;
  const LesartLexeme *found =
      lesart_lexicon_lookup (data.lexicon, "aufbringt", strlen ("aufbringt"), &n);

  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; i < n; i++)
    g_assert_true (((found[i].features & LESART_PLURAL) != 0)
                   != ((found[i].features & LESART_THIRD) != 0));
}

static void
test_unknown (void)
{
  static const char *const unknown[] = {
    "", "_", "xqzzt", "brachte_", "brachte_E", "\xff\xfe", "Ä"
  };
  g_autofree char *endless = g_strnfill (1000, 'a');
  guint n = 1;

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++) {
    g_assert_null (lesart_lexicon_lookup (data.lexicon, unknown[i], strlen (unknown[i]), &n));
    g_assert_cmpuint (n, ==, 0);
  }
  g_assert_null (lesart_lexicon_lookup (data.lexicon, endless, 1000, &n));
  g_assert_null (lesart_lexicon_lookup_folded (data.lexicon, endless, 1000, &n));
  g_assert_null (lesart_lexicon_lookup (NULL, "und", 3, &n));
}

static void
test_folded (void)
{
  char folded[LESART_LEMMA_MAX + 8], lemma[LESART_LEMMA_MAX];
  const LesartLexeme *found;
  gsize n_folded;
  guint n;

  g_assert_nonnull (
      lesart_lexicon_lookup_folded (data.lexicon, "Überzeugte", strlen ("Überzeugte"), &n));
  found = lesart_lexicon_lookup_folded (data.lexicon, "häuser", strlen ("häuser"), &n);
  g_assert_nonnull (found);
  n_folded = lesart_fold_first ("häuser", strlen ("häuser"), folded);
  lesart_lexicon_get_lemma (data.lexicon, found, folded, n_folded, lemma);
  g_assert_cmpstr (lemma, ==, "Haus");
  g_assert_true (lesart_lexicon_has (data.lexicon, "sei", 3, LESART_CLASS_VERB));
  g_assert_false (lesart_lexicon_has (data.lexicon, "sei", 3, LESART_CLASS_NOUN));
}

/* What a form is helps with others that end like it; what does not fit gives no lemma. */
static void
test_lemma (void)
{
  static const struct {
    const char *form, *other, *lemma;
  } cases[] = {
    { "Dezernenten", "Baudezernenten", "Baudezernent" },
    { "Häuser", "Reihenhäuser", "Reihenhaus" },
    { "ging", "unterging", "untergehen" },
    { "Häuser", "Aus", "" },
    { "Häuser", "ä", "" },
    { "sah", "\xc3\xa4h", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    char lemma[LESART_LEMMA_MAX];
    guint n;
    const LesartLexeme *found =
        lesart_lexicon_lookup (data.lexicon, cases[i].form, strlen (cases[i].form), &n);

    g_assert_nonnull (found);
    lesart_lexicon_get_lemma (data.lexicon, found, cases[i].other, strlen (cases[i].other), lemma);
    g_assert_cmpstr (lemma, ==, cases[i].lemma);
  }
}

static void
test_header (void)
{
  g_autofree guint8 *bytes = g_memdup2 (data.bytes, data.n_bytes);
  g_autoptr (GError) error = NULL;

  for (gsize n = 0; n < data.n_bytes; n = n * 3 + 1) {
    g_assert_null (lesart_lexicon_new (bytes, n, &error));
    g_assert_error (error, LESART_LEXICON_ERROR, LESART_LEXICON_ERROR_FORMAT);
    g_clear_error (&error);
  }
  for (guint i = 0; i < 20; i++) { /* magic and sizes */
    bytes[i] ^= 0x81;
    g_assert_null (lesart_lexicon_new (bytes, data.n_bytes, NULL));
    bytes[i] ^= 0x81;
  }
}

/* Whatever is found, by parts and endings, too: its lemmas are text. */
static void
analyse_freely (const LesartLexicon *lexicon, const char *before, const char *form)
{
  g_autofree char *longer = g_strconcat (before, form, NULL);
  LesartAnalysis analysis;
  LesartLexeme room[LESART_MAX_LEXEMES];

  lesart_analyse (lexicon, longer, strlen (longer), FALSE, &analysis, room);
  for (guint i = 0; i < analysis.n_lexemes; i++) {
    char lemma[LESART_LEMMA_MAX];

    lesart_analysis_get_lemma (lexicon, &analysis, &analysis.lexemes[i], lemma);
    g_assert_true (g_utf8_validate (lemma, -1, NULL));
  }
}

static void
look_everything_up (const LesartLexicon *lexicon)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++) {
    const char *form = forms[i].form;
    guint n;
    const LesartLexeme *found = lesart_lexicon_lookup (lexicon, form, strlen (form), &n);

    for (guint k = 0; k < n; k++) {
      char lemma[LESART_LEMMA_MAX];

      lesart_lexicon_get_lemma (lexicon, &found[k], form, strlen (form), lemma);
      g_assert_true (g_utf8_validate (lemma, -1, NULL));
    }
    analyse_freely (lexicon, "Zeitungs", form);
    analyse_freely (lexicon, "hinweg", form);
    analyse_freely (lexicon, "Xq", form);
  }
}

/* With bytes changed anywhere nothing is read outside, every look-up ends. The copy has exactly the
 * size of the data so that a sanitizer sees one byte too far. */
static void
test_damaged (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 25; round++) {
    g_autofree guint8 *bytes = g_memdup2 (data.bytes, data.n_bytes);
    g_autoptr (LesartLexicon) lexicon = NULL;

    for (guint i = 0; i < 20000; i++)
      bytes[g_rand_int_range (rand, sizeof (LesartLexiconHeader),
                              i < 100 ? 400 : (gint32) data.n_bytes - 1)] =
          (guint8) g_rand_int (rand);
    lexicon = lesart_lexicon_new (bytes, data.n_bytes, NULL);
    g_assert_nonnull (lexicon);
    look_everything_up (lexicon);
  }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  load ();
  g_test_add_func ("/german/lexicon/complete", test_complete);
  g_test_add_func ("/german/lexicon/forms", test_forms);
  g_test_add_func ("/german/lexicon/apart", test_apart);
  g_test_add_func ("/german/lexicon/unknown", test_unknown);
  g_test_add_func ("/german/lexicon/folded", test_folded);
  g_test_add_func ("/german/lexicon/lemma", test_lemma);
  g_test_add_func ("/german/lexicon/header", test_header);
  g_test_add_func ("/german/lexicon/damaged", test_damaged);
  status = g_test_run ();
  lesart_lexicon_free (data.lexicon);
  g_bytes_unref (data.built);
  g_bytes_unref (data.dictionary);
  return status;
}
