/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims: every sentence, with the certainty of its first main clause or, if that reports speech,
 * of what is said; and whether it is worth checking: it could be looked up, because it has figures,
 * dates, or somebody with a name who acts. Opinions, questions, scenery and bare forecasts are not.
 */
#include "fact-finder.h"

static gboolean
opens_with_ob (const LesartFactFinder *finder, const LesartClause *clause)
{
  return clause->opener != LESART_NO_TOKEN
         && lesart_grammar_is_one_of (finder->grammar, clause->opener, "ob");
}

/* The clause that the sentence is judged by: the first main clause that has a verb; a main clause
 * inside a quotation before it where that one only says who speaks; the question where the main
 * clause only says that it is open ("Ob er kommt, ist ungewiss"). @rule tells which of them. */
static guint32
find_leading_clause (const LesartFactFinder *finder, guint32 first, guint32 end, const char **rule)
{
  guint32 leading = LESART_NO_CLAUSE, quoted = LESART_NO_CLAUSE, question = LESART_NO_CLAUSE;
  guint32 row;

  *rule = "claim.quoted";

  for (guint32 i = first; i < end; i++) {
    const LesartClause *clause = lesart_grammar_clause (finder->grammar, i);

    if (clause->predicate == NULL)
      continue;
    if (finder->quote_of[clause->verb] >= 0) {
      if (clause->kind == LESART_CLAUSE_MAIN)
        return i;
      quoted = MIN (quoted, i);
    } else if (clause->kind == LESART_CLAUSE_MAIN && leading == LESART_NO_CLAUSE) {
      leading = i;
      if (clause->copula && question != LESART_NO_CLAUSE) {
        *rule = "claim.open-question";
        return question;
      }
      if (lesart_table_lookup (finder->speech, clause->predicate, -1, &row, 1) == 0)
        break;
    } else if (opens_with_ob (finder, clause)) {
      question = MIN (question, i);
    }
  }
  if (quoted != LESART_NO_CLAUSE)
    return quoted;
  *rule = leading != LESART_NO_CLAUSE ? "claim.main" : "claim.no-clause";
  return leading;
}

/* "nannte das Vorhaben einen „Griff ins Lenkrad“": the quotation in a clause that only says who
 * speaks, or -1. */
static gint32
fragment_in (const LesartFactFinder *finder, const LesartSentence *sentence, guint32 leading)
{
  const LesartClause *clause = lesart_grammar_clause (finder->grammar, leading);
  guint32 row;

  if (finder->quote_of[clause->verb] >= 0
      || lesart_table_lookup (finder->speech, clause->predicate, -1, &row, 1) == 0)
    return -1;
  for (guint32 at = sentence->first; at < sentence->end; at++)
    if (finder->quote_of[at] >= 0)
      return finder->quote_of[at];
  return -1;
}

/* "plant, die Bahn zu beleuchten": what somebody intends is in the clause below. */
static gboolean
is_intention (const LesartFactFinder *finder, guint32 leading, guint32 end)
{
  const LesartTable *context = finder->x->syntax->event_context;
  const LesartClause *clause = lesart_grammar_clause (finder->grammar, leading);
  int decides = lesart_table_find_column (context, "decides");
  guint32 row;

  if (lesart_table_lookup (context, clause->predicate, -1, &row, 1) == 0
      || g_strcmp0 (lesart_table_get (context, row, decides),
                    lesart_certainty_to_string (LESART_CERTAINTY_PLANNED))
             != 0)
    return FALSE;
  for (guint32 i = leading + 1; i < end; i++) {
    const LesartClause *below = lesart_grammar_clause (finder->grammar, i);

    if (below->parent == leading && below->kind == LESART_CLAUSE_INFINITIVE)
      return TRUE;
  }
  return FALSE;
}

/* Gives @claim the certainty and speaker of the sentence, which clause @leading leads. */
static void
judge (LesartFactFinder *finder,
       const LesartSentence *sentence,
       guint32 leading,
       guint32 end,
       LesartClaim *claim)
{
  LesartFactSource source = lesart_judge_certainty (finder, leading);
  gint32 fragment = fragment_in (finder, sentence, leading);

  claim->certainty = source.certainty;
  claim->speaker = source.entity;
  if (source.certainty != LESART_CERTAINTY_ASSERTED)
    return;
  if (fragment >= 0) {
    claim->certainty = LESART_CERTAINTY_REPORTED;
    claim->speaker = g_array_index (finder->x->reading->quotes, LesartQuote, fragment).speaker;
    claim->rule = "claim.fragment";
  } else if (is_intention (finder, leading, end)) {
    claim->certainty = LESART_CERTAINTY_PLANNED;
    claim->rule = "claim.intention";
  }
}

