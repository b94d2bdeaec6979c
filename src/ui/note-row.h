/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of the Notes panel: the passage with its colour, the tags, the note.
 */
#pragma once

#include "annotation.h"
#include "list-row.h"

G_BEGIN_DECLS

#define LESART_TYPE_NOTE_ROW (lesart_note_row_get_type ())
G_DECLARE_FINAL_TYPE (LesartNoteRow, lesart_note_row, LESART, NOTE_ROW, LesartListRow)

char *lesart_note_row_describe (LesartAnnotation *annotation);

G_END_DECLS
