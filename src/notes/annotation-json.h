/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Annotations to and from the W3C Web Annotation Data Model (Recommendation of 23 February 2017).
 *
 * Reading takes what other programs write, as far as the model allows it and a little further; what
 * Lesart does not understand stays in the annotation. Writing changes only what was changed.
 */
#pragma once

#include "anchor.h"
#include "annotation.h"

G_BEGIN_DECLS

#define LESART_ANNO_CONTEXT "http://www.w3.org/ns/anno.jsonld"
/* Our own members are written "lesart:..."; the prefix is declared in @context. */
#define LESART_ANNO_PREFIX "lesart"
#define LESART_ANNO_NAMESPACE "urn:lesart:ns#"
#define LESART_ANNO_COLOUR LESART_ANNO_PREFIX ":colour"
#define LESART_ANNO_VERDICT LESART_ANNO_PREFIX ":verdict"
#define LESART_ANNO_CONFIDENCE LESART_ANNO_PREFIX ":confidence"
/* A body that has it says what was decided of a fact; what else is in it is for who wrote it. */
#define LESART_ANNO_DECISION LESART_ANNO_PREFIX ":decision"
/* An annotation that has it is what another program made of the one with that id, while we changed
 * it, too. */
#define LESART_ANNO_CONFLICT LESART_ANNO_PREFIX ":conflictOf"

/**
 * LesartSource:
 * @text: the article
 * @iri: what a target in it is written with: the name of the file, or urn:sha256:...
 * @other_iris: (nullable) (array zero-terminated=1): what else means it in a file: its whole
 *   address, for instance
 *
 * What targets are in.
 */
typedef struct {
  LesartText *text;
  const char *iri;
  const char *const *other_iris;
} LesartSource;

LesartAnnotation *lesart_annotation_from_json (JsonObject *object,
                                               const LesartSource *source,
                                               LesartAnchorer *anchorer,
                                               const char *path,
                                               GError **error);
JsonObject *lesart_annotation_to_json (LesartAnnotation *self, const LesartSource *source);

/* Words for values, shared with claim cards. */
extern const char *const lesart_verdict_names[LESART_N_VERDICTS]; /* in the JSON; NULL: open */
extern const char *const lesart_confidence_names[LESART_N_CONFIDENCES];
guint lesart_name_to_value (const char *const *names, guint n_names, const char *name);

/* Shared by both and by collection.c. */
JsonNode *lesart_anno_make_context (void);
JsonNode *lesart_anno_declare_prefix (JsonNode *context);
gboolean lesart_anno_has_type (JsonObject *object, const char *type);
const char *lesart_anno_get_string (JsonObject *object, const char *name);
JsonNode *lesart_anno_node_for_string (const char *string);
JsonNode *lesart_anno_node_for_object (JsonObject *object);
/* What a body is for. */
typedef enum {
  LESART_BODY_OTHER,
  LESART_BODY_TAG,
  LESART_BODY_NOTE,
  LESART_BODY_DECISION,
} LesartBodyKind;

LesartBodyKind lesart_anno_get_kind (JsonNode *body, const char *motivation);
const char *lesart_anno_get_value (JsonNode *body);

G_END_DECLS