static gboolean
has_figure (const LesartFactFinder *finder, const LesartSentence *sentence)
{
  for (guint32 at = sentence->first; at < sentence->end; at++)
    if (finder->x->tokens[at].kind == LESART_TOKEN_NUMBER)
      return TRUE;
  return FALSE;
}

static gboolean
has_name (const LesartFactFinder *finder, const LesartSentence *sentence)
{
  for (guint32 at = sentence->first; at < sentence->end; at++)
    if (finder->x->mention_at[at] >= 0)
      return TRUE;
  return FALSE;
}

/* "Ich habe bis zuletzt gekämpft": how somebody feels, not what could be looked up. */
static gboolean
is_personal (const LesartFactFinder *finder, const LesartClause *clause)
{
  const LesartNounPhrase *subject = lesart_grammar_phrase (finder->grammar, clause->subject);

  return subject != NULL && lesart_grammar_is_one_of (finder->grammar, subject->head, "ich wir");
}

/* What is over can be looked up, whoever says it. */
static gboolean
is_over (const LesartFactFinder *finder, const LesartClause *clause)
{
  guint32 finite =
      clause->finite != LESART_NO_TOKEN ? lesart_fact_word (finder, clause->finite)->finite : 0;

  return clause->perfect || clause->passive
         || ((finite & LESART_PAST) && (finite & LESART_PRESENT) == 0);
}

/* "Die Revolution vorantreiben": a headline that says what is to be done, not what is. Its
 * infinitive looks like a plural, but it is the last word, and nothing could be the subject of a
 * plural. */
static gboolean
is_bare_infinitive (const LesartFactFinder *finder,
                    const LesartSentence *sentence,
                    const LesartClause *clause)
{
  const LesartWord *verb;

  if (clause->kind != LESART_CLAUSE_MAIN || clause->finite == LESART_NO_TOKEN
      || clause->finite + 2 < sentence->end || clause->subject != LESART_NO_PHRASE)
    return FALSE;
  verb = lesart_fact_word (finder, clause->finite);
  return verb->infinitive_lemma != NULL && (verb->finite & LESART_SINGULAR) == 0;
}

/* "Ein Sprecher kommentierte:" only says who speaks; what is said comes after it. */
static gboolean
only_announces (const LesartFactFinder *finder,
                const LesartSentence *sentence,
                const LesartClause *clause)
{
  guint32 row;

  return lesart_grammar_token_is (finder->grammar, sentence->end - 1, ":")
         && lesart_table_lookup (finder->speech, clause->predicate, -1, &row, 1) > 0;
}

static gboolean
is_checkworthy (const LesartFactFinder *finder,
                const LesartSentence *sentence,
                guint32 leading,
                LesartCertainty certainty)
{
  const LesartClause *clause = lesart_grammar_clause (finder->grammar, leading);

  if (clause == NULL || lesart_grammar_token_is (finder->grammar, sentence->end - 1, "?")
      || is_bare_infinitive (finder, sentence, clause) || only_announces (finder, sentence, clause))
    return FALSE;
  switch (certainty) {
  case LESART_CERTAINTY_CONDITIONAL:
    return FALSE; /* a scenario */
  case LESART_CERTAINTY_POSSIBLE:
    return has_figure (finder, sentence); /* else a bare forecast */
  case LESART_CERTAINTY_REPORTED:
  case LESART_CERTAINTY_NEGATED:
    return !clause->copula && !is_personal (finder, clause)
           && (has_figure (finder, sentence) || is_over (finder, clause));
  case LESART_CERTAINTY_ASSERTED:
  case LESART_CERTAINTY_PLANNED:
  default:
    return has_figure (finder, sentence)
           || (!clause->copula && (has_name (finder, sentence) || is_over (finder, clause)));
  }
}

void
lesart_extract_claims (LesartFactFinder *finder)
{
  guint32 clause = 0;
  guint32 n_clauses = finder->grammar->clauses->len;

  for (guint32 s = 0; s < finder->x->n_sentences; s++) {
    const LesartSentence *sentence = &finder->x->sentences[s];
    LesartClaim claim = { .span =
                              lesart_extraction_span (finder->x, sentence->first, sentence->end),
                          .speaker = LESART_NO_ENTITY };
    guint32 first = clause, leading;

    while (clause < n_clauses && lesart_grammar_clause (finder->grammar, clause)->sentence == s)
      clause++;
    leading = find_leading_clause (finder, first, clause, &claim.rule);
    if (leading != LESART_NO_CLAUSE)
      judge (finder, sentence, leading, clause, &claim);
    claim.checkworthy = is_checkworthy (finder, sentence, leading, claim.certainty);
    g_array_append_val (finder->x->reading->claims, claim);
  }
}
