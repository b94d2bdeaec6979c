/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of a list panel: a card that shows one item at a time, as the list recycles its rows. It is
 * empty until it is to show its first one: of 200 rows that a list makes at once few are ever seen.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LESART_TYPE_LIST_ROW (lesart_list_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (LesartListRow, lesart_list_row, LESART, LIST_ROW, GtkBox)

struct _LesartListRowClass {
  GtkBoxClass parent_class;
  void (*build) (LesartListRow *self); /* the card and what is on it, once */
  void (*show) (LesartListRow *self, gpointer item);
  char *(*describe) (LesartListRow *self, gpointer item); /* for the screen reader */
  void (*mark) (LesartListRow *self, gboolean current);   /* (nullable): besides the card's style */
};

void lesart_list_row_set_item (LesartListRow *self, gpointer item); /* (nullable) */
void lesart_list_row_set_current (LesartListRow *self, gboolean current);
char *lesart_list_row_describe (LesartListRow *self);

/* For those who derive from it. */
void lesart_list_row_set_card (LesartListRow *self, GtkWidget *card);
GtkWidget *lesart_list_row_add_card (LesartListRow *self, const char *css_class, int spacing);
GtkLabel *lesart_list_row_add_label (GtkWidget *box, const char *css_class, int lines);
GtkImage *lesart_list_row_add_state (GtkWidget *box);
void lesart_list_row_act (LesartListRow *self, const char *action);

G_END_DECLS
