/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the words of several pictures have in common.
 */
#pragma once

#include "describe-private.h"

G_BEGIN_DECLS

char *
lesart_diagram_describe_clause (const LesartReading *reading, LesartSpan span, guint max_chars);
char *lesart_diagram_make_label (const LesartReading *reading,
                                 const char *what,
                                 const char *event,
                                 LesartSpan span);
char *lesart_diagram_describe_number (double value);
void lesart_diagram_add_left_out (GString *words, guint n);

G_END_DECLS
