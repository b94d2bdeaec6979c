/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How names are found; shared by the files names*.c and by the trainer.
 *
 *   names-forms.c     what is known of each word form of the text: lists, lexicon, shape
 *   names-gazetteer.c  what long lists of names have a word as
 *   names-evidence.c  what its neighbours say of each token, and what the whole text says of each
 *                     word
 *   names-tagger.c    weighs the evidence: a linear model over tags B/I/O, best path
 *   names-network.c   weighs it again where that leaves doubt: two small networks
 *   names-rules.c     the same without a model, and what a user's own lists have
 *   names-trim.c      edges of spans; drops what names nothing
 *   names-spans.c     tags -> spans, put right where the text contradicts itself
 *   names-link.c      spans -> entities; names-plain.c: their nominative and gender;
 *                     names-english.c: of which country they are
 *
 * Evidence is collected once for the whole text before anything is decided, so that a surname is
 * known in the headline by the full name further down.
 */
#pragma once

#include "extract-private.h"
#include "lexemes.h"

#include <string.h>

G_BEGIN_DECLS

/* Classes of a form: bit 1 << LesartWordClass, and these. */
#define NAME_CLASS_FIRST (1u << 14)
#define NAME_CLASS_SURNAME (1u << 15)
#define NAME_CLASS_PLACE (1u << 16)
#define NAME_CLASS_COMPOUND (1u << 17)  /* of two words that the lexicon has */
#define NAME_CLASS_PART_NOUN (1u << 18) /* the part behind the last hyphen is a common noun */
#define NAME_CLASS_PART_NAME                                                                       \
  (1u << 19) /* the part before the first hyphen is in a list of names                             \
              */
#define NAME_CLASS_ALL_COMMON                                                                      \
  (1u << 20) /* all parts between hyphens are common nouns or abbreviations of them */

typedef enum {
  NAME_WORD_NONE,
  NAME_WORD_TITLE,
  NAME_WORD_NOBLE,
  NAME_WORD_PARTICLE,
  NAME_WORD_LEGAL,
  NAME_WORD_LEGAL_PART,
  NAME_WORD_COMMON,
} NameWord;

typedef enum {
  NAME_HEAD_NONE,
  NAME_HEAD_SOLE, /* Landesregierung */
  NAME_HEAD_PLACE,
  NAME_HEAD_PHRASE,
  NAME_HEAD_NAME,
} NameHead;

typedef enum {
  NAME_HINT_NONE,
  NAME_HINT_ORG,
  NAME_HINT_LOC,
  NAME_HINT_OTH,
  NAME_HINT_WORK,
} NameHint;

/* What the whole text says of a word; gathered over all its occurrences. */
typedef enum {
  NAME_SEEN_AFTER_FIRST = 1 << 0, /* behind a first name */
  NAME_SEEN_AFTER_ROLE = 1 << 1,
  NAME_SEEN_AFTER_TITLE = 1 << 2,
  NAME_SEEN_PLACE = 1 << 3, /* in, aus, nach X, no article */
  NAME_SEEN_HINT_ORG = 1 << 4,
  NAME_SEEN_HINT_LOC = 1 << 5,
  NAME_SEEN_HINT_OTH = 1 << 6,
  NAME_SEEN_LEGAL = 1 << 7,    /* before a form of company, at most three words off */
  NAME_SEEN_COMPOUND = 1 << 8, /* X-Sprecher */
  NAME_SEEN_LIST_PER = 1 << 9,
  NAME_SEEN_LIST_ORG = 1 << 10,
  NAME_SEEN_LIST_LOC = 1 << 11,
  NAME_SEEN_LIST_OTH = 1 << 12,
  NAME_SEEN_BRACKET = 1 << 13,       /* (X) */
  NAME_SEEN_ARTICLE = 1 << 14,       /* der X */
  NAME_SEEN_BARE = 1 << 15,          /* inside a sentence without article or adjective */
  NAME_SEEN_SPEAKS = 1 << 16,        /* X sagte, sagte X */
  NAME_SEEN_FULL_PER = 1 << 17,      /* last word of a name with first name */
  NAME_SEEN_HEAD = 1 << 18,          /* behind a noun that opens names of organisations */
  NAME_SEEN_QUOTED = 1 << 19,        /* alone in quotation marks */
  NAME_SEEN_AGAIN = 1 << 20,         /* more than once */
  NAME_SEEN_COMPOUND_ROLE = 1 << 21, /* X-Chef */
  NAME_SEEN_DERIVED = 1 << 22,       /* Xer before a noun: "Gerolsteiner Bahnhof" */
} NameSeen;
#define NAME_N_SEEN 23

