/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar above the text in which one types what to find: counts hits as one types, shows them in
 * the text and, if wanted, in a list with what stands around them.
 *
 * Signals: "hits-changed" (others show where they lie, see lesart_find_bar_get_hits()), "jump"
 * (guint start, guint end: to a hit that was chosen in the list), "said" (char *words: for a
 * screen reader).
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
GArray *lesart_find_bar_get_hits (LesartFindBar *self); /* (nullable) LesartSpan, in order */

G_END_DECLS
