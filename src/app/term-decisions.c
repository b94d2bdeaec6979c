/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The base follows the annotations, not the commands: whatever makes an annotation come, change or
 * go, undo and redo as well, the concept becomes what the annotation says, or what it says was
 * before.
 */
#include "term-decisions.h"

#include <string.h>

#include "annotation-json.h"
#include "corrections-private.h"
#include "reading-spans.h"

#define KIND "term"
#define CONCEPT LESART_ANNO_PREFIX ":concept"
#define BEFORE LESART_ANNO_PREFIX ":before"

/* What an annotation says. */
typedef struct {
  char *identity;
  char *concept; /* (nullable): JSON; so the other */
  char *before;
  gboolean is_dismissal;
} Decision;

struct _LesartTermDecisions {
  GHashTable *by_id; /* of the annotation -> Decision */
};

static void
decision_free (Decision *self)
{
  g_free (self->identity);
  g_free (self->concept);
  g_free (self->before);
  g_free (self);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) decision_free);
}

LesartTermDecisions *
lesart_term_decisions_new (void)
{
  LesartTermDecisions *self = g_new0 (LesartTermDecisions, 1);

  self->by_id = new_table ();
  return self;
}

void
lesart_term_decisions_free (LesartTermDecisions *self)
{
  g_hash_table_unref (self->by_id);
  g_free (self);
}

/* ---- reading ---- */

static char *
get_json (JsonObject *body, const char *name)
{
  JsonNode *node = json_object_get_member (body, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_to_string (node, FALSE) : NULL;
}

/* Returns: (nullable): NULL if it is about something else */
static Decision *
read_decision (LesartAnnotation *annotation)
{
  JsonObject *body = lesart_annotation_get_decision (annotation);
  const char *identity =
      body != NULL ? lesart_anno_get_string (body, LESART_DECISION_IDENTITY) : NULL;
  Decision *decision;

  if (identity == NULL
      || g_strcmp0 (lesart_anno_get_string (body, LESART_DECISION_KIND), KIND) != 0)
    return NULL;
  decision = g_new0 (Decision, 1);
  decision->identity = g_strdup (identity);
  decision->concept = get_json (body, CONCEPT);
  decision->before = get_json (body, BEFORE);
  decision->is_dismissal =
      g_strcmp0 (lesart_anno_get_string (body, LESART_ANNO_DECISION), LESART_DECISION_REJECT) == 0;
  return decision;
}

static GHashTable *
read_all (GPtrArray *annotations)
{
  GHashTable *found = new_table ();

  for (guint i = 0; i < annotations->len; i++) {
    Decision *decision = read_decision (annotations->pdata[i]);

    if (decision != NULL)
      g_hash_table_insert (found, g_strdup (lesart_annotation_get_id (annotations->pdata[i])),
                           decision);
  }
  return found;
}

/**
 * lesart_term_decisions_take:
 * @annotations: (element-type LesartAnnotation): the decisions of an article that was opened
 *
 * The base has followed these already, when they were made.
 */
void
lesart_term_decisions_take (LesartTermDecisions *self, GPtrArray *annotations)
{
  g_hash_table_unref (self->by_id);
  self->by_id = read_all (annotations);
}

static gboolean
is_same (const Decision *a, const Decision *b)
{
  return g_strcmp0 (a->concept, b->concept) == 0 && strcmp (a->identity, b->identity) == 0;
}

/* Those of @these that @those have not, or otherwise. */
static GPtrArray *
list_others (GHashTable *these, GHashTable *those)
{
  GPtrArray *others = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id, decision;

  g_hash_table_iter_init (&iter, these);
  while (g_hash_table_iter_next (&iter, &id, &decision)) {
    const Decision *other = g_hash_table_lookup (those, id);

    if (other == NULL || !is_same (decision, other))
      g_ptr_array_add (others, decision);
  }
  return others;
}

/* Whether lesart_term_decisions_follow() would find anything. */
gboolean
lesart_term_decisions_differ (LesartTermDecisions *self, GPtrArray *annotations)
{
  g_autoptr (GHashTable) now = read_all (annotations);
  g_autoptr (GPtrArray) come = list_others (now, self->by_id);
  g_autoptr (GPtrArray) gone = list_others (self->by_id, now);

  return come->len + gone->len > 0;
}

/* An annotation that is gone leaves what was before, unless another says more of the concept. */
static void
follow (const Decision *decision, gboolean is_there, LesartTermStore *store)
{
  if (!decision->is_dismissal)
    lesart_term_store_put (store, decision->identity,
                           is_there ? decision->concept : decision->before);
}

/**
 * lesart_term_decisions_follow:
 * @annotations: (element-type LesartAnnotation): the decisions of the article as they are now
 * @store: which is loaded
 *
 * Returns: whether there was anything to follow
 */
gboolean
lesart_term_decisions_follow (LesartTermDecisions *self,
                              GPtrArray *annotations,
                              LesartTermStore *store)
{
  g_autoptr (GHashTable) before = self->by_id;
  GHashTable *now = read_all (annotations);
  g_autoptr (GPtrArray) come = list_others (now, before);
  g_autoptr (GPtrArray) gone = list_others (before, now);
  GHashTableIter iter;
  gpointer id, decision;

  self->by_id = now; /* putting leads back here */
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &decision))
    if (!g_hash_table_contains (now, id))
      follow (decision, FALSE, store);
  for (guint i = 0; i < come->len; i++)
    follow (come->pdata[i], TRUE, store);
  return come->len + gone->len > 0;
}