/* What a text is about. */
typedef enum {
  NAME_TOPIC_NONE,
  NAME_TOPIC_SPORT,
  NAME_TOPIC_ARTS,
  NAME_TOPIC_NATURE,
  NAME_TOPIC_BUSINESS,
  NAME_TOPIC_HISTORY,
  NAME_N_TOPICS,
} NameTopic;
#define NAME_TOPIC_HERE 1u /* the sentence tells of it */
#define NAME_TOPIC_ALL 2u  /* much of the text does */

/* Words that tell something of the word beside them. */
typedef enum {
  NAME_BESIDE_PREPOSITION = 1 << 0, /* of place: in, aus */
  NAME_BESIDE_ARTICLE = 1 << 1,
  NAME_BESIDE_SAID = 1 << 2,
} NameBeside;

typedef struct {
  const char *bytes;
  guint32 n_bytes;
  guint32 hash;
  guint32 shape;
  guint32 lemma; /* a hash: of the form itself where the lexicon does not have it */
  guint32 classes;
  guint32 folded;      /* classes of the form in lower case */
  guint32 word;        /* index into words: the form without an ending -s */
  guint32 origin_word; /* the same of what it is derived from with -er; NAME_NO_WORD if that stands
                          nowhere alone */
  guint32 part_word;   /* the same of what stands before the first hyphen; NAME_NO_WORD if it stands
                          nowhere alone */
  guint16 token_flags;
  guint8 kind;       /* NameWord */
  guint8 head;       /* NameHead */
  guint8 hint;       /* NameHint */
  guint8 role;       /* of roles.tsv, also as the last part of a compound */
  guint8 gazetteer;  /* NameGazetteerKind, and the same << 4 of a word of a longer name */
  guint8 first_name; /* 0, or 1 unknown gender, 2 masculine, 3 feminine */
  guint8 begins;     /* 1 << type: an entry of the lists of a type may begin with it */
  guint8 beside;     /* NameBeside */
  guint8 topic;      /* NameTopic of which it tells */
} NameForm;

#define NAME_NO_WORD G_MAXUINT32
#define NAME_NOWHERE G_MAXUINT32

/* Bits of list evidence: what lists have a phrase here, and where in it the token stands. */
#define NAME_LIST_BEGIN(type) (1u << (type))
#define NAME_LIST_INSIDE(type) (1u << (4 + (type)))
#define NAME_LIST_LONG (1u << 8)     /* phrase of several words */
#define NAME_LIST_ALIAS (1u << 9)    /* by an alias */
#define NAME_LIST_SEVERAL (1u << 10) /* several rows */
#define NAME_LIST_END (1u << 11)

typedef struct {
  guint32 form;
  guint32 listed;
  guint8 quote;      /* 0 outside; else tokens of the quotation, at most 9 */
  guint8 quote_hint; /* NameHint of the noun before it */
  guint8 quote_edge; /* 1 first, 2 last, 3 both */
  guint8 bracket;    /* 1: ( before, 2: ) behind, 3: both */
  guint8 amount;     /* of a sum or a measure */
  guint8
      time;   /* 1: of a time that is one token (a year may belong to a name), 2: of a longer one */
  guint8 own; /* in a user's own list: 1 + type begins, NAME_OWN_INSIDE goes on */
} NameToken;

#define NAME_OWN_INSIDE 9

/* What lists of names have a word as. */
typedef enum {
  NAME_GAZETTEER_NEAR = 1 << 0, /* a place where German is spoken */
  NAME_GAZETTEER_FAR = 1 << 1,  /* a place anywhere */
  NAME_GAZETTEER_SURNAME = 1 << 2,
  NAME_GAZETTEER_FIRST_NAME = 1 << 3,
} NameGazetteerKind;

