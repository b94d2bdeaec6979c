/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the beads of two texts that are cheapest together, by dynamic programming over the numbers
 * of sentences read on both sides. What a bead costs:
 *
 *   its form      how often translators keep, join, divide, leave out or add sentences, and
 *   its lengths   how far they are from the usual ratio, both after Gale and Church (A Program for
 *                 Aligning Sentences in Bilingual Corpora, 1993);
 *   its words     which of them have a counterpart in it (align-words.c);
 *   its blocks    where both texts have paragraphs, beads seldom cross their ends.
 *
 * Cost is a negative logarithm of a probability, in natural units. A bead of (l, m) sentences ends
 * behind German sentence i and English sentence j. Its words are counted without looking at them
 * again, because what is matched in a bead is a sum of
 *
 *   german[k][j]   what sentence i has in the k English ones that end with j, and
 *   english[k][j]  what sentence j has in the k German ones that end with i,
 *
 * which are made row by row of the matches between i and each j, and kept for three rows.
 *
 * Only a band is tried, of some hundred English sentences around where each German one should be
 * (align-path.c); where the way runs along the edge of the band, again with a wider one. So time
 * and memory grow with the length of the texts, not with its square.
 */
#include "align.h"

#include <math.h>
#include <string.h>

#include "align-path.h"
#include "align-words.h"

#define N LESART_ALIGN_MAX

typedef struct {
  guint8 n[LESART_N_SIDES];
  float cost;
} Form;

/* Gale and Church, table 5, and what they leave out, rarer still. Their figures for a sentence
 * without counterpart hold where lengths are all that is known. */
static const Form forms[] = {
  { { 1, 1 }, 0.12f }, { { 2, 1 }, 3.1f }, { { 1, 2 }, 3.1f }, { { 2, 2 }, 5.2f },
  { { 3, 1 }, 6.0f },  { { 1, 3 }, 6.0f }, { { 1, 0 }, 5.3f }, { { 0, 1 }, 5.3f },
};

#define VARIANCE 6.8 /* of the length per character; Gale and Church */
/* English characters for a German one; a text of so many German ones is believed as much as that.
 */
#define USUAL_RATIO 0.92
#define USUAL_WEIGHT 2000
#define LENGTH_STEP 0.05
#define LENGTH_STEPS 200
#define WORDS_WEIGHT 0.6f /* each match is counted on both sides */
#define BLOCK_COST 1.5f
#define SCORE_OFFSET 3.0f
#define SCORE_SLOPE 2.0f

#define HALF_BAND 160
#define EDGE 8
#define MAX_CELLS (1u << 28)

typedef struct {
  const LesartBitext *bitext;
  const LesartAlignWords *words;
  GCancellable *cancellable;
  LesartProgressFunc progress;
  gpointer data;

  guint n[LESART_N_SIDES];
  guint32 *length[LESART_N_SIDES]; /* code points before each sentence */
  guint8 *starts[LESART_N_SIDES];  /* whether each sentence begins a block */
  gboolean has_blocks;
  double ratio; /* English characters for a German one */
  float length_cost[LENGTH_STEPS + 1];

  guint32 *low;       /* of each row, the first English count that is tried */
  guint32 *high;      /* and the last */
  gsize *row;         /* where its cells begin */
  guint8 *chosen;     /* the form that ends in each cell */
  float *cost[N + 1]; /* of the last rows, by English count */

  float *german[N][N]; /* [row % N][k - 1], by English sentence */
  float *english[N];   /* [k - 1] */
  float *single[N][N]; /* [row % N][k - 1]: what row's words alone find of each English sentence */
  float *pair[2];      /* [row % 2]: what the last two rows find, at the worth of k = 3 */
  gint32 *last_row[2]; /* of each English occurrence: the last two rows that found it */
  guint32 *stamp[N];   /* of each English sentence: the last word that was counted there */
  guint32 n_stamps;
} Aligner;

/* --- preparing -----------------------------------------------------------------------------------
 */

