/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pronouns and definite noun phrases that stand for a named person or organisation. The text is
 * read once from left to right, clause by clause; each phrase is either resolved to what was spoken
 * of before (resolve.c) or remembered as something that later pronouns may mean.
 */
#include "referents.h"

#include <string.h>

typedef struct {
  LesartDiscourse *discourse;
  guint32 sentence;
  guint32 serial; /* of the clause */
  guint32 first;  /* of the clause */
  guint32 end;
  guint32 subject; /* first token of the subject phrase, or LESART_NO_TOKEN */
  guint32 verb;    /* numbers that the finite verb agrees with, as agreement; all if open */
  gboolean says;   /* the verb is one of saying */
  guint32 sentence_end;
} Clause;

static void
add_mention (Clause *clause, guint32 first, guint32 end, gint32 entity, LesartMentionKind kind)
{
  LesartExtraction *x = clause->discourse->syntax->x;
  LesartMention mention = { .entity = entity,
                            .kind = kind,
                            .score = kind == LESART_MENTION_PRONOUN ? 0.7 : 0.75,
                            .first_token = first,
                            .end_token = end };

  mention.span = lesart_extraction_span (x, first, end);
  g_array_append_val (clause->discourse->found, mention);
}

static void
remember (Clause *clause, const LesartPhrase *phrase, gint32 entity, gboolean prepositional)
{
  LesartDiscourse *discourse = clause->discourse;
  LesartOccurrence occurrence = { .entity = entity,
                                  .token = phrase->first,
                                  .end = phrase->core_end,
                                  .sentence = clause->sentence,
                                  .clause = clause->serial };
  LesartRoleWord word;

  if (discourse->syntax->x->tokens[phrase->first].kind == LESART_TOKEN_NUMBER && entity < 0)
    return; /* "15 Megawatt" is nothing to speak of again */
  occurrence.subject = phrase->first == clause->subject;
  /* "Altmans Vorhaben": a name before its noun is in focus; "das Vorhaben des Mannes" is not. */
  occurrence.attribute =
      prepositional
      || (phrase->head != LESART_NO_TOKEN && !(phrase->agreement & ~LESART_AGREEMENT_GENITIVE));
  if (entity >= 0) {
    const LesartEntity *named = lesart_discourse_get_entity (discourse, entity);

    occurrence.person = named->type == LESART_ENTITY_PER;
    occurrence.genders = discourse->traits[entity].genders;
    /* A firm is as its last noun is: "Die Organisation ... ihr". */
    if (named->type == LESART_ENTITY_ORG && phrase->head != LESART_NO_TOKEN)
      occurrence.genders |=
          lesart_genders_from_agreement (phrase->agreement & LESART_AGREEMENT_SINGULAR);
  } else {
    if (phrase->head != LESART_NO_TOKEN)
      occurrence.noun = discourse->syntax->words[phrase->head].noun_lemma;
    if (occurrence.noun != NULL)
      occurrence.kinds = lesart_discourse_get_kinds (discourse, occurrence.noun);
    occurrence.person = phrase->head != LESART_NO_TOKEN
                        && (lesart_read_role_word (discourse->syntax, phrase->head, &word)
                            || lesart_grammar_is_one_of (discourse->syntax->grammar, phrase->head,
                                                         "Mann Mannes Frau"));
    occurrence.genders =
        lesart_genders_from_agreement (phrase->agreement & LESART_AGREEMENT_SINGULAR);
    /* "Pendler" without an article are several. */
    occurrence.plural = !(phrase->agreement & LESART_AGREEMENT_SINGULAR)
                        || (phrase->determiner == LESART_NO_TOKEN
                            && (phrase->agreement & LESART_AGREEMENT_PLURAL) != 0);
  }
  g_array_append_val (discourse->occurrences, occurrence);
}

/* -- pronouns -------------------------------------------------------------------------------------
 */

/* Is somebody or something in the clause that can be acted upon, and cannot be who acts? */
static gboolean
has_accusative (const LesartGrammar *grammar, const LesartClause *clause)
{
  for (guint32 i = clause->first_phrase; i < clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, i);

    if (phrase->preposition == LESART_NO_TOKEN && !phrase->pronoun
        && lesart_agreement_with (phrase->agreement, LESART_ACCUSATIVE) != 0
        && lesart_agreement_with (phrase->agreement, LESART_NOMINATIVE) == 0
        && !lesart_grammar_has_hint (grammar, phrase->head, LESART_HINT_TIME))
      return TRUE;
  }
  return FALSE;
}

