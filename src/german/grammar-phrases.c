/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The noun phrases of a clause: determiner, adjectives, noun, names beside it, and the genitive
 * that follows. What case one can be is what its parts have in common.
 *
 *   [der Generalsekretär [der Arabischen Liga]]   nominative; the genitive belongs to it
 *   [Stürmer Daan Verkade]                        title and name
 *   [Altmans diplomatische Bemühungen]            genitive name as determiner
 *   [das auf Lagerroboter spezialisierte Unternehmen]
 *   [Frankreich und Italien]                      conjuncts, plural
 */
#include "grammar-scan.h"

#include <string.h>

/* Tokens between a determiner and the noun after an extended attribute. */
#define MAX_ATTRIBUTE 10

/* --- The core --- */

/* After a determiner: the noun that an extended attribute leads to, or 0. */
static guint32
find_noun_after_attribute (const Scan *scan, guint32 determiner)
{
  guint32 wanted = agreement_at (scan, determiner);
  guint32 limit = MIN (scan->end, determiner + 1 + MAX_ATTRIBUTE);
  gboolean governed = FALSE; /* the next noun belongs to a preposition: das im Mai eröffnete Haus */

  for (guint32 at = determiner + 1; at < limit; at++) {
    guint32 kinds = kinds_at (scan, at);

    if (kinds == 0 && lesart_grammar_token (scan->grammar, at)->kind == LESART_TOKEN_QUOTE)
      continue; /* einer „besonders schweren Tat“ */
    if (kinds == 0 || (kinds & LESART_WORD_VERB))
      return 0;
    if ((kinds & LESART_WORD_PREPOSITION) && !is_noun (scan, at))
      governed = TRUE;
    else if (governed && is_noun (scan, at))
      governed = is_noun (scan, at + 1);
    else if (governed && (kinds & LESART_WORD_PERSONAL) && !is_noun (scan, at + 1))
      governed = FALSE; /* das von ihr eröffnete Haus */
    if (!governed && at > determiner + 1 && is_modifier (scan, at)
        && (agreement_at (scan, at) & wanted) != 0 && is_noun (scan, at + 1)
        && (agreement_at (scan, at + 1) & agreement_at (scan, at) & wanted) != 0)
      return at + 1;
  }
  return 0;
}

static void
narrow (guint32 *agreement, guint32 other)
{
  if ((*agreement & other) != 0)
    *agreement &= other;
}

/* The number that words of degree lead to (mehr als 600, rund 20, bis zu 30), else @at. */
static guint32
skip_degree (const Scan *scan, guint32 at)
{
  guint32 number = at;

  while (number < at + 5 && kinds_at (scan, number) != 0
         && (number == at || (kinds_at (scan, number) & LESART_WORD_NUMERAL) == 0))
    number++;
  if (number == at || number == at + 5 || kinds_at (scan, number) == 0)
    return at;
  for (guint32 i = at; i < number; i++)
    if (!lesart_grammar_is_degree (scan->grammar, i))
      return at;
  return number;
}

/* Counted things are in the plural, which the lexicon lacks for some nouns made of adjectives: 428
 * Abgeordnete. */
static guint32
in_plural (guint32 agreement)
{
  guint32 plural = lesart_agreement_with (agreement, LESART_PLURAL);

  return plural != 0 ? plural : (agreement & lesart_agreement (LESART_SINGULAR)) << 3;
}

/* "Oldenburger Energieversorger": declined never; not "im Sommer Geld". */
static gboolean
is_town_adjective (const Scan *scan, guint32 at)
{
  gsize n_bytes;
  const char *form;
  guint32 next = kinds_at (scan, at + 1);

  if (!is_noun (scan, at) || (next & LESART_WORD_NOUN) == 0 || !is_upper (scan, at + 1)
      || same_group (scan, at, at + 1))
    return FALSE;
  form = lesart_grammar_form (scan->grammar, at, &n_bytes);
  return n_bytes > 4 && memcmp (form + n_bytes - 2, "er", 2) == 0
         && !lesart_grammar_is_agent_noun (scan->grammar, at)
         && !lesart_grammar_has_hint (scan->grammar, at, LESART_HINT_TIME);
}

