/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of the Notes panel: the passage with its colour, the tags, the note.
 *
 * Signals: "show" (clicked once), "edit" (its button).
 */
#pragma once

#include <gtk/gtk.h>

#include "annotation.h"

G_BEGIN_DECLS

#define LESART_TYPE_NOTE_ROW (lesart_note_row_get_type ())
G_DECLARE_FINAL_TYPE (LesartNoteRow, lesart_note_row, LESART, NOTE_ROW, GtkBox)

GtkWidget *lesart_note_row_new (void);
void lesart_note_row_set_annotation (LesartNoteRow *self, LesartAnnotation *annotation);
LesartAnnotation *
lesart_note_row_get_annotation (LesartNoteRow *self); /* (nullable) (transfer none) */
void lesart_note_row_set_current (LesartNoteRow *self, gboolean current);
char *lesart_note_row_describe (LesartAnnotation *annotation);

G_END_DECLS
