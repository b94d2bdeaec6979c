/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes decisions and puts them into the notes: see corrections.h.
 */
#include "corrections-private.h"

#include <string.h>

/**
 * lesart_decision_member:
 *
 * Returns: (transfer full) (nullable): the member of the body that has the field; %NULL if the kind
 *   has no such field
 */
char *
lesart_decision_member (LesartItemKind kind, LesartField field)
{
  const char *name = lesart_field_to_string (kind, field);

  return name == NULL ? NULL : g_strconcat (LESART_ANNO_PREFIX, ":", name, NULL);
}

/* ---- Bodies ---- */

static const char *
get_purpose (const char *decision, LesartItemKind kind)
{
  if (strcmp (decision, LESART_DECISION_ACCEPT) == 0)
    return "assessing";
  if (strcmp (decision, LESART_DECISION_REJECT) == 0)
    return "moderating";
  if (strcmp (decision, LESART_DECISION_CORRECT) == 0
      || strcmp (decision, LESART_DECISION_SPLIT) == 0)
    return "editing";
  return kind == LESART_ITEM_ENTITY ? "identifying" : "classifying";
}

static gboolean
is_field (LesartItemKind kind, const char *member)
{
  for (guint f = 0; f < LESART_N_FIELDS; f++) {
    g_autofree char *own = lesart_decision_member (kind, (LesartField) f);

    if (g_strcmp0 (own, member) == 0)
      return TRUE;
  }
  return FALSE;
}

/* What else is in the body that this one follows stays, if it is not what was corrected. */
static void
copy_members (JsonObject *from, JsonObject *to, LesartItemKind kind, gboolean with_fields)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!json_object_has_member (to, name) && (with_fields || !is_field (kind, name)))
      json_object_set_member (to, name, json_node_copy (member));
}

static JsonObject *
make_body (const char *decision, LesartItemKind kind, const char *identity, const char *proposed)
{
  JsonObject *body = json_object_new ();
  const char *name = lesart_item_kind_to_string (kind);
  g_autofree char *value =
      *identity == '\0' ? g_strdup (name) : g_strconcat (name, ": ", identity, NULL);

  json_object_set_string_member (body, "type", "TextualBody");
  json_object_set_string_member (body, "purpose", get_purpose (decision, kind));
  json_object_set_string_member (body, "format", "text/plain");
  json_object_set_string_member (body, "value", value);
  json_object_set_string_member (body, LESART_ANNO_DECISION, decision);
  json_object_set_string_member (body, LESART_DECISION_KIND, name);
  if (*identity != '\0')
    json_object_set_string_member (body, LESART_DECISION_IDENTITY, identity);
  json_object_set_string_member (body, LESART_DECISION_PROPOSED, proposed);
  return body;
}

/* What the engine proposed is what an earlier decision on it says, else what is there. */
static JsonObject *
make_body_of (const LesartCorrected *corrected,
              LesartItemKind kind,
              guint index,
              const char *decision,
              gboolean with_fields)
{
  LesartAnnotation *before = lesart_corrected_get_decision (corrected, kind, index);
  JsonObject *old = before != NULL ? lesart_annotation_get_decision (before) : NULL;
  g_autofree char *identity = lesart_item_get_identity (corrected->reading, kind, index);
  g_autofree char *proposed = lesart_text_slice (
      corrected->reading->text, lesart_item_get_span (corrected->reading, kind, index));
  JsonObject *body;

  if (old == NULL)
    return make_body (decision, kind, identity, proposed);
  if (lesart_anno_get_string (old, LESART_DECISION_PROPOSED) != NULL) {
    const char *named = lesart_anno_get_string (old, LESART_DECISION_IDENTITY);

    body = make_body (decision, kind, named != NULL ? named : "",
                      lesart_anno_get_string (old, LESART_DECISION_PROPOSED));
  } else {
    body = make_body (decision, kind, identity, proposed);
  }
  copy_members (old, body, kind, with_fields);
  return body;
}