/* What may stand between determiner and noun at @at: how many tokens of it belong together. */
static guint32
modifier_length (const Scan *scan, guint32 at, gboolean determined)
{
  if (is_town_adjective (scan, at))
    return 1;
  if (!is_modifier (scan, at))
    return 0;
  if (kinds_at (scan, at) & LESART_WORD_NUMERAL) {
    if ((lesart_grammar_token_is (scan->grammar, at + 1, "bis")
         || lesart_grammar_token_is (scan->grammar, at + 1, "oder"))
        && (kinds_at (scan, at + 2) & LESART_WORD_NUMERAL))
      return 3;
    if (is_noun (scan, at + 1) && is_modifier (scan, at + 2) && agreement_at (scan, at + 2) != 0
        && is_noun (scan, at + 3) && determined)
      return 3; /* einen 44 Jahre alten Mann */
    if (lesart_grammar_is_one_of (scan->grammar, at + 1, "Mio. Mrd. Bio. Tsd.")
        && is_noun (scan, at + 2))
      return 2; /* auf 5,8 Mio. Euro */
    return 1;
  }
  return agreement_at (scan, at) != 0 || determined ? 1 : 0;
}

/* Names in the genitive that stand before their noun: Altmans Einsatz. */
static gboolean
is_genitive_name (const Scan *scan, guint32 at)
{
  gsize n_bytes;
  const char *form;

  if (!is_noun (scan, at) || (kinds_at (scan, at) & LESART_WORD_NAME) == 0)
    return FALSE;
  form = lesart_grammar_form (scan->grammar, at, &n_bytes);
  if (form[n_bytes - 1] != 's')
    return FALSE;
  return !same_group (scan, at, at + 1);
}

/* "bedeute das Mehrkosten": no article, as the noun is never neuter nor singular. */
static gboolean
is_pronoun_before_noun (const Scan *scan, guint32 at)
{
  return lesart_grammar_is_one_of (scan->grammar, at, "das Das") && is_noun (scan, at + 1)
         && (kinds_at (scan, at + 1) & (LESART_WORD_NAME | LESART_WORD_UNKNOWN)) == 0
         && !in_group (scan, at + 1) && agreement_at (scan, at + 1) != 0
         && (agreement_at (scan, at) & agreement_at (scan, at + 1)) == 0
         && lesart_agreement_with (agreement_at (scan, at + 1), LESART_SINGULAR) == 0;
}

/* The determiner or genitive name that a phrase may begin with: how many tokens to skip. */
static guint32
read_determiner (const Scan *scan, guint32 at, guint32 *agreement)
{
  guint32 noun;

  if ((kinds_at (scan, at) & LESART_WORD_DETERMINER) && !is_noun (scan, at)) {
    narrow (agreement, agreement_at (scan, at));
    if ((kinds_at (scan, at + 1) & LESART_WORD_DETERMINER)
        && ((agreement_at (scan, at) & agreement_at (scan, at + 1)) != 0
            || lesart_grammar_token_is (scan->grammar, at + 1, "beiden"))
        && (is_noun (scan, at + 2) || is_modifier (scan, at + 2)
            || lesart_grammar_token_is (scan->grammar, at + 1, "beiden"))) {
      narrow (agreement, agreement_at (scan, at + 1));
      return 2; /* die eine Hälfte, alle diese Leute, die beiden */
    }
    noun = is_modifier (scan, at + 1) || is_noun (scan, at + 1)
               ? 0
               : find_noun_after_attribute (scan, at);
    return noun != 0 ? noun - at : 1;
  }
  if (is_genitive_name (scan, at)
      && ((kinds_at (scan, at + 1) & LESART_WORD_NAME) == 0
          || (in_group (scan, at) && in_group (scan, at + 1)))
      && (is_noun (scan, at + 1)
          || (is_modifier (scan, at + 1) && (is_noun (scan, at + 2) || is_noun (scan, at + 3)))))
    return 1;
  return 0;
}

