/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-eval words LANGUAGE [--list] FILE.conllu...
 *
 * What single words are known to be, without their context: for each way in which an analysis is
 * reached, how many nouns, adjectives, adverbs and full verbs of treebanks are analysed in that
 * way, and how often their class and their lemma are among the candidates. Names by the way.
 */
#include "analysis.h"
#include "conllu.h"
#include "language.h"
#include "learn.h"

#include <stdio.h>
#include <string.h>

#define N_REACHES (LESART_REACH_NONE + 1)

typedef struct {
  guint n, class, lemma;
} Count;

typedef struct {
  const LesartLexicon *lexicon;
  gboolean list; /* print what has not the right lemma */
  Count words[N_REACHES];
  Count names[N_REACHES];
} Evaluation;

static gboolean
fits (LesartWordClass word_class, const char *upos)
{
  static const struct {
    const char *upos;
    guint32 classes;
  } rows[] = {
    { "NOUN", 1u << LESART_CLASS_NOUN },
    { "PROPN", 1u << LESART_CLASS_NAME },
    { "ADJ", 1u << LESART_CLASS_ADJECTIVE | 1u << LESART_CLASS_PARTICIPLE_1
                 | 1u << LESART_CLASS_PARTICIPLE_2 },
    { "ADV", 1u << LESART_CLASS_ADVERB | 1u << LESART_CLASS_ADJECTIVE },
    { "VERB", 1u << LESART_CLASS_VERB },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (rows[i].upos, upos) == 0)
      return (rows[i].classes >> word_class & 1) != 0;
  return FALSE;
}

static Count
judge (const Evaluation *eval, const LesartConlluWord *word, const LesartAnalysis *analysis)
{
  Count count = { 1, 0, 0 };

  for (guint i = 0; i < analysis->n_lexemes; i++) {
    char lemma[LESART_LEMMA_MAX];

    lesart_analysis_get_lemma (eval->lexicon, analysis, &analysis->lexemes[i], lemma);
    count.class |= fits ((LesartWordClass) analysis->lexemes[i].word_class, word->upos);
    count.lemma |= strcmp (lemma, word->lemma) == 0;
  }
  return count;
}

static void
print_wrong (const Evaluation *eval, const LesartConlluWord *word, const LesartAnalysis *analysis)
{
  printf ("%d\t%s\t%s\t%s\t", analysis->reach, word->form, word->upos, word->lemma);
  for (guint i = 0; i < analysis->n_lexemes; i++) {
    char lemma[LESART_LEMMA_MAX];

    lesart_analysis_get_lemma (eval->lexicon, analysis, &analysis->lexemes[i], lemma);
    printf (" %s:%u", lemma, analysis->lexemes[i].word_class);
  }
  printf ("\n");
}

/* As written, and at the start of a sentence, or where that gives nothing sure, in the other case.
 */
static void
score_word (Evaluation *eval, const LesartConlluWord *word, gboolean start)
{
  gboolean name = strcmp (word->upos, "PROPN") == 0;
  LesartAnalysis written, folded;
  LesartLexeme room[LESART_MAX_LEXEMES], other_room[LESART_MAX_LEXEMES];
  const LesartAnalysis *used = &written;
  Count count, *sum;

  lesart_analyse (eval->lexicon, word->form, strlen (word->form), FALSE, &written, room);
  lesart_analyse (eval->lexicon, word->form, strlen (word->form), TRUE, &folded, other_room);
  count = judge (eval, word, &written);
  if (folded.reach < written.reach || (start && !count.lemma)) {
    Count other = judge (eval, word, &folded);

    if (other.lemma >= count.lemma) {
      count = other;
      used = &folded;
    }
  }
  sum = &(name ? eval->names : eval->words)[used->reach];
  sum->n++;
  sum->class += count.class;
  sum->lemma += count.lemma;
  if (eval->list && !count.lemma && !name)
    print_wrong (eval, word, used);
}

static gboolean
score_file (Evaluation *eval, const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  g_autoptr (LesartConlluReader) reader = NULL;
  const LesartConlluSentence *sentence;
  GError *local = NULL;
  gsize n_bytes;

  if (!g_file_get_contents (path, &bytes, &n_bytes, error))
    return FALSE;
  reader = lesart_conllu_reader_new (bytes, n_bytes);
  while ((sentence = lesart_conllu_reader_next (reader, &local)) != NULL)
    for (guint32 i = 0; i < lesart_conllu_sentence_get_n_words (sentence); i++) {
      const LesartConlluWord *word = lesart_conllu_sentence_get_word (sentence, i);
      static const char *const content[] = { "NOUN", "PROPN", "ADJ", "ADV", "VERB", NULL };

      if (g_strv_contains (content, word->upos))
        score_word (eval, word, i == 0);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_prefixed_error (error, local, "%s: ", path);
  return FALSE;
}

static void
print_table (const char *what, const Count *counts)
{
  static const char *const names[N_REACHES] = { "listed", "folded", "respelt", "hyphen", "compound",
                                                "prefix", "tail",   "ending",  "none" };
  Count sum = { 0, 0, 0 };

  g_print ("%-10s %8s %8s %8s\n", what, "n", "class", "lemma");
  for (guint i = 0; i < N_REACHES; i++) {
    guint n = MAX (counts[i].n, 1);

    g_print ("%-10s %8u %8.3f %8.3f\n", names[i], counts[i].n, (double) counts[i].class / n,
             (double) counts[i].lemma / n);
    sum.n += counts[i].n;
    sum.class += counts[i].class;
    sum.lemma += counts[i].lemma;
  }
  g_print ("%-10s %8u %8.3f %8.3f\n", "all", sum.n, (double) sum.class / MAX (sum.n, 1),
           (double) sum.lemma / MAX (sum.n, 1));
}

int
lesart_eval_words (int argc, char **argv)
{
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GError) error = NULL;
  Evaluation eval = { 0 };
  gboolean good;

  if (argc < 3) {
    g_printerr ("usage: lesart-eval words LANGUAGE [--list] FILE.conllu...\n");
    return 2;
  }
  language = lesart_language_open (argv[1], NULL, &error);
  good = language != NULL;
  if (good)
    eval.lexicon = lesart_language_get_lexicon (language);
  for (int i = 2; i < argc && good; i++)
    if (strcmp (argv[i], "--list") == 0)
      eval.list = TRUE;
    else
      good = score_file (&eval, argv[i], &error);
  if (!good) {
    g_printerr ("lesart-eval: %s\n", error->message);
    return 1;
  }
  print_table ("words", eval.words);
  print_table ("names", eval.names);
  return 0;
}
