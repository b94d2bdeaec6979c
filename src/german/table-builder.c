/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Word lists from their source. The first source or table gives the columns; what is added later
 * may name some of them in any order. Keys are cut into tokens as texts are, so that spacing does
 * not matter ("e. V." and "e.V."); what stands in brackets behind a key explains it and is no part
 * of it.
 */
#include "table-builder.h"

#include "language.h"
#include "table-private.h"

#include <string.h>

struct _LesartTableBuilder {
  GPtrArray *columns; /* of char * */
  GPtrArray *cells;   /* of char *, row by row */
  guint32 key_columns;
  gboolean fold;

  GByteArray *pool; /* while finishing */
  GHashTable *pooled;
  GArray *keys;
  GHashTable *slots; /* hash -> index into slot_list, plus 1 */
  GArray *slot_list;
  GArray *tokens;
};

LesartTableBuilder *
lesart_table_builder_new (void)
{
  LesartTableBuilder *builder = g_new0 (LesartTableBuilder, 1);

  builder->columns = g_ptr_array_new_with_free_func (g_free);
  builder->cells = g_ptr_array_new_with_free_func (g_free);
  builder->key_columns = 1;
  return builder;
}

void
lesart_table_builder_free (LesartTableBuilder *builder)
{
  g_ptr_array_unref (builder->columns);
  g_ptr_array_unref (builder->cells);
  g_free (builder);
}

/**
 * lesart_table_builder_add_table:
 *
 * Takes over columns, keys and rows of a compiled list, to lay others over it.
 */
void
lesart_table_builder_add_table (LesartTableBuilder *builder, const LesartTable *table)
{
  g_return_if_fail (builder->columns->len == 0);

  if (table->header == NULL)
    return;
  builder->key_columns = table->header->key_columns;
  builder->fold = table->header->fold != 0;
  for (guint32 i = 0; i < table->header->n_columns; i++)
    g_ptr_array_add (builder->columns, g_strdup (table->pool + table->columns[i]));
  for (guint32 row = 0; row < table->header->n_rows; row++)
    for (guint32 i = 0; i < table->header->n_columns; i++)
      g_ptr_array_add (builder->cells, g_strdup (lesart_table_get (table, row, (int) i)));
}

/* --- Source --- */

typedef struct {
  LesartTableBuilder *builder;
  LesartTableLineFunc on_bad_line;
  gpointer user_data;
  guint line;
  gboolean fresh; /* this source gives the columns */
  gboolean has_header;
  char *key_names; /* of #keys: */
  guint n_fields;
  guint field_column[LESART_TABLE_MAX_COLUMNS];
} Source;

static int
find_builder_column (LesartTableBuilder *builder, const char *name)
{
  for (guint i = 0; i < builder->columns->len; i++)
    if (strcmp (g_ptr_array_index (builder->columns, i), name) == 0)
      return (int) i;
  return -1;
}

/* A malformed line: an error, or reported and skipped. */
static gboolean
    G_GNUC_PRINTF (3, 4) bad_line (Source *source, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (source->on_bad_line != NULL) {
    source->on_bad_line (source->line, message, source->user_data);
    return TRUE;
  }
  g_set_error (error, LESART_LANGUAGE_ERROR, LESART_LANGUAGE_ERROR_SYNTAX, "line %u: %s",
               source->line, message);
  return FALSE;
}

static gboolean
read_directive (Source *source, char *line, GError **error)
{
  if (line[1] == ' ' || line[1] == '\0')
    return TRUE; /* a comment */
  if (g_str_has_prefix (line, "#keys:")) {
    g_free (source->key_names);
    source->key_names = g_strdup (g_strstrip (line + strlen ("#keys:")));
    return TRUE;
  }
  if (g_str_has_prefix (line, "#fold:")) {
    if (source->fresh)
      source->builder->fold = strcmp (g_strstrip (line + strlen ("#fold:")), "yes") == 0;
    return TRUE;
  }
  return bad_line (source, error, "unknown directive “%s”", line);
}

