/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Case, number and gender. The words of a noun phrase, determiner, adjectives and noun, agree, so
 * that what one of them leaves open another settles ("der" & "Bank"); what all leave open is
 * decided for the phrase as a whole, by weights: the preposition before it, its place by the finite
 * verb, whether a subject was there before. Phrases are decided from left to right, each with the
 * ones before it known (a greedy classifier with history, Ratnaparkhi 1996).
 *
 * The adjective's ending means other things behind "der", behind "ein" and without either
 * (Duden, Die Grammatik: strong, weak, mixed declension).
 */
#include "grammar.h"
#include "tagger-private.h"

#include <string.h>

/* Bits of an agreement within a case, and the cases, as in grammar.h. */
enum { M = 1, F = 2, N = 4, P = 7 << 3 };
#define NOM(genders) ((guint32) (genders))
#define GEN(genders) ((guint32) (genders) << 6)
#define DAT(genders) ((guint32) (genders) << 12)
#define ACC(genders) ((guint32) (genders) << 18)

#define BIT(tag) ((guint64) 1 << LESART_STTS_##tag)
#define DETERMINERS                                                                                \
  (BIT (ART) | BIT (APPRART) | BIT (PPOSAT) | BIT (PDAT) | BIT (PIAT) | BIT (PWAT))
#define PRONOUNS                                                                                   \
  (BIT (PPER) | BIT (PRF) | BIT (PDS) | BIT (PIS) | BIT (PRELS) | BIT (PWS) | BIT (PPOSS)          \
   | BIT (PRELAT))
#define NOUNS (BIT (NN) | BIT (NE) | BIT (TRUNC))
#define INSIDE (BIT (CARD) | BIT (ADV) | BIT (ADJD) | BIT (KON) | BIT (PTKNEG) | BIT (COMMA))
#define FINITE_VERBS (BIT (VVFIN) | BIT (VAFIN) | BIT (VMFIN))
#define PREPOSITIONS (BIT (APPR) | BIT (APPRART))
#define MAX_INSIDE 3 /* words between determiner and adjective or noun that are neither */

static gboolean
is_tag (const LesartTag *tag, guint64 set)
{
  return set >> tag->stts & 1;
}

/* --- What a word agrees with --- */

static const char endings[][3] = { "e", "en", "er", "es", "em" };

static int
find_ending (const LesartForm *form)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize n = strlen (endings[i]);

    if (form->n_bytes > n
        && g_ascii_strncasecmp (form->bytes + form->n_bytes - n, endings[i], n) == 0)
      return (int) i;
  }
  return -1;
}

static gboolean
form_is (const LesartForm *form, const char *word)
{
  return strlen (word) == form->n_bytes
         && g_ascii_strncasecmp (form->bytes, word, form->n_bytes) == 0;
}

