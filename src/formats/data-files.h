/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the program's own files lie: installed, or in the build folder that it is run from.
 */
#pragma once

#include "dictionary.h"

G_BEGIN_DECLS

LesartLanguage *lesart_open_language (GError **error);
LesartDictionary *lesart_open_dictionary (const LesartLanguage *language);
char *lesart_find_documents_module (void);
char *lesart_find_sample (const char *name);
char *lesart_find_help (const char *language);
char *lesart_find_tag_book (const char *name, const char *language);

G_END_DECLS
