/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The best sequence of classes of a sentence: dynamic programming over pairs of neighbouring
 * classes (Viterbi, second order), each word restricted to what it can be, so that a word that can
 * be one thing only costs nothing.
 */
#include "tagger-private.h"

#include <string.h>

#define IMPOSSIBLE (-(1 << 28))

/* Row of a word: scores of its candidates behind each candidate of the word before. */
typedef struct {
  gint32 best[TAG_MAX_CANDIDATES][TAG_MAX_CANDIDATES]; /* [before][at] */
} Column;

typedef struct {
  guint8 from[TAG_MAX_CANDIDATES][TAG_MAX_CANDIDATES];
} Back;

/* A word before the first has one candidate of its own. */
static guint
candidates_at (const TagSentence *sentence, gint64 at, const guint8 **candidates)
{
  static const guint8 none[] = { TAG_NO_CLASS };

  if (at < 0) {
    *candidates = none;
    return 1;
  }
  *candidates = sentence->words[at]->candidates;
  return sentence->words[at]->n_candidates;
}

static void
score_candidates (const TagSentence *sentence, guint32 at, gint32 *scores)
{
  const TagWeights *weights = &sentence->tagger->model.classes;
  const TagWord *word = sentence->words[at];
  guint32 features[TAG_MAX_FEATURES];
  guint n;

  memset (scores, 0, TAG_MAX_CANDIDATES * sizeof *scores);
  if (sentence->extra != NULL)
    memcpy (scores, sentence->extra + (gsize) at * TAG_MAX_CANDIDATES,
            TAG_MAX_CANDIDATES * sizeof *scores);
  if (word->n_candidates < 2)
    return;
  n = lesart_tag_context_features (sentence, at, features);
  for (guint i = 0; i < n; i++)
    for (guint c = 0; c < word->n_candidates; c++)
      scores[c] += lesart_tag_weight (weights, features[i], word->candidates[c]);
}

static void
extend (const TagSentence *sentence, guint32 at, const Column *last, Column *next, Back *back)
{
  const TagWeights *weights = &sentence->tagger->model.classes;
  const guint8 *here, *before, *before2;
  guint n_here = candidates_at (sentence, at, &here);
  guint n_before = candidates_at (sentence, (gint64) at - 1, &before);
  guint n_before2 = candidates_at (sentence, (gint64) at - 2, &before2);
  gint32 scores[TAG_MAX_CANDIDATES], top = IMPOSSIBLE;

  score_candidates (sentence, at, scores);
  for (guint b = 0; b < n_before; b++) {
    guint32 bigram = lesart_tag_bigram (before[b]);

    for (guint c = 0; c < n_here; c++)
      next->best[b][c] = IMPOSSIBLE;
    for (guint a = 0; a < n_before2; a++) {
      guint32 trigram = lesart_tag_trigram (before2[a], before[b]);

      for (guint c = 0; c < n_here; c++) {
        gint32 score = last->best[a][b] + lesart_tag_weight (weights, trigram, here[c]);

        if (score > next->best[b][c]) {
          next->best[b][c] = score;
          back->from[b][c] = (guint8) a;
        }
      }
    }
    for (guint c = 0; c < n_here; c++) {
      next->best[b][c] += scores[c] + lesart_tag_weight (weights, bigram, here[c]);
      top = MAX (top, next->best[b][c]);
    }
  }
  /* Only differences count: measured from the best, they stay small in a sentence of any length. */
  for (guint b = 0; b < n_before; b++)
    for (guint c = 0; c < n_here; c++)
      next->best[b][c] = MAX (next->best[b][c] - top, IMPOSSIBLE);
}

static void
follow_back (TagSentence *sentence, const Column *last, const Back *back)
{
  guint32 n = sentence->n;
  const guint8 *before;
  guint n_before = candidates_at (sentence, (gint64) n - 2, &before);
  guint b = 0, c = 0;

  for (guint i = 0; i < n_before; i++)
    for (guint k = 0; k < sentence->words[n - 1]->n_candidates; k++)
      if (last->best[i][k] > last->best[b][c]) {
        b = i;
        c = k;
      }
  for (guint32 at = n; at-- > 0;) {
    guint from = back[at].from[b][c];

    sentence->classes[at] = sentence->words[at]->candidates[c];
    c = b;
    b = from;
  }
}

/**
 * lesart_tag_best_path: (skip)
 *
 * Sets the classes of a sentence of one word or more. Ties go to the candidate that comes first.
 */
void
lesart_tag_best_path (TagSentence *sentence)
{
  GByteArray *room = sentence->tagger->backs;
  Column columns[2];
  Back *back;

  g_byte_array_set_size (room, sentence->n * (guint) sizeof (Back));
  back = (Back *) (gpointer) room->data;
  columns[1].best[0][0] = 0;
  for (guint32 at = 0; at < sentence->n; at++)
    extend (sentence, at, &columns[(at + 1) % 2], &columns[at % 2], &back[at]);
  follow_back (sentence, &columns[(sentence->n + 1) % 2], back);
}
