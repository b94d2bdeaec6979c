/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lexicon: what well-known forms are, and that damaged bytes do no harm.
 */
#include "lexicon-private.h"

#include <string.h>

typedef struct {
  guint8 *bytes;
  gsize n_bytes;
  LesartLexicon *lexicon;
} Fixture;

static Fixture data;

static void
load (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("LESART_SOURCE_ROOT"), "data", "language", "german.dict", NULL);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, (char **) &data.bytes, &data.n_bytes, &error);
  g_assert_no_error (error);
  data.lexicon = lesart_lexicon_new (data.bytes, data.n_bytes, &error);
  g_assert_no_error (error);
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
    LesartLexeme found[32];
    guint n = lesart_lexicon_lookup (data.lexicon, forms[i].form, strlen (forms[i].form), found,
                                     G_N_ELEMENTS (found));
    gboolean ok = FALSE;

    for (guint k = 0; k < n; k++)
      ok |= strcmp (found[k].lemma, forms[i].lemma) == 0
            && found[k].word_class == forms[i].word_class
            && (found[k].features & forms[i].features) == forms[i].features;
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
  LesartLexeme found[32];
  guint n = lesart_lexicon_lookup (data.lexicon, "aufbringt", strlen ("aufbringt"), found,
                                   G_N_ELEMENTS (found));

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
  LesartLexeme found[4];

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_cmpuint (
        lesart_lexicon_lookup (data.lexicon, unknown[i], strlen (unknown[i]), found, 4), ==, 0);
  g_assert_cmpuint (lesart_lexicon_lookup (data.lexicon, endless, 1000, found, 4), ==, 0);
  g_assert_cmpuint (lesart_lexicon_lookup (NULL, "und", 3, found, 4), ==, 0);
  g_assert_cmpuint (lesart_lexicon_lookup (data.lexicon, "sei", 3, found, 0), ==, 0);
}

static void
test_folded (void)
{
  LesartLexeme found[8];

  g_assert_cmpuint (
      lesart_lexicon_lookup_folded (data.lexicon, "Überzeugte", strlen ("Überzeugte"), found, 8), >,
      0);
  g_assert_cmpuint (
      lesart_lexicon_lookup_folded (data.lexicon, "häuser", strlen ("häuser"), found, 8), >, 0);
  g_assert_cmpstr (found[0].lemma, ==, "Haus");
  g_assert_true (lesart_lexicon_has (data.lexicon, "sei", 3, LESART_CLASS_VERB));
  g_assert_false (lesart_lexicon_has (data.lexicon, "sei", 3, LESART_CLASS_NOUN));
}

static void
test_header (void)
{
  static const guint8 numbered[] = { '\\', 'f', 's', 'a', 0xc6, 0, 0x0f, 1, 0, 0x40, 0 };
  g_autoptr (GError) error = NULL;

  for (gsize n = 0; n < 9; n++) {
    g_assert_null (lesart_lexicon_new (data.bytes, n, &error));
    g_assert_error (error, LESART_LEXICON_ERROR, LESART_LEXICON_ERROR_FORMAT);
    g_clear_error (&error);
  }
  g_assert_null (lesart_lexicon_new (numbered, sizeof numbered, &error));
  g_assert_error (error, LESART_LEXICON_ERROR, LESART_LEXICON_ERROR_FORMAT);
}

static void
look_everything_up (const LesartLexicon *lexicon)
{
  LesartLexeme found[32];

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++) {
    guint n = lesart_lexicon_lookup (lexicon, forms[i].form, strlen (forms[i].form), found,
                                     G_N_ELEMENTS (found));

    for (guint k = 0; k < n; k++)
      g_assert_true (g_utf8_validate (found[k].lemma, -1, NULL));
  }
}

/* Cut short anywhere, or with bytes changed: nothing is read outside, every look-up ends. The copy
 * has exactly the size of the data so that a sanitizer sees one byte too far. */
static void
test_damaged (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 300; round++) {
    gsize n =
        round % 3 == 0 ? (gsize) g_rand_int_range (rand, 50, (gint32) data.n_bytes) : data.n_bytes;
    g_autofree guint8 *bytes = g_memdup2 (data.bytes, n);
    g_autoptr (LesartLexicon) lexicon = NULL;

    for (guint i = 0; round % 3 != 0 && i < 20000; i++)
      bytes[g_rand_int_range (rand, 8, i < 100 ? 400 : (gint32) n)] = (guint8) g_rand_int (rand);
    lexicon = lesart_lexicon_new (bytes, n, NULL);
    if (lexicon != NULL)
      look_everything_up (lexicon);
  }
}

/* A node that leads to itself by every letter. */
static void
test_cycle (void)
{
  static const guint8 loop[] = { '\\', 'f', 's', 'a',  0xc6, 0,    7, 3,    0,   '_', 'e',
                                 0x40, 'x', 3,   0x22, 3,    0x21, 3, 0x60, 's', 3 };
  g_autoptr (LesartLexicon) lexicon = lesart_lexicon_new (loop, sizeof loop, NULL);
  LesartLexeme found[4];

  g_assert_nonnull (lexicon);
  lesart_lexicon_lookup (lexicon, "see", 3, found, 4);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  load ();
  g_test_add_func ("/german/lexicon/forms", test_forms);
  g_test_add_func ("/german/lexicon/apart", test_apart);
  g_test_add_func ("/german/lexicon/unknown", test_unknown);
  g_test_add_func ("/german/lexicon/folded", test_folded);
  g_test_add_func ("/german/lexicon/header", test_header);
  g_test_add_func ("/german/lexicon/damaged", test_damaged);
  g_test_add_func ("/german/lexicon/cycle", test_cycle);
  status = g_test_run ();
  lesart_lexicon_free (data.lexicon);
  g_free (data.bytes);
  return status;
}
