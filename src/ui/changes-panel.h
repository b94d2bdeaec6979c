/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The passages of an article that were changed since they were marked, for a person to decide on.
 */
#pragma once

#include "document.h"
#include "list-panel.h"

G_BEGIN_DECLS

#define LESART_TYPE_CHANGES_PANEL (lesart_changes_panel_get_type ())
G_DECLARE_FINAL_TYPE (
    LesartChangesPanel, lesart_changes_panel, LESART, CHANGES_PANEL, LesartListPanel)

/* How many passages are in the list, by what became of them. */
typedef struct {
  guint n_moved;
  guint n_changed;
  guint n_gone;
} LesartChangeCounts;

/* Signals: "show-span" (start, end), "place" (annotation), "decided" (what was done, for people),
 * "changed" when there are more or fewer. */

GtkWidget *lesart_changes_panel_new (void);
void lesart_changes_panel_set_document (LesartChangesPanel *self, LesartDocument *document);
LesartChangeCounts lesart_changes_panel_count (LesartChangesPanel *self);

G_END_DECLS
