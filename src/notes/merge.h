/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One list of annotations out of two. Nothing that only one side has is lost: what was deleted on
 * the other side only comes back rather than that a note is gone. What both changed is there twice:
 * ours, and theirs under an id of its own, which names ours (LESART_ANNO_CONFLICT).
 */
#pragma once

#include "annotation-json.h"
#include "notes.h"

G_BEGIN_DECLS

/* What we made of an annotation since the file was last written: JSON, or NULL for nothing. */
typedef struct {
  GBytes *ours;
  gboolean is_slice;   /* ours is as it was in a file */
  GPtrArray *versions; /* all that there were, from what the file had on */
} LesartPending;

/* Whether we made this version since the file was last written: if it is in there, it may be that
 * all of that was written after all. */
typedef gboolean (*LesartMadeHere) (LesartAnnotation *version, gpointer data);

GPtrArray *lesart_merge_places (GPtrArray *first,
                                GPtrArray *second,
                                GHashTable *removed,
                                gboolean second_is_later);
GPtrArray *lesart_merge_changes (LesartNotes *ours,
                                 GHashTable *base,
                                 GPtrArray *theirs,
                                 const LesartSource *source,
                                 LesartMadeHere made_here,
                                 gpointer data);
gboolean
lesart_merge_is_version (GBytes *raw, LesartAnnotation *annotation, const LesartSource *source);
GPtrArray *
lesart_merge_pending (GPtrArray *theirs, GHashTable *pending, const LesartSource *source);
LesartAnnotation *lesart_merge_read (GBytes *raw, gboolean is_slice, const LesartSource *source);
LesartAnnotation *lesart_merge_make_copy (LesartAnnotation *theirs, const LesartSource *source);
LesartAnnotation *
lesart_merge_settle (LesartAnnotation *copy, const char *id, const LesartSource *source);
gboolean
lesart_merge_is_same (LesartAnnotation *a, LesartAnnotation *b, const LesartSource *source);

G_END_DECLS
