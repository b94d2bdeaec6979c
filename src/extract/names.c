/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of persons, organisations, places and other things: evidence, tags, spans, entities.
 * How the work is divided: names-private.h.
 */
#include "names-private.h"

#include "language-guess.h"

/* The names of a text as spans, sorted and apart. Without @model the lists and rules alone decide.
 */
void
lesart_name_find (const NameEvidence *evidence, const NameModel *model, GArray *spans)
{
  const LesartExtraction *x = evidence->x;
  g_autofree guint8 *tags = g_new0 (guint8, x->n_tokens + 1);
  g_autofree float *margins = g_new0 (float, x->n_tokens + 1);
  g_autoptr (NameTagger) tagger = model != NULL ? lesart_name_tagger_new (evidence, model) : NULL;

  for (guint32 s = 0; s < x->n_sentences; s++) {
    const LesartSentence *sentence = &x->sentences[s];

    if (!lesart_progress_go_on (x->progress, s, x->n_sentences))
      break;
    if (tagger != NULL)
      lesart_name_tag (tagger, sentence->first, sentence->end, tags, margins);
    else
      lesart_name_tag_by_rules (evidence, sentence->first, sentence->end, tags, margins);
    lesart_name_tag_own (evidence, sentence->first, sentence->end, tags, margins);
  }
  lesart_name_spans (evidence, tags, margins, spans);
  for (guint i = 0; i < spans->len && model != NULL; i++) {
    NameSpan *span = &g_array_index (spans, NameSpan, i);

    if (evidence->tokens[span->first].own == 0)
      span->score =
          (double) model->calibration[span->type][span->origin][span->margin] / NAME_CERTAIN;
  }
}

/* What the words beside a name say counts only in German. */
static gboolean
is_known_abroad (const NameEvidence *evidence, const NameSpan *span)
{
  guint32 begins = evidence->tokens[span->first].listed & 0xf,
          ends = evidence->tokens[span->end - 1].listed & NAME_LIST_END;

  return evidence->tokens[span->first].own != 0 || (begins != 0 && ends != 0)
         || (span->type == LESART_ENTITY_PER && span->end > span->first + 1
             && name_form (evidence, span->first)->first_name != 0);
}

static void
keep_known (const NameEvidence *evidence, GArray *spans)
{
  guint n = 0;

  for (guint i = 0; i < spans->len; i++) {
    NameSpan span = g_array_index (spans, NameSpan, i);

    if (is_known_abroad (evidence, &span))
      g_array_index (spans, NameSpan, n++) = span;
  }
  g_array_set_size (spans, n);
}

void
lesart_extract_names (LesartExtraction *x)
{
  NameModel model;
  gsize n_bytes = 0;
  const guint8 *bytes = lesart_language_get_model (x->language, "names", &n_bytes);
  g_autoptr (NameEvidence) evidence = lesart_name_evidence_new (x);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (NameSpan));

  lesart_name_find (evidence, lesart_name_model_init (&model, bytes, n_bytes) ? &model : NULL,
                    spans);
  if (lesart_language_is_foreign (x->reading->language))
    keep_known (evidence, spans);
  lesart_name_link (evidence, spans);
}
