/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of offices: the US-Handelsministerin is Secretary of Commerce, not Minister of Commerce.
 * Which country it is says the word itself (US-), the word before it (britisch) or the reading.
 */
#include "check-words.h"

#include <string.h>

typedef struct {
  const LesartTable *table;
  int country;
  int english;
} Offices;

/* Does the English of the bead have one of these titles? */
static gboolean
find_title (const LesartWords *words, const char *titles, LesartSpan *span)
{
  while (*titles != '\0') {
    const gsize n_bytes = strcspn (titles, "|");
    g_autofree char *title = g_strndup (titles, n_bytes);

    if (lesart_words_find_phrase (words, LESART_SIDE_ENGLISH, title, span))
      return TRUE;
    titles += n_bytes + (titles[n_bytes] == '|');
  }
  return FALSE;
}

/* The country of an adjective or of the first part of a word. */
static const char *
find_country (const LesartWords *words, guint at)
{
  for (guint back = 1; back <= 2 && back <= at; back++) {
    const LesartWord *word = lesart_words_get (words, LESART_SIDE_GERMAN, at - back);
    guint n;
    guint32 place;

    if (word->weight == LESART_SAYS_NOTHING)
      return NULL;
    place = lesart_place_index_match (words->places, LESART_SIDE_GERMAN, &word->folded, 1, &n);
    if (place != LESART_NO_PLACE)
      return lesart_place_index_get_country (words->places, place);
    if (strcmp (word->folded, "eu") == 0 || strcmp (word->folded, "un") == 0)
      return *word->folded == 'e' ? "EU" : "UN";
  }
  return NULL;
}

static guint
look_up (const Offices *offices,
         const LesartWords *words,
         guint at,
         guint32 rows[LESART_TABLE_MAX_ROWS])
{
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN],
                        lesart_words_get (words, LESART_SIDE_GERMAN, at)->span, &n_bytes);
  guint n = 0;

  for (guint cut = 0; n == 0 && cut < 3 && n_bytes > cut + 4; cut++) {
    static const char *const endings[] = { "", "s", "n" };
    const gsize length = strlen (endings[cut]);

    if (memcmp (bytes + n_bytes - length, endings[cut], length) == 0)
      n = lesart_table_lookup (offices->table, bytes, (gssize) (n_bytes - length), rows,
                               LESART_TABLE_MAX_ROWS);
  }
  return MIN (n, LESART_TABLE_MAX_ROWS);
}

/* A title that the office has elsewhere, or a minister where there are none. */
static gboolean
find_wrong_title (const Offices *offices,
                  const LesartWords *words,
                  const guint32 *rows,
                  guint n,
                  guint32 right,
                  LesartSpan *span)
{
  const char *titles = lesart_table_get (offices->table, right, offices->english);

  for (guint i = 0; i < n; i++)
    if (rows[i] != right
        && find_title (words, lesart_table_get (offices->table, rows[i], offices->english), span))
      return TRUE;
  if (strstr (titles, "inister") != NULL || strstr (titles, "remier") != NULL)
    return FALSE;
  return lesart_words_find_minister (words, span);
}

static void
check_office (const Offices *offices, LesartWords *words, guint at, const char *country)
{
  guint32 rows[LESART_TABLE_MAX_ROWS];
  const guint n = look_up (offices, words, at, rows);
  LesartSpan span[LESART_N_SIDES];
  g_autofree char *suggestion = NULL;
  const char *titles;
  guint right = 0;

  while (right < n
         && strcmp (lesart_table_get (offices->table, rows[right], offices->country), country) != 0)
    right++;
  if (right == n)
    return;
  titles = lesart_table_get (offices->table, rows[right], offices->english);
  if (find_title (words, titles, &span[LESART_SIDE_ENGLISH])
      || !find_wrong_title (offices, words, rows, n, rows[right], &span[LESART_SIDE_ENGLISH]))
    return;
  span[LESART_SIDE_GERMAN] = lesart_words_get (words, LESART_SIDE_GERMAN, at)->span;
  suggestion = g_strndup (titles, strcspn (titles, "|"));
  lesart_words_report (words, LESART_CHECK_OFFICE, LESART_SEVERITY_ERROR,
                       LESART_REASON_WRONG_COUNTRY, span, suggestion);
}

static const char *
find_said_country (const LesartWords *words, guint first, guint end, LesartSpan span)
{
  for (guint i = first; i < end; i++)
    if (words->input->offices[i].span.start <= span.end
        && words->input->offices[i].span.end >= span.start)
      return words->input->offices[i].country;
  return NULL;
}

/**
 * lesart_check_offices:
 *
 * Offices of one bead.
 */
void
lesart_check_offices (LesartWords *words)
{
  const LesartTable *table = lesart_language_get_table (words->input->language, "offices");
  const Offices offices = {
    .table = table,
    .country = lesart_table_find_column (table, "country"),
    .english = lesart_table_find_column (table, "english"),
  };
  guint end;
  const guint first =
      lesart_check_advance (&words->at_office, words->input->offices, words->input->n_offices,
                            sizeof *words->input->offices, words->span[LESART_SIDE_GERMAN], &end);

  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_GERMAN); i++) {
    const LesartWord *word = lesart_words_get (words, LESART_SIDE_GERMAN, i);
    const char *country;

    if (!word->is_upper || word->weight == LESART_SAYS_NOTHING)
      continue;
    country = find_country (words, i);
    if (country == NULL)
      country = find_said_country (words, first, end, word->span);
    if (country != NULL)
      check_office (&offices, words, i, country);
  }
}
