/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Learns a network of names-network.c by the same measure as the linear model, the probability of
 * the true tags of each run, but for itself: what the two have in common is only that their scores
 * are added. Tables of rows move after each run, the rest after every few (AdaGrad). At each step
 * other parts of words and hidden values are left out at random. The later epochs are averaged.
 */
#include "names-network-learner.h"

#include <math.h>
#include <string.h>

#define WORD NAME_NET_WORD
#define HIDDEN NAME_NET_HIDDEN
#define PLACES NAME_NET_PLACES
#define OUT 12u /* NAME_N_TAGS, rounded up: the compiler adds four at once */

#define EPOCHS 8u
#define BATCH 16u /* runs */
#define RATE 0.05f
#define RATE_OF_FEW 0.02f /* of what moves once a batch */
#define SLOWER 0.7f       /* by so much of the rate the last epoch is slower than the first */
#define DROP_PARTS 0.3f
#define DROP_HIDDEN 0.3f
#define MAX_RUN 64u     /* tokens of a run that are learned from */
#define ENOUGH 0.004f   /* what is wrong by less teaches nothing */
#define ROW_START 0.02f /* added to sums of squared gradients: less haste in the beginning */
#define FEW_START 0.1f

/* Weights of a kind. */
typedef struct {
  float *values;
  float *squares;  /* sums of squared gradients: one a row of a table, else one a weight */
  float *gradient; /* of the batch; NULL: a table of rows, which move at once */
  double *sums;    /* of the values after later epochs */
  gsize n;
} Weights;

typedef struct {
  const NamesLesson *lesson;
  const NamesRun *run;
} Task;

typedef struct {
  Weights words;       /* [rows][WORD] */
  Weights bias;        /* [WORD] */
  Weights in;          /* [PLACES][WORD][HIDDEN] */
  Weights hints;       /* [rows][HIDDEN] */
  Weights out;         /* [NAMES_N_PARTS][HIDDEN][OUT] */
  Weights transitions; /* [NAMES_N_PARTS][NAME_N_TAGS][NAME_N_TAGS] */
  guint n_summed;
  float rate;    /* of rows, in this epoch */
  guint64 state; /* of the generator: xorshift */
} Net;

/* A word of the run at hand. */
typedef struct {
  guint32 form;
  float values[WORD];
  float gradient[WORD];
  guint32 kept[NAME_MAX_FEATURES]; /* rows that were not left out */
  guint n_kept;
} Vector;

/* A token of the run at hand. */
typedef struct {
  float hidden[HIDDEN];
  float slope[HIDDEN];
  Vector *words[PLACES]; /* NULL beyond the sentence */
} Token;

typedef struct {
  Net net;
  Vector vectors[MAX_RUN * PLACES];
  guint n_vectors;
  Token tokens[MAX_RUN];
  NamesLattice lattice[MAX_RUN];
} Learner;

/* --- Weights --- */

static guint32
next_random (Net *net)
{
  net->state ^= net->state << 13;
  net->state ^= net->state >> 7;
  net->state ^= net->state << 17;
  return (guint32) (net->state >> 16);
}

/* From 0 to less than 1. */
static float
next_unit (Net *net)
{
  return (float) (next_random (net) >> 8) / 16777216.0f;
}

static void
weights_init (Net *net, Weights *w, gsize n, float range, gboolean rows)
{
  w->n = n;
  w->values = g_new (float, n);
  w->squares = g_new0 (float, n);
  w->sums = g_new0 (double, n);
  w->gradient = rows ? NULL : g_new0 (float, n);
  for (gsize i = 0; i < n; i++)
    w->values[i] = range * (2 * next_unit (net) - 1);
}

static void
weights_clear (Weights *w)
{
  g_free (w->values);
  g_free (w->squares);
  g_free (w->sums);
  g_free (w->gradient);
}

static void
move_row (Weights *w, gsize row, const float *restrict gradient, guint n, float rate)
{
  float *restrict values = w->values + row * n;
  float square = 0;

  for (guint i = 0; i < n; i++)
    square += gradient[i] * gradient[i];
  w->squares[row] += square / (float) n;
  rate /= sqrtf (w->squares[row] + ROW_START);
  for (guint i = 0; i < n; i++)
    values[i] -= rate * gradient[i];
}