gboolean
lesart_term_decisions_is_dismissed (LesartTermDecisions *self, const char *words)
{
  GHashTableIter iter;
  gpointer decision;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &decision)) {
    const Decision *own = decision;

    if (own->is_dismissal && strcmp (own->identity, words) == 0)
      return TRUE;
  }
  return FALSE;
}

/* ---- making ---- */

/**
 * lesart_term_decisions_make_concept:
 * @german: a term
 *
 * Returns: (transfer none): a concept of it, with an id that no other base has either
 */
LesartConcept *
lesart_term_decisions_make_concept (LesartTermBase *base, const char *german)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("t-", uuid, NULL);
  LesartConcept *concept = lesart_term_base_make_concept (base, id);

  lesart_concept_add_term (base, concept, "de", german);
  return concept;
}

/* (transfer full) (nullable): the sentence that a passage begins in */
char *
lesart_term_decisions_find_sentence (const LesartReading *reading, LesartSpan span)
{
  LesartSpan sentence = lesart_reading_get_sentence (reading, span.start);

  return lesart_span_is_empty (sentence)
             ? NULL
             : g_strdelimit (lesart_text_slice (reading->text, sentence), "\n\r\t", ' ');
}

static JsonObject *
make_body (const char *decision, const char *identity, const char *words)
{
  JsonObject *body = json_object_new ();
  g_autofree char *value = g_strconcat (KIND, ": ", words, NULL);
  gboolean rejects = strcmp (decision, LESART_DECISION_REJECT) == 0;

  json_object_set_string_member (body, "type", "TextualBody");
  json_object_set_string_member (body, "purpose", rejects ? "moderating" : "classifying");
  json_object_set_string_member (body, "format", "text/plain");
  json_object_set_string_member (body, "value", value);
  json_object_set_string_member (body, LESART_ANNO_DECISION, decision);
  json_object_set_string_member (body, LESART_DECISION_KIND, KIND);
  json_object_set_string_member (body, LESART_DECISION_IDENTITY, identity);
  return body;
}

static void
set_concept (JsonObject *body, const char *name, const char *json)
{
  JsonNode *node = json != NULL ? json_from_string (json, NULL) : NULL;

  if (node != NULL)
    json_object_set_member (body, name, node);
}

/* The decision on the concept that there is already. */
static LesartAnnotation *
find_annotation (LesartNotes *notes, const char *identity)
{
  GPtrArray *decisions = lesart_notes_get_decisions (notes);

  for (guint i = 0; i < decisions->len; i++) {
    JsonObject *body = lesart_annotation_get_decision (decisions->pdata[i]);

    if (g_strcmp0 (lesart_anno_get_string (body, LESART_DECISION_KIND), KIND) == 0
        && g_strcmp0 (lesart_anno_get_string (body, LESART_DECISION_IDENTITY), identity) == 0)
      return decisions->pdata[i];
  }
  return NULL;
}

static void
write_decision (LesartNotes *notes,
                LesartText *text,
                LesartAnnotation *before,
                JsonObject *body,
                LesartSpan span)
{
  gboolean has_place = !lesart_span_is_empty (span);
  g_autoptr (LesartAnnotation) placed =
      before != NULL ? g_object_ref (before)
                     : lesart_annotation_new (text, has_place ? &span : NULL, has_place ? 1 : 0);
  g_autoptr (LesartAnnotation) decided = lesart_annotation_with_decision (placed, body);

  if (before != NULL)
    lesart_notes_replace (notes, decided, LESART_EDIT_TERM);
  else
    lesart_notes_add (notes, decided, LESART_EDIT_TERM);
}

/**
 * lesart_term_decisions_put:
 * @base: that has the concept as it was
 * @id: of the concept
 * @concept: (nullable): as it is to be; %NULL: taken out
 * @span: a passage that it is about, or none
 *
 * One step of the history.
 */
void
lesart_term_decisions_put (LesartNotes *notes,
                           LesartText *text,
                           LesartTermBase *base,
                           const char *id,
                           const LesartConcept *concept,
                           LesartSpan span)
{
  LesartAnnotation *before = find_annotation (notes, id);
  gssize index = lesart_term_base_find (base, id);
  const LesartConcept *old = index >= 0 ? lesart_term_base_get (base, (guint) index) : NULL;
  const LesartConcept *shown = concept != NULL ? concept : old;
  g_autofree char *old_json = NULL;
  g_autofree char *new_json = concept != NULL ? lesart_concept_to_json (concept) : NULL;
  JsonObject *body;

  if (shown == NULL || shown->n_terms == 0)
    return;
  body = make_body (LESART_DECISION_CORRECT, id, shown->terms[0].text);
  if (before != NULL)
    old_json = get_json (lesart_annotation_get_decision (before), BEFORE);
  else if (old != NULL)
    old_json = lesart_concept_to_json (old);
  set_concept (body, BEFORE, old_json);
  set_concept (body, CONCEPT, new_json);
  write_decision (notes, text, before, body, span);
}

/* One step of the history: these words are no term. */
void
lesart_term_decisions_dismiss (LesartNotes *notes,
                               LesartText *text,
                               const char *words,
                               LesartSpan span)
{
  write_decision (notes, text, find_annotation (notes, words),
                  make_body (LESART_DECISION_REJECT, words, words), span);
}