/* "Im Mai hatte es den Konkurrenten X übernommen": nothing but somebody does that to something. */
static gboolean
acts_on_object (const Clause *clause, guint32 at)
{
  const LesartGrammar *grammar = clause->discourse->syntax->grammar;
  const LesartClause *found = lesart_grammar_clause_at (grammar, at);

  return found != NULL && at == clause->subject && found->finite != LESART_NO_TOKEN
         && at == found->finite + 1 && !found->passive && !found->reflexive
         && has_accusative (grammar, found)
         && lesart_grammar_is_agent (grammar, found->predicate, "verb");
}

/* "es" is mostly nobody. It is taken for an organisation only as the subject of a dependent clause,
 * or of a verb that only somebody can be the subject of. */
static gboolean
may_refer (const Clause *clause, guint32 at)
{
  const LesartSyntax *syntax = clause->discourse->syntax;

  if (!lesart_grammar_is_one_of (syntax->grammar, at, "es") || acts_on_object (clause, at))
    return TRUE;
  return at == clause->first + 1
         && lesart_grammar_is_one_of (syntax->grammar, clause->first,
                                      "wo dass weil da wenn ob nachdem als");
}

static void
set_gender (Clause *clause, gint32 entity, guint genders)
{
  LesartEntity *named =
      &g_array_index (clause->discourse->syntax->x->reading->entities, LesartEntity, entity);

  if (named->type != LESART_ENTITY_PER || named->gender != 0
      || (genders != LESART_GENDER_M && genders != LESART_GENDER_F))
    return;
  named->gender = genders == LESART_GENDER_M ? LESART_MASCULINE : LESART_FEMININE;
  clause->discourse->traits[entity].genders = genders;
}

static void
read_personal (Clause *clause, guint32 at, guint32 agreement)
{
  const LesartSyntax *syntax = clause->discourse->syntax;
  gboolean subject = at == clause->subject;
  LesartPhrase phrase = { .first = at,
                          .determiner = LESART_NO_TOKEN,
                          .head = LESART_NO_TOKEN,
                          .core_end = at + 1,
                          .end = at + 1,
                          .mention = -1,
                          .agreement = agreement };
  guint genders;
  gint32 entity;

  if (subject)
    agreement &= LESART_AGREEMENT_NOMINATIVE & clause->verb;
  genders = lesart_genders_from_agreement (agreement & LESART_AGREEMENT_SINGULAR);
  if (genders == 0 || syntax->words[at].person != 3 || !may_refer (clause, at)
      || (!subject && at == clause->first + 1
          && lesart_grammar_is_one_of (syntax->grammar, at - 1, "wie")))
    return; /* "einen Ausschuss, wie ihn sie fordert": what the comma ends */
  entity = lesart_resolve_pronoun (clause->discourse, at, genders, subject, clause->says,
                                   clause->serial);
  if (entity == LESART_NO_ENTITY)
    return;
  if (genders == LESART_GENDER_N
      && lesart_discourse_get_entity (clause->discourse, entity)->type != LESART_ENTITY_ORG)
    return;
  set_gender (clause, entity, genders);
  add_mention (clause, at, at + 1, entity, LESART_MENTION_PRONOUN);
  remember (clause, &phrase, entity, FALSE);
}

/* "Seinen Anteil hat Bosch verkauft": before the verb and no subject, it is the subject's that is
 * named behind it. */
static gint32
owner_behind_verb (const Clause *clause, guint32 at, guint genders)
{
  const LesartSyntax *syntax = clause->discourse->syntax;
  const LesartClause *found = lesart_grammar_clause_at (syntax->grammar, at);
  const LesartNounPhrase *subject =
      found != NULL ? lesart_grammar_phrase (syntax->grammar, found->subject) : NULL;
  gint32 mention;
  guint own;

  if (subject == NULL || found->kind != LESART_CLAUSE_MAIN || found->finite == LESART_NO_TOKEN
      || at != found->first || subject->first <= found->finite || subject->coordinated)
    return LESART_NO_ENTITY;
  mention = syntax->x->mention_at[subject->core_end - 1];
  if (mention < 0)
    return LESART_NO_ENTITY;
  mention = g_array_index (syntax->x->reading->mentions, LesartMention, mention).entity;
  own = clause->discourse->traits[mention].genders;
  return own == 0 || (own & genders) != 0 ? mention : LESART_NO_ENTITY;
}

