/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See collection.h.
 */
#include "collection.h"

#include <string.h>

#include "json-guard.h"
#include "json-tree.h"
#include "store.h"

/* Annotations that are in the file beside the article, which could not be written, and were
 * deleted. */
#define REMOVED LESART_ANNO_PREFIX ":removed"

/* The day of the article, as the reader gave it. */
#define ARTICLE_DATE LESART_ANNO_PREFIX ":articleDate"

/* ---- made new ---- */

static char *
make_id (void)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strconcat ("urn:uuid:", uuid, NULL);
}

static JsonObject *
make_page (void)
{
  JsonObject *page = json_object_new ();
  g_autofree char *id = make_id ();

  json_object_set_string_member (page, "id", id);
  json_object_set_string_member (page, "type", "AnnotationPage");
  return page;
}

/**
 * lesart_collection_new:
 * @label: what it is called: the name of the article
 *
 * Returns: (transfer full): a collection with a new id
 */
LesartCollection *
lesart_collection_new (const char *label)
{
  LesartCollection *self = g_new0 (LesartCollection, 1);
  g_autofree char *id = make_id ();

  self->root = json_object_new ();
  json_object_set_member (self->root, "@context", lesart_anno_make_context ());
  json_object_set_string_member (self->root, "id", id);
  json_object_set_string_member (self->root, "type", "AnnotationCollection");
  json_object_set_string_member (self->root, "label", label);
  self->page = make_page ();
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/* All members but one: the annotations are kept apart. */
static JsonObject *
copy_without (JsonObject *object, const char *name)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *other;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &other, &member)) {
    if (strcmp (other, name) != 0)
      json_object_set_member (copy, other, json_node_copy (member));
  }
  return copy;
}

/* For another file of the same notes; which are missing there is for that file to say. */
LesartCollection *
lesart_collection_copy (LesartCollection *self)
{
  LesartCollection *copy = g_new0 (LesartCollection, 1);

  copy->root = copy_without (self->root, "");
  copy->page = json_object_ref (self->page);
  copy->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return copy;
}

void
lesart_collection_free (LesartCollection *self)
{
  json_object_unref (self->root);
  json_object_unref (self->page);
  g_hash_table_unref (self->removed);
  g_free (self);
}

/* ---- reading ---- */

static gboolean
fail (GError **error, const char *path, const char *what)
{
  g_set_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL, "%s%s%s", path,
               *path != '\0' ? ": " : "", what);
  return FALSE;
}

/* An annotation has to have an id. One that was written without gets one from its content, so that
 * it is the same whenever the file is read. */
static JsonObject *
give_id (JsonObject *object)
{
  JsonObject *copy = copy_without (object, "id");
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), copy);
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char *hash = NULL;
  g_autofree char *id = NULL;

  lesart_json_write (node, bytes);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes->str, (gssize) bytes->len);
  /* A UUID of version 8: made in a way of one's own. */
  id = g_strdup_printf ("urn:uuid:%.8s-%.4s-8%.3s-a%.3s-%.12s", hash, hash + 8, hash + 12,
                        hash + 15, hash + 18);
  json_object_set_string_member (copy, "id", id);
  return copy;
}

static gboolean
read_item (JsonNode *item,
           const LesartSource *source,
           LesartAnchorer *anchorer,
           const char *path,
           GPtrArray *annotations,
           GError **error)
{
  g_autoptr (JsonObject) object = NULL;
  LesartAnnotation *annotation;

  if (!JSON_NODE_HOLDS_OBJECT (item))
    return fail (error, path, "is not an annotation");
  object = json_object_ref (json_node_get_object (item));
  if (!json_object_has_member (object, "id")) {
    JsonObject *with_id = give_id (object);

    json_object_unref (object);
    object = with_id;
  }
  annotation = lesart_annotation_from_json (object, source, anchorer, path, error);
  if (annotation == NULL)
    return FALSE;
  g_ptr_array_add (annotations, annotation);
  return TRUE;
}

/* Two annotations of one id could not be told apart when one is changed. */
static gboolean
check_ids (GPtrArray *annotations, const char *path, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < annotations->len; i++) {
    g_autofree char *item = NULL;

    if (g_hash_table_add (seen, (gpointer) lesart_annotation_get_id (annotations->pdata[i])))
      continue;
    item = g_strdup_printf ("%s[%u].id", path, i);
    return fail (error, item, "is there twice");
  }
  return TRUE;
}

