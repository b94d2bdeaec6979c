/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The best sequence of classes of a sentence: dynamic programming over pairs of neighbouring
 * classes (Viterbi, second order), each word restricted to what it can be, so that a word that can
 * be one thing only costs nothing.
 */
#include "tagger-private.h"

#include <string.h>

#define IMPOSSIBLE (-(1 << 28))
#define OUT_OF_REACH G_MAXINT32
#define NO_FLOOR G_MININT32

/* Row of a word: scores of its candidates behind each candidate of the word before. Most of those
 * are left out, as no path through them can win. */
typedef struct {
  gint32 best[TAG_MAX_CANDIDATES][TAG_MAX_CANDIDATES]; /* [before][at] */
  guint8 kept[TAG_MAX_CANDIDATES];                     /* candidates of the word before */
  guint n_kept;
  gint32 top; /* the best of all */
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

/* Features of a word, and where their weights lie: anywhere in memory, so that those of a word are
 * asked for while the word before is dealt with. */
typedef struct {
  guint32 features[TAG_MAX_FEATURES];
  const gint8 *rows[TAG_MAX_FEATURES];
  guint n;
  gboolean in_rows; /* whether roots_of() has something for each */
} Evidence;

static void
find_rows (const TagWeights *weights, const TagWord *word, Evidence *evidence)
{
  guint first = word->candidates[0], other = word->candidates[word->n_candidates - 1];
  guint32 last = 0;

  evidence->in_rows = FALSE;
  if (weights->roots == NULL)
    return;
#pragma GCC unroll 8
  for (guint i = 0; i < evidence->n; i++) {
    guint32 at = evidence->features[i] & weights->mask;

    last = MAX (last, at);
    evidence->rows[i] = weights->roots + at;
    __builtin_prefetch (evidence->rows[i] + first);
    __builtin_prefetch (evidence->rows[i] + other);
  }
  evidence->in_rows = last + lesart_tag_n_classes <= weights->mask;
}

static void
gather_context (const TagSentence *sentence, guint32 at, Evidence *evidence)
{
  const TagWord *word = sentence->words[at];

  if (word->n_candidates < 2)
    return;
  evidence->n = lesart_tag_context_features (sentence, at, evidence->features);
  find_rows (&sentence->tagger->model.classes, word, evidence);
}

/* Adds up two classes at a time, so that where a row lies is asked half as often. */
static void
add_rows (const Evidence *evidence, const TagWord *word, gint32 *scores)
{
  for (guint c = 0; c < word->n_candidates; c += 2) {
    guint class = word->candidates[c];
    guint other = c + 1 < word->n_candidates ? word->candidates[c + 1] : class;
    gint32 sum = 0, other_sum = 0;

#pragma GCC unroll 8
    for (guint i = 0; i < evidence->n; i++) {
      sum += lesart_signed_square (evidence->rows[i][class]);
      other_sum += lesart_signed_square (evidence->rows[i][other]);
    }
    scores[c] += sum;
    if (other != class)
      scores[c + 1] += other_sum;
  }
}

static void
add_weights (const TagWeights *weights,
             const Evidence *evidence,
             const TagWord *word,
             gint32 *scores)
{
  if (evidence->in_rows) {
    add_rows (evidence, word, scores);
    return;
  }
  for (guint c = 0; c < word->n_candidates; c++)
    for (guint i = 0; i < evidence->n; i++)
      scores[c] += lesart_tag_weight (weights, evidence->features[i], word->candidates[c]);
}

static void
weigh_word (const TagWeights *weights, const TagWord *word, gboolean first, gint32 *scores)
{
  Evidence evidence;

  evidence.n = lesart_tag_word_features (word, first, evidence.features);
  find_rows (weights, word, &evidence);
  add_weights (weights, &evidence, word, scores);
}

/* What a word says of itself is the same wherever it stands, but for the first of a sentence. */
static void
add_own_weights (const TagWeights *weights, TagWord *word, gboolean first, gint32 *scores)
{
  if (first || weights->roots == NULL) {
    weigh_word (weights, word, first, scores);
    return;
  }
  if (!word->weighed) {
    weigh_word (weights, word, FALSE, word->own);
    word->weighed = TRUE;
  }
  for (guint c = 0; c < word->n_candidates; c++)
    scores[c] += word->own[c];
}

static void
score_candidates (const TagSentence *sentence, guint32 at, const Evidence *context, gint32 *scores)
{
  const TagWeights *weights = &sentence->tagger->model.classes;
  TagWord *word = sentence->words[at];

  memset (scores, 0, TAG_MAX_CANDIDATES * sizeof *scores);
  if (sentence->extra != NULL)
    memcpy (scores, sentence->extra + (gsize) at * TAG_MAX_CANDIDATES,
            TAG_MAX_CANDIDATES * sizeof *scores);
  if (word->n_candidates < 2)
    return;
  add_own_weights (weights, word, at == 0, scores);
  add_weights (weights, context, word, scores);
}

/*
 * Which paths cannot win, whatever follows. Two that lead up to a pair of classes go on alike but
 * for three weights: the trigram that begins with the pair, the bigram behind it, and the trigram
 * behind that. A path is left out if the best that these can bring it is less than the worst that
 * they can bring another. Weights that are learned know no such bounds.
 */

/* Of the weights of a feature, or 0, which is what there is where the sentence ends. */
static TagRange
find_range (const TagWeights *weights, guint32 feature)
{
  const gint8 *roots = roots_of (weights, feature);
  gint8 least = 0, most = 0;

  for (guint c = 0; roots != NULL && c < lesart_tag_n_classes; c++) {
    least = MIN (least, roots[c]);
    most = MAX (most, roots[c]);
  }
  for (guint c = 0; roots == NULL && c < lesart_tag_n_classes; c++) {
    least = MIN (least, weights->roots[(feature + c) & weights->mask]);
    most = MAX (most, weights->roots[(feature + c) & weights->mask]);
  }
  return (TagRange){ (gint16) lesart_signed_square (least), (gint16) lesart_signed_square (most) };
}

/* What a trigram that begins with two classes may add. */
static inline TagRange
trigram_range (const TagSentence *sentence, guint before2, guint before)
{
  TagRange *range = &sentence->tagger->ranges[before2 % TAG_MAX_CLASSES][before % TAG_MAX_CLASSES];

  if (range->least > range->most)
    *range = find_range (&sentence->tagger->model.classes, lesart_tag_trigram (before2, before));
  return *range;
}

/* What a bigram to a word and the trigram behind it may add. */
static inline TagRange
range_ahead (const TagSentence *sentence, guint before, const TagWord *word)
{
  TagRange *range = &word->ahead->ranges[before % TAG_MAX_CLASSES];

  if (range->least > range->most) {
    const TagWeights *weights = &sentence->tagger->model.classes;
    guint32 bigram = lesart_tag_bigram (before);
    gint32 least = G_MAXINT16, most = G_MININT16;

    for (guint c = 0; c < word->n_candidates; c++) {
      gint32 weight = lesart_tag_weight (weights, bigram, word->candidates[c]);
      TagRange behind = trigram_range (sentence, before, word->candidates[c]);

      least = MIN (least, weight + behind.least);
      most = MAX (most, weight + behind.most);
    }
    *range = (TagRange){ (gint16) least, (gint16) most };
  }
  return *range;
}

/* Sets what the paths to each candidate of the word before need to have: %OUT_OF_REACH if none can
 * win. */
static void
find_floors (const TagSentence *sentence, guint32 at, const Column *last, gint32 *floors)
{
  const guint8 *before, *before2;
  guint n_before = candidates_at (sentence, (gint64) at - 1, &before);
  gint32 most[TAG_MAX_CANDIDATES], floor = IMPOSSIBLE;

  candidates_at (sentence, (gint64) at - 2, &before2);
  for (guint b = 0; b < n_before; b++) {
    TagRange ahead = range_ahead (sentence, before[b], sentence->words[at]);

    floors[b] = most[b] = IMPOSSIBLE;
    for (guint i = 0; i < last->n_kept; i++) {
      guint a = last->kept[i];
      TagRange trigram = trigram_range (sentence, before2[a], before[b]);

      floors[b] = MAX (floors[b], last->best[a][b] + trigram.least);
      most[b] = MAX (most[b], last->best[a][b] + trigram.most);
    }
    most[b] += ahead.most;
    floor = MAX (floor, floors[b] + ahead.least);
  }
  for (guint b = 0; b < n_before; b++)
    floors[b] = most[b] < floor ? OUT_OF_REACH : floors[b];
}

/* A candidate two words before, and what it adds to each class behind candidate @b. */
typedef struct {
  guint8 candidate;
  gint32 score;
  guint32 trigram;
  const gint8 *roots; /* of the trigram, or NULL */
} Origin;

/* The candidates two words before from which the best path to candidate @b of the word before can
 * come. */
static guint
find_origins (const TagSentence *sentence,
              guint32 at,
              const Column *last,
              guint b,
              gint32 floor,
              Origin *origins)
{
  const TagWeights *weights = &sentence->tagger->model.classes;
  const guint8 *before, *before2;
  guint n = 0;

  candidates_at (sentence, (gint64) at - 2, &before2);
  candidates_at (sentence, (gint64) at - 1, &before);
  for (guint i = 0; i < last->n_kept; i++) {
    guint8 a = last->kept[i];
    gint32 score = last->best[a][b];
    guint32 trigram;

    if (floor != NO_FLOOR && score + trigram_range (sentence, before2[a], before[b]).most < floor)
      continue;
    trigram = lesart_tag_trigram (before2[a], before[b]);
    /* Only differences count: measured from the best, they stay small in a sentence of any length.
     */
    origins[n++] = (Origin){ a, score - last->top, trigram, roots_of (weights, trigram) };
  }
  return n;
}

/* The best scores of the candidates of a word behind candidate @b of the word before. Returns the
 * best of these. */
static gint32
extend_behind (const TagSentence *sentence,
               guint32 at,
               const Origin *origins,
               guint n_origins,
               guint b,
               const gint32 *scores,
               gint32 *best,
               guint8 *from)
{
  const TagWeights *weights = &sentence->tagger->model.classes;
  const guint8 *here, *before;
  guint n_here = candidates_at (sentence, at, &here);
  gint32 highest = IMPOSSIBLE;
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
    best[c] = scores[c] + top
              + (roots != NULL ? lesart_signed_square (roots[here[c]])
                               : lesart_tag_weight (weights, bigram, here[c]));
    from[c] = top_from;
    highest = MAX (highest, best[c]);
  }
  return highest;
}

