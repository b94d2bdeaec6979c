/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verbs: person, number, tense and mood of finite ones, decided by weights among what the lexicon
 * allows, once the subject is known; whether an auxiliary is one here; the passive.
 */
#include "tagger-private.h"

#include <string.h>

#define FINITE_VERBS (TAG_BIT (VVFIN) | TAG_BIT (VAFIN) | TAG_BIT (VMFIN))
#define INFINITIVES (TAG_BIT (VVINF) | TAG_BIT (VAINF) | TAG_BIT (VMINF) | TAG_BIT (VVIZU))
#define PARTICIPLES (TAG_BIT (VVPP) | TAG_BIT (VAPP) | TAG_BIT (VMPP))
#define IMPERATIVES (TAG_BIT (VVIMP) | TAG_BIT (VAIMP))
#define AUXILIARIES                                                                                \
  (TAG_BIT (VAFIN) | TAG_BIT (VAINF) | TAG_BIT (VAPP) | TAG_BIT (VMFIN) | TAG_BIT (VMINF)          \
   | TAG_BIT (VMPP))
#define NOMINALS                                                                                   \
  (TAG_BIT (NN) | TAG_BIT (NE) | TAG_BIT (PPER) | TAG_BIT (PIS) | TAG_BIT (PDS) | TAG_BIT (PRELS)  \
   | TAG_BIT (PWS))

/* --- Finite verbs --- */

static const guint32 tenses[] = { LESART_PRESENT, LESART_PAST, LESART_SUBJUNCTIVE_1,
                                  LESART_SUBJUNCTIVE_2 };
static const guint32 persons[] = { LESART_FIRST, LESART_SECOND, LESART_THIRD };

static guint32
verb_form_features (guint form)
{
  return tenses[form / 6] | persons[form / 2 % 3] | (form % 2 ? LESART_PLURAL : LESART_SINGULAR);
}

/* All combinations of tense and mood, person and number that an analysis allows, one bit each. */
guint32
lesart_tag_verb_forms (guint32 features)
{
  guint32 of_person = (features & LESART_SINGULAR ? 1u : 0) | (features & LESART_PLURAL ? 2u : 0);
  guint32 of_tense = 0, forms = 0;

  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    if (features & persons[i])
      of_tense |= of_person << 2 * i;
  for (guint i = 0; i < G_N_ELEMENTS (tenses); i++)
    if (features & tenses[i])
      forms |= of_tense << 6 * i;
  return forms;
}

