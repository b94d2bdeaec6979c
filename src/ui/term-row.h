/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the Terms panel: the German term, its English ones, what was decided, how often it is
 * used.
 */
#pragma once

#include "list-row.h"
#include "term-item.h"

G_BEGIN_DECLS

#define LESART_TYPE_TERM_ROW (lesart_term_row_get_type ())
G_DECLARE_FINAL_TYPE (LesartTermRow, lesart_term_row, LESART, TERM_ROW, LesartListRow)

G_END_DECLS
