/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks through a file before json-glib sees it. json-glib 1.6 crashes on deep nesting, and takes
 * silently what loses data when it is saved again: a second document, a name twice in an object,
 * integers that do not fit, U+0000 in a string. What passes here, json-glib reads as it is.
 */
#pragma once

#include "json-tape.h"

G_BEGIN_DECLS

/* Room for some 200,000 annotations; all of it is in memory. */
#define LESART_JSON_MAX_BYTES (320u * 1024u * 1024u)
#define LESART_JSON_MAX_DEPTH 64u
/* More in one object than any annotation has: names with the same hash would be slow from here on.
 */
#define LESART_JSON_MAX_MEMBERS 4096u

/* The lists that annotations can be in. */
typedef enum {
  LESART_JSON_NO_LIST,
  LESART_JSON_ROOT,        /* [...] */
  LESART_JSON_ITEMS,       /* {"items": [...]} */
  LESART_JSON_FIRST_ITEMS, /* {"first": {"items": [...]}} */
  LESART_JSON_N_LISTS,
} LesartJsonList;

/* Told of an element of such a list; what the token has is gone afterwards. */
typedef void (*LesartJsonItem) (const LesartJsonToken *item, LesartJsonList list, gpointer data);

gboolean lesart_json_guard (const char *bytes, gsize n_bytes, GError **error);
gboolean lesart_json_guard_items (
    const char *bytes, gsize n_bytes, LesartJsonItem item, gpointer data, GError **error);

G_END_DECLS
