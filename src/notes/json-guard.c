/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See json-guard.h. One pass over RFC 8259 JSON without recursion.
 */
#include "json-guard.h"

#include <math.h>
#include <string.h>

#include "store.h"

G_DEFINE_QUARK (lesart - notes - error - quark, lesart_notes_error)

/* Longer names are left out of messages. */
#define MAX_SHOWN 80

/* Names of an object that are compared one by one; more of them are looked up. */
#define FEW_NAMES 24

/* A member name as it is in the file, between its quotation marks. */
typedef struct {
  const char *bytes;
  gsize n_bytes;
  gboolean is_escaped;
} Name;

/* An object or array that is open. */
typedef struct {
  const char *start;
  gboolean is_object;
  guint n_values;    /* of an array: those begun; of an object: names read */
  guint first_name;  /* of an object, in the names of all levels */
  GHashTable *names; /* (nullable) of an object with many: decoded */
} Level;

typedef struct {
  const char *start;
  const char *at;
  const char *end;
  Level levels[LESART_JSON_MAX_DEPTH];
  guint depth;
  GArray *names;  /* of all levels that are open */
  GArray *slices; /* (nullable) LesartJsonSlice */
  GError **error;
} Guard;

static const Name *
get_name (Guard *guard, const Level *level)
{
  return level->n_values > 0
             ? &g_array_index (guard->names, Name, level->first_name + level->n_values - 1)
             : NULL;
}

/* Where the reading is: first.items[3].target */
static char *
get_path (Guard *guard)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < guard->depth; i++) {
    const Level *level = &guard->levels[i];
    const Name *name = level->is_object ? get_name (guard, level) : NULL;

    if (!level->is_object)
      g_string_append_printf (path, "[%u]", level->n_values > 0 ? level->n_values - 1 : 0);
    else if (name != NULL && name->n_bytes <= MAX_SHOWN)
      g_string_append_printf (path, "%s%.*s", path->len > 0 ? "." : "", (int) name->n_bytes,
                              name->bytes);
    else if (name != NULL)
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
  if (value != NULL)
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
  if (value != NULL)
    g_string_append_c (value, to[found - from]);
  guard->at++;
  return TRUE;
}

#define ALL_BYTES(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* To the next quotation mark, backslash or control character: eight bytes at a time as long as none
 * is among them. */
static void
skip_plain (Guard *guard)
{
  guint64 word;

  while (guard->end - guard->at >= 8) {
    guint64 quotes, slashes, controls;

    memcpy (&word, guard->at, 8);
    quotes = word ^ ALL_BYTES ('"');
    slashes = word ^ ALL_BYTES ('\\');
    controls = (word - ALL_BYTES (0x20)) & ~word;
    quotes = (quotes - ALL_BYTES (1)) & ~quotes;
    slashes = (slashes - ALL_BYTES (1)) & ~slashes;
    if (((quotes | slashes | controls) & ALL_BYTES (0x80)) != 0)
      break;
    guard->at += 8;
  }
  while (guard->at < guard->end && *guard->at != '"' && *guard->at != '\\'
         && (guchar) *guard->at >= 0x20)
    guard->at++;
}

/* From before the opening quotation mark to behind the closing one; "value" can be NULL. */
static gboolean
read_string (Guard *guard, GString *value)
{
  if (value != NULL)
    g_string_truncate (value, 0);
  guard->at++;
  while (guard->at < guard->end) {
    const char *run = guard->at;

    skip_plain (guard);
    if (value != NULL)
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

/* A number can be longer than any that is meant; the copy makes an end for the conversion. What is
 * short cannot be out of range. */
static gboolean
check_range (Guard *guard, const char *first, gboolean is_integer)
{
  g_autofree char *number = NULL;

  if (is_integer && guard->at - first <= 18)
    return TRUE;
  number = g_strndup (first, (gsize) (guard->at - first));
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
  level->start = guard->at;
  level->is_object = *guard->at == '{';
  level->n_values = 0;
  level->first_name = guard->names->len;
  level->names = NULL;
  guard->at++;
  return TRUE;
}

static gboolean
is_named (Guard *guard, guint depth, const char *wanted)
{
  const Level *level = &guard->levels[depth];
  const Name *name = level->is_object ? get_name (guard, level) : NULL;

  return name != NULL && name->n_bytes == strlen (wanted)
         && memcmp (name->bytes, wanted, name->n_bytes) == 0;
}

/* Which list of annotations this is, if it is the innermost level that is open. */
static LesartJsonList
find_list (Guard *guard)
{
  if (guard->depth == 0 || guard->levels[guard->depth - 1].is_object)
    return LESART_JSON_NO_LIST;
  if (guard->depth == 1)
    return LESART_JSON_ROOT;
  if (guard->depth == 2 && is_named (guard, 0, "items"))
    return LESART_JSON_ITEMS;
  if (guard->depth == 3 && is_named (guard, 0, "first") && is_named (guard, 1, "items"))
    return LESART_JSON_FIRST_ITEMS;
  return LESART_JSON_NO_LIST;
}

static void
note_slice (Guard *guard, const char *start)
{
  LesartJsonSlice slice = { (gsize) (start - guard->start), (gsize) (guard->at - start),
                            find_list (guard) };

  if (slice.list != LESART_JSON_NO_LIST)
    g_array_append_val (guard->slices, slice);
}

static void
drop_level (Guard *guard)
{
  Level *level = &guard->levels[--guard->depth];

  g_clear_pointer (&level->names, g_hash_table_unref);
  g_array_set_size (guard->names, level->first_name);
}

/* Behind its last bracket. */
static void
close_level (Guard *guard)
{
  const char *start = guard->levels[guard->depth - 1].start;

  drop_level (guard);
  if (guard->slices != NULL)
    note_slice (guard, start);
}

static char *
decode (const Name *name)
{
  g_autofree char *quoted = g_strdup_printf ("\"%.*s\"", (int) name->n_bytes, name->bytes);
  Guard guard = { .start = quoted, .at = quoted, .end = quoted + strlen (quoted) };
  g_autoptr (GString) value = g_string_new (NULL);

  read_string (&guard, value);
  return g_strdup (value->str);
}

static gboolean
is_same_name (const Name *a, const Name *b)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!a->is_escaped && !b->is_escaped)
    return a->n_bytes == b->n_bytes && memcmp (a->bytes, b->bytes, a->n_bytes) == 0;
  first = decode (a);
  second = decode (b);
  return strcmp (first, second) == 0;
}

