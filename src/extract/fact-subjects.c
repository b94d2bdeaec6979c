/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who does it: the subject of a clause. It is the noun phrase that can be a nominative and agrees
 * with the finite verb; where several can, the one that can be nothing else, a pronoun, or the
 * first. A clause without one takes that of the clause it is joined to or depends on.
 */
#include "fact-finder.h"

#include <string.h>

#define MAX_LINKS                                                                                  \
  6 /* how far a missing subject is looked for along joined and governing clauses                  \
     */

/* Verbs whose object, not subject, does what the infinitive after them says. */
static const char *const object_control[] = {
  "anhalten",    "anweisen",  "auffordern",   "beauftragen", "befehlen", "bewegen",  "bitten",
  "bringen",     "drängen",   "einladen",     "empfehlen",   "erlauben", "ermahnen", "ermutigen",
  "ermöglichen", "gestatten", "helfen",       "hindern",     "nötigen",  "raten",    "überreden",
  "überzeugen",  "verbieten", "verpflichten", "veranlassen", "warnen",   "zwingen",  NULL,
};

LesartSpan
lesart_fact_phrase_span (const LesartFactFinder *finder, const LesartNounPhrase *phrase)
{
  guint32 first = phrase->first, end = phrase->end;
  const LesartToken *tokens = finder->x->tokens;
  guint n_marks = 0;

  while (first + 1 < end && tokens[first].kind == LESART_TOKEN_QUOTE)
    first++;
  while (end > first + 1 && tokens[end - 1].kind == LESART_TOKEN_QUOTE)
    end--;
  for (guint32 at = first; at < end; at++)
    n_marks += tokens[at].kind == LESART_TOKEN_QUOTE;
  if (n_marks % 2 == 1 && end < finder->x->n_tokens && tokens[end].kind == LESART_TOKEN_QUOTE)
    end++; /* Orkan „Hedda“ */
  return lesart_extraction_span (finder->x, first, end);
}

/* --- Entities --- */

/* "die Weigerung Suu Kyis": the name has an s that the entity has not. */
static gboolean
is_genitive_of (const LesartFactFinder *finder, const LesartMention *mention)
{
  const char *name =
      g_array_index (finder->x->reading->entities, LesartEntity, mention->entity).name;
  gsize n_bytes;
  const char *last = lesart_token_text (finder->x, mention->end_token - 1, &n_bytes);

  return n_bytes > 1 && last[n_bytes - 1] == 's' && name != NULL && !g_str_has_suffix (name, "s");
}

/* The mention that the phrase is: it covers the head, or it is the name beside it (Stürmer Daan
 * Verkade). Not the one in its genitive or the possessive before it. */
gint32
lesart_fact_entity (const LesartFactFinder *finder, const LesartNounPhrase *phrase)
{
  const GArray *mentions = finder->x->reading->mentions;
  gint32 found = LESART_NO_ENTITY;

  if (phrase->coordinated)
    return LESART_NO_ENTITY;
  for (guint32 at = phrase->first; at < phrase->core_end; at++) {
    gint32 index = finder->x->mention_at[at];
    const LesartMention *mention =
        index >= 0 ? &g_array_index (mentions, LesartMention, index) : NULL;
    gboolean covers_head;

    if (mention == NULL)
      continue;
    covers_head = mention->first_token <= phrase->head && phrase->head < mention->end_token;
    if (mention->kind == LESART_MENTION_NAME && at >= phrase->head
        && !(at > phrase->head && is_genitive_of (finder, mention)))
      return mention->entity;
    if (covers_head)
      found = mention->entity;
  }
  return found;
}

gboolean
lesart_fact_is_time (const LesartFactFinder *finder, const LesartNounPhrase *phrase)
{
  const GArray *times = finder->x->reading->times;
  LesartSpan head = lesart_extraction_span (finder->x, phrase->head, phrase->head + 1);
  guint low = 0, high = times->len;

  while (low < high) {
    guint middle = (low + high) / 2;
    const LesartTime *time = &g_array_index (times, LesartTime, middle);

    if (time->span.end <= head.start)
      low = middle + 1;
    else if (time->span.start >= head.end)
      high = middle;
    else
      return TRUE;
  }
  return FALSE;
}

/* --- Relative pronouns --- */

