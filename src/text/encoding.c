/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns the bytes of a file into UTF-8, in the encoding that was asked for or that
 * encoding-guess.c found. Nothing is replaced or left out: what is not valid is refused, and the
 * message says at which byte.
 */
#include "encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "eight-bytes.h"
#include "encoding-private.h"
#include "text.h"

typedef struct {
  LesartEncoding encoding;
  const char *name;    /* as IANA registers it */
  const char *aliases; /* in lower case, between spaces */
} EncodingName;

static const EncodingName encoding_names[] = {
  { LESART_ENCODING_AUTO, "auto", " automatic " },
  { LESART_ENCODING_UTF8, "UTF-8", " utf8 utf_8 " },
  { LESART_ENCODING_UTF16_LE, "UTF-16LE", " utf16le utf-16 utf16 unicode " },
  { LESART_ENCODING_UTF16_BE, "UTF-16BE", " utf16be " },
  { LESART_ENCODING_WINDOWS_1252, "windows-1252", " cp1252 win1252 ansi " },
  { LESART_ENCODING_ISO_8859_1, "ISO-8859-1", " latin1 latin-1 iso8859-1 iso_8859-1 " },
  { LESART_ENCODING_ISO_8859_15, "ISO-8859-15", " latin9 latin-9 iso8859-15 iso_8859-15 " },
};

/* 0x80 to 0x9F of Windows-1252; 0: not assigned. */
static const guint16 windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Where ISO 8859-15 differs from ISO 8859-1. */
static const struct {
  guint8 byte;
  guint16 c;
} latin_9[] = {
  { 0xa4, 0x20ac }, { 0xa6, 0x0160 }, { 0xa8, 0x0161 }, { 0xb4, 0x017d },
  { 0xb8, 0x017e }, { 0xbc, 0x0152 }, { 0xbd, 0x0153 }, { 0xbe, 0x0178 },
};

/**
 * lesart_encoding_get_name:
 *
 * Returns: (transfer none): the name that the encoding is registered by; "auto" for none
 */
const char *
lesart_encoding_get_name (LesartEncoding encoding)
{
  for (guint i = 0; i < G_N_ELEMENTS (encoding_names); i++)
    if (encoding_names[i].encoding == encoding)
      return encoding_names[i].name;
  g_return_val_if_reached ("auto");
}

/**
 * lesart_encoding_from_name:
 * @name: (nullable): a name or common alias, in any case
 *
 * Returns: the encoding, %LESART_ENCODING_AUTO for a name that is not known
 */
LesartEncoding
lesart_encoding_from_name (const char *name)
{
  g_autofree char *lower = NULL;
  g_autofree char *between = NULL;

  if (name == NULL || strchr (name, ' ') != NULL)
    return LESART_ENCODING_AUTO;
  lower = g_ascii_strdown (name, -1);
  between = g_strconcat (" ", lower, " ", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (encoding_names); i++)
    if (g_ascii_strcasecmp (encoding_names[i].name, name) == 0
        || strstr (encoding_names[i].aliases, between) != NULL)
      return encoding_names[i].encoding;
  return LESART_ENCODING_AUTO;
}

gunichar
lesart_encoding_map_byte (LesartEncoding encoding, guint8 byte)
{
  if (encoding == LESART_ENCODING_WINDOWS_1252 && byte >= 0x80 && byte < 0xa0)
    return windows_1252[byte - 0x80];
  if (encoding == LESART_ENCODING_ISO_8859_15)
    for (guint i = 0; i < G_N_ELEMENTS (latin_9); i++)
      if (latin_9[i].byte == byte)
        return latin_9[i].c;
  return byte;
}

static gboolean
refuse (GError **error, LesartEncoding encoding, gsize at)
{
  /* Translators: the first is the name of an encoding. */
  g_set_error (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_ENCODING, _ ("not valid %s (byte %lu)"),
               lesart_encoding_get_name (encoding), (gulong) at);
  return FALSE;
}

static gboolean
decode_single_bytes (const guint8 *bytes,
                     gsize n_bytes,
                     const LesartEncodingGuess *guess,
                     GString *out,
                     GError **error)
{
  gsize plain = 0; /* start of the run of ASCII that is not copied yet */

  for (gsize i = 0; i < n_bytes; i++) {
    gunichar c;

    if (bytes[i] < 0x80)
      continue;
    c = lesart_encoding_map_byte (guess->encoding, bytes[i]);
    if (c == 0 && guess->certain)
      return refuse (error, guess->encoding, i);
    g_string_append_len (out, (const char *) bytes + plain, (gssize) (i - plain));
    g_string_append_unichar (out, c != 0 ? c : bytes[i]); /* as WHATWG has it: the C1 control */
    plain = i + 1;
  }
  g_string_append_len (out, (const char *) bytes + plain, (gssize) (n_bytes - plain));
  return TRUE;
}

static gunichar
unit_at (const guint8 *bytes, gboolean big_endian)
{
  return big_endian ? (gunichar) (bytes[0] << 8 | bytes[1]) : (gunichar) (bytes[1] << 8 | bytes[0]);
}

