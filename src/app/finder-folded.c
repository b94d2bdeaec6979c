/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The symbols of a text are kept as UTF-8, so that most of what is searched is one byte a letter,
 * and RUNS say where they come from:
 *
 *     text      D i e   G r ö ß e         runs   byte  start  n_chars  unit
 *     symbols   d i e   g r o e s s e               0      0        -     0   one byte a letter
 *                                                   6      6        1     2   ö
 *                                                   8      7        1     2   ß
 *                                                  10      8        -     0   one byte a letter
 *
 * The query is searched with the method of Knuth, Morris and Pratt (1977), which never goes back.
 * A hit begins and ends with whole units, so that "Mu" is not found in "Müller".
 */
#include "finder-private.h"

#include <string.h>

#include "fold.h"

typedef struct {
  guint32 byte;    /* among the symbols */
  guint32 start;   /* in the text, code points */
  guint32 n_chars; /* of a unit: code points in the text */
  guint32 unit;    /* bytes that are one unit; 0: each is one */
} Run;

struct _LesartFoldedIndex {
  GString *symbols;
  GArray *runs;
};

/* Letters that are one byte each: they go on with the run before or begin one. */
static void
add_letters (const char *symbols, guint n_symbols, guint32 start, gpointer data)
{
  LesartFoldedIndex *index = data;
  Run *last = index->runs->len > 0 ? &g_array_index (index->runs, Run, index->runs->len - 1) : NULL;
  const Run run = { (guint32) index->symbols->len, start, 0, 0 };

  g_string_append_len (index->symbols, symbols, n_symbols);
  if (last == NULL || last->unit > 0 || last->start + (run.byte - last->byte) != start)
    g_array_append_val (index->runs, run);
}

static void
add_symbol (const LesartSymbol *symbol, gpointer data)
{
  LesartFoldedIndex *index = data;
  Run *last = index->runs->len > 0 ? &g_array_index (index->runs, Run, index->runs->len - 1) : NULL;
  Run run = { (guint32) index->symbols->len, symbol->start, symbol->end - symbol->start, 0 };

  if (symbol->symbol < 0x80 && symbol->is_first && symbol->is_last && run.n_chars == 1) {
    const char letter = (char) symbol->symbol;

    add_letters (&letter, 1, symbol->start, index);
    return;
  }
  g_string_append_unichar (index->symbols, symbol->symbol);
  if (!symbol->is_first && last != NULL && last->unit > 0) {
    last->unit = (guint32) index->symbols->len - last->byte;
    return;
  }
  run.unit = (guint32) index->symbols->len - run.byte;
  g_array_append_val (index->runs, run);
}

/**
 * lesart_folded_index_new:
 *
 * Returns: (transfer full): the symbols of @text. Linear time
 */
LesartFoldedIndex *
lesart_folded_index_new (const LesartText *text)
{
  LesartFoldedIndex *index = g_new0 (LesartFoldedIndex, 1);
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (text, &n_bytes);

  index->symbols = g_string_sized_new (n_bytes + n_bytes / 32);
  index->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  lesart_fold_runs (utf8, n_bytes, add_symbol, add_letters, index);
  return index;
}

void
lesart_folded_index_free (LesartFoldedIndex *index)
{
  g_string_free (index->symbols, TRUE);
  g_array_unref (index->runs);
  g_free (index);
}

/* ---- where symbols stand ---- */

static const Run *
find_run (const LesartFoldedIndex *index, gsize byte)
{
  guint low = 0, high = index->runs->len;

  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (index->runs, Run, middle).byte <= byte)
      low = middle;
    else
      high = middle;
  }
  return &g_array_index (index->runs, Run, low);
}

/* The first position of the unit that begins at @byte; FALSE if none does. */
static gboolean
get_start (const LesartFoldedIndex *index, gsize byte, guint32 *start)
{
  const Run *run = find_run (index, byte);

  *start = run->start + (run->unit == 0 ? (guint32) byte - run->byte : 0);
  return run->unit == 0 || run->byte == byte;
}

