/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   gutter  axis  spans  words
 *     Feb    |
 *            o-----------8 February 2024
 *            |           OpenAI ...
 *            |   #
 *            |   #-------March 2024
 *           ///  #       ...
 *
 * Words are stacked beside the line, each as near to its time as the others let it.
 */
#include "timeline-private.h"

#include <math.h>

#define LEAST_AXIS_X 18 /* where the line is if its scale has no words */
#define LANE_WIDTH 9
#define MAX_LANES 4
#define SPAN_WIDTH 6
#define STUB_HEIGHT 5 /* what is left of a bar beyond the line, and the gap before it */
#define STUB_GAP 4
#define LEADER 18
#define TOP 24
#define ITEM_GAP 12
#define AGAIN_GAP 4
/* From the top of a line of words to its middle. */
#define HALF_LINE 9
#define TICK_ROOM 30
#define DOT_RADIUS 5

#define IN_LINE (-1)

typedef struct {
  const LesartTimeline *timeline;
  const LesartTypesetter *typesetter;
  const LesartTimelineWords *words;
  LesartScene *scene;
  GArray *runs;
  double *tops; /* of the words of each item on the line */
  double *heights;
  gint *lanes; /* of the spans; IN_LINE: too short to be seen beside the line */
  guint n_lanes;
  double axis_x;
  double words_x;
} Layout;

static const LesartTimelineItem *
get_item (const Layout *l, guint i)
{
  return &g_array_index (l->timeline->items, LesartTimelineItem, i);
}

static gboolean
is_span (const LesartTimelineItem *item)
{
  return item->to - item->from > 1;
}

static double
get_words_width (const Layout *l)
{
  return MAX (80, l->scene->width - l->words_x - 8);
}

/* ---- Marks of the scale ---- */

typedef struct {
  LesartTick unit;
  int step;
  double days;
} TickStep;

static const TickStep *
choose_step (const LesartTimeRun *run)
{
  static const TickStep steps[] = {
    { LESART_TICK_HOUR, 1, 1 / 24.0 },  { LESART_TICK_HOUR, 3, 3 / 24.0 },
    { LESART_TICK_HOUR, 6, 6 / 24.0 },  { LESART_TICK_DAY, 1, 1 },
    { LESART_TICK_DAY, 2, 2 },          { LESART_TICK_DAY, 7, 7 },
    { LESART_TICK_MONTH, 1, 30.5 },     { LESART_TICK_MONTH, 3, 91 },
    { LESART_TICK_MONTH, 6, 183 },      { LESART_TICK_YEAR, 1, 365.25 },
    { LESART_TICK_YEAR, 2, 731 },       { LESART_TICK_YEAR, 5, 1826 },
    { LESART_TICK_YEAR, 10, 3652 },     { LESART_TICK_YEAR, 20, 7305 },
    { LESART_TICK_YEAR, 50, 18262 },    { LESART_TICK_YEAR, 100, 36525 },
    { LESART_TICK_YEAR, 200, 73050 },   { LESART_TICK_YEAR, 500, 182625 },
    { LESART_TICK_YEAR, 1000, 365250 }, { LESART_TICK_YEAR, 5000, 1826250 },
  };
  double room = TICK_ROOM * (run->to - run->from) / (run->end - run->y);

  for (guint i = 0; i + 1 < G_N_ELEMENTS (steps); i++)
    if (steps[i].days >= room)
      return &steps[i];
  return &steps[G_N_ELEMENTS (steps) - 1];
}

static int
round_up (int value, int step)
{
  int rest = value % step;

  return rest == 0 ? value : value - rest + (rest > 0 ? step : 0);
}

