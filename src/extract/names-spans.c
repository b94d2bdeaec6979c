/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names-private.h"

void
lesart_name_spans (const NameEvidence *e, const guint8 *tags, const float *margins, GArray *spans)
{
  for (guint32 t = 0; t < e->x->n_tokens; t++) {
    NameSpan span = { t, t + 1, 0, 0.9, LESART_NO_ENTITY };

    if (tags[t] == NAME_OUTSIDE)
      continue;
    span.type = NAME_TAG_TYPE (tags[t]);
    while (span.end < e->x->n_tokens && tags[span.end] == NAME_INSIDE (span.type))
      span.end++;
    g_array_append_val (spans, span);
    t = span.end - 1;
  }
}
