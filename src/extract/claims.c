/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims: every sentence, with the certainty of its first main clause or, if that reports speech,
 * of what is said; and whether it is worth checking: it could be looked up, because it has figures,
 * dates, or somebody with a name who acts. Opinions, questions, scenery and bare forecasts are not.
 */
#include "fact-finder.h"

/* The clause that the sentence is judged by: the first main clause that has a verb; a clause inside
 * a quotation before it where that one only says who speaks. */
static guint32
find_leading_clause (const LesartFactFinder *finder, guint32 first, guint32 end)
{
  guint32 leading = LESART_NO_CLAUSE;
  guint32 row;

  for (guint32 i = first; i < end; i++) {
    const LesartClause *clause = lesart_grammar_clause (finder->grammar, i);

    if (clause->predicate == NULL)
      continue;
    if (finder->quote_of[clause->verb] >= 0)
      return i;
    if (clause->kind == LESART_CLAUSE_MAIN && leading == LESART_NO_CLAUSE) {
      leading = i;
      if (lesart_table_lookup (finder->speech, clause->predicate, -1, &row, 1) == 0)
        break;
    }
  }
  return leading;
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

/* What is over can be looked up, whoever says it. */
static gboolean
is_over (const LesartFactFinder *finder, const LesartClause *clause)
{
  guint32 finite =
      clause->finite != LESART_NO_TOKEN ? lesart_fact_word (finder, clause->finite)->finite : 0;

  return clause->perfect || clause->passive
         || ((finite & LESART_PAST) && (finite & LESART_PRESENT) == 0);
}

static gboolean
is_checkworthy (const LesartFactFinder *finder,
                const LesartSentence *sentence,
                guint32 leading,
                LesartCertainty certainty)
{
  const LesartClause *clause = lesart_grammar_clause (finder->grammar, leading);

  if (clause == NULL || lesart_grammar_token_is (finder->grammar, sentence->end - 1, "?"))
    return FALSE;
  switch (certainty) {
  case LESART_CERTAINTY_POSSIBLE:
  case LESART_CERTAINTY_CONDITIONAL:
    return FALSE; /* a scenario or forecast */
  case LESART_CERTAINTY_REPORTED:
  case LESART_CERTAINTY_NEGATED:
    return !clause->copula && (has_figure (finder, sentence) || is_over (finder, clause));
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
    leading = find_leading_clause (finder, first, clause);
    if (leading != LESART_NO_CLAUSE) {
      LesartFactSource source = lesart_judge_certainty (finder, leading);

      claim.certainty = source.certainty;
      claim.speaker = source.entity;
    }
    claim.checkworthy = is_checkworthy (finder, sentence, leading, claim.certainty);
    g_array_append_val (finder->x->reading->claims, claim);
  }
}