/* The first tick of @step that is not before @days. */
static double
first_tick (const TickStep *step, double days)
{
  int year, month, day;

  if (step->unit == LESART_TICK_HOUR)
    return ceil (days / step->days - 1e-9) * step->days;
  if (step->unit == LESART_TICK_DAY)
    return ceil (days - 1e-9);
  lesart_days_to_date (ceil (days), &year, &month, &day);
  if (step->unit == LESART_TICK_MONTH) {
    month = round_up (month - 1 + (day > 1), step->step) + 1;
    return lesart_days_from_date (year + (month - 1) / 12, (month - 1) % 12 + 1, 1);
  }
  return lesart_days_from_date (round_up (year + (month > 1 || day > 1), step->step), 1, 1);
}

static double
next_tick (const TickStep *step, double days)
{
  int year, month, day;

  if (step->unit == LESART_TICK_HOUR || step->unit == LESART_TICK_DAY)
    return days + step->days;
  lesart_days_to_date (days, &year, &month, &day);
  if (step->unit == LESART_TICK_YEAR)
    return lesart_days_from_date (year + step->step, 1, 1);
  month += step->step;
  return lesart_days_from_date (year + (month - 1) / 12, (month - 1) % 12 + 1, 1);
}

static char *
describe_tick (const Layout *l, LesartTick unit, double days)
{
  double at = days + 1e-6; /* hours are fractions, and not exact */
  int year, month, day;

  lesart_days_to_date (at, &year, &month, &day);
  return l->words->describe_tick (unit, year, month, day, (int) floor ((at - floor (at)) * 24));
}

/* The line stands to the right of the longest words of its scale. Returns whether it had to move.
 */
static gboolean
make_room_for_ticks (Layout *l)
{
  double before = l->axis_x;

  for (guint r = 0; r < l->runs->len; r++) {
    const LesartTimeRun *run = &g_array_index (l->runs, LesartTimeRun, r);
    const TickStep *step;

    if (!(run->to > run->from))
      continue;
    step = choose_step (run);
    for (double t = first_tick (step, run->from); t <= run->to + 1e-6; t = next_tick (step, t)) {
      g_autofree char *text = describe_tick (l, step->unit, t);
      double width, height;

      l->typesetter->measure (l->typesetter->data, text, LESART_FONT_SMALL, -1, &width, &height);
      l->axis_x = MAX (l->axis_x, width + 14);
    }
  }
  return l->axis_x > before;
}

/* ---- Places ---- */

static double
measure_words (const Layout *l, guint i)
{
  const LesartTimelineItem *item = get_item (l, i);
  gboolean goes_on = i + 1 < l->timeline->n_placed && item[1].again;
  double width, height, total = 0;

  if (!item->again) {
    l->typesetter->measure (l->typesetter->data, item->date, LESART_FONT_STRONG,
                            get_words_width (l), &width, &height);
    total += height;
  }
  if (item->event != NULL) {
    l->typesetter->measure (l->typesetter->data, item->event, LESART_FONT_TEXT, get_words_width (l),
                            &width, &height);
    total += height;
  }
  return MAX (total, 2 * HALF_LINE) + (goes_on ? AGAIN_GAP : ITEM_GAP);
}

/* Each span gets the first lane that is free; two that only touch would look like one. */
static void
choose_lanes (Layout *l, guint n)
{
  double ends[MAX_LANES] = { -INFINITY, -INFINITY, -INFINITY, -INFINITY };

  l->n_lanes = 0;
  for (guint i = 0; i < n; i++) {
    const LesartTimelineItem *item = get_item (l, i);
    guint lane = 0;

    if (!is_span (item) || item->again || l->lanes[i] == IN_LINE)
      continue;
    while (lane + 1 < MAX_LANES && ends[lane] >= item->from)
      lane++;
    ends[lane] = MAX (ends[lane], item->to);
    l->lanes[i] = (gint) lane;
    l->n_lanes = MAX (l->n_lanes, lane + 1);
  }
  l->words_x = l->axis_x + DOT_RADIUS + 4 + l->n_lanes * LANE_WIDTH + LEADER;
}

