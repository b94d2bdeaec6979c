/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   narrow: US dollars                    wide: US dollars        0    2    4    6
 *           0    2    4    6                     5 bis 7 ...      ######======
 *           5 bis 7 Billionen                    Altman ...
 *           Altman ...                           100 Milliarden   #
 *           ######======
 *
 * The words of a bar have lines of their own, or a column of their own, so that nothing covers
 * them.
 */
#include "bars.h"

#include <math.h>

#define MARGIN 12
#define TOP 14
#define WIDE 620 /* from here on words and bars stand side by side */
#define WORDS_SHARE 0.42
#define BAR_HEIGHT 12
#define BEYOND 18 /* the arrow that says "more than" */
#define ITEM_GAP 16
#define GROUP_GAP 30
#define DOT_RADIUS 5

typedef struct {
  const LesartBars *bars;
  const LesartTypesetter *typesetter;
  const LesartBarsWords *words;
  LesartScene *scene;
  double words_width;
  double left, right; /* of the bars */
  gboolean wide;
  double y;
} Layout;

static double
add_text (
    Layout *l, LesartHue hue, LesartFont font, const char *text, double x, double y, double width)
{
  return lesart_scene_add_text (l->scene, l->typesetter, hue, font, text, x, y, width)->box.height;
}

static double
map (const Layout *l, const LesartBarGroup *group, double value)
{
  double share;

  if (group->logarithmic)
    share = log (value / group->from) / log (group->to / group->from);
  else
    share = (value - group->from) / (group->to - group->from);
  return l->left + CLAMP (share, 0, 1) * (l->right - l->left);
}

/* ---- The scale ---- */

static guint
count_ticks (const LesartBarGroup *group)
{
  double n = group->logarithmic ? log (group->to / group->from) / log (group->step)
                                : (group->to - group->from) / group->step;

  return (guint) CLAMP (floor (n + 1e-6), 0, 40) + 1;
}

static double
get_tick (const LesartBarGroup *group, guint i)
{
  return group->logarithmic ? group->from * pow (group->step, i) : group->from + i * group->step;
}

/* The figures of the scale; one that has no room beside the last is left out. */
static void
add_scale (Layout *l, const LesartBarGroup *group)
{
  double free_from = -INFINITY;
  double tallest = 0;
  double last = l->scene->width - MARGIN;

  for (guint i = 0; i < count_ticks (group); i++) {
    g_autofree char *text = l->words->describe_tick (get_tick (group, i));
    double width, height, x;

    l->typesetter->measure (l->typesetter->data, text, LESART_FONT_SMALL, -1, &width, &height);
    x = map (l, group, get_tick (group, i)) - width / 2;
    x = CLAMP (x, MIN (l->left, last - width), last - width);
    if (x < free_from)
      continue;
    add_text (l, LESART_HUE_DIM, LESART_FONT_SMALL, text, x, l->y, -1);
    free_from = x + width + 8;
    tallest = MAX (tallest, height);
  }
  l->y += tallest + 6;
}

static void
add_grid (Layout *l, const LesartBarGroup *group, double from, double to)
{
  for (guint i = 0; i < count_ticks (group); i++) {
    double x = map (l, group, get_tick (group, i));

    lesart_scene_add_line (l->scene, get_tick (group, i) == 0 ? LESART_HUE_DIM : LESART_HUE_LINE,
                           LESART_STROKE_SOLID, x, from, x, to);
  }
}

/* ---- Bars ---- */

static gboolean
is_open_above (LesartModifier modifier)
{
  return modifier == LESART_MODIFIER_MORE_THAN || modifier == LESART_MODIFIER_AT_LEAST;
}

static gboolean
is_soft (LesartModifier modifier)
{
  return modifier == LESART_MODIFIER_ABOUT || modifier == LESART_MODIFIER_LESS_THAN
         || modifier == LESART_MODIFIER_AT_MOST;
}

/* From zero to the lower value solid, on to the upper one pale; a negative bar grows to the left.
 */
