/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The panel in parts: facts-panel.c is the list, its filter and the row that follows the caret;
 * facts-panel-actions.c is what can be done with rows, by keys and from their menu.
 */
#pragma once

#include "fact-filter-bar.h"
#include "fact-row-view.h"
#include "facts-panel.h"

G_BEGIN_DECLS

struct _LesartFactsPanel {
  LesartListPanel parent_instance;
  LesartDocument *document; /* (nullable) */
  GSignalGroup *document_signals;
  LesartText *text; /* (nullable) that the rows are of */
  LesartFactsModel *model;
  GtkSliceListModel *shown; /* the rows of the model that the list has been given */
  guint rest_source;
  guint update_source; /* the rows of a long reading are to be made */
  LesartFactFilterBar *bar;
  guint edited; /* position of the row that "edit" was emitted for */

  guint32 caret;
  guint current; /* position of the marked row, or GTK_INVALID_LIST_POSITION */
  guint pinned;  /* position of the activated row, or GTK_INVALID_LIST_POSITION */
  LesartSpan pinned_span;
};

void lesart_facts_panel_show_position (LesartListPanel *panel, guint position);
void lesart_facts_panel_fill_menu (LesartListPanel *panel, GMenu *menu);
void lesart_facts_panel_class_add_actions (LesartListPanelClass *class);

G_END_DECLS
