/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who does what to whom: the subject of a clause, its objects, and the clause with a verb of saying
 * that it depends on.
 *
 * The subject is the noun phrase that can be a nominative and agrees with the finite verb; where
 * several can, the one that can be nothing else, a pronoun, the one that acts where the verb says
 * what somebody does (agents.tsv), or the first. A clause without one takes that of the clause it
 * is joined to or depends on.
 */
#include "grammar-private.h"

#include <string.h>

/* How far a missing subject is looked for along joined and governing clauses. */
#define MAX_LINKS 6

#define MAX_LISTED 12 /* names in one list: keeps the search short */

#define AGENT_RATE 3.0 /* less than a phrase gets that can be nothing but the subject */

/* Verbs whose object, not subject, does what the infinitive after them says. */
static const char *const object_control[] = {
  "anhalten",    "anweisen",  "auffordern",  "beauftragen", "befehlen",  "bewegen",
  "bitten",      "bringen",   "drängen",     "einladen",    "empfehlen", "erlauben",
  "ermahnen",    "ermutigen", "ermöglichen", "gestatten",   "helfen",    "hindern",
  "nötigen",     "raten",     "überreden",   "überzeugen",  "verbieten", "verpflichten",
  "veranlassen", "vorwerfen", "warnen",      "zwingen",     NULL,
};

/* "Schülern", "jungen Eltern": a noun without a determiner. */
static gboolean
is_bare_noun (const LesartGrammar *grammar, const LesartNounPhrase *phrase)
{
  return !phrase->pronoun && !lesart_grammar_in_name (grammar, phrase->head)
         && (grammar->words[phrase->head].kinds & LESART_WORD_NOUN)
         && (grammar->words[phrase->first].kinds & (LESART_WORD_DETERMINER | LESART_WORD_NUMERAL))
                == 0;
}

/* Do the two stand in one list, the second behind a comma: names, or nouns of which none has an
 * article? */
static gboolean
is_listed_before (const LesartGrammar *grammar,
                  const LesartNounPhrase *left,
                  const LesartNounPhrase *right)
{
  return left->end + 1 == right->first && lesart_grammar_token_is (grammar, left->end, ",")
         && ((lesart_grammar_in_name (grammar, left->head)
              && lesart_grammar_in_name (grammar, right->head))
             || (is_bare_noun (grammar, left) && is_bare_noun (grammar, right)
                 && !left->coordinated));
}

/* "in Bonn, Köln und Aachen", "von Lehrern, Schülern und Eltern": what is listed behind the first
 * has its preposition as well. */
static gboolean
shares_preposition (const LesartGrammar *grammar, const LesartClause *clause, guint32 index)
{
  const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, index);

  if (index == clause->first_phrase
      || !is_listed_before (grammar, lesart_grammar_phrase (grammar, index - 1), phrase))
    return FALSE;
  for (guint32 i = index, n = 0; !phrase->coordinated; i++, n++) {
    if (i + 1 >= clause->end_phrase || n == MAX_LISTED
        || !is_listed_before (grammar, phrase, lesart_grammar_phrase (grammar, i + 1)))
      return FALSE;
    phrase = lesart_grammar_phrase (grammar, i + 1);
  }
  phrase = lesart_grammar_phrase (grammar, index);
  for (guint32 i = index, n = 0; i > clause->first_phrase && n < MAX_LISTED; i--, n++) {
    const LesartNounPhrase *left = lesart_grammar_phrase (grammar, i - 1);

    if (!is_listed_before (grammar, left, phrase))
      return FALSE;
    if (left->preposition != LESART_NO_TOKEN)
      return TRUE;
    phrase = left;
  }
  return FALSE;
}

/* --- The subject --- */

