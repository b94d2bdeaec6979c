/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strings are added one by one and whatever cannot change any more is closed at once: J. Daciuk,
 * S. Mihov, B. Watson, R. Watson, Incremental construction of minimal acyclic finite-state
 * automata, Computational Linguistics 26 (2000). The value of a string stands on its last arc, not
 * in a state, which lets more states be one.
 *
 * Then the nodes are laid out for the reader: depth first along the arcs that most strings take, so
 * that what is read in one walk lies close together. Layout: german/lexicon-private.h.
 */
#include "automaton.h"

#include "lexicon-private.h"

#include <string.h>

typedef struct {
  guint32 label; /* a byte; no padding, since nodes are compared by their bytes */
  guint32 value; /* 0: no string ends here */
  guint32 node;  /* that it leads to, 0: none */
} Arc;

/* A node that will not change any more; the arcs of all lie in one array. */
typedef struct {
  guint32 first;
  guint32 n;
  guint32 n_strings; /* that go on from here */
  guint32 place;     /* first arc in the layout, 0: none yet */
} Node;

struct _LesartAutomaton {
  GArray *nodes;                  /* Node; the first is none */
  GArray *arcs;                   /* Arc */
  GHashTable *known;              /* GBytes of arcs -> node */
  GArray *open[LESART_LEMMA_MAX]; /* Arc: the nodes along the string added last */
  char last[LESART_LEMMA_MAX];
  gsize n_last;
  guint32 next_place;
};

LesartAutomaton *
lesart_automaton_new (void)
{
  LesartAutomaton *automaton = g_new0 (LesartAutomaton, 1);

  automaton->nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  g_array_set_size (automaton->nodes, 1);
  automaton->arcs = g_array_new (FALSE, FALSE, sizeof (Arc));
  automaton->known =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (automaton->open); i++)
    automaton->open[i] = g_array_new (FALSE, TRUE, sizeof (Arc));
  automaton->next_place = 1;
  return automaton;
}

void
lesart_automaton_free (LesartAutomaton *automaton)
{
  g_array_unref (automaton->nodes);
  g_array_unref (automaton->arcs);
  g_hash_table_unref (automaton->known);
  for (guint i = 0; i < G_N_ELEMENTS (automaton->open); i++)
    g_array_unref (automaton->open[i]);
  g_free (automaton);
}

/* --- Strings --- */

static guint32
arc_n_strings (const LesartAutomaton *automaton, const Arc *arc)
{
  return (arc->value != 0) + g_array_index (automaton->nodes, Node, arc->node).n_strings;
}

/* The node with the arcs that are open at @depth: one that is there, or a new one. */
static guint32
close_node (LesartAutomaton *automaton, gsize depth)
{
  GArray *open = automaton->open[depth];
  g_autoptr (GBytes) key = g_bytes_new (open->data, open->len * sizeof (Arc));
  Node node = { automaton->arcs->len, open->len, 0, 0 };
  gpointer known;

  if (g_hash_table_lookup_extended (automaton->known, key, NULL, &known)) {
    g_array_set_size (open, 0);
    return GPOINTER_TO_UINT (known);
  }
  for (guint i = 0; i < open->len; i++)
    node.n_strings += arc_n_strings (automaton, &g_array_index (open, Arc, i));
  g_array_append_vals (automaton->arcs, open->data, open->len);
  g_array_append_val (automaton->nodes, node);
  g_array_set_size (open, 0);
  g_hash_table_insert (automaton->known, g_steal_pointer (&key),
                       GUINT_TO_POINTER (automaton->nodes->len - 1));
  return automaton->nodes->len - 1;
}

/* Closes the open nodes below @depth. */
static void
close_below (LesartAutomaton *automaton, gsize depth)
{
  for (gsize i = automaton->n_last; i > depth; i--) {
    GArray *above = automaton->open[i - 1];

    if (automaton->open[i]->len > 0) {
      guint32 node = close_node (automaton, i);

      g_array_index (above, Arc, above->len - 1).node = node;
    }
  }
}

