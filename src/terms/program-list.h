/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to src/terms: the tables of the program that give English words, as one list of the Ding
 * form, so that there is one way to look words up.
 */
#pragma once

#include "language.h"

G_BEGIN_DECLS

GBytes *lesart_program_list_new (const LesartLanguage *language);

G_END_DECLS
