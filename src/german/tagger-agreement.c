/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Case, number and gender. What the words of a noun phrase leave open together is decided for the
 * phrase as a whole, by weights: the preposition before it, its place by the finite verb, the verb,
 * what else may be the subject. Phrases are decided from left to right, each with the ones before
 * it known (a greedy classifier with history, Ratnaparkhi 1996).
 */
#include "grammar.h"
#include "tagger-private.h"

#define FINITE_VERBS (TAG_BIT (VVFIN) | TAG_BIT (VAFIN) | TAG_BIT (VMFIN))

/* --- Evidence --- */

typedef struct {
  const TagSentence *sentence;
  const LesartTag *tags;
  const TagPhrase *phrases;
  guint n_phrases;
  guint at;               /* the phrase to be decided */
  guint32 finite;         /* the finite verb of its clause, between marks of punctuation, or n */
  guint32 last;           /* the infinitive or participle that closes the bracket, or n */
  guint32 kind;           /* VerbKind */
  guint8 subject;         /* a nominative was there in the clause */
  guint8 object;          /* an accusative */
  guint8 last_case;       /* of the phrase before, 0: none */
  guint32 last_end;       /* where it ends */
  gboolean last_governed; /* a preposition stood before it */
  guint32 rivals;         /* what else of the clause may be its subject: find_rivals() */
} History;

static guint32
lower_at (const TagSentence *sentence, guint32 at)
{
  return at < sentence->n ? sentence->words[at]->lower : 0;
}

/* The finite verb of the clause around @at, between marks of punctuation; n if there is none. */
static guint32
find_finite (const TagSentence *sentence, const LesartTag *tags, guint32 at)
{
  for (guint32 i = at; i-- > 0 && at - i < TAG_MAX_CLAUSE;) {
    if (lesart_tag_is (&tags[i], TAG_CLAUSE_ENDS))
      break;
    if (lesart_tag_is (&tags[i], FINITE_VERBS))
      return i;
  }
  for (guint32 i = at; i < sentence->n && i - at < TAG_MAX_CLAUSE; i++) {
    if (lesart_tag_is (&tags[i], TAG_CLAUSE_ENDS))
      break;
    if (lesart_tag_is (&tags[i], FINITE_VERBS))
      return i;
  }
  return sentence->n;
}

/* The infinitive or participle that closes the bracket. */
static guint32
find_last_verb (const TagSentence *sentence, const LesartTag *tags, guint32 at)
{
  for (guint32 i = at; i < sentence->n && i - at < TAG_MAX_CLAUSE; i++) {
    if (lesart_tag_is (&tags[i], TAG_CLAUSE_ENDS))
      break;
    if (lesart_tag_is (&tags[i], TAG_BIT (VVINF) | TAG_BIT (VVPP) | TAG_BIT (VVIZU)))
      return i;
  }
  return sentence->n;
}

/* The numbers and persons that a finite verb allows. */
static guint32
numbers_of_verb (const TagWord *word)
{
  const LesartLexeme *lexeme;
  guint32 numbers = 0;

  for (guint i = 0; (lexeme = lesart_tag_get_lexeme (word, i)) != NULL; i++)
    if (lexeme->word_class == LESART_CLASS_VERB && (lexeme->features & LESART_FINITE) != 0)
      numbers |= lexeme->features & (LESART_MASK_NUMBER | LESART_MASK_PERSON);
  return numbers;
}

/* Whether a comma or stop stands between two words. */
static gboolean
is_broken (const History *h, guint32 low, guint32 high)
{
  return h->sentence->places[low].clause != h->sentence->places[high].clause;
}

typedef enum {
  VERB_NONE,
  VERB_PLAIN,
  VERB_COPULA,     /* sein, werden, bleiben alone: two nominatives */
  VERB_PASSIVE,    /* werden with a participle */
  VERB_STATE,      /* sein with a participle */
  VERB_INFINITIVE, /* without a finite one */
} VerbKind;

