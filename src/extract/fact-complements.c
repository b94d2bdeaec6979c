/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What belongs to the verb of a fact so closely that the verb alone says something else: "in
 * Angriff" nehmen, "auf dem Laufenden" halten, "bereit" erklären. They are listed by verb
 * (verb-complements); no phrase of the clause is asked, since such words often are none.
 */
#include "extract-private.h"
#include "fact-finder.h"

#define MAX_WORDS 100 /* of a clause that are looked at */

typedef struct {
  const LesartExtraction *x;
  guint32 end; /* of the clause */
} Clause;

/* Is the token this word? At the start of a sentence it has a capital. */
static gboolean
is_word (const Clause *clause, guint32 token, const char *word, gsize n_bytes)
{
  gsize n;
  const char *form;

  if (token >= clause->end)
    return FALSE;
  form = lesart_token_text (clause->x, token, &n);
  return n == n_bytes && (*form == *word || g_ascii_tolower (*form) == *word)
         && memcmp (form + 1, word + 1, n - 1) == 0;
}

static gboolean
begins_small (const Clause *clause, guint32 token)
{
  gsize n;

  return token < clause->end && clause->x->tokens[token].kind == LESART_TOKEN_WORD
         && g_unichar_islower (g_utf8_get_char (lesart_token_text (clause->x, token, &n)));
}

/* Where the words end that stand at @token; @token if they do not stand there. */
static guint32
match_words (const Clause *clause, guint32 token, const char *words, gsize n_bytes)
{
  guint32 at = token;

  for (const char *p = words; p < words + n_bytes; at++) {
    const gsize rest = (gsize) (words + n_bytes - p);
    const gsize n = MIN (strcspn (p, " "), rest);

    if (n == rest && at > token && !is_word (clause, at, p, n) && begins_small (clause, at))
      at++; /* zur freien Verfügung */
    if (!is_word (clause, at, p, n))
      return token;
    p += MIN (n + 1, rest);
  }
  return at;
}

static gboolean
is_in_argument (const LesartReading *reading, const LesartFact *fact, LesartSpan span)
{
  for (guint i = 0; i < fact->n_arguments; i++) {
    const LesartSpan other =
        g_array_index (reading->arguments, LesartArgument, fact->first_argument + i).span;

    if (other.start < span.end && other.end > span.start)
      return TRUE;
  }
  return FALSE;
}

/* The first letters of the words of the clause, small; returns how many. */
static gsize
read_first_letters (const Clause *clause, guint32 first, char letters[MAX_WORDS])
{
  const gsize n = MIN (clause->end - first, MAX_WORDS);

  for (gsize i = 0; i < n; i++) {
    gsize n_bytes;

    letters[i] = g_ascii_tolower (*lesart_token_text (clause->x, first + (guint32) i, &n_bytes));
  }
  return n;
}

/**
 * lesart_fact_find_complement:
 * @fact: with its arguments; words in one of them are left to it
 * @clause: index of the clause that it is made of
 *
 * Of several the longest counts, of those as long the last.
 *
 * Returns: (nullable) (transfer none): the words that belong to the verb, as they are listed
 */
const char *
lesart_fact_find_complement (const LesartFactFinder *finder, const LesartFact *fact, guint32 clause)
{
  const LesartClause *found = lesart_grammar_clause (finder->grammar, clause);
  const LesartTable *table = finder->complements;
  const Clause bounds = { finder->x, found->end };
  char letters[MAX_WORDS];
  const char *words = NULL;
  gsize n_words = 0, n_letters;
  guint32 row, longest = 1, last = 0;

  if (lesart_table_lookup (table, fact->predicate, -1, &row, 1) == 0)
    return NULL;
  n_letters = read_first_letters (&bounds, found->first, letters);
  for (const char *p = lesart_table_get (table, row, finder->complements_column); *p != '\0';) {
    const gsize n = strcspn (p, "|");
    const char *letter = memchr (letters, g_ascii_tolower (*p), n_letters);

    while (letter != NULL) {
      const gsize at = (gsize) (letter - letters);
      const guint32 token = found->first + (guint32) at;
      const guint32 length = match_words (&bounds, token, p, n) - token;

      if ((length > longest || (length == longest && token >= last))
          && !is_in_argument (finder->x->reading, fact,
                              lesart_extraction_span (finder->x, token, token + length))) {
        longest = length;
        last = token;
        words = p;
        n_words = n;
      }
      letter = memchr (letter + 1, g_ascii_tolower (*p), n_letters - at - 1);
    }
    p += n + (p[n] == '|');
  }
  return words != NULL ? lesart_extraction_intern (finder->x, words, (gssize) n_words) : NULL;
}

/**
 * lesart_fact_is_complement:
 * @predicate: (nullable): a verb
 * @phrase: with a preposition
 *
 * Returns: whether preposition and phrase are listed as what belongs to the verb: zur Welt kommen
 */
gboolean
lesart_fact_is_complement (const LesartFactFinder *finder,
                           const char *predicate,
                           const LesartNounPhrase *phrase)
{
  const LesartTable *table = finder->complements;
  const Clause bounds = { finder->x, phrase->end };
  guint32 row;

  if (predicate == NULL || phrase->preposition == LESART_NO_TOKEN
      || lesart_table_lookup (table, predicate, -1, &row, 1) == 0)
    return FALSE;
  for (const char *p = lesart_table_get (table, row, finder->complements_column); *p != '\0';) {
    const gsize n = strcspn (p, "|");

    if (match_words (&bounds, phrase->preposition, p, n) == phrase->end)
      return TRUE;
    p += n + (p[n] == '|');
  }
  return FALSE;
}
