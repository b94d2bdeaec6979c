/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar at the selection. It takes no focus and no keys by itself; the keys that it prints are
 * those of the reader.
 *
 * Signals: "highlight" (guint colour, a LesartColour), "tag", "set-tag" (char *tag, gboolean
 * sticky: for all further marks as well), "note", "judge", "fact", "look-up",
 * "copy".
 */
#pragma once

#include <gtk/gtk.h>

#include "tagbook.h"

G_BEGIN_DECLS

#define LESART_TYPE_SELECTION_BAR (lesart_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (LesartSelectionBar, lesart_selection_bar, LESART, SELECTION_BAR, GtkPopover)

GtkWidget *lesart_selection_bar_new (void);
void lesart_selection_bar_show_at (LesartSelectionBar *self, const GdkRectangle *selection);
void lesart_selection_bar_set_colour (LesartSelectionBar *self, LesartColour colour);
void lesart_selection_bar_set_tag_book (LesartSelectionBar *self, LesartTagBook *book);
void lesart_selection_bar_set_tags (LesartSelectionBar *self,
                                    const char *const *tags,
                                    const char *sticky);

G_END_DECLS
