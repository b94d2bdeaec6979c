/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words for what the dictionary says. Its own words stay as they are, what the program says of
 * them is in the interface language.
 */
#pragma once

#include "lookup.h"

G_BEGIN_DECLS

const char *lesart_describe_way (const LesartHeadword *word); /* (nullable) */
char *lesart_describe_headword (const LesartLookup *lookup, const LesartLookupWord *word);
char *lesart_describe_wordings (LesartPiece wordings, const char *but, gboolean markup);
char *lesart_describe_false_friend (const LesartFalseFriend *friend);

G_END_DECLS
