/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files that put rows into words.
 */
#pragma once

#include "describe.h"

G_BEGIN_DECLS

#define LESART_DASH " – "
#define LESART_DOT " · "
#define LESART_EVIDENCE_MAX_CHARS 160

/* Text that is being put together, with bold names if it is to be markup. */
typedef struct {
  GString *string;
  gboolean markup;
} LesartWords;

void lesart_words_add (LesartWords *words, const char *text);
void lesart_words_add_bold (LesartWords *words, const char *text);
void lesart_words_add_span (LesartWords *words, const LesartReading *reading, LesartSpan span);

char *lesart_describe_tidy (char *text);
char *lesart_describe_whole_passage (const LesartReading *reading, LesartSpan span);
void lesart_describe_add_part (GString *detail, const char *part);

const LesartEntity *lesart_describe_entity_at (const LesartReading *reading, gint32 entity);
gboolean lesart_describe_is_mention (const LesartReading *reading, LesartSpan span);

void
lesart_words_add_role (LesartWords *words, const LesartReading *reading, const LesartRole *role);
void
lesart_describe_add_entity_title (LesartWords *words, const LesartReading *reading, guint index);
void lesart_describe_add_entity_detail (GString *detail, const LesartReading *reading, guint index);
void
lesart_describe_add_relation_title (LesartWords *words, const LesartReading *reading, guint index);

const LesartFact *
lesart_describe_fact_around (const LesartReading *reading, LesartSpan span, gboolean *is_argument);
void lesart_describe_add_fact_title (LesartWords *words,
                                     const LesartReading *reading,
                                     const LesartFact *fact,
                                     LesartSpan except);
void lesart_describe_add_fact_detail (GString *detail,
                                      const LesartReading *reading,
                                      const LesartFact *fact);

G_END_DECLS
