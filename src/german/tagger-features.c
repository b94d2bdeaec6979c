/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bundle of features of each word, after the conventions of UD German-GSD: what the noun phrase
 * has decided, what the closed classes say of a form, person, number, tense and mood of finite
 * verbs, degrees. Where the treebank writes a form in its own way, the model knows the form
 * (TagTemplate).
 */
#include "tagger-private.h"

#include <string.h>

#define BIT(tag) ((guint64) 1 << LESART_STTS_##tag)
#define FINITE_VERBS (BIT (VVFIN) | BIT (VAFIN) | BIT (VMFIN))
#define INFINITIVES (BIT (VVINF) | BIT (VAINF) | BIT (VMINF) | BIT (VVIZU))
#define PARTICIPLES (BIT (VVPP) | BIT (VAPP) | BIT (VMPP))
#define NOMINALS                                                                                   \
  (BIT (NN) | BIT (NE) | BIT (PPER) | BIT (PIS) | BIT (PDS) | BIT (PRELS) | BIT (PWS))
#define AUXILIARIES                                                                                \
  (BIT (VAFIN) | BIT (VAINF) | BIT (VAPP) | BIT (VMFIN) | BIT (VMINF) | BIT (VMPP))
#define CLAUSE_ENDS (BIT (COMMA) | BIT (STOP))
#define MAX_CLAUSE 40

static gboolean
is_tag (const LesartTag *tag, guint64 set)
{
  return set >> tag->stts & 1;
}

/* --- Finite verbs --- */

static guint32
verb_form_features (guint form)
{
  static const guint32 tenses[] = { LESART_PRESENT, LESART_PAST, LESART_SUBJUNCTIVE_1,
                                    LESART_SUBJUNCTIVE_2 };
  static const guint32 persons[] = { LESART_FIRST, LESART_SECOND, LESART_THIRD };

  return tenses[form / 6] | persons[form / 2 % 3] | (form % 2 ? LESART_PLURAL : LESART_SINGULAR);
}

/* All combinations of tense and mood, person and number that an analysis allows, one bit each. */
guint32
lesart_tag_verb_forms (guint32 features)
{
  guint32 forms = 0;

  for (guint form = 0; form < TAG_N_VERB_FORMS; form++) {
    guint32 wanted = verb_form_features (form);

    if ((features & wanted & LESART_FINITE) && (features & wanted & LESART_MASK_PERSON)
        && (features & wanted & LESART_MASK_NUMBER))
      forms |= 1u << form;
  }
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

  while (first > 0 && at - first < MAX_CLAUSE && !is_tag (&tags[first - 1], CLAUSE_ENDS))
    first--;
  while (end < sentence->n && end - at < MAX_CLAUSE && !is_tag (&tags[end], CLAUSE_ENDS))
    end++;
  *subject = (Subject){ .opener = sentence->words[first]->lower };
  for (guint32 i = first; i < end; i++) {
    if ((tags[i].features & LESART_NOMINATIVE) == 0 || !is_tag (&tags[i], NOMINALS))
      continue;
    if (is_tag (&tags[i], BIT (PPER)))
      subject->pronoun = tags[i].features & (LESART_MASK_PERSON | LESART_MASK_NUMBER);
    subject->nominatives++;
    subject->plural += (tags[i].features & LESART_PLURAL) != 0;
  }
}

