/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See utterance.h. Words are respelled letter by letter, so that what is found in the copy has its
 * position in the text. Times are joined after they were read: the rules know days and clock times
 * as they stand in articles, and what may stand between two of them is a closed list of words.
 */
#include "utterance.h"

#include "times-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_WORD_BYTES 64
#define MAX_GAP_BYTES 40
#define MINUTES_OF_DAY (24 * 60)

/* --- spelling ------------------------------------------------------------------------------------
 */

/* Is @word of the tables of amounts and times, or a numeral, or a noun of them with an ending? */
static gboolean
is_value_word (const LesartValueWords *words, const char *word, gsize n_bytes)
{
  static const char *const endings[] = { "", "n", "en", "s", "es", "e" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize n = strlen (endings[i]);

    if (n_bytes >= n + (n > 0 ? 3 : 1) && memcmp (word + n_bytes - n, endings[i], n) == 0
        && lesart_value_words_look_up (words, word, n_bytes - n) != 0)
      return TRUE;
  }
  return FALSE;
}

/* @word with its first letter turned by @first and the others small; FALSE if the bytes change. */
static gboolean
spell (const char *word, gsize n_bytes, gunichar (*first) (gunichar), char *out)
{
  gsize n = 0;

  for (const char *p = word; p < word + n_bytes; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    n += (gsize) g_unichar_to_utf8 (p == word ? first (c) : g_unichar_tolower (c), out + n);
    if (word + n != g_utf8_next_char (p))
      return FALSE;
  }
  return TRUE;
}

/* "so" is no Sunday: small function words are what they are. */
static gboolean
is_function_word (const LesartLexicon *lexicon, const char *word, gsize n_bytes)
{
  static const guint32 classes = 1u << LESART_CLASS_ARTICLE | 1u << LESART_CLASS_PRONOUN
                                 | 1u << LESART_CLASS_PREPOSITION | 1u << LESART_CLASS_CONJUNCTION
                                 | 1u << LESART_CLASS_PARTICLE | 1u << LESART_CLASS_ADVERB;
  guint n;
  const LesartLexeme *lexemes = lesart_lexicon_lookup (lexicon, word, n_bytes, &n);

  for (guint i = 0; i < n; i++)
    if (classes & 1u << lexemes[i].word_class)
      return TRUE;
  return FALSE;
}

static void
respell_word (const LesartValueWords *words,
              const LesartLexicon *lexicon,
              char *word,
              gsize n_bytes)
{
  char small[MAX_WORD_BYTES], capital[MAX_WORD_BYTES];
  gboolean shouted, lower;

  if (n_bytes < 2 || n_bytes > MAX_WORD_BYTES || lesart_value_words_look_up (words, word, n_bytes)
      || !spell (word, n_bytes, g_unichar_tolower, small)
      || !spell (word, n_bytes, g_unichar_toupper, capital))
    return;
  lower = memcmp (word, small, n_bytes) == 0;
  shouted = !lower && memcmp (word, capital, n_bytes) != 0 && n_bytes > 2;
  if (!lower && !shouted)
    return;
  if (lower && n_bytes <= 3 && is_function_word (lexicon, word, n_bytes))
    return;
  if (shouted && is_value_word (words, small, n_bytes))
    memcpy (word, small, n_bytes);
  else if (is_value_word (words, capital, n_bytes))
    memcpy (word, capital, n_bytes);
}

/**
 * lesart_utterance_respell:
 *
 * Returns: (transfer full): @text with the words of amounts and times as they are spelled in
 *   articles; every character keeps its place
 */
LesartText *
lesart_utterance_respell (LesartText *text, const LesartLanguage *language)
{
  LesartValueWords *words = lesart_value_words_new (language);
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (text, &n_bytes);
  g_autofree char *copy = g_memdup2 (utf8, n_bytes + 1);
  LesartText *respelled;

  for (char *p = copy; *p != '\0';) {
    char *end = p;

    while (*end != '\0' && g_unichar_isalpha (g_utf8_get_char (end)))
      end = g_utf8_next_char (end);
    if (end > p)
      respell_word (words, lesart_language_get_lexicon (language), p, (gsize) (end - p));
    p = *end != '\0' ? g_utf8_next_char (end) : end;
  }
  respelled = lesart_text_new (copy, (gssize) n_bytes, NULL);
  lesart_value_words_free (words);
  return respelled != NULL ? respelled : lesart_text_ref (text);
}

/* --- joining times -------------------------------------------------------------------------------
 */

