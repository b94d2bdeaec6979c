/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See json-guard.h. One pass over RFC 8259 JSON without recursion.
 */
#include "json-guard.h"

#include <math.h>
#include <string.h>

#include "store.h"

/* Longer names are left out of messages. */
#define MAX_SHOWN 80

/* An object or array that is open. */
typedef struct {
  gboolean is_object;
  guint n_values;    /* of an array: those begun; of an object: names read */
  GHashTable *names; /* of an object */
  const char *name;  /* the last, owned by "names" */
} Level;

typedef struct {
  const char *start;
  const char *at;
  const char *end;
  Level levels[LESART_JSON_MAX_DEPTH];
  guint depth;
  GError **error;
} Guard;

/* Where the reading is: first.items[3].target */
static char *
get_path (Guard *guard)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < guard->depth; i++) {
    const Level *level = &guard->levels[i];

    if (!level->is_object)
      g_string_append_printf (path, "[%u]", level->n_values > 0 ? level->n_values - 1 : 0);
    else if (level->name != NULL && strlen (level->name) <= MAX_SHOWN)
      g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", level->name);
    else if (level->name != NULL)
      g_string_append (path, ".…");
  }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static gboolean
fail (Guard *guard, const char *what)
{
  g_autofree char *path = get_path (guard);
  guint line = 1;

  for (const char *byte = guard->start; byte < guard->at; byte++)
    line += *byte == '\n';
  g_set_error (guard->error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_SYNTAX,
               *path != '\0' ? "line %u, %s: %s" : "line %u%s: %s", line, path, what);
  return FALSE;
}

static void
skip_space (Guard *guard)
{
  while (guard->at < guard->end
         && (*guard->at == ' ' || *guard->at == '\t' || *guard->at == '\n' || *guard->at == '\r'))
    guard->at++;
}

static gboolean
is_next (Guard *guard, char wanted)
{
  return guard->at < guard->end && *guard->at == wanted;
}

static gboolean
read_hex (Guard *guard, gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, guard->at++) {
    if (guard->at >= guard->end || !g_ascii_isxdigit (*guard->at))
      return fail (guard, "\\u is not followed by four hexadecimal digits");
    *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (*guard->at);
  }
  return TRUE;
}

static gboolean
read_unicode_escape (Guard *guard, GString *value)
{
  gunichar unit;
  gunichar low;

  if (!read_hex (guard, &unit))
    return FALSE;
  if (unit == 0)
    return fail (guard, "U+0000 in a string");
  if (unit >= 0xdc00 && unit < 0xe000)
    return fail (guard, "half a surrogate pair");
  if (unit >= 0xd800 && unit < 0xdc00) {
    if (guard->end - guard->at < 6 || guard->at[0] != '\\' || guard->at[1] != 'u')
      return fail (guard, "half a surrogate pair");
    guard->at += 2;
    if (!read_hex (guard, &low))
      return FALSE;
    if (low < 0xdc00 || low >= 0xe000)
      return fail (guard, "half a surrogate pair");
    unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
  }
  g_string_append_unichar (value, unit);
  return TRUE;
}

static gboolean
read_escape (Guard *guard, GString *value)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *found;

  guard->at++;
  if (guard->at >= guard->end)
    return fail (guard, "the file ends in a string");
  if (*guard->at == 'u') {
    guard->at++;
    return read_unicode_escape (guard, value);
  }
  found = strchr (from, *guard->at);
  if (found == NULL)
    return fail (guard, "unknown escape in a string");
  g_string_append_c (value, to[found - from]);
  guard->at++;
  return TRUE;
}

/* From behind the opening quotation mark to behind the closing one. */
static gboolean
read_string (Guard *guard, GString *value)
{
  g_string_truncate (value, 0);
  guard->at++;
  while (guard->at < guard->end) {
    const char *run = guard->at;

    while (guard->at < guard->end && *guard->at != '"' && *guard->at != '\\'
           && (guchar) *guard->at >= 0x20)
      guard->at++;
    g_string_append_len (value, run, guard->at - run);
    if (guard->at >= guard->end)
      break;
    if (*guard->at == '"') {
      guard->at++;
      return TRUE;
    }
    if ((guchar) *guard->at < 0x20)
      return fail (guard, "a control character in a string");
    if (!read_escape (guard, value))
      return FALSE;
  }
  return fail (guard, "the file ends in a string");
}

static gboolean
skip_digits (Guard *guard)
{
  const char *first = guard->at;

  while (guard->at < guard->end && g_ascii_isdigit (*guard->at))
    guard->at++;
  return guard->at > first;
}

/* A number can be longer than any that is meant; the copy makes an end for the conversion. */
static gboolean
check_range (Guard *guard, const char *first, gboolean is_integer)
{
  g_autofree char *number = g_strndup (first, (gsize) (guard->at - first));

  if (is_integer && !g_ascii_string_to_signed (number, 10, G_MININT64, G_MAXINT64, NULL, NULL))
    return fail (guard, "an integer that is too large");
  if (!is_integer && !isfinite (g_ascii_strtod (number, NULL)))
    return fail (guard, "a number that is too large");
  return TRUE;
}

