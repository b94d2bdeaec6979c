/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is kept of an article in the user's data folder is found by the address of the article. When
 * that was renamed or moved, with its notes, it follows: these say who they are, and there is no
 * file any more where they were. When the article went alone, its notes are found by the hash of
 * the text that they were made in; whether they are to follow is for the reader to say.
 */
#pragma once

#include "atomic-file.h"
#include "store-place.h"

G_BEGIN_DECLS

void lesart_moved_article_remember (const LesartFileCalls *calls,
                                    const LesartPlaces *places,
                                    const char *id);
void lesart_moved_article_follow (const LesartFileCalls *calls,
                                  const LesartPlaces *places,
                                  const char *id);
gboolean lesart_moved_article_set_aside (const LesartFileCalls *calls,
                                         const LesartPlaces *places,
                                         const char *sha256);
char *lesart_moved_article_find_notes (const LesartPlaces *places, const char *sha256);

G_END_DECLS
