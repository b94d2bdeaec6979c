/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A button that shows an icon alone, so that its words stand in the tooltip and for screen readers.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lesart_icon_button_new (const char *icon, const char *label, const char *action);

G_END_DECLS
