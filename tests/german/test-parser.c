/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parser: heads and relations of simple sentences; a tree with one root for whatever words
 * there are; what it does without a model and with a damaged one; fused forms.
 */
#include "contraction.h"
#include "parser-private.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  LesartLanguage *language;
  LesartLexemes *lexemes;
  LesartTagger *tagger;
  LesartParser *parser;
  GStringChunk *strings; /* forms live as long as the lexemes */
} Fixture;

static void
open_language (Fixture *f, const char *path)
{
  g_autoptr (GError) error = NULL;

  f->language = lesart_language_open (path, NULL, &error);
  g_assert_no_error (error);
  f->lexemes = lesart_lexemes_new (lesart_language_get_lexicon (f->language));
  f->tagger = lesart_tagger_new (f->language, f->lexemes);
  f->parser = lesart_parser_new (f->language);
  f->strings = g_string_chunk_new (1024);
}

static void
clear (Fixture *f)
{
  lesart_parser_free (f->parser);
  lesart_tagger_free (f->tagger);
  lesart_lexemes_free (f->lexemes);
  lesart_language_unref (f->language);
  g_string_chunk_free (f->strings);
}

static LesartDependency *
parse (Fixture *f, char *const *words, guint32 n)
{
  g_autofree const LesartForm **forms = g_new (const LesartForm *, n + 1);
  g_autofree LesartTag *tags = g_new (LesartTag, n + 1);
  LesartDependency *dependencies = g_new (LesartDependency, n + 1);

  for (guint32 i = 0; i < n; i++)
    forms[i] = lesart_lexemes_get (f->lexemes, g_string_chunk_insert_const (f->strings, words[i]),
                                   strlen (words[i]));
  lesart_tagger_tag_sentence (f->tagger, forms, n, tags);
  lesart_parser_parse_sentence (f->parser, forms, tags, n, dependencies);
  return dependencies;
}

/* One root, and every word comes to it. */
static void
assert_tree (const LesartDependency *dependencies, guint32 n)
{
  guint n_roots = 0;

  for (guint32 i = 0; i < n; i++) {
    guint32 at = i, steps = 0;

    g_assert_nonnull (dependencies[i].relation);
    n_roots += dependencies[i].head == LESART_NO_HEAD;
    g_assert_true ((dependencies[i].head == LESART_NO_HEAD)
                   == (strcmp (dependencies[i].relation, "root") == 0));
    while (dependencies[at].head != LESART_NO_HEAD) {
      at = dependencies[at].head;
      g_assert_cmpuint (at, <, n);
      g_assert_cmpuint (steps++, <, n);
    }
  }
  g_assert_cmpuint (n_roots, ==, 1);
}

static const struct {
  const char *words;
  const char *expected; /* number of the head, relation */
} sentences[] = {
  { "Die Bank hat die neuen Aktien verkauft .",
    "2 det|7 nsubj|7 aux|6 det|6 amod|7 obj|0 root|7 punct" },
  { "Der Präsident besucht morgen das Museum in Berlin .",
    "2 det|3 nsubj|0 root|3 advmod|6 det|3 obj|8 case|6 nmod|3 punct" },
  { "Sie sagte , dass der Zug morgen kommt .",
    "2 nsubj|0 root|8 punct|8 mark|6 det|8 nsubj|8 advmod|2 ccomp|2 punct" },
  { "Der Mann , der lachte ( oder weinte ) , ging .",
    "2 det|11 nsubj|5 punct|5 nsubj|2 acl|8 punct|8 cc|5 conj|8 punct|2 punct|0 root|11 punct" },
};

static void
test_sentences (void)
{
  Fixture f;

  open_language (&f, LESART_TEST_LANGUAGE);
  for (guint s = 0; s < G_N_ELEMENTS (sentences); s++) {
    g_auto (GStrv) words = g_strsplit (sentences[s].words, " ", -1);
    guint32 n = g_strv_length (words);
    g_autofree LesartDependency *found = parse (&f, words, n);
    g_autoptr (GString) all = g_string_new (NULL);

    for (guint32 i = 0; i < n; i++)
      g_string_append_printf (all, "%s%u %s", i > 0 ? "|" : "",
                              found[i].head == LESART_NO_HEAD ? 0 : found[i].head + 1,
                              found[i].relation);
    g_assert_cmpstr (all->str, ==, sentences[s].expected);
  }
  clear (&f);
}

static const char *const odd_words[] = {
  "(", "Bank", "\xff", ",", "und", ".", "die", "zu", "🙂", "verkauft", "12", "—", "ist", "DER",
};

