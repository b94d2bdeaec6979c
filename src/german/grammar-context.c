/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a token is among its neighbours, where the lexicon leaves more than one reading: "erwartete"
 * is a verb in "sie erwartete nichts" and an attribute in "die erwartete Menge". What is left open
 * here (bestätigt: finite or participle) the clause decides.
 */
#include "grammar-private.h"

#define MAX_CONDITION_TOKENS 40 /* keeps the search for the comma behind it short */

/* Forms that are hardly ever the verb that they could be as well: einen, weil, nahe, heute. */
static void
drop_rare_verbs (LesartWord *word, gboolean tagged_participle)
{
  gboolean weak = (word->finite & (LESART_PAST | LESART_SUBJUNCTIVE_2)) == 0
                  && (word->finite & (LESART_THIRD | LESART_PRESENT)) != 0
                  && (word->finite & LESART_FIRST) != 0
                  && (word->kinds & LESART_WORD_INFINITIVE) == 0;

  if ((word->kinds & LESART_WORD_VERB) == 0
      || (word->kinds & (LESART_WORD_AUXILIARY | LESART_WORD_MODAL)))
    return;
  if ((word->kinds & LESART_WORD_PREDICATIVE) && (word->kinds & LESART_WORD_PARTICIPLE)
      && !tagged_participle)
    word->kinds &=
        ~(guint32) LESART_WORD_PARTICIPLE; /* gerecht, bekannt: no participle of rechen, bekennen */
  if ((word->kinds & LESART_WORD_PREFIX) && (word->finite & LESART_THIRD) == 0
      && (word->kinds & LESART_WORD_INFINITE) == 0)
    lesart_word_drop_verb (word); /* nahm teil: not "ich teil" */
  if ((word->kinds & (LESART_WORD_CLOSED | LESART_WORD_ADVERB))
      || (weak && (word->kinds & LESART_WORD_ADJECTIVE)))
    lesart_word_drop_verb (word);
}

static gboolean
begins_phrase (guint32 kinds)
{
  return (kinds
          & (LESART_WORD_DETERMINER | LESART_WORD_ADJECTIVE | LESART_WORD_NUMERAL
             | LESART_WORD_PREPOSITION))
         != 0;
}

/* "das auf Roboter spezialisierte Unternehmen", "die gentechnisch veränderte Sorte": a determiner
 * that a preposition or adverb follows, and that agrees with the word and its noun but with none
 * between. */
static gboolean
ends_attribute (const LesartGrammar *grammar, const LesartSentence *sentence, guint32 at)
{
  const LesartWord *words = grammar->words;
  guint32 agreement = words[at].agreement & words[at + 1].agreement;
  guint32 between = 0;

  for (guint32 n = 2; n < 10 && at >= sentence->first + n; n++) {
    const LesartWord *word = &words[at - n], *next = &words[at - n + 1];

    if (next->kinds & LESART_WORD_NOMINAL)
      between |= next->agreement;
    if (next->kinds == 0)
      return FALSE;
    if ((word->kinds & LESART_WORD_DETERMINER)
        && ((next->kinds & (LESART_WORD_PREPOSITION | LESART_WORD_ADVERB))
            || ((next->kinds & LESART_WORD_ADJECTIVE) && next->agreement == 0)))
      return (word->agreement & agreement) != 0 && (word->agreement & between) == 0;
  }
  return FALSE;
}

/* "die geplante Fabrik", "vergleichbare Geräte": before a noun, inflected, and not alone able to
 * begin the clause. */
static gboolean
is_attribute (const LesartGrammar *grammar, const LesartSentence *sentence, guint32 at)
{
  const LesartWord *word = &grammar->words[at];
  guint32 after = at + 1 < sentence->end ? grammar->words[at + 1].kinds : 0;
  guint32 before = at > sentence->first ? grammar->words[at - 1].kinds : 0;

  if ((word->kinds & LESART_WORD_ADJECTIVE) == 0 || word->agreement == 0)
    return FALSE;
  if ((after & (LESART_WORD_NOMINAL | LESART_WORD_ADJECTIVE)) == 0
      || (after & (LESART_WORD_DETERMINER | LESART_WORD_PRONOUN)))
    return FALSE;
  return begins_phrase (before) || (before & (LESART_WORD_VERB | LESART_WORD_AMBIGUOUS))
         || (word->kinds & LESART_WORD_FINITE) == 0 || ends_attribute (grammar, sentence, at);
}