static guint32
definite_agreement (const LesartForm *form)
{
  static const struct {
    const char *form;
    guint32 agreement;
  } articles[] = {
    { "der", NOM (M) | GEN (F | P) | DAT (F) },
    { "die", NOM (F | P) | ACC (F | P) },
    { "das", NOM (N) | ACC (N) },
    { "den", ACC (M) | DAT (P) },
    { "dem", DAT (M | N) },
    { "des", GEN (M | N) },
    { "dessen", GEN (M | N) },
    { "deren", GEN (F | P) },
    { "derer", GEN (F | P) },
    { "denen", DAT (P) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (form_is (form, articles[i].form))
      return articles[i].agreement;
  return 0;
}

static guint32
fused_agreement (const LesartForm *form)
{
  switch (form->bytes[form->n_bytes - 1]) {
  case 'm':
    return DAT (M | N);
  case 'r':
    return DAT (F);
  case 's':
    return ACC (N);
  default:
    return 0;
  }
}

/* Whether a determiner is declined like "ein". */
static gboolean
is_like_ein (const LesartForm *form, const LesartTag *tag)
{
  static const char *const stems[] = { "ein", "kein", "irgendein" };

  if (is_tag (tag, BIT (PPOSAT) | BIT (PPOSS)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    if (g_ascii_strncasecmp (form->bytes, stems[i], MIN (form->n_bytes, strlen (stems[i]))) == 0
        && form->n_bytes <= strlen (stems[i]) + 2)
      return TRUE;
  return FALSE;
}

static guint32
pronominal_agreement (const LesartForm *form, const LesartTag *tag)
{
  static const guint32 strong[] = {
    NOM (F | P) | ACC (F | P),       /* -e */
    ACC (M) | DAT (P) | GEN (M | N), /* -en */
    NOM (M) | GEN (F | P) | DAT (F), /* -er */
    NOM (N) | ACC (N) | GEN (M | N), /* -es */
    DAT (M | N),                     /* -em */
  };
  gboolean attributive = is_tag (tag, DETERMINERS), like_ein = is_like_ein (form, tag);
  gboolean bare = form_is (form, "unser") || form_is (form, "euer");
  int ending = bare ? -1 : find_ending (form);

  if (ending < 0)
    return like_ein ? NOM (M | N) | ACC (N) : LESART_AGREEMENT_ALL;
  if (!like_ein || !attributive)
    return strong[ending];
  return strong[ending] & ~(ending == 2 ? NOM (M) : ending == 3 ? NOM (N) | ACC (N) : 0);
}

static guint32
closed_agreement (const LesartTagger *tagger, const TagWord *word, const LesartTag *tag)
{
  guint32 agreement = 0;

  for (guint i = 0; i < word->n_rows; i++) {
    const TagClosedRow *row = &tagger->closed_rows[word->rows[i]];

    if ((row->tags >> tag->stts & 1) && (row->features & LESART_MASK_CASE) != 0)
      agreement |= lesart_agreement (row->features);
  }
  if (agreement != 0)
    return agreement;
  if (is_tag (tag, BIT (APPRART)))
    return fused_agreement (word->form);
  agreement = definite_agreement (word->form);
  return agreement != 0 ? agreement : pronominal_agreement (word->form, tag);
}

static guint32
noun_agreement (const LesartForm *form, const LesartTag *tag)
{
  LesartWordClass wanted = is_tag (tag, BIT (NE)) ? LESART_CLASS_NAME : LESART_CLASS_NOUN;
  guint32 agreement = 0;

  for (guint i = 0; i < form->n_lexemes; i++)
    if (form->lexemes[i].word_class == wanted)
      agreement |= lesart_agreement (form->lexemes[i].features);
  for (guint i = 0; i < form->n_lexemes && agreement == 0; i++)
    if (form->lexemes[i].word_class == LESART_CLASS_NOUN
        || form->lexemes[i].word_class == LESART_CLASS_NAME)
      agreement |= lesart_agreement (form->lexemes[i].features);
  return agreement != 0 ? agreement : LESART_AGREEMENT_ALL;
}

typedef enum { DECLENSION_STRONG, DECLENSION_WEAK, DECLENSION_MIXED, DECLENSION_ANY } Declension;

static guint32
adjective_agreement (const LesartForm *form, Declension declension)
{
  static const guint32 agreements[3][5] = {
    /* -e, -en, -er, -es, -em */
    { NOM (F | P) | ACC (F | P), ACC (M) | GEN (M | N) | DAT (P), NOM (M) | GEN (F | P) | DAT (F),
      NOM (N) | ACC (N), DAT (M | N) },
    { NOM (M | F | N) | ACC (F | N),
      NOM (P) | GEN (M | F | N | P) | DAT (M | F | N | P) | ACC (M | P), 0, 0, 0 },
    { NOM (F) | ACC (F), NOM (P) | GEN (M | F | N | P) | DAT (M | F | N | P) | ACC (M | P), NOM (M),
      NOM (N) | ACC (N), 0 },
  };
  int ending = find_ending (form);
  guint32 agreement = 0;

  if (ending < 0)
    return LESART_AGREEMENT_ALL; /* prima, Berliner */
  if (declension != DECLENSION_ANY)
    agreement = agreements[declension][ending];
  if (agreement == 0)
    agreement = agreements[0][ending] | agreements[1][ending] | agreements[2][ending];
  return agreement;
}

static Declension
declension_behind (const LesartForm *form, const LesartTag *tag)
{
  if (is_like_ein (form, tag))
    return form_is (form, "ein") || form_is (form, "kein") || form->n_bytes > 3 ? DECLENSION_MIXED
                                                                                : DECLENSION_ANY;
  if (is_tag (tag, BIT (ART) | BIT (APPRART) | BIT (PDAT)))
    return DECLENSION_WEAK;
  return DECLENSION_ANY;
}

/* --- Phrases --- */

static void
narrow (guint32 *agreement, guint32 by)
{
  if (*agreement & by)
    *agreement &= by;
}

/* The phrase that begins at @at; FALSE if none does. */
static gboolean
read_phrase (const TagSentence *sentence, const LesartTag *tags, guint32 at, TagPhrase *phrase)
{
  Declension declension = DECLENSION_STRONG;
  guint32 i = at, inside = 0;

  *phrase = (TagPhrase){ .first = at, .head = at, .agreement = LESART_AGREEMENT_ALL };
  if (is_tag (&tags[at], PRONOUNS)) {
    phrase->agreement = closed_agreement (sentence->tagger, sentence->words[at], &tags[at]);
    phrase->end = at + 1;
    return TRUE;
  }
  if (!is_tag (&tags[at], DETERMINERS | NOUNS | BIT (ADJA)))
    return FALSE;
  for (; i < sentence->n; i++) {
    const LesartForm *form = sentence->words[i]->form;

    if (is_tag (&tags[i], DETERMINERS)) {
      if (i > at && !is_tag (&tags[i - 1], DETERMINERS))
        break;
      narrow (&phrase->agreement,
              closed_agreement (sentence->tagger, sentence->words[i], &tags[i]));
      declension = declension_behind (form, &tags[i]);
    } else if (is_tag (&tags[i], BIT (ADJA))) {
      narrow (&phrase->agreement, adjective_agreement (form, declension));
    } else if (is_tag (&tags[i], NOUNS)) {
      break;
    } else if (i == at || !is_tag (&tags[i], INSIDE) || ++inside > MAX_INSIDE) {
      break;
    } else {
      continue;
    }
    inside = 0;
    phrase->head = i;
    phrase->end = i + 1;
  }
  if (i < sentence->n && is_tag (&tags[i], NOUNS)) {
    phrase->head = i;
    phrase->end = i + 1;
    phrase->noun = TRUE;
    narrow (&phrase->agreement, noun_agreement (sentence->words[i]->form, &tags[i]));
    /* A name of several words. */
    while (is_tag (&tags[i], BIT (NE)) && phrase->end < sentence->n
           && is_tag (&tags[phrase->end], BIT (NE)))
      phrase->end++;
  }
  return TRUE;
}

/* --- Evidence --- */

typedef struct {
  const TagSentence *sentence;
  const LesartTag *tags;
  guint32 finite;   /* the finite verb nearest to the left or else to the right in the clause; n */
  guint8 subject;   /* a nominative was there in the clause */
  guint8 object;    /* an accusative */
  guint8 last_case; /* of the phrase before, 0: none */
  guint32 last_end; /* where it ends */
} History;

static guint32
mix3 (guint32 template, guint32 a, guint32 b)
{
  return lesart_tag_mix (lesart_tag_mix (template * 0x51ed270bu + 0x1b873593u, a), b);
}

static guint32
lower_at (const TagSentence *sentence, guint32 at)
{
  return at < sentence->n ? sentence->words[at]->lower : 0;
}

/* The finite verb of the clause around @at, between marks of punctuation; n if there is none. */
static guint32
find_finite (const TagSentence *sentence, const LesartTag *tags, guint32 at)
{
  for (guint32 i = at; i-- > 0 && at - i < 40;) {
    if (is_tag (&tags[i], BIT (COMMA) | BIT (STOP)))
      break;
    if (is_tag (&tags[i], FINITE_VERBS))
      return i;
  }
  for (guint32 i = at; i < sentence->n && i - at < 40; i++) {
    if (is_tag (&tags[i], BIT (COMMA) | BIT (STOP)))
      break;
    if (is_tag (&tags[i], FINITE_VERBS))
      return i;
  }
  return sentence->n;
}

/* The infinitive or participle that closes the bracket. */
static guint32
find_last_verb (const TagSentence *sentence, const LesartTag *tags, guint32 at)
{
  for (guint32 i = at; i < sentence->n && i - at < 40; i++) {
    if (is_tag (&tags[i], BIT (COMMA) | BIT (STOP)))
      break;
    if (is_tag (&tags[i], BIT (VVINF) | BIT (VVPP) | BIT (VVIZU)))
      return i;
  }
  return sentence->n;
}

/* 1 singular, 2 plural, 3 both */
static guint32
numbers_of_verb (const TagWord *word)
{
  guint32 numbers = 0;

  for (guint i = 0; i < word->form->n_lexemes + word->form->n_folded; i++) {
    const LesartLexeme *lexeme = i < word->form->n_lexemes
                                     ? &word->form->lexemes[i]
                                     : &word->form->folded[i - word->form->n_lexemes];

    if (lexeme->word_class == LESART_CLASS_VERB && (lexeme->features & LESART_FINITE) != 0)
      numbers |= (lexeme->features & LESART_MASK_NUMBER) / LESART_SINGULAR;
  }
  return numbers;
}

static guint32
find_preposition (const TagSentence *sentence, const LesartTag *tags, const TagPhrase *phrase)
{
  guint32 at = phrase->first;

  if (is_tag (&tags[at], BIT (APPRART)))
    return at;
  /* "in etwa drei Jahren", "mit 20 Millionen" */
  for (guint32 i = at; i-- > 0 && at - i <= 3;) {
    if (is_tag (&tags[i], PREPOSITIONS))
      return i;
    if (!is_tag (&tags[i], BIT (CARD) | BIT (ADV) | BIT (ADJD)))
      break;
  }
  return sentence->n;
}

/* 1: directly behind the phrase before; 2: behind it and a conjunction; 0 else. */
static guint32
adjacency (const History *h, const TagPhrase *phrase)
{
  if (h->last_case == 0)
    return 0;
  if (h->last_end == phrase->first)
    return 1;
  return h->last_end + 1 == phrase->first && is_tag (&h->tags[h->last_end], BIT (KON) | BIT (KOKOM))
             ? 2
             : 0;
}

static void
case_features (const History *h, const TagPhrase *phrase, TagEvidence *out)
{
  const TagSentence *s = h->sentence;
  const TagWord *first = s->words[phrase->first], *head = s->words[phrase->head];
  guint32 preposition = lower_at (s, find_preposition (s, h->tags, phrase));
  guint32 finite = find_finite (s, h->tags, phrase->first);
  guint32 last = lower_at (s, find_last_verb (s, h->tags, phrase->end));
  guint32 verb = lower_at (s, finite), agreement = phrase->agreement;
  guint32 place = (finite == s->n           ? 0
                   : finite < phrase->first ? 1
                                            : 2)
                  | (guint32) h->subject << 2 | (guint32) h->object << 3;
  guint32 next = adjacency (h, phrase) << 4 | h->last_case;
  guint32 stts = h->tags[phrase->head].stts;
  guint32 before = phrase->first > 0 ? h->tags[phrase->first - 1].stts : 99;
  guint32 behind = phrase->end < s->n ? h->tags[phrase->end].stts : 99;
  guint n = 0;

  out->cases[n++] = mix3 (0, preposition, 0);
  out->cases[n++] = mix3 (1, preposition, agreement);
  out->cases[n++] = mix3 (2, preposition, head->lower);
  out->cases[n++] = mix3 (3, preposition, verb);
  out->cases[n++] = mix3 (4, preposition, last);
  out->cases[n++] = mix3 (5, agreement, place);
  out->cases[n++] = mix3 (6, agreement, lesart_tag_mix (place, next));
  out->cases[n++] = mix3 (7, preposition != 0, lesart_tag_mix (place, next));
  out->cases[n++] = mix3 (8, verb, place);
  out->cases[n++] = mix3 (9, last, place);
  out->cases[n++] = mix3 (10, head->lower, 0);
  out->cases[n++] = mix3 (11, head->suffixes[1], preposition != 0);
  out->cases[n++] = mix3 (12, first->lower, place);
  out->cases[n++] = mix3 (13, first->lower, next);
  out->cases[n++] = mix3 (14, before, stts);
  out->cases[n++] = mix3 (15, behind, place);
  out->cases[n++] = mix3 (16, lower_at (s, phrase->end), place);
  out->cases[n++] = mix3 (17, phrase->first > 0 ? lower_at (s, phrase->first - 1) : 1, 0);
  out->cases[n++] = mix3 (18, before, next);
  out->cases[n++] = mix3 (19, stts, next << 8 | (place << 1) | (preposition != 0));
  out->cases[n++] = mix3 (20, s->words[phrase->head]->shape, next);
  out->n_cases = n;
}

static void
number_features (const History *h, const TagPhrase *phrase, TagEvidence *out)
{
  const TagSentence *s = h->sentence;
  const TagWord *first = s->words[phrase->first], *head = s->words[phrase->head];
  guint32 stts = h->tags[phrase->head].stts, n = 0;
  guint32 before = phrase->first > 0 ? lower_at (s, phrase->first - 1) : 1;

  out->numbers[n++] = mix3 (40, head->lower, 0);
  for (guint i = 0; i < TAG_MAX_SUFFIXES; i++)
    out->numbers[n++] = mix3 (41 + i, head->suffixes[i], stts);
  out->numbers[n++] = mix3 (45, first->lower, head->suffixes[1]);
  out->numbers[n++] = mix3 (46, phrase->agreement, stts);
  out->numbers[n++] = mix3 (47, before, stts);
  out->numbers[n++] = mix3 (48, head->shape, head->names >> 16);
  out->numbers[n++] = mix3 (49, first->lower, 0);
  out->numbers[n++] = mix3 (50, lower_at (s, phrase->end - 1), phrase->end - phrase->head);
  out->n_numbers = n;
}

static void
joint_features (const History *h, const TagPhrase *phrase, TagEvidence *out)
{
  const TagSentence *s = h->sentence;
  guint32 finite = find_finite (s, h->tags, phrase->first);
  guint32 numbers = finite < s->n ? numbers_of_verb (s->words[finite]) : 0;
  guint32 preposition = find_preposition (s, h->tags, phrase) < s->n;

  out->joint[0] = mix3 (60, numbers, preposition << 1 | h->subject);
  out->joint[1] = mix3 (61, phrase->agreement, preposition);
  out->joint[2] =
      mix3 (62, s->words[phrase->head]->suffixes[0], h->tags[phrase->head].stts << 1 | preposition);
  out->n_joint = 3;
}

/* --- Decisions --- */

/* The scores of all combinations: the sum of those of its case, of its number and gender, and its
 * own. */
void
lesart_tag_score_agreement (const TagWeights *weights, const TagEvidence *e, gint32 *scores)
{
  gint32 cases[4] = { 0 }, numbers[6] = { 0 };

  for (guint i = 0; i < e->n_cases; i++)
    for (guint k = 0; k < 4; k++)
      cases[k] += lesart_tag_weight (weights, e->cases[i], k);
  for (guint i = 0; i < e->n_numbers; i++)
    for (guint k = 0; k < 6; k++)
      numbers[k] += lesart_tag_weight (weights, e->numbers[i], k);
  for (guint k = 0; k < TAG_N_AGREEMENTS; k++) {
    scores[k] = cases[k / 6] + numbers[k % 6];
    for (guint i = 0; i < e->n_joint; i++)
      scores[k] += lesart_tag_weight (weights, e->joint[i], k);
  }
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

static guint
decide (const History *h, const TagPhrase *phrase, const TagLearner *learner)
{
  gint32 scores[TAG_N_AGREEMENTS];
  TagEvidence evidence;

  if ((phrase->agreement & (phrase->agreement - 1)) == 0)
    return (guint) g_bit_nth_lsf (phrase->agreement, -1);
  case_features (h, phrase, &evidence);
  number_features (h, phrase, &evidence);
  joint_features (h, phrase, &evidence);
  lesart_tag_score_agreement (&h->sentence->tagger->model.agreement, &evidence, scores);
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
  gboolean governed = find_preposition (h->sentence, h->tags, phrase) < h->sentence->n;

  h->last_case = (guint8) (agreement / 6 + 1);
  h->last_end = phrase->end;
  if (governed)
    return;
  h->subject = h->subject || agreement / 6 == 0;
  h->object = h->object || agreement / 6 == 3;
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
  History history = { .sentence = sentence, .tags = tags };
  guint32 at = 0;

  while (at < sentence->n) {
    TagPhrase phrase;
    guint agreement;

    if (is_tag (&tags[at], BIT (COMMA) | BIT (STOP)))
      history.subject = history.object = history.last_case = 0;
    if (!read_phrase (sentence, tags, at, &phrase)) {
      at++;
      continue;
    }
    agreement = decide (&history, &phrase, learner);
    for (guint32 i = phrase.first; i < phrase.end; i++)
      if (is_tag (&tags[i], DETERMINERS | PRONOUNS | NOUNS | BIT (ADJA)))
        tags[i].features |= lesart_tag_agreement_features (agreement);
    remember (&history, &phrase, agreement);
    at = phrase.end;
  }
}