static gboolean
agrees (const LesartGrammar *grammar,
        const LesartClause *clause,
        const LesartNounPhrase *phrase,
        guint32 agreement)
{
  guint32 finite = clause->finite != LESART_NO_TOKEN ? grammar->words[clause->finite].finite : 0;
  guint32 nominative = lesart_agreement_with (agreement, LESART_NOMINATIVE);
  guint32 singular = lesart_agreement_with (nominative, LESART_SINGULAR);
  guint32 plural = lesart_agreement_with (nominative, LESART_PLURAL);

  if (nominative == 0)
    return FALSE;
  if ((finite & (LESART_SINGULAR | LESART_PLURAL)) == 0)
    return TRUE;
  if (lesart_grammar_is_one_of (grammar, phrase->head, "ich"))
    return (finite & LESART_FIRST) != 0;
  if (lesart_grammar_is_one_of (grammar, phrase->head, "etwas nichts man jemand niemand"))
    plural = 0;
  return (singular != 0 && (finite & LESART_SINGULAR)) || (plural != 0 && (finite & LESART_PLURAL));
}

/* How likely @phrase is the subject; 0: it cannot be. */
static double
rate_subject (const LesartGrammar *grammar,
              guint32 index,
              const LesartClause *clause,
              const LesartNounPhrase *phrase,
              guint32 order)
{
  guint32 agreement = phrase->agreement;
  double rate = 10;

  if (phrase->preposition != LESART_NO_TOKEN
      || lesart_grammar_has_hint (grammar, phrase->head, LESART_HINT_TIME))
    return 0;
  if (clause->kind == LESART_CLAUSE_RELATIVE && phrase->head == clause->opener) {
    guint32 antecedent = lesart_grammar_find_antecedent (grammar, index);

    if (antecedent != LESART_NO_PHRASE)
      agreement &= lesart_agreement_over_cases (
          lesart_agreement_without_case (lesart_grammar_phrase (grammar, antecedent)->agreement));
    /* "das Gutachten, das das Unternehmen bestellt hatte": the tagger has seen the sentence */
    if (grammar->tags == NULL || (grammar->tags[phrase->head].features & LESART_ACCUSATIVE) == 0)
      rate += 2;
  }
  if (!agrees (grammar, clause, phrase, agreement)
      || shares_preposition (grammar, clause, clause->first_phrase + order))
    return 0;
  /* A dative beside a verb of saying is who is told: sagte Müller der „Zeit“. */
  if (lesart_agreement_with (agreement, LESART_ACCUSATIVE) == 0
      && (lesart_agreement_with (agreement, LESART_DATIVE) == 0
          || !lesart_clause_says (grammar, clause)))
    rate += 4;
  if (phrase->pronoun && lesart_grammar_is_one_of (grammar, phrase->head, "es"))
    rate += g_strcmp0 (clause->predicate, "geben") == 0 ? 8 : -1; /* es gibt */
  if (phrase->pronoun && order == 0 && clause->kind == LESART_CLAUSE_MAIN
      && phrase->end == clause->finite && lesart_grammar_is_one_of (grammar, phrase->head, "sie"))
    rate += 2; /* "Sie kritisierte Anna Roth": rather she than whom Anna Roth criticised */
  if ((lesart_phrase_is_named (grammar, phrase)
       && !lesart_grammar_is_one_of (grammar, phrase->first, "das")) /* hardly ever somebody */
      || (phrase->coordinated && lesart_grammar_in_name (grammar, phrase->head))
      || (order == 0 && clause->kind == LESART_CLAUSE_MAIN && phrase->end == clause->finite
          && lesart_grammar_acts (grammar, index, phrase)))
    rate += 1;
  if (clause->kind == LESART_CLAUSE_RELATIVE && lesart_phrase_is_bare_name (grammar, phrase)
      && lesart_grammar_is_agent (grammar, clause->predicate, "body"))
    rate += 2; /* "die Firma, die Anna Roth gegründet hat" */
  if (lesart_phrase_is_bare_name (grammar, phrase)
      && lesart_clause_is_plural_only (grammar, clause))
    rate -= 1.5; /* Bosch, Siemens und Porsche gründen ... */
  if (phrase->apposition)
    rate -= 6;
  if (clause->verb != LESART_NO_TOKEN
      && grammar->quoted[phrase->head] != grammar->quoted[clause->verb])
    rate -= 3;
  return rate - 0.3 * MIN (order, 10);
}