static gboolean
read_items (JsonNode *node,
            const LesartSource *source,
            const char *path,
            GPtrArray *annotations,
            GError **error)
{
  JsonArray *items =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n_items = items != NULL ? json_array_get_length (items) : 0;
  g_auto (LesartAnchorer) anchorer = { 0 };

  if (node != NULL && items == NULL)
    return fail (error, path, "is not an array");
  lesart_anchorer_init (&anchorer, source->text);
  for (guint i = 0; i < n_items; i++) {
    g_autofree char *item_path = g_strdup_printf ("%s[%u]", path, i);

    if (!read_item (json_array_get_element (items, i), source, &anchorer, item_path, annotations,
                    error))
      return FALSE;
  }
  return check_ids (annotations, path, error);
}

static gboolean
read_page (LesartCollection *self,
           JsonObject *page,
           const LesartSource *source,
           const char *path,
           GPtrArray *annotations,
           GError **error)
{
  g_autofree char *items = g_strconcat (path, *path != '\0' ? "." : "", "items", NULL);
  g_autofree char *next = g_strconcat (path, *path != '\0' ? "." : "", "next", NULL);

  /* What is on other pages would be lost when this file is written. */
  if (json_object_has_member (page, "next"))
    return fail (error, next, "collections of several pages cannot be read");
  if (!read_items (json_object_get_member (page, "items"), source, items, annotations, error))
    return FALSE;
  json_object_unref (self->page);
  self->page = copy_without (page, "items");
  return TRUE;
}

static void
read_removed (LesartCollection *self)
{
  JsonNode *node = json_object_get_member (self->root, REMOVED);
  JsonArray *ids = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++) {
    JsonNode *id = json_array_get_element (ids, i);

    if (JSON_NODE_HOLDS_VALUE (id) && json_node_get_value_type (id) == G_TYPE_STRING)
      g_hash_table_add (self->removed, json_node_dup_string (id));
  }
}

static gboolean
read_collection (LesartCollection *self,
                 JsonObject *root,
                 const LesartSource *source,
                 GPtrArray *annotations,
                 GError **error)
{
  JsonNode *first = json_object_get_member (root, "first");

  if (first != NULL && !JSON_NODE_HOLDS_OBJECT (first))
    return fail (error, "first", "the page is not in the file");
  if (first == NULL && json_object_has_member (root, "items"))
    return fail (error, "items", "belongs into a page");
  if (first != NULL
      && !read_page (self, json_node_get_object (first), source, "first", annotations, error))
    return FALSE;
  json_object_unref (self->root);
  self->root = copy_without (root, "first");
  read_removed (self);
  return TRUE;
}

static gboolean
read_root (LesartCollection *self,
           JsonNode *root,
           const LesartSource *source,
           GPtrArray *annotations,
           GError **error)
{
  JsonObject *object;
  g_auto (LesartAnchorer) anchorer = { 0 };

  if (JSON_NODE_HOLDS_ARRAY (root))
    return read_items (root, source, "", annotations, error);
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return fail (error, "", "neither an object nor an array");
  object = json_node_get_object (root);
  if (lesart_anno_has_type (object, "AnnotationCollection"))
    return read_collection (self, object, source, annotations, error);
  if (lesart_anno_has_type (object, "AnnotationPage"))
    return read_page (self, object, source, "", annotations, error);
  if (!lesart_anno_has_type (object, "Annotation"))
    return fail (error, "type", "is not that of annotations");
  lesart_anchorer_init (&anchorer, source->text);
  return read_item (root, source, &anchorer, "", annotations, error);
}

/**
 * lesart_collection_parse:
 * @bytes: (array length=n_bytes): a file
 * @label: what a collection is called that has to be made around other shapes
 * @source: the article
 * @annotations: (element-type LesartAnnotation) (inout): what was read is added here, in the order
 *   of the file
 *
 * Reads a file. Either all of it is understood well enough to write it again without loss, or it
 * is an error that says where.
 *
 * Returns: (transfer full) (nullable): what is to be kept of it, or %NULL with
 *   %LESART_NOTES_ERROR_SYNTAX or %LESART_NOTES_ERROR_MODEL
 */
