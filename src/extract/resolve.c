/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which entity a pronoun or a definite noun phrase stands for: the occurrences before it are scored
 * by distance, role in their clause and kind, in the manner of Lappin and Leass (1994). A thing
 * without a name competes too, so that "der Antikörper ... er" does not end at the next man.
 */
#include "referents.h"

#include <string.h>

/* Occurrences looked at, at most, and words behind a pronoun; bound the cost in any text. */
#define WINDOW 80
#define MAX_BEHIND 40
#define MAX_ENDING 2 /* letters of a case behind a noun within a name */
#define MAX_SENTENCES 3

/* Weights, set by hand on the development articles. */
#define SCORE_SAME_SENTENCE 3.0
#define SCORE_PER_CLAUSE 0.4 /* off, within the sentence */
#define SCORE_SENTENCE_BEFORE 2.2
#define SCORE_FARTHER 0.1
#define SCORE_SUBJECT 1.6
#define SCORE_PERSON 2.3
#define SCORE_ORGANISATION 0.4
#define SCORE_ATTRIBUTE -0.6
#define SCORE_OTHER_PARAGRAPH -1.4
#define SCORE_OPEN_GENDER -0.6
#define SCORE_OWN_CLAUSE 2.5
#define SCORE_KIND 2.0
#define SCORE_NOUN 4.0
#define SCORE_OWN_NOUN 2.5 /* more if the name itself has the noun */
#define SCORE_NAMED_AGAIN 0.5
#define SCORE_COUNTRY 3.0
#define SCORE_OTHER_TRADE -2.0

typedef struct {
  const LesartDiscourse *discourse;
  guint32 at;
  guint32 sentence;
  guint32 clause;
} Anaphor;

static guint32
block_of (const LesartDiscourse *discourse, guint32 sentence)
{
  return discourse->syntax->x->sentences[sentence].block;
}

static double
score_distance (const Anaphor *anaphor, const LesartOccurrence *occurrence)
{
  guint32 apart = anaphor->sentence - occurrence->sentence;
  double score = apart == 0   ? SCORE_SAME_SENTENCE
                 : apart == 1 ? SCORE_SENTENCE_BEFORE
                              : SCORE_FARTHER;

  if (apart == 0)
    score -= SCORE_PER_CLAUSE * MIN (anaphor->clause - occurrence->clause, 3);
  if (block_of (anaphor->discourse, occurrence->sentence)
      != block_of (anaphor->discourse, anaphor->sentence))
    score += SCORE_OTHER_PARAGRAPH;
  return score;
}

/* What is known of a person by now, which may be more than when the name was read. */
static guint
genders_of (const LesartDiscourse *discourse, const LesartOccurrence *occurrence)
{
  return occurrence->entity >= 0 && occurrence->person
             ? discourse->traits[occurrence->entity].genders
             : occurrence->genders;
}

static gboolean
has_several_genders (guint genders)
{
  return (genders & (genders - 1)) != 0;
}

static double
score_salience (const Anaphor *anaphor, const LesartOccurrence *occurrence)
{
  double score = score_distance (anaphor, occurrence);

  if (occurrence->subject)
    score += SCORE_SUBJECT;
  if (occurrence->person)
    score += SCORE_PERSON;
  else if (occurrence->entity >= 0
           && lesart_discourse_get_entity (anaphor->discourse, occurrence->entity)->type
                  == LESART_ENTITY_ORG)
    score += SCORE_ORGANISATION;
  if (occurrence->attribute)
    score += SCORE_ATTRIBUTE;
  if (occurrence->entity >= 0 && has_several_genders (genders_of (anaphor->discourse, occurrence)))
    score += SCORE_OPEN_GENDER;
  return score;
}

static gboolean
is_near (const Anaphor *anaphor, const LesartOccurrence *occurrence, guint max_sentences)
{
  return anaphor->sentence - occurrence->sentence <= max_sentences;
}

/* A person or organisation, or nobody that has a name. */
static gint32
only_named (const LesartDiscourse *discourse, gint32 entity)
{
  LesartEntityType type;

  if (entity < 0)
    return LESART_NO_ENTITY;
  type = lesart_discourse_get_entity (discourse, entity)->type;
  return type == LESART_ENTITY_PER || type == LESART_ENTITY_ORG ? entity : LESART_NO_ENTITY;
}

