/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkListView (4.8) makes and measures some 200 rows at once when a list is new or jumps. So that
 * no frame waits for them, those that are about to be seen are filled at once and the others, which
 * are empty until then, a few a frame, from the view outwards.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _LesartLateRows LesartLateRows;

/* Shows in the child of @item what is in it now. */
typedef void (*LesartFillRow) (GtkListItem *item, gpointer data);

LesartLateRows *
lesart_late_rows_new (GtkListView *list, GPtrArray *bound, LesartFillRow fill, gpointer data);
void lesart_late_rows_free (LesartLateRows *self);
void lesart_late_rows_bind (LesartLateRows *self, GtkListItem *item);
void lesart_late_rows_unbind (LesartLateRows *self, GtkListItem *item);
void lesart_late_rows_refill (LesartLateRows *self);
void lesart_late_rows_scroll_to (LesartLateRows *self, guint position);

G_END_DECLS
