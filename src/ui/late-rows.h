/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkListView (4.8) makes and measures some 200 rows at once when a list is new or jumps, and
 * throws as many away. So that no frame waits for them, those that are about to be seen are filled
 * at once, others near the view a few a frame, from it outwards, and the rest, which are empty
 * until then, when the view comes near.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _LesartLateRows LesartLateRows;

/* Shows in the child of @item what is in it now. */
typedef void (*LesartFillRow) (GtkListItem *item, gpointer data);

LesartLateRows *
lesart_late_rows_new (GtkListView *list, GPtrArray *bound, LesartFillRow fill, gpointer data);
void lesart_late_rows_watch (LesartLateRows *self, GtkAdjustment *place);
void lesart_late_rows_free (LesartLateRows *self);
void lesart_late_rows_bind (LesartLateRows *self, GtkListItem *item);
void lesart_late_rows_unbind (LesartLateRows *self, GtkListItem *item);
void lesart_late_rows_refill (LesartLateRows *self);
void lesart_late_rows_scroll_to (LesartLateRows *self, guint position);

G_END_DECLS