static void
measure_sentences (Aligner *a, LesartSide side)
{
  const LesartSegments *segments = a->bitext->segments[side];
  guint n_starts = 0;

  a->n[side] = segments->n_sentences;
  a->length[side] = g_new0 (guint32, a->n[side] + 1);
  a->starts[side] = g_new0 (guint8, a->n[side] + 1);
  for (guint s = 0; s < a->n[side]; s++) {
    const LesartSpan span = lesart_bitext_get_sentence (a->bitext, side, s);

    a->length[side][s + 1] = a->length[side][s] + (span.end - span.start);
    a->starts[side][s] = s == 0 || segments->sentences[s].block != segments->sentences[s - 1].block;
    n_starts += a->starts[side][s];
  }
  a->starts[side][a->n[side]] = TRUE;
  /* One sentence a line is no paragraph. */
  a->has_blocks = a->has_blocks && n_starts * 4 < a->n[side] * 3;
}

static void
prepare_lengths (Aligner *a)
{
  const double german = a->length[LESART_SIDE_GERMAN][a->n[LESART_SIDE_GERMAN]];
  const double english = a->length[LESART_SIDE_ENGLISH][a->n[LESART_SIDE_ENGLISH]];

  a->ratio = (english + USUAL_RATIO * USUAL_WEIGHT) / (german + USUAL_WEIGHT);
  a->ratio = CLAMP (a->ratio, 0.5, 2);
  for (guint i = 0; i <= LENGTH_STEPS; i++)
    a->length_cost[i] = (float) -log (MAX (erfc (i * LENGTH_STEP * G_SQRT2 / 2), 1e-12));
}

/* The rows of the band around @path. Returns FALSE if it has too many cells. */
static gboolean
lay_band (Aligner *a, const guint32 *path, guint half)
{
  const guint n_german = a->n[LESART_SIDE_GERMAN], n_english = a->n[LESART_SIDE_ENGLISH];
  gsize n_cells = 0;

  for (guint i = 0; i <= n_german; i++) {
    a->low[i] = path[i] > half ? path[i] - half : 0;
    a->high[i] = MIN (path[i] + half, n_english);
    a->row[i] = n_cells;
    n_cells += a->high[i] - a->low[i] + 1;
  }
  if (n_cells > MAX_CELLS)
    return FALSE;
  g_free (a->chosen);
  a->chosen = g_malloc (n_cells);
  return TRUE;
}

static float *
new_row (const Aligner *a)
{
  return g_new0 (float, a->n[LESART_SIDE_ENGLISH] + N + 1);
}

static void
prepare_rows (Aligner *a)
{
  const guint n_english = a->n[LESART_SIDE_ENGLISH];
  const guint32 n_occurrences = a->words->begin[LESART_SIDE_ENGLISH][n_english];

  for (guint k = 0; k < N; k++) {
    for (guint r = 0; r < N; r++) {
      a->german[r][k] = new_row (a);
      a->single[r][k] = new_row (a);
    }
    a->english[k] = new_row (a);
    a->stamp[k] = g_new0 (guint32, n_english + N + 1);
  }
  for (guint r = 0; r <= N; r++)
    a->cost[r] = new_row (a);
  for (guint r = 0; r < 2; r++) {
    a->pair[r] = new_row (a);
    a->last_row[r] = g_new (gint32, n_occurrences + 1);
  }
  a->low = g_new (guint32, a->n[LESART_SIDE_GERMAN] + 1);
  a->high = g_new (guint32, a->n[LESART_SIDE_GERMAN] + 1);
  a->row = g_new (gsize, a->n[LESART_SIDE_GERMAN] + 1);
}

static void
aligner_clear (Aligner *a)
{
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    g_free (a->length[side]);
    g_free (a->starts[side]);
  }
  for (guint k = 0; k < N; k++) {
    for (guint r = 0; r < N; r++) {
      g_free (a->german[r][k]);
      g_free (a->single[r][k]);
    }
    g_free (a->english[k]);
    g_free (a->stamp[k]);
  }
  for (guint r = 0; r <= N; r++)
    g_free (a->cost[r]);
  for (guint r = 0; r < 2; r++) {
    g_free (a->pair[r]);
    g_free (a->last_row[r]);
  }
  g_free (a->low);
  g_free (a->high);
  g_free (a->row);
  g_free (a->chosen);
}