/* "wurden wiederholt Menschen überfallen": participles that are mostly adverbs, unless a verb or
 * the end of the clause follows. */
static gboolean
is_adverbial_participle (const LesartGrammar *grammar, const LesartSentence *sentence, guint32 at)
{
  static const char words[] =
      "wiederholt vermehrt verstärkt gezielt vereinzelt gehäuft verspätet unerwartet vermindert "
      "eingeschränkt";
  guint32 next = at + 1 < sentence->end ? grammar->words[at + 1].kinds : 0;

  return (grammar->words[at].kinds & LESART_WORD_PARTICIPLE) && next != 0
         && (next & (LESART_WORD_VERB | LESART_WORD_COORDINATOR)) == 0
         && lesart_grammar_is_one_of (grammar, at, words);
}

static gboolean
is_near_first_person (const LesartGrammar *grammar, const LesartSentence *sentence, guint32 at)
{
  guint32 from = at > sentence->first + 3 ? at - 3 : sentence->first;

  for (guint32 t = from; t < MIN (at + 4, sentence->end); t++)
    if (lesart_grammar_token_is (grammar, t, "ich") || lesart_grammar_token_is (grammar, t, "Ich"))
      return TRUE;
  return FALSE;
}

static gboolean
is_surely_finite (const LesartGrammar *grammar, const LesartSentence *sentence, guint32 at)
{
  return at < sentence->end && (grammar->words[at].kinds & LESART_WORD_FINITE)
         && (grammar->words[at].kinds & LESART_WORD_INFINITE) == 0;
}

/* Part of a name: nothing else, and declined as names are unless it is a noun that the lexicon has.
 */
static void
settle_name (LesartWord *word)
{
  gboolean noun = (word->kinds & LESART_WORD_NOUN) && (word->kinds & LESART_WORD_UNKNOWN) == 0
                  && lesart_agreement_with (word->agreement, LESART_NOMINATIVE) != 0;

  word->kinds = LESART_WORD_NAME | (word->kinds & LESART_WORD_UNKNOWN);
  if (!noun)
    word->agreement = LESART_AGREEMENT_ALL;
}

/* The end of a clause, where the verb is the last of its bracket: there the rules know better. */
static gboolean
closes_clause (const LesartGrammar *grammar, const LesartSentence *sentence, guint32 at)
{
  return at + 1 >= sentence->end
         || lesart_grammar_token (grammar, at + 1)->kind == LESART_TOKEN_PUNCTUATION
         || (grammar->words[at + 1].kinds & LESART_WORD_COORDINATOR)
         || is_surely_finite (grammar, sentence, at + 1);
}

/* „Das war gut“, erzählt er; Das war gut, so erzählt er; not „Die Räuber“, inszeniert von X */
static gboolean
stands_behind_speech (const LesartGrammar *grammar, const LesartSentence *sentence, guint32 at)
{
  gboolean quoted;

  if (at < sentence->first + 2)
    return FALSE;
  quoted = lesart_grammar_token_is (grammar, at - 1, ",")
           && lesart_grammar_token (grammar, at - 2)->kind == LESART_TOKEN_QUOTE;
  return (quoted
          || (lesart_grammar_token_is (grammar, at - 1, "so")
              && lesart_grammar_token_is (grammar, at - 2, ",")))
         && !lesart_grammar_is_one_of (grammar, at + 1, "von vom durch");
}

/* ", seither gelangt ...": one word of the clause stands before it. */
static gboolean
is_in_second_place (const LesartGrammar *grammar, const LesartSentence *sentence, guint32 at)
{
  return at >= sentence->first + 2 && lesart_grammar_token_is (grammar, at - 2, ",")
         && (grammar->words[at - 1].kinds & LESART_WORD_ADVERB) != 0
         && (grammar->words[at - 1].kinds & (LESART_WORD_VERB | LESART_WORD_SUBORDINATOR)) == 0;
}

static gboolean
is_tagged_finite (const LesartGrammar *grammar, guint32 at)
{
  guint8 stts = grammar->tags[at].stts;

  return stts == LESART_STTS_VVFIN || stts == LESART_STTS_VAFIN || stts == LESART_STTS_VMFIN;
}

