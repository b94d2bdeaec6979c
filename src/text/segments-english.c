/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tokens and sentences of an English text. Words, figures and marks are cut as in a German one;
 * what differs is what a full stop is: English has no ordinals with one (in 2015. The ...), and
 * other abbreviations. So the stops are decided anew, from the lists below and the neighbours.
 *
 * A sentence ends at a full stop, ! or ?, an ellipsis, or an abbreviation that may stand last, with
 * the marks of quotation and brackets that close behind it, if white space and then something that
 * can begin a sentence follows: a capital, a figure, an opening mark. As in German, a colon ends
 * nothing and no sentence spans a block.
 */
#include <string.h>

#include "characters.h"
#include "tokenizer.h"

/* --- words ---------------------------------------------------------------------------------------
 */

/* clang-format off */
/* Something follows in the sentence; sorted by bytes, as all lists here. */
static const char *const inner[] = {
  "Adm", "Assoc", "Atty", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Comdr", "Cpl", "Dept", "Det", "Dist",
  "Dr", "Drs", "Ens", "Fr", "Ft", "Gen", "Gov", "Hon", "Insp", "Lt", "Maj", "Messrs", "Mmes", "Mr",
  "Mrs", "Ms", "Msgr", "Mt", "Mx", "Pfc", "Pres", "Prof", "Profs", "Pte", "Pvt", "Rep", "Reps", "Rev",
  "Sen", "Sens", "Sgt", "Sr", "St", "Ste", "Supt", "approx", "ca", "cf", "incl", "resp", "viz", "vs",
};

/* A sentence may end with it. */
static const char *const final[] = {
  "Ave", "Blvd", "Bros", "Cie", "Co", "Corp", "Esq", "Inc", "Jr", "Ltd", "Rd", "Univ", "al", "dept",
  "est", "etc", "ft", "hr", "hrs", "lb", "lbs", "mins", "oz", "secs", "yrs",
};

/* Only beside a figure. */
static const char *const numeric[] = {
  "Apr", "Art", "Aug", "Ch", "Dec", "Eq", "Feb", "Fig", "Figs", "Jan", "Jul", "Jun", "Mar", "No",
  "Nos", "Nov", "Oct", "Pt", "Sec", "Sep", "Sept", "Vol", "ch", "fig", "min", "no", "p", "pp", "sec",
  "vol",
};

/* Capitalised only because a sentence begins. */
static const char *const starters[] = {
  "A", "According", "After", "All", "Also", "Although", "An", "And", "Another", "As", "At", "Because",
  "Before", "Both", "But", "By", "Despite", "During", "Each", "Even", "Every", "Few", "Finally",
  "First", "For", "From", "He", "Her", "Here", "His", "How", "However", "I", "If", "In", "Instead",
  "It", "Its", "Last", "Later", "Many", "Meanwhile", "More", "Most", "My", "Nevertheless", "No",
  "Not", "Now", "Of", "On", "Once", "One", "Only", "Or", "Other", "Others", "Our", "Over", "People",
  "Perhaps", "She", "Since", "So", "Some", "Still", "Such", "That", "The", "Their", "Then", "There",
  "These", "They", "This", "Those", "Though", "Through", "Thus", "To", "Today", "Under", "Until",
  "We", "Well", "What", "When", "Where", "Whether", "Which", "While", "Who", "Why", "With", "Yet",
  "You", "Your",
};
/* clang-format on */