static void
move_all (Weights *w, float rate)
{
  for (gsize i = 0; i < w->n; i++) {
    w->squares[i] += w->gradient[i] * w->gradient[i];
    w->values[i] -= rate * w->gradient[i] / sqrtf (w->squares[i] + FEW_START);
    w->gradient[i] = 0;
  }
}

static void
sum_up (Weights *w)
{
  for (gsize i = 0; i < w->n; i++)
    w->sums[i] += (double) w->values[i];
}

static void
net_init (Net *net, guint number)
{
  net->state = 88172645463325252ull ^ number * 0x9e3779b97f4a7c15ull;
  weights_init (net, &net->words, (gsize) WORD << NAME_NET_BITS, 0.02f, TRUE);
  weights_init (net, &net->bias, WORD, 0.1f, FALSE);
  weights_init (net, &net->in, PLACES * WORD * HIDDEN, 0.15f, FALSE);
  weights_init (net, &net->hints, (gsize) HIDDEN << NAME_NET_HINT_BITS, 0.05f, TRUE);
  weights_init (net, &net->out, NAMES_N_PARTS * HIDDEN * OUT, 0.1f, FALSE);
  weights_init (net, &net->transitions, NAMES_N_PARTS * NAME_N_TAGS * NAME_N_TAGS, 0, FALSE);
  for (guint i = 0; i < NAMES_N_PARTS * HIDDEN; i++)
    for (guint tag = NAME_N_TAGS; tag < OUT; tag++)
      net->out.values[i * OUT + tag] = 0;
}

static void
net_clear (Net *net)
{
  weights_clear (&net->words);
  weights_clear (&net->bias);
  weights_clear (&net->in);
  weights_clear (&net->hints);
  weights_clear (&net->out);
  weights_clear (&net->transitions);
}

/* --- From words to scores --- */

static Vector *
vector_of (Learner *l, const NamesLesson *lesson, guint32 form)
{
  Net *net = &l->net;
  Vector *v = l->vectors;
  guint n;
  const guint32 *rows = names_lists_get (&lesson->forms, form, &n);

  for (; v < l->vectors + l->n_vectors; v++)
    if (v->form == form)
      return v;
  l->n_vectors++;
  v->form = form;
  v->n_kept = 0;
  memset (v->values, 0, sizeof v->values);
  memset (v->gradient, 0, sizeof v->gradient);
  for (guint i = 0; i < n; i++)
    if (next_unit (net) >= DROP_PARTS) {
      v->kept[v->n_kept++] = rows[i];
      for (guint d = 0; d < WORD; d++)
        v->values[d] += net->words.values[(gsize) rows[i] * WORD + d];
    }
  for (guint d = 0; d < WORD; d++)
    v->values[d] = MAX (v->values[d] / (1 - DROP_PARTS) + net->bias.values[d], 0);
  return v;
}

static void
add_words (Learner *l, const NamesLesson *lesson, guint32 at, Token *token)
{
  const guint32 *places = (const guint32 *) (gconstpointer) lesson->places->data + at * PLACES;

  for (guint p = 0; p < PLACES; p++) {
    token->words[p] = places[p] == NAME_NET_NOWHERE ? NULL : vector_of (l, lesson, places[p]);
    for (guint d = 0; d < WORD && token->words[p] != NULL; d++) {
      const float *row = l->net.in.values + (p * WORD + d) * HIDDEN;
      float value = token->words[p]->values[d];

      for (guint h = 0; h < HIDDEN && value > 0; h++)
        token->hidden[h] += value * row[h];
    }
  }
}

