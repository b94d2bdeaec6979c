/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "Heute" is the day of the article, or the age it is written in: "1990 zog er um, heute lebt er
 * dort". The words beside it may tell ("bis heute"), else the sentence: one that also names years
 * long past, or "damals", compares ages, as does one that answers such a sentence; and an article
 * that names no day near its own speaks of none.
 */
#include "times-private.h"

#include <stdlib.h>
#include <string.h>

#define YEARS_LONG_PAST 4
#define NEAR_DAYS 10
#define NEAR_ATOMS 8
/* A shorter text may be the report of a day and yet name no other. */
#define MIN_TOKENS_OF_ARTICLE 200

/* "die Armen von heute und die von morgen": the ages, not two days. */
static gboolean
is_beside_tomorrow (const LesartTimeReader *reader, guint at, guint end)
{
  if (!lesart_atom_is (&reader->atoms, at - 1, "von"))
    return FALSE;
  for (guint i = end; i < end + NEAR_ATOMS; i++)
    if (lesart_atom_is (&reader->atoms, i, "von")
        && (lesart_atom_is (&reader->atoms, i + 1, "morgen")
            || lesart_atom_is (&reader->atoms, i + 1, "gestern")))
      return TRUE;
  return FALSE;
}

/**
 * lesart_time_is_nowadays:
 *
 * Returns: whether "heute" at [@at, @end) is the present by the words beside it: "bis heute", "noch
 *   heute"; but not where something is still to be done today
 */
gboolean
lesart_time_is_nowadays (const LesartTimeReader *reader, guint at, guint end)
{
  static const char *const until[] = { "bis", "Bis", NULL };
  static const char *const still[] = { "noch", "Noch", NULL };
  const char *tense;

  if (reader->x->utterance || at == 0)
    return FALSE;
  if (lesart_atom_is_one_of (&reader->atoms, at - 1, until))
    return TRUE;
  if (is_beside_tomorrow (reader, at, end))
    return TRUE;
  if (!lesart_atom_is (&reader->atoms, end, "noch")
      && !lesart_atom_is_one_of (&reader->atoms, at - 1, still))
    return FALSE;
  for (guint i = at > 8 ? at - 8 : 0; i < at + 8; i++)
    if ((tense = lesart_time_word (reader, i, "tense")) != NULL && strcmp (tense, "future") == 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_today (const LesartTime *time)
{
  return (time->hints & LESART_TIME_TODAY) != 0;
}

/* Does it name a day about that of the article, or an hour? */
static gboolean
is_near (const LesartTime *time, const GDate *today)
{
  int year, month, day;
  GDate date;

  if (is_today (time) || time->type > LESART_TIME_TIME)
    return FALSE;
  if (time->type == LESART_TIME_TIME)
    return TRUE;
  if (strlen (time->value) != 10 || sscanf (time->value, "%4d-%2d-%2d", &year, &month, &day) != 3
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return abs (g_date_days_between (&date, today)) <= NEAR_DAYS;
}

/* "damals", "früher"; not "kürzlich" */
static gboolean
is_then (const LesartExtraction *x, const LesartTime *time)
{
  static const char *const words[] = { "damals", "Damals", "früher",    "Früher",
                                       "einst",  "Einst",  "seinerzeit" };

  for (guint i = 0; i < G_N_ELEMENTS (words) && strcmp (time->value, "PAST_REF") == 0; i++)
    if (lesart_token_is (x, time->first_token, words[i]))
      return TRUE;
  return FALSE;
}

/* A year, decade or century long past, or "damals" */
static gboolean
is_long_past (const LesartExtraction *x, const LesartTime *time)
{
  gsize digits = strspn (time->value, "0123456789");
  int year = atoi (time->value);

  if (time->type != LESART_TIME_DATE)
    return FALSE;
  if (digits == 0)
    return g_str_has_prefix (time->value, "BC") || is_then (x, time);
  year *= digits == 2 ? 100 : digits == 3 ? 10 : 1;
  return year + YEARS_LONG_PAST <= g_date_get_year (&x->date);
}

static guint32
get_sentence (const LesartExtraction *x, const LesartTime *time)
{
  return x->sentence_of[time->first_token];
}

/* Settles the times [@first, @end) of one sentence. Returns whether it names an age long past. */
static gboolean
settle_sentence (LesartExtraction *x, guint first, guint end, gboolean no_day)
{
  GArray *times = x->reading->times;
  gboolean past = FALSE;

  for (guint i = first; i < end && !past; i++)
    past = is_long_past (x, &g_array_index (times, LesartTime, i));
  for (guint i = first; i < end && (past || no_day); i++) {
    LesartTime *time = &g_array_index (times, LesartTime, i);

    if (is_today (time)) {
      time->value = lesart_extraction_intern (x, "PRESENT_REF", -1);
      time->rule = "time.nowadays";
    }
  }
  return past;
}

/* "Früher lebten hier Fischer. Heute ...": does sentence @here begin with the day, right behind
 * @before? */
static gboolean
is_answered (const LesartExtraction *x, guint32 before, guint32 here, const LesartTime *time)
{
  return here == before + 1 && x->sentences[here].block == x->sentences[before].block
         && is_today (time) && time->first_token == x->sentences[here].first;
}

/**
 * lesart_time_settle_today:
 *
 * Once all times are read: makes the present of each "heute" that is not the day of the article.
 */
void
lesart_time_settle_today (LesartExtraction *x)
{
  GArray *times = x->reading->times;
  gboolean no_day = x->n_tokens >= MIN_TOKENS_OF_ARTICLE, past = FALSE;
  guint32 before = 0; /* the last sentence with a time */

  if (!g_date_valid (&x->date))
    return;
  for (guint i = 0; i < times->len && no_day; i++)
    no_day = !is_near (&g_array_index (times, LesartTime, i), &x->date);
  for (guint first = 0, end; first < times->len; first = end) {
    guint32 sentence = get_sentence (x, &g_array_index (times, LesartTime, first));

    for (end = first + 1;
         end < times->len && get_sentence (x, &g_array_index (times, LesartTime, end)) == sentence;
         end++)
      ;
    past = settle_sentence (
        x, first, end,
        no_day
            || (past
                && is_answered (x, before, sentence, &g_array_index (times, LesartTime, first))));
    before = sentence;
  }
}
