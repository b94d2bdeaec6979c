/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of --jsonl-in: {"id": .., "text": .., "date": ..}.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *id; /* the value as JSON, "null" if there is none */
  char *text;
  char *date; /* YYYY-MM-DD or NULL */
} LesartJsonLine;

gboolean
lesart_json_line_parse (const char *line, gsize n_bytes, LesartJsonLine *parsed, GError **error);
void lesart_json_line_clear (LesartJsonLine *parsed);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LesartJsonLine, lesart_json_line_clear)

gboolean lesart_is_date (const char *date);

G_END_DECLS
