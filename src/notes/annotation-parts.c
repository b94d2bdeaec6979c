/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Members of annotations as trees of JSON, for who writes them: see annotation-json.h. What a body
 * is, the reader knows (annotation-reader.c).
 */
#include "annotation-json.h"
#include "annotation-private.h"
#include "json-tree.h"

/**
 * lesart_anno_get_string:
 *
 * Returns: (nullable): the member if it is a string
 */
const char *
lesart_anno_get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* The type can be one or several. */
gboolean
lesart_anno_has_type (JsonObject *object, const char *type)
{
  JsonNode *node = json_object_get_member (object, "type");
  JsonArray *types =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (types == NULL)
    return g_strcmp0 (lesart_anno_get_string (object, "type"), type) == 0;
  for (guint i = 0; i < json_array_get_length (types); i++) {
    JsonNode *element = json_array_get_element (types, i);

    if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING
        && g_strcmp0 (json_node_get_string (element), type) == 0)
      return TRUE;
  }
  return FALSE;
}

const char *
lesart_anno_get_value (JsonNode *body)
{
  return JSON_NODE_HOLDS_OBJECT (body)
             ? lesart_anno_get_string (json_node_get_object (body), "value")
             : NULL;
}

LesartBodyKind
lesart_anno_get_kind (JsonNode *body, const char *motivation)
{
  g_auto (LesartJsonTape) tape = { 0 };
  g_autoptr (GString) bytes = g_string_new (NULL);
  const LesartJsonToken *token;

  lesart_json_write_line (body, bytes);
  token = lesart_json_tape_read (&tape, bytes->str, bytes->len, NULL);
  return token != NULL ? lesart_body_get_kind (token, motivation) : LESART_BODY_OTHER;
}
