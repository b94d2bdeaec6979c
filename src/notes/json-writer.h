/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes JSON as files under version control want it: the order of members as it is, a member a
 * line, except that what is short stays on one line.
 *
 * Not json-glib's generator: that writes 0.1 as 0.10000000000000001, so numbers of other programs
 * would change by being loaded and saved.
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void lesart_json_write (JsonNode *node, GString *bytes);

G_END_DECLS
