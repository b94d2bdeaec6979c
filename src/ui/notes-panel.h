/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Notes panel: every annotation of the article, filtered and in the order that the reader
 * wants; one or several can be chosen and changed.
 *
 * Signals: "show-span" (guint start, guint end); "edit" and "relate" (LesartAnnotation); "deleted"
 * and "changed" (guint n), after it was done to n notes, so that undoing can be offered.
 */
#pragma once

#include "document.h"
#include "list-panel.h"

G_BEGIN_DECLS

#define LESART_TYPE_NOTES_PANEL (lesart_notes_panel_get_type ())
G_DECLARE_FINAL_TYPE (LesartNotesPanel, lesart_notes_panel, LESART, NOTES_PANEL, LesartListPanel)

GtkWidget *lesart_notes_panel_new (void);
void lesart_notes_panel_set_document (LesartNotesPanel *self, LesartDocument *document);
void lesart_notes_panel_set_caret (LesartNotesPanel *self, guint32 at);
void lesart_notes_panel_show_gone (LesartNotesPanel *self);

G_END_DECLS