/* Neither a person nor an organisation. */
static gboolean
is_thing (const LesartDiscourse *discourse, const LesartOccurrence *occurrence)
{
  return occurrence->entity < 0 ? !occurrence->person && occurrence->kinds == 0
                                : only_named (discourse, occurrence->entity) == LESART_NO_ENTITY;
}

/* "Der Kassier des SV Traunfels ... er": not the club, if the noun before it could speak as well.
 */
static gboolean
belongs_to_subject (const LesartDiscourse *discourse, guint i, guint genders)
{
  const LesartOccurrence *occurrence = &g_array_index (discourse->occurrences, LesartOccurrence, i);
  const LesartOccurrence *head = occurrence - 1;

  return i > 0 && occurrence->attribute && !occurrence->person && head->subject && head->entity < 0
         && head->clause == occurrence->clause && (head->genders & genders) != 0 && !head->plural;
}

/* Whom the clause is about already: "Sandström schrieb ihr" is not to herself. */
static gint32
subject_of_clause (const GArray *occurrences, guint32 clause)
{
  for (guint i = occurrences->len, n = 0; i-- > 0 && n < WINDOW; n++) {
    const LesartOccurrence *occurrence = &g_array_index (occurrences, LesartOccurrence, i);

    if (occurrence->clause != clause)
      break;
    if (occurrence->subject)
      return occurrence->entity;
  }
  return LESART_NO_ENTITY;
}

/* "traf er den Konkurrenten X": whom the clause names behind the pronoun is somebody else.
 * (Chomsky, Lectures on Government and Binding, 1981, principles B and C) */
static gboolean
is_named_behind (const LesartDiscourse *discourse, guint32 at, gint32 entity)
{
  const LesartExtraction *x = discourse->syntax->x;
  const guint32 *clause_of = discourse->syntax->grammar->clause_of;
  guint32 end = MIN (x->sentences[x->sentence_of[at]].end, at + MAX_BEHIND);

  for (guint32 t = at + 1; t < end; t++)
    if (clause_of[t] == clause_of[at] && x->mention_at[t] >= 0
        && g_array_index (x->reading->mentions, LesartMention, x->mention_at[t]).entity == entity)
      return TRUE;
  return FALSE;
}

/**
 * lesart_resolve_pronoun:
 * @at: the token
 * @genders: that it agrees with
 * @subject: whether it is the subject of its clause
 * @says: whether that is a clause with a verb of saying: things do not speak
 * @clause: serial number of its clause: what it names stands in another
 *
 * Returns: the entity, or %LESART_NO_ENTITY
 */
gint32
lesart_resolve_pronoun (const LesartDiscourse *discourse,
                        guint32 at,
                        guint genders,
                        gboolean subject,
                        gboolean says,
                        guint32 clause)
{
  Anaphor anaphor = { discourse, at, discourse->syntax->x->sentence_of[at], clause };
  const GArray *occurrences = discourse->occurrences;
  gint32 best = LESART_NO_ENTITY;
  /* "schätzte sie": they may be several, of which none has a name here */
  gboolean several =
      !subject && lesart_grammar_is_one_of (discourse->syntax->grammar, at, "sie Sie");
  gint32 other = subject ? LESART_NO_ENTITY : subject_of_clause (occurrences, clause);
  double best_score = 0;

  for (guint i = occurrences->len, n = 0; i-- > 0 && n < WINDOW; n++) {
    const LesartOccurrence *occurrence = &g_array_index (occurrences, LesartOccurrence, i);
    double score;

    if (!is_near (&anaphor, occurrence, MAX_SENTENCES))
      break;
    if ((other >= 0 && occurrence->entity == other) || occurrence->clause == clause
        || (occurrence->plural ? !several : (genders_of (discourse, occurrence) & genders) == 0)
        || (subject && says
            && (is_thing (discourse, occurrence) || belongs_to_subject (discourse, i, genders))))
      continue;
    score = score_salience (&anaphor, occurrence);
    if (subject && occurrence->subject)
      score += SCORE_SUBJECT / 2;
    if (score > best_score && !is_named_behind (discourse, at, occurrence->entity)) {
      best_score = score;
      best = occurrence->entity;
    }
  }
  return only_named (discourse, best);
}

