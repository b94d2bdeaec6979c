/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which times the line shows. timeline-layout.c gives them their places.
 */
#include "timeline.h"

#include <math.h>
#include <stdlib.h>

static void
clear_item (gpointer data)
{
  LesartTimelineItem *item = data;

  g_array_unref (item->spans);
  g_free (item->date);
  g_free (item->event);
  g_free (item->label);
}

static LesartTimelineItem
make_item (gint time, LesartSpan span)
{
  LesartTimelineItem item = { .time = time, .until = -1, .from = NAN, .to = NAN };

  item.spans = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  if (!lesart_span_is_empty (span))
    g_array_append_val (item.spans, span);
  return item;
}

static void
add_article_day (LesartTimeline *self, const LesartReading *reading)
{
  LesartTimelineItem item;

  if (reading->date == NULL)
    return;
  item = make_item (-1, (LesartSpan){ 0, 1 }); /* where the article begins */
  if (lesart_timex_to_days (reading->date, NULL, &item.from, &item.to, &item.soft_from,
                            &item.soft_to))
    g_array_append_val (self->items, item);
  else
    clear_item (&item);
}

/* ---- Ranges ---- */

static gboolean
is_token (const LesartReading *reading, guint32 token, const char *const *words)
{
  g_autofree char *text = NULL;

  if (token >= reading->segments->n_tokens)
    return FALSE;
  text = lesart_text_slice (reading->text, (LesartSpan){ reading->segments->tokens[token].start,
                                                         reading->segments->tokens[token].end });
  return g_strv_contains (words, text);
}

/* Do this time and the next bound a range: "2011 bis 2016", "2011–2016", "zwischen 2011 und 2016"?
 */
static gboolean
is_range (const LesartReading *reading, guint time)
{
  static const char *const joints[] = { "bis", "-", "–", NULL };
  static const char *const and[] = { "und", NULL };
  static const char *const between[] = { "zwischen", "Zwischen", NULL };
  const LesartTime *left = &g_array_index (reading->times, LesartTime, time);

  if (time + 1 >= reading->times->len || left[1].first_token != left->end_token + 1)
    return FALSE;
  return is_token (reading, left->end_token, joints)
         || (is_token (reading, left->end_token, and) && left->first_token > 0
             && is_token (reading, left->first_token - 1, between));
}

static gboolean
find_place (const LesartTime *time, LesartTimelineItem *item)
{
  return (time->type == LESART_TIME_DATE || time->type == LESART_TIME_TIME)
         && lesart_timex_to_days (time->value, time->mod, &item->from, &item->to, &item->soft_from,
                                  &item->soft_to);
}

static LesartTimelineItem
read_item (const LesartReading *reading, guint i)
{
  const LesartTime *time = &g_array_index (reading->times, LesartTime, i);
  LesartTimelineItem item = make_item ((gint) i, time->span);
  LesartTimelineItem last = item;

  if (!find_place (time, &item)) {
    item.from = item.to = NAN;
  } else if (is_range (reading, i) && find_place (time + 1, &last) && last.from > item.from
             && last.to > item.to) {
    item.until = (gint) i + 1;
    item.to = last.to;
    item.soft_to = last.soft_to;
    g_array_append_val (item.spans, time[1].span);
  }
  return item;
}

/* ---- Order ---- */

static gboolean
is_placed (const LesartTimelineItem *item)
{
  return !isnan (item->from);
}

/* In time, longer spans before what lies in them; what has no place last, in the order of the text.
 */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const LesartTimelineItem *one = a;
  const LesartTimelineItem *other = b;

  if (is_placed (one) != is_placed (other))
    return is_placed (one) ? -1 : 1;
  if (is_placed (one) && one->from != other->from)
    return one->from < other->from ? -1 : 1;
  if (is_placed (one) && one->to != other->to)
    return one->to > other->to ? -1 : 1;
  return one->time - other->time;
}

static gboolean
is_same_place (const LesartTimelineItem *a, const LesartTimelineItem *b)
{
  return is_placed (a) && is_placed (b) && a->from == b->from && a->to == b->to
         && a->soft_from == b->soft_from && a->soft_to == b->soft_to;
}

/* One clause that names its day twice ("am Donnerstag, dem 8. Februar") is one item. */
static void
join_same (LesartTimeline *self, const LesartReading *reading, LesartSameClause same_clause)
{
  for (guint i = 1; i < self->items->len;) {
    LesartTimelineItem *item = &g_array_index (self->items, LesartTimelineItem, i);
    LesartTimelineItem *before = item - 1;

    item->again = is_same_place (before, item);
    if (item->again && before->time >= 0 && item->time >= 0
        && same_clause (reading, (guint) before->time, (guint) item->time)) {
      g_array_append_vals (before->spans, item->spans->data, item->spans->len);
      g_array_remove_index (self->items, i);
    } else {
      i++;
    }
  }
}

static void
count_placed (LesartTimeline *self)
{
  while (self->n_placed < self->items->len
         && is_placed (&g_array_index (self->items, LesartTimelineItem, self->n_placed)))
    self->n_placed++;
}

/**
 * lesart_timeline_new:
 * @same_clause: tells which times of one place belong together
 *
 * Returns: (transfer full): the items without words; no items if the article names no time
 */
LesartTimeline *
lesart_timeline_new (const LesartReading *reading, LesartSameClause same_clause)
{
  LesartTimeline *self = g_new0 (LesartTimeline, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (LesartTimelineItem));
  g_array_set_clear_func (self->items, clear_item);
  for (guint i = 0; i < reading->times->len; i++) {
    LesartTimelineItem item;

    if (self->items->len >= LESART_TIMELINE_MAX_ITEMS) {
      self->n_left_out = reading->times->len - i;
      break;
    }
    item = read_item (reading, i);
    if (item.until >= 0)
      i++;
    g_array_append_val (self->items, item);
  }
  if (self->items->len > 0)
    add_article_day (self, reading);
  g_array_sort (self->items, compare_items);
  join_same (self, reading, same_clause);
  count_placed (self);
  return self;
}

void
lesart_timeline_free (LesartTimeline *self)
{
  g_array_unref (self->items);
  g_free (self);
}
