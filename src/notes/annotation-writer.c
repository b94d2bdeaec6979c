/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An annotation to JSON: see annotation-json.h.
 *
 * JSON that was read is never changed. "With" functions take the reference to an object and give
 * one to a copy that differs in one member; the members themselves are shared.
 */
#include "config.h"

#include "annotation-json.h"
#include "annotation-private.h"

#include <string.h>

/* Characters of context in a TextQuoteSelector; what Hypothesis stores. */
#define CONTEXT 32

/* Where a member goes that was not there: before the first that comes later here. */
static const char *const order[] = {
  "@context",
  "id",
  "type",
  "motivation",
  "creator",
  "created",
  "modified",
  "generator",
  LESART_ANNO_COLOUR,
  LESART_ANNO_VERDICT,
  LESART_ANNO_CONFIDENCE,
  "body",
  "target",
  /* of a SpecificResource */
  "source",
  "state",
  "selector",
};

static guint
get_rank (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    if (strcmp (order[i], name) == 0)
      return i;
  }
  return G_N_ELEMENTS (order);
}

static gboolean
comes_later (const char *name, guint rank)
{
  guint own = get_rank (name);

  return own < G_N_ELEMENTS (order) && own > rank;
}

JsonNode *
lesart_anno_node_for_string (const char *string)
{
  return json_node_init_string (json_node_alloc (), string);
}

JsonNode *
lesart_anno_node_for_object (JsonObject *object)
{
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  json_object_unref (object);
  return node;
}

static JsonNode *
node_for_array (JsonArray *array)
{
  JsonNode *node = json_node_init_array (json_node_alloc (), array);

  json_array_unref (array);
  return node;
}

/* Puts the value in the place of the member, or where it belongs; NULL takes the member out. */
static JsonObject *
with_member (JsonObject *old, const char *name, JsonNode *value)
{
  JsonObject *new = json_object_new ();
  gboolean has_place = json_object_has_member (old, name);
  guint rank = get_rank (name);
  JsonObjectIter iter;
  const char *other;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, old);
  while (json_object_iter_next_ordered (&iter, &other, &member)) {
    gboolean is_it = strcmp (other, name) == 0;

    if (value != NULL && (is_it || (!has_place && comes_later (other, rank))))
      json_object_set_member (new, name, g_steal_pointer (&value));
    if (!is_it)
      json_object_set_member (new, other, json_node_copy (member));
  }
  if (value != NULL)
    json_object_set_member (new, name, value);
  json_object_unref (old);
  return new;
}

static JsonObject *
with_string (JsonObject *old, const char *name, const char *value)
{
  return with_member (old, name, lesart_anno_node_for_string (value));
}

static JsonObject *
with_time (JsonObject *old, const char *name, GDateTime *time)
{
  g_autofree char *formatted = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  return formatted != NULL ? with_string (old, name, formatted) : old;
}

static JsonObject *
with_array (JsonObject *old, const char *name, JsonArray *array)
{
  return with_member (old, name, node_for_array (array));
}

/* ---- context ---- */

static JsonObject *
make_prefix (void)
{
  JsonObject *prefix = json_object_new ();

  json_object_set_string_member (prefix, LESART_ANNO_PREFIX, LESART_ANNO_NAMESPACE);
  return prefix;
}

JsonNode *
lesart_anno_make_context (void)
{
  JsonArray *context = json_array_new ();

  json_array_add_string_element (context, LESART_ANNO_CONTEXT);
  json_array_add_object_element (context, make_prefix ());
  return node_for_array (context);
}

/**
 * lesart_anno_declare_prefix:
 * @context: a @context
 *
 * Returns: (transfer full): the same with our prefix declared
 */
JsonNode *
lesart_anno_declare_prefix (JsonNode *context)
{
  JsonArray *old = JSON_NODE_HOLDS_ARRAY (context) ? json_node_get_array (context) : NULL;
  guint n_elements = old != NULL ? json_array_get_length (old) : 1;
  JsonArray *declared = json_array_new ();
  gboolean is_there = FALSE;

  for (guint i = 0; i < n_elements; i++) {
    JsonNode *element = old != NULL ? json_array_get_element (old, i) : context;

    if (JSON_NODE_HOLDS_OBJECT (element))
      is_there =
          is_there || json_object_has_member (json_node_get_object (element), LESART_ANNO_PREFIX);
    json_array_add_element (declared, json_node_copy (element));
  }
  if (!is_there)
    json_array_add_object_element (declared, make_prefix ());
  return node_for_array (declared);
}

