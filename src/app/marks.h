/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done to marks beyond a change of one member: parts added and taken away, edges moved,
 * tags switched, several deleted with what relates them; and on which level each is drawn.
 */
#pragma once

#include "notes.h"

G_BEGIN_DECLS

/* New versions, which are not in the notes yet. */
LesartAnnotation *lesart_mark_with_part (LesartAnnotation *mark, LesartText *text, LesartSpan part);
LesartAnnotation *
lesart_mark_without_part (LesartAnnotation *mark, LesartText *text, LesartSpan part);
LesartAnnotation *
lesart_mark_with_part_at (LesartAnnotation *mark, LesartText *text, guint part, LesartSpan span);
LesartAnnotation *lesart_mark_with_tag (LesartAnnotation *mark, const char *tag, gboolean on);
gboolean lesart_mark_has_tag (LesartAnnotation *mark, const char *tag);
guint lesart_mark_get_part_at (LesartAnnotation *mark, guint32 at);

/* Steps of the history. */
void lesart_marks_remove (LesartNotes *notes, GPtrArray *marks);
void lesart_marks_set_colour (LesartNotes *notes, GPtrArray *marks, LesartColour colour);
void lesart_marks_change_tags (LesartNotes *notes,
                               GPtrArray *marks,
                               const char *const *add,
                               const char *const *remove);
char **lesart_marks_get_common_tags (GPtrArray *marks);

/**
 * LesartMarkPart:
 * @span: a passage of the mark
 * @gap: from here to its next passage; empty at the last one
 * @level: which of the marks over one another it is: two that overlap have different levels
 * @colour: a #LesartColour
 * @first: the mark begins here
 *
 * What of a mark is drawn at one place.
 */
typedef struct {
  LesartSpan span;
  LesartSpan gap;
  guint8 level;
  guint8 colour;
  gboolean first;
} LesartMarkPart;

GArray *lesart_marks_lay_out (LesartNotes *notes, guint32 *longest);
void lesart_marks_lay_out_again (
    LesartNotes *notes, GArray *parts, guint32 *longest, guint position, guint added);

G_END_DECLS