static gboolean
decode_utf16 (const guint8 *bytes,
              gsize n_bytes,
              LesartEncoding encoding,
              gsize offset,
              GString *out,
              GError **error)
{
  gboolean big = encoding == LESART_ENCODING_UTF16_BE;

  for (gsize i = 0; i < n_bytes; i += 2) {
    gunichar c, low;

    if (i + 1 >= n_bytes)
      return refuse (error, encoding, offset + i);
    c = unit_at (bytes + i, big);
    if (c >= 0xd800 && c < 0xe000) {
      low = i + 3 < n_bytes ? unit_at (bytes + i + 2, big) : 0;
      if (c >= 0xdc00 || low < 0xdc00 || low >= 0xe000)
        return refuse (error, encoding, offset + i);
      c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
      i += 2;
    }
    g_string_append_unichar (out, c);
  }
  return TRUE;
}

static gboolean
decode_utf8 (const guint8 *bytes, gsize n_bytes, gsize offset, GString *out, GError **error)
{
  const char *at = (const char *) bytes, *end = at + n_bytes, *bad;

  /* Whether there may be a NUL is not asked here. */
  while (!lesart_utf8_is_valid (at, end, &bad)) {
    if (*bad != '\0')
      return refuse (error, LESART_ENCODING_UTF8, offset + (gsize) (bad - (const char *) bytes));
    at = bad + 1;
  }
  g_string_append_len (out, (const char *) bytes, (gssize) n_bytes);
  return TRUE;
}

static gsize
bom_length (const guint8 *bytes, gsize n_bytes, LesartEncoding encoding)
{
  static const struct {
    LesartEncoding encoding;
    const char *bom;
  } boms[] = {
    { LESART_ENCODING_UTF8, "\xef\xbb\xbf" },
    { LESART_ENCODING_UTF16_LE, "\xff\xfe" },
    { LESART_ENCODING_UTF16_BE, "\xfe\xff" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (boms); i++) {
    gsize length = strlen (boms[i].bom);

    if (boms[i].encoding == encoding && n_bytes >= length
        && memcmp (bytes, boms[i].bom, length) == 0)
      return length;
  }
  return 0;
}

static gboolean
decode (
    const guint8 *bytes, gsize n_bytes, LesartEncodingGuess *guess, GString *out, GError **error)
{
  gsize bom = bom_length (bytes, n_bytes, guess->encoding);

  guess->had_bom = bom > 0;
  switch (guess->encoding) {
  case LESART_ENCODING_UTF8:
    return decode_utf8 (bytes + bom, n_bytes - bom, bom, out, error);
  case LESART_ENCODING_UTF16_LE:
  case LESART_ENCODING_UTF16_BE:
    return decode_utf16 (bytes + bom, n_bytes - bom, guess->encoding, bom, out, error);
  case LESART_ENCODING_WINDOWS_1252:
  case LESART_ENCODING_ISO_8859_1:
  case LESART_ENCODING_ISO_8859_15:
    return decode_single_bytes (bytes, n_bytes, guess, out, error);
  case LESART_ENCODING_AUTO:
  default:
    g_return_val_if_reached (FALSE);
  }
}

/**
 * lesart_encoding_decode:
 * @bytes: (array length=n_bytes): the bytes of a file
 * @encoding: what to read them as; %LESART_ENCODING_AUTO finds out
 * @guess: (out) (optional): what they were read as
 * @n_utf8: (out) (optional): length of the result in bytes
 *
 * Linear time. A byte order mark is taken away. With %LESART_ENCODING_AUTO, bytes that are nearly
 * valid UTF-8 (a file that was cut, a single bad byte) are refused rather than read as Latin-1.
 *
 * Returns: (transfer full): valid UTF-8 with a NUL behind it, or %NULL with
 *   %LESART_TEXT_ERROR_ENCODING, %LESART_TEXT_ERROR_BINARY or %LESART_TEXT_ERROR_NUL
 */
char *
lesart_encoding_decode (const guint8 *bytes,
                        gsize n_bytes,
                        LesartEncoding encoding,
                        LesartEncodingGuess *guess,
                        gsize *n_utf8,
                        GError **error)
{
  LesartEncodingGuess found = { encoding, TRUE, FALSE };
  GString *out;

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);
  if (encoding == LESART_ENCODING_AUTO && !lesart_encoding_guess (bytes, n_bytes, &found, error))
    return NULL;
  out = g_string_sized_new (n_bytes + n_bytes / 16);
  if (n_bytes > 0 && !decode (bytes, n_bytes, &found, out, error)) {
    g_string_free (out, TRUE);
    return NULL;
  }
  if (strlen (out->str) != out->len) {
    g_set_error (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_NUL,
                 _ ("a NUL byte: this is no text file (character %lu)"),
                 (gulong) g_utf8_strlen (out->str, -1));
    g_string_free (out, TRUE);
    return NULL;
  }
  if (guess != NULL)
    *guess = found;
  if (n_utf8 != NULL)
    *n_utf8 = out->len;
  return g_string_free (out, FALSE);
}
