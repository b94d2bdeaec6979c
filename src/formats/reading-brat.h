/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an article says, as annotations of brat (brat.nlplab.org, "brat standoff format").
 */
#pragma once

#include "reading.h"

G_BEGIN_DECLS

char *lesart_reading_to_brat (const LesartReading *reading);

G_END_DECLS
