/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plain-name.h"

/**
 * lesart_name_plainly:
 * @label: of @widget, with an underscore before its mnemonic
 */
void
lesart_name_plainly (GtkWidget *widget, const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *name = g_strjoinv ("", parts);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