static void
place_lines (Layout *l, guint n)
{
  const LesartTimelineItem *items =
      (const LesartTimelineItem *) (gpointer) l->timeline->items->data;

  choose_lanes (l, n);
  for (guint i = 0; i < n; i++)
    l->heights[i] = measure_words (l, i);
  lesart_time_scale_place (l->runs, items, l->heights, n, TOP);
}

/* Only the scale tells which spans are too short for a lane and how wide its own words are, and
 * both take room from the words beside, which make the scale. The line moves at most once for each
 * unit that has longer words than the one before. */
static void
place_items (Layout *l, guint n)
{
  l->axis_x = LEAST_AXIS_X;
  place_lines (l, n);
  for (guint i = 0; i < n; i++) {
    const LesartTimelineItem *item = get_item (l, i);

    if (lesart_time_scale_map (l->runs, item->to) - lesart_time_scale_map (l->runs, item->from)
        < 2 * DOT_RADIUS)
      l->lanes[i] = IN_LINE;
  }
  do
    place_lines (l, n);
  while (make_room_for_ticks (l));
  for (guint i = 0; i < n; i++)
    l->tops[i] = lesart_time_scale_map (l->runs, get_item (l, i)->from) - HALF_LINE;
  lesart_spread (l->tops, l->heights, n, 4);
}

/* ---- The line and its scale ---- */

static void
add_break (Layout *l, double from, double to)
{
  double y = (from + to) / 2;

  lesart_scene_add_line (l->scene, LESART_HUE_DIM, LESART_STROKE_DOTTED, l->axis_x, from, l->axis_x,
                         to);
  for (int i = -1; i <= 1; i += 2)
    lesart_scene_add_line (l->scene, LESART_HUE_DIM, LESART_STROKE_SOLID, l->axis_x - 7,
                           y + 3 + 3 * i, l->axis_x + 7, y - 3 + 3 * i);
}

static void
add_tick (Layout *l, LesartTick unit, double days, double y)
{
  g_autofree char *text = describe_tick (l, unit, days);
  double width, height;

  l->typesetter->measure (l->typesetter->data, text, LESART_FONT_SMALL, -1, &width, &height);
  lesart_scene_add_line (l->scene, LESART_HUE_DIM, LESART_STROKE_SOLID, l->axis_x - 5, y, l->axis_x,
                         y);
  lesart_scene_add_text (l->scene, l->typesetter, LESART_HUE_DIM, LESART_FONT_SMALL, text,
                         l->axis_x - 9 - width, y - height / 2, -1);
}

static void
add_run (Layout *l, const LesartTimeRun *run)
{
  const TickStep *step;
  double overhang = run->to > run->from ? 0 : 10;

  lesart_scene_add_line (l->scene, LESART_HUE_DIM, LESART_STROKE_SOLID, l->axis_x,
                         run->y - overhang, l->axis_x, run->end + overhang);
  if (!(run->to > run->from))
    return;
  step = choose_step (run);
  for (double t = first_tick (step, run->from); t <= run->to + 1e-6; t = next_tick (step, t))
    add_tick (l, step->unit, t, lesart_time_scale_map (l->runs, CLAMP (t, run->from, run->to)));
}

static void
add_axis (Layout *l)
{
  for (guint r = 0; r < l->runs->len; r++) {
    const LesartTimeRun *run = &g_array_index (l->runs, LesartTimeRun, r);

    if (r > 0)
      add_break (l, run[-1].end + (run[-1].to > run[-1].from ? 0 : 10),
                 run->y - (run->to > run->from ? 0 : 10));
    add_run (l, run);
  }
}

/* ---- The items ---- */

