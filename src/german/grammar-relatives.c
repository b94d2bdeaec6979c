/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a relative pronoun stands for: the last phrase before it that agrees in gender and number,
 * with a few exceptions for names.
 */
#include "grammar-private.h"

/* The finite verb can only be plural and no other subject is at hand: so is the pronoun. */
static gboolean
must_be_plural (const LesartGrammar *grammar, const LesartClause *clause)
{
  guint32 nominative =
      lesart_agreement_with (grammar->words[clause->opener].agreement, LESART_NOMINATIVE);

  if (!lesart_clause_is_plural_only (grammar, clause)
      || lesart_agreement_with (nominative, LESART_PLURAL) == 0)
    return FALSE;
  for (guint32 i = clause->first_phrase; i < clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, i);

    if (phrase->head != clause->opener && phrase->preposition == LESART_NO_TOKEN
        && lesart_agreement_with (phrase->agreement, LESART_ACCUSATIVE | LESART_DATIVE) == 0)
      return FALSE;
  }
  return TRUE;
}

/* What a relative pronoun may find in @phrase: a place behind "in" is neuter. */
static guint32
form_of_antecedent (const LesartGrammar *grammar, const LesartNounPhrase *phrase)
{
  guint32 form = lesart_agreement_without_case (phrase->agreement);

  if (lesart_phrase_is_bare_name (grammar, phrase) && phrase->first == phrase->head
      && phrase->preposition != LESART_NO_TOKEN
      && lesart_grammar_is_one_of (grammar, phrase->preposition, "in In nach Nach aus Aus"))
    form &= lesart_agreement_without_case (LESART_AGREEMENT_NEUTER & LESART_AGREEMENT_SINGULAR);
  return form;
}

/* The end of those phrases of @clause that end before @token. */
static guint32
phrases_before (const LesartGrammar *grammar, const LesartClause *clause, guint32 token)
{
  guint32 low = clause->first_phrase, high = clause->end_phrase;

  while (low < high) {
    guint32 middle = (low + high) / 2;

    if (lesart_grammar_phrase (grammar, middle)->end <= token)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* "von Beginn an", "von Haus aus" */
static gboolean
is_starting_point (const LesartGrammar *grammar, const LesartNounPhrase *phrase)
{
  return phrase->preposition != LESART_NO_TOKEN
         && lesart_grammar_is_one_of (grammar, phrase->preposition, "von vom")
         && lesart_grammar_is_one_of (grammar, phrase->end, "an aus her");
}

/* "Anna Roth von der Kanzlei, die": rather the person than where she belongs to. "ein Büro in Bonn,
 * das": rather the thing than the name of its place or maker. */
static gboolean
belongs_to_left (const LesartGrammar *grammar,
                 const LesartClause *clause,
                 guint32 index,
                 guint32 wanted)
{
  gboolean neuter =
      wanted == lesart_agreement_without_case (LESART_AGREEMENT_NEUTER & LESART_AGREEMENT_SINGULAR);
  const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, index), *left;

  if (index <= clause->first_phrase || phrase->preposition == LESART_NO_TOKEN)
    return FALSE;
  left = lesart_grammar_phrase (grammar, index - 1);
  if (neuter && lesart_phrase_is_bare_name (grammar, phrase)
      && !lesart_phrase_is_named (grammar, left))
    return left->end == phrase->preposition && (form_of_antecedent (grammar, left) & wanted) != 0;
  if (!lesart_grammar_is_one_of (grammar, phrase->preposition, "von vom bei beim aus"))
    return FALSE;
  return left->end == phrase->preposition && left->core_end > left->head + 1 && !left->coordinated
         && lesart_phrase_is_named (grammar, left)
         && (form_of_antecedent (grammar, left) & wanted) != 0;
}

static guint32
find_antecedent (const LesartGrammar *grammar,
                 const LesartClause *clause,
                 const LesartClause *parent,
                 gboolean plural)
{
  guint32 wanted = lesart_agreement_without_case (grammar->words[clause->opener].agreement);
  guint32 adjacent = LESART_NO_PHRASE; /* a name may have any gender */

  for (guint32 i = phrases_before (grammar, parent, clause->first); i > parent->first_phrase; i--) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, i - 1);

    if (lesart_grammar_has_hint (grammar, phrase->head, LESART_HINT_TIME)
        || is_starting_point (grammar, phrase))
      continue;
    if (plural && !phrase->coordinated
        && (lesart_agreement_with (phrase->agreement, LESART_PLURAL) == 0
            || lesart_phrase_is_bare_name (grammar, phrase)))
      continue;
    if ((form_of_antecedent (grammar, phrase) & wanted) != 0)
      return belongs_to_left (grammar, parent, i - 1, wanted) ? i - 2 : i - 1;
    if (adjacent == LESART_NO_PHRASE && lesart_phrase_is_named (grammar, phrase)
        && form_of_antecedent (grammar, phrase)
               == lesart_agreement_without_case (phrase->agreement))
      adjacent = i - 1;
    if (phrase->end + 40 < clause->first)
      break;
  }
  return adjacent;
}

/* "eine Studie, die Forscher vorgelegt haben": whose number fits, unlike that of the pronoun. */
static gboolean
has_other_subject (const LesartGrammar *grammar, const LesartClause *clause)
{
  for (guint32 i = clause->first_phrase; i < clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, i);

    if (phrase->head != clause->opener && phrase->preposition == LESART_NO_TOKEN
        && lesart_agreement_with (lesart_agreement_with (phrase->agreement, LESART_NOMINATIVE),
                                  LESART_PLURAL)
               != 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * lesart_grammar_find_antecedent:
 *
 * Returns: the phrase that the relative pronoun of @clause stands for, the last before it that
 * agrees in gender and number, or %LESART_NO_PHRASE
 */
guint32
lesart_grammar_find_antecedent (const LesartGrammar *grammar, guint32 index)
{
  const LesartClause *clause = lesart_grammar_clause (grammar, index);
  const LesartClause *parent = lesart_grammar_clause (grammar, clause->parent);
  guint32 found;

  if (clause->kind != LESART_CLAUSE_RELATIVE || parent == NULL || clause->opener == LESART_NO_TOKEN)
    return LESART_NO_PHRASE;
  if (!must_be_plural (grammar, clause))
    return find_antecedent (grammar, clause, parent, FALSE);
  found = find_antecedent (grammar, clause, parent, TRUE);
  return found != LESART_NO_PHRASE || !has_other_subject (grammar, clause)
             ? found
             : find_antecedent (grammar, clause, parent, FALSE);
}
