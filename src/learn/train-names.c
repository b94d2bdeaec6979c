/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-train names LANGUAGE OUT [--news FILE...] [--wiki FILE...] [--other FILE...]
 *
 * Learns the recogniser of names and writes its model. The kinds of files are those of NamesDomain;
 * what each may hold: names-corpus.h.
 */
#include "learn.h"
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

int
lesart_train_names (int argc, char **argv)
{
  NamesSettings settings = NAMES_SETTINGS_DEFAULT;
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
    settings.rounds = 3;
    settings.verbose = TRUE;
    model =
        lesart_names_learn ((const NamesLesson *const *) lessons->pdata, lessons->len, &settings);
    g_file_set_contents (argv[2], (const char *) model->data, (gssize) model->len, &error);
  }
  if (error != NULL)
    g_printerr ("lesart-train: %s\n", error->message);
  return error != NULL ? 1 : 0;
}
