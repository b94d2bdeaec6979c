/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables (RFC 4180; divided by commas, semicolons or tabs). Written is a row for each term, below
 * names of columns. Read are such tables, with the columns in any order, and tables of pairs:
 * German, English, note.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "terms-lines.h"
#include "terms-private.h"

/* What the columns mean, by number; a row of the table below. */
typedef enum {
  CONCEPT,
  LANGUAGE,
  TERM,
  STATUS,
  GENDER,
  WORD_CLASS,
  FIELD,
  DEFINITION,
  CONTEXT,
  SOURCE,
  NOTE,
  GERMAN,
  ENGLISH,
  N_COLUMNS,
} Column;

static const struct {
  const char *name;     /* as it is written */
  const char *others;   /* what it is called elsewhere, with a space before and behind each */
  const char *category; /* (nullable) */
  gboolean is_concept;  /* said of the concept, not of the term */
} columns[N_COLUMNS] = {
  [CONCEPT] = { "concept", " id concept-id ", NULL, TRUE },
  [LANGUAGE] = { "language", " lang sprache ", NULL, FALSE },
  [TERM] = { "term", " benennung ", NULL, FALSE },
  [STATUS] = { "status", " administrativestatus ", LESART_TERM_STATUS, FALSE },
  [GENDER] = { "gender", " grammaticalgender genus ", LESART_TERM_GENDER, FALSE },
  [WORD_CLASS] = { "partOfSpeech", " partofspeech pos wortart ", LESART_TERM_WORD_CLASS, FALSE },
  [FIELD] = { "field", " subjectfield domain fachgebiet ", LESART_TERM_FIELD, TRUE },
  [DEFINITION] = { "definition", " ", LESART_TERM_DEFINITION, TRUE },
  [CONTEXT] = { "context", " kontext ", LESART_TERM_CONTEXT, FALSE },
  [SOURCE] = { "source", " quelle ", LESART_TERM_SOURCE, FALSE },
  [NOTE] = { "note", " comment notes notiz kommentar anmerkung bemerkung ", LESART_TERM_NOTE,
             FALSE },
  [GERMAN] = { "de", " german deutsch de-de de-at de-ch ", NULL, FALSE },
  [ENGLISH] = { "en", " english englisch target en-us en-gb ", NULL, FALSE },
};

/* ---- rows ---- */

typedef struct {
  const char *at;
  const char *end;
  char delimiter;
  guint line;
} Table;

