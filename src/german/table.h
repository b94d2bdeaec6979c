/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word list: rows of columns, and an index from the words of its key columns to the rows, so that
 * the longest phrase that begins at a token is found without a copy. One form for every list of the
 * program: organisations, speech verbs, certainty cues, units.
 *
 * Source: data/language/NAME.tsv (UTF-8, header line, tabs). Two lines may stand above the header:
 *   #keys: COLUMN COLUMN ...   columns whose alternatives (separated by |) are looked up; default:
 * the first #fold: yes                 look-up ignores case
 */
#pragma once

#include "tokenizer.h"

G_BEGIN_DECLS

typedef struct _LesartTable LesartTable;

#define LESART_TABLE_MAX_ROWS 16

/**
 * LesartMatch:
 * @n_tokens: how many tokens the phrase has; 0 if there is none
 * @n_rows: rows that have it as a key (an ambiguous alias has several)
 * @genitive: the last token matched after its genitive ending was cut ("Altmans")
 */
typedef struct {
  guint32 n_tokens;
  guint32 n_rows;
  guint32 rows[LESART_TABLE_MAX_ROWS];
  gboolean genitive;
} LesartMatch;

guint32 lesart_table_get_n_rows (const LesartTable *table);
int lesart_table_find_column (const LesartTable *table, const char *name);
const char *lesart_table_get (const LesartTable *table, guint32 row, int column);
guint lesart_table_lookup (
    const LesartTable *table, const char *key, gssize n_bytes, guint32 *rows, guint max_rows);
gboolean lesart_table_may_have (const LesartTable *table, const char *letters);
gboolean lesart_table_may_begin (const LesartTable *table, const char *token, gsize n_bytes);
gboolean lesart_table_match (const LesartTable *table,
                             const LesartText *text,
                             const LesartSegments *segments,
                             guint32 at,
                             guint32 end,
                             LesartMatch *match);
gsize lesart_key_stem (const char *token, gsize n_bytes);

G_END_DECLS
