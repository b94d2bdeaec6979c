/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is where in the notes, and which tags they have.
 */
#include "notes-private.h"

#include <string.h>

/* A caret (an empty span) touches what it stands in or at either edge of; a selection what it
 * overlaps. */
static gboolean
touches (LesartAnnotation *annotation, LesartSpan span)
{
  guint n_spans;
  const LesartSpan *spans = lesart_annotation_get_spans (annotation, &n_spans);

  for (guint i = 0; i < n_spans; i++) {
    if (lesart_span_is_empty (span) ? spans[i].start <= span.start && span.start <= spans[i].end
                                    : spans[i].start < span.end && span.start < spans[i].end)
      return TRUE;
  }
  return FALSE;
}

/* The first item that could reach this position: O(log n). */
static guint
find_first_reaching (LesartNotes *self, guint32 position)
{
  GPtrArray *items = lesart_notes_get_items (self);
  guint32 longest = lesart_notes_get_longest (self);
  guint32 from = position > longest ? position - longest : 0;
  guint low = 0;
  guint high = items->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    LesartAnnotation *item = items->pdata[middle];
    LesartSpan extent = lesart_annotation_get_extent (item);

    if (extent.start < from && (extent.end > 0 || lesart_annotation_is_anchored (item)))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/**
 * lesart_notes_find_at:
 * @span: a passage, or an empty span for a caret
 *
 * Finds what is under a selection or caret: annotations one of whose passages overlaps the span;
 * at a caret also those that begin or end there.
 *
 * Returns: (transfer full) (element-type LesartAnnotation): in text order
 */
GPtrArray *
lesart_notes_find_at (LesartNotes *self, LesartSpan span)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *items = lesart_notes_get_items (self);
  guint32 last = MAX (span.start, span.end);

  g_return_val_if_fail (LESART_IS_NOTES (self), found);
  for (guint i = find_first_reaching (self, span.start); i < items->len; i++) {
    LesartAnnotation *item = items->pdata[i];

    if (lesart_annotation_get_extent (item).start > last)
      break;
    if (touches (item, span))
      g_ptr_array_add (found, g_object_ref (item));
  }
  return found;
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  int order = g_utf8_collate (first, second);

  return order != 0 ? order : strcmp (first, second);
}

/**
 * lesart_notes_get_tags:
 *
 * Returns: (transfer full) (array zero-terminated=1): the tags in use, each once, sorted as the
 *   locale has it
 */
char **
lesart_notes_get_tags (LesartNotes *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GPtrArray *items = lesart_notes_get_items (self);
  char **tags;

  g_return_val_if_fail (LESART_IS_NOTES (self), NULL);
  for (guint i = 0; i < items->len; i++) {
    const char *const *own = lesart_annotation_get_tags (items->pdata[i]);

    for (; *own != NULL; own++) {
      if (g_hash_table_add (seen, (gpointer) *own))
        g_ptr_array_add (sorted, (gpointer) *own);
    }
  }
  g_ptr_array_sort (sorted, compare_tags);
  tags = g_new0 (char *, sorted->len + 1);
  for (guint i = 0; i < sorted->len; i++)
    tags[i] = g_strdup (sorted->pdata[i]);
  return tags;
}
