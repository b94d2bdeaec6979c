/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a graph to places: boxes that lie as far from each other as their way in the graph is long,
 * and do not cover each other.
 */
#pragma once

#include "network.h"

G_BEGIN_DECLS

/**
 * LesartGraph:
 * @boxes: widths and heights are given; places are found
 * @neighbours: pairs of indices into @boxes
 *
 * Both the boxes of the picture and the words on its lines are boxes of the graph: a line from A to
 * B with words w is A - w - B, so that its words have a place of their own.
 */
typedef struct {
  LesartBox *boxes;
  guint n;
  guint (*neighbours)[2];
  guint n_neighbours;
} LesartGraph;

double lesart_graph_place (LesartGraph *self, double width, double gap);

G_END_DECLS
