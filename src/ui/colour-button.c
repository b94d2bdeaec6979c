/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The number on a button is that of its colour, the second cue for who does not see it; Ctrl with
 * it gives that colour.
 */
#include "colour-button.h"

#include <glib/gi18n.h>

#include "describe.h"

void
lesart_widget_set_colour (GtkWidget *widget, LesartColour colour)
{
  for (guint i = LESART_COLOUR_NONE; i < LESART_N_COLOURS; i++) {
    g_autofree char *name = g_strconcat ("mark-", lesart_colour_to_string ((LesartColour) i), NULL);

    if (i == (guint) colour)
      gtk_widget_add_css_class (widget, name);
    else
      gtk_widget_remove_css_class (widget, name);
  }
}

/**
 * lesart_colour_button_new:
 * @toggle: a toggle button instead of a button
 *
 * Returns: (transfer floating): a round button that shows @colour and its key
 */
GtkWidget *
lesart_colour_button_new (LesartColour colour, gboolean toggle)
{
  g_autofree char *key =
      colour == LESART_COLOUR_NONE ? g_strdup ("–") : g_strdup_printf ("%d", (int) colour);
  GtkWidget *button =
      toggle ? gtk_toggle_button_new_with_label (key) : gtk_button_new_with_label (key);
  /* Translators: a colour and the key that gives it: Yellow (Ctrl+1) */
  g_autofree char *tooltip = g_strdup_printf (C_ ("colour", "%s (Ctrl+%d)"),
                                              lesart_describe_colour (colour), (int) colour);

  gtk_widget_add_css_class (button, "lesart-colour");
  lesart_widget_set_colour (button, colour);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (
      button, colour == LESART_COLOUR_NONE ? lesart_describe_colour (colour) : tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lesart_describe_colour (colour), -1);
  return button;
}