static gboolean
set_keys (Source *source, GError **error)
{
  g_auto (GStrv) names = NULL;

  if (!source->fresh || source->key_names == NULL)
    return TRUE;
  source->builder->key_columns = 0;
  names = g_strsplit (source->key_names, " ", -1);
  for (guint i = 0; names[i] != NULL; i++) {
    int column = find_builder_column (source->builder, names[i]);

    if (*names[i] == '\0')
      continue;
    if (column < 0 && !bad_line (source, error, "no column “%s” for #keys", names[i]))
      return FALSE;
    if (column >= 0)
      source->builder->key_columns |= 1u << column;
  }
  return TRUE;
}

static gboolean
read_header (Source *source, char **fields, GError **error)
{
  LesartTableBuilder *builder = source->builder;

  source->has_header = TRUE;
  source->n_fields = g_strv_length (fields);
  if (source->n_fields > LESART_TABLE_MAX_COLUMNS) {
    source->n_fields = 0;
    return bad_line (source, error, "more than %d columns", LESART_TABLE_MAX_COLUMNS);
  }
  for (guint i = 0; i < source->n_fields; i++) {
    int column = find_builder_column (builder, fields[i]);

    if (source->fresh && column < 0) {
      column = (int) builder->columns->len;
      g_ptr_array_add (builder->columns, g_strdup (fields[i]));
    } else if (source->fresh || column < 0) {
      source->n_fields = 0; /* what follows cannot be read */
      return bad_line (source, error, source->fresh ? "column “%s” twice" : "unknown column “%s”",
                       fields[i]);
    }
    source->field_column[i] = (guint) column;
  }
  return set_keys (source, error);
}

static gboolean
read_row (Source *source, char **fields, GError **error)
{
  LesartTableBuilder *builder = source->builder;
  guint n = g_strv_length (fields), first = builder->cells->len;

  if (source->n_fields == 0)
    return TRUE; /* the header was bad and reported */
  if (n != source->n_fields)
    return bad_line (source, error, "%u columns instead of %u", n, source->n_fields);
  for (guint i = 0; i < builder->columns->len; i++)
    g_ptr_array_add (builder->cells, NULL);
  for (guint i = 0; i < n; i++)
    builder->cells->pdata[first + source->field_column[i]] = g_strdup (g_strstrip (fields[i]));
  for (guint i = 0; i < builder->columns->len; i++)
    if (builder->cells->pdata[first + i] == NULL)
      builder->cells->pdata[first + i] = g_strdup ("");
  return TRUE;
}

static gboolean
read_line (Source *source, const char *start, gsize n_bytes, GError **error)
{
  g_autofree char *line = NULL;
  g_auto (GStrv) fields = NULL;

  if (n_bytes > 0 && start[n_bytes - 1] == '\r')
    n_bytes--;
  if (n_bytes == 0)
    return TRUE;
  if (!g_utf8_validate (start, (gssize) n_bytes, NULL))
    return bad_line (source, error, "not valid UTF-8");
  line = g_strndup (start, n_bytes);
  if (line[0] == '#' && (!source->has_header || line[1] == ' '))
    return read_directive (source, line, error);
  fields = g_strsplit (line, "\t", -1);
  return source->has_header ? read_row (source, fields, error)
                            : read_header (source, fields, error);
}

/**
 * lesart_table_builder_add_source:
 * @source: tab-separated lines, see table.h
 * @on_bad_line: (nullable): called for malformed lines, which are skipped then; without it the
 * first is an error
 *
 * Adds the rows of a source.
 *
 * Returns: FALSE with %LESART_LANGUAGE_ERROR_SYNTAX, the line named
 */
gboolean
lesart_table_builder_add_source (LesartTableBuilder *builder,
                                 const char *source,
                                 gsize n_bytes,
                                 LesartTableLineFunc on_bad_line,
                                 gpointer user_data,
                                 GError **error)
{
  Source state = { builder, on_bad_line, user_data, .fresh = builder->columns->len == 0 };
  const char *p = source, *end = source + n_bytes;
  gboolean good = TRUE;

  while (p < end && good) {
    const char *eol = memchr (p, '\n', (gsize) (end - p));

    if (eol == NULL)
      eol = end;
    state.line++;
    good = read_line (&state, p, (gsize) (eol - p), error);
    p = eol + 1;
  }
  if (good && !state.has_header) {
    state.line++;
    good = bad_line (&state, error, "no header line");
  }
  g_free (state.key_names);
  return good;
}

/* --- Index --- */