/**
 * lesart_resolve_possessive:
 *
 * Like lesart_resolve_pronoun(), but prefers the subject of its own clause.
 */
gint32
lesart_resolve_possessive (const LesartDiscourse *discourse,
                           guint32 at,
                           guint genders,
                           guint32 clause)
{
  Anaphor anaphor = { discourse, at, discourse->syntax->x->sentence_of[at], clause };
  const GArray *occurrences = discourse->occurrences;
  gint32 best = LESART_NO_ENTITY;
  double best_score = 0;

  for (guint i = occurrences->len, n = 0; i-- > 0 && n < WINDOW; n++) {
    const LesartOccurrence *occurrence = &g_array_index (occurrences, LesartOccurrence, i);
    double score;

    if (!is_near (&anaphor, occurrence, MAX_SENTENCES - 1))
      break;
    if (occurrence->end > at || !(genders_of (discourse, occurrence) & genders))
      continue;
    if (occurrence->plural && !(genders & LESART_GENDER_F))
      continue;
    score = score_salience (&anaphor, occurrence);
    if (occurrence->clause == clause && occurrence->subject)
      score += SCORE_OWN_CLAUSE;
    if (occurrence->person)
      score -= SCORE_PERSON - SCORE_ORGANISATION; /* things and firms have their own as well */
    if (score > best_score) {
      best_score = score;
      best = occurrence->entity;
    }
  }
  return only_named (discourse, best);
}

/**
 * lesart_resolve_nearest:
 * @at: the token: "Dessen" at the head of a sentence
 *
 * Returns: whom or what the sentence before named last
 */
gint32
lesart_resolve_nearest (const LesartDiscourse *discourse, guint32 at, guint genders)
{
  const GArray *occurrences = discourse->occurrences;
  guint32 sentence = discourse->syntax->x->sentence_of[at];

  for (guint i = occurrences->len, n = 0; i-- > 0 && n < WINDOW; n++) {
    const LesartOccurrence *occurrence = &g_array_index (occurrences, LesartOccurrence, i);

    if (occurrence->sentence + 1 < sentence)
      break;
    if ((genders_of (discourse, occurrence) & genders) != 0 && !occurrence->plural)
      return only_named (discourse, occurrence->entity);
  }
  return LESART_NO_ENTITY;
}

/* -- noun phrases ---------------------------------------------------------------------------------
 */

/* Does the longer word end with the other: Stürmer, Mittelstürmer? */
static gboolean
end_alike (const char *a, const char *b)
{
  gsize n_a = strlen (a), n_b = strlen (b), n = MIN (n_a, n_b);

  return n >= 3 && g_ascii_tolower (a[n_a - 1]) == g_ascii_tolower (b[n_b - 1])
         && g_ascii_strncasecmp (a + n_a - n, b + n_b - n, n) == 0;
}

static gboolean
has_role (const LesartEntityTraits *traits, const char *title)
{
  for (guint i = 0; i < traits->roles->len; i++)
    if (end_alike (g_ptr_array_index (traits->roles, i), title))
      return TRUE;
  return FALSE;
}

/**
 * lesart_kind_of_role:
 *
 * Returns: (nullable): the kind that the list has for an office
 */
const char *
lesart_kind_of_role (const LesartSyntax *syntax, const char *title)
{
  guint32 row;

  return lesart_table_lookup (syntax->roles, title, -1, &row, 1) > 0 ? lesart_table_get (
             syntax->roles, row, lesart_table_find_column (syntax->roles, "kind"))
                                                                     : NULL;
}

/* A minister is no striker: all that is known of the person is of another kind than @title. */
static gboolean
has_other_trade (const LesartSyntax *syntax, const LesartEntityTraits *traits, const char *title)
{
  const char *kind = lesart_kind_of_role (syntax, title);

  if (kind == NULL || traits->roles->len == 0)
    return FALSE;
  for (guint i = 0; i < traits->roles->len; i++)
    if (g_strcmp0 (kind, lesart_kind_of_role (syntax, g_ptr_array_index (traits->roles, i))) == 0)
      return FALSE;
  return TRUE;
}

