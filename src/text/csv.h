/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables as RFC 4180 has them: cells in quotation marks where they need them, lines end with CR LF.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void lesart_csv_add_cell (GString *table, const char *value, gboolean last);
void lesart_csv_add_words (GString *table, const char *words, gboolean last);

G_END_DECLS
