/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the panels and their forms are made of: entry and drop-down of a filter, the rows of a list,
 * the menu of a row.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkSearchEntry *lesart_panel_search_new (const char *label);
GtkDropDown *lesart_panel_choice_new (GtkStringList *strings, const char *label);

/* @bound: the GtkListItem that have widgets now, as a panel keeps them. */
GtkListItem *lesart_panel_find_item (GPtrArray *bound, GtkWidget *widget);  /* (nullable) */
GtkListItem *lesart_panel_get_focused (GtkWidget *panel, GPtrArray *bound); /* (nullable) */

void lesart_panel_lead_down (GtkWidget *bar, GtkListView *list);

GtkWidget *lesart_panel_menu_new (GtkListView *list, GMenuModel *model);
void lesart_panel_menu_pop_up (GtkWidget *menu, GtkWidget *widget, double x, double y);

G_END_DECLS
