/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings-list.h"

#include <string.h>

/* ---- A check that was made ---- */

/**
 * lesart_checked_new:
 * @beads: (array length=n_beads): copied
 * @findings: (transfer full): of them
 *
 * Returns: (transfer full): all together
 */
LesartChecked *
lesart_checked_new (LesartBitext *bitext,
                    const LesartBead *beads,
                    gsize n_beads,
                    LesartFindings *findings)
{
  LesartChecked *self = g_new0 (LesartChecked, 1);

  self->bitext = lesart_bitext_ref (bitext);
  self->beads = g_memdup2 (beads, n_beads * sizeof *beads);
  self->n_beads = n_beads;
  self->findings = findings;
  self->ref_count = 1;
  return self;
}

LesartChecked *
lesart_checked_ref (LesartChecked *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
lesart_checked_unref (LesartChecked *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  lesart_bitext_unref (self->bitext);
  lesart_findings_unref (self->findings);
  g_free (self->beads);
  g_free (self);
}

/* ---- One finding ---- */

struct _LesartFindingItem {
  GObject parent_instance;
  LesartChecked *checked;
  guint index;
  LesartFindingState state;
  char *reason;                 /* (nullable) */
  LesartAnnotation *annotation; /* (nullable): the decision */
};

G_DEFINE_FINAL_TYPE (LesartFindingItem, lesart_finding_item, G_TYPE_OBJECT)

static void
lesart_finding_item_finalize (GObject *object)
{
  LesartFindingItem *self = LESART_FINDING_ITEM (object);

  lesart_checked_unref (self->checked);
  g_clear_object (&self->annotation);
  g_free (self->reason);
  G_OBJECT_CLASS (lesart_finding_item_parent_class)->finalize (object);
}

static void
lesart_finding_item_class_init (LesartFindingItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_finding_item_finalize;
}

static void
lesart_finding_item_init (LesartFindingItem *self)
{
}

static LesartFindingItem *
make_item (LesartChecked *checked, guint index, const LesartFindingDecision *decision)
{
  LesartFindingItem *self = g_object_new (LESART_TYPE_FINDING_ITEM, NULL);

  self->checked = lesart_checked_ref (checked);
  self->index = index;
  self->state = decision->state;
  self->reason = g_strdup (decision->reason);
  g_set_object (&self->annotation, decision->annotation);
  return self;
}

const LesartChecked *
lesart_finding_item_get_checked (LesartFindingItem *self)
{
  return self->checked;
}

const LesartFinding *
lesart_finding_item_get_finding (LesartFindingItem *self)
{
  return &g_array_index (self->checked->findings->array, LesartFinding, self->index);
}

LesartFindingState
lesart_finding_item_get_state (LesartFindingItem *self)
{
  return self->state;
}

const char *
lesart_finding_item_get_reason (LesartFindingItem *self)
{
  return self->reason;
}

/**
 * lesart_finding_item_decide:
 * @notes: of the German article
 * @state: %LESART_FINDING_OPEN takes a decision back
 * @reason: (nullable): why it is ignored
 *
 * Decides of the finding; the item itself stays as it is until its list is updated.
 */
void
lesart_finding_item_decide (LesartFindingItem *self,
                            LesartNotes *notes,
                            LesartFindingState state,
                            const char *reason)
{
  lesart_finding_decide (notes, self->checked->bitext, self->checked->beads,
                         lesart_finding_item_get_finding (self), self->annotation, state, reason);
}

/* ---- The list ---- */

/**
 * lesart_findings_list_new:
 *
 * Returns: (transfer full): a list of LesartFindingItem, without any
 */
GListStore *
lesart_findings_list_new (void)
{
  return g_list_store_new (LESART_TYPE_FINDING_ITEM);
}

static gboolean
is_same (GListStore *list, guint position, LesartFindingItem *item)
{
  g_autoptr (LesartFindingItem) old = g_list_model_get_item (G_LIST_MODEL (list), position);

  return old->checked == item->checked && old->index == item->index && old->state == item->state
         && old->annotation == item->annotation;
}

/**
 * lesart_findings_list_update:
 * @checked: (nullable): whose findings it is to have
 * @notes: (nullable): with the decisions
 *
 * Items that stay the same at both ends of the list are kept.
 */
void
lesart_findings_list_update (GListStore *list, LesartChecked *checked, LesartNotes *notes)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree LesartFindingDecision *decisions = NULL;
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n = checked == NULL || notes == NULL ? 0 : checked->findings->array->len;
  guint start = 0, end = 0;

  if (n > 0)
    decisions =
        lesart_finding_decisions_new (checked->findings, checked->bitext, checked->beads, notes);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, make_item (checked, i, &decisions[i]));
  while (start < MIN (n_before, n) && is_same (list, start, items->pdata[start]))
    start++;
  while (end < MIN (n_before, n) - start
         && is_same (list, n_before - 1 - end, items->pdata[n - 1 - end]))
    end++;
  if (n_before - start - end > 0 || n - start - end > 0)
    g_list_store_splice (list, start, n_before - start - end,
                         items->pdata == NULL ? NULL : items->pdata + start, n - start - end);
}

/* ---- The filter ---- */

static gboolean
match_words (const LesartTextFilter *words, LesartFindingItem *item)
{
  const LesartFinding *finding = lesart_finding_item_get_finding (item);
  const LesartBitext *bitext = item->checked->bitext;
  g_autofree char *german =
      lesart_text_slice (bitext->text[LESART_SIDE_GERMAN], finding->span[LESART_SIDE_GERMAN]);
  g_autofree char *english =
      lesart_text_slice (bitext->text[LESART_SIDE_ENGLISH], finding->span[LESART_SIDE_ENGLISH]);
  g_autofree char *all = g_strconcat (german, "\n", english, NULL);
  g_autofree char *folded = lesart_text_filter_fold (all);
  return lesart_text_filter_match (words, folded);
}

/**
 * lesart_findings_filter_match:
 *
 * Returns: whether @item is shown; what is ignored is shown only if it is asked for
 */
gboolean
lesart_findings_filter_match (const LesartFindingsFilter *filter, LesartFindingItem *item)
{
  if (filter->state == LESART_ANY_KIND ? item->state == LESART_FINDING_IGNORED
                                       : item->state != (LesartFindingState) filter->state)
    return FALSE;
  if (filter->kind != LESART_ANY_KIND
      && lesart_finding_item_get_finding (item)->kind != (guint) filter->kind)
    return FALSE;
  return filter->words == NULL || lesart_text_filter_is_empty (filter->words)
         || match_words (filter->words, item);
}
