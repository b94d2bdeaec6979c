/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done to several notes at once: a bar that says how many are chosen, with tags, colour
 * and deleting; each is one step that can be undone.
 *
 * Signals: "done" (guint n): n notes were changed; "deleted" (guint n).
 */
#pragma once

#include <gtk/gtk.h>

#include "notes.h"

G_BEGIN_DECLS

#define LESART_TYPE_NOTES_BULK (lesart_notes_bulk_get_type ())
G_DECLARE_FINAL_TYPE (LesartNotesBulk, lesart_notes_bulk, LESART, NOTES_BULK, GtkBox)

GtkWidget *lesart_notes_bulk_new (void);
void lesart_notes_bulk_set_chosen (LesartNotesBulk *self,
                                   LesartNotes *notes,
                                   GtkSelectionModel *selection);
guint lesart_notes_bulk_get_n_chosen (LesartNotesBulk *self);
GPtrArray *lesart_notes_bulk_get_chosen (LesartNotesBulk *self); /* (transfer full) */
void lesart_notes_bulk_edit_tags (LesartNotesBulk *self);
void lesart_notes_bulk_set_colour (LesartNotesBulk *self, LesartColour colour);
void lesart_notes_bulk_delete (LesartNotesBulk *self);

G_END_DECLS
