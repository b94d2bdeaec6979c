/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to src/terms: about where in one text the sentences of the other are.
 */
#pragma once

#include "align-words.h"

G_BEGIN_DECLS

guint32 *lesart_align_find_path (const LesartAlignWords *words);

G_END_DECLS
