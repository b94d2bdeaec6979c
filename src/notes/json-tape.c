/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See json-tape.h. One pass without recursion: at a bracket that closes, the token of the one that
 * opened is told how many are in it.
 */
#include "json-tape.h"

#include <string.h>

#include "json-guard.h"

typedef struct {
  LesartJsonTape *tape;
  char *at;
  char *end;
  guint open[LESART_JSON_MAX_DEPTH]; /* tokens */
  guint depth;
} Reader;

void
lesart_json_tape_clear (LesartJsonTape *self)
{
  g_clear_pointer (&self->tokens, g_array_unref);
  g_clear_pointer (&self->room, g_free);
  self->n_room = 0;
}

static gunichar
read_hex (const char *digits)
{
  gunichar unit = 0;

  for (guint i = 0; i < 4; i++)
    unit = unit * 16 + (gunichar) g_ascii_xdigit_value (digits[i]);
  return unit;
}

/* What stands behind a backslash, to "to", which is not behind it: no escape is shorter than what
 * it stands for. */
static char *
decode_escape (Reader *reader, char *to)
{
  static const char from[] = "\"\\/bfnrt";
  static const char plain[] = "\"\\/\b\f\n\r\t";
  const char *found = *reader->at != '\0' ? strchr (from, *reader->at) : NULL;
  gunichar unit;

  if (found != NULL) {
    *to++ = plain[found - from];
    reader->at++;
    return to;
  }
  if (reader->end - reader->at < 5)
    return NULL;
  unit = read_hex (reader->at + 1);
  reader->at += 5;
  if (unit >= 0xd800 && unit < 0xdc00 && reader->end - reader->at >= 6) {
    unit = 0x10000 + ((unit - 0xd800) << 10) + (read_hex (reader->at + 2) - 0xdc00);
    reader->at += 6;
  }
  return to + g_unichar_to_utf8 (unit, to);
}

#define ALL_BYTES(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* To the next quotation mark or backslash, eight bytes at a time. */
static void
skip_plain (Reader *reader)
{
  while (reader->end - reader->at >= 8) {
    guint64 quotes, slashes;

    memcpy (&quotes, reader->at, 8);
    slashes = quotes ^ ALL_BYTES ('\\');
    quotes ^= ALL_BYTES ('"');
    quotes = (quotes - ALL_BYTES (1)) & ~quotes;
    slashes = (slashes - ALL_BYTES (1)) & ~slashes;
    if (((quotes | slashes) & ALL_BYTES (0x80)) != 0)
      break;
    reader->at += 8;
  }
  while (reader->at < reader->end && *reader->at != '"' && *reader->at != '\\')
    reader->at++;
}

/* From its opening quotation mark to behind the closing one, in whose place, or before it, is the
 * end of the string now; NULL if it does not close. */
static const char *
read_string (Reader *reader)
{
  char *string = ++reader->at;
  char *to = string;

  skip_plain (reader);
  to = reader->at;
  while (reader->at < reader->end && *reader->at != '"') {
    if (*reader->at != '\\') {
      *to++ = *reader->at++;
      continue;
    }
    reader->at++;
    to = reader->at < reader->end ? decode_escape (reader, to) : NULL;
    if (to == NULL)
      return NULL;
  }
  if (reader->at >= reader->end)
    return NULL;
  *to = '\0';
  reader->at++;
  return string;
}

static gboolean
is_space (char byte)
{
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* A number, true, false, null. */
static void
read_word (Reader *reader, LesartJsonToken *token)
{
  const char *start = reader->at;

  while (reader->at < reader->end && strchr (",]}", *reader->at) == NULL && !is_space (*reader->at))
    reader->at++;
  token->kind = *start == 'n' ? LESART_JSON_NULL : LESART_JSON_OTHER;
  if (*start != '-' && !g_ascii_isdigit (*start))
    return;
  for (const char *digit = start + 1; digit < reader->at; digit++)
    if (!g_ascii_isdigit (*digit))
      return;
  token->kind = LESART_JSON_INTEGER;
  token->integer = g_ascii_strtoll (start, NULL, 10);
}

static void
close_token (Reader *reader)
{
  GArray *tokens = reader->tape->tokens;
  LesartJsonToken *token;

  if (reader->depth == 0)
    return;
  token = &g_array_index (tokens, LesartJsonToken, reader->open[--reader->depth]);
  token->n_tokens = tokens->len - reader->open[reader->depth];
  token->n_bytes = (gsize) (reader->at - reader->tape->room) - token->start;
}

static gboolean
read_value (Reader *reader, const char *name)
{
  LesartJsonToken token = { .name = name,
                            .n_tokens = 1,
                            .start = (gsize) (reader->at - reader->tape->room) };
  char first = *reader->at;

  if (first == '{' || first == '[') {
    if (reader->depth == LESART_JSON_MAX_DEPTH)
      return FALSE;
    token.kind = first == '{' ? LESART_JSON_OBJECT : LESART_JSON_ARRAY;
    reader->open[reader->depth++] = reader->tape->tokens->len;
    reader->at++;
  } else if (first == '"') {
    token.kind = LESART_JSON_STRING;
    token.string = read_string (reader);
    if (token.string == NULL)
      return FALSE;
  } else {
    read_word (reader, &token);
  }
  token.n_bytes = (gsize) (reader->at - reader->tape->room) - token.start;
  g_array_append_val (reader->tape->tokens, token);
  return TRUE;
}

static void
skip (Reader *reader, gboolean with_colon)
{
  while (reader->at < reader->end
         && (is_space (*reader->at) || *reader->at == ',' || (with_colon && *reader->at == ':')))
    reader->at++;
}

static gboolean
is_in_object (Reader *reader)
{
  return reader->depth > 0
         && g_array_index (reader->tape->tokens, LesartJsonToken, reader->open[reader->depth - 1])
                    .kind
                == LESART_JSON_OBJECT;
}

static gboolean
read_all (Reader *reader)
{
  do {
    const char *name = NULL;

    skip (reader, FALSE);
    if (reader->at >= reader->end)
      return FALSE;
    if (*reader->at == '}' || *reader->at == ']') {
      reader->at++;
      close_token (reader);
      continue;
    }
    if (is_in_object (reader)) {
      name = *reader->at == '"' ? read_string (reader) : NULL;
      skip (reader, TRUE);
      if (name == NULL || reader->at >= reader->end)
        return FALSE;
    }
    if (!read_value (reader, name))
      return FALSE;
  } while (reader->depth > 0);
  return TRUE;
}

/**
 * lesart_json_tape_read:
 * @bytes: (array length=n_bytes): a value that the guard let pass
 *
 * Returns: (transfer none) (nullable): its token, until the next value is read; %NULL if it is no
 *   JSON after all
 */
const LesartJsonToken *
lesart_json_tape_read (LesartJsonTape *self, const char *bytes, gsize n_bytes)
{
  Reader reader = { .tape = self };

  if (self->tokens == NULL)
    self->tokens = g_array_new (FALSE, FALSE, sizeof (LesartJsonToken));
  g_array_set_size (self->tokens, 0);
  if (self->n_room < n_bytes + 1) {
    g_free (self->room);
    self->n_room = 2 * n_bytes + 1;
    self->room = g_malloc (self->n_room);
  }
  memcpy (self->room, bytes, n_bytes);
  self->room[n_bytes] = '\0';
  reader.at = self->room;
  reader.end = self->room + n_bytes;
  if (!read_all (&reader))
    return NULL;
  return &g_array_index (self->tokens, LesartJsonToken, 0);
}
