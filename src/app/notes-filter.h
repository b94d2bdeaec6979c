/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which notes a list shows: those of a tag, of a colour, with some words.
 */
#pragma once

#include "annotation.h"

G_BEGIN_DECLS

/* NULL, NULL and LESART_COLOUR_NONE let every note pass. */
typedef struct _LesartNotesFilter LesartNotesFilter;

LesartNotesFilter *lesart_notes_filter_new (void);
void lesart_notes_filter_free (LesartNotesFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartNotesFilter, lesart_notes_filter_free)

void lesart_notes_filter_set_query (LesartNotesFilter *filter, const char *query);
void lesart_notes_filter_set_tag (LesartNotesFilter *filter, const char *tag);
void lesart_notes_filter_set_colour (LesartNotesFilter *filter, LesartColour colour);
const char *lesart_notes_filter_get_tag (const LesartNotesFilter *filter); /* (nullable) */
LesartColour lesart_notes_filter_get_colour (const LesartNotesFilter *filter);
gboolean lesart_notes_filter_is_empty (const LesartNotesFilter *filter);
gboolean lesart_notes_filter_match (const LesartNotesFilter *filter, LesartAnnotation *annotation);

G_END_DECLS
