/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ways to find, in a file each: finder-folded.c as it is written, finder-forms.c in all its
 * forms, finder-pattern.c by a regular expression.
 */
#pragma once

#include "finder.h"

G_BEGIN_DECLS

/* One search under way. */
typedef struct {
  const LesartText *text;
  GCancellable *cancellable; /* (nullable) */
  GArray *hits;              /* LesartSpan */
  gboolean more;             /* than are kept */
} LesartFinding;

/* How much is done between two looks at the cancellable, in bytes of text. */
#define LESART_FIND_SLICE (64 * 1024)

gboolean lesart_finding_add (LesartFinding *finding, LesartSpan hit);

/* The text as its symbols (see fold.h), and where they stand. */
typedef struct _LesartFoldedIndex LesartFoldedIndex;

LesartFoldedIndex *lesart_folded_index_new (const LesartText *text);
void lesart_folded_index_free (LesartFoldedIndex *index);
void lesart_folded_index_find (const LesartFoldedIndex *index,
                               const char *query,
                               gboolean whole_words,
                               LesartFinding *finding);

gboolean lesart_find_pattern (const char *pattern,
                              gboolean whole_words,
                              LesartFinding *finding,
                              GError **error);

/* The words of the text, with all lemmas that they may be of. */
typedef struct _LesartFormsIndex LesartFormsIndex;

LesartFormsIndex *lesart_forms_index_new (const LesartText *text, const LesartLexicon *lexicon);
void lesart_forms_index_free (LesartFormsIndex *index);
void
lesart_forms_index_find (const LesartFormsIndex *index, const char *query, LesartFinding *finding);

G_END_DECLS