static VerbKind
verb_kind (const TagSentence *s, const LesartTag *tags, guint32 finite, guint32 last)
{
  gboolean participle = last < s->n && lesart_tag_is (&tags[last], TAG_BIT (VVPP));

  if (finite >= s->n)
    return last < s->n ? VERB_INFINITIVE : VERB_NONE;
  if (s->words[finite]->copula == TAG_COPULA_NONE
      || (s->words[finite]->copula == TAG_COPULA_BLEIBEN && last < s->n))
    return VERB_PLAIN;
  if (last >= s->n)
    return VERB_COPULA;
  if (!participle)
    return VERB_PLAIN;
  return s->words[finite]->copula == TAG_COPULA_WERDEN ? VERB_PASSIVE : VERB_STATE;
}

/* The cases that a preposition governs, as the lexicon has it. */
static guint32
governed_cases (const TagSentence *sentence, guint32 at)
{
  const LesartLexeme *lexeme;
  guint32 cases = 0;

  if (at >= sentence->n)
    return 0;
  for (guint i = 0; (lexeme = lesart_tag_get_lexeme (sentence->words[at], i)) != NULL; i++)
    if (lexeme->word_class == LESART_CLASS_PREPOSITION)
      cases |= lexeme->features & LESART_MASK_CASE;
  return cases;
}

/* 1: directly behind the phrase before; 2: behind it and a conjunction; 0 else. */
static guint32
adjacency (const History *h, const TagPhrase *phrase)
{
  if (h->last_case == 0)
    return 0;
  if (h->last_end == phrase->first)
    return 1;
  return h->last_end + 1 == phrase->first
                 && lesart_tag_is (&h->tags[h->last_end], TAG_BIT (KON) | TAG_BIT (KOKOM))
             ? 2
             : 0;
}

/* What else of the clause may be its subject: 1 a word that can be nothing else, 2 a phrase ahead
 * that may be, 4 one ahead that may be an object. */
static guint32
find_rivals (const History *h)
{
  guint32 found = 0;

  for (guint step = 0; step < 2; step++)
    for (guint i = h->at; step == 0 ? i-- > 0 : ++i < h->n_phrases;) {
      const TagPhrase *other = &h->phrases[i];
      guint32 low = MIN (other->first, h->phrases[h->at].first);
      guint32 high = MAX (other->first, h->phrases[h->at].first);

      if (high - low > TAG_MAX_CLAUSE || is_broken (h, low, high))
        break;
      if (other->preposition < h->sentence->n)
        continue;
      found |= (other->agreement & ~LESART_AGREEMENT_NOMINATIVE) == 0 ? 1 : 0;
      if (step == 1 && (other->agreement & LESART_AGREEMENT_NOMINATIVE) != 0)
        found |= 2;
      if (step == 1 && (other->agreement & LESART_AGREEMENT_ACCUSATIVE) != 0)
        found |= 4;
    }
  return found;
}