/* "Ein Grundstück hat die Stadt gekauft": the first phrase from @best on that acts and may be the
 * subject as well, as @best does not act. */
static guint32
prefer_agent (const LesartGrammar *grammar, guint32 index, guint32 best, double best_rate)
{
  const LesartClause *clause = lesart_grammar_clause (grammar, index);
  gboolean shows;

  if (grammar->agents == NULL || best == LESART_NO_PHRASE || clause->passive
      || best + 1 >= clause->end_phrase
      || lesart_grammar_acts (grammar, index, lesart_grammar_phrase (grammar, best)))
    return best;
  shows = lesart_grammar_stands_for_deed (grammar, lesart_grammar_phrase (grammar, best))
          && lesart_grammar_is_agent (grammar, clause->predicate, "show");
  if (!shows && !lesart_clause_needs_agent (grammar, index))
    return best;
  for (guint32 i = best + 1; i < clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, i);
    double rate = rate_subject (grammar, index, clause, phrase, i - clause->first_phrase);

    if (rate > 0 && rate + AGENT_RATE > best_rate
        && (lesart_grammar_acts (grammar, index, phrase)
            || (shows && lesart_grammar_is_source (grammar, phrase))))
      return i;
  }
  return best;
}

static guint32
find_own_subject (const LesartGrammar *grammar, guint32 index)
{
  const LesartClause *clause = lesart_grammar_clause (grammar, index);
  guint32 best = LESART_NO_PHRASE;
  double best_rate = 0;

  if (clause->kind == LESART_CLAUSE_INFINITIVE || clause->kind == LESART_CLAUSE_PARTICIPLE)
    return LESART_NO_PHRASE;
  for (guint32 i = clause->first_phrase; i < clause->end_phrase; i++) {
    double rate = rate_subject (grammar, index, clause, lesart_grammar_phrase (grammar, i),
                                i - clause->first_phrase);

    if (rate > best_rate) {
      best = i;
      best_rate = rate;
    }
  }
  return prefer_agent (grammar, index, best, best_rate);
}

/* The object of the governing clause: wen man zu etwas auffordert. */
static guint32
find_controlled_object (const LesartGrammar *grammar, const LesartClause *parent, guint32 subject)
{
  for (guint32 i = parent->first_phrase; i < parent->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, i);

    if (i != subject && phrase->preposition == LESART_NO_TOKEN
        && !lesart_grammar_has_hint (grammar, phrase->head, LESART_HINT_TIME)
        && lesart_agreement_with (phrase->agreement, LESART_ACCUSATIVE | LESART_DATIVE) != 0)
      return i;
  }
  return LESART_NO_PHRASE;
}

