/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The hits of a search in a list, each with what stands around it.
 *
 * Signals: "activate" (guint hit).
 */
#pragma once

#include <gtk/gtk.h>

#include "text.h"

G_BEGIN_DECLS

#define LESART_TYPE_HIT_LIST (lesart_hit_list_get_type ())
G_DECLARE_FINAL_TYPE (LesartHitList, lesart_hit_list, LESART, HIT_LIST, GtkWidget)

GtkWidget *lesart_hit_list_new (void);
void lesart_hit_list_set_hits (LesartHitList *self, LesartText *text, GArray *hits);
void lesart_hit_list_set_current (LesartHitList *self, guint hit);

G_END_DECLS