static void
add_bar (Layout *l, const LesartBarGroup *group, const LesartBarItem *item, double y)
{
  double zero = map (l, group, 0);
  double low = map (l, group, item->low), high = map (l, group, item->high);
  double left = MIN (zero, low), right = MAX (zero, item->low < 0 ? high : low);
  LesartMark *mark;

  if (item->low < 0)
    right = MIN (zero, MAX (high, left));
  mark = lesart_scene_add_bar (l->scene, LESART_HUE_SUM,
                               (LesartBox){ left, y, MAX (2, right - left), BAR_HEIGHT }, 2);
  if (is_soft (item->modifier) && item->low == item->high)
    mark->flags |= item->low < 0 ? LESART_MARK_SOFT_START : LESART_MARK_SOFT_END;
  if (item->high > item->low && item->low >= 0) {
    mark = lesart_scene_add_bar (l->scene, LESART_HUE_SUM,
                                 (LesartBox){ low, y, MAX (2, high - low), BAR_HEIGHT }, 2);
    mark->flags |= LESART_MARK_PALE | (is_soft (item->modifier) ? LESART_MARK_SOFT_END : 0);
  }
  if (is_open_above (item->modifier) && item->high > 0)
    lesart_scene_add_line (l->scene, LESART_HUE_SUM, LESART_STROKE_SOLID, high,
                           y + BAR_HEIGHT / 2.0, high + BEYOND, y + BAR_HEIGHT / 2.0)
        ->flags |= LESART_MARK_ARROW;
}

/* On a logarithmic scale only places mean something, not lengths. */
static void
add_dots (Layout *l, const LesartBarGroup *group, const LesartBarItem *item, double y)
{
  double low = map (l, group, item->low), high = map (l, group, item->high);
  double middle = y + BAR_HEIGHT / 2.0;
  guint flags = item->modifier == LESART_MODIFIER_NONE ? 0 : LESART_MARK_HOLLOW;

  lesart_scene_add_line (l->scene, LESART_HUE_LINE, LESART_STROKE_SOLID, l->left, middle, low,
                         middle);
  if (high > low) {
    lesart_scene_add_bar (l->scene, LESART_HUE_SUM, (LesartBox){ low, middle - 3, high - low, 6 },
                          3)
        ->flags |= LESART_MARK_PALE;
    lesart_scene_add_dot (l->scene, LESART_HUE_SUM, high, middle, DOT_RADIUS)->flags |= flags;
  }
  lesart_scene_add_dot (l->scene, LESART_HUE_SUM, low, middle, DOT_RADIUS)->flags |= flags;
}

/* ---- Items ---- */

static double
add_words (Layout *l, const LesartBarItem *item, double x, double width)
{
  double height = add_text (l, LESART_HUE_INK, LESART_FONT_STRONG, item->value, x, l->y, width);

  if (item->what != NULL)
    height += add_text (l, LESART_HUE_INK, LESART_FONT_TEXT, item->what, x, l->y + height, width);
  return height;
}

static void
add_item (Layout *l, const LesartBarGroup *group, const LesartBarItem *item)
{
  double height = add_words (l, item, MARGIN, l->words_width);
  double bar_y = l->wide ? l->y + 3 : l->y + height + 4;
  double bottom = MAX (l->y + height, bar_y + BAR_HEIGHT);

  add_grid (l, group, l->wide ? l->y - ITEM_GAP / 2.0 : bar_y - 3,
            l->wide ? bottom + ITEM_GAP / 2.0 : bar_y + BAR_HEIGHT + 3);
  if (group->logarithmic)
    add_dots (l, group, item, bar_y);
  else
    add_bar (l, group, item, bar_y);
  lesart_scene_add_element (l->scene,
                            (LesartBox){ 4, l->y - 4, l->scene->width - 8, bottom - l->y + 8 },
                            item->label, item->spans);
  l->y = bottom + ITEM_GAP;
}

static void
add_group (Layout *l, const LesartBarGroup *group)
{
  double width = l->scene->width - 2 * MARGIN;

  l->y += add_text (l, LESART_HUE_DIM, LESART_FONT_HEADING, group->title, MARGIN, l->y, width) + 2;
  if (group->logarithmic) {
    g_autofree char *text = l->words->describe_logarithmic (group->step);

    l->y += add_text (l, LESART_HUE_DIM, LESART_FONT_SMALL, text, MARGIN, l->y, width) + 2;
  }
  l->y += 4;
  add_scale (l, group);
  l->y += 4;
  for (guint i = 0; i < group->n; i++)
    add_item (l, group, &g_array_index (l->bars->items, LesartBarItem, group->first + i));
  l->y += GROUP_GAP - ITEM_GAP;
}

