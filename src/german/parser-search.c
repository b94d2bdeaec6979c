/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The best tree: from the best projective tree by arcs alone (Eisner 1996), then one word after the
 * other gets the head and relation that suit the rest of the tree best, until nothing changes
 * (Zhang, Lei, Barzilay, Jaakkola 2014). So parts of any shape can be scored, and arcs may cross.
 */
#include "parser-private.h"

#include <string.h>

#define LAST_RESORT (-(1 << 22)) /* the score of an arc that is not looked at */
#define MAX_ROOTS 3              /* of the tree that are tried */
#define CACHE_BITS 13u
#define MAX_SWEEPS 10

typedef struct {
  guint8 head;
  guint8 label;
  gint32 score; /* arc and label, and margin */
} Choice;

typedef struct {
  guint64 key;
  gint32 score;
} Cached;

typedef struct {
  const ParserSentence *s;
  const ParserWeights *weights;
  const ParserArc *gold;
  gint32 margin;
  gint32 *arcs;    /* [head * n + dependent] */
  Choice *choices; /* for each word */
  guint8 *n_choices;
  Cached *cache;
  ParserArc *tree;
  ParserSet *dependents;
} Search;

#define MAX_CHOICES (PARSER_MAX_HEADS * PARSER_MAX_RELATIONS + 1)

static inline gint32
square (gint32 root)
{
  return root * ABS (root);
}

/* Features become indices of weights, which are called in from memory all at once. */
static void
fetch (const ParserWeights *weights, guint32 *features, guint n)
{
  for (guint i = 0; i < n; i++) {
    features[i] = parser_index (weights, features[i]);
    if (weights->trained != NULL)
      __builtin_prefetch (weights->trained + features[i]);
    else
      __builtin_prefetch (weights->roots + features[i]);
  }
}

static gint32
sum (const ParserWeights *weights, guint32 *features, guint n)
{
  gint32 score = 0;

  fetch (weights, features, n);
  if (weights->trained != NULL)
    for (guint i = 0; i < n; i++)
      score += weights->trained[features[i]];
  else
    for (guint i = 0; i < n; i++)
      score += square (weights->roots[features[i]]);
  return score;
}

/* Likewise for each relation. */
static void
sum_rows (const ParserWeights *weights, guint32 *features, guint n, gint32 *scores)
{
  fetch (weights, features, n);
  for (guint i = 0; i < n; i++)
    if (weights->trained != NULL) {
      const gint32 *row = weights->trained + features[i];

      for (guint label = 0; label < PARSER_MAX_LABELS; label++)
        scores[label] += row[label];
    } else {
      const gint8 *row = weights->roots + features[i];

      for (guint label = 0; label < PARSER_MAX_LABELS; label++)
        scores[label] += square (row[label]);
    }
}

/* --- Scores of parts --- */

static gint32
score_cached (Search *search, const ParserPart *part)
{
  guint64 key = ((guint64) (part->kind + 1) << 48) | ((guint64) part->head << 40)
                | ((guint64) part->a << 32) | ((guint64) part->b << 24)
                | ((guint64) part->label_a << 8) | part->label_b;
  Cached *cached = &search->cache[key * 0x9e3779b97f4a7c15u >> (64 - CACHE_BITS)];
  guint32 features[PARSER_MAX_FEATURES];

  if (cached->key != key) {
    cached->key = key;
    cached->score =
        sum (search->weights, features, lesart_parser_part_features (search->s, part, features));
  }
  return cached->score;
}

static gint32
score_part (Search *search, ParserPart part)
{
  ParserPart plain = lesart_parser_without_labels (part);

  return score_cached (search, &part) + score_cached (search, &plain);
}

static gint32
score_sibling (Search *search, guint h, guint a, guint b)
{
  return score_part (search, lesart_parser_siblings_of (search->tree, h, a, b));
}

/* What @m adds to the tree as a dependent of @h, which it is not yet. Its label must be set. */
static gint32
score_attachment (Search *search, guint m, guint h)
{
  const ParserArc *tree = search->tree;
  const ParserSet *own = &search->dependents[m], *siblings = &search->dependents[h];
  guint before = parser_set_previous (siblings, m), after = parser_set_next (siblings, m + 1);
  gint32 score = 0;

  if (m > h) {
    guint a = before > h ? before : 0;

    score += score_sibling (search, h, a, m) + score_sibling (search, h, m, after)
             - score_sibling (search, h, a, after);
  } else {
    guint a = after != 0 && after < h ? after : 0;

    score += score_sibling (search, h, a, m) + score_sibling (search, h, m, before)
             - score_sibling (search, h, a, before);
  }
  for (guint k = parser_set_next (siblings, 1); k != 0; k = parser_set_next (siblings, k + 1))
    score += score_part (search, lesart_parser_pair_of (tree, h, MIN (k, m), MAX (k, m)));
  if (h != 0)
    score += score_part (search, lesart_parser_grand_of (tree, h, m));
  for (guint k = parser_set_next (own, 1); k != 0; k = parser_set_next (own, k + 1))
    score += score_part (search, lesart_parser_grand_of (tree, m, k));
  return score;
}

