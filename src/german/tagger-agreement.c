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
#define MAX_CLAUSE 40 /* words that are looked through for its verb */
#define MAX_INSIDE 3  /* words between determiner and adjective or noun that are neither */

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
agreement_of_class (const TagWord *word, guint32 classes)
{
  guint32 agreement = 0;

  for (guint i = 0; i < word->n_lexemes[0]; i++)
    if (classes >> word->lexemes[0][i].word_class & 1)
      agreement |= lesart_agreement (word->lexemes[0][i].features);
  return agreement;
}

static guint32
noun_agreement (const TagWord *word, const LesartTag *tag)
{
  guint32 noun = 1u << LESART_CLASS_NOUN, name = 1u << LESART_CLASS_NAME;
  guint32 agreement = agreement_of_class (word, is_tag (tag, BIT (NE)) ? name : noun);

  if (word->analyses[0] != NULL && word->analyses[0]->reach >= LESART_REACH_ENDING)
    return LESART_AGREEMENT_ALL;
  if (agreement == 0)
    agreement = agreement_of_class (word, noun | name);
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

/* The preposition that governs a phrase that begins at @at, or the number of words. */
static guint32
find_preposition (const TagSentence *sentence, const LesartTag *tags, guint32 at)
{
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

/* Sets where the phrase that begins with the determiner, adjective or noun at @phrase->first ends
 * and which of its words is the head. */
static void
find_extent (const TagSentence *sentence, const LesartTag *tags, TagPhrase *phrase)
{
  guint32 i = phrase->first, inside = 0;

  for (; i < sentence->n && !is_tag (&tags[i], NOUNS); i++) {
    if (is_tag (&tags[i], DETERMINERS)) {
      if (i > phrase->first && !is_tag (&tags[i - 1], DETERMINERS))
        return;
    } else if (!is_tag (&tags[i], BIT (ADJA))) {
      if (!is_tag (&tags[i], INSIDE) || ++inside > MAX_INSIDE)
        return;
      continue;
    }
    inside = 0;
    phrase->head = i;
    phrase->end = i + 1;
  }
  if (i >= sentence->n)
    return;
  phrase->head = i;
  phrase->end = i + 1;
  phrase->noun = TRUE;
  /* A name of several words. */
  while (is_tag (&tags[i], BIT (NE)) && phrase->end < sentence->n
         && is_tag (&tags[phrase->end], BIT (NE)))
    phrase->end++;
}

/* The noun is surest of its gender, then the determiner; who contradicts them is not heard. */
static void
find_agreement (const TagSentence *sentence, const LesartTag *tags, TagPhrase *phrase)
{
  Declension declension = DECLENSION_STRONG;

  phrase->agreement = phrase->noun
                          ? noun_agreement (sentence->words[phrase->head], &tags[phrase->head])
                          : LESART_AGREEMENT_ALL;
  for (guint32 i = phrase->first; i < phrase->end; i++)
    if (is_tag (&tags[i], DETERMINERS)) {
      narrow (&phrase->agreement,
              closed_agreement (sentence->tagger, sentence->words[i], &tags[i]));
      declension = declension_behind (sentence->words[i]->form, &tags[i]);
    }
  for (guint32 i = phrase->first; i < phrase->end; i++)
    if (is_tag (&tags[i], BIT (ADJA)))
      narrow (&phrase->agreement, adjective_agreement (sentence->words[i]->form, declension));
}

/* The phrase that begins at @at; FALSE if none does. */
static gboolean
read_phrase (const TagSentence *sentence, const LesartTag *tags, guint32 at, TagPhrase *phrase)
{
  *phrase = (TagPhrase){ .first = at, .head = at, .end = at + 1 };
  if (is_tag (&tags[at], PRONOUNS)) {
    phrase->agreement = closed_agreement (sentence->tagger, sentence->words[at], &tags[at]);
  } else if (is_tag (&tags[at], DETERMINERS | NOUNS | BIT (ADJA))) {
    find_extent (sentence, tags, phrase);
    find_agreement (sentence, tags, phrase);
  } else {
    return FALSE;
  }
  phrase->preposition = find_preposition (sentence, tags, at);
  return TRUE;
}

/* All phrases of the sentence, from left to right. */
static guint
read_phrases (const TagSentence *sentence, const LesartTag *tags, GArray *phrases)
{
  guint32 at = 0;

  g_array_set_size (phrases, 0);
  while (at < sentence->n) {
    TagPhrase phrase;

    if (!read_phrase (sentence, tags, at, &phrase)) {
      at++;
      continue;
    }
    g_array_append_val (phrases, phrase);
    at = phrase.end;
  }
  return phrases->len;
}

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
  for (guint32 i = at; i-- > 0 && at - i < MAX_CLAUSE;) {
    if (is_tag (&tags[i], BIT (COMMA) | BIT (STOP)))
      break;
    if (is_tag (&tags[i], FINITE_VERBS))
      return i;
  }
  for (guint32 i = at; i < sentence->n && i - at < MAX_CLAUSE; i++) {
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
  for (guint32 i = at; i < sentence->n && i - at < MAX_CLAUSE; i++) {
    if (is_tag (&tags[i], BIT (COMMA) | BIT (STOP)))
      break;
    if (is_tag (&tags[i], BIT (VVINF) | BIT (VVPP) | BIT (VVIZU)))
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
  gboolean participle = last < s->n && is_tag (&tags[last], BIT (VVPP));

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
  return h->last_end + 1 == phrase->first && is_tag (&h->tags[h->last_end], BIT (KON) | BIT (KOKOM))
             ? 2
             : 0;
}

/* What else of the clause may be its subject: 1 a word that can be nothing else, 2 a phrase ahead
 * that may be, 4 one ahead that may be an object. */
static guint32
rivals (const History *h)
{
  guint32 found = 0;

  for (guint step = 0; step < 2; step++)
    for (guint i = h->at; step == 0 ? i-- > 0 : ++i < h->n_phrases;) {
      const TagPhrase *other = &h->phrases[i];
      guint32 low = MIN (other->first, h->phrases[h->at].first);
      guint32 high = MAX (other->first, h->phrases[h->at].first);

      if (high - low > MAX_CLAUSE || is_broken (h, low, high))
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
  guint32 others = rivals (h);
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
  out->cases[n++] = mix3 (21, governed_cases (s, phrase->preposition), agreement);
  out->cases[n++] = mix3 (22, agreement, lesart_tag_mix (place, others << 1 | (preposition != 0)));
  out->cases[n++] = mix3 (23, main_verb, lesart_tag_mix (preposition, others));
  out->cases[n++] = mix3 (24, main_verb, lesart_tag_mix (place, preposition != 0));
  out->cases[n++] = mix3 (25, head->lower, lesart_tag_mix (place, preposition != 0));
  out->cases[n++] =
      mix3 (26, agreement, lesart_tag_mix (place << 4 | h->kind, others << 1 | (preposition != 0)));
  out->cases[n++] = mix3 (27, h->kind, lesart_tag_mix (place << 1 | (preposition != 0), next));
  out->cases[n++] = mix3 (28, agreement, lesart_tag_mix (next, h->last_governed));
  out->cases[n++] = mix3 (29, first->lower,
                          lesart_tag_mix (place << 4 | h->kind, others << 1 | (preposition != 0)));
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
  out->numbers[n++] =
      mix3 (51, phrase->first > 0 ? h->tags[phrase->first - 1].stts : 99, phrase->agreement);
  out->numbers[n++] =
      mix3 (52, phrase->end < s->n ? h->tags[phrase->end].stts : 99, phrase->agreement);
  out->numbers[n++] = mix3 (53, head->lists, stts);
  out->numbers[n++] = mix3 (50, lower_at (s, phrase->end - 1), phrase->end - phrase->head);
  out->n_numbers = n;
}

static void
joint_features (const History *h, const TagPhrase *phrase, TagEvidence *out)
{
  const TagSentence *s = h->sentence;
  guint32 numbers = h->finite < s->n ? numbers_of_verb (s->words[h->finite]) : 0;
  guint32 preposition = phrase->preposition < s->n;

  out->joint[0] = mix3 (60, numbers, (guint32) preposition << 1 | h->subject);
  out->joint[3] = mix3 (63, numbers, lesart_tag_mix (h->kind << 1 | preposition, rivals (h)));
  out->joint[1] = mix3 (61, phrase->agreement, preposition);
  out->joint[2] =
      mix3 (62, s->words[phrase->head]->suffixes[0], h->tags[phrase->head].stts << 1 | preposition);
  out->n_joint = 4;
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

  history.n_phrases = read_phrases (sentence, tags, phrases);
  history.phrases = (const TagPhrase *) (gconstpointer) phrases->data;
  for (guint p = 0; p < history.n_phrases; p++) {
    const TagPhrase *phrase = &history.phrases[p];
    guint agreement;

    enter_phrase (&history, p, &seen);
    agreement = decide (&history, phrase, learner);
    for (guint32 i = phrase->first; i < phrase->end; i++)
      if (is_tag (&tags[i], DETERMINERS | PRONOUNS | NOUNS | BIT (ADJA)))
        tags[i].features |= lesart_tag_agreement_features (agreement);
    remember (&history, phrase, agreement);
  }
}
