/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over hashed
 * features, learned run by run with a rate of its own for each feature (AdaGrad, Duchi, Hazan and
 * Singer 2011). A run is what stands between tokens that cannot be names.
 *
 * At each step other features are left out at random (dropout), so that no single one must carry a
 * decision: a name in a list is one day in none. The weights of the later epochs are averaged.
 *
 * Kinds of text (domains) share weights and each add their own to them (Daumé 2007); the model has
 * the sums of one domain, with a share of what encyclopedic text adds: news are none the worse for
 * it, and all other text is the better. The order is shuffled by a fixed generator: the same
 * articles give the same model.
 */
#include "names-learner.h"

#include "names-lattice.h"
#include "names-network-learner.h"

#include <math.h>
#include <string.h>

#define SURE 0.002f /* what is wrong by less teaches nothing */

typedef NamesScores Transitions[NAME_N_TAGS]; /* [tag before][tag] */

#define LINE 64 /* bytes that memory gives at once */

/* The weights of one feature: those of news, which are most, and what they share lie in two lines.
 */
typedef struct {
  float squares[NAMES_N_PARTS]; /* sums of squared gradients */
  NamesScores parts[NAMES_N_PARTS];
} __attribute__ ((aligned (LINE))) Row;

typedef struct {
  NamesSettings settings;
  GArray *runs;        /* NamesRun */
  GArray *tags;        /* guint8, one a token */
  NamesLists features; /* of a token: rows */
  NamesLists kept;     /* of a token of the run at hand: those that are not left out */
  guint32 *buckets;    /* row -> bucket */
  guint32 n_rows;
  Row *rows;
  Transitions *transitions; /* one a part */
  Transitions *transition_squares;
  double *sums; /* of the weights of later epochs, one row a bucket */
  double transition_sums[NAME_N_TAGS][NAME_N_TAGS];
  guint n_summed;
  guint64 state; /* of the generator: xorshift */
  guint32 salt;  /* which features are left out of the run at hand */
  GArray *room;  /* NamesLattice, one a token */
} Learner;

/* --- From hashes to rows --- */

static guint32 *
count_buckets (const NamesLesson *const *lessons, guint n, guint bits)
{
  guint32 *counts = g_new0 (guint32, (gsize) 1 << bits);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < lessons[i]->features.values->len; k++)
      counts[g_array_index (lessons[i]->features.values, guint32, k) >> (32 - bits)]++;
  return counts;
}

/* Gives each bucket that is met often enough a row; turns the counts into rows plus 1. */
static void
number_rows (Learner *l, guint32 *counts)
{
  l->buckets = g_new (guint32, (gsize) 1 << l->settings.bits);
  for (guint32 bucket = 0; bucket < 1u << l->settings.bits; bucket++) {
    if (counts[bucket] >= l->settings.rare) {
      l->buckets[l->n_rows++] = bucket;
      counts[bucket] = l->n_rows;
    } else {
      counts[bucket] = 0;
    }
  }
  l->rows = g_aligned_alloc (l->n_rows, sizeof (Row), LINE);
}

static void
add_lesson (Learner *l, const NamesLesson *from, const guint32 *row_of)
{
  guint32 offset = l->tags->len;

  for (guint i = 0; i < from->runs->len; i++) {
    NamesRun run = g_array_index (from->runs, NamesRun, i);

    run.first += offset;
    g_array_append_val (l->runs, run);
  }
  g_array_append_vals (l->tags, from->tags->data, from->tags->len);
  for (guint32 t = 0; t < from->tags->len; t++) {
    guint32 rows[2 * NAME_MAX_FEATURES];
    guint n, n_rows = 0;
    const guint32 *hashes = names_lists_get (&from->features, t, &n);

    for (guint i = 0; i < n; i++) {
      guint32 row = row_of[hashes[i] >> (32 - l->settings.bits)];

      if (row > 0)
        rows[n_rows++] = row - 1;
    }
    lesart_names_lists_add (&l->features, rows, n_rows);
  }
}

/* --- Learning --- */

static gboolean
is_dropped (const Learner *l, guint32 at)
{
  guint32 hash = (at ^ l->salt) * 0x9e3779b9u;

  hash ^= hash >> 15;
  hash *= 0x85ebca6bu;
  return (hash >> 8) % 100 < l->settings.drop;
}

static float
drop_scale (const Learner *l)
{
  return 100.0f / (float) (100 - l->settings.drop);
}

/* The rows lie anywhere in memory: those of the whole run are asked for before the first is waited
 * for. */
static void
keep_features (Learner *l, const NamesRun *run)
{
  const guint32 *all = &g_array_index (l->features.values, guint32, 0);

  g_array_set_size (l->kept.ends, 0);
  g_array_set_size (l->kept.values, 0);
  for (guint32 i = 0; i < run->n_tokens; i++) {
    guint32 rows[2 * NAME_MAX_FEATURES];
    guint n, n_rows = 0;
    const guint32 *features = names_lists_get (&l->features, run->first + i, &n);

    for (guint k = 0; k < n; k++) {
      const Row *row = &l->rows[features[k]];

      if (is_dropped (l, (guint32) (features + k - all)))
        continue;
      rows[n_rows++] = features[k];
      __builtin_prefetch (row);
      __builtin_prefetch ((const char *) row + LINE);
    }
    lesart_names_lists_add (&l->kept, rows, n_rows);
  }
}

