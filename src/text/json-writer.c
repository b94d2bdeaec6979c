/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See json-writer.h.
 *
 * Whether an array or object fits on one line is known at its end only. So it is written on one
 * line, with the places remembered where that would be broken (gaps), and broken when it turns out
 * to be too long: outermost first, as an outer one is always longer. At most SHORT bytes
 * are written again for each (Oppen, Prettyprinting, 1980).
 */
#include "json-writer.h"

#include <math.h>
#include <string.h>

#include "eight-bytes.h"

/* An array or object up to this many bytes is written on one line. */
#define SHORT 100
/* What waits for the stream. */
#define FULL 32768

typedef struct {
  gsize start; /* of its bracket */
  guint n_elements;
  gboolean is_array;
} Level;

typedef struct {
  gsize at;
  guint level;
  gboolean is_space; /* a space becomes the line end; else nothing is there */
} Gap;

static inline Level *
level_at (LesartJsonWriter *writer, guint index)
{
  return &g_array_index (writer->levels, Level, index);
}

static inline Gap *
gap_at (LesartJsonWriter *writer, guint index)
{
  return &g_array_index (writer->gaps, Gap, index);
}

static inline Level *
top (LesartJsonWriter *writer)
{
  return writer->n_levels > 0 ? level_at (writer, writer->n_levels - 1) : NULL;
}

static inline gboolean
is_broken (const LesartJsonWriter *writer)
{
  return writer->n_broken == writer->n_levels;
}

/* Room for one element more than @n. */
static inline void
grow (GArray *array, guint n)
{
  if (n == array->len)
    g_array_set_size (array, 2 * n + 16);
}

/* Room for @n_bytes at the end, which the caller fills. */
static inline char *
extend (GString *bytes, gsize n_bytes)
{
  gsize at = bytes->len;

  if (at + n_bytes >= bytes->allocated_len) {
    g_string_set_size (bytes, at + n_bytes);
  } else {
    bytes->len += n_bytes;
    bytes->str[bytes->len] = '\0';
  }
  return bytes->str + at;
}

/* g_string_append_len() would look at every short piece three times. */
static inline void
append (GString *bytes, const char *piece, gsize n_bytes)
{
  memcpy (extend (bytes, n_bytes), piece, n_bytes);
}

/* @comma: before the line end */
static inline void
start_line (LesartJsonWriter *writer, guint depth, gboolean comma)
{
  static const char indentation[] = ",\n                ";

  if (2 * depth + 2 < sizeof indentation) {
    append (writer->bytes, indentation + !comma, 2 * depth + 1 + comma);
    return;
  }
  append (writer->bytes, indentation + !comma, 1 + comma);
  for (guint i = 0; i < depth; i++)
    append (writer->bytes, "  ", 2);
}

/* --- Breaking what is too long --- */

/* How much longer the text is with a line end and indentation at a gap. */
static inline gsize
gap_length (const Gap *gap)
{
  return 2 * (gsize) (gap->level + 1) + !gap->is_space;
}

/* Opens the first @n gaps, from the last one on: what stands behind each moves once. */
static gsize
open_gaps (LesartJsonWriter *writer, guint n)
{
  gsize end = writer->bytes->len, longer = 0, left;
  char *str;

  for (guint i = 0; i < n; i++)
    longer += gap_length (gap_at (writer, i));
  extend (writer->bytes, longer);
  str = writer->bytes->str;
  left = longer;
  for (guint i = n; i > 0; i--) {
    const Gap *gap = gap_at (writer, i - 1);
    gsize behind = gap->at + gap->is_space, depth = 2 * (gsize) (gap->level + 1);

    memmove (str + behind + left, str + behind, end - behind);
    left -= gap_length (gap);
    end = gap->at;
    str[end + left] = '\n';
    memset (str + end + left + 1, ' ', depth);
  }
  return longer;
}

