/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reading: what an article says, as the engine understood it. Plain structs in arrays, sorted by
 * position, every position a span of code points of the text; entities are named by their index.
 * Immutable and reference counted once lesart_read() has returned it, so that it may be handed from
 * a worker thread to the window. Corrections of a person are annotations beside it, never edits.
 *
 * Strings belong to the reading and live as long as it does. What counts as what (kinds, values,
 * certainty) follows GermEval 2014, TIMEX3 and the guidelines in CONTRIBUTING.md.
 */
#pragma once

#include "json-writer.h"
#include "language.h"
#include "progress.h"
#include "tokenizer.h"

G_BEGIN_DECLS

typedef enum {
  LESART_ENTITY_PER,
  LESART_ENTITY_ORG,
  LESART_ENTITY_LOC,
  LESART_ENTITY_OTH,
  LESART_N_ENTITY_TYPES,
} LesartEntityType;

typedef enum {
  LESART_MENTION_NAME,
  LESART_MENTION_NOMINAL,
  LESART_MENTION_PRONOUN,
} LesartMentionKind;

#define LESART_NO_ENTITY (-1)

typedef struct {
  LesartEntityType type;
  const char *name;    /* nominative, as complete as the text gives it */
  const char *name_en; /* where the knowledge tables have one that differs, else NULL */
  gboolean known;      /* found in the knowledge tables */
  guint gender;        /* LESART_MASCULINE ... as far as known, else 0 */
  guint n_mentions;
} LesartEntity;

typedef struct {
  LesartSpan span;
  gint32 entity; /* index into entities */
  LesartMentionKind kind;
  double score;        /* 0 to 1 */
  guint32 first_token; /* tokens [first_token, end_token) */
  guint32 end_token;
} LesartMention;

typedef enum {
  LESART_QUANTITY_MONEY,
  LESART_QUANTITY_PERCENT,
  LESART_QUANTITY_MEASURE,
  LESART_QUANTITY_NUMBER,
  LESART_QUANTITY_ORDINAL, /* of lesart_recognize() only */
} LesartQuantityType;

typedef enum {
  LESART_MODIFIER_NONE,
  LESART_MODIFIER_ABOUT,
  LESART_MODIFIER_AT_LEAST,
  LESART_MODIFIER_AT_MOST,
  LESART_MODIFIER_MORE_THAN,
  LESART_MODIFIER_LESS_THAN,
} LesartModifier;

typedef struct {
  LesartSpan span;
  LesartQuantityType type;
  double value;     /* NAN: indefinite (Billionen von Dollar) */
  double value_max; /* upper end of a range, else NAN */
  const char *unit; /* ISO 4217 code, %, SI or everyday symbol; NULL for a bare number */
  gboolean points;  /* percentage points, whose unit is % as well */
  LesartModifier modifier;
  const char *english;   /* 5-7 trillion US dollars */
  const char *converted; /* of a measure: in US customary units, or NULL */
  const char *rule; /* id of the rule that made it, see data/language/README.md; so the others */
  guint32 first_token;
  guint32 end_token;
} LesartQuantity;

/* Where the day of the article comes from. */
typedef enum {
  LESART_DATE_UNKNOWN,
  LESART_DATE_GIVEN,
  LESART_DATE_PUBLISHED, /* what its document says of itself */
  LESART_DATE_TEXT,      /* its first or last lines */
  LESART_DATE_NAME,      /* the name of its file */
} LesartDateSource;

typedef enum {
  LESART_TIME_DATE,
  LESART_TIME_TIME,
  LESART_TIME_DURATION,
  LESART_TIME_SET,
} LesartTimeType;

/* What was left out when a time was said: its day; its year; its month. Whether it was told which
 * half of the day an hour is of; whether the day was no more than a weekday. */
typedef enum {
  LESART_TIME_FLOATING = 1 << 0,
  LESART_TIME_TOLD = 1 << 1,
  LESART_TIME_NO_YEAR = 1 << 2,
  LESART_TIME_NO_MONTH = 1 << 3,
  LESART_TIME_WEEKDAY = 1 << 4,
  LESART_TIME_BEHIND = 1 << 5, /* the clause is of the past */
  LESART_TIME_TODAY = 1 << 6,  /* "heute" and no more */
} LesartTimeHint;

