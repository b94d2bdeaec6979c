/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See cues.h.
 */
#include "cues.h"

#include <string.h>

/* "not" as it is joined to another word. */
static gboolean
is_joined_not (const char *bytes, gsize n)
{
  return (n > 3 && g_ascii_strncasecmp (bytes + n - 3, "n't", 3) == 0)
         || (n > 5 && memcmp (bytes + n - 5, "n\u2019t", 5) == 0);
}

static gboolean
match (const LesartWords *words,
       LesartSide side,
       const LesartTable *table,
       guint32 at,
       LesartMatch *found)
{
  gsize n_bytes;
  const char *bytes = lesart_words_peek (words, side, at, &n_bytes);

  if (side == LESART_SIDE_ENGLISH && is_joined_not (bytes, n_bytes)) {
    found->n_tokens = 1;
    found->n_rows = lesart_table_lookup (table, "n't", 3, found->rows, LESART_TABLE_MAX_ROWS);
    return found->n_rows > 0;
  }
  return lesart_table_match (table, words->input->bitext->text[side],
                             words->input->bitext->segments[side], at, words->end[side], found);
}

/**
 * lesart_cues_find:
 * @table: phrases
 * @side_column: (nullable): the column that says of which language they are, "de" or "en"
 *
 * Finds the phrases of a table in one side of a bead, the longest at each place.
 *
 * Returns: (transfer full) (element-type LesartCue): them, in order
 */
GArray *
lesart_cues_find (const LesartWords *words,
                  LesartSide side,
                  const LesartTable *table,
                  const char *side_column)
{
  static const char *const names[LESART_N_SIDES] = { "de", "en" };
  GArray *cues = g_array_new (FALSE, FALSE, sizeof (LesartCue));
  const LesartToken *tokens = words->input->bitext->segments[side]->tokens;
  const int column = side_column != NULL ? lesart_table_find_column (table, side_column) : -1;

  for (guint32 i = words->first[side]; i < words->end[side]; i++) {
    LesartMatch found;

    if (!match (words, side, table, i, &found))
      continue;
    for (guint j = 0; j < found.n_rows; j++) {
      const LesartCue cue = {
        .span = { tokens[i].start, tokens[i + found.n_tokens - 1].end },
        .token = i,
        .row = found.rows[j],
      };

      if (column >= 0 && strcmp (lesart_table_get (table, cue.row, column), names[side]) != 0)
        continue;
      g_array_append_val (cues, cue);
      i += found.n_tokens - 1;
      break;
    }
  }
  return cues;
}

/* A verb or an adjective rather than a noun: it is what is denied or left open. */
static gint
find_link (const LesartWords *words, LesartSide side, guint at, gboolean noun)
{
  const guint n = lesart_words_count (words, side);

  for (guint far = 0; far < 4; far++) {
    const gint around[] = { (gint) (at + far), (gint) at - (gint) far };

    for (guint i = 0; i < G_N_ELEMENTS (around); i++)
      if (around[i] >= 0 && around[i] < (gint) n) {
        const LesartWord *word = lesart_words_get (words, side, (guint) around[i]);

        if (word->link != LESART_NO_LINK && (noun || !word->is_upper))
          return word->link;
      }
  }
  return LESART_NO_LINK;
}

/* From the mark before a word to the one behind it. */
static LesartSpan
get_clause (const LesartWords *words, LesartSide side, guint at)
{
  const LesartToken *tokens = words->input->bitext->segments[side]->tokens;
  guint32 first = lesart_words_get (words, side, at)->token, end = first + 1;

  while (first > words->first[side] && tokens[first - 1].kind != LESART_TOKEN_PUNCTUATION)
    first--;
  while (end < words->end[side] && tokens[end].kind != LESART_TOKEN_PUNCTUATION)
    end++;
  return (LesartSpan){ tokens[first].start, tokens[end - 1].end };
}

/* "will" and "take" before "place" */
static gboolean
is_auxiliary (const LesartWords *words, const LesartWord *word)
{
  const LesartTable *table =
      lesart_language_get_table (words->input->language, "english-closed-classes");
  const int column = lesart_table_find_column (table, "class");
  guint32 row;

  if (lesart_table_lookup (table, word->folded, -1, &row, 1) == 0)
    return FALSE;
  return strcmp (lesart_table_get (table, row, column), "auxiliary") == 0
         || strcmp (lesart_table_get (table, row, column), "light") == 0;
}

/**
 * lesart_cues_get_counterpart:
 * @side: the side of @token
 *
 * Returns: what stands on the other side for the words around a token, as far as it is known; else
 *   the whole passage
 */
LesartSpan
lesart_cues_get_counterpart (const LesartWords *words, LesartSide side, guint32 token)
{
  const LesartSide other = side == LESART_SIDE_GERMAN ? LESART_SIDE_ENGLISH : LESART_SIDE_GERMAN;
  const guint n = lesart_words_count (words, side);
  LesartSpan span;
  guint at = 0;
  gint link;

  while (at < n && lesart_words_get (words, side, at)->token < token)
    at++;
  link = find_link (words, side, at, FALSE);
  if (link == LESART_NO_LINK) {
    link = find_link (words, side, at, TRUE);
    return link == LESART_NO_LINK ? words->span[other] : get_clause (words, other, (guint) link);
  }
  span = lesart_words_get (words, other, (guint) link)->span;
  for (gint i = link - 1; other == LESART_SIDE_ENGLISH && i >= 0 && i + 3 >= link
                          && is_auxiliary (words, lesart_words_get (words, other, (guint) i));
       i--)
    span.start = lesart_words_get (words, other, (guint) i)->span.start;
  return span;
}