/* --- the words of one row ------------------------------------------------------------------------
 */

/* The word of German sentence @row that @stamp numbers is in English sentence @j: it is found in
 * all runs of k sentences that end with j ... j + k - 1, once. */
static void
count_german (Aligner *a, guint32 row, guint32 j, const float *gain, guint32 stamp)
{
  for (guint k = 0; k < N; k++)
    for (guint d = 0; d <= k; d++)
      if (a->stamp[k][j + d] != stamp) {
        a->stamp[k][j + d] = stamp;
        a->german[row % N][k][j + d] += gain[k];
      }
}

/* German sentence @row has a counterpart of the English word at @place, in sentence @j. */
static void
count_english (Aligner *a, gint32 row, guint32 place, guint32 j)
{
  const guint32 type = a->words->types[LESART_SIDE_ENGLISH][place];
  const float *gain = &a->words->gain[LESART_SIDE_ENGLISH][type * N];
  const gint32 last = a->last_row[0][place], before = a->last_row[1][place];

  if (last == row)
    return;
  a->last_row[1][place] = last;
  a->last_row[0][place] = row;
  for (guint k = 0; k < N; k++)
    a->single[row % N][k][j] += gain[k];
  /* What the rows before found as well must not be counted twice. */
  if (last == row - 1) {
    a->english[1][j] -= gain[1];
    a->pair[row % 2][j] -= gain[2];
  }
  if (last >= row - 2 || before >= row - 2)
    a->english[2][j] -= gain[2];
}

static void
clear_words (Aligner *a, guint32 row, guint32 from, guint32 to)
{
  const gsize n_bytes = (to - from) * sizeof (float);

  for (guint k = 0; k < N; k++) {
    memset (a->german[row % N][k] + from, 0, n_bytes);
    memset (a->single[row % N][k] + from, 0, n_bytes);
    memset (a->english[k] + from, 0, n_bytes);
  }
  memset (a->pair[row % 2] + from, 0, n_bytes);
}

static void
find_matches (Aligner *a, guint32 row, guint32 from, guint32 to)
{
  const LesartAlignWords *words = a->words;
  const guint32 *begin = words->begin[LESART_SIDE_GERMAN];

  for (guint32 i = begin[row]; i < begin[row + 1]; i++) {
    const guint32 type = words->types[LESART_SIDE_GERMAN][i];
    const float *gain = &words->gain[LESART_SIDE_GERMAN][type * N];
    const guint32 stamp = ++a->n_stamps;

    for (guint32 c = words->candidate_begin[type]; c < words->candidate_begin[type + 1]; c++) {
      const guint32 english = words->candidates[c];
      guint32 p = words->posting_begin[english], end = words->posting_begin[english + 1];

      for (guint32 high = end; p < high;) { /* the first in the band */
        const guint32 middle = p + (high - p) / 2;

        if (words->sentence_of[words->postings[middle]] < from)
          p = middle + 1;
        else
          high = middle;
      }
      for (; p < end; p++) {
        const guint32 j = words->sentence_of[words->postings[p]];

        if (j >= to)
          break;
        count_german (a, row, j, gain, stamp);
        count_english (a, (gint32) row, words->postings[p], j);
      }
    }
  }
}

/* Makes german[] and english[] of German sentence @row, for what rows @row + 1 ... may ask. */
static void
read_words (Aligner *a, guint32 row)
{
  const guint32 last = MIN (row + N, a->n[LESART_SIDE_GERMAN]);
  const guint32 from = a->low[row] > N ? a->low[row] - N : 0;
  const guint32 to = a->high[row + 1];
  float *const *single = a->single[row % N];
  float *const *single_before = a->single[(row + N - 1) % N];
  float *pair = a->pair[row % 2], *pair_before = a->pair[(row + 1) % 2];

  clear_words (a, row, from, MIN (a->high[last], a->n[LESART_SIDE_ENGLISH]) + N);
  find_matches (a, row, from, to);
  for (guint32 j = from; j < to; j++) {
    a->english[0][j] = single[0][j];
    a->english[1][j] += single[1][j] + single_before[1][j];
    a->english[2][j] += single[2][j] + pair_before[j];
    pair[j] += single[2][j] + single_before[2][j];
  }
}

