/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the tagger and to what trains it.
 *
 *   tagger.c           the tagger and its model; a sentence, a text
 *   tagger-words.c     what each form can be
 *   tagger-context.c   the evidence for one of its classes: hashed features
 *   tagger-path.c      the best sequence of classes (Viterbi)
 *   tagger-phrases.c   noun phrases, and what their words have in common
 *   tagger-agreement.c case, number, gender of noun phrases
 *   tagger-verbs.c     person, tense, mood of verbs; whether they are auxiliaries
 *   tagger-features.c  the bundle of features of each word
 *   tagger-lemma.c     lemmas
 *
 * A class is a pair of an STTS tag and a universal part of speech, as both are decided at once.
 */
#pragma once

#include "signed-root.h"
#include "tagger.h"

G_BEGIN_DECLS

typedef struct {
  guint8 stts;
  guint8 upos;
  guint8 rare; /* only of forms that the training texts have shown so */
} TagClass;

#define TAG_MAX_CLASSES 128
#define TAG_NO_CLASS 0xff
extern const TagClass lesart_tag_classes[];
extern const guint lesart_tag_n_classes;

#define TAG_MAX_CANDIDATES 16
#define TAG_MAX_SUFFIXES 4 /* of 2 to 5 letters */

typedef enum {
  TAG_SHAPE_UPPER = 1 << 0,
  TAG_SHAPE_ALL_CAPS = 1 << 1,
  TAG_SHAPE_MIXED = 1 << 2,
  TAG_SHAPE_DIGIT = 1 << 3,
  TAG_SHAPE_HYPHEN = 1 << 4,
  TAG_SHAPE_STOP = 1 << 5, /* ends in a full stop */
  TAG_SHAPE_SHORT = 1 << 6,
  TAG_SHAPE_KNOWN = 1 << 7, /* listed, or made of what is listed */
} TagShape;

typedef enum {
  TAG_LIST_PERSON,
  TAG_LIST_PLACE,
  TAG_LIST_ORGANISATION,
  TAG_LIST_PRODUCT,
  TAG_LIST_MAN, /* a first name */
  TAG_LIST_WOMAN,
  TAG_N_LISTS,
} TagList;

typedef enum {
  TAG_COPULA_NONE,
  TAG_COPULA_SEIN,
  TAG_COPULA_WERDEN,
  TAG_COPULA_BLEIBEN,
} TagCopula;

/* The lemma of a form as a class. */
typedef struct _TagLemma TagLemma;
struct _TagLemma {
  TagLemma *next;
  const char *lemma;
  guint8 class;
  guint8 plural;
};

/* From the least to the most that weights may add; not known yet if that is less. */
typedef struct {
  gint16 least;
  gint16 most;
} TagRange;

/* Of all words that can be the same classes: what may follow each class before them. */
typedef struct {
  guint8 n_candidates;
  guint8 candidates[TAG_MAX_CANDIDATES];
  TagRange ranges[TAG_MAX_CLASSES];
} TagAhead;

#define TAG_UNKNOWN_RANGE ((TagRange){ 0, -1 })

/* What is known of a form wherever it stands; made once for each. */
typedef struct {
  const LesartForm *form; /* NULL: not made yet */
  guint64 tags;           /* 1 << LesartStts: what lexicon and lists allow */
  guint32 lower;          /* hash of the form in lower case */
  guint32 exact;          /* hash of the form as written */
  guint32 suffixes[TAG_MAX_SUFFIXES];
  guint32 prefix;
  guint32 signature; /* hash of @tags and of the kinds of name */
  guint32 verb;      /* hash of its lemma as a verb; 0 if it is none */
  guint32 names;     /* LesartFeatures: LESART_FIRST_NAME, LESART_SURNAME, LESART_PLACE */
  guint8 shape;      /* TagShape */
  guint8 lists;      /* TagList: lists of names that have it */
  guint8 weighed;    /* @own is known */
  guint8 n_candidates;
  guint8 candidates[TAG_MAX_CANDIDATES]; /* classes */
  gint32 own[TAG_MAX_CANDIDATES];        /* scores by what the word alone says */
  TagAhead *ahead;
  guint8 copula; /* TagCopula */
  guint8 n_rows;
  guint16 rows[LESART_TABLE_MAX_ROWS]; /* of closed-classes.tsv */
  TagLemma *lemmas;                    /* those that were asked for */
  const LesartLexeme *lexemes[2];      /* of the form as written, and with its first letter in */
  guint8 n_lexemes[2];                 /* the other case */
  const LesartAnalysis *analyses[2];   /* where they are from, if the lexicon lacks the form */
} TagWord;

/* A row of closed-classes.tsv. */
typedef struct {
  guint64 tags;
  guint32 features;
  guint32 traits;
  const char *lemma; /* NULL: the form itself */
} TagClosedRow;

/* A form that the training texts have shown: its classes, TAG_NO_CLASS behind the last. They are
 * sorted by @form. */
