/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the panels and their forms are made of: entry and drop-down of a filter.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkSearchEntry *lesart_panel_search_new (const char *label);
GtkDropDown *lesart_panel_choice_new (GtkStringList *strings, const char *label);

G_END_DECLS
