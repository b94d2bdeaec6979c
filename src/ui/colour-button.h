/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The round buttons that stand for the six colours of a mark, the same wherever they are met.
 */
#pragma once

#include <gtk/gtk.h>

#include "annotation.h"

G_BEGIN_DECLS

GtkWidget *lesart_colour_button_new (LesartColour colour, gboolean toggle);
/* Sets the CSS class of @colour on @widget and takes those of the others away. */
void lesart_widget_set_colour (GtkWidget *widget, LesartColour colour);

G_END_DECLS
