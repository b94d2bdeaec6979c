/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads and writes claim cards. What others have put into a decision stays; what has another shape
 * than expected is kept and not used.
 */
#include "claim-card.h"

#include <string.h>

#define MEMBER(name) LESART_ANNO_PREFIX ":" name
#define CONTEXT 32 /* characters before and behind a quote, as in a target */

const char *const lesart_stance_names[LESART_N_STANCES] = { "neutral", "supports", "refutes" };

static const char *
get_string (JsonObject *object, const char *member)
{
  const char *string = object == NULL ? NULL : lesart_anno_get_string (object, member);

  return string != NULL ? string : "";
}

/* (nullable) */
static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = object == NULL ? NULL : json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* (nullable) */
static JsonObject *
get_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* ---- Evidence ---- */

void
lesart_evidence_free (LesartEvidence *self)
{
  g_free (self->source);
  g_free (self->title);
  g_free (self->quote);
  g_clear_pointer (&self->json, json_object_unref);
  g_free (self);
}

LesartEvidence *
lesart_evidence_copy (const LesartEvidence *self)
{
  LesartEvidence *copy = g_new0 (LesartEvidence, 1);

  *copy = *self;
  copy->source = g_strdup (self->source);
  copy->title = g_strdup (self->title);
  copy->quote = g_strdup (self->quote);
  if (self->json != NULL)
    copy->json = json_object_ref (self->json);
  return copy;
}

static void
add_selectors (JsonObject *target, LesartText *text, LesartSpan span, const char *quote)
{
  guint32 from = span.start - MIN (span.start, CONTEXT);
  guint32 to = MIN (span.end + CONTEXT, lesart_text_get_n_chars (text));
  g_autofree char *prefix = lesart_text_slice (text, (LesartSpan){ from, span.start });
  g_autofree char *suffix = lesart_text_slice (text, (LesartSpan){ span.end, to });
  JsonArray *selectors = json_array_new ();
  JsonObject *position = json_object_new ();
  JsonObject *words = json_object_new ();

  json_object_set_string_member (position, "type", "TextPositionSelector");
  json_object_set_int_member (position, "start", span.start);
  json_object_set_int_member (position, "end", span.end);
  json_object_set_string_member (words, "type", "TextQuoteSelector");
  json_object_set_string_member (words, "exact", quote);
  json_object_set_string_member (words, "prefix", prefix);
  json_object_set_string_member (words, "suffix", suffix);
  json_array_add_object_element (selectors, position);
  json_array_add_object_element (selectors, words);
  json_object_set_array_member (target, "selector", selectors);
}

/**
 * lesart_evidence_new:
 * @source: address of the article, or urn:sha256: and the hash of its text
 * @title: (nullable): its headline
 * @text: its text
 * @span: the passage
 *
 * Returns: (transfer full): the passage as evidence
 */
LesartEvidence *
lesart_evidence_new (
    const char *source, const char *title, LesartText *text, LesartSpan span, LesartStance stance)
{
  LesartEvidence *self = g_new0 (LesartEvidence, 1);

  self->stance = stance;
  self->source = g_strdup (source);
  self->title = g_strdup (title);
  self->quote = lesart_text_slice (text, span);
  self->span = span;
  self->json = json_object_new ();
  json_object_set_string_member (self->json, "type", "SpecificResource");
  json_object_set_string_member (self->json, "source", source);
  add_selectors (self->json, text, span, self->quote);
  if (title != NULL)
    json_object_set_string_member (self->json, MEMBER ("title"), title);
  return self;
}

static guint32
get_position (JsonObject *selector, const char *member)
{
  JsonNode *node = json_object_get_member (selector, member);
  gint64 value = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;

  return value < 0 || value > G_MAXINT32 ? 0 : (guint32) value;
}

