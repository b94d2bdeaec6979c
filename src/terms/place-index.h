/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places by any word for them, in both languages: their names, adjectives and inhabitants, from
 * data/language/places.tsv and place-words.tsv.
 */
#pragma once

#include "bead.h"
#include "language.h"

G_BEGIN_DECLS

typedef struct _LesartPlaceIndex LesartPlaceIndex;

#define LESART_NO_PLACE G_MAXUINT32
#define LESART_PLACE_MAX_WORDS 6

LesartPlaceIndex *lesart_place_index_new (const LesartLanguage *language);
void lesart_place_index_free (LesartPlaceIndex *self);
const LesartPlaceIndex *lesart_place_index_get (const LesartLanguage *language);

guint32 lesart_place_index_match (const LesartPlaceIndex *self,
                                  LesartSide side,
                                  const char *const *folded,
                                  guint n_folded,
                                  guint *n_words);
gboolean lesart_place_index_is_same (const LesartPlaceIndex *self, guint32 a, guint32 b);
const char *lesart_place_index_get_country (const LesartPlaceIndex *self, guint32 place);
guint32 lesart_place_index_get_directed (const LesartPlaceIndex *self, const char *folded);
gboolean lesart_place_index_is_land (const LesartPlaceIndex *self, guint32 place);
gboolean lesart_place_index_is_country (const LesartPlaceIndex *self, guint32 place);
const char *lesart_place_index_get_english (const LesartPlaceIndex *self, guint32 place);

G_END_DECLS