/* --- what a bead costs ---------------------------------------------------------------------------
 */

static guint32
count_informative (const Aligner *a, LesartSide side, guint32 first, guint32 end)
{
  const guint32 *begin = a->words->begin[side];

  return begin[end] - begin[first];
}

static float
cost_of_lengths (const Aligner *a, guint32 german, guint32 english)
{
  const double mean = (german + english / a->ratio) / 2;
  const double off = fabs (german * a->ratio - english) / sqrt (VARIANCE * MAX (mean, 1));

  return a->length_cost[(guint) MIN (off / LENGTH_STEP, LENGTH_STEPS)];
}

/* Of a bead that ends behind @i and @j sentences. */
static float
cost_of_words (const Aligner *a, const Form *form, guint32 i, guint32 j)
{
  const guint n_german = form->n[LESART_SIDE_GERMAN], n_english = form->n[LESART_SIDE_ENGLISH];
  const guint32 n_words = count_informative (a, LESART_SIDE_GERMAN, i - n_german, i)
                          + count_informative (a, LESART_SIDE_ENGLISH, j - n_english, j);
  float gain = 0;

  for (guint l = 0; l < n_german; l++)
    gain += a->german[(i - 1 - l) % N][n_english - 1][j - 1];
  for (guint m = 0; m < n_english; m++)
    gain += a->english[n_german - 1][j - 1 - m];
  return WORDS_WEIGHT * ((float) n_words * LESART_ALIGN_UNMATCHED - gain);
}

static float
cost_of_blocks (const Aligner *a, const Form *form, guint32 i, guint32 j)
{
  const guint32 end[LESART_N_SIDES] = { i, j };
  guint n_crossed[LESART_N_SIDES] = { 0, 0 };
  guint n_odd;

  if (!a->has_blocks)
    return 0;
  for (guint side = 0; side < LESART_N_SIDES; side++)
    for (guint s = 1; s < form->n[side]; s++)
      n_crossed[side] += a->starts[side][end[side] - s];
  n_odd = a->starts[0][i] != a->starts[1][j];
  return BLOCK_COST * (float) (n_odd + n_crossed[0] + n_crossed[1]);
}

static guint32
length_of (const Aligner *a, LesartSide side, guint32 end, guint n)
{
  return a->length[side][end] - a->length[side][end - n];
}

static float
cost_of_bead (const Aligner *a, const Form *form, guint32 i, guint32 j)
{
  const guint32 german = length_of (a, LESART_SIDE_GERMAN, i, form->n[LESART_SIDE_GERMAN]);
  const guint32 english = length_of (a, LESART_SIDE_ENGLISH, j, form->n[LESART_SIDE_ENGLISH]);

  if (form->n[LESART_SIDE_GERMAN] == 0 || form->n[LESART_SIDE_ENGLISH] == 0)
    return form->cost;
  return form->cost + cost_of_lengths (a, german, english) + cost_of_words (a, form, i, j)
         + cost_of_blocks (a, form, i, j);
}

/* --- the cheapest way ----------------------------------------------------------------------------
 */

static void
fill_cell (Aligner *a, guint32 i, guint32 j)
{
  float best = INFINITY;
  guint8 chosen = 0;

  for (guint8 f = 0; f < G_N_ELEMENTS (forms); f++) {
    const Form *form = &forms[f];
    const guint n_german = form->n[LESART_SIDE_GERMAN], n_english = form->n[LESART_SIDE_ENGLISH];
    float cost;

    if (n_german > i || n_english > j || j - n_english < a->low[i - n_german]
        || j - n_english > a->high[i - n_german])
      continue;
    cost = a->cost[(i - n_german) % (N + 1)][j - n_english];
    if (cost >= best)
      continue;
    cost += cost_of_bead (a, form, i, j);
    if (cost < best) {
      best = cost;
      chosen = f;
    }
  }
  a->cost[i % (N + 1)][j] = i == 0 && j == 0 ? 0 : best;
  a->chosen[a->row[i] + (j - a->low[i])] = chosen;
}

