/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Learning names: what files hold, that the same articles give the same model, and what margins
 * are worth.
 */
#include "names-calibration.h"
#include "names-learner.h"

#include <glib/gstdio.h>
#include <string.h>

static LesartLanguage *language;

/* The articles of a file with these contents. */
static GPtrArray *
read_articles (const char *contents)
{
  GPtrArray *articles = lesart_names_corpus_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("lesart-XXXXXX", &error);
  g_autofree char *path = g_build_filename (dir, "articles.txt", NULL);

  g_assert_no_error (error);
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  lesart_names_corpus_add (articles, language, path, NAMES_NEWS);
  g_remove (path);
  g_rmdir (dir);
  return articles;
}

static void
assert_mark (const NamesArticle *article, guint i, LesartEntityType type, const char *words)
{
  const NamesMark *mark = &g_array_index (article->marks, NamesMark, i);

  g_assert_cmpuint (mark->type, ==, type);
  g_assert_cmpuint (mark->end - mark->start, ==, strlen (words));
  g_assert_cmpmem (article->x.utf8 + mark->start, strlen (words), words, strlen (words));
}

static void
test_marked (void)
{
  g_autoptr (GPtrArray) articles = read_articles (
      "# doc: eins\nBei [ORG Siemens] in [LOC Köln]\nEin [2] Satz.\n\n# doc: zwei\nNichts.\n");
  const NamesArticle *article = g_ptr_array_index (articles, 0);

  g_assert_cmpuint (articles->len, ==, 2);
  g_assert_cmpstr (article->id, ==, "eins");
  g_assert_cmpuint (article->marks->len, ==, 2);
  assert_mark (article, 0, LESART_ENTITY_ORG, "Siemens");
  assert_mark (article, 1, LESART_ENTITY_LOC, "Köln");
}

static void
test_germeval (void)
{
  g_autoptr (GPtrArray) articles = read_articles (
      "#\tquelle\t[2009]\n1\tDie\tO\tO\n2\tNeue\tB-ORG\tO\n3\tZürcher\tI-ORG\tB-LOCderiv\n"
      "4\tund\tO\tO\n5\tKölner\tB-LOCderiv\tO\n6\t.\tO\tO\n\n");
  const NamesArticle *article = g_ptr_array_index (articles, 0);

  g_assert_cmpuint (articles->len, ==, 1);
  g_assert_cmpstr (article->x.utf8, ==, "Die Neue Zürcher und Kölner.");
  g_assert_cmpuint (article->marks->len, ==, 1);
  assert_mark (article, 0, LESART_ENTITY_ORG, "Neue Zürcher");
}

static void
test_uner (void)
{
  g_autoptr (GPtrArray) articles = read_articles (
      "# newdoc id = n1\n# sent_id = 1\n# text = „Am Rhein“, so Kim.\n1\t„\tO\t-\t-\n2\tAm\tO\t-\t-\n"
      "3\tRhein\tB-LOC\t-\tx\n4\t“\tO\t-\t-\n5\t,\tO\t-\t-\n6\tso\tO\t-\t-\n7\tKim\tB-PER\t-\tx\n\n");
  const NamesArticle *article = g_ptr_array_index (articles, 0);

  g_assert_cmpuint (article->marks->len, ==, 2);
  assert_mark (article, 0, LESART_ENTITY_LOC, "Rhein");
  assert_mark (article, 1, LESART_ENTITY_PER, "Kim");
}

static GByteArray *
learn (const NamesArticle *article)
{
  NamesSettings settings = NAMES_SETTINGS_DEFAULT;
  NamesLesson *lesson = lesart_names_lesson_new (article);
  const NamesLesson *lessons[] = { lesson };
  GByteArray *model;

  settings.bits = 12;
  settings.rare = 1;
  model = lesart_names_learn (lessons, G_N_ELEMENTS (lessons), &settings);
  lesart_names_lesson_free (lesson);
  return model;
}

static void
test_learn (void)
{
  g_autoptr (GPtrArray) articles = read_articles (
      "# doc: a\nIn [LOC Xanten] regnet es.\nDer Bürgermeister [PER Quirin Yps] kam nach [LOC "
      "Xanten].\nIn [LOC Xanten] sprach [PER Yps].\nDer Regen blieb in [LOC Xanten].\n");
  const NamesArticle *article = g_ptr_array_index (articles, 0);
  g_autoptr (GByteArray) bytes = learn (article), again = learn (article);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (NameSpan));
  NameModel model;

  g_assert_cmpmem (bytes->data, bytes->len, again->data, again->len);
  g_assert_true (lesart_name_model_init (&model, bytes->data, bytes->len));
  g_assert_false (lesart_name_model_init (&model, bytes->data, bytes->len - 1));
  lesart_name_find (article->evidence, &model, spans);
  g_assert_cmpuint (spans->len, ==, article->marks->len);
  for (guint i = 0; i < spans->len; i++)
    g_assert_nonnull (lesart_names_find_mark (article, &g_array_index (spans, NameSpan, i)));
}

/* A wider margin is never worth less, whatever chance counted. */
static void
test_fit (void)
{
  NamesTallies tallies = { 0 };
  NameCalibration calibration;
  NamesTally *counted = tallies[LESART_ENTITY_PER][NAME_FROM_TAGS];
  const guint8 *fitted = calibration[LESART_ENTITY_PER][NAME_FROM_TAGS];

  counted[2] = (NamesTally){ 100, 50 };
  counted[5] = (NamesTally){ 100, 80 };
  counted[6] = (NamesTally){ 100, 70 };
  counted[20] = (NamesTally){ 1000, 1000 };
  lesart_names_fit (tallies, calibration);
  for (guint i = 1; i < NAME_N_MARGINS; i++)
    g_assert_cmpuint (fitted[i], >=, fitted[i - 1]);
  g_assert_cmpfloat_with_epsilon (fitted[2] / (double) NAME_CERTAIN, 0.5, 0.02);
  g_assert_cmpfloat_with_epsilon (fitted[5] / (double) NAME_CERTAIN, 0.75, 0.02);
  g_assert_cmpuint (fitted[20], >, NAME_CERTAIN * 99 / 100);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/learn-names/marked", test_marked);
  g_test_add_func ("/learn-names/germeval", test_germeval);
  g_test_add_func ("/learn-names/uner", test_uner);
  g_test_add_func ("/learn-names/learn", test_learn);
  g_test_add_func ("/learn-names/fit", test_fit);
  result = g_test_run ();
  lesart_language_unref (language);
  return result;
}