/* Whose: "sein" is a man's or a thing's, "ihr" a woman's (or of several, which have no name here).
 */
static void
read_possessive (Clause *clause, guint32 at)
{
  const LesartSyntax *syntax = clause->discourse->syntax;
  gsize length;
  const char *form = lesart_token_text (syntax->x, at, &length);
  guint genders =
      (form[0] == 's' || form[0] == 'S') ? LESART_GENDER_M | LESART_GENDER_N : LESART_GENDER_F;
  gint32 entity;

  if (syntax->words[at].person != 3)
    return;
  entity = owner_behind_verb (clause, at, genders);
  if (entity == LESART_NO_ENTITY)
    entity = lesart_resolve_possessive (clause->discourse, at, genders, clause->serial);
  if (entity == LESART_NO_ENTITY)
    return;
  set_gender (clause, entity, genders & ~LESART_GENDER_N);
  add_mention (clause, at, at + 1, entity, LESART_MENTION_PRONOUN);
}

/* "Dessen Vorsitzender": at the head of a sentence it means what the sentence before was about. */
static gboolean
read_whose (Clause *clause, guint32 at)
{
  const LesartSyntax *syntax = clause->discourse->syntax;
  gboolean feminine = lesart_grammar_is_one_of (syntax->grammar, at, "Deren");
  gint32 entity;

  if (!feminine && !lesart_grammar_is_one_of (syntax->grammar, at, "Dessen"))
    return FALSE;
  if (at > 0 && lesart_grammar_is_one_of (syntax->grammar, at - 1, ":"))
    return TRUE; /* "Die Bank wachse, sagte sie: Deren Kunden": never who speaks */
  entity = lesart_resolve_nearest (clause->discourse, at,
                                   feminine ? LESART_GENDER_F : LESART_GENDER_M | LESART_GENDER_N);
  if (entity != LESART_NO_ENTITY)
    add_mention (clause, at, at + 1, entity, LESART_MENTION_PRONOUN);
  return TRUE;
}

/* -- noun phrases
 * ---------------------------------------------------------------------------------- */

/* "der Chef der Bank, X,": the person, or LESART_NO_ENTITY. */
static gint32
name_behind (const Clause *clause, const LesartPhrase *phrase)
{
  const LesartSyntax *syntax = clause->discourse->syntax;
  const LesartMention *mention;

  if (phrase->head == LESART_NO_TOKEN || phrase->end + 1 >= clause->sentence_end
      || !lesart_grammar_is_one_of (syntax->grammar, phrase->end, ","))
    return LESART_NO_ENTITY;
  mention = lesart_syntax_get_mention (syntax, phrase->end + 1);
  return mention != NULL
                 && lesart_discourse_get_entity (clause->discourse, mention->entity)->type
                        == LESART_ENTITY_PER
             ? mention->entity
             : LESART_NO_ENTITY;
}

/* "X, der CEO von Y," and "der Chef der Bank, X,": explained by the name beside it. */
static gboolean
is_apposition (const Clause *clause, const LesartPhrase *phrase)
{
  const LesartSyntax *syntax = clause->discourse->syntax;
  const LesartMention *mention;

  if (phrase->first >= 2 && lesart_grammar_is_one_of (syntax->grammar, phrase->first - 1, ",")) {
    mention = lesart_syntax_get_mention (syntax, phrase->first - 2);
    if (mention != NULL && phrase->end < clause->sentence_end
        && lesart_grammar_is_one_of (syntax->grammar, phrase->end, ", . ;"))
      return TRUE;
  }
  return name_behind (clause, phrase) != LESART_NO_ENTITY;
}

