/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv.h"

#include <string.h>

static void
add (GString *table, const char *mark, const char *value, gboolean last)
{
  const gboolean quoted =
      *mark != '\0' || g_ascii_isspace (*value) || strpbrk (value, ",;\t\"\r\n") != NULL;

  if (quoted)
    g_string_append_c (table, '"');
  g_string_append (table, mark);
  for (const char *p = value; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (table, '"');
    g_string_append_c (table, *p);
  }
  if (quoted)
    g_string_append_c (table, '"');
  g_string_append (table, last ? "\r\n" : ",");
}

/**
 * lesart_csv_add_cell:
 * @value: a code or a number, for programs
 * @last: whether the row ends with it
 */
void
lesart_csv_add_cell (GString *table, const char *value, gboolean last)
{
  add (table, "", value, last);
}

/**
 * lesart_csv_add_words:
 * @words: what people wrote
 * @last: whether the row ends with it
 *
 * As lesart_csv_add_cell(), but words that a spreadsheet would take for a formula are kept from
 * being one by an apostrophe before them (OWASP, "CSV Injection").
 */
void
lesart_csv_add_words (GString *table, const char *words, gboolean last)
{
  add (table, *words != '\0' && strchr ("=+-@\t\r", *words) != NULL ? "'" : "", words, last);
}