static gboolean
is_in (const char *const *list, guint n, const char *word, gsize n_bytes)
{
  guint low = 0, high = n;

  while (low < high) {
    const guint middle = low + (high - low) / 2;
    int order = strncmp (word, list[middle], n_bytes);

    if (order == 0)
      order = list[middle][n_bytes] == '\0' ? 0 : -1;
    if (order == 0)
      return TRUE;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return FALSE;
}
#define IS_IN(list, word, n_bytes) is_in (list, G_N_ELEMENTS (list), word, n_bytes)

/* --- full stops ----------------------------------------------------------------------------------
 */

typedef struct {
  const char *utf8;
  const LesartToken *tokens; /* of one block */
  guint32 n;
} Line;

static const char *
letters (const Line *line, guint32 at, gsize *n_bytes)
{
  *n_bytes = line->tokens[at].byte_end - line->tokens[at].byte_start;
  return line->utf8 + line->tokens[at].byte_start;
}

static gboolean
is_kind (const Line *line, guint32 at, LesartTokenKind kind)
{
  return at < line->n && line->tokens[at].kind == kind;
}

static gboolean
is_stop (const Line *line, guint32 at)
{
  return is_kind (line, at, LESART_TOKEN_PUNCTUATION)
         && line->tokens[at].end - line->tokens[at].start == 1
         && line->utf8[line->tokens[at].byte_start] == '.';
}

static gboolean
is_capitalised (const Line *line, guint32 at)
{
  return is_kind (line, at, LESART_TOKEN_WORD)
         && (line->tokens[at].flags & LESART_TOKEN_UPPER) != 0;
}

static gboolean
is_starter (const Line *line, guint32 at)
{
  gsize n_bytes;
  const char *word;

  if (!is_capitalised (line, at))
    return FALSE;
  word = letters (line, at, &n_bytes);
  return IS_IN (starters, word, n_bytes);
}

/* Capitals before a figure: "(case no. X ZR 17/25)". */
static gboolean
is_code (const Line *line, guint32 at)
{
  const guint32 end = at + 3;

  for (; at < end && is_capitalised (line, at); at++)
    if ((line->tokens[at].flags & LESART_TOKEN_ALL_CAPS) == 0
        && (line->tokens[at].end - line->tokens[at].start > 1 || is_starter (line, at)))
      return FALSE;
  return at < end && is_kind (line, at, LESART_TOKEN_NUMBER);
}

/* Does the stop behind the word of @n_bytes belong to it? @at is its token, @next the one behind
 * the stop. */
static gboolean
keeps_stop (const Line *line, guint32 at, gsize n_bytes, guint32 next)
{
  gsize n_all;
  const char *word = letters (line, at, &n_all);

  if (memchr (word, '.', n_bytes) != NULL)
    return TRUE; /* U.S. p.m. Ph.D. */
  if (n_bytes == 1 && g_ascii_isupper (word[0]) && next < line->n && !is_starter (line, next))
    return word[0] != 'I' || is_capitalised (line, next); /* J. R. R. Tolkien */
  if (IS_IN (numeric, word, n_bytes))
    return is_kind (line, next, LESART_TOKEN_NUMBER) || is_code (line, next)
           || (at > 0 && is_kind (line, at - 1, LESART_TOKEN_NUMBER) && next < line->n
               && !is_starter (line, next));
  return IS_IN (inner, word, n_bytes) || IS_IN (final, word, n_bytes);
}

static guint32
append_stop (GArray *tokens, LesartToken token)
{
  token.byte_start = token.byte_end - 1;
  token.start = token.end - 1;
  token.kind = LESART_TOKEN_PUNCTUATION;
  token.flags = 0;
  g_array_append_val (tokens, token);
  return 1;
}

/* The tokens of a block that begin at @first, with the stops as they are in English. */
static void
decide_stops (const char *utf8, GArray *tokens, guint first)
{
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (LesartToken));
  Line line = { utf8, NULL, tokens->len - first };

  if (line.n == 0)
    return;
  g_array_append_vals (read, &g_array_index (tokens, LesartToken, first), line.n);
  line.tokens = &g_array_index (read, LesartToken, 0);
  g_array_set_size (tokens, first);
  for (guint32 i = 0; i < line.n; i++) {
    LesartToken token = line.tokens[i];
    const gsize n_bytes = token.byte_end - token.byte_start;
    const gboolean has_stop =
        n_bytes > 1 && utf8[token.byte_end - 1] == '.'
        && (token.kind == LESART_TOKEN_WORD || token.kind == LESART_TOKEN_NUMBER);
    const guint stop_flags = LESART_TOKEN_ABBREVIATION | LESART_TOKEN_ORDINAL;

    if (has_stop) {
      if (token.kind == LESART_TOKEN_WORD && keeps_stop (&line, i, n_bytes - 1, i + 1)) {
        token.flags = (guint16) ((token.flags & ~stop_flags) | LESART_TOKEN_ABBREVIATION);
        g_array_append_val (tokens, token);
        continue;
      }
      token.byte_end--, token.end--;
      token.flags = (guint16) (token.flags & ~stop_flags);
      g_array_append_val (tokens, token);
      token.byte_end++, token.end++;
      append_stop (tokens, token);
    } else {
      if (token.kind == LESART_TOKEN_WORD && is_stop (&line, i + 1)
          && (line.tokens[i + 1].flags & LESART_TOKEN_SPACE_BEFORE) == 0
          && keeps_stop (&line, i, n_bytes, i + 2)) {
        i++;
        token.byte_end++, token.end++;
        token.flags |= LESART_TOKEN_ABBREVIATION;
      }
      g_array_append_val (tokens, token);
    }
  }
}

/* --- sentences -----------------------------------------------------------------------------------
 */

static gunichar
first_char (const Line *line, guint32 at)
{
  return g_utf8_get_char (line->utf8 + line->tokens[at].byte_start);
}

static gboolean
has_space_before (const Line *line, guint32 at)
{
  return at >= line->n || (line->tokens[at].flags & LESART_TOKEN_SPACE_BEFORE) != 0;
}

