/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Above the list of claims: words, verdict, certainty, who says it, decision; how many pass; and
 * what can be done with all that pass ("claims.accept-shown", "claims.reject-shown").
 */
#pragma once

#include "claims-list.h"
#include "filter-bar.h"

G_BEGIN_DECLS

#define LESART_TYPE_CLAIMS_FILTER_BAR (lesart_claims_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (
    LesartClaimsFilterBar, lesart_claims_filter_bar, LESART, CLAIMS_FILTER_BAR, LesartFilterBar)

GtkWidget *lesart_claims_filter_bar_new (void);
LesartClaimsFilter lesart_claims_filter_bar_get_filter (LesartClaimsFilterBar *self);
void lesart_claims_filter_bar_set_claims (LesartClaimsFilterBar *self, GListModel *claims);
void lesart_claims_filter_bar_set_counts (LesartClaimsFilterBar *self,
                                          guint n_shown,
                                          guint n_open,
                                          guint n_all);

G_END_DECLS
