/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims out of the window, into files of other programs.
 */
#pragma once

#include "document.h"
#include "save-as.h"

G_BEGIN_DECLS

void lesart_claims_exchange_fill_menu (GMenu *menu, guint n_shown);
void lesart_claims_exchange_save (GtkWidget *owner,
                                  const char *format,
                                  LesartDocument *document,
                                  GListModel *claims,
                                  LesartSavedFunc func);

G_END_DECLS