/* Gaps of an outer level stand before those of the levels in it. */
static void
break_outermost (LesartJsonWriter *writer)
{
  guint level = writer->n_broken++;
  guint n = 0;
  gsize longer;

  while (n < writer->n_gaps && gap_at (writer, n)->level == level)
    n++;
  longer = open_gaps (writer, n);
  for (guint i = n; i < writer->n_gaps; i++) {
    *gap_at (writer, i - n) = *gap_at (writer, i);
    gap_at (writer, i - n)->at += longer;
  }
  writer->n_gaps -= n;
  for (guint i = writer->n_broken; i < writer->n_levels; i++)
    level_at (writer, i)->start += longer;
}

/* Breaks what @n_more bytes make too long. */
static inline void
make_room (LesartJsonWriter *writer, gsize n_more)
{
  if (writer->layout == LESART_JSON_LINE)
    return;
  while (!is_broken (writer)
         && writer->bytes->len + n_more > level_at (writer, writer->n_broken)->start + SHORT)
    break_outermost (writer);
}

/* @comma: before it, and a space */
static inline void
add_gap (LesartJsonWriter *writer, gboolean comma)
{
  if (comma)
    memcpy (extend (writer->bytes, 2), ", ", 2);
  grow (writer->gaps, writer->n_gaps);
  *gap_at (writer, writer->n_gaps++) =
      (Gap){ writer->bytes->len - comma, writer->n_levels - 1, comma };
}

/* Before an element of an array or a name. */
static inline void
begin_element (LesartJsonWriter *writer)
{
  Level *level = top (writer);
  gboolean comma;

  if (level == NULL)
    return;
  comma = level->n_elements++ > 0;
  if (writer->layout != LESART_JSON_LINE && is_broken (writer))
    start_line (writer, writer->n_levels, comma);
  else if (writer->layout != LESART_JSON_LINE)
    add_gap (writer, comma);
  else if (comma)
    *extend (writer->bytes, 1) = ',';
}

static inline void
begin_value (LesartJsonWriter *writer, gsize n_bytes)
{
  if (!writer->has_name)
    begin_element (writer);
  writer->has_name = FALSE;
  make_room (writer, n_bytes);
}

/* --- Arrays and objects --- */

/* A list of objects has a line for each. */
static void
break_list (LesartJsonWriter *writer)
{
  const Level *outer = top (writer);

  if (writer->layout == LESART_JSON_PRETTY && outer != NULL && outer->is_array
      && outer->n_elements == 0)
    while (!is_broken (writer))
      break_outermost (writer);
}

static void
begin (LesartJsonWriter *writer, gboolean is_array)
{
  if (!is_array)
    break_list (writer);
  begin_value (writer, 2);
  grow (writer->levels, writer->n_levels);
  *level_at (writer, writer->n_levels++) =
      (Level){ .start = writer->bytes->len, .is_array = is_array };
  g_string_append_c (writer->bytes, is_array ? '[' : '{');
}

static void
end (LesartJsonWriter *writer, gboolean is_array)
{
  g_return_if_fail (top (writer) != NULL && top (writer)->is_array == is_array);
  make_room (writer, 1);
  if (writer->layout == LESART_JSON_PRETTY && is_broken (writer)) {
    writer->n_broken--;
    start_line (writer, writer->n_levels - 1, FALSE);
  }
  writer->n_levels--;
  /* What is on one line when it ends stays so. */
  while (writer->n_gaps > 0 && gap_at (writer, writer->n_gaps - 1)->level >= writer->n_levels)
    writer->n_gaps--;
  g_string_append_c (writer->bytes, is_array ? ']' : '}');
  if (writer->stream != NULL && writer->bytes->len >= FULL
      && (writer->layout == LESART_JSON_LINE || is_broken (writer))) {
    fwrite (writer->bytes->str, 1, writer->bytes->len, writer->stream);
    g_string_truncate (writer->bytes, 0);
  }
}

void
lesart_json_writer_begin_object (LesartJsonWriter *writer)
{
  begin (writer, FALSE);
}