/* Returns FALSE if it was cancelled. */
static gboolean
fill_band (Aligner *a)
{
  const guint n_german = a->n[LESART_SIDE_GERMAN], n_english = a->n[LESART_SIDE_ENGLISH];
  const guint32 n_occurrences = a->words->begin[LESART_SIDE_ENGLISH][n_english];

  for (guint r = 0; r < 2; r++)
    for (guint32 p = 0; p < n_occurrences; p++)
      a->last_row[r][p] = -N - 1;
  for (guint r = 0; r < N; r++)
    clear_words (a, r, 0, n_english + N);
  for (guint k = 0; k < N; k++)
    memset (a->stamp[k], 0, (n_english + N + 1) * sizeof (guint32));
  a->n_stamps = 0;
  for (guint32 i = 0; i <= n_german; i++) {
    if (i > 0)
      read_words (a, i - 1);
    for (guint32 j = a->low[i]; j <= a->high[i]; j++)
      fill_cell (a, i, j);
    if (i % 64 == 0 && g_cancellable_is_cancelled (a->cancellable))
      return FALSE;
    if (i % 256 == 0 && a->progress != NULL)
      a->progress ((double) i / MAX (n_german, 1), a->data);
  }
  return TRUE;
}

/* Goes back from the end. Sets @at_edge if the way touches the edge of the band anywhere but where
 * the texts end. Returns NULL if there is no way, which only a narrow band can do. */
static GArray *
trace_back (const Aligner *a, gboolean *at_edge)
{
  GArray *beads = g_array_new (FALSE, FALSE, sizeof (LesartBead));
  guint32 i = a->n[LESART_SIDE_GERMAN], j = a->n[LESART_SIDE_ENGLISH];

  *at_edge = !isfinite (a->cost[i % (N + 1)][j]);
  while (!*at_edge && (i > 0 || j > 0)) {
    const Form *form = &forms[a->chosen[a->row[i] + (j - a->low[i])]];
    LesartBead bead = { { 0, 0 }, { form->n[0], form->n[1] }, 0, FALSE };

    *at_edge = (a->low[i] > 0 && j < a->low[i] + EDGE)
               || (a->high[i] < a->n[LESART_SIDE_ENGLISH] && j + EDGE > a->high[i]);
    bead.first[LESART_SIDE_GERMAN] = i -= form->n[LESART_SIDE_GERMAN];
    bead.first[LESART_SIDE_ENGLISH] = j -= form->n[LESART_SIDE_ENGLISH];
    g_array_append_val (beads, bead);
  }
  for (guint k = 0; k < beads->len / 2; k++) {
    LesartBead *one = &g_array_index (beads, LesartBead, k);
    LesartBead *other = &g_array_index (beads, LesartBead, beads->len - 1 - k);
    const LesartBead swapped = *one;

    *one = *other;
    *other = swapped;
  }
  return beads;
}

static GArray *
find_beads (Aligner *a)
{
  g_autofree guint32 *path = lesart_align_find_path (a->words);
  GArray *beads = NULL;

  for (guint half = HALF_BAND; lay_band (a, path, half); half *= 2) {
    gboolean at_edge;

    g_clear_pointer (&beads, g_array_unref);
    if (!fill_band (a))
      return NULL;
    beads = trace_back (a, &at_edge);
    if (!at_edge)
      return beads;
  }
  return beads;
}

/* --- how sure each bead is -----------------------------------------------------------------------
 */

/* How much the words of @bead gain, by looking at them. The arrays have, by English type, the last
 * bead (+ 1) that has it, and the last in which it is a counterpart. */
