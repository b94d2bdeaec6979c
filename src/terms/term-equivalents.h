/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the uses of a German term became in the English version: for "translated in three ways".
 */
#pragma once

#include "align.h"
#include "dictionary.h"
#include "term-hits.h"

G_BEGIN_DECLS

/**
 * LesartEquivalent:
 * @text: as it is first written
 * @first: index of the first of its passages
 * @n: how many there are
 *
 * One way to translate the term.
 */
typedef struct {
  const char *text;
  guint first;
  guint n;
} LesartEquivalent;

/**
 * LesartEquivalents:
 * @ways: (element-type LesartEquivalent): the most frequent first
 * @spans: (element-type LesartSpan): of the English text; those of one way by place
 * @n_unknown: uses for which nothing was found: omitted, or translated freely
 */
typedef struct {
  GArray *ways;
  GArray *spans;
  guint n_unknown;
  GStringChunk *strings; /*< private >*/
} LesartEquivalents;

LesartEquivalents *lesart_term_equivalents_find (const LesartLanguage *language,
                                                 const LesartDictionary *dictionary,
                                                 const LesartBitext *bitext,
                                                 const LesartBead *beads,
                                                 gsize n_beads,
                                                 const char *term,
                                                 const char *const *english,
                                                 const LesartSpan *uses,
                                                 guint n_uses);
void lesart_term_equivalents_free (LesartEquivalents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartEquivalents, lesart_term_equivalents_free)

G_END_DECLS
