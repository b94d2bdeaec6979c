/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The outline of a text: its headings; of a text that has none, how its paragraphs begin.
 */
#pragma once

#include "text.h"

G_BEGIN_DECLS

/**
 * LesartOutlineItem:
 * @span: the heading, or the opening of the paragraph
 * @level: of a heading, 0 for the headline of the article
 * @heading: or else the opening of a paragraph
 */
typedef struct {
  LesartSpan span;
  guint level;
  gboolean heading;
} LesartOutlineItem;

GArray *lesart_outline_new (const LesartText *text); /* LesartOutlineItem, in order */

G_END_DECLS
