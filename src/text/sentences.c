/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts the tokens of each block into sentences.
 *
 * A sentence may end at a full stop, ! or ?, an ellipsis, or an abbreviation or ordinal that may
 * stand last. Closing marks of quotation and brackets behind it go with it. Then the word that
 * follows decides: a capital begins a sentence, a comma or a small letter does not ("„Komm!“, sagte
 * er"). After an abbreviation only a word that is no noun counts. A colon, semicolon or dash ends
 * nothing.
 *
 * Inside a bracket or quotation that opened in the middle of a sentence and that is short, a mark
 * ends no sentence of its own: der Film „Wer war das?“ Regie führte ...
 */
#include <string.h>

#include "abbreviations.h"
#include "characters.h"
#include "sentences-private.h"

typedef enum {
  ENDING_NONE,
  ENDING_WEAK, /* an abbreviation or ordinal */
  ENDING_SOFT, /* a semicolon or emoticon */
  ENDING_ELLIPSIS,
  ENDING_STOP,
  ENDING_MARK, /* ! ? */
} Ending;

static gunichar
first_char (const LesartSentenceBlock *block, guint32 at)
{
  return lesart_char_at (block->utf8 + block->tokens[at].byte_start);
}

static gboolean
has_space_before (const LesartSentenceBlock *block, guint32 at)
{
  return at >= block->end || at == block->begin
         || (block->tokens[at].flags & LESART_TOKEN_SPACE_BEFORE) != 0;
}

static gboolean
is_opening_bracket (gunichar c)
{
  return c == '(' || c == '[' || c == '{';
}

static gboolean
is_closing_bracket (gunichar c)
{
  return c == ')' || c == ']' || c == '}';
}

/* --- which way a mark of quotation points --------------------------------------------------------
 */

/* Spaces tell: a mark that touches the word behind it opens. Where they do not, the form does, and
 * last whether one is open. */
static gint8
direction_of_quote (const LesartSentenceBlock *block, guint32 at, int depth)
{
  gunichar c = first_char (block, at);
  gboolean space_before = has_space_before (block, at);
  gboolean space_after = has_space_before (block, at + 1);

  if (c == 0x201e || c == 0x201a || c == ',')
    return 1;
  if (c == '`' && block->tokens[at].end - block->tokens[at].start == 2)
    return 1;
  if (space_before != space_after)
    return space_before ? 1 : -1;
  if (c == 0x201d || c == 0x2019)
    return -1;
  if (!space_before && at > block->begin && is_opening_bracket (first_char (block, at - 1)))
    return 1;
  return depth > 0 ? -1 : 1;
}

static void
mark_pairs (LesartSentenceBlock *block)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint32));
  int depth = 0;

  for (guint32 t = block->begin; t < block->end; t++) {
    guint32 i = t - block->begin;
    gunichar c = first_char (block, t);

    block->opener[i] = -1;
    block->quotes[i] = 0;
    if (block->tokens[t].kind == LESART_TOKEN_QUOTE) {
      block->quotes[i] = direction_of_quote (block, t, depth);
      depth = MAX (0, depth + block->quotes[i]);
    } else if (is_opening_bracket (c)) {
      g_array_append_val (open, t);
    } else if (is_closing_bracket (c) && open->len > 0) {
      block->opener[i] = (gint32) g_array_index (open, guint32, open->len - 1);
      g_array_set_size (open, open->len - 1);
    }
  }
}

/* --- where a sentence may end --------------------------------------------------------------------
 */

static Ending
ending_of (const LesartSentenceBlock *block, guint32 at)
{
  const LesartToken *token = &block->tokens[at];
  gsize n_bytes;
  const char *text = lesart_block_text (block, at, &n_bytes);

  if ((token->flags & (LESART_TOKEN_ABBREVIATION | LESART_TOKEN_ORDINAL)) != 0)
    return ENDING_WEAK;
  if (text[0] == ';' || (token->kind == LESART_TOKEN_SYMBOL && n_bytes > 1 && text[0] == ':'))
    return ENDING_SOFT;
  if (token->kind != LESART_TOKEN_PUNCTUATION)
    return ENDING_NONE;
  if (text[0] == '!' || text[0] == '?')
    return ENDING_MARK;
  if (text[0] == '.')
    return n_bytes == 1 ? ENDING_STOP : ENDING_ELLIPSIS;
  return g_utf8_get_char (text) == 0x2026 ? ENDING_ELLIPSIS : ENDING_NONE;
}

/* [...] and (…) stand for words that were left out. */
static gboolean
is_omission (const LesartSentenceBlock *block, guint32 at)
{
  return at > block->begin && at + 1 < block->end && is_opening_bracket (first_char (block, at - 1))
         && is_closing_bracket (first_char (block, at + 1));
}

/* What stands behind the end and belongs to it: further marks, closing quotation marks and
 * brackets, a picture, the number of a footnote. */
