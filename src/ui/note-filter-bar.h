/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The filters above the notes, and their order. Only what is in use is offered.
 */
#pragma once

#include "filter-bar.h"
#include "notes-filter.h"
#include "notes.h"

G_BEGIN_DECLS

typedef enum {
  LESART_NOTE_ORDER_PLACE,
  LESART_NOTE_ORDER_TIME, /* what was changed last first */
  LESART_NOTE_ORDER_TAG,
} LesartNoteOrder;

#define LESART_TYPE_NOTE_FILTER_BAR (lesart_note_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (
    LesartNoteFilterBar, lesart_note_filter_bar, LESART, NOTE_FILTER_BAR, LesartFilterBar)

GtkWidget *lesart_note_filter_bar_new (void);
void lesart_note_filter_bar_set_notes (LesartNoteFilterBar *self, LesartNotes *notes);
const LesartNotesFilter *lesart_note_filter_bar_get_filter (LesartNoteFilterBar *self);
LesartNoteOrder lesart_note_filter_bar_get_order (LesartNoteFilterBar *self);
void lesart_note_filter_bar_show_gone (LesartNoteFilterBar *self);

G_END_DECLS
