/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of a translation: a German text, its English version and the beads that align their
 * sentences go in, findings come out, sorted by position. A check is a pure function that looks at
 * each bead once (linear time); one row of the table in check.c makes it known everywhere: to the
 * settings, the command line, the panel and the report.
 *
 * What the German says in figures, names and moods has been read below extract/, which this floor
 * does not know: app/ hands it over in the plain arrays of LesartCheckInput. A finding has codes
 * and values; sentences for people are made in ui/ and cli/.
 */
#pragma once

#include "bitext.h"
#include "figure.h"
#include "language.h"

G_BEGIN_DECLS

/* In the order in which people are shown them; names in check.c. */
typedef enum {
  LESART_CHECK_SCALE,    /* Billion as billion; a factor of ten, a decimal comma that got lost */
  LESART_CHECK_NUMBER,   /* another number, one more, one less */
  LESART_CHECK_PERCENT,  /* per cent for percentage points */
  LESART_CHECK_CURRENCY, /* another currency */
  LESART_CHECK_UNIT,     /* another unit, a wrong conversion */
  LESART_CHECK_DATE,     /* another day, month, quarter, year */
  LESART_CHECK_WEEKDAY,
  LESART_CHECK_NAME,         /* of a person or a product: spelt differently, missing */
  LESART_CHECK_PLACE,        /* a place without its English name */
  LESART_CHECK_ORGANISATION, /* an organisation without its official English name */
  LESART_CHECK_OFFICE,       /* Handelsministerin in the USA: Secretary of Commerce */
  LESART_CHECK_TERM,         /* the term base: preferred missing, forbidden used */
  LESART_CHECK_CONSISTENCY,  /* one term translated in several ways */
  LESART_CHECK_FALSE_FRIEND,
  LESART_CHECK_OMISSION, /* a sentence or much of one has no counterpart */
  LESART_CHECK_ADDITION,
  LESART_CHECK_NEGATION,     /* lost or added; increase for verringern */
  LESART_CHECK_HEDGE,        /* könnte, offenbar, Konjunktiv I: certain in English */
  LESART_CHECK_UNTRANSLATED, /* German words left */
  LESART_CHECK_QUOTATION,    /* marks: German ones left, unpaired, more or fewer */
  LESART_CHECK_PUNCTUATION,  /* final stop, question mark */
  LESART_N_CHECKS,
} LesartCheckKind;

typedef enum {
  LESART_SEVERITY_ERROR,   /* both sides were understood, and differ */
  LESART_SEVERITY_WARNING, /* probably wrong */
  LESART_SEVERITY_HINT,    /* worth a look: style, house rules */
} LesartSeverity;

/* Why there is a finding. With its kind it decides the sentence that a person reads. */
typedef enum {
  LESART_REASON_DIFFERS,       /* both values are there and are not the same */
  LESART_REASON_MISSING,       /* the German value has no counterpart */
  LESART_REASON_ADDED,         /* the English value has no counterpart */
  LESART_REASON_LONG_SCALE,    /* Milliarde is billion, Billion is trillion */
  LESART_REASON_POWER_OF_TEN,  /* same digits, another magnitude */
  LESART_REASON_DECIMAL_COMMA, /* 3,5 was taken over or taken for 35 */
  LESART_REASON_CONVERSION,    /* 100 km are not 100 miles */
  LESART_REASON_NOT_ENGLISH,   /* there is an English form: München, „“ */
  LESART_REASON_FORBIDDEN,     /* the term base forbids the English term that is used */
  LESART_REASON_NOT_PREFERRED, /* the term base prefers another, which is the suggestion */
  LESART_REASON_SEVERAL,       /* the same was translated in another way before */
  LESART_REASON_LOOK_ALIKE,    /* a word that looks like the German one and means another thing */
  LESART_REASON_WRONG_COUNTRY, /* an office or term of another country */
  LESART_REASON_LOST,          /* a negation, a hedge, "laut", a final stop */
  LESART_REASON_REVERSED,      /* the opposite */
  LESART_REASON_UNPAIRED,      /* a mark that opens or closes nothing */
  LESART_N_REASONS,
} LesartReason;

/**
 * LesartFinding:
 * @span: the two passages; empty where a side has none
 * @value: (nullable): what each side says, in words of neither interface: "5e12 USD", "2024-02-08",
 *   a name, a term
 * @suggestion: (nullable): English words for the place of the English passage
 * @bead: the bead of the German passage, else of the English one
 */
typedef struct {
  guint8 kind;     /* LesartCheckKind */
  guint8 severity; /* LesartSeverity */
  guint8 reason;   /* LesartReason */
  guint32 bead;
  LesartSpan span[LESART_N_SIDES];
  const char *value[LESART_N_SIDES];
  const char *suggestion;
} LesartFinding;

/**
 * LesartFindings:
 *
 * Findings and the strings that they point to. Immutable once lesart_check() has returned them,
 * with an atomic count: they may be handed to another thread.
 */
