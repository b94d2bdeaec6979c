/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a line for each row of a table: "Handelsminister {m}; Handelsministerin {f} :: trade
 * minister; secretary of commerce (US)".
 */
#include "program-list.h"

#include <string.h>

#define MAX_GERMAN 2

/* Where a table has what: names of columns. */
typedef struct {
  const char *table;
  struct {
    const char *column;
    const char *mark; /* behind each of its words */
  } german[MAX_GERMAN];
  const char *english;
  const char *gender; /* of the German words */
  const char *field;
  const char *gloss; /* what is meant, in German */
  const char *note;  /* ... in English */
} Source;

/* A further table is a row here. */
static const Source sources[] = {
  { .table = "terms-technology",
    .german = { { "term_de", NULL } },
    .english = "term_en",
    .gender = "gender",
    .field = "domain",
    .gloss = "definition_de" },
  { .table = "roles",
    .german = { { "role_de_m", " {m}" }, { "role_de_f", " {f}" } },
    .english = "role_en" },
  { .table = "organisations",
    .german = { { "name_de", NULL }, { "aliases", NULL } },
    .english = "name_en",
    .note = "note" },
  { .table = "places",
    .german = { { "name_de", NULL }, { "aliases", NULL } },
    .english = "name_en" },
  { .table = "places", .german = { { "adjective_de", " {adj}" } }, .english = "adjective_en" },
};

typedef struct {
  const LesartTable *table;
  guint32 row;
  GString *list;
} Writer;

static const char *
get (const Writer *writer, const char *column)
{
  int at = column != NULL ? lesart_table_find_column (writer->table, column) : -1;

  return at >= 0 ? lesart_table_get (writer->table, writer->row, at) : "";
}

/* What would end a wording stands for itself. */
static void
write_text (GString *list, const char *text, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    g_string_append_c (list, strchr (";|\n", text[i]) != NULL ? ',' : text[i]);
}

/* @words has alternatives: each is a wording, with @mark behind it. */
static void
write_words (GString *list, const char *words, const char *mark, gboolean *is_first)
{
  for (const char *at = words; *at != '\0';) {
    gsize n_bytes = strcspn (at, "|");

    if (n_bytes > 0) {
      if (!*is_first)
        g_string_append (list, "; ");
      *is_first = FALSE;
      write_text (list, at, n_bytes);
      if (mark != NULL)
        g_string_append (list, mark);
    }
    at += n_bytes;
    at += *at == '|';
  }
}

static void
write_mark (GString *list, const char *open, const char *text, const char *close)
{
  if (*text == '\0' || strpbrk (text, "()[]{}<>") != NULL)
    return;
  g_string_append (list, open);
  write_text (list, text, strlen (text));
  g_string_append (list, close);
}

static void
write_row (const Writer *writer, const Source *source)
{
  g_autofree char *gender = NULL;
  gboolean is_first = TRUE;
  gsize begin = writer->list->len;

  if (*get (writer, source->gender) != '\0')
    gender = g_strdup_printf (" {%s}", get (writer, source->gender));
  for (guint i = 0; i < MAX_GERMAN; i++)
    write_words (writer->list, get (writer, source->german[i].column),
                 gender != NULL ? gender : source->german[i].mark, &is_first);
  write_mark (writer->list, " [", get (writer, source->field), "]");
  write_mark (writer->list, " (", get (writer, source->gloss), ")");
  g_string_append (writer->list, " :: ");
  is_first = TRUE;
  write_words (writer->list, get (writer, source->english), NULL, &is_first);
  write_mark (writer->list, " (", get (writer, source->note), ")");
  g_string_append_c (writer->list, '\n');
  if (is_first)
    g_string_truncate (writer->list, begin);
}

/**
 * lesart_program_list_new:
 *
 * Returns: (transfer full): the list
 */
GBytes *
lesart_program_list_new (const LesartLanguage *language)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    Writer writer = { lesart_language_get_table (language, sources[i].table), 0, list };

    for (; writer.row < lesart_table_get_n_rows (writer.table); writer.row++)
      write_row (&writer, &sources[i]);
  }
  return g_string_free_to_bytes (list);
}
