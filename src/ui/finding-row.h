/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the Check panel: what kind of finding, how bad, what each side says and why that is
 * wrong, what to write instead, what was decided; two buttons while it is the current one.
 */
#pragma once

#include "findings-list.h"
#include "list-row.h"

G_BEGIN_DECLS

#define LESART_TYPE_FINDING_ROW (lesart_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (LesartFindingRow, lesart_finding_row, LESART, FINDING_ROW, LesartListRow)

G_END_DECLS
