/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marking, tagging and noting in the window.
 */
#include "window-private.h"

#include <glib/gi18n.h>

void
lesart_window_update_note_actions (LesartWindow *self)
{
}

void
lesart_window_init_notes (LesartWindow *self)
{
}

void
lesart_window_class_add_note_actions (GtkWidgetClass *class)
{
}