/* Words in an order that no sentence has, up to lengths that are parsed in pieces. */
static void
test_always_a_tree (void)
{
  static const guint32 lengths[] = { 1, 2, 3, 20, 63, 64, 65, 126, 127, 128, 129, 1000 };
  char *words[1000];
  Fixture f;
  guint32 state = 1;

  open_language (&f, LESART_TEST_LANGUAGE);
  for (guint round = 0; round < 2; round++)
    for (guint k = 0; k < G_N_ELEMENTS (lengths); k++) {
      g_autofree LesartDependency *found = NULL;

      for (guint32 i = 0; i < lengths[k]; i++) {
        state = state * 1103515245u + 12345u;
        words[i] = (char *) odd_words[(state >> 16) % G_N_ELEMENTS (odd_words)];
      }
      found = parse (&f, words, lengths[k]);
      assert_tree (found, lengths[k]);
    }
  clear (&f);
}

static void
test_same_each_time (void)
{
  g_auto (GStrv) words = g_strsplit ("Er kam und sah den Mann mit dem Hut , der lachte .", " ", -1);
  guint32 n = g_strv_length (words);
  Fixture f, again;
  g_autofree LesartDependency *first = NULL;
  g_autofree LesartDependency *second = NULL;

  open_language (&f, LESART_TEST_LANGUAGE);
  open_language (&again, LESART_TEST_LANGUAGE);
  first = parse (&f, words, n);
  g_free (parse (&again, words + 3, n - 3)); /* what went before does not matter */
  second = parse (&again, words, n);
  for (guint32 i = 0; i < n; i++) {
    g_assert_cmpuint (first[i].head, ==, second[i].head);
    g_assert_cmpstr (first[i].relation, ==, second[i].relation);
  }
  clear (&f);
  clear (&again);
}

/* The language without the models beside it. */
static void
test_without_model (void)
{
  g_autofree char *dir = g_dir_make_tmp ("lesart-parser-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "german.lesart", NULL);
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  g_auto (GStrv) words = g_strsplit ("Die neue Bank kauft Aktien .", " ", -1);
  g_autofree LesartDependency *found = NULL;
  Fixture f;

  g_assert_true (g_file_get_contents (LESART_TEST_LANGUAGE, &bytes, &n_bytes, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) n_bytes, NULL));
  open_language (&f, path);
  g_assert_false (lesart_parser_is_learned (f.parser));
  found = parse (&f, words, 6);
  assert_tree (found, 6);
  g_assert_cmpuint (found[0].head, ==, 2);
  g_assert_cmpuint (found[5].head, ==, 3);
  clear (&f);
  g_unlink (path);
  g_rmdir (dir);
}

static void
test_damaged_model (void)
{
  ParserModel model = { 0 };
  ParserModelHead head = { PARSER_MODEL_MAGIC, 8, 2, 8, 0 };
  guint8 bytes[sizeof head + 8 + 256 + PARSER_MAX_LABELS] = { 0 };

  memcpy (bytes, &head, sizeof head);
  memcpy (bytes + sizeof head, "root\0ab", 8);
  g_assert_true (lesart_parser_model_init (&model, bytes, sizeof bytes));
  g_assert_false (lesart_parser_model_init (&model, bytes, sizeof bytes - 1));
  g_assert_false (lesart_parser_model_init (&model, NULL, 0));
  head.n_labels = 3; /* more than there are names */
  memcpy (bytes, &head, sizeof head);
  g_assert_false (lesart_parser_model_init (&model, bytes, sizeof bytes));
  head.n_labels = 2;
  head.n_names = G_MAXUINT32;
  memcpy (bytes, &head, sizeof head);
  g_assert_false (lesart_parser_model_init (&model, bytes, sizeof bytes));
}

static void
test_contractions (void)
{
  static const char *const fused[][3] = {
    { "im", "in", "dem" },      { "Zur", "Zu", "der" }, { "ans", "an", "das" },
    { "Übers", "Über", "das" }, { "AM", "AN", "DEM" },  { "fürs", "für", "das" },
  };
  char preposition[LESART_CONTRACTION_MAX], article[LESART_CONTRACTION_MAX];
  Fixture f;

  open_language (&f, LESART_TEST_LANGUAGE);
  for (guint i = 0; i < G_N_ELEMENTS (fused); i++) {
    g_assert_true (lesart_contraction_split (f.language, fused[i][0], strlen (fused[i][0]),
                                             preposition, article));
    g_assert_cmpstr (preposition, ==, fused[i][1]);
    g_assert_cmpstr (article, ==, fused[i][2]);
  }
  g_assert_false (lesart_contraction_split (f.language, "in", 2, preposition, article));
  g_assert_false (lesart_contraction_split (f.language, "Raum", 4, preposition, article));
  clear (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parser/sentences", test_sentences);
  g_test_add_func ("/parser/always-a-tree", test_always_a_tree);
  g_test_add_func ("/parser/same-each-time", test_same_each_time);
  g_test_add_func ("/parser/without-model", test_without_model);
  g_test_add_func ("/parser/damaged-model", test_damaged_model);
  g_test_add_func ("/parser/contractions", test_contractions);
  return g_test_run ();
}
