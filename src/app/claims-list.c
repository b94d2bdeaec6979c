/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Items hold what their row shows, so that a list that was updated changes only where rows do.
 */
#include "claims-list.h"

#include <string.h>

struct _LesartClaimItem {
  GObject parent_instance;
  guint index;
  LesartSpan span;
  char *words;
  char *speaker; /* (nullable) */
  char *folded;  /* all of it as the filter compares it */
  LesartCertainty certainty;
  LesartState state;
  LesartAnnotation *decision; /* (nullable) */
  LesartClaimCard *card;
};

G_DEFINE_FINAL_TYPE (LesartClaimItem, lesart_claim_item, G_TYPE_OBJECT)

static void
lesart_claim_item_finalize (GObject *object)
{
  LesartClaimItem *self = LESART_CLAIM_ITEM (object);

  g_free (self->words);
  g_free (self->speaker);
  g_free (self->folded);
  g_clear_object (&self->decision);
  g_clear_pointer (&self->card, lesart_claim_card_free);
  G_OBJECT_CLASS (lesart_claim_item_parent_class)->finalize (object);
}

static void
lesart_claim_item_class_init (LesartClaimItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_claim_item_finalize;
}

static void
lesart_claim_item_init (LesartClaimItem *self)
{
}

static char *
fold (LesartClaimItem *self)
{
  g_autofree char *all = g_strjoin ("\n", self->words, self->card->text, self->card->justification,
                                    self->speaker != NULL ? self->speaker : "", NULL);

  return lesart_text_filter_fold (all);
}

#define NEARLY 2 /* characters: a full stop and a quotation mark more or less */

static gint
compare_starts (gconstpointer a, gconstpointer b)
{
  guint32 x = lesart_annotation_get_extent (*(LesartAnnotation *const *) a).start;
  guint32 y = lesart_annotation_get_extent (*(LesartAnnotation *const *) b).start;

  return (x > y) - (x < y);
}

/* The marks that have a verdict, in the order of the text. */
static GPtrArray *
find_judged (LesartNotes *notes)
{
  GPtrArray *judged = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = notes == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (notes));

  for (guint i = 0; i < n; i++) {
    LesartAnnotation *mark = g_list_model_get_item (G_LIST_MODEL (notes), i);

    if (lesart_annotation_get_verdict (mark) != LESART_VERDICT_OPEN
        && !lesart_span_is_empty (lesart_annotation_get_extent (mark)))
      g_ptr_array_add (judged, mark);
    else
      g_object_unref (mark);
  }
  g_ptr_array_sort (judged, compare_starts);
  return judged;
}

/* What the reader has said of a mark on the same passage holds until the claim has a verdict. */
static void
take_verdict (LesartClaimCard *card, LesartSpan span, const GPtrArray *judged)
{
  guint32 from = span.start - MIN (span.start, NEARLY);
  guint low = 0, high = judged->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (lesart_annotation_get_extent (judged->pdata[middle]).start < from)
      low = middle + 1;
    else
      high = middle;
  }
  for (; card->verdict == LESART_VERDICT_OPEN && low < judged->len; low++) {
    LesartSpan mark = lesart_annotation_get_extent (judged->pdata[low]);

    if (mark.start > span.start + NEARLY)
      return;
    if (mark.end + NEARLY < span.end || mark.end > span.end + NEARLY)
      continue;
    card->verdict = lesart_annotation_get_verdict (judged->pdata[low]);
    card->confidence = lesart_annotation_get_confidence (judged->pdata[low]);
  }
}

static LesartClaimItem *
make_item (LesartCorrected *corrected, guint index, const GPtrArray *judged)
{
  const LesartReading *reading = corrected->reading;
  const LesartClaim *claim = &g_array_index (reading->claims, LesartClaim, index);
  LesartAnnotation *decision = lesart_corrected_get_decision (corrected, LESART_ITEM_CLAIM, index);
  LesartClaimItem *self = g_object_new (LESART_TYPE_CLAIM_ITEM, NULL);

  self->index = index;
  self->span = claim->span;
  self->words = g_strdelimit (lesart_text_slice (reading->text, claim->span), "\n\r\t", ' ');
  self->certainty = claim->certainty;
  self->state = lesart_corrected_get_state (corrected, LESART_ITEM_CLAIM, index);
  if (claim->speaker >= 0 && (guint) claim->speaker < reading->entities->len)
    self->speaker = g_strdup (g_array_index (reading->entities, LesartEntity, claim->speaker).name);
  g_set_object (&self->decision, decision);
  self->card =
      lesart_claim_card_new (decision == NULL ? NULL : lesart_annotation_get_decision (decision));
  take_verdict (self->card, self->span, judged);
  self->folded = fold (self);
  return self;
}

