/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The larger parts of a tree: which there are, and all features of it, for learning.
 */
#include "parser-private.h"

/* What does not depend on the relations is looked up by itself. */
ParserPart
lesart_parser_without_labels (ParserPart part)
{
  part.kind--;
  part.label_a = part.label_b = 0;
  return part;
}

/* a before b. */
ParserPart
lesart_parser_pair_of (const ParserArc *tree, guint h, guint a, guint b)
{
  return (ParserPart){ PARSER_PAIR_LABELS, (guint8) h,    (guint8) a,
                       (guint8) b,         tree[a].label, tree[b].label };
}

/* Either may be 0. */
ParserPart
lesart_parser_siblings_of (const ParserArc *tree, guint h, guint a, guint b)
{
  return (ParserPart){ PARSER_SIBLING_LABELS,
                       (guint8) h,
                       (guint8) a,
                       (guint8) b,
                       a != 0 ? tree[a].label : PARSER_NO_LABEL,
                       b != 0 ? tree[b].label : PARSER_NO_LABEL };
}

/* m depends on h. */
ParserPart
lesart_parser_grand_of (const ParserArc *tree, guint h, guint m)
{
  return (ParserPart){ PARSER_GRAND_LABELS, tree[h].head,  (guint8) h,
                       (guint8) m,          tree[h].label, tree[m].label };
}

/* The dependents of h on one side, from it outwards. */
static void
visit_siblings (const ParserArc *arcs,
                const ParserSet *dependents,
                guint h,
                gboolean right,
                ParserPartVisitor visit,
                gpointer user_data)
{
  guint last = 0, k;

  do {
    guint from = last != 0 ? last : h;
    ParserPart part;

    k = right ? parser_set_next (dependents, from + 1) : parser_set_previous (dependents, from);
    part = lesart_parser_siblings_of (arcs, h, last, k);
    visit (&part, user_data);
    last = k;
  } while (k != 0);
}

void
lesart_parser_visit_parts (const ParserArc *arcs,
                           guint n,
                           ParserPartVisitor visit,
                           gpointer user_data)
{
  ParserSet dependents[PARSER_MAX_WORDS + 1] = { { 0, 0 } };

  for (guint m = 1; m < n; m++) {
    guint h = arcs[m].head;
    ParserPart part;

    for (guint k = parser_set_next (&dependents[h], 1); k != 0;
         k = parser_set_next (&dependents[h], k + 1)) {
      part = lesart_parser_pair_of (arcs, h, k, m);
      visit (&part, user_data);
    }
    if (h != 0) {
      part = lesart_parser_grand_of (arcs, h, m);
      visit (&part, user_data);
    }
    parser_set_put (&dependents[h], m, TRUE);
  }
  for (guint h = 0; h < n; h++)
    for (guint right = 0; right < 2; right++)
      visit_siblings (arcs, &dependents[h], h, right != 0, visit, user_data);
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

  ParserPart plain = lesart_parser_without_labels (*part);

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
  lesart_parser_visit_parts (arcs, s->n, list_part, &listing);
}
