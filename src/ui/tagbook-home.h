/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The article that the tag book was opened from: what is done to the book is a step of its history,
 * and is undone as any other step of it.
 */
#pragma once

#include "window.h"

G_BEGIN_DECLS

typedef struct _LesartTagHome LesartTagHome;

LesartTagHome *lesart_tag_home_new (GtkWidget *owner);
void lesart_tag_home_free (LesartTagHome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartTagHome, lesart_tag_home_free)
void lesart_tag_home_set_window (LesartTagHome *self, GtkWindow *window);
gboolean lesart_tag_home_is_there (LesartTagHome *self);
GMenuModel *lesart_tag_home_get_menu (LesartTagHome *self);
gboolean lesart_tag_home_do (LesartTagHome *self,
                             LesartTagBook *book,
                             LesartTagChange *change,
                             GError **error);
void lesart_tag_home_turn (LesartTagHome *self, gboolean undo, LesartToast *toast);

G_END_DECLS
