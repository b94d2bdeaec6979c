/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds words in a text as a reader means them: case, umlauts written out (ae), ß and ss, soft
 * hyphens and line ends do not matter; positions are those of the text.
 */
#pragma once

#include "text.h"

G_BEGIN_DECLS

GArray *lesart_find (const LesartText *text,
                     const char *query,
                     gboolean whole_words); /* LesartSpan, in order */

G_END_DECLS
