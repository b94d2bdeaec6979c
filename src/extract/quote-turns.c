/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interviews: paragraphs that begin with who speaks and a colon, without quotation marks.
 *
 *   Frage: Wann ist der Hafen fertig?        Anna Berg: Im März.
 *   ZEIT: Wann ist der Hafen fertig?         A. B.: Im März.
 *   Wann ist der Hafen fertig?               Berg (lacht): Im März.
 *
 * That a text is one, its layout tells: a paragraph that ends in a question mark and right behind
 * it one with a label, more than once or both with one. Lists ("Kosten: 20 Euro", "Bonn: Adler,
 * Beck") are none. A paragraph without a label goes on with who spoke before it, as long as another
 * turn comes; where questions have no label, the last one before an answer is the question.
 */
#include "quoting.h"

#include <string.h>

#define MAX_LABEL_TOKENS 6
#define MAX_INITIALS 4
#define MAX_LAST_PARAGRAPHS 6 /* of the last turn */

typedef struct {
  guint32 first; /* tokens of the paragraph */
  guint32 end;
  guint32 label_end; /* without what stands in brackets; first if there is no label */
  guint32 colon;
  guint32 block;
  gboolean asks; /* ends in a question mark */
  gboolean turn;
} Paragraph;

typedef struct {
  const LesartExtraction *x;
  GArray *paragraphs;
  gboolean questions_have_labels;
  gint32 answers; /* who answers, where the label does not say it */
} Interview;

static const Paragraph *
paragraph_at (const Interview *interview, guint index)
{
  return &g_array_index (interview->paragraphs, Paragraph, index);
}

static gboolean
has_label (const Paragraph *paragraph)
{
  return paragraph->label_end > paragraph->first;
}

/* "Frage:", "Anna Berg:", "A. B.:", "Berg (lacht):" before something that is not in marks */
static void
read_label (const LesartExtraction *x, Paragraph *paragraph)
{
  guint32 at = paragraph->first, limit = MIN (paragraph->end, at + MAX_LABEL_TOKENS),
          label_end = at;

  if (!(x->tokens[at].flags & LESART_TOKEN_UPPER))
    return;
  while (at < limit && (x->tokens[at].kind == LESART_TOKEN_WORD || lesart_token_is (x, at, ".")))
    at++;
  label_end = at;
  if (at < limit && lesart_token_is (x, at, "(")) {
    limit = MIN (paragraph->end, at + MAX_LABEL_TOKENS);
    while (at < limit && !lesart_token_is (x, at, ")"))
      at++;
    at++;
  }
  if (at + 1 >= paragraph->end || !lesart_token_is (x, at, ":")
      || x->tokens[at + 1].kind == LESART_TOKEN_QUOTE)
    return;
  paragraph->label_end = label_end;
  paragraph->colon = at;
}

static void
find_paragraphs (Interview *interview)
{
  const LesartExtraction *x = interview->x;
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (x->reading->text, &n_blocks);

  for (guint32 s = 0, next; s < x->n_sentences; s = next) {
    Paragraph paragraph = { .first = x->sentences[s].first, .block = x->sentences[s].block };

    for (next = s + 1; next < x->n_sentences && x->sentences[next].block == paragraph.block; next++)
      ;
    paragraph.end = x->sentences[next - 1].end;
    paragraph.label_end = paragraph.first;
    paragraph.asks = lesart_token_is (x, paragraph.end - 1, "?");
    if (blocks[paragraph.block].kind != LESART_BLOCK_PARAGRAPH)
      paragraph.asks = FALSE;
    else
      read_label (x, &paragraph);
    g_array_append_val (interview->paragraphs, paragraph);
  }
}

static LesartSpan
label_span (const Interview *interview, const Paragraph *paragraph)
{
  return lesart_extraction_span (interview->x, paragraph->first, paragraph->label_end);
}

static gboolean
is_same_label (const Interview *interview, const Paragraph *a, const Paragraph *b)
{
  const LesartToken *tokens = interview->x->tokens;
  const char *utf8 = interview->x->utf8;
  guint32 start_a = tokens[a->first].byte_start, start_b = tokens[b->first].byte_start;
  guint32 n_bytes = tokens[a->label_end - 1].byte_end - start_a;

  return tokens[b->label_end - 1].byte_end - start_b == n_bytes
         && memcmp (utf8 + start_a, utf8 + start_b, n_bytes) == 0;
}

/* All paragraphs with the label of @turn are turns. */
static void
mark_turns (Interview *interview, const Paragraph *turn)
{
  if (turn->turn)
    return;
  for (guint i = 0; i < interview->paragraphs->len; i++) {
    Paragraph *paragraph = &g_array_index (interview->paragraphs, Paragraph, i);

    if (has_label (paragraph) && is_same_label (interview, turn, paragraph))
      paragraph->turn = TRUE;
  }
}

#define MAX_SPEAKERS 12 /* of an interview: the labels are looked for in all paragraphs */

/* Marks the turns; returns whether the text is an interview. */
static gboolean
find_turns (Interview *interview)
{
  guint n_pairs = 0, n_bare = 0, n_labels = 0;

  for (guint i = 1; i < interview->paragraphs->len; i++) {
    const Paragraph *question = paragraph_at (interview, i - 1);

    if (!question->asks || !has_label (paragraph_at (interview, i)))
      continue;
    if (has_label (question))
      n_pairs++;
    else
      n_bare++;
  }
  if (n_pairs == 0 && n_bare < 2)
    return FALSE;
  interview->questions_have_labels = n_pairs >= n_bare;
  for (guint i = 1; i < interview->paragraphs->len && n_labels < MAX_SPEAKERS; i++) {
    const Paragraph *question = paragraph_at (interview, i - 1), *answer = question + 1;

    if (!question->asks || !has_label (answer))
      continue;
    n_labels += !answer->turn;
    mark_turns (interview, answer);
    if (has_label (question)) {
      n_labels += !question->turn;
      mark_turns (interview, question);
    }
  }
  return TRUE;
}

/* --- Who it is --- */

/* "AB", "A. B.": their letters. */
static guint
read_initials (const LesartExtraction *x, const Paragraph *paragraph, char *initials)
{
  guint n = 0;

  for (guint32 at = paragraph->first; at < paragraph->label_end; at++) {
    gsize n_bytes;
    const char *text = lesart_token_text (x, at, &n_bytes);

    for (gsize i = 0; i < n_bytes; i++) {
      if (text[i] == '.')
        continue;
      if (!g_ascii_isupper (text[i]) || n == MAX_INITIALS)
        return 0;
      initials[n++] = text[i];
    }
  }
  return n > 1 ? n : 0;
}

/* Do the words of @name begin with the @n letters, and go on? */
static gboolean
has_initials (const char *name, const char *initials, guint n)
{
  for (guint i = 0; i < n; i++) {
    if (name == NULL || *name != initials[i] || name[1] == '.')
      return FALSE;
    name = strchr (name, ' ');
    name += name != NULL ? 1 : 0;
  }
  return name == NULL;
}

/* The person with these initials, if there is but one. */
static gint32
find_by_initials (const Interview *interview, const Paragraph *paragraph)
{
  const GArray *entities = interview->x->reading->entities;
  char initials[MAX_INITIALS];
  guint n = read_initials (interview->x, paragraph, initials);
  gint32 found = LESART_NO_ENTITY;

  for (guint e = 0; e < entities->len && n > 0; e++) {
    const LesartEntity *entity = &g_array_index (entities, LesartEntity, e);

    if (entity->type != LESART_ENTITY_PER || !has_initials (entity->name, initials, n))
      continue;
    if (found != LESART_NO_ENTITY)
      return LESART_NO_ENTITY;
    found = (gint32) e;
  }
  return found;
}

/* Who answers, where the label is "Antwort": the person named most before the first turn. */
static gint32
find_who_answers (const Interview *interview)
{
  const LesartReading *reading = interview->x->reading;
  g_autofree guint *counts = g_new0 (guint, reading->entities->len + 1);
  guint32 end = interview->x->n_tokens;

  for (guint i = 0; i < interview->paragraphs->len; i++)
    if (paragraph_at (interview, i)->turn) {
      end = paragraph_at (interview, i)->first;
      break;
    }
  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    if (mention->first_token >= end)
      break;
    if (g_array_index (reading->entities, LesartEntity, mention->entity).type == LESART_ENTITY_PER)
      counts[mention->entity]++;
  }
  return lesart_most_frequent (counts, reading->entities->len);
}

