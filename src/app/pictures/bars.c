/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which figures are compared, and on what scale. bars-layout.c gives them their places.
 */
#include "bars.h"

#include <math.h>
#include <string.h>

/* On a linear scale the smallest would be less than a pixel long. */
#define MOST_LINEAR_RATIO 500
#define TICKS 4
/* Beyond these nothing that an article means is told. */
#define LEAST_VALUE 1e-12
#define MOST_VALUE 1e24

static void
clear_item (gpointer data)
{
  LesartBarItem *item = data;

  g_clear_pointer (&item->spans, g_array_unref);
  g_clear_pointer (&item->value, g_free);
  g_clear_pointer (&item->what, g_free);
  g_clear_pointer (&item->label, g_free);
}

static void
clear_group (gpointer data)
{
  g_free (((LesartBarGroup *) data)->title);
}

static const LesartQuantity *
get_quantity (const LesartReading *reading, const LesartBarItem *item)
{
  return &g_array_index (reading->quantities, LesartQuantity, item->quantity);
}

static gboolean
is_in_bounds (double value)
{
  return value == 0 || (fabs (value) > LEAST_VALUE && fabs (value) < MOST_VALUE);
}

/* Has a value that a bar can show. Parts of a whole are no counts. */
static gboolean
is_comparable (const LesartQuantity *quantity)
{
  return is_in_bounds (quantity->value)
         && (isnan (quantity->value_max) || is_in_bounds (quantity->value_max))
         && !(quantity->type == LESART_QUANTITY_NUMBER && fabs (quantity->value) < 1
              && quantity->value != 0);
}

static LesartBarItem
read_item (const LesartReading *reading, guint i)
{
  const LesartQuantity *quantity = &g_array_index (reading->quantities, LesartQuantity, i);
  LesartBarItem item = { .quantity = i, .low = NAN, .high = NAN, .modifier = quantity->modifier };

  item.spans = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  g_array_append_val (item.spans, quantity->span);
  if (is_comparable (quantity)) {
    item.low = item.high = quantity->value;
    if (isfinite (quantity->value_max)) {
      item.low = MIN (quantity->value, quantity->value_max);
      item.high = MAX (quantity->value, quantity->value_max);
    }
  }
  return item;
}

/* ---- Order ---- */

static int
compare_units (const LesartQuantity *a, const LesartQuantity *b)
{
  if (a->type != b->type)
    return (int) a->type - (int) b->type;
  return a->points != b->points ? a->points - b->points : g_strcmp0 (a->unit, b->unit);
}

/* By unit, the largest first; what has no exact value last, in the order of the text. */
static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const LesartBarItem *one = a;
  const LesartBarItem *other = b;
  int order;

  if (isnan (one->low) || isnan (other->low)) {
    if (isnan (one->low) != isnan (other->low))
      return isnan (one->low) ? 1 : -1;
    return one->quantity < other->quantity ? -1 : 1;
  }
  order = compare_units (get_quantity (data, one), get_quantity (data, other));
  if (order != 0)
    return order;
  if (one->high != other->high)
    return one->high > other->high ? -1 : 1;
  if (one->low != other->low)
    return one->low > other->low ? -1 : 1;
  if (one->modifier != other->modifier)
    return (int) one->modifier - (int) other->modifier;
  return one->quantity < other->quantity ? -1 : 1;
}

/* The same figure said again is the same bar. */
static void
join_same (LesartBars *self, const LesartReading *reading)
{
  LesartBarItem *items = (LesartBarItem *) (gpointer) self->items->data;
  guint kept = 0;

  for (guint i = 0; i < self->items->len; i++) {
    LesartBarItem *before = kept > 0 ? &items[kept - 1] : NULL;
    LesartBarItem item = items[i];

    if (before != NULL && before->low == item.low && before->high == item.high
        && before->modifier == item.modifier
        && compare_units (get_quantity (reading, before), get_quantity (reading, &item)) == 0) {
      g_array_append_vals (before->spans, item.spans->data, item.spans->len);
      clear_item (&items[i]);
    } else {
      memset (&items[i], 0, sizeof *items); /* has moved */
      items[kept++] = item;
    }
  }
  g_array_set_size (self->items, kept);
}

/* ---- Scales ---- */

/* 1, 2, 2.5 or 5 times a power of ten, not below @value. */
static double
round_step (double value)
{
  double power = pow (10, floor (log10 (value)));

  for (guint i = 0; i < 4; i++) {
    static const double steps[] = { 1, 2, 2.5, 5 };

    if (steps[i] * power >= value * (1 - 1e-9))
      return steps[i] * power;
  }
  return 10 * power;
}

