/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Term bases as Lesart keeps them:
 *
 *   { "schema": "lesart-terms/1",
 *     "data": [...],                                        of the base
 *     "items": [
 *       { "id": "c1",
 *         "data": [{ "category": "subjectField", "value": "Halbleiter" }],
 *         "terms": [{ "language": "de", "text": "Chip",
 *                     "data": [{ "category": "grammaticalGender", "value": "masculine" }] }] } ] }
 *
 * Data may have "language" and "xml" as well (#LesartTermDatum). A concept has a line of its own,
 * so that a change of one is a change of one line.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "json-guard.h"
#include "json-tape.h"
#include "json-writer.h"
#include "terms-private.h"

#define SCHEMA "lesart-terms/1"

/* ---- writing ---- */

static void
write_member (LesartJsonWriter *writer, const char *name, const char *value)
{
  if (value == NULL)
    return;
  lesart_json_writer_name (writer, name);
  lesart_json_writer_string (writer, value, -1);
}

static void
write_data (LesartJsonWriter *writer, const LesartTermDatum *data, guint n_data)
{
  if (n_data == 0)
    return;
  lesart_json_writer_name (writer, "data");
  lesart_json_writer_begin_array (writer);
  for (guint i = 0; i < n_data; i++) {
    lesart_json_writer_begin_object (writer);
    write_member (writer, "category", data[i].category);
    write_member (writer, "language", data[i].language);
    write_member (writer, "value", data[i].value);
    write_member (writer, "xml", data[i].xml);
    lesart_json_writer_end_object (writer);
  }
  lesart_json_writer_end_array (writer);
}

static void
write_concept (LesartJsonWriter *writer, const LesartConcept *concept)
{
  lesart_json_writer_begin_object (writer);
  write_member (writer, "id", concept->id);
  write_data (writer, concept->data, concept->n_data);
  lesart_json_writer_name (writer, "terms");
  lesart_json_writer_begin_array (writer);
  for (guint i = 0; i < concept->n_terms; i++) {
    lesart_json_writer_begin_object (writer);
    write_member (writer, "language", concept->terms[i].language);
    write_member (writer, "text", concept->terms[i].text);
    write_data (writer, concept->terms[i].data, concept->terms[i].n_data);
    lesart_json_writer_end_object (writer);
  }
  lesart_json_writer_end_array (writer);
  lesart_json_writer_end_object (writer);
}

/**
 * lesart_concept_to_json:
 *
 * Returns: (transfer full): the concept on one line
 */
char *
lesart_concept_to_json (const LesartConcept *concept)
{
  GString *bytes = g_string_new (NULL);
  g_auto (LesartJsonWriter) writer = { 0 };

  lesart_json_writer_init (&writer, LESART_JSON_LINE, bytes, NULL);
  write_concept (&writer, concept);
  return g_string_free (bytes, FALSE);
}

static void
append_lines (const LesartTermBase *base, GString *bytes)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < lesart_term_base_get_n_slots (base); i++) {
    const LesartConcept *concept = lesart_term_base_get (base, i);
    g_autofree char *line = concept != NULL ? lesart_concept_to_json (concept) : NULL;

    if (line == NULL)
      continue;
    g_string_append (bytes, is_first ? "\n" : ",\n");
    g_string_append (bytes, line);
    is_first = FALSE;
  }
}

gboolean
lesart_terms_write_json (const LesartTermBase *base,
                         GString *bytes,
                         GHashTable *losses G_GNUC_UNUSED,
                         GError **error G_GNUC_UNUSED)
{
  g_auto (LesartJsonWriter) writer = { 0 };
  const LesartTermDatum *data;
  guint n_data;

  lesart_json_writer_init (&writer, LESART_JSON_LINE, bytes, NULL);
  lesart_json_writer_begin_object (&writer);
  write_member (&writer, "schema", SCHEMA);
  data = lesart_term_base_get_data (base, &n_data);
  write_data (&writer, data, n_data);
  lesart_json_writer_name (&writer, "items");
  lesart_json_writer_begin_array (&writer);
  append_lines (base, bytes);
  lesart_json_writer_end_array (&writer);
  lesart_json_writer_end_object (&writer);
  g_string_append_c (bytes, '\n');
  return TRUE;
}

