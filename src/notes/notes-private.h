/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the store needs of the notes beyond notes.h.
 */
#pragma once

#include "history.h"

G_BEGIN_DECLS

typedef enum {
  LESART_ACT_DO,
  LESART_ACT_UNDO,
  LESART_ACT_REDO,
  LESART_ACT_LEAVE_UNDO, /* the history goes on, and all stays as it is */
  LESART_ACT_LEAVE_REDO,
} LesartAct;

/* Called for each action when it is complete, before "edited" is emitted. Of what is undone,
 * "before" is still what was there before the action, so the change goes from "after" to it. */
typedef void (*LesartNotesKeeper) (LesartAct act, const LesartAction *action, gpointer data);
void lesart_notes_set_keeper (LesartNotes *self, LesartNotesKeeper keeper, gpointer data);

/* Makes a version of the history that is still JSON; NULL if it is none. */
typedef LesartAnnotation *(*LesartVersionReader) (const LesartVersion *version, gpointer data);
void lesart_notes_set_history (LesartNotes *self,
                               LesartHistory *history,
                               LesartVersionReader reader,
                               gpointer data);
void lesart_notes_forget_reader (LesartNotes *self);
const LesartHistory *lesart_notes_get_history (LesartNotes *self);

/* Undoes the last step, or redoes the next one, if that is where the matter went already. */
gboolean lesart_notes_follow (LesartNotes *self, LesartMatter matter, const char *to);

/* Adds those with a new id and replaces those with a known one, without history and without
 * "edited": what another program wrote meanwhile is not something that the user could undo. */
void lesart_notes_merge (LesartNotes *self, GPtrArray *annotations);

/* No extent of an item is longer. */

/* How many are other versions of one that is there, too. */
guint lesart_notes_count_conflicts (LesartNotes *self);

/* All that is to be written; (transfer full). */
GPtrArray *lesart_notes_get_all (LesartNotes *self);

G_END_DECLS
