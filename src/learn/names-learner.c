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

#include <math.h>
#include <string.h>

#define N_PARTS (1 + NAMES_N_DOMAINS) /* shared weights, then those of each domain */
#define SURE 0.002f                   /* what is wrong by less teaches nothing */

typedef float Scores[NAME_N_TAGS];
typedef Scores Transitions[NAME_N_TAGS]; /* [tag before][tag] */

typedef struct {
  guint32 first; /* token */
  guint32 n_tokens;
  NamesDomain domain;
} Run;

/* Tokens that may be names, in runs. */
typedef struct {
  GArray *runs;
  GArray *tags;     /* guint8, one a token */
  GArray *ends;     /* guint32, one a token: where its features end */
  GArray *features; /* guint32 */
} Examples;

struct _NamesLesson {
  Examples examples; /* features are hashes */
};

/* The weights of one feature. */
typedef struct {
  Scores parts[N_PARTS];
  float squares[N_PARTS]; /* sums of squared gradients */
} Row;

typedef struct {
  NamesSettings settings;
  Examples examples; /* features are rows */
  guint32 *buckets;  /* row -> bucket */
  guint32 n_rows;
  Row *rows;
  Transitions *transitions; /* one a part */
  Transitions *transition_squares;
  double *sums; /* of the weights of later epochs, one row a bucket */
  double transition_sums[NAME_N_TAGS][NAME_N_TAGS];
  guint n_summed;
  guint64 state; /* of the generator: xorshift */
  guint32 salt;  /* which features are left out of the run at hand */
  GArray *room;  /* Lattice, one a token */
} Learner;

typedef struct {
  Scores scores;   /* then their powers of e */
  Scores forward;  /* probabilities of what lies before, scaled */
  Scores backward; /* and behind */
  Scores wrong;    /* expected less true */
} Lattice;

/* --- Lessons --- */

static void
examples_init (Examples *e)
{
  e->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  e->tags = g_array_new (FALSE, FALSE, sizeof (guint8));
  e->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  e->features = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
examples_clear (Examples *e)
{
  g_array_unref (e->runs);
  g_array_unref (e->tags);
  g_array_unref (e->ends);
  g_array_unref (e->features);
}

static guint32
first_feature (const Examples *e, guint32 token)
{
  return token == 0 ? 0 : g_array_index (e->ends, guint32, token - 1);
}

static guint8 *
tags_of (const NamesArticle *article)
{
  const LesartExtraction *x = &article->x;
  guint8 *tags = g_new0 (guint8, x->n_tokens + 1);
  guint m = 0;
  gboolean inside = FALSE;

  for (guint32 t = 0; t < x->n_tokens; t++) {
    const LesartToken *token = &x->tokens[t];

    for (; m < article->marks->len
           && g_array_index (article->marks, NamesMark, m).end <= token->byte_start;
         m++)
      inside = FALSE;
    if (m < article->marks->len
        && g_array_index (article->marks, NamesMark, m).start < token->byte_end) {
      LesartEntityType type = g_array_index (article->marks, NamesMark, m).type;

      tags[t] = inside ? NAME_INSIDE (type) : NAME_BEGIN (type);
      inside = TRUE;
    }
  }
  return tags;
}

/* A name that goes on behind a token that cannot be of it begins anew. */
static void
add_token (Examples *e, const guint32 *features, guint n_features, guint8 tag, gboolean opens_run)
{
  guint32 end;

  if (opens_run && tag != NAME_OUTSIDE)
    tag = NAME_BEGIN (NAME_TAG_TYPE (tag));
  g_array_append_vals (e->features, features, n_features);
  end = e->features->len;
  g_array_append_val (e->ends, end);
  g_array_append_val (e->tags, tag);
}

static guint
all_features (const NameEvidence *e, const LesartSentence *sentence, guint32 at, guint32 *features)
{
  guint n = lesart_name_features (e, sentence->first, sentence->end, at, features);

  for (guint place = 0; place < NAME_N_PLACES; place++) {
    gboolean inside = at + place >= sentence->first + 2 && at + place < sentence->end + 2;

    n += lesart_name_form_features (inside ? name_form (e, at + place - 2) : NULL, place,
                                    features + n);
  }
  return n;
}

NamesLesson *
lesart_names_lesson_new (const NamesArticle *article)
{
  NamesLesson *lesson = g_new0 (NamesLesson, 1);
  g_autofree guint8 *tags = tags_of (article);

  examples_init (&lesson->examples);
  for (guint32 s = 0; s < article->x.n_sentences; s++) {
    const LesartSentence *sentence = &article->x.sentences[s];
    Run run = { 0, 0, article->domain };

    for (guint32 t = sentence->first; t <= sentence->end; t++) {
      guint32 features[2 * NAME_MAX_FEATURES];

      if (t < sentence->end
          && lesart_name_may_be (article->evidence, sentence->first, sentence->end, t)) {
        guint n = all_features (article->evidence, sentence, t, features);

        if (run.n_tokens++ == 0)
          run.first = lesson->examples.tags->len;
        add_token (&lesson->examples, features, n, tags[t], run.n_tokens == 1);
      } else if (run.n_tokens > 0) {
        g_array_append_val (lesson->examples.runs, run);
        run.n_tokens = 0;
      }
    }
  }
  return lesson;
}

void
lesart_names_lesson_free (NamesLesson *lesson)
{
  examples_clear (&lesson->examples);
  g_free (lesson);
}

/* --- From hashes to rows --- */

static guint32 *
count_buckets (const NamesLesson *const *lessons, guint n, guint bits)
{
  guint32 *counts = g_new0 (guint32, (gsize) 1 << bits);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < lessons[i]->examples.features->len; k++)
      counts[g_array_index (lessons[i]->examples.features, guint32, k) >> (32 - bits)]++;
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
  l->rows = g_new (Row, l->n_rows);
}

