/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names, sums and times. Nominal and pronoun mentions keep the page quiet.
 */
#include "tints.h"

static LesartKind
kind_of_entity (LesartEntityType type)
{
  return (LesartKind) type; /* the first four kinds are the four types, in their order */
}

static int
compare_paints (gconstpointer a, gconstpointer b)
{
  const LesartPaint *left = a, *right = b;

  return left->span.start < right->span.start ? -1 : left->span.start > right->span.start;
}

static void
add (GArray *tints, LesartSpan span, LesartKind kind)
{
  LesartPaint paint = { span, (guint8) kind };

  g_array_append_val (tints, paint);
}

/**
 * lesart_tints_collect:
 * @tints: (element-type LesartPaint): gets what of the reading has a tint, sorted by start
 */
void
lesart_tints_collect (const LesartReading *reading, GArray *tints)
{
  guint n_most = reading->mentions->len + reading->quantities->len + reading->times->len;

  g_array_set_size (tints, n_most); /* so that it need not grow */
  g_array_set_size (tints, 0);
  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);
    const LesartEntity *entity = &g_array_index (reading->entities, LesartEntity, mention->entity);

    if (mention->kind == LESART_MENTION_NAME)
      add (tints, mention->span, kind_of_entity (entity->type));
  }
  for (guint i = 0; i < reading->quantities->len; i++)
    add (tints, g_array_index (reading->quantities, LesartQuantity, i).span, LESART_KIND_SUM);
  for (guint i = 0; i < reading->times->len; i++)
    add (tints, g_array_index (reading->times, LesartTime, i).span, LESART_KIND_TIME);
  g_array_sort (tints, compare_paints);
}
