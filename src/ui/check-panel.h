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

#include <gtk/gtk.h>

#include "findings-list.h"

G_BEGIN_DECLS

/* What there is to show. */
typedef enum {
  LESART_CHECK_NO_ARTICLE,
  LESART_CHECK_NO_ENGLISH,
  LESART_CHECK_BUSY,
  LESART_CHECK_READY,
} LesartCheckProgress;

#define LESART_TYPE_CHECK_PANEL (lesart_check_panel_get_type ())
G_DECLARE_FINAL_TYPE (LesartCheckPanel, lesart_check_panel, LESART, CHECK_PANEL, GtkBox)

GtkWidget *lesart_check_panel_new (void);
void lesart_check_panel_set (LesartCheckPanel *self,
                             LesartCheckProgress progress,
                             LesartChecked *checked,
                             LesartNotes *notes);
LesartChecked *lesart_check_panel_get_checked (LesartCheckPanel *self); /* (nullable) */
gboolean lesart_check_panel_step (LesartCheckPanel *self, gboolean forward);
guint lesart_check_panel_count_open (LesartCheckPanel *self);

G_END_DECLS
