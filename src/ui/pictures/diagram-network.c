/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of the network: names, and on the lines the role, the relation or what one does to the
 * other.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "diagram-words.h"
#include "diagram.h"
#include "network.h"

#define MAX_WORDS 2  /* on a line; what there is more is in its label */
#define MAX_THEME 20 /* characters */

/* ---- Lines ---- */

static char *
describe_relation (const LesartRelation *relation)
{
  static const char *const names[] = {
    /* Translators: on the arrow from one organisation to another: is the parent company of */
    [LESART_RELATION_PARENT] = NC_ ("arrow", "parent of"),
    [LESART_RELATION_OWNER] = NC_ ("arrow", "owns"),
    [LESART_RELATION_SHAREHOLDER] = NC_ ("arrow", "has shares of"),
    [LESART_RELATION_MAKER] = NC_ ("arrow", "makes"),
    [LESART_RELATION_MEMBER] = NC_ ("arrow", "member of"),
    [LESART_RELATION_LOCATED] = NC_ ("arrow", "located in"),
  };

  g_return_val_if_fail ((guint) relation->kind < G_N_ELEMENTS (names), g_strdup (""));
  return g_strjoin (" ", g_dpgettext2 (NULL, "arrow", names[relation->kind]),
                    lesart_describe_status (relation->status), NULL);
}

static char *
describe_role (const LesartRole *role)
{
  return g_strjoin (" ", role->role, lesart_describe_status (role->status), NULL);
}

/* "Gespräche führen": with what is done, where that is not an end of the line and is short. */
static char *
describe_deed (const LesartReading *reading, const LesartFact *fact)
{
  const LesartArgument *theme = lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_THEME);
  g_autofree char *predicate = lesart_fact_dup_predicate (fact);
  g_autofree char *what = NULL;

  if (theme == NULL || theme->entity != LESART_NO_ENTITY
      || theme->span.end - theme->span.start > MAX_THEME)
    return g_steal_pointer (&predicate);
  what = lesart_text_slice (reading->text, theme->span);
  return g_strconcat (what, " ", predicate, NULL);
}

/* What stands on the line. */
static char *
describe_reason (const LesartReading *reading, const LesartReason *reason)
{
  switch (reason->kind) {
  case LESART_REASON_ROLE:
    return describe_role (&g_array_index (reading->roles, LesartRole, reason->index));
  case LESART_REASON_RELATION:
    return describe_relation (&g_array_index (reading->relations, LesartRelation, reason->index));
  case LESART_REASON_FACT:
    return describe_deed (reading, &g_array_index (reading->facts, LesartFact, reason->index));
  case LESART_REASON_QUOTE:
  default:
    /* Translators: on the arrow from who speaks to whom he or she speaks about */
    return g_strdup (C_ ("arrow", "speaks about"));
  }
}

/* The first words, each once; how many more there are. */
static char *
describe_words (const LesartReading *reading, const LesartLink *link)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < link->reasons->len; i++) {
    g_autofree char *word =
        describe_reason (reading, &g_array_index (link->reasons, LesartReason, i));

    if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
      g_ptr_array_add (words, g_steal_pointer (&word));
  }
  for (guint i = 0; i < MIN (words->len, MAX_WORDS); i++) {
    if (i > 0)
      g_string_append (string, ", ");
    g_string_append (string, g_ptr_array_index (words, i));
  }
  if (words->len > MAX_WORDS)
    g_string_append_printf (string, " +%u", words->len - MAX_WORDS);
  return g_string_free (string, FALSE);
}

/* A sentence of the article tells more than the word on the line. */
static char *
describe_evidence (const LesartReading *reading, const LesartReason *reason, LesartSpan span)
{
  if (reason->kind == LESART_REASON_FACT)
    return lesart_describe_title (reading, LESART_GROUP_EVENTS, reason->index, FALSE);
  return lesart_describe_sentence (reading, span, LESART_EVIDENCE_MAX_CHARS);
}