/* ---- bodies ---- */

static JsonObject *
make_body (const char *purpose, const char *format, const char *value)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "type", "TextualBody");
  json_object_set_string_member (body, "purpose", purpose);
  if (format != NULL)
    json_object_set_string_member (body, "format", format);
  json_object_set_string_member (body, "value", value);
  return body;
}

/* The bodies as an array, whatever shape they have in the file. */
static JsonArray *
get_bodies (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "body");
  JsonArray *old = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n_old = old != NULL ? json_array_get_length (old) : node != NULL;
  const char *value = lesart_anno_get_string (object, "bodyValue");
  JsonArray *bodies = json_array_new ();

  if (value != NULL)
    json_array_add_object_element (bodies, make_body ("commenting", "text/plain", value));
  for (guint i = 0; i < n_old; i++)
    json_array_add_element (bodies,
                            json_node_copy (old != NULL ? json_array_get_element (old, i) : node));
  return bodies;
}

/* All tags in their order, at one place; a tag that was there keeps its body. */
static void
add_tags (LesartAnnotation *self, JsonArray *old, const char *motivation, JsonArray *new)
{
  guint n_old = json_array_get_length (old);
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_old; i++) {
    JsonNode *body = json_array_get_element (old, i);
    const char *value = lesart_anno_get_value (body);

    if (lesart_anno_get_kind (body, motivation) == LESART_BODY_TAG
        && !g_hash_table_contains (kept, value))
      g_hash_table_insert (kept, (gpointer) value, body);
  }
  for (guint i = 0; self->tags[i] != NULL; i++) {
    JsonNode *body = g_hash_table_lookup (kept, self->tags[i]);

    if (body != NULL)
      json_array_add_element (new, json_node_copy (body));
    else
      json_array_add_object_element (new, make_body ("tagging", NULL, self->tags[i]));
  }
}

static void
add_note (LesartAnnotation *self, JsonNode *old, JsonArray *new)
{
  JsonObject *body;

  if (*self->note == '\0')
    return;
  if (old != NULL)
    body = with_string (json_object_ref (json_node_get_object (old)), "value", self->note);
  else
    body = make_body ("commenting", "text/markdown", self->note);
  json_array_add_object_element (new, body);
}

static JsonArray *
make_bodies (LesartAnnotation *self, JsonArray *old, const char *motivation)
{
  guint n_old = json_array_get_length (old);
  JsonArray *new = json_array_new ();
  gboolean has_tags = (self->touched & LESART_PART_TAGS) == 0;
  gboolean has_note = (self->touched & LESART_PART_NOTE) == 0;
  gboolean set_tags = !has_tags;
  gboolean set_note = !has_note;
  gboolean set_decision = (self->touched & LESART_PART_DECISION) != 0 && self->decision != NULL;

  if (set_decision)
    json_array_add_object_element (new, json_object_ref (self->decision));

  for (guint i = 0; i < n_old; i++) {
    JsonNode *body = json_array_get_element (old, i);
    LesartBodyKind kind = lesart_anno_get_kind (body, motivation);
    gboolean is_tag = kind == LESART_BODY_TAG;
    gboolean is_note = kind == LESART_BODY_NOTE;

    /* Tags that come new stand before the note. */
    if (!has_tags && (is_tag || is_note)) {
      add_tags (self, old, motivation, new);
      has_tags = TRUE;
    }
    if (is_note && !has_note)
      add_note (self, body, new);
    else if (!(is_tag && set_tags) && !(set_decision && kind == LESART_BODY_DECISION))
      json_array_add_element (new, json_node_copy (body));
    has_note = has_note || is_note;
  }
  if (set_tags && !has_tags)
    add_tags (self, old, motivation, new);
  if (set_note && !has_note)
    add_note (self, NULL, new);
  return new;
}

static JsonObject *
with_bodies (JsonObject *object, LesartAnnotation *self)
{
  g_autoptr (JsonArray) old = NULL;
  JsonArray *new;

  if ((self->touched & (LESART_PART_TAGS | LESART_PART_NOTE | LESART_PART_DECISION)) == 0)
    return object;
  old = get_bodies (object);
  new = make_bodies (self, old, lesart_anno_get_string (object, "motivation"));
  if (json_object_has_member (object, "bodyValue"))
    object = with_member (object, "bodyValue", NULL);
  if (json_array_get_length (new) > 0)
    return with_array (object, "body", new);
  json_array_unref (new);
  return with_member (object, "body", NULL);
}

