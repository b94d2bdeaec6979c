/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See tagbook-change.h.
 */
#include "tagbook-change.h"

#include <string.h>

#include "annotation-json.h"
#include "annotation-private.h"
#include "store.h"

struct _LesartTagChange {
  GObject parent_instance;
  char *id;
  LesartTagDeed deed;
  LesartTagChangeState state;
  char *name;
  char *into;    /* (nullable) */
  char *creator; /* (nullable) */
  GDateTime *time;
  GArray *steps;
  GPtrArray *articles;
  JsonObject *json; /* as read; (nullable) */
};

G_DEFINE_FINAL_TYPE (LesartTagChange, lesart_tag_change, G_TYPE_OBJECT)

static const char *const deeds[LESART_N_TAG_DEEDS] = {
  "add", "edit", "move", "rename", "merge", "split", "delete", "import",
};

static const char *const states[] = { "done", "undone" };

/* ---- articles ---- */

static void
mark_free (gpointer data)
{
  LesartTagMark *mark = data;

  g_free (mark->id);
  g_strfreev (mark->before);
  g_strfreev (mark->after);
  g_free (mark);
}

LesartTagArticle *
lesart_tag_article_new (const char *uri)
{
  LesartTagArticle *self = g_new0 (LesartTagArticle, 1);

  self->uri = g_strdup (uri);
  self->marks = g_ptr_array_new_with_free_func (mark_free);
  return self;
}

void
lesart_tag_article_add (LesartTagArticle *self,
                        const char *id,
                        const char *const *before,
                        const char *const *after)
{
  LesartTagMark *mark = g_new0 (LesartTagMark, 1);

  mark->id = g_strdup (id);
  mark->before = g_strdupv ((char **) before);
  mark->after = g_strdupv ((char **) after);
  g_ptr_array_add (self->marks, mark);
}

void
lesart_tag_article_free (LesartTagArticle *self)
{
  g_free (self->uri);
  g_ptr_array_unref (self->marks);
  g_free (self);
}

/* ---- the object ---- */

static void
clear_step (gpointer data)
{
  LesartTagStep *step = data;

  g_clear_object (&step->before);
  g_clear_object (&step->after);
}

static void
lesart_tag_change_finalize (GObject *object)
{
  LesartTagChange *self = LESART_TAG_CHANGE (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->into);
  g_free (self->creator);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_array_unref (self->steps);
  g_ptr_array_unref (self->articles);
  g_clear_pointer (&self->json, json_object_unref);
  G_OBJECT_CLASS (lesart_tag_change_parent_class)->finalize (object);
}

static void
lesart_tag_change_class_init (LesartTagChangeClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_tag_change_finalize;
}

static void
lesart_tag_change_init (LesartTagChange *self)
{
  self->steps = g_array_new (FALSE, TRUE, sizeof (LesartTagStep));
  g_array_set_clear_func (self->steps, clear_step);
  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) lesart_tag_article_free);
}

/**
 * lesart_tag_change_new:
 * @deed: what is done
 * @name: the tag that it is done to, or what was imported, as the history names it
 * @into: (nullable): the name that it has afterwards, or the tag it went into
 *
 * Returns: (transfer full): a change of now, by the user, without steps
 */
LesartTagChange *
lesart_tag_change_new (LesartTagDeed deed, const char *name, const char *into)
{
  LesartTagChange *self = g_object_new (LESART_TYPE_TAG_CHANGE, NULL);
  g_autofree char *uuid = g_uuid_string_random ();

  self->id = g_strconcat ("urn:uuid:", uuid, NULL);
  self->deed = deed;
  self->name = g_strdup (name);
  self->into = g_strdup (into);
  self->creator = lesart_annotation_get_user ();
  self->time = lesart_annotation_now ();
  return self;
}

/**
 * lesart_tag_change_add_step:
 * @before: (nullable): a tag of the book
 * @after: (nullable): what it is to be, with the same id
 */
void
lesart_tag_change_add_step (LesartTagChange *self, LesartTag *before, LesartTag *after)
{
  LesartTagStep step = { 0 };

  g_return_if_fail (LESART_IS_TAG_CHANGE (self));
  g_return_if_fail (before != NULL || after != NULL);
  g_set_object (&step.before, before);
  g_set_object (&step.after, after);
  g_array_append_val (self->steps, step);
}

/**
 * lesart_tag_change_take_article:
 * @article: (transfer full): what the change does to the marks of an article
 */
void
lesart_tag_change_take_article (LesartTagChange *self, LesartTagArticle *article)
{
  g_return_if_fail (LESART_IS_TAG_CHANGE (self));
  g_ptr_array_add (self->articles, article);
}

const char *
lesart_tag_change_get_id (LesartTagChange *self)
{
  g_return_val_if_fail (LESART_IS_TAG_CHANGE (self), NULL);
  return self->id;
}

