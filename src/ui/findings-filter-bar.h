/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Above the list of findings: words, kind, decision; how many pass; and the menu of the report.
 */
#pragma once

#include "filter-bar.h"
#include "findings-list.h"

G_BEGIN_DECLS

#define LESART_TYPE_FINDINGS_FILTER_BAR (lesart_findings_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (LesartFindingsFilterBar,
                      lesart_findings_filter_bar,
                      LESART,
                      FINDINGS_FILTER_BAR,
                      LesartFilterBar)

GtkWidget *lesart_findings_filter_bar_new (void);
LesartFindingsFilter lesart_findings_filter_bar_get_filter (LesartFindingsFilterBar *self);
void lesart_findings_filter_bar_set_findings (LesartFindingsFilterBar *self, GListModel *findings);
void lesart_findings_filter_bar_set_counts (LesartFindingsFilterBar *self,
                                            guint n_shown,
                                            guint n_open,
                                            guint n_all);

G_END_DECLS