typedef struct {
  LesartSpan span;
  LesartTimeType type;
  const char *value;     /* TIMEX3 value */
  const char *value_max; /* the end of a range, only from lesart_recognize(), or NULL */
  const char *mod;       /* START, MID, END, APPROX ... or NULL */
  const char *rule;
  guint8 hints; /*< private > LesartTimeHint */
  guint32 first_token;
  guint32 end_token;
} LesartTime;

typedef enum {
  LESART_QUOTE_DIRECT,
  LESART_QUOTE_INDIRECT,
} LesartQuoteStyle;

typedef struct {
  LesartSpan span;
  LesartQuoteStyle style;
  gint32 speaker;          /* entity, or LESART_NO_ENTITY */
  LesartSpan speaker_span; /* the words that name the speaker; empty if none */
  LesartSpan cue;          /* the speech verb or source phrase; empty if none */
  const char *rule;
} LesartQuote;

typedef enum {
  LESART_ROLE_CURRENT,
  LESART_ROLE_FORMER,
  LESART_ROLE_DESIGNATED,
} LesartRoleStatus;

typedef struct {
  gint32 person;
  const char *role; /* as used, nominative singular */
  gint32 org;       /* or LESART_NO_ENTITY */
  LesartRoleStatus status;
  LesartSpan span;
  const char *rule;
} LesartRole;

typedef enum {
  LESART_RELATION_PARENT,
  LESART_RELATION_OWNER,
  LESART_RELATION_SHAREHOLDER,
  LESART_RELATION_MAKER,
  LESART_RELATION_MEMBER,
  LESART_RELATION_LOCATED,
} LesartRelationKind;

typedef struct {
  LesartRelationKind kind;
  gint32 from;
  gint32 to; /* @from is the parent, owner, ... of @to; it is located in @to */
  LesartRoleStatus status;
  LesartSpan span;
  const char *rule;
} LesartRelation;

typedef enum {
  LESART_CERTAINTY_ASSERTED,
  LESART_CERTAINTY_REPORTED,
  LESART_CERTAINTY_PLANNED,
  LESART_CERTAINTY_POSSIBLE,
  LESART_CERTAINTY_CONDITIONAL,
  LESART_CERTAINTY_NEGATED,
} LesartCertainty;

typedef enum {
  LESART_ARGUMENT_AGENT,
  LESART_ARGUMENT_THEME,
  LESART_ARGUMENT_RECIPIENT,
  LESART_ARGUMENT_PLACE,
  LESART_ARGUMENT_TIME,
  LESART_ARGUMENT_AMOUNT,
  LESART_ARGUMENT_PARTNER,
  LESART_ARGUMENT_SOURCE,
} LesartArgumentRole;

/* Of several with one role the first is the whole ("Weber und Lang"), the others are its members
 * that are entities. */
typedef struct {
  LesartArgumentRole role;
  LesartSpan span;
  gint32 entity;     /* or LESART_NO_ENTITY */
  const char *words; /* the passage as a subject, where it stands in another case; else NULL */
} LesartArgument;

typedef struct {
  const char *predicate;  /* lemma with its separable prefix, without "sich" */
  const char *complement; /* what belongs to it: "in Angriff" (nehmen); or NULL */
  guint first_argument;   /* arguments [first_argument, first_argument + n_arguments) */
  guint n_arguments;
  LesartCertainty certainty;
  gint32 source;   /* entity, or LESART_NO_ENTITY */
  LesartSpan span; /* the evidence: the clause */
  LesartSpan verb; /* the finite verb or the noun that carries the predicate */
  const char *rule;
  double score;
} LesartFact;

typedef struct {
  LesartSpan span;
  gboolean checkworthy;
  LesartCertainty certainty;
  gint32 speaker;
  const char *rule; /* that tells by what the sentence is judged */
} LesartClaim;

