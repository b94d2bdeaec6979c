/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See record.h. A record is:
 *
 *   EDIT CHANGES LENGTH\n      what was done, how many changes, how long the detail is
 *   DETAIL\n
 *   KIND ID BEFORE AFTER\n     of each change: three lengths, "-" for nothing
 *   ...\n                      then the three themselves, one behind the other
 *
 * A kind is "a" for an annotation, "d" the date, "p" pairs of sentences, "t" the tag book.
 * A length with "=" before it is that of what was in a file, byte for byte.
 */
#include "record.h"

#include <string.h>

#include "annotation-private.h"
#include "json-tree.h"

static const char kinds[LESART_N_MATTERS] = { 'a', 'd', 'p', 't' };

/**
 * lesart_record_make_raw:
 *
 * Returns: (transfer full): the annotation as records have it
 */
GBytes *
lesart_record_make_raw (LesartAnnotation *annotation, const LesartSource *source)
{
  g_autoptr (JsonNode) node =
      lesart_anno_node_for_object (lesart_annotation_to_json (annotation, source));
  GString *bytes = g_string_new (NULL);

  lesart_json_write_line (node, bytes);
  return g_string_free_to_bytes (bytes);
}

/* ---- writing ---- */

/* What was read and not changed goes back as it was. */
static GBytes *
get_slice (LesartAnnotation *annotation)
{
  gsize n_raw;
  const char *raw = lesart_annotation_get_raw (annotation, &n_raw);

  return raw != NULL ? g_bytes_new (raw, n_raw) : NULL;
}

static GBytes *
get_raw (const LesartVersion *version, const LesartSource *source, gboolean *is_slice)
{
  GBytes *slice;

  *is_slice = version->raw != NULL && version->is_slice;
  if (version->raw != NULL)
    return g_bytes_ref (version->raw);
  if (version->annotation == NULL)
    return version->words != NULL ? g_bytes_new (version->words, strlen (version->words)) : NULL;
  slice = get_slice (version->annotation);
  *is_slice = slice != NULL;
  return slice != NULL ? slice : lesart_record_make_raw (version->annotation, source);
}

static void
write_length (GString *bytes, GBytes *raw, gboolean is_slice)
{
  if (raw != NULL)
    g_string_append_printf (bytes, is_slice ? " =%" G_GSIZE_FORMAT : " %" G_GSIZE_FORMAT,
                            g_bytes_get_size (raw));
  else
    g_string_append (bytes, " -");
}

static void
write_bytes (GString *bytes, GBytes *raw)
{
  gsize n_bytes;
  const char *data = raw != NULL ? g_bytes_get_data (raw, &n_bytes) : NULL;

  if (data != NULL)
    g_string_append_len (bytes, data, (gssize) n_bytes);
}

static void
write_change (const LesartChange *change, const LesartSource *source, GString *bytes)
{
  gboolean is_slice[2];
  g_autoptr (GBytes) before = get_raw (&change->before, source, &is_slice[0]);
  g_autoptr (GBytes) after = get_raw (&change->after, source, &is_slice[1]);

  g_string_append_printf (bytes, "%c %" G_GSIZE_FORMAT, kinds[change->matter],
                          change->id != NULL ? strlen (change->id) : 0);
  write_length (bytes, before, is_slice[0]);
  write_length (bytes, after, is_slice[1]);
  g_string_append_c (bytes, '\n');
  if (change->id != NULL)
    g_string_append (bytes, change->id);
  write_bytes (bytes, before);
  write_bytes (bytes, after);
  g_string_append_c (bytes, '\n');
}

/**
 * lesart_record_write:
 * @source: the article
 * @bytes: what to append to
 *
 * Appends the action.
 */
void
lesart_record_write (const LesartAction *action, const LesartSource *source, GString *bytes)
{
  const char *detail = action->detail != NULL ? action->detail : "";

  g_string_append_printf (bytes, "%s %u %" G_GSIZE_FORMAT "\n%s\n",
                          lesart_edit_to_string (action->edit), action->changes->len,
                          strlen (detail), detail);
  for (guint i = 0; i < action->changes->len; i++)
    write_change (&g_array_index (action->changes, LesartChange, i), source, bytes);
}

/* ---- reading ---- */

typedef struct {
  GBytes *payload;
  const char *start;
  const char *at;
  const char *end;
} Cursor;