/* "1. Sie kam": the number of an item, which counts nothing. */
static gboolean
is_item_number (const Scan *scan, guint32 at)
{
  gsize n_bytes;
  const char *form = lesart_grammar_form (scan->grammar, at, &n_bytes);
  guint32 next = at + 1;

  return lesart_grammar_token (scan->grammar, at)->kind == LESART_TOKEN_NUMBER && n_bytes > 1
         && form[n_bytes - 1] == '.' && kinds_at (scan, next) != 0
         && (lesart_grammar_token (scan->grammar, next)->flags & LESART_TOKEN_UPPER) != 0;
}

/* Determiner and adjectives alone: der andere, sechs, das. */
static gboolean
read_headless (const Scan *scan,
               guint32 start,
               guint32 at,
               gboolean counted,
               gboolean determined,
               LesartNounPhrase *phrase)
{
  while (at > start + 1 && (kinds_at (scan, at - 1) & LESART_WORD_NUMERAL) == 0
         && agreement_at (scan, at - 1) == 0)
    at--;
  if (at == start || (!counted && !determined) || (at == start + 1 && is_item_number (scan, start)))
    return FALSE;
  phrase->head = at - 1;
  phrase->core_end = at;
  phrase->pronoun = !counted;
  return TRUE;
}

/* "seit 2020 Chef": the year counts nothing. */
static gboolean
is_bare_time (const Scan *scan, guint32 at)
{
  return lesart_grammar_has_hint (scan->grammar, at, LESART_HINT_TIME) && at + 1 < scan->end
         && !lesart_grammar_has_hint (scan->grammar, at + 1, LESART_HINT_TIME);
}

#define MAY_BEGIN                                                                                  \
  (LESART_WORD_DETERMINER | LESART_WORD_NUMERAL | LESART_WORD_ADJECTIVE | LESART_WORD_NOMINAL)

static gboolean
read_core (const Scan *scan, guint32 at, LesartNounPhrase *phrase)
{
  guint32 agreement = 0xffffff, n;
  guint32 start = at = skip_quotes (scan, at);
  gboolean counted = FALSE, alone = FALSE, determined;

  if ((kinds_at (scan, at) & MAY_BEGIN) == 0)
    return FALSE;
  n = read_determiner (scan, at, &agreement);
  determined = n > 0;
  at = skip_quotes (scan, at + n);
  while (!alone && (n = modifier_length (scan, at, determined)) > 0) {
    guint32 own = is_noun (scan, at + n - 1) ? 0 : agreement_at (scan, at + n - 1);

    counted |= (kinds_at (scan, at) & LESART_WORD_NUMERAL) != 0;
    if (own != 0)
      narrow (&agreement, own);
    at = skip_quotes (scan, at + n);
    alone = counted && !determined && n == 1 && is_bare_time (scan, at - 1);
  }
  if (alone || !is_noun (scan, at)) {
    if (!read_headless (scan, start, at, counted, determined, phrase))
      return FALSE;
    if (counted && !determined)
      agreement = lesart_agreement (LESART_PLURAL);
  } else if (at > start && !determined && !counted && (agreement & agreement_at (scan, at)) == 0) {
    phrase->head = at - 1; /* vor kurzem | Gespräche */
    phrase->core_end = at;
  } else {
    phrase->core_end = lesart_scan_read_nouns (
        scan, at, counted || lesart_grammar_is_number_noun (scan->grammar, at), agreement,
        &phrase->head);
    narrow (&agreement, agreement_at (scan, phrase->head));
    if (counted && !determined)
      agreement = in_plural (agreement);
    n = phrase->core_end;
    if ((kinds_at (scan, n) & LESART_WORD_NUMERAL) && !is_noun (scan, n + 1) && !counted
        && !(n + 1 < scan->end && lesart_grammar_is_one_of (scan->grammar, n + 1, "der dieser"))
        && lesart_grammar_has_hint (scan->grammar, n, LESART_HINT_TIME)
               == lesart_grammar_has_hint (scan->grammar, n - 1, LESART_HINT_TIME))
      phrase->core_end++; /* Linie 460, August 2017; not das Haus 2026, in Linz 14 der Stellen */
  }
  if (!determined)
    narrow (&agreement, ~lesart_agreement (LESART_GENITIVE));
  phrase->first = start;
  phrase->end = phrase->core_end;
  phrase->agreement = agreement;
  return TRUE;
}