static gboolean
is_ending (const Line *line, guint32 at)
{
  gunichar c;

  if ((line->tokens[at].flags & LESART_TOKEN_ABBREVIATION) != 0)
    return TRUE;
  if (line->tokens[at].kind != LESART_TOKEN_PUNCTUATION)
    return FALSE;
  c = first_char (line, at);
  return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

/* Marks that go with the end: more of them, closing brackets, and quotation marks that touch what
 * stands before them. */
static guint32
take_closers (const Line *line, guint32 at)
{
  for (; at < line->n && !has_space_before (line, at); at++) {
    const gunichar c = first_char (line, at);

    if (c != ')' && c != ']' && line->tokens[at].kind != LESART_TOKEN_QUOTE
        && !(line->tokens[at].kind == LESART_TOKEN_PUNCTUATION && is_ending (line, at)))
      break;
  }
  return at;
}

/* What a sentence can begin with, at most some opening marks further on. */
static gboolean
begins_sentence (const Line *line, guint32 at)
{
  const guint32 limit = MIN (line->n, at + 5);

  for (; at < limit; at++) {
    const gunichar c = first_char (line, at);

    switch ((LesartTokenKind) line->tokens[at].kind) {
    case LESART_TOKEN_WORD:
      return !g_unichar_islower (c) || (line->tokens[at].flags & LESART_TOKEN_MIXED_CASE) != 0;
    case LESART_TOKEN_PUNCTUATION:
      if (c != '(' && c != '[' && c != '-' && !lesart_is_dash (c) && c != '.' && c != 0x2026)
        return FALSE;
      break;
    case LESART_TOKEN_QUOTE:
      break;
    case LESART_TOKEN_NUMBER:
    case LESART_TOKEN_SYMBOL:
    case LESART_TOKEN_ADDRESS:
    default:
      return TRUE;
    }
  }
  return FALSE;
}

/* After an abbreviation only a word that is no name begins a sentence; p.m. and Inc. may stand
 * last, Dr. and an initial may not. */
static gboolean
abbreviation_may_end (const Line *line, guint32 at, guint32 next)
{
  gsize n_bytes;
  const char *word = letters (line, at, &n_bytes);

  while (next < line->n && line->tokens[next].kind == LESART_TOKEN_QUOTE)
    next++;
  return is_starter (line, next) && n_bytes > 2 && !IS_IN (inner, word, n_bytes - 1);
}

static gboolean
ends_sentence (const Line *line, guint32 mark, guint32 end)
{
  if (!has_space_before (line, end) || !begins_sentence (line, end))
    return FALSE;
  if ((line->tokens[mark].flags & LESART_TOKEN_ABBREVIATION) != 0 && end == mark + 1)
    return abbreviation_may_end (line, mark, end);
  return TRUE;
}

static void
add_sentence (GArray *tokens, guint32 first, guint32 end, guint32 block, GArray *sentences)
{
  const LesartSentence sentence = { first, end, block };
  guint32 at = first;

  g_array_index (tokens, LesartToken, at).flags |= LESART_TOKEN_SENTENCE_START;
  while (at + 1 < end && g_array_index (tokens, LesartToken, at).kind == LESART_TOKEN_QUOTE)
    at++;
  g_array_index (tokens, LesartToken, at).flags |= LESART_TOKEN_SENTENCE_START;
  g_array_append_val (sentences, sentence);
}

static void
split_block (const char *utf8, GArray *tokens, guint32 first, guint32 block, GArray *sentences)
{
  const Line line = { utf8, &g_array_index (tokens, LesartToken, first), tokens->len - first };
  guint32 begin = 0;

  for (guint32 at = 0; at < line.n; at++) {
    guint32 end;

    if (!is_ending (&line, at))
      continue;
    end = take_closers (&line, at + 1);
    if (end < line.n && ends_sentence (&line, at, end)) {
      add_sentence (tokens, first + begin, first + end, block, sentences);
      begin = end;
    }
    at = end - 1;
  }
  if (begin < line.n)
    add_sentence (tokens, first + begin, first + line.n, block, sentences);
}

/**
 * lesart_segments_new_english:
 * @text: an English text
 *
 * Finds what lesart_segments_new() finds in a German one, in linear time.
 *
 * Returns: (transfer full): its tokens and sentences
 */
LesartSegments *
lesart_segments_new_english (const LesartText *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (LesartToken));
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (LesartSentence));
  const char *utf8 = lesart_text_get_utf8 (text, NULL);
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (text, &n_blocks);

  for (guint i = 0; i < n_blocks; i++) {
    const guint first = tokens->len;

    lesart_tokenize (utf8 + blocks[i].byte_start, blocks[i].byte_end - blocks[i].byte_start,
                     blocks[i].byte_start, blocks[i].span.start, tokens);
    decide_stops (utf8, tokens, first);
    if (tokens->len > first)
      split_block (utf8, tokens, first, i, sentences);
  }
  return lesart_segments_new_taking (tokens, sentences);
}
