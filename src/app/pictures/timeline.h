/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The times of an article on a line that runs downwards: days, hours, spans of time from weeks to
 * centuries; what has no place on it (durations, repetitions, "recently") is listed below. The
 * scale is linear within a run of times that belong together; between runs the line is broken, and
 * each run has its own scale, so that a date centuries away does not press the others into one.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/* More would not be read as a picture. */
#define LESART_TIMELINE_MAX_ITEMS 120

/**
 * LesartTimelineItem:
 * @time: index of the time, or -1: the day of the article
 * @until: index of the time that ends a range (2011 bis 2016), else -1
 * @from: days since 1 January 1970 (Gregorian, also before 1582); NAN: it has no place on the line
 * @to: where it ends; not after @from + 1 for days and hours, which are drawn as points
 * @again: has the same place as the item before it, so that the date need not be said again
 * @spans: LesartSpan, the passages
 *
 * The ui sets @date, @event and @label.
 */
typedef struct {
  gint time;
  gint until;
  double from, to;
  gboolean soft_from, soft_to;
  gboolean again;
  GArray *spans;
  char *date;  /* in words */
  char *event; /* what happens then */
  char *label; /* all of it, for a screen reader */
} LesartTimelineItem;

typedef enum {
  LESART_TICK_HOUR,
  LESART_TICK_DAY,
  LESART_TICK_MONTH,
  LESART_TICK_YEAR,
} LesartTick;

typedef struct {
  GArray *items;    /* LesartTimelineItem: those on the line in order, then the others */
  guint n_placed;   /* how many have a place */
  guint n_left_out; /* what LESART_TIMELINE_MAX_ITEMS cut off */
} LesartTimeline;

/* What the ui says in it. */
typedef struct {
  char *(*describe_tick) (LesartTick unit, int year, int month, int day, int hour);
  const char *apart; /* the heading above what has no place */
  const char *soft;  /* what a soft end means */
  const char *broken;
} LesartTimelineWords;

/* Whether two times are told of by the same clause: then they are one item if they are the same. */
typedef gboolean (*LesartSameClause) (const LesartReading *reading, guint time, guint other);

LesartTimeline *lesart_timeline_new (const LesartReading *reading, LesartSameClause same_clause);
void lesart_timeline_free (LesartTimeline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartTimeline, lesart_timeline_free)

LesartScene *lesart_timeline_layout (const LesartTimeline *self,
                                     const LesartTypesetter *typesetter,
                                     const LesartTimelineWords *words,
                                     double width);

/* timex.c */
gboolean lesart_timex_to_days (const char *value,
                               const char *mod,
                               double *from,
                               double *to,
                               gboolean *soft_from,
                               gboolean *soft_to);
double lesart_days_from_date (int year, int month, int day);
void lesart_days_to_date (double days, int *year, int *month, int *day);

G_END_DECLS
