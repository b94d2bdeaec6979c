/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the formats share that have a line for each pair or each term: concepts are put together
 * from lines that belong to one.
 */
#pragma once

#include "term-base.h"

G_BEGIN_DECLS

/* All members are private. */
typedef struct {
  LesartTermBase *base;
  GPtrArray *concepts; /* in the order of their first lines; not in the base yet */
  GHashTable *by_key;  /* id, or the source -> concept */
} LesartTermLines;

void lesart_term_lines_init (LesartTermLines *self, LesartTermBase *base);
void lesart_term_lines_clear (LesartTermLines *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LesartTermLines, lesart_term_lines_clear)
LesartConcept *lesart_term_lines_get (LesartTermLines *self, const char *key, const char *id);
void lesart_term_lines_add_pair (LesartTermLines *self,
                                 const char *german,
                                 const char *english,
                                 const char *note);
void lesart_term_lines_finish (LesartTermLines *self);

void
lesart_terms_find_losses (const LesartTermBase *base, const char *const *kept, GHashTable *losses);

G_END_DECLS
