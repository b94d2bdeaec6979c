/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The day of the article, as its own first and last lines tell it: "Berlin, 12. Februar 2024 – Die
 * ...", "12.02.2024, 14:30 Uhr", "Veröffentlicht am 12. Februar 2024", "Stand: 12.2.2024".
 *
 * Only a whole date counts, and only where nothing but a place, an author or a cue of datelines.tsv
 * stands before it and nothing that goes on behind it: "Am 12. Februar 2024 begann" is no date of
 * an article. What was published outweighs a bare date, that an update. Two dates of one weight
 * that differ are none: nothing is guessed.
 */
#include "extract-private.h"

#include <string.h>

#define HEAD_BLOCKS 6
#define TAIL_BLOCKS 3
/* A block of many sentences, as a text without paragraphs is, is read no further. */
#define MAX_SENTENCES 24
#define MAX_BYTES_BEFORE 120
#define MAX_WORDS_BEFORE 8

typedef enum {
  WEIGHT_NONE,
  WEIGHT_UPDATED,
  WEIGHT_BARE,
  WEIGHT_PUBLISHED,
  N_WEIGHTS,
} Weight;

typedef struct {
  LesartExtraction *x;
  char days[N_WEIGHTS][LESART_DATE_BYTES];
  gboolean differ[N_WEIGHTS];
} Finder;

/* --- the words around a date ---------------------------------------------------------------------
 */

static const char *const separators[] = { "|", "·", "•", "–", "—", " - " };

/* Bytes of the separator at @p; 0 if there is none. */
static gsize
match_separator (const char *p, const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++) {
    gsize n = strlen (separators[i]);

    if ((gsize) (end - p) >= n && memcmp (p, separators[i], n) == 0)
      return n;
  }
  return 0;
}

static char *
strip (const char *p, const char *end)
{
  while (p < end && strchr (" \t\n,:;(", *p) != NULL)
    p++;
  while (end > p && strchr (" \t\n,:;)", end[-1]) != NULL)
    end--;
  return g_strndup (p, (gsize) (end - p));
}

/* "Anna Müller | Veröffentlicht am": the last part may be a cue. */
static Weight
weigh_cue (const LesartExtraction *x, const char *p, const char *end)
{
  const LesartTable *table = lesart_language_get_table (x->language, "datelines");
  int kind = lesart_table_find_column (table, "kind");
  const char *start = p;
  g_autofree char *cue = NULL;
  guint32 row;

  for (const char *q = p; q < end; q++) {
    gsize n = match_separator (q, end);

    if (n > 0)
      start = q + n;
  }
  cue = strip (start, end);
  if (*cue == '\0' || lesart_table_lookup (table, cue, -1, &row, 1) == 0)
    return WEIGHT_NONE;
  return strcmp (lesart_table_get (table, row, kind), "published") == 0 ? WEIGHT_PUBLISHED
                                                                        : WEIGHT_UPDATED;
}

static gboolean
may_be_small (const char *word, gsize n_bytes)
{
  static const char *const words[] = { "von", "und", "am",  "im",  "an",   "der", "dem", "in",
                                       "a",   "d",   "bei", "zu",  "dpa",  "afp", "epd", "kna",
                                       "sid", "apa", "sda", "rtr", "dapd", "ots" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == n_bytes && memcmp (word, words[i], n_bytes) == 0)
      return TRUE;
  return FALSE;
}

/* "Berlin (dpa),", "Von Anna Müller |": words with capitals, and a mark that ends them. */
static gboolean
is_place_or_author (const char *p, const char *end)
{
  const char *last = end;
  guint n_words = 0;

  while (last > p && g_ascii_isspace (last[-1]))
    last--;
  if (last == p)
    return TRUE;
  if (last[-1] != ',' && last[-1] != '|' && last[-1] != ')'
      && !(last - p >= 3 && (memcmp (last - 3, "–", 3) == 0 || memcmp (last - 3, "•", 3) == 0))
      && !(last - p >= 2 && memcmp (last - 2, "·", 2) == 0))
    return FALSE;
  while (p < last) {
    const char *word = p;

    while (p < last && (g_unichar_isalnum (g_utf8_get_char (p)) || *p == '-'))
      p = g_utf8_next_char (p);
    if (p == word) {
      p = g_utf8_next_char (p);
      continue;
    }
    if (++n_words > MAX_WORDS_BEFORE
        || (!g_unichar_isupper (g_utf8_get_char (word))
            && !may_be_small (word, (gsize) (p - word))))
      return FALSE;
  }
  return TRUE;
}