/* --- Choices --- */

static void
score_arcs (Search *search)
{
  guint n = search->s->n;
  guint32 features[PARSER_MAX_FEATURES];

  for (guint m = 1; m < n; m++)
    for (guint h = 0; h < n; h++)
      if (h != m)
        search->arcs[h * n + m] =
            sum (search->weights, features, lesart_parser_arc_features (search->s, h, m, features));
}

static void
add_choice (Search *search, guint m, guint h, guint label, gint32 score)
{
  Choice *choice = &search->choices[m * MAX_CHOICES + search->n_choices[m]++];

  choice->head = (guint8) h;
  choice->label = (guint8) label;
  choice->score = score;
  if (search->gold != NULL && search->gold[m].head != h)
    choice->score += search->margin;
  if (search->gold != NULL && search->gold[m].label != label)
    choice->score += search->margin / 2;
}

static void
add_relations (Search *search, guint m, guint h)
{
  const ParserWeights *w = search->weights;
  guint32 features[PARSER_MAX_FEATURES];
  gint32 scores[PARSER_MAX_LABELS] = { 0 };
  guint n = lesart_parser_label_features (search->s, h, m, features);
  gint32 arc = search->arcs[h * search->s->n + m];
  gboolean gold_in = search->gold == NULL || search->gold[m].head != h;

  sum_rows (w, features, n, scores);
  if (h == 0) {
    add_choice (search, m, h, PARSER_ROOT_LABEL, arc + scores[PARSER_ROOT_LABEL]);
    return;
  }
  for (guint r = 0; r < PARSER_MAX_RELATIONS; r++) {
    guint best = PARSER_ROOT_LABEL + 1;

    for (guint label = best + 1; label < w->n_labels; label++)
      if (scores[label] > scores[best])
        best = label;
    if (!gold_in && r == PARSER_MAX_RELATIONS - 1)
      best = search->gold[m].label;
    if (search->gold != NULL && best == search->gold[m].label)
      gold_in = TRUE;
    add_choice (search, m, h, best, arc + scores[best]);
    scores[best] = G_MININT32;
  }
}

/* What lags far behind the best is not looked at again. */
static void
drop_choices (Search *search, guint m)
{
  Choice *choices = &search->choices[m * MAX_CHOICES];
  gint32 best = choices[0].score;
  guint n = 0;

  for (guint c = 1; c < search->n_choices[m]; c++)
    best = MAX (best, choices[c].score);
  for (guint c = 0; c < search->n_choices[m]; c++) {
    gboolean right = search->gold != NULL && search->gold[m].head == choices[c].head
                     && search->gold[m].label == choices[c].label;

    if (right || choices[c].score >= best - search->weights->lag)
      choices[n++] = choices[c];
  }
  search->n_choices[m] = (guint8) n;
}

static void
find_choices (Search *search, guint m)
{
  guint n = search->s->n;
  guint8 heads[PARSER_MAX_HEADS];
  guint n_heads = 0;
  gboolean gold_in = search->gold == NULL;

  while (n_heads < MIN (PARSER_MAX_HEADS, n - 1)) {
    guint best = G_MAXUINT;

    for (guint h = 0; h < n; h++) {
      gboolean taken = h == m || memchr (heads, (int) h, n_heads) != NULL;

      if (!taken && (best == G_MAXUINT || search->arcs[h * n + m] > search->arcs[best * n + m]))
        best = h;
    }
    if (n_heads > 0
        && search->arcs[best * n + m] < search->arcs[heads[0] * n + m] - 2 * search->weights->lag)
      break;
    if (!gold_in && n_heads == MIN (PARSER_MAX_HEADS, n - 1) - 1)
      best = search->gold[m].head;
    if (search->gold != NULL && best == search->gold[m].head)
      gold_in = TRUE;
    heads[n_heads++] = (guint8) best;
  }
  for (guint i = 0; i < n_heads; i++)
    add_relations (search, m, heads[i]);
  drop_choices (search, m);
}

/* --- Climbing --- */

static void
attach (Search *search, guint m, guint h, guint label)
{
  search->tree[m] = (ParserArc){ (guint8) h, (guint8) label };
  parser_set_put (&search->dependents[h], m, TRUE);
}

/* The best choice for each arc; the others are a last resort. */
static gint32 *
best_scores (const Search *search)
{
  guint n = search->s->n;
  gint32 *scores = g_new (gint32, (gsize) n * n);

  for (guint i = 0; i < n * n; i++)
    scores[i] = LAST_RESORT;
  for (guint m = 1; m < n; m++)
    for (guint c = 0; c < search->n_choices[m]; c++) {
      const Choice *choice = &search->choices[m * MAX_CHOICES + c];
      gint32 *score = &scores[choice->head * n + m];

      *score = MAX (*score, choice->score);
    }
  return scores;
}

