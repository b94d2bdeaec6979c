/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts: what each clause of the article says that somebody does or that happens. One clause, one
 * fact; a clause whose predicate or subject could not be made out, and one that only says what
 * something is, is left out: a fact that reads like nonsense costs more trust than a missing one.
 */
#include "fact-finder.h"

#include <string.h>

/* --- Preparing --- */

static guint32
token_at (const LesartExtraction *x, guint32 position)
{
  guint32 low = 0, high = x->n_tokens;

  while (low < high) {
    guint32 middle = (low + high) / 2;

    if (x->tokens[middle].end <= position)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Quotes inside quotes have their words in the outer one; each token is visited once. */
static void
mark_quotes (LesartFactFinder *finder)
{
  const LesartExtraction *x = finder->x;
  guint32 done = 0;

  for (guint32 at = 0; at < x->n_tokens; at++)
    finder->quote_of[at] = -1;
  for (guint i = 0; i < x->reading->quotes->len; i++) {
    const LesartQuote *quote = &g_array_index (x->reading->quotes, LesartQuote, i);

    for (guint32 at = MAX (done, token_at (x, quote->span.start));
         at < x->n_tokens && x->tokens[at].end <= quote->span.end; at++) {
      finder->quote_of[at] = (gint32) i;
      done = at + 1;
    }
  }
}

/* A cue or the first word of one? Asked once for each form. */
static gboolean
may_begin_cue (const LesartExtraction *x, const LesartTable *cues, guint32 at, GByteArray *judged)
{
  enum { UNKNOWN, NO, YES };
  const LesartForm *form = lesart_token_form (x, at);
  guint known = judged->len;

  if (form->index >= known) {
    g_byte_array_set_size (judged, form->index + 1);
    memset (judged->data + known, UNKNOWN, judged->len - known);
  }
  if (judged->data[form->index] == UNKNOWN)
    judged->data[form->index] =
        lesart_table_may_begin (cues, form->bytes, form->n_bytes) ? YES : NO;
  return judged->data[form->index] == YES;
}

static void
mark_cues (LesartFactFinder *finder)
{
  const LesartExtraction *x = finder->x;
  const LesartTable *cues = lesart_language_get_table (x->language, "certainty");
  int decides = lesart_table_find_column (cues, "decides");
  g_autoptr (GByteArray) judged = g_byte_array_new ();

  if (x->n_tokens == 0)
    return; /* memset takes no NULL */
  memset (finder->cue_of, -1, x->n_tokens);
  if (decides < 0)
    return;
  for (guint32 s = 0; s < x->n_sentences; s++)
    for (guint32 at = x->sentences[s].first; at < x->sentences[s].end; at++) {
      LesartCertainty certainty;
      LesartMatch match;

      if (x->tokens[at].kind != LESART_TOKEN_WORD || !may_begin_cue (x, cues, at, judged)
          || !lesart_table_match (cues, x->reading->text, x->reading->segments, at,
                                  x->sentences[s].end, &match)
          || match.n_rows == 0)
        continue;
      for (guint i = 0; i < match.n_rows && finder->cue_of[at] < 0; i++)
        if (lesart_certainty_from_string (lesart_table_get (cues, match.rows[i], decides),
                                          &certainty))
          finder->cue_of[at] = (gint8) certainty;
      at += match.n_tokens - 1; /* the "wohl" of "sehr wohl" is none of its own */
    }
}

void
lesart_fact_finder_init (LesartFactFinder *finder, LesartExtraction *x)
{
  finder->x = x;
  finder->grammar = x->grammar;
  finder->speech = lesart_language_get_table (x->language, "speech-verbs");
  finder->speech_takes = lesart_table_find_column (finder->speech, "takes");
  finder->objects = lesart_language_get_table (x->language, "verb-objects");
  finder->complements = lesart_language_get_table (x->language, "verb-complements");
  finder->complements_column = lesart_table_find_column (finder->complements, "complements");
  finder->quote_of = g_new (gint32, x->n_tokens);
  finder->cue_of = g_new (gint8, x->n_tokens);
  mark_quotes (finder);
  mark_cues (finder);
}

void
lesart_fact_finder_clear (LesartFactFinder *finder)
{
  g_free (finder->quote_of);
  g_free (finder->cue_of);
}

/* --- Facts --- */

/* A headline says again, and shorter, what the article says. */
gboolean
lesart_fact_is_in_headline (const LesartFactFinder *finder, guint32 sentence)
{
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (finder->x->reading->text, &n_blocks);

  return blocks[finder->x->sentences[sentence].block].kind == LESART_BLOCK_HEADLINE;
}

static gboolean
is_question (const LesartFactFinder *finder, const LesartClause *clause)
{
  return lesart_grammar_token_is (finder->grammar, clause->end, "?");
}

static gboolean
has_question_word (const LesartFactFinder *finder, guint32 subject)
{
  const LesartNounPhrase *phrase = lesart_grammar_phrase (finder->grammar, subject);

  return phrase != NULL
         && (lesart_fact_word (finder, phrase->head)->kinds & LESART_WORD_INTERROGATIVE) != 0
         && (lesart_fact_word (finder, phrase->head)->kinds & LESART_WORD_RELATIVE) == 0;
}

static gboolean
is_worth_a_fact (LesartFactFinder *finder, guint32 index)
{
  const LesartClause *clause = lesart_grammar_clause (finder->grammar, index);

  if (clause->predicate == NULL || clause->copula
      || lesart_fact_is_in_headline (finder, clause->sentence) || is_question (finder, clause))
    return FALSE;
  return !has_question_word (finder, clause->subject);
}

/* A predicate needs somebody or something: an active clause without both was not understood. */
static gboolean
is_complete (const LesartFactFinder *finder, const LesartFact *fact, const LesartClause *clause)
{
  const LesartReading *reading = finder->x->reading;

  if (lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_AGENT) != NULL
      || (clause->passive && clause->kind != LESART_CLAUSE_PARTICIPLE))
    return TRUE;
  return lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_THEME) != NULL
         && (clause->kind == LESART_CLAUSE_INFINITIVE || clause->causative || clause->obligation
             || clause->reflexive || strcmp (fact->predicate, "geben") == 0);
}

