/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See phrase-keys.h.
 */
#include "phrase-keys.h"

#include <string.h>

#include "english-stem.h"

static gboolean
is_break (char c)
{
  return c == ' ' || c == '-' || c == '/';
}

/* Without the ending of an adjective. */
static gsize
cut_adjective (const char *word, gsize n_bytes)
{
  static const char *const endings[] = { "en", "em", "er", "es", "e" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    const gsize length = strlen (endings[i]);

    if (n_bytes > length + 3 && memcmp (word + n_bytes - length, endings[i], length) == 0)
      return n_bytes - length;
  }
  return n_bytes;
}

/**
 * lesart_phrase_append:
 * @word: folded
 *
 * Adds a word behind others. In German those before it stand without their endings: Vereinigt
 * Arabisch Emirate.
 */
void
lesart_phrase_append (GString *key, LesartSide side, const char *word)
{
  if (key->len > 0) {
    const char *space = strrchr (key->str, ' ');
    const gsize start = space != NULL ? (gsize) (space + 1 - key->str) : 0;

    if (side == LESART_SIDE_GERMAN)
      g_string_truncate (key, start + cut_adjective (key->str + start, key->len - start));
    g_string_append_c (key, ' ');
  }
  g_string_append (key, word);
}

/**
 * lesart_phrase_fold:
 * @folded: becomes the folded words of the name: of "the United Arab Emirates (UAE)"
 */
void
lesart_phrase_fold (LesartSide side, const char *phrase, gsize n_bytes, GString *folded)
{
  char word[LESART_LEMMA_MAX];
  const char *end = memchr (phrase, '(', n_bytes), *p = phrase;

  end = end != NULL ? end : phrase + n_bytes;
  g_string_truncate (folded, 0);
  if (end - p > 4 && g_ascii_strncasecmp (p, "the ", 4) == 0)
    p += 4;
  while (p < end) {
    const char *start = p;

    while (p < end && !is_break (*p))
      p++;
    if (lesart_fold_word (start, (gsize) (p - start), word) > 0)
      lesart_phrase_append (folded, side, word);
    while (p < end && is_break (*p))
      p++;
  }
}
