/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of persons, organisations, places and other things: evidence, tags, spans, entities.
 * How the work is divided: names-private.h.
 */
#include "names-private.h"

void
lesart_extract_names (LesartExtraction *x)
{
  g_autoptr (NameEvidence) evidence = NULL;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (NameSpan));
  g_autofree guint8 *tags = g_new0 (guint8, x->n_tokens + 1);
  g_autofree float *margins = g_new0 (float, x->n_tokens + 1);
  NameModel model;
  gsize n_bytes;
  const guint8 *bytes = lesart_language_get_section (x->language, "names-model", &n_bytes);

  if (!lesart_name_model_init (&model, bytes, n_bytes))
    return;
  evidence = lesart_name_evidence_new (x);
  for (guint32 s = 0; s < x->n_sentences; s++)
    lesart_name_tag (evidence, &model, x->sentences[s].first, x->sentences[s].end, tags, margins);
  lesart_name_spans (evidence, tags, margins, spans);
  lesart_name_link (evidence, spans);
}