/* Up to this character, which is passed over; -1 if it does not come. */
static gssize
read_word (Cursor *cursor, char delimiter, const char **word)
{
  const char *found = memchr (cursor->at, delimiter, (gsize) (cursor->end - cursor->at));

  if (found == NULL)
    return -1;
  *word = cursor->at;
  cursor->at = found + 1;
  return found - *word;
}

/* A length, or -1 for nothing. */
static gboolean
read_length (Cursor *cursor, char delimiter, gssize *length, gboolean *is_slice)
{
  const char *word;
  gssize n = read_word (cursor, delimiter, &word);
  g_autofree char *number = n > 0 && n < 20 ? g_strndup (word, (gsize) n) : NULL;
  guint64 value;

  *length = -1;
  *is_slice = number != NULL && *number == '=';
  if (number == NULL)
    return FALSE;
  if (strcmp (number, "-") == 0)
    return TRUE;
  if (!g_ascii_string_to_unsigned (number + *is_slice, 10, 0, G_MAXUINT32, &value, NULL))
    return FALSE;
  *length = (gssize) value;
  return TRUE;
}

static gboolean
read_bytes (Cursor *cursor, gssize length, GBytes **bytes)
{
  *bytes = NULL;
  if (length > cursor->end - cursor->at)
    return FALSE;
  if (length < 0)
    return TRUE;
  *bytes = g_bytes_new_from_bytes (cursor->payload, (gsize) (cursor->at - cursor->start),
                                   (gsize) length);
  cursor->at += length;
  return TRUE;
}

static gboolean
read_string (Cursor *cursor, gssize length, char **string)
{
  if (length > cursor->end - cursor->at)
    return FALSE;
  if (length < 0)
    return TRUE;
  *string = g_strndup (cursor->at, (gsize) length);
  cursor->at += length;
  return g_utf8_validate (*string, -1, NULL) && strlen (*string) == (gsize) length;
}

static gboolean
read_end (Cursor *cursor)
{
  return cursor->at < cursor->end && *cursor->at++ == '\n';
}

static gboolean
read_versions (Cursor *cursor, LesartChange *change, const gssize lengths[3])
{
  if (change->matter != LESART_MATTER_NOTE)
    return read_string (cursor, lengths[1], &change->before.words)
           && read_string (cursor, lengths[2], &change->after.words);
  return lengths[0] >= 0 && read_string (cursor, lengths[0], &change->id)
         && read_bytes (cursor, lengths[1], &change->before.raw)
         && read_bytes (cursor, lengths[2], &change->after.raw);
}

static gboolean
read_change (Cursor *cursor, LesartAction *action)
{
  const char *kind;
  gssize lengths[3];
  gboolean is_slice[3];
  const char *matter;
  LesartChange *change;

  if (read_word (cursor, ' ', &kind) != 1
      || (matter = memchr (kinds, *kind, LESART_N_MATTERS)) == NULL
      || !read_length (cursor, ' ', &lengths[0], &is_slice[0])
      || !read_length (cursor, ' ', &lengths[1], &is_slice[1])
      || !read_length (cursor, '\n', &lengths[2], &is_slice[2]))
    return FALSE;
  g_array_set_size (action->changes, action->changes->len + 1);
  change = &g_array_index (action->changes, LesartChange, action->changes->len - 1);
  change->matter = (LesartMatter) (matter - kinds);
  change->before.is_slice = is_slice[1];
  change->after.is_slice = is_slice[2];
  return read_versions (cursor, change, lengths) && read_end (cursor);
}

/**
 * lesart_record_read:
 * @payload: a record
 *
 * Returns: (transfer full) (nullable): the action, its versions still JSON; %NULL if it is none
 */
LesartAction *
lesart_record_read (GBytes *payload)
{
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (payload, &n_bytes);
  Cursor cursor = { payload, bytes, bytes, bytes + n_bytes };
  g_autoptr (LesartAction) action = NULL;
  g_autofree char *detail = NULL;
  const char *edit;
  gssize n_edit = read_word (&cursor, ' ', &edit);
  gssize n_changes, n_detail;
  gboolean is_slice;

  if (n_edit < 0 || !read_length (&cursor, ' ', &n_changes, &is_slice)
      || !read_length (&cursor, '\n', &n_detail, &is_slice) || n_detail < 0
      || !read_string (&cursor, n_detail, &detail) || !read_end (&cursor))
    return NULL;
  action = lesart_action_new (lesart_edit_from_string (edit, (gsize) n_edit),
                              *detail != '\0' ? detail : NULL);
  for (gssize i = 0; i < n_changes; i++)
    if (!read_change (&cursor, action))
      return NULL;
  return g_steal_pointer (&action);
}
