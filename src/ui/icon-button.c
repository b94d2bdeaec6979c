/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "icon-button.h"

#include "shortcuts.h"
#include "tooltip.h"

/**
 * lesart_icon_button_new:
 * @icon: name of a symbolic icon
 * @label: what the button does
 * @action: (nullable): detailed name of the action that it calls; the tooltip names its key
 *
 * Returns: (transfer floating): a button without frame
 */
GtkWidget *
lesart_icon_button_new (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *tooltip =
      action != NULL ? lesart_shortcut_tooltip (action, label) : g_strdup (label);

  if (action != NULL)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  lesart_set_tooltip (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}
