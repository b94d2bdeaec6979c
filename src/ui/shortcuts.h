/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One table of what keys do: the accelerators, the shortcuts window and the tooltips follow it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lesart_shortcuts_install (GtkApplication *application);
GtkWidget *lesart_shortcuts_window_new (GtkWindow *parent);
char *lesart_shortcut_tooltip (const char *action, const char *title);

G_END_DECLS
