/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to src/text: the classes of characters that the tokenizer and the blocks of a text agree
 * on.
 */
#pragma once

#include <glib.h>

/* White space in the wide sense: nothing that a reader would see, and nothing that joins two words.
 */
static inline gboolean
lesart_is_blank (gunichar c)
{
  if (c < 0x80)
    return c <= 0x20 || c == 0x7f;
  if (c <= 0xa0 || c == 0x200b || c == 0x2060 || c == 0xfeff)
    return TRUE;
  if (c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
    return TRUE; /* marks of direction */
  return g_unichar_isspace (c);
}

static inline gboolean
lesart_is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

static inline gboolean
lesart_is_dash (gunichar c)
{
  return c >= 0x2012 && c <= 0x2015;
}

static inline gboolean
lesart_is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0xb4 || c == '`';
}

static inline gboolean
lesart_is_quote (gunichar c)
{
  if (c < 0x80)
    return c == '"' || c == '\'' || c == '`';
  return c == 0xab || c == 0xbb || c == 0xb4 || (c >= 0x2018 && c <= 0x201f) || c == 0x2039
         || c == 0x203a || (c >= 0x300c && c <= 0x300f) || c == 0xff02;
}

/* What a word may contain: letters, digits, superscripts (m², CO₂), combining marks, and the
 * invisible soft hyphen and joiners. */
static inline gboolean
lesart_is_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  if (c == 0xad || c == 0x200c || c == 0x200d)
    return TRUE;
  switch ((int) g_unichar_type (c)) {
  case G_UNICODE_LOWERCASE_LETTER:
  case G_UNICODE_UPPERCASE_LETTER:
  case G_UNICODE_TITLECASE_LETTER:
  case G_UNICODE_MODIFIER_LETTER:
  case G_UNICODE_OTHER_LETTER:
  case G_UNICODE_DECIMAL_NUMBER:
  case G_UNICODE_LETTER_NUMBER:
  case G_UNICODE_OTHER_NUMBER:
  case G_UNICODE_NON_SPACING_MARK:
  case G_UNICODE_SPACING_MARK:
  case G_UNICODE_ENCLOSING_MARK:
    return TRUE;
  default:
    return FALSE;
  }
}

/* The character at @p; most are ASCII and need no call. */
static inline gunichar
lesart_char_at (const char *p)
{
  return (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);
}

static inline gboolean
lesart_is_upper (gunichar c)
{
  return c < 0x80 ? g_ascii_isupper ((char) c) : g_unichar_isupper (c);
}

static inline gboolean
lesart_is_lower (gunichar c)
{
  return c < 0x80 ? g_ascii_islower ((char) c) : g_unichar_islower (c);
}

static inline gboolean
lesart_is_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha ((char) c) : g_unichar_isalpha (c);
}

static inline gboolean
lesart_is_digit (gunichar c)
{
  return c < 0x80 ? g_ascii_isdigit ((char) c) : g_unichar_isdigit (c);
}