static guint32
take_closers (const LesartSentenceBlock *block, guint32 at, gboolean *quoted)
{
  *quoted = FALSE;
  for (; at < block->end; at++) {
    gunichar c = first_char (block, at);
    LesartTokenKind kind = (LesartTokenKind) block->tokens[at].kind;

    if (kind == LESART_TOKEN_QUOTE && block->quotes[at - block->begin] < 0) {
      *quoted = TRUE;
      continue;
    }
    if (is_closing_bracket (c)
        || (kind == LESART_TOKEN_PUNCTUATION && (c == '!' || c == '?' || c == '.' || c == 0x2026)))
      continue;
    if (kind == LESART_TOKEN_SYMBOL && (c >= 0x2600 || c == ':' || c == ';')
        && block->tokens[at - 1].kind != LESART_TOKEN_WORD)
      continue;
    if (c == '[' && !has_space_before (block, at) && at + 2 < block->end
        && block->tokens[at + 1].kind == LESART_TOKEN_NUMBER && first_char (block, at + 2) == ']') {
      at += 2;
      continue;
    }
    break;
  }
  return at;
}

/* --- what follows --------------------------------------------------------------------------------
 */

typedef enum {
  NEXT_INSIDE,  /* the sentence goes on */
  NEXT_NOUN,    /* a capital that may be a noun or name */
  NEXT_STARTER, /* a capital that is there because a sentence begins */
  NEXT_OTHER,   /* a figure, an address, a sign */
} Next;

static gboolean
is_skipped (const LesartSentenceBlock *block, guint32 at)
{
  gunichar c = first_char (block, at);

  return block->quotes[at - block->begin] > 0 || is_opening_bracket (c) || c == '-'
         || (c >= 0x2010 && c <= 0x2015) || c == 0x2022 || c == 0xbf || c == 0xa1;
}

static Next
judge_next (const LesartSentenceBlock *block, guint32 at)
{
  const LesartToken *token;
  gsize n_bytes;
  const char *text;

  for (guint n = 0; at < block->end && n < 6 && is_skipped (block, at); at++)
    n++;
  if (at >= block->end)
    return NEXT_OTHER;
  token = &block->tokens[at];
  text = lesart_block_text (block, at, &n_bytes);
  switch ((LesartTokenKind) token->kind) {
  case LESART_TOKEN_WORD:
    if ((token->flags & LESART_TOKEN_UPPER) != 0)
      return lesart_is_sentence_starter (text, n_bytes) ? NEXT_STARTER : NEXT_NOUN;
    if ((token->flags & (LESART_TOKEN_MIXED_CASE | LESART_TOKEN_HAS_DIGIT)) != 0)
      return NEXT_OTHER; /* iPhone, 54-Jährige */
    return g_unichar_islower (g_utf8_get_char (text)) ? NEXT_INSIDE : NEXT_OTHER;
  case LESART_TOKEN_PUNCTUATION:
    return text[0] == '.' || g_utf8_get_char (text) == 0x2026 ? NEXT_OTHER : NEXT_INSIDE;
  case LESART_TOKEN_QUOTE:
  case LESART_TOKEN_NUMBER:
  case LESART_TOKEN_SYMBOL:
  case LESART_TOKEN_ADDRESS:
  default:
    return NEXT_OTHER;
  }
}

/* z. B. and d. h. lead on; a. D., e. V. and U.S.A. may stand last, an initial (Thomas K.) may not.
 */
