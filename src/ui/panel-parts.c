/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See panel-parts.h.
 */
#include "panel-parts.h"

/**
 * lesart_panel_search_new:
 * @label: what it filters, for the eye and the screen reader
 *
 * Returns: (transfer floating): an entry for words to filter by
 */
GtkSearchEntry *
lesart_panel_search_new (const char *label)
{
  GtkWidget *entry = gtk_search_entry_new ();

  gtk_widget_add_css_class (entry, "lesart-panel-filter");
  g_object_set (entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_SEARCH_ENTRY (entry);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* What has the focus is the button inside, which GTK 4.8 gives no name: it says what is chosen, and
 * what of. */
static void
name_button (GtkDropDown *choice)
{
  const char *label = g_object_get_data (G_OBJECT (choice), "label");
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (choice));
  gpointer item = gtk_drop_down_get_selected_item (choice);
  g_autofree char *name =
      item == NULL ? g_strdup (label)
                   : g_strconcat (label, ": ", gtk_string_object_get_string (item), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * lesart_panel_choice_new:
 * @strings: (transfer full): what can be chosen
 * @label: what is chosen, for the screen reader
 *
 * Returns: (transfer floating): a drop-down that can be narrow, however long its strings are
 */
GtkDropDown *
lesart_panel_choice_new (GtkStringList *strings, const char *label)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (strings), NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), factory);
  g_object_set_data_full (G_OBJECT (choice), "label", g_strdup (label), g_free);
  g_signal_connect (choice, "notify::selected-item", G_CALLBACK (name_button), NULL);
  name_button (GTK_DROP_DOWN (choice));
  gtk_widget_add_css_class (choice, "lesart-choice");
  gtk_widget_set_tooltip_text (choice, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return GTK_DROP_DOWN (choice);
}
