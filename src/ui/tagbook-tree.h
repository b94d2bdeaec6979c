/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tags of the book as a tree, or, while something is searched, those that have it as a list.
 *
 * Signals: "selected" (the selection is another, or none), "activated" (to the details), "moved"
 * (LesartTag, the tag as it is to be: under another parent or at another place).
 */
#pragma once

#include <gtk/gtk.h>

#include "tagbook.h"

G_BEGIN_DECLS

#define LESART_TYPE_TAG_TREE (lesart_tag_tree_get_type ())
G_DECLARE_FINAL_TYPE (LesartTagTree, lesart_tag_tree, LESART, TAG_TREE, GtkBox)

/* Where a tag can be moved by key. */
typedef enum {
  LESART_TAG_TREE_UP,
  LESART_TAG_TREE_DOWN,
  LESART_TAG_TREE_OUT,
  LESART_TAG_TREE_IN,
} LesartTagTreeStep;

GtkWidget *lesart_tag_tree_new (LesartTagBook *book);
LesartTag *lesart_tag_tree_get_selected (LesartTagTree *self); /* (nullable) (transfer none) */
void lesart_tag_tree_select (LesartTagTree *self, const char *id);
void lesart_tag_tree_move (LesartTagTree *self, LesartTagTreeStep step);
void lesart_tag_tree_search (LesartTagTree *self); /* the focus goes to the search */
void lesart_tag_tree_focus (LesartTagTree *self);

G_END_DECLS