/* --- What belongs to it --- */

/* Before the finite verb of a main clause stands one constituent only. */
static gboolean
is_before_finite (const Scan *scan, const LesartNounPhrase *left, const LesartNounPhrase *phrase)
{
  const LesartClause *clause = lesart_grammar_clause (scan->grammar, scan->clause);

  return clause != NULL && clause->kind == LESART_CLAUSE_MAIN && clause->finite != LESART_NO_TOKEN
         && phrase->core_end <= clause->finite && left->first >= clause->first;
}

/* Can the phrase at @at only be a genitive, or is it likelier one than anything else? After a
 * common noun a second phrase with "der" is its attribute, unless a name follows: das Geld der
 * Unternehmer X. */
static gboolean
is_genitive (const Scan *scan,
             const LesartNounPhrase *left,
             guint32 at,
             const LesartNounPhrase *phrase)
{
  guint32 others = lesart_agreement_with (phrase->agreement,
                                          LESART_NOMINATIVE | LESART_DATIVE | LESART_ACCUSATIVE);

  if (is_genitive_name (scan, at) && phrase->core_end == at + 1)
    return TRUE;
  if (lesart_agreement_with (phrase->agreement, LESART_GENITIVE) == 0)
    return FALSE;
  if (others == 0 || is_before_finite (scan, left, phrase))
    return TRUE;
  if ((kinds_at (scan, left->end - 1) & LESART_WORD_NAME) || in_group (scan, left->end - 1))
    return FALSE;
  if (!lesart_grammar_is_one_of (scan->grammar, at, "der einer dieser jener"))
    return FALSE;
  if (lesart_agreement_with (phrase->agreement, LESART_NOMINATIVE) == 0
      || lesart_agreement_with (left->agreement, LESART_ACCUSATIVE | LESART_DATIVE) == 0)
    return TRUE; /* two nominatives do not stand side by side */
  if (scan->grammar->tags != NULL && in_group (scan, phrase->head)
      && (scan->grammar->tags[at].features & LESART_GENITIVE))
    return TRUE; /* aus den Reihen der SVP */
  return phrase->core_end == phrase->head + 1 && !in_group (scan, phrase->head);
}

static void
add_genitive (const Scan *scan, LesartNounPhrase *phrase)
{
  for (guint depth = 0; depth < 4; depth++) {
    LesartNounPhrase genitive = { 0 };
    guint32 at = phrase->end;

    if (phrase->pronoun && (kinds_at (scan, phrase->head) & LESART_WORD_NUMERAL) == 0)
      return;
    if (!read_core (scan, at, &genitive)) {
      if (!is_genitive_name (scan, at))
        return;
      genitive.head = at;
      genitive.core_end = at + 1;
    } else if (genitive.pronoun) {
      return;
    }
    if (!is_genitive (scan, phrase, at, &genitive))
      return;
    phrase->end = genitive.core_end;
  }
}

/* "Gründerin und Chefin Nele Bachmair sagte": two nouns for one person, where the verb is in the
 * singular. */
static gboolean
is_one_person (const Scan *scan, const LesartNounPhrase *phrase, const LesartNounPhrase *other)
{
  const LesartClause *clause = lesart_grammar_clause (scan->grammar, scan->clause);
  guint32 finite =
      clause->finite != LESART_NO_TOKEN ? scan->grammar->words[clause->finite].finite : 0;

  return (finite & (LESART_SINGULAR | LESART_PLURAL)) == LESART_SINGULAR
         && phrase->core_end == phrase->head + 1 && phrase->end == phrase->core_end
         && (kinds_at (scan, phrase->head) & LESART_WORD_NOUN) && !in_group (scan, phrase->head)
         && other->first == other->head && !in_group (scan, other->head)
         && other->core_end > other->head + 1 && in_group (scan, other->core_end - 1);
}