/* Adds the words of an item; returns their height. */
static double
add_words (Layout *l, const LesartTimelineItem *item, double x, double y, double width)
{
  double at = y;

  if (!item->again)
    at += lesart_scene_add_text (l->scene, l->typesetter,
                                 item->time < 0 ? LESART_HUE_ACCENT : LESART_HUE_INK,
                                 LESART_FONT_STRONG, item->date, x, at, width)
              ->box.height;
  if (item->event != NULL)
    at += lesart_scene_add_text (l->scene, l->typesetter, LESART_HUE_INK, LESART_FONT_TEXT,
                                 item->event, x, at, width)
              ->box.height;
  return MAX (at - y, 2 * HALF_LINE);
}

static void
add_leader (Layout *l, double x, double y, double words_y)
{
  double knee = l->words_x - LEADER + 2;

  if (x < knee)
    lesart_scene_add_line (l->scene, LESART_HUE_LINE, LESART_STROKE_SOLID, x, y, knee, y);
  lesart_scene_add_line (l->scene, LESART_HUE_LINE, LESART_STROKE_SOLID, MAX (x, knee), y,
                         l->words_x - 5, words_y);
}

/* A bar that goes on where the line does not is broken as well. */
static gboolean
begins_earlier (const Layout *l, const LesartTimelineItem *item)
{
  return is_span (item) && item->from < g_array_index (l->runs, LesartTimeRun, 0).from;
}

static gboolean
ends_later (const Layout *l, const LesartTimelineItem *item)
{
  return is_span (item) && item->to > g_array_index (l->runs, LesartTimeRun, l->runs->len - 1).to;
}

static void
add_stub (Layout *l, double x, double y)
{
  lesart_scene_add_bar (l->scene, LESART_HUE_TIME, (LesartBox){ x, y, SPAN_WIDTH, STUB_HEIGHT }, 1);
}

static void
add_span (Layout *l, guint i, const LesartTimelineItem *item)
{
  double from = lesart_time_scale_map (l->runs, item->from);
  double to = MAX (from + 2 * DOT_RADIUS, lesart_time_scale_map (l->runs, item->to));
  double x = l->axis_x + DOT_RADIUS + 4 + l->lanes[i] * LANE_WIDTH;
  double words_y = l->tops[i] + HALF_LINE;
  LesartBox box = { x, from, SPAN_WIDTH, to - from };
  LesartMark *bar;

  add_leader (l, x + SPAN_WIDTH, CLAMP (words_y, from, to), words_y);
  if (begins_earlier (l, item)) {
    add_stub (l, x, from);
    box.y += STUB_HEIGHT + STUB_GAP;
    box.height -= STUB_HEIGHT + STUB_GAP;
  }
  if (ends_later (l, item)) {
    add_stub (l, x, to - STUB_HEIGHT);
    box.height -= STUB_HEIGHT + STUB_GAP;
  }
  bar = lesart_scene_add_bar (l->scene, LESART_HUE_TIME, box, SPAN_WIDTH / 2.0);
  if (item->soft_from)
    bar->flags |= LESART_MARK_SOFT_START;
  if (item->soft_to)
    bar->flags |= LESART_MARK_SOFT_END;
}

static void
add_point (Layout *l, guint i, const LesartTimelineItem *item)
{
  double y = (lesart_time_scale_map (l->runs, item->from)
              + lesart_time_scale_map (l->runs, is_span (item) ? item->to : item->from))
             / 2;
  LesartMark *dot;

  add_leader (l, l->axis_x + DOT_RADIUS, y, l->tops[i] + HALF_LINE);
  dot = lesart_scene_add_dot (l->scene, item->time < 0 ? LESART_HUE_ACCENT : LESART_HUE_TIME,
                              l->axis_x, y, DOT_RADIUS);
  if (item->soft_from || item->soft_to)
    dot->flags |= LESART_MARK_HOLLOW;
}

static void
add_item (Layout *l, guint i)
{
  const LesartTimelineItem *item = get_item (l, i);
  double width = get_words_width (l);
  double height;

  if (!item->again && is_span (item) && l->lanes[i] != IN_LINE)
    add_span (l, i, item);
  else if (!item->again)
    add_point (l, i, item);
  height = add_words (l, item, l->words_x, l->tops[i], width);
  lesart_scene_add_element (l->scene,
                            (LesartBox){ l->words_x - 4, l->tops[i] - 2, width + 8, height + 4 },
                            item->label, item->spans);
}

