/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking for a byte eight at a time: in a word of them, the highest bit is set of those that are
 * looked for. Of several the first is right; one behind it can be wrong.
 */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define LESART_EACH_BYTE(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))
#define LESART_HIGH_BITS LESART_EACH_BYTE (0x80)

/* Eight bytes, the first of them the lowest. */
static inline guint64
lesart_eight_bytes (const char *at)
{
  guint64 word;

  memcpy (&word, at, 8);
  return GUINT64_FROM_LE (word);
}

static inline guint64
lesart_find_byte (guint64 word, guchar byte)
{
  guint64 others = word ^ LESART_EACH_BYTE (byte);

  return (others - LESART_EACH_BYTE (1)) & ~others & LESART_HIGH_BITS;
}

/* Quotation marks, backslashes and control characters: what ends a plain run in a string of JSON.
 */
static inline guint64
lesart_find_json_special (guint64 word)
{
  return lesart_find_byte (word, '"') | lesart_find_byte (word, '\\')
         | ((word - LESART_EACH_BYTE (0x20)) & ~word & LESART_HIGH_BITS);
}

/* Which of the eight is the first; there is one. */
static inline guint
lesart_first_byte (guint64 found)
{
  return (guint) __builtin_ctzll (found) / 8;
}

/* The next byte that is 0 or not of ASCII, or @end. */
static inline const char *
lesart_skip_ascii (const char *p, const char *end)
{
  for (; end - p >= 8; p += 8) {
    guint64 word = lesart_eight_bytes (p);
    guint64 found = (word | (word - LESART_EACH_BYTE (1))) & LESART_HIGH_BITS;

    if (found != 0)
      return p + lesart_first_byte (found);
  }
  while (p<end && * p> 0 && (guchar) *p < 0x80)
    p++;
  return p;
}

/*
 * As g_utf8_validate_len(), but fast over ASCII: of an ordinary text an eighth is left to look at.
 *
 * @bad: (out): the first byte that is 0 or of no character, or @end
 */
static inline gboolean
lesart_utf8_is_valid (const char *utf8, const char *end, const char **bad)
{
  const char *p;

  for (p = lesart_skip_ascii (utf8, end); p < end; p = lesart_skip_ascii (p, end)) {
    gunichar c = g_utf8_get_char_validated (p, end - p);

    if (c == 0 || c >= (gunichar) -2)
      break;
    p = g_utf8_next_char (p);
  }
  *bad = p;
  return p == end;
}

G_END_DECLS
