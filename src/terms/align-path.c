/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * About where in the English text each German sentence is, for texts that are too long to try all
 * pairs of sentences. Words that occur once on each side tie two sentences together, mostly
 * rightly; the longest chain of such pairs that never goes back is what most of them agree on (as
 * in the patience diff). Between its links the way is straight.
 */
#include "align-path.h"

typedef struct {
  guint32 german;
  guint32 english;
  gint32 before; /* the pair before it in its chain, -1 for none */
} Pair;

static void
find_single_places (const LesartAlignWords *words, gint64 *places, LesartSide side)
{
  for (guint32 type = 0; type < words->n_types[side]; type++)
    places[type] = -1;
  for (guint32 s = 0; s < words->n_sentences[side]; s++)
    for (guint32 i = words->begin[side][s]; i < words->begin[side][s + 1]; i++) {
      gint64 *place = &places[words->types[side][i]];

      *place = *place == -1 ? (gint64) s : -2;
    }
}

/* In the order of the German text: the pairs of sentences with words that occur once. */
static GArray *
find_pairs (const LesartAlignWords *words)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autofree gint64 *german = g_new (gint64, words->n_types[LESART_SIDE_GERMAN] + 1);
  g_autofree gint64 *english = g_new (gint64, words->n_types[LESART_SIDE_ENGLISH] + 1);
  const guint32 *begin = words->begin[LESART_SIDE_GERMAN];

  find_single_places (words, german, LESART_SIDE_GERMAN);
  find_single_places (words, english, LESART_SIDE_ENGLISH);
  for (guint32 s = 0; s < words->n_sentences[LESART_SIDE_GERMAN]; s++)
    for (guint32 i = begin[s]; i < begin[s + 1]; i++) {
      const guint32 type = words->types[LESART_SIDE_GERMAN][i];
      const guint32 first = words->candidate_begin[type];
      Pair pair = { s, 0, -1 };

      if (german[type] < 0 || words->candidate_begin[type + 1] != first + 1
          || english[words->candidates[first]] < 0)
        continue;
      pair.english = (guint32) english[words->candidates[first]];
      g_array_append_val (pairs, pair);
    }
  return pairs;
}

/* Links the pairs to chains that rise on both sides; returns the last one of the longest. Of each
 * length the chain is kept that ends earliest in the English text, in O(n log n). */
static gint32
find_longest_chain (GArray *pairs)
{
  g_autofree guint32 *ends = g_new (guint32, pairs->len + 1);
  guint32 n = 0;

  for (guint32 i = 0; i < pairs->len; i++) {
    Pair *pair = &g_array_index (pairs, Pair, i);
    guint32 low = 0, high = n;

    while (low < high) {
      const guint32 middle = low + (high - low) / 2;

      if (g_array_index (pairs, Pair, ends[middle]).english <= pair->english)
        low = middle + 1;
      else
        high = middle;
    }
    pair->before = low > 0 ? (gint32) ends[low - 1] : -1;
    ends[low] = i;
    n = MAX (n, low + 1);
  }
  return n > 0 ? (gint32) ends[n - 1] : -1;
}

static void
draw_line (guint32 *path, guint32 from, guint32 to, guint32 from_english, guint32 to_english)
{
  for (guint32 i = from; i <= to; i++)
    path[i] =
        to == from
            ? to_english
            : from_english
                  + (guint32) ((guint64) (to_english - from_english) * (i - from) / (to - from));
}

/**
 * lesart_align_find_path:
 * @words: the words of two texts
 *
 * Returns: (array) (transfer full): behind so many German sentences (0 ... n), about how many
 *   English ones; never falling
 */
guint32 *
lesart_align_find_path (const LesartAlignWords *words)
{
  const guint n[LESART_N_SIDES] = { words->n_sentences[0], words->n_sentences[1] };
  guint32 *path = g_new (guint32, n[LESART_SIDE_GERMAN] + 1);
  g_autoptr (GArray) pairs = find_pairs (words);
  guint32 german = n[LESART_SIDE_GERMAN], english = n[LESART_SIDE_ENGLISH];

  for (gint32 at = find_longest_chain (pairs); at >= 0;) {
    const Pair *pair = &g_array_index (pairs, Pair, at);

    draw_line (path, pair->german, german, pair->english, english);
    german = pair->german;
    english = pair->english;
    at = pair->before;
  }
  draw_line (path, 0, german, 0, english);
  return path;
}