typedef struct {
  guint32 n;
  const guint32 *hashes;
  const guint8 *kinds;
} NameGazetteer;

/* Lists that have a form also as the last part of a compound, and which of them have a key with
 * some beginning. */
typedef enum {
  NAME_TAIL_ROLE,
  NAME_TAIL_HEAD,
  NAME_TAIL_CLASS,
  NAME_TAIL_TOPIC,
  NAME_N_TAILS,
} NameTail;
#define NAME_TAIL_SLOTS 8192u
typedef struct {
  guint8 kinds[NAME_TAIL_SLOTS];
} NameTails;

typedef struct {
  const LesartTable *lists[LESART_N_ENTITY_TYPES];
  int name_columns[LESART_N_ENTITY_TYPES];
  guint32 first_own[LESART_N_ENTITY_TYPES];       /* row: from here on a user's */
  const LesartTable *more[LESART_N_ENTITY_TYPES]; /* names of which no more is known */
  const LesartTable *first_names, *words, *heads, *classes, *roles, *topics;
  const NameTails *tails;
  NameGazetteer gazetteer;
  int first_gender, word_kind, head_takes, class_type, topic_of;
} NameTables;

typedef struct {
  LesartExtraction *x;
  NameTables tables;
  NameForm *forms;
  guint32 n_forms;
  guint32 n_words;
  guint32 *seen;       /* NameSeen, one a word */
  guint32 *plain_form; /* the shortest form of a word */
  NameToken *tokens;
  guint32 *first_at; /* one a word with a capital: where it first stands below the headline, if it
                        does; else NAME_NOWHERE */
  guint32 *last_at;  /* the same of where it last stands */
  guint16 *topics;   /* one a sentence: NAME_TOPIC_HERE and ALL, shifted by 2 * (topic - 1) */
} NameEvidence;

/* Tags: 0 outside, 1 + 2 * type begins a name, 2 + 2 * type goes on. */
#define NAME_N_TAGS 9
#define NAME_OUTSIDE 0
#define NAME_BEGIN(type) ((guint8) (1 + 2 * (type)))
#define NAME_INSIDE(type) ((guint8) (2 + 2 * (type)))
#define NAME_TAG_TYPE(tag) ((LesartEntityType) (((tag) -1) / 2))
#define NAME_TAG_BEGINS(tag) ((tag) % 2 == 1)

#define NAME_MAX_FEATURES 192 /* of one token: all kinds */

typedef struct {
  guint32 first;
  guint32 end;
  LesartEntityType type;
  guint8 origin; /* NameOrigin */
  guint8 margin; /* how far it leads, in quarters; at most NAME_N_MARGINS - 1 */
  double score;  /* the probability that it is right */
  gint32 entity;
} NameSpan;

/* How a span came to be; each has its own way from margins to probabilities. */
typedef enum {
  NAME_FROM_TAGS,
  NAME_RETYPED, /* its type is that of the word elsewhere */
  NAME_ADDED,   /* passed over, but a name elsewhere */
  NAME_N_ORIGINS,
} NameOrigin;
#define NAME_N_MARGINS 32
#define NAME_CERTAIN 200 /* stands for probability 1 in the tables of a model */

typedef guint8 NameCalibration[LESART_N_ENTITY_TYPES][NAME_N_ORIGINS][NAME_N_MARGINS];

void lesart_name_gazetteer_init (NameGazetteer *gazetteer, const guint8 *bytes, gsize n_bytes);
guint8 lesart_name_gazetteer_get (const NameGazetteer *gazetteer, guint32 hash);
guint32 lesart_name_hash (const char *bytes, gsize n_bytes);
void lesart_name_forms_init (NameEvidence *evidence);
NameEvidence *lesart_name_evidence_new (LesartExtraction *x);
void lesart_name_evidence_free (NameEvidence *evidence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NameEvidence, lesart_name_evidence_free)

static inline const NameForm *
name_form (const NameEvidence *evidence, guint32 at)
{
  return &evidence->forms[evidence->tokens[at].form];
}