typedef struct {
  GArray *array;          /* LesartFinding */
  GArray *concepts;       /* guint32, sorted: of the term base, whose terms the German text has */
  GStringChunk *strings;  /*< private >*/
  const gboolean *wanted; /*< private > by kind, while checks run */
  gint ref_count;         /*< private >*/
} LesartFindings;

/* --- what goes in ---- */

typedef enum {
  LESART_NAME_PERSON,
  LESART_NAME_ORGANISATION,
  LESART_NAME_PLACE,
  LESART_NAME_OTHER,
} LesartNameType;

/**
 * LesartNamed:
 * @entity: the same number for mentions of the same
 * @name: its full name in German, nominative
 * @name_en: (nullable): its English name where it is known to differ
 *
 * A name where it stands in the German text (names only, no pronouns).
 */
typedef struct {
  LesartSpan span;
  guint8 type; /* LesartNameType */
  gboolean known;
  gint32 entity;
  const char *name;
  const char *name_en;
} LesartNamed;

/**
 * LesartOffice:
 * @role: nominative singular: Handelsministerin
 * @country: (nullable): ISO 3166-1 alpha-2 code, where the text tells
 *
 * An office or function beside the name of a person.
 */
typedef struct {
  LesartSpan span;
  const char *role;
  const char *country;
  gint32 person; /* as LesartNamed.entity */
} LesartOffice;

/* In the order of the engine's certainties. */
typedef enum {
  LESART_MOOD_ASSERTED,
  LESART_MOOD_REPORTED,
  LESART_MOOD_PLANNED,
  LESART_MOOD_POSSIBLE,
  LESART_MOOD_CONDITIONAL,
  LESART_MOOD_NEGATED,
} LesartMood;

/**
 * LesartStatement:
 * @span: the clause
 * @verb: the word that carries its predicate
 *
 * How sure the German is of what it says.
 */
typedef struct {
  LesartSpan span;
  LesartSpan verb;
  const char *predicate; /* lemma with its separable prefix */
  guint8 mood;           /* LesartMood */
} LesartStatement;

typedef struct _LesartDictionary LesartDictionary;
typedef struct _LesartTermBase LesartTermBase; /* term-base.h */

/**
 * LesartCheckInput:
 * @bitext: both texts with their tokens and sentences
 * @beads: (array length=n_beads): how the sentences belong together
 * @dictionary: (nullable): word-level checks are silent about what they cannot look up
 * @wanted: by kind; see lesart_check_defaults()
 *
 * Everything a check may look at. All arrays are sorted by position; those of the German come from
 * its reading, the English figures from lesart_english_figures().
 */
typedef struct {
  const LesartLanguage *language;
  const LesartBitext *bitext;
  const LesartBead *beads;
  gsize n_beads;
  const LesartFigure *figures[LESART_N_SIDES];
  guint n_figures[LESART_N_SIDES];
  const LesartNamed *names; /* of the German text; so the others */
  guint n_names;
  const LesartOffice *offices;
  guint n_offices;
  const LesartStatement *statements;
  guint n_statements;
  const LesartDictionary *dictionary;
  const LesartTermBase *termbase;
  gboolean wanted[LESART_N_CHECKS];
} LesartCheckInput;

/**
 * LesartCheckFunc:
 *
 * Adds the findings of one or several kinds, in any order.
 */
typedef void (*LesartCheckFunc) (const LesartCheckInput *input, LesartFindings *findings);

const char *lesart_check_kind_to_string (LesartCheckKind kind);
gboolean lesart_check_kind_from_string (const char *name, LesartCheckKind *kind);
const char *lesart_severity_to_string (LesartSeverity severity);
const char *lesart_reason_to_string (LesartReason reason);
void lesart_check_defaults (gboolean wanted[LESART_N_CHECKS]);

LesartFindings *lesart_check (const LesartCheckInput *input);
LesartFindings *lesart_findings_ref (LesartFindings *findings);
void lesart_findings_unref (LesartFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartFindings, lesart_findings_unref)

/* --- for checks ---- */

void lesart_findings_add (LesartFindings *findings, const LesartFinding *finding);
void lesart_check_get_tokens (const LesartCheckInput *input,
                              LesartSide side,
                              const LesartBead *bead,
                              guint32 *first,
                              guint32 *end);

/**
 * LesartCheckCursor:
 *
 * Walks along with the beads through an array that is sorted by position: what of it lies in each
 * bead. To be zeroed before the first bead.
 */
typedef guint LesartCheckCursor;

guint lesart_check_advance (LesartCheckCursor *cursor,
                            gconstpointer array,
                            guint n,
                            gsize item_size,
                            LesartSpan bead,
                            guint *end);

/* The checks; each in a file of its name. */
void lesart_check_figures (const LesartCheckInput *input, LesartFindings *findings);
void lesart_check_marks (const LesartCheckInput *input, LesartFindings *findings);
void lesart_check_words (const LesartCheckInput *input, LesartFindings *findings);

G_END_DECLS