LesartTagDeed
lesart_tag_change_get_deed (LesartTagChange *self)
{
  g_return_val_if_fail (LESART_IS_TAG_CHANGE (self), LESART_TAG_DEED_EDIT);
  return self->deed;
}

const char *
lesart_tag_change_get_name (LesartTagChange *self)
{
  g_return_val_if_fail (LESART_IS_TAG_CHANGE (self), NULL);
  return self->name;
}

const char *
lesart_tag_change_get_into (LesartTagChange *self)
{
  g_return_val_if_fail (LESART_IS_TAG_CHANGE (self), NULL);
  return self->into;
}

const char *
lesart_tag_change_get_creator (LesartTagChange *self)
{
  g_return_val_if_fail (LESART_IS_TAG_CHANGE (self), NULL);
  return self->creator;
}

GDateTime *
lesart_tag_change_get_time (LesartTagChange *self)
{
  g_return_val_if_fail (LESART_IS_TAG_CHANGE (self), NULL);
  return self->time;
}

LesartTagChangeState
lesart_tag_change_get_state (LesartTagChange *self)
{
  g_return_val_if_fail (LESART_IS_TAG_CHANGE (self), LESART_TAG_CHANGE_DONE);
  return self->state;
}

/* Used by the book. */
void
lesart_tag_change_set_state (LesartTagChange *self, LesartTagChangeState state)
{
  g_return_if_fail (LESART_IS_TAG_CHANGE (self));
  self->state = state;
}

GArray *
lesart_tag_change_get_steps (LesartTagChange *self)
{
  g_return_val_if_fail (LESART_IS_TAG_CHANGE (self), NULL);
  return self->steps;
}

GPtrArray *
lesart_tag_change_get_articles (LesartTagChange *self)
{
  g_return_val_if_fail (LESART_IS_TAG_CHANGE (self), NULL);
  return self->articles;
}

guint
lesart_tag_change_count_marks (LesartTagChange *self)
{
  guint n = 0;

  g_return_val_if_fail (LESART_IS_TAG_CHANGE (self), 0);
  for (guint i = 0; i < self->articles->len; i++)
    n += ((LesartTagArticle *) self->articles->pdata[i])->marks->len;
  return n;
}

guint
lesart_tag_change_count_articles (LesartTagChange *self)
{
  guint n = 0;

  g_return_val_if_fail (LESART_IS_TAG_CHANGE (self), 0);
  for (guint i = 0; i < self->articles->len; i++)
    n += ((LesartTagArticle *) self->articles->pdata[i])->marks->len > 0;
  return n;
}

/**
 * lesart_tag_change_name_state:
 *
 * Returns: (transfer full): what the history of an article calls the tag book with this change done
 *   or undone; for lesart_tag_book_go_to()
 */
char *
lesart_tag_change_name_state (LesartTagChange *self, gboolean done)
{
  g_return_val_if_fail (LESART_IS_TAG_CHANGE (self), NULL);
  return g_strconcat (self->id, done ? " done" : " undone", NULL);
}

/* ---- reading ---- */

static guint
find_name (const char *const *names, guint n, const char *name, guint otherwise)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return otherwise;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
read_tag (JsonObject *step, const char *name, const char *path, LesartTag **tag, GError **error)
{
  JsonNode *node = json_object_get_member (step, name);
  g_autofree char *member = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  member = g_strconcat (path, ".", name, NULL);
  *tag = lesart_tag_from_json (json_node_get_object (node), member, error);
  return *tag != NULL;
}

static gboolean
read_steps (LesartTagChange *self, JsonArray *array, const char *path, GError **error)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonObject *object = get_element (array, i);
    g_autofree char *member = g_strdup_printf ("%s.tags[%u]", path, i);
    g_autoptr (LesartTag) before = NULL;
    g_autoptr (LesartTag) after = NULL;

    if (object == NULL)
      continue;
    if (!read_tag (object, "before", member, &before, error)
        || !read_tag (object, "after", member, &after, error))
      return FALSE;
    if (before != NULL || after != NULL)
      lesart_tag_change_add_step (self, before, after);
  }
  return TRUE;
}

static char **
read_strings (JsonArray *array)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
      g_strv_builder_add (strings, json_node_get_string (node));
  }
  return g_strv_builder_end (strings);
}

static void
read_marks (LesartTagArticle *article, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonObject *object = get_element (array, i);
    const char *id = object != NULL ? lesart_anno_get_string (object, "id") : NULL;
    g_auto (GStrv) before = NULL;
    g_auto (GStrv) after = NULL;

    if (id == NULL)
      continue;
    before = read_strings (get_array (object, "before"));
    after = read_strings (get_array (object, "after"));
    lesart_tag_article_add (article, id, (const char *const *) before, (const char *const *) after);
  }
}

static void
read_articles (LesartTagChange *self, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonObject *object = get_element (array, i);
    const char *uri = object != NULL ? lesart_anno_get_string (object, "uri") : NULL;
    LesartTagArticle *article;

    if (uri == NULL)
      continue;
    article = lesart_tag_article_new (uri);
    read_marks (article, get_array (object, "marks"));
    g_ptr_array_add (self->articles, article);
  }
}