/* @at: of the run */
static void
score_token (const Learner *l, guint32 at, NamesDomain domain, float *scores)
{
  guint n;
  const guint32 *features = names_lists_get (&l->kept, at, &n);

  memset (scores, 0, sizeof (NamesScores));
  for (guint k = 0; k < n; k++) {
    const Row *row = &l->rows[features[k]];

    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      scores[tag] += row->parts[0][tag] + row->parts[1 + domain][tag];
  }
  lesart_names_powers (scores, drop_scale (l));
}

static void
add_transitions (const Learner *l, NamesDomain domain, NamesScores *powers)
{
  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      powers[before][tag] =
          lesart_names_may_follow (before, tag)
              ? expf (l->transitions[0][before][tag] + l->transitions[1 + domain][before][tag])
              : 0;
}

/* One step of AdaGrad for each pair of tags that is wrong. */
static void
learn_transitions (Learner *l, NamesDomain domain, NamesScores *wrong)
{
  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      for (guint i = 0; i < 2 && fabsf (wrong[before][tag]) > SURE; i++) {
        guint part = i * (1 + domain);
        float *square = &l->transition_squares[part][before][tag];

        *square += wrong[before][tag] * wrong[before][tag];
        l->transitions[part][before][tag] -=
            (float) l->settings.rate * wrong[before][tag] / sqrtf (*square + 1);
      }
}

static void
learn_token (Learner *l, guint32 at, NamesDomain domain, const float *wrong)
{
  guint n;
  const guint32 *features = names_lists_get (&l->kept, at, &n);
  float square = 0;

  for (guint tag = 0; tag < NAME_N_TAGS; tag++)
    square += wrong[tag] * wrong[tag];
  if (square < SURE * SURE)
    return;
  for (guint k = 0; k < n; k++) {
    Row *row = &l->rows[features[k]];

    for (guint i = 0; i < 2; i++) {
      guint part = i * (1 + domain);
      float rate;

      row->squares[part] += square;
      rate = (float) l->settings.rate / sqrtf (row->squares[part] + 1);
      for (guint tag = 0; tag < NAME_N_TAGS; tag++)
        row->parts[part][tag] -= rate * wrong[tag];
    }
  }
}

static void
learn_run (Learner *l, const NamesRun *run)
{
  const guint8 *tags = &g_array_index (l->tags, guint8, run->first);
  NamesScores powers[NAME_N_TAGS], wrong[NAME_N_TAGS];
  NamesLattice *lattice;

  if (l->room->len < run->n_tokens)
    g_array_set_size (l->room, run->n_tokens);
  lattice = &g_array_index (l->room, NamesLattice, 0);
  keep_features (l, run);
  for (guint32 i = 0; i < run->n_tokens; i++)
    score_token (l, i, run->domain, lattice[i].scores);
  add_transitions (l, run->domain, powers);
  lesart_names_fill_lattice (lattice, run->n_tokens, tags, powers);
  for (gint64 at = -1; at < run->n_tokens; at++) {
    lesart_names_wrong_steps (lattice, run->n_tokens, tags, at, powers, wrong);
    learn_transitions (l, run->domain, wrong);
  }
  for (guint32 i = 0; i < run->n_tokens; i++)
    learn_token (l, i, run->domain, lattice[i].wrong);
}

static guint32
next_random (Learner *l, guint32 below)
{
  l->state ^= l->state << 13;
  l->state ^= l->state >> 7;
  l->state ^= l->state << 17;
  return (guint32) (l->state % below);
}

double
lesart_names_share (const NamesSettings *settings, guint part)
{
  if (part == 0 || part == 1u + settings->domain)
    return 1;
  return part == 1 + NAMES_WIKI ? settings->wiki : 0;
}

static void
add_to_sums (Learner *l)
{
  guint own = 1 + l->settings.domain;

  for (guint part = 0; part < NAMES_N_PARTS; part++) {
    double share = lesart_names_share (&l->settings, part);

    for (guint32 row = 0; row < l->n_rows && share > 0; row++)
      for (guint tag = 0; tag < NAME_N_TAGS; tag++)
        l->sums[(gsize) l->buckets[row] * NAME_N_TAGS + tag] +=
            share * (double) l->rows[row].parts[part][tag];
  }
  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      l->transition_sums[before][tag] +=
          (double) l->transitions[0][before][tag] + (double) l->transitions[own][before][tag];
  l->n_summed++;
}

