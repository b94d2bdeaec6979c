/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The findings of a check as a list in the order of the text, with what was decided of each; and
 * which of them are shown.
 */
#pragma once

#include "finding-decisions.h"
#include "text-filter.h"

G_BEGIN_DECLS

/**
 * LesartChecked:
 *
 * A check that was made: what it was of, and what it found. Immutable and reference counted.
 */
typedef struct {
  LesartBitext *bitext;
  LesartBead *beads;
  gsize n_beads;
  LesartFindings *findings;
  gint ref_count; /*< private >*/
} LesartChecked;

LesartChecked *lesart_checked_new (LesartBitext *bitext,
                                   const LesartBead *beads,
                                   gsize n_beads,
                                   LesartFindings *findings);
LesartChecked *lesart_checked_ref (LesartChecked *self);
void lesart_checked_unref (LesartChecked *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartChecked, lesart_checked_unref)

#define LESART_TYPE_FINDING_ITEM (lesart_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (LesartFindingItem, lesart_finding_item, LESART, FINDING_ITEM, GObject)

const LesartChecked *lesart_finding_item_get_checked (LesartFindingItem *self);
const LesartFinding *lesart_finding_item_get_finding (LesartFindingItem *self);
LesartFindingState lesart_finding_item_get_state (LesartFindingItem *self);
const char *lesart_finding_item_get_reason (LesartFindingItem *self); /* (nullable) */
void lesart_finding_item_decide (LesartFindingItem *self,
                                 LesartNotes *notes,
                                 LesartFindingState state,
                                 const char *reason);

GListStore *lesart_findings_list_new (void);
void lesart_findings_list_update (GListStore *list, LesartChecked *checked, LesartNotes *notes);

#define LESART_ANY_KIND (-1)

/**
 * LesartFindingsFilter:
 * @words: (nullable): all of them occur in the passages
 * @kind: a LesartCheckKind or %LESART_ANY_KIND
 * @state: a LesartFindingState; what is open or accepted with %LESART_ANY_KIND
 */
typedef struct {
  const LesartTextFilter *words;
  gint kind;
  gint state;
} LesartFindingsFilter;

gboolean lesart_findings_filter_match (const LesartFindingsFilter *filter, LesartFindingItem *item);

G_END_DECLS
