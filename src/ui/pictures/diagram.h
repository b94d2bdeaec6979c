/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture of an article's facts with its words, ready to be laid out at any width.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

typedef enum {
  LESART_DIAGRAM_TIMELINE,
  LESART_DIAGRAM_BARS,
  LESART_DIAGRAM_NETWORK,
  LESART_N_DIAGRAMS,
} LesartDiagramKind;

typedef struct _LesartDiagram LesartDiagram;
struct _LesartDiagram {
  LesartReading *reading;
  const char *title;
  char *description; /* a sentence or two: what is to be seen */
  double least_width;
  LesartScene *(*layout) (const LesartDiagram *self,
                          const LesartTypesetter *typesetter,
                          double width);
  gpointer model;
  GDestroyNotify free_model;
};

LesartDiagram *lesart_diagram_new (LesartDiagramKind kind, LesartReading *reading);
void lesart_diagram_free (LesartDiagram *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartDiagram, lesart_diagram_free)

const char *lesart_diagram_get_title (LesartDiagramKind kind);
const char *
lesart_diagram_get_empty_sentence (LesartDiagramKind kind, const LesartReading *reading);
const char *lesart_diagram_get_name (LesartDiagramKind kind); /* of its file, and for actions */

/* One a kind; each returns whether there is something to show. */
gboolean lesart_diagram_fill_timeline (LesartDiagram *self);
gboolean lesart_diagram_fill_bars (LesartDiagram *self);
gboolean lesart_diagram_fill_network (LesartDiagram *self);

G_END_DECLS