/* "X ist der Chef": says what X is, does not speak of him again. */
static gboolean
is_predicate (const Clause *clause, const LesartPhrase *phrase, guint32 verb)
{
  const LesartSyntax *syntax = clause->discourse->syntax;
  const char *lemma = verb != LESART_NO_TOKEN ? syntax->words[verb].verb_lemma : NULL;

  if (lemma == NULL
      || (strcmp (lemma, "sein") != 0 && strcmp (lemma, "bleiben") != 0
          && strcmp (lemma, "werden") != 0))
    return FALSE;
  return clause->subject != LESART_NO_TOKEN && phrase->first != clause->subject
         && (phrase->agreement & LESART_AGREEMENT_NOMINATIVE) != 0 && phrase->first > verb;
}

/* "der Anbieter", "der Stadtrat": rather a firm or a body than a man. */
static gboolean
is_body (const Clause *clause, const LesartPhrase *phrase)
{
  const char *lemma = clause->discourse->syntax->words[phrase->head].noun_lemma;

  return lemma != NULL
         && (lesart_discourse_is_certain (clause->discourse, lemma)
             || lesart_discourse_is_public_compound (clause->discourse, lemma));
}

/* "die Tischlerin", "die 57-Jährige" are women; "der Star" and "der Gast" may be. */
static guint
gender_of_noun (const Clause *clause, const LesartPhrase *phrase)
{
  guint genders = lesart_genders_from_agreement (phrase->agreement & LESART_AGREEMENT_SINGULAR);

  return genders == LESART_GENDER_F ? genders : 0;
}

/* "auf die lange Bank": the noun stands for nobody. */
static gboolean
is_set_phrase (const Clause *clause, const LesartPhrase *phrase)
{
  const LesartExtraction *x = clause->discourse->syntax->x;
  const LesartTable *phrases = clause->discourse->syntax->set_phrases;
  LesartMatch match;

  for (guint32 at = MAX (phrase->first, clause->first + 1) - 1; at <= phrase->first; at++)
    if (lesart_table_match (phrases, x->reading->text, x->reading->segments, at,
                            clause->sentence_end, &match)
        && at + match.n_tokens > phrase->head)
      return TRUE;
  return FALSE;
}

/* "die Richter", whose singular is no woman, "den 230 Abgeordneten", "mit den Sozialisten": nobody
 * in particular. "den Sozialisten" alone may be one. */
static gboolean
is_plural (const Clause *clause, const LesartPhrase *phrase)
{
  const LesartGrammar *grammar = clause->discourse->syntax->grammar;
  const LesartWord *head = &grammar->words[phrase->head];
  guint32 preposition = phrase->first > clause->first ? phrase->first - 1 : phrase->first;
  guint32 dative = lesart_agreement_with (phrase->agreement, LESART_DATIVE);

  if (phrase->determiner + 2 == phrase->head
      && (grammar->words[phrase->head - 1].kinds & LESART_WORD_NUMERAL))
    return TRUE; /* not "der 52 Jahre alte Minister" */
  if (lesart_grammar_is_one_of (grammar, phrase->determiner, "die Die"))
    return (head->noun_agreement & LESART_AGREEMENT_SINGULAR & LESART_AGREEMENT_FEMININE) == 0
           && (head->noun_agreement & LESART_AGREEMENT_PLURAL) != 0;
  if (!lesart_grammar_is_one_of (grammar, phrase->determiner, "den Den"))
    return FALSE;
  return (dative & LESART_AGREEMENT_PLURAL) != 0
         && (((grammar->words[preposition].kinds & LESART_WORD_PREPOSITION)
              && lesart_agreement_with (grammar->words[preposition].agreement, LESART_ACCUSATIVE)
                     == 0)
             || (grammar->tags != NULL && (grammar->tags[phrase->head].features & LESART_PLURAL)
                 && (grammar->tags[phrase->determiner].features & LESART_DATIVE)));
}