/* Skips what joins another to the phrase: und; als auch behind sowohl; noch behind weder. */
static guint32
skip_joint (const Scan *scan, const LesartNounPhrase *phrase)
{
  const LesartGrammar *grammar = scan->grammar;
  guint32 at = phrase->end;
  guint32 before = phrase->first > 0 ? phrase->first - 1 : phrase->first;

  if ((kinds_at (scan, at) & LESART_WORD_COORDINATOR)
      && lesart_grammar_is_one_of (grammar, at, "und oder sowie"))
    return at + 1;
  if (at + 1 < scan->end && lesart_grammar_is_one_of (grammar, at, "als wie")
      && lesart_grammar_token_is (grammar, at + 1, "auch")
      && lesart_grammar_is_one_of (grammar, before, "sowohl"))
    return at + 2;
  if (at < scan->end && lesart_grammar_token_is (grammar, at, "noch")
      && lesart_grammar_is_one_of (grammar, before, "weder"))
    return at + 1;
  return at;
}

/* @other goes on with the phrase, which has the cases that both can have, in the plural. */
static void
join (const Scan *scan, LesartNounPhrase *phrase, LesartNounPhrase *other)
{
  guint32 both = 0;

  add_genitive (scan, other);
  phrase->end = other->end;
  phrase->coordinated = TRUE;
  for (guint i = 0; i < 4; i++)
    if (((phrase->agreement >> (i * 6)) & 0x3f) && ((other->agreement >> (i * 6)) & 0x3f))
      both |= 0x38u << (i * 6);
  if (both != 0)
    phrase->agreement = both;
}

static void
add_conjunct (const Scan *scan, LesartNounPhrase *phrase)
{
  LesartNounPhrase other = { 0 };
  guint32 at = skip_joint (scan, phrase);

  if (at == phrase->end)
    return;
  at = skip_quotes (scan, at);
  if (!read_core (scan, at, &other) || other.pronoun || phrase->pronoun || phrase->agreement == 0)
    return;
  if (is_one_person (scan, phrase, &other)) {
    phrase->end = phrase->core_end = other.core_end;
    return;
  }
  join (scan, phrase, &other);
}

/* "Er und seine Beifahrerin" */
static void
add_own (const Scan *scan, LesartNounPhrase *pronoun)
{
  LesartNounPhrase other = { 0 };
  guint32 at = pronoun->end + 1;

  if (at >= scan->end || !lesart_grammar_token_is (scan->grammar, pronoun->end, "und")
      || scan->grammar->words[at].closed != LESART_CLOSED_POSSESSIVE
      || !read_core (scan, at, &other) || other.pronoun)
    return;
  pronoun->pronoun = FALSE;
  join (scan, pronoun, &other);
}

/* --- One after the other --- */

static gboolean
read_pronoun (const Scan *scan, guint32 at, LesartNounPhrase *phrase)
{
  guint32 kinds = kinds_at (scan, at);

  if ((kinds & LESART_WORD_PRONOUN) == 0 || (kinds & (LESART_WORD_REFLEXIVE | LESART_WORD_FOCUS)))
    return FALSE; /* selbst: nobody else */
  phrase->first = phrase->head = at;
  phrase->end = phrase->core_end = at + 1;
  phrase->agreement = agreement_at (scan, at) != 0 ? agreement_at (scan, at) : 0xffffff;
  phrase->pronoun = TRUE;
  return TRUE;
}

/* "habe ihr den Hobel geschenkt": the dative, where it could be whose as well. */
static gboolean
is_told_personal (const Scan *scan, guint32 at)
{
  return scan->grammar->tags != NULL && scan->grammar->tags[at].stts == LESART_STTS_PPER
         && lesart_grammar_is_one_of (scan->grammar, at, "ihr Ihr");
}

