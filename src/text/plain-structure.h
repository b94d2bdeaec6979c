/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the lines of a plain text are besides paragraphs: items of lists, and headings.
 */
#pragma once

#include "text.h"

G_BEGIN_DECLS

gsize lesart_text_find_label (const LesartText *text, const LesartBlock *block);
gboolean lesart_label_counts_on (const char *before, const char *line);
void lesart_find_plain_structure (const char *utf8, GArray *blocks);

G_END_DECLS
