/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How decisions are written, shared by corrections.c (reading them), corrections-links.c (those
 * that join names or split them) and decide.c (making them).
 */
#pragma once

#include "annotation-json.h"
#include "corrections.h"

G_BEGIN_DECLS

#define LESART_DECISION_ACCEPT "accept"
#define LESART_DECISION_REJECT "reject"
#define LESART_DECISION_CORRECT "correct"
#define LESART_DECISION_ADD "add"
#define LESART_DECISION_SPLIT "split" /* a mention is of something else than its name */

#define LESART_DECISION_KIND LESART_ANNO_PREFIX ":kind"
#define LESART_DECISION_IDENTITY LESART_ANNO_PREFIX ":identity"
#define LESART_DECISION_PROPOSED LESART_ANNO_PREFIX ":proposed"

LesartAnnotation *lesart_corrected_get_link (const LesartCorrected *self,
                                             LesartItemKind kind,
                                             guint index); /* (nullable) */
typedef struct {
  LesartState state;
  LesartAnnotation *decision; /* (nullable): the notes hold it, and LesartCorrected */
  LesartAnnotation *link;     /* (nullable): another name is this one, or it was split off */
} LesartOrigin;

typedef struct {
  LesartItemKind kind;
  const char *decision;
  const char *identity; /* (nullable) */
  const char *proposed; /* (nullable) */
  LesartSpan span;
  JsonObject *body;
  LesartAnnotation *annotation;
} LesartDecision;

/* The items of a kind as the engine gave them, in the order of where they begin. */
typedef struct {
  guint32 *order;
  guint n;
  guint32 longest; /* no passage is longer */
} LesartItemIndex;

/* That an entity is the one of another name. */
typedef struct {
  guint item;
  char *other;
  LesartAnnotation *decision;
} LesartJoin;

typedef struct {
  LesartReading *machine;
  LesartReading *reading; /* the copy that is being corrected */
  GArray **origins;       /* LesartOrigin, by kind */
  LesartItemIndex indices[LESART_N_ITEM_KINDS];
  GHashTable *names; /* char * -> index of the entity + 1 */
  GHashTable *split; /* (nullable): the same, of those that were split off: "words\tof the name" */
  GArray *joins;     /* LesartJoin */
} LesartCorrecting;

void lesart_correcting_split (LesartCorrecting *work, const LesartDecision *decision);
void lesart_correcting_note_join (LesartCorrecting *work,
                                  guint item,
                                  const char *other,
                                  LesartAnnotation *decision);
gint32 *lesart_correcting_join (LesartCorrecting *work);
void lesart_correcting_clear_links (LesartCorrecting *work);

char *lesart_decision_member (LesartItemKind kind, LesartField field); /* (nullable) */

G_END_DECLS