static void
score_token (Learner *l, const Task *task, guint32 i)
{
  Net *net = &l->net;
  Token *token = &l->tokens[i];
  float out[OUT] = { 0 };
  guint n_hints;
  const guint32 *hints = names_lists_get (&task->lesson->hints, task->run->first + i, &n_hints);

  memset (token->hidden, 0, sizeof token->hidden);
  add_words (l, task->lesson, task->run->first + i, token);
  for (guint k = 0; k < n_hints; k++)
    for (guint h = 0; h < HIDDEN; h++)
      token->hidden[h] += net->hints.values[(gsize) hints[k] * HIDDEN + h];
  for (guint h = 0; h < HIDDEN; h++) {
    const float *shared = net->out.values + h * OUT,
                *own = net->out.values + ((1 + task->run->domain) * HIDDEN + h) * OUT;

    token->slope[h] =
        token->hidden[h] > 0 && next_unit (net) >= DROP_HIDDEN ? 1 / (1 - DROP_HIDDEN) : 0;
    token->hidden[h] *= token->slope[h];
    for (guint tag = 0; tag < OUT && token->hidden[h] > 0; tag++)
      out[tag] += token->hidden[h] * (shared[tag] + own[tag]);
  }
  memcpy (l->lattice[i].scores, out, sizeof (NamesScores));
  lesart_names_powers (l->lattice[i].scores, 1);
}

/* --- From what is wrong back to words --- */

static void
learn_out (Net *net, NamesDomain domain, const Token *token, const float *wrong, float *gradient)
{
  for (guint h = 0; h < HIDDEN; h++) {
    gsize shared = h * OUT, own = ((1 + domain) * HIDDEN + h) * OUT;
    float sum = 0;

    for (guint tag = 0; tag < NAME_N_TAGS && token->slope[h] > 0; tag++) {
      sum += wrong[tag] * (net->out.values[shared + tag] + net->out.values[own + tag]);
      net->out.gradient[shared + tag] += wrong[tag] * token->hidden[h];
      net->out.gradient[own + tag] += wrong[tag] * token->hidden[h];
    }
    gradient[h] = sum * token->slope[h];
  }
}

/* A value of a word and the weights that it goes through: these are moved, what is wrong with it is
 * returned. Eight sums at once, in an order that no machine changes. */
static float
learn_value (float value,
             const float *restrict gradient,
             const float *restrict row,
             float *restrict moved)
{
  float sums[8] = { 0 };

  for (guint h = 0; h < HIDDEN; h += 8)
    for (guint k = 0; k < 8; k++)
      sums[k] += gradient[h + k] * row[h + k];
  for (guint h = 0; h < HIDDEN; h++)
    moved[h] += value * gradient[h];
  return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

static void
learn_place (Net *net, guint place, Vector *v, const float *gradient)
{
  for (guint d = 0; d < WORD; d++)
    if (v->values[d] > 0)
      v->gradient[d] +=
          learn_value (v->values[d], gradient, net->in.values + (place * WORD + d) * HIDDEN,
                       net->in.gradient + (place * WORD + d) * HIDDEN);
}

static void
learn_token (Learner *l, const Task *task, guint32 i)
{
  Net *net = &l->net;
  Token *token = &l->tokens[i];
  float gradient[HIDDEN];
  guint n_hints;
  const guint32 *hints = names_lists_get (&task->lesson->hints, task->run->first + i, &n_hints);

  learn_out (net, task->run->domain, token, l->lattice[i].wrong, gradient);
  for (guint k = 0; k < n_hints; k++)
    move_row (&net->hints, hints[k], gradient, HIDDEN, net->rate);
  for (guint p = 0; p < PLACES; p++)
    if (token->words[p] != NULL)
      learn_place (net, p, token->words[p], gradient);
}

static void
learn_words (Learner *l)
{
  for (guint i = 0; i < l->n_vectors; i++) {
    Vector *v = &l->vectors[i];

    for (guint d = 0; d < WORD; d++)
      l->net.bias.gradient[d] += v->gradient[d];
    for (guint k = 0; k < v->n_kept; k++)
      move_row (&l->net.words, v->kept[k], v->gradient, WORD, l->net.rate);
  }
}

static gsize
transition_at (guint part, guint before, guint tag)
{
  return (part * NAME_N_TAGS + before) * NAME_N_TAGS + tag;
}

static void
add_transitions (const Net *net, NamesDomain domain, NamesScores *powers)
{
  const float *values = net->transitions.values;

  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      powers[before][tag] = lesart_names_may_follow (before, tag)
                                ? expf (values[transition_at (0, before, tag)]
                                        + values[transition_at (1 + domain, before, tag)])
                                : 0;
}

static void
learn_transitions (Net *net, NamesDomain domain, NamesScores *wrong)
{
  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++) {
      net->transitions.gradient[transition_at (0, before, tag)] += wrong[before][tag];
      net->transitions.gradient[transition_at (1 + domain, before, tag)] += wrong[before][tag];
    }
}

