/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names for screen readers of what has a mnemonic: GTK 4.8 spells the underscore, too.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lesart_name_plainly (GtkWidget *widget, const char *label);

G_END_DECLS
