/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tagger: tags, features and lemmas in context, what it does without a model, with a damaged
 * one and with input that is no text; the names of tags and features.
 */
#include "lexicon-private.h"
#include "tagger-private.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  LesartLanguage *language;
  LesartLexemes *lexemes;
  LesartTagger *tagger;
  LesartText *text;
  LesartSegments *segments;
  LesartTag *tags;
} Fixture;

static void
tag_bytes (Fixture *f, const char *bytes, gsize n_bytes)
{
  g_autoptr (GError) error = NULL;

  f->language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, &error);
  g_assert_no_error (error);
  f->lexemes = lesart_lexemes_new (lesart_language_get_lexicon (f->language));
  f->tagger = lesart_tagger_new (f->language, f->lexemes);
  f->text = lesart_text_new (bytes, (gssize) n_bytes, &error);
  g_assert_no_error (error);
  f->segments = lesart_segments_new (f->text);
  f->tags = lesart_tagger_tag_text (
      f->tagger, lesart_lexemes_read (f->lexemes, f->text, f->segments), f->segments);
}

static void
clear (Fixture *f)
{
  g_free (f->tags);
  lesart_segments_unref (f->segments);
  lesart_text_unref (f->text);
  lesart_tagger_free (f->tagger);
  lesart_lexemes_free (f->lexemes);
  lesart_language_unref (f->language);
}

/* One line a word: STTS UPOS FEATS LEMMA */
static char *
describe (const Fixture *f)
{
  GString *out = g_string_new (NULL);

  for (guint32 i = 0; i < f->segments->n_tokens; i++) {
    g_string_append_printf (out, "%s %s ", lesart_stts_get_name ((LesartStts) f->tags[i].stts),
                            lesart_upos_get_name ((LesartUpos) f->tags[i].upos));
    lesart_feats_append (out, f->tags[i].features, f->tags[i].traits);
    g_string_append_printf (out, " %s\n", f->tags[i].lemma);
  }
  return g_string_free (out, FALSE);
}

static const struct {
  const char *text;
  const char *expected;
} sentences[] = {
  { "Die Bank hat dem neuen Eigentümer die Aktien verkauft.",
    "ART DET Case=Nom|Definite=Def|Gender=Fem|Number=Sing|PronType=Art der\n"
    "NN NOUN Case=Nom|Gender=Fem|Number=Sing Bank\n"
    "VAFIN AUX Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin haben\n"
    "ART DET Case=Dat|Definite=Def|Gender=Masc|Number=Sing|PronType=Art der\n"
    "ADJA ADJ Case=Dat|Degree=Pos|Gender=Masc|Number=Sing neu\n"
    "NN NOUN Case=Dat|Gender=Masc|Number=Sing Eigentümer\n"
    "ART DET Case=Acc|Definite=Def|Number=Plur|PronType=Art der\n"
    "NN NOUN Case=Acc|Gender=Fem|Number=Plur Aktie\n"
    "VVPP VERB VerbForm=Part verkaufen\n"
    "$. PUNCT _ .\n" },
  { "Er sagte, dass sie im größeren Saal nicht reden wollten.",
    "PPER PRON Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs er\n"
    "VVFIN VERB Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin sagen\n"
    "$, PUNCT _ ,\n"
    "KOUS SCONJ _ dass\n"
    "PPER PRON Case=Nom|Number=Plur|Person=3|PronType=Prs sie\n"
    "APPRART ADP Case=Dat|Gender=Masc|Number=Sing in\n"
    "ADJA ADJ Case=Dat|Degree=Cmp|Gender=Masc|Number=Sing groß\n"
    "NN NOUN Case=Dat|Gender=Masc|Number=Sing Saal\n"
    "PTKNEG PART Polarity=Neg nicht\n"
    "VVINF VERB VerbForm=Inf reden\n"
    "VMFIN AUX Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin wollen\n"
    "$. PUNCT _ .\n" },
  { "Der Vorstand trat gestern zurück, weil er keine Zeit hat.",
    "ART DET Case=Nom|Definite=Def|Gender=Masc|Number=Sing|PronType=Art der\n"
    "NN NOUN Case=Nom|Gender=Masc|Number=Sing Vorstand\n"
    "VVFIN VERB Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin treten\n"
    "ADV ADV _ gestern\n"
    "PTKVZ ADV _ zurück\n"
    "$, PUNCT _ ,\n"
    "KOUS SCONJ _ weil\n"
    "PPER PRON Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs er\n"
    "PIAT DET Case=Acc|Gender=Fem|Number=Sing|PronType=Neg kein\n"
    "NN NOUN Case=Acc|Gender=Fem|Number=Sing Zeit\n"
    "VAFIN VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin haben\n"
    "$. PUNCT _ .\n" },
  { "Die Häuser, die 1999 gebaut wurden, stehen leer.",
    "ART DET Case=Nom|Definite=Def|Number=Plur|PronType=Art der\n"
    "NN NOUN Case=Nom|Gender=Neut|Number=Plur Haus\n"
    "$, PUNCT _ ,\n"
    "PRELS PRON Case=Nom|Number=Plur|PronType=Dem,Rel der\n"
    "CARD NUM NumType=Card 1999\n"
    "VVPP VERB VerbForm=Part bauen\n"
    "VAFIN AUX Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin|Voice=Pass werden\n"
    "$, PUNCT _ ,\n"
    "VVFIN VERB Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin stehen\n"
    "ADJD ADJ Degree=Pos leer\n"
    "$. PUNCT _ .\n" },
};

