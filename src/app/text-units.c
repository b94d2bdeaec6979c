/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See text-units.h. A place between two words belongs to the one that it touches, of two the
 * earlier; beside both, to the next.
 */
#include "text-units.h"

static gboolean
is_word (const LesartToken *token)
{
  return token->kind != LESART_TOKEN_PUNCTUATION && token->kind != LESART_TOKEN_QUOTE;
}

/* The first token that ends behind @at; n_tokens if there is none. */
static guint32
token_behind (const LesartSegments *segments, guint32 at)
{
  guint32 low = 0, high = segments->n_tokens;

  while (low < high) {
    guint32 middle = low + (high - low) / 2;

    if (segments->tokens[middle].end <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The token that @at belongs to; n_tokens in a text without words. */
static guint32
token_at (const LesartSegments *segments, guint32 at)
{
  guint32 token = token_behind (segments, at);
  const LesartToken *tokens = segments->tokens;
  gboolean inside = token < segments->n_tokens && tokens[token].start <= at;

  if (inside && is_word (&tokens[token]))
    return token;
  if (token > 0 && tokens[token - 1].end == at && (is_word (&tokens[token - 1]) || !inside))
    return token - 1;
  return token == segments->n_tokens && token > 0 ? token - 1 : token;
}

/* The sentence of a token; n_sentences if it is of none. */
static guint32
sentence_of (const LesartSegments *segments, guint32 token)
{
  guint32 low = 0, high = segments->n_sentences;

  while (low < high) {
    guint32 middle = low + (high - low) / 2;

    if (segments->sentences[middle].end <= token)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static LesartSpan
sentence_span (const LesartSegments *segments, guint32 sentence)
{
  const LesartSentence *s = &segments->sentences[sentence];

  return (LesartSpan){ segments->tokens[s->first].start, segments->tokens[s->end - 1].end };
}

static gboolean
contains (LesartSpan outer, LesartSpan inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

static guint32
length (LesartSpan span)
{
  return span.end - span.start;
}

/**
 * lesart_units_get_n_sentences:
 *
 * Returns: how many sentences are known; none before there is a reading
 */
guint32
lesart_units_get_n_sentences (LesartUnits units)
{
  return units.reading != NULL ? units.reading->segments->n_sentences : 0;
}

/**
 * lesart_units_get_sentence:
 * @index: from 0
 */
LesartSpan
lesart_units_get_sentence (LesartUnits units, guint32 index)
{
  g_return_val_if_fail (index < lesart_units_get_n_sentences (units), LESART_SPAN_NONE);
  return sentence_span (units.reading->segments, index);
}

/**
 * lesart_units_find_sentence:
 * @at: a place in the text, in code points
 *
 * Returns: the index of the sentence that @at belongs to; their number if there is none
 */
guint32
lesart_units_find_sentence (LesartUnits units, guint32 at)
{
  const LesartSegments *segments = units.reading != NULL ? units.reading->segments : NULL;

  return segments != NULL ? sentence_of (segments, token_at (segments, at)) : 0;
}

/* The smallest clause of the sentence around @inner that is longer than it. */
static LesartSpan
clause_around (const LesartReading *reading, LesartSpan sentence, LesartSpan inner)
{
  const GArray *clauses = reading->clauses;
  LesartSpan best = LESART_SPAN_NONE;
  guint low = 0, high = clauses->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (clauses, LesartSpan, middle).start < sentence.start)
      low = middle + 1;
    else
      high = middle;
  }
  for (guint i = low; i < clauses->len; i++) {
    LesartSpan clause = g_array_index (clauses, LesartSpan, i);

    if (clause.start >= sentence.end)
      break;
    if (contains (clause, inner) && length (clause) > length (inner)
        && (lesart_span_is_empty (best) || length (clause) < length (best)))
      best = clause;
  }
  return best;
}

static LesartSpan
paragraph_at (const LesartText *text, guint32 at)
{
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (text, &n_blocks);
  guint low = 0, high = n_blocks;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (blocks[middle].span.end < at)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == n_blocks)
    return n_blocks > 0 ? blocks[n_blocks - 1].span : LESART_SPAN_NONE;
  return blocks[low].span;
}

/**
 * lesart_unit_at:
 * @at: a place in the text, in code points
 *
 * Returns: the unit that @at belongs to; %LESART_SPAN_NONE if there is none. Where no clauses are
 *   known, the clause is the sentence
 */
LesartSpan
lesart_unit_at (LesartUnits units, LesartUnit unit, guint32 at)
{
  const LesartSegments *segments = units.reading != NULL ? units.reading->segments : NULL;
  guint32 token, sentence;
  LesartSpan word, whole, clause;

  if (unit == LESART_UNIT_PARAGRAPH)
    return paragraph_at (units.text, at);
  token = segments != NULL ? token_at (segments, at) : 0;
  if (segments == NULL || token >= segments->n_tokens)
    return LESART_SPAN_NONE;
  word = (LesartSpan){ segments->tokens[token].start, segments->tokens[token].end };
  if (unit == LESART_UNIT_WORD)
    return word;
  sentence = sentence_of (segments, token);
  if (sentence >= segments->n_sentences)
    return LESART_SPAN_NONE;
  whole = sentence_span (segments, sentence);
  if (unit == LESART_UNIT_SENTENCE)
    return whole;
  clause = clause_around (units.reading, whole, word);
  return lesart_span_is_empty (clause) ? whole : clause;
}

/* The first place before or behind a selection that has a word. */
static gboolean
find_neighbour (LesartUnits units, LesartSpan selection, gboolean forward, guint32 *at)
{
  const LesartSegments *segments = units.reading != NULL ? units.reading->segments : NULL;
  guint32 token;

  if (segments == NULL)
    return FALSE;
  token = token_behind (segments, forward ? selection.end : selection.start);
  while (forward && token < segments->n_tokens
         && (!is_word (&segments->tokens[token]) || segments->tokens[token].start < selection.end))
    token++;
  if (forward && token == segments->n_tokens)
    return FALSE;
  while (!forward
         && (token == segments->n_tokens || !is_word (&segments->tokens[token])
             || segments->tokens[token].end > selection.start)) {
    if (token == 0)
      return FALSE;
    token--;
  }
  *at = segments->tokens[token].start;
  return TRUE;
}

/**
 * lesart_unit_extend:
 * @selection: what is selected
 * @forward: at its end, else at its beginning
 *
 * Returns: @selection with the next unit, or @selection at the end of the text
 */
LesartSpan
lesart_unit_extend (LesartUnits units, LesartUnit unit, LesartSpan selection, gboolean forward)
{
  guint32 at;
  LesartSpan next;

  if (!find_neighbour (units, selection, forward, &at))
    return selection;
  next = lesart_unit_at (units, unit, at);
  if (lesart_span_is_empty (next))
    return selection;
  return (LesartSpan){ MIN (selection.start, next.start), MAX (selection.end, next.end) };
}

static LesartSpan
unite (LesartSpan a, LesartSpan b)
{
  return (LesartSpan){ MIN (a.start, b.start), MAX (a.end, b.end) };
}

/**
 * lesart_unit_grow:
 * @selection: what is selected; empty for a caret
 *
 * Returns: the smallest word, clause, sentence, paragraph or, at last, text around it
 */
LesartSpan
lesart_unit_grow (LesartUnits units, LesartSpan selection)
{
  guint32 last = lesart_span_is_empty (selection) ? selection.start : selection.end - 1;

  for (LesartUnit unit = LESART_UNIT_WORD; unit < LESART_N_UNITS; unit++) {
    LesartSpan first = lesart_unit_at (units, unit, selection.start);
    LesartSpan found = unite (first, lesart_unit_at (units, unit, last));

    if (unit == LESART_UNIT_CLAUSE && !lesart_span_is_empty (first)) {
      LesartSpan sentence = lesart_unit_at (units, LESART_UNIT_SENTENCE, selection.start);

      found = clause_around (units.reading, sentence, selection);
    }
    if (!lesart_span_is_empty (found) && contains (found, selection)
        && length (found) > length (selection))
      return found;
  }
  return (LesartSpan){ 0, lesart_text_get_n_chars (units.text) };
}

/**
 * lesart_unit_shrink:
 * @towards: a place in the selection: what becomes smaller stays around it
 *
 * Returns: the largest paragraph, sentence, clause or word within @selection; empty at @towards if
 *   it is a word already
 */
LesartSpan
lesart_unit_shrink (LesartUnits units, LesartSpan selection, guint32 towards)
{
  LesartSpan at = { towards, towards };
  LesartSpan found = at;

  for (;;) {
    LesartSpan larger = lesart_unit_grow (units, found);

    if (!contains (selection, larger) || length (larger) >= length (selection)
        || length (larger) <= length (found))
      return found;
    found = larger;
  }
}

/* The word that has @at inside, not at an edge. */
static const LesartToken *
word_around (LesartUnits units, guint32 at)
{
  const LesartSegments *segments = units.reading != NULL ? units.reading->segments : NULL;
  guint32 token = segments != NULL ? token_behind (segments, at) : 0;

  if (segments == NULL || token == segments->n_tokens || segments->tokens[token].start >= at)
    return NULL;
  return &segments->tokens[token];
}

/**
 * lesart_unit_snap:
 * @selection: what is selected
 *
 * Returns: @selection with the whole of the words at its edges and without white space there
 */
LesartSpan
lesart_unit_snap (LesartUnits units, LesartSpan selection)
{
  const LesartSegments *segments = units.reading != NULL ? units.reading->segments : NULL;
  guint32 first, last;

  if (segments == NULL || lesart_span_is_empty (selection))
    return selection;
  first = token_behind (segments, selection.start);
  last = token_behind (segments, selection.end);
  /* The last token that begins before the end. */
  if (last == segments->n_tokens || segments->tokens[last].start >= selection.end)
    last = last > 0 ? last - 1 : 0;
  if (first >= segments->n_tokens || last < first)
    return selection;
  return (LesartSpan){ segments->tokens[first].start, segments->tokens[last].end };
}

/**
 * lesart_unit_step:
 * @at: an edge of a passage
 * @end_of_word: to where a word ends, else to where one begins
 *
 * Returns: the next such place before or behind @at, or @at if there is none
 */
guint32
lesart_unit_step (LesartUnits units, guint32 at, gboolean end_of_word, gboolean forward)
{
  const LesartSegments *segments = units.reading != NULL ? units.reading->segments : NULL;
  const LesartToken *around = word_around (units, at);
  guint32 token;

  if (segments == NULL)
    return at;
  token = around != NULL ? (guint32) (around - segments->tokens) : token_behind (segments, at);
  while (forward && token < segments->n_tokens) {
    const LesartToken *word = &segments->tokens[token++];
    guint32 place = end_of_word ? word->end : word->start;

    if (is_word (word) && place > at)
      return place;
  }
  for (token = MIN (token + 1, segments->n_tokens); !forward && token > 0; token--) {
    const LesartToken *word = &segments->tokens[token - 1];
    guint32 place = end_of_word ? word->end : word->start;

    if (is_word (word) && place < at)
      return place;
  }
  return at;
}