static gint32
resolve_phrase (Clause *clause, const LesartPhrase *phrase, guint32 verb)
{
  const LesartSyntax *syntax = clause->discourse->syntax;
  LesartClosedClass kind;
  gint32 entity;

  if (phrase->determiner == LESART_NO_TOKEN || !(phrase->agreement & LESART_AGREEMENT_SINGULAR)
      || is_plural (clause, phrase))
    return LESART_NO_ENTITY;
  kind = (LesartClosedClass) syntax->words[phrase->determiner].closed;
  if (kind == LESART_CLOSED_POSSESSIVE && syntax->words[phrase->determiner].person != 3)
    return LESART_NO_ENTITY; /* unserer Zeitung: the one that writes */
  if (kind == LESART_CLOSED_INDEFINITE || is_apposition (clause, phrase)
      || is_predicate (clause, phrase, verb))
    return LESART_NO_ENTITY;
  if (phrase->core_end < clause->sentence_end
      && syntax->x->tokens[phrase->core_end].kind == LESART_TOKEN_QUOTE)
    return LESART_NO_ENTITY; /* the newspaper „X“ */
  if (kind != LESART_CLOSED_FUSED) {
    entity = lesart_resolve_person (clause->discourse, phrase,
                                    kind == LESART_CLOSED_POSSESSIVE || is_body (clause, phrase),
                                    clause->serial);
    if (entity != LESART_NO_ENTITY) {
      set_gender (clause, entity, gender_of_noun (clause, phrase));
      return entity;
    }
  }
  entity = lesart_resolve_organisation (clause->discourse, phrase, clause->serial);
  return entity != LESART_NO_ENTITY && is_set_phrase (clause, phrase) ? LESART_NO_ENTITY : entity;
}

static void
read_noun_phrase (Clause *clause, const LesartPhrase *phrase, guint32 verb, gboolean prepositional)
{
  const LesartSyntax *syntax = clause->discourse->syntax;
  gboolean has_possessive = phrase->determiner != LESART_NO_TOKEN
                            && syntax->words[phrase->determiner].closed == LESART_CLOSED_POSSESSIVE;
  gint32 entity = LESART_NO_ENTITY;

  if (has_possessive)
    read_possessive (clause, phrase->determiner);
  if (phrase->mention < 0)
    entity = name_behind (clause, phrase);
  if (entity != LESART_NO_ENTITY) {
    remember (clause, phrase, entity, prepositional);
    return;
  }
  if (phrase->mention >= 0) {
    entity = g_array_index (syntax->x->reading->mentions, LesartMention, phrase->mention).entity;
  } else if (phrase->head != LESART_NO_TOKEN) {
    entity = resolve_phrase (clause, phrase, verb);
    if (entity != LESART_NO_ENTITY) {
      guint32 first = phrase->first;

      /* "beim Konzern": the preposition stays outside. */
      if (syntax->words[first].closed == LESART_CLOSED_FUSED)
        first++;
      add_mention (clause, first, phrase->core_end, entity, LESART_MENTION_NOMINAL);
    }
  }
  remember (clause, phrase, entity, prepositional);
}

/* -- walk
 * ------------------------------------------------------------------------------------------ */

static void
read_clause (Clause *clause, guint32 verb)
{
  const LesartSyntax *syntax = clause->discourse->syntax;
  guint32 genitive = LESART_NO_TOKEN; /* where an attribute of the phrase before begins */
  gboolean prepositional = FALSE;     /* until the phrase of a preposition was read */

  for (guint32 t = clause->first; t < clause->end;) {
    const LesartWord *word = &syntax->words[t];
    gboolean governed;
    LesartPhrase phrase;

    if (syntax->x->mention_at[t] < 0) {
      if (read_whose (clause, t)) {
        t++;
        continue;
      }
      if (word->closed == LESART_CLOSED_PERSONAL) {
        read_personal (clause, t, word->closed_agreement);
        t++;
        continue;
      }
      if (lesart_syntax_is_preposition (syntax, t)) {
        prepositional = TRUE;
        if (word->closed != LESART_CLOSED_FUSED)
          t++;
      }
    }
    if (t >= clause->end)
      return;
    if (!lesart_syntax_read_phrase (syntax, t, clause->end, &phrase)) {
      /* "Ihr zufolge", "ihr liegt": no noun follows, so it is a dative. */
      if (lesart_grammar_is_one_of (syntax->grammar, t, "ihr"))
        read_personal (clause, t, LESART_AGREEMENT_DATIVE & LESART_AGREEMENT_FEMININE);
      t++;
      continue;
    }
    if (syntax->words[phrase.first].closed == LESART_CLOSED_PERSONAL) {
      read_personal (clause, phrase.first, syntax->words[phrase.first].closed_agreement);
      t = phrase.end;
      continue;
    }
    governed = prepositional;
    prepositional = FALSE;
    if (phrase.mention >= 0 && phrase.first > 0
        && lesart_grammar_is_one_of (syntax->grammar, phrase.first - 1, "("))
      governed = TRUE; /* the party in brackets is not what is spoken of */
    if (t == genitive && !governed && (phrase.agreement & LESART_AGREEMENT_GENITIVE))
      phrase.agreement &= LESART_AGREEMENT_GENITIVE;
    read_noun_phrase (clause, &phrase, verb, governed);
    genitive = phrase.end > phrase.core_end ? phrase.core_end : LESART_NO_TOKEN;
    t = MAX (phrase.core_end, t + 1);
  }
}

