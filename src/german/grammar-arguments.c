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
#define MAX_AGENT_BYTES 40

/* Verbs whose object, not subject, does what the infinitive after them says. */
static const char *const object_control[] = {
  "anhalten",    "anweisen",  "auffordern",  "beauftragen", "befehlen",  "bewegen",
  "bitten",      "bringen",   "drängen",     "einladen",    "empfehlen", "erlauben",
  "ermahnen",    "ermutigen", "ermöglichen", "gestatten",   "helfen",    "hindern",
  "nötigen",     "raten",     "überreden",   "überzeugen",  "verbieten", "verpflichten",
  "veranlassen", "vorwerfen", "warnen",      "zwingen",     NULL,
};

static gboolean
in_name (const LesartGrammar *grammar, guint32 at)
{
  return grammar->groups != NULL && grammar->groups[at] >= 0;
}

/* Is it a name, or has one beside it: Stürmer Daan Verkade? */
static gboolean
is_named (const LesartGrammar *grammar, const LesartNounPhrase *phrase)
{
  for (guint32 at = phrase->head; at < phrase->core_end && !phrase->coordinated; at++)
    if (in_name (grammar, at))
      return TRUE;
  return FALSE;
}

static gboolean
is_plural_only (const LesartGrammar *grammar, const LesartClause *clause)
{
  guint32 finite = clause->finite != LESART_NO_TOKEN ? grammar->words[clause->finite].finite : 0;

  return (finite & LESART_PLURAL) && (finite & LESART_SINGULAR) == 0;
}

/* A name is plural only with its article: die Stadtwerke X. */
static gboolean
is_bare_name (const LesartGrammar *grammar, const LesartNounPhrase *phrase)
{
  return in_name (grammar, phrase->head) && !phrase->coordinated
         && grammar->words[phrase->first].closed != LESART_CLOSED_DEFINITE;
}

/* Do the two stand in one list, the second behind a comma? */
static gboolean
is_listed_before (const LesartGrammar *grammar,
                  const LesartNounPhrase *left,
                  const LesartNounPhrase *right)
{
  return left->end + 1 == right->first && lesart_grammar_token_is (grammar, left->end, ",")
         && in_name (grammar, left->head) && in_name (grammar, right->head);
}

/* "in Bonn, Köln und Aachen": the names behind the first have its preposition as well. */
static gboolean
shares_preposition (const LesartGrammar *grammar, const LesartClause *clause, guint32 index)
{
  const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, index);

  if (index == clause->first_phrase || !in_name (grammar, phrase->head)
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

/* --- Relative pronouns --- */

/* The finite verb can only be plural and no other subject is at hand: so is the pronoun. */
static gboolean
must_be_plural (const LesartGrammar *grammar, const LesartClause *clause)
{
  if (!is_plural_only (grammar, clause))
    return FALSE;
  if (lesart_agreement_with (grammar->words[clause->opener].agreement, LESART_NOMINATIVE) == 0)
    return FALSE;
  for (guint32 i = clause->first_phrase; i < clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, i);

    if (phrase->head != clause->opener && phrase->preposition == LESART_NO_TOKEN
        && lesart_agreement_with (phrase->agreement, LESART_ACCUSATIVE | LESART_DATIVE) == 0)
      return FALSE;
  }
  return TRUE;
}

/* Gender and number alone: the antecedent has a case of its own. */
static guint32
without_case (guint32 agreement)
{
  return (agreement | agreement >> 6 | agreement >> 12 | agreement >> 18) & 0x3f;
}

static guint32
spread_over_cases (guint32 form)
{
  return form | form << 6 | form << 12 | form << 18;
}

