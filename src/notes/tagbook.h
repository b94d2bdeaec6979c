/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tag book: tags in their hierarchy, and every change that was made to them. One JSON file in
 * the user's data folder, the same for all articles.
 *
 * Annotations have names of tags, not ids: what other programs read is plain W3C, and a tag that is
 * not in the book is a tag all the same.
 */
#pragma once

#include "tagbook-change.h"

G_BEGIN_DECLS

#define LESART_TAG_BOOK_MAX_TAGS 5000
#define LESART_TAG_BOOK_MAX_DEPTH 16

#define LESART_TYPE_TAG_BOOK (lesart_tag_book_get_type ())
G_DECLARE_FINAL_TYPE (LesartTagBook, lesart_tag_book, LESART, TAG_BOOK, GObject)

/* Signals: "changed": other tags, or another history; "turned" (LesartTagChange *, gboolean): after
 * that, with a change that was done or redone, or with TRUE undone. */

LesartTagBook *lesart_tag_book_new (const char *path);
char *lesart_tag_book_get_default_path (void);
gboolean lesart_tag_book_load (LesartTagBook *self, GError **error);
const GError *lesart_tag_book_get_error (LesartTagBook *self); /* (nullable): of the load */
char *lesart_tag_book_set_aside (LesartTagBook *self, GError **error);

GPtrArray *lesart_tag_book_get_tags (LesartTagBook *self); /* in the order of the tree */
GPtrArray *lesart_tag_book_get_children (LesartTagBook *self, const char *parent);
LesartTag *lesart_tag_book_find (LesartTagBook *self, const char *id); /* (nullable) */
LesartTag *lesart_tag_book_find_by_name (LesartTagBook *self, const char *name);
LesartTag *lesart_tag_book_find_by_key (LesartTagBook *self, gunichar key);
gboolean lesart_tag_book_is_below (LesartTagBook *self, const char *id, const char *ancestor);

/* All or nothing: what cannot be saved is not done. */
gboolean lesart_tag_book_do (LesartTagBook *self, LesartTagChange *change, GError **error);
gboolean lesart_tag_book_undo (LesartTagBook *self, LesartTagChange *change, GError **error);
gboolean lesart_tag_book_redo (LesartTagBook *self, LesartTagChange *change, GError **error);
LesartTagChange *lesart_tag_book_get_undo (LesartTagBook *self); /* (nullable) */
gboolean lesart_tag_book_go_to (LesartTagBook *self,
                                const char *to,
                                LesartTagChange **turned,
                                GError **error);
GPtrArray *lesart_tag_book_get_history (LesartTagBook *self); /* the oldest first */

/* For exports and tests: the bytes of a file. */
char *lesart_tag_book_to_json (LesartTagBook *self, gsize *n_bytes);
GPtrArray *lesart_tag_book_parse (const char *bytes, gsize n_bytes, GError **error);

G_END_DECLS
