/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A day as a person types it.
 */
#pragma once

#include "language.h"

G_BEGIN_DECLS

char *lesart_parse_day (const LesartLanguage *language, const char *words, const char *today);

G_END_DECLS
