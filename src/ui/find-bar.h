/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Find in the text: an entry, "3 of 17", next and previous. Signal: "show-hit" (guint index).
 */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

#define LESART_TYPE_FIND_BAR (lesart_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (LesartFindBar, lesart_find_bar, LESART, FIND_BAR, GtkWidget)

GtkWidget *lesart_find_bar_new (LesartReader *reader);
void lesart_find_bar_set_document (LesartFindBar *self, LesartDocument *document);
void lesart_find_bar_open (LesartFindBar *self);
void lesart_find_bar_close (LesartFindBar *self);
void lesart_find_bar_step (LesartFindBar *self, gboolean forward);

G_END_DECLS
