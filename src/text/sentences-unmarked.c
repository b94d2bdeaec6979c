/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences that end without a mark: a subheading, a caption, a list item or a signature that was
 * set into one line with what comes behind it. "Kein Hinweis auf Terror Nach der Explosion hätten
 * Zeugen ..."
 *
 * A function word with a capital where none is due begins a sentence, unless it begins a title or a
 * name (der Film Der Pate, in Den Haag). Three things must agree before the sentence is cut:
 * what stands before the capital can be an end; what begins with it has its finite verb in second
 * place, as a German main clause has; and what stands before is itself a clause or a headline. When
 * in doubt nothing is cut.
 */
#include <string.h>

#include "abbreviations.h"
#include "sentences-private.h"

#define CLAUSE_MAX 16   /* tokens in which the finite verb of a main clause must come */
#define BEFORE_MAX 40   /* tokens that are searched for the verb of the sentence before */
#define HEADLINE_MAX 16 /* tokens of a headline without a verb */

static gboolean
is_word (const LesartSentenceBlock *block, guint32 at)
{
  return block->tokens[at].kind == LESART_TOKEN_WORD;
}

static gboolean
is_bracket (const LesartSentenceBlock *block, guint32 at)
{
  gsize n_bytes;
  const char *text = lesart_block_text (block, at, &n_bytes);

  return text[0] == '(' || text[0] == ')';
}

static gboolean
is_small_word (const LesartSentenceBlock *block, guint32 at)
{
  gsize n_bytes;

  return is_word (block, at)
         && g_unichar_islower (g_utf8_get_char (lesart_block_text (block, at, &n_bytes)));
}

/* Articles, prepositions, pronouns, conjunctions, and adverbs that open sentences: the words that
 * lesart_is_sentence_starter() knows, written small. */
static gboolean
is_function_word (const LesartSentenceBlock *block, guint32 at)
{
  gsize n_bytes;
  const char *text = lesart_block_text (block, at, &n_bytes);
  char capital[24];

  if (!is_small_word (block, at) || n_bytes >= sizeof capital)
    return FALSE;
  memcpy (capital, text, n_bytes);
  if (g_ascii_islower (text[0]))
    capital[0] = g_ascii_toupper (text[0]);
  else if (memcmp (text, "ü", 2) == 0)
    memcpy (capital, "Ü", 2);
  return lesart_is_sentence_starter (capital, n_bytes);
}

static gboolean
ends_like_verb (const char *text, gsize n_bytes)
{
  return n_bytes >= 4
         && (text[n_bytes - 1] == 't' || memcmp (text + n_bytes - 2, "te", 2) == 0
             || memcmp (text + n_bytes - 2, "en", 2) == 0);
}

/* A form that is known for a finite verb, or one that ends like it and is followed by a word that
 * no adjective stands before: "freut sich", "reiste nach", "harren der". */
static gboolean
is_verb (const LesartSentenceBlock *block, guint32 at, guint32 end)
{
  gsize n_bytes;
  const char *text = lesart_block_text (block, at, &n_bytes);

  if (!is_small_word (block, at))
    return FALSE;
  if (lesart_is_finite_verb (text, n_bytes))
    return TRUE;
  return ends_like_verb (text, n_bytes) && at + 1 < end && !is_function_word (block, at)
         && is_function_word (block, at + 1);
}

/* The verb in second place, directly behind a pronoun or a noun: "Es dauerte", "Benfica zittert".
 */
static gboolean
is_second (const LesartSentenceBlock *block, guint32 first, guint32 at)
{
  static const char *const pronouns[] = { "Es", "Er", "Ich", "Wir", "Man" };
  gsize n_bytes;
  const char *text;

  if (!is_small_word (block, at) || is_function_word (block, at))
    return FALSE;
  text = lesart_block_text (block, at - 1, &n_bytes);
  if (at - 1 > first) {
    if ((block->tokens[at - 1].flags & LESART_TOKEN_UPPER) == 0)
      return FALSE;
    text = lesart_block_text (block, at, &n_bytes);
    return ends_like_verb (text, n_bytes);
  }
  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    if (strlen (pronouns[i]) == n_bytes && memcmp (text, pronouns[i], n_bytes) == 0)
      return TRUE;
  return FALSE;
}

