/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See collection.h.
 */
#include "collection.h"

#include <string.h>

#include "annotation-private.h"
#include "json-guard.h"
#include "json-tree.h"
#include "store.h"

/* Annotations that are in the file beside the article, which could not be written, and were
 * deleted. */
#define REMOVED LESART_ANNO_PREFIX ":removed"

/* Annotations that another program deleted while they were changed here. */
#define DELETED_ELSEWHERE LESART_ANNO_PREFIX ":deletedElsewhere"

/* The day of the article, as the reader gave it. */
#define ARTICLE_DATE LESART_ANNO_PREFIX ":articleDate"

/* ---- made new ---- */

static char *
make_id (void)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strconcat ("urn:uuid:", uuid, NULL);
}

static GHashTable *
make_ids (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  self->removed = make_ids ();
  self->deleted_elsewhere = make_ids ();
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
  copy->removed = make_ids ();
  copy->deleted_elsewhere = make_ids ();
  return copy;
}

void
lesart_collection_free (LesartCollection *self)
{
  json_object_unref (self->root);
  json_object_unref (self->page);
  g_hash_table_unref (self->removed);
  g_hash_table_unref (self->deleted_elsewhere);
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

/* What was read of one of the lists that annotations can be in. */
typedef struct {
  guint n_items;
  GPtrArray *annotations;
  GError *error; /* of the first that is none */
} List;

/* What is read: a file, the lists in it, and the rest, in which the lists are empty. */
typedef struct {
  GBytes *file;
  const char *bytes; /* of the file, behind its byte order mark */
  gsize n_bytes;
  const LesartSource *source;
  LesartAnchorer anchorer;
  List lists[LESART_JSON_N_LISTS];
  GString *rest;
  gsize end_of_list; /* behind the last item */
} Reading;

/* One that has no id, and gets one. */
static LesartAnnotation *
read_without_id (Reading *reading, const LesartJsonToken *token, const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (JsonObject) object = NULL;

  if (!json_parser_load_from_data (parser, reading->bytes + token->start, (gssize) token->n_bytes,
                                   NULL))
    return NULL;
  object = give_id (json_node_get_object (json_parser_get_root (parser)));
  return lesart_annotation_from_json (object, reading->source, &reading->anchorer, path, error);
}

static gboolean
has_id (const LesartJsonToken *token)
{
  LesartJsonWalk walk = lesart_json_walk (token);
  const LesartJsonToken *member;

  while ((member = lesart_json_walk_next (&walk)) != NULL)
    if (strcmp (member->name, "id") == 0)
      return TRUE;
  return FALSE;
}

static void
read_item (Reading *reading, const LesartJsonToken *token, List *list, const char *path)
{
  LesartAnnotation *annotation;

  if (token->kind == LESART_JSON_OBJECT && !has_id (token))
    annotation = read_without_id (reading, token, path, &list->error);
  else
    annotation =
        lesart_annotation_from_token (token, reading->file, reading->bytes, reading->source,
                                      &reading->anchorer, path, &list->error);
  if (annotation != NULL)
    g_ptr_array_add (list->annotations, annotation);
}

static const char *
get_items_path (LesartJsonList list)
{
  static const char *const paths[LESART_JSON_N_LISTS] = {
    [LESART_JSON_NO_LIST] = "",
    [LESART_JSON_ROOT] = "",
    [LESART_JSON_ITEMS] = "items",
    [LESART_JSON_FIRST_ITEMS] = "first.items",
  };

  return paths[list];
}

/* Each list is of one piece, as no name is there twice. */
static void
on_item (const LesartJsonToken *token, LesartJsonList which, gpointer data)
{
  Reading *reading = data;
  List *list = &reading->lists[which];
  char path[64];

  if (list->n_items == 0)
    g_string_append_len (reading->rest, reading->bytes + reading->end_of_list,
                         (gssize) (token->start - reading->end_of_list));
  reading->end_of_list = token->start + token->n_bytes;
  g_snprintf (path, sizeof path, "%s[%u]", get_items_path (which), list->n_items++);
  if (list->error == NULL)
    read_item (reading, token, list, path);
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

/* What is in this list is what the file has. */
static gboolean
take_list (
    Reading *reading, JsonNode *node, LesartJsonList which, GPtrArray *annotations, GError **error)
{
  List *list = &reading->lists[which];
  const char *path = get_items_path (which);

  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, path, "is not an array");
  if (list->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&list->error));
    return FALSE;
  }
  g_ptr_array_extend_and_steal (annotations, g_steal_pointer (&list->annotations));
  return check_ids (annotations, path, error);
}

