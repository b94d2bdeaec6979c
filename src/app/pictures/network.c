/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is in the picture, and by what. network-layout.c gives them their places.
 */
#include "network.h"

#include <stdlib.h>
#include <string.h>

/* ---- While it is collected, nodes are all entities ---- */

static void
clear_node (gpointer data)
{
  LesartNode *node = data;

  g_array_unref (node->spans);
  g_free (node->name);
  g_free (node->label);
}

static void
clear_link (gpointer data)
{
  LesartLink *link = data;

  g_array_unref (link->reasons);
  g_array_unref (link->spans);
  g_free (link->words);
  g_free (link->label);
}

static void
add_nodes (LesartNetwork *self, const LesartReading *reading)
{
  for (guint i = 0; i < reading->entities->len; i++) {
    const LesartEntity *entity = &g_array_index (reading->entities, LesartEntity, i);
    LesartNode node = { .entity = i, .type = entity->type, .n_mentions = entity->n_mentions };

    node.spans = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
    g_array_append_val (self->nodes, node);
  }
  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    if (mention->entity >= 0 && (guint) mention->entity < self->nodes->len)
      g_array_append_val (g_array_index (self->nodes, LesartNode, mention->entity).spans,
                          mention->span);
  }
}

LesartStroke
lesart_stroke_of_certainty (LesartCertainty certainty)
{
  switch (certainty) {
  case LESART_CERTAINTY_REPORTED:
    return LESART_STROKE_DASHED;
  case LESART_CERTAINTY_PLANNED:
  case LESART_CERTAINTY_POSSIBLE:
  case LESART_CERTAINTY_CONDITIONAL:
    return LESART_STROKE_DOTTED;
  case LESART_CERTAINTY_NEGATED:
    return LESART_STROKE_CROSSED;
  case LESART_CERTAINTY_ASSERTED:
  default:
    return LESART_STROKE_SOLID;
  }
}

/* ---- Links ---- */

typedef struct {
  LesartNetwork *network;
  GHashTable *known; /* from, to, stroke and direction as one string -> index of the link + 1 */
} Collection;

static LesartLink *
find_link (Collection *c, guint from, guint to, gboolean directed, LesartStroke stroke)
{
  g_autofree char *key = g_strdup_printf ("%u %u %d %d", from, to, directed, stroke);
  gpointer known = g_hash_table_lookup (c->known, key);
  LesartLink link = { .from = from, .to = to, .directed = directed, .stroke = stroke };

  if (known != NULL)
    return &g_array_index (c->network->links, LesartLink, GPOINTER_TO_UINT (known) - 1);
  link.reasons = g_array_new (FALSE, FALSE, sizeof (LesartReason));
  link.spans = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  g_array_append_val (c->network->links, link);
  g_hash_table_insert (c->known, g_steal_pointer (&key), GUINT_TO_POINTER (c->network->links->len));
  return &g_array_index (c->network->links, LesartLink, c->network->links->len - 1);
}

static void
add_reason (Collection *c,
            gint32 from,
            gint32 to,
            LesartCertainty certainty,
            LesartReason reason,
            LesartSpan span)
{
  guint n = c->network->nodes->len;
  LesartLink *link;

  if (from < 0 || to < 0 || from == to || (guint) from >= n || (guint) to >= n)
    return;
  link = find_link (c, (guint) from, (guint) to, reason.kind != LESART_REASON_ROLE,
                    lesart_stroke_of_certainty (certainty));
  g_array_append_val (link->reasons, reason);
  if (!lesart_span_is_empty (span))
    g_array_append_val (link->spans, span);
}

static void
add_roles (Collection *c, const LesartReading *reading)
{
  for (guint i = 0; i < reading->roles->len; i++) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, i);

    add_reason (c, role->person, role->org, LESART_CERTAINTY_ASSERTED,
                (LesartReason){ LESART_REASON_ROLE, i }, role->span);
  }
  for (guint i = 0; i < reading->relations->len; i++) {
    const LesartRelation *relation = &g_array_index (reading->relations, LesartRelation, i);

    add_reason (c, relation->from, relation->to, LESART_CERTAINTY_ASSERTED,
                (LesartReason){ LESART_REASON_RELATION, i }, relation->span);
  }
}

/* Who acts is connected with whom it is done to, for or with: each of them with each. */
static gboolean
is_other (LesartArgumentRole role)
{
  return role == LESART_ARGUMENT_THEME || role == LESART_ARGUMENT_RECIPIENT
         || role == LESART_ARGUMENT_PARTNER;
}

static void
add_facts (Collection *c, const LesartReading *reading)
{
  for (guint i = 0; i < reading->facts->len; i++) {
    const LesartFact *fact = &g_array_index (reading->facts, LesartFact, i);
    const LesartArgument *arguments =
        &g_array_index (reading->arguments, LesartArgument, fact->first_argument);

    for (guint a = 0; a < fact->n_arguments; a++)
      for (guint o = 0; arguments[a].role == LESART_ARGUMENT_AGENT && o < fact->n_arguments; o++)
        if (is_other (arguments[o].role))
          add_reason (c, arguments[a].entity, arguments[o].entity, fact->certainty,
                      (LesartReason){ LESART_REASON_FACT, i }, fact->span);
  }
}

