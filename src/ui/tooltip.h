/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tooltips without delay: GTK asks the X server where the pointer is, and waits for three answers,
 * whenever the tooltip of a widget is set that could be seen, even if none shows it yet.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lesart_set_tooltip (GtkWidget *widget, const char *text);

G_END_DECLS