/* What a relative pronoun may find in @phrase: a place behind "in" is neuter. */
static guint32
form_of_antecedent (const LesartGrammar *grammar, const LesartNounPhrase *phrase)
{
  guint32 form = without_case (phrase->agreement);

  if (is_bare_name (grammar, phrase) && phrase->first == phrase->head
      && phrase->preposition != LESART_NO_TOKEN
      && lesart_grammar_is_one_of (grammar, phrase->preposition, "in In nach Nach aus Aus"))
    form &= without_case (LESART_AGREEMENT_NEUTER & LESART_AGREEMENT_SINGULAR);
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

/* "Anna Roth von der Kanzlei, die": rather the person than where she belongs to. */
static gboolean
belongs_to_person (const LesartGrammar *grammar,
                   const LesartClause *clause,
                   guint32 index,
                   guint32 wanted)
{
  const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, index), *left;

  if (index <= clause->first_phrase || phrase->preposition == LESART_NO_TOKEN
      || !lesart_grammar_is_one_of (grammar, phrase->preposition, "von vom bei beim aus"))
    return FALSE;
  left = lesart_grammar_phrase (grammar, index - 1);
  return left->end == phrase->preposition && left->core_end > left->head + 1 && !left->coordinated
         && is_named (grammar, left) && (form_of_antecedent (grammar, left) & wanted) != 0;
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
  guint32 wanted, adjacent = LESART_NO_PHRASE; /* a name may have any gender */
  gboolean plural;

  if (clause->kind != LESART_CLAUSE_RELATIVE || parent == NULL || clause->opener == LESART_NO_TOKEN)
    return LESART_NO_PHRASE;
  wanted = without_case (grammar->words[clause->opener].agreement);
  plural = must_be_plural (grammar, clause);
  for (guint32 i = phrases_before (grammar, parent, clause->first); i > parent->first_phrase; i--) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, i - 1);

    if (lesart_grammar_has_hint (grammar, phrase->head, LESART_HINT_TIME)
        || is_starting_point (grammar, phrase))
      continue;
    if (plural && !phrase->coordinated
        && (lesart_agreement_with (phrase->agreement, LESART_PLURAL) == 0
            || is_bare_name (grammar, phrase)))
      continue;
    if ((form_of_antecedent (grammar, phrase) & wanted) != 0)
      return belongs_to_person (grammar, parent, i - 1, wanted) ? i - 2 : i - 1;
    if (adjacent == LESART_NO_PHRASE && is_named (grammar, phrase)
        && form_of_antecedent (grammar, phrase) == without_case (phrase->agreement))
      adjacent = i - 1;
    if (phrase->end + 40 < clause->first)
      break;
  }
  return adjacent;
}

/* --- The subject --- */

static gboolean
says (const LesartGrammar *grammar, const LesartClause *clause)
{
  guint32 row;

  return grammar->speech != NULL && clause != NULL && clause->predicate != NULL
         && lesart_table_lookup (grammar->speech, clause->predicate, -1, &row, 1) > 0;
}

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
      agreement &=
          spread_over_cases (without_case (lesart_grammar_phrase (grammar, antecedent)->agreement));
    /* "das Gutachten, das das Unternehmen bestellt hatte": the tagger has seen the sentence */
    if (grammar->tags == NULL || (grammar->tags[phrase->head].features & LESART_ACCUSATIVE) == 0)
      rate += 2;
  }
  if (!agrees (grammar, clause, phrase, agreement)
      || shares_preposition (grammar, clause, clause->first_phrase + order))
    return 0;
  /* A dative beside a verb of saying is who is told: sagte Müller der „Zeit“. */
  if (lesart_agreement_with (agreement, LESART_ACCUSATIVE) == 0
      && (lesart_agreement_with (agreement, LESART_DATIVE) == 0 || !says (grammar, clause)))
    rate += 4;
  if (phrase->pronoun && lesart_grammar_is_one_of (grammar, phrase->head, "es"))
    rate += g_strcmp0 (clause->predicate, "geben") == 0 ? 8 : -1; /* es gibt */
  if (phrase->pronoun && order == 0 && clause->kind == LESART_CLAUSE_MAIN
      && phrase->end == clause->finite && lesart_grammar_is_one_of (grammar, phrase->head, "sie"))
    rate += 2; /* "Sie kritisierte Anna Roth": rather she than whom Anna Roth criticised */
  if (is_named (grammar, phrase) || (phrase->coordinated && in_name (grammar, phrase->head)))
    rate += 1;
  if (is_bare_name (grammar, phrase) && is_plural_only (grammar, clause))
    rate -= 1.5; /* Bosch, Siemens und Porsche gründen ... */
  if (phrase->apposition)
    rate -= 6;
  if (clause->verb != LESART_NO_TOKEN
      && grammar->quoted[phrase->head] != grammar->quoted[clause->verb])
    rate -= 3;
  return rate - 0.3 * MIN (order, 10);
}

/**
 * lesart_grammar_is_agent:
 * @word: (nullable): a lemma
 * @cue: "noun" or "verb", as in agents.tsv
 *
 * Returns: whether the noun is somebody who acts, or the verb something that only those do
 */
