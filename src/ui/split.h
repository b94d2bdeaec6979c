/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text and side panel: side by side in a wide window, with a border that can be dragged; in a
 * narrow one the panel lies over the text. (GTK 4.8 has no breakpoints.) Properties:
 * "sidebar-visible", "sidebar-width" (px), "sidebar-fills" (it has the place of the text, too),
 * "narrow" (read-only).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* px: a column of text that can be read beside a panel needs about that */
#define LESART_SPLIT_NARROW_BELOW 820

#define LESART_TYPE_SPLIT (lesart_split_get_type ())
G_DECLARE_FINAL_TYPE (LesartSplit, lesart_split, LESART, SPLIT, GtkWidget)

GtkWidget *lesart_split_new (GtkWidget *content, GtkWidget *sidebar);
void lesart_split_set_sidebar_visible (LesartSplit *self, gboolean visible);
gboolean lesart_split_get_sidebar_visible (LesartSplit *self);
void lesart_split_set_sidebar_fills (LesartSplit *self, gboolean fills);
gboolean lesart_split_get_sidebar_fills (LesartSplit *self);
gboolean lesart_split_is_narrow (LesartSplit *self);

G_END_DECLS
