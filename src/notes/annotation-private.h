/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an annotation is made of, shared by annotation.c (making versions) and annotation-json.c
 * (reading and writing them). Not for other files.
 *
 * An annotation that was read keeps its JSON, or where that is. The fields below are what Lesart
 * understands of it; "touched" says which of them differ from that JSON, so that writing changes
 * these members and no other: what another program put there stays as it was, in its place.
 */
#pragma once

#include "annotation-json.h"
#include "json-tape.h"

G_BEGIN_DECLS

typedef enum {
  LESART_PART_TARGET = 1 << 0,
  LESART_PART_TAGS = 1 << 1,
  LESART_PART_NOTE = 1 << 2,
  LESART_PART_COLOUR = 1 << 3,
  LESART_PART_DECISION = 1 << 4,
  LESART_PART_VERDICT = 1 << 5,
} LesartParts;

#define LESART_PARTS_ALL                                                                           \
  (LESART_PART_TARGET | LESART_PART_TAGS | LESART_PART_NOTE | LESART_PART_COLOUR)

struct _LesartAnnotation {
  GObject parent_instance;

  char *id;
  guint n_spans;
  LesartSpan extent; /* from the first to the last: of one span, that is it */
  GArray *spans; /* (nullable) if more than one: in order, apart, not empty; shared by versions */
  char *quote;
  LesartFate fate;    /* the worst of its passages */
  char *stored_quote; /* (nullable) the words that the file has, if they are not in the text */
  LesartColour colour;
  char **tags;
  char *note;    /* "" without a note */
  char *creator; /* (nullable) */
  char **link;   /* (nullable): the ids of two annotations that it relates; it has no spans then */
  LesartVerdict verdict;
  LesartConfidence confidence;
  gboolean machine;
  JsonObject *decision; /* (nullable) the body that says it; never written to */
  GDateTime *created;   /* (nullable) only in foreign files */
  GDateTime *modified;
  GDateTime *sourced; /* when the spans were set: the date of the text that they are in */

  /* As it was read; neither for a new one. Either the object, which is never written to, or, which
   * takes a tenth of the memory, its bytes in a file. */
  JsonObject *json;
  GBytes *file;
  const char *raw; /* in "file" */
  gsize n_raw;
  char *conflict; /* (nullable): of which annotation this is another version */

  guint touched; /* LesartParts that the JSON does not have */
};

/* For tests: what time it is, in UTC. NULL: the clock of the system. */
typedef GDateTime *(*LesartClock) (void);
void lesart_annotation_set_clock (LesartClock clock);
GDateTime *lesart_annotation_now (void);
char *lesart_annotation_get_user (void); /* (nullable): who makes annotations here */

/* The object as it was read; (transfer full) (nullable). In any thread. */
JsonObject *lesart_annotation_ref_json (LesartAnnotation *self);
LesartAnnotation *lesart_annotation_from_token (const LesartJsonToken *token,
                                                GBytes *file,
                                                const char *bytes,
                                                const LesartSource *source,
                                                LesartAnchorer *anchorer,
                                                const char *path,
                                                GError **error);
LesartBodyKind lesart_body_get_kind (const LesartJsonToken *body, const char *motivation);
/* The bytes, if it was not changed since. */
const char *lesart_annotation_get_raw (LesartAnnotation *self, gsize *n_raw);

LesartColour lesart_colour_from_string (const char *name);
GArray *
lesart_annotation_tidy_spans (const LesartText *text, const LesartSpan *spans, guint n_spans);
void lesart_annotation_take_spans (LesartAnnotation *self, GArray *tidy);
char *lesart_annotation_quote_spans (const LesartText *text, const GArray *spans);

G_END_DECLS
