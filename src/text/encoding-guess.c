/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds out what the bytes of a file are. In this order, each step only if the one before said no:
 *
 *   1. a byte order mark
 *   2. the first bytes of a file that is no text (PDF, ZIP, pictures, ...): refused by name
 *   3. NUL bytes on every other place: UTF-16; any other NUL: refused
 *   4. valid UTF-8; nearly valid UTF-8 is refused with the place of the first bad byte
 *   5. one byte a letter: 0x80-0x9F are quotation marks and dashes of Windows-1252; eight bytes
 * that differ tell ISO 8859-15 from 8859-1 by what stands beside them (a currency sign is a euro)
 *
 * Whether step 5 gives German is then asked of each high byte: a letter should touch letters, a
 * sign should not stand inside a word. Text of another code page (CP 850, Mac Roman) fails that and
 * is handed on as "not certain", so that the reader is asked.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "encoding-private.h"
#include "text.h"

static const struct {
  const char *bytes;
  gsize length;
  const char *name;
} magics[] = {
  { "%PDF-", 5, "PDF" },
  { "PK\3\4", 4, "ZIP" },
  { "\x89PNG\r\n\x1a\n", 8, "PNG" },
  { "GIF87a", 6, "GIF" },
  { "GIF89a", 6, "GIF" },
  { "\xff\xd8\xff", 3, "JPEG" },
  { "RIFF", 4, "RIFF" },
  { "\x7f"
    "ELF",
    4, "ELF" },
  { "\x1f\x8b", 2, "gzip" },
  { "BZh", 3, "bzip2" },
  { "\xfd"
    "7zXZ",
    6, "xz" } /* with its NUL */,
  { "7z\xbc\xaf\x27\x1c", 6, "7-Zip" },
  { "Rar!\x1a\x07", 6, "RAR" },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "Microsoft Office (OLE)" },
  { "{\\rtf", 5, "RTF" },
  { "SQLite format 3", 16, "SQLite" },
  { "OggS", 4, "Ogg" },
  { "ID3", 3, "MP3" },
  { "\x28\xb5\x2f\xfd", 4, "Zstandard" },
};

static gboolean
is_text (const guint8 *bytes, gsize n_bytes, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++) {
    if (n_bytes < magics[i].length || memcmp (bytes, magics[i].bytes, magics[i].length) != 0)
      continue;
    /* Translators: the name of a file format, such as PDF. */
    g_set_error (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_BINARY,
                 _ ("this is a %s file, not text"), magics[i].name);
    return FALSE;
  }
  return TRUE;
}

/* Of the letters of a German text in UTF-16 nearly all have a zero byte, and always the same half.
 */
static LesartEncoding
guess_utf16 (const guint8 *bytes, gsize n_bytes)
{
  gsize n = MIN (n_bytes, 64 * 1024), zero[2] = { 0, 0 };

  for (gsize i = 0; i < n; i++)
    if (bytes[i] == 0)
      zero[i & 1]++;
  if (zero[1] * 2 > n / 2 && zero[0] * 20 <= zero[1])
    return LESART_ENCODING_UTF16_LE;
  if (zero[0] * 2 > n / 2 && zero[1] * 20 <= zero[0])
    return LESART_ENCODING_UTF16_BE;
  return LESART_ENCODING_AUTO;
}

typedef struct {
  gsize n_valid;   /* sequences of two bytes or more */
  gsize n_invalid; /* places where it is not UTF-8 */
  gsize first_bad;
  gboolean cut; /* the only bad place is an incomplete sequence at the end */
} Utf8Count;

static Utf8Count
count_utf8 (const guint8 *bytes, gsize n_bytes)
{
  Utf8Count count = { 0, 0, 0, FALSE };
  gsize i = 0;

  while (i < n_bytes) {
    gunichar c;

    if (bytes[i] < 0x80) {
      i++;
      continue;
    }
    c = g_utf8_get_char_validated ((const char *) bytes + i, (gssize) MIN (n_bytes - i, 6));
    if (c != (gunichar) -1 && c != (gunichar) -2) {
      count.n_valid++;
      i += (gsize) g_unichar_to_utf8 (c, NULL);
      continue;
    }
    if (count.n_invalid++ == 0) {
      count.first_bad = i;
      count.cut = c == (gunichar) -2;
    }
    /* One bad place, however many bytes of the broken sequence follow. */
    for (i++; i < n_bytes && (bytes[i] & 0xc0) == 0x80; i++)
      ;
  }
  count.cut = count.cut && count.n_invalid == 1;
  return count;
}

/* --- one byte a letter ---------------------------------------------------------------------------
 */

static gunichar
neighbour (const guint8 *bytes, gsize n_bytes, gsize at, gboolean next, LesartEncoding encoding)
{
  if (next ? at + 1 >= n_bytes : at == 0)
    return ' ';
  return lesart_encoding_map_byte (encoding, bytes[next ? at + 1 : at - 1]);
}

/* +1: would be ISO 8859-15; -1: would be ISO 8859-1; 0: says nothing. */
static int
vote_latin_9 (guint8 byte, gunichar before, gunichar after)
{
  gboolean in_word = g_unichar_isalpha (before) || g_unichar_isalpha (after);
  gboolean at_digit = g_unichar_isdigit (before) || g_unichar_isdigit (after);

  switch (byte) {
  case 0xa4: /* currency sign or euro */
    return 1;
  case 0xa6: /* broken bar or S with caron */
  case 0xa8: /* diaeresis or s with caron */
  case 0xb8: /* cedilla or z with caron */
    return in_word ? 1 : -1;
  case 0xb4: /* acute (typed for an apostrophe) or Z with caron */
    return g_unichar_isalpha (after) && !g_unichar_isalpha (before) ? 1 : -1;
  case 0xbc: /* 1/4 or OE */
  case 0xbd: /* 1/2 or oe */
  case 0xbe: /* 3/4 or Y with diaeresis */
    return in_word && !at_digit ? 1 : -1;
  default:
    return 0;
  }
}