/* A body without a purpose means what the motivation says: that cannot be changed then. */
static gboolean
depends_on_motivation (JsonObject *object)
{
  g_autoptr (JsonArray) bodies = get_bodies (object);
  guint n_bodies = json_array_get_length (bodies);

  for (guint i = 0; i < n_bodies; i++) {
    JsonNode *body = json_array_get_element (bodies, i);

    if (JSON_NODE_HOLDS_OBJECT (body)
        && !json_object_has_member (json_node_get_object (body), "purpose"))
      return TRUE;
  }
  return FALSE;
}

/* What the annotation is for, said by what it has; a motivation beyond these three is another's
 * word. */
static JsonObject *
with_motivation (JsonObject *object, LesartAnnotation *self)
{
  static const char *const ours[] = { "commenting", "tagging", "highlighting" };
  const char *now = lesart_anno_get_string (object, "motivation");
  gboolean is_ours = !json_object_has_member (object, "motivation");

  if (self->link != NULL)
    return with_string (object, "motivation", "linking");
  if ((self->touched & LESART_PART_DECISION) != 0 && self->decision != NULL)
    return with_string (object, "motivation", lesart_anno_get_string (self->decision, "purpose"));
  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    is_ours = is_ours || g_strcmp0 (now, ours[i]) == 0;
  if (!is_ours || (now != NULL && depends_on_motivation (object)))
    return object;
  if (*self->note != '\0')
    return with_string (object, "motivation", ours[0]);
  return with_string (object, "motivation", self->tags[0] != NULL ? ours[1] : ours[2]);
}

/* ---- targets ---- */

static void
set_text_member (
    JsonObject *selector, const char *name, const LesartText *text, guint32 start, guint32 end)
{
  g_autofree char *slice = lesart_text_slice (text, (LesartSpan){ start, end });

  if (*slice != '\0')
    json_object_set_string_member (selector, name, slice);
}

static JsonArray *
make_selectors (const LesartText *text, LesartSpan span)
{
  JsonArray *selectors = json_array_new ();
  JsonObject *position = json_object_new ();
  JsonObject *quote = json_object_new ();
  guint32 n_chars = lesart_text_get_n_chars (text);

  json_object_set_string_member (position, "type", "TextPositionSelector");
  json_object_set_int_member (position, "start", span.start);
  json_object_set_int_member (position, "end", span.end);
  json_object_set_string_member (quote, "type", "TextQuoteSelector");
  set_text_member (quote, "prefix", text, span.start - MIN (span.start, CONTEXT), span.start);
  set_text_member (quote, "exact", text, span.start, span.end);
  set_text_member (quote, "suffix", text, span.end, span.end + MIN (n_chars - span.end, CONTEXT));
  json_array_add_object_element (selectors, position);
  json_array_add_object_element (selectors, quote);
  return selectors;
}

static JsonObject *
make_state (LesartAnnotation *self, const LesartText *text)
{
  JsonObject *state = json_object_new ();
  g_autofree char *cached = g_strconcat ("urn:sha256:", lesart_text_get_sha256 (text), NULL);

  json_object_set_string_member (state, "type", "TimeState");
  state = with_time (state, "sourceDate", self->sourced);
  json_object_set_string_member (state, "cached", cached);
  return state;
}

/* Another program may name the article by its address; a hash is that of a text which is no longer
 * meant. */
static gboolean
keeps_source (JsonObject *target)
{
  const char *iri = lesart_anno_get_string (target, "source");

  return iri != NULL && !g_str_has_prefix (iri, "urn:sha256:");
}

/* In place of an old target, if there was one: what else is said in it stays. The whole article has
 * a state, too: a SpecificResource has to say more than its source (section 4 of the model). */
static JsonObject *
make_target (LesartAnnotation *self,
             JsonNode *old,
             const LesartSource *source,
             const LesartSpan *span)
{
  JsonObject *target;

  if (old != NULL && JSON_NODE_HOLDS_OBJECT (old)
      && json_object_has_member (json_node_get_object (old), "source")) {
    target = json_object_ref (json_node_get_object (old));
  } else {
    target = json_object_new ();
    json_object_set_string_member (target, "type", "SpecificResource");
  }
  if (!keeps_source (target))
    target = with_string (target, "source", source->iri);
  target =
      with_member (target, "state", lesart_anno_node_for_object (make_state (self, source->text)));
  if (span == NULL)
    return with_member (target, "selector", NULL);
  return with_array (target, "selector", make_selectors (source->text, *span));
}