static void
add_apart (Layout *l)
{
  double width = l->scene->width - 2 * MARGIN;

  if (l->bars->n_barred == l->bars->items->len)
    return;
  l->y +=
      add_text (l, LESART_HUE_DIM, LESART_FONT_HEADING, l->words->apart, MARGIN, l->y, width) + 8;
  for (guint i = l->bars->n_barred; i < l->bars->items->len; i++) {
    const LesartBarItem *item = &g_array_index (l->bars->items, LesartBarItem, i);
    double height = add_words (l, item, MARGIN + 12, width - 12);

    lesart_scene_add_bar (l->scene, LESART_HUE_SUM, (LesartBox){ MARGIN, l->y + 3, 4, height - 6 },
                          2);
    lesart_scene_add_element (l->scene, (LesartBox){ 4, l->y - 4, l->scene->width - 8, height + 8 },
                              item->label, item->spans);
    l->y += height + ITEM_GAP;
  }
}

/* ---- Legend ---- */

static void
add_legend_line (Layout *l, LesartMark *mark, guint flags, const char *text)
{
  mark->flags |= flags;
  l->y += add_text (l, LESART_HUE_DIM, LESART_FONT_SMALL, text, MARGIN + 30, l->y,
                    l->scene->width - 2 * MARGIN - 30)
          + 6;
}

typedef enum {
  SIGN_PALE = 1 << 0,
  SIGN_SOFT = 1 << 1,
  SIGN_ARROW = 1 << 2,
  SIGN_HOLLOW = 1 << 3,
} Signs;

static guint
find_signs (const LesartBars *bars)
{
  guint signs = 0;

  for (guint g = 0; g < bars->groups->len; g++) {
    const LesartBarGroup *group = &g_array_index (bars->groups, LesartBarGroup, g);

    for (guint i = group->first; i < group->first + group->n; i++) {
      const LesartBarItem *item = &g_array_index (bars->items, LesartBarItem, i);

      if (item->high > item->low)
        signs |= SIGN_PALE;
      if (item->modifier != LESART_MODIFIER_NONE)
        signs |= group->logarithmic               ? SIGN_HOLLOW
                 : is_open_above (item->modifier) ? SIGN_ARROW
                                                  : SIGN_SOFT;
    }
  }
  return signs;
}

static void
add_legend_bar (Layout *l, guint flags, const char *text)
{
  add_legend_line (
      l,
      lesart_scene_add_bar (l->scene, LESART_HUE_SUM, (LesartBox){ MARGIN, l->y + 3, 22, 10 }, 2),
      flags, text);
}

static void
add_legend (Layout *l)
{
  guint signs = find_signs (l->bars);

  if ((signs & SIGN_PALE) != 0)
    add_legend_bar (l, LESART_MARK_PALE, l->words->pale);
  if ((signs & SIGN_SOFT) != 0)
    add_legend_bar (l, LESART_MARK_SOFT_END, l->words->soft);
  if ((signs & SIGN_ARROW) != 0)
    add_legend_line (l,
                     lesart_scene_add_line (l->scene, LESART_HUE_SUM, LESART_STROKE_SOLID, MARGIN,
                                            l->y + 8, MARGIN + BEYOND, l->y + 8),
                     LESART_MARK_ARROW, l->words->arrow);
  if ((signs & SIGN_HOLLOW) != 0)
    add_legend_line (
        l, lesart_scene_add_dot (l->scene, LESART_HUE_SUM, MARGIN + 11, l->y + 8, DOT_RADIUS),
        LESART_MARK_HOLLOW, l->words->hollow);
}

/**
 * lesart_bars_layout:
 * @self: bars whose items and groups have their words
 * @width: to lay out for; never less than some 200
 *
 * Returns: (transfer full): the picture, one element an item
 */
LesartScene *
lesart_bars_layout (const LesartBars *self,
                    const LesartTypesetter *typesetter,
                    const LesartBarsWords *words,
                    double width)
{
  Layout l = { .bars = self,
               .typesetter = typesetter,
               .words = words,
               .scene = lesart_scene_new (width),
               .wide = width >= WIDE,
               .y = TOP };

  l.words_width = l.wide ? width * WORDS_SHARE : width - 2 * MARGIN;
  l.left = l.wide ? MARGIN + l.words_width + 24 : MARGIN;
  l.right = width - BEYOND - 4;
  for (guint g = 0; g < self->groups->len; g++)
    add_group (&l, &g_array_index (self->groups, LesartBarGroup, g));
  add_apart (&l);
  add_legend (&l);
  l.scene->height = MAX (l.scene->height, l.y) + 8;
  return l.scene;
}