static void
case_features (const History *h, const TagPhrase *phrase, TagEvidence *out)
{
  const TagSentence *s = h->sentence;
  const TagWord *first = s->words[phrase->first], *head = s->words[phrase->head];
  guint32 preposition = lower_at (s, phrase->preposition);
  guint32 verb = h->finite < s->n ? s->words[h->finite]->verb : 0;
  guint32 last = h->last < s->n ? s->words[h->last]->verb : 0;
  guint32 main_verb = last != 0 ? last : verb, agreement = phrase->agreement;
  guint32 side = h->finite == s->n ? 0 : h->finite < phrase->first ? 1 : 2;
  guint32 place = side | (guint32) h->subject << 2 | (guint32) h->object << 3;
  guint32 others = h->rivals;
  guint32 next = adjacency (h, phrase) << 4 | h->last_case;
  guint32 stts = h->tags[phrase->head].stts;
  guint32 before = phrase->first > 0 ? h->tags[phrase->first - 1].stts : 99;
  guint32 behind = phrase->end < s->n ? h->tags[phrase->end].stts : 99;
  guint n = 0;

  out->cases[n++] = lesart_tag_feature (100, preposition, 0);
  out->cases[n++] = lesart_tag_feature (101, preposition, agreement);
  out->cases[n++] = lesart_tag_feature (102, preposition, head->lower);
  out->cases[n++] = lesart_tag_feature (103, preposition, verb);
  out->cases[n++] = lesart_tag_feature (104, preposition, last);
  out->cases[n++] = lesart_tag_feature (105, agreement, place);
  out->cases[n++] = lesart_tag_feature (106, agreement, lesart_tag_mix (place, next));
  out->cases[n++] = lesart_tag_feature (107, preposition != 0, lesart_tag_mix (place, next));
  out->cases[n++] = lesart_tag_feature (108, verb, place);
  out->cases[n++] = lesart_tag_feature (109, last, place);
  out->cases[n++] = lesart_tag_feature (110, head->lower, 0);
  out->cases[n++] = lesart_tag_feature (111, head->suffixes[1], preposition != 0);
  out->cases[n++] = lesart_tag_feature (112, first->lower, place);
  out->cases[n++] = lesart_tag_feature (113, first->lower, next);
  out->cases[n++] = lesart_tag_feature (114, before, stts);
  out->cases[n++] = lesart_tag_feature (115, behind, place);
  out->cases[n++] = lesart_tag_feature (116, lower_at (s, phrase->end), place);
  out->cases[n++] =
      lesart_tag_feature (117, phrase->first > 0 ? lower_at (s, phrase->first - 1) : 1, 0);
  out->cases[n++] = lesart_tag_feature (118, before, next);
  out->cases[n++] = lesart_tag_feature (119, stts, next << 8 | (place << 1) | (preposition != 0));
  out->cases[n++] = lesart_tag_feature (120, s->words[phrase->head]->shape, next);
  out->cases[n++] = lesart_tag_feature (121, governed_cases (s, phrase->preposition), agreement);
  out->cases[n++] =
      lesart_tag_feature (122, agreement, lesart_tag_mix (place, others << 1 | (preposition != 0)));
  out->cases[n++] = lesart_tag_feature (123, main_verb, lesart_tag_mix (preposition, others));
  out->cases[n++] = lesart_tag_feature (124, main_verb, lesart_tag_mix (place, preposition != 0));
  out->cases[n++] = lesart_tag_feature (125, head->lower, lesart_tag_mix (place, preposition != 0));
  out->cases[n++] = lesart_tag_feature (
      126, agreement, lesart_tag_mix (place << 4 | h->kind, others << 1 | (preposition != 0)));
  out->cases[n++] =
      lesart_tag_feature (127, h->kind, lesart_tag_mix (place << 1 | (preposition != 0), next));
  out->cases[n++] = lesart_tag_feature (128, agreement, lesart_tag_mix (next, h->last_governed));
  out->cases[n++] = lesart_tag_feature (
      129, first->lower, lesart_tag_mix (place << 4 | h->kind, others << 1 | (preposition != 0)));
  out->n_cases = n;
}

static void
number_features (const History *h, const TagPhrase *phrase, TagEvidence *out)
{
  const TagSentence *s = h->sentence;
  const TagWord *first = s->words[phrase->first], *head = s->words[phrase->head];
  guint32 stts = h->tags[phrase->head].stts, n = 0;
  guint32 before = phrase->first > 0 ? lower_at (s, phrase->first - 1) : 1;

  out->numbers[n++] = lesart_tag_feature (140, head->lower, 0);
  for (guint i = 0; i < TAG_MAX_SUFFIXES; i++)
    out->numbers[n++] = lesart_tag_feature (141 + i, head->suffixes[i], stts);
  out->numbers[n++] = lesart_tag_feature (145, first->lower, head->suffixes[1]);
  out->numbers[n++] = lesart_tag_feature (146, phrase->agreement, stts);
  out->numbers[n++] = lesart_tag_feature (147, before, stts);
  out->numbers[n++] = lesart_tag_feature (148, head->shape, head->names >> 16);
  out->numbers[n++] = lesart_tag_feature (149, first->lower, 0);
  out->numbers[n++] = lesart_tag_feature (
      151, phrase->first > 0 ? h->tags[phrase->first - 1].stts : 99, phrase->agreement);
  out->numbers[n++] = lesart_tag_feature (152, phrase->end < s->n ? h->tags[phrase->end].stts : 99,
                                          phrase->agreement);
  out->numbers[n++] = lesart_tag_feature (153, head->lists, stts);
  out->numbers[n++] =
      lesart_tag_feature (150, lower_at (s, phrase->end - 1), phrase->end - phrase->head);
  out->n_numbers = n;
}