static void
set_logarithmic (LesartBarGroup *group, double least, double most)
{
  double first = floor (log10 (least) + 1e-9), last = ceil (log10 (most) - 1e-9);

  group->logarithmic = TRUE;
  group->from = pow (10, first);
  group->to = pow (10, last);
  group->step = pow (10, ceil ((last - first) / (TICKS + 1)));
}

/* Points are differences between shares, not shares. */
static gboolean
is_share (const LesartBarGroup *group)
{
  return group->type == LESART_QUANTITY_PERCENT && !group->points;
}

/* A share of a hundred is seen best before the whole hundred. */
static void
set_linear (LesartBarGroup *group, double least, double most)
{
  double from = MIN (0, least), to = MAX (0, most);

  if (is_share (group) && from >= 0 && to <= 100 && (to > 20 || group->n == 1))
    to = 100;
  if (to <= from)
    to = from + 1;
  group->step = round_step ((to - from) / TICKS);
  group->from = floor (from / group->step + 1e-9) * group->step;
  group->to = ceil (to / group->step - 1e-9) * group->step;
}

static void
set_scale (LesartBarGroup *group, const LesartBarItem *items)
{
  double least = INFINITY, most = -INFINITY;
  double nearest = INFINITY; /* to zero */

  for (guint i = 0; i < group->n; i++) {
    least = MIN (least, items[i].low);
    most = MAX (most, items[i].high);
    nearest = MIN (nearest, fabs (items[i].low));
  }
  if (least > 0 && most / nearest > MOST_LINEAR_RATIO)
    set_logarithmic (group, least, most);
  else
    set_linear (group, least, most);
}

/* ---- Groups ---- */

/* One figure alone is compared with nothing, but a share is one of the whole. */
static gboolean
can_be_compared (const LesartBarGroup *group, const LesartBarItem *items)
{
  return group->n > 1 || (is_share (group) && items[0].low >= 0 && items[0].high <= 100);
}

static guint
count_same_unit (const LesartBars *self, const LesartReading *reading, guint first)
{
  const LesartBarItem *items = (const LesartBarItem *) (gpointer) self->items->data;
  guint n = 0;

  while (first + n < self->items->len && !isnan (items[first + n].low)
         && compare_units (get_quantity (reading, &items[first]),
                           get_quantity (reading, &items[first + n]))
                == 0)
    n++;
  return n;
}

/* Takes the groups from the sorted items; what is in none goes behind them, as it came. */
static void
make_groups (LesartBars *self, const LesartReading *reading)
{
  g_autoptr (GArray) barred = g_array_new (FALSE, FALSE, sizeof (LesartBarItem));
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (LesartBarItem));

  for (guint i = 0; i < self->items->len;) {
    const LesartBarItem *items = &g_array_index (self->items, LesartBarItem, i);
    guint n = count_same_unit (self, reading, i);
    LesartBarGroup group = { .type = get_quantity (reading, items)->type,
                             .unit = get_quantity (reading, items)->unit,
                             .points = get_quantity (reading, items)->points,
                             .first = barred->len,
                             .n = n };

    if (n > 0 && can_be_compared (&group, items)) {
      set_scale (&group, items);
      g_array_append_val (self->groups, group);
      g_array_append_vals (barred, items, n);
    } else {
      g_array_append_vals (listed, items, MAX (n, 1));
    }
    i += MAX (n, 1);
  }
  self->n_barred = barred->len;
  g_array_append_vals (barred, listed->data, listed->len);
  if (barred->len > 0) /* an empty array has no memory */
    memcpy (self->items->data, barred->data, barred->len * sizeof (LesartBarItem));
}

/**
 * lesart_bars_new:
 *
 * Returns: (transfer full): the items without words; no items if the article names no figure
 */
LesartBars *
lesart_bars_new (const LesartReading *reading)
{
  LesartBars *self = g_new0 (LesartBars, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (LesartBarItem));
  g_array_set_clear_func (self->items, clear_item);
  self->groups = g_array_new (FALSE, FALSE, sizeof (LesartBarGroup));
  g_array_set_clear_func (self->groups, clear_group);
  for (guint i = 0; i < MIN (reading->quantities->len, LESART_BARS_MAX_ITEMS); i++) {
    LesartBarItem item = read_item (reading, i);

    g_array_append_val (self->items, item);
  }
  self->n_left_out = reading->quantities->len - self->items->len;
  g_array_sort_with_data (self->items, compare_items, (gpointer) reading);
  join_same (self, reading);
  make_groups (self, reading);
  return self;
}

void
lesart_bars_free (LesartBars *self)
{
  g_array_unref (self->items);
  g_array_unref (self->groups);
  g_free (self);
}