static void
set_field (JsonObject *body, LesartItemKind kind, LesartField field, const char *value)
{
  g_autofree char *member = lesart_decision_member (kind, field);
  gboolean number = kind == LESART_ITEM_QUANTITY
                    && (field == LESART_FIELD_VALUE || field == LESART_FIELD_VALUE_MAX);

  if (number && *value != '\0')
    json_object_set_double_member (body, member, g_ascii_strtod (value, NULL));
  else
    json_object_set_string_member (body, member, value);
}

/* ---- Decisions ---- */

static void
put (LesartNotes *notes,
     const LesartCorrected *corrected,
     LesartItemKind kind,
     guint index,
     JsonObject *body,
     LesartSpan span,
     LesartEdit edit)
{
  LesartAnnotation *before = lesart_corrected_get_decision (corrected, kind, index);
  LesartText *text = corrected->reading->text;
  g_autoptr (LesartAnnotation) placed = NULL;
  g_autoptr (LesartAnnotation) decided = NULL;
  LesartSpan old;

  if (before == NULL || lesart_notes_find (notes, lesart_annotation_get_id (before)) == NULL) {
    placed = lesart_annotation_new (text, &span, 1);
    decided = lesart_annotation_with_decision (placed, body);
    lesart_notes_add (notes, decided, edit);
    return;
  }
  old = lesart_annotation_get_extent (before);
  placed = old.start == span.start && old.end == span.end
               ? g_object_ref (before)
               : lesart_annotation_with_spans (before, text, &span, 1);
  decided = lesart_annotation_with_decision (placed, body);
  lesart_notes_replace (notes, decided, edit);
}

/* Where an earlier decision stands, else where the item does. */
static LesartSpan
get_place (const LesartCorrected *corrected, LesartItemKind kind, guint index)
{
  LesartAnnotation *before = lesart_corrected_get_decision (corrected, kind, index);

  return before != NULL ? lesart_annotation_get_extent (before)
                        : lesart_item_get_span (corrected->reading, kind, index);
}

/**
 * lesart_decide_accept:
 *
 * Says that the engine is right. What a person has corrected or added is right already; what was
 * rejected is accepted now.
 */
void
lesart_decide_accept (LesartNotes *notes,
                      const LesartCorrected *corrected,
                      LesartItemKind kind,
                      guint index)
{
  LesartState state = lesart_corrected_get_state (corrected, kind, index);

  if (state == LESART_STATE_OPEN || state == LESART_STATE_REJECTED)
    put (notes, corrected, kind, index,
         make_body_of (corrected, kind, index, LESART_DECISION_ACCEPT, FALSE),
         get_place (corrected, kind, index), LESART_EDIT_ACCEPT);
}

/**
 * lesart_decide_reject:
 *
 * Says that the engine is wrong; what a person has added is taken away.
 */
void
lesart_decide_reject (LesartNotes *notes,
                      const LesartCorrected *corrected,
                      LesartItemKind kind,
                      guint index)
{
  LesartState state = lesart_corrected_get_state (corrected, kind, index);

  if (state == LESART_STATE_ADDED)
    lesart_decide_restore (notes, corrected, kind, index);
  else if (state != LESART_STATE_REJECTED)
    put (notes, corrected, kind, index,
         make_body_of (corrected, kind, index, LESART_DECISION_REJECT, FALSE),
         get_place (corrected, kind, index), LESART_EDIT_REJECT);
}

/**
 * lesart_decide_restore:
 *
 * Takes back what was decided: the proposal of the engine is open again. Of a name of which nothing
 * else was decided: that another is the same, or that it was split off.
 */
void
lesart_decide_restore (LesartNotes *notes,
                       const LesartCorrected *corrected,
                       LesartItemKind kind,
                       guint index)
{
  LesartAnnotation *before = lesart_corrected_get_decision (corrected, kind, index);

  if (before == NULL)
    before = lesart_corrected_get_link (corrected, kind, index);
  if (before != NULL)
    lesart_notes_remove (notes, lesart_annotation_get_id (before));
}