static inline gboolean
name_form_ends (const NameForm *form, const char *ending)
{
  gsize n = strlen (ending);

  return form->n_bytes > n && memcmp (form->bytes + form->n_bytes - n, ending, n) == 0;
}

static inline gboolean
name_form_is (const NameForm *form, const char *word)
{
  return *form->bytes == *word && strncmp (form->bytes, word, form->n_bytes) == 0
         && word[form->n_bytes] == '\0';
}

/* "Salzburger": an adjective that never changes and is small nowhere. */
static inline gboolean
name_form_is_of_town (const NameForm *form)
{
  const guint32 adjective = 1u << LESART_CLASS_ADJECTIVE;

  return (form->classes & adjective) != 0 && (form->folded & adjective) == 0
         && name_form_ends (form, "er");
}

/* Does name-words.tsv have the form as of @kind? */
static inline gboolean
name_form_is_kind (const NameEvidence *e, const NameForm *form, const char *kind)
{
  guint32 row;

  return lesart_table_lookup (e->tables.words, form->bytes, (gssize) form->n_bytes, &row, 1) > 0
         && strcmp (lesart_table_get (e->tables.words, row, e->tables.word_kind), kind) == 0;
}

#define NAME_N_PLACES 5
guint lesart_name_form_features (const NameForm *form, guint place, guint32 *features);
guint lesart_name_features (
    const NameEvidence *evidence, guint32 first, guint32 end, guint32 at, guint32 *features);
guint lesart_name_word_features (const NameEvidence *evidence, guint32 at, guint32 *features);
gboolean lesart_name_is_small_firm (const NameEvidence *evidence, guint32 first, guint32 at);
gboolean lesart_name_may_be (const NameEvidence *evidence, guint32 first, guint32 end, guint32 at);

/* The networks, see names-network.c. */
#define NAME_N_NETS 2u
#define NAME_NET_BITS 15u   /* 1 << bits rows of what words are made of */
#define NAME_NET_WORD 32u   /* values of a word */
#define NAME_NET_HIDDEN 64u /* hidden values */
#define NAME_NET_PLACES 11u
#define NAME_NET_HINT_BITS 11u
#define NAME_NET_NOWHERE G_MAXUINT32 /* a place beyond the sentence */

#define NAME_NET_FINE 16 /* values of a word are multiplied by this, which rounds less */

/* The values of a word, those of less than is worth its time left out. */
typedef struct {
  guint32 used; /* a bit each */
  gint16 values[NAME_NET_WORD];
} NameVector;

typedef gint16 NameHidden[NAME_NET_HIDDEN];
typedef NameVector NameVectors[NAME_N_NETS];
typedef NameHidden NameHiddens[NAME_N_NETS];

/* What a word at a place adds to the hidden values; 1 << NAME_NET_RECENT_BITS of them are kept. */
typedef struct {
  guint32 key;
  NameHiddens hidden;
} NameRecent;
#define NAME_NET_RECENT_BITS 9u

typedef struct {
  gint32 multiply;      /* from hidden values times out to scores, then >> 16; 0: there is none */
  const gint16 *bias;   /* of a word */
  const NameHidden *in; /* [NAME_NET_PLACES][NAME_NET_WORD] */
  const NameHidden *hints; /* [1 << NAME_NET_HINT_BITS] */
  const NameHidden *out;   /* [NAME_N_TAGS] */
  const gint8 *words;      /* [1 << NAME_NET_BITS][NAME_NET_WORD] */
  gboolean wide;           /* the processor takes sixteen values at once */
} NameNetwork;
#define NAME_NET_BYTES                                                                             \
  (sizeof (gint32) + NAME_NET_WORD * sizeof (gint16)                                               \
   + (NAME_NET_PLACES * NAME_NET_WORD + (1u << NAME_NET_HINT_BITS) + NAME_N_TAGS)                  \
         * sizeof (NameHidden)                                                                     \
   + (NAME_NET_WORD << NAME_NET_BITS))