/* ---- reading ---- */

static const LesartJsonToken *
find_member (const LesartJsonToken *object, const char *name)
{
  LesartJsonWalk walk = lesart_json_walk (object);
  const LesartJsonToken *member;

  while (object->kind == LESART_JSON_OBJECT && (member = lesart_json_walk_next (&walk)) != NULL)
    if (strcmp (member->name, name) == 0)
      return member;
  return NULL;
}

static const char *
find_string (const LesartJsonToken *object, const char *name)
{
  const LesartJsonToken *member = find_member (object, name);

  return member != NULL && member->kind == LESART_JSON_STRING ? member->string : NULL;
}

typedef struct {
  LesartTermBase *base;
  LesartConcept *concept; /* (nullable): the base as a whole */
  gssize term;            /* or -1 */
  guint line;
  GError **error;
} Reading;

static gboolean
read_data (Reading *reading, const LesartJsonToken *object)
{
  const LesartJsonToken *list = find_member (object, "data");
  const LesartJsonToken *element;
  LesartJsonWalk walk;

  if (list == NULL)
    return TRUE;
  if (list->kind != LESART_JSON_ARRAY)
    return lesart_terms_fail (reading->error, reading->line, _ ("%s is not an array"), "data");
  walk = lesart_json_walk (list);
  while ((element = lesart_json_walk_next (&walk)) != NULL) {
    const LesartTermDatum datum = { find_string (element, "category"),
                                    find_string (element, "value"),
                                    find_string (element, "language"),
                                    find_string (element, "xml") };

    if (datum.category == NULL || (datum.value == NULL && datum.xml == NULL))
      return lesart_terms_fail (reading->error, reading->line, _ ("%s is missing"),
                                datum.category == NULL ? "category" : "value");
    if (reading->concept == NULL)
      lesart_term_base_add_datum (reading->base, datum.category, datum.value, datum.xml);
    else if (reading->term >= 0)
      lesart_term_add_datum (reading->base, reading->concept, (guint) reading->term, &datum);
    else
      lesart_concept_add_datum (reading->base, reading->concept, &datum);
  }
  return TRUE;
}

static gboolean
read_terms (Reading *reading, const LesartJsonToken *object)
{
  const LesartJsonToken *list = find_member (object, "terms");
  const LesartJsonToken *element;
  LesartJsonWalk walk;

  if (list == NULL || list->kind != LESART_JSON_ARRAY)
    return lesart_terms_fail (reading->error, reading->line, _ ("%s is not an array"), "terms");
  walk = lesart_json_walk (list);
  while ((element = lesart_json_walk_next (&walk)) != NULL) {
    const char *language = find_string (element, "language");
    const char *text = find_string (element, "text");

    if (language == NULL || text == NULL)
      return lesart_terms_fail (reading->error, reading->line, _ ("%s is missing"),
                                language == NULL ? "language" : "text");
    reading->term = lesart_concept_add_term (reading->base, reading->concept, language, text);
    if (!read_data (reading, element))
      return FALSE;
  }
  return TRUE;
}

/* Returns: (nullable): a concept that is not in the base yet */
static LesartConcept *
read_concept (Reading *reading, const LesartJsonToken *object)
{
  const char *id = object != NULL ? find_string (object, "id") : NULL;

  if (id == NULL) {
    lesart_terms_fail (reading->error, reading->line, _ ("%s is missing"), "id");
    return NULL;
  }
  reading->concept = lesart_term_base_make_concept (reading->base, id);
  reading->term = -1;
  if (!read_data (reading, object) || !read_terms (reading, object))
    return NULL;
  return reading->concept;
}

/**
 * lesart_concept_from_json:
 * @base: what it is for
 * @json: as lesart_concept_to_json() wrote it, of whatever origin
 *
 * Returns: (transfer none) (nullable): the concept, which is not in the base yet; %NULL with
 *   %LESART_TERMS_ERROR_MALFORMED
 */