/* Learns once from the start. */
static void
learn_round (Learner *l, guint round)
{
  guint n = l->runs->len;
  NamesRun *runs = &g_array_index (l->runs, NamesRun, 0);

  memset (l->rows, 0, l->n_rows * sizeof *l->rows);
  memset (l->transitions, 0, NAMES_N_PARTS * sizeof *l->transitions);
  memset (l->transition_squares, 0, NAMES_N_PARTS * sizeof *l->transition_squares);
  for (guint epoch = 0; epoch < l->settings.epochs; epoch++) {
    for (guint i = n; i > 1; i--) {
      guint j = next_random (l, i);
      NamesRun swap = runs[i - 1];

      runs[i - 1] = runs[j];
      runs[j] = swap;
    }
    for (guint i = 0; i < n; i++) {
      l->salt = next_random (l, G_MAXUINT32);
      learn_run (l, &runs[i]);
    }
    if (epoch >= l->settings.epochs / 2)
      add_to_sums (l);
    if (l->settings.progress != NULL)
      g_printerr ("\r%sround %u of %u, epoch %u of %u ", l->settings.progress, round + 1,
                  l->settings.rounds, epoch + 1, l->settings.epochs);
  }
}

/* --- Writing --- */

/* A weight is stored as its root, so that the many small ones keep their differences. */
static void
pack_weights (const Learner *l, double scale, GByteArray *out)
{
  for (gsize i = 0; i < (gsize) NAME_N_TAGS << l->settings.bits; i++) {
    double w = scale * l->sums[i];
    gint8 byte = (gint8) lrint (w < 0 ? -sqrt (-w) : sqrt (w));

    g_byte_array_append (out, (const guint8 *) &byte, 1);
  }
}

static GByteArray *
pack (const Learner *l, const NamesLesson *const *lessons, guint n)
{
  GByteArray *out = g_byte_array_new ();
  GByteArray *networks[NAME_N_NETS];
  guint32 head[4] = { NAME_MODEL_MAGIC, l->settings.bits, 0, 0 };
  gint32 transitions[NAME_N_TAGS][NAME_N_TAGS];
  NamesScores more[NAME_N_TAGS] = { 0 }; /* of the networks */
  NameCalibration calibration = { 0 };   /* of whom uses it, see names-calibration.h */
  double largest = 0, scale, unit;

  for (gsize i = 0; i < (gsize) NAME_N_TAGS << l->settings.bits; i++)
    largest = MAX (largest, fabs (l->sums[i]));
  scale = 127.0 * 127.0 / MAX (largest, 1e-9); /* of the sums */
  unit = scale * l->n_summed;                  /* what a score of 1 becomes */
  head[2] = (guint32) MAX (lrint (unit), 1);
  head[3] = (guint32) lrint (unit * l->settings.outside);
  for (guint i = 0; i < NAME_N_NETS; i++)
    networks[i] = lesart_names_network_learn (lessons, n, &l->settings, i, unit, more);
  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      transitions[before][tag] = (gint32) lrint (scale * l->transition_sums[before][tag]
                                                 + unit * (double) more[before][tag]);
  g_byte_array_append (out, (const guint8 *) head, sizeof head);
  g_byte_array_append (out, (const guint8 *) transitions, sizeof transitions);
  g_byte_array_append (out, (const guint8 *) calibration, sizeof calibration);
  for (guint i = 0; i < NAME_N_NETS; i++) {
    g_byte_array_append (out, networks[i]->data, networks[i]->len);
    g_byte_array_unref (networks[i]);
  }
  pack_weights (l, scale, out);
  return out;
}

GByteArray *
lesart_names_learn (const NamesLesson *const *lessons, guint n, const NamesSettings *settings)
{
  Learner l = { .settings = *settings, .state = 88172645463325252ull };
  g_autofree guint32 *row_of = count_buckets (lessons, n, settings->bits);
  GByteArray *model;

  l.runs = g_array_new (FALSE, FALSE, sizeof (NamesRun));
  l.tags = g_array_new (FALSE, FALSE, sizeof (guint8));
  lesart_names_lists_init (&l.features);
  lesart_names_lists_init (&l.kept);
  number_rows (&l, row_of);
  for (guint i = 0; i < n; i++)
    add_lesson (&l, lessons[i], row_of);
  l.transitions = g_new0 (Transitions, NAMES_N_PARTS);
  l.transition_squares = g_new0 (Transitions, NAMES_N_PARTS);
  l.sums = g_new0 (double, (gsize) NAME_N_TAGS << settings->bits);
  l.room = g_array_new (FALSE, FALSE, sizeof (NamesLattice));
  for (guint round = 0; round < settings->rounds; round++)
    learn_round (&l, round);
  model = pack (&l, lessons, n);
  g_array_unref (l.runs);
  g_array_unref (l.tags);
  lesart_names_lists_clear (&l.features);
  lesart_names_lists_clear (&l.kept);
  g_array_unref (l.room);
  g_free (l.buckets);
  g_aligned_free (l.rows);
  g_free (l.transitions);
  g_free (l.transition_squares);
  g_free (l.sums);
  return model;
}