/* Can a phrase in the nominative that @finite agrees with begin at @at? */
static gboolean
begins_subject (const LesartGrammar *grammar,
                const LesartSentence *sentence,
                guint32 at,
                guint32 finite)
{
  guint32 number = (finite & LESART_PLURAL) && (finite & LESART_SINGULAR) == 0
                       ? LESART_AGREEMENT_PLURAL
                       : LESART_AGREEMENT_SINGULAR;
  guint32 agreement = LESART_AGREEMENT_NOMINATIVE & number;

  if (lesart_grammar_token_is (grammar, at, "sich"))
    at++;
  if (lesart_grammar_kinds (grammar, at) & LESART_WORD_DETERMINER)
    agreement &= grammar->words[at++].closed_agreement;
  else if (grammar->words[at].closed == LESART_CLOSED_PERSONAL)
    return (grammar->words[at].closed_agreement & agreement) != 0;
  for (guint n = 0; n < 3 && at + 1 < sentence->end; n++, at++)
    if (grammar->tags[at].stts != LESART_STTS_ADJA)
      break;
  return (grammar->tags[at].stts == LESART_STTS_NN || grammar->tags[at].stts == LESART_STTS_NE)
         && (grammar->words[at].noun_agreement & agreement) != 0;
}

/* "Stimmen die Aktionäre zu, könnte ...", "Steigen die Preise, so ...": a form at the beginning of
 * the sentence that is tagged as no verb, but whose stretch has no other verb and a subject for it,
 * and that the verb of the main clause follows. */
static gboolean
opens_condition (const LesartGrammar *grammar, const LesartSentence *sentence, guint32 at)
{
  guint32 finite = grammar->words[at].finite, comma = at + 1;
  guint32 end = MIN (sentence->end, at + MAX_CONDITION_TOKENS);

  if ((grammar->words[at].kinds & LESART_WORD_FINITE) == 0 || (finite & LESART_THIRD) == 0
      || is_tagged_finite (grammar, at)
      || (at > sentence->first
          && lesart_grammar_token (grammar, at - 1)->kind != LESART_TOKEN_QUOTE))
    return FALSE;
  for (; comma < end && !lesart_grammar_token_is (grammar, comma, ","); comma++)
    if (is_tagged_finite (grammar, comma))
      return FALSE;
  if (comma + 1 >= end || comma < at + 2)
    return FALSE;
  if (lesart_grammar_is_one_of (grammar, comma + 1, "so dann") && comma + 2 < end)
    comma++;
  return is_tagged_finite (grammar, comma + 1)
         && begins_subject (grammar, sentence, at + 1, finite);
}

/* "Verzichten muss der Trainer auf zwei Spieler": an infinitive before its modal, of which the
 * stretch has no other; not "Verletzte soll es geben". */
static gboolean
is_infinitive_before_modal (const LesartGrammar *grammar,
                            const LesartSentence *sentence,
                            guint32 at)
{
  guint32 end = MIN (sentence->end, at + MAX_CONDITION_TOKENS);

  if ((grammar->words[at].kinds & LESART_WORD_INFINITIVE) == 0 || at + 2 >= end
      || (at > sentence->first
          && lesart_grammar_token (grammar, at - 1)->kind != LESART_TOKEN_QUOTE)
      || (grammar->words[at + 1].kinds & LESART_WORD_FINITE) == 0
      || (grammar->words[at + 1].kinds & LESART_WORD_MODAL) == 0)
    return FALSE;
  for (guint32 next = at + 2; next < end && grammar->words[next].kinds != 0; next++)
    if (grammar->words[next].kinds & LESART_WORD_INFINITE)
      return FALSE;
  return TRUE;
}

/* What the tagger has decided, where it is surer than the rules (lesart-eval clauses): finite or
 * infinitive in the middle of a clause, noun or verb. */
static void
follow_tag (LesartGrammar *grammar, const LesartSentence *sentence, guint32 at)
{
  LesartWord *word = &grammar->words[at];

  if (opens_condition (grammar, sentence, at)) {
    word->kinds &= LESART_WORD_FINITE;
    return;
  }
  switch (grammar->tags[at].stts) {
  case LESART_STTS_VVFIN:
  case LESART_STTS_VAFIN:
  case LESART_STTS_VMFIN:
    if ((word->kinds & LESART_WORD_FINITE)
        && (stands_behind_speech (grammar, sentence, at)
            || (((word->kinds & LESART_WORD_PARTICIPLE) == 0
                 || is_in_second_place (grammar, sentence, at))
                && !closes_clause (grammar, sentence, at))))
      word->kinds &= ~(guint32) LESART_WORD_INFINITE;
    break;
  case LESART_STTS_ADJA: /* das von der Firma entwickelte Verfahren */
    if ((word->kinds & LESART_WORD_ADJECTIVE) && word->agreement != 0)
      lesart_word_drop_verb (word);
    break;
  case LESART_STTS_ADJD: /* befristet zuzulassen */
    if ((word->kinds & LESART_WORD_ADJECTIVE) && (word->kinds & LESART_WORD_AUXILIARY) == 0)
      word->kinds &= ~(guint32) LESART_WORD_FINITE;
    break;
  case LESART_STTS_CARD: /* sieben Jahre */
    if (word->kinds & LESART_WORD_NUMERAL)
      lesart_word_drop_verb (word);
    break;
  case LESART_STTS_NN:
  case LESART_STTS_NE:
    if (word->kinds & LESART_WORD_NOMINAL)
      lesart_word_drop_verb (word);
    break;
  default:
    break;
  }
}

