/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of the Facts panel: the header of a group, or a fact on a card.
 */
#pragma once

#include "facts-model.h"
#include "list-row.h"

G_BEGIN_DECLS

#define LESART_TYPE_FACT_ROW_VIEW (lesart_fact_row_view_get_type ())
G_DECLARE_FINAL_TYPE (LesartFactRowView, lesart_fact_row_view, LESART, FACT_ROW_VIEW, LesartListRow)

/* Signal: "menu" (GtkWidget *button), when the pointer asks for what can be done. */

G_END_DECLS
