/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An article as it is given out of the program: its text with what is to stand in it and below it.
 * It is made once and then written as a page for browsers, as Markdown, or on paper; each of them
 * sets runs of text, numbered notes and sections of rows, and knows nothing of readings.
 */
#pragma once

#include "chips.h"
#include "document.h"

G_BEGIN_DECLS

/* What of it is wanted beside the text. */
typedef enum {
  LESART_PART_TINTS = 1 << 0, /* names, sums and times */
  LESART_PART_MARKS = 1 << 1,
  LESART_PART_NOTES = 1 << 2,
  LESART_PART_FACTS = 1 << 3,
  LESART_PART_LEGEND = 1 << 4, /* what the tints stand for */
} LesartParts;

/**
 * LesartEditionRun:
 * @kind: its tint; %LESART_N_KINDS without one
 * @marked: a reader marked it
 * @colour: of the mark that began last
 * @target: (nullable): where it is linked to
 * @first_note: the notes [first_note, first_note + n_notes) have their passage end here
 *
 * Text that is set in one way throughout.
 */
typedef struct {
  LesartSpan span;
  LesartKind kind;
  gboolean marked;
  LesartColour colour;
  const char *target;
  guint first_note;
  guint n_notes;
} LesartEditionRun;

/**
 * LesartEditionNote:
 * @passage: (nullable): the words that it is on; %NULL: the whole article
 * @about: its tags, the verdict, whose it is; "" if there is nothing
 * @text: what was written; "" if nothing
 *
 * Its number is its place in the array, counted from 1.
 */
typedef struct {
  char *passage;
  char *about;
  char *text;
  guint32 at; /*< private >*/
} LesartEditionNote;

typedef struct {
  char *title;
  char *detail; /* "" if there is none */
} LesartEditionRow;

typedef struct {
  const char *heading;
  GArray *rows; /* LesartEditionRow */
} LesartEditionSection;

typedef struct {
  LesartText *text;
  LesartParts parts;
  char *title;
  char *byline;                   /* day, author, where it comes from */
  char *address;                  /* (nullable) */
  GArray *runs;                   /* LesartEditionRun */
  guint *first_run;               /* of each block; one more at the end */
  GArray *notes;                  /* LesartEditionNote */
  GArray *sections;               /* LesartEditionSection: of facts */
  gboolean shown[LESART_N_KINDS]; /* kinds that occur */
} LesartEdition;

LesartEdition *lesart_edition_new (LesartDocument *document, LesartParts parts);
void lesart_edition_free (LesartEdition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartEdition, lesart_edition_free)

GBytes *lesart_edition_to_html (const LesartEdition *self);
GBytes *lesart_edition_to_markdown (const LesartEdition *self);

/* What the edition says of itself, in the language of the interface. */
const char *lesart_edition_notes_heading (void);
const char *lesart_edition_facts_heading (void);
const char *lesart_edition_facts_hint (void);
const char *lesart_edition_made_by (void);
const char *lesart_edition_whole_article (void);

/*< private >*/
void lesart_edition_add_notes (LesartEdition *self, LesartNotes *notes);
void lesart_edition_add_facts (LesartEdition *self, LesartCorrected *corrected);
void lesart_edition_add_runs (LesartEdition *self, LesartReading *reading, LesartNotes *notes);

G_END_DECLS
