/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two texts: side by side where there is room for two columns, one above the other where there is
 * not. (GTK 4.8 has no breakpoints.)
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* px: two columns of text that can be read */
#define LESART_PAIR_BESIDE_FROM 720

#define LESART_TYPE_PAIR (lesart_pair_get_type ())
G_DECLARE_FINAL_TYPE (LesartPair, lesart_pair, LESART, PAIR, GtkWidget)

GtkWidget *lesart_pair_new (GtkWidget *first, GtkWidget *second);
void lesart_pair_release (LesartPair *self);

G_END_DECLS
