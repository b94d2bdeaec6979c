/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fused forms of preposition and article, which treebanks take apart: "im" is "in" and "dem".
 */
#pragma once

#include "language.h"

G_BEGIN_DECLS

#define LESART_CONTRACTION_MAX 32 /* bytes of either part, with the NUL */

gboolean lesart_contraction_split (const LesartLanguage *language,
                                   const char *form,
                                   gsize n_bytes,
                                   char *preposition,
                                   char *article);

G_END_DECLS
