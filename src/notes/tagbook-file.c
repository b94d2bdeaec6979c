/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See tagbook-file.h.
 */
#include "tagbook-file.h"

#include <string.h>

#include "annotation-json.h"
#include "json-guard.h"
#include "json-tree.h"
#include "store.h"
#include "tagbook.h"

static gboolean
fail (GError **error, const char *path, const char *what)
{
  g_set_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL, "%s: %s", path, what);
  return FALSE;
}

LesartTagBookContent *
lesart_tag_book_content_new (void)
{
  LesartTagBookContent *self = g_new0 (LesartTagBookContent, 1);

  self->tags = g_ptr_array_new_with_free_func (g_object_unref);
  self->history = g_ptr_array_new_with_free_func (g_object_unref);
  self->root = json_object_new ();
  return self;
}

void
lesart_tag_book_content_free (LesartTagBookContent *self)
{
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->history);
  json_object_unref (self->root);
  g_free (self);
}

/* ---- what a book has to be ---- */

/* Up from a tag. As no way may be longer than the limit, all of them together take linear time; and
 * one that goes in a circle never ends. */
static gboolean
check_depth (GHashTable *by_id, LesartTag *tag, GError **error)
{
  const char *parent = lesart_tag_get_parent (tag);

  for (guint depth = 0; parent != NULL; depth++) {
    LesartTag *above = g_hash_table_lookup (by_id, parent);

    if (above == NULL)
      return fail (error, lesart_tag_get_name (tag), "what it is below of is not in the book");
    if (depth == LESART_TAG_BOOK_MAX_DEPTH)
      return fail (error, lesart_tag_get_name (tag), "is below itself, or too deep");
    parent = lesart_tag_get_parent (above);
  }
  return TRUE;
}

/**
 * lesart_tag_book_check:
 * @tags: (element-type LesartTag): all tags of a book
 *
 * Checks what holds for every book: not too many tags, no id or name twice, a hierarchy that ends.
 *
 * Returns: %FALSE with %LESART_NOTES_ERROR_MODEL
 */
gboolean
lesart_tag_book_check (GPtrArray *tags, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  if (tags->len > LESART_TAG_BOOK_MAX_TAGS)
    return fail (error, "tags", "too many");
  for (guint i = 0; i < tags->len; i++) {
    LesartTag *tag = tags->pdata[i];

    if (!g_hash_table_insert (by_id, (gpointer) lesart_tag_get_id (tag), tag))
      return fail (error, lesart_tag_get_id (tag), "is there twice");
    if (!g_hash_table_add (names, (gpointer) lesart_tag_get_name (tag)))
      return fail (error, lesart_tag_get_name (tag), "is there twice");
  }
  for (guint i = 0; i < tags->len; i++)
    if (!check_depth (by_id, tags->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* ---- reading ---- */

typedef gpointer (*ReadElement) (JsonObject *object, const char *path, GError **error);

static gpointer
read_tag (JsonObject *object, const char *path, GError **error)
{
  return lesart_tag_from_json (object, path, error);
}

static gpointer
read_change (JsonObject *object, const char *path, GError **error)
{
  return lesart_tag_change_from_json (object, path, error);
}

static gboolean
read_list (JsonObject *root, const char *name, ReadElement read, GPtrArray *list, GError **error)
{
  JsonNode *node = json_object_get_member (root, name);
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, name, "is not an array");
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);
    g_autofree char *path = g_strdup_printf ("%s[%u]", name, i);
    gpointer item;

    if (!JSON_NODE_HOLDS_OBJECT (element))
      return fail (error, path, "is not an object");
    item = read (json_node_get_object (element), path, error);
    if (item == NULL)
      return FALSE;
    g_ptr_array_add (list, item);
  }
  return TRUE;
}

/* A later version may mean something else by the same words. */
static gboolean
check_schema (JsonObject *root, GError **error)
{
  const char *schema = lesart_anno_get_string (root, "schema");

  if (g_strcmp0 (schema, LESART_TAG_BOOK_SCHEMA) == 0)
    return TRUE;
  if (schema != NULL && g_str_has_prefix (schema, "lesart-tagbook/"))
    return fail (error, schema, "written by a newer version");
  return fail (error, "schema", "is not that of a tag book");
}

static gboolean
read_root (LesartTagBookContent *self, JsonNode *node, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  JsonObject *root;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, "", "is not an object");
  root = json_node_get_object (node);
  if (!check_schema (root, error) || !read_list (root, "tags", read_tag, self->tags, error)
      || !read_list (root, "history", read_change, self->history, error))
    return FALSE;
  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (strcmp (name, "tags") != 0 && strcmp (name, "history") != 0)
      json_object_set_member (self->root, name, json_node_copy (member));
  return lesart_tag_book_check (self->tags, error);
}

/**
 * lesart_tag_book_content_parse:
 * @bytes: (array length=n_bytes): a file
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL with %LESART_NOTES_ERROR_SYNTAX or
 *   %LESART_NOTES_ERROR_MODEL
 */
LesartTagBookContent *
lesart_tag_book_content_parse (const char *bytes, gsize n_bytes, GError **error)
{
  static const char mark[] = "\xef\xbb\xbf";
  g_autoptr (LesartTagBookContent) self = lesart_tag_book_content_new ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) json_error = NULL;

  if (n_bytes >= strlen (mark) && memcmp (bytes, mark, strlen (mark)) == 0) {
    bytes += strlen (mark);
    n_bytes -= strlen (mark);
  }
  if (!lesart_json_guard (bytes, n_bytes, error))
    return NULL;
  if (!json_parser_load_from_data (parser, bytes, (gssize) n_bytes, &json_error)) {
    g_set_error_literal (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_SYNTAX, json_error->message);
    return NULL;
  }
  return read_root (self, json_parser_get_root (parser), error) ? g_steal_pointer (&self) : NULL;
}

/* ---- writing ---- */

/**
 * lesart_tag_book_content_write:
 * @n_bytes: (out): the length
 *
 * Returns: (transfer full): the bytes, ending in a line end; the same content gives the same bytes
 */
char *
lesart_tag_book_content_write (LesartTagBookContent *self, gsize *n_bytes)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GString) bytes = g_string_new (NULL);
  JsonObject *root = json_object_new ();
  JsonArray *tags = json_array_sized_new (self->tags->len);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_set_string_member (root, "schema", LESART_TAG_BOOK_SCHEMA);
  json_object_iter_init_ordered (&iter, self->root);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (strcmp (name, "schema") != 0)
      json_object_set_member (root, name, json_node_copy (member));
  for (guint i = 0; i < self->tags->len; i++)
    json_array_add_object_element (tags, lesart_tag_to_json (self->tags->pdata[i]));
  json_object_set_array_member (root, "tags", tags);
  if (self->history->len > 0) {
    JsonArray *history = json_array_sized_new (self->history->len);

    for (guint i = 0; i < self->history->len; i++)
      json_array_add_object_element (history, lesart_tag_change_to_json (self->history->pdata[i]));
    json_object_set_array_member (root, "history", history);
  }
  node = lesart_anno_node_for_object (root);
  lesart_json_write (node, bytes);
  g_string_append_c (bytes, '\n');
  *n_bytes = bytes->len;
  return g_string_free (g_steal_pointer (&bytes), FALSE);
}