LesartCollection *
lesart_collection_parse (const char *bytes,
                         gsize n_bytes,
                         const char *label,
                         const LesartSource *source,
                         GPtrArray *annotations,
                         GError **error)
{
  static const char mark[] = "\xef\xbb\xbf";
  g_autoptr (LesartCollection) self = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) json_error = NULL;

  if (n_bytes >= strlen (mark) && memcmp (bytes, mark, strlen (mark)) == 0) {
    bytes += strlen (mark);
    n_bytes -= strlen (mark);
  }
  if (!lesart_json_guard (bytes, n_bytes, error))
    return NULL;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, bytes, (gssize) n_bytes, &json_error)
      || json_parser_get_root (parser) == NULL) {
    g_set_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_SYNTAX, "%s",
                 json_error != NULL ? json_error->message : "no value");
    return NULL;
  }
  self = lesart_collection_new (label);
  if (!read_root (self, json_parser_get_root (parser), source, annotations, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* ---- writing ---- */

static JsonNode *
make_items (GPtrArray *annotations, const LesartSource *source)
{
  JsonArray *items = json_array_sized_new (annotations->len);
  JsonNode *node;

  for (guint i = 0; i < annotations->len; i++)
    json_array_add_object_element (items,
                                   lesart_annotation_to_json (annotations->pdata[i], source));
  node = json_node_init_array (json_node_alloc (), items);
  json_array_unref (items);
  return node;
}

static JsonNode *
make_first (LesartCollection *self, GPtrArray *annotations, const LesartSource *source)
{
  JsonObject *page = copy_without (self->page, "items");

  json_object_set_int_member (page, "startIndex", 0);
  json_object_set_member (page, "items", make_items (annotations, source));
  return lesart_anno_node_for_object (page);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
set_removed (LesartCollection *self, JsonObject *root)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  JsonArray *array;
  GHashTableIter iter;
  gpointer id;

  if (g_hash_table_size (self->removed) == 0) {
    if (json_object_has_member (root, REMOVED))
      json_object_remove_member (root, REMOVED);
    return;
  }
  g_hash_table_iter_init (&iter, self->removed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_sort (ids, compare_strings);
  array = json_array_new ();
  for (guint i = 0; i < ids->len; i++)
    json_array_add_string_element (array, ids->pdata[i]);
  json_object_set_array_member (root, REMOVED, array);
}

const char *
lesart_collection_get_date (LesartCollection *self)
{
  return lesart_anno_get_string (self->root, ARTICLE_DATE);
}

/**
 * lesart_collection_set_date:
 * @date: (nullable): YYYY-MM-DD, the day of the article
 */
void
lesart_collection_set_date (LesartCollection *self, const char *date)
{
  if (date != NULL)
    json_object_set_string_member (self->root, ARTICLE_DATE, date);
  else if (json_object_has_member (self->root, ARTICLE_DATE))
    json_object_remove_member (self->root, ARTICLE_DATE);
}

/* The pages that a collection names have to be those that it has. */
static void
set_pages (LesartCollection *self,
           JsonObject *root,
           GPtrArray *annotations,
           const LesartSource *source)
{
  const char *page_id = lesart_anno_get_string (self->page, "id");

  json_object_set_int_member (root, "total", annotations->len);
  if (annotations->len == 0) {
    if (json_object_has_member (root, "last"))
      json_object_remove_member (root, "last");
    return;
  }
  if (page_id != NULL)
    json_object_set_string_member (root, "last", page_id);
  json_object_set_member (root, "first", make_first (self, annotations, source));
}

/**
 * lesart_collection_write:
 * @annotations: (element-type LesartAnnotation): in the order of the file
 * @source: the article
 * @n_bytes: (out): the length
 *
 * Writes the file. The same collection and annotations give the same bytes.
 *
 * Returns: (transfer full): the bytes, ending in a line end
 */
char *
lesart_collection_write (LesartCollection *self,
                         GPtrArray *annotations,
                         const LesartSource *source,
                         gsize *n_bytes)
{
  JsonObject *root = copy_without (self->root, "first");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GString) bytes = g_string_new (NULL);
  JsonNode *context = json_object_get_member (root, "@context");

  json_object_set_member (root, "@context",
                          context != NULL ? lesart_anno_declare_prefix (context)
                                          : lesart_anno_make_context ());
  set_removed (self, root);
  set_pages (self, root, annotations, source);
  node = lesart_anno_node_for_object (root);
  lesart_json_write (node, bytes);
  g_string_append_c (bytes, '\n');
  *n_bytes = bytes->len;
  return g_string_free (g_steal_pointer (&bytes), FALSE);
}
