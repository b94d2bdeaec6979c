/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a line that may hold anything, so lesart_json_guard() sees it before json-glib does.
 */
#include "jsonl.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "json-guard.h"

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/**
 * lesart_is_date:
 * @date: (nullable): any string
 *
 * Returns: whether it is YYYY-MM-DD and a day of the calendar
 */
gboolean
lesart_is_date (const char *date)
{
  int year, month, day;

  if (date == NULL || strlen (date) != 10 || strspn (date, "0123456789-") != 10 || date[4] != '-'
      || date[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && date[i] == '-')
      return FALSE;
  year = atoi (date);
  month = atoi (date + 5);
  day = atoi (date + 8);
  return year > 0 && month > 0 && month <= 12 && day > 0
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
take_members (JsonObject *object, LesartJsonLine *parsed, GError **error)
{
  JsonNode *id = json_object_get_member (object, "id"),
           *date = json_object_get_member (object, "date");

  if (id != NULL) {
    g_free (parsed->id);
    parsed->id = json_to_string (id, FALSE);
  }
  parsed->text = g_strdup (get_string (object, "text"));
  parsed->date = g_strdup (get_string (object, "date"));
  if (parsed->text == NULL) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("no member “text” with a string"));
    return FALSE;
  }
  if (date != NULL && !JSON_NODE_HOLDS_NULL (date) && !lesart_is_date (parsed->date)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("“date” is no day YYYY-MM-DD"));
    return FALSE;
  }
  return TRUE;
}

/**
 * lesart_json_line_parse:
 * @line: (array length=n_bytes): a line without its end
 * @parsed: (out caller-allocates): to be cleared in any case; holds the id also of a line that is
 *   refused after it could be read
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA for what is no such line
 */
gboolean
lesart_json_line_parse (const char *line, gsize n_bytes, LesartJsonLine *parsed, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  *parsed = (LesartJsonLine){ g_strdup ("null"), NULL, NULL };
  if (!lesart_json_guard (line, n_bytes, error))
    return FALSE;
  while (n_bytes > 0 && g_ascii_isspace (*line)) {
    line++;
    n_bytes--;
  }
  /* json-glib reads JavaScript such as "var a = {}" too. */
  if (n_bytes == 0 || *line != '{') {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("no JSON object"));
    return FALSE;
  }
  if (!json_parser_load_from_data (parser, line, (gssize) n_bytes, error))
    return FALSE;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("no JSON object"));
    return FALSE;
  }
  return take_members (json_node_get_object (root), parsed, error);
}

void
lesart_json_line_clear (LesartJsonLine *parsed)
{
  g_clear_pointer (&parsed->id, g_free);
  g_clear_pointer (&parsed->text, g_free);
  g_clear_pointer (&parsed->date, g_free);
}
