/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The chunks of a sentence: stretches between commas (or semicolons, colons, dashes), cut once more
 * at an "und" with a predicate on either side; and what each could be: which word opens it, where
 * its finite verb and its zu-infinitive stand.
 */
#include "grammar-private.h"

/* --- Looking at tokens --- */

static inline gboolean
is_separator (const LesartGrammar *grammar, guint32 at, gboolean *hard)
{
  static const char *const soft[] = { ",", "–", "—", "-", "…" };
  static const char *const strong[] = { ";", ":", ".", "!", "?", "..." };
  const LesartToken *token = lesart_grammar_token (grammar, at);

  if (token->kind != LESART_TOKEN_PUNCTUATION && token->kind != LESART_TOKEN_SYMBOL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (soft); i++)
    if (lesart_grammar_token_is (grammar, at, soft[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (strong); i++)
    if (lesart_grammar_token_is (grammar, at, strong[i])) {
      *hard = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* Cuts list items and verb groups: "aber" and "denn" stand inside a clause as well. */
static gboolean
is_joint (const LesartGrammar *grammar, guint32 at)
{
  return (lesart_grammar_kinds (grammar, at) & LESART_WORD_COORDINATOR) != 0
         && (lesart_grammar_token_is (grammar, at, "und")
             || lesart_grammar_token_is (grammar, at, "oder")
             || lesart_grammar_token_is (grammar, at, "sowie"));
}

/* --- Chunks --- */

typedef struct {
  gboolean strict; /* a form that can only be finite */
  gboolean finite;
  gboolean lexical;   /* a lexical verb, so that the part can stand alone */
  gboolean infinite;  /* an infinite lexical verb */
  gboolean auxiliary; /* an infinite auxiliary: what may be a participle is one */
} Verbs;

static void
add_verbs (Verbs *verbs, guint32 kinds)
{
  verbs->finite |= (kinds & LESART_WORD_FINITE) != 0;
  verbs->strict |= lesart_kinds_are_strictly_finite (kinds);
  verbs->lexical |= (kinds & LESART_WORD_VERB) && lesart_kinds_are_lexical (kinds);
  verbs->infinite |= (kinds & LESART_WORD_INFINITE) && lesart_kinds_are_lexical (kinds);
  verbs->auxiliary |= (kinds & LESART_WORD_INFINITE) && !lesart_kinds_are_lexical (kinds);
}

static Verbs
verbs_until_joint (const LesartGrammar *grammar, guint32 from, guint32 end)
{
  Verbs verbs = { 0 };

  for (guint32 at = from; at < end && !is_joint (grammar, at); at++)
    add_verbs (&verbs, grammar->words[at].kinds);
  return verbs;
}

/* Two predicates on either side of a coordinator, or only two objects of one? */
static gboolean
is_two_predicates (const Verbs *left, const Verbs *right)
{
  if (left->infinite && right->infinite)
    return TRUE;
  return left->finite && (right->strict || (right->finite && left->lexical && !right->auxiliary));
}

static void
add_chunk (GArray *chunks, guint32 first, guint32 end, gboolean joined, gboolean hard)
{
  LesartChunk chunk = { .first = first, .end = end, .joined = joined, .hard = hard };

  if (first < end)
    g_array_append_val (chunks, chunk);
}

/* The cut is at the joint before the second predicate; where the first one ends with its verb,
 * already at the joint right after that: [A zu nehmen] [und B und C zu bewältigen]. */
static void
split_at_joints (
    const LesartGrammar *grammar, guint32 first, guint32 end, gboolean hard, GArray *chunks)
{
  Verbs left = { 0 };
  guint32 start = first, early = LESART_NO_TOKEN;
  gboolean joined = FALSE;

  for (guint32 at = first; at < end; at++) {
    if (at > start && is_joint (grammar, at)) {
      Verbs right = verbs_until_joint (grammar, at + 1, end);

      if (grammar->words[at - 1].kinds & LESART_WORD_VERB)
        early = at;
      if (is_two_predicates (&left, &right)) {
        guint32 cut = early != LESART_NO_TOKEN ? early : at;

        add_chunk (chunks, start, cut, joined, hard && !joined);
        start = cut;
        joined = TRUE;
        left = (Verbs){ 0 };
        early = LESART_NO_TOKEN;
      }
    }
    if (grammar->words[at].kinds & LESART_WORD_VERB)
      early = LESART_NO_TOKEN;
    add_verbs (&left, grammar->words[at].kinds);
  }
  add_chunk (chunks, start, end, joined, hard && !joined);
}

static void
find_chunks (const LesartGrammar *grammar, const LesartSentence *sentence, GArray *chunks)
{
  guint32 start = sentence->first;
  gboolean hard = TRUE;

  for (guint32 at = sentence->first; at < sentence->end; at++) {
    gboolean next_hard = FALSE;

    if (!is_separator (grammar, at, &next_hard))
      continue;
    split_at_joints (grammar, start, at, hard, chunks);
    if (at > start)
      hard = FALSE;
    hard |= next_hard;
    start = at + 1;
  }
  split_at_joints (grammar, start, sentence->end, hard, chunks);
}

/* --- Reading a chunk --- */

static void
find_lead (const LesartGrammar *grammar, LesartChunk *chunk)
{
  guint32 at = lesart_grammar_skip_transparent (grammar, chunk->first, chunk->end);

  while (at < chunk->end && (grammar->words[at].kinds & LESART_WORD_COORDINATOR)) {
    chunk->coordinator = TRUE;
    at = lesart_grammar_skip_transparent (grammar, at + 1, chunk->end);
  }
  chunk->lead = at;
  chunk->quoted = at < chunk->end && grammar->quoted[at];
}

/* Does the finite verb of the chunk stand at its end, in the last group of verbs? A comparison may
 * follow it. */
gboolean
lesart_chunk_is_verb_final (const LesartGrammar *grammar, const LesartChunk *chunk, guint32 from)
{
  gboolean strict = FALSE, finite = FALSE;

  for (guint32 at = from; at < chunk->end; at++) {
    guint32 kinds = grammar->words[at].kinds;

    if (kinds == 0)
      continue;
    if ((strict || finite)
        && (lesart_grammar_token_is (grammar, at, "als")
            || lesart_grammar_token_is (grammar, at, "wie")))
      break;
    if (strict && (kinds & LESART_WORD_VERB) == 0)
      return FALSE;
    strict |= lesart_kinds_are_strictly_finite (kinds);
    finite = (kinds & LESART_WORD_FINITE) != 0;
  }
  return strict || finite;
}

static gboolean
has_finite_after (const LesartGrammar *grammar, const LesartChunk *chunk, guint32 at)
{
  for (guint32 t = at; t < chunk->end; t++)
    if (grammar->words[t].kinds & LESART_WORD_FINITE)
      return TRUE;
  return FALSE;
}

/* Is the verb in second place right after @at? Then @at is no opener: "das ist", "damit wäre". */
static gboolean
is_before_verb (const LesartGrammar *grammar, const LesartChunk *chunk, guint32 at)
{
  guint32 next = lesart_grammar_skip_transparent (grammar, at + 1, chunk->end);
  guint32 rest = lesart_grammar_skip_transparent (grammar, next + 1, chunk->end);

  return next < chunk->end && (grammar->words[next].kinds & LESART_WORD_FINITE) && rest < chunk->end
         && (grammar->words[rest].kinds & LESART_WORD_FINITE) == 0;
}

/* "Während der Experte, X, das begrüßte": no preposition governs a nominative. */
static gboolean
is_before_nominative (const LesartGrammar *grammar, const LesartChunk *chunk, guint32 at)
{
  guint32 agreement;

  if (at + 1 >= chunk->end || (grammar->words[at].kinds & LESART_WORD_DETERMINER) == 0
      || (grammar->words[at + 1].kinds & LESART_WORD_NOMINAL) == 0)
    return FALSE;
  agreement = grammar->words[at].agreement & grammar->words[at + 1].agreement;
  return agreement != 0
         && lesart_agreement_with (agreement, LESART_GENITIVE | LESART_DATIVE | LESART_ACCUSATIVE)
                == 0;
}

static gboolean
opens_subordinate (const LesartGrammar *grammar, const LesartChunk *chunk, guint32 at)
{
  guint32 kinds = lesart_grammar_kinds (grammar, at);

  if ((kinds & LESART_WORD_SUBORDINATOR) == 0 || at >= chunk->end
      || is_before_verb (grammar, chunk, at))
    return FALSE;
  if ((kinds & LESART_WORD_AMBIGUOUS) == 0 || lesart_chunk_is_verb_final (grammar, chunk, at + 1))
    return TRUE;
  return (kinds & LESART_WORD_PREPOSITION) && !has_finite_after (grammar, chunk, at)
         && is_before_nominative (grammar, chunk, at + 1);
}

/* dass, auch wenn, so dass, ohne dass */
static guint32
find_subordinator (const LesartGrammar *grammar, const LesartChunk *chunk)
{
  guint32 at = chunk->lead;

  if (opens_subordinate (grammar, chunk, at))
    return at;
  if ((lesart_grammar_kinds (grammar, at)
       & (LESART_WORD_FOCUS | LESART_WORD_INFINITIVE_OPENER | LESART_WORD_AMBIGUOUS))
      && opens_subordinate (grammar, chunk, at + 1))
    return at + 1;
  return LESART_NO_TOKEN;
}

/* Relative pronoun or w-word at the start, with at most a preposition before it. */
static guint32
find_pronoun_opener (const LesartGrammar *grammar, const LesartChunk *chunk, guint32 wanted)
{
  guint32 at = chunk->lead;

  if (at < chunk->end && (grammar->words[at].kinds & LESART_WORD_PREPOSITION)
      && (grammar->words[at].kinds & wanted) == 0)
    at++;
  if (at >= chunk->end || (grammar->words[at].kinds & wanted) == 0
      || is_before_verb (grammar, chunk, at))
    return LESART_NO_TOKEN;
  return at;
}

/* "X sagte, die Kosten würden abgewälzt": in a relative clause the auxiliary would come last, so
 * this is an article. */
static gboolean
is_article_before_verb (const LesartGrammar *grammar, const LesartChunk *chunk, guint32 at)
{
  guint32 last = chunk->end;

  if ((grammar->words[at].kinds & LESART_WORD_DETERMINER) == 0 || at + 3 >= chunk->end
      || (grammar->words[at + 1].kinds & LESART_WORD_NOMINAL) == 0
      || (grammar->words[at].agreement & grammar->words[at + 1].agreement) == 0
      || (grammar->words[last - 1].kinds & LESART_WORD_PARTICIPLE) == 0)
    return FALSE;
  while (last > at + 2 && (grammar->words[last - 1].kinds & LESART_WORD_PARTICIPLE)
         && !lesart_kinds_are_strictly_finite (grammar->words[last - 1].kinds))
    last--;
  return lesart_kinds_are_strictly_finite (grammar->words[last - 1].kinds)
         && (grammar->words[last - 1].kinds & LESART_WORD_AUXILIARY) != 0;
}

static void
find_opener (const LesartGrammar *grammar, LesartChunk *chunk, gboolean first, gboolean question)
{
  guint32 at;

  chunk->opener = find_subordinator (grammar, chunk);
  chunk->kind = LESART_CLAUSE_SUBORDINATE;
  if (chunk->opener != LESART_NO_TOKEN)
    return;
  at = first ? LESART_NO_TOKEN : find_pronoun_opener (grammar, chunk, LESART_WORD_RELATIVE);
  if (at != LESART_NO_TOKEN && !is_article_before_verb (grammar, chunk, at)
      && (!has_finite_after (grammar, chunk, at)
          || lesart_chunk_is_verb_final (grammar, chunk, at + 1))) {
    chunk->opener = at;
    chunk->kind = LESART_CLAUSE_RELATIVE;
    return;
  }
  at = find_pronoun_opener (grammar, chunk, LESART_WORD_INTERROGATIVE);
  if (at != LESART_NO_TOKEN && !(first && question) && has_finite_after (grammar, chunk, at))
    chunk->opener = at;
}

/* With an opener the last form, else the first; one that can only be finite before one that may be.
 */
void
lesart_chunk_find_finite (const LesartGrammar *grammar, LesartChunk *chunk)
{
  gboolean last = chunk->opener != LESART_NO_TOKEN;

  chunk->finite = LESART_NO_TOKEN;
  for (guint32 at = chunk->lead; at < chunk->end; at++) {
    guint32 kinds = grammar->words[at].kinds;
    /* "Belege gibt es nicht": a noun at the start of the sentence could be a verb, but need not. */
    gboolean strict =
        lesart_kinds_are_strictly_finite (kinds) && (kinds & LESART_WORD_NOMINAL) == 0;

    if ((kinds & LESART_WORD_FINITE) == 0 || strict < chunk->strict)
      continue;
    if (chunk->finite == LESART_NO_TOKEN || last || strict > chunk->strict) {
      chunk->finite = at;
      chunk->strict = strict;
    }
  }
  chunk->verb_first = chunk->finite != LESART_NO_TOKEN && chunk->finite == chunk->lead;
}

gboolean
lesart_chunk_is_agent_participle (const LesartGrammar *grammar, const LesartChunk *chunk)
{
  guint32 next = lesart_grammar_skip_transparent (grammar, chunk->lead + 1, chunk->end);

  return chunk->lead < chunk->end && (grammar->words[chunk->lead].kinds & LESART_WORD_PARTICIPLE)
         && lesart_kinds_are_lexical (grammar->words[chunk->lead].kinds) && next < chunk->end
         && (lesart_grammar_token_is (grammar, next, "von")
             || lesart_grammar_token_is (grammar, next, "vom")
             || lesart_grammar_token_is (grammar, next, "durch"));
}

/* ", benötigte Teile einzubauen": what could be a finite verb is an attribute. */
static gboolean
is_adjective_before_noun (const LesartGrammar *grammar, guint32 at)
{
  return (grammar->words[at].kinds & LESART_WORD_ADJECTIVE) != 0
         && (lesart_grammar_kinds (grammar, at + 1) & LESART_WORD_NOMINAL) != 0
         && (grammar->words[at].agreement & grammar->words[at + 1].agreement) != 0;
}

/* "um kein Vakuum entstehen zu lassen": what could be a finite verb is an infinitive. */
static gboolean
is_infinitive_under_zu (const LesartGrammar *grammar, const LesartChunk *chunk)
{
  if (chunk->strict || chunk->finite == LESART_NO_TOKEN || chunk->zu_infinitive == LESART_NO_TOKEN)
    return FALSE;
  if (chunk->finite + 2 == chunk->zu_infinitive
      && (grammar->words[chunk->finite].kinds & LESART_WORD_PARTICIPLE)
      && (grammar->words[chunk->zu_infinitive].kinds & LESART_WORD_AUXILIARY))
    return TRUE; /* "schärfere Regeln verhindert zu haben" */
  if ((grammar->words[chunk->finite].kinds & LESART_WORD_INFINITIVE) == 0)
    return FALSE;
  return (grammar->words[chunk->lead].kinds & LESART_WORD_INFINITIVE_OPENER) != 0
         || chunk->finite + 2 == chunk->zu_infinitive;
}

static void
read_chunk (const LesartGrammar *grammar, LesartChunk *chunk, gboolean first, gboolean question)
{
  find_lead (grammar, chunk);
  chunk->opener = LESART_NO_TOKEN;
  if (!chunk->joined)
    find_opener (grammar, chunk, first || chunk->hard, question);
  lesart_chunk_find_finite (grammar, chunk);
  if (chunk->verb_first && !chunk->strict && !first
      && lesart_chunk_is_agent_participle (grammar, chunk)) {
    chunk->finite = LESART_NO_TOKEN;
    chunk->verb_first = FALSE;
  }
  chunk->zu_infinitive = LESART_NO_TOKEN;
  for (guint32 at = chunk->lead; at < chunk->end; at++)
    if (grammar->words[at].kinds & LESART_WORD_INFINITIVE_ZU)
      chunk->zu_infinitive = at;
  if (is_infinitive_under_zu (grammar, chunk)) {
    chunk->finite = LESART_NO_TOKEN;
    chunk->verb_first = FALSE;
  }
  if (chunk->verb_first && !first && chunk->zu_infinitive != LESART_NO_TOKEN
      && is_adjective_before_noun (grammar, chunk->lead)) {
    grammar->words[chunk->lead].kinds &= ~(guint32) LESART_WORD_VERB;
    chunk->finite = LESART_NO_TOKEN;
    chunk->verb_first = chunk->strict = FALSE;
  }
}

/* Adjectives and a noun, nothing else. */
static gboolean
is_mere_phrase (const LesartGrammar *grammar, const LesartChunk *chunk)
{
  for (guint32 at = chunk->first; at + 1 < chunk->end; at++)
    if (!is_adjective_before_noun (grammar, at)
        && (grammar->words[at].kinds & LESART_WORD_ADJECTIVE) == 0)
      return FALSE;
  return chunk->end > chunk->first + 1
         && (grammar->words[chunk->end - 1].kinds & LESART_WORD_NOMINAL)
         && is_adjective_before_noun (grammar, chunk->end - 2);
}

/* "Umgestürzte Bäume, überflutete Keller: Der Sturm ...": what could be a finite verb is an
 * attribute as that of the phrase before. */
static void
settle_list_of_phrases (LesartGrammar *grammar, GArray *chunks)
{
  for (guint i = 1; i < chunks->len; i++) {
    const LesartChunk *before = &g_array_index (chunks, LesartChunk, i - 1);
    LesartChunk *chunk = &g_array_index (chunks, LesartChunk, i);

    if (before->finite != LESART_NO_TOKEN || before->joined || chunk->joined
        || !is_mere_phrase (grammar, before))
      return;
    if (chunk->verb_first && is_mere_phrase (grammar, chunk)) {
      lesart_word_drop_verb (&grammar->words[chunk->lead]);
      chunk->finite = LESART_NO_TOKEN;
      chunk->verb_first = chunk->strict = FALSE;
    }
  }
}

/* --- All of them --- */

/* "die Hilfe von Bauern, Händlern und Köchen zu gewinnen": "die" opens no relative clause. */
static void
find_list_starts (GArray *chunks)
{
  gboolean infinitive = FALSE;

  for (guint i = chunks->len; i > 0; i--) {
    LesartChunk *chunk = &g_array_index (chunks, LesartChunk, i - 1);
    gboolean bare = (chunk->opener == LESART_NO_TOKEN || chunk->kind == LESART_CLAUSE_RELATIVE)
                    && chunk->finite == LESART_NO_TOKEN;

    chunk->list_start = infinitive && bare && chunk->zu_infinitive == LESART_NO_TOKEN;
    infinitive = bare && (chunk->zu_infinitive != LESART_NO_TOKEN ? !chunk->verb_first : infinitive)
                 && !chunk->hard && !chunk->joined;
  }
}

/* A quoted sentence may end before the sentence does: the mark of question that counts is the last.
 */
static gboolean
is_question (const LesartGrammar *grammar, const LesartSentence *sentence)
{
  for (guint32 at = sentence->end; at > sentence->first && at + 3 > sentence->end; at--)
    if (lesart_grammar_token_is (grammar, at - 1, "?"))
      return TRUE;
  return FALSE;
}

/**
 * lesart_grammar_find_chunks: (skip)
 * @chunks: (element-type LesartChunk): filled with the chunks of @sentence
 *
 * Returns: whether the sentence is a question
 */
gboolean
lesart_grammar_find_chunks (LesartGrammar *grammar, const LesartSentence *sentence, GArray *chunks)
{
  gboolean question = is_question (grammar, sentence);

  find_chunks (grammar, sentence, chunks);
  for (guint i = 0; i < chunks->len; i++)
    read_chunk (grammar, &g_array_index (chunks, LesartChunk, i), i == 0, question);
  settle_list_of_phrases (grammar, chunks);
  find_list_starts (chunks);
  return question;
}
