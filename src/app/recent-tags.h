/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tags used last, each at a number from 1 to 9 that it keeps: what a key means does not change
 * while it is used. A new tag takes a free number, or that of the one that was not used for
 * longest.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LESART_N_RECENT_TAGS 9

typedef struct _LesartRecentTags LesartRecentTags;

LesartRecentTags *lesart_recent_tags_new (const char *const *tags);
void lesart_recent_tags_free (LesartRecentTags *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartRecentTags, lesart_recent_tags_free)

gboolean lesart_recent_tags_use (LesartRecentTags *self, const char *tag);
gboolean lesart_recent_tags_rename (LesartRecentTags *self, const char *tag, const char *into);
void lesart_recent_tags_fill (LesartRecentTags *self, const char *const *tags);
const char *const *lesart_recent_tags_get (LesartRecentTags *self);

G_END_DECLS