static LesartEvidence *
read_evidence (JsonObject *object)
{
  LesartEvidence *self = g_new0 (LesartEvidence, 1);
  JsonArray *selectors = get_array (object, "selector");

  self->json = json_object_ref (object);
  self->source = g_strdup (get_string (object, "source"));
  self->title = g_strdup (lesart_anno_get_string (object, MEMBER ("title")));
  self->stance = (LesartStance) lesart_name_to_value (
      lesart_stance_names, LESART_N_STANCES, lesart_anno_get_string (object, MEMBER ("stance")));
  for (guint i = 0; selectors != NULL && i < json_array_get_length (selectors); i++) {
    JsonObject *selector = get_element (selectors, i);

    if (selector == NULL)
      continue;
    if (lesart_anno_has_type (selector, "TextQuoteSelector") && self->quote == NULL)
      self->quote = g_strdup (lesart_anno_get_string (selector, "exact"));
    else if (lesart_anno_has_type (selector, "TextPositionSelector"))
      self->span = (LesartSpan){ get_position (selector, "start"), get_position (selector, "end") };
  }
  if (self->quote == NULL)
    self->quote = g_strdup ("");
  return self;
}

static JsonObject *
write_evidence (const LesartEvidence *self)
{
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, self->json);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (object, name, json_node_copy (member));
  json_object_set_string_member (object, MEMBER ("stance"), lesart_stance_names[self->stance]);
  return object;
}

/**
 * lesart_evidence_find:
 * @text: of the article that it is from
 *
 * Returns: where the words stand in it: where they were taken, else where they stand first; empty
 * if they are gone
 */
LesartSpan
lesart_evidence_find (const LesartEvidence *self, LesartText *text)
{
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (text, &n_bytes);
  LesartSpan found = LESART_SPAN_NONE;
  const char *at;

  if (*self->quote == '\0')
    return found;
  if (self->span.start < self->span.end && self->span.end <= lesart_text_get_n_chars (text)) {
    g_autofree char *words = lesart_text_slice (text, self->span);

    if (strcmp (words, self->quote) == 0)
      return self->span;
  }
  at = g_strstr_len (utf8, (gssize) n_bytes, self->quote);
  if (at != NULL) {
    found.start = (guint32) g_utf8_strlen (utf8, at - utf8);
    found.end = found.start + (guint32) g_utf8_strlen (self->quote, -1);
  }
  return found;
}

/* ---- History ---- */

static void
free_change (gpointer data)
{
  LesartClaimChange *change = data;

  g_free (change->time);
  g_free (change->member);
  g_free (change->from);
  g_free (change->to);
  g_free (change);
}

static void
read_history (LesartClaimCard *self, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonObject *object = get_element (array, i);
    LesartClaimChange *change;

    if (object == NULL)
      continue;
    change = g_new0 (LesartClaimChange, 1);
    change->time = g_strdup (get_string (object, "created"));
    change->member = g_strdup (get_string (object, MEMBER ("member")));
    change->from = g_strdup (get_string (object, MEMBER ("from")));
    change->to = g_strdup (get_string (object, MEMBER ("to")));
    g_ptr_array_add (self->history, change);
  }
}

/**
 * lesart_claim_history_add:
 * @decision: a body that is being made
 * @member: what has changed
 * @from: how it was, and @to, how it is
 */
void
lesart_claim_history_add (JsonObject *decision,
                          const char *member,
                          const char *from,
                          const char *to)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  JsonArray *before = get_array (decision, MEMBER ("history"));
  JsonArray *history = json_array_new ();
  JsonObject *change = json_object_new ();

  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    json_array_add_element (history, json_node_copy (json_array_get_element (before, i)));
  json_object_set_string_member (change, "created", time);
  json_object_set_string_member (change, MEMBER ("member"), member);
  json_object_set_string_member (change, MEMBER ("from"), from);
  json_object_set_string_member (change, MEMBER ("to"), to);
  json_array_add_object_element (history, change);
  json_object_set_array_member (decision, MEMBER ("history"), history);
}

/* ---- Cards ---- */

/**
 * lesart_claim_card_new:
 * @decision: (nullable): the body of the decision on a claim
 *
 * Returns: (transfer full): what it says of the claim; nothing without a decision
 */
