/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who acts, and what only those who act do (agents.tsv): where two phrases could be the subject, it
 * is the one that acts.
 */
#include "grammar-private.h"

#include <string.h>

#define MAX_AGENT_BYTES 40

gboolean
lesart_clause_says (const LesartGrammar *grammar, const LesartClause *clause)
{
  guint32 row;

  return grammar->speech != NULL && clause != NULL && clause->predicate != NULL
         && lesart_table_lookup (grammar->speech, clause->predicate, -1, &row, 1) > 0;
}

/**
 * lesart_grammar_is_agent:
 * @word: (nullable): a lemma
 * @cue: one of those in agents.tsv
 *
 * Returns: whether the word is listed with that cue
 */
gboolean
lesart_grammar_is_agent (const LesartGrammar *grammar, const char *word, const char *cue)
{
  const gsize n = strlen (cue);
  guint32 row;

  if (word == NULL || grammar->agents == NULL
      || lesart_table_lookup (grammar->agents, word, -1, &row, 1) == 0)
    return FALSE;
  for (const char *cell = lesart_table_get (grammar->agents, row,
                                            lesart_table_find_column (grammar->agents, "cue"));
       cell != NULL; cell = strchr (cell, '|')) {
    cell += *cell == '|';
    if (strncmp (cell, cue, n) == 0 && (cell[n] == '\0' || cell[n] == '|'))
      return TRUE;
  }
  return FALSE;
}

/* "Das teilte das Unternehmen mit": the pronoun for what was said or done before */
gboolean
lesart_grammar_stands_for_deed (const LesartGrammar *grammar, const LesartNounPhrase *phrase)
{
  return phrase->pronoun
         && lesart_grammar_is_one_of (grammar, phrase->head, "das Das dies Dies was Was es Es");
}

/* Is the noun, or the last part of it, listed with @cue? */
static gboolean
has_noun_cue (const LesartGrammar *grammar, const char *lemma, const char *cue)
{
  char last[MAX_AGENT_BYTES];

  if (lesart_grammar_is_agent (grammar, lemma, cue))
    return TRUE;
  for (gsize n = lemma != NULL ? strlen (lemma) : 0, i = 3; i + 3 < n; i++)
    if (n - i < sizeof last && g_ascii_isalpha (lemma[i])) {
      g_strlcpy (last, lemma + i, sizeof last);
      last[0] = g_ascii_toupper (last[0]);
      if (lesart_grammar_is_agent (grammar, last, cue))
        return TRUE;
    }
  return FALSE;
}

/* A person or body, by its head noun or the last part of that; what a relative pronoun stands for.
 */
gboolean
lesart_grammar_acts (const LesartGrammar *grammar, guint32 clause, const LesartNounPhrase *phrase)
{
  const char *lemma;

  if (phrase->head == lesart_grammar_clause (grammar, clause)->opener)
    phrase = lesart_grammar_phrase (grammar, lesart_grammar_find_antecedent (grammar, clause));
  if (phrase == NULL || lesart_grammar_stands_for_deed (grammar, phrase))
    return FALSE;
  if (lesart_phrase_is_named (grammar, phrase) || lesart_grammar_in_name (grammar, phrase->head)
      || phrase->pronoun)
    return TRUE;
  lemma = grammar->words[phrase->head].noun_lemma;
  return (lemma != NULL && g_str_has_suffix (lemma, "erin"))
         || has_noun_cue (grammar, lemma, "noun");
}

/* "Das zeigt eine Studie": can @phrase be what shows it? */
gboolean
lesart_grammar_is_source (const LesartGrammar *grammar, const LesartNounPhrase *phrase)
{
  return !phrase->pronoun && !lesart_grammar_in_name (grammar, phrase->head)
         && has_noun_cue (grammar, grammar->words[phrase->head].noun_lemma, "source");
}

/* "ein Gutachten, das die Fraktion in Auftrag gegeben hatte": the two words before the verb with
 * it.
 */
static gboolean
is_agent_idiom (const LesartGrammar *grammar, const LesartClause *clause)
{
  char idiom[2 * LESART_LEMMA_MAX];
  gsize n_preposition, n_noun;
  const char *preposition, *noun;

  if (clause->predicate == NULL || clause->verb == LESART_NO_TOKEN || clause->verb < 2
      || (grammar->words[clause->verb - 2].kinds & LESART_WORD_PREPOSITION) == 0)
    return FALSE;
  preposition = lesart_grammar_form (grammar, clause->verb - 2, &n_preposition);
  noun = lesart_grammar_form (grammar, clause->verb - 1, &n_noun);
  g_snprintf (idiom, sizeof idiom, "%.*s %.*s %s", (int) n_preposition, preposition, (int) n_noun,
              noun, clause->predicate);
  return lesart_grammar_is_agent (grammar, idiom, "verb");
}

/* Is what the clause says something that only those who act do? */
gboolean
lesart_clause_needs_agent (const LesartGrammar *grammar, guint32 index)
{
  const LesartClause *clause = lesart_grammar_clause (grammar, index);

  return lesart_grammar_is_agent (grammar, clause->predicate, "verb")
         || lesart_clause_says (grammar, clause) || is_agent_idiom (grammar, clause);
}

/* "fanden die Tester Rückstände": who does what a verb says, from no town. */
gboolean
lesart_grammar_is_agent_noun (const LesartGrammar *grammar, guint32 at)
{
  char verb[LESART_LEMMA_MAX];
  gsize n_bytes;
  const char *form = lesart_grammar_form (grammar, at, &n_bytes);

  if ((grammar->words[at].kinds & LESART_WORD_UNKNOWN) || n_bytes + 1 > sizeof verb || n_bytes < 4
      || (grammar->tags != NULL && grammar->tags[at].stts != LESART_STTS_NN))
    return FALSE;
  g_snprintf (verb, sizeof verb, "%.*sn", (int) n_bytes - 1, form);
  verb[0] = g_ascii_tolower (verb[0]);
  return lesart_grammar_is_verb (grammar, verb);
}