static gboolean
letters_may_end (const LesartSentenceBlock *block, guint32 at)
{
  static const char *const leading[] = { "z.B.", "d.h.", "u.a.", "i.d.",  "m.E.",
                                         "v.a.", "s.o.", "s.u.", "i.d.R." };
  char joined[8] = { 0 };
  gsize n_bytes;
  const char *text = lesart_block_text (block, at, &n_bytes);

  if (n_bytes == 2) {
    gsize n_before;
    const char *before;

    if (at == block->begin || (block->tokens[at - 1].flags & LESART_TOKEN_ABBREVIATION) == 0)
      return FALSE;
    before = lesart_block_text (block, at - 1, &n_before);
    if (n_before != 2)
      return FALSE;
    memcpy (joined, before, 2);
    memcpy (joined + 2, text, 2);
  } else if (n_bytes < sizeof joined) {
    memcpy (joined, text, n_bytes);
  }
  for (guint i = 0; i < G_N_ELEMENTS (leading); i++)
    if (strcmp (leading[i], joined) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
weak_may_end (const LesartSentenceBlock *block, guint32 first, guint32 at)
{
  const LesartToken *token = &block->tokens[at];
  gsize n_bytes;
  const char *text = lesart_block_text (block, at, &n_bytes);

  if ((token->flags & LESART_TOKEN_ORDINAL) != 0)
    return at > first; /* not the number of a list */
  if (token->end - token->start == 2 || memchr (text, '.', n_bytes - 1) != NULL)
    return letters_may_end (block, at);
  return lesart_find_abbreviation (text, n_bytes - 1, FALSE) != LESART_ABBREVIATION_INNER;
}

/* Did the bracket or quotation that closes at @at open where the sentence begins? A longer one is
 * taken for sentences of its own. */
#define INSET_MAX 60

static gboolean
closes_inset (const LesartSentenceBlock *block, guint32 at, guint32 first)
{
  guint32 from = at > INSET_MAX + first ? at - INSET_MAX : first;

  if (block->opener[at - block->begin] >= 0)
    return (guint32) block->opener[at - block->begin] > first;
  if (block->quotes[at - block->begin] >= 0)
    return FALSE;
  for (guint32 t = at; t > from; t--) {
    if (block->quotes[t - 1 - block->begin] <= 0)
      continue;
    return t - 1 > first && block->tokens[t - 2].kind != LESART_TOKEN_PUNCTUATION;
  }
  return FALSE;
}

/* Is the token at @end - 1 the end of the sentence that begins at @first, if its mark is at @mark?
 */
static gboolean
ends_sentence (
    const LesartSentenceBlock *block, guint32 first, guint32 mark, guint32 end, gboolean quoted)
{
  Ending ending = ending_of (block, mark);
  Next next = judge_next (block, end);

  if (next == NEXT_INSIDE)
    return FALSE;
  switch (ending) {
  case ENDING_WEAK:
    return next == NEXT_STARTER && weak_may_end (block, first, mark);
  case ENDING_SOFT:
    return lesart_begins_main_clause (block, end, block->end);
  case ENDING_ELLIPSIS:
    if (is_omission (block, mark))
      return FALSE;
    return next == NEXT_STARTER || (next == NEXT_NOUN && !has_space_before (block, mark));
  case ENDING_MARK:
    if (quoted && next == NEXT_NOUN && end > mark + 1 && closes_inset (block, end - 1, first))
      return FALSE;
    return TRUE;
  case ENDING_STOP:
    return TRUE;
  case ENDING_NONE:
  default:
    return FALSE;
  }
}

/* --- blocks --------------------------------------------------------------------------------------
 */

/* Marks of quotation, brackets and dashes at the start do not hide the word that begins the
 * sentence. */
static void
flag_start (const LesartSentenceBlock *block, guint32 first, guint32 end)
{
  block->tokens[first].flags |= LESART_TOKEN_SENTENCE_START;
  for (guint32 t = first; t < end; t++) {
    LesartTokenKind kind = (LesartTokenKind) block->tokens[t].kind;

    if (kind == LESART_TOKEN_QUOTE || kind == LESART_TOKEN_PUNCTUATION)
      continue;
    block->tokens[t].flags |= LESART_TOKEN_SENTENCE_START;
    return;
  }
}

static void
add_sentence (
    const LesartSentenceBlock *block, guint32 first, guint32 end, guint32 index, GArray *sentences)
{
  while (first < end) {
    LesartSentence sentence = { first, lesart_find_unmarked_end (block, first, end), index };

    g_array_append_val (sentences, sentence);
    flag_start (block, first, sentence.end);
    first = sentence.end;
  }
}

/* Inside a bracket that opened in the sentence nothing ends, unless it is long. */
static guint32
skip_inset (const LesartSentenceBlock *block, guint32 first, guint32 at)
{
  if (at == first || !is_opening_bracket (first_char (block, at)))
    return at;
  for (guint32 t = at + 1; t < block->end && t - at <= INSET_MAX; t++)
    if (block->opener[t - block->begin] == (gint32) at)
      return t;
  return at;
}

static void
split_block (const LesartSentenceBlock *block, guint32 index, GArray *sentences)
{
  guint32 first = block->begin;

  for (guint32 t = block->begin; t < block->end; t++) {
    gboolean quoted;
    guint32 end;

    t = skip_inset (block, first, t);
    if (ending_of (block, t) == ENDING_NONE)
      continue;
    end = take_closers (block, t + 1, &quoted);
    if (end >= block->end)
      break;
    if (ends_sentence (block, first, t, end, quoted)) {
      add_sentence (block, first, end, index, sentences);
      first = end;
    }
    t = end - 1;
  }
  if (first < block->end)
    add_sentence (block, first, block->end, index, sentences);
}

/**
 * lesart_split_sentences:
 * @text: the text
 * @tokens: (element-type LesartToken): its tokens; where a sentence begins, the first token and the
 *   first that is no mark get %LESART_TOKEN_SENTENCE_START
 * @sentences: (element-type LesartSentence): the sentences are appended to it
 *
 * Every token is in one sentence; none crosses a block. Linear time.
 */
void
lesart_split_sentences (const LesartText *text, GArray *tokens, GArray *sentences)
{
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (text, &n_blocks);
  g_autofree gint8 *quotes = g_new (gint8, tokens->len + 1);
  g_autofree gint32 *opener = g_new (gint32, tokens->len + 1);
  LesartSentenceBlock block = {
    lesart_text_get_utf8 (text, NULL), (LesartToken *) (gpointer) tokens->data, 0, 0, quotes, opener
  };

  for (guint32 b = 0; b < n_blocks; b++) {
    block.begin = block.end;
    while (block.end < tokens->len && block.tokens[block.end].start < blocks[b].span.end)
      block.end++;
    mark_pairs (&block);
    split_block (&block, b, sentences);
  }
}
