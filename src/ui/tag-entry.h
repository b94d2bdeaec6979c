/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits a set of tags: each a chip that can be removed, an entry for more, and the tags of the
 * article and of the tag book that fit what is being typed, with what they mean.
 *
 * Signals: "changed"; "finished" when Enter is pressed in the empty entry.
 */
#pragma once

#include <gtk/gtk.h>

#include "tagbook.h"

G_BEGIN_DECLS

#define LESART_TYPE_TAG_ENTRY (lesart_tag_entry_get_type ())
G_DECLARE_FINAL_TYPE (LesartTagEntry, lesart_tag_entry, LESART, TAG_ENTRY, GtkBox)

GtkWidget *lesart_tag_entry_new (void);
void lesart_tag_entry_set_tags (LesartTagEntry *self, const char *const *tags);
void lesart_tag_entry_set_known (LesartTagEntry *self, const char *const *known);
void lesart_tag_entry_set_book (LesartTagEntry *self, LesartTagBook *book);
char **lesart_tag_entry_get_tags (LesartTagEntry *self); /* with what still stands in the entry */
void lesart_tag_entry_focus (LesartTagEntry *self);

G_END_DECLS
