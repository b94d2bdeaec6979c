/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tag book as JSON: what is in its file, and what is exported and imported.
 *
 *   {"schema": "lesart-tagbook/1", "tags": [...], "history": [...]}
 *
 * Tags stand in the order of the tree. An export has no history. What is not ours is kept.
 */
#pragma once

#include "tagbook-change.h"

G_BEGIN_DECLS

#define LESART_TAG_BOOK_SCHEMA "lesart-tagbook/1"

/* What a file says: tags and changes in its order, and the members that are not ours. */
typedef struct {
  GPtrArray *tags;
  GPtrArray *history;
  JsonObject *root;
} LesartTagBookContent;

LesartTagBookContent *lesart_tag_book_content_new (void);
void lesart_tag_book_content_free (LesartTagBookContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartTagBookContent, lesart_tag_book_content_free)

LesartTagBookContent *
lesart_tag_book_content_parse (const char *bytes, gsize n_bytes, GError **error);
char *lesart_tag_book_content_write (LesartTagBookContent *self, gsize *n_bytes);
gboolean lesart_tag_book_check (GPtrArray *tags, GError **error);

G_END_DECLS