/* What a form that the lexicon lacks looks like. */
static guint32
forms_of_ending (const LesartForm *form)
{
  static const struct {
    const char *ending;
    guint32 features;
  } endings[] = {
    { "ten", LESART_PAST | LESART_FIRST | LESART_THIRD | LESART_PLURAL },
    { "te", LESART_PAST | LESART_FIRST | LESART_THIRD | LESART_SINGULAR },
    { "st", LESART_PRESENT | LESART_SECOND | LESART_SINGULAR },
    { "t", LESART_PRESENT | LESART_THIRD | LESART_SINGULAR },
    { "n", LESART_PRESENT | LESART_FIRST | LESART_THIRD | LESART_PLURAL },
    { "e", LESART_PRESENT | LESART_FIRST | LESART_SINGULAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize n = strlen (endings[i].ending);

    if (form->n_bytes > n && memcmp (form->bytes + form->n_bytes - n, endings[i].ending, n) == 0)
      return lesart_tag_verb_forms (endings[i].features);
  }
  return lesart_tag_verb_forms (LESART_PAST | LESART_PRESENT | LESART_THIRD | LESART_SINGULAR);
}

static guint32
forms_of_verb (const TagWord *word)
{
  const LesartLexeme *lexeme;
  guint32 forms = 0;

  for (guint i = 0; (lexeme = lesart_tag_get_lexeme (word, i)) != NULL; i++)
    if (lexeme->word_class == LESART_CLASS_VERB)
      forms |= lesart_tag_verb_forms (lexeme->features);
  return forms != 0 ? forms : forms_of_ending (word->form);
}

/* Words that may be the subject in the clause around @at: its person and number if it is a pronoun,
 * and the number of nominatives. */
typedef struct {
  guint32 pronoun; /* LesartFeatures */
  guint32 nominatives;
  guint32 plural;
  guint32 opener; /* hash of the first word */
} Subject;

static void
read_subject (const TagSentence *sentence, const LesartTag *tags, guint32 at, Subject *subject)
{
  guint32 first = at, end = at;

  while (first > 0 && at - first < TAG_MAX_CLAUSE
         && !lesart_tag_is (&tags[first - 1], TAG_CLAUSE_ENDS))
    first--;
  while (end < sentence->n && end - at < TAG_MAX_CLAUSE
         && !lesart_tag_is (&tags[end], TAG_CLAUSE_ENDS))
    end++;
  *subject = (Subject){ .opener = sentence->words[first]->lower };
  for (guint32 i = first; i < end; i++) {
    if ((tags[i].features & LESART_NOMINATIVE) == 0 || !lesart_tag_is (&tags[i], NOMINALS))
      continue;
    if (lesart_tag_is (&tags[i], TAG_BIT (PPER)))
      subject->pronoun = tags[i].features & (LESART_MASK_PERSON | LESART_MASK_NUMBER);
    subject->nominatives++;
    subject->plural += (tags[i].features & LESART_PLURAL) != 0;
  }
}

static guint
verb_features (const TagSentence *sentence,
               const LesartTag *tags,
               guint32 at,
               guint32 forms,
               guint32 last_tense,
               guint32 *features)
{
  const TagWord *word = sentence->words[at];
  Subject subject;
  guint32 number;
  guint n = 0;

  read_subject (sentence, tags, at, &subject);
  number = MIN (subject.nominatives, 2) << 2 | MIN (subject.plural, 2);
  features[n++] = lesart_tag_feature (200, word->lower, 0);
  features[n++] = lesart_tag_feature (201, forms, subject.pronoun);
  features[n++] = lesart_tag_feature (202, forms, number);
  features[n++] = lesart_tag_feature (203, word->lower, subject.pronoun);
  features[n++] = lesart_tag_feature (204, forms, last_tense);
  features[n++] = lesart_tag_feature (205, word->lower, subject.opener);
  features[n++] = lesart_tag_feature (206, forms, subject.opener);
  features[n++] = lesart_tag_feature (207, forms, at > 0 ? sentence->words[at - 1]->lower : 1);
  features[n++] =
      lesart_tag_feature (208, forms, at + 1 < sentence->n ? sentence->words[at + 1]->lower : 1);
  features[n++] = lesart_tag_feature (209, word->suffixes[0], forms);
  features[n++] = lesart_tag_feature (210, word->suffixes[1], number);
  return n;
}

static guint32
decide_verb (const TagSentence *sentence,
             const LesartTag *tags,
             guint32 at,
             guint32 last_tense,
             const TagLearner *learner)
{
  const TagWeights *weights = &sentence->tagger->model.agreement;
  guint32 forms = forms_of_verb (sentence->words[at]);
  guint32 features[TAG_MAX_FEATURES];
  gint32 scores[TAG_N_VERB_FORMS] = { 0 };
  guint best = TAG_N_VERB_FORMS, n;

  if ((forms & (forms - 1)) == 0)
    return verb_form_features ((guint) g_bit_nth_lsf (forms, -1));
  n = verb_features (sentence, tags, at, forms, last_tense, features);
  for (guint form = 0; form < TAG_N_VERB_FORMS; form++)
    for (guint i = 0; i < n && (forms >> form & 1); i++)
      scores[form] += lesart_tag_weight (weights, features[i], form);
  if (learner != NULL)
    learner->on_verb (at, forms, features, n, scores, learner->user_data);
  for (guint form = 0; form < TAG_N_VERB_FORMS; form++)
    if ((forms >> form & 1) && (best == TAG_N_VERB_FORMS || scores[form] > scores[best]))
      best = form;
  return verb_form_features (best);
}

/* --- Auxiliary or not --- */

/* What the clause around @at has besides the verb: nominatives, predicates, verbs, prepositions. */
typedef struct {
  guint32 nominatives;
  guint32 predicates;
  guint32 participles;
  guint32 infinitives;
  guint32 prepositions;
  guint32 adverbs[3];
  guint n_adverbs;
} Company;

static void
read_company (const TagSentence *sentence, const LesartTag *tags, guint32 at, Company *company)
{
  guint32 first = at, end = at;

  *company = (Company){ 0 };
  while (first > 0 && at - first < TAG_MAX_CLAUSE
         && !lesart_tag_is (&tags[first - 1], TAG_CLAUSE_ENDS))
    first--;
  while (end < sentence->n && end - at < TAG_MAX_CLAUSE
         && !lesart_tag_is (&tags[end], TAG_CLAUSE_ENDS))
    end++;
  for (guint32 i = first; i < end; i++) {
    if (i == at)
      continue;
    company->nominatives +=
        lesart_tag_is (&tags[i], NOMINALS) && (tags[i].features & LESART_NOMINATIVE) != 0;
    company->predicates += lesart_tag_is (&tags[i], TAG_BIT (ADJD));
    company->participles += lesart_tag_is (&tags[i], PARTICIPLES);
    company->infinitives += lesart_tag_is (&tags[i], INFINITIVES);
    company->prepositions += lesart_tag_is (&tags[i], TAG_BIT (APPR) | TAG_BIT (APPRART));
    if (lesart_tag_is (&tags[i], TAG_BIT (ADV) | TAG_BIT (ADJD) | TAG_BIT (PAV))
        && company->n_adverbs < 3)
      company->adverbs[company->n_adverbs++] = sentence->words[i]->lower;
  }
}

/* Whether sein, haben, werden or a modal verb is an auxiliary or stands for itself (ist hier, hat
 * Zeit) shows by what else the clause has. */
static void
set_auxiliary (const TagSentence *sentence, LesartTag *tags, guint32 at, const TagLearner *learner)
{
  const TagWeights *weights = &sentence->tagger->model.agreement;
  guint32 verb = sentence->words[at]->verb, features[TAG_MAX_FEATURES], all;
  gint32 scores[2] = { 0 };
  Company company;
  guint n = 0;

  read_company (sentence, tags, at, &company);
  all = MIN (company.nominatives, 2) << 8 | MIN (company.predicates, 1) << 6
        | MIN (company.participles, 1) << 4 | MIN (company.infinitives, 1) << 2
        | MIN (company.prepositions, 1);
  verb = lesart_tag_mix (verb, lesart_tag_is (&tags[at], FINITE_VERBS));
  features[n++] = lesart_tag_feature (230, verb, all);
  features[n++] = lesart_tag_feature (231, verb, company.nominatives);
  features[n++] = lesart_tag_feature (232, verb, company.participles << 4 | company.infinitives);
  features[n++] = lesart_tag_feature (233, verb, company.predicates << 4 | company.prepositions);
  features[n++] = lesart_tag_feature (234, verb, at + 1 < sentence->n ? tags[at + 1].stts : 99);
  features[n++] = lesart_tag_feature (235, verb, at > 0 ? tags[at - 1].stts : 99);
  features[n++] =
      lesart_tag_feature (236, verb, at + 1 < sentence->n ? sentence->words[at + 1]->lower : 1);
  features[n++] = lesart_tag_feature (237, verb, at > 0 ? sentence->words[at - 1]->lower : 1);
  features[n++] = lesart_tag_feature (238, sentence->words[at]->lower, all);
  for (guint i = 0; i < company.n_adverbs; i++)
    features[n++] = lesart_tag_feature (239, verb, company.adverbs[i]);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < 2; k++)
      scores[k] += lesart_tag_weight (weights, features[i], k);
  if (learner != NULL)
    learner->on_auxiliary (at, 3, features, n, scores, learner->user_data);
  tags[at].upos = scores[1] > scores[0] ? LESART_UPOS_VERB : LESART_UPOS_AUX;
}