/* Who speaks is connected with the people and organisations that he or she names. */
static void
add_quotes (Collection *c, const LesartReading *reading)
{
  for (guint i = 0; i < reading->quotes->len; i++) {
    const LesartQuote *quote = &g_array_index (reading->quotes, LesartQuote, i);

    for (guint m = lesart_reading_find_mention (reading, quote->span.start);
         m < reading->mentions->len; m++) {
      const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, m);

      if (mention->span.end > quote->span.end)
        break;
      if (mention->kind == LESART_MENTION_NAME && mention->entity >= 0
          && (guint) mention->entity < c->network->nodes->len
          && g_array_index (c->network->nodes, LesartNode, mention->entity).type
                 <= LESART_ENTITY_ORG)
        add_reason (c, quote->speaker, mention->entity, LESART_CERTAINTY_ASSERTED,
                    (LesartReason){ LESART_REASON_QUOTE, i }, mention->span);
    }
  }
}

/* ---- Which are shown ---- */

/* Those with more lines first, then those that are named more often, then the order of the text. */
static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const LesartNode *one = a;
  const LesartNode *other = b;

  if (one->n_links != other->n_links)
    return one->n_links > other->n_links ? -1 : 1;
  if (one->n_mentions != other->n_mentions)
    return one->n_mentions > other->n_mentions ? -1 : 1;
  return one->entity < other->entity ? -1 : 1;
}

static void
count_links (LesartNetwork *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    g_array_index (self->nodes, LesartNode, i).n_links = 0;
  for (guint i = 0; i < self->links->len; i++) {
    const LesartLink *link = &g_array_index (self->links, LesartLink, i);

    g_array_index (self->nodes, LesartNode, link->from).n_links++;
    g_array_index (self->nodes, LesartNode, link->to).n_links++;
  }
}

/* A place or a work is shown only if something connects it. */
static gboolean
is_wanted (const LesartNode *node)
{
  return node->n_links > 0 || node->type == LESART_ENTITY_PER || node->type == LESART_ENTITY_ORG;
}

static void
swap_nodes (LesartNode *a, LesartNode *b)
{
  LesartNode other = *a;

  *a = *b;
  *b = other;
}

static void
swap_links (LesartLink *a, LesartLink *b)
{
  LesartLink other = *a;

  *a = *b;
  *b = other;
}

/* Keeps the first @n_most of the wanted nodes, and the links between them. Until now a node had the
 * number of its entity. */
static void
keep_nodes (LesartNetwork *self, guint n_most)
{
  g_autofree guint *place = g_new (guint, self->nodes->len + 1);
  LesartNode *nodes;
  LesartLink *links = (LesartLink *) (gpointer) self->links->data;
  guint kept = 0, kept_links = 0;

  g_array_sort (self->nodes, compare_nodes);
  nodes = (LesartNode *) (gpointer) self->nodes->data;
  for (guint i = 0; i < self->nodes->len; i++) {
    gboolean wanted = is_wanted (&nodes[i]);

    place[nodes[i].entity] = wanted && kept < n_most ? kept : G_MAXUINT;
    if (place[nodes[i].entity] != G_MAXUINT)
      swap_nodes (&nodes[kept++], &nodes[i]);
    else if (wanted)
      self->n_left_out++;
  }
  g_array_set_size (self->nodes, kept);
  for (guint i = 0; i < self->links->len; i++) {
    links[i].from = place[links[i].from];
    links[i].to = place[links[i].to];
    if (links[i].from != G_MAXUINT && links[i].to != G_MAXUINT)
      swap_links (&links[kept_links++], &links[i]);
  }
  g_array_set_size (self->links, MIN (kept_links, LESART_NETWORK_MAX_LINKS));
}

/* Nodes that lost their last line to the limits come behind those that have one; the order of the
 * others stays. */
static void
order_linked (LesartNetwork *self)
{
  guint n = self->nodes->len;
  g_autofree guint *place = g_new (guint, n + 1);
  g_autofree LesartNode *sorted = g_new (LesartNode, n + 1);
  guint at = 0;

  count_links (self);
  for (guint pass = 0; pass < 2; pass++) {
    for (guint i = 0; i < n; i++) {
      const LesartNode *node = &g_array_index (self->nodes, LesartNode, i);

      if ((node->n_links == 0) != (pass == 1))
        continue;
      place[i] = at;
      sorted[at++] = *node;
    }
    if (pass == 0)
      self->n_linked = at;
  }
  if (n > 0)
    memcpy (self->nodes->data, sorted, n * sizeof (LesartNode));
  for (guint i = 0; i < self->links->len; i++) {
    LesartLink *link = &g_array_index (self->links, LesartLink, i);

    link->from = place[link->from];
    link->to = place[link->to];
  }
}

/**
 * lesart_network_new:
 *
 * Returns: (transfer full): nodes and links without words; no nodes if the article names nobody
 */
LesartNetwork *
lesart_network_new (const LesartReading *reading)
{
  LesartNetwork *self = g_new0 (LesartNetwork, 1);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Collection c = { self, known };

  self->nodes = g_array_new (FALSE, FALSE, sizeof (LesartNode));
  g_array_set_clear_func (self->nodes, clear_node);
  self->links = g_array_new (FALSE, FALSE, sizeof (LesartLink));
  g_array_set_clear_func (self->links, clear_link);
  add_nodes (self, reading);
  add_roles (&c, reading);
  add_facts (&c, reading);
  add_quotes (&c, reading);
  count_links (self);
  keep_nodes (self, LESART_NETWORK_MAX_NODES);
  order_linked (self);
  return self;
}

void
lesart_network_free (LesartNetwork *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->links);
  g_free (self);
}
