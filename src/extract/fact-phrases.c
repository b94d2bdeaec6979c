/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a noun phrase is in the reading: its span, the entity that it names or stands for.
 */
#include "fact-finder.h"

#include <string.h>

LesartSpan
lesart_fact_phrase_span (const LesartFactFinder *finder, const LesartNounPhrase *phrase)
{
  guint32 first = phrase->first, end = phrase->end;
  const LesartToken *tokens = finder->x->tokens;
  guint n_marks = 0;

  while (first + 1 < end && tokens[first].kind == LESART_TOKEN_QUOTE)
    first++;
  while (end > first + 1 && tokens[end - 1].kind == LESART_TOKEN_QUOTE)
    end--;
  for (guint32 at = first; at < end; at++)
    n_marks += tokens[at].kind == LESART_TOKEN_QUOTE;
  if (n_marks % 2 == 1 && end < finder->x->n_tokens && tokens[end].kind == LESART_TOKEN_QUOTE)
    end++; /* Orkan „Hedda“ */
  return lesart_extraction_span (finder->x, first, end);
}

/* --- Entities --- */

/* "die Weigerung Suu Kyis": the name has an s that the entity has not. */
static gboolean
is_genitive_of (const LesartFactFinder *finder, const LesartMention *mention)
{
  const char *name =
      g_array_index (finder->x->reading->entities, LesartEntity, mention->entity).name;
  gsize n_bytes;
  const char *last = lesart_token_text (finder->x, mention->end_token - 1, &n_bytes);

  return n_bytes > 1 && last[n_bytes - 1] == 's' && name != NULL && !g_str_has_suffix (name, "s");
}

/* The mention that the phrase is: it covers the head, or it is the name beside it (Stürmer Daan
 * Verkade). Not the one in its genitive or the possessive before it. */
gint32
lesart_fact_entity (const LesartFactFinder *finder, const LesartNounPhrase *phrase)
{
  const GArray *mentions = finder->x->reading->mentions;
  gint32 found = LESART_NO_ENTITY;

  if (phrase->coordinated
      || lesart_grammar_is_one_of (finder->grammar, phrase->head, LESART_FAMILY_WORDS))
    return LESART_NO_ENTITY;
  for (guint32 at = phrase->first; at < phrase->core_end; at++) {
    gint32 index = finder->x->mention_at[at];
    const LesartMention *mention =
        index >= 0 ? &g_array_index (mentions, LesartMention, index) : NULL;
    gboolean covers_head;

    if (mention == NULL)
      continue;
    covers_head = mention->first_token <= phrase->head && phrase->head < mention->end_token;
    if (mention->kind == LESART_MENTION_NAME && at >= phrase->head
        && !(at > phrase->head && is_genitive_of (finder, mention)))
      return mention->entity;
    if (covers_head)
      found = mention->entity;
  }
  return found;
}