static const char *
describe_stroke (LesartStroke stroke)
{
  switch (stroke) {
  case LESART_STROKE_DASHED:
    return lesart_describe_certainty (LESART_CERTAINTY_REPORTED);
  case LESART_STROKE_DOTTED:
    return _ ("planned, possible or conditional");
  case LESART_STROKE_CROSSED:
    return lesart_describe_certainty (LESART_CERTAINTY_NEGATED);
  case LESART_STROKE_SOLID:
  default:
    return lesart_describe_certainty (LESART_CERTAINTY_ASSERTED);
  }
}

static void
give_link_words (const LesartReading *reading, const LesartNetwork *network, LesartLink *link)
{
  const LesartNode *from = &g_array_index (network->nodes, LesartNode, link->from);
  const LesartNode *to = &g_array_index (network->nodes, LesartNode, link->to);
  GString *label = g_string_new (NULL);

  link->words = describe_words (reading, link);
  /* Translators: a line of the network: who, what, whom: Meta – vorstellen – Artemis */
  g_string_append_printf (label, _ ("%s – %s – %s"), from->name, link->words, to->name);
  if (link->stroke != LESART_STROKE_SOLID)
    g_string_append_printf (label, " (%s)", describe_stroke (link->stroke));
  for (guint i = 0; i < MIN (link->reasons->len, 3) && i < link->spans->len; i++) {
    g_autofree char *evidence =
        describe_evidence (reading, &g_array_index (link->reasons, LesartReason, i),
                           g_array_index (link->spans, LesartSpan, i));

    g_string_append_printf (label, "\n%s", evidence);
  }
  link->label = g_string_free (label, FALSE);
}

/* ---- Boxes ---- */

static void
give_node_words (const LesartReading *reading, LesartNode *node)
{
  const LesartEntity *entity = &g_array_index (reading->entities, LesartEntity, node->entity);
  g_autofree char *mentions = lesart_describe_mentions (entity->n_mentions);
  g_autofree char *lines =
      g_strdup_printf (ngettext ("%u connection", "%u connections", node->n_links), node->n_links);

  node->name = lesart_describe_tidy (g_strdup (entity->name));
  node->label = g_strdup_printf ("%s, %s. %s, %s", node->name, lesart_describe_kind (entity->type),
                                 mentions, lines);
}

/* ---- The picture ---- */

static LesartScene *
layout (const LesartDiagram *self, const LesartTypesetter *typesetter, double width)
{
  LesartNetworkWords words = { .apart = _ ("Without a connection in this article") };

  for (guint t = 0; t < LESART_N_ENTITY_TYPES; t++)
    words.kinds[t] = lesart_describe_kind (t);
  for (guint s = 0; s <= LESART_STROKE_CROSSED; s++)
    words.strokes[s] = describe_stroke (s);
  return lesart_network_layout (self->model, typesetter, &words, width);
}

/* What a screen reader says of the picture as a whole. */
static char *
describe (const LesartNetwork *network)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, ngettext ("%u name.", "%u names.", network->nodes->len),
                          network->nodes->len);
  g_string_append_c (words, ' ');
  g_string_append_printf (
      words,
      ngettext ("%u connection between them.", "%u connections between them.", network->links->len),
      network->links->len);
  if (network->n_linked > 0) {
    g_string_append_c (words, ' ');
    /* Translators: %s is a name */
    g_string_append_printf (words, _ ("Most connected: %s."),
                            g_array_index (network->nodes, LesartNode, 0).name);
  }
  lesart_diagram_add_left_out (words, network->n_left_out);
  return g_string_free (words, FALSE);
}

static void
free_network (gpointer data)
{
  lesart_network_free (data);
}

gboolean
lesart_diagram_fill_network (LesartDiagram *self)
{
  LesartNetwork *network = lesart_network_new (self->reading);

  self->model = network;
  self->free_model = free_network;
  for (guint i = 0; i < network->nodes->len; i++)
    give_node_words (self->reading, &g_array_index (network->nodes, LesartNode, i));
  for (guint i = 0; i < network->links->len; i++)
    give_link_words (self->reading, network, &g_array_index (network->links, LesartLink, i));
  self->least_width = 300;
  self->layout = layout;
  if (network->nodes->len > 0)
    self->description = describe (network);
  return network->nodes->len > 0;
}