void
lesart_json_writer_end_object (LesartJsonWriter *writer)
{
  end (writer, FALSE);
}

void
lesart_json_writer_begin_array (LesartJsonWriter *writer)
{
  begin (writer, TRUE);
}

void
lesart_json_writer_end_array (LesartJsonWriter *writer)
{
  end (writer, TRUE);
}

/* --- Values --- */

static inline gboolean
is_plain (char byte)
{
  return (guchar) byte >= 0x20 && byte != '"' && byte != '\\';
}

/* Up to where from @from on all is plain; most strings are to their end. */
static gsize
skip_plain (const char *string, gsize from, gsize n_bytes)
{
  for (; from + 8 <= n_bytes; from += 8) {
    guint64 special = lesart_find_json_special (lesart_eight_bytes (string + from));

    if (special != 0)
      return from + lesart_first_byte (special);
  }
  while (from < n_bytes && is_plain (string[from]))
    from++;
  return from;
}

static void
append_escape (GString *bytes, char byte)
{
  static const char escapes[] = {
    ['"'] = '"', ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't'
  };
  const char escape[] = { '\\', escapes[(guchar) byte] };

  if (escape[1] != 0)
    append (bytes, escape, 2);
  else
    g_string_append_printf (bytes, "\\u%04x", (guint) byte);
}

static void
append_string (GString *bytes, const char *string, gsize n_bytes)
{
  if (skip_plain (string, 0, n_bytes) == n_bytes) {
    char *out = extend (bytes, n_bytes + 2);

    *out = '"';
    memcpy (out + 1, string, n_bytes);
    out[n_bytes + 1] = '"';
    return;
  }
  append (bytes, "\"", 1);
  for (gsize done = 0; done < n_bytes;) {
    gsize n = skip_plain (string, done, n_bytes);

    append (bytes, string + done, n - done);
    if (n < n_bytes)
      append_escape (bytes, string[n++]);
    done = n;
  }
  append (bytes, "\"", 1);
}

/**
 * lesart_json_writer_put_name: (skip)
 *
 * lesart_json_writer_name() of @n_bytes bytes.
 */
void
lesart_json_writer_put_name (LesartJsonWriter *writer, const char *name, gsize n_bytes)
{
  gboolean pretty = writer->layout == LESART_JSON_PRETTY;
  char *out;

  begin_element (writer);
  make_room (writer, n_bytes + 4);
  out = extend (writer->bytes, n_bytes + 3 + pretty);
  out[0] = '"';
  memcpy (out + 1, name, n_bytes);
  out[n_bytes + 1] = '"';
  out[n_bytes + 2] = ':';
  if (pretty)
    out[n_bytes + 3] = ' ';
  writer->has_name = TRUE;
}

/**
 * lesart_json_writer_string:
 * @string: (nullable): valid UTF-8; %NULL becomes null
 * @n_bytes: its length, or -1 if it ends in a NUL
 */
void
lesart_json_writer_string (LesartJsonWriter *writer, const char *string, gssize n_bytes)
{
  gsize length;

  if (string == NULL) {
    lesart_json_writer_null (writer);
    return;
  }
  length = n_bytes < 0 ? strlen (string) : (gsize) n_bytes;
  begin_value (writer, length + 2);
  append_string (writer->bytes, string, length);
  make_room (writer, 0); /* the escapes */
}

static inline void
append_value (LesartJsonWriter *writer, const char *json, gsize n_bytes)
{
  begin_value (writer, n_bytes);
  append (writer->bytes, json, n_bytes);
}

/**
 * lesart_json_writer_raw:
 * @json: a value as JSON, written as it is
 */
void
lesart_json_writer_raw (LesartJsonWriter *writer, const char *json)
{
  append_value (writer, json, strlen (json));
}

/**
 * lesart_json_writer_raw_object:
 * @json: (array length=n_bytes): an object as JSON, written as it is
 *
 * As lesart_json_writer_raw(); in a list it has a line of its own, as objects have.
 */
