/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of annotations: an AnnotationCollection with its page in it. Also reads what other
 * programs write instead: a page, an array, a single annotation.
 */
#pragma once

#include "annotation-json.h"

G_BEGIN_DECLS

/**
 * LesartCollection:
 *
 * What a file says beside its annotations: its id, and members that are not ours.
 */
typedef struct {
  JsonObject *root;              /* without its "first" */
  JsonObject *page;              /* without its "items" */
  GHashTable *removed;           /* ids that this file does without: see store.c */
  GHashTable *deleted_elsewhere; /* ids of what was changed here, too, until that is settled */
} LesartCollection;

LesartCollection *lesart_collection_new (const char *label);
LesartCollection *lesart_collection_copy (LesartCollection *self);
void lesart_collection_free (LesartCollection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartCollection, lesart_collection_free)

/* Takes a part of a file; FALSE: no more of it. */
typedef gboolean (*LesartByteSink) (const char *bytes, gsize n_bytes, gpointer data);

LesartCollection *lesart_collection_parse (const char *bytes,
                                           gsize n_bytes,
                                           const char *label,
                                           const LesartSource *source,
                                           GPtrArray *annotations,
                                           GError **error);
LesartCollection *lesart_collection_parse_file (GBytes *file,
                                                const char *label,
                                                const LesartSource *source,
                                                GPtrArray *annotations,
                                                GError **error);
const char *lesart_collection_get_id (LesartCollection *self);
const char *lesart_collection_get_date (LesartCollection *self); /* (nullable) */
void lesart_collection_set_date (LesartCollection *self, const char *date);
gboolean lesart_collection_write_to (LesartCollection *self,
                                     GPtrArray *annotations,
                                     const LesartSource *source,
                                     LesartByteSink sink,
                                     gpointer data);
char *lesart_collection_write (LesartCollection *self,
                               GPtrArray *annotations,
                               const LesartSource *source,
                               gsize *n_bytes);

G_END_DECLS
