/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See finder.h.
 *
 * Text and query are folded to the same symbols, and the query is searched with the method of
 * Knuth, Morris and Pratt (1977), which never goes back in the text. So the folded text is never
 * stored: only where its last symbols came from, as many as the query has. A hit begins and ends
 * with whole units, so that "Mu" is not found in "Müller".
 */
#include "finder.h"

#include <string.h>

#include "fold.h"

typedef struct {
  guint32 start;
  gboolean is_first;
  gboolean is_word_before; /* the symbol before it belongs to a word */
} Origin;

typedef struct {
  const gunichar *query;
  guint n_query;
  guint *shorter; /* [i]: how much is matched still when another symbol follows the first i + 1 */
  gboolean whole_words;

  guint n_matched;
  Origin *origins; /* of the last n_query symbols: a ring */
  guint n_symbols;
  gboolean was_word;
  gboolean has_candidate; /* a hit, if a whole word is not asked for, or ends here */
  LesartSpan candidate;
  GArray *hits;
} Search;

static void
collect (const LesartSymbol *symbol, gpointer data)
{
  g_array_append_val (data, symbol->symbol);
}

/* The query as symbols, without space around it. */
static GArray *
fold_query (const char *query)
{
  g_autofree char *valid = g_utf8_make_valid (query, -1);
  GArray *symbols = g_array_new (FALSE, FALSE, sizeof (gunichar));

  g_strstrip (valid);
  lesart_fold (valid, strlen (valid), collect, symbols);
  while (symbols->len > 0 && g_array_index (symbols, gunichar, symbols->len - 1) == ' ')
    g_array_set_size (symbols, symbols->len - 1);
  while (symbols->len > 0 && g_array_index (symbols, gunichar, 0) == ' ')
    g_array_remove_index (symbols, 0);
  return symbols;
}

static guint
advance (const Search *search, guint n_matched, gunichar symbol)
{
  while (n_matched > 0 && (n_matched == search->n_query || search->query[n_matched] != symbol))
    n_matched = search->shorter[n_matched - 1];
  return search->query[n_matched] == symbol ? n_matched + 1 : 0;
}

static void
prepare (Search *search)
{
  search->shorter = g_new0 (guint, search->n_query);
  search->origins = g_new0 (Origin, search->n_query);
  for (guint i = 1; i < search->n_query; i++)
    search->shorter[i] = advance (search, search->shorter[i - 1], search->query[i]);
}

static gboolean
is_word (gunichar symbol)
{
  return g_unichar_isalnum (symbol);
}

static void
settle (Search *search, gboolean is_word_next)
{
  gunichar last = search->query[search->n_query - 1];

  if (search->has_candidate && !(search->whole_words && is_word (last) && is_word_next))
    g_array_append_val (search->hits, search->candidate);
  search->has_candidate = FALSE;
}

static gboolean
is_free (const Search *search, guint32 start)
{
  return search->hits->len == 0
         || g_array_index (search->hits, LesartSpan, search->hits->len - 1).end <= start;
}

static void
search_symbol (const LesartSymbol *symbol, gpointer data)
{
  Search *search = data;
  const Origin origin = { symbol->start, symbol->is_first, search->was_word };
  const Origin *first;

  settle (search, is_word (symbol->symbol));
  search->origins[search->n_symbols % search->n_query] = origin;
  search->n_symbols++;
  search->was_word = is_word (symbol->symbol);
  search->n_matched = advance (search, search->n_matched, symbol->symbol);
  if (search->n_matched < search->n_query)
    return;
  first = &search->origins[search->n_symbols % search->n_query];
  if (!first->is_first || !symbol->is_last || !is_free (search, first->start)
      || (search->whole_words && first->is_word_before && is_word (search->query[0])))
    return;
  search->has_candidate = TRUE;
  search->candidate.start = first->start;
  search->candidate.end = symbol->end;
}

/**
 * lesart_find:
 * @text: a text
 * @query: what is looked for
 * @whole_words: only where no letter or digit stands before or behind it
 *
 * Finds all places of a query that do not overlap. Case, accents, the length of a space, the form
 * of quotation marks and dashes do not matter; umlauts and ß are the same written out; soft
 * hyphens and the division of a word at a line end are looked over. Linear in the length of the
 * text.
 *
 * Returns: (transfer full) (element-type LesartSpan): the hits in text order; none for an empty
 *   query
 */
GArray *
lesart_find (const LesartText *text, const char *query, gboolean whole_words)
{
  g_autoptr (GArray) symbols = fold_query (query);
  Search search = { 0 };
  const char *utf8;
  gsize n_bytes;

  search.hits = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  if (symbols->len == 0)
    return search.hits;
  search.query = (const gunichar *) (gpointer) symbols->data;
  search.n_query = symbols->len;
  search.whole_words = whole_words;
  prepare (&search);
  utf8 = lesart_text_get_utf8 (text, &n_bytes);
  lesart_fold (utf8, n_bytes, search_symbol, &search);
  settle (&search, FALSE);
  g_free (search.shorter);
  g_free (search.origins);
  return search.hits;
}