void
lesart_json_writer_raw_object (LesartJsonWriter *writer, const char *json, gsize n_bytes)
{
  break_list (writer);
  append_value (writer, json, n_bytes);
}

void
lesart_json_writer_null (LesartJsonWriter *writer)
{
  append_value (writer, "null", 4);
}

void
lesart_json_writer_boolean (LesartJsonWriter *writer, gboolean value)
{
  lesart_json_writer_raw (writer, value ? "true" : "false");
}

/* Writes an integer that ends before @end; returns where it begins. */
static char *
format_integer (guint64 value, char *end)
{
  static const char pairs[] = "0001020304050607080910111213141516171819"
                              "2021222324252627282930313233343536373839"
                              "4041424344454647484950515253545556575859"
                              "6061626364656667686970717273747576777879"
                              "8081828384858687888990919293949596979899";

  for (; value >= 100; value /= 100)
    memcpy (end -= 2, pairs + 2 * (value % 100), 2);
  do {
    *--end = (char) ('0' + value % 10);
    value /= 10;
  } while (value > 0);
  return end;
}

void
lesart_json_writer_integer (LesartJsonWriter *writer, gint64 value)
{
  char digits[24], *end = digits + sizeof digits;
  char *start = format_integer (value < 0 ? 0 - (guint64) value : (guint64) value, end);

  if (value < 0)
    *--start = '-';
  append_value (writer, start, (gsize) (end - start));
}

/* What has at most three decimals, as scores have, is written before @end without a search for its
 * shortest form. Returns where it begins, %NULL for what has more. */
static char *
format_thousandths (double value, char *end)
{
  double scaled = value * 1000;
  guint n_decimals = 3;
  guint64 n;

  if (scaled != floor (scaled) || fabs (scaled) > 1e9 || scaled / 1000 != value || value <= 0)
    return NULL;
  for (n = (guint64) scaled; n_decimals > 1 && n % 10 == 0; n_decimals--)
    n /= 10;
  for (; n_decimals > 0; n_decimals--, n /= 10)
    *--end = (char) ('0' + n % 10);
  *--end = '.';
  return format_integer (n, end);
}

static void
format_shortest (double value, char *digits, gsize size)
{
  for (int precision = 15; precision <= 17; precision++) {
    char format[8];
    double again;

    g_snprintf (format, sizeof format, "%%.%dg", precision);
    g_ascii_formatd (digits, (int) size, format, value);
    again = g_ascii_strtod (digits, NULL);
    if (memcmp (&again, &value, sizeof value) == 0)
      break;
  }
  if (strpbrk (digits, ".e") == NULL)
    g_strlcat (digits, ".0", size);
}

/**
 * lesart_json_writer_double:
 * @value: a finite number
 *
 * Writes the shortest decimal that is this number again, and that is not an integer again.
 */
void
lesart_json_writer_double (LesartJsonWriter *writer, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE + 2] = { 0 };
  char *start;

  g_return_if_fail (isfinite (value));
  start = format_thousandths (value, digits + sizeof digits - 1);
  if (start == NULL)
    format_shortest (value, start = digits, sizeof digits);
  lesart_json_writer_raw (writer, start);
}

/* --- The writer --- */

/**
 * lesart_json_writer_init:
 * @writer: (out caller-allocates): a writer, to be cleared
 * @bytes: what to append to; outlives the writer
 * @stream: (nullable): where @bytes are moved to whenever there are many; the last are left to the
 *   caller, so is asking the stream for errors
 *
 * The same calls give the same bytes, without a line end behind the last.
 */
void
lesart_json_writer_init (LesartJsonWriter *writer,
                         LesartJsonLayout layout,
                         GString *bytes,
                         FILE *stream)
{
  *writer = (LesartJsonWriter){ .bytes = bytes, .stream = stream, .layout = layout };
  writer->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  writer->gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
}

void
lesart_json_writer_clear (LesartJsonWriter *writer)
{
  g_array_unref (writer->levels);
  g_array_unref (writer->gaps);
}
