/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One list of annotations out of two. What one side alone has changed or deleted, is so; what both
 * changed is there twice: ours, and theirs under an id of its own, which names ours
 * (LESART_ANNO_CONFLICT); what one side deleted and the other changed, stays.
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
/**
 * LesartMerged:
 * @taken: (element-type LesartAnnotation): to add or to replace
 * @deleted: (element-type utf8): ids of what to take out: they did, and we have not changed it
 * @at_odds: (element-type utf8): ids of what they deleted and we have changed
 *
 * What to make of what is in memory.
 */
typedef struct {
  GPtrArray *taken;
  GPtrArray *deleted;
  GPtrArray *at_odds;
} LesartMerged;

void lesart_merge_changes (LesartNotes *ours,
                           GPtrArray *base,
                           GPtrArray *theirs,
                           const LesartSource *source,
                           LesartMadeHere made_here,
                           gpointer data,
                           LesartMerged *merged);
void lesart_merged_clear (LesartMerged *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LesartMerged, lesart_merged_clear)
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
