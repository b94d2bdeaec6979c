/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One change of the tag book: which tags it made other, and which marks of which articles. It is
 * what is undone and done again, also days later.
 */
#pragma once

#include "tag.h"

G_BEGIN_DECLS

typedef enum {
  LESART_TAG_DEED_ADD,
  LESART_TAG_DEED_EDIT, /* what a tag says or looks like */
  LESART_TAG_DEED_MOVE, /* in the hierarchy */
  LESART_TAG_DEED_RENAME,
  LESART_TAG_DEED_MERGE,
  LESART_TAG_DEED_SPLIT,
  LESART_TAG_DEED_DELETE,
  LESART_TAG_DEED_IMPORT,
  LESART_N_TAG_DEEDS,
} LesartTagDeed;

typedef enum {
  LESART_TAG_CHANGE_DONE,
  LESART_TAG_CHANGE_UNDONE,
} LesartTagChangeState;

/* A tag before and after; NULL stands for "is not there". */
typedef struct {
  LesartTag *before;
  LesartTag *after;
} LesartTagStep;

/* The tags of one annotation before and after. */
typedef struct {
  char *id;
  char **before;
  char **after;
} LesartTagMark;

/* The marks of one article; none of one in whose history it stands all the same. */
typedef struct {
  char *uri;
  GPtrArray *marks; /* LesartTagMark */
} LesartTagArticle;

LesartTagArticle *lesart_tag_article_new (const char *uri);
void lesart_tag_article_add (LesartTagArticle *self,
                             const char *id,
                             const char *const *before,
                             const char *const *after);
void lesart_tag_article_free (LesartTagArticle *self);

#define LESART_TYPE_TAG_CHANGE (lesart_tag_change_get_type ())
G_DECLARE_FINAL_TYPE (LesartTagChange, lesart_tag_change, LESART, TAG_CHANGE, GObject)

LesartTagChange *lesart_tag_change_new (LesartTagDeed deed, const char *name, const char *into);
void lesart_tag_change_add_step (LesartTagChange *self, LesartTag *before, LesartTag *after);
char *lesart_tag_change_name_state (LesartTagChange *self, gboolean done); /* for histories */
void lesart_tag_change_take_article (LesartTagChange *self, LesartTagArticle *article);

const char *lesart_tag_change_get_id (LesartTagChange *self);
LesartTagDeed lesart_tag_change_get_deed (LesartTagChange *self);
const char *lesart_tag_change_get_name (LesartTagChange *self);
const char *lesart_tag_change_get_into (LesartTagChange *self);    /* (nullable): the new name */
const char *lesart_tag_change_get_creator (LesartTagChange *self); /* (nullable) */
GDateTime *lesart_tag_change_get_time (LesartTagChange *self);     /* (nullable) */
LesartTagChangeState lesart_tag_change_get_state (LesartTagChange *self);
void lesart_tag_change_set_state (LesartTagChange *self, LesartTagChangeState state);
GArray *lesart_tag_change_get_steps (LesartTagChange *self);       /* LesartTagStep */
GPtrArray *lesart_tag_change_get_articles (LesartTagChange *self); /* LesartTagArticle */
guint lesart_tag_change_count_marks (LesartTagChange *self);
guint lesart_tag_change_count_articles (LesartTagChange *self); /* with such marks */

LesartTagChange *lesart_tag_change_from_json (JsonObject *object, const char *path, GError **error);
JsonObject *lesart_tag_change_to_json (LesartTagChange *self);

G_END_DECLS
