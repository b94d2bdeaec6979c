/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See json-guard.h. One pass over RFC 8259 JSON without recursion. What is wanted of it is noted on
 * the tape on the way: strings are decoded into its room, and at a bracket that closes, the token
 * of the one that opened is told how many are in it.
 */
#include "json-guard.h"

#include <math.h>
#include <string.h>

#include "eight-bytes.h"
#include <string.h>

#include "store.h"

G_DEFINE_QUARK (lesart - notes - error - quark, lesart_notes_error)

#define NOT_UTF8 "not UTF-8"

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
  gboolean is_object;
  guint n_values;    /* of an array: those begun; of an object: names read */
  guint first_name;  /* of an object, in the names of all levels */
  guint token;       /* on the tape */
  GHashTable *names; /* (nullable) of an object with many: decoded */
} Level;

typedef struct {
  const char *start;
  const char *at;
  const char *end;
  Level levels[LESART_JSON_MAX_DEPTH];
  guint depth;
  GArray *names; /* of all levels that are open: as many as have room */
  guint n_names;
  gboolean has_escape; /* there was one in a string */
  GError **error;

  LesartJsonTape *tape;   /* (nullable) */
  gboolean is_taping;     /* a value is being noted: */
  guint taped_depth;      /* how deep it is, */
  LesartJsonList list;    /* in which list, */
  const char *taped_name; /* (nullable) and what the next is called in it */
  LesartJsonItem item;    /* (nullable): told of each */
  gpointer data;
} Guard;

static inline Name *
name_at (Guard *guard, guint index)
{
  return &g_array_index (guard->names, Name, index);
}