static gboolean
read_page (LesartCollection *self,
           Reading *reading,
           JsonObject *page,
           LesartJsonList list,
           GPtrArray *annotations,
           GError **error)
{
  /* What is on other pages would be lost when this file is written. */
  if (json_object_has_member (page, "next"))
    return fail (error, list == LESART_JSON_FIRST_ITEMS ? "first.next" : "next",
                 "collections of several pages cannot be read");
  if (!take_list (reading, json_object_get_member (page, "items"), list, annotations, error))
    return FALSE;
  json_object_unref (self->page);
  self->page = copy_without (page, "items");
  return TRUE;
}

static void
read_ids (LesartCollection *self, const char *member, GHashTable *found)
{
  JsonNode *node = json_object_get_member (self->root, member);
  JsonArray *ids = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++) {
    JsonNode *id = json_array_get_element (ids, i);

    if (JSON_NODE_HOLDS_VALUE (id) && json_node_get_value_type (id) == G_TYPE_STRING)
      g_hash_table_add (found, json_node_dup_string (id));
  }
}

static gboolean
read_collection (LesartCollection *self,
                 Reading *reading,
                 JsonObject *root,
                 GPtrArray *annotations,
                 GError **error)
{
  JsonNode *first = json_object_get_member (root, "first");

  if (first != NULL && !JSON_NODE_HOLDS_OBJECT (first))
    return fail (error, "first", "the page is not in the file");
  if (first == NULL && json_object_has_member (root, "items"))
    return fail (error, "items", "belongs into a page");
  if (first != NULL
      && !read_page (self, reading, json_node_get_object (first), LESART_JSON_FIRST_ITEMS,
                     annotations, error))
    return FALSE;
  json_object_unref (self->root);
  self->root = copy_without (root, "first");
  read_ids (self, REMOVED, self->removed);
  read_ids (self, DELETED_ELSEWHERE, self->deleted_elsewhere);
  return TRUE;
}

/* The file is an annotation. */
static gboolean
read_single (Reading *reading, GPtrArray *annotations, GError **error)
{
  g_auto (LesartJsonTape) tape = { 0 };
  const LesartJsonToken *token =
      lesart_json_tape_read (&tape, reading->bytes, reading->n_bytes, error);

  if (token == NULL)
    return FALSE;
  read_item (reading, token, &reading->lists[LESART_JSON_NO_LIST], "");
  return take_list (reading, NULL, LESART_JSON_NO_LIST, annotations, error);
}

static gboolean
read_root (LesartCollection *self,
           Reading *reading,
           JsonNode *root,
           GPtrArray *annotations,
           GError **error)
{
  JsonObject *object;

  if (JSON_NODE_HOLDS_ARRAY (root))
    return take_list (reading, root, LESART_JSON_ROOT, annotations, error);
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return fail (error, "", "neither an object nor an array");
  object = json_node_get_object (root);
  if (lesart_anno_has_type (object, "AnnotationCollection"))
    return read_collection (self, reading, object, annotations, error);
  if (lesart_anno_has_type (object, "AnnotationPage"))
    return read_page (self, reading, object, LESART_JSON_ITEMS, annotations, error);
  if (!lesart_anno_has_type (object, "Annotation"))
    return fail (error, "type", "is not that of annotations");
  return read_single (reading, annotations, error);
}

/* What is about all annotations. */
static JsonParser *
parse_rest (Reading *reading, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) json_error = NULL;

  g_string_append_len (reading->rest, reading->bytes + reading->end_of_list,
                       (gssize) (reading->n_bytes - reading->end_of_list));
  if (json_parser_load_from_data (parser, reading->rest->str, (gssize) reading->rest->len,
                                  &json_error)
      && json_parser_get_root (parser) != NULL)
    return g_steal_pointer (&parser);
  g_set_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_SYNTAX, "%s",
               json_error != NULL ? json_error->message : "no value");
  return NULL;
}

