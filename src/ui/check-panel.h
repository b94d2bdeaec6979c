/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Check panel: what may be wrong in the English version, as a list that can be filtered. Keys
 * act on the row that has the focus: A accepts, I ignores for a reason that is asked for, U takes
 * back.
 *
 * Signals: "show-finding" (LesartFindingItem *): its passages are to be lit; "decided" (guint
 * state): a finding was accepted, ignored or opened again (a LesartFindingState).
 */
#pragma once

#include "checker.h"
#include "list-panel.h"

G_BEGIN_DECLS

#define LESART_TYPE_CHECK_PANEL (lesart_check_panel_get_type ())
G_DECLARE_FINAL_TYPE (LesartCheckPanel, lesart_check_panel, LESART, CHECK_PANEL, LesartListPanel)

GtkWidget *lesart_check_panel_new (void);
void lesart_check_panel_set_checker (LesartCheckPanel *self, LesartChecker *checker);
void lesart_check_panel_set_offer (LesartCheckPanel *self, const char *name);
gboolean lesart_check_panel_step (LesartCheckPanel *self, gboolean forward);
guint lesart_check_panel_count_open (LesartCheckPanel *self);

G_END_DECLS
