/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where one can go in a text: its outline, narrowed by what is typed, and by a number a sentence or
 * a paragraph.
 *
 * Signal: "go-to" (guint start, guint end).
 */
#pragma once

#include <gtk/gtk.h>

#include "text-units.h"

G_BEGIN_DECLS

#define LESART_TYPE_GO_TO (lesart_go_to_get_type ())
G_DECLARE_FINAL_TYPE (LesartGoTo, lesart_go_to, LESART, GO_TO, GtkPopover)

GtkWidget *lesart_go_to_new (void);
void lesart_go_to_ask (LesartGoTo *self, LesartText *text, LesartReading *reading, guint32 caret);

G_END_DECLS
