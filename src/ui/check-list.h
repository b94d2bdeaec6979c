/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of things that can be chosen, each with a box to tick, a title and what is said of it.
 * Enter, the space bar or a click on a row ticks it, Ctrl+A all of them. Good for thousands.
 *
 * Signal: "changed": other ones are ticked.
 */
#pragma once

#include <gtk/gtk.h>

#include "tag.h"

G_BEGIN_DECLS

#define LESART_TYPE_CHECK_LIST (lesart_check_list_get_type ())
G_DECLARE_FINAL_TYPE (LesartCheckList, lesart_check_list, LESART, CHECK_LIST, GtkBox)

GtkWidget *lesart_check_list_new (const char *label, int max_height);
void lesart_check_list_add (
    LesartCheckList *self, LesartTag *tag, const char *title, const char *detail, gboolean checked);
guint lesart_check_list_get_n (LesartCheckList *self);
gboolean lesart_check_list_get_checked (LesartCheckList *self, guint index);
void lesart_check_list_set_checked (LesartCheckList *self, guint index, gboolean checked);
void lesart_check_list_focus_first (LesartCheckList *self);

G_END_DECLS