/* The best tree by arcs alone under @root. */
static void
take_tree (Search *search, const ParserChart *chart, guint root)
{
  guint n = search->s->n;
  guint8 heads[PARSER_MAX_WORDS + 1] = { 0 };

  lesart_parser_chart_read (chart, root, heads);
  memset (search->dependents, 0, n * sizeof *search->dependents);
  for (guint m = 1; m < n; m++) {
    const Choice *choices = &search->choices[m * MAX_CHOICES];
    guint label = heads[m] == 0 ? PARSER_ROOT_LABEL : PARSER_ROOT_LABEL + 1;
    gint32 best = G_MININT32;

    for (guint c = 0; c < search->n_choices[m]; c++)
      if (choices[c].head == heads[m] && choices[c].score > best) {
        best = choices[c].score;
        label = choices[c].label;
      }
    attach (search, m, heads[m], label);
  }
}

static gboolean
is_above (const Search *search, guint m, guint h)
{
  while (h != 0 && h != m)
    h = search->tree[h].head;
  return h == m;
}

static gboolean
improve (Search *search, guint m)
{
  ParserArc old = search->tree[m], best = old;
  gint32 best_score = G_MININT32;

  if (old.head == 0)
    return FALSE;
  parser_set_put (&search->dependents[old.head], m, FALSE);
  for (guint c = 0; c < search->n_choices[m]; c++) {
    const Choice *choice = &search->choices[m * MAX_CHOICES + c];
    gint32 score;

    if (choice->head == 0 || is_above (search, m, choice->head))
      continue;
    search->tree[m] = (ParserArc){ choice->head, choice->label };
    score = choice->score + score_attachment (search, m, choice->head);
    if (score > best_score) {
      best_score = score;
      best = search->tree[m];
    }
  }
  attach (search, m, best.head, best.label);
  return best.head != old.head || best.label != old.label;
}

/* --- The score of a tree --- */

typedef struct {
  Search *search;
  gint64 score;
} Sum;

static void
add_score (const ParserPart *part, gpointer user_data)
{
  Sum *total = user_data;

  total->score += score_part (total->search, *part);
}

static gint64
score_tree (Search *search)
{
  Sum total = { search, 0 };

  for (guint m = 1; m < search->s->n; m++) {
    const Choice *choices = &search->choices[m * MAX_CHOICES];
    gint32 score = LAST_RESORT;

    for (guint c = 0; c < search->n_choices[m]; c++)
      if (choices[c].head == search->tree[m].head && choices[c].label == search->tree[m].label)
        score = choices[c].score;
    total.score += score;
  }
  lesart_parser_visit_parts (search->tree, search->s->n, add_score, &total);
  return total.score;
}

/* --- The whole --- */

/* Under each of the best roots. */
static void
climb (Search *search, const gint32 *scores, ParserArc *arcs)
{
  guint n = search->s->n;
  ParserChart chart;
  g_autofree gint32 *roots = g_new (gint32, n);
  gint64 best_score = G_MININT64;

  lesart_parser_chart_init (&chart, n, scores);
  for (guint r = 1; r < n; r++)
    roots[r] = lesart_parser_chart_score (&chart, r) + scores[r];
  for (guint round = 0; round < MAX_ROOTS; round++) {
    gboolean changed = TRUE;
    guint root = 1;
    gint64 score;

    for (guint r = 2; r < n; r++)
      if (roots[r] > roots[root])
        root = r;
    if (round > 0 && roots[root] <= LAST_RESORT / 2)
      break;
    roots[root] = G_MININT32;
    take_tree (search, &chart, root);
    for (guint sweep = 0; sweep < MAX_SWEEPS && changed; sweep++) {
      changed = FALSE;
      for (guint m = 1; m < n; m++)
        changed |= improve (search, m);
    }
    score = score_tree (search);
    if (score > best_score || round == 0) {
      best_score = score;
      memcpy (arcs, search->tree, n * sizeof *arcs);
    }
  }
  lesart_parser_chart_clear (&chart);
}

/**
 * lesart_parser_search: (skip)
 * @gold: (nullable): the right tree, while learning: what is wrong gets a head start
 * @margin: of the head start of a wrong head; a wrong relation has half of it
 * @arcs: (out caller-allocates): one a word, the root of all included
 */
void
lesart_parser_search (const ParserSentence *s,
                      const ParserWeights *weights,
                      const ParserArc *gold,
                      gint32 margin,
                      ParserArc *arcs)
{
  ParserArc tree[PARSER_MAX_WORDS + 1] = { { 0, 0 } };
  Search search = { s, weights, gold, margin, NULL, NULL, NULL, NULL, tree, NULL };
  g_autofree gint32 *scores = NULL;

  search.arcs = g_new (gint32, (gsize) s->n * s->n);
  search.choices = g_new (Choice, s->n * MAX_CHOICES);
  search.n_choices = g_new0 (guint8, s->n);
  search.cache = g_new0 (Cached, 1u << CACHE_BITS);
  search.dependents = g_new0 (ParserSet, s->n);
  score_arcs (&search);
  for (guint m = 1; m < s->n; m++)
    find_choices (&search, m);
  scores = best_scores (&search);
  climb (&search, scores, arcs);
  g_free (search.arcs);
  g_free (search.choices);
  g_free (search.n_choices);
  g_free (search.cache);
  g_free (search.dependents);
}
