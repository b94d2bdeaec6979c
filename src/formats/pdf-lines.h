/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a page: where they stand, and in which order they are read.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *words;
  guint page;
  guint row;             /* on the page; a line that is set wide comes in pieces */
  double x1, x2, y1, y2; /* points from the upper left corner of the page */
  double cell;           /* where the words behind the first wide gap begin; 0: there is none */
  double size;           /* of its letters */
  double left, right;    /* of its column */
  gboolean at_edge;      /* of the page */
  gboolean item;         /* begins an item of a list */
  guint note;            /* number of the footnote that it is a line of; 0: it is none */
} LesartPdfLine;

void lesart_pdf_order_lines (LesartPdfLine *lines, guint n_lines);

G_END_DECLS