/* The pronoun that opens the clause, no article: dem 650 Mitglieder angehören. */
static gboolean
is_relative (const Scan *scan, guint32 at)
{
  const LesartClause *clause = lesart_grammar_clause (scan->grammar, scan->clause);

  return (kinds_at (scan, at) & LESART_WORD_RELATIVE) && clause != NULL && clause->opener == at
         && clause->kind == LESART_CLAUSE_RELATIVE
         && !lesart_grammar_is_one_of (scan->grammar, at, "dessen deren");
}

static gboolean
read_phrase (const Scan *scan, guint32 at, LesartNounPhrase *phrase)
{
  guint32 kinds = kinds_at (scan, at);

  if (kinds & LESART_WORD_VERB)
    return FALSE;
  if ((kinds & LESART_WORD_PERSONAL) && (kinds & LESART_WORD_DETERMINER) == 0) {
    if (!read_pronoun (scan, at, phrase))
      return FALSE;
    add_own (scan, phrase);
    return TRUE;
  }
  if (is_told_personal (scan, at) && read_pronoun (scan, at, phrase)) {
    narrow (&phrase->agreement, LESART_AGREEMENT_DATIVE & LESART_AGREEMENT_FEMININE);
    return TRUE;
  }
  if (is_relative (scan, at) || is_pronoun_before_noun (scan, at))
    return read_pronoun (scan, at, phrase);
  if (lesart_grammar_is_one_of (scan->grammar, at, "dessen deren")) {
    if (!read_core (scan, at + 1, phrase))
      return read_pronoun (scan, at, phrase);
    phrase->first = at;
  } else if (!read_core (scan, at, phrase)) {
    return read_pronoun (scan, at, phrase);
  }
  if (phrase->pronoun)
    return TRUE;
  add_genitive (scan, phrase);
  add_conjunct (scan, phrase);
  return TRUE;
}

/* The preposition's cases narrow the phrase; contracted ones (am, zum) are their own article. */
static void
add_preposition (const Scan *scan, LesartNounPhrase *phrase, guint32 preposition)
{
  phrase->preposition = preposition;
  narrow (&phrase->agreement, agreement_at (scan, preposition));
}

/* "vor kurzem", "bei weitem": the preposition governs no noun. */
static gboolean
is_adverbial (const Scan *scan, guint32 at)
{
  static const char words[] =
      "kurzem langem allem weitem neuem weiteres heute gestern morgen jetzt";

  return lesart_grammar_is_one_of (scan->grammar, at, words);
}

static guint32
next_phrase (const Scan *scan, guint32 at, LesartNounPhrase *phrase)
{
  guint32 preposition = LESART_NO_TOKEN;
  guint32 kinds = kinds_at (scan, at);
  guint32 prefix = lesart_grammar_clause (scan->grammar, scan->clause)->prefix;
  gboolean up_to = lesart_grammar_is_one_of (scan->grammar, at, "bis Bis")
                   && lesart_grammar_is_one_of (scan->grammar, at + 1, "zu");
  guint32 number = (kinds & LESART_WORD_PREPOSITION) && !up_to ? at : skip_degree (scan, at);

  if (at == prefix
      || (at == lesart_grammar_clause (scan->grammar, scan->clause)->opener
          && ((kinds & LESART_WORD_SUBORDINATOR)
              || lesart_grammar_clause (scan->grammar, scan->clause)->kind
                     == LESART_CLAUSE_INFINITIVE)))
    return at + 1;
  if (number != at && read_phrase (scan, number, phrase)) {
    phrase->first = at; /* mehr als 600 Notrufe, bis zu 30 Tage */
    return MAX (phrase->end, number + 1);
  }
  if ((kinds & LESART_WORD_PREPOSITION) && at != prefix && !is_noun (scan, at)
      && (kinds & LESART_WORD_VERB) == 0) {
    preposition = at;
    at = skip_quotes (scan, at + 1);
    if (is_adverbial (scan, at))
      return at + 1;
    number = skip_degree (scan, at);
    if (number != at)
      at = number;
    else if ((kinds_at (scan, at) & LESART_WORD_PREPOSITION)
             && (kinds_at (scan, at) & LESART_WORD_DETERMINER) == 0)
      at++; /* bis auf */
  }
  if (!read_phrase (scan, at, phrase))
    return at > scan->end ? scan->end : MAX (at, preposition == LESART_NO_TOKEN ? at + 1 : at);
  if (preposition != LESART_NO_TOKEN)
    add_preposition (scan, phrase, preposition);
  else if (phrase->end != prefix && lesart_grammar_token_is (scan->grammar, phrase->end, "zufolge"))
    phrase->preposition = phrase->end; /* stands after its noun */
  return MAX (phrase->end, at + 1);
}

