/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One annotation: what a person (or the engine) says of one or more passages. Immutable; a change
 * makes a new version with the same id, so that undo is an exchange of versions.
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "anchor.h"

G_BEGIN_DECLS

/* The six colours of a mark; what they look like is the theme's. */
typedef enum {
  LESART_COLOUR_NONE,
  LESART_COLOUR_YELLOW,
  LESART_COLOUR_GREEN,
  LESART_COLOUR_BLUE,
  LESART_COLOUR_PINK,
  LESART_COLOUR_ORANGE,
  LESART_COLOUR_PURPLE,
  LESART_N_COLOURS,
} LesartColour;

const char *lesart_colour_to_string (LesartColour colour); /* as in the JSON: "yellow" */

/* How a person judges what a passage claims (the four of AVeriTeC, and none yet), and how surely.
 */
typedef enum {
  LESART_VERDICT_OPEN,
  LESART_VERDICT_SUPPORTED,
  LESART_VERDICT_REFUTED,
  LESART_VERDICT_NOT_ENOUGH,
  LESART_VERDICT_CONFLICTING,
  LESART_N_VERDICTS,
} LesartVerdict;

typedef enum {
  LESART_CONFIDENCE_NONE,
  LESART_CONFIDENCE_LOW,
  LESART_CONFIDENCE_MEDIUM,
  LESART_CONFIDENCE_HIGH,
  LESART_N_CONFIDENCES,
} LesartConfidence;

#define LESART_TYPE_ANNOTATION (lesart_annotation_get_type ())
G_DECLARE_FINAL_TYPE (LesartAnnotation, lesart_annotation, LESART, ANNOTATION, GObject)

LesartAnnotation *lesart_annotation_new (LesartText *text, const LesartSpan *spans, guint n_spans);
LesartAnnotation *lesart_annotation_new_link (const char *from, const char *to, const char *label);
const char *lesart_annotation_get_id (LesartAnnotation *self);
const LesartSpan *lesart_annotation_get_spans (LesartAnnotation *self, guint *n_spans);
LesartSpan lesart_annotation_get_extent (LesartAnnotation *self);
gboolean
lesart_annotation_is_anchored (LesartAnnotation *self); /* FALSE: a passage is gone from the text */
LesartFate lesart_annotation_get_fate (LesartAnnotation *self);
const char *lesart_annotation_get_quote (LesartAnnotation *self);
const char *lesart_annotation_get_stored_quote (LesartAnnotation *self); /* (nullable) */
LesartColour lesart_annotation_get_colour (LesartAnnotation *self);
const char *const *lesart_annotation_get_tags (LesartAnnotation *self);
const char *lesart_annotation_get_note (LesartAnnotation *self); /* "" without a note */
LesartVerdict lesart_annotation_get_verdict (LesartAnnotation *self);
LesartConfidence lesart_annotation_get_confidence (LesartAnnotation *self);
const char *const *
lesart_annotation_get_link (LesartAnnotation *self); /* (nullable): the ids of two others */
const char *lesart_annotation_get_creator (LesartAnnotation *self); /* (nullable) */
gboolean lesart_annotation_is_machine (LesartAnnotation *self);
const char *lesart_annotation_get_conflict (LesartAnnotation *self); /* (nullable) */
JsonObject *
lesart_annotation_get_decision (LesartAnnotation *self); /* (nullable) (transfer none) */
GDateTime *
lesart_annotation_get_created (LesartAnnotation *self); /* (nullable): other programs may not say */
GDateTime *lesart_annotation_get_modified (LesartAnnotation *self); /* (nullable) */

/* New versions: same id and unknown members, "modified" is now. */
LesartAnnotation *lesart_annotation_with_colour (LesartAnnotation *self, LesartColour colour);
LesartAnnotation *lesart_annotation_with_tags (LesartAnnotation *self, const char *const *tags);
LesartAnnotation *lesart_annotation_with_note (LesartAnnotation *self, const char *note);
LesartAnnotation *lesart_annotation_with_verdict (LesartAnnotation *self,
                                                  LesartVerdict verdict,
                                                  LesartConfidence confidence);
LesartAnnotation *lesart_annotation_with_spans (LesartAnnotation *self,
                                                LesartText *text,
                                                const LesartSpan *spans,
                                                guint n_spans);
LesartAnnotation *lesart_annotation_with_decision (LesartAnnotation *self, JsonObject *decision);

G_END_DECLS