static LesartEncoding
choose_single_byte (const guint8 *bytes, gsize n_bytes)
{
  gssize votes = 0;

  for (gsize i = 0; i < n_bytes; i++) {
    if (bytes[i] < 0x80)
      continue;
    if (bytes[i] < 0xa0)
      return LESART_ENCODING_WINDOWS_1252;
    votes +=
        vote_latin_9 (bytes[i], neighbour (bytes, n_bytes, i, FALSE, LESART_ENCODING_ISO_8859_15),
                      neighbour (bytes, n_bytes, i, TRUE, LESART_ENCODING_ISO_8859_15));
  }
  return votes > 0 ? LESART_ENCODING_ISO_8859_15 : LESART_ENCODING_ISO_8859_1;
}

/* Would a German writer put @c between these two? */
static gboolean
fits (gunichar before, gunichar c, gunichar after)
{
  gboolean inside = g_unichar_isalpha (before) && g_unichar_isalpha (after);

  if (c == 0)
    return FALSE;
  if (c == 0x2019 || c == 0x2018 || c == 0xb4 || c == 0xad)
    return TRUE; /* apostrophes and the soft hyphen stand inside words */
  if (!g_unichar_isalpha (c))
    return !inside && (c >= 0xa0);
  if (g_unichar_isupper (c))
    return !g_unichar_islower (before)
           && (g_unichar_isalpha (after) || g_unichar_isupper (before) || after == '.');
  return g_unichar_isalpha (before) || g_unichar_isalpha (after);
}

static gboolean
spells_german (const guint8 *bytes, gsize n_bytes, LesartEncoding encoding)
{
  gsize n_high = 0, n_fit = 0;

  for (gsize i = 0; i < n_bytes; i++) {
    gunichar c;

    if (bytes[i] < 0x80)
      continue;
    c = lesart_encoding_map_byte (encoding, bytes[i]);
    if (c == 0)
      return FALSE;
    n_high++;
    n_fit += fits (neighbour (bytes, n_bytes, i, FALSE, encoding), c,
                   neighbour (bytes, n_bytes, i, TRUE, encoding));
  }
  return n_fit * 10 >= n_high * 9;
}

static gboolean
refuse_nearly_utf8 (const Utf8Count *count, GError **error)
{
  if (count->cut)
    g_set_error (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_ENCODING,
                 _ ("the file is cut: incomplete UTF-8 at its end (byte %lu)"),
                 (gulong) count->first_bad);
  else
    g_set_error (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_ENCODING,
                 _ ("nearly all of it is UTF-8, but not this (byte %lu)"),
                 (gulong) count->first_bad);
  return FALSE;
}

/* Control characters that no text file has; a tenth of them, and it is no text. */
static gboolean
has_controls (const guint8 *bytes, gsize n_bytes)
{
  gsize n = MIN (n_bytes, 64 * 1024), n_controls = 0;

  for (gsize i = 0; i < n; i++)
    if (bytes[i] < 0x20 && !(bytes[i] >= '\t' && bytes[i] <= '\r') && bytes[i] != 0x1b)
      n_controls++;
  return n_controls * 10 > n;
}

gboolean
lesart_encoding_guess (const guint8 *bytes,
                       gsize n_bytes,
                       LesartEncodingGuess *guess,
                       GError **error)
{
  Utf8Count count;
  const guint8 *nul;

  guess->certain = TRUE;
  guess->encoding = LESART_ENCODING_UTF8;
  if (n_bytes == 0 || (n_bytes >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0))
    return TRUE;
  if (n_bytes >= 2
      && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff))) {
    guess->encoding = bytes[0] == 0xff ? LESART_ENCODING_UTF16_LE : LESART_ENCODING_UTF16_BE;
    return TRUE;
  }
  if (!is_text (bytes, n_bytes, error))
    return FALSE;
  nul = memchr (bytes, 0, n_bytes);
  if (nul != NULL && n_bytes % 2 == 0) {
    guess->encoding = guess_utf16 (bytes, n_bytes);
    if (guess->encoding != LESART_ENCODING_AUTO)
      return TRUE;
  }
  if (nul != NULL) {
    g_set_error (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_NUL,
                 _ ("a NUL byte: this is no text file (byte %lu)"), (gulong) (nul - bytes));
    return FALSE;
  }
  if (has_controls (bytes, n_bytes)) {
    g_set_error_literal (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_BINARY,
                         _ ("control characters: this is no text file"));
    return FALSE;
  }
  guess->encoding = LESART_ENCODING_UTF8;
  count = count_utf8 (bytes, n_bytes);
  if (count.n_invalid == 0)
    return TRUE;
  /* Valid sequences do not come about by chance: in Latin-1 they would be "Ã¼", "â€ž". */
  if (count.n_valid > 0 && (count.cut || count.n_valid >= 9 * count.n_invalid))
    return refuse_nearly_utf8 (&count, error);
  guess->encoding = choose_single_byte (bytes, n_bytes);
  guess->certain = spells_german (bytes, n_bytes, guess->encoding);
  return TRUE;
}
