/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passages between quotation marks. Every convention that German texts use is read, also mixed:
 *
 *   „…“  „…”  "…"  “…”   German, typewriter, English
 *   »…«  «…»  « … »      book and Swiss guillemets, told apart by the spaces beside them
 *   ‚…‘  ›…‹             single marks, inside double ones or alone
 *
 * Only the outermost passage counts. One pass with one open mark of each level, so that a text of
 * nothing but quotation marks costs no more than any other.
 */
#include "quoting.h"

typedef enum {
  MARK_NONE,
  MARK_DOUBLE,
  MARK_SINGLE,
} MarkLevel;

typedef struct {
  MarkLevel level;
  gboolean opens;
  gboolean closes;
} Mark;

static gboolean
touches_left (const LesartExtraction *x, guint32 at)
{
  return at > 0 && x->tokens[at - 1].end == x->tokens[at].start;
}

static gboolean
touches_right (const LesartExtraction *x, guint32 at)
{
  return at + 1 < x->n_tokens && x->tokens[at + 1].start == x->tokens[at].end;
}

static Mark
read_mark (const LesartExtraction *x, guint32 at)
{
  gboolean left = touches_left (x, at), right = touches_right (x, at);
  /* A mark that stands free to its left opens; one that touches a word there closes. */
  gboolean after_bracket = left
                           && (lesart_grammar_token_is (x->grammar, at - 1, "(")
                               || x->tokens[at - 1].kind == LESART_TOKEN_QUOTE
                               || lesart_grammar_token_is (x->grammar, at - 1, "–")
                               || lesart_grammar_token_is (x->grammar, at - 1, "—"));
  gboolean may_open = right && (!left || after_bracket), may_close = left;

  switch (g_utf8_get_char (x->utf8 + x->tokens[at].byte_start)) {
  case 0x201e: /* „ */
    return (Mark){ MARK_DOUBLE, TRUE, FALSE };
  case 0x00ab: /* « */
  case 0x00bb: /* » */
    if (!left && (!right || x->tokens[at + 1].kind == LESART_TOKEN_PUNCTUATION))
      return (Mark){ MARK_DOUBLE, TRUE, TRUE }; /* « with spaces on both sides » */
    G_GNUC_FALLTHROUGH;
  case 0x201c: /* “ */
  case 0x201d: /* ” */
  case '"':
    return (Mark){ MARK_DOUBLE, may_open, may_close || !may_open };
  case 0x201a: /* ‚ */
    return (Mark){ MARK_SINGLE, right, FALSE };
  case 0x2018: /* ‘ */
  case 0x2019: /* ’ */
  case 0x203a: /* › */
  case 0x2039: /* ‹ */
  case '\'':
    return (Mark){ MARK_SINGLE, may_open, may_close };
  default:
    return (Mark){ MARK_NONE, FALSE, FALSE };
  }
}

static void
add_quoted (GArray *quoted, guint32 first, guint32 end, gboolean closed)
{
  LesartQuoted passage = {
    .first = first, .end = end, .closed = closed, .by = { .speaker = LESART_SPEAKER_NONE }
  };

  if (end > first + 1 + closed)
    g_array_append_val (quoted, passage);
}

/* Speech that runs over the paragraph has no mark at its end; elsewhere a lost mark costs its
 * sentence only. */
static guint32
end_of_unclosed (const LesartExtraction *x, guint32 open, guint32 end_of_block)
{
  guint32 sentence = x->sentence_of[open];

  if (x->sentences[sentence].first == open
      && (sentence == 0 || x->sentences[sentence - 1].block != x->sentences[sentence].block))
    return end_of_block;
  if (open > 0 && lesart_grammar_token_is (x->grammar, open - 1, ":"))
    return end_of_block;
  return x->sentences[sentence].end;
}

static void
find_in_block (const LesartExtraction *x, guint32 first, guint32 end, GArray *quoted)
{
  guint32 open = LESART_NO_TOKEN, inner = LESART_NO_TOKEN;
  MarkLevel level = MARK_NONE;

  for (guint32 t = first; t < end; t++) {
    Mark mark = { MARK_NONE, FALSE, FALSE };

    if (x->tokens[t].kind == LESART_TOKEN_QUOTE)
      mark = read_mark (x, t);
    if (mark.level == MARK_NONE)
      continue;
    if (open == LESART_NO_TOKEN) {
      if (mark.opens) {
        open = t;
        level = mark.level;
      }
    } else if (mark.level != level) {
      continue; /* an inner quote */
    } else if (mark.closes && !(mark.opens && inner != LESART_NO_TOKEN)) {
      if (inner != LESART_NO_TOKEN) {
        inner = LESART_NO_TOKEN;
        continue;
      }
      add_quoted (quoted, open, t + 1, TRUE);
      open = LESART_NO_TOKEN;
    } else if (mark.opens && x->sentence_of[t] != x->sentence_of[open]) {
      /* The closing mark of the last one was lost. */
      add_quoted (quoted, open, end_of_unclosed (x, open, t), FALSE);
      open = t;
      inner = LESART_NO_TOKEN;
    } else if (mark.opens) {
      inner = t; /* the same marks inside */
    }
  }
  if (open != LESART_NO_TOKEN)
    add_quoted (quoted, open, end_of_unclosed (x, open, end), FALSE);
}

/**
 * lesart_find_quoted:
 * @quoted: (element-type LesartQuoted): appended to, in order
 *
 * Finds the outermost passages between quotation marks; none spans a block.
 */
void
lesart_find_quoted (const LesartExtraction *x, GArray *quoted)
{
  for (guint32 s = 0; s < x->n_sentences;) {
    guint32 last = s;

    while (last + 1 < x->n_sentences && x->sentences[last + 1].block == x->sentences[s].block)
      last++;
    find_in_block (x, x->sentences[s].first, x->sentences[last].end, quoted);
    s = last + 1;
  }
}
