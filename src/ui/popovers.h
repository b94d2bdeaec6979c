/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all popovers have in common, GTK's own as well.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lesart_popovers_init (void);
GtkWidget *lesart_popover_new (const char *name);
int lesart_popover_get_room (GtkPopover *popover);

G_END_DECLS
