/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decides which tokens are names of what type: weights of a linear model over the evidence, and the
 * best path of tags (Viterbi). All in integers, so that each machine decides alike.
 *
 * The model, "names" of german.model:
 *
 *   guint32 magic, bits; gint32 scale, reserved
 *   gint32 transitions[9][9]
 *   gint8 weights[1 << bits][9]   each the signed root of the weight
 */
#include "names-private.h"

#include <string.h>

#define IMPOSSIBLE (-(1 << 24))

gboolean
lesart_name_model_init (NameModel *model, const guint8 *bytes, gsize n_bytes)
{
  guint32 head[4];

  if (bytes == NULL || n_bytes < sizeof head + sizeof model->transitions)
    return FALSE;
  memcpy (head, bytes, sizeof head);
  if (head[0] != NAME_MODEL_MAGIC || head[1] < 8 || head[1] > 24
      || n_bytes != sizeof head + sizeof model->transitions + ((gsize) NAME_N_TAGS << head[1]))
    return FALSE;
  model->bits = head[1];
  model->scale = MAX ((gint32) head[2], 1);
  memcpy (model->transitions, bytes + sizeof head, sizeof model->transitions);
  model->weights = (const gint8 *) (bytes + sizeof head + sizeof model->transitions);
  return TRUE;
}

/* Which tags may stand before @tag: [*first, *end). A name goes on only from one of its type. */
static void
tags_before (guint tag, guint *first, guint *end)
{
  gboolean begins = tag == NAME_OUTSIDE || NAME_TAG_BEGINS (tag);

  *first = begins ? 0 : tag - 1;
  *end = begins ? NAME_N_TAGS : tag + 1;
}

/*
 * The best tags of a run of @n tokens between two that are outside names (Viterbi).
 *
 * @scores: of the tags of each token
 * @back: room for @n * NAME_N_TAGS
 */
static void
find_best_path (const gint32 (*scores)[NAME_N_TAGS],
                const gint32 (*transitions)[NAME_N_TAGS],
                guint32 n,
                guint8 *back,
                guint8 *tags)
{
  gint32 best[NAME_N_TAGS], next[NAME_N_TAGS], top;
  guint last = 0;

  for (guint tag = 0; tag < NAME_N_TAGS; tag++)
    best[tag] = tag == NAME_OUTSIDE ? 0 : IMPOSSIBLE;
  for (guint32 i = 0; i < n; i++) {
    for (guint tag = 0; tag < NAME_N_TAGS; tag++) {
      guint from = NAME_OUTSIDE, before, end;

      next[tag] = IMPOSSIBLE;
      tags_before (tag, &before, &end);
      for (; before < end; before++)
        if (best[before] + transitions[before][tag] > next[tag]) {
          next[tag] = best[before] + transitions[before][tag];
          from = before;
        }
      next[tag] = MAX (next[tag] + scores[i][tag], IMPOSSIBLE);
      back[i * NAME_N_TAGS + tag] = (guint8) from;
    }
    /* Only differences count: measured from the best, they stay small however long the run is. */
    top = IMPOSSIBLE;
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      top = MAX (top, next[tag]);
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      best[tag] = MAX (next[tag] - top, IMPOSSIBLE);
  }
  for (guint tag = 1; tag < NAME_N_TAGS; tag++)
    if (best[tag] + transitions[tag][NAME_OUTSIDE] > best[last] + transitions[last][NAME_OUTSIDE])
      last = tag;
  for (guint32 i = n; i-- > 0;) {
    tags[i] = (guint8) last;
    last = back[i * NAME_N_TAGS + last];
  }
}

static void
score_token (const NameEvidence *e,
             const NameModel *model,
             guint32 first,
             guint32 end,
             guint32 at,
             gint32 *scores)
{
  guint32 features[NAME_MAX_FEATURES];
  guint n = lesart_name_features (e, first, end, at, features);

  memset (scores, 0, NAME_N_TAGS * sizeof *scores);
  for (guint i = 0; i < n; i++) {
    const gint8 *weights =
        model->weights + (gsize) (features[i] >> (32 - model->bits)) * NAME_N_TAGS;

    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      scores[tag] += weights[tag] * ABS (weights[tag]);
  }
}

/* How far the tag leads over the best of another type. */
static float
margin_of (const gint32 *scores, guint8 tag, gint32 scale)
{
  gint32 rival = IMPOSSIBLE;

  for (guint other = 0; other < NAME_N_TAGS; other++)
    if (other != tag
        && (other == NAME_OUTSIDE || tag == NAME_OUTSIDE
            || NAME_TAG_TYPE (other) != NAME_TAG_TYPE (tag)))
      rival = MAX (rival, scores[other]);
  return (float) (scores[tag] - rival) / (float) scale;
}

/*
 * Tags tokens [@first, @end) of one sentence.
 *
 * @tags: one a token of the text, all outside; @margins: how far the tag leads over the next best
 * of another type
 */
void
lesart_name_tag (const NameEvidence *e,
                 const NameModel *model,
                 guint32 first,
                 guint32 end,
                 guint8 *tags,
                 float *margins)
{
  gint32 (*scores)[NAME_N_TAGS] = g_malloc_n (end - first, sizeof *scores);
  guint8 *back = g_malloc_n (end - first, NAME_N_TAGS);

  for (guint32 at = first; at < end; at++) {
    guint32 n = 0;

    for (; at + n < end && lesart_name_may_be (e, first, end, at + n); n++)
      score_token (e, model, first, end, at + n, scores[n]);
    find_best_path ((const gint32 (*)[NAME_N_TAGS]) scores,
                    (const gint32 (*)[NAME_N_TAGS]) model->transitions, n, back, tags + at);
    for (guint32 i = 0; i < n; i++)
      margins[at + i] = margin_of (scores[i], tags[at + i], model->scale);
    at += n;
  }
  g_free (scores);
  g_free (back);
}