static gboolean
controls_by_object (const LesartClause *clause)
{
  for (guint i = 0; clause->predicate != NULL && object_control[i] != NULL; i++)
    if (strcmp (clause->predicate, object_control[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "hatte sich zurückgezogen und nur noch Theater gespielt": with "haben" the second participle has
 * an object of its own, not a subject; with "sein" it may ("und die Nachfrage gesunken"). */
static gboolean
shares_perfect (const LesartGrammar *grammar, const LesartClause *clause)
{
  return clause->finite != LESART_NO_TOKEN && clause->finite < clause->first && !clause->passive
         && g_strcmp0 (grammar->words[clause->finite].finite_lemma, "haben") == 0;
}

/* "begrüßte den Plan, forderte aber Klarheit": verb first, where no question is asked. */
static gboolean
goes_on_after_comma (const LesartGrammar *grammar, const LesartClause *clause)
{
  return clause->finite == clause->first && clause->first > 0 && !clause->verb_first_condition
         && lesart_grammar_is_one_of (grammar, clause->first - 1, ",");
}

/* "kaufte Waren und verkaufte sie": after "und" and the verb the subject is that of the clause
 * before, unless a phrase can be nothing but a nominative; in a subordinate clause where only
 * somebody can do it: "dass die Firma wächst und Ware kauft". */
static gboolean
is_gapped (const LesartGrammar *grammar, guint32 index, guint32 subject)
{
  const LesartClause *clause = lesart_grammar_clause (grammar, index);
  const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, subject);

  if (phrase == NULL || clause->coordinated == LESART_NO_CLAUSE)
    return FALSE;
  if (clause->kind == LESART_CLAUSE_MAIN && goes_on_after_comma (grammar, clause))
    return lesart_agreement_with (phrase->agreement, LESART_ACCUSATIVE) != 0
           && lesart_grammar_is_agent (grammar, clause->predicate, "verb")
           && !lesart_grammar_acts (grammar, index, phrase);
  if ((grammar->words[clause->first].kinds & LESART_WORD_COORDINATOR) == 0
      || lesart_agreement_with (phrase->agreement, LESART_ACCUSATIVE) == 0)
    return FALSE;
  if (clause->kind == LESART_CLAUSE_MAIN)
    return clause->finite == clause->first + 1 || shares_perfect (grammar, clause);
  return (clause->kind == LESART_CLAUSE_SUBORDINATE || clause->kind == LESART_CLAUSE_RELATIVE)
         && !clause->passive && phrase->head != clause->opener
         && lesart_grammar_is_agent (grammar, clause->predicate, "verb")
         && !lesart_grammar_acts (grammar, index, phrase);
}

/* "Wer das Haus betritt, riecht das Öl": the clause with "wer" before the verb is the subject. */
static guint32
find_who (const LesartGrammar *grammar, guint32 index)
{
  const LesartClause *clause = lesart_grammar_clause (grammar, index);

  if (clause->kind != LESART_CLAUSE_MAIN || !clause->verb_first)
    return LESART_NO_PHRASE;
  for (guint32 i = index; i > 0 && i + 3 > index; i--) {
    const LesartClause *before = lesart_grammar_clause (grammar, i - 1);

    if (before->sentence != clause->sentence)
      break;
    if (before->parent == index && before->opener != LESART_NO_TOKEN
        && lesart_grammar_is_one_of (grammar, before->opener, "wer Wer"))
      return find_own_subject (grammar, i - 1);
  }
  return LESART_NO_PHRASE;
}

/* "Er rief an, in der Nachbarschaft sei eingebrochen worden": something else stands before the verb
 * of its own, so that no subject was left out. */
static gboolean
is_impersonal (const LesartGrammar *grammar, const LesartClause *clause)
{
  guint32 at = clause->first;

  if (clause->kind != LESART_CLAUSE_MAIN || !clause->passive || clause->finite == LESART_NO_TOKEN
      || clause->finite < clause->first)
    return FALSE;
  while (at < clause->finite && (grammar->words[at].kinds & LESART_WORD_COORDINATOR))
    at++;
  return at < clause->finite;
}

static guint32
find_subject (LesartGrammar *grammar, guint32 index, guint links)
{
  LesartClause *clause = &g_array_index (grammar->clauses, LesartClause, index);
  const LesartClause *parent = lesart_grammar_clause (grammar, clause->parent);
  guint32 subject;

  if (clause->subject_known)
    return clause->subject;
  subject = find_who (grammar, index);
  if (subject == LESART_NO_PHRASE)
    subject = find_own_subject (grammar, index);
  if (links < MAX_LINKS && is_gapped (grammar, index, subject))
    subject = find_subject (grammar, clause->coordinated, links + 1);
  if (subject == LESART_NO_PHRASE && links < MAX_LINKS && !is_impersonal (grammar, clause)) {
    if (clause->coordinated != LESART_NO_CLAUSE)
      subject = find_subject (grammar, clause->coordinated, links + 1);
    else if (clause->kind == LESART_CLAUSE_INFINITIVE && parent != NULL) {
      subject = find_subject (grammar, clause->parent, links + 1);
      if ((!parent->passive || subject == LESART_NO_PHRASE) && controls_by_object (parent))
        subject = find_controlled_object (grammar, parent, subject);
    }
  }
  clause->subject = subject;
  clause->subject_known = links == 0 || subject != LESART_NO_PHRASE;
  return subject;
}

/* --- Objects --- */

static gboolean
can_be_object (const LesartGrammar *grammar,
               const LesartClause *clause,
               guint32 index,
               guint32 cases)
{
  const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, index);

  return index != clause->subject && phrase->preposition == LESART_NO_TOKEN && !phrase->apposition
         && lesart_agreement_with (phrase->agreement, cases) != 0
         && !shares_preposition (grammar, clause, index);
}

/* "BMW, Audi und Porsche kauften Twitter": where the names that are listed with the subject begin.
 */
static guint32
find_list_start (const LesartGrammar *grammar, const LesartClause *clause)
{
  const LesartNounPhrase *subject = lesart_grammar_phrase (grammar, clause->subject);
  guint32 first;

  if (subject == NULL)
    return LESART_NO_TOKEN;
  first = subject->first;
  for (guint32 i = clause->subject, n = 0;
       subject->coordinated && i > clause->first_phrase && n < MAX_LISTED; i--, n++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, i - 1);

    if (phrase->end + 1 != first || !lesart_grammar_token_is (grammar, first - 1, ",")
        || !lesart_grammar_in_name (grammar, phrase->head))
      break;
    first = phrase->first;
  }
  return first;
}

/* "nannte Scholz einen Lügner": the second accusative is no object. */
static gboolean
has_two_accusatives (const LesartClause *clause)
{
  static const char *const verbs[] = { "nennen", "heißen",   "schimpfen", "lehren",
                                       "kosten", "schelten", NULL };

  return clause->predicate != NULL && g_strv_contains (verbs, clause->predicate);
}

/* The first that can be an accusative; rather one that can be nothing else, and rather one that is
 * no measure: stieg um, kostet 5 Euro. */
static guint32
find_object (const LesartGrammar *grammar, const LesartClause *clause)
{
  guint32 found = LESART_NO_PHRASE, listed = find_list_start (grammar, clause);

  for (guint32 i = clause->first_phrase; i < clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, i);

    if (!can_be_object (grammar, clause, i, LESART_ACCUSATIVE)
        || (i < clause->subject && phrase->first >= listed)
        || lesart_grammar_has_hint (grammar, phrase->head, LESART_HINT_TIME)
        || lesart_grammar_is_one_of (grammar, phrase->head, "es"))
      continue;
    if (found == LESART_NO_PHRASE
        || (lesart_grammar_has_hint (grammar, lesart_grammar_phrase (grammar, found)->head,
                                     LESART_HINT_MEASURE)
            && !lesart_grammar_has_hint (grammar, phrase->head, LESART_HINT_MEASURE)))
      found = i;
    if (lesart_agreement_with (phrase->agreement, LESART_NOMINATIVE | LESART_DATIVE) == 0)
      return has_two_accusatives (clause) ? found : i;
  }
  return found;
}

