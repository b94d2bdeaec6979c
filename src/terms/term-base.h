/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A term base: concepts, each with the German and English terms for it, and what is said of them:
 * which is preferred, which forbidden, gender, field, definition, context, source, note. Modelled
 * on TBX-Basic (ISO 30042:2019), whose names of data categories are used throughout, so that what
 * other programs wrote is kept whole, also where Lesart does not know it.
 *
 *   base
 *     data                   of the whole file: its header, its comments
 *     concept  id
 *       data                 of the concept, or of one language of it
 *       terms                those of one language stand together
 *         text, language, status, gender
 *         data               of the term
 *
 * A concept is not changed in place: a changed copy of it takes its place, so that one that
 * somebody holds, or that undo brings back, stays what it was. All strings and all concepts live as
 * long as the base.
 */
#pragma once

#include <glib.h>

#include "bead.h"

G_BEGIN_DECLS

/* What was decided of a term (administrativeStatus of TBX). */
typedef enum {
  LESART_TERM_OPEN, /* nothing yet */
  LESART_TERM_PREFERRED,
  LESART_TERM_ADMITTED,
  LESART_TERM_FORBIDDEN,  /* deprecated, as TBX calls it */
  LESART_TERM_SUPERSEDED, /* was right once */
  LESART_N_TERM_STATUSES,
} LesartTermStatus;

typedef enum {
  LESART_TERM_NO_GENDER, /* not said */
  LESART_TERM_MASCULINE,
  LESART_TERM_FEMININE,
  LESART_TERM_NEUTER,
  LESART_TERM_OTHER_GENDER,
  LESART_N_TERM_GENDERS,
} LesartTermGender;

/* Data categories that Lesart itself has a use for; there may be any other. */
#define LESART_TERM_STATUS "administrativeStatus"
#define LESART_TERM_GENDER "grammaticalGender"
#define LESART_TERM_WORD_CLASS "partOfSpeech" /* noun, verb, adjective, adverb, other */
#define LESART_TERM_FIELD "subjectField"      /* of a concept */
#define LESART_TERM_DEFINITION "definition"   /* of a concept or a language */
#define LESART_TERM_CONTEXT "context"         /* of a term */
#define LESART_TERM_SOURCE "source"
#define LESART_TERM_NOTE "note"

/**
 * LesartTermDatum:
 * @category: what it says: "definition"; "" where only @xml tells
 * @value: without any markup
 * @language: (nullable): among the data of a concept: of which of its languages; %NULL: of all
 * @xml: (nullable): where there is more to it than category and value (attributes, markup, a group
 *   with its source): the whole element, as TBX-Basic in DCA style has it, which is written back
 *   with the value put in
 *
 * One thing that is said of a base, a concept, one of its languages or a term.
 */
typedef struct {
  const char *category;
  const char *value;
  const char *language;
  const char *xml;
} LesartTermDatum;

/**
 * LesartTerm:
 * @text: in its base form
 * @language: as the file had it: de, de-AT, EN; see lesart_term_get_side()
 * @status: what the data say, as are @gender
 * @data: (array length=n_data): in the order of the file
 */
typedef struct {
  const char *text;
  const char *language;
  LesartTermStatus status;
  LesartTermGender gender;
  guint n_data;
  LesartTermDatum *data;
} LesartTerm;

/**
 * LesartConcept:
 * @id: of this concept alone; a valid xsd:ID
 * @terms: (array length=n_terms): at least one
 */
typedef struct {
  const char *id;
  guint n_terms;
  guint n_data;
  LesartTerm *terms;
  LesartTermDatum *data;
} LesartConcept;

typedef struct _LesartTermBase LesartTermBase;

LesartTermBase *lesart_term_base_new (void);
LesartTermBase *lesart_term_base_ref (LesartTermBase *self);
void lesart_term_base_unref (LesartTermBase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartTermBase, lesart_term_base_unref)

/* Reading. Concepts keep their index; where one was removed there is none. */
guint lesart_term_base_get_n_slots (const LesartTermBase *self);
guint lesart_term_base_get_n_concepts (const LesartTermBase *self);
const LesartConcept *
lesart_term_base_get (const LesartTermBase *self, guint index); /* (nullable) */
gssize lesart_term_base_find (const LesartTermBase *self, const char *id);
const LesartTermDatum *lesart_term_base_get_data (const LesartTermBase *self, guint *n_data);

const char *lesart_concept_get (const LesartConcept *concept,
                                const char *category,
                                const char *language);                      /* (nullable) */
const char *lesart_term_get (const LesartTerm *term, const char *category); /* (nullable) */
gboolean lesart_term_get_side (const LesartTerm *term, LesartSide *side);
gboolean lesart_term_is_allowed (const LesartTerm *term);
gssize lesart_concept_find_term (const LesartConcept *concept, LesartSide side, const char *text);
gssize lesart_concept_get_preferred (const LesartConcept *concept, LesartSide side);

/* Changing. */
LesartConcept *lesart_term_base_make_concept (LesartTermBase *self, const char *id);
LesartConcept *lesart_term_base_copy_concept (LesartTermBase *self, const LesartConcept *concept);
guint lesart_term_base_put (LesartTermBase *self, LesartConcept *concept);
guint lesart_term_base_put_new (LesartTermBase *self, LesartConcept *concept);
void lesart_term_base_remove (LesartTermBase *self, guint index);
void lesart_term_base_add_datum (LesartTermBase *self,
                                 const char *category,
                                 const char *value,
                                 const char *xml);

guint lesart_concept_add_term (LesartTermBase *base,
                               LesartConcept *concept,
                               const char *language,
                               const char *text);
void lesart_concept_remove_term (LesartTermBase *base, LesartConcept *concept, guint term);
void lesart_concept_set (LesartTermBase *base,
                         LesartConcept *concept,
                         const char *category,
                         const char *language,
                         const char *value);
void lesart_concept_add_datum (LesartTermBase *base,
                               LesartConcept *concept,
                               const LesartTermDatum *datum);
void lesart_term_set (LesartTermBase *base,
                      LesartConcept *concept,
                      guint term,
                      const char *category,
                      const char *value);
void
lesart_term_set_text (LesartTermBase *base, LesartConcept *concept, guint term, const char *text);
void lesart_term_add_datum (LesartTermBase *base,
                            LesartConcept *concept,
                            guint term,
                            const LesartTermDatum *datum);

/* The words of TBX for values; NULL: nothing is said. */
const char *lesart_term_status_to_string (LesartTermStatus status);
const char *lesart_term_gender_to_string (LesartTermGender gender);
LesartTermStatus lesart_term_status_from_string (const char *value);
LesartTermGender lesart_term_gender_from_string (const char *value);

G_END_DECLS
