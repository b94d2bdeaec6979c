/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits one annotation: colour, tags, note. Nothing that was written is lost: clicking elsewhere
 * saves, Escape asks if there is something to discard.
 *
 * Signals, at most one an edit: "done" (LesartAnnotation, the new version; the same if nothing was
 * changed), "delete" (LesartAnnotation), "cancelled". The notes themselves are not touched.
 */
#pragma once

#include <gtk/gtk.h>

#include "notes.h"
#include "tagbook.h"

G_BEGIN_DECLS

typedef enum {
  LESART_NOTE_EDITOR_TAGS,
  LESART_NOTE_EDITOR_NOTE,
} LesartNoteEditorField;

#define LESART_TYPE_NOTE_EDITOR (lesart_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (LesartNoteEditor, lesart_note_editor, LESART, NOTE_EDITOR, GtkPopover)

GtkWidget *lesart_note_editor_new (void);
void lesart_note_editor_set_tag_book (LesartNoteEditor *self, LesartTagBook *book);
void lesart_note_editor_edit (LesartNoteEditor *self,
                              LesartAnnotation *annotation,
                              LesartNotes *notes,
                              LesartNoteEditorField field);
LesartEdit
lesart_note_editor_get_edit (LesartNoteEditor *self); /* what "done" changed, for the history */

G_END_DECLS
