/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Breaks the line where times lie so far apart that those on one side would fall on one point.
 */
#include "timeline-private.h"

#include <math.h>

/* Starts that lie so close together, compared to the gaps before and after them, get a scale of
 * their own; two alone, which still can be told apart, only if the gap is larger. */
#define BREAK_RATIO 6
#define BREAK_RATIO_OF_TWO 12
/* The line is not empty for longer than the words of so many items would take. */
#define MOST_EMPTY_ROWS 5
/* Days: times within one day are not torn apart. */
#define LEAST_EXTENT 0.5
#define BREAK_HEIGHT 34
#define LEAST_STEP 20
/* How far a span goes on before the first and behind the last run. */
#define OVERHANG 16

/* How far starts[i, j) stand from the rest of starts[first, end), compared to their own extent. */
static double
get_isolation (const double *starts, guint first, guint end, guint i, guint j)
{
  double before = i > first ? starts[i] - starts[i - 1] : INFINITY;
  double after = j < end ? starts[j] - starts[j - 1] : INFINITY;
  double extent = MAX (LEAST_EXTENT, starts[j - 1] - starts[i]);

  return MIN (before, after) / extent / (j - i > 2 ? BREAK_RATIO : BREAK_RATIO_OF_TWO);
}

/* The part of starts[first, end) that most needs a scale of its own. Returns how much, from 1 on.
 */
static double
find_cluster (const double *starts, guint first, guint end, guint *from, guint *to)
{
  double best = 0;

  for (guint i = first; i + 1 < end; i++)
    for (guint j = i + 2; j <= end; j++) {
      double isolation = i == first && j == end ? 0 : get_isolation (starts, first, end, i, j);

      if (isolation > best) {
        best = isolation;
        *from = i;
        *to = j;
      }
    }
  return best;
}

/* The part before the longest empty stretch: the more items there are, the longer is the line, and
 * the longer the stretch. Returns how much too long it is, from 1 on. */
static double
find_stretch (const double *starts, guint first, guint end, guint *from, guint *to)
{
  double longest = 0;

  *from = *to = first;
  for (guint i = first + 1; i < end; i++)
    if (starts[i] - starts[i - 1] > longest) {
      longest = starts[i] - starts[i - 1];
      *to = i;
    }
  return longest > LEAST_EXTENT
             ? longest / (starts[end - 1] - starts[first]) * (end - first) / MOST_EMPTY_ROWS
             : 0;
}

/* Parts are taken from the left, so that runs come in order. There are at most
 * LESART_TIMELINE_MAX_ITEMS starts. */
static void
split (GArray *runs, const double *starts, guint first, guint end)
{
  guint from = first, to = first, stretch_from, stretch_to;
  double cluster, stretch;

  if (first == end)
    return;
  cluster = find_cluster (starts, first, end, &from, &to);
  stretch = find_stretch (starts, first, end, &stretch_from, &stretch_to);
  if (MAX (cluster, stretch) < 1) {
    LesartTimeRun run = { .from = starts[first], .to = starts[end - 1], .n_starts = end - first };

    g_array_append_val (runs, run);
    return;
  }
  if (stretch > cluster) {
    from = stretch_from;
    to = stretch_to;
  }
  split (runs, starts, first, from);
  split (runs, starts, from, to);
  split (runs, starts, to, end);
}

/* A span in which another item begins is drawn over what it holds, and does not widen the scale. */
static gboolean
holds_others (const LesartTimelineItem *items, guint n, guint i)
{
  for (guint j = i + 1; j < n && items[j].from < items[i].to; j++)
    if (items[j].from > items[i].from)
      return TRUE;
  return FALSE;
}

static gboolean
is_start (const LesartTimelineItem *items, guint n, guint i)
{
  return !(items[i].to - items[i].from > 1 && holds_others (items, n, i));
}

static guint
find_run (const GArray *runs, double days)
{
  guint i = 0;

  while (i + 1 < runs->len && days >= g_array_index (runs, LesartTimeRun, i + 1).from)
    i++;
  return i;
}

/* The spans at the end of a run are shown whole if that does not press the rest together. */
static void
extend (GArray *runs, const LesartTimelineItem *items, guint n)
{
  g_autofree double *longest = g_new (double, runs->len);

  for (guint r = 0; r < runs->len; r++) {
    const LesartTimeRun *run = &g_array_index (runs, LesartTimeRun, r);

    longest[r] = run->n_starts > 1 ? 2 * run->to - run->from : INFINITY;
    if (r + 1 < runs->len)
      longest[r] = MIN (longest[r], run[1].from);
  }
  for (guint i = 0; i < n; i++) {
    guint r = find_run (runs, items[i].from);
    LesartTimeRun *run = &g_array_index (runs, LesartTimeRun, r);

    if (items[i].to - items[i].from > 1 && is_start (items, n, i))
      run->to = MAX (run->to, MIN (items[i].to, longest[r]));
  }
}

/**
 * lesart_time_scale_new:
 * @items: in order, each with a place
 *
 * Returns: (transfer full) (element-type LesartTimeRun): the runs, not yet placed
 */
GArray *
lesart_time_scale_new (const LesartTimelineItem *items, guint n)
{
  GArray *runs = g_array_new (FALSE, TRUE, sizeof (LesartTimeRun));
  g_autofree double *starts = g_new (double, n + 1);
  guint n_starts = 0;

  for (guint i = 0; i < n; i++)
    if (is_start (items, n, i) && (n_starts == 0 || items[i].from > starts[n_starts - 1]))
      starts[n_starts++] = items[i].from;
  if (n_starts > 0)
    split (runs, starts, 0, n_starts);
  extend (runs, items, n);
  return runs;
}

/**
 * lesart_time_scale_place:
 * @heights: of the words of each item
 * @top: where the line begins
 *
 * Gives each run as much room as the words of its items need, so that they stand close to where
 * they belong.
 */
void
lesart_time_scale_place (
    GArray *runs, const LesartTimelineItem *items, const double *heights, guint n, double top)
{
  double y = top;

  for (guint r = 0; r < runs->len; r++)
    g_array_index (runs, LesartTimeRun, r).labels = 0;
  for (guint i = 0; i < n; i++) {
    LesartTimeRun *run = &g_array_index (runs, LesartTimeRun, find_run (runs, items[i].from));

    run->labels += heights[i];
    run->last_label = heights[i];
  }
  for (guint r = 0; r < runs->len; r++) {
    LesartTimeRun *run = &g_array_index (runs, LesartTimeRun, r);
    double needed = run->n_starts > 1 ? run->labels - run->last_label : run->labels;

    run->y = y;
    run->end = y;
    if (run->to > run->from)
      run->end += MAX (needed, (double) run->n_starts * LEAST_STEP);
    y = MAX (run->end, run->y + run->labels) + BREAK_HEIGHT;
  }
}

/**
 * lesart_time_scale_map:
 *
 * Returns: where a day is on the line; rises with @days
 */
double
lesart_time_scale_map (const GArray *runs, double days)
{
  const LesartTimeRun *run = &g_array_index (runs, LesartTimeRun, find_run (runs, days));
  gboolean is_last = run == &g_array_index (runs, LesartTimeRun, runs->len - 1);

  if (days < run->from) /* only before the first */
    return run->y - OVERHANG;
  if (days <= run->to)
    return run->to > run->from
               ? run->y + (run->end - run->y) * (days - run->from) / (run->to - run->from)
               : run->y;
  if (is_last)
    return run->end + OVERHANG;
  return run->end + (run[1].y - run->end) * (days - run->to) / (run[1].from - run->to);
}