static JsonObject *
with_link (JsonObject *object, LesartAnnotation *self)
{
  JsonArray *targets = json_array_new ();

  for (guint i = 0; self->link[i] != NULL; i++)
    json_array_add_string_element (targets, self->link[i]);
  return with_array (object, "target", targets);
}

static JsonObject *
with_targets (JsonObject *object, LesartAnnotation *self, const LesartSource *source)
{
  JsonNode *old = json_object_get_member (object, "target");
  JsonArray *old_array =
      old != NULL && JSON_NODE_HOLDS_ARRAY (old) ? json_node_get_array (old) : NULL;
  guint n_old = old_array != NULL ? json_array_get_length (old_array) : old != NULL;
  JsonArray *targets;
  const LesartSpan *spans;
  guint n_spans;

  if ((self->touched & LESART_PART_TARGET) == 0)
    return object;
  if (self->link != NULL)
    return with_link (object, self);
  targets = json_array_new ();
  spans = lesart_annotation_get_spans (self, &n_spans);
  for (guint i = 0; i < MAX (n_spans, 1); i++) {
    const LesartSpan *span = n_spans > 0 ? &spans[i] : NULL;
    JsonNode *before = NULL;

    if (i < n_old)
      before = old_array != NULL ? json_array_get_element (old_array, i) : old;
    json_array_add_object_element (targets, make_target (self, before, source, span));
  }
  return with_array (object, "target", targets);
}

/* ---- the rest ---- */

static JsonObject *
make_agent (const char *type, const char *name)
{
  JsonObject *agent = json_object_new ();

  json_object_set_string_member (agent, "type", type);
  if (name != NULL)
    json_object_set_string_member (agent, "name", name);
  return agent;
}

/* An annotation has its own @context: taken out of the file it is still one. */
static JsonObject *
make_new (LesartAnnotation *self)
{
  JsonObject *object = json_object_new ();
  JsonObject *generator = make_agent ("Software", "Lesart");

  json_object_set_member (object, "@context", lesart_anno_make_context ());
  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "type", "Annotation");
  json_object_set_object_member (object, "creator",
                                 make_agent (self->machine ? "Software" : "Person", self->creator));
  object = with_time (object, "created", self->created);
  json_object_set_string_member (generator, "schema:softwareVersion", LESART_VERSION);
  json_object_set_object_member (object, "generator", generator);
  return object;
}

/* A member of our own; NULL takes it out. */
static JsonObject *
with_own (JsonObject *object, const char *name, const char *value)
{
  JsonNode *context = json_object_get_member (object, "@context");

  if (value == NULL)
    return with_member (object, name, NULL);
  if (context != NULL)
    object = with_member (object, "@context", lesart_anno_declare_prefix (context));
  return with_string (object, name, value);
}

static JsonObject *
with_colour (JsonObject *object, LesartAnnotation *self)
{
  if ((self->touched & LESART_PART_COLOUR) == 0)
    return object;
  return with_own (object, LESART_ANNO_COLOUR,
                   self->colour == LESART_COLOUR_NONE ? NULL
                                                      : lesart_colour_to_string (self->colour));
}

static JsonObject *
with_verdict (JsonObject *object, LesartAnnotation *self)
{
  if ((self->touched & LESART_PART_VERDICT) == 0)
    return object;
  object = with_own (object, LESART_ANNO_VERDICT, lesart_verdict_names[self->verdict]);
  return with_own (object, LESART_ANNO_CONFIDENCE, lesart_confidence_names[self->confidence]);
}

/**
 * lesart_annotation_to_json:
 * @source: the article
 *
 * Writes an annotation. One that was read and not changed is the object that was read.
 *
 * Returns: (transfer full): an object that must not be changed
 */
JsonObject *
lesart_annotation_to_json (LesartAnnotation *self, const LesartSource *source)
{
  JsonObject *object = lesart_annotation_ref_json (self);

  if (object != NULL && self->touched == 0)
    return object;
  if (object == NULL)
    object = make_new (self);
  object = with_bodies (object, self);
  object = with_motivation (object, self);
  object = with_time (object, "modified", self->modified);
  object = with_colour (object, self);
  object = with_verdict (object, self);
  return with_targets (object, self, source);
}