/* "dem Angeklagten ... Der Verurteilte": who has no name in the article, and is no one else. */
static gboolean
is_unnamed_party (const LesartDiscourse *discourse,
                  const LesartOccurrence *occurrence,
                  guint genders)
{
  return occurrence->entity < 0 && occurrence->person && (occurrence->genders & genders) != 0
         && !occurrence->plural && occurrence->noun != NULL
         && g_strcmp0 (lesart_kind_of_role (discourse->syntax, occurrence->noun), "party") == 0;
}

static gboolean
has_unnamed_party (const Anaphor *anaphor, guint genders)
{
  const GArray *occurrences = anaphor->discourse->occurrences;

  for (guint i = occurrences->len, n = 0; i-- > 0 && n < 8 * WINDOW; n++)
    if (is_unnamed_party (anaphor->discourse, &g_array_index (occurrences, LesartOccurrence, i),
                          genders))
      return TRUE;
  return FALSE;
}

/* "der 58-Jährige": the age says person and gender, no more. */
static gboolean
is_age (const LesartDiscourse *discourse, guint32 head)
{
  gsize length;
  const char *form = lesart_token_text (discourse->syntax->x, head, &length);

  return g_strstr_len (form, (gssize) length, "-Jährige") != NULL
         || g_strstr_len (form, (gssize) length, "jährige") != NULL;
}

/* "Gerald Gaß widerspricht. Der Chef der Gesellschaft sieht ...": who was just named without a word
 * of who he is. */
static gboolean
is_introduced_by (const Anaphor *anaphor,
                  const LesartPhrase *phrase,
                  const LesartOccurrence *occurrence)
{
  const LesartExtraction *x = anaphor->discourse->syntax->x;
  const LesartSentence *sentence = &x->sentences[anaphor->sentence];

  return occurrence->subject && occurrence->sentence + 1 == anaphor->sentence
         && phrase->first == sentence->first
         && block_of (anaphor->discourse, occurrence->sentence) == sentence->block
         && anaphor->discourse->traits[occurrence->entity].roles->len == 0;
}

/**
 * lesart_resolve_person:
 * @phrase: a definite phrase without a name
 * @known_only: only a person whom the text gave that role, as for "ihr früherer Trainer"
 *
 * Returns: the person that "der Minister", "die 52-Jährige", "der Niederländer" stands for
 */
gint32
lesart_resolve_person (const LesartDiscourse *discourse,
                       const LesartPhrase *phrase,
                       gboolean known_only,
                       guint32 clause)
{
  Anaphor anaphor = { discourse, phrase->first, discourse->syntax->x->sentence_of[phrase->first],
                      clause };
  const GArray *occurrences = discourse->occurrences;
  gboolean age = is_age (discourse, phrase->head);
  LesartRoleWord word = { NULL, 0, FALSE };
  guint genders = lesart_genders_from_agreement (phrase->agreement & LESART_AGREEMENT_SINGULAR);
  guint own;
  gboolean party, unnamed;
  const char *country = NULL;
  gint32 best = LESART_NO_ENTITY;
  double best_score = 0;

  if (!age && !lesart_read_role_word (discourse->syntax, phrase->head, &word)) {
    const char *lemma = discourse->syntax->words[phrase->head].noun_lemma;

    country = lemma != NULL ? g_hash_table_lookup (discourse->syntax->demonyms, lemma) : NULL;
    if (country == NULL)
      return LESART_NO_ENTITY;
  }
  unnamed = (word.title == NULL || lesart_kind_of_role (discourse->syntax, word.title) == NULL)
            && has_unnamed_party (&anaphor, genders);
  party = word.title != NULL
          && g_strcmp0 (lesart_kind_of_role (discourse->syntax, word.title), "party") == 0;
  own = word.gender == LESART_FEMININE ? LESART_GENDER_F : LESART_GENDER_M;
  if (word.gender != 0 && (genders & own) != 0) /* not "die Abgeordnete", whose lemma is a man's */
    genders = own;
  /* "der Sprecher der Bank" is somebody new. */
  for (guint i = occurrences->len, n = 0; i-- > 0 && n < WINDOW; n++) {
    const LesartOccurrence *occurrence = &g_array_index (occurrences, LesartOccurrence, i);
    const LesartEntityTraits *traits;
    double score;
    gboolean known;

    if (party && is_unnamed_party (discourse, occurrence, genders)
        && SCORE_NOUN + score_salience (&anaphor, occurrence) > best_score) {
      best_score = SCORE_NOUN + score_salience (&anaphor, occurrence);
      best = LESART_NO_ENTITY;
    }
    if (occurrence->entity < 0 || !occurrence->person || occurrence->clause == clause
        || !(genders_of (discourse, occurrence) & genders))
      continue;
    traits = &discourse->traits[occurrence->entity];
    known = word.title != NULL && has_role (traits, word.title);
    /* Neither the accused nor the owner of the shop is the judge; "der 27-Jährige" is rather the
     * accused. */
    if (!known
        && (known_only || (unnamed && traits->of_court)
            || (word.title != NULL && traits->of_court
                && has_other_trade (discourse->syntax, traits, word.title))))
      continue;
    if (!known && !is_near (&anaphor, occurrence, MAX_SENTENCES))
      continue;
    if (phrase->end > phrase->core_end && !known
        && !is_introduced_by (&anaphor, phrase, occurrence))
      continue;
    score = score_salience (&anaphor, occurrence) + (known ? SCORE_NOUN : 0);
    if (word.title != NULL && !known && has_other_trade (discourse->syntax, traits, word.title))
      score += SCORE_OTHER_TRADE;
    if (country != NULL && traits->country != NULL)
      score += strcmp (country, traits->country) == 0 ? SCORE_COUNTRY : -SCORE_COUNTRY;
    /* Where somebody is from says nothing of who it is: rather whom the article is about. */
    if (!age && word.title == NULL)
      score += SCORE_NAMED_AGAIN
               * MIN (lesart_discourse_get_entity (discourse, occurrence->entity)->n_mentions, 8);
    if (score > best_score) {
      best_score = score;
      best = occurrence->entity;
    }
  }
  return best;
}