static void
learn_run (Learner *l, const Task *task)
{
  guint32 n = MIN (task->run->n_tokens, MAX_RUN);
  const guint8 *tags = &g_array_index (task->lesson->tags, guint8, task->run->first);
  NamesScores powers[NAME_N_TAGS], wrong[NAME_N_TAGS];
  float total = 0;

  l->n_vectors = 0;
  for (guint32 i = 0; i < n; i++)
    score_token (l, task, i);
  add_transitions (&l->net, task->run->domain, powers);
  lesart_names_fill_lattice (l->lattice, n, tags, powers);
  for (guint32 i = 0; i < n; i++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      total += fabsf (l->lattice[i].wrong[tag]);
  if (total < ENOUGH)
    return;
  for (gint64 at = -1; at < n; at++) {
    lesart_names_wrong_steps (l->lattice, n, tags, at, powers, wrong);
    learn_transitions (&l->net, task->run->domain, wrong);
  }
  for (guint32 i = 0; i < n; i++)
    learn_token (l, task, i);
  learn_words (l);
}

static void
learn_epoch (Learner *l, Task *tasks, guint n, float pace)
{
  Net *net = &l->net;

  for (guint i = n; i > 1; i--) {
    guint j = next_random (net) % i;
    Task swap = tasks[i - 1];

    tasks[i - 1] = tasks[j];
    tasks[j] = swap;
  }
  net->rate = RATE * pace;
  for (guint i = 0; i < n; i++) {
    learn_run (l, &tasks[i]);
    if (i % BATCH == BATCH - 1) {
      move_all (&net->bias, RATE_OF_FEW * pace);
      move_all (&net->in, RATE_OF_FEW * pace);
      move_all (&net->out, RATE_OF_FEW * pace);
      move_all (&net->transitions, RATE_OF_FEW * pace);
    }
  }
}

static void
learn (Learner *l,
       const NamesLesson *const *lessons,
       guint n,
       const NamesSettings *settings,
       guint number)
{
  Net *net = &l->net;
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (Task));

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < lessons[i]->runs->len; k++) {
      Task task = { lessons[i], &g_array_index (lessons[i]->runs, NamesRun, k) };

      g_array_append_val (tasks, task);
    }
  for (guint epoch = 0; epoch < EPOCHS; epoch++) {
    learn_epoch (l, (Task *) (gpointer) tasks->data, tasks->len,
                 1 - SLOWER * (float) epoch / EPOCHS);
    if (settings->progress != NULL)
      g_printerr ("\r%snetwork %u of %u, epoch %u of %u ", settings->progress, number + 1,
                  NAME_N_NETS, epoch + 1, EPOCHS);
    if (epoch < EPOCHS / 2)
      continue;
    sum_up (&net->words);
    sum_up (&net->bias);
    sum_up (&net->in);
    sum_up (&net->hints);
    sum_up (&net->out);
    sum_up (&net->transitions);
    net->n_summed++;
  }
}

/* --- Writing --- */

#define MOST_OF_ROW 127.0 /* a byte */
#define MOST_OF_OUT 2047.0
#define MOST 32767.0
#define HIDDEN_UNIT 256.0 /* what a hidden value of 1 becomes */

/* Averages in place of sums. */
static double
take_averages (Weights *w, guint n)
{
  double largest = 1e-6;

  for (gsize i = 0; i < w->n; i++) {
    w->sums[i] /= n;
    largest = MAX (largest, fabs (w->sums[i]));
  }
  return largest;
}

