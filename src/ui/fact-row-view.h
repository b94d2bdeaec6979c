/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of the Facts panel: the header of a group, or a fact on a card.
 */
#pragma once

#include <gtk/gtk.h>

#include "facts-model.h"

G_BEGIN_DECLS

#define LESART_TYPE_FACT_ROW_VIEW (lesart_fact_row_view_get_type ())
G_DECLARE_FINAL_TYPE (LesartFactRowView, lesart_fact_row_view, LESART, FACT_ROW_VIEW, GtkBox)

GtkWidget *lesart_fact_row_view_new (void);
void lesart_fact_row_view_set_row (LesartFactRowView *self,
                                   LesartCorrected *corrected,
                                   LesartFactRow *row);
void lesart_fact_row_view_set_current (LesartFactRowView *self, gboolean current);
/* Signal: "menu" (GtkWidget *button), when the pointer asks for what can be done. */

/* What a screen reader says of the row. */
char *lesart_fact_row_view_describe (LesartFactRowView *self);

G_END_DECLS
