/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page of the side panel: a filter bar, and below it the rows that pass, or what there is to say
 * without any. From model to screen:
 *
 *   model -> sieve (matches) -> order (a GtkSorter) -> selection -> GtkListView -> rows
 *
 * A panel derives from it, says in its class what its rows are, and builds itself when it is first
 * shown, in build, with lesart_list_panel_add_list(). Whenever something has changed that the
 * filter looks at, it calls lesart_list_panel_refilter(). Its keys are actions of its class that
 * act on the row with the focus, or on the one that the menu was opened on.
 */
#pragma once

#include <gtk/gtk.h>

#include "filter-bar.h"
#include "list-row.h"
#include "notes.h"
#include "panel-status.h"

G_BEGIN_DECLS

#define LESART_TYPE_LIST_PANEL (lesart_list_panel_get_type ())
G_DECLARE_DERIVABLE_TYPE (LesartListPanel, lesart_list_panel, LESART, LIST_PANEL, GtkBox)

struct _LesartListPanelClass {
  GtkBoxClass parent_class;
  gboolean choose_many; /* rows can be selected; a click does not activate */

  void (*build) (LesartListPanel *self);
  gboolean (*matches) (LesartListPanel *self, gpointer item); /* (nullable): all do */

  /* With a bar: how many are shown, in words, and what can be done with all of them. */
  char *(*count) (LesartListPanel *self, gboolean filtered, guint n_shown, guint n_all);
  void (*fill_menu) (LesartListPanel *self, GMenu *menu);

  GType row_type;                                                    /* a LesartListRow */
  void (*set_up_row) (LesartListPanel *self, LesartListRow *row);    /* (nullable): a new one */
  gboolean (*is_activatable) (LesartListPanel *self, gpointer item); /* (nullable): all are */
  gboolean (*is_current) (LesartListPanel *self, gpointer item, guint position); /* (nullable) */
  void (*fill_row_menu) (LesartListPanel *self, guint position, GMenu *menu);    /* (nullable) */

  void (*activate) (LesartListPanel *self, guint position);
  void (*show_status) (LesartListPanel *self, LesartPanelStatus *status); /* no row is shown */
};

/* A key that acts on a row: never on what is typed into the filter. */
typedef struct {
  guint key;
  GdkModifierType modifiers;
  const char *action;
  int target; /* of an action with a "u", else LESART_NO_TARGET */
} LesartRowKey;

#define LESART_NO_TARGET (-1)

void lesart_list_panel_class_add_keys (LesartListPanelClass *class,
                                       const LesartRowKey *keys,
                                       guint n_keys);

LesartEdit lesart_edit_of_action (const char *action);

/* Building. */
void lesart_list_panel_build (LesartListPanel *self);
gboolean lesart_list_panel_is_built (LesartListPanel *self);
void lesart_list_panel_add_list (LesartListPanel *self,
                                 GtkBox *page,
                                 LesartFilterBar *bar,
                                 GListModel *model,
                                 const char *label);
void lesart_list_panel_set_model (LesartListPanel *self, GListModel *model);
void lesart_list_panel_set_sorter (LesartListPanel *self, GtkSorter *sorter);

/* Once it is built. */
GListModel *lesart_list_panel_get_shown (LesartListPanel *self); /* (transfer none) (nullable) */
guint lesart_list_panel_count_shown (LesartListPanel *self);
LesartFilterBar *lesart_list_panel_get_bar (LesartListPanel *self);
GtkSelectionModel *lesart_list_panel_get_selection (LesartListPanel *self);
void lesart_list_panel_refilter (LesartListPanel *self);
void lesart_list_panel_clear_filter (LesartListPanel *self);
gboolean lesart_list_panel_is_at_top (LesartListPanel *self);
void lesart_list_panel_update_page (LesartListPanel *self);
void lesart_list_panel_refill_rows (LesartListPanel *self);
void lesart_list_panel_mark_rows (LesartListPanel *self);
void lesart_list_panel_scroll_to (LesartListPanel *self, guint position);
void lesart_list_panel_follow (LesartListPanel *self, guint position);

/* The row with the focus, that of a widget, that of a command. */
gpointer lesart_list_panel_get_focused (LesartListPanel *self, guint *position);
gboolean lesart_list_panel_get_chosen (LesartListPanel *self, guint *position);
GtkListItem *lesart_list_panel_find_row (LesartListPanel *self, guint position);
GtkListItem *lesart_list_panel_find_row_of (LesartListPanel *self, GtkWidget *widget);
gboolean
lesart_list_panel_get_row_area (LesartListPanel *self, GtkListItem *item, GdkRectangle *area);
void lesart_list_panel_focus_list (LesartListPanel *self);
void lesart_list_panel_keep_focus (LesartListPanel *self, guint position);
void lesart_list_panel_pop_up_menu (
    LesartListPanel *self, guint position, GtkWidget *widget, double x, double y);

G_END_DECLS
