/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a change of the tag book does to the marks of an article: other tags, as one step of its
 * history, with which the tag book is undone, too.
 */
#pragma once

#include "notes.h"
#include "tagbook-change.h"

G_BEGIN_DECLS

/**
 * LesartRetag:
 * @names: (element-type utf8 utf8): name of a tag -> what it is to be, or %NULL for a tag that goes
 * @only: (nullable): ids of annotations; others stay as they are
 *
 * Rename is one pair, merge are several with the same end, delete is a pair without an end, and a
 * split is a rename of only some marks.
 */
typedef struct {
  GHashTable *names;
  GHashTable *only;
} LesartRetag;

void lesart_retag_init (LesartRetag *self);
void lesart_retag_clear (LesartRetag *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LesartRetag, lesart_retag_clear)
void lesart_retag_add (LesartRetag *self, const char *name, const char *into);

char **lesart_retag_map (const LesartRetag *self, const char *const *tags);
LesartTagArticle *lesart_retag_find (const LesartRetag *self, LesartNotes *notes, const char *uri);
guint lesart_retag_apply (LesartTagArticle *article,
                          LesartTagChange *change,
                          LesartNotes *notes,
                          gboolean backwards);

G_END_DECLS