/* "der Unternehmer, der mit seiner Firma ...": the relative pronoun is what stands before it, and
 * the subject of its clause if it can be a nominative. */
static void
remember_relative (Clause *clause)
{
  const LesartSyntax *syntax = clause->discourse->syntax;
  GArray *occurrences = clause->discourse->occurrences;

  if (!lesart_grammar_is_one_of (syntax->grammar, clause->first,
                                 "der die das welcher welche welches"))
    return;
  for (guint i = occurrences->len, n = 0; i-- > 0 && n < 6; n++) {
    LesartOccurrence copy = g_array_index (occurrences, LesartOccurrence, i);

    if (copy.end + 1 > clause->first || copy.sentence != clause->sentence
        || !(lesart_genders_from_agreement (syntax->words[clause->first].closed_agreement
                                            & LESART_AGREEMENT_NOMINATIVE)
             & copy.genders))
      continue;
    copy.clause = clause->serial;
    copy.subject = TRUE;
    copy.attribute = FALSE;
    copy.end = clause->first + 1;
    g_array_append_val (occurrences, copy);
    return;
  }
}

static guint32
number_of_verb (const LesartSyntax *syntax, guint32 verb)
{
  guint32 features = verb != LESART_NO_TOKEN ? syntax->words[verb].verb : 0;

  if ((features & LESART_SINGULAR) && !(features & LESART_PLURAL))
    return LESART_AGREEMENT_SINGULAR;
  if ((features & LESART_PLURAL) && !(features & LESART_SINGULAR))
    return LESART_AGREEMENT_PLURAL;
  return LESART_AGREEMENT_ALL;
}

/* "X, 54, freut sich": an apposition cut the name off its verb; it is the subject all the same. */
static void
find_severed_subject (LesartDiscourse *discourse,
                      const LesartStretch *fragment,
                      guint32 verb,
                      guint32 serial)
{
  LesartPhrase subject;

  if (fragment->verb != LESART_NO_TOKEN
      || !lesart_syntax_find_subject (discourse->syntax, fragment->first, fragment->end, verb,
                                      &subject))
    return;
  for (guint i = discourse->occurrences->len, n = 0; i-- > 0 && n < 16; n++) {
    LesartOccurrence copy = g_array_index (discourse->occurrences, LesartOccurrence, i);

    if (copy.token != subject.first)
      continue;
    copy.subject = TRUE;
    copy.clause = serial;
    g_array_append_val (discourse->occurrences, copy);
    return;
  }
}

/* "..., die Regierung über seine Pläne zu unterrichten": who does it is the subject of the clause
 * that the infinitive depends on. */
static void
share_controller (LesartDiscourse *discourse,
                  const LesartStretch *infinitive,
                  guint32 sentence,
                  guint32 serial)
{
  for (guint i = discourse->occurrences->len, n = 0; i-- > 0 && n < 16; n++) {
    LesartOccurrence copy = g_array_index (discourse->occurrences, LesartOccurrence, i);

    if (!copy.subject || copy.sentence != sentence || copy.end > infinitive->first)
      continue;
    copy.clause = serial;
    g_array_append_val (discourse->occurrences, copy);
    return;
  }
}

static gboolean
is_infinitive (const LesartSyntax *syntax, const LesartStretch *stretch)
{
  const LesartClause *clause = lesart_grammar_clause_at (syntax->grammar, stretch->first);

  return clause != NULL && clause->kind == LESART_CLAUSE_INFINITIVE;
}

