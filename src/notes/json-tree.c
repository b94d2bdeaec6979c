/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See json-tree.h.
 */
#include "json-tree.h"

static void
write_value (JsonNode *node, LesartJsonWriter *writer)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    lesart_json_writer_string (writer, json_node_get_string (node), -1);
  else if (type == G_TYPE_BOOLEAN)
    lesart_json_writer_boolean (writer, json_node_get_boolean (node));
  else if (type == G_TYPE_DOUBLE)
    lesart_json_writer_double (writer, json_node_get_double (node));
  else
    lesart_json_writer_integer (writer, json_node_get_int (node));
}

/* Writes the value where the writer is. */
void
lesart_json_write_to (JsonNode *node, LesartJsonWriter *writer)
{
  if (JSON_NODE_HOLDS_NULL (node)) {
    lesart_json_writer_null (writer);
  } else if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObjectIter iter;
    const char *name;
    JsonNode *member;

    lesart_json_writer_begin_object (writer);
    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (json_object_iter_next_ordered (&iter, &name, &member)) {
      lesart_json_writer_name (writer, name);
      lesart_json_write_to (member, writer);
    }
    lesart_json_writer_end_object (writer);
  } else if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);
    guint n_elements = json_array_get_length (array);

    lesart_json_writer_begin_array (writer);
    for (guint i = 0; i < n_elements; i++)
      lesart_json_write_to (json_array_get_element (array, i), writer);
    lesart_json_writer_end_array (writer);
  } else {
    write_value (node, writer);
  }
}

/**
 * lesart_json_write:
 * @node: a value, not nested deeper than the guard admits
 * @bytes: what to append to
 *
 * Appends the value, without a line end behind it. The same value gives the same bytes.
 */
void
lesart_json_write (JsonNode *node, GString *bytes)
{
  g_auto (LesartJsonWriter) writer = { 0 };

  lesart_json_writer_init (&writer, LESART_JSON_PRETTY, bytes, NULL);
  lesart_json_write_to (node, &writer);
}

/* The same on one line, without a space. */
void
lesart_json_write_line (JsonNode *node, GString *bytes)
{
  g_auto (LesartJsonWriter) writer = { 0 };

  lesart_json_writer_init (&writer, LESART_JSON_LINE, bytes, NULL);
  lesart_json_write_to (node, &writer);
}
