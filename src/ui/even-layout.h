/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children of one size in rows of one length: one row if there is room, else as few as will do,
 * each filled as the others are (six children: 6, 3 + 3, 2 + 2 + 2).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LESART_TYPE_EVEN_LAYOUT (lesart_even_layout_get_type ())
G_DECLARE_FINAL_TYPE (LesartEvenLayout, lesart_even_layout, LESART, EVEN_LAYOUT, GtkLayoutManager)

GtkLayoutManager *lesart_even_layout_new (int spacing);

G_END_DECLS