static guint32
mix3 (guint32 template, guint32 a, guint32 b)
{
  return lesart_tag_mix (lesart_tag_mix (template * 0x51ed270bu + 0x3c6ef372u, a), b);
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
  features[n++] = mix3 (0, word->lower, 0);
  features[n++] = mix3 (1, forms, subject.pronoun);
  features[n++] = mix3 (2, forms, number);
  features[n++] = mix3 (3, word->lower, subject.pronoun);
  features[n++] = mix3 (4, forms, last_tense);
  features[n++] = mix3 (5, word->lower, subject.opener);
  features[n++] = mix3 (6, forms, subject.opener);
  features[n++] = mix3 (7, forms, at > 0 ? sentence->words[at - 1]->lower : 1);
  features[n++] = mix3 (8, forms, at + 1 < sentence->n ? sentence->words[at + 1]->lower : 1);
  features[n++] = mix3 (9, word->suffixes[0], forms);
  features[n++] = mix3 (10, word->suffixes[1], number);
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
  while (first > 0 && at - first < MAX_CLAUSE && !is_tag (&tags[first - 1], CLAUSE_ENDS))
    first--;
  while (end < sentence->n && end - at < MAX_CLAUSE && !is_tag (&tags[end], CLAUSE_ENDS))
    end++;
  for (guint32 i = first; i < end; i++) {
    if (i == at)
      continue;
    company->nominatives +=
        is_tag (&tags[i], NOMINALS) && (tags[i].features & LESART_NOMINATIVE) != 0;
    company->predicates += is_tag (&tags[i], BIT (ADJD));
    company->participles += is_tag (&tags[i], PARTICIPLES);
    company->infinitives += is_tag (&tags[i], INFINITIVES);
    company->prepositions += is_tag (&tags[i], BIT (APPR) | BIT (APPRART));
    if (is_tag (&tags[i], BIT (ADV) | BIT (ADJD) | BIT (PAV)) && company->n_adverbs < 3)
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
  verb = lesart_tag_mix (verb, is_tag (&tags[at], FINITE_VERBS));
  features[n++] = mix3 (30, verb, all);
  features[n++] = mix3 (31, verb, company.nominatives);
  features[n++] = mix3 (32, verb, company.participles << 4 | company.infinitives);
  features[n++] = mix3 (33, verb, company.predicates << 4 | company.prepositions);
  features[n++] = mix3 (34, verb, at + 1 < sentence->n ? tags[at + 1].stts : 99);
  features[n++] = mix3 (35, verb, at > 0 ? tags[at - 1].stts : 99);
  features[n++] = mix3 (36, verb, at + 1 < sentence->n ? sentence->words[at + 1]->lower : 1);
  features[n++] = mix3 (37, verb, at > 0 ? sentence->words[at - 1]->lower : 1);
  features[n++] = mix3 (38, sentence->words[at]->lower, all);
  for (guint i = 0; i < company.n_adverbs; i++)
    features[n++] = mix3 (39, verb, company.adverbs[i]);
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

  for (guint32 i = at; i-- > 0 && at - i < MAX_CLAUSE && !is_tag (&tags[i], CLAUSE_ENDS);)
    if (is_tag (&tags[i], BIT (VVPP)) && i + 1 == at)
      return TRUE;
  for (guint32 i = at + 1;
       i < sentence->n && i - at < MAX_CLAUSE && !is_tag (&tags[i], CLAUSE_ENDS); i++) {
    if (is_tag (&tags[i], INFINITIVES | BIT (VAPP)))
      return FALSE;
    participle = participle || is_tag (&tags[i], BIT (VVPP));
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

  if (is_tag (tag, FINITE_VERBS)) {
    tag->features = decide_verb (sentence, tags, at, *last_tense, learner);
    tag->traits = LESART_TRAIT_FINITE;
    *last_tense = tag->features & LESART_FINITE;
  } else if (is_tag (tag, INFINITIVES)) {
    tag->features = LESART_INFINITIVE;
  } else if (is_tag (tag, PARTICIPLES)) {
    tag->features = LESART_PAST_PARTICIPLE;
    tag->traits = tag->upos == LESART_UPOS_ADJ ? LESART_TRAIT_POSITIVE : 0;
  } else if (is_tag (tag, BIT (VVIMP) | BIT (VAIMP))) {
    tag->features = LESART_IMPERATIVE | LESART_SECOND | LESART_SINGULAR;
    tag->traits = LESART_TRAIT_FINITE;
  }
  if (tag->upos == LESART_UPOS_AUX && sentence->words[at]->copula == TAG_COPULA_WERDEN
      && is_passive (sentence, tags, at))
    tag->traits |= LESART_TRAIT_PASSIVE;
}

/* --- Closed classes and degrees --- */

static gboolean
row_fits (const TagClosedRow *row, const LesartTag *tag)
{
  static const guint32 dimensions[] = { LESART_MASK_CASE, LESART_MASK_NUMBER, LESART_MASK_GENDER };

  if ((row->tags >> tag->stts & 1) == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++) {
    guint32 have = row->features & dimensions[i];

    /* A plural has no gender. */
    if (i == 2 && (tag->features & LESART_PLURAL) != 0)
      break;
    if (have != 0 && (tag->features & dimensions[i]) != 0 && (have & tag->features) == 0)
      return FALSE;
  }
  return TRUE;
}

const TagClosedRow *
lesart_tag_find_row (const LesartTagger *tagger, const TagWord *word, const LesartTag *tag)
{
  for (guint i = 0; i < word->n_rows; i++) {
    const TagClosedRow *row = &tagger->closed_rows[word->rows[i]];

    if (row_fits (row, tag))
      return row;
  }
  return NULL;
}

/* A closed row that gives a case gives all dimensions that the pronoun has. */
static void
apply_row (const TagClosedRow *row, LesartTag *tag)
{
  guint32 kept = LESART_MASK_CASE | LESART_MASK_NUMBER | LESART_MASK_GENDER;

  if (row->features & LESART_MASK_CASE) {
    kept = LESART_MASK_CASE;
    kept |= row->features & LESART_MASK_NUMBER ? LESART_MASK_NUMBER : 0;
    kept |= row->features & LESART_MASK_GENDER ? LESART_MASK_GENDER : 0;
  }
  tag->features = (tag->features & kept) | (row->features & LESART_MASK_PERSON);
  tag->traits |= row->traits;
}

static gboolean
ends_with (const char *string, gsize n, const char *ending)
{
  gsize n_ending = strlen (ending);

  return n > n_ending && memcmp (string + n - n_ending, ending, n_ending) == 0;
}

/* Length of an adjective without its ending. */
static gsize
adjective_stem (const LesartForm *form)
{
  static const char *const endings[] = { "en", "er", "es", "em", "e" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (ends_with (form->bytes, form->n_bytes, endings[i]))
      return form->n_bytes - strlen (endings[i]);
  return form->n_bytes;
}

static gboolean
find_adjective (const LesartTagger *tagger, const TagWord *word, char *lemma)
{
  const LesartLexeme *lexeme;

  for (guint i = 0; (lexeme = lesart_tag_get_lexeme (word, i)) != NULL; i++)
    if (lexeme->word_class == LESART_CLASS_ADJECTIVE)
      return lesart_tag_make_lemma (tagger, word, i, lemma) > 0;
  return FALSE;
}

/* The comparative and superlative are longer than their lemma by more than an ending. */
static guint32
degree_of (const LesartTagger *tagger, const TagWord *word, gboolean attributive)
{
  const LesartForm *form = word->form;
  gsize n = attributive ? adjective_stem (form) : form->n_bytes, n_lemma;
  char lemma[LESART_LEMMA_MAX];

  if (!find_adjective (tagger, word, lemma))
    return ends_with (form->bytes, n, "dst") || ends_with (form->bytes, n, "gst")
                   || ends_with (form->bytes, n, "chst")
               ? LESART_TRAIT_SUPERLATIVE
               : LESART_TRAIT_POSITIVE;
  n_lemma = strlen (lemma);
  if (!attributive && ends_with (form->bytes, n, "sten"))
    n -= 2;
  if ((ends_with (form->bytes, n, "st") || ends_with (form->bytes, n, "ßt"))
      && !ends_with (lemma, n_lemma, "st") && n > n_lemma)
    return LESART_TRAIT_SUPERLATIVE;
  if (ends_with (form->bytes, n, "er") && !ends_with (lemma, n_lemma, "er") && n > n_lemma)
    return LESART_TRAIT_COMPARATIVE;
  return LESART_TRAIT_POSITIVE;
}

static gboolean
is_ordinal (const TagWord *word)
{
  return (word->shape & TAG_SHAPE_DIGIT) != 0 && (word->shape & TAG_SHAPE_STOP) != 0;
}

static void
set_traits (const LesartTagger *tagger, LesartTag *tag, const TagWord *word)
{
  if (tag->upos == LESART_UPOS_ADJ && is_tag (tag, BIT (ADJA) | BIT (ADJD)))
    tag->traits |= degree_of (tagger, word, is_tag (tag, BIT (ADJA)));
  if (tag->upos == LESART_UPOS_ADJ && is_ordinal (word)) {
    tag->traits |= LESART_TRAIT_ORDINAL;
    tag->features &= ~(guint32) (LESART_MASK_NUMBER | LESART_MASK_GENDER);
  }
  if (tag->upos == LESART_UPOS_NUM)
    tag->traits |= LESART_TRAIT_CARDINAL;
  if (is_tag (tag, BIT (PTKNEG)))
    tag->traits |= LESART_TRAIT_NEGATION;
  if (is_tag (tag, BIT (PAV)))
    tag->traits |= LESART_TRAIT_DEMONSTRATIVE;
  if (is_tag (tag, BIT (PWAV)))
    tag->traits |= LESART_TRAIT_INTERROGATIVE;
}

/* --- The treebank's way --- */

guint32
lesart_tag_template_key (const TagWord *word, guint class, guint32 features)
{
  return mix3 (20, word->lower, class << 2 | (features & LESART_MASK_NUMBER) / LESART_SINGULAR);
}

static const TagTemplate *
find_template (const TagModel *model, guint32 key)
{
  guint32 low = 0, high = model->n_templates;

  while (low < high) {
    guint32 middle = low + (high - low) / 2;

    if (model->templates[middle].key < key)
      low = middle + 1;
    else
      high = middle;
  }
  return low < model->n_templates && model->templates[low].key == key ? &model->templates[low]
                                                                      : NULL;
}

static void
set_bundle (const TagSentence *sentence, LesartTag *tags, guint32 at, guint class)
{
  const TagWord *word = sentence->words[at];
  LesartTag *tag = &tags[at];
  const TagClosedRow *row = lesart_tag_find_row (sentence->tagger, word, tag);
  const TagTemplate *template = find_template (
      &sentence->tagger->model, lesart_tag_template_key (word, class, tag->features));

  if (row != NULL && (tag->upos == LESART_UPOS_DET || tag->upos == LESART_UPOS_PRON))
    apply_row (row, tag);
  else if (row != NULL && tag->upos == LESART_UPOS_ADJ)
    tag->traits |= row->traits;
  set_traits (sentence->tagger, tag, word);
  if ((tag->upos == LESART_UPOS_PRON || tag->stts == LESART_STTS_ART || tag->stts == LESART_STTS_PIS
       || tag->stts == LESART_STTS_PDS)
      && (tag->features & LESART_PLURAL) != 0)
    tag->features &= ~(guint32) LESART_MASK_GENDER;
  if (template != NULL) {
    tag->features &= template->features;
    tag->traits = template->traits;
  }
}

/**
 * lesart_tag_set_features: (skip)
 * @tags: STTS and UPOS of each word are set
 * @learner: (nullable): is told each decision
 */
void
lesart_tag_set_features (const TagSentence *sentence, LesartTag *tags, const TagLearner *learner)
{
  const guint64 verbs = FINITE_VERBS | INFINITIVES | PARTICIPLES | BIT (VVIMP) | BIT (VAIMP);
  guint32 last_tense = 0;

  lesart_tag_set_agreement (sentence, tags, learner);
  for (guint32 i = 0; i < sentence->n; i++)
    sentence->agreed[i] = tags[i].features;
  for (guint32 i = 0; i < sentence->n; i++)
    if (!is_tag (&tags[i], verbs))
      set_bundle (sentence, tags, i, sentence->classes[i]);
  for (guint32 i = 0; i < sentence->n && sentence->tagger->learned; i++)
    if (is_tag (&tags[i], AUXILIARIES))
      set_auxiliary (sentence, tags, i, learner);
  for (guint32 i = 0; i < sentence->n; i++)
    if (is_tag (&tags[i], verbs))
      set_verb (sentence, tags, i, &last_tense, learner);
}
