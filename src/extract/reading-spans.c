/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See reading-spans.h.
 */
#include "reading-spans.h"

/**
 * lesart_reading_list_names:
 *
 * Returns: (transfer full) (element-type LesartSpan): the passages that are names, in order and
 *   without overlap
 */
GArray *
lesart_reading_list_names (const LesartReading *reading)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  guint32 end = 0;

  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    if (mention->kind != LESART_MENTION_NAME || mention->span.start < end)
      continue;
    g_array_append_val (spans, mention->span);
    end = mention->span.end;
  }
  return spans;
}

/**
 * lesart_reading_get_sentence:
 * @at: a place in code points
 *
 * In O(log n).
 *
 * Returns: the sentence there, or the first behind it; %LESART_SPAN_NONE at the end of the text
 */
LesartSpan
lesart_reading_get_sentence (const LesartReading *reading, guint32 at)
{
  const LesartSegments *segments = reading->segments;
  guint32 low = 0, high = segments->n_sentences; /* the first that ends behind it */

  while (low < high) {
    guint32 middle = low + (high - low) / 2;

    if (segments->tokens[segments->sentences[middle].end - 1].end > at)
      high = middle;
    else
      low = middle + 1;
  }
  if (low == segments->n_sentences)
    return LESART_SPAN_NONE;
  return (LesartSpan){ segments->tokens[segments->sentences[low].first].start,
                       segments->tokens[segments->sentences[low].end - 1].end };
}