/* "der Wetterdienst" is the Deutsche Wetterdienst, not the office that was named last; "das
 * Unternehmen" what the text calls a Familienunternehmen. */
static double
score_noun (const LesartEntityTraits *traits, const char *noun, const char *lower_noun)
{
  const gsize n = strlen (noun);

  for (const char *at = strstr (traits->lower_name, lower_noun); n >= 4 && at != NULL;
       at = strstr (at + 1, lower_noun))
    if (strcspn (at + n, " -") <= MAX_ENDING) /* "der Bund" is no Bundesamt */
      return SCORE_NOUN + SCORE_OWN_NOUN;
  for (guint i = 0; i < traits->nouns->len; i++)
    if (end_alike (g_ptr_array_index (traits->nouns, i), noun))
      return SCORE_NOUN;
  return 0;
}

/* "der Werksklub", where two clubs are spoken of: what only the first part of the noun would tell.
 */
static gboolean
is_one_of_several (const LesartDiscourse *discourse,
                   const Anaphor *anaphor,
                   const char *noun,
                   gint32 entity)
{
  const GArray *occurrences = discourse->occurrences;
  const guint32 kinds = discourse->traits[entity].kinds;

  if (lesart_table_lookup (discourse->syntax->nominals, noun, -1, &(guint32){ 0 }, 1) > 0)
    return FALSE;
  for (guint i = occurrences->len; i-- > 0;) {
    const LesartOccurrence *occurrence = &g_array_index (occurrences, LesartOccurrence, i);

    if (!is_near (anaphor, occurrence, MAX_SENTENCES))
      return FALSE;
    if (occurrence->entity >= 0 && occurrence->entity != entity
        && lesart_discourse_get_entity (discourse, occurrence->entity)->type == LESART_ENTITY_ORG
        && (discourse->traits[occurrence->entity].kinds & kinds) != 0)
      return TRUE;
  }
  return FALSE;
}

/* "die Landeskartellbehörde ... Die Behörde": spoken of again, without a name. */
static gboolean
is_said_before (const LesartOccurrence *occurrence, const char *noun)
{
  return occurrence->kinds != 0 && occurrence->entity < 0
         && strlen (occurrence->noun) > strlen (noun) && end_alike (occurrence->noun, noun);
}

/* "die Kröncke-Holding" is of another name than the firm that is spoken of, "die CDU-Fraktion" of
 * another than the Greens. */