/* What a weight of the domain at hand is, of those that each domain adds to. */
static double
joint (const Weights *w, const NamesSettings *settings, gsize at)
{
  double sum = 0;

  for (guint part = 0; part < NAMES_N_PARTS; part++)
    sum += lesart_names_share (settings, part) * w->sums[part * (w->n / NAMES_N_PARTS) + at];
  return sum;
}

/* What the scores of one network count for. */
static double
share_of_one (const NamesSettings *settings)
{
  return settings->network / NAME_N_NETS;
}

static void
put (GByteArray *out, double value)
{
  gint16 number = (gint16) lrint (CLAMP (value, -MOST, MOST));

  g_byte_array_append (out, (const guint8 *) &number, sizeof number);
}

/* All but the words. The units are what a value of 1 becomes. */
static void
put_tables (const Net *net,
            const NamesSettings *settings,
            double word_unit,
            double out_unit,
            GByteArray *out)
{
  double in_unit = HIDDEN_UNIT * 65536.0 / (word_unit * NAME_NET_FINE);

  for (guint d = 0; d < WORD; d++)
    put (out, word_unit * net->bias.sums[d]);
  for (gsize i = 0; i < net->in.n; i++)
    put (out, in_unit * net->in.sums[i]);
  for (gsize i = 0; i < net->hints.n; i++)
    put (out, HIDDEN_UNIT * net->hints.sums[i]);
  for (guint tag = 0; tag < NAME_N_TAGS; tag++)
    for (guint h = 0; h < HIDDEN; h++)
      put (out, out_unit * joint (&net->out, settings, h * OUT + tag));
}

static GByteArray *
pack (Net *net, const NamesSettings *settings, double unit)
{
  GByteArray *out = g_byte_array_new ();
  double word_unit = MOST_OF_ROW / take_averages (&net->words, net->n_summed), largest = 1e-6,
         out_unit;
  gint32 multiply;

  take_averages (&net->bias, net->n_summed);
  take_averages (&net->in, net->n_summed);
  take_averages (&net->hints, net->n_summed);
  take_averages (&net->out, net->n_summed);
  take_averages (&net->transitions, net->n_summed);
  for (gsize i = 0; i < HIDDEN * OUT; i++)
    largest = MAX (largest, fabs (joint (&net->out, settings, i)));
  out_unit = MOST_OF_OUT / largest;
  multiply = (gint32) lrint (65536.0 * share_of_one (settings) * unit / (HIDDEN_UNIT * out_unit));
  g_byte_array_append (out, (const guint8 *) &multiply, sizeof multiply);
  put_tables (net, settings, word_unit, out_unit, out);
  for (gsize i = 0; i < net->words.n; i++) {
    gint8 byte = (gint8) lrint (word_unit * net->words.sums[i]);

    g_byte_array_append (out, (const guint8 *) &byte, 1);
  }
  return out;
}

/**
 * lesart_names_network_learn:
 * @number: which of the NAME_N_NETS
 * @unit: what a score of 1 is in the model
 * @transitions: is added to: what it adds to the steps from tag to tag, as scores
 *
 * Returns: (transfer full): NAME_NET_BYTES bytes
 */
GByteArray *
lesart_names_network_learn (const NamesLesson *const *lessons,
                            guint n,
                            const NamesSettings *settings,
                            guint number,
                            double unit,
                            NamesScores *transitions)
{
  g_autofree Learner *l = g_new0 (Learner, 1);
  GByteArray *out;

  if (settings->network <= 0) {
    out = g_byte_array_set_size (g_byte_array_new (), NAME_NET_BYTES);
    memset (out->data, 0, out->len);
    return out;
  }
  net_init (&l->net, number);
  learn (l, lessons, n, settings, number);
  out = pack (&l->net, settings, unit);
  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      transitions[before][tag] +=
          (float) (share_of_one (settings)
                   * joint (&l->net.transitions, settings, transition_at (0, before, tag)));
  net_clear (&l->net);
  return out;
}
