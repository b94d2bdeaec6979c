/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps each action on the notes of an article in the journal, before it shows. From there comes,
 * when the article is opened again, what is not in the file of the notes yet, and the history for
 * undo and redo.
 */
#pragma once

#include "annotation-json.h"
#include "atomic-file.h"
#include "notes-private.h"

G_BEGIN_DECLS

typedef struct _LesartKeeper LesartKeeper;

LesartKeeper *lesart_keeper_new (const LesartFileCalls *calls,
                                 const char *stem,
                                 const LesartSource *source,
                                 LesartNotes *notes);
void lesart_keeper_free (LesartKeeper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartKeeper, lesart_keeper_free)
gboolean lesart_keeper_read (LesartKeeper *self, GError **error);
GPtrArray *lesart_keeper_replay (LesartKeeper *self, GPtrArray *annotations, char **date);
void lesart_keeper_begin (LesartKeeper *self);
gboolean lesart_keeper_has_more (LesartKeeper *self);
guint64 lesart_keeper_get_mark (LesartKeeper *self);
void lesart_keeper_folded (LesartKeeper *self, guint64 mark);
gboolean lesart_keeper_has_made (LesartKeeper *self, LesartAnnotation *version);
gboolean lesart_keeper_is_kept (LesartKeeper *self);
void lesart_keeper_retry (LesartKeeper *self);
void lesart_keeper_let_go (LesartKeeper *self);

G_END_DECLS