static gboolean
is_saying (const LesartSyntax *syntax, guint32 verb)
{
  const LesartClause *clause =
      verb != LESART_NO_TOKEN ? lesart_grammar_clause_at (syntax->grammar, verb) : NULL;
  guint32 row;

  return clause != NULL && clause->predicate != NULL && !clause->passive
         && lesart_table_lookup (syntax->speech, clause->predicate, -1, &row, 1) > 0;
}

static void
read_sentence (LesartDiscourse *discourse, guint32 sentence, GArray *clauses, guint32 *serial)
{
  LesartSyntax *syntax = discourse->syntax;
  const LesartSentence *tokens = &syntax->x->sentences[sentence];

  g_array_set_size (clauses, 0);
  lesart_syntax_split_clauses (syntax, tokens->first, tokens->end, clauses);
  for (guint i = 0; i < clauses->len; i++) {
    const LesartStretch *found = &g_array_index (clauses, LesartStretch, i);
    Clause clause = { .discourse = discourse,
                      .sentence = sentence,
                      .serial = ++*serial,
                      .first = found->first,
                      .end = found->end,
                      .subject = LESART_NO_TOKEN,
                      .sentence_end = tokens->end };
    LesartPhrase subject;

    clause.verb = number_of_verb (syntax, found->verb);
    clause.says = is_saying (syntax, found->verb);
    if (found->verb != LESART_NO_TOKEN
        && lesart_syntax_find_subject (syntax, found->first, found->end, found->verb, &subject))
      clause.subject = subject.first;
    else if (i > 0 && i < 6 && found->verb != LESART_NO_TOKEN)
      find_severed_subject (discourse, &g_array_index (clauses, LesartStretch, 0), found->verb,
                            clause.serial);
    if (found->kind == LESART_STRETCH_RELATIVE)
      remember_relative (&clause);
    else if (found->verb == LESART_NO_TOKEN && is_infinitive (syntax, found))
      share_controller (discourse, found, sentence, clause.serial);
    read_clause (&clause, found->verb);
  }
}

static gint
compare_mentions (gconstpointer a, gconstpointer b)
{
  const LesartMention *p = a, *q = b;

  if (p->span.start != q->span.start)
    return p->span.start < q->span.start ? -1 : 1;
  return p->span.end == q->span.end ? 0 : p->span.end > q->span.end ? -1 : 1;
}

static void
drop_rejected (LesartReading *reading)
{
  guint kept = 0;

  for (guint i = 0; i < reading->mentions->len; i++) {
    LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    if (mention->score < 0)
      g_array_index (reading->entities, LesartEntity, mention->entity).n_mentions--;
    else
      g_array_index (reading->mentions, LesartMention, kept++) = *mention;
  }
  g_array_set_size (reading->mentions, kept);
}

/**
 * lesart_insert_mentions:
 * @found: (element-type LesartMention): mentions, none of which is in the reading yet
 *
 * Puts them in order among those of the reading, drops those of a negative score; mention_at names
 * the innermost one of each token.
 */
void
lesart_insert_mentions (LesartExtraction *x, GArray *found)
{
  LesartReading *reading = x->reading;

  drop_rejected (reading);
  g_array_append_vals (reading->mentions, found->data, found->len);
  g_array_sort (reading->mentions, compare_mentions);
  for (guint i = 0; i < found->len; i++)
    g_array_index (reading->entities, LesartEntity, g_array_index (found, LesartMention, i).entity)
        .n_mentions++;
  for (guint32 t = 0; t < x->n_tokens; t++)
    x->mention_at[t] = -1;
  /* Longer ones come first, so that what lies inside them overwrites. */
  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    for (guint32 t = mention->first_token; t < mention->end_token; t++)
      x->mention_at[t] = (gint32) i;
  }
}

/**
 * lesart_extract_mentions:
 *
 * Appends the nominal and pronoun mentions to those of the names.
 */
void
lesart_extract_mentions (LesartExtraction *x)
{
  g_autoptr (LesartDiscourse) discourse = lesart_discourse_new (x->syntax);
  g_autoptr (GArray) clauses = g_array_new (FALSE, FALSE, sizeof (LesartStretch));
  guint32 serial = 0;

  for (guint32 s = 0; s < x->n_sentences; s++)
    read_sentence (discourse, s, clauses, &serial);
  lesart_insert_mentions (x, discourse->found);
}
