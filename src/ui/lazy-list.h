/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list model whose items are made when a row asks for them, and go with it: for lists of a
 * hundred thousand.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LESART_TYPE_LAZY_LIST (lesart_lazy_list_get_type ())
G_DECLARE_FINAL_TYPE (LesartLazyList, lesart_lazy_list, LESART, LAZY_LIST, GObject)

typedef gpointer (*LesartMakeItem) (guint position, gpointer data); /* (transfer full) */

LesartLazyList *lesart_lazy_list_new (GType type, LesartMakeItem make, gpointer data);
void lesart_lazy_list_set_n_items (LesartLazyList *self, guint n_items);

G_END_DECLS