/* The one that the first line has most of, outside quotation marks. */
static char
guess_delimiter (const char *utf8, gsize n_bytes)
{
  static const char candidates[] = ",;\t";
  guint counts[3] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (gsize i = 0; i < n_bytes && (quoted || utf8[i] != '\n'); i++) {
    const char *found = utf8[i] != '\0' ? strchr (candidates, utf8[i]) : NULL;

    if (utf8[i] == '"')
      quoted = !quoted;
    else if (!quoted && found != NULL)
      counts[found - candidates]++;
  }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

/* Returns: FALSE if its quotation mark is not closed */
static gboolean
read_quoted (Table *table, GString *cell)
{
  for (table->at++; table->at < table->end; table->at++) {
    if (*table->at == '\n')
      table->line++;
    if (*table->at != '"') {
      g_string_append_c (cell, *table->at);
    } else if (table->at + 1 < table->end && table->at[1] == '"') {
      g_string_append_c (cell, '"');
      table->at++;
    } else {
      table->at++;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
read_cell (Table *table, GPtrArray *row)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  if (table->at < table->end && *table->at == '"' && !read_quoted (table, cell))
    return FALSE;
  while (table->at < table->end && *table->at != table->delimiter && *table->at != '\n')
    g_string_append_c (cell, *table->at++);
  g_ptr_array_add (row, g_strdup (g_strstrip (cell->str)));
  return TRUE;
}

/* Returns: (nullable): the cells of the next row that has any; @line: where it begins */
static GPtrArray *
read_row (Table *table, guint *line, GError **error)
{
  while (table->at < table->end) {
    g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);

    *line = table->line;
    do {
      if (row->len > 0)
        table->at++; /* the delimiter */
      if (!read_cell (table, row)) {
        lesart_terms_fail (error, *line, _ ("a quotation mark is not closed"));
        return NULL;
      }
    } while (table->at < table->end && *table->at == table->delimiter);
    table->at++; /* the line end */
    table->line++;
    if (row->len > 1 || *(char *) row->pdata[0] != '\0')
      return g_steal_pointer (&row);
  }
  return NULL;
}

/* ---- reading ---- */

typedef struct {
  LesartTermLines lines;
  gint index[N_COLUMNS]; /* in a row; -1: there is no such column */
  guint n_made;
} Reading;

static gboolean
find_column (const char *name, Column *column)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autofree char *key = g_strdup_printf (" %s ", lower);

  for (guint i = 0; i < N_COLUMNS; i++)
    if (g_ascii_strcasecmp (columns[i].name, name) == 0
        || strstr (columns[i].others, key) != NULL) {
      *column = (Column) i;
      return TRUE;
    }
  return FALSE;
}

/* Returns: whether the first row names columns; else it is taken as the first pair */
static gboolean
read_names (Reading *reading, const GPtrArray *row)
{
  gboolean has_terms;

  for (guint i = 0; i < N_COLUMNS; i++)
    reading->index[i] = -1;
  for (guint i = 0; i < row->len; i++) {
    Column column;

    if (find_column (row->pdata[i], &column) && reading->index[column] < 0)
      reading->index[column] = (gint) i;
  }
  if (reading->index[GERMAN] < 0 && reading->index[TERM] < 0 && reading->index[SOURCE] >= 0) {
    reading->index[GERMAN] = reading->index[SOURCE]; /* source and target */
    reading->index[SOURCE] = -1;
  }
  has_terms = (reading->index[TERM] >= 0 && reading->index[LANGUAGE] >= 0)
              || (reading->index[GERMAN] >= 0 && reading->index[ENGLISH] >= 0);
  if (has_terms)
    return TRUE;
  for (guint i = 0; i < N_COLUMNS; i++)
    reading->index[i] = -1;
  reading->index[GERMAN] = 0;
  reading->index[ENGLISH] = 1;
  reading->index[NOTE] = 2;
  return FALSE;
}

static const char *
get_cell (const Reading *reading, const GPtrArray *row, Column column)
{
  gint at = reading->index[column];

  return at >= 0 && (guint) at < row->len ? row->pdata[at] : "";
}

/* One term; rows with the same concept belong together, one without is alone. */
static gboolean
read_term (Reading *reading, const GPtrArray *row)
{
  const char *id = get_cell (reading, row, CONCEPT);
  const char *language = get_cell (reading, row, LANGUAGE);
  const char *text = get_cell (reading, row, TERM);
  g_autofree char *key = NULL;
  LesartConcept *concept;
  guint term;

  if (*language == '\0' || *text == '\0')
    return FALSE;
  key = *id != '\0' ? g_strconcat ("=", id, NULL) : g_strdup_printf ("%u", reading->n_made++);
  concept = lesart_term_lines_get (&reading->lines, key, *id != '\0' ? id : NULL);
  term = lesart_concept_add_term (reading->lines.base, concept, language, text);
  for (guint i = 0; i < N_COLUMNS; i++) {
    const LesartTermDatum datum = { columns[i].category, get_cell (reading, row, (Column) i), NULL,
                                    NULL };

    if (datum.category == NULL || *datum.value == '\0')
      continue;
    if (columns[i].is_concept)
      lesart_concept_set (reading->lines.base, concept, datum.category, NULL, datum.value);
    else
      lesart_term_set (reading->lines.base, concept, term, datum.category, datum.value);
  }
  return TRUE;
}

static gboolean
read_pair (Reading *reading, const GPtrArray *row)
{
  const char *german = get_cell (reading, row, GERMAN);

  if (*german == '\0' || row->len < 2)
    return FALSE;
  lesart_term_lines_add_pair (&reading->lines, german, get_cell (reading, row, ENGLISH),
                              get_cell (reading, row, NOTE));
  return TRUE;
}

gboolean
lesart_terms_read_csv (
    const char *utf8, gsize n_bytes, LesartTermBase *base, GPtrArray *problems, GError **error)
{
  Table table = { utf8, utf8 + n_bytes, guess_delimiter (utf8, n_bytes), 1 };
  Reading reading = { 0 };
  GError *local = NULL;
  gboolean is_first = TRUE;
  GPtrArray *next;
  guint line = 0;

  lesart_term_lines_init (&reading.lines, base);
  while ((next = read_row (&table, &line, &local)) != NULL) {
    g_autoptr (GPtrArray) row = next;
    gboolean is_header = is_first && read_names (&reading, row);

    is_first = FALSE;
    if (!is_header
        && !(reading.index[TERM] >= 0 ? read_term (&reading, row) : read_pair (&reading, row)))
      lesart_terms_complain (problems, line, _ ("a row without a term"));
  }
  if (local == NULL)
    lesart_term_lines_finish (&reading.lines);
  lesart_term_lines_clear (&reading.lines);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* ---- writing ---- */

static void
append_cell (const char *text, GString *bytes)
{
  if (text == NULL)
    return;
  if (strpbrk (text, ",;\t\"\r\n") == NULL && !g_ascii_isspace (text[0])) {
    g_string_append (bytes, text);
    return;
  }
  g_string_append_c (bytes, '"');
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '"')
      g_string_append_c (bytes, '"');
    g_string_append_c (bytes, *at);
  }
  g_string_append_c (bytes, '"');
}

static void
write_term (const LesartConcept *concept, const LesartTerm *term, GString *bytes)
{
  for (guint i = 0; i < GERMAN; i++) {
    const char *value = i == CONCEPT    ? concept->id
                        : i == LANGUAGE ? term->language
                        : i == TERM     ? term->text
                        : columns[i].is_concept
                            ? lesart_concept_get (concept, columns[i].category, NULL)
                            : lesart_term_get (term, columns[i].category);

    if (i > 0)
      g_string_append_c (bytes, ',');
    append_cell (value, bytes);
  }
  g_string_append (bytes, "\r\n");
}

gboolean
lesart_terms_write_csv (const LesartTermBase *base,
                        GString *bytes,
                        GHashTable *losses,
                        GError **error)
{
  const char *kept[GERMAN + 1];
  guint n_kept = 0;

  for (guint i = 0; i < GERMAN; i++) {
    g_string_append_printf (bytes, "%s%s", i > 0 ? "," : "", columns[i].name);
    if (columns[i].category != NULL)
      kept[n_kept++] = columns[i].category;
  }
  kept[n_kept] = NULL;
  g_string_append (bytes, "\r\n");
  for (guint i = 0; i < lesart_term_base_get_n_slots (base); i++) {
    const LesartConcept *concept = lesart_term_base_get (base, i);

    for (guint k = 0; concept != NULL && k < concept->n_terms; k++)
      write_term (concept, &concept->terms[k], bytes);
  }
  lesart_terms_find_losses (base, kept, losses);
  return TRUE;
}