/* werden with a participle, not with an infinitive. */
static gboolean
is_passive (const TagSentence *sentence, const LesartTag *tags, guint32 at)
{
  gboolean participle = FALSE;

  for (guint32 i = at;
       i-- > 0 && at - i < TAG_MAX_CLAUSE && !lesart_tag_is (&tags[i], TAG_CLAUSE_ENDS);)
    if (lesart_tag_is (&tags[i], TAG_BIT (VVPP)) && i + 1 == at)
      return TRUE;
  for (guint32 i = at + 1;
       i < sentence->n && i - at < TAG_MAX_CLAUSE && !lesart_tag_is (&tags[i], TAG_CLAUSE_ENDS);
       i++) {
    if (lesart_tag_is (&tags[i], INFINITIVES | TAG_BIT (VAPP)))
      return FALSE;
    participle = participle || lesart_tag_is (&tags[i], TAG_BIT (VVPP));
  }
  return participle;
}

static void
set_verb (const TagSentence *sentence,
          LesartTag *tags,
          guint32 at,
          guint32 *last_tense,
          const TagLearner *learner)
{
  LesartTag *tag = &tags[at];

  if (lesart_tag_is (tag, FINITE_VERBS)) {
    tag->features = decide_verb (sentence, tags, at, *last_tense, learner);
    tag->traits = LESART_TRAIT_FINITE;
    *last_tense = tag->features & LESART_FINITE;
  } else if (lesart_tag_is (tag, INFINITIVES)) {
    tag->features = LESART_INFINITIVE;
  } else if (lesart_tag_is (tag, PARTICIPLES)) {
    tag->features = LESART_PAST_PARTICIPLE;
    tag->traits = tag->upos == LESART_UPOS_ADJ ? LESART_TRAIT_POSITIVE : 0;
  } else if (lesart_tag_is (tag, IMPERATIVES)) {
    tag->features = LESART_IMPERATIVE | LESART_SECOND | LESART_SINGULAR;
    tag->traits = LESART_TRAIT_FINITE;
  }
  if (tag->upos == LESART_UPOS_AUX && sentence->words[at]->copula == TAG_COPULA_WERDEN
      && is_passive (sentence, tags, at))
    tag->traits |= LESART_TRAIT_PASSIVE;
}

/**
 * lesart_tag_set_verbs: (skip)
 * @tags: all but the verbs have their features
 * @learner: (nullable): is told each decision
 */
void
lesart_tag_set_verbs (const TagSentence *sentence, LesartTag *tags, const TagLearner *learner)
{
  guint32 last_tense = 0;

  for (guint32 i = 0; i < sentence->n; i++)
    if (lesart_tag_is (&tags[i], AUXILIARIES) && sentence->tagger->learned)
      set_auxiliary (sentence, tags, i, learner);
  for (guint32 i = 0; i < sentence->n; i++)
    if (lesart_tag_is (&tags[i], TAG_VERBS))
      set_verb (sentence, tags, i, &last_tense, learner);
}
