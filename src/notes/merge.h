/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One list of annotations out of two. Nothing that only one side has is lost: what was deleted on
 * the other side only comes back rather than that a note is gone.
 */
#pragma once

#include "annotation-json.h"
#include "notes.h"

G_BEGIN_DECLS

GPtrArray *lesart_merge_places (GPtrArray *first, GPtrArray *second, GHashTable *removed);
GPtrArray *lesart_merge_changes (LesartNotes *ours,
                                 GHashTable *base,
                                 GPtrArray *theirs,
                                 const LesartSource *source);

G_END_DECLS
