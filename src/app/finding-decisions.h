/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person decides of the findings of a check: to change the English, or to leave it for a
 * reason. A decision is an annotation of the German article on the passage of the finding, as those
 * of facts are (corrections.h), so that it is undone with the others and found again when the
 * article changes:
 *
 *   { "type": "TextualBody", "purpose": "moderating", "format": "text/plain",
 *     "value": "finding: scale",
 *     "lesart:decision": "reject",            or "accept"
 *     "lesart:kind": "finding",
 *     "lesart:identity": "scale long-scale",  kind and reason as in the JSON
 *     "lesart:proposed": "5 to 7 billion dollars",  the English passage, which must be the same
 *     "lesart:reason": "..." }                what the person gave, may be missing
 */
#pragma once

#include "check.h"
#include "notes.h"

G_BEGIN_DECLS

typedef enum {
  LESART_FINDING_OPEN,
  LESART_FINDING_ACCEPTED, /* the English is to be changed */
  LESART_FINDING_IGNORED,  /* for a reason */
  LESART_N_FINDING_STATES,
} LesartFindingState;

/**
 * LesartFindingDecision:
 * @reason: (nullable): lives as long as the annotation
 * @annotation: (nullable): that says so, not owned
 */
typedef struct {
  LesartFindingState state;
  const char *reason;
  LesartAnnotation *annotation;
} LesartFindingDecision;

LesartFindingDecision *lesart_finding_decisions_new (const LesartFindings *findings,
                                                     const LesartBitext *bitext,
                                                     const LesartBead *beads,
                                                     LesartNotes *notes);
void lesart_finding_decide (LesartNotes *notes,
                            const LesartBitext *bitext,
                            const LesartBead *beads,
                            const LesartFinding *finding,
                            LesartAnnotation *before,
                            LesartFindingState state,
                            const char *reason);

G_END_DECLS
