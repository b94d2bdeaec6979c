/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a text comes to be, for those who put one together.
 */
#pragma once

#include "text.h"

G_BEGIN_DECLS

const char *lesart_spell_ligature (const char *p, const char *end);

LesartText *
lesart_text_new_set (const GString *utf8, const GArray *styles, GArray *links, GError **error);

G_END_DECLS
