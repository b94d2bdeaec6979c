/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The noun of a phrase and the names and nouns right beside it: Stürmer Daan Verkade, drei Liter
 * Milch, die Archäologin Dr. Miriam Falk.
 */
#include "grammar-scan.h"

/* "Deutsche Bahn", "Europäische Agentur": the lexicon has the adjective as a noun as well.
 * @agreement is what the determiner allows. */
static gboolean
is_capital_adjective (const Scan *scan, guint32 at, guint32 next, guint32 agreement)
{
  const LesartForm *form = lesart_grammar_lexemes (scan->grammar, at);

  agreement &= agreement_at (scan, next);
  if ((agreement & agreement_at (scan, at)) == 0)
    return FALSE;
  for (guint i = 0; i < form->n_folded; i++) {
    const LesartLexeme *lexeme = &form->folded[i];

    if ((lexeme->word_class == LESART_CLASS_ADJECTIVE
         || lexeme->word_class == LESART_CLASS_PARTICIPLE_2)
        && (lexeme->features
            & (LESART_NOMINATIVE | LESART_GENITIVE | LESART_DATIVE | LESART_ACCUSATIVE))
               != 0
        && (lesart_agreement (lexeme->features) & agreement) != 0)
      return TRUE;
  }
  return FALSE;
}

/* "blockierten an 43 Stellen Bäume die Gleise": what is counted in the dative plural has no plural
 * of another case behind it. */
static gboolean
stands_in_other_case (const Scan *scan, guint32 at, guint32 next)
{
  const LesartTag *tags = scan->grammar->tags;

  return tags != NULL && !lesart_grammar_has_hint (scan->grammar, at, LESART_HINT_MEASURE)
         && !lesart_grammar_is_number_noun (scan->grammar, at)
         && (tags[at].features & LESART_DATIVE) && (tags[next].features & LESART_PLURAL)
         && (tags[next].features & (LESART_NOMINATIVE | LESART_ACCUSATIVE))
         && lesart_agreement_with (agreement_at (scan, next), LESART_DATIVE) == 0;
}

/* Does the noun at @at go on with the one at @next? Title and name, first name and surname, measure
 * and what is measured; but not two noun phrases that happen to stand side by side. */
static gboolean
continues_noun (const Scan *scan, guint32 at, guint32 next, gboolean counted, guint32 agreement)
{
  guint32 left = kinds_at (scan, at), right = kinds_at (scan, next);

  if (same_group (scan, at, next))
    return TRUE;
  if (!is_noun (scan, next) && !(right & LESART_WORD_UNKNOWN && is_upper (scan, next)))
    return FALSE;
  if (in_group (scan, at))
    return FALSE;
  if (lesart_grammar_has_hint (scan->grammar, at, LESART_HINT_TIME)
      && !lesart_grammar_has_hint (scan->grammar, next, LESART_HINT_TIME))
    return FALSE; /* meldete im Sommer Insolvenz an */
  if (in_group (scan, next))
    return (left & LESART_WORD_NOUN) != 0;
  if (counted && stands_in_other_case (scan, at, next))
    return FALSE;
  if (right & LESART_WORD_NAME)
    return TRUE;
  if (left & LESART_WORD_NAME)
    return (right & LESART_WORD_UNKNOWN) != 0;
  return counted || is_capital_adjective (scan, at, next, agreement);
}

/* "die Archäologin Dr. Miriam Falk": academic titles stand between the noun and its name. Returns
 * the name, else @at. */
static guint32
skip_titles (const Scan *scan, guint32 at)
{
  guint32 name = at;

  while (name < scan->end
         && lesart_grammar_is_one_of (scan->grammar, name,
                                      "Dr. Prof. Mag. Ing. DDr. Dipl.-Ing. med. h. c."))
    name++;
  return name > at && name < scan->end && in_group (scan, name) ? name : at;
}

/* Returns the end of the noun at @at with the names and nouns that go on with it. */
guint32
lesart_scan_read_nouns (
    const Scan *scan, guint32 at, gboolean counted, guint32 agreement, guint32 *head)
{
  guint32 next = skip_titles (scan, skip_quotes (scan, at + 1));

  *head = at;
  if (lesart_grammar_token_is (scan->grammar, next, "namens") && kinds_at (scan, next) != 0
      && is_noun (scan, skip_quotes (scan, next + 1)))
    at = next = skip_quotes (scan, next + 1); /* ein Stoff namens X */
  if (at != *head)
    next = skip_quotes (scan, at + 1);
  while (next < scan->end && continues_noun (scan, at, next, counted, agreement)) {
    if ((counted || is_capital_adjective (scan, at, next, agreement)) && !in_group (scan, next))
      *head = next;
    at = next;
    next = skip_quotes (scan, at + 1);
    counted = FALSE;
  }
  return at + 1;
}