static guint32
pool_add (LesartTableBuilder *builder, const char *string)
{
  guint32 at = GPOINTER_TO_UINT (g_hash_table_lookup (builder->pooled, string));

  if (at != 0 || *string == '\0')
    return at;
  at = builder->pool->len;
  g_byte_array_append (builder->pool, (const guint8 *) string, (guint) strlen (string) + 1);
  g_hash_table_insert (builder->pooled, g_strdup (string), GUINT_TO_POINTER (at));
  return at;
}

static LesartTableSlot *
ensure_slot (LesartTableBuilder *builder, guint64 hash)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (builder->slots, &hash));
  LesartTableSlot slot = { .hash = hash };

  if (at == 0) {
    gint64 *key = g_new (gint64, 1);

    *key = (gint64) hash;
    g_array_append_val (builder->slot_list, slot);
    at = builder->slot_list->len;
    g_hash_table_insert (builder->slots, key, GUINT_TO_POINTER (at));
  }
  return &g_array_index (builder->slot_list, LesartTableSlot, at - 1);
}

/* Enters the key at the end of the chain of its hash, unless the row has it already. */
static void
enter_key (LesartTableBuilder *builder, guint64 hash, guint32 row, guint32 phrase)
{
  LesartTableKey key = { row, phrase, 0 };
  guint32 *link = &ensure_slot (builder, hash)->key;

  while (*link != 0) {
    LesartTableKey *other = &g_array_index (builder->keys, LesartTableKey, *link - 1);

    if (other->row == row && other->phrase == phrase)
      return;
    link = &other->next;
  }
  *link = builder->keys->len + 1;
  g_array_append_val (builder->keys, key);
}

/* @key: one alternative, @n_bytes long */
static void
add_key (LesartTableBuilder *builder, guint32 row, const char *key, gsize n_bytes)
{
  g_autoptr (GString) phrase = g_string_new (NULL);
  g_autofree char *folded = NULL;
  guint64 state = 0;
  const char *bracket = g_strstr_len (key, (gssize) n_bytes, " (");

  if (bracket != NULL)
    n_bytes = (gsize) (bracket - key);
  g_array_set_size (builder->tokens, 0);
  lesart_tokenize (key, n_bytes, 0, 0, builder->tokens);
  for (guint i = 0; i < builder->tokens->len; i++) {
    const LesartToken *token = &g_array_index (builder->tokens, LesartToken, i);
    const char *bytes = key + token->byte_start;
    gsize n = token->byte_end - token->byte_start;

    if (n > LESART_KEY_MAX_TOKEN)
      return;
    if (i > 0)
      g_string_append_c (phrase, LESART_KEY_SEPARATOR);
    g_string_append_len (phrase, bytes, (gssize) n);
    if (i + 1 < builder->tokens->len) {
      state = lesart_key_go_on (state, bytes, n, builder->fold);
      ensure_slot (builder, state)->go_on = TRUE;
    } else {
      if (builder->fold)
        folded = g_utf8_strdown (phrase->str, -1);
      enter_key (builder, lesart_key_end (state, bytes, n, builder->fold), row,
                 pool_add (builder, folded != NULL ? folded : phrase->str));
    }
  }
}

static void
index_rows (LesartTableBuilder *builder)
{
  guint n_columns = builder->columns->len;

  for (guint i = 0; i < builder->cells->len; i++) {
    const char *p = g_ptr_array_index (builder->cells, i);

    if ((builder->key_columns >> (i % n_columns) & 1) == 0)
      continue;
    while (*p != '\0') {
      gsize n = strcspn (p, "|");

      add_key (builder, i / n_columns, p, n);
      p += n + (p[n] == '|');
    }
  }
}

/* --- Layout --- */

static guint32
append_section (GByteArray *out, gconstpointer data, gsize n_bytes)
{
  static const guint8 zeros[8] = { 0 };
  guint32 at;

  if (out->len % 8 != 0)
    g_byte_array_append (out, zeros, 8 - out->len % 8);
  at = out->len;
  if (n_bytes > 0)
    g_byte_array_append (out, data, (guint) n_bytes);
  return at;
}

