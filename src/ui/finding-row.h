/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the Check panel: what kind of finding, how bad, what each side says and why that is
 * wrong, what to write instead, what was decided; two buttons while it is the current one.
 *
 * Signals: "decide" (guint state): a button was pressed, for a LesartFindingState.
 */
#pragma once

#include <gtk/gtk.h>

#include "findings-list.h"

G_BEGIN_DECLS

#define LESART_TYPE_FINDING_ROW (lesart_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (LesartFindingRow, lesart_finding_row, LESART, FINDING_ROW, GtkBox)

GtkWidget *lesart_finding_row_new (void);
void lesart_finding_row_set_item (LesartFindingRow *self, LesartFindingItem *item);
void lesart_finding_row_set_current (LesartFindingRow *self, gboolean current);
char *lesart_finding_row_describe (LesartFindingItem *item);

G_END_DECLS