/* What has no place on the line, one below the other. */
static void
add_apart (Layout *l)
{
  double width = MAX (80, l->scene->width - 28);
  double y = l->scene->height + 20;

  if (l->timeline->n_placed == l->timeline->items->len)
    return;
  y += lesart_scene_add_text (l->scene, l->typesetter, LESART_HUE_DIM, LESART_FONT_HEADING,
                              l->words->apart, 8, y, width + 12)
           ->box.height
       + 8;
  for (guint i = l->timeline->n_placed; i < l->timeline->items->len; i++) {
    const LesartTimelineItem *item = get_item (l, i);
    double height = add_words (l, item, 20, y, width);

    lesart_scene_add_bar (l->scene, LESART_HUE_TIME, (LesartBox){ 9, y + 3, 4, height - 6 }, 2);
    lesart_scene_add_element (l->scene, (LesartBox){ 4, y - 2, width + 20, height + 4 },
                              item->label, item->spans);
    y += height + ITEM_GAP;
  }
}

/* ---- Legend ---- */

static double
add_legend_words (Layout *l, const char *text, double y)
{
  return lesart_scene_add_text (l->scene, l->typesetter, LESART_HUE_DIM, LESART_FONT_SMALL, text,
                                34, y, MAX (80, l->scene->width - 42))
             ->box.height
         + 6;
}

static void
add_legend (Layout *l)
{
  double y = l->scene->height + 20;
  gboolean soft = FALSE, broken = l->runs->len > 1;

  for (guint i = 0; i < l->timeline->n_placed; i++) {
    const LesartTimelineItem *item = get_item (l, i);

    soft |= item->soft_from || item->soft_to;
    broken |= begins_earlier (l, item) || ends_later (l, item);
  }
  if (soft) {
    LesartMark *bar = lesart_scene_add_bar (l->scene, LESART_HUE_TIME,
                                            (LesartBox){ 8, y + 5, 18, SPAN_WIDTH }, 3);

    bar->flags |= LESART_MARK_SOFT_END;
    y += add_legend_words (l, l->words->soft, y);
  }
  if (broken) {
    for (int i = 0; i <= 1; i++)
      lesart_scene_add_line (l->scene, LESART_HUE_DIM, LESART_STROKE_SOLID, 10, y + 8 + 5 * i, 24,
                             y + 3 + 5 * i);
    add_legend_words (l, l->words->broken, y);
  }
}

/**
 * lesart_timeline_layout:
 * @self: a timeline whose items have their words
 * @width: to lay out for; never less than some 200
 *
 * Returns: (transfer full): the picture, one element an item
 */
LesartScene *
lesart_timeline_layout (const LesartTimeline *self,
                        const LesartTypesetter *typesetter,
                        const LesartTimelineWords *words,
                        double width)
{
  guint n = self->n_placed;
  g_autofree double *tops = g_new0 (double, n + 1);
  g_autofree double *heights = g_new0 (double, n + 1);
  g_autofree gint *lanes = g_new0 (gint, n + 1);
  g_autoptr (GArray) runs =
      lesart_time_scale_new ((const LesartTimelineItem *) (gpointer) self->items->data, n);
  Layout l = { .timeline = self,
               .typesetter = typesetter,
               .words = words,
               .scene = lesart_scene_new (width),
               .runs = runs,
               .tops = tops,
               .heights = heights,
               .lanes = lanes };

  if (n > 0) {
    place_items (&l, n);
    add_axis (&l);
  }
  for (guint i = 0; i < n; i++)
    add_item (&l, i);
  add_apart (&l);
  add_legend (&l);
  l.scene->height += 16;
  return l.scene;
}