/* Whether the object has the last of these names already. */
static gboolean
is_there_twice (Guard *guard, Level *level)
{
  const Name *names = &g_array_index (guard->names, Name, level->first_name);
  guint n_names = guard->names->len - level->first_name;

  if (n_names <= FEW_NAMES) {
    for (guint i = 0; i + 1 < n_names; i++)
      if (is_same_name (&names[i], &names[n_names - 1]))
        return TRUE;
    return FALSE;
  }
  if (level->names == NULL) {
    level->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i + 1 < n_names; i++)
      g_hash_table_add (level->names, decode (&names[i]));
  }
  return !g_hash_table_add (level->names, decode (&names[n_names - 1]));
}

/* "name": with the check that it is the first of its name. */
static gboolean
read_name (Guard *guard)
{
  Level *level = &guard->levels[guard->depth - 1];
  Name name = { .bytes = guard->at + 1 };

  if (!is_next (guard, '"'))
    return fail (guard, "a member name was expected");
  if (!read_string (guard, NULL))
    return FALSE;
  name.n_bytes = (gsize) (guard->at - 1 - name.bytes);
  name.is_escaped = memchr (name.bytes, '\\', name.n_bytes) != NULL;
  g_array_append_val (guard->names, name);
  if (is_there_twice (guard, level)) {
    level->n_values = 0; /* it would name itself */
    return fail (guard, "a member is there twice");
  }
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
read_close (Guard *guard)
{
  while (guard->depth > 0) {
    Level *level = &guard->levels[guard->depth - 1];

    skip_space (guard);
    if (is_next (guard, ',')) {
      guard->at++;
      skip_space (guard);
      if (level->is_object)
        return read_name (guard);
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

static gboolean
read_scalar (Guard *guard)
{
  const char *start = guard->at;

  if (!(*guard->at == '"' ? read_string (guard, NULL) : read_word (guard)))
    return FALSE;
  if (guard->slices != NULL)
    note_slice (guard, start);
  return TRUE;
}

/* One value; of an object or array only its beginning. "is_open": a value is to come. */
static gboolean
read_value (Guard *guard, gboolean *is_open)
{
  gboolean is_object = is_next (guard, '{');

  *is_open = FALSE;
  if (guard->at >= guard->end)
    return fail (guard, "the file ends too early");
  if (!is_object && *guard->at != '[')
    return read_scalar (guard);
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
    return read_name (guard);
  guard->levels[guard->depth - 1].n_values = 1;
  return TRUE;
}

static gboolean
read_document (Guard *guard)
{
  gboolean is_open;

  skip_space (guard);
  do {
    if (!read_value (guard, &is_open))
      return FALSE;
    if (!is_open && !read_close (guard))
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
  return lesart_json_guard_slices (bytes, n_bytes, NULL, error);
}

/**
 * lesart_json_guard_slices:
 * @slices: (nullable) (element-type LesartJsonSlice): where to put which part of the file each
 *   annotation is
 *
 * The same; and finds the elements of the lists that annotations can be in.
 *
 * Returns: as lesart_json_guard()
 */
gboolean
lesart_json_guard_slices (const char *bytes, gsize n_bytes, GArray *slices, GError **error)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  Guard guard = { .start = bytes,
                  .at = bytes,
                  .end = bytes + n_bytes,
                  .names = names,
                  .slices = slices,
                  .error = error };
  gboolean is_good = check_bytes (&guard, n_bytes) && read_document (&guard);

  while (guard.depth > 0)
    drop_level (&guard);
  return is_good;
}
