/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An annotation from JSON: see annotation-json.h.
 */
#include "annotation-json.h"
#include "annotation-private.h"
#include "store.h"

#include <string.h>

/* What is gathered from all targets of an annotation. */
typedef struct {
  const LesartSource *source;
  LesartAnchorer *anchorer;
  GArray *spans;
  GString *quote; /* as stored, in the order of the file */
  LesartFate fate;
} Targets;

static void read_target (Targets *targets, JsonNode *node);

static JsonNode *
get_member (JsonObject *object, const char *name)
{
  return json_object_get_member (object, name);
}

/**
 * lesart_anno_get_string:
 *
 * Returns: (nullable): the member if it is a string
 */
const char *
lesart_anno_get_string (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* Most members of the model may have one value or an array of them; both are walked alike. */
static guint
count_values (JsonNode *node)
{
  if (node == NULL)
    return 0;
  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 1;
}

static JsonNode *
get_value (JsonNode *node, guint i)
{
  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_element (json_node_get_array (node), i)
                                      : node;
}

static const char *
get_string_value (JsonNode *node, guint i)
{
  JsonNode *value = get_value (node, i);

  return JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING
             ? json_node_get_string (value)
             : NULL;
}

static gboolean
has_string_value (JsonObject *object, const char *name, const char *wanted)
{
  JsonNode *node = get_member (object, name);

  for (guint i = 0; i < count_values (node); i++) {
    if (g_strcmp0 (get_string_value (node, i), wanted) == 0)
      return TRUE;
  }
  return FALSE;
}

gboolean
lesart_anno_has_type (JsonObject *object, const char *type)
{
  return has_string_value (object, "type", type);
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* ---- bodies ---- */

const char *
lesart_anno_get_value (JsonNode *body)
{
  JsonObject *object = get_object (body);

  return object != NULL ? lesart_anno_get_string (object, "value") : NULL;
}

static gboolean
is_textual (JsonNode *body)
{
  JsonObject *object = get_object (body);

  if (object == NULL || lesart_anno_get_value (body) == NULL)
    return FALSE;
  return !json_object_has_member (object, "type") || lesart_anno_has_type (object, "TextualBody");
}

gboolean
lesart_anno_is_decision (JsonNode *body)
{
  JsonObject *object = get_object (body);

  return object != NULL && lesart_anno_get_string (object, LESART_ANNO_DECISION) != NULL;
}

/* Of a body without a purpose the motivation of the annotation says what it is for. */
gboolean
lesart_anno_is_tag (JsonNode *body, const char *motivation)
{
  if (!is_textual (body) || lesart_anno_is_decision (body))
    return FALSE;
  if (!json_object_has_member (get_object (body), "purpose"))
    return g_strcmp0 (motivation, "tagging") == 0;
  return has_string_value (get_object (body), "purpose", "tagging");
}

gboolean
lesart_anno_is_note (JsonNode *body, const char *motivation)
{
  static const char *const purposes[] = { "commenting", "describing", "replying", "questioning",
                                          "editing" };

  if (!is_textual (body) || lesart_anno_is_decision (body))
    return FALSE;
  if (!json_object_has_member (get_object (body), "purpose"))
    return g_strcmp0 (motivation, "tagging") != 0;
  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++) {
    if (has_string_value (get_object (body), "purpose", purposes[i]))
      return TRUE;
  }
  return FALSE;
}

static void
read_bodies (LesartAnnotation *self, JsonObject *object)
{
  JsonNode *bodies = get_member (object, "body");
  const char *motivation = lesart_anno_get_string (object, "motivation");
  const char *note = lesart_anno_get_string (object, "bodyValue");
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < count_values (bodies); i++) {
    JsonNode *body = get_value (bodies, i);
    const char *value = lesart_anno_get_value (body);

    if (self->decision == NULL && lesart_anno_is_decision (body)) {
      self->decision = json_object_ref (get_object (body));
    } else if (lesart_anno_is_tag (body, motivation)) {
      if (*value != '\0' && g_hash_table_add (seen, (gpointer) value))
        g_strv_builder_add (tags, value);
    } else if (note == NULL && lesart_anno_is_note (body, motivation)) {
      note = value;
    }
  }
  self->tags = g_strv_builder_end (tags);
  self->note = g_strdup (note != NULL ? note : "");
}

