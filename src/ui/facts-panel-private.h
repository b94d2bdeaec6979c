/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The panel in parts: facts-panel.c is the list, its filter and the row that follows the caret;
 * facts-panel-actions.c is what can be done with rows, by keys and from their menu.
 */
#pragma once

#include "fact-filter-bar.h"
#include "fact-row-view.h"
#include "facts-panel.h"
#include "late-rows.h"
#include "panel-parts.h"
#include "panel-status.h"

G_BEGIN_DECLS

struct _LesartFactsPanel {
  GtkBox parent_instance;
  LesartDocument *document; /* (nullable) */
  GSignalGroup *document_signals;
  LesartText *text; /* (nullable) that the rows are of */
  LesartFactsModel *model;
  GtkSliceListModel *shown; /* the rows of the model that the list has been given */
  guint rest_source;        /* it is soon given more */
  guint focus_source;
  guint focus_position; /* that is to have the focus */

  LesartFactFilterBar *bar;
  GtkStack *stack;
  GtkWidget *scroller;
  GtkListView *list;
  LesartPanelStatus *status;
  GtkWidget *menu;  /* (nullable): the one that was opened last */
  GPtrArray *bound; /* GtkListItem, not owned: the rows that have widgets now */
  LesartLateRows *late;
  guint menu_position;

  guint32 caret;
  guint current; /* position of the marked row, or GTK_INVALID_LIST_POSITION */
  guint pinned;  /* position of the activated row, or GTK_INVALID_LIST_POSITION */
  LesartSpan pinned_span;
};

void lesart_facts_panel_show_position (LesartFactsPanel *self, guint position);
guint lesart_facts_panel_position_of (LesartFactsPanel *self, GtkWidget *widget);

void lesart_facts_panel_class_add_actions (GtkWidgetClass *widget_class);
void lesart_facts_panel_add_menu (LesartFactsPanel *self);
void lesart_facts_panel_pop_up_menu (
    LesartFactsPanel *self, guint position, GtkWidget *widget, double x, double y);
guint lesart_facts_panel_get_focused (LesartFactsPanel *self);

G_END_DECLS