/* "sagte den Betroffenen Hilfe zu", "hat Portugal die Auszahlung zugesagt": the accusative behind
 * @first, which may be a dative as well: a noun without an article, or with one that is none. */
static guint32
find_object_behind_dative (const LesartGrammar *grammar, const LesartClause *clause, guint32 first)
{
  const LesartNounPhrase *dative = lesart_grammar_phrase (grammar, first);

  if (dative == NULL || dative->pronoun || dative->coordinated
      || lesart_agreement_with (dative->agreement, LESART_DATIVE) == 0
      || !(lesart_phrase_is_bare_name (grammar, dative)
           || (grammar->words[dative->first].kinds & LESART_WORD_DETERMINER))
      || lesart_grammar_has_hint (grammar, dative->head, LESART_HINT_MEASURE)
      || has_two_accusatives (clause))
    return LESART_NO_PHRASE;
  for (guint32 i = first + 1; i < clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, i);

    if (!can_be_object (grammar, clause, i, LESART_ACCUSATIVE) || phrase->pronoun
        || lesart_grammar_has_hint (grammar, phrase->head, LESART_HINT_TIME | LESART_HINT_MEASURE)
        || lesart_grammar_is_one_of (grammar, phrase->first - 1, "als wie und oder , –"))
      continue;
    if (lesart_agreement_with (phrase->agreement, LESART_DATIVE) == 0
        || is_bare_noun (grammar, phrase))
      return i;
  }
  return LESART_NO_PHRASE;
}