/* The position behind the unit that ends before @byte; FALSE if none does. */
static gboolean
get_end (const LesartFoldedIndex *index, gsize byte, guint32 *end)
{
  const Run *run = find_run (index, byte - 1);

  *end = run->start + (run->unit == 0 ? (guint32) byte - run->byte : run->n_chars);
  return run->unit == 0 || run->byte + run->unit == byte;
}

/* ---- searching ---- */

static void
collect (const LesartSymbol *symbol, gpointer data)
{
  g_string_append_unichar (data, symbol->symbol);
}

/* The query as symbols, without space around it. (transfer full) */
static GString *
fold_query (const char *query)
{
  g_autofree char *valid = g_utf8_make_valid (query, -1);
  GString *symbols = g_string_new (NULL);

  g_strstrip (valid);
  lesart_fold (valid, strlen (valid), collect, symbols);
  while (symbols->len > 0 && symbols->str[symbols->len - 1] == ' ')
    g_string_truncate (symbols, symbols->len - 1);
  if (symbols->str[0] == ' ')
    g_string_erase (symbols, 0, 1);
  return symbols;
}

static gboolean
is_word_before (const GString *symbols, gsize byte)
{
  const char *at = symbols->str + byte;

  return byte > 0 && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

static gboolean
is_word_at (const GString *symbols, gsize byte)
{
  return byte < symbols->len && g_unichar_isalnum (g_utf8_get_char (symbols->str + byte));
}

static gboolean
is_whole (const LesartFoldedIndex *index, gsize from, gsize to)
{
  const GString *symbols = index->symbols;

  return !(is_word_before (symbols, from) && is_word_at (symbols, from))
         && !(is_word_before (symbols, to) && is_word_at (symbols, to));
}

/* FALSE: no more is wanted. */
static gboolean
take (const LesartFoldedIndex *index,
      gsize from,
      gsize to,
      gboolean whole_words,
      LesartFinding *finding)
{
  LesartSpan hit;

  if (!get_start (index, from, &hit.start) || !get_end (index, to, &hit.end)
      || (whole_words && !is_whole (index, from, to)))
    return TRUE;
  if (finding->hits->len > 0
      && g_array_index (finding->hits, LesartSpan, finding->hits->len - 1).end > hit.start)
    return TRUE;
  return lesart_finding_add (finding, hit);
}

/* [i]: how much is matched still when another symbol follows the first i + 1. (transfer full) */
static guint *
make_shorter (const GString *query)
{
  guint *shorter = g_new0 (guint, query->len);

  for (guint i = 1, n = 0; i < query->len; i++) {
    while (n > 0 && query->str[n] != query->str[i])
      n = shorter[n - 1];
    n += query->str[n] == query->str[i];
    shorter[i] = n;
  }
  return shorter;
}

/**
 * lesart_folded_index_find:
 * @query: what is looked for
 * @whole_words: only where no letter or digit stands before or behind it
 * @finding: gets all places that do not overlap
 *
 * Linear in the length of the text.
 */
void
lesart_folded_index_find (const LesartFoldedIndex *index,
                          const char *query,
                          gboolean whole_words,
                          LesartFinding *finding)
{
  g_autoptr (GString) wanted = fold_query (query);
  g_autofree guint *shorter = make_shorter (wanted);
  const char *symbols = index->symbols->str;
  gsize n_symbols = index->symbols->len;
  gsize look_up = LESART_FIND_SLICE; /* where to look at the cancellable again */
  guint n_matched = 0;

  if (wanted->len == 0)
    return;
  for (gsize i = 0; i < n_symbols; i++) {
    if (n_matched == 0) { /* to where it can begin */
      const char *next = memchr (symbols + i, wanted->str[0], n_symbols - i);

      if (next == NULL)
        return;
      i = (gsize) (next - symbols);
    }
    while (n_matched > 0 && wanted->str[n_matched] != symbols[i])
      n_matched = shorter[n_matched - 1];
    n_matched += wanted->str[n_matched] == symbols[i];
    if (n_matched == wanted->len) {
      if (!take (index, i + 1 - wanted->len, i + 1, whole_words, finding))
        return;
      n_matched = shorter[n_matched - 1];
    }
    if (i >= look_up) {
      look_up = i + LESART_FIND_SLICE;
      if (g_cancellable_is_cancelled (finding->cancellable))
        return;
    }
  }
}