static void
joint_features (const History *h, const TagPhrase *phrase, TagEvidence *out)
{
  const TagSentence *s = h->sentence;
  guint32 numbers = h->finite < s->n ? numbers_of_verb (s->words[h->finite]) : 0;
  guint32 preposition = phrase->preposition < s->n;

  out->joint[0] = lesart_tag_feature (160, numbers, (guint32) preposition << 1 | h->subject);
  out->joint[3] =
      lesart_tag_feature (163, numbers, lesart_tag_mix (h->kind << 1 | preposition, h->rivals));
  out->joint[1] = lesart_tag_feature (161, phrase->agreement, preposition);
  out->joint[2] = lesart_tag_feature (162, s->words[phrase->head]->suffixes[0],
                                      h->tags[phrase->head].stts << 1 | preposition);
  out->n_joint = 4;
}

/* --- Decisions --- */

/* The weights lie anywhere in memory: they are asked for while the other features are made. */
static void
ask_weights (const TagWeights *weights, const guint32 *features, guint n)
{
  if (weights->roots == NULL)
    return;
#pragma GCC unroll 8
  for (guint i = 0; i < n; i++)
    __builtin_prefetch (weights->roots + (features[i] & weights->mask));
}

/* Where the weights of a feature lie in one piece; %NULL if they do not, and while they are
 * learned. */
static inline const gint8 *
roots_of (const TagWeights *weights, guint32 feature)
{
  guint32 at = feature & weights->mask;

  return weights->roots != NULL && at + TAG_N_AGREEMENTS <= weights->mask ? weights->roots + at
                                                                          : NULL;
}

/* Adds the weights of features for the first @n values, of two features at a time. */
static inline void
add_weights (
    const TagWeights *weights, const guint32 *features, guint n_features, guint n, gint32 *scores)
{
  LesartSums sums[TAG_N_AGREEMENTS / 8] = { { { 0 }, { 0 } } };
  const gint8 *waiting = NULL;

  for (guint i = 0; i < n_features; i++) {
    const gint8 *roots = roots_of (weights, features[i]);

    if (roots == NULL) {
      for (guint k = 0; k < n; k++)
        scores[k] += lesart_tag_weight (weights, features[i], k);
    } else if (waiting == NULL) {
      waiting = roots;
    } else {
      for (guint k = 0; k < n; k += 8)
        lesart_add_signed_squares (waiting + k, roots + k, n - k, &sums[k / 8]);
      waiting = NULL;
    }
  }
  for (guint k = 0; waiting != NULL && k < n; k += 8)
    lesart_add_signed_squares (waiting + k, lesart_no_roots + k, n - k, &sums[k / 8]);
  for (guint k = 0; k < n; k += 8)
    lesart_take_sums (&sums[k / 8], MIN (n - k, 8), scores + k);
}

/* The scores of all combinations: the sum of those of its case, of its number and gender, and its
 * own. */
void
lesart_tag_score_agreement (const TagWeights *weights, const TagEvidence *e, gint32 *scores)
{
  gint32 cases[4] = { 0 }, numbers[6] = { 0 };

  add_weights (weights, e->cases, e->n_cases, G_N_ELEMENTS (cases), cases);
  add_weights (weights, e->numbers, e->n_numbers, G_N_ELEMENTS (numbers), numbers);
  for (guint k = 0; k < TAG_N_AGREEMENTS; k++)
    scores[k] = cases[k / 6] + numbers[k % 6];
  add_weights (weights, e->joint, e->n_joint, TAG_N_AGREEMENTS, scores);
}

static guint
best_agreement (const gint32 *scores, guint32 allowed)
{
  guint best = TAG_N_AGREEMENTS;

  for (guint k = 0; k < TAG_N_AGREEMENTS; k++)
    if ((allowed >> k & 1) && (best == TAG_N_AGREEMENTS || scores[k] > scores[best]))
      best = k;
  return best;
}

#define N_NUMBERS (TAG_N_AGREEMENTS / 4) /* with gender; see grammar.h */

static gboolean
has_several (guint32 bits)
{
  return (bits & (bits - 1)) != 0;
}

/* Whether it leaves a case to be chosen, or a number or gender. */
static gboolean
leaves_case (guint32 agreement)
{
  guint32 first = (guint32) g_bit_nth_lsf (agreement, -1) / N_NUMBERS * N_NUMBERS;

  return agreement >> first >= 1u << N_NUMBERS;
}

