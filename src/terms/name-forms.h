/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In which forms an English text has a German name.
 */
#pragma once

#include "check-words.h"

G_BEGIN_DECLS

gboolean lesart_name_forms_find (
    LesartWords *words, const LesartNamed *named, LesartSpan span, guint first, guint end);
gboolean lesart_name_forms_find_english (LesartWords *words, guint32 place);
gboolean
lesart_name_forms_is_needed (LesartWords *words, const LesartNamed *named, guint first, guint end);
gboolean lesart_name_forms_is_telling (const LesartWords *words, guint at);
gboolean lesart_name_forms_is_town_adjective (const LesartWords *words, guint at);
char *lesart_name_forms_suggest (const LesartWords *words,
                                 const LesartNamed *named,
                                 LesartSpan span,
                                 guint32 place);
gboolean lesart_name_forms_are_alike (const char *german, const char *english);
gboolean
lesart_name_forms_begin_alike (const LesartWords *words, const char *german, const char *english);
guint lesart_name_forms_distance (const char *a, const char *b);

G_END_DECLS