/* ---- targets ---- */

static gboolean
is_same_hash (const LesartSource *source, const char *iri)
{
  return g_str_has_prefix (iri, "urn:sha256:")
         && strcmp (iri + strlen ("urn:sha256:"), lesart_text_get_sha256 (source->text)) == 0;
}

static gboolean
is_our_source (const LesartSource *source, const char *iri)
{
  return iri != NULL
         && (g_strcmp0 (iri, source->iri) == 0 || is_same_hash (source, iri)
             || (source->other_iris != NULL && g_strv_contains (source->other_iris, iri)));
}

/* Whether the state names a text, which, and whether it is the one that is open. */
static gboolean
read_state (JsonNode *states,
            const LesartSource *source,
            LesartStoredQuote *quote,
            const char **made_in)
{
  for (guint i = 0; i < count_values (states); i++) {
    JsonObject *state = get_object (get_value (states, i));
    const char *cached = state != NULL ? lesart_anno_get_string (state, "cached") : NULL;

    if (cached != NULL && g_str_has_prefix (cached, "urn:sha256:")) {
      quote->same_text = is_same_hash (source, cached);
      *made_in = cached + strlen ("urn:sha256:");
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
get_position (JsonObject *object, const char *name, guint32 *position)
{
  JsonNode *node = get_member (object, name);
  gint64 number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  number = json_node_get_int (node);
  if (number < 0 || number > G_MAXINT32)
    return FALSE;
  *position = (guint32) number;
  return TRUE;
}

/* RFC 5147: text positions as "char=10,20"; what can follow behind ";" are checks of the whole
 * file. */
static gboolean
get_fragment (const char *value, LesartSpan *span)
{
  g_auto (GStrv) ends = NULL;
  guint64 start;
  guint64 end;

  if (value == NULL || !g_str_has_prefix (value, "char="))
    return FALSE;
  ends = g_strsplit_set (value + strlen ("char="), ",;", 3);
  if (g_strv_length (ends) < 2
      || !g_ascii_string_to_unsigned (ends[0], 10, 0, G_MAXINT32, &start, NULL)
      || !g_ascii_string_to_unsigned (ends[1], 10, 0, G_MAXINT32, &end, NULL))
    return FALSE;
  span->start = (guint32) start;
  span->end = (guint32) end;
  return TRUE;
}

/* The innermost of selectors that refine each other: it has the words that are meant, but its
 * positions count from the passage around it. */
static JsonObject *
get_innermost (JsonObject *selector)
{
  for (;;) {
    JsonObject *inner = get_object (get_member (selector, "refinedBy"));

    if (inner == NULL)
      return selector;
    selector = inner;
  }
}

static void
read_selector (JsonObject *selector, LesartStoredQuote *quote)
{
  JsonObject *inner = get_innermost (selector);
  LesartSpan position;

  if (lesart_anno_has_type (inner, "TextQuoteSelector") && quote->exact == NULL) {
    quote->exact = lesart_anno_get_string (inner, "exact");
    quote->prefix = lesart_anno_get_string (inner, "prefix");
    quote->suffix = lesart_anno_get_string (inner, "suffix");
  }
  if (inner != selector || quote->has_position)
    return;
  if (lesart_anno_has_type (selector, "TextPositionSelector"))
    quote->has_position = get_position (selector, "start", &position.start)
                          && get_position (selector, "end", &position.end);
  else if (lesart_anno_has_type (selector, "FragmentSelector"))
    quote->has_position = get_fragment (lesart_anno_get_string (selector, "value"), &position);
  if (quote->has_position)
    quote->position = position;
}

static void
add_quote (Targets *targets, const char *exact)
{
  if (exact == NULL)
    return;
  if (targets->quote->len > 0)
    g_string_append (targets->quote, " … ");
  g_string_append (targets->quote, exact);
}

static void
read_specific (Targets *targets, JsonObject *target, const char *iri)
{
  JsonNode *selectors = get_member (target, "selector");
  LesartStoredQuote quote = { 0 };
  LesartReanchored found;
  const char *made_in = NULL;

  for (guint i = 0; i < count_values (selectors); i++) {
    JsonObject *selector = get_object (get_value (selectors, i));

    if (selector != NULL)
      read_selector (selector, &quote);
  }
  if (!read_state (get_member (target, "state"), targets->source, &quote, &made_in))
    quote.same_text = iri == NULL || (quote.exact == NULL && is_our_source (targets->source, iri));
  add_quote (targets, quote.exact);
  found = lesart_anchorer_relocate (targets->anchorer, &quote, made_in);
  targets->fate = MAX (targets->fate, found.fate);
  if (found.fate != LESART_FATE_GONE)
    g_array_append_val (targets->spans, found.span);
}

/* A set of targets; informative in the model, written by CATMA. */
static gboolean
is_set (JsonObject *target)
{
  return json_object_has_member (target, "items")
         && (lesart_anno_has_type (target, "List") || lesart_anno_has_type (target, "Composite")
             || lesart_anno_has_type (target, "Independents"));
}

static void
read_iri (Targets *targets, const char *iri)
{
  const char *hash = strchr (iri, '#');
  g_autofree char *base = hash != NULL ? g_strndup (iri, (gsize) (hash - iri)) : NULL;
  LesartStoredQuote quote = { .same_text = TRUE };
  LesartSpan span;

  /* The whole of something, or an annotation: nothing to be found in the text. */
  if (base == NULL || !is_our_source (targets->source, base))
    return;
  quote.has_position = get_fragment (hash + 1, &quote.position);
  if (quote.has_position && lesart_anchorer_find (targets->anchorer, &quote, &span))
    g_array_append_val (targets->spans, span);
  else
    targets->fate = LESART_FATE_GONE;
}

static void
read_targets (Targets *targets, JsonNode *node)
{
  for (guint i = 0; i < count_values (node); i++)
    read_target (targets, get_value (node, i));
}

static void
read_target (Targets *targets, JsonNode *node)
{
  JsonObject *target = get_object (node);

  if (target == NULL) {
    const char *iri = get_string_value (node, 0);

    if (iri != NULL)
      read_iri (targets, iri);
  } else if (is_set (target)) {
    read_targets (targets, get_member (target, "items"));
  } else if (json_object_has_member (target, "selector")) {
    read_specific (targets, target, lesart_anno_get_string (target, "source"));
  } else {
    const char *iri = lesart_anno_get_string (target, "source");

    if (iri == NULL)
      iri = lesart_anno_get_string (target, "id");
    if (iri != NULL)
      read_iri (targets, iri);
  }
}

static void
read_spans (LesartAnnotation *self,
            JsonObject *object,
            const LesartSource *source,
            LesartAnchorer *anchorer)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  g_autoptr (GString) quote = g_string_new (NULL);
  Targets targets = { source, anchorer, found, quote, LESART_FATE_SAME };

  read_targets (&targets, get_member (object, "target"));
  self->fate = targets.fate;
  self->spans = lesart_annotation_tidy_spans (
      source->text, (const LesartSpan *) (gpointer) found->data, found->len);
  self->quote = targets.fate != LESART_FATE_GONE
                    ? lesart_annotation_quote_spans (source->text, self->spans)
                    : g_strdup (quote->str);
  if (targets.fate >= LESART_FATE_CHANGED)
    self->stored_quote = g_strdup (quote->str);
}

/* The ids of two annotations, and nothing else: what Lesart writes for a relation. Others may link
 * passages, or more than two; these stay what they are. */
static void
read_link (LesartAnnotation *self, JsonObject *object, const LesartSource *source)
{
  JsonNode *targets = get_member (object, "target");
  const char *ids[3] = { NULL };

  if (!has_string_value (object, "motivation", "linking") || count_values (targets) != 2)
    return;
  for (guint i = 0; i < 2; i++) {
    ids[i] = get_string_value (targets, i);
    if (ids[i] == NULL || strchr (ids[i], '#') != NULL || is_our_source (source, ids[i]))
      return;
  }
  self->link = g_strdupv ((char **) ids);
}

/* ---- the rest ---- */

static GDateTime *
read_time (JsonObject *object, const char *name)
{
  const char *time = lesart_anno_get_string (object, name);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) parsed = time != NULL ? g_date_time_new_from_iso8601 (time, utc) : NULL;

  return parsed != NULL ? g_date_time_to_utc (parsed) : NULL;
}

static void
read_creator (LesartAnnotation *self, JsonObject *object)
{
  JsonNode *node = get_member (object, "creator");
  JsonNode *first = count_values (node) > 0 ? get_value (node, 0) : NULL;
  JsonObject *agent = get_object (first);

  if (first == NULL)
    return;
  if (agent == NULL) {
    self->creator = g_strdup (get_string_value (first, 0));
    return;
  }
  self->machine = lesart_anno_has_type (agent, "Software");
  self->creator = g_strdup (lesart_anno_get_string (agent, "name"));
  if (self->creator == NULL)
    self->creator = g_strdup (lesart_anno_get_string (agent, "nickname"));
  if (self->creator == NULL)
    self->creator = g_strdup (lesart_anno_get_string (agent, "id"));
}

static gboolean
check (JsonObject *object, const char *path, GError **error)
{
  const char *wrong = NULL;
  const char *member = NULL;

  if (!lesart_anno_has_type (object, "Annotation")) {
    member = "type";
    wrong = "is not \"Annotation\"";
  } else if (json_object_has_member (object, "id")
             && lesart_anno_get_string (object, "id") == NULL) {
    member = "id";
    wrong = "is not a string";
  } else if (count_values (get_member (object, "target")) == 0
             || JSON_NODE_HOLDS_NULL (get_member (object, "target"))) {
    member = "target";
    wrong = "is missing";
  }
  if (wrong != NULL)
    g_set_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL, "%s%s%s: %s", path,
                 *path != '\0' ? "." : "", member, wrong);
  return wrong == NULL;
}

