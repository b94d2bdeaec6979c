/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tooltip.h"

/**
 * lesart_set_tooltip:
 * @widget: not a page of a stack
 * @text: (nullable): what it says
 *
 * For what the first frame shows and for rows of lists.
 */
void
lesart_set_tooltip (GtkWidget *widget, const char *text)
{
  gboolean hidden = gtk_widget_get_visible (widget) && !gtk_widget_get_mapped (widget);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  if (hidden)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (hidden)
    gtk_widget_set_visible (widget, TRUE);
}