static gboolean
leaves_number (guint32 agreement)
{
  guint32 numbers = 0;

  for (; agreement != 0; agreement >>= N_NUMBERS)
    numbers |= agreement & ((1u << N_NUMBERS) - 1);
  return has_several (numbers);
}

/* Evidence of what is certain would add the same to all that is left. */
static guint
decide (History *h, const TagPhrase *phrase, const TagLearner *learner)
{
  const TagWeights *weights = &h->sentence->tagger->model.agreement;
  gint32 scores[TAG_N_AGREEMENTS];
  TagEvidence evidence;

  if (!has_several (phrase->agreement))
    return (guint) g_bit_nth_lsf (phrase->agreement, -1);
  h->rivals = find_rivals (h);
  evidence.n_cases = evidence.n_numbers = 0;
  if (learner != NULL || leaves_case (phrase->agreement))
    case_features (h, phrase, &evidence);
  ask_weights (weights, evidence.cases, evidence.n_cases);
  if (learner != NULL || leaves_number (phrase->agreement))
    number_features (h, phrase, &evidence);
  ask_weights (weights, evidence.numbers, evidence.n_numbers);
  joint_features (h, phrase, &evidence);
  lesart_tag_score_agreement (weights, &evidence, scores);
  if (learner != NULL)
    learner->on_phrase (phrase, &evidence, scores, learner->user_data);
  return best_agreement (scores, phrase->agreement);
}

guint32
lesart_tag_agreement_features (guint agreement)
{
  static const guint32 cases[] = { LESART_NOMINATIVE, LESART_GENITIVE, LESART_DATIVE,
                                   LESART_ACCUSATIVE };
  static const guint32 genders[] = { LESART_MASCULINE, LESART_FEMININE, LESART_NEUTER };

  return cases[agreement / 6] | (agreement % 6 < 3 ? LESART_SINGULAR : LESART_PLURAL)
         | genders[agreement % 3];
}

static void
remember (History *h, const TagPhrase *phrase, guint agreement)
{
  gboolean governed =
      phrase->preposition < h->sentence->n || (adjacency (h, phrase) == 2 && h->last_governed);

  h->last_case = (guint8) (agreement / 6 + 1);
  h->last_end = phrase->end;
  h->last_governed = governed;
  if (governed)
    return;
  h->subject = h->subject || agreement / 6 == 0;
  h->object = h->object || agreement / 6 == 3;
}

/* Goes on to the next phrase: what was there in the clause counts until a comma or stop. */
static void
enter_phrase (History *h, guint at, guint32 *seen)
{
  const TagPhrase *phrase = &h->phrases[at];

  if (is_broken (h, *seen, phrase->first))
    h->subject = h->object = h->last_case = 0;
  *seen = phrase->first;
  h->at = at;
  h->finite = find_finite (h->sentence, h->tags, phrase->first);
  h->last = find_last_verb (h->sentence, h->tags, phrase->end);
  h->kind = verb_kind (h->sentence, h->tags, h->finite, h->last);
}

/**
 * lesart_tag_set_agreement: (skip)
 * @learner: (nullable): is told each decision while the weights are learned
 *
 * Sets case, number and gender of the words of all noun phrases.
 */
void
lesart_tag_set_agreement (const TagSentence *sentence, LesartTag *tags, const TagLearner *learner)
{
  GArray *phrases = sentence->tagger->sentence_phrases;
  History history = { .sentence = sentence, .tags = tags };
  guint32 seen = 0;

  history.n_phrases = lesart_tag_read_phrases (sentence, tags, phrases);
  history.phrases = (const TagPhrase *) (gconstpointer) phrases->data;
  for (guint p = 0; p < history.n_phrases; p++) {
    const TagPhrase *phrase = &history.phrases[p];
    guint agreement;

    enter_phrase (&history, p, &seen);
    agreement = decide (&history, phrase, learner);
    for (guint32 i = phrase->first; i < phrase->end; i++)
      if (lesart_tag_is (&tags[i], TAG_DETERMINERS | TAG_PRONOUNS | TAG_NOUNS | TAG_BIT (ADJA)))
        tags[i].features |= lesart_tag_agreement_features (agreement);
    remember (&history, phrase, agreement);
  }
}