/* Does nothing that belongs to the date stand in [@p, @end), or only behind a mark? */
static gboolean
is_closed (const char *p, const char *end, gboolean whole)
{
  gsize n;

  while (p < end && (g_ascii_isspace (*p) || *p == ','))
    p++;
  if (end - p >= 3 && memcmp (p, "Uhr", 3) == 0)
    return is_closed (p + 3, end, whole);
  if (p == end || (end - p <= 2 && (*p == '.' || *p == ')')))
    return TRUE;
  n = *p == '-' || *p == '(' || *p == ')' ? 1 : match_separator (p, end);
  if (n == 0 || whole)
    return FALSE;
  for (p += n; p < end && g_ascii_isspace (*p); p++)
    ;
  return p == end || !g_ascii_isdigit (*p); /* 12. – 14. Februar */
}

/* --- the dates -----------------------------------------------------------------------------------
 */

static gboolean
is_day (const LesartTime *time)
{
  int year, month, day;

  return time->type <= LESART_TIME_TIME && strlen (time->value) >= 10
         && sscanf (time->value, "%4d-%2d-%2d", &year, &month, &day) == 3 && year >= 1800
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static guint32
get_byte (const LesartExtraction *x, guint32 at)
{
  return lesart_text_char_to_byte (x->reading->text, at);
}

/* Do only blanks and a comma stand between two times: "14:30 Uhr, 12.02.2024"? */
static gboolean
are_joined (const LesartExtraction *x, const LesartTime *a, const LesartTime *b)
{
  guint32 start = get_byte (x, a->span.end), end = get_byte (x, b->span.start);
  g_autofree char *between = strip (x->utf8 + start, x->utf8 + MAX (start, end));

  return end >= start && end - start < 12
         && (*between == '\0' || (b->type == LESART_TIME_TIME && strcmp (between, "|") == 0)
             || strcmp (between, "um") == 0 || strcmp (between, "Uhr") == 0
             || strcmp (between, "Uhr, den") == 0);
}

/* Weighs the date at @i of the times, all of which are of block @start to @end. */
static Weight
weigh (const LesartExtraction *x, guint i, guint32 start, guint32 end, gboolean headline)
{
  const GArray *times = x->reading->times;
  guint first = i, last = i;
  const char *before = x->utf8 + start, *stop = x->utf8 + end, *p, *q;
  Weight cue;

  while (first > 0
         && are_joined (x, &g_array_index (times, LesartTime, first - 1),
                        &g_array_index (times, LesartTime, first)))
    first--;
  while (last + 1 < times->len
         && are_joined (x, &g_array_index (times, LesartTime, last),
                        &g_array_index (times, LesartTime, last + 1)))
    last++;
  p = x->utf8 + get_byte (x, g_array_index (times, LesartTime, first).span.start);
  q = x->utf8 + get_byte (x, g_array_index (times, LesartTime, last).span.end);
  if (p < before || q > stop || p - before > MAX_BYTES_BEFORE || !is_closed (q, stop, headline))
    return WEIGHT_NONE;
  cue = weigh_cue (x, before, p);
  if (cue != WEIGHT_NONE)
    return cue;
  return is_place_or_author (before, p) && (!headline || p == before) ? WEIGHT_BARE : WEIGHT_NONE;
}

static void
take (Finder *finder, Weight weight, const char *value)
{
  char *day = finder->days[weight];

  if (weight == WEIGHT_NONE)
    return;
  if (*day != '\0' && strncmp (day, value, LESART_DATE_BYTES - 1) != 0)
    finder->differ[weight] = TRUE;
  g_strlcpy (day, value, LESART_DATE_BYTES);
}

/* Sentences [@first, @end) are of one block. */
static void
search_block (Finder *finder, guint32 first, guint32 end)
{
  LesartExtraction *x = finder->x;
  const LesartSentence *sentences = x->sentences;
  guint32 n_sentences = x->n_sentences;
  guint32 start = x->tokens[sentences[first].first].byte_start;
  guint32 stop = x->tokens[sentences[end - 1].end - 1].byte_end;

  x->sentences += first;
  x->n_sentences = MIN (end - first, MAX_SENTENCES);
  lesart_extract_quantities (x);
  lesart_extract_times (x);
  x->sentences = sentences;
  x->n_sentences = n_sentences;
  for (guint i = 0; i < x->reading->times->len; i++) {
    const LesartTime *time = &g_array_index (x->reading->times, LesartTime, i);

    if (is_day (time))
      take (finder, weigh (x, i, start, stop, first == 0), time->value);
  }
  g_array_set_size (x->reading->quantities, 0);
  g_array_set_size (x->reading->times, 0);
}

static guint32
find_end_of_block (const LesartExtraction *x, guint32 first)
{
  guint32 end = first + 1;

  while (end < x->n_sentences && x->sentences[end].block == x->sentences[first].block)
    end++;
  return end;
}

/**
 * lesart_extract_date:
 *
 * Looks for the day of the article in its first and last lines, where none was given. The arrays of
 * the reading must still be empty and are so again after it. Of a bounded number of blocks.
 */
void
lesart_extract_date (LesartExtraction *x)
{
  Finder finder = { .x = x };
  guint32 tail[TAIL_BLOCKS] = { 0 };
  guint n_blocks = 0;

  for (guint32 first = 0, end; first < x->n_sentences; first = end) {
    end = find_end_of_block (x, first);
    if (n_blocks < HEAD_BLOCKS)
      search_block (&finder, first, end);
    else
      tail[n_blocks % TAIL_BLOCKS] = first;
    n_blocks++;
  }
  for (guint i = 0; i < TAIL_BLOCKS; i++)
    if (tail[i] > 0)
      search_block (&finder, tail[i], find_end_of_block (x, tail[i]));
  for (guint weight = N_WEIGHTS - 1; weight > WEIGHT_NONE; weight--) {
    if (finder.differ[weight])
      return;
    if (finder.days[weight][0] != '\0') {
      lesart_extraction_set_date (x, finder.days[weight], LESART_DATE_TEXT);
      return;
    }
  }
}

/* --- names of files ------------------------------------------------------------------------------
 */

static gboolean
take_digits (const char *p, guint n, int *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++) {
    if (!g_ascii_isdigit (p[i]))
      return FALSE;
    *value = *value * 10 + p[i] - '0';
  }
  return TRUE;
}

