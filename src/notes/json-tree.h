/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a tree of JSON as files under version control want it (json-writer.h), its members in
 * their order.
 */
#pragma once

#include "json-writer.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void lesart_json_write (JsonNode *node, GString *bytes);
void lesart_json_write_to (JsonNode *node, LesartJsonWriter *writer);
void lesart_json_write_line (JsonNode *node, GString *bytes);

G_END_DECLS
