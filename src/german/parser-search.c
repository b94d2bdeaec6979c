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
#define CACHE_BITS 15u
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
  guint64 low, high;
} WordSet;

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
  WordSet *dependents;
} Search;

#define MAX_CHOICES (PARSER_MAX_HEADS * PARSER_MAX_RELATIONS + 1)

static inline gint32
square (gint32 root)
{
  return root * ABS (root);
}

static gint32
sum (const ParserWeights *weights, const guint32 *features, guint n)
{
  gint32 score = 0;

  for (guint i = 0; i < n; i++) {
    guint32 at = parser_index (weights, features[i]);

    score += weights->trained != NULL ? weights->trained[at] : square (weights->roots[at]);
  }
  return score;
}

/* --- Sets of words --- */

static void
set_put (WordSet *set, guint i, gboolean in)
{
  guint64 *part = i < 64 ? &set->low : &set->high;

  if (in)
    *part |= (guint64) 1 << (i & 63);
  else
    *part &= ~((guint64) 1 << (i & 63));
}

/* The first member from @i on, or 0. */
static guint
set_next (const WordSet *set, guint i)
{
  if (i < 64 && set->low >> i != 0)
    return i + (guint) __builtin_ctzll (set->low >> i);
  i = i < 64 ? 0 : i - 64;
  if (i < 64 && set->high >> i != 0)
    return 64 + i + (guint) __builtin_ctzll (set->high >> i);
  return 0;
}