/**
 * lesart_can_decide:
 *
 * Returns: whether lesart_decide() would change how the item stands
 */
gboolean
lesart_can_decide (const LesartCorrected *corrected,
                   LesartItemKind kind,
                   guint index,
                   LesartEdit edit)
{
  LesartState state = lesart_corrected_get_state (corrected, kind, index);

  if (edit == LESART_EDIT_ACCEPT)
    return state == LESART_STATE_OPEN || state == LESART_STATE_REJECTED;
  return state != (edit == LESART_EDIT_REJECT ? LESART_STATE_REJECTED : LESART_STATE_OPEN);
}

/**
 * lesart_decide:
 * @edit: %LESART_EDIT_ACCEPT, %LESART_EDIT_REJECT or %LESART_EDIT_RESTORE
 *
 * Accepts, rejects or restores the item, unless that is how it stands.
 *
 * Returns: @edit, or %LESART_EDIT_NONE
 */
LesartEdit
lesart_decide (LesartNotes *notes,
               const LesartCorrected *corrected,
               LesartItemKind kind,
               guint index,
               LesartEdit edit)
{
  if (!lesart_can_decide (corrected, kind, index, edit))
    return LESART_EDIT_NONE;
  if (edit == LESART_EDIT_ACCEPT)
    lesart_decide_accept (notes, corrected, kind, index);
  else if (edit == LESART_EDIT_REJECT)
    lesart_decide_reject (notes, corrected, kind, index);
  else
    lesart_decide_restore (notes, corrected, kind, index);
  return edit;
}

static gboolean
set_changed_fields (JsonObject *body,
                    const LesartCorrected *corrected,
                    LesartItemKind kind,
                    guint index,
                    const LesartFields *fields)
{
  gboolean changed = FALSE;

  for (guint f = 0; f < LESART_N_FIELDS; f++) {
    g_autofree char *now = lesart_item_get_field (corrected->reading, kind, index, (LesartField) f);

    if (now == NULL || fields->values[f] == NULL || strcmp (now, fields->values[f]) == 0)
      continue;
    set_field (body, kind, (LesartField) f, fields->values[f]);
    if (kind == LESART_ITEM_CLAIM)
      lesart_claim_history_add (body, lesart_field_to_string (kind, (LesartField) f), now,
                                fields->values[f]);
    changed = TRUE;
  }
  return changed;
}

/**
 * lesart_decide_correct:
 * @fields: what it says; %NULL members stay as they are
 * @span: the passage that says it
 *
 * Corrects the item.
 *
 * Returns: whether anything is changed by it; if not nothing happens
 */
gboolean
lesart_decide_correct (LesartNotes *notes,
                       const LesartCorrected *corrected,
                       LesartItemKind kind,
                       guint index,
                       const LesartFields *fields,
                       LesartSpan span)
{
  gboolean added = lesart_corrected_get_state (corrected, kind, index) == LESART_STATE_ADDED;
  LesartSpan old = lesart_item_get_span (corrected->reading, kind, index);
  gboolean changed = old.start != span.start || old.end != span.end;
  JsonObject *body = make_body_of (corrected, kind, index,
                                   added ? LESART_DECISION_ADD : LESART_DECISION_CORRECT, TRUE);

  changed |= set_changed_fields (body, corrected, kind, index, fields);
  if (changed)
    put (notes, corrected, kind, index, body, span, LESART_EDIT_CORRECT);
  else
    json_object_unref (body);
  return changed;
}

/**
 * lesart_decide_claim:
 * @index: of the claim
 * @fields: who says it, and how certain it is; %NULL members stay as they are
 * @card: what was found out about it
 *
 * Fills the card of a claim. Where that changes nothing that the engine has said, the claim is
 * accepted by it.
 *
 * Returns: whether anything is changed by it; if not nothing happens
 */