guint lesart_name_net_form (const NameForm *form, guint32 *rows);
guint lesart_name_net_hints (
    const NameEvidence *evidence, guint32 first, guint32 end, guint32 at, guint32 *rows);
void lesart_name_net_places (
    const NameEvidence *evidence, guint32 first, guint32 end, guint32 at, guint32 *places);
void lesart_name_network_init (NameNetwork *network, const guint8 *bytes);
void lesart_name_networks_weigh_word (const NameNetwork *networks,
                                      const NameForm *form,
                                      NameVectors vectors);
void lesart_name_networks_add_word (const NameNetwork *networks,
                                    guint place,
                                    guint32 word,
                                    NameVectors vectors,
                                    NameRecent *recent,
                                    NameHiddens hidden);
void lesart_name_networks_score (const NameNetwork *networks,
                                 NameHiddens hidden,
                                 const guint32 *hints,
                                 guint n_hints,
                                 gint32 *scores);

#define NAME_MODEL_MAGIC 0x354d4e4cu /* "LNM5" */
/* Where a model has its calibration: behind the head and the transitions; then come networks and
 * weights. */
#define NAME_CALIBRATION_AT (4 * sizeof (guint32) + NAME_N_TAGS * NAME_N_TAGS * sizeof (gint32))

typedef struct {
  guint32 bits;                                 /* 1 << bits buckets */
  gint32 scale;                                 /* what a weight is divided by for a score */
  gint32 outside;                               /* added to the score of being outside names */
  gint32 transitions[NAME_N_TAGS][NAME_N_TAGS]; /* from the tag before */
  NameCalibration calibration;                  /* probability of a span, of NAME_CERTAIN */
  NameNetwork networks[NAME_N_NETS];
  const gint8 *weights; /* NAME_N_TAGS a bucket */
} NameModel;

/* Where those of all @weights of a model lie that a feature has: anywhere in memory, so that those
 * of a token are all asked for before the first is waited for. */
static inline const gint8 *
lesart_name_ask_weights (const gint8 *weights, guint32 bits, guint32 feature)
{
  const gint8 *row = weights + (gsize) (feature >> (32 - bits)) * NAME_N_TAGS;

  __builtin_prefetch (row);
  return row;
}

guint lesart_name_place_rows (const NameEvidence *evidence,
                              const NameModel *model,
                              guint32 first,
                              guint32 end,
                              guint32 at,
                              const gint8 **rows);
gboolean lesart_name_model_init (NameModel *model, const guint8 *bytes, gsize n_bytes);
typedef struct _NameTagger NameTagger;

NameTagger *lesart_name_tagger_new (const NameEvidence *evidence, const NameModel *model);
void lesart_name_tagger_free (NameTagger *tagger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NameTagger, lesart_name_tagger_free)
void lesart_name_tag (NameTagger *tagger, guint32 first, guint32 end, guint8 *tags, float *margins);
void lesart_name_tag_own (
    const NameEvidence *evidence, guint32 first, guint32 end, guint8 *tags, float *margins);
void lesart_name_tag_by_rules (
    const NameEvidence *evidence, guint32 first, guint32 end, guint8 *tags, float *margins);
void lesart_name_find (const NameEvidence *evidence, const NameModel *model, GArray *spans);
void lesart_name_trim (const NameEvidence *evidence, const guint8 *tags, GArray *spans);
void lesart_name_spans (const NameEvidence *evidence,
                        const guint8 *tags,
                        const float *margins,
                        GArray *spans);
void lesart_name_link (NameEvidence *evidence, GArray *spans);

gboolean lesart_name_is_introduced (const NameEvidence *evidence, const NameSpan *span);

/* The country that a text is from, as far as its places tell. */
typedef struct {
  gboolean known; /* whether it was looked for */
  const char *country;
} NameHome;

guint32 lesart_name_settle_body (const NameEvidence *evidence,
                                 const GArray *spans,
                                 guint at,
                                 NameHome *home,
                                 const char *name,
                                 guint32 row);
char *lesart_name_plain (const NameEvidence *evidence, const NameSpan *span);
guint lesart_name_gender (const NameEvidence *evidence, const NameSpan *span);

G_END_DECLS
