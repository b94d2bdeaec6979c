/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the store needs of the notes beyond notes.h.
 */
#pragma once

#include "notes.h"

G_BEGIN_DECLS

/* Adds those with a new id and replaces those with a known one, without history and without
 * "edited": what another program wrote meanwhile is not something that the user could undo. */
void lesart_notes_merge (LesartNotes *self, GPtrArray *annotations);

/* All that is to be written; (transfer full). */
GPtrArray *lesart_notes_get_all (LesartNotes *self);

G_END_DECLS
