/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Capitals where a text has none, or nothing else; s for the long s. German spelling says with a
 * capital what is a noun: without that much of the grammar is lost.
 */
#pragma once

#include "language.h"
#include "text.h"

G_BEGIN_DECLS

LesartText *lesart_respell (LesartText *text, const LesartLanguage *language);

G_END_DECLS
