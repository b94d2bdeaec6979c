/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "finding-decisions.h"

#include <string.h>

#include "annotation-json.h"
#include "corrections-private.h"

#define KIND "finding"
#define REASON LESART_ANNO_PREFIX ":reason"

/* Where a decision on it stands: its German passage, or for lack of one those words of the article
 * that the English passage is beside. */
static LesartSpan
get_place (const LesartBitext *bitext, const LesartBead *beads, const LesartFinding *finding)
{
  LesartSpan span = finding->span[LESART_SIDE_GERMAN];

  for (guint32 bead = finding->bead; lesart_span_is_empty (span); bead--) {
    span = lesart_bitext_get_bead_span (bitext, &beads[bead], LESART_SIDE_GERMAN);
    if (bead == 0)
      break;
  }
  return span;
}

static char *
make_identity (const LesartFinding *finding)
{
  return g_strconcat (lesart_check_kind_to_string (finding->kind), " ",
                      lesart_reason_to_string (finding->reason), NULL);
}

/* ---- Reading ---- */

/* Kind, reason and English words; place is compared apart, as it may have been found nearly. */
static char *
make_key (const char *identity, const char *proposed)
{
  return g_strconcat (identity, "\n", proposed, NULL);
}

static GHashTable *
collect (LesartNotes *notes)
{
  GPtrArray *decisions = lesart_notes_get_decisions (notes);
  GHashTable *by_key =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < decisions->len; i++) {
    JsonObject *body = lesart_annotation_get_decision (decisions->pdata[i]);
    const char *identity = lesart_anno_get_string (body, LESART_DECISION_IDENTITY);
    const char *proposed = lesart_anno_get_string (body, LESART_DECISION_PROPOSED);
    GPtrArray *same;
    char *key;

    if (g_strcmp0 (lesart_anno_get_string (body, LESART_DECISION_KIND), KIND) != 0
        || identity == NULL || proposed == NULL)
      continue;
    key = make_key (identity, proposed);
    same = g_hash_table_lookup (by_key, key);
    if (same == NULL) {
      same = g_ptr_array_new ();
      g_hash_table_insert (by_key, key, same);
    } else {
      g_free (key);
    }
    g_ptr_array_add (same, decisions->pdata[i]);
  }
  return by_key;
}

/* The decision whose passage touches @place: re-anchored, it may be a little more or less. */
static LesartAnnotation *
find_touching (const GPtrArray *same, LesartSpan place)
{
  for (guint i = 0; same != NULL && i < same->len; i++) {
    LesartSpan span = lesart_annotation_get_extent (same->pdata[i]);

    if (lesart_annotation_is_anchored (same->pdata[i]) && span.start < place.end
        && place.start < span.end)
      return same->pdata[i];
  }
  return NULL;
}

static void
read_decision (LesartFindingDecision *decision, LesartAnnotation *annotation)
{
  JsonObject *body = lesart_annotation_get_decision (annotation);
  const char *what = lesart_anno_get_string (body, LESART_ANNO_DECISION);

  decision->annotation = annotation;
  decision->reason = lesart_anno_get_string (body, REASON);
  decision->state = g_strcmp0 (what, LESART_DECISION_ACCEPT) == 0   ? LESART_FINDING_ACCEPTED
                    : g_strcmp0 (what, LESART_DECISION_REJECT) == 0 ? LESART_FINDING_IGNORED
                                                                    : LESART_FINDING_OPEN;
}

/**
 * lesart_finding_decisions_new:
 * @beads: of the check that made the findings
 * @notes: of the German article
 *
 * Finds what was decided of each finding, now or when the article was open before.
 *
 * Returns: (transfer full) (array): one for each finding; they hold until the notes change
 */
LesartFindingDecision *
lesart_finding_decisions_new (const LesartFindings *findings,
                              const LesartBitext *bitext,
                              const LesartBead *beads,
                              LesartNotes *notes)
{
  LesartFindingDecision *decisions = g_new0 (LesartFindingDecision, findings->array->len + 1);
  g_autoptr (GHashTable) by_key = collect (notes);

  for (guint i = 0; i < findings->array->len; i++) {
    const LesartFinding *finding = &g_array_index (findings->array, LesartFinding, i);
    g_autofree char *identity = make_identity (finding);
    g_autofree char *proposed =
        lesart_text_slice (bitext->text[LESART_SIDE_ENGLISH], finding->span[LESART_SIDE_ENGLISH]);
    g_autofree char *key = make_key (identity, proposed);
    LesartAnnotation *annotation =
        find_touching (g_hash_table_lookup (by_key, key), get_place (bitext, beads, finding));

    if (annotation != NULL)
      read_decision (&decisions[i], annotation);
  }
  return decisions;
}

/* ---- Deciding ---- */

static JsonObject *
make_body (const LesartBitext *bitext,
           const LesartFinding *finding,
           LesartFindingState state,
           const char *reason)
{
  JsonObject *body = json_object_new ();
  g_autofree char *identity = make_identity (finding);
  g_autofree char *proposed =
      lesart_text_slice (bitext->text[LESART_SIDE_ENGLISH], finding->span[LESART_SIDE_ENGLISH]);
  g_autofree char *value =
      g_strconcat (KIND ": ", lesart_check_kind_to_string (finding->kind), NULL);
  gboolean accepted = state == LESART_FINDING_ACCEPTED;

  json_object_set_string_member (body, "type", "TextualBody");
  json_object_set_string_member (body, "purpose", accepted ? "assessing" : "moderating");
  json_object_set_string_member (body, "format", "text/plain");
  json_object_set_string_member (body, "value", value);
  json_object_set_string_member (body, LESART_ANNO_DECISION,
                                 accepted ? LESART_DECISION_ACCEPT : LESART_DECISION_REJECT);
  json_object_set_string_member (body, LESART_DECISION_KIND, KIND);
  json_object_set_string_member (body, LESART_DECISION_IDENTITY, identity);
  json_object_set_string_member (body, LESART_DECISION_PROPOSED, proposed);
  if (reason != NULL && *reason != '\0')
    json_object_set_string_member (body, REASON, reason);
  return body;
}

/**
 * lesart_finding_decide:
 * @before: (nullable): the decision that this one takes the place of
 * @state: %LESART_FINDING_OPEN takes the decision back
 * @reason: (nullable): why it is ignored
 *
 * Decides of a finding, as a step that can be undone.
 */
void
lesart_finding_decide (LesartNotes *notes,
                       const LesartBitext *bitext,
                       const LesartBead *beads,
                       const LesartFinding *finding,
                       LesartAnnotation *before,
                       LesartFindingState state,
                       const char *reason)
{
  LesartEdit edit = state == LESART_FINDING_ACCEPTED ? LESART_EDIT_ACCEPT : LESART_EDIT_REJECT;
  LesartSpan place = get_place (bitext, beads, finding);
  g_autoptr (LesartAnnotation) placed = NULL;
  g_autoptr (LesartAnnotation) decided = NULL;

  if (state == LESART_FINDING_OPEN) {
    if (before != NULL)
      lesart_notes_remove (notes, lesart_annotation_get_id (before));
    return;
  }
  placed = before != NULL ? g_object_ref (before)
                          : lesart_annotation_new (bitext->text[LESART_SIDE_GERMAN], &place, 1);
  decided = lesart_annotation_with_decision (placed, make_body (bitext, finding, state, reason));
  if (before != NULL)
    lesart_notes_replace (notes, decided, edit);
  else
    lesart_notes_add (notes, decided, edit);
}