static gboolean
read_number (Guard *guard)
{
  const char *first = guard->at;
  gboolean is_integer = TRUE;

  if (is_next (guard, '-'))
    guard->at++;
  if (is_next (guard, '0'))
    guard->at++;
  else if (!skip_digits (guard))
    return fail (guard, "a value was expected");
  if (is_next (guard, '.')) {
    is_integer = FALSE;
    guard->at++;
    if (!skip_digits (guard))
      return fail (guard, "a number ends after its point");
  }
  if (is_next (guard, 'e') || is_next (guard, 'E')) {
    is_integer = FALSE;
    guard->at++;
    if (is_next (guard, '+') || is_next (guard, '-'))
      guard->at++;
    if (!skip_digits (guard))
      return fail (guard, "a number ends before its exponent");
  }
  return check_range (guard, first, is_integer);
}

static gboolean
read_word (Guard *guard)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize length = strlen (words[i]);

    if ((gsize) (guard->end - guard->at) >= length && memcmp (guard->at, words[i], length) == 0) {
      guard->at += length;
      return TRUE;
    }
  }
  return read_number (guard);
}

static gboolean
open_level (Guard *guard)
{
  Level *level;

  if (guard->depth == LESART_JSON_MAX_DEPTH)
    return fail (guard, "nested too deep");
  level = &guard->levels[guard->depth++];
  level->is_object = *guard->at == '{';
  level->n_values = 0;
  level->name = NULL;
  level->names =
      level->is_object ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL;
  guard->at++;
  return TRUE;
}

static void
close_level (Guard *guard)
{
  guard->depth--;
  g_clear_pointer (&guard->levels[guard->depth].names, g_hash_table_unref);
}

/* "name": with the check that it is the first of its name. */
static gboolean
read_name (Guard *guard, GString *value)
{
  Level *level = &guard->levels[guard->depth - 1];
  char *name;

  if (!is_next (guard, '"'))
    return fail (guard, "a member name was expected");
  if (!read_string (guard, value))
    return FALSE;
  name = g_strdup (value->str);
  if (!g_hash_table_add (level->names, name)) {
    level->name = NULL;
    return fail (guard, "a member is there twice");
  }
  level->name = name;
  if (++level->n_values > LESART_JSON_MAX_MEMBERS)
    return fail (guard, "too many members");
  skip_space (guard);
  if (!is_next (guard, ':'))
    return fail (guard, "a colon was expected");
  guard->at++;
  skip_space (guard);
  return TRUE;
}

/* Behind a value: what closes, until something is to follow or all is closed. */
static gboolean
read_close (Guard *guard, GString *value)
{
  while (guard->depth > 0) {
    Level *level = &guard->levels[guard->depth - 1];

    skip_space (guard);
    if (is_next (guard, ',')) {
      guard->at++;
      skip_space (guard);
      if (level->is_object)
        return read_name (guard, value);
      level->n_values++;
      return TRUE;
    }
    if (!is_next (guard, level->is_object ? '}' : ']'))
      return fail (guard, guard->at >= guard->end ? "the file ends too early"
                                                  : "a comma or an end was expected");
    guard->at++;
    close_level (guard);
  }
  return TRUE;
}

/* One value; of an object or array only its beginning. "is_open": a value is to come. */
static gboolean
read_value (Guard *guard, GString *value, gboolean *is_open)
{
  gboolean is_object = is_next (guard, '{');

  *is_open = FALSE;
  if (guard->at >= guard->end)
    return fail (guard, "the file ends too early");
  if (*guard->at == '"')
    return read_string (guard, value);
  if (!is_object && *guard->at != '[')
    return read_word (guard);
  if (!open_level (guard))
    return FALSE;
  skip_space (guard);
  if (is_next (guard, is_object ? '}' : ']')) {
    guard->at++;
    close_level (guard);
    return TRUE;
  }
  *is_open = TRUE;
  if (is_object)
    return read_name (guard, value);
  guard->levels[guard->depth - 1].n_values = 1;
  return TRUE;
}

static gboolean
read_document (Guard *guard)
{
  g_autoptr (GString) value = g_string_new (NULL);
  gboolean is_open;

  skip_space (guard);
  do {
    if (!read_value (guard, value, &is_open))
      return FALSE;
    if (!is_open && !read_close (guard, value))
      return FALSE;
  } while (guard->depth > 0);
  skip_space (guard);
  return guard->at == guard->end || fail (guard, "something follows the end");
}

static gboolean
check_bytes (Guard *guard, gsize n_bytes)
{
  const char *valid_end;

  if (n_bytes > LESART_JSON_MAX_BYTES)
    return fail (guard, "the file is too large");
  if (g_utf8_validate_len (guard->start, n_bytes, &valid_end))
    return TRUE;
  guard->at = valid_end;
  return fail (guard, *valid_end == '\0' ? "U+0000 in the file" : "not UTF-8");
}

/**
 * lesart_json_guard:
 * @bytes: (array length=n_bytes): a file without byte order mark
 * @n_bytes: its length
 *
 * Checks that a file is one JSON document as RFC 8259 has it, in UTF-8, within our limits, and
 * such that json-glib loses nothing of it. Linear time.
 *
 * Returns: %FALSE with %LESART_NOTES_ERROR_SYNTAX and the line and member in the message
 */
gboolean
lesart_json_guard (const char *bytes, gsize n_bytes, GError **error)
{
  Guard guard = { .start = bytes, .at = bytes, .end = bytes + n_bytes, .error = error };
  gboolean is_good = check_bytes (&guard, n_bytes) && read_document (&guard);

  while (guard.depth > 0)
    close_level (&guard);
  return is_good;
}
