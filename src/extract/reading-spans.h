/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passages of a reading that others ask for by place.
 */
#pragma once

#include "reading.h"

G_BEGIN_DECLS

GArray *lesart_reading_list_names (const LesartReading *reading); /* LesartSpan */
LesartSpan lesart_reading_get_sentence (const LesartReading *reading, guint32 at);

G_END_DECLS
