/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An annotation from JSON: see annotation-json.h.
 */
#include "annotation-json.h"
#include "annotation-private.h"
#include "json-tree.h"
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

typedef const LesartJsonToken Token;

static void read_target (Targets *targets, Token *token);

static Token *
get_member (Token *object, const char *name)
{
  LesartJsonWalk walk = lesart_json_walk (object);
  Token *member;

  while ((member = lesart_json_walk_next (&walk)) != NULL)
    if (member->name != NULL && *member->name == *name && strcmp (member->name, name) == 0)
      return member;
  return NULL;
}

static const char *
get_string (Token *object, const char *name)
{
  Token *member = get_member (object, name);

  return member != NULL ? member->string : NULL;
}

/* Most members of the model may have one value or an array of them; both are walked alike. */
static LesartJsonWalk
walk_values (Token *token)
{
  LesartJsonWalk walk = { token, token };

  if (token == NULL)
    return walk;
  if (token->kind == LESART_JSON_ARRAY)
    return lesart_json_walk (token);
  walk.end = token + token->n_tokens;
  return walk;
}

static Token *
get_first_value (Token *token)
{
  LesartJsonWalk walk = walk_values (token);

  return lesart_json_walk_next (&walk);
}

static gboolean
has_string_value (Token *object, const char *name, const char *wanted)
{
  LesartJsonWalk walk = walk_values (get_member (object, name));
  Token *value;

  while ((value = lesart_json_walk_next (&walk)) != NULL)
    if (value->string != NULL && strcmp (value->string, wanted) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_type (Token *object, const char *type)
{
  return has_string_value (object, "type", type);
}

static Token *
get_object (Token *token)
{
  return token != NULL && token->kind == LESART_JSON_OBJECT ? token : NULL;
}

/* ---- bodies ---- */

static gboolean
is_textual (Token *body)
{
  return get_string (body, "value") != NULL
         && (get_member (body, "type") == NULL || has_type (body, "TextualBody"));
}

/**
 * lesart_body_get_kind:
 * @motivation: (nullable): of the annotation: of a body without a purpose it says what it is for
 *
 * Returns: what the body is for
 */
LesartBodyKind
lesart_body_get_kind (Token *body, const char *motivation)
{
  static const char *const purposes[] = { "commenting", "describing", "replying", "questioning",
                                          "editing" };

  if (get_object (body) == NULL)
    return LESART_BODY_OTHER;
  if (get_string (body, LESART_ANNO_DECISION) != NULL)
    return LESART_BODY_DECISION;
  if (!is_textual (body))
    return LESART_BODY_OTHER;
  if (get_member (body, "purpose") == NULL)
    return g_strcmp0 (motivation, "tagging") == 0 ? LESART_BODY_TAG : LESART_BODY_NOTE;
  if (has_string_value (body, "purpose", "tagging"))
    return LESART_BODY_TAG;
  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++) {
    if (has_string_value (body, "purpose", purposes[i]))
      return LESART_BODY_NOTE;
  }
  return LESART_BODY_OTHER;
}

static JsonObject *
parse_object (const char *bytes, gsize n_bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (!json_parser_load_from_data (parser, bytes, (gssize) n_bytes, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

static void
read_bodies (LesartAnnotation *self, Token *object, const char *bytes)
{
  LesartJsonWalk walk = walk_values (get_member (object, "body"));
  const char *motivation = get_string (object, "motivation");
  const char *note = get_string (object, "bodyValue");
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = NULL;
  Token *body;

  while ((body = lesart_json_walk_next (&walk)) != NULL) {
    LesartBodyKind kind = lesart_body_get_kind (body, motivation);
    const char *value = kind != LESART_BODY_OTHER ? get_string (body, "value") : NULL;

    if (kind == LESART_BODY_DECISION && self->decision == NULL) {
      self->decision = parse_object (bytes + body->start, body->n_bytes);
    } else if (kind == LESART_BODY_TAG && *value != '\0') {
      if (seen == NULL)
        seen = g_hash_table_new (g_str_hash, g_str_equal);
      if (g_hash_table_add (seen, (gpointer) value))
        g_ptr_array_add (tags, g_strdup (value));
    } else if (kind == LESART_BODY_NOTE && note == NULL) {
      note = value;
    }
  }
  g_ptr_array_add (tags, NULL);
  self->tags = (char **) g_ptr_array_steal (tags, NULL);
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
read_state (Token *states,
            const LesartSource *source,
            LesartStoredQuote *quote,
            const char **made_in)
{
  LesartJsonWalk walk = walk_values (states);
  Token *state;

  while ((state = lesart_json_walk_next (&walk)) != NULL) {
    const char *cached = get_string (state, "cached");

    if (cached != NULL && g_str_has_prefix (cached, "urn:sha256:")) {
      quote->same_text = is_same_hash (source, cached);
      *made_in = cached + strlen ("urn:sha256:");
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
get_position (Token *object, const char *name, guint32 *position)
{
  Token *node = get_member (object, name);
  gint64 number;

  if (node == NULL || node->kind != LESART_JSON_INTEGER)
    return FALSE;
  number = node->integer;
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
static Token *
get_innermost (Token *selector)
{
  for (;;) {
    Token *inner = get_object (get_member (selector, "refinedBy"));

    if (inner == NULL)
      return selector;
    selector = inner;
  }
}

static void
read_selector (Token *selector, LesartStoredQuote *quote)
{
  Token *inner = get_innermost (selector);
  LesartSpan position;

  if (has_type (inner, "TextQuoteSelector") && quote->exact == NULL) {
    quote->exact = get_string (inner, "exact");
    quote->prefix = get_string (inner, "prefix");
    quote->suffix = get_string (inner, "suffix");
  }
  if (inner != selector || quote->has_position)
    return;
  if (has_type (selector, "TextPositionSelector"))
    quote->has_position = get_position (selector, "start", &position.start)
                          && get_position (selector, "end", &position.end);
  else if (has_type (selector, "FragmentSelector"))
    quote->has_position = get_fragment (get_string (selector, "value"), &position);
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
read_specific (Targets *targets, Token *target, const char *iri)
{
  LesartJsonWalk walk = walk_values (get_member (target, "selector"));
  Token *selector;
  LesartStoredQuote quote = { 0 };
  LesartReanchored found;
  const char *made_in = NULL;

  while ((selector = lesart_json_walk_next (&walk)) != NULL)
    if (get_object (selector) != NULL)
      read_selector (selector, &quote);
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
is_set (Token *target)
{
  return (get_member (target, "items") != NULL)
         && (has_type (target, "List") || has_type (target, "Composite")
             || has_type (target, "Independents"));
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
read_targets (Targets *targets, Token *node)
{
  LesartJsonWalk walk = walk_values (node);
  Token *target;

  while ((target = lesart_json_walk_next (&walk)) != NULL)
    read_target (targets, target);
}

static void
read_target (Targets *targets, Token *node)
{
  Token *target = get_object (node);

  if (target == NULL) {
    Token *first = get_first_value (node);

    if (first != NULL && first->string != NULL)
      read_iri (targets, first->string);
  } else if (is_set (target)) {
    read_targets (targets, get_member (target, "items"));
  } else if ((get_member (target, "selector") != NULL)) {
    read_specific (targets, target, get_string (target, "source"));
  } else {
    const char *iri = get_string (target, "source");

    if (iri == NULL)
      iri = get_string (target, "id");
    if (iri != NULL)
      read_iri (targets, iri);
  }
}

static void
read_spans (LesartAnnotation *self,
            Token *object,
            const LesartSource *source,
            LesartAnchorer *anchorer)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  g_autoptr (GString) quote = g_string_new (NULL);
  Targets targets = { source, anchorer, found, quote, LESART_FATE_SAME };
  GArray *tidy;

  read_targets (&targets, get_member (object, "target"));
  self->fate = targets.fate;
  tidy = lesart_annotation_tidy_spans (source->text, (const LesartSpan *) (gpointer) found->data,
                                       found->len);
  self->quote = targets.fate != LESART_FATE_GONE
                    ? lesart_annotation_quote_spans (source->text, tidy)
                    : g_strdup (quote->str);
  lesart_annotation_take_spans (self, tidy);
  if (targets.fate >= LESART_FATE_CHANGED)
    self->stored_quote = g_strdup (quote->str);
}

/* The ids of two annotations, and nothing else: what Lesart writes for a relation. Others may link
 * passages, or more than two; these stay what they are. */
static void
read_link (LesartAnnotation *self, Token *object, const LesartSource *source)
{
  LesartJsonWalk walk = walk_values (get_member (object, "target"));
  const char *ids[4] = { NULL };
  guint n_ids = 0;
  Token *target;

  if (!has_string_value (object, "motivation", "linking"))
    return;
  while (n_ids < 3 && (target = lesart_json_walk_next (&walk)) != NULL) {
    const char *id = target->string;

    if (id == NULL || strchr (id, '#') != NULL || is_our_source (source, id))
      return;
    ids[n_ids++] = id;
  }
  if (n_ids != 2)
    return;
  self->link = g_strdupv ((char **) ids);
}

/* ---- the rest ---- */

/* 2024-02-12T10:15:00Z, as all but a few have it; quicker than GLib's reader, which takes more. */
static GDateTime *
read_plain_time (const char *time)
{
  static const char form[] = "0000-00-00T00:00:00Z";
  int n[6] = { 0 };
  guint part = 0;

  for (guint i = 0; i < sizeof form; i++) {
    if (form[i] == '0' ? !g_ascii_isdigit (time[i]) : time[i] != form[i])
      return NULL;
    if (form[i] == '0')
      n[part] = n[part] * 10 + (time[i] - '0');
    else
      part++;
  }
  return g_date_time_new_utc (n[0], n[1], n[2], n[3], n[4], n[5]);
}

static GDateTime *
read_time (Token *object, const char *name)
{
  const char *time = get_string (object, name);
  GDateTime *plain = time != NULL ? read_plain_time (time) : NULL;
  g_autoptr (GTimeZone) utc = NULL;
  g_autoptr (GDateTime) parsed = NULL;

  if (time == NULL || plain != NULL)
    return plain;
  utc = g_time_zone_new_utc ();
  parsed = g_date_time_new_from_iso8601 (time, utc);
  return parsed != NULL ? g_date_time_to_utc (parsed) : NULL;
}

static void
read_creator (LesartAnnotation *self, Token *object)
{
  Token *first = get_first_value (get_member (object, "creator"));
  Token *agent = get_object (first);

  if (first == NULL)
    return;
  if (agent == NULL) {
    self->creator = g_strdup (first->string);
    return;
  }
  self->machine = has_type (agent, "Software");
  self->creator = g_strdup (get_string (agent, "name"));
  if (self->creator == NULL)
    self->creator = g_strdup (get_string (agent, "nickname"));
  if (self->creator == NULL)
    self->creator = g_strdup (get_string (agent, "id"));
}

static gboolean
check (Token *object, const char *path, GError **error)
{
  Token *target = get_member (object, "target");
  const char *wrong = NULL;
  const char *member = NULL;

  if (!has_type (object, "Annotation")) {
    member = "type";
    wrong = "is not \"Annotation\"";
  } else if ((get_member (object, "id") != NULL) && get_string (object, "id") == NULL) {
    member = "id";
    wrong = "is not a string";
  } else if (target == NULL || target->kind == LESART_JSON_NULL
             || get_first_value (target) == NULL) {
    member = "target";
    wrong = "is missing";
  }
  if (wrong != NULL)
    g_set_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL, "%s%s%s: %s", path,
                 *path != '\0' ? "." : "", member, wrong);
  return wrong == NULL;
}

static LesartAnnotation *
read_annotation (Token *object,
                 const char *bytes,
                 const LesartSource *source,
                 LesartAnchorer *anchorer,
                 const char *path,
                 GError **error)
{
  g_autoptr (LesartAnnotation) self = NULL;

  if (!check (object, path, error))
    return NULL;
  self = g_object_new (LESART_TYPE_ANNOTATION, NULL);
  self->conflict = g_strdup (get_string (object, LESART_ANNO_CONFLICT));
  self->id = g_strdup (get_string (object, "id"));
  if (self->id == NULL) {
    g_set_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL, "%s: has no id", path);
    return NULL;
  }
  self->colour = lesart_colour_from_string (get_string (object, LESART_ANNO_COLOUR));
  self->verdict = (LesartVerdict) lesart_name_to_value (lesart_verdict_names, LESART_N_VERDICTS,
                                                        get_string (object, LESART_ANNO_VERDICT));
  self->confidence = (LesartConfidence) lesart_name_to_value (
      lesart_confidence_names, LESART_N_CONFIDENCES, get_string (object, LESART_ANNO_CONFIDENCE));
  read_bodies (self, object, bytes);
  read_spans (self, object, source, anchorer);
  read_link (self, object, source);
  read_creator (self, object);
  self->created = read_time (object, "created");
  self->modified = read_time (object, "modified");
  if (self->modified == NULL && self->created != NULL)
    self->modified = g_date_time_ref (self->created);
  return g_steal_pointer (&self);
}

/**
 * lesart_annotation_from_token:
 * @token: the annotation
 * @file: where it stands, which is held
 * @bytes: what was read of it
 *
 * As lesart_annotation_from_json().
 */
LesartAnnotation *
lesart_annotation_from_token (Token *token,
                              GBytes *file,
                              const char *bytes,
                              const LesartSource *source,
                              LesartAnchorer *anchorer,
                              const char *path,
                              GError **error)
{
  LesartAnnotation *self;

  if (get_object (token) == NULL) {
    g_set_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL, "%s%sis not an annotation",
                 path, *path != '\0' ? ": " : "");
    return NULL;
  }
  self = read_annotation (token, bytes, source, anchorer, path, error);
  if (self != NULL) {
    self->file = g_bytes_ref (file);
    self->raw = bytes + token->start;
    self->n_raw = token->n_bytes;
  }
  return self;
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
  g_auto (LesartJsonTape) tape = { 0 };
  g_autoptr (JsonNode) node = lesart_anno_node_for_object (json_object_ref (object));
  g_autoptr (GString) bytes = g_string_new (NULL);
  LesartAnnotation *self;
  Token *token;

  lesart_json_write_line (node, bytes);
  token = lesart_json_tape_read (&tape, bytes->str, bytes->len, error);
  if (token == NULL)
    return NULL;
  self = read_annotation (token, bytes->str, source, anchorer, path, error);
  if (self != NULL)
    self->json = json_object_ref (object);
  return self;
}