static void
test_sentences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++) {
    Fixture f;
    g_autofree char *found = NULL;

    tag_bytes (&f, sentences[i].text, strlen (sentences[i].text));
    g_assert_true (lesart_tagger_is_learned (f.tagger));
    found = describe (&f);
    g_assert_cmpstr (found, ==, sentences[i].expected);
    clear (&f);
  }
}

static void
test_same_each_time (void)
{
  Fixture f, g;
  const char *text = "Das Haus steht leer. Die Häuser stehen leer, obwohl viele suchen.";
  g_autofree char *first = NULL, *second = NULL;

  tag_bytes (&f, text, strlen (text));
  tag_bytes (&g, text, strlen (text));
  first = describe (&f);
  second = describe (&g);
  g_assert_cmpstr (first, ==, second);
  clear (&f);
  clear (&g);
}

/* Every token gets a lemma and tags of the set, whatever it is. */
static void
test_odd_texts (void)
{
  g_autofree char *commas = g_strnfill (20000, ',');
  g_autofree char *letters = g_strnfill (200000, 'x');
  g_autoptr (GString) words = g_string_new (NULL);
  const char *texts[5] = { commas, letters, "\xc2\xa0", "A\xcc\x88 \xe2\x80\x8d 😀 §§ 漢字 -- ’",
                           NULL };

  for (guint i = 0; i < 5000; i++)
    g_string_append (words, "Xylb qwertzte unbekannten ");
  texts[4] = words->str;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    Fixture f;

    tag_bytes (&f, texts[i], strlen (texts[i]));
    for (guint32 t = 0; t < f.segments->n_tokens; t++) {
      g_assert_nonnull (f.tags[t].lemma);
      g_assert_cmpuint (f.tags[t].stts, <, LESART_N_STTS);
      g_assert_cmpuint (f.tags[t].upos, <, LESART_N_UPOS);
    }
    clear (&f);
  }
}

static void
test_damaged_model (void)
{
  TagModel model = { 0 };
  guint32 head[6] = { TAG_MODEL_MAGIC, 0, 8, 8, 0, 0 };
  guint8 bytes[sizeof head + 512] = { 0 };

  head[1] = lesart_tag_n_classes;
  memcpy (bytes, head, sizeof head);
  g_assert_true (lesart_tag_model_init (&model, bytes, sizeof bytes));
  g_assert_false (lesart_tag_model_init (&model, bytes, sizeof bytes - 1));
  g_assert_false (lesart_tag_model_init (&model, NULL, 0));
  head[4] = G_MAXUINT32; /* more entries than there is room for */
  memcpy (bytes, head, sizeof head);
  g_assert_false (lesart_tag_model_init (&model, bytes, sizeof bytes));
  head[1]++; /* of another set of classes */
  memcpy (bytes, head, sizeof head);
  g_assert_false (lesart_tag_model_init (&model, bytes, sizeof bytes));
}

/* Without a model, and even without lists, words get what the lexicon has first. */
static void
test_without_model (void)
{
  g_autofree char *dir = g_dir_make_tmp ("lesart-tagger-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "german.lesart", NULL);
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (LesartLexemes) lexemes = NULL;
  g_autoptr (LesartTagger) tagger = NULL;
  const LesartForm *form;
  LesartTag tag;

  g_assert_true (g_file_get_contents (LESART_TEST_LANGUAGE, &bytes, &n_bytes, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) n_bytes, NULL));
  language = lesart_language_open (path, NULL, NULL);
  lexemes = lesart_lexemes_new (lesart_language_get_lexicon (language));
  tagger = lesart_tagger_new (language, lexemes);
  g_assert_false (lesart_tagger_is_learned (tagger));
  form = lesart_lexemes_get (lexemes, "nicht", strlen ("nicht"));
  lesart_tagger_tag_sentence (tagger, &form, 1, &tag);
  g_assert_cmpuint (tag.stts, ==, LESART_STTS_PTKNEG);
  g_assert_cmpstr (tag.lemma, ==, "nicht");
  g_remove (path);
  g_rmdir (dir);
}

