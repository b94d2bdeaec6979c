/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is connected with whom: people and organisations, and what else something is said of, as
 * boxes; roles, relations, what one does to the other, and who speaks about whom as lines between
 * them. A line is as certain as what it stands for: what is only reported, planned or denied is
 * never on one line with what is asserted.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/* More would not be read as a picture. */
#define LESART_NETWORK_MAX_NODES 60
#define LESART_NETWORK_MAX_LINKS 90

/**
 * LesartNode:
 * @spans: LesartSpan, all mentions
 * @n_links: how many lines it has; those with none are listed
 *
 * The ui sets @name and @label.
 */
typedef struct {
  guint entity;
  LesartEntityType type;
  guint n_mentions;
  guint n_links;
  GArray *spans;
  char *name;
  char *label;
} LesartNode;

typedef enum {
  LESART_REASON_ROLE,
  LESART_REASON_RELATION,
  LESART_REASON_FACT,
  LESART_REASON_QUOTE,
} LesartReasonKind;

/* What a line stands for: which role, relation, fact or quotation of the reading. */
typedef struct {
  LesartReasonKind kind;
  guint index;
} LesartReason;

/**
 * LesartLink:
 * @from: index of a node, and @to
 * @directed: whether it goes from one to the other; roles do not
 * @stroke: how certain it is
 * @reasons: LesartReason
 * @spans: LesartSpan, the passages of the reasons
 *
 * The ui sets @words and @label.
 */
typedef struct {
  guint from, to;
  gboolean directed;
  LesartStroke stroke;
  GArray *reasons;
  GArray *spans;
  char *words;
  char *label;
} LesartLink;

typedef struct {
  GArray *nodes;    /* LesartNode: the connected ones first, with more lines before others */
  guint n_linked;   /* how many are connected */
  GArray *links;    /* LesartLink */
  guint n_left_out; /* nodes that LESART_NETWORK_MAX_NODES cut off */
} LesartNetwork;

/* What the ui says in it. */
typedef struct {
  const char *apart;                        /* the heading above those that nothing connects */
  const char *kinds[LESART_N_ENTITY_TYPES]; /* of boxes */
  const char *strokes[LESART_STROKE_CROSSED + 1]; /* what a kind of line means */
} LesartNetworkWords;

LesartNetwork *lesart_network_new (const LesartReading *reading);
void lesart_network_free (LesartNetwork *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartNetwork, lesart_network_free)

LesartStroke lesart_stroke_of_certainty (LesartCertainty certainty);
LesartScene *lesart_network_layout (const LesartNetwork *self,
                                    const LesartTypesetter *typesetter,
                                    const LesartNetworkWords *words,
                                    double width);

G_END_DECLS