static void
settle_word (LesartGrammar *grammar, const LesartSentence *sentence, guint32 at)
{
  LesartWord *word = &grammar->words[at];
  guint32 before = at > sentence->first ? grammar->words[at - 1].kinds : 0;
  gboolean upper = (lesart_grammar_token (grammar, at)->flags & LESART_TOKEN_UPPER) != 0;

  if (grammar->groups != NULL && grammar->groups[at] >= 0) {
    settle_name (word);
    return;
  }
  if (is_infinitive_before_modal (grammar, sentence, at)) {
    word->kinds &= LESART_WORD_INFINITIVE;
    return;
  }
  if (grammar->tags != NULL)
    follow_tag (grammar, sentence, at);
  drop_rare_verbs (word, grammar->tags != NULL && grammar->tags[at].stts == LESART_STTS_VVPP);
  if ((word->kinds & LESART_WORD_FINITE) && (word->finite & LESART_THIRD) == 0
      && !is_near_first_person (grammar, sentence, at))
    word->kinds &= ~(guint32) LESART_WORD_FINITE; /* Osama bin Laden, Henk Meijer */
  /* "sein Haus" against "zu sein": the auxiliary is an infinitive only there and at the end. */
  if ((word->kinds & LESART_WORD_DETERMINER) && (word->kinds & LESART_WORD_AUXILIARY)
      && at + 1 < sentence->end
      && (grammar->words[at + 1].kinds & (LESART_WORD_NOMINAL | LESART_WORD_ADJECTIVE))
      && !lesart_grammar_token_is (grammar, at - 1, "zu"))
    lesart_word_drop_verb (word);
  else if ((word->kinds & LESART_WORD_AUXILIARY) && (word->kinds & LESART_WORD_DETERMINER))
    word->kinds &= ~(guint32) (LESART_WORD_DETERMINER | LESART_WORD_PRONOUN);
  if (upper && (word->kinds & LESART_WORD_VERB) && (word->kinds & LESART_WORD_NOUN)
      && ((word->kinds & LESART_WORD_FINITE) == 0 || is_surely_finite (grammar, sentence, at + 1)))
    lesart_word_drop_verb (word); /* Verletzte soll es ... */
  if (is_attribute (grammar, sentence, at) || is_adverbial_participle (grammar, sentence, at))
    lesart_word_drop_verb (word);
  if ((word->kinds & LESART_WORD_INFINITIVE) && at > sentence->first
      && lesart_grammar_token_is (grammar, at - 1, "zu")) {
    word->kinds &= ~(guint32) (LESART_WORD_INFINITIVE | LESART_WORD_FINITE | LESART_WORD_PARTICIPLE
                               | LESART_WORD_ADJECTIVE);
    word->kinds |= LESART_WORD_INFINITIVE_ZU;
    grammar->words[at - 1].kinds = 0;
  } else if ((word->kinds & LESART_WORD_VERB) && (word->kinds & LESART_WORD_ADJECTIVE)
             && (before & LESART_WORD_DETERMINER) && (before & LESART_WORD_PRONOUN) == 0
             && word->agreement != 0) {
    lesart_word_drop_verb (word); /* "das Erreichte" in lower case, truncated phrases */
  }
}

/**
 * lesart_grammar_settle_words: (skip)
 *
 * Decides from the neighbours what a form of several classes is.
 */
void
lesart_grammar_settle_words (LesartGrammar *grammar, const LesartSentence *sentence)
{
  for (guint32 at = sentence->first; at < sentence->end; at++)
    if (grammar->words[at].kinds != 0)
      settle_word (grammar, sentence, at);
}
