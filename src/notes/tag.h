/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One tag of the tag book: what it is called, how it is told apart, and when it is to be given.
 * Immutable; a change makes a new version with the same id.
 */
#pragma once

#include "annotation.h"

G_BEGIN_DECLS

/* The second cue beside the colour. */
typedef enum {
  LESART_SHAPE_CIRCLE,
  LESART_SHAPE_SQUARE,
  LESART_SHAPE_TRIANGLE,
  LESART_SHAPE_DIAMOND,
  LESART_SHAPE_STAR,
  LESART_SHAPE_HEXAGON,
  LESART_N_SHAPES,
} LesartShape;

/* What a tag says in words. */
typedef enum {
  LESART_TAG_NAME, /* what annotations have as their tag; no two tags of a book share it */
  LESART_TAG_KEY,  /* one character; "" without a key */
  LESART_TAG_DEFINITION,
  LESART_TAG_EXAMPLE,
  LESART_TAG_COUNTER_EXAMPLE,
  LESART_TAG_RULE,
  LESART_N_TAG_TEXTS,
} LesartTagText;

/* Longer texts are cut: a book is to be read. */
#define LESART_TAG_MAX_BYTES 20000
#define LESART_TAG_MAX_NAME 200

#define LESART_TYPE_TAG (lesart_tag_get_type ())
G_DECLARE_FINAL_TYPE (LesartTag, lesart_tag, LESART, TAG, GObject)

LesartTag *lesart_tag_new (const char *name);
LesartTag *lesart_tag_new_with_id (const char *id, const char *name);
const char *lesart_tag_get_id (LesartTag *self);
const char *lesart_tag_get_name (LesartTag *self);
const char *lesart_tag_get_text (LesartTag *self, LesartTagText which); /* "" if there is none */
gunichar lesart_tag_get_key (LesartTag *self);                          /* 0 without one */
LesartColour lesart_tag_get_colour (LesartTag *self);
LesartShape lesart_tag_get_shape (LesartTag *self);
const char *lesart_tag_get_parent (LesartTag *self); /* (nullable): an id */
guint lesart_tag_get_place (LesartTag *self);        /* among its siblings */
gboolean lesart_tag_is_group (LesartTag *self);      /* only holds others, is not given itself */
const char *lesart_tag_get_rgb (LesartTag *self);    /* (nullable): for other programs */
gboolean lesart_tag_equal (LesartTag *self, LesartTag *other); /* all but the place */

LesartTag *lesart_tag_with_text (LesartTag *self, LesartTagText which, const char *text);
LesartTag *lesart_tag_with_colour (LesartTag *self, LesartColour colour);
LesartTag *lesart_tag_with_rgb (LesartTag *self, const char *rgb);
LesartTag *lesart_tag_with_shape (LesartTag *self, LesartShape shape);
LesartTag *lesart_tag_with_parent (LesartTag *self, const char *parent, guint place);
LesartTag *lesart_tag_with_group (LesartTag *self, gboolean is_group);

/* Members that are not ours stay. */
LesartTag *lesart_tag_from_json (JsonObject *object, const char *path, GError **error);
JsonObject *lesart_tag_to_json (LesartTag *self);

G_END_DECLS
