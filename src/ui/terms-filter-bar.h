/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Above the list of terms: words, which terms, their order; and the menu of the term base.
 */
#pragma once

#include "filter-bar.h"
#include "term-item.h"

G_BEGIN_DECLS

#define LESART_TYPE_TERMS_FILTER_BAR (lesart_terms_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (
    LesartTermsFilterBar, lesart_terms_filter_bar, LESART, TERMS_FILTER_BAR, LesartFilterBar)

GtkWidget *lesart_terms_filter_bar_new (void);
gboolean lesart_terms_filter_bar_match (LesartTermsFilterBar *self, LesartTermItem *item);
GtkSorter *lesart_terms_filter_bar_make_sorter (LesartTermsFilterBar *self);
void lesart_terms_filter_bar_set_counts (LesartTermsFilterBar *self, guint n_shown, guint n_all);

G_END_DECLS
