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

/* The next mention that is a name. */
static guint
skip_to_name (const LesartReading *reading, guint i)
{
  while (i < reading->mentions->len
         && g_array_index (reading->mentions, LesartMention, i).kind != LESART_MENTION_NAME)
    i++;
  return i;
}

static LesartPaint
tint_name (const LesartReading *reading, guint i)
{
  const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);
  const LesartEntity *entity = &g_array_index (reading->entities, LesartEntity, mention->entity);

  return (LesartPaint){ mention->span, (guint8) kind_of_entity (entity->type) };
}

/**
 * lesart_tints_collect:
 * @tints: (element-type LesartPaint): gets what of the reading has a tint, sorted by start
 *
 * Linear in the reading, whose lists are in order; what a person has added may not be.
 */
void
lesart_tints_collect (const LesartReading *reading, GArray *tints)
{
  guint n_sums = reading->quantities->len, n_times = reading->times->len;
  guint name = skip_to_name (reading, 0), sum = 0, time = 0;
  guint32 before = 0;
  gboolean sorted = TRUE;
  LesartPaint *end;

  g_array_set_size (tints, reading->mentions->len + n_sums + n_times); /* at most */
  end = (LesartPaint *) (gpointer) tints->data;
  while (name < reading->mentions->len || sum < n_sums || time < n_times) {
    LesartPaint least = { { G_MAXUINT32, 0 }, 0 };
    guint *from = &name;

    if (name < reading->mentions->len)
      least = tint_name (reading, name);
    if (sum < n_sums
        && g_array_index (reading->quantities, LesartQuantity, sum).span.start < least.span.start) {
      least = (LesartPaint){ g_array_index (reading->quantities, LesartQuantity, sum).span,
                             LESART_KIND_SUM };
      from = &sum;
    }
    if (time < n_times
        && g_array_index (reading->times, LesartTime, time).span.start < least.span.start) {
      least =
          (LesartPaint){ g_array_index (reading->times, LesartTime, time).span, LESART_KIND_TIME };
      from = &time;
    }
    sorted = sorted && before <= least.span.start;
    before = least.span.start;
    *end++ = least;
    *from += 1;
    if (from == &name)
      name = skip_to_name (reading, name);
  }
  g_array_set_size (tints, (guint) (end - (LesartPaint *) (gpointer) tints->data));
  if (!sorted)
    g_array_sort (tints, compare_paints);
}