LesartConcept *
lesart_concept_from_json (LesartTermBase *base, const char *json, gsize n_bytes, GError **error)
{
  g_auto (LesartJsonTape) tape = { 0 };
  Reading reading = { .base = base, .error = error };
  g_autoptr (GError) guard_error = NULL;
  const LesartJsonToken *token = lesart_json_tape_read (&tape, json, n_bytes, &guard_error);

  if (token == NULL) {
    lesart_terms_fail (error, 0, "%s", guard_error->message);
    return NULL;
  }
  return read_concept (&reading, token);
}

static gboolean
check_schema (const LesartJsonToken *root, GError **error)
{
  const char *schema = find_string (root, "schema");

  if (schema != NULL && strcmp (schema, SCHEMA) == 0)
    return TRUE;
  if (schema != NULL && g_str_has_prefix (schema, "lesart-terms/"))
    return lesart_terms_fail (error, 0, _ ("the term base was written by a newer version"));
  return lesart_terms_fail (error, 0, _ ("this is no term base that Lesart knows"));
}

static guint
count_lines (const char *from, const char *to)
{
  guint n = 0;

  for (const char *at = from; at < to && (at = memchr (at, '\n', (gsize) (to - at))) != NULL; at++)
    n++;
  return n;
}

/* The list of concepts: where it begins and ends, and what they are read with. */
typedef struct {
  Reading reading;
  const char *bytes;
  gsize start; /* of the first */
  gsize last;  /* of the last */
  gsize end;
  GPtrArray *problems;
  GError *error; /* of the first that is none */
} Items;

static void
on_item (const LesartJsonToken *token, LesartJsonList list, gpointer data)
{
  Items *items = data;
  Reading *reading = &items->reading;
  LesartConcept *concept;

  if (list != LESART_JSON_ITEMS)
    return;
  if (items->end == 0)
    items->start = token->start;
  reading->line += count_lines (items->bytes + items->last, items->bytes + token->start);
  items->last = token->start;
  items->end = token->start + token->n_bytes;
  concept = items->error == NULL ? read_concept (reading, token) : NULL;
  if (concept == NULL)
    return;
  if (lesart_term_base_find (reading->base, concept->id) >= 0)
    lesart_terms_complain (items->problems, reading->line, _ ("the id “%s” is there twice"),
                           concept->id);
  lesart_term_base_put_new (reading->base, concept);
}

/* What stands around the concepts. */
static gboolean
read_frame (const Items *items, gsize n_bytes, GError **error)
{
  g_autoptr (GString) frame = g_string_new (NULL);
  g_auto (LesartJsonTape) tape = { 0 };
  const LesartJsonToken *root;
  Reading reading = { .base = items->reading.base, .term = -1, .line = 1, .error = error };

  g_string_append_len (frame, items->bytes, (gssize) items->start);
  g_string_append_len (frame, items->bytes + items->end, (gssize) (n_bytes - items->end));
  root = lesart_json_tape_read (&tape, frame->str, frame->len, NULL);
  return root != NULL && check_schema (root, error) && read_data (&reading, root);
}

gboolean
lesart_terms_read_json (
    const char *bytes, gsize n_bytes, LesartTermBase *base, GPtrArray *problems, GError **error)
{
  Items items = { .reading = { .base = base, .line = 1 }, .problems = problems };
  g_autoptr (GError) guard_error = NULL;
  gboolean is_good;
  static const char mark[] = "\xef\xbb\xbf";

  if (n_bytes >= strlen (mark) && memcmp (bytes, mark, strlen (mark)) == 0) {
    bytes += strlen (mark);
    n_bytes -= strlen (mark);
  }
  items.bytes = bytes;
  items.reading.error = &items.error;
  if (!lesart_json_guard_items (bytes, n_bytes, on_item, &items, &guard_error)) {
    g_clear_error (&items.error);
    return lesart_terms_fail (error, 0, "%s", guard_error->message);
  }
  is_good = read_frame (&items, n_bytes, error);
  if (!is_good || items.error == NULL) {
    g_clear_error (&items.error);
    return is_good;
  }
  g_propagate_error (error, items.error);
  return FALSE;
}