/* Die Lage ist; In Südtirol hatte; Ich würde: a function word with a capital, and the finite verb
 * before any comma. */
gboolean
lesart_begins_main_clause (const LesartSentenceBlock *block, guint32 at, guint32 end)
{
  const LesartToken *token = &block->tokens[at];
  guint32 limit = MIN (end, at + CLAUSE_MAX);
  gsize n_bytes;
  const char *text = lesart_block_text (block, at, &n_bytes);

  if (!is_word (block, at)
      || (token->flags & (LESART_TOKEN_UPPER | LESART_TOKEN_ALL_CAPS)) != LESART_TOKEN_UPPER
      || !lesart_is_sentence_starter (text, n_bytes) || lesart_is_doubtful_starter (text, n_bytes))
    return FALSE;
  for (guint32 t = at + 1; t < limit; t++) {
    if (block->tokens[t].kind == LESART_TOKEN_PUNCTUATION && !is_bracket (block, t))
      return FALSE;
    if (is_verb (block, t, end) || is_second (block, at, t))
      return TRUE;
  }
  return FALSE;
}

/* A sentence does not end with a function word, an adjective or a verb whose subject follows. */
static gboolean
may_be_last (const LesartSentenceBlock *block, guint32 at, guint32 end)
{
  const LesartToken *token = &block->tokens[at];
  gsize n_bytes;
  const char *text = lesart_block_text (block, at, &n_bytes);

  switch ((LesartTokenKind) token->kind) {
  case LESART_TOKEN_NUMBER:
    return (token->flags & LESART_TOKEN_ORDINAL) == 0;
  case LESART_TOKEN_PUNCTUATION:
    return text[0] == ')';
  case LESART_TOKEN_WORD:
    break;
  case LESART_TOKEN_QUOTE:
    return block->quotes[at - block->begin] < 0;
  case LESART_TOKEN_SYMBOL:
  case LESART_TOKEN_ADDRESS:
  default:
    return FALSE;
  }
  if (n_bytes < 2 || (token->flags & (LESART_TOKEN_TRUNCATED | LESART_TOKEN_ABBREVIATION)) != 0)
    return FALSE;
  if (lesart_is_title_noun (text, n_bytes))
    return FALSE;
  if ((token->flags & LESART_TOKEN_UPPER) != 0)
    return !lesart_is_sentence_starter (text, n_bytes);
  if (text[n_bytes - 1] == 'e' || memcmp (text + n_bytes - 2, "em", 2) == 0
      || memcmp (text + n_bytes - 2, "es", 2) == 0)
    return FALSE;
  return lesart_may_end_clause (text, n_bytes)
         || (!is_function_word (block, at) && !is_verb (block, at, end));
}

/* What stands before has a verb, or is short and begins like a headline: without an article. */
static gboolean
is_complete (const LesartSentenceBlock *block, guint32 first, guint32 end)
{
  guint32 from = end - first > BEFORE_MAX ? end - BEFORE_MAX : first;
  gsize n_bytes;
  const char *text = lesart_block_text (block, first, &n_bytes);

  for (guint32 t = from; t < end; t++)
    if (is_verb (block, t, end))
      return TRUE;
  return end - first <= HEADLINE_MAX && is_word (block, first)
         && (end - first > 3 || !lesart_is_sentence_starter (text, n_bytes));
}

/* The end of the sentence that begins at @first and has its mark before @end: that, or the place
 * where another begins inside it. Each place is looked at once and with a bounded view. */
guint32
lesart_find_unmarked_end (const LesartSentenceBlock *block, guint32 first, guint32 end)
{
  for (guint32 t = first + 2; t + 2 < end; t++)
    if (lesart_begins_main_clause (block, t, end) && may_be_last (block, t - 1, end)
        && is_complete (block, first, t))
      return t;
  return end;
}