static gboolean
read_all (LesartCollection *self, Reading *reading, GPtrArray *annotations, GError **error)
{
  g_autoptr (JsonParser) rest = NULL;

  if (!lesart_json_guard_items (reading->bytes, reading->n_bytes, on_item, reading, error))
    return FALSE;
  rest = parse_rest (reading, error);
  return rest != NULL && read_root (self, reading, json_parser_get_root (rest), annotations, error);
}

static void
reading_init (Reading *self, GBytes *file, const LesartSource *source)
{
  static const char mark[] = "\xef\xbb\xbf";

  self->file = file;
  self->source = source;
  self->bytes = g_bytes_get_data (file, &self->n_bytes);
  if (self->n_bytes >= strlen (mark) && memcmp (self->bytes, mark, strlen (mark)) == 0) {
    self->bytes += strlen (mark);
    self->n_bytes -= strlen (mark);
  }
  self->rest = g_string_new (NULL);
  lesart_anchorer_init (&self->anchorer, source->text);
  for (guint i = 0; i < LESART_JSON_N_LISTS; i++)
    self->lists[i].annotations = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
reading_clear (Reading *self)
{
  g_string_free (self->rest, TRUE);
  lesart_anchorer_clear (&self->anchorer);
  for (guint i = 0; i < LESART_JSON_N_LISTS; i++) {
    g_clear_pointer (&self->lists[i].annotations, g_ptr_array_unref);
    g_clear_error (&self->lists[i].error);
  }
}

/**
 * lesart_collection_parse_file:
 * @file: its content; annotations hold it
 *
 * As lesart_collection_parse(), without a copy.
 */
LesartCollection *
lesart_collection_parse_file (GBytes *file,
                              const char *label,
                              const LesartSource *source,
                              GPtrArray *annotations,
                              GError **error)
{
  g_autoptr (LesartCollection) self = lesart_collection_new (label);
  Reading reading = { 0 };
  gboolean is_good;

  reading_init (&reading, file, source);
  is_good = read_all (self, &reading, annotations, error);
  reading_clear (&reading);
  return is_good ? g_steal_pointer (&self) : NULL;
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
  g_autoptr (GBytes) file = g_bytes_new (bytes, n_bytes);

  return lesart_collection_parse_file (file, label, source, annotations, error);
}

/* ---- writing ---- */

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
set_ids (JsonObject *root, const char *member, GHashTable *set)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  JsonArray *array;
  GHashTableIter iter;
  gpointer id;

  if (g_hash_table_size (set) == 0) {
    if (json_object_has_member (root, member))
      json_object_remove_member (root, member);
    return;
  }
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_sort (ids, compare_strings);
  array = json_array_new ();
  for (guint i = 0; i < ids->len; i++)
    json_array_add_string_element (array, ids->pdata[i]);
  json_object_set_array_member (root, member, array);
}

/**
 * lesart_collection_get_id:
 *
 * Returns: (nullable): what tells it from all others, wherever the file is
 */
const char *
lesart_collection_get_id (LesartCollection *self)
{
  return lesart_anno_get_string (self->root, "id");
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

/* What waits until it is handed on. */
#define FULL (256 * 1024)

/* Where the file goes. */
typedef struct {
  LesartJsonWriter writer;
  GString *bytes;
  LesartByteSink sink;
  gpointer data;
  gboolean is_good;
} Writing;

static void
hand_on (Writing *writing)
{
  writing->is_good =
      writing->is_good && writing->sink (writing->bytes->str, writing->bytes->len, writing->data);
  g_string_truncate (writing->bytes, 0);
}

/* As it was read, if it was not changed since. */
static void
write_item (Writing *writing, LesartAnnotation *annotation, const LesartSource *source)
{
  gsize n_raw;
  const char *raw = lesart_annotation_get_raw (annotation, &n_raw);

  if (raw != NULL) {
    lesart_json_writer_raw_object (&writing->writer, raw, n_raw);
  } else {
    g_autoptr (JsonNode) node =
        lesart_anno_node_for_object (lesart_annotation_to_json (annotation, source));

    lesart_json_write_to (node, &writing->writer);
  }
  if (writing->bytes->len >= FULL) /* all that is open has a line of its own by now */
    hand_on (writing);
}

static void
write_members (Writing *writing, JsonObject *object, const char *but)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    if (g_strcmp0 (name, but) == 0)
      continue;
    lesart_json_writer_name (&writing->writer, name);
    lesart_json_write_to (member, &writing->writer);
  }
}