static LesartSpeaker
find_speaker (const Interview *interview, const Paragraph *turn)
{
  const LesartExtraction *x = interview->x;
  LesartSpeaker speaker = { LESART_NO_ENTITY, label_span (interview, turn) };
  gint32 mention = x->mention_at[turn->label_end - 1];

  speaker.entity = find_by_initials (interview, turn);
  if (speaker.entity == LESART_NO_ENTITY && mention >= 0)
    speaker.entity = g_array_index (x->reading->mentions, LesartMention, mention).entity;
  if (speaker.entity == LESART_NO_ENTITY
      && lesart_grammar_is_one_of (x->grammar, turn->first, "Antwort"))
    speaker.entity = interview->answers;
  return speaker;
}

/* --- What they say --- */

static void
add_passage (
    const Interview *interview, guint32 first, guint32 end, LesartSpeaker speaker, GArray *turns)
{
  LesartQuoted passage = {
    .first = first,
    .end = end,
    .unmarked = TRUE,
    .attributed = TRUE,
    .is_speech = TRUE,
    .is_clause = TRUE,
    .by = { speaker, LESART_SPAN_NONE, "quote.direct.turn" },
  };

  if (first < end)
    g_array_append_val (turns, passage);
}

static gboolean
has_first_person (const Interview *interview, const Paragraph *paragraph)
{
  for (guint32 at = paragraph->first; at < paragraph->end; at++)
    if (lesart_grammar_is_one_of (interview->x->grammar, at,
                                  "ich Ich mir Mir mich Mich mein Mein meine Meine meinem meinen "
                                  "meiner"))
      return TRUE;
  return FALSE;
}