/**
 * lesart_automaton_add:
 * @string: @n_bytes bytes, 1 to LESART_LEMMA_MAX - 1; greater, byte by byte, than the last of its
 *   set
 * @value: what it maps to; not 0
 */
void
lesart_automaton_add (LesartAutomaton *automaton, const char *string, gsize n_bytes, guint16 value)
{
  gsize n = 0;

  g_return_if_fail (n_bytes > 0 && n_bytes < LESART_LEMMA_MAX && value != 0);
  while (n < MIN (automaton->n_last, n_bytes) && string[n] == automaton->last[n])
    n++;
  close_below (automaton, n);
  for (gsize i = n; i < n_bytes; i++) {
    Arc arc = { (guint8) string[i], i + 1 == n_bytes ? value : 0, 0 };

    g_array_append_val (automaton->open[i], arc);
  }
  memcpy (automaton->last, string, n_bytes);
  automaton->n_last = n_bytes;
}

/* --- Layout --- */

static int
compare_arcs (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const LesartAutomaton *automaton = user_data;
  const Arc *left = a, *right = b;
  guint32 n_left = arc_n_strings (automaton, left), n_right = arc_n_strings (automaton, right);

  if (n_left != n_right)
    return n_left > n_right ? -1 : 1;
  return (int) left->label - (int) right->label;
}

/* Gives the node, and what can be reached from it, their places. Depth is bounded by the strings.
 */
static void
place_node (LesartAutomaton *automaton, guint32 index)
{
  Node *node = &g_array_index (automaton->nodes, Node, index);
  Arc *arcs = (Arc *) (gpointer) automaton->arcs->data + node->first;

  if (index == 0 || node->place != 0)
    return;
  node->place = automaton->next_place;
  automaton->next_place += node->n;
  g_qsort_with_data (arcs, (gint) node->n, sizeof *arcs, compare_arcs, automaton);
  for (guint i = 0; i < node->n; i++)
    place_node (automaton, arcs[i].node);
}

/**
 * lesart_automaton_end_set:
 *
 * Ends a set of strings; the next begins with any.
 *
 * Returns: its root: the place of its first arc, 0 if it has no strings
 */
guint32
lesart_automaton_end_set (LesartAutomaton *automaton)
{
  guint32 root = 0;

  close_below (automaton, 0);
  automaton->n_last = 0;
  if (automaton->open[0]->len > 0)
    root = close_node (automaton, 0);
  place_node (automaton, root);
  return g_array_index (automaton->nodes, Node, root).place;
}

/**
 * lesart_automaton_get_n_arcs:
 *
 * Returns: how many arcs lesart_automaton_write() writes: an even number, at least 2
 */
guint32
lesart_automaton_get_n_arcs (const LesartAutomaton *automaton)
{
  return MAX (automaton->next_place + (automaton->next_place & 1), 2);
}

/**
 * lesart_automaton_write:
 * @arcs: (out caller-allocates): zeros
 * @values: (out caller-allocates): zeros; the value of the strings that end with each arc
 */
void
lesart_automaton_write (const LesartAutomaton *automaton, guint32 *arcs, guint16 *values)
{
  for (guint i = 1; i < automaton->nodes->len; i++) {
    const Node *node = &g_array_index (automaton->nodes, Node, i);

    for (guint k = 0; k < node->n; k++) {
      const Arc *arc = &g_array_index (automaton->arcs, Arc, node->first + k);
      guint32 target = g_array_index (automaton->nodes, Node, arc->node).place;

      arcs[node->place + k] =
          arc->label | (k + 1 == node->n ? LESART_ARC_LAST : 0) | target << LESART_ARC_TARGET_SHIFT;
      values[node->place + k] = (guint16) arc->value;
    }
  }
}
