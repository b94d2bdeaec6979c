/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-train names LANGUAGE OUT [--news FILE...] [--wiki FILE...] [--other FILE...]
 *
 * Learns the recogniser of names and writes its model. The kinds of files are those of NamesDomain;
 * what each may hold: names-corpus.h. What the scores of names mean is found out by models that
 * learn from parts of the articles and are asked about the news of the other parts.
 */
#include "learn.h"
#include "names-calibration.h"
#include "names-learner.h"

#include <string.h>

static gboolean
domain_of (const char *option, NamesDomain *domain)
{
  static const char *const options[NAMES_N_DOMAINS] = { "--news", "--wiki", "--other" };

  for (guint i = 0; i < NAMES_N_DOMAINS; i++)
    if (g_str_equal (option, options[i])) {
      *domain = (NamesDomain) i;
      return TRUE;
    }
  return FALSE;
}

/**
 * lesart_names_read_files:
 * @argv: ended by %NULL: options of domains, each with files behind it
 *
 * Returns: how many of @argv were read: up to another option
 */
int
lesart_names_read_files (GPtrArray *articles, const LesartLanguage *language, char **argv)
{
  NamesDomain domain = NAMES_NEWS;
  int n = 0;

  for (; argv[n] != NULL; n++)
    if (!domain_of (argv[n], &domain)) {
      if (g_str_has_prefix (argv[n], "--"))
        break;
      lesart_names_corpus_add (articles, language, argv[n], domain);
    }
  return n;
}

#define PARTS 3u

typedef struct {
  GPtrArray *articles;
  GPtrArray *lessons; /* one an article */
} Material;

/* What a thread does: learns without a part and asks about it. */
typedef struct {
  const Material *material;
  guint part;
  NamesTallies tallies;
} Trial;

/* Learns from all articles but those of one part; PARTS stands for none. */
static GByteArray *
learn_without (const Material *m, guint part, const NamesSettings *settings)
{
  g_autoptr (GPtrArray) lessons = g_ptr_array_new ();

  for (guint i = 0; i < m->lessons->len; i++)
    if (i % PARTS != part)
      g_ptr_array_add (lessons, g_ptr_array_index (m->lessons, i));
  return lesart_names_learn ((const NamesLesson *const *) lessons->pdata, lessons->len, settings);
}

static gpointer
try_part (gpointer data)
{
  Trial *trial = data;
  const Material *m = trial->material;
  const NamesSettings settings = NAMES_SETTINGS_DEFAULT;
  g_autoptr (GByteArray) bytes = learn_without (m, trial->part, &settings);
  NameModel model;

  lesart_name_model_init (&model, bytes->data, bytes->len);
  for (guint i = trial->part; i < m->articles->len; i += PARTS) {
    const NamesArticle *article = g_ptr_array_index (m->articles, i);
    g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (NameSpan));

    if (article->domain == NAMES_NEWS)
      lesart_name_find (article->evidence, &model, spans);
    for (guint k = 0; k < spans->len; k++) {
      const NameSpan *span = &g_array_index (spans, NameSpan, k);
      const NamesMark *mark = lesart_names_find_mark (article, span);
      NamesTally *tally = &trial->tallies[span->type][span->origin][span->margin];

      tally->found++;
      tally->right += mark != NULL && mark->type == span->type;
    }
  }
  return NULL;
}

static void
add_tallies (const NamesTally *from, NamesTally *to)
{
  for (guint i = 0; i < sizeof (NamesTallies) / sizeof *to; i++) {
    to[i].found += from[i].found;
    to[i].right += from[i].right;
  }
}

static GByteArray *
learn_all (const Material *m)
{
  NamesSettings settings = NAMES_SETTINGS_DEFAULT;
  NamesTallies tallies = { 0 };
  NameCalibration calibration;
  Trial trials[PARTS] = { 0 };
  GThread *threads[PARTS];
  GByteArray *model;

  for (guint part = 0; part < PARTS; part++) {
    trials[part].material = m;
    trials[part].part = part;
    threads[part] = g_thread_new ("trial", try_part, &trials[part]);
  }
  settings.progress = "";
  settings.rounds = 5;
  model = learn_without (m, PARTS, &settings);
  for (guint part = 0; part < PARTS; part++) {
    g_thread_join (threads[part]);
    add_tallies (&trials[part].tallies[0][0][0], &tallies[0][0][0]);
  }
  lesart_names_fit (tallies, calibration);
  memcpy (model->data + NAME_CALIBRATION_AT, calibration, sizeof calibration);
  return model;
}

int
lesart_train_names (int argc, char **argv)
{
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GPtrArray) articles = lesart_names_corpus_new ();
  g_autoptr (GPtrArray) lessons =
      g_ptr_array_new_with_free_func ((GDestroyNotify) lesart_names_lesson_free);
  g_autoptr (GByteArray) model = NULL;
  g_autoptr (GError) error = NULL;

  if (argc < 5) {
    g_printerr ("usage: lesart-train names LANGUAGE OUT [--news FILE...] [--wiki FILE...] "
                "[--other FILE...]\n");
    return 2;
  }
  language = lesart_language_open (argv[1], NULL, &error);
  if (language != NULL) {
    lesart_names_read_files (articles, language, argv + 3);
    for (guint i = 0; i < articles->len; i++)
      g_ptr_array_add (lessons, lesart_names_lesson_new (g_ptr_array_index (articles, i)));
    model = learn_all (&(Material){ articles, lessons });
    g_file_set_contents (argv[2], (const char *) model->data, (gssize) model->len, &error);
  }
  if (error != NULL)
    g_printerr ("lesart-train: %s\n", error->message);
  return error != NULL ? 1 : 0;
}