static void
add_lesson (Learner *l, const Examples *from, const guint32 *row_of)
{
  guint32 offset = l->examples.tags->len;

  for (guint i = 0; i < from->runs->len; i++) {
    Run run = g_array_index (from->runs, Run, i);

    run.first += offset;
    g_array_append_val (l->examples.runs, run);
  }
  g_array_append_vals (l->examples.tags, from->tags->data, from->tags->len);
  for (guint32 t = 0; t < from->tags->len; t++) {
    guint32 end;

    for (guint32 k = first_feature (from, t); k < g_array_index (from->ends, guint32, t); k++) {
      guint32 hash = g_array_index (from->features, guint32, k);
      guint32 row = row_of[hash >> (32 - l->settings.bits)];

      if (row-- > 0)
        g_array_append_val (l->examples.features, row);
    }
    end = l->examples.features->len;
    g_array_append_val (l->examples.ends, end);
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

static void
score_token (const Learner *l, guint32 token, NamesDomain domain, float *scores)
{
  const guint32 *features = &g_array_index (l->examples.features, guint32, 0);
  float top = -1e30f, scale = drop_scale (l);
  Scores sum = { 0 };

  for (guint32 k = first_feature (&l->examples, token);
       k < g_array_index (l->examples.ends, guint32, token); k++) {
    const Row *row = &l->rows[features[k]];

    if (is_dropped (l, k))
      continue;
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      sum[tag] += row->parts[0][tag] + row->parts[1 + domain][tag];
  }
  for (guint tag = 0; tag < NAME_N_TAGS; tag++)
    top = MAX (top, sum[tag]);
  for (guint tag = 0; tag < NAME_N_TAGS; tag++)
    scores[tag] = expf ((sum[tag] - top) * scale);
}

static gboolean
may_follow (guint before, guint tag)
{
  return tag == NAME_OUTSIDE || NAME_TAG_BEGINS (tag) || before == tag || before == tag - 1;
}

static void
add_transitions (const Learner *l, NamesDomain domain, Scores *powers)
{
  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      powers[before][tag] =
          may_follow (before, tag)
              ? expf (l->transitions[0][before][tag] + l->transitions[1 + domain][before][tag])
              : 0;
}

static void
normalise (float *scores)
{
  float sum = 0;

  for (guint tag = 0; tag < NAME_N_TAGS; tag++)
    sum += scores[tag];
  for (guint tag = 0; tag < NAME_N_TAGS; tag++)
    scores[tag] /= sum;
}

/* Forward and backward; a run lies between tokens outside names. */
static void
fill_lattice (Lattice *lattice, guint32 n, Scores *powers)
{
  for (guint32 i = 0; i < n; i++) {
    for (guint tag = 0; tag < NAME_N_TAGS; tag++) {
      float sum = i == 0 ? powers[NAME_OUTSIDE][tag] : 0;

      for (guint before = 0; before < NAME_N_TAGS && i > 0; before++)
        sum += lattice[i - 1].forward[before] * powers[before][tag];
      lattice[i].forward[tag] = sum * lattice[i].scores[tag];
    }
    normalise (lattice[i].forward);
  }
  for (guint32 i = n; i-- > 0;) {
    for (guint tag = 0; tag < NAME_N_TAGS; tag++) {
      float sum = i + 1 == n ? powers[tag][NAME_OUTSIDE] : 0;

      for (guint next = 0; next < NAME_N_TAGS && i + 1 < n; next++)
        sum += powers[tag][next] * lattice[i + 1].scores[next] * lattice[i + 1].backward[next];
      lattice[i].backward[tag] = sum;
    }
    normalise (lattice[i].backward);
  }
}

/* One step of AdaGrad for the pair of tags; @at is -1 before and n behind the run. */
static void
learn_transition (Learner *l,
                  const Run *run,
                  const Lattice *lattice,
                  const guint8 *tags,
                  gint64 at,
                  Scores *powers)
{
  guint before_gold = at < 0 ? NAME_OUTSIDE : tags[at],
        gold = at + 1 < run->n_tokens ? tags[at + 1] : NAME_OUTSIDE;
  Scores expected[NAME_N_TAGS];
  float sum = 0;

  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++) {
      float left = at < 0 ? (before == NAME_OUTSIDE) : lattice[at].forward[before];
      float right = at + 1 < run->n_tokens
                        ? lattice[at + 1].scores[tag] * lattice[at + 1].backward[tag]
                        : (tag == NAME_OUTSIDE);

      sum += expected[before][tag] = left * powers[before][tag] * right;
    }
  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++) {
      float wrong = expected[before][tag] / sum - (before == before_gold && tag == gold ? 1 : 0);

      for (guint part = 0; part < N_PARTS && fabsf (wrong) > SURE; part += 1 + run->domain) {
        float *square = &l->transition_squares[part][before][tag];

        *square += wrong * wrong;
        l->transitions[part][before][tag] -= (float) l->settings.rate * wrong / sqrtf (*square + 1);
        if (part > 0)
          break;
      }
    }
}

