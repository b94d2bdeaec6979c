/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which words of the two sides of a bead say the same.
 */
#pragma once

#include "check-words.h"

G_BEGIN_DECLS

LesartLinks *lesart_links_new (const LesartCheckInput *input, GStringChunk *strings);
void lesart_links_free (LesartLinks *self);
void lesart_links_fill (LesartWords *words);
gboolean lesart_links_is_able (const LesartLinks *self);
guint lesart_links_get_rank (LesartWords *words, const LesartWord *german, const char *stem);
gboolean lesart_links_lists (LesartWords *words, const LesartWord *german, const char *folded);
gboolean lesart_links_translates (LesartWords *words, const LesartWord *german, const char *stem);
gboolean
lesart_links_are_related (LesartWords *words, const LesartWord *german, LesartSpan english);
gboolean lesart_links_knows (LesartWords *words, const LesartWord *german);
gboolean lesart_links_is_german (const LesartLinks *self, const char *bytes, gsize n_bytes);
gboolean lesart_links_is_english (LesartWords *words, LesartSpan span);
gboolean lesart_links_is_small_english (LesartWords *words, LesartSpan span);

G_END_DECLS