typedef struct {
  guint32 form;  /* TagWord.lower */
  guint8 closed; /* shown so often that it is nothing else */
  guint8 classes[7];
} TagEntry;

/* How the treebank writes a form of a class: which of #LesartFeatures, and all traits. Sorted by
 * @key. */
typedef struct {
  guint32 key;
  guint32 features;
  guint32 traits;
} TagTemplate;

/* Weights of hashed features: that of feature f for class c is at (f + c) & mask. */
typedef struct {
  const gint8 *roots;    /* signed roots of the weights; NULL: there are none */
  const gint32 *trained; /* the weights themselves, while they are learned */
  const gint32 *own;     /* what is added to them for text of the kind that is aimed at, or NULL */
  guint32 mask;
} TagWeights;

typedef struct {
  TagWeights classes;
  TagWeights agreement;
  const TagEntry *entries;
  guint32 n_entries;
  const TagTemplate *templates;
  guint32 n_templates;
} TagModel;

/* The head of the model; behind it the weights of classes, those of agreement, the entries, the
 * templates. */
#define TAG_MODEL_MAGIC 0x3154474cu /* "LGT1" */
typedef struct {
  guint32 magic;
  guint32 n_classes;  /* of this program, as the numbers of classes are its own */
  guint32 class_bits; /* 1 << class_bits weights, a byte each */
  guint32 agreement_bits;
  guint32 n_entries;
  guint32 n_templates;
} TagModelHead;

struct _LesartTagger {
  LesartLexemes *lexemes;
  const LesartTable *closed;
  const LesartTable *names[TAG_N_LISTS]; /* by TagList */
  const TagClosedRow *closed_rows;       /* of the language */
  gboolean learned;
  gboolean brief;                    /* lesart_tagger_be_brief() */
  LesartProgress *progress;          /* (nullable) */
  guint8 first_class[LESART_N_STTS]; /* of each tag */
  TagModel model;
  GPtrArray *words; /* blocks of TagWord, by LesartForm.index */
  GStringChunk *strings;
  GPtrArray *lemmas;
  GHashTable *aheads;                                /* TagAhead, a set */
  TagRange ranges[TAG_MAX_CLASSES][TAG_MAX_CLASSES]; /* of trigrams by their first two classes */
  GByteArray *backs; /* room that is kept from sentence to sentence */
  GPtrArray *sentence_words;
  GByteArray *sentence_classes;
  GArray *sentence_places;
  GArray *sentence_agreed;
  GArray *sentence_phrases;
};

/* Where in its clause, from one mark of punctuation to the next, a word stands. */
typedef struct {
  guint16 clause; /* its number, from one comma or stop to the next */
  guint8 opener;  /* what kind of word opens the clause */
  guint8 before;  /* finite verbs to the left in the clause */
  guint8 behind;  /* to the right */
  guint8 to_end;  /* words up to its end, at most 3 */
  guint8 bracket; /* what may close the bracket: 1 a participle, 2 an infinitive, 4 its last word */
} TagPlace;

/* One sentence. */
typedef struct {
  LesartTagger *tagger;
  guint32 n;
  TagWord **words;
  guint8 *classes; /* the result */
  guint32 *agreed; /* features before they are written as the treebank does */
  TagPlace *places;
  const gint32 *extra; /* while learning: added to the score of each candidate; else NULL */
} TagSentence;

#define TAG_N_AGREEMENTS 24 /* as the bits of grammar.h */
#define TAG_N_VERB_FORMS 24 /* tense and mood, person, number */

/* A noun phrase: words [first, end); what lies between them and is not declined has no part in it.
 * @agreement: what its words have in common. */
typedef struct {
  guint32 first;
  guint32 end;
  guint32 head;
  guint32 agreement;
  guint32 preposition; /* that governs it; the number of words if there is none */
  gboolean noun;
} TagPhrase;

/* Hashed features of the case of a phrase, of its number and gender, and of all together. */
typedef struct {
  guint32 cases[32];
  guint32 numbers[16];
  guint32 joint[4];
  guint n_cases;
  guint n_numbers;
  guint n_joint;
} TagEvidence;

/* Who learns: is told of each decision before it is made, and may change the scores. */
typedef struct {
  void (*on_phrase) (const TagPhrase *phrase,
                     const TagEvidence *evidence,
                     gint32 *scores,
                     gpointer user_data);
  void (*on_verb) (guint32 at,
                   guint32 forms, /* bits of what it can be */
                   const guint32 *features,
                   guint n_features,
                   gint32 *scores,
                   gpointer user_data);
  void (*on_auxiliary) (guint32 at,
                        guint32 choices, /* bit 0: it is an auxiliary; bit 1: it is not */
                        const guint32 *features,
                        guint n_features,
                        gint32 *scores,
                        gpointer user_data);
  gpointer user_data;
} TagLearner;