/**
 * lesart_annotation_from_json:
 * @object: an annotation; it is kept and must not be changed any more. One without an id is not
 *   admitted
 * @source: the article
 * @anchorer: for the text of the article; the same for all annotations of a file, in their order
 * @path: where the object is in the file, for the message
 *
 * Reads an annotation. Only what makes it no annotation is an error; members that have another
 * shape than expected are kept and not used, and passages that are not found leave it not anchored.
 *
 * Returns: (transfer full) (nullable): the annotation, or %NULL with %LESART_NOTES_ERROR_MODEL
 */
LesartAnnotation *
lesart_annotation_from_json (JsonObject *object,
                             const LesartSource *source,
                             LesartAnchorer *anchorer,
                             const char *path,
                             GError **error)
{
  g_autoptr (LesartAnnotation) self = NULL;

  if (!check (object, path, error))
    return NULL;
  self = g_object_new (LESART_TYPE_ANNOTATION, NULL);
  self->json = json_object_ref (object);
  self->id = g_strdup (lesart_anno_get_string (object, "id"));
  if (self->id == NULL) {
    g_set_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL, "%s: has no id", path);
    return NULL;
  }
  self->colour = lesart_colour_from_string (lesart_anno_get_string (object, LESART_ANNO_COLOUR));
  self->verdict =
      (LesartVerdict) lesart_name_to_value (lesart_verdict_names, LESART_N_VERDICTS,
                                            lesart_anno_get_string (object, LESART_ANNO_VERDICT));
  self->confidence = (LesartConfidence) lesart_name_to_value (
      lesart_confidence_names, LESART_N_CONFIDENCES,
      lesart_anno_get_string (object, LESART_ANNO_CONFIDENCE));
  read_bodies (self, object);
  read_spans (self, object, source, anchorer);
  read_link (self, object, source);
  read_creator (self, object);
  self->created = read_time (object, "created");
  self->modified = read_time (object, "modified");
  if (self->modified == NULL && self->created != NULL)
    self->modified = g_date_time_ref (self->created);
  return g_steal_pointer (&self);
}