/* "werfen der SVP vor": what is no accusative, and no subject as there is another, is a dative. */
static gboolean
is_dative_beside_subject (const LesartGrammar *grammar,
                          const LesartClause *clause,
                          const LesartNounPhrase *phrase)
{
  const LesartNounPhrase *subject = lesart_grammar_phrase (grammar, clause->subject);

  return subject != NULL && !clause->copula && !clause->passive && !phrase->pronoun
         && lesart_agreement_with (phrase->agreement, LESART_ACCUSATIVE) == 0
         && subject->clause == phrase->clause && phrase->first > subject->end
         && !lesart_grammar_is_one_of (grammar, phrase->first - 1, "als wie und oder , –");
}

/* The first that can be nothing but a dative. */
static guint32
find_indirect_object (const LesartGrammar *grammar, const LesartClause *clause)
{
  for (guint32 i = clause->first_phrase; i < clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, i);

    if (can_be_object (grammar, clause, i, LESART_DATIVE)
        && (lesart_agreement_with (phrase->agreement, LESART_NOMINATIVE | LESART_ACCUSATIVE) == 0
            || is_dative_beside_subject (grammar, clause, phrase)))
      return i;
  }
  return LESART_NO_PHRASE;
}

/* "die Firma, die er gegründet und verkauft hatte": both have the pronoun as their object. */
static void
share_object (const LesartGrammar *grammar, LesartClause *clause)
{
  const LesartClause *before = lesart_grammar_clause (grammar, clause->coordinated);
  const LesartNounPhrase *object;

  if (before == NULL || clause->kind != LESART_CLAUSE_RELATIVE || clause->passive
      || clause->object != LESART_NO_PHRASE || clause->finite != before->finite
      || clause->finite == LESART_NO_TOKEN
      || g_strcmp0 (grammar->words[clause->finite].finite_lemma, "haben") != 0)
    return;
  object = lesart_grammar_phrase (grammar, before->object);
  if (object != NULL && object->head == before->opener)
    clause->object = before->object;
}

static void
split_objects (const LesartGrammar *grammar, LesartClause *clause)
{
  guint32 behind = find_object_behind_dative (grammar, clause, clause->object);

  if (behind == LESART_NO_PHRASE)
    return;
  clause->indirect_object = clause->object;
  clause->object = behind;
}

/**
 * lesart_grammar_find_arguments: (skip)
 * @first_clause: the first clause of a sentence whose clauses are complete
 *
 * Fills in who and what the clauses from there on speak of.
 */
void
lesart_grammar_find_arguments (LesartGrammar *grammar, guint32 first_clause)
{
  for (guint32 i = first_clause; i < grammar->clauses->len; i++)
    find_subject (grammar, i, 0);
  for (guint32 i = first_clause; i < grammar->clauses->len; i++) {
    LesartClause *clause = &g_array_index (grammar->clauses, LesartClause, i);

    if (!clause->passive && !(clause->causative && clause->reflexive))
      clause->object = find_object (grammar, clause);
    share_object (grammar, clause);
    clause->indirect_object = find_indirect_object (grammar, clause);
    if (clause->indirect_object == LESART_NO_PHRASE)
      split_objects (grammar, clause);
    if ((clause->kind == LESART_CLAUSE_SUBORDINATE || clause->kind == LESART_CLAUSE_INFINITIVE)
        && lesart_clause_says (grammar, lesart_grammar_clause (grammar, clause->parent)))
      clause->speech = clause->parent;
  }
}
