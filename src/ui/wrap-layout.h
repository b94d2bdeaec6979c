/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lays children out like words: from the start, a new line where the next does not fit. (GtkFlowBox
 * puts them in columns, which tears chips of different length apart.)
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LESART_TYPE_WRAP_LAYOUT (lesart_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (LesartWrapLayout, lesart_wrap_layout, LESART, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *lesart_wrap_layout_new (int spacing);

/* Children of one size in rows of one length: one row if there is room, else as few as will do,
 * each filled as the others are (six children: 6, 3 + 3, 2 + 2 + 2). */
GtkLayoutManager *lesart_even_layout_new (int spacing);

/* A box with this layout, and a way to empty it. */
GtkWidget *lesart_wrap_box_new (int spacing);
void lesart_wrap_box_append (GtkWidget *box, GtkWidget *child);
void lesart_wrap_box_clear (GtkWidget *box);

G_END_DECLS
