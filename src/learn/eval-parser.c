/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-eval parser LANGUAGE FILE.conllu...
 *
 * Parses the given words of treebanks, tagged by our own tagger, and counts over all words, marks
 * of punctuation included, how many have the right head (UAS), and the right relation as well
 * (LAS), of which only the universal part counts, as in the CoNLL 2018 shared task, or the whole.
 */
#include "conllu.h"
#include "learn.h"
#include "parser.h"

#include <string.h>
#include <time.h>

typedef struct {
  LesartLexemes *lexemes;
  LesartTagger *tagger;
  LesartParser *parser;
  GStringChunk *strings;
  guint n;
  guint heads;
  guint universal;
  guint whole;
  clock_t time; /* of the processor, that the parser took */
} Evaluation;

static gboolean
same_universal (const char *a, const char *b)
{
  gsize n = strcspn (a, ":");

  return n == strcspn (b, ":") && strncmp (a, b, n) == 0;
}

static void
score_sentence (gpointer data, const LesartConlluSentence *sentence)
{
  Evaluation *eval = data;
  guint32 n = lesart_conllu_sentence_get_n_words (sentence);
  g_autofree const LesartForm **forms = g_new (const LesartForm *, n + 1);
  g_autofree LesartTag *tags = g_new (LesartTag, n + 1);
  g_autofree LesartDependency *found = g_new (LesartDependency, n + 1);
  clock_t start;

  for (guint32 i = 0; i < n; i++) {
    const char *form = g_string_chunk_insert_const (
        eval->strings, lesart_conllu_sentence_get_word (sentence, i)->form);

    forms[i] = lesart_lexemes_get (eval->lexemes, form, strlen (form));
  }
  lesart_tagger_tag_sentence (eval->tagger, forms, n, tags);
  start = clock ();
  lesart_parser_parse_sentence (eval->parser, forms, tags, n, found);
  eval->time += clock () - start;
  eval->n += n;
  for (guint32 i = 0; i < n; i++) {
    const LesartConlluWord *word = lesart_conllu_sentence_get_word (sentence, i);
    gboolean right =
        found[i].head == LESART_NO_HEAD ? word->head == 0 : word->head == found[i].head + 1;

    eval->heads += right;
    eval->universal += right && same_universal (word->deprel, found[i].relation);
    eval->whole += right && strcmp (word->deprel, found[i].relation) == 0;
  }
}

static void
print_scores (const Evaluation *eval)
{
  double n = MAX (eval->n, 1);

  g_print ("%u words  UAS %.4f  LAS %.4f  LAS with subtypes %.4f  %.0f words/s\n", eval->n,
           eval->heads / n, eval->universal / n, eval->whole / n,
           n * CLOCKS_PER_SEC / (double) MAX (eval->time, 1));
}

int
lesart_eval_parser (int argc, char **argv)
{
  Evaluation eval = { 0 };
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GError) error = NULL;
  gboolean read = TRUE;

  if (argc < 3) {
    g_printerr ("usage: lesart-eval parser LANGUAGE FILE.conllu...\n");
    return 2;
  }
  language = lesart_language_open (argv[1], NULL, &error);
  if (language == NULL) {
    g_printerr ("lesart-eval parser: %s\n", error->message);
    return 1;
  }
  eval.lexemes = lesart_lexemes_new (lesart_language_get_lexicon (language));
  eval.tagger = lesart_tagger_new (language, eval.lexemes);
  eval.parser = lesart_parser_new (language);
  eval.strings = g_string_chunk_new (1 << 16);
  if (!lesart_parser_is_learned (eval.parser))
    g_print ("no model: a few rules\n");
  for (int i = 2; i < argc; i++)
    read = lesart_learn_read_treebank (argv[i], score_sentence, &eval) && read;
  print_scores (&eval);
  lesart_parser_free (eval.parser);
  lesart_tagger_free (eval.tagger);
  lesart_lexemes_free (eval.lexemes);
  g_string_chunk_free (eval.strings);
  return read ? 0 : 1;
}
