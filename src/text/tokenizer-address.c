/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * URL, e-mail, @name and #tag. A host name alone is an address too where it is written in lower
 * case (spiegel.de); with a capital it is the name of a firm and a word (Booking.com).
 */
#include <string.h>

#include "tokenizer-private.h"

/* Endings that no German word after a forgotten space would be taken for. */
static const char *const domains[] = { "de",     "at",  "ch", "com", "org", "net", "eu",   "info",
                                       "gov",    "edu", "io", "ai",  "tv",  "uk",  "fr",   "it",
                                       "nl",     "be",  "pl", "dk",  "se",  "no",  "cz",   "us",
                                       "ru",     "cn",  "jp", "biz", "app", "dev", "news", "berlin",
                                       "online", "li",  "lu", "me",  "co" };

#define HOST_MAX 80 /* bytes looked at, and labels; longer host names do not occur in print */
#define LABELS_MAX 5
#define LOCAL_MAX 64 /* of an e-mail address, RFC 5321 */

/* Nearly every word begins otherwise. */
static gboolean
may_be_scheme (char c)
{
  return strchr ("hfwmdHFWMD", c) != NULL;
}

static gboolean
has_prefix (const LesartScan *scan, const char *p, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (scan->end - p) > length && g_ascii_strncasecmp (p, prefix, length) == 0;
}

/* Punctuation at the end belongs to the sentence, a bracket that was opened inside to the address.
 */
static const char *
trim_end (const char *p, const char *end)
{
  gboolean bracket = memchr (p, '(', (gsize) (end - p)) != NULL;

  while (end > p) {
    const char *last = g_utf8_prev_char (end);
    gunichar c = g_utf8_get_char (last);

    if (!(c < 0x80 && strchr (".,;:!?*", (int) c) != NULL) && !(c == ')' && !bracket) && c != ']'
        && c != '}' && !lesart_is_quote (c) && c != 0x2026)
      break;
    end = last;
  }
  return end;
}

static const char *
scan_to_blank (const LesartScan *scan, const char *p)
{
  const char *q = p;

  while (q < scan->end) {
    gunichar c = g_utf8_get_char (q);

    if (lesart_is_blank (c) || c == '<' || c == '>' || c == '"' || c == 0xbb || c == 0xab
        || c == 0x201c || c == 0x201d)
      break;
    q = g_utf8_next_char (q);
  }
  return trim_end (p, q);
}

static gboolean
is_host_byte (char c)
{
  return g_ascii_isalnum (c) || c == '-';
}

/* The end of the top domain that the label begins with; com-Aktie has one. NULL: none. */
static const char *
match_domain (const char *label, const char *end)
{
  const char *hyphen = memchr (label, '-', (gsize) (end - label));
  gsize length = (gsize) ((hyphen != NULL ? hyphen : end) - label);

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    if (domains[i][0] == label[0] && strlen (domains[i]) == length
        && memcmp (domains[i], label, length) == 0)
      return label + length;
  return NULL;
}

/* The end of a host name with a known ending, or @p. */
static const char *
scan_host (const LesartScan *scan, const char *p)
{
  const char *limit = scan->end - p > HOST_MAX ? p + HOST_MAX : scan->end;
  const char *label = p, *q = p, *found = p;

  for (guint n = 0; n < LABELS_MAX; n++) {
    while (q < limit && is_host_byte (*q))
      q++;
    if (q == label)
      break;
    if (label > p && !lesart_is_word (lesart_peek (scan, q)))
      found = MAX (found, match_domain (label, q));
    if (q >= limit || *q != '.')
      break;
    label = ++q;
  }
  return found;
}

static const char *
scan_email (const LesartScan *scan, const char *p)
{
  const char *limit = scan->end - p > LOCAL_MAX ? p + LOCAL_MAX : scan->end;
  const char *q = p;
  const char *end;

  while (q < limit && (g_ascii_isalnum (*q) || strchr ("._%+-", *q) != NULL) && *q != '\0')
    q++;
  if (q == p || q >= limit || *q != '@')
    return p;
  end = scan_host (scan, q + 1);
  return end > q + 1 ? end : p;
}

/* @1000_MHz, but not 5 @ 30 or @2. */
static gboolean
is_name_with_digits (const LesartScan *scan, const char *p, char mark)
{
  while (p < scan->end && g_ascii_isdigit (*p))
    p++;
  return mark == '@' && (lesart_peek (scan, p) == '_' || lesart_is_letter (lesart_peek (scan, p)));
}

/* @name and #tag; #1 is a number. */
static const char *
scan_handle (const LesartScan *scan, const char *p)
{
  const char *q = p + 1;

  if (lesart_is_word (lesart_peek_back (scan, p)))
    return p;
  if (!lesart_is_letter (lesart_peek (scan, q)) && !is_name_with_digits (scan, q, *p))
    return p;
  while (q < scan->end && (lesart_is_word (g_utf8_get_char (q)) || *q == '_'))
    q = g_utf8_next_char (q);
  return q;
}

/* All that is found here has one of these marks behind its first letters; nearly no word has. */
static gboolean
may_be_address (const LesartScan *scan, const char *p)
{
  const char *limit = scan->end - p > HOST_MAX ? p + HOST_MAX : scan->end;

  while (p < limit && is_host_byte (*p))
    p++;
  return p == limit ? p < scan->end : *p != '\0' && strchr (".:@_%+", *p) != NULL;
}

static gboolean
is_lower (const char *p, const char *end)
{
  for (; p < end; p++)
    if (g_ascii_isupper (*p))
      return FALSE;
  return TRUE;
}

const char *
lesart_scan_address (const LesartScan *scan, const char *p, LesartTokenKind *kind)
{
  const char *end;

  *kind = LESART_TOKEN_ADDRESS;
  if (*p == '@' || *p == '#')
    return scan_handle (scan, p);
  if (!g_ascii_isalnum (*p) || !may_be_address (scan, p))
    return p;
  if (may_be_scheme (*p)
      && (has_prefix (scan, p, "http://") || has_prefix (scan, p, "https://")
          || has_prefix (scan, p, "ftp://") || has_prefix (scan, p, "www.")
          || has_prefix (scan, p, "mailto:") || has_prefix (scan, p, "doi:10.")))
    return MAX (scan_to_blank (scan, p), p + 1);
  if ((end = scan_email (scan, p)) > p)
    return end;
  end = scan_host (scan, p);
  if (end > p && lesart_peek (scan, end) == '/' && lesart_is_word (lesart_peek (scan, end + 1)))
    return scan_to_blank (scan, p);
  if (end > p && (!is_lower (p, end) || lesart_peek (scan, end) == '-'))
    *kind = LESART_TOKEN_WORD;
  if (end > p && lesart_peek (scan, end) == '-') {
    guint flags = 0;

    return lesart_scan_word_from (scan, p, end, &flags); /* Amazon.com-Aktie */
  }
  return end;
}
