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

/* The signed roots of the weights of a feature, by class; NULL where they do not lie in one piece,
 * and while the weights are learned. */
static inline const gint8 *
roots_of (const TagWeights *weights, guint32 feature)
{
  guint32 at = feature & weights->mask;

  return weights->roots != NULL && at + lesart_tag_n_classes <= weights->mask ? weights->roots + at
                                                                              : NULL;
}

/* The same of many features; FALSE if there are some that roots_of() has nothing for. */
static gboolean
find_rows (const TagWeights *weights, const guint32 *features, guint n, const gint8 **rows)
{
  guint32 last = 0;

  if (weights->roots == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    guint32 at = features[i] & weights->mask;

    last = MAX (last, at);
    rows[i] = weights->roots + at;
    __builtin_prefetch (rows[i]);
  }
  return last + lesart_tag_n_classes <= weights->mask;
}

static void
add_weights (const TagWeights *weights,
             const guint32 *features,
             guint n_features,
             const TagWord *word,
             gint32 *scores)
{
  const gint8 *rows[TAG_MAX_FEATURES];
  gboolean in_rows = find_rows (weights, features, n_features, rows);

  for (guint c = 0; c < word->n_candidates; c++) {
    guint class = word->candidates[c];
    gint32 sum = 0;

    if (in_rows) {
#pragma GCC unroll 8
      for (guint i = 0; i < n_features; i++)
        sum += lesart_signed_square (rows[i][class]);
    } else {
      for (guint i = 0; i < n_features; i++)
        sum += lesart_tag_weight (weights, features[i], class);
    }
    scores[c] += sum;
  }
}

/* What a word says of itself is the same wherever it stands, but for the first of a sentence. */
static void
add_own_weights (const TagWeights *weights, TagWord *word, gboolean first, gint32 *scores)
{
  guint32 features[TAG_MAX_FEATURES];

  if (first || weights->roots == NULL) {
    add_weights (weights, features, lesart_tag_word_features (word, first, features), word, scores);
    return;
  }
  if (!word->weighed) {
    add_weights (weights, features, lesart_tag_word_features (word, FALSE, features), word,
                 word->own);
    word->weighed = TRUE;
  }
  for (guint c = 0; c < word->n_candidates; c++)
    scores[c] += word->own[c];
}

static void
score_candidates (const TagSentence *sentence, guint32 at, gint32 *scores)
{
  const TagWeights *weights = &sentence->tagger->model.classes;
  TagWord *word = sentence->words[at];
  guint32 features[TAG_MAX_FEATURES];

  memset (scores, 0, TAG_MAX_CANDIDATES * sizeof *scores);
  if (sentence->extra != NULL)
    memcpy (scores, sentence->extra + (gsize) at * TAG_MAX_CANDIDATES,
            TAG_MAX_CANDIDATES * sizeof *scores);
  if (word->n_candidates < 2)
    return;
  add_own_weights (weights, word, at == 0, scores);
  add_weights (weights, features, lesart_tag_context_features (sentence, at, features), word,
               scores);
}

/* A candidate two words before, and what it adds to each class behind candidate @b. */
typedef struct {
  guint8 candidate;
  gint32 score;
  guint32 trigram;
  const gint8 *roots; /* of the trigram, or NULL */
} Origin;

/*
 * The candidates two words before from which the best path to candidate @b of the word before can
 * come. A trigram adds at most LESART_MAX_SQUARE and takes away as much: who is further behind the
 * best than both cannot catch up, and is left out. Weights that are learned know no such bound.
 */
static guint
find_origins (const TagSentence *sentence, guint32 at, const Column *last, guint b, Origin *origins)
{
  const TagWeights *weights = &sentence->tagger->model.classes;
  const guint8 *before, *before2;
  guint n_before2 = candidates_at (sentence, (gint64) at - 2, &before2), n = 0;
  gint32 least = IMPOSSIBLE;

  candidates_at (sentence, (gint64) at - 1, &before);
  for (guint a = 0; a < n_before2 && weights->roots != NULL; a++)
    least = MAX (least, last->best[a][b] - 2 * LESART_MAX_SQUARE);
  for (guint a = 0; a < n_before2; a++)
    if (last->best[a][b] >= least) {
      guint32 trigram = lesart_tag_trigram (before2[a], before[b]);

      origins[n++] = (Origin){ (guint8) a, last->best[a][b], trigram, roots_of (weights, trigram) };
    }
  return n;
}

/* The best scores of the candidates of a word behind candidate @b of the word before. */
static void
extend_behind (const TagSentence *sentence,
               guint32 at,
               const Column *last,
               guint b,
               gint32 *best,
               guint8 *from)
{
  const TagWeights *weights = &sentence->tagger->model.classes;
  Origin origins[TAG_MAX_CANDIDATES];
  const guint8 *here, *before;
  guint n_here = candidates_at (sentence, at, &here);
  guint n_origins = find_origins (sentence, at, last, b, origins);
  guint32 bigram;
  const gint8 *roots;

  candidates_at (sentence, (gint64) at - 1, &before);
  bigram = lesart_tag_bigram (before[b]);
  roots = roots_of (weights, bigram);
  for (guint c = 0; c < n_here; c++) {
    gint32 top = IMPOSSIBLE;
    guint8 top_from = 0;

    for (const Origin *origin = origins; origin < origins + n_origins; origin++) {
      gint32 weight = origin->roots != NULL ? lesart_signed_square (origin->roots[here[c]])
                                            : lesart_tag_weight (weights, origin->trigram, here[c]);
      gint32 score = origin->score + weight;

      top_from = score > top ? origin->candidate : top_from;
      top = MAX (score, top);
    }
    best[c] = top
              + (roots != NULL ? lesart_signed_square (roots[here[c]])
                               : lesart_tag_weight (weights, bigram, here[c]));
    from[c] = top_from;
  }
}

static void
extend (const TagSentence *sentence, guint32 at, const Column *last, Column *next, Back *back)
{
  const guint8 *here, *before;
  guint n_here = candidates_at (sentence, at, &here);
  guint n_before = candidates_at (sentence, (gint64) at - 1, &before);
  gint32 scores[TAG_MAX_CANDIDATES], top = IMPOSSIBLE;

  score_candidates (sentence, at, scores);
  for (guint b = 0; b < n_before; b++) {
    extend_behind (sentence, at, last, b, next->best[b], back->from[b]);
    for (guint c = 0; c < n_here; c++) {
      next->best[b][c] += scores[c];
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
