/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of the timeline: when, and what happens then.
 */
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "diagram-words.h"
#include "diagram.h"
#include "timeline.h"

#define EVENT_MAX_CHARS 110

static const LesartTime *
get_time (const LesartReading *reading, guint index)
{
  return &g_array_index (reading->times, LesartTime, index);
}

static const LesartFact *
find_fact (const LesartReading *reading, guint time)
{
  gboolean is_argument;

  return lesart_describe_fact_around (reading, get_time (reading, time)->span, &is_argument);
}

static gboolean
is_same_clause (const LesartReading *reading, guint time, guint other)
{
  const LesartFact *fact = find_fact (reading, time);

  return fact != NULL && fact == find_fact (reading, other);
}

static char *
describe_value (const LesartReading *reading, const LesartTimelineItem *item)
{
  const LesartTime *time = get_time (reading, (guint) item->time);
  const LesartTime *until = item->until < 0 ? NULL : get_time (reading, (guint) item->until);
  g_autofree char *from = lesart_describe_time (time->value, time->mod, time->type);
  g_autofree char *to =
      until == NULL ? NULL : lesart_describe_time (until->value, until->mod, until->type);

  /* Translators: two times or durations: 2 days to 3 days */
  return from == NULL || to == NULL ? g_steal_pointer (&from)
                                    : g_strdup_printf (C_ ("range", "%s to %s"), from, to);
}

/* On the line the date in words; elsewhere the words of the article, which tell more. */
static char *
describe_when (const LesartReading *reading, const LesartTimelineItem *item)
{
  const LesartTime *time;
  g_autofree char *words = NULL;
  char *value;

  if (item->time < 0) {
    g_autofree char *day = lesart_describe_time (reading->date, NULL, LESART_TIME_DATE);

    /* Translators: %s is the date of the article */
    return g_strdup_printf (_ ("%s · day of the article"), day);
  }
  time = get_time (reading, (guint) item->time);
  value = describe_value (reading, item);
  words = lesart_describe_whole_passage (reading, time->span);
  if (value != NULL && (!isnan (item->from) || strcmp (value, words) == 0))
    return value;
  if (value == NULL)
    return g_steal_pointer (&words);
  {
    char *both = g_strdup_printf ("%s" LESART_DOT "%s", words, value);

    g_free (value);
    return both;
  }
}

static void
give_words (const LesartReading *reading, LesartTimelineItem *item)
{
  LesartSpan span = g_array_index (item->spans, LesartSpan, 0);

  item->date = describe_when (reading, item);
  if (item->time < 0) {
    item->label = g_strdup (item->date);
    return;
  }
  item->event = lesart_diagram_describe_clause (reading, span, EVENT_MAX_CHARS);
  item->label = lesart_diagram_make_label (reading, item->date, item->event, span);
}

static char *
describe_tick (LesartTick unit, int year, int month, int day, int hour)
{
  switch (unit) {
  case LESART_TICK_HOUR:
    /* Translators: an hour on the scale of the timeline: 18:00 */
    return g_strdup_printf (C_ ("tick", "%d:%02d"), hour, 0);
  case LESART_TICK_DAY:
    /* Translators: a day and the short name of its month on the scale of the timeline: 8 Feb */
    return g_strdup_printf (C_ ("tick", "%d %s"), day, lesart_describe_short_month (month));
  case LESART_TICK_MONTH:
    /* Translators: the short name of a month and its year on the scale of the timeline: Feb 24 */
    return month == 1 ? g_strdup_printf ("%d", year)
                      : g_strdup (lesart_describe_short_month (month));
  case LESART_TICK_YEAR:
  default:
    /* Translators: a year before Christ on the scale of the timeline */
    return year > 0 ? g_strdup_printf ("%d", year) : g_strdup_printf (_ ("%d BC"), 1 - year);
  }
}

static LesartScene *
layout (const LesartDiagram *self, const LesartTypesetter *typesetter, double width)
{
  const LesartTimelineWords words = {
    .describe_tick = describe_tick,
    .apart = _ ("Durations, repetitions, vague times"),
    .soft = _ ("A soft end: the article leaves open when exactly."),
    .broken = _ ("The line is broken where nothing happens for long; each part has its own scale."),
  };

  return lesart_timeline_layout (self->model, typesetter, &words, width);
}

/* What a screen reader says of the picture as a whole. */
static char *
describe (const LesartTimeline *timeline)
{
  guint apart = timeline->items->len - timeline->n_placed;
  GString *words = g_string_new (NULL);

  g_string_append_printf (
      words, ngettext ("%u time on a line.", "%u times on a line.", timeline->n_placed),
      timeline->n_placed);
  if (timeline->n_placed > 1) {
    const LesartTimelineItem *first = &g_array_index (timeline->items, LesartTimelineItem, 0);
    const LesartTimelineItem *last = first + timeline->n_placed - 1;

    g_string_append_c (words, ' ');
    /* Translators: the first and the last date of a timeline */
    g_string_append_printf (words, _ ("From: %s. To: %s."), first->date, last->date);
  }
  if (apart > 0) {
    g_string_append_c (words, ' ');
    g_string_append_printf (
        words, ngettext ("%u duration or vague time.", "%u durations or vague times.", apart),
        apart);
  }
  lesart_diagram_add_left_out (words, timeline->n_left_out);
  return g_string_free (words, FALSE);
}

static void
free_timeline (gpointer data)
{
  lesart_timeline_free (data);
}

gboolean
lesart_diagram_fill_timeline (LesartDiagram *self)
{
  LesartTimeline *timeline = lesart_timeline_new (self->reading, is_same_clause);

  self->model = timeline;
  self->free_model = free_timeline;
  for (guint i = 0; i < timeline->items->len; i++)
    give_words (self->reading, &g_array_index (timeline->items, LesartTimelineItem, i));
  self->least_width = 300;
  self->layout = layout;
  if (timeline->items->len > 0)
    self->description = describe (timeline);
  return timeline->items->len > 0;
}