/* What follows the last turn may be about it; where somebody says "I", it is still who answers. */
static guint
find_end_of_last_turn (const Interview *interview, guint index)
{
  guint end = index + 1;

  for (guint i = end; i < interview->paragraphs->len && i <= index + MAX_LAST_PARAGRAPHS; i++)
    if (has_first_person (interview, paragraph_at (interview, i)))
      end = i + 1;
  return end;
}

/* The paragraphs behind turn @index that go on with it: up to the next turn, or the question before
 * it. */
static guint
find_end_of_turn (const Interview *interview, guint index)
{
  guint next = index + 1;

  while (next < interview->paragraphs->len && !paragraph_at (interview, next)->turn)
    next++;
  if (next == interview->paragraphs->len)
    return find_end_of_last_turn (interview, index);
  return interview->questions_have_labels || next == index + 1 ? next : next - 1;
}

static void
add_turns (const Interview *interview, GArray *turns)
{
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (interview->x->reading->text, &n_blocks);

  for (guint i = 0; i < interview->paragraphs->len; i++) {
    const Paragraph *turn = paragraph_at (interview, i);
    LesartSpeaker speaker;
    guint end;

    if (!turn->turn)
      continue;
    speaker = find_speaker (interview, turn);
    add_passage (interview, turn->colon + 1, turn->end, speaker, turns);
    end = find_end_of_turn (interview, i);
    for (guint next = i + 1; next < end; next++) {
      const Paragraph *paragraph = paragraph_at (interview, next);

      if (blocks[paragraph->block].kind != LESART_BLOCK_PARAGRAPH)
        break;
      add_passage (interview, paragraph->first, paragraph->end, speaker, turns);
    }
  }
}

/* The passages of both, in order; what stands in marks within a turn is part of it. */
static void
merge (GArray *quoted, const GArray *turns)
{
  g_autoptr (GArray) marked = g_array_copy (quoted);
  guint t = 0;

  g_array_set_size (quoted, 0);
  for (guint i = 0; i < marked->len; i++) {
    const LesartQuoted *passage = &g_array_index (marked, LesartQuoted, i);

    for (; t < turns->len && g_array_index (turns, LesartQuoted, t).first <= passage->first; t++)
      g_array_append_val (quoted, g_array_index (turns, LesartQuoted, t));
    if (t == 0 || g_array_index (turns, LesartQuoted, t - 1).end <= passage->first)
      g_array_append_val (quoted, *passage);
  }
  g_array_append_vals (quoted, &g_array_index (turns, LesartQuoted, t), turns->len - t);
}

/**
 * lesart_find_turns:
 * @quoted: (element-type LesartQuoted): the passages between marks, in order
 *
 * Adds what is said in an interview, a passage a paragraph, each with its speaker.
 */
void
lesart_find_turns (const LesartExtraction *x, GArray *quoted)
{
  Interview interview = { .x = x, .paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph)) };

  find_paragraphs (&interview);
  if (find_turns (&interview)) {
    g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (LesartQuoted));

    interview.answers = find_who_answers (&interview);
    add_turns (&interview, turns);
    merge (quoted, turns);
  }
  g_array_unref (interview.paragraphs);
}