static float
gain_of_words (const LesartAlignWords *words,
               const LesartBead *bead,
               guint32 mark,
               guint32 *present,
               guint32 *matched)
{
  const guint32 *english = words->begin[LESART_SIDE_ENGLISH] + bead->first[LESART_SIDE_ENGLISH];
  const guint32 *german = words->begin[LESART_SIDE_GERMAN] + bead->first[LESART_SIDE_GERMAN];
  const guint n_english = bead->n[LESART_SIDE_ENGLISH], n_german = bead->n[LESART_SIDE_GERMAN];
  float gain = 0;

  for (guint32 i = english[0]; i < english[n_english]; i++)
    present[words->types[LESART_SIDE_ENGLISH][i]] = mark;
  for (guint32 i = german[0]; i < german[n_german]; i++) {
    const guint32 type = words->types[LESART_SIDE_GERMAN][i];
    gboolean found = FALSE;

    for (guint32 c = words->candidate_begin[type]; c < words->candidate_begin[type + 1]; c++)
      if (present[words->candidates[c]] == mark) {
        matched[words->candidates[c]] = mark;
        found = TRUE;
      }
    if (found)
      gain += words->gain[LESART_SIDE_GERMAN][type * N + n_english - 1];
  }
  for (guint32 i = english[0]; i < english[n_english]; i++) {
    const guint32 type = words->types[LESART_SIDE_ENGLISH][i];

    if (matched[type] == mark)
      gain += words->gain[LESART_SIDE_ENGLISH][type * N + n_german - 1];
  }
  return gain
         - LESART_ALIGN_UNMATCHED
               * (float) (english[n_english] - english[0] + german[n_german] - german[0]);
}

/* The odds of a bead are against its sentences having nothing to do with each other. A sentence
 * alone says nothing of how sure that is. */
static void
score_beads (const Aligner *a, GArray *beads)
{
  const guint n_types = a->words->n_types[LESART_SIDE_ENGLISH];
  g_autofree guint32 *present = g_new0 (guint32, n_types + 1);
  g_autofree guint32 *matched = g_new0 (guint32, n_types + 1);

  for (guint b = 0; b < beads->len; b++) {
    LesartBead *bead = &g_array_index (beads, LesartBead, b);
    guint32 length[LESART_N_SIDES];
    float odds;

    if (bead->n[0] == 0 || bead->n[1] == 0) {
      bead->score = 0.5f;
      continue;
    }
    for (guint side = 0; side < LESART_N_SIDES; side++)
      length[side] = length_of (a, side, bead->first[side] + bead->n[side], bead->n[side]);
    odds = WORDS_WEIGHT * gain_of_words (a->words, bead, b + 1, present, matched)
           - cost_of_lengths (a, length[LESART_SIDE_GERMAN], length[LESART_SIDE_ENGLISH]);
    bead->score = 1 / (1 + expf (-(odds + SCORE_OFFSET) / SCORE_SLOPE));
  }
}

/**
 * lesart_align_sentences:
 * @bitext: a German text and its English version
 * @language: (nullable): what is known of German: leads from the words to those of the dictionary
 * @dictionary: (nullable): without one, only words count that are written alike
 * @cancellable: (nullable): stops the work
 * @progress: (nullable): told how far it is
 * @data: for @progress
 * @n_beads: (out): how many beads there are
 *
 * Finds the sentences that say the same. Time and memory grow with the number of sentences, as long
 * as the two texts go along with each other.
 *
 * Returns: (array length=n_beads) (transfer full) (nullable): beads that are whole; NULL if it was
 *   cancelled
 */
LesartBead *
lesart_align_sentences (const LesartBitext *bitext,
                        const LesartLanguage *language,
                        const LesartDictionary *dictionary,
                        GCancellable *cancellable,
                        LesartProgressFunc progress,
                        gpointer data,
                        gsize *n_beads)
{
  g_autoptr (LesartAlignWords) words = NULL;
  Aligner a = { .bitext = bitext,
                .cancellable = cancellable,
                .progress = progress,
                .data = data,
                .has_blocks = TRUE };
  GArray *beads;

  *n_beads = 0;
  words = lesart_align_words_new (bitext, language, dictionary, cancellable);
  if (words == NULL)
    return NULL;
  a.words = words;
  for (guint side = 0; side < LESART_N_SIDES; side++)
    measure_sentences (&a, side);
  prepare_lengths (&a);
  prepare_rows (&a);
  beads = find_beads (&a);
  if (beads != NULL)
    score_beads (&a, beads);
  aligner_clear (&a);
  if (beads == NULL)
    return NULL;
  *n_beads = beads->len;
  return (LesartBead *) (gpointer) g_array_free (beads, FALSE);
}