/* Bytes of 2024-02-12, 2024_02_12 or 20240212 at @p, with no digit behind it; 0 if there is none.
 */
static gsize
match_day (const char *p, char day[LESART_DATE_BYTES])
{
  int y, m, d;
  gsize gap, n;

  if (!take_digits (p, 4, &y))
    return 0;
  gap = p[4] == '-' || p[4] == '_' || p[4] == '.' ? 1 : 0;
  n = 8 + 2 * gap;
  if (!take_digits (p + 4 + gap, 2, &m) || (gap == 1 && p[7] != p[4])
      || !take_digits (p + 6 + 2 * gap, 2, &d) || g_ascii_isdigit (p[n]) || y < 1800 || y > 2100
      || !g_date_valid_dmy ((GDateDay) d, (GDateMonth) m, (GDateYear) y))
    return 0;
  g_snprintf (day, LESART_DATE_BYTES, "%04d-%02d-%02d", y, m, d);
  return n;
}

/**
 * lesart_date_of_name:
 * @name: the name of a file, such as 2024-02-12-haushalt.txt
 * @day: (out): YYYY-MM-DD
 *
 * Returns: whether @name tells a day, and but one
 */
gboolean
lesart_date_of_name (const char *name, char day[LESART_DATE_BYTES])
{
  guint found = 0;

  for (const char *p = name; *p != '\0'; p++) {
    gsize n = p == name || !g_ascii_isdigit (p[-1]) ? match_day (p, day) : 0;

    found += n > 0;
    p += n > 0 ? n - 1 : 0;
  }
  return found == 1;
}