static const char *
rule_of (const LesartClause *clause)
{
  if (clause->kind == LESART_CLAUSE_PARTICIPLE)
    return "clause.participle";
  if (clause->passive)
    return "clause.passive";
  if (clause->kind == LESART_CLAUSE_INFINITIVE)
    return "clause.infinitive";
  return clause->kind == LESART_CLAUSE_RELATIVE      ? "clause.relative"
         : clause->kind == LESART_CLAUSE_SUBORDINATE ? "clause.subordinate"
                                                     : "clause.main";
}

/* The clause without the marks and the comma at its ends. */
LesartSpan
lesart_fact_clause_span (const LesartFactFinder *finder, guint32 index)
{
  const LesartClause *clause = lesart_grammar_clause (finder->grammar, index);
  guint32 first = clause->first, end = clause->end;

  while (first + 1 < end
         && (finder->x->tokens[first].kind == LESART_TOKEN_QUOTE
             || finder->x->tokens[first].kind == LESART_TOKEN_PUNCTUATION))
    first++;
  while (end > first + 1
         && (finder->x->tokens[end - 1].kind == LESART_TOKEN_QUOTE
             || finder->x->tokens[end - 1].kind == LESART_TOKEN_PUNCTUATION))
    end--;
  return lesart_extraction_span (finder->x, first, end);
}

static const char *
word_at (const LesartFactFinder *finder, guint32 token)
{
  gsize n;
  const char *word = lesart_token_text (finder->x, token, &n);

  return lesart_extraction_intern (finder->x, word, (gssize) n);
}

static void
add_fact (LesartFactFinder *finder, guint32 index)
{
  LesartReading *reading = finder->x->reading;
  const LesartClause *clause = lesart_grammar_clause (finder->grammar, index);
  LesartFactSource source = lesart_judge_certainty (finder, index);
  LesartFact fact = {
    .predicate = lesart_extraction_intern (finder->x, clause->predicate, -1),
    .first_argument = reading->arguments->len,
    .certainty = source.certainty,
    .source = source.entity,
    .span = lesart_fact_clause_span (finder, index),
    .verb = lesart_extraction_span (finder->x, clause->verb, clause->verb + 1),
    .rule = rule_of (clause),
  };

  fact.n_arguments = lesart_fact_add_arguments (finder, index, &fact.score);
  fact.complement = strcmp (fact.predicate, "sein") == 0
                        ? word_at (finder, clause->verb) /* sie sind darauf angewiesen */
                        : lesart_fact_find_complement (finder, &fact, index);
  if (is_complete (finder, &fact, clause))
    g_array_append_val (reading->facts, fact);
  else
    g_array_set_size (reading->arguments, fact.first_argument);
}

static int
compare_facts (gconstpointer a, gconstpointer b)
{
  const LesartFact *left = a, *right = b;

  if (left->span.start != right->span.start)
    return left->span.start < right->span.start ? -1 : 1;
  return left->verb.start < right->verb.start ? -1 : left->verb.start > right->verb.start;
}

void
lesart_extract_facts (LesartExtraction *x)
{
  LesartFactFinder finder;

  lesart_fact_finder_init (&finder, x);
  for (guint32 i = 0; i < finder.grammar->clauses->len; i++)
    if (is_worth_a_fact (&finder, i))
      add_fact (&finder, i);
  lesart_extract_nominal_facts (&finder);
  g_array_sort (x->reading->facts, compare_facts);
  lesart_extract_relations (&finder);
  lesart_extract_claims (&finder);
  lesart_fact_finder_clear (&finder);
}
