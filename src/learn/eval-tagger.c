/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-eval tagger LANGUAGE FILE.conllu...
 *
 * Tags the given words of treebanks and counts how many have the right universal part of speech,
 * STTS tag, bundle of features and lemma (as the CoNLL 2018 shared task does with gold tokens), of
 * all words and of those that the lexicon lacks.
 */
#include "conllu.h"
#include "learn.h"
#include "tagger.h"

#include <string.h>

enum { COUNT_UPOS, COUNT_STTS, COUNT_FEATS, COUNT_LEMMA, N_COUNTS };

typedef struct {
  guint n;
  guint right[N_COUNTS];
} Score;

typedef struct {
  LesartLexemes *lexemes;
  LesartTagger *tagger;
  GStringChunk *strings;
  gboolean list; /* print what is wrong */
  Score all;
  Score unknown;
} Evaluation;

static void
print_word (const LesartConlluWord *word, const LesartTag *tag, const char *feats)
{
  g_print ("%s\t%s %s %s %s\t%s %s %s %s\n", word->form, word->upos, word->xpos, word->feats,
           word->lemma, lesart_upos_get_name ((LesartUpos) tag->upos),
           lesart_stts_get_name ((LesartStts) tag->stts), feats, tag->lemma);
}

static void
score_word (Evaluation *eval,
            const LesartConlluWord *word,
            const LesartForm *form,
            const LesartTag *tag)
{
  g_autoptr (GString) feats = g_string_new (NULL);
  gboolean right[N_COUNTS];
  Score *scores[] = { &eval->all,
                      form->n_lexemes + form->n_folded > 0 || strcmp (word->upos, "PUNCT") == 0
                          ? NULL
                          : &eval->unknown };

  lesart_feats_append (feats, tag->features, tag->traits);
  right[COUNT_UPOS] = strcmp (word->upos, lesart_upos_get_name ((LesartUpos) tag->upos)) == 0;
  right[COUNT_STTS] = strcmp (word->xpos, lesart_stts_get_name ((LesartStts) tag->stts)) == 0;
  right[COUNT_FEATS] = strcmp (word->feats, feats->str) == 0;
  right[COUNT_LEMMA] = strcmp (word->lemma, tag->lemma) == 0;
  for (guint s = 0; s < G_N_ELEMENTS (scores) && scores[s] != NULL; s++) {
    scores[s]->n++;
    for (guint i = 0; i < N_COUNTS; i++)
      scores[s]->right[i] += right[i];
  }
  if (eval->list && !(right[0] && right[1] && right[2] && right[3]))
    print_word (word, tag, feats->str);
}

static void
score_sentence (gpointer data, const LesartConlluSentence *sentence)
{
  Evaluation *eval = data;
  guint32 n = lesart_conllu_sentence_get_n_words (sentence);
  g_autofree const LesartForm **forms = g_new (const LesartForm *, n + 1);
  g_autofree LesartTag *tags = g_new (LesartTag, n + 1);

  for (guint32 i = 0; i < n; i++) {
    const char *form = g_string_chunk_insert_const (
        eval->strings, lesart_conllu_sentence_get_word (sentence, i)->form);

    forms[i] = lesart_lexemes_get (eval->lexemes, form, strlen (form));
  }
  lesart_tagger_tag_sentence (eval->tagger, forms, n, tags);
  for (guint32 i = 0; i < n; i++)
    score_word (eval, lesart_conllu_sentence_get_word (sentence, i), forms[i], &tags[i]);
}

static void
print_score (const char *name, const Score *score)
{
  double n = MAX (score->n, 1);

  g_print ("%-8s %6u words  UPOS %.4f  STTS %.4f  features %.4f  lemma %.4f\n", name, score->n,
           score->right[COUNT_UPOS] / n, score->right[COUNT_STTS] / n,
           score->right[COUNT_FEATS] / n, score->right[COUNT_LEMMA] / n);
}

int
lesart_eval_tagger (int argc, char **argv)
{
  Evaluation eval = { 0 };
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GError) error = NULL;
  gboolean read = TRUE;

  if (argc < 3) {
    g_printerr ("usage: lesart-eval tagger LANGUAGE [--list] FILE.conllu...\n");
    return 2;
  }
  language = lesart_language_open (argv[1], NULL, &error);
  if (language == NULL) {
    g_printerr ("lesart-eval tagger: %s\n", error->message);
    return 1;
  }
  eval.lexemes = lesart_lexemes_new (lesart_language_get_lexicon (language));
  eval.tagger = lesart_tagger_new (language, eval.lexemes);
  eval.strings = g_string_chunk_new (1 << 16);
  if (!lesart_tagger_is_learned (eval.tagger))
    g_print ("no model: the first analysis of the lexicon\n");
  for (int i = 2; i < argc; i++)
    if (strcmp (argv[i], "--list") == 0)
      eval.list = TRUE;
    else
      read = lesart_learn_read_treebank (argv[i], score_sentence, &eval) && read;
  print_score ("all", &eval.all);
  print_score ("unknown", &eval.unknown);
  lesart_tagger_free (eval.tagger);
  lesart_lexemes_free (eval.lexemes);
  g_string_chunk_free (eval.strings);
  return read ? 0 : 1;
}