typedef enum {
  SHAPE_OTHER,
  SHAPE_DAY,   /* 2024-02-12 */
  SHAPE_PART,  /* 2024-02-12TEV */
  SHAPE_CLOCK, /* 2024-02-12T14:30 */
} Shape;

static Shape
get_shape (const char *value)
{
  gsize n = strlen (value);

  if (n < 10 || value[4] != '-' || value[7] != '-' || value[5] == 'W')
    return SHAPE_OTHER;
  if (n == 10)
    return SHAPE_DAY;
  return value[10] != 'T' ? SHAPE_OTHER : g_ascii_isdigit (value[11]) ? SHAPE_CLOCK : SHAPE_PART;
}

/* Are the words between two times all of @allowed, a list that ends with NULL? @range: is one of
 * them the mark of a range? */
static gboolean
read_gap (const LesartExtraction *x,
          const LesartTime *left,
          const LesartTime *right,
          gboolean *range)
{
  static const char *const fillers[] = {
    "um",   "ab",  "gegen", "am",       "den",        "dem",        "der",      "von",      "vom",
    "des",  "ca",  "etwa",  "circa",    "so",         "erst",       "im",       "in",       "zur",
    "nach", "vor", "an",    "zwischen", "spätestens", "frühestens", "nicht",    "ungefähr", "dann",
    "und",  "h",   "zirka", "genau",    "Uhr",        "sehr",       "ziemlich", NULL
  };
  static const char *const joints[] = { "bis", "auf", "zum", "zu", "-", "–", "/", NULL };
  gsize n_bytes;
  const char *gap = lesart_text_peek (x->reading->text,
                                      (LesartSpan){ left->span.end, right->span.start }, &n_bytes);
  const char *end = gap + n_bytes;

  *range = FALSE;
  if (n_bytes > MAX_GAP_BYTES)
    return FALSE;
  while (gap < end) {
    gsize n = lesart_atom_length (gap, end);
    char word[MAX_GAP_BYTES + 1];

    memcpy (word, gap, n);
    word[n] = '\0';
    word[0] = g_ascii_tolower (word[0]);
    gap += n;
    if (g_strv_contains (joints, word))
      *range = TRUE;
    else if (!g_strv_contains (fillers, word) && strcspn (word, " ,.()~") == n)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_between (const LesartExtraction *x, const LesartTime *left, const LesartTime *right)
{
  gsize n_bytes;
  guint32 from = left->span.start > 14 ? left->span.start - 14 : 0;
  const char *before =
      lesart_text_peek (x->reading->text, (LesartSpan){ from, right->span.start }, &n_bytes);

  return g_strstr_len (before, (gssize) n_bytes, "wischen ") != NULL;
}

/* Noon and evening make 8 o'clock 20:00. */
static void
move_to_part (char *value, const char *part)
{
  int hour = atoi (value + 11);

  if (hour < 12
      && (strcmp (part, "TEV") == 0 || strcmp (part, "TAF") == 0
          || (strcmp (part, "TNI") == 0 && hour > 5)))
    hour += 12;
  value[11] = (char) ('0' + hour / 10);
  value[12] = (char) ('0' + hour % 10);
}

/* The day of @day with the hours of @hours; NULL if they are not two halves of one time. */
static const char *
combine (LesartExtraction *x, const LesartTime *day, const LesartTime *hours, const char *value)
{
  Shape shape = get_shape (day->value);
  char combined[LESART_TIME_VALUE_MAX];

  if (value == NULL || shape == SHAPE_OTHER || shape == SHAPE_CLOCK
      || (hours->hints & LESART_TIME_FLOATING) == 0
      || (shape == SHAPE_PART && get_shape (value) != SHAPE_CLOCK))
    return NULL;
  g_snprintf (combined, sizeof combined, "%.10s%s", day->value, value + 10);
  if (shape == SHAPE_PART)
    move_to_part (combined, day->value + 10);
  return lesart_extraction_intern (x, combined, -1);
}

static gboolean
join_day_and_hours (LesartExtraction *x, LesartTime *left, const LesartTime *right)
{
  gboolean day_first =
      (left->hints & LESART_TIME_FLOATING) == 0
      || (get_shape (left->value) == SHAPE_PART && get_shape (right->value) == SHAPE_CLOCK);
  const LesartTime *day = day_first ? left : right, *hours = day_first ? right : left;
  Shape shape = get_shape (day->value);
  const char *value, *value_max;

  if (day->value_max != NULL)
    return FALSE;
  value = combine (x, day, hours, hours->value);
  if (value == NULL)
    return FALSE;
  value_max = combine (x, day, hours, hours->value_max);
  left->hints = (guint8) ((day->hints & hours->hints & LESART_TIME_FLOATING)
                          | ((day->hints | hours->hints) & LESART_TIME_TOLD)
                          | (day->hints & LESART_TIME_NO_YEAR)
                          | ((day->hints | hours->hints) & LESART_TIME_BEHIND)
                          | (shape == SHAPE_PART ? LESART_TIME_TOLD : 0));
  left->value = value;
  left->value_max = value_max;
  left->type = LESART_TIME_TIME;
  left->span.end = right->span.end;
  return TRUE;
}

static const char *
replace_start (LesartExtraction *x, const char *value, const char *start, gsize n)
{
  char replaced[LESART_TIME_VALUE_MAX];

  g_snprintf (replaced, sizeof replaced, "%.*s%s", (int) n, start, value + n);
  return lesart_extraction_intern (x, replaced, -1);
}

static int
get_minutes (const char *value)
{
  return atoi (value + 11) * 60 + atoi (value + 14);
}

static const char *
add_half_day (LesartExtraction *x, const char *time)
{
  int minutes = get_minutes (time) + MINUTES_OF_DAY / 2;
  char value[LESART_TIME_VALUE_MAX];

  g_snprintf (value, sizeof value, "%.10sT%02d:%02d", time, minutes / 60, minutes % 60);
  return lesart_extraction_intern (x, value, -1);
}

/* A day said twice: "heute, 30.08.", "früh morgens", "Dienstagmorgen 8.5."; a date goes before the
 * weekday. */
static gboolean
join_same_day (LesartExtraction *x, LesartTime *left, const LesartTime *right)
{
  Shape l = get_shape (left->value), r = get_shape (right->value);
  gboolean same = strncmp (left->value, right->value, 10) == 0;
  const LesartTime *date = (left->hints & LESART_TIME_WEEKDAY) != 0 ? right : left;
  const LesartTime *other = date == left ? right : left;
  char value[LESART_TIME_VALUE_MAX];

  if (left->value_max != NULL || right->value_max != NULL || l == SHAPE_OTHER || l == SHAPE_CLOCK
      || r == SHAPE_OTHER || r == SHAPE_CLOCK
      || (l == SHAPE_PART && r == SHAPE_PART && strcmp (left->value, right->value) != 0)
      || ((left->hints ^ right->hints) & LESART_TIME_FLOATING) != 0
      || (!same && ((left->hints ^ right->hints) & LESART_TIME_WEEKDAY) == 0))
    return FALSE;
  g_snprintf (value, sizeof value, "%.10s%s", date->value,
              get_shape (date->value) == SHAPE_PART ? date->value + 10 : other->value + 10);
  left->type = strlen (value) > 10 ? LESART_TIME_TIME : LESART_TIME_DATE;
  left->value = lesart_extraction_intern (x, value, -1);
  left->hints = date->hints;
  left->span.end = right->span.end;
  return TRUE;
}

/* "nächstes Jahr im Dezember", "übernächste Woche Freitag": the part is of the whole before it. */
static gboolean
join_part_of_whole (LesartExtraction *x, LesartTime *left, const LesartTime *right)
{
  char value[LESART_TIME_VALUE_MAX];
  int year, week;
  gsize n_bytes;
  const char *text = lesart_text_peek (x->reading->text, right->span, &n_bytes);

  if (left->value_max != NULL || left->type != LESART_TIME_DATE)
    return FALSE;
  if (strlen (left->value) == 7 && g_ascii_isdigit (left->value[5])
      && (right->hints & LESART_TIME_NO_MONTH) != 0) { /* diesen Monat vom 4. bis zum 22. */
    if (right->value_max != NULL)
      left->value_max = replace_start (x, right->value_max, left->value, 7);
    left->value = replace_start (x, right->value, left->value, 7);
    left->span.end = right->span.end;
    return TRUE;
  }
  if (right->value_max != NULL)
    return FALSE;
  if (strlen (left->value) == 8 && sscanf (left->value, "%4d-W%2d", &year, &week) == 2
      && (right->hints & LESART_TIME_WEEKDAY) != 0) {
    GDate day, named;

    g_date_clear (&day, 1);
    g_date_set_dmy (&day, 4, G_DATE_JANUARY, (GDateYear) year); /* always in the first week */
    g_date_clear (&named, 1);
    g_date_set_dmy (&named, (GDateDay) atoi (right->value + 8),
                    (GDateMonth) atoi (right->value + 5), (GDateYear) atoi (right->value));
    if (!g_date_valid (&named))
      return FALSE;
    g_date_subtract_days (&day, (guint) g_date_get_weekday (&day) - 1);
    g_date_add_days (&day, (guint) (7 * (week - 1) + (int) g_date_get_weekday (&named) - 1));
    lesart_time_format_day (value, &day);
  } else if (strlen (left->value) == 4 && strlen (right->value) > 5
             && g_ascii_isdigit (*left->value) && g_ascii_isdigit (*right->value)
             && (strlen (right->value) == 7 || (right->hints & LESART_TIME_NO_YEAR) != 0)
             && !g_ascii_isdigit (text[n_bytes - 1])) {
    g_snprintf (value, sizeof value, "%s%s", left->value, right->value + 4);
  } else {
    return FALSE;
  }
  left->value = lesart_extraction_intern (x, value, -1);
  left->span.end = right->span.end;
  return TRUE;
}

static const char *
shift_day (LesartExtraction *x, const char *value, int days)
{
  int year = atoi (value), month = atoi (value + 5), day = atoi (value + 8);
  char shifted[LESART_TIME_VALUE_MAX];
  GDate date;

  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return value;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_add_days (&date, (guint) days);
  lesart_time_format_day (shifted, &date);
  g_strlcat (shifted, value + 10, sizeof shifted);
  return lesart_extraction_intern (x, shifted, -1);
}

/* @value in the year of @other, or @step years beside it if that is on the wrong side of it. */
static const char *
move_to_year (LesartExtraction *x, const char *value, const char *other, int step)
{
  const char *moved = replace_start (x, value, other, 4);
  char year[8];

  if (strcmp (moved, other) * step >= 0)
    return moved;
  g_snprintf (year, sizeof year, "%04d", atoi (other) + step);
  return replace_start (x, moved, year, 4);
}

/* "25.09. bis 27.09.2017", "vom 4. bis zum 22.", "von August bis Mai": what one end leaves out it
 * has from the other. */
static void
share_year (LesartExtraction *x, LesartTime *left, guint8 right_hints, const char **upper)
{
  if (!g_ascii_isdigit (*left->value) || !g_ascii_isdigit (**upper) || strlen (left->value) < 7
      || strlen (*upper) < 7)
    return;
  if ((left->hints & LESART_TIME_NO_MONTH) != 0 && (right_hints & LESART_TIME_NO_MONTH) == 0)
    left->value = replace_start (x, left->value, *upper, 8);
  else if ((left->hints & LESART_TIME_NO_YEAR) != 0 && (right_hints & LESART_TIME_NO_YEAR) == 0)
    left->value = move_to_year (x, left->value, *upper, -1);
  else if ((right_hints & LESART_TIME_NO_MONTH) != 0 && strcmp (*upper, left->value) < 0)
    *upper = replace_start (x, *upper, left->value, 8);
  else if ((right_hints & LESART_TIME_NO_YEAR) != 0 && (right_hints & LESART_TIME_NO_MONTH) == 0)
    *upper = move_to_year (x, *upper, left->value, 1);
}

/* "von 5 bis 6 Uhr nachmittags": the part of the day holds for both. */
static void
share_part_of_day (LesartExtraction *x, LesartTime *left, const LesartTime *right)
{
  gsize n_bytes;
  const char *text = lesart_text_peek (x->reading->text, right->span, &n_bytes);
  int upper = get_minutes (right->value), lower;

  if (get_shape (left->value) != SHAPE_CLOCK || get_shape (right->value) != SHAPE_CLOCK
      || (left->hints & LESART_TIME_TOLD) != 0 || (right->hints & LESART_TIME_TOLD) == 0
      || atoi (text) == upper / 60)
    return;
  lower = get_minutes (left->value) + MINUTES_OF_DAY / 2;
  if (lower < upper)
    left->value = add_half_day (x, left->value);
}

/* The ends of a range: a clock time without a day is of the day of the other, or of the next. */
static gboolean
join_range (LesartExtraction *x, LesartTime *left, const LesartTime *right)
{
  const char *upper = right->value;
  gboolean left_floats = (left->hints & LESART_TIME_FLOATING) != 0;

  if (left->value_max != NULL || right->value_max != NULL || left->type > LESART_TIME_TIME
      || right->type > LESART_TIME_TIME)
    return FALSE;
  if ((right->hints & LESART_TIME_FLOATING) != 0 && get_shape (left->value) != SHAPE_OTHER) {
    share_part_of_day (x, left, right);
    upper = replace_start (x, upper, left->value, 10);
    if (get_shape (left->value) == SHAPE_CLOCK && get_shape (upper) == SHAPE_CLOCK
        && strcmp (upper, left->value) < 0)
      upper = shift_day (x, upper, 1);
  } else if (left_floats && get_shape (upper) != SHAPE_OTHER) {
    left->value = replace_start (x, left->value, upper, 10);
    left->hints = right->hints;
  } else {
    share_year (x, left, right->hints, &upper);
    if ((right->hints & LESART_TIME_WEEKDAY) != 0 && get_shape (upper) != SHAPE_OTHER
        && strcmp (upper, left->value) < 0)
      upper = shift_day (x, upper, 7); /* Montag bis Freitag, said on a Tuesday */
    if (strncmp (left->value, "XXXX", 4) != 0 && strcmp (left->value, upper) >= 0)
      return FALSE;
  }
  left->value_max = upper;
  left->hints |= right->hints & LESART_TIME_TOLD;
  left->span.end = right->span.end;
  return TRUE;
}

static gboolean
join (LesartExtraction *x, LesartTime *left, const LesartTime *right, gboolean ranges)
{
  gboolean range;

  if (!read_gap (x, left, right, &range))
    return FALSE;
  if (left->type == LESART_TIME_SET && (right->hints & LESART_TIME_FLOATING) != 0) {
    left->span.end = right->span.end; /* jeden Montag um 4 Uhr */
    return TRUE;
  }
  if (right->type == LESART_TIME_SET && (left->hints & LESART_TIME_FLOATING) != 0 && !range) {
    left->type = right->type;
    left->value = right->value;
    left->span.end = right->span.end;
    return TRUE;
  }
  if (ranges)
    return (range || is_between (x, left, right)) && join_range (x, left, right);
  if (range && get_shape (left->value) != SHAPE_DAY) /* "10.11. bis 10 Uhr" is of one day */
    return FALSE;
  return join_day_and_hours (x, left, right)
         || (!range && (join_same_day (x, left, right) || join_part_of_whole (x, left, right)));
}

static void
join_neighbours (LesartExtraction *x, gboolean ranges)
{
  GArray *times = x->reading->times;
  guint kept = 0;

  for (guint i = 0; i < times->len; i++) {
    LesartTime time = g_array_index (times, LesartTime, i);

    if (kept == 0 || !join (x, &g_array_index (times, LesartTime, kept - 1), &time, ranges))
      g_array_index (times, LesartTime, kept++) = time;
  }
  g_array_set_size (times, kept);
}

/* The minute at which a part of the day is over, if that can be said. */
static int
get_end_of_part (const char *part)
{
  static const struct {
    const char *part;
    int hour;
  } ends[] = { { "TMO", 11 }, { "TMI", 12 }, { "TAF", 17 }, { "TEV", 22 } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (strcmp (part, ends[i].part) == 0)
      return ends[i].hour * 60;
  return MINUTES_OF_DAY;
}

/* "um 8" at nine o'clock: the next time that it is 8, in the evening if it may be. */
static void
move_ahead (LesartExtraction *x, LesartTime *time)
{
  Shape shape = get_shape (time->value);
  gboolean whole_range = time->value_max == NULL || get_shape (time->value_max) == SHAPE_CLOCK;
  int minutes;

  if ((time->hints & LESART_TIME_FLOATING) == 0 || (time->hints & LESART_TIME_BEHIND) != 0
      || x->minute < 0 || (shape != SHAPE_CLOCK && shape != SHAPE_PART) || !whole_range)
    return;
  minutes = shape == SHAPE_CLOCK ? get_minutes (time->value) : get_end_of_part (time->value + 10);
  if (minutes >= x->minute || minutes >= MINUTES_OF_DAY)
    return;
  if (shape == SHAPE_CLOCK && (time->hints & LESART_TIME_TOLD) == 0 && minutes < MINUTES_OF_DAY / 2
      && minutes + MINUTES_OF_DAY / 2 >= x->minute
      && (time->value_max == NULL || get_minutes (time->value_max) < MINUTES_OF_DAY / 2)) {
    time->value = add_half_day (x, time->value);
    if (time->value_max != NULL)
      time->value_max = add_half_day (x, time->value_max);
    return;
  }
  time->value = shift_day (x, time->value, 1);
  if (time->value_max != NULL)
    time->value_max = shift_day (x, time->value_max, 1);
}

/**
 * lesart_utterance_join_times:
 *
 * Joins a day and a clock time, then the ends of ranges, then a day and a range of hours. Clock
 * times without a day lie ahead.
 */
void
lesart_utterance_join_times (LesartExtraction *x)
{
  join_neighbours (x, FALSE);
  join_neighbours (x, TRUE);
  join_neighbours (x, FALSE);
  for (guint i = 0; i < x->reading->times->len; i++)
    move_ahead (x, &g_array_index (x->reading->times, LesartTime, i));
}
