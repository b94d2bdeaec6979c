/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See finder.h.
 *
 * Text and query are folded to the same symbols, and the query is searched with the method of
 * Knuth, Morris and Pratt (1977), which never goes back in the text. So the folded text is never
 * stored: only where its last symbols came from, as many as the query has.
 *
 * A UNIT is what a reader takes for one letter: a code point with the marks behind it. It can give
 * several symbols (ü: u, e) or none (a soft hyphen). A hit begins and ends with whole units, so
 * that "Mu" is not found in "Müller".
 */
#include "finder.h"

#include <string.h>

#define SOFT_HYPHEN 0x00ad
#define DIAERESIS 0x0308

/* ---- folding ---- */

typedef struct {
  gunichar symbol;
  guint32 start; /* of its unit, in code points */
  guint32 end;
  gboolean is_first; /* of the symbols of its unit */
  gboolean is_last;
} Symbol;

typedef void (*SymbolFunc) (const Symbol *symbol, gpointer data);

typedef struct {
  const char *at;
  const char *end;
  guint32 position;
  gboolean was_space;
  SymbolFunc function;
  gpointer data;
} Folder;

/* Letters that are written out, and signs that keyboards have in one form only. */
static const struct {
  gunichar from;
  const char *to;
} written_out[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x0153, "oe" }, { 0x2010, "-" },  { 0x2011, "-" },
  { 0x2012, "-" },  { 0x2013, "-" },  { 0x2014, "-" },  { 0x2212, "-" },  { 0x201e, "\"" },
  { 0x201c, "\"" }, { 0x201d, "\"" }, { 0x00ab, "\"" }, { 0x00bb, "\"" }, { 0x201a, "'" },
  { 0x2018, "'" },  { 0x2019, "'" },  { 0x2039, "'" },  { 0x203a, "'" },  { 0x00b4, "'" },
};

/* What is in the text only for its look. */
static gboolean
is_invisible (gunichar letter)
{
  return letter == SOFT_HYPHEN || (letter >= 0x200b && letter <= 0x200d) || letter == 0x2060
         || letter == 0xfeff;
}

static gunichar
peek (const Folder *folder)
{
  return folder->at < folder->end ? g_utf8_get_char (folder->at) : 0;
}

static void
skip (Folder *folder)
{
  folder->at = g_utf8_next_char (folder->at);
  folder->position++;
}

static guint
fold_one (gunichar letter, gboolean has_diaeresis, gunichar *symbols)
{
  letter = g_unichar_tolower (letter);
  for (guint i = 0; letter >= 0x80 && i < G_N_ELEMENTS (written_out); i++) {
    if (written_out[i].from == letter) {
      symbols[0] = (guchar) written_out[i].to[0];
      symbols[1] = (guchar) written_out[i].to[1];
      return symbols[1] != 0 ? 2 : 1;
    }
  }
  if (g_unichar_isspace (letter))
    letter = ' ';
  symbols[0] = letter;
  symbols[1] = 'e';
  return has_diaeresis && (letter == 'a' || letter == 'o' || letter == 'u') ? 2 : 1;
}

/* The symbols of a unit: of its letters without their marks, but for the umlauts'. */
static guint
fold_unit (gunichar letter, gboolean has_diaeresis, gunichar *symbols)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = 1;
  guint n_symbols = 0;

  parts[0] = letter;
  if (letter >= 0x80 && letter != 0x00b4)
    n_parts = g_unichar_fully_decompose (letter, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++) {
    gboolean is_umlaut = has_diaeresis || (i + 1 < n_parts && parts[i + 1] == DIAERESIS);

    if (!g_unichar_ismark (parts[i]))
      n_symbols += fold_one (parts[i], is_umlaut, symbols + n_symbols);
  }
  return n_symbols;
}

static void
give (Folder *folder, guint32 start, const gunichar *symbols, guint n_symbols)
{
  for (guint i = 0; i < n_symbols; i++) {
    const Symbol symbol = { symbols[i], start, folder->position, i == 0, i + 1 == n_symbols };
    gboolean is_space = symbols[i] == ' ';

    if (!is_space || !folder->was_space)
      folder->function (&symbol, folder->data);
    folder->was_space = is_space;
  }
}

/* Behind a hyphen that is not a division but stands for the rest of a word: Bundes- / und
 * Landesmittel. */
static gboolean
is_conjunction (const char *word, const char *end)
{
  static const char *const conjunctions[] = { "und", "oder", "bis", "sowie", "bzw" };

  for (guint i = 0; i < G_N_ELEMENTS (conjunctions); i++) {
    gsize length = strlen (conjunctions[i]);

    if ((gsize) (end - word) >= length && memcmp (word, conjunctions[i], length) == 0)
      return word + length == end || !g_unichar_isalpha (g_utf8_get_char (word + length));
  }
  return FALSE;
}

/* At a hyphen: if the line ends behind it, the line end goes, and with it the hyphen of a word
 * that was only divided there. */
static gboolean
fold_line_end (Folder *folder)
{
  const char *next = folder->at + 1;
  gunichar after;

  if (next >= folder->end || *next != '\n' || next + 1 >= folder->end)
    return FALSE;
  after = g_utf8_get_char (next + 1);
  if (!g_unichar_isalpha (after) || is_conjunction (next + 1, folder->end))
    return FALSE;
  if (!g_unichar_islower (after)) {
    const gunichar hyphen = '-';

    skip (folder);
    give (folder, folder->position - 1, &hyphen, 1);
    skip (folder);
    return TRUE;
  }
  skip (folder);
  skip (folder);
  return TRUE;
}

static void
fold_next (Folder *folder)
{
  gunichar symbols[2 * G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gunichar letter = peek (folder);
  guint32 start = folder->position;
  gboolean has_diaeresis = FALSE;

  if (letter == '-' && fold_line_end (folder))
    return;
  skip (folder);
  while (folder->at < folder->end && (guchar) *folder->at >= 0x80
         && g_unichar_ismark (peek (folder))) {
    has_diaeresis = has_diaeresis || peek (folder) == DIAERESIS;
    skip (folder);
  }
  if (!is_invisible (letter))
    give (folder, start, symbols, fold_unit (letter, has_diaeresis, symbols));
}

static void
fold (const char *utf8, gsize n_bytes, SymbolFunc function, gpointer data)
{
  Folder folder = { utf8, utf8 + n_bytes, 0, FALSE, function, data };

  while (folder.at < folder.end)
    fold_next (&folder);
}

/* ---- searching ---- */

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
collect (const Symbol *symbol, gpointer data)
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
  fold (valid, strlen (valid), collect, symbols);
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
search_symbol (const Symbol *symbol, gpointer data)
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
  fold (utf8, n_bytes, search_symbol, &search);
  settle (&search, FALSE);
  g_free (search.shorter);
  g_free (search.origins);
  return search.hits;
}