/**
 * LesartReading:
 *
 * Read only; each GArray holds the struct that its comment names.
 */
typedef struct _LesartReading {
  LesartText *text;
  LesartSegments *segments;
  const char *language; /* ISO 639-1 code of what it seems to be written in, or "und" */
  const char *date;     /* YYYY-MM-DD the article is of, or NULL */
  LesartDateSource date_source;
  GArray *entities;            /* LesartEntity */
  GArray *mentions;            /* LesartMention */
  GArray *quantities;          /* LesartQuantity */
  GArray *times;               /* LesartTime */
  GArray *quotes;              /* LesartQuote */
  GArray *roles;               /* LesartRole */
  GArray *relations;           /* LesartRelation */
  GArray *arguments;           /* LesartArgument */
  GArray *facts;               /* LesartFact */
  GArray *claims;              /* LesartClaim */
  GArray *clauses;             /* LesartSpan, by start, the outer one first */
  GStringChunk *strings;       /*< private >*/
  gint ref_count;              /*< private >*/
  struct _LesartReading *base; /*< private > what this is a copy of: it has its strings */
} LesartReading;

LesartReading *lesart_read (LesartText *text, const LesartLanguage *language, const char *date);

/**
 * LesartReadOptions:
 * @date: (nullable): the day that the article is of, YYYY-MM-DD
 * @published: (nullable): the day that its document says it was published on
 * @name: (nullable): the name of its file, which may tell the day where the text does not
 * @n_bytes: 0, or: only the sentences that begin in so many bytes are read, as if the text ended
 *   there; tokens and sentences are those of the whole text
 * @progress: (nullable): how far it has come; a reading that is stopped comes to nothing
 */
typedef struct {
  const char *date;
  const char *published;
  const char *name;
  gsize n_bytes;
  LesartProgress *progress;
} LesartReadOptions;

LesartReading *lesart_read_with (LesartText *text,
                                 const LesartLanguage *language,
                                 const LesartReadOptions *options);
gboolean lesart_reading_needs_date (const LesartReading *reading);

#define LESART_DATE_BYTES sizeof "YYYY-MM-DD"
gboolean lesart_date_of_name (const char *name, char day[LESART_DATE_BYTES]);
LesartReading *lesart_reading_copy (LesartReading *reading);
const char *lesart_reading_intern (LesartReading *reading, const char *string);
LesartReading *lesart_reading_ref (LesartReading *reading);
void lesart_reading_unref (LesartReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartReading, lesart_reading_unref)

char *lesart_fact_dup_predicate (const LesartFact *fact);
const LesartArgument *lesart_reading_get_argument (const LesartReading *reading,
                                                   const LesartFact *fact,
                                                   LesartArgumentRole role);
guint lesart_reading_find_mention (const LesartReading *reading, guint32 at);
void lesart_reading_write_members (const LesartReading *reading,
                                   LesartJsonWriter *writer,
                                   const char *uri);
char *lesart_reading_to_json (const LesartReading *reading, const char *uri);

/* Names of the enumerations as they stand in the JSON. */
const char *lesart_entity_type_to_string (LesartEntityType type);
const char *lesart_mention_kind_to_string (LesartMentionKind kind);
const char *lesart_quantity_type_to_string (LesartQuantityType type);
const char *lesart_modifier_to_string (LesartModifier modifier); /* NULL for none */
const char *lesart_time_type_to_string (LesartTimeType type);
const char *lesart_date_source_to_string (LesartDateSource source); /* NULL for none */
const char *lesart_quote_style_to_string (LesartQuoteStyle style);
const char *lesart_role_status_to_string (LesartRoleStatus status); /* NULL for current */
const char *lesart_relation_kind_to_string (LesartRelationKind kind);
const char *lesart_certainty_to_string (LesartCertainty certainty);
gboolean lesart_certainty_from_string (const char *name, LesartCertainty *certainty);
const char *lesart_argument_role_to_string (LesartArgumentRole role);

G_END_DECLS
