/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See annotation-order.h.
 */
#include "annotation-order.h"

#include <string.h>

static int
compare_times (GDateTime *a, GDateTime *b)
{
  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  return g_date_time_compare (a, b);
}

/**
 * lesart_annotation_compare:
 *
 * Compares by start, end, created and id. What is about the whole text comes first, that whose
 * passage is gone last.
 *
 * Returns: 0 only for versions of one annotation
 */
int
lesart_annotation_compare (LesartAnnotation *a, LesartAnnotation *b)
{
  LesartSpan first = lesart_annotation_get_extent (a);
  LesartSpan second = lesart_annotation_get_extent (b);
  gboolean first_is_gone = lesart_span_is_empty (first) && !lesart_annotation_is_anchored (a);
  gboolean second_is_gone = lesart_span_is_empty (second) && !lesart_annotation_is_anchored (b);
  int order;

  if (first_is_gone != second_is_gone)
    return first_is_gone ? 1 : -1;
  if (first.start != second.start)
    return first.start < second.start ? -1 : 1;
  if (first.end != second.end)
    return first.end < second.end ? -1 : 1;
  order = compare_times (lesart_annotation_get_created (a), lesart_annotation_get_created (b));
  return order != 0 ? order : strcmp (lesart_annotation_get_id (a), lesart_annotation_get_id (b));
}

/* For g_ptr_array_sort(). */
int
lesart_annotation_compare_items (gconstpointer a, gconstpointer b)
{
  return lesart_annotation_compare (*(LesartAnnotation *const *) a, *(LesartAnnotation *const *) b);
}

/* The first place whose item does not come before the annotation: its own, if it is in the list. */
guint
lesart_annotation_find_place (GPtrArray *list, LesartAnnotation *annotation)
{
  guint low = 0;
  guint high = list->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (lesart_annotation_compare (list->pdata[middle], annotation) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Files have them in order already. */
void
lesart_annotation_sort (GPtrArray *list)
{
  for (guint i = 1; i < list->len; i++)
    if (lesart_annotation_compare (list->pdata[i - 1], list->pdata[i]) > 0) {
      g_ptr_array_sort (list, lesart_annotation_compare_items);
      return;
    }
}