#define TAG_BIT(tag) ((guint64) 1 << LESART_STTS_##tag)
#define TAG_DETERMINERS                                                                            \
  (TAG_BIT (ART) | TAG_BIT (APPRART) | TAG_BIT (PPOSAT) | TAG_BIT (PDAT) | TAG_BIT (PIAT)          \
   | TAG_BIT (PWAT))
#define TAG_PRONOUNS                                                                               \
  (TAG_BIT (PPER) | TAG_BIT (PRF) | TAG_BIT (PDS) | TAG_BIT (PIS) | TAG_BIT (PRELS)                \
   | TAG_BIT (PWS) | TAG_BIT (PPOSS) | TAG_BIT (PRELAT))
#define TAG_NOUNS (TAG_BIT (NN) | TAG_BIT (NE) | TAG_BIT (TRUNC))
#define TAG_VERBS                                                                                  \
  (TAG_BIT (VVFIN) | TAG_BIT (VVIMP) | TAG_BIT (VVINF) | TAG_BIT (VVIZU) | TAG_BIT (VVPP)          \
   | TAG_BIT (VAFIN) | TAG_BIT (VAIMP) | TAG_BIT (VAINF) | TAG_BIT (VAPP) | TAG_BIT (VMFIN)        \
   | TAG_BIT (VMINF) | TAG_BIT (VMPP))
#define TAG_CLAUSE_ENDS (TAG_BIT (COMMA) | TAG_BIT (STOP))
#define TAG_MAX_CLAUSE 40 /* words of a clause that are looked through, to either side */

/* Whether the tag is one of a set of TAG_BIT()s. */
static inline gboolean
lesart_tag_is (const LesartTag *tag, guint64 set)
{
  return set >> tag->stts & 1;
}

static inline guint32
lesart_tag_mix (guint32 hash, guint32 value)
{
  hash = (hash ^ value) * 0x9e3779b1u;
  return hash ^ hash >> 15;
}

/* A hashed feature: two values in a template. Each file has templates of its own: context below
 * 100, agreement 100 to 199, verbs from 200. */
static inline guint32
lesart_tag_feature (guint32 template, guint32 a, guint32 b)
{
  return lesart_tag_mix (lesart_tag_mix (template * 0x51ed270bu + 0x2545f491u, a), b);
}

/* The features of what stands before a class. */
static inline guint32
lesart_tag_bigram (guint before)
{
  return lesart_tag_mix (lesart_tag_mix (0x7feb352du, before), 1);
}

static inline guint32
lesart_tag_trigram (guint before2, guint before)
{
  return lesart_tag_mix (lesart_tag_mix (0x846ca68bu, before), before2);
}

static inline gint32
lesart_tag_weight (const TagWeights *weights, guint32 feature, guint value)
{
  guint32 at = (feature + value) & weights->mask;

  if (weights->trained != NULL)
    return weights->trained[at] + (weights->own != NULL ? weights->own[at] : 0);
  return weights->roots != NULL ? lesart_signed_square (weights->roots[at]) : 0;
}

const LesartLexeme *lesart_tag_get_lexeme (const TagWord *word, guint index);
gsize
lesart_tag_make_lemma (const LesartTagger *tagger, const TagWord *word, guint index, char *lemma);
GHashTable *lesart_tag_aheads_new (void);
TagWord *lesart_tagger_get_word (LesartTagger *tagger, const LesartForm *form);

#define TAG_MAX_FEATURES 48 /* of a word and of where it stands */
gboolean lesart_tag_model_init (TagModel *model, const guint8 *bytes, gsize n_bytes);
void lesart_tagger_open_sentence (LesartTagger *tagger,
                                  const LesartForm *const *forms,
                                  guint32 n_forms,
                                  TagSentence *sentence);
guint lesart_tag_read_phrases (const TagSentence *sentence, const LesartTag *tags, GArray *phrases);
void
lesart_tag_set_features (const TagSentence *sentence, LesartTag *tags, const TagLearner *learner);
void
lesart_tag_set_agreement (const TagSentence *sentence, LesartTag *tags, const TagLearner *learner);
void lesart_tag_set_verbs (const TagSentence *sentence, LesartTag *tags, const TagLearner *learner);
void lesart_tag_score_agreement (const TagWeights *weights, const TagEvidence *e, gint32 *scores);
guint32 lesart_tag_agreement_features (guint agreement);
guint32 lesart_tag_verb_forms (guint32 features);
guint32 lesart_tag_template_key (const TagWord *word, guint class, guint32 features);
const TagClosedRow *
lesart_tag_find_row (const LesartTagger *tagger, const TagWord *word, const LesartTag *tag);
void lesart_tag_set_lemma (LesartTagger *tagger, TagWord *word, guint class, LesartTag *tag);
void lesart_tag_find_places (TagSentence *sentence);
guint lesart_tag_word_features (const TagWord *word, gboolean first, guint32 *features);
guint lesart_tag_context_features (const TagSentence *sentence, guint32 at, guint32 *features);
void lesart_tag_best_path (TagSentence *sentence);

G_END_DECLS
