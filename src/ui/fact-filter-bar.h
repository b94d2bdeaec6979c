/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Above the list of facts: words, kind, certainty, name and decision to filter by.
 */
#pragma once

#include "facts-model.h"
#include "filter-bar.h"

G_BEGIN_DECLS

#define LESART_TYPE_FACT_FILTER_BAR (lesart_fact_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (
    LesartFactFilterBar, lesart_fact_filter_bar, LESART, FACT_FILTER_BAR, LesartFilterBar)

GtkWidget *lesart_fact_filter_bar_new (void);
void lesart_fact_filter_bar_set_corrected (LesartFactFilterBar *self, LesartCorrected *corrected);
gboolean lesart_fact_filter_bar_wants_rejected (LesartFactFilterBar *self);
gboolean lesart_fact_filter_bar_match (LesartFactFilterBar *self,
                                       const LesartCorrected *corrected,
                                       LesartGroup group,
                                       guint index);
void lesart_fact_filter_bar_set_name (LesartFactFilterBar *self, const char *name);
void lesart_fact_filter_bar_set_state (LesartFactFilterBar *self, LesartState state);

G_END_DECLS