gboolean
lesart_grammar_is_agent (const LesartGrammar *grammar, const char *word, const char *cue)
{
  guint32 row;

  return word != NULL && grammar->agents != NULL
         && lesart_table_lookup (grammar->agents, word, -1, &row, 1) > 0
         && strcmp (lesart_table_get (grammar->agents, row,
                                      lesart_table_find_column (grammar->agents, "cue")),
                    cue)
                == 0;
}

/* "Das teilte das Unternehmen mit": the pronoun for what was said or done before */
static gboolean
stands_for_deed (const LesartGrammar *grammar, const LesartNounPhrase *phrase)
{
  return phrase->pronoun
         && lesart_grammar_is_one_of (grammar, phrase->head, "das Das dies Dies was Was es Es");
}

/* A person or body, by its head noun or the last part of that; what a relative pronoun stands for.
 */
static gboolean
acts (const LesartGrammar *grammar, guint32 clause, const LesartNounPhrase *phrase)
{
  const char *lemma;
  char last[MAX_AGENT_BYTES];

  if (phrase->head == lesart_grammar_clause (grammar, clause)->opener)
    phrase = lesart_grammar_phrase (grammar, lesart_grammar_find_antecedent (grammar, clause));
  if (phrase == NULL || stands_for_deed (grammar, phrase))
    return FALSE;
  if (is_named (grammar, phrase) || in_name (grammar, phrase->head) || phrase->pronoun)
    return TRUE;
  lemma = grammar->words[phrase->head].noun_lemma;
  if (lesart_grammar_is_agent (grammar, lemma, "noun")
      || (lemma != NULL && g_str_has_suffix (lemma, "erin")))
    return TRUE;
  for (gsize n = lemma != NULL ? strlen (lemma) : 0, i = 3; i + 3 < n; i++)
    if (n - i < sizeof last && g_ascii_isalpha (lemma[i])) {
      g_strlcpy (last, lemma + i, sizeof last);
      last[0] = g_ascii_toupper (last[0]);
      if (lesart_grammar_is_agent (grammar, last, "noun"))
        return TRUE;
    }
  return FALSE;
}

/* "Ein Grundstück hat die Stadt gekauft": the first phrase from @best on that acts and may be the
 * subject as well, as @best does not act. */
static guint32
prefer_agent (const LesartGrammar *grammar, guint32 index, guint32 best, double best_rate)
{
  const LesartClause *clause = lesart_grammar_clause (grammar, index);

  if (grammar->agents == NULL || best == LESART_NO_PHRASE || clause->passive
      || best + 1 >= clause->end_phrase
      || !(lesart_grammar_is_agent (grammar, clause->predicate, "verb") || says (grammar, clause))
      || acts (grammar, index, lesart_grammar_phrase (grammar, best)))
    return best;
  for (guint32 i = best + 1; i < clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, i);
    double rate = rate_subject (grammar, index, clause, phrase, i - clause->first_phrase);

    if (rate > 0 && rate + AGENT_RATE > best_rate && acts (grammar, index, phrase))
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
           && !acts (grammar, index, phrase);
  if ((grammar->words[clause->first].kinds & LESART_WORD_COORDINATOR) == 0
      || lesart_agreement_with (phrase->agreement, LESART_ACCUSATIVE) == 0)
    return FALSE;
  if (clause->kind == LESART_CLAUSE_MAIN)
    return clause->finite == clause->first + 1 || shares_perfect (grammar, clause);
  return (clause->kind == LESART_CLAUSE_SUBORDINATE || clause->kind == LESART_CLAUSE_RELATIVE)
         && !clause->passive && phrase->head != clause->opener
         && lesart_grammar_is_agent (grammar, clause->predicate, "verb")
         && !acts (grammar, index, phrase);
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
  if (subject == LESART_NO_PHRASE && links < MAX_LINKS) {
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
        || !in_name (grammar, phrase->head))
      break;
    first = phrase->first;
  }
  return first;
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
      return i;
  }
  return found;
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
    clause->indirect_object = find_indirect_object (grammar, clause);
    if ((clause->kind == LESART_CLAUSE_SUBORDINATE || clause->kind == LESART_CLAUSE_INFINITIVE)
        && says (grammar, lesart_grammar_clause (grammar, clause->parent)))
      clause->speech = clause->parent;
  }
}