static gboolean
has_other_name (const LesartDiscourse *discourse,
                const LesartPhrase *phrase,
                const LesartEntityTraits *traits)
{
  const LesartSyntax *syntax = discourse->syntax;
  const LesartTable *known;
  gsize length;
  const char *form = lesart_token_text (syntax->x, phrase->head, &length);
  const char *hyphen = memchr (form, '-', length);
  gsize n = hyphen != NULL ? (gsize) (hyphen - form) : 0;
  g_autofree char *part = NULL;

  if (n < 2 || !(syntax->x->tokens[phrase->head].flags & LESART_TOKEN_UPPER))
    return FALSE;
  known = lesart_language_get_table (syntax->x->language, "organisations");
  if ((n < 4 || lesart_lexicon_has (syntax->x->lexicon, form, n, LESART_CLASS_NOUN))
      && lesart_table_lookup (known, form, (gssize) n, &(guint32){ 0 }, 1) == 0)
    return FALSE;
  part = g_utf8_strdown (form, (gssize) n);
  return strstr (traits->lower_name, part) == NULL;
}

/* A hospital and an association are both "other", which makes neither the other. */
static gboolean
is_of_kind (const LesartEntityTraits *traits, guint32 kinds, guint32 other)
{
  return (traits->kinds & kinds & ~other) != 0 || (traits->kinds == other && (kinds & other) != 0);
}

/**
 * lesart_resolve_organisation:
 * @phrase: a definite phrase without a name
 *
 * Returns: the organisation that "das Unternehmen", "der Klub", "die Notenbank" stands for
 */
gint32
lesart_resolve_organisation (LesartDiscourse *discourse, const LesartPhrase *phrase, guint32 clause)
{
  Anaphor anaphor = { discourse, phrase->first, discourse->syntax->x->sentence_of[phrase->first],
                      clause };
  const GArray *occurrences = discourse->occurrences;
  const char *lemma = discourse->syntax->words[phrase->head].noun_lemma;
  guint32 kinds = lemma != NULL ? lesart_discourse_get_kinds (discourse, lemma) : 0;
  gboolean certain = lemma != NULL && lesart_discourse_is_certain (discourse, lemma);
  guint32 other = discourse->other_kind;
  gboolean named_only, by_kind = FALSE;
  gint32 best = LESART_NO_ENTITY;
  double best_score = 0;
  g_autofree char *lower = NULL;

  if (kinds == 0 || phrase->end > phrase->core_end)
    return LESART_NO_ENTITY;
  /* "die Schule" is no chamber, though a list has both as "other"; a Vermittlungsausschuss is none
   * that is called otherwise. */
  if (!certain)
    kinds &= ~other;
  named_only = !certain && lesart_discourse_is_public_compound (discourse, lemma);
  lower = g_utf8_strdown (lemma, -1);
  for (guint i = occurrences->len, n = 0; i-- > 0 && n < 4 * WINDOW; n++) {
    const LesartOccurrence *occurrence = &g_array_index (occurrences, LesartOccurrence, i);
    const LesartEntityTraits *traits;
    const LesartEntity *entity;
    gboolean only_kind;
    double score = 0;

    if (is_near (&anaphor, occurrence, MAX_SENTENCES) && is_said_before (occurrence, lemma)
        && SCORE_NOUN + score_salience (&anaphor, occurrence) > best_score) {
      best_score = SCORE_NOUN + score_salience (&anaphor, occurrence);
      best = LESART_NO_ENTITY;
    }
    if (occurrence->entity < 0)
      continue;
    entity = lesart_discourse_get_entity (discourse, occurrence->entity);
    traits = &discourse->traits[occurrence->entity];
    if (entity->type != LESART_ENTITY_ORG || has_other_name (discourse, phrase, traits))
      continue;
    score = score_noun (traits, lemma, lower);
    if (score <= 0 && named_only)
      continue;
    only_kind = score <= 0;
    if (score <= 0 && is_of_kind (traits, kinds, other))
      score = SCORE_KIND;
    else if (score <= 0 && (traits->kinds != 0 || !certain))
      continue;
    score += score_salience (&anaphor, occurrence);
    if (score > best_score) {
      best_score = score;
      best = occurrence->entity;
      by_kind = only_kind;
    }
  }
  return best != LESART_NO_ENTITY && by_kind && is_one_of_several (discourse, &anaphor, lemma, best)
             ? LESART_NO_ENTITY
             : best;
}