/* Weights that are learned know no bounds, so that no path is left out: with the same weights the
 * tags are the same. */
static void
test_nothing_is_lost (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LESART_SOURCE_ROOT"), "data", "samples",
                                            "billionen-dollar-angebot.txt", NULL);
  g_autofree char *bytes = NULL;
  g_autofree gint32 *squares = NULL;
  g_autofree LesartTag *tags = NULL;
  LesartTagger *tagger;
  TagWeights *weights;
  gsize n_bytes;
  Fixture f;

  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
  tag_bytes (&f, bytes, n_bytes);
  tagger = lesart_tagger_new (f.language, f.lexemes);
  weights = &tagger->model.classes;
  squares = g_new (gint32, weights->mask + 1);
  for (guint32 i = 0; i <= weights->mask; i++)
    squares[i] = lesart_signed_square (weights->roots[i]);
  weights->roots = NULL;
  weights->trained = squares;
  tags = lesart_tagger_tag_text (tagger, lesart_lexemes_read (f.lexemes, f.text, f.segments),
                                 f.segments);
  for (guint32 i = 0; i < f.segments->n_tokens; i++) {
    g_assert_cmpuint (tags[i].stts, ==, f.tags[i].stts);
    g_assert_cmpuint (tags[i].upos, ==, f.tags[i].upos);
  }
  lesart_tagger_free (tagger);
  clear (&f);
}

static void
test_sums (void)
{
  gint8 roots[256];

  for (gint i = 0; i < 256; i++)
    roots[i] = (gint8) (i - 128);
  for (guint wanted = 4; wanted <= 8; wanted += 4) {
    gint32 at_once[8] = { 0 }, expected[8] = { 0 };
    LesartSums sums = { { 0 }, { 0 } };

    for (guint i = 0; i + 8 <= 256; i++) {
      const gint8 *other = roots + (i * 37) % 248;

      lesart_add_signed_squares (roots + i, other, wanted, &sums);
      for (guint k = 0; k < wanted; k++)
        expected[k] += roots[i + k] * ABS (roots[i + k]) + other[k] * ABS (other[k]);
    }
    lesart_take_sums (&sums, 8, at_once);
    g_assert_cmpmem (at_once, sizeof at_once, expected, sizeof expected);
  }
}

static void
test_feats (void)
{
  static const char *const bundles[] = {
    "_",
    "Case=Nom|Definite=Ind|Gender=Masc|Number=Sing|NumType=Card|PronType=Art",
    "Case=Acc|Gender=Fem|Gender[psor]=Masc,Neut|Number=Sing|Number[psor]=Sing|Person=3|Poss=Yes|"
    "PronType=Prs",
    "Mood=Sub|Number=Plur|Person=3|Tense=Past|VerbForm=Fin",
    "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin|Voice=Pass",
    "Degree=Pos|VerbForm=Part",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bundles); i++) {
    g_autoptr (GString) out = g_string_new (NULL);
    guint32 features, traits;

    lesart_feats_parse (bundles[i], &features, &traits);
    g_assert_cmpuint (traits & LESART_TRAIT_OTHER, ==, 0);
    lesart_feats_append (out, features, traits);
    g_assert_cmpstr (out->str, ==, bundles[i]);
  }
}

static void
test_names_of_tags (void)
{
  for (guint i = 0; i < LESART_N_STTS; i++) {
    LesartStts tag;

    g_assert_true (lesart_stts_parse (lesart_stts_get_name ((LesartStts) i), &tag));
    g_assert_cmpuint (tag, ==, i);
  }
  for (guint i = 0; i < LESART_N_UPOS; i++) {
    LesartUpos tag;

    g_assert_true (lesart_upos_parse (lesart_upos_get_name ((LesartUpos) i), &tag));
    g_assert_cmpuint (tag, ==, i);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tagger/sentences", test_sentences);
  g_test_add_func ("/tagger/same-each-time", test_same_each_time);
  g_test_add_func ("/tagger/odd-texts", test_odd_texts);
  g_test_add_func ("/tagger/damaged-model", test_damaged_model);
  g_test_add_func ("/tagger/without-model", test_without_model);
  g_test_add_func ("/tagger/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/tagger/sums", test_sums);
  g_test_add_func ("/tagger/feats", test_feats);
  g_test_add_func ("/tagger/names", test_names_of_tags);
  return g_test_run ();
}
