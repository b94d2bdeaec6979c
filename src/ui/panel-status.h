/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a panel shows when it has no rows: one sentence, and one action where there is one.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LESART_TYPE_PANEL_STATUS (lesart_panel_status_get_type ())
G_DECLARE_FINAL_TYPE (LesartPanelStatus, lesart_panel_status, LESART, PANEL_STATUS, GtkBox)

/* Signals: "action", when the button is pressed and has no action name. */

GtkWidget *lesart_panel_status_new (void);
void lesart_panel_status_set (LesartPanelStatus *self, const char *icon_name, const char *sentence);
void lesart_panel_status_set_busy (LesartPanelStatus *self, const char *sentence);
void lesart_panel_status_set_action (LesartPanelStatus *self,
                                     const char *label,
                                     const char *action_name);

G_END_DECLS