gboolean
lesart_decide_claim (LesartNotes *notes,
                     const LesartCorrected *corrected,
                     guint index,
                     const LesartFields *fields,
                     const LesartClaimCard *card)
{
  LesartState state = lesart_corrected_get_state (corrected, LESART_ITEM_CLAIM, index);
  const char *decision = state == LESART_STATE_ADDED       ? LESART_DECISION_ADD
                         : state == LESART_STATE_CORRECTED ? LESART_DECISION_CORRECT
                                                           : LESART_DECISION_ACCEPT;
  JsonObject *body = make_body_of (corrected, LESART_ITEM_CLAIM, index, decision, TRUE);
  gboolean corrects = set_changed_fields (body, corrected, LESART_ITEM_CLAIM, index, fields);
  gboolean changed = lesart_claim_card_write (card, body) || corrects;

  if (corrects && state != LESART_STATE_ADDED) {
    json_object_set_string_member (body, LESART_ANNO_DECISION, LESART_DECISION_CORRECT);
    json_object_set_string_member (body, "purpose",
                                   get_purpose (LESART_DECISION_CORRECT, LESART_ITEM_CLAIM));
  }
  if (changed)
    put (notes, corrected, LESART_ITEM_CLAIM, index, body,
         get_place (corrected, LESART_ITEM_CLAIM, index), LESART_EDIT_JUDGE);
  else
    json_object_unref (body);
  return changed;
}

/**
 * lesart_decide_split:
 * @mention: one of the mentions of the reading
 *
 * Says that the words there are not of the name that the reading takes them for.
 */
void
lesart_decide_split (LesartNotes *notes, const LesartCorrected *corrected, LesartSpan mention)
{
  const LesartReading *reading = corrected->reading;
  guint i = lesart_reading_find_mention (reading, mention.start);
  const LesartMention *found = &g_array_index (reading->mentions, LesartMention, i);
  g_autofree char *words = lesart_text_slice (reading->text, mention);
  g_autoptr (LesartAnnotation) placed = NULL;
  g_autoptr (LesartAnnotation) decided = NULL;

  if (i >= reading->mentions->len || found->span.end != mention.end)
    return;
  placed = lesart_annotation_new (reading->text, &mention, 1);
  decided = lesart_annotation_with_decision (
      placed,
      make_body (LESART_DECISION_SPLIT, LESART_ITEM_ENTITY,
                 g_array_index (reading->entities, LesartEntity, found->entity).name, words));
  lesart_notes_add (notes, decided, LESART_EDIT_CORRECT);
}

/**
 * lesart_decide_add:
 * @fields: what it says
 * @span: the passage that says it
 *
 * Adds what the engine has missed.
 */
void
lesart_decide_add (LesartNotes *notes,
                   LesartText *text,
                   LesartItemKind kind,
                   const LesartFields *fields,
                   LesartSpan span)
{
  const char *identity =
      fields->values[kind == LESART_ITEM_RELATION ? LESART_FIELD_TYPE : LESART_FIELD_NAME];
  g_autofree char *words = lesart_text_slice (text, span);
  JsonObject *body = make_body (LESART_DECISION_ADD, kind, identity != NULL ? identity : "", words);
  g_autoptr (LesartAnnotation) placed = lesart_annotation_new (text, &span, 1);
  g_autoptr (LesartAnnotation) decided = NULL;

  for (guint f = 0; f < LESART_N_FIELDS; f++)
    if (lesart_field_to_string (kind, (LesartField) f) != NULL && fields->values[f] != NULL
        && *fields->values[f] != '\0')
      set_field (body, kind, (LesartField) f, fields->values[f]);
  decided = lesart_annotation_with_decision (placed, body);
  lesart_notes_add (notes, decided, LESART_EDIT_ADD_FACT);
}
