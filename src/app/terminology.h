/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The terms of the article that is open: which it uses, which could be added, and what a person
 * decides of them.
 *
 * A decision is an annotation of the article, like one on a fact (corrections.h), and so a step of
 * its one history. It says what the concept was before and what it is from then on; the term base
 * follows whatever becomes of these annotations, by a decision, undo or redo:
 *
 *   { "type": "TextualBody", "purpose": "classifying", "format": "text/plain",
 *     "value": "term: Chip",
 *     "lesart:decision": "correct",            "reject": no term
 *     "lesart:kind": "term",
 *     "lesart:identity": "t-6f1c...",          id of the concept; of what is no term: its words
 *     "lesart:before": {...},                  the concept as the base had it, if it had it
 *     "lesart:concept": {...} }                as it is now; without it, it was taken out
 *
 * Signals: "changed": marks, or what is known of them; "save-failed" (string) of the store.
 */
#pragma once

#include "document.h"
#include "term-item.h"
#include "term-store.h"
#include "translation.h"

G_BEGIN_DECLS

#define LESART_TYPE_TERMINOLOGY (lesart_terminology_get_type ())
G_DECLARE_FINAL_TYPE (LesartTerminology, lesart_terminology, LESART, TERMINOLOGY, GObject)

typedef enum {
  LESART_TERMS_IDLE, /* no article, or nobody has asked for its terms and there is no base */
  LESART_TERMS_SEARCHING,
  LESART_TERMS_READY,
  LESART_TERMS_FAILED, /* the base cannot be read */
} LesartTermsState;

/* What is underlined. */
typedef struct {
  LesartSpan span;
  LesartTermStatus status;
} LesartTermMark;

LesartTerminology *lesart_terminology_new (LesartDocument *document);
void lesart_terminology_want (LesartTerminology *self);
void lesart_terminology_set_translation (LesartTerminology *self, LesartTranslation *translation);
LesartTermsState lesart_terminology_get_state (LesartTerminology *self);
LesartTermStore *lesart_terminology_get_store (LesartTerminology *self); /* (nullable) */
GListModel *lesart_terminology_get_items (LesartTerminology *self);      /* (transfer none) */
const GArray *lesart_terminology_get_marks (LesartTerminology *self);    /* LesartTermMark */

LesartConcept *lesart_terminology_make_concept (LesartTerminology *self, LesartTermItem *item);
LesartConcept *lesart_terminology_make_concept_of (LesartTerminology *self, LesartSpan span);
void lesart_terminology_put (LesartTerminology *self, LesartConcept *concept, LesartSpan span);
gboolean
lesart_terminology_decide (LesartTerminology *self, LesartTermItem *item, LesartTermStatus status);
void lesart_terminology_remove (LesartTerminology *self, LesartTermItem *item);
gboolean lesart_terminology_begin_folder (LesartTerminology *self, GError **error);

G_END_DECLS
