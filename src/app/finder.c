/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text and query are folded to the same letters (case, accents, umlauts written out, ß, ligatures,
 * white space), with a map from each folded character back to the text; then the query is looked for
 * by Knuth, Morris and Pratt's method (SIAM J. Comput. 6, 1977), in time linear in the text whatever
 * the query repeats.
 */
#include "finder.h"

#include <string.h>

#define SOFT_HYPHEN 0xad

/* Folded characters, and for each the code point of the text that it came from. */
typedef struct {
  GArray *letters; /* gunichar */
  GArray *origins; /* guint32; one more than letters: the end of the text */
} Folded;

static void
push (Folded *folded, gunichar letter, guint32 origin)
{
  g_array_append_val (folded->letters, letter);
  g_array_append_val (folded->origins, origin);
}

static void
push_pair (Folded *folded, gunichar first, gunichar second, guint32 origin)
{
  push (folded, first, origin);
  push (folded, second, origin);
}

static gunichar
last_letter (const Folded *folded)
{
  return folded->letters->len > 0 ? g_array_index (folded->letters, gunichar, folded->letters->len - 1) : 0;
}

/* "ä" and "ae", "ß" and "ss" are the same; so is an umlaut that is written with U+0308. */
static void
fold_letter (Folded *folded, gunichar c, guint32 origin)
{
  gunichar lower = g_unichar_tolower (c);
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (lower == 0xe4)
    push_pair (folded, 'a', 'e', origin);
  else if (lower == 0xf6)
    push_pair (folded, 'o', 'e', origin);
  else if (lower == 0xfc)
    push_pair (folded, 'u', 'e', origin);
  else if (lower == 0xdf)
    push_pair (folded, 's', 's', origin);
  else if (lower == 0x308 && (last_letter (folded) == 'a' || last_letter (folded) == 'o' || last_letter (folded) == 'u'))
    push (folded, 'e', origin);
  else if (g_unichar_ismark (lower) || lower == SOFT_HYPHEN)
    return;
  else if (g_unichar_isspace (lower)) {
    if (last_letter (folded) != ' ') /* a line end in the middle of a phrase is a space */
      push (folded, ' ', origin);
  } else {
    gsize n = g_unichar_fully_decompose (lower, TRUE, parts, G_N_ELEMENTS (parts));

    push (folded, n > 0 ? g_unichar_tolower (parts[0]) : lower, origin);
  }
}

static Folded
fold (const char *utf8, gsize n_bytes)
{
  Folded folded = {
    .letters = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), (guint) n_bytes),
    .origins = g_array_sized_new (FALSE, FALSE, sizeof (guint32), (guint) n_bytes + 1),
  };
  guint32 at = 0;

  for (const char *p = utf8; p < utf8 + n_bytes; p = g_utf8_next_char (p), at++)
    fold_letter (&folded, g_utf8_get_char (p), at);
  g_array_append_val (folded.origins, at);
  return folded;
}

static void
folded_clear (Folded *folded)
{
  g_array_unref (folded->letters);
  g_array_unref (folded->origins);
}

/* For each prefix of the query, the length of its longest proper border. */
static guint *
make_borders (const gunichar *query, guint n)
{
  guint *borders = g_new (guint, n + 1);
  guint border = 0;

  borders[0] = borders[1] = 0;
  for (guint i = 1; i < n; i++) {
    while (border > 0 && query[i] != query[border])
      border = borders[border];
    if (query[i] == query[border])
      border++;
    borders[i + 1] = border;
  }
  return borders;
}

static gboolean
is_letter_at (const Folded *folded, guint at)
{
  return at < folded->letters->len && g_unichar_isalnum (g_array_index (folded->letters, gunichar, at));
}

/* The end of the code points behind the hit: combining marks and soft hyphens belong to the letter before. */
static void
add_hit (GArray *hits, const Folded *text, guint first, guint end)
{
  LesartSpan hit;

  hit.start = g_array_index (text->origins, guint32, first);
  hit.end = g_array_index (text->origins, guint32, end - 1) + 1;
  /* Half of an umlaut ("e" in "ä") is no hit of its own. */
  if (first > 0 && g_array_index (text->origins, guint32, first - 1) == hit.start)
    return;
  if (end < text->letters->len && g_array_index (text->origins, guint32, end) < hit.end)
    return;
  if (hits->len == 0 || g_array_index (hits, LesartSpan, hits->len - 1).end <= hit.start)
    g_array_append_val (hits, hit);
}

/**
 * lesart_find:
 * @text: where to look
 * @query: UTF-8; white space at its ends does not count
 * @whole_words: only where neither a letter nor a digit stands before or behind
 *
 * Returns: (transfer full) (element-type LesartSpan): the passages, in order, not overlapping; empty
 *   for an empty query
 */
GArray *
lesart_find (const LesartText *text, const char *query, gboolean whole_words)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  g_autofree char *stripped = g_strstrip (g_strdup (query));
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (text, &n_bytes);
  Folded needle = fold (stripped, strlen (stripped));
  const gunichar *letters = (const gunichar *) (gpointer) needle.letters->data;
  guint n = needle.letters->len;

  if (n > 0) {
    Folded haystack = fold (utf8, n_bytes);
    g_autofree guint *borders = make_borders (letters, n);
    guint matched = 0;

    for (guint i = 0; i < haystack.letters->len; i++) {
      gunichar c = g_array_index (haystack.letters, gunichar, i);

      while (matched > 0 && c != letters[matched])
        matched = borders[matched];
      if (c == letters[matched])
        matched++;
      if (matched < n)
        continue;
      if (!whole_words || (!is_letter_at (&haystack, i + 1) && (i + 1 == n || !is_letter_at (&haystack, i - n))))
        add_hit (hits, &haystack, i + 1 - n, i + 1);
      matched = borders[matched];
    }
    folded_clear (&haystack);
  }
  folded_clear (&needle);
  return hits;
}