static const Name *
get_name (Guard *guard, const Level *level)
{
  return level->n_values > 0 ? name_at (guard, level->first_name + level->n_values - 1) : NULL;
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

static inline void
skip_space (Guard *guard)
{
  while (guard->at < guard->end
         && (*guard->at == ' ' || *guard->at == '\t' || *guard->at == '\n' || *guard->at == '\r')) {
    guard->at++;
    while (guard->end - guard->at >= 8) {
      guint64 others = lesart_eight_bytes (guard->at) ^ LESART_EACH_BYTE (' ');

      if (others != 0) {
        guard->at += lesart_first_byte (others);
        break;
      }
      guard->at += 8;
    }
  }
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

/* "to": where decoded strings go, or NULL. */
static gboolean
read_unicode_escape (Guard *guard, char **to)
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
  if (to != NULL)
    *to += g_unichar_to_utf8 (unit, *to);
  return TRUE;
}

static gboolean
read_escape (Guard *guard, char **to)
{
  static const char from[] = "\"\\/bfnrt";
  static const char plain[] = "\"\\/\b\f\n\r\t";
  const char *found;

  guard->has_escape = TRUE;
  guard->at++;
  if (guard->at >= guard->end)
    return fail (guard, "the file ends in a string");
  if (*guard->at == 'u') {
    guard->at++;
    return read_unicode_escape (guard, to);
  }
  found = *guard->at != '\0' ? strchr (from, *guard->at) : NULL;
  if (found == NULL)
    return fail (guard, "unknown escape in a string");
  if (to != NULL)
    *(*to)++ = plain[found - from];
  guard->at++;
  return TRUE;
}

/* To the next quotation mark, backslash or control character; whether all is ASCII. */
static inline gboolean
skip_plain (Guard *guard)
{
  guint64 seen = 0;

  while (guard->end - guard->at >= 8) {
    guint64 word = lesart_eight_bytes (guard->at);
    guint64 special = lesart_find_json_special (word);

    if (special != 0) {
      seen |= word & (special ^ (special - 1)); /* up to there */
      guard->at += lesart_first_byte (special);
      return (seen & LESART_HIGH_BITS) == 0;
    }
    seen |= word;
    guard->at += 8;
  }
  while (guard->at < guard->end && *guard->at != '"' && *guard->at != '\\'
         && (guchar) *guard->at >= 0x20)
    seen |= (guchar) *guard->at++;
  return (seen & LESART_HIGH_BITS) == 0;
}

static gboolean
is_utf8 (Guard *guard, const char *start)
{
  return g_utf8_validate_len (start, (gsize) (guard->at - start), NULL) || fail (guard, NOT_UTF8);
}

/* From before the opening quotation mark to behind the closing one; decoded to "to", which can be
 * NULL and is not behind what is read: no escape is shorter than what it stands for. */
static gboolean
read_string (Guard *guard, char **to)
{
  guard->at++;
  while (guard->at < guard->end) {
    const char *run = guard->at;
    gboolean is_ascii = skip_plain (guard);

    if (!is_ascii && !is_utf8 (guard, run))
      return FALSE;
    if (to != NULL) {
      memcpy (*to, run, (gsize) (guard->at - run));
      *to += guard->at - run;
    }
    if (guard->at >= guard->end)
      break;
    if (*guard->at == '"') {
      guard->at++;
      return TRUE;
    }
    if ((guchar) *guard->at < 0x20)
      return fail (guard, "a control character in a string");
    if (!read_escape (guard, to))
      return FALSE;
  }
  return fail (guard, "the file ends in a string");
}

/* ---- the tape ---- */

static LesartJsonToken *
token_at (Guard *guard, guint index)
{
  return &g_array_index (guard->tape->tokens, LesartJsonToken, index);
}

/* Of what begins here. */
static LesartJsonToken *
add_token (Guard *guard, LesartJsonKind kind)
{
  LesartJsonTape *tape = guard->tape;
  LesartJsonToken *token;

  if (tape->n_tokens == tape->tokens->len)
    g_array_set_size (tape->tokens, 2 * tape->n_tokens + 64);
  token = token_at (guard, tape->n_tokens++);
  token->kind = kind;
  token->n_tokens = 1;
  token->name = guard->taped_name;
  token->string = NULL;
  token->start = (gsize) (guard->at - guard->start);
  guard->taped_name = NULL;
  return token;
}

static void
end_token (Guard *guard, LesartJsonToken *token)
{
  token->n_bytes = (gsize) (guard->at - guard->start) - token->start;
  token->n_tokens = guard->tape->n_tokens - (guint) (token - token_at (guard, 0));
}

/* With it decoded on the tape, if that is wanted. */
static gboolean
read_taped_string (Guard *guard, const char **string)
{
  char *to;

  if (!guard->is_taping)
    return read_string (guard, NULL);
  to = guard->tape->end_of_strings;
  *string = to;
  if (!read_string (guard, &to))
    return FALSE;
  *to++ = '\0';
  guard->tape->end_of_strings = to;
  return TRUE;
}

static void
begin_taping (Guard *guard, LesartJsonList list)
{
  guard->is_taping = TRUE;
  guard->taped_depth = guard->depth;
  guard->taped_name = NULL;
  guard->list = list;
  guard->tape->n_tokens = 0;
  guard->tape->end_of_strings = guard->tape->room;
}

/* Behind a value: it can be the one that was to be noted. */
static void
end_taping (Guard *guard)
{
  if (!guard->is_taping || guard->depth != guard->taped_depth)
    return;
  guard->is_taping = FALSE;
  if (guard->item != NULL)
    guard->item (token_at (guard, 0), guard->list, guard->data);
}

/* ---- values ---- */

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

/* Of what is in range. */
static void
note_integer (Guard *guard, const char *first)
{
  LesartJsonToken *token = token_at (guard, guard->tape->n_tokens - 1);
  gboolean is_negative = *first == '-';

  token->kind = LESART_JSON_INTEGER;
  token->integer = 0;
  for (const char *digit = first + is_negative; digit < guard->at; digit++)
    token->integer = token->integer * 10 - (*digit - '0');
  if (!is_negative)
    token->integer = -token->integer;
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
  if (!check_range (guard, first, is_integer))
    return FALSE;
  if (guard->is_taping && is_integer)
    note_integer (guard, first);
  return TRUE;
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
  level->first_name = guard->n_names;
  level->names = NULL;
  if (guard->is_taping) {
    level->token = guard->tape->n_tokens;
    add_token (guard, level->is_object ? LESART_JSON_OBJECT : LESART_JSON_ARRAY);
  }
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

/* If an annotation begins here. */
static void
begin_item (Guard *guard)
{
  LesartJsonList list = find_list (guard);

  if (list != LESART_JSON_NO_LIST)
    begin_taping (guard, list);
}

static void
drop_level (Guard *guard)
{
  Level *level = &guard->levels[--guard->depth];

  g_clear_pointer (&level->names, g_hash_table_unref);
  guard->n_names = level->first_name;
}

/* Behind its last bracket. */
static void
close_level (Guard *guard)
{
  if (guard->is_taping)
    end_token (guard, token_at (guard, guard->levels[guard->depth - 1].token));
  drop_level (guard);
  end_taping (guard);
}

static char *
decode (const Name *name)
{
  Guard guard = { .start = name->bytes - 1,
                  .at = name->bytes - 1,
                  .end = name->bytes + name->n_bytes + 1 };
  char *decoded = g_malloc (name->n_bytes + 1);
  char *end = decoded;

  read_string (&guard, &end);
  *end = '\0';
  return decoded;
}

static gboolean
is_same_name (const Name *a, const Name *b)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!a->is_escaped && !b->is_escaped)
    return a->n_bytes == b->n_bytes && *a->bytes == *b->bytes
           && memcmp (a->bytes, b->bytes, a->n_bytes) == 0;
  first = decode (a);
  second = decode (b);
  return strcmp (first, second) == 0;
}