/**
 * lesart_tag_change_from_json:
 * @path: where it is in its file, for messages
 *
 * Returns: (transfer full) (nullable): a change, or %NULL with %LESART_NOTES_ERROR_MODEL
 */
LesartTagChange *
lesart_tag_change_from_json (JsonObject *object, const char *path, GError **error)
{
  g_autoptr (LesartTagChange) self = g_object_new (LESART_TYPE_TAG_CHANGE, NULL);
  const char *id = lesart_anno_get_string (object, "id");
  const char *name = lesart_anno_get_string (object, "name");
  const char *time = lesart_anno_get_string (object, "time");
  const char *state = lesart_anno_get_string (object, "state");

  if (id == NULL) {
    g_set_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL, "%s.id: is missing", path);
    return NULL;
  }
  self->id = g_strdup (id);
  self->deed = (LesartTagDeed) find_name (
      deeds, LESART_N_TAG_DEEDS, lesart_anno_get_string (object, "deed"), LESART_TAG_DEED_EDIT);
  /* Older files say "dropped" of what was undone before something else was done. */
  self->state = state == NULL || strcmp (state, states[LESART_TAG_CHANGE_DONE]) == 0
                    ? LESART_TAG_CHANGE_DONE
                    : LESART_TAG_CHANGE_UNDONE;
  self->name = g_strdup (name != NULL ? name : "");
  self->into = g_strdup (lesart_anno_get_string (object, "into"));
  self->creator = g_strdup (lesart_anno_get_string (object, "creator"));
  self->time = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  if (!read_steps (self, get_array (object, "tags"), path, error))
    return NULL;
  read_articles (self, get_array (object, "articles"));
  self->json = json_object_ref (object);
  return g_steal_pointer (&self);
}

/* ---- writing ---- */

static void
write_steps (LesartTagChange *self, JsonObject *object)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->steps->len; i++) {
    LesartTagStep *step = &g_array_index (self->steps, LesartTagStep, i);
    JsonObject *element = json_object_new ();

    if (step->before != NULL)
      json_object_set_object_member (element, "before", lesart_tag_to_json (step->before));
    if (step->after != NULL)
      json_object_set_object_member (element, "after", lesart_tag_to_json (step->after));
    json_array_add_object_element (array, element);
  }
  json_object_set_array_member (object, "tags", array);
}

static void
write_strings (JsonObject *object, const char *name, char **strings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; strings[i] != NULL; i++)
    json_array_add_string_element (array, strings[i]);
  json_object_set_array_member (object, name, array);
}

static JsonObject *
write_article (LesartTagArticle *article)
{
  JsonObject *object = json_object_new ();
  JsonArray *marks = json_array_new ();

  json_object_set_string_member (object, "uri", article->uri);
  for (guint i = 0; i < article->marks->len; i++) {
    LesartTagMark *mark = article->marks->pdata[i];
    JsonObject *element = json_object_new ();

    json_object_set_string_member (element, "id", mark->id);
    write_strings (element, "before", mark->before);
    write_strings (element, "after", mark->after);
    json_array_add_object_element (marks, element);
  }
  json_object_set_array_member (object, "marks", marks);
  return object;
}

static void
keep_others (JsonObject *object, JsonObject *old)
{
  static const char *const ours[] = { "id",   "deed",    "name", "into",     "state",
                                      "time", "creator", "tags", "articles", NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, old);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!g_strv_contains (ours, name))
      json_object_set_member (object, name, json_node_copy (member));
}

/**
 * lesart_tag_change_to_json:
 *
 * Returns: (transfer full): what lesart_tag_change_from_json() reads
 */
JsonObject *
lesart_tag_change_to_json (LesartTagChange *self)
{
  JsonObject *object = json_object_new ();
  g_autofree char *time = NULL;

  g_return_val_if_fail (LESART_IS_TAG_CHANGE (self), object);
  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "deed", deeds[self->deed]);
  json_object_set_string_member (object, "name", self->name);
  if (self->into != NULL)
    json_object_set_string_member (object, "into", self->into);
  if (self->state != LESART_TAG_CHANGE_DONE)
    json_object_set_string_member (object, "state", states[self->state]);
  time = self->time != NULL ? g_date_time_format_iso8601 (self->time) : NULL;
  if (time != NULL)
    json_object_set_string_member (object, "time", time);
  if (self->creator != NULL)
    json_object_set_string_member (object, "creator", self->creator);
  write_steps (self, object);
  if (self->articles->len > 0) {
    JsonArray *articles = json_array_new ();

    for (guint i = 0; i < self->articles->len; i++)
      json_array_add_object_element (articles, write_article (self->articles->pdata[i]));
    json_object_set_array_member (object, "articles", articles);
  }
  if (self->json != NULL)
    keep_others (object, self->json);
  return object;
}
