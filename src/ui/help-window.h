/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The user guide: chapters in Markdown that come with the program, each with its picture.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lesart_help_window_new (GtkWindow *parent);

G_END_DECLS
