/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Readings as one table: a row an item, whatever its kind, in the order of the kinds and of the
 * text. Names are those of the JSON; positions are code points.
 */
#include "commands.h"
#include "csv.h"
#include "fact-item.h"

static const char *const columns[] = { "file",      "kind",    "start", "end",       "text",
                                       "type",      "name",    "value", "value_max", "unit",
                                       "certainty", "speaker", "first", "second" };

/* The fields in the order of their columns. */
static const LesartField fields[] = {
  LESART_FIELD_TYPE,      LESART_FIELD_NAME,  LESART_FIELD_VALUE,
  LESART_FIELD_VALUE_MAX, LESART_FIELD_UNIT,  LESART_FIELD_CERTAINTY,
  LESART_FIELD_SPEAKER,   LESART_FIELD_FIRST, LESART_FIELD_SECOND,
};

/**
 * lesart_report_table_header:
 *
 * Returns: (transfer full): the first row
 */
char *
lesart_report_table_header (void)
{
  GString *table = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    lesart_csv_add_cell (table, columns[i], i + 1 == G_N_ELEMENTS (columns));
  return g_string_free (table, FALSE);
}

static void
add_row (GString *table,
         const LesartReading *reading,
         const char *name,
         const char *kind,
         LesartSpan span,
         const LesartFields *values)
{
  g_autofree char *start = g_strdup_printf ("%u", span.start);
  g_autofree char *end = g_strdup_printf ("%u", span.end);
  g_autofree char *text = lesart_text_slice (reading->text, span);

  lesart_csv_add_cell (table, name, FALSE);
  lesart_csv_add_cell (table, kind, FALSE);
  lesart_csv_add_cell (table, start, FALSE);
  lesart_csv_add_cell (table, end, FALSE);
  lesart_csv_add_cell (table, text, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *value = values->values[fields[i]];

    lesart_csv_add_cell (table, value != NULL ? value : "", i + 1 == G_N_ELEMENTS (fields));
  }
}

/* Mentions are no items of their own: each has the name and type of its entity. */
static void
add_mentions (GString *table, const LesartReading *reading, const char *name)
{
  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);
    g_auto (LesartFields) values = { 0 };

    lesart_item_get_fields (reading, LESART_ITEM_ENTITY, (guint) mention->entity, &values);
    add_row (table, reading, name, lesart_mention_kind_to_string (mention->kind), mention->span,
             &values);
  }
}

/**
 * lesart_report_to_table:
 * @name: of the article
 *
 * Returns: (transfer full): the rows of a reading, as CSV
 */
char *
lesart_report_to_table (const LesartReading *reading, const char *name)
{
  GString *table = g_string_new (NULL);

  add_mentions (table, reading, name);
  for (guint kind = LESART_ITEM_ENTITY + 1; kind < LESART_N_ITEM_KINDS; kind++) {
    guint n = lesart_item_get_array (reading, (LesartItemKind) kind)->len;

    for (guint i = 0; i < n; i++) {
      g_auto (LesartFields) values = { 0 };

      lesart_item_get_fields (reading, (LesartItemKind) kind, i, &values);
      add_row (table, reading, name, lesart_item_kind_to_string ((LesartItemKind) kind),
               lesart_item_get_span (reading, (LesartItemKind) kind, i), &values);
    }
  }
  return g_string_free (table, FALSE);
}