static void
extend (const TagSentence *sentence,
        guint32 at,
        const Evidence *context,
        const Column *last,
        Column *next,
        Back *back)
{
  const guint8 *before;
  guint n_before = candidates_at (sentence, (gint64) at - 1, &before);
  gint32 scores[TAG_MAX_CANDIDATES], floors[TAG_MAX_CANDIDATES];

  score_candidates (sentence, at, context, scores);
  if (sentence->tagger->model.classes.roots != NULL && n_before * last->n_kept > 1)
    find_floors (sentence, at, last, floors);
  else
    for (guint b = 0; b < n_before; b++)
      floors[b] = NO_FLOOR;
  next->n_kept = 0;
  next->top = IMPOSSIBLE;
  for (guint b = 0; b < n_before; b++) {
    Origin origins[TAG_MAX_CANDIDATES];
    guint n_origins;
    gint32 highest;

    if (floors[b] == OUT_OF_REACH)
      continue;
    n_origins = find_origins (sentence, at, last, b, floors[b], origins);
    highest =
        extend_behind (sentence, at, origins, n_origins, b, scores, next->best[b], back->from[b]);
    next->top = MAX (next->top, highest);
    next->kept[next->n_kept++] = (guint8) b;
  }
}

static void
follow_back (TagSentence *sentence, const Column *last, const Back *back)
{
  guint32 n = sentence->n;
  guint b = last->kept[0], c = 0;

  for (guint i = 0; i < last->n_kept; i++)
    for (guint k = 0; k < sentence->words[n - 1]->n_candidates; k++)
      if (last->best[last->kept[i]][k] > last->best[b][c]) {
        b = last->kept[i];
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
  Evidence contexts[2];
  Back *back;

  g_byte_array_set_size (room, sentence->n * (guint) sizeof (Back));
  back = (Back *) (gpointer) room->data;
  columns[1].best[0][0] = columns[1].top = 0;
  columns[1].kept[0] = 0;
  columns[1].n_kept = 1;
  gather_context (sentence, 0, &contexts[0]);
  for (guint32 at = 0; at < sentence->n; at++) {
    if (at + 1 < sentence->n)
      gather_context (sentence, at + 1, &contexts[(at + 1) % 2]);
    extend (sentence, at, &contexts[at % 2], &columns[(at + 1) % 2], &columns[at % 2], &back[at]);
  }
  follow_back (sentence, &columns[(sentence->n + 1) % 2], back);
}
