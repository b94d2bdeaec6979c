/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person decides of the engine's reading: accepted, rejected, corrected, added. The reading
 * itself is never edited. A decision is an annotation of the article (notes.h) on the passage that
 * the fact stands in, so that it is found again when the article changes; its body says what was
 * proposed and, of a correction or an addition, what is right:
 *
 *   { "type": "TextualBody", "purpose": "editing", "format": "text/plain",
 *     "value": "event: aufbringen",
 *     "lesart:decision": "correct",
 *     "lesart:kind": "event",                 of fact-item.h
 *     "lesart:identity": "aufbringen",        what tells it from others in the same passage
 *     "lesart:proposed": "will ... aufbringen",  the passage as the engine had it
 *     "lesart:certainty": "planned" }         the fields that the person set
 *
 * Two names are one where a correction of the first names the second ("lesart:same-as"); a mention
 * that is of something else than its name is decided by itself ("split").
 *
 * lesart_correct() lays the decisions over a reading. Which item a decision means is found by kind,
 * passage and identity, never by index: a later engine or a changed article may have others.
 */
#pragma once

#include "claim-card.h"
#include "fact-item.h"
#include "notes.h"

G_BEGIN_DECLS

typedef enum {
  LESART_STATE_OPEN, /* proposed, and nobody has said anything */
  LESART_STATE_ACCEPTED,
  LESART_STATE_CORRECTED,
  LESART_STATE_ADDED,
  LESART_STATE_REJECTED,
  LESART_N_STATES,
} LesartState;

/**
 * LesartCorrected:
 * @reading: with all decisions; without decisions the engine's own
 *
 * A reading with what was decided of it. Immutable; reference counted.
 */
typedef struct {
  LesartReading *reading;
  GArray *origins[LESART_N_ITEM_KINDS]; /*< private >*/
  GPtrArray *decisions;                 /*< private >*/
  gint ref_count;                       /*< private >*/
} LesartCorrected;

LesartCorrected *
lesart_correct (LesartReading *reading, GPtrArray *decisions, gboolean with_rejected);
LesartCorrected *lesart_corrected_ref (LesartCorrected *self);
void lesart_corrected_unref (LesartCorrected *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartCorrected, lesart_corrected_unref)

LesartState
lesart_corrected_get_state (const LesartCorrected *self, LesartItemKind kind, guint index);
LesartAnnotation *lesart_corrected_get_decision (const LesartCorrected *self,
                                                 LesartItemKind kind,
                                                 guint index); /* (nullable) */

/* Each is a step that can be undone; groups of notes.h make one of several. */
gboolean lesart_can_decide (const LesartCorrected *corrected,
                            LesartItemKind kind,
                            guint index,
                            LesartEdit edit);
LesartEdit lesart_decide (LesartNotes *notes,
                          const LesartCorrected *corrected,
                          LesartItemKind kind,
                          guint index,
                          LesartEdit edit);
void lesart_decide_accept (LesartNotes *notes,
                           const LesartCorrected *corrected,
                           LesartItemKind kind,
                           guint index);
void lesart_decide_reject (LesartNotes *notes,
                           const LesartCorrected *corrected,
                           LesartItemKind kind,
                           guint index);
void lesart_decide_restore (LesartNotes *notes,
                            const LesartCorrected *corrected,
                            LesartItemKind kind,
                            guint index);
gboolean lesart_decide_correct (LesartNotes *notes,
                                const LesartCorrected *corrected,
                                LesartItemKind kind,
                                guint index,
                                const LesartFields *fields,
                                LesartSpan span);
void lesart_decide_split (LesartNotes *notes, const LesartCorrected *corrected, LesartSpan mention);
gboolean lesart_decide_claim (LesartNotes *notes,
                              const LesartCorrected *corrected,
                              guint index,
                              const LesartFields *fields,
                              const LesartClaimCard *card);
void lesart_decide_add (LesartNotes *notes,
                        LesartText *text,
                        LesartItemKind kind,
                        const LesartFields *fields,
                        LesartSpan span);

G_END_DECLS
