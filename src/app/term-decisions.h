/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decisions on terms as annotations: see terminology.h for what they say.
 */
#pragma once

#include "notes.h"
#include "reading.h"
#include "term-store.h"

G_BEGIN_DECLS

/* The decisions that a term base has followed. */
typedef struct _LesartTermDecisions LesartTermDecisions;

LesartTermDecisions *lesart_term_decisions_new (void);
void lesart_term_decisions_free (LesartTermDecisions *self);
void lesart_term_decisions_take (LesartTermDecisions *self, GPtrArray *annotations);
gboolean lesart_term_decisions_follow (LesartTermDecisions *self,
                                       GPtrArray *annotations,
                                       LesartTermStore *store);
gboolean lesart_term_decisions_differ (LesartTermDecisions *self, GPtrArray *annotations);
gboolean lesart_term_decisions_is_dismissed (LesartTermDecisions *self, const char *words);

LesartConcept *lesart_term_decisions_make_concept (LesartTermBase *base, const char *german);
char *lesart_term_decisions_find_sentence (const LesartReading *reading, LesartSpan span);
void lesart_term_decisions_put (LesartNotes *notes,
                                LesartText *text,
                                LesartTermBase *base,
                                const char *id,
                                const LesartConcept *concept,
                                LesartSpan span);
void lesart_term_decisions_dismiss (LesartNotes *notes,
                                    LesartText *text,
                                    const char *words,
                                    LesartSpan span);

G_END_DECLS
