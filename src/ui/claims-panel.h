/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Claims panel: what could be checked in the article, as a list that can be filtered, and the
 * card of each in its place.
 *
 * Signals: "show-span" (guint start, guint end); "opened" (guint start, guint end): the card of the
 * claim there, which stays in sight; "show-evidence" (LesartEvidence *): it may be of
 * another article; "decided" (guint edit, guint n): n claims were accepted, rejected, changed or
 * restored (a LesartEdit); "unchanged" (guint state): one was not, as it is in that LesartState;
 * "said" (const char *text): what became of an export.
 */
#pragma once

#include "document.h"
#include "list-panel.h"

G_BEGIN_DECLS

#define LESART_TYPE_CLAIMS_PANEL (lesart_claims_panel_get_type ())
G_DECLARE_FINAL_TYPE (LesartClaimsPanel, lesart_claims_panel, LESART, CLAIMS_PANEL, LesartListPanel)

GtkWidget *lesart_claims_panel_new (void);
void lesart_claims_panel_set_document (LesartClaimsPanel *self, LesartDocument *document);
gboolean lesart_claims_panel_open_at (LesartClaimsPanel *self, LesartSpan span);
gboolean lesart_claims_panel_add_evidence (LesartClaimsPanel *self, const LesartEvidence *evidence);
void lesart_claims_panel_save (LesartClaimsPanel *self);

G_END_DECLS
