/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which notes a list shows: those of a tag, a colour, an author, a verdict, by people or programs,
 * in the text, changed there or gone from it, with some words.
 */
#pragma once

#include "annotation.h"

G_BEGIN_DECLS

typedef enum {
  LESART_ORIGIN_ANY,
  LESART_ORIGIN_HUMAN,
  LESART_ORIGIN_MACHINE,
} LesartNoteOrigin;

typedef enum {
  LESART_PRESENCE_ANY,
  LESART_PRESENCE_FOUND,
  LESART_PRESENCE_GONE,
  LESART_PRESENCE_CHANGED, /* in the text, with other words */
} LesartNotePresence;

/* NULL, the first of each enumeration and LESART_N_VERDICTS let every note pass. */
typedef struct _LesartNotesFilter LesartNotesFilter;

LesartNotesFilter *lesart_notes_filter_new (void);
void lesart_notes_filter_free (LesartNotesFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartNotesFilter, lesart_notes_filter_free)

void lesart_notes_filter_set_query (LesartNotesFilter *filter, const char *query);
void lesart_notes_filter_set_tag (LesartNotesFilter *filter, const char *tag);
void lesart_notes_filter_set_colour (LesartNotesFilter *filter, LesartColour colour);
void lesart_notes_filter_set_author (LesartNotesFilter *filter, const char *author);
void lesart_notes_filter_set_verdict (LesartNotesFilter *filter, LesartVerdict verdict);
void lesart_notes_filter_set_origin (LesartNotesFilter *filter, LesartNoteOrigin origin);
void lesart_notes_filter_set_presence (LesartNotesFilter *filter, LesartNotePresence presence);
LesartColour lesart_notes_filter_get_colour (const LesartNotesFilter *filter);
gboolean lesart_notes_filter_match (const LesartNotesFilter *filter, LesartAnnotation *annotation);
void lesart_notes_filter_prepare (LesartAnnotation *annotation);

G_END_DECLS