static void
learn_token (Learner *l, guint32 token, NamesDomain domain, const float *wrong)
{
  const guint32 *features = &g_array_index (l->examples.features, guint32, 0);
  float square = 0;

  for (guint tag = 0; tag < NAME_N_TAGS; tag++)
    square += wrong[tag] * wrong[tag];
  if (square < SURE * SURE)
    return;
  for (guint32 k = first_feature (&l->examples, token);
       k < g_array_index (l->examples.ends, guint32, token); k++) {
    Row *row = &l->rows[features[k]];

    if (is_dropped (l, k))
      continue;
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
learn_run (Learner *l, const Run *run)
{
  const guint8 *tags = &g_array_index (l->examples.tags, guint8, run->first);
  Scores powers[NAME_N_TAGS];
  Lattice *lattice;

  if (l->room->len < run->n_tokens)
    g_array_set_size (l->room, run->n_tokens);
  lattice = &g_array_index (l->room, Lattice, 0);
  for (guint32 i = 0; i < run->n_tokens; i++)
    score_token (l, run->first + i, run->domain, lattice[i].scores);
  add_transitions (l, run->domain, powers);
  fill_lattice (lattice, run->n_tokens, powers);
  for (guint32 i = 0; i < run->n_tokens; i++) {
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      lattice[i].wrong[tag] = lattice[i].forward[tag] * lattice[i].backward[tag];
    normalise (lattice[i].wrong);
    lattice[i].wrong[tags[i]] -= 1;
  }
  for (gint64 at = -1; at < run->n_tokens; at++)
    learn_transition (l, run, lattice, tags, at, powers);
  for (guint32 i = 0; i < run->n_tokens; i++)
    learn_token (l, run->first + i, run->domain, lattice[i].wrong);
}

static guint32
next_random (Learner *l, guint32 below)
{
  l->state ^= l->state << 13;
  l->state ^= l->state >> 7;
  l->state ^= l->state << 17;
  return (guint32) (l->state % below);
}

/* What the weights of a part count for in the model. */
static double
share_of (const NamesSettings *settings, guint part)
{
  if (part == 0 || part == 1u + settings->domain)
    return 1;
  return part == 1 + NAMES_WIKI ? settings->wiki : 0;
}

static void
add_to_sums (Learner *l)
{
  guint own = 1 + l->settings.domain;

  for (guint part = 0; part < N_PARTS; part++) {
    double share = share_of (&l->settings, part);

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
learn_round (Learner *l)
{
  guint n = l->examples.runs->len;
  Run *runs = &g_array_index (l->examples.runs, Run, 0);

  memset (l->rows, 0, l->n_rows * sizeof *l->rows);
  memset (l->transitions, 0, N_PARTS * sizeof *l->transitions);
  memset (l->transition_squares, 0, N_PARTS * sizeof *l->transition_squares);
  for (guint epoch = 0; epoch < l->settings.epochs; epoch++) {
    for (guint i = n; i > 1; i--) {
      guint j = next_random (l, i);
      Run swap = runs[i - 1];

      runs[i - 1] = runs[j];
      runs[j] = swap;
    }
    for (guint i = 0; i < n; i++) {
      l->salt = next_random (l, G_MAXUINT32);
      learn_run (l, &runs[i]);
    }
    if (epoch >= l->settings.epochs / 2)
      add_to_sums (l);
    if (l->settings.verbose)
      g_printerr ("\repoch %u of %u ", epoch + 1, l->settings.epochs);
  }
}

/* --- Writing --- */

/* A weight is stored as its root, so that the many small ones keep their differences. */
static GByteArray *
pack (const Learner *l)
{
  GByteArray *out = g_byte_array_new ();
  gsize n_weights = (gsize) NAME_N_TAGS << l->settings.bits;
  guint32 head[4] = { NAME_MODEL_MAGIC, l->settings.bits, 0, 0 };
  gint32 transitions[NAME_N_TAGS][NAME_N_TAGS];
  NameCalibration calibration = { 0 }; /* of whom uses it, see names-calibration.h */
  double largest = 0, scale;

  for (gsize i = 0; i < n_weights; i++)
    largest = MAX (largest, fabs (l->sums[i]));
  scale = 127.0 * 127.0 / MAX (largest, 1e-9); /* of the sums */
  head[2] = (guint32) MAX (lrint (scale * l->n_summed), 1);
  head[3] = (guint32) lrint (scale * l->n_summed * l->settings.outside);
  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      transitions[before][tag] = (gint32) lrint (scale * l->transition_sums[before][tag]);
  g_byte_array_append (out, (const guint8 *) head, sizeof head);
  g_byte_array_append (out, (const guint8 *) transitions, sizeof transitions);
  g_byte_array_append (out, (const guint8 *) calibration, sizeof calibration);
  for (gsize i = 0; i < n_weights; i++) {
    double w = scale * l->sums[i];
    gint8 byte = (gint8) lrint (w < 0 ? -sqrt (-w) : sqrt (w));

    g_byte_array_append (out, (const guint8 *) &byte, 1);
  }
  return out;
}

GByteArray *
lesart_names_learn (const NamesLesson *const *lessons, guint n, const NamesSettings *settings)
{
  Learner l = { .settings = *settings, .state = 88172645463325252ull };
  g_autofree guint32 *row_of = count_buckets (lessons, n, settings->bits);
  GByteArray *model;

  examples_init (&l.examples);
  number_rows (&l, row_of);
  for (guint i = 0; i < n; i++)
    add_lesson (&l, &lessons[i]->examples, row_of);
  l.transitions = g_new0 (Transitions, N_PARTS);
  l.transition_squares = g_new0 (Transitions, N_PARTS);
  l.sums = g_new0 (double, (gsize) NAME_N_TAGS << settings->bits);
  l.room = g_array_new (FALSE, FALSE, sizeof (Lattice));
  for (guint round = 0; round < settings->rounds; round++)
    learn_round (&l);
  model = pack (&l);
  examples_clear (&l.examples);
  g_array_unref (l.room);
  g_free (l.buckets);
  g_free (l.rows);
  g_free (l.transitions);
  g_free (l.transition_squares);
  g_free (l.sums);
  return model;
}
