/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-private.h"

guint32
lesart_table_get_n_rows (const LesartTable *table)
{
  return 0;
}

int
lesart_table_find_column (const LesartTable *table, const char *name)
{
  return -1;
}

const char *
lesart_table_get (const LesartTable *table, guint32 row, int column)
{
  return "";
}

guint
lesart_table_lookup (const LesartTable *table, const char *key, gssize n_bytes, guint32 *rows, guint max_rows)
{
  return 0;
}

gboolean
lesart_table_match (const LesartTable *table, const LesartText *text, const LesartSegments *segments, guint32 at, guint32 end, LesartMatch *match)
{
  match->n_tokens = match->n_rows = 0;
  return FALSE;
}
