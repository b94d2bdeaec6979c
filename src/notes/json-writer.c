/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See json-writer.h.
 */
#include "json-writer.h"

#include <string.h>

/* An array or object up to this many bytes is written on one line. */
#define SHORT 100

static void write_node (JsonNode *node, GString *bytes, guint depth);

static void
write_string (const char *string, GString *bytes)
{
  static const char escapes[] = {
    ['"'] = '"', ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't'
  };

  g_string_append_c (bytes, '"');
  for (; *string != '\0'; string++) {
    guchar byte = (guchar) *string;

    if (byte < sizeof escapes && escapes[byte] != 0) {
      g_string_append_c (bytes, '\\');
      g_string_append_c (bytes, escapes[byte]);
    } else if (byte < 0x20) {
      g_string_append_printf (bytes, "\\u%04x", byte);
    } else {
      g_string_append_c (bytes, (char) byte);
    }
  }
  g_string_append_c (bytes, '"');
}

/* The shortest decimal that is this number again, and that is not an integer again. */
static void
write_double (double number, GString *bytes)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  for (int precision = 15; precision <= 17; precision++) {
    char format[8];
    double again;

    g_snprintf (format, sizeof format, "%%.%dg", precision);
    g_ascii_formatd (digits, sizeof digits, format, number);
    again = g_ascii_strtod (digits, NULL);
    if (memcmp (&again, &number, sizeof number) == 0)
      break;
  }
  g_string_append (bytes, digits);
  if (strpbrk (digits, ".e") == NULL)
    g_string_append (bytes, ".0");
}

static void
write_value (JsonNode *node, GString *bytes)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    write_string (json_node_get_string (node), bytes);
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (bytes, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_DOUBLE)
    write_double (json_node_get_double (node), bytes);
  else
    g_string_append_printf (bytes, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

/* A list of objects has each on a line of its own, however short, so that one more is one line
 * more. */
static gboolean
is_list (JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return array != NULL && json_array_get_length (array) > 0
         && JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, 0));
}

/* Writes on one line; gives up, with some of it written, where that cannot be. */
static gboolean
write_flat (JsonNode *node, GString *bytes, gsize limit)
{
  gboolean is_flat = !is_list (node);

  if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObjectIter iter;
    const char *name;
    JsonNode *member;
    const char *separator = "";

    g_string_append_c (bytes, '{');
    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (is_flat && bytes->len <= limit
           && json_object_iter_next_ordered (&iter, &name, &member)) {
      g_string_append (bytes, separator);
      write_string (name, bytes);
      g_string_append (bytes, ": ");
      is_flat = write_flat (member, bytes, limit);
      separator = ", ";
    }
    g_string_append_c (bytes, '}');
  } else if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);
    guint n_elements = json_array_get_length (array);

    g_string_append_c (bytes, '[');
    for (guint i = 0; is_flat && i < n_elements && bytes->len <= limit; i++) {
      if (i > 0)
        g_string_append (bytes, ", ");
      is_flat = write_flat (json_array_get_element (array, i), bytes, limit);
    }
    g_string_append_c (bytes, ']');
  } else {
    write_node (node, bytes, 0);
  }
  return is_flat && bytes->len <= limit;
}

static void
start_line (GString *bytes, guint depth)
{
  g_string_append_c (bytes, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (bytes, "  ");
}

static void
write_object (JsonObject *object, GString *bytes, guint depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  const char *separator = "{";

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    g_string_append (bytes, separator);
    start_line (bytes, depth + 1);
    write_string (name, bytes);
    g_string_append (bytes, ": ");
    write_node (member, bytes, depth + 1);
    separator = ",";
  }
  start_line (bytes, depth);
  g_string_append_c (bytes, '}');
}

static void
write_array (JsonArray *array, GString *bytes, guint depth)
{
  guint n_elements = json_array_get_length (array);

  for (guint i = 0; i < n_elements; i++) {
    g_string_append_c (bytes, i == 0 ? '[' : ',');
    start_line (bytes, depth + 1);
    write_node (json_array_get_element (array, i), bytes, depth + 1);
  }
  start_line (bytes, depth);
  g_string_append_c (bytes, ']');
}

static void
write_node (JsonNode *node, GString *bytes, guint depth)
{
  gsize start = bytes->len;

  if (JSON_NODE_HOLDS_NULL (node)) {
    g_string_append (bytes, "null");
  } else if (JSON_NODE_HOLDS_VALUE (node)) {
    write_value (node, bytes);
  } else if (!write_flat (node, bytes, start + SHORT)) {
    g_string_truncate (bytes, start);
    if (JSON_NODE_HOLDS_OBJECT (node))
      write_object (json_node_get_object (node), bytes, depth);
    else
      write_array (json_node_get_array (node), bytes, depth);
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
  write_node (node, bytes, 0);
}