static GArray *
place_slots (LesartTableBuilder *builder)
{
  guint32 n_slots = 8;
  GArray *placed;

  while (n_slots < builder->slot_list->len * 2)
    n_slots *= 2;
  placed = g_array_sized_new (FALSE, TRUE, sizeof (LesartTableSlot), n_slots);
  g_array_set_size (placed, n_slots);
  for (guint i = 0; i < builder->slot_list->len; i++) {
    LesartTableSlot slot = g_array_index (builder->slot_list, LesartTableSlot, i);
    guint32 at = (guint32) slot.hash & (n_slots - 1);

    while (g_array_index (placed, LesartTableSlot, at).hash != 0)
      at = (at + 1) & (n_slots - 1);
    g_array_index (placed, LesartTableSlot, at) = slot;
  }
  return placed;
}

static void
begin_layout (LesartTableBuilder *builder)
{
  builder->pool = g_byte_array_new ();
  g_byte_array_append (builder->pool, (const guint8 *) "", 1);
  builder->pooled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  builder->keys = g_array_new (FALSE, FALSE, sizeof (LesartTableKey));
  builder->slots = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  builder->slot_list = g_array_new (FALSE, FALSE, sizeof (LesartTableSlot));
  builder->tokens = g_array_new (FALSE, FALSE, sizeof (LesartToken));
}

static void
end_layout (LesartTableBuilder *builder)
{
  g_clear_pointer (&builder->pool, g_byte_array_unref);
  g_clear_pointer (&builder->pooled, g_hash_table_unref);
  g_clear_pointer (&builder->keys, g_array_unref);
  g_clear_pointer (&builder->slots, g_hash_table_unref);
  g_clear_pointer (&builder->slot_list, g_array_unref);
  g_clear_pointer (&builder->tokens, g_array_unref);
}

static GArray *
pool_strings (LesartTableBuilder *builder, GPtrArray *strings)
{
  GArray *offsets = g_array_sized_new (FALSE, FALSE, sizeof (guint32), strings->len);

  for (guint i = 0; i < strings->len; i++) {
    guint32 at = pool_add (builder, g_ptr_array_index (strings, i));

    g_array_append_val (offsets, at);
  }
  return offsets;
}

static void
note_beginnings (LesartTableBuilder *builder, LesartTableHeader *header)
{
  for (guint i = 0; i < builder->keys->len; i++) {
    const char *phrase = (const char *) builder->pool->data
                         + g_array_index (builder->keys, LesartTableKey, i).phrase;
    guint8 first = (guint8) *phrase;
    guint32 opening = lesart_key_opening (phrase, strlen (phrase), builder->fold);

    if (first < 0x80)
      header->beginnings[first / 64] |= G_GUINT64_CONSTANT (1) << first % 64;
    if (opening < LESART_TABLE_OPENINGS)
      header->openings[opening / 64] |= G_GUINT64_CONSTANT (1) << opening % 64;
  }
}

/**
 * lesart_table_builder_finish:
 *
 * Returns: (transfer full): the compiled list
 */
GBytes *
lesart_table_builder_finish (LesartTableBuilder *builder)
{
  g_autoptr (GArray) columns = NULL, cells = NULL, slots = NULL;
  LesartTableHeader header = { .magic = LESART_TABLE_MAGIC,
                               .key_columns = builder->key_columns,
                               .fold = builder->fold };
  GByteArray *out = g_byte_array_new ();

  if (builder->columns->len == 0)
    g_ptr_array_add (builder->columns, g_strdup ("key"));
  begin_layout (builder);
  columns = pool_strings (builder, builder->columns);
  cells = pool_strings (builder, builder->cells);
  index_rows (builder);
  slots = place_slots (builder);
  header.n_columns = columns->len;
  header.n_rows = cells->len / columns->len;
  header.n_keys = builder->keys->len;
  header.n_slots = slots->len;
  note_beginnings (builder, &header);
  append_section (out, &header, sizeof header);
  header.columns = append_section (out, columns->data, columns->len * sizeof (guint32));
  header.cells = append_section (out, cells->data, cells->len * sizeof (guint32));
  header.keys =
      append_section (out, builder->keys->data, builder->keys->len * sizeof (LesartTableKey));
  header.slots = append_section (out, slots->data, slots->len * sizeof (LesartTableSlot));
  header.pool_size = builder->pool->len;
  header.pool = append_section (out, builder->pool->data, builder->pool->len);
  header.size = out->len;
  memcpy (out->data, &header, sizeof header);
  end_layout (builder);
  return g_byte_array_free_to_bytes (out);
}