/* The last member before @i, or 0. */
static guint
set_previous (const WordSet *set, guint i)
{
  if (i > 64) {
    guint64 part = i >= 128 ? set->high : set->high & (((guint64) 1 << (i - 64)) - 1);

    if (part != 0)
      return 127 - (guint) __builtin_clzll (part);
    i = 64;
  }
  if (i > 0) {
    guint64 part = i >= 64 ? set->low : set->low & (((guint64) 1 << i) - 1);

    if (part != 0)
      return 63 - (guint) __builtin_clzll (part);
  }
  return 0;
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

/* What does not depend on the relations is looked up by itself. */
static ParserPart
without_labels (ParserPart part)
{
  part.kind--;
  part.label_a = part.label_b = 0;
  return part;
}

static gint32
score_part (Search *search, ParserPart part)
{
  ParserPart plain = without_labels (part);

  return score_cached (search, &part) + score_cached (search, &plain);
}

/* a before b. */
static ParserPart
pair_of (const ParserArc *tree, guint h, guint a, guint b)
{
  return (ParserPart){ PARSER_PAIR_LABELS, (guint8) h,    (guint8) a,
                       (guint8) b,         tree[a].label, tree[b].label };
}

/* Either may be 0. */
static ParserPart
siblings_of (const ParserArc *tree, guint h, guint a, guint b)
{
  return (ParserPart){ PARSER_SIBLING_LABELS,
                       (guint8) h,
                       (guint8) a,
                       (guint8) b,
                       a != 0 ? tree[a].label : PARSER_NO_LABEL,
                       b != 0 ? tree[b].label : PARSER_NO_LABEL };
}

/* m depends on h. */
static ParserPart
grand_of (const ParserArc *tree, guint h, guint m)
{
  return (ParserPart){ PARSER_GRAND_LABELS, tree[h].head,  (guint8) h,
                       (guint8) m,          tree[h].label, tree[m].label };
}

static gint32
score_sibling (Search *search, guint h, guint a, guint b)
{
  return score_part (search, siblings_of (search->tree, h, a, b));
}

/* What @m adds to the tree as a dependent of @h, which it is not yet. Its label must be set. */
static gint32
score_attachment (Search *search, guint m, guint h)
{
  const ParserArc *tree = search->tree;
  const WordSet *own = &search->dependents[m], *siblings = &search->dependents[h];
  guint before = set_previous (siblings, m), after = set_next (siblings, m + 1);
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
  for (guint k = set_next (siblings, 1); k != 0; k = set_next (siblings, k + 1))
    score += score_part (search, pair_of (tree, h, MIN (k, m), MAX (k, m)));
  if (h != 0)
    score += score_part (search, grand_of (tree, h, m));
  for (guint k = set_next (own, 1); k != 0; k = set_next (own, k + 1))
    score += score_part (search, grand_of (tree, m, k));
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

  for (guint i = 0; i < n; i++) {
    guint32 at = parser_index (w, features[i]);

    if (w->trained != NULL)
      for (guint label = 0; label < PARSER_MAX_LABELS; label++)
        scores[label] += w->trained[at + label];
    else
      for (guint label = 0; label < PARSER_MAX_LABELS; label++)
        scores[label] += square (w->roots[at + label]);
  }
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

/* --- The first tree --- */

typedef struct {
  gint32 score;
  guint8 split;
} Span;

/* Complete and incomplete spans, by direction. */
typedef struct {
  guint n;
  Span *spans[4];
} Chart;

#define AT(kind, i, j) chart->spans[kind][(i) *chart->n + (j)]
enum { LEFT_OPEN, RIGHT_OPEN, LEFT_DONE, RIGHT_DONE };

static void
read_tree (const Chart *chart, guint kind, guint i, guint j, guint8 *heads)
{
  guint k = AT (kind, i, j).split;

  if (i == j)
    return;
  if (kind == LEFT_OPEN || kind == RIGHT_OPEN) {
    if (kind == RIGHT_OPEN)
      heads[j] = (guint8) i;
    else
      heads[i] = (guint8) j;
    read_tree (chart, RIGHT_DONE, i, k, heads);
    read_tree (chart, LEFT_DONE, k + 1, j, heads);
  } else if (kind == LEFT_DONE) {
    read_tree (chart, LEFT_DONE, i, k, heads);
    read_tree (chart, LEFT_OPEN, k, j, heads);
  } else {
    read_tree (chart, RIGHT_OPEN, i, k, heads);
    read_tree (chart, RIGHT_DONE, k, j, heads);
  }
}

static void
best_split (Chart *chart, guint kind, guint i, guint j, gint32 arc)
{
  Span best = { G_MININT32, 0 };
  guint from = kind == RIGHT_DONE ? i + 1 : i, to = kind == RIGHT_DONE ? j : j - 1;

  for (guint k = from; k <= to; k++) {
    gint32 score;

    if (kind == LEFT_DONE)
      score = AT (LEFT_DONE, i, k).score + AT (LEFT_OPEN, k, j).score;
    else if (kind == RIGHT_DONE)
      score = AT (RIGHT_OPEN, i, k).score + AT (RIGHT_DONE, k, j).score;
    else
      score = AT (RIGHT_DONE, i, k).score + AT (LEFT_DONE, k + 1, j).score;
    if (score > best.score)
      best = (Span){ score, (guint8) k };
  }
  best.score += arc;
  AT (kind, i, j) = best;
}

/* @scores: of the best choice of each arc, [head * n + dependent]. */
static void
fill_chart (Chart *chart, const gint32 *scores)
{
  guint n = chart->n;

  for (guint kind = 0; kind < 4; kind++)
    chart->spans[kind] = g_new0 (Span, (gsize) n * n);
  for (guint length = 1; length < n; length++)
    for (guint i = 1; i + length < n; i++) {
      guint j = i + length;

      best_split (chart, LEFT_OPEN, i, j, scores[j * n + i]);
      best_split (chart, RIGHT_OPEN, i, j, scores[i * n + j]);
      best_split (chart, LEFT_DONE, i, j, 0);
      best_split (chart, RIGHT_DONE, i, j, 0);
    }
}

/* --- Climbing --- */

static void
attach (Search *search, guint m, guint h, guint label)
{
  search->tree[m] = (ParserArc){ (guint8) h, (guint8) label };
  set_put (&search->dependents[h], m, TRUE);
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
take_tree (Search *search, const Chart *chart, guint root)
{
  guint n = search->s->n;
  guint8 heads[PARSER_MAX_WORDS + 1] = { 0 };

  read_tree (chart, LEFT_DONE, 1, root, heads);
  read_tree (chart, RIGHT_DONE, root, n - 1, heads);
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
  set_put (&search->dependents[old.head], m, FALSE);
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

/* --- The parts of a tree --- */

typedef void (*PartVisitor) (const ParserPart *part, gpointer user_data);

/* The dependents of h on one side, from it outwards. */
static void
visit_siblings (const ParserArc *arcs,
                const WordSet *dependents,
                guint h,
                gboolean right,
                PartVisitor visit,
                gpointer user_data)
{
  guint last = 0, k;

  do {
    guint from = last != 0 ? last : h;
    ParserPart part;

    k = right ? set_next (dependents, from + 1) : set_previous (dependents, from);
    part = siblings_of (arcs, h, last, k);
    visit (&part, user_data);
    last = k;
  } while (k != 0);
}

static void
visit_parts (const ParserArc *arcs, guint n, PartVisitor visit, gpointer user_data)
{
  WordSet dependents[PARSER_MAX_WORDS + 1] = { { 0, 0 } };

  for (guint m = 1; m < n; m++) {
    guint h = arcs[m].head;
    ParserPart part;

    for (guint k = set_next (&dependents[h], 1); k != 0; k = set_next (&dependents[h], k + 1)) {
      part = pair_of (arcs, h, k, m);
      visit (&part, user_data);
    }
    if (h != 0) {
      part = grand_of (arcs, h, m);
      visit (&part, user_data);
    }
    set_put (&dependents[h], m, TRUE);
  }
  for (guint h = 0; h < n; h++)
    for (guint right = 0; right < 2; right++)
      visit_siblings (arcs, &dependents[h], h, right != 0, visit, user_data);
}

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
  visit_parts (search->tree, search->s->n, add_score, &total);
  return total.score;
}

/* --- The whole --- */

/* Under each of the best roots. */
static void
climb (Search *search, const gint32 *scores, ParserArc *arcs)
{
  guint n = search->s->n;
  Chart chart = { n, { NULL } };
  g_autofree gint32 *roots = g_new (gint32, n);
  gint64 best_score = G_MININT64;

  fill_chart (&chart, scores);
  for (guint r = 1; r < n; r++)
    roots[r] = chart.spans[LEFT_DONE][n + r].score + chart.spans[RIGHT_DONE][r * n + n - 1].score
               + scores[r];
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
  for (guint kind = 0; kind < 4; kind++)
    g_free (chart.spans[kind]);
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
  search.dependents = g_new0 (WordSet, s->n);
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

/* --- Features of a tree, for learning --- */

typedef struct {
  const ParserSentence *s;
  const ParserWeights *weights;
  GArray *indices;
} Listing;

static void
add_indices (Listing *listing, const guint32 *features, guint n, guint label)
{
  for (guint i = 0; i < n; i++) {
    guint32 at = parser_index (listing->weights, features[i]) + label;

    g_array_append_val (listing->indices, at);
  }
}

static void
list_part (const ParserPart *part, gpointer user_data)
{
  Listing *listing = user_data;
  guint32 features[PARSER_MAX_FEATURES];

  ParserPart plain = without_labels (*part);

  add_indices (listing, features, lesart_parser_part_features (listing->s, part, features), 0);
  add_indices (listing, features, lesart_parser_part_features (listing->s, &plain, features), 0);
}

/**
 * lesart_parser_tree_features: (skip)
 *
 * Appends the indices of the weights that make the score of a tree.
 */
void
lesart_parser_tree_features (const ParserSentence *s,
                             const ParserArc *arcs,
                             const ParserWeights *weights,
                             GArray *indices)
{
  Listing listing = { s, weights, indices };
  guint32 features[PARSER_MAX_FEATURES];

  for (guint m = 1; m < s->n; m++) {
    guint h = arcs[m].head;

    add_indices (&listing, features, lesart_parser_arc_features (s, h, m, features), 0);
    add_indices (&listing, features, lesart_parser_label_features (s, h, m, features),
                 arcs[m].label);
  }
  visit_parts (arcs, s->n, list_part, &listing);
}