static void
write_page (Writing *writing,
            LesartCollection *self,
            GPtrArray *annotations,
            const LesartSource *source)
{
  g_autoptr (JsonObject) page = copy_without (self->page, "items");

  json_object_set_int_member (page, "startIndex", 0);
  lesart_json_writer_name (&writing->writer, "first");
  lesart_json_writer_begin_object (&writing->writer);
  write_members (writing, page, "items");
  lesart_json_writer_name (&writing->writer, "items");
  lesart_json_writer_begin_array (&writing->writer);
  for (guint i = 0; i < annotations->len && writing->is_good; i++)
    write_item (writing, annotations->pdata[i], source);
  lesart_json_writer_end_array (&writing->writer);
  lesart_json_writer_end_object (&writing->writer);
}

/* The pages that a collection names have to be those that it has. */
static void
set_pages (LesartCollection *self, JsonObject *root, guint n_annotations)
{
  const char *page_id = lesart_anno_get_string (self->page, "id");

  json_object_set_int_member (root, "total", n_annotations);
  if (n_annotations == 0 && json_object_has_member (root, "last"))
    json_object_remove_member (root, "last");
  else if (n_annotations > 0 && page_id != NULL)
    json_object_set_string_member (root, "last", page_id);
}

/**
 * lesart_collection_write_to:
 * @annotations: (element-type LesartAnnotation): in the order of the file
 * @source: the article
 * @sink: what takes the file, part by part
 *
 * Writes the file. The same collection and annotations give the same bytes; an annotation that was
 * read and not changed, those that were read. In any thread.
 *
 * Returns: %FALSE if the sink did not take all
 */
gboolean
lesart_collection_write_to (LesartCollection *self,
                            GPtrArray *annotations,
                            const LesartSource *source,
                            LesartByteSink sink,
                            gpointer data)
{
  g_autoptr (JsonObject) root = copy_without (self->root, "first");
  g_autoptr (GString) bytes = g_string_new (NULL);
  Writing writing = { .bytes = bytes, .sink = sink, .data = data, .is_good = TRUE };
  JsonNode *context = json_object_get_member (root, "@context");

  json_object_set_member (root, "@context",
                          context != NULL ? lesart_anno_declare_prefix (context)
                                          : lesart_anno_make_context ());
  set_ids (root, REMOVED, self->removed);
  set_ids (root, DELETED_ELSEWHERE, self->deleted_elsewhere);
  set_pages (self, root, annotations->len);
  lesart_json_writer_init (&writing.writer, LESART_JSON_PRETTY, bytes, NULL);
  lesart_json_writer_begin_object (&writing.writer);
  write_members (&writing, root, NULL);
  if (annotations->len > 0)
    write_page (&writing, self, annotations, source);
  lesart_json_writer_end_object (&writing.writer);
  lesart_json_writer_clear (&writing.writer);
  g_string_append_c (bytes, '\n');
  hand_on (&writing);
  return writing.is_good;
}

static gboolean
gather_bytes (const char *bytes, gsize n_bytes, gpointer data)
{
  g_string_append_len (data, bytes, (gssize) n_bytes);
  return TRUE;
}

/**
 * lesart_collection_write:
 * @annotations: (element-type LesartAnnotation): in the order of the file
 * @source: the article
 * @n_bytes: (out): the length
 *
 * The same in one piece.
 *
 * Returns: (transfer full): the bytes, ending in a line end
 */
char *
lesart_collection_write (LesartCollection *self,
                         GPtrArray *annotations,
                         const LesartSource *source,
                         gsize *n_bytes)
{
  g_autoptr (GString) bytes = g_string_new (NULL);

  lesart_collection_write_to (self, annotations, source, gather_bytes, bytes);
  *n_bytes = bytes->len;
  return g_string_free (g_steal_pointer (&bytes), FALSE);
}
