/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The texts that passages were made in, before the article was changed: looked for by their hash
 * (snapshot.h), compared with the article once, and kept as long as passages are read.
 */
#pragma once

#include "anchor.h"

G_BEGIN_DECLS

LesartEarlierTexts *lesart_earlier_texts_new (const LesartText *text);
void lesart_earlier_texts_free (LesartEarlierTexts *self);
gboolean lesart_earlier_texts_map (LesartEarlierTexts *self,
                                   const LesartStoredQuote *quote,
                                   const char *made_in,
                                   LesartReanchored *found);
LesartReanchored
lesart_earlier_texts_find (LesartEarlierTexts *self, const LesartStoredQuote *quote);

G_END_DECLS