LesartClaimCard *
lesart_claim_card_new (JsonObject *decision)
{
  LesartClaimCard *self = g_new0 (LesartClaimCard, 1);
  JsonArray *evidence = get_array (decision, MEMBER ("evidence"));

  self->text = g_strdup (get_string (decision, MEMBER ("claim")));
  if (decision != NULL) {
    self->verdict = (LesartVerdict) lesart_name_to_value (
        lesart_verdict_names, LESART_N_VERDICTS,
        lesart_anno_get_string (decision, MEMBER ("verdict")));
    self->confidence = (LesartConfidence) lesart_name_to_value (
        lesart_confidence_names, LESART_N_CONFIDENCES,
        lesart_anno_get_string (decision, MEMBER ("confidence")));
  }
  self->justification = g_strdup (get_string (decision, MEMBER ("justification")));
  self->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) lesart_evidence_free);
  for (guint i = 0; evidence != NULL && i < json_array_get_length (evidence); i++) {
    JsonObject *object = get_element (evidence, i);

    if (object != NULL)
      g_ptr_array_add (self->evidence, read_evidence (object));
  }
  self->history = g_ptr_array_new_with_free_func (free_change);
  read_history (self, get_array (decision, MEMBER ("history")));
  return self;
}

void
lesart_claim_card_free (LesartClaimCard *self)
{
  g_free (self->text);
  g_free (self->justification);
  g_ptr_array_unref (self->evidence);
  g_ptr_array_unref (self->history);
  g_free (self);
}

/* NULL is "". */
static gboolean
write_string (JsonObject *decision, const char *member, const char *from, const char *to)
{
  g_autofree char *name = g_strconcat (LESART_ANNO_PREFIX, ":", member, NULL);

  if (g_strcmp0 (from, to) == 0)
    return FALSE;
  if (to != NULL && *to != '\0')
    json_object_set_string_member (decision, name, to);
  else
    json_object_remove_member (decision, name);
  lesart_claim_history_add (decision, member, from != NULL ? from : "", to != NULL ? to : "");
  return TRUE;
}

/* "supports: words; refutes: words", for the comparison and for the history. */
static char *
describe_evidence (const GPtrArray *evidence)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < evidence->len; i++) {
    const LesartEvidence *piece = g_ptr_array_index (evidence, i);

    g_string_append_printf (string, "%s%s: %s", i > 0 ? "; " : "",
                            lesart_stance_names[piece->stance], piece->quote);
  }
  return g_string_free (string, FALSE);
}

static gboolean
write_all_evidence (const LesartClaimCard *self, JsonObject *decision, const GPtrArray *before)
{
  g_autofree char *from = describe_evidence (before);
  g_autofree char *to = describe_evidence (self->evidence);
  JsonArray *array;

  if (strcmp (from, to) == 0)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < self->evidence->len; i++)
    json_array_add_object_element (array, write_evidence (g_ptr_array_index (self->evidence, i)));
  json_object_set_array_member (decision, MEMBER ("evidence"), array);
  if (self->evidence->len == 0)
    json_object_remove_member (decision, MEMBER ("evidence"));
  lesart_claim_history_add (decision, "evidence", from, to);
  return TRUE;
}

/**
 * lesart_claim_card_write:
 * @decision: a body that is being made, with what the one before it said
 *
 * Puts the card into @decision, and what is new in it into its history.
 *
 * Returns: whether anything is new
 */
gboolean
lesart_claim_card_write (const LesartClaimCard *self, JsonObject *decision)
{
  g_autoptr (LesartClaimCard) before = lesart_claim_card_new (decision);
  gboolean changed = write_string (decision, "claim", before->text, self->text);

  changed |= write_string (decision, "verdict", lesart_verdict_names[before->verdict],
                           lesart_verdict_names[self->verdict]);
  changed |= write_string (decision, "confidence", lesart_confidence_names[before->confidence],
                           lesart_confidence_names[self->confidence]);
  changed |= write_all_evidence (self, decision, before->evidence);
  changed |= write_string (decision, "justification", before->justification, self->justification);
  return changed;
}
