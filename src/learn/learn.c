/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lesart-train and lesart-eval share: the command line, PROGRAM KIND ARGUMENTS, and treebanks.
 */
#include "learn.h"

#include <string.h>

int
lesart_learner_main (const char *program, const LesartLearner *learners, int argc, char **argv)
{
  for (const LesartLearner *l = learners; argc > 1 && l->name != NULL; l++)
    if (strcmp (argv[1], l->name) == 0)
      return l->run (argc - 1, argv + 1);
  g_printerr ("usage: %s KIND ARGUMENTS\nkinds:", program);
  for (const LesartLearner *l = learners; l->name != NULL; l++)
    g_printerr (" %s", l->name);
  g_printerr ("\n");
  return 2;
}

/**
 * lesart_learn_read_treebank:
 * @path: a file in CoNLL-U
 * @each: called with @data and each sentence, whose strings live until it returns
 *
 * Returns: whether all of it could be read; if not, standard error tells why
 */
gboolean
lesart_learn_read_treebank (const char *path, LesartSentenceFunc each, gpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (LesartConlluReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  const LesartConlluSentence *sentence;
  gsize n_bytes;

  if (g_file_get_contents (path, &bytes, &n_bytes, &error)) {
    reader = lesart_conllu_reader_new (bytes, n_bytes);
    while ((sentence = lesart_conllu_reader_next (reader, &error)) != NULL)
      each (data, sentence);
  }
  if (error != NULL)
    g_printerr ("%s: %s\n", path, error->message);
  return error == NULL;
}
