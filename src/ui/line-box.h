/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line: a label that wraps, and small things at its end.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lesart_line_box_new (int spacing);

G_END_DECLS
