/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The card of a claim: what the article says, who says it and how certain, what it comes to,
 * verdict and confidence, the evidence with its stance, why, and what was changed before.
 *
 * What was written is kept when the card is left, as one step that can be undone.
 *
 * Signals: "left": the way back; "show-span" (guint start, guint end): of its article;
 * "show-evidence" (LesartEvidence *): of any; "saved".
 */
#pragma once

#include <gtk/gtk.h>

#include "claims-list.h"

G_BEGIN_DECLS

#define LESART_TYPE_CLAIM_CARD_VIEW (lesart_claim_card_view_get_type ())
G_DECLARE_FINAL_TYPE (LesartClaimCardView, lesart_claim_card_view, LESART, CLAIM_CARD_VIEW, GtkBox)

GtkWidget *lesart_claim_card_view_new (void);
void lesart_claim_card_view_open (LesartClaimCardView *self,
                                  LesartNotes *notes,
                                  LesartCorrected *corrected,
                                  LesartClaimItem *item);
void lesart_claim_card_view_move (LesartClaimCardView *self,
                                  LesartCorrected *corrected,
                                  LesartClaimItem *item);
LesartSpan lesart_claim_card_view_get_span (LesartClaimCardView *self);
void lesart_claim_card_view_save (LesartClaimCardView *self);
void
lesart_claim_card_view_add_evidence (LesartClaimCardView *self, const LesartEvidence *evidence);
gboolean lesart_claim_card_view_is_open (LesartClaimCardView *self);

G_END_DECLS
