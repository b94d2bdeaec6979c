/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One claim in the list: its words, how certain it is, the verdict, who says it.
 */
#pragma once

#include "claims-list.h"
#include "list-row.h"

G_BEGIN_DECLS

#define LESART_TYPE_CLAIM_ROW (lesart_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (LesartClaimRow, lesart_claim_row, LESART, CLAIM_ROW, LesartListRow)

G_END_DECLS
