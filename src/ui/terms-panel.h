/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Terms panel: the terms that the article uses, and candidates for more; each decided by one
 * key.
 *
 * Signals: "show-span" (guint start, guint end); "edit" (LesartTermItem); "decided"
 * (LesartTermItem, guint status); "removed" (LesartTermItem).
 */
#pragma once

#include "list-panel.h"
#include "terminology.h"

G_BEGIN_DECLS

#define LESART_TYPE_TERMS_PANEL (lesart_terms_panel_get_type ())
G_DECLARE_FINAL_TYPE (LesartTermsPanel, lesart_terms_panel, LESART, TERMS_PANEL, LesartListPanel)

GtkWidget *lesart_terms_panel_new (void);
void lesart_terms_panel_set_terms (LesartTermsPanel *self, LesartTerminology *terms);

G_END_DECLS
