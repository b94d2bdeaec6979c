/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Facts panel: what the article says, row by row, each with its passage one click away.
 *
 * Signals: "show-span" (guint start, guint end): a row was activated; "decided" (guint edit, guint
 * n): n facts were accepted, rejected or restored (a LesartEdit); "unchanged" (guint state): one
 * was not, as it is in that LesartState already; "edit" (guint kind, guint item): one is to be
 * corrected.
 */
#pragma once

#include "document.h"
#include "list-panel.h"

G_BEGIN_DECLS

#define LESART_TYPE_FACTS_PANEL (lesart_facts_panel_get_type ())
G_DECLARE_FINAL_TYPE (LesartFactsPanel, lesart_facts_panel, LESART, FACTS_PANEL, LesartListPanel)

GtkWidget *lesart_facts_panel_new (void);
void lesart_facts_panel_set_document (LesartFactsPanel *self, LesartDocument *document);
void lesart_facts_panel_set_caret (LesartFactsPanel *self, guint32 at);
void lesart_facts_panel_return_focus (LesartFactsPanel *self);
void lesart_facts_panel_show_name (LesartFactsPanel *self, const char *name);

G_END_DECLS
