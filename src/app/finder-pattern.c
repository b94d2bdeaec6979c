/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A regular expression can take time that is exponential in the length of what it is tried on. So
 * it is tried on one line at a time, with a bound on the steps that each try may take, and all
 * together within a bound of time.
 */
#include "finder-private.h"

#include <string.h>

/* Steps of PCRE's matcher for one try: what patterns of people need is some thousands in a line. */
#define LIMITS "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=2000)(*UCP)"
#define MOST_US (2 * G_USEC_PER_SEC)
#define MOST_LINE 100000 /* bytes of a line that are tried at once */

static GRegex *
compile (const char *pattern, gboolean whole_words, GError **error)
{
  g_autofree char *whole =
      g_strdup_printf (whole_words ? LIMITS "\\b(?:%s)\\b" : LIMITS "%s", pattern);
  g_autoptr (GError) reason = NULL;
  GRegex *regex = g_regex_new (whole, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &reason);

  if (regex == NULL)
    g_set_error_literal (error, LESART_FIND_ERROR, LESART_FIND_ERROR_PATTERN, reason->message);
  return regex;
}

/* All hits of a line. FALSE: with @error, or because no more is wanted. */
static gboolean
find_in_line (const GRegex *regex,
              const char *utf8,
              gsize from,
              gsize to,
              LesartFinding *finding,
              GError **error)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) reason = NULL;

  g_regex_match_full (regex, utf8 + from, (gssize) (to - from), 0, 0, &match, &reason);
  while (reason == NULL && g_match_info_matches (match)) {
    int start, end;

    g_match_info_fetch_pos (match, 0, &start, &end);
    if (end > start
        && !lesart_finding_add (
            finding,
            (LesartSpan){
                lesart_text_byte_to_char (finding->text, (guint32) (from + (gsize) start)),
                lesart_text_byte_to_char (finding->text, (guint32) (from + (gsize) end)) }))
      return FALSE;
    g_match_info_next (match, &reason);
  }
  if (reason == NULL)
    return TRUE;
  g_set_error_literal (error, LESART_FIND_ERROR, LESART_FIND_ERROR_SLOW, reason->message);
  return FALSE;
}

/* To the next line end; a longer line is divided at a space. */
static gsize
find_line_end (const char *utf8, gsize from, gsize n_bytes)
{
  const char *end = memchr (utf8 + from, '\n', n_bytes - from);
  gsize to = end != NULL ? (gsize) (end - utf8) : n_bytes;

  if (to - from <= MOST_LINE)
    return to;
  to = from + MOST_LINE;
  while (to > from && utf8[to] != ' ')
    to--;
  if (to == from) /* no space at all */
    for (to = from + MOST_LINE; ((guchar) utf8[to] & 0xc0) == 0x80;)
      to--;
  return to;
}

/**
 * lesart_find_pattern:
 * @pattern: a regular expression as PCRE has them
 * @whole_words: only where no letter or digit stands before or behind a hit
 *
 * Finds the places in single paragraphs that @pattern matches; case does not matter.
 *
 * Returns: %FALSE, with an error of %LESART_FIND_ERROR, if it is none or takes too long
 */
gboolean
lesart_find_pattern (const char *pattern,
                     gboolean whole_words,
                     LesartFinding *finding,
                     GError **error)
{
  g_autoptr (GRegex) regex = compile (pattern, whole_words, error);
  gint64 end = g_get_monotonic_time () + MOST_US;
  GError *reason = NULL;
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (finding->text, &n_bytes);

  if (regex == NULL)
    return FALSE;
  for (gsize from = 0; from < n_bytes;) {
    gsize to = find_line_end (utf8, from, n_bytes);

    if (!find_in_line (regex, utf8, from, to, finding, &reason)
        || g_cancellable_is_cancelled (finding->cancellable))
      break;
    if (g_get_monotonic_time () > end) {
      g_set_error_literal (&reason, LESART_FIND_ERROR, LESART_FIND_ERROR_SLOW, "");
      break;
    }
    from = to < n_bytes && utf8[to] == '\n' ? to + 1 : MAX (to, from + 1);
  }
  if (reason != NULL)
    g_propagate_error (error, reason);
  return reason == NULL;
}
