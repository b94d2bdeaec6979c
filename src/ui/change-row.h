/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A passage of a changed article: what became of it, the old and the new wording, and what can be
 * decided.
 */
#pragma once

#include "annotation.h"
#include "list-row.h"

G_BEGIN_DECLS

#define LESART_TYPE_CHANGE_ROW (lesart_change_row_get_type ())
G_DECLARE_FINAL_TYPE (LesartChangeRow, lesart_change_row, LESART, CHANGE_ROW, LesartListRow)

G_END_DECLS
