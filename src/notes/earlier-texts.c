/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See earlier-texts.h.
 */
#include "earlier-texts.h"

#include <string.h>

#include "reanchor.h"
#include "snapshot.h"

/* A file can name any number of texts; each costs a comparison. */
#define MAX_TEXTS 16

typedef struct {
  LesartText *text;        /* (nullable): not kept */
  LesartAnchorer anchorer; /* in it */
  LesartReanchorer *reanchorer;
} Earlier;

struct _LesartEarlierTexts {
  const LesartText *text;
  GHashTable *by_hash;         /* hash -> Earlier */
  LesartReanchorer *by_quotes; /* (nullable) until it is needed */
};

static Earlier *
earlier_new (LesartText *text, const LesartText *now)
{
  Earlier *self = g_new0 (Earlier, 1);

  if (text == NULL)
    return self;
  self->text = text;
  self->reanchorer = lesart_reanchorer_new (text, now);
  lesart_anchorer_init (&self->anchorer, text);
  return self;
}

static void
earlier_free (Earlier *self)
{
  if (self->text != NULL)
    lesart_anchorer_clear (&self->anchorer);
  g_clear_pointer (&self->reanchorer, lesart_reanchorer_free);
  g_clear_pointer (&self->text, lesart_text_unref);
  g_free (self);
}

LesartEarlierTexts *
lesart_earlier_texts_new (const LesartText *text)
{
  LesartEarlierTexts *self = g_new0 (LesartEarlierTexts, 1);

  self->text = text;
  self->by_hash =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) earlier_free);
  return self;
}

void
lesart_earlier_texts_free (LesartEarlierTexts *self)
{
  g_hash_table_unref (self->by_hash);
  g_clear_pointer (&self->by_quotes, lesart_reanchorer_free);
  g_free (self);
}

static Earlier *
get_earlier (LesartEarlierTexts *self, const char *hash)
{
  Earlier *earlier;

  earlier = g_hash_table_lookup (self->by_hash, hash);
  if (earlier == NULL && g_hash_table_size (self->by_hash) < MAX_TEXTS) {
    earlier = earlier_new (lesart_snapshot_read (hash, NULL), self->text);
    g_hash_table_insert (self->by_hash, g_strdup (hash), earlier);
  }
  return earlier != NULL && earlier->text != NULL ? earlier : NULL;
}

/**
 * lesart_earlier_texts_map:
 * @quote: a passage
 * @made_in: the hash of the text that it was made in
 * @found: (out): what became of it
 *
 * Returns: %FALSE if the text that it was made in is not kept, or the passage is not in it
 */
gboolean
lesart_earlier_texts_map (LesartEarlierTexts *self,
                          const LesartStoredQuote *quote,
                          const char *made_in,
                          LesartReanchored *found)
{
  Earlier *earlier = get_earlier (self, made_in);
  LesartStoredQuote in_earlier = *quote;
  LesartSpan span;

  in_earlier.same_text = TRUE;
  if (earlier == NULL || !lesart_anchorer_find (&earlier->anchorer, &in_earlier, &span))
    return FALSE;
  *found = lesart_reanchorer_map (earlier->reanchorer, span);
  return TRUE;
}

/**
 * lesart_earlier_texts_find:
 * @quote: a passage of a text that is not kept
 *
 * Returns: what became of it, as far as its words say
 */
LesartReanchored
lesart_earlier_texts_find (LesartEarlierTexts *self, const LesartStoredQuote *quote)
{
  if (self->by_quotes == NULL)
    self->by_quotes = lesart_reanchorer_new (NULL, self->text);
  return lesart_reanchorer_find (self->by_quotes, quote);
}