guint
lesart_claim_item_get_index (LesartClaimItem *self)
{
  return self->index;
}

LesartSpan
lesart_claim_item_get_span (LesartClaimItem *self)
{
  return self->span;
}

const char *
lesart_claim_item_get_words (LesartClaimItem *self)
{
  return self->words;
}

const char *
lesart_claim_item_get_speaker (LesartClaimItem *self)
{
  return self->speaker;
}

LesartCertainty
lesart_claim_item_get_certainty (LesartClaimItem *self)
{
  return self->certainty;
}

LesartState
lesart_claim_item_get_state (LesartClaimItem *self)
{
  return self->state;
}

const LesartClaimCard *
lesart_claim_item_get_card (LesartClaimItem *self)
{
  return self->card;
}

LesartAnnotation *
lesart_claim_item_get_decision (LesartClaimItem *self)
{
  return self->decision;
}

/* ---- The list ---- */

/**
 * lesart_claims_list_new:
 *
 * Returns: (transfer full): a list of LesartClaimItem, without any
 */
GListStore *
lesart_claims_list_new (void)
{
  return g_list_store_new (LESART_TYPE_CLAIM_ITEM);
}

static gboolean
is_same (LesartClaimItem *a, LesartClaimItem *b)
{
  return a->span.start == b->span.start && a->span.end == b->span.end && a->state == b->state
         && a->decision == b->decision && a->card->verdict == b->card->verdict
         && a->card->confidence == b->card->confidence && a->certainty == b->certainty
         && g_strcmp0 (a->speaker, b->speaker) == 0 && strcmp (a->words, b->words) == 0;
}

/* An item that stays may stand elsewhere in the claims of the new reading. */
static gboolean
keep (GListStore *list, guint position, LesartClaimItem *item)
{
  g_autoptr (LesartClaimItem) old = g_list_model_get_item (G_LIST_MODEL (list), position);

  if (!is_same (old, item))
    return FALSE;
  old->index = item->index;
  return TRUE;
}

/**
 * lesart_claims_list_update:
 * @corrected: (nullable): whose claims it is to have
 * @notes: (nullable): whose verdicts on the same passages hold for claims that have none
 *
 * Items that stay the same at both ends of the list are kept.
 */
void
lesart_claims_list_update (GListStore *list, LesartCorrected *corrected, LesartNotes *notes)
{
  g_autoptr (GPtrArray) judged = find_judged (notes);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n_claims = corrected == NULL ? 0 : corrected->reading->claims->len;
  guint start = 0, end = 0;

  for (guint i = 0; i < n_claims; i++)
    if (g_array_index (corrected->reading->claims, LesartClaim, i).checkworthy)
      g_ptr_array_add (items, make_item (corrected, i, judged));
  while (start < MIN (n_before, items->len) && keep (list, start, items->pdata[start]))
    start++;
  while (end < MIN (n_before, items->len) - start
         && keep (list, n_before - 1 - end, items->pdata[items->len - 1 - end]))
    end++;
  if (n_before - start - end > 0 || items->len - start - end > 0)
    g_list_store_splice (list, start, n_before - start - end,
                         items->pdata == NULL ? NULL : items->pdata + start,
                         items->len - start - end);
}

/* ---- The filter ---- */

/**
 * lesart_claims_filter_match:
 *
 * Returns: whether @item is shown
 */
gboolean
lesart_claims_filter_match (const LesartClaimsFilter *filter, LesartClaimItem *item)
{
  if (filter->state == LESART_ANY ? item->state == LESART_STATE_REJECTED
                                  : item->state != (LesartState) filter->state)
    return FALSE;
  if (filter->verdict != LESART_ANY && item->card->verdict != (LesartVerdict) filter->verdict)
    return FALSE;
  if (filter->certainty != LESART_ANY && item->certainty != (LesartCertainty) filter->certainty)
    return FALSE;
  if (filter->speaker != NULL
      && strcmp (filter->speaker, item->speaker != NULL ? item->speaker : "") != 0)
    return FALSE;
  return filter->words == NULL || lesart_text_filter_match (filter->words, item->folded);
}
