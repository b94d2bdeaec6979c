/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Other programs let two codes have one name; a tag book does not.
 */
#pragma once

#include "tagbook.h"

G_BEGIN_DECLS

/* The names given away so far, and what had to be changed. */
typedef struct {
  GHashTable *taken;
  gboolean any_changed;
} LesartTagNames;

void lesart_tag_names_init (LesartTagNames *self);
void lesart_tag_names_clear (LesartTagNames *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LesartTagNames, lesart_tag_names_clear)

LesartTag *lesart_tag_names_make (
    LesartTagNames *self, const char *id, const char *name, LesartTag *parent, guint place);

G_END_DECLS
