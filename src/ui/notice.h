/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two ways to say something without stopping the reader: a notice above the text that stays until
 * it is settled, and a toast that goes by itself.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LESART_TYPE_NOTICE (lesart_notice_get_type ())
G_DECLARE_FINAL_TYPE (LesartNotice, lesart_notice, LESART, NOTICE, GtkWidget)

LesartNotice *lesart_notice_new (void);
void lesart_notice_show (
    LesartNotice *self, gboolean warning, const char *text, const char *button, const char *action);
void lesart_notice_set_progress (LesartNotice *self, double fraction);
gboolean lesart_notice_get_button_rect (LesartNotice *self, GtkWidget *widget, GdkRectangle *rect);
void lesart_notice_hide (LesartNotice *self);
const char *lesart_notice_get_text (LesartNotice *self); /* (nullable): NULL while hidden */

#define LESART_TYPE_TOAST (lesart_toast_get_type ())
G_DECLARE_FINAL_TYPE (LesartToast, lesart_toast, LESART, TOAST, GtkWidget)

LesartToast *lesart_toast_new (void);
void
lesart_toast_show (LesartToast *self, const char *text, const char *button, const char *action);
void lesart_toast_withdraw (LesartToast *self, const char *action);

G_END_DECLS