/* Whether the object has the last of these names already. */
static gboolean
is_there_twice (Guard *guard, Level *level)
{
  const Name *names = name_at (guard, level->first_name);
  guint n_names = guard->n_names - level->first_name;

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
  Name *name;

  if (guard->n_names == guard->names->len)
    g_array_set_size (guard->names, 2 * guard->n_names + 64);
  name = name_at (guard, guard->n_names);
  name->bytes = guard->at + 1;
  if (!is_next (guard, '"'))
    return fail (guard, "a member name was expected");
  guard->has_escape = FALSE;
  if (!read_taped_string (guard, &guard->taped_name))
    return FALSE;
  name->n_bytes = (gsize) (guard->at - 1 - name->bytes);
  name->is_escaped = guard->has_escape;
  guard->n_names++;
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
  const char *string = NULL;
  LesartJsonToken *token = NULL;
  char first = *guard->at;

  if (guard->is_taping)
    token = add_token (guard, first == '"'   ? LESART_JSON_STRING
                              : first == 'n' ? LESART_JSON_NULL
                                             : LESART_JSON_OTHER);
  if (!(first == '"' ? read_taped_string (guard, &string) : read_word (guard)))
    return FALSE;
  if (token != NULL) {
    token->string = string;
    end_token (guard, token);
  }
  end_taping (guard);
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
  if (guard->item != NULL && !guard->is_taping)
    begin_item (guard);
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

/* Where something else is wrong this is said first. */
static gboolean
check_encoding (Guard *guard)
{
  Guard whole = { .start = guard->start, .end = guard->end, .error = guard->error };

  if (g_utf8_validate_len (whole.start, (gsize) (whole.end - whole.start), &whole.at))
    return TRUE;
  g_clear_error (guard->error);
  return fail (&whole, *whole.at == '\0' ? "U+0000 in the file" : NOT_UTF8);
}

/* All that is not in strings is ASCII, or no JSON. */
static gboolean
read_file (Guard *guard)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  gboolean is_good;

  if (guard->end - guard->start > (gssize) LESART_JSON_MAX_BYTES)
    return fail (guard, "the file is too large");
  guard->names = names;
  is_good = read_document (guard);
  while (guard->depth > 0)
    drop_level (guard);
  return is_good || (check_encoding (guard) && FALSE);
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

  return read_file (&guard);
}

static void
make_room (LesartJsonTape *tape, gsize n_bytes)
{
  if (tape->tokens == NULL)
    tape->tokens = g_array_new (FALSE, FALSE, sizeof (LesartJsonToken));
  if (tape->n_room > n_bytes)
    return;
  g_free (tape->room);
  tape->n_room = n_bytes + 1;
  tape->room = g_malloc (tape->n_room);
}

/**
 * lesart_json_guard_items:
 * @item: called with each annotation
 *
 * As lesart_json_guard(), and reads the elements of the lists that annotations can be in. What
 * follows on them can still be wrong.
 *
 * Returns: as lesart_json_guard()
 */
gboolean
lesart_json_guard_items (
    const char *bytes, gsize n_bytes, LesartJsonItem item, gpointer data, GError **error)
{
  g_auto (LesartJsonTape) tape = { 0 };
  Guard guard = { .start = bytes,
                  .at = bytes,
                  .end = bytes + n_bytes,
                  .error = error,
                  .tape = &tape,
                  .item = item,
                  .data = data };

  make_room (&tape, n_bytes); /* of which only as much is used as the longest needs */
  return read_file (&guard);
}

/**
 * lesart_json_tape_read:
 * @bytes: (array length=n_bytes): a file without byte order mark
 *
 * As lesart_json_guard(), and reads what is in it.
 *
 * Returns: (transfer none) (nullable): its value, until the next is read; %NULL with
 *   %LESART_NOTES_ERROR_SYNTAX
 */
const LesartJsonToken *
lesart_json_tape_read (LesartJsonTape *self, const char *bytes, gsize n_bytes, GError **error)
{
  Guard guard = {
    .start = bytes, .at = bytes, .end = bytes + n_bytes, .error = error, .tape = self
  };

  make_room (self, n_bytes);
  begin_taping (&guard, LESART_JSON_NO_LIST);
  return read_file (&guard) ? token_at (&guard, 0) : NULL;
}

void
lesart_json_tape_clear (LesartJsonTape *self)
{
  g_clear_pointer (&self->tokens, g_array_unref);
  g_clear_pointer (&self->room, g_free);
  self->n_room = 0;
}