/* The finite verb can only be plural and no other subject is at hand: so is the pronoun. */
static gboolean
must_be_plural (const LesartFactFinder *finder, const LesartClause *clause)
{
  guint32 finite =
      clause->finite != LESART_NO_TOKEN ? lesart_fact_word (finder, clause->finite)->finite : 0;

  if ((finite & LESART_PLURAL) == 0 || (finite & LESART_SINGULAR) != 0)
    return FALSE;
  if (lesart_agreement_with (lesart_fact_word (finder, clause->opener)->agreement,
                             LESART_NOMINATIVE)
      == 0)
    return FALSE;
  for (guint32 i = clause->first_phrase; i < clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (finder->grammar, i);

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

/* The end of those phrases of @clause that end before @token. */
static guint32
phrases_before (const LesartFactFinder *finder, const LesartClause *clause, guint32 token)
{
  guint32 low = clause->first_phrase, high = clause->end_phrase;

  while (low < high) {
    guint32 middle = (low + high) / 2;

    if (lesart_grammar_phrase (finder->grammar, middle)->end <= token)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/**
 * lesart_fact_antecedent:
 *
 * Returns: the phrase that the relative pronoun of @clause stands for, the last before it that
 * agrees in gender and number, or %LESART_NO_PHRASE
 */
guint32
lesart_fact_antecedent (const LesartFactFinder *finder, guint32 index)
{
  const LesartClause *clause = lesart_grammar_clause (finder->grammar, index);
  const LesartClause *parent = lesart_grammar_clause (finder->grammar, clause->parent);
  guint32 wanted, adjacent = LESART_NO_PHRASE; /* a name may have any gender */
  gboolean plural;

  if (clause->kind != LESART_CLAUSE_RELATIVE || parent == NULL || clause->opener == LESART_NO_TOKEN)
    return LESART_NO_PHRASE;
  wanted = without_case (lesart_fact_word (finder, clause->opener)->agreement);
  plural = must_be_plural (finder, clause);
  for (guint32 i = phrases_before (finder, parent, clause->first); i > parent->first_phrase; i--) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (finder->grammar, i - 1);

    if (lesart_fact_is_time (finder, phrase))
      continue;
    if (plural && !phrase->coordinated
        && (lesart_agreement_with (phrase->agreement, LESART_PLURAL) == 0
            || finder->x->name_at[phrase->head] >= 0))
      continue;
    if ((without_case (phrase->agreement) & wanted) != 0)
      return i - 1;
    if (adjacent == LESART_NO_PHRASE && lesart_fact_entity (finder, phrase) != LESART_NO_ENTITY)
      adjacent = i - 1;
    if (phrase->end + 40 < clause->first)
      break;
  }
  return adjacent;
}

/* --- The subject --- */

static gboolean
agrees (const LesartFactFinder *finder,
        const LesartClause *clause,
        const LesartNounPhrase *phrase,
        guint32 agreement)
{
  guint32 finite =
      clause->finite != LESART_NO_TOKEN ? lesart_fact_word (finder, clause->finite)->finite : 0;
  guint32 nominative = lesart_agreement_with (agreement, LESART_NOMINATIVE);
  guint32 singular = lesart_agreement_with (nominative, LESART_SINGULAR);
  guint32 plural = lesart_agreement_with (nominative, LESART_PLURAL);

  if (nominative == 0)
    return FALSE;
  if ((finite & (LESART_SINGULAR | LESART_PLURAL)) == 0)
    return TRUE;
  if (lesart_grammar_is_one_of (finder->grammar, phrase->head, "ich"))
    return (finite & LESART_FIRST) != 0;
  return (singular != 0 && (finite & LESART_SINGULAR)) || (plural != 0 && (finite & LESART_PLURAL));
}

/* How likely @phrase is the subject; 0: it cannot be. */
static double
rate_subject (const LesartFactFinder *finder,
              guint32 index,
              const LesartClause *clause,
              const LesartNounPhrase *phrase,
              guint32 order)
{
  guint32 agreement = phrase->agreement;
  double rate = 10;

  if (phrase->preposition != LESART_NO_TOKEN || lesart_fact_is_time (finder, phrase))
    return 0;
  if (clause->kind == LESART_CLAUSE_RELATIVE && phrase->head == clause->opener) {
    guint32 antecedent = lesart_fact_antecedent (finder, index);

    if (antecedent != LESART_NO_PHRASE)
      agreement &= spread_over_cases (
          without_case (lesart_grammar_phrase (finder->grammar, antecedent)->agreement));
    rate += 2;
  }
  if (phrase->pronoun && lesart_fact_entity (finder, phrase) != LESART_NO_ENTITY
      && clause->kind != LESART_CLAUSE_RELATIVE)
    agreement = lesart_agreement_with (agreement, LESART_SINGULAR); /* it stands for one */
  if (!agrees (finder, clause, phrase, agreement))
    return 0;
  if (lesart_agreement_with (agreement, LESART_ACCUSATIVE) == 0)
    rate += 4;
  if (phrase->pronoun && lesart_grammar_is_one_of (finder->grammar, phrase->head, "es"))
    rate += g_strcmp0 (clause->predicate, "geben") == 0 ? 8 : -1; /* es gibt */
  if (lesart_fact_entity (finder, phrase) != LESART_NO_ENTITY)
    rate += 1;
  if (phrase->apposition)
    rate -= 6;
  if (clause->verb != LESART_NO_TOKEN
      && finder->grammar->quoted[phrase->head] != finder->grammar->quoted[clause->verb])
    rate -= 3;
  return rate - 0.3 * MIN (order, 10);
}

static guint32
find_own_subject (const LesartFactFinder *finder, guint32 index)
{
  const LesartClause *clause = lesart_grammar_clause (finder->grammar, index);
  guint32 best = LESART_NO_PHRASE;
  double best_rate = 0;

  if (clause->kind == LESART_CLAUSE_INFINITIVE || clause->kind == LESART_CLAUSE_PARTICIPLE)
    return LESART_NO_PHRASE;
  for (guint32 i = clause->first_phrase; i < clause->end_phrase; i++) {
    double rate = rate_subject (finder, index, clause, lesart_grammar_phrase (finder->grammar, i),
                                i - clause->first_phrase);

    if (rate > best_rate) {
      best = i;
      best_rate = rate;
    }
  }
  return best;
}

/* The object of the governing clause: wen man zu etwas auffordert. */
static guint32
find_controlled_object (const LesartFactFinder *finder, const LesartClause *parent, guint32 subject)
{
  for (guint32 i = parent->first_phrase; i < parent->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (finder->grammar, i);

    if (i != subject && phrase->preposition == LESART_NO_TOKEN
        && !lesart_fact_is_time (finder, phrase)
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

/* "kaufte Waren und verkaufte sie": after "und" and the verb the subject is that of the clause
 * before, unless a phrase can be nothing but a nominative. */
static gboolean
is_gapped (const LesartFactFinder *finder, const LesartClause *clause, guint32 subject)
{
  const LesartNounPhrase *phrase = lesart_grammar_phrase (finder->grammar, subject);
  guint32 next = clause->first + 1;

  return phrase != NULL && clause->kind == LESART_CLAUSE_MAIN
         && clause->coordinated != LESART_NO_CLAUSE
         && (lesart_fact_word (finder, clause->first)->kinds & LESART_WORD_COORDINATOR)
         && clause->finite == next
         && lesart_agreement_with (phrase->agreement, LESART_ACCUSATIVE) != 0;
}

static guint32
find_subject (LesartFactFinder *finder, guint32 index, guint links)
{
  const LesartClause *clause = lesart_grammar_clause (finder->grammar, index);
  const LesartClause *parent;
  guint32 subject;

  if (finder->subject_known[index])
    return finder->subject_of[index];
  subject = find_own_subject (finder, index);
  if (links < MAX_LINKS && is_gapped (finder, clause, subject))
    subject = find_subject (finder, clause->coordinated, links + 1);
  if (subject == LESART_NO_PHRASE && links < MAX_LINKS) {
    parent = lesart_grammar_clause (finder->grammar, clause->parent);
    if (clause->coordinated != LESART_NO_CLAUSE)
      subject = find_subject (finder, clause->coordinated, links + 1);
    else if (clause->kind == LESART_CLAUSE_INFINITIVE && parent != NULL) {
      subject = find_subject (finder, clause->parent, links + 1);
      if (parent->passive || controls_by_object (parent))
        subject = parent->passive ? subject : find_controlled_object (finder, parent, subject);
    }
  }
  finder->subject_of[index] = subject;
  finder->subject_known[index] = links == 0 || subject != LESART_NO_PHRASE;
  return subject;
}

/**
 * lesart_fact_subject:
 *
 * Returns: the phrase that is the grammatical subject of @clause, perhaps in another clause, or
 *   %LESART_NO_PHRASE; that of a passive clause is its theme
 */
guint32
lesart_fact_subject (LesartFactFinder *finder, guint32 clause)
{
  return find_subject (finder, clause, 0);
}