/**
 * lesart_grammar_read_phrase:
 * @at: where it has to begin
 * @end: where it has to be over
 * @phrase: (out): the phrase with the genitive that follows, without a preposition before it and
 *   without what "und" joins to it
 *
 * For those who look at a place of the text and not at a clause.
 *
 * Returns: whether there is one
 */
gboolean
lesart_grammar_read_phrase (const LesartGrammar *grammar,
                            guint32 at,
                            guint32 end,
                            LesartNounPhrase *phrase)
{
  Scan scan = { grammar, at < end ? grammar->clause_of[at] : LESART_NO_CLAUSE, end };

  *phrase = (LesartNounPhrase){ .preposition = LESART_NO_TOKEN, .clause = scan.clause };
  if (at >= end || (grammar->words[at].kinds & LESART_WORD_VERB) || is_relative (&scan, at)
      || is_told_personal (&scan, at) || !read_core (&scan, at, phrase))
    return FALSE;
  if (!phrase->pronoun)
    add_genitive (&scan, phrase);
  return TRUE;
}

/* "Frau Roth, an den Schulen fehlen Lehrer": who is spoken to, as something else stands before the
 * verb. */
static gboolean
is_address (const Scan *scan, const LesartClause *clause, guint32 end)
{
  guint32 at = end;

  if (clause->kind != LESART_CLAUSE_MAIN || clause->finite == LESART_NO_TOKEN
      || at >= clause->finite
      || !lesart_grammar_is_one_of (scan->grammar, clause->first, "Frau Herr"))
    return FALSE;
  while (at < clause->finite && scan->grammar->words[at].kinds == 0)
    at++;
  return at < clause->finite && scan->grammar->clause_of[at] == scan->clause;
}

static void
mark_appositions (GArray *phrases, guint32 from)
{
  for (guint32 i = from; i < phrases->len; i++)
    g_array_index (phrases, LesartNounPhrase, i).apposition = TRUE;
}

/**
 * lesart_grammar_find_phrases: (skip)
 *
 * Appends the noun phrases of a clause in their order.
 */
void
lesart_grammar_find_phrases (LesartGrammar *grammar, guint32 index, GArray *phrases)
{
  LesartClause *clause = &g_array_index (grammar->clauses, LesartClause, index);
  Scan scan = { grammar, index, clause->end };
  guint32 chunk = 0, chunk_start = phrases->len;
  gboolean inside = TRUE, verb = FALSE;

  clause->first_phrase = phrases->len;
  for (guint32 at = clause->first; at < clause->end;) {
    LesartNounPhrase phrase = { .preposition = LESART_NO_TOKEN, .clause = index };

    if (grammar->clause_of[at] != index) {
      if (inside && !verb && (chunk > 0 || is_address (&scan, clause, at)))
        mark_appositions (phrases, chunk_start);
      chunk += inside;
      chunk_start = phrases->len;
      inside = verb = FALSE;
      at++;
      continue;
    }
    inside = TRUE;
    verb |= (grammar->words[at].kinds & LESART_WORD_VERB) != 0;
    phrase.head = LESART_NO_TOKEN;
    at = next_phrase (&scan, at, &phrase);
    phrase.chunk = chunk;
    if (phrase.head != LESART_NO_TOKEN)
      g_array_append_val (phrases, phrase);
  }
  if (inside && !verb && chunk > 0)
    mark_appositions (phrases, chunk_start);
  clause->end_phrase = phrases->len;
}
