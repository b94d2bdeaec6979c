/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims of an article as a list: those that are worth checking or of which something was
 * decided, in the order of the text; and which of them are shown.
 */
#pragma once

#include <gio/gio.h>

#include "corrections.h"
#include "notes.h"
#include "text-filter.h"

G_BEGIN_DECLS

#define LESART_TYPE_CLAIM_ITEM (lesart_claim_item_get_type ())
G_DECLARE_FINAL_TYPE (LesartClaimItem, lesart_claim_item, LESART, CLAIM_ITEM, GObject)

guint lesart_claim_item_get_index (LesartClaimItem *self); /* in the claims of the reading */
LesartSpan lesart_claim_item_get_span (LesartClaimItem *self);
const char *lesart_claim_item_get_words (LesartClaimItem *self);   /* of the passage, on one line */
const char *lesart_claim_item_get_speaker (LesartClaimItem *self); /* (nullable) */
LesartCertainty lesart_claim_item_get_certainty (LesartClaimItem *self);
LesartState lesart_claim_item_get_state (LesartClaimItem *self);
const LesartClaimCard *lesart_claim_item_get_card (LesartClaimItem *self);
LesartAnnotation *lesart_claim_item_get_decision (LesartClaimItem *self); /* (nullable) */

GListStore *lesart_claims_list_new (void);
void lesart_claims_list_update (GListStore *list, LesartCorrected *corrected, LesartNotes *notes);

#define LESART_ANY (-1)

/**
 * LesartClaimsFilter:
 * @words: (nullable): all of them occur in the claim, its card or the name of who says it
 * @speaker: (nullable): who says it; "" for those that nobody is named for
 * @verdict: a LesartVerdict, @certainty a LesartCertainty, @state a LesartState, or %LESART_ANY;
 *   what was rejected is shown only if it is asked for
 */
typedef struct {
  const LesartTextFilter *words;
  const char *speaker;
  gint verdict;
  gint certainty;
  gint state;
} LesartClaimsFilter;

gboolean lesart_claims_filter_match (const LesartClaimsFilter *filter, LesartClaimItem *item);

G_END_DECLS
