/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The age behind the name of a person: "Anna Roth, 34, sagte", "Anna Roth (34) sagte". Read as a
 * bare number at first, as names are not known before.
 */
#include "extract-private.h"

#include <math.h>
#include <string.h>

#define MAX_AGE 120

static gboolean
is_mark (const LesartExtraction *x, guint32 at, const char *mark)
{
  return at < x->n_tokens && x->tokens[at].kind == LESART_TOKEN_PUNCTUATION
         && x->utf8[x->tokens[at].byte_start] == *mark;
}

/* Between commas or in brackets, right behind a name. */
static gboolean
stands_behind_person (const LesartExtraction *x, const LesartQuantity *quantity)
{
  guint32 first = quantity->first_token, end = quantity->end_token;
  const LesartMention *mention;

  if (first < 2 || x->mention_at[first - 2] < 0
      || !((is_mark (x, first - 1, ",") && (is_mark (x, end, ",") || is_mark (x, end, ".")))
           || (is_mark (x, first - 1, "(") && (is_mark (x, end, ")") || is_mark (x, end, ",")))))
    return FALSE;
  mention = &g_array_index (x->reading->mentions, LesartMention, x->mention_at[first - 2]);
  return mention->kind == LESART_MENTION_NAME
         && g_array_index (x->reading->entities, LesartEntity, mention->entity).type
                == LESART_ENTITY_PER;
}

/**
 * lesart_extract_ages:
 *
 * Makes years of the numbers that are ages. Linear in the number of amounts.
 */
void
lesart_extract_ages (LesartExtraction *x)
{
  for (guint i = 0; i < x->reading->quantities->len; i++) {
    LesartQuantity *quantity = &g_array_index (x->reading->quantities, LesartQuantity, i);
    g_autofree char *english = NULL;

    if (quantity->type != LESART_QUANTITY_NUMBER || quantity->end_token != quantity->first_token + 1
        || !(quantity->value >= 1 && quantity->value <= MAX_AGE)
        || quantity->value != floor (quantity->value) || !stands_behind_person (x, quantity))
      continue;
    english = g_strdup_printf ("%.0f", quantity->value); /* as an English text has it, too */
    quantity->type = LESART_QUANTITY_MEASURE;
    quantity->unit = "yr";
    quantity->english = lesart_extraction_intern (x, english, -1);
    quantity->rule = "quantity.age";
  }
}
