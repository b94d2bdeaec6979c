/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See panel-parts.h.
 */
#include "panel-parts.h"

/* ---- Filters ---- */

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

/* ---- Rows ---- */

/**
 * lesart_panel_find_item:
 * @bound: (element-type GtkListItem)
 * @widget: (nullable): a row of the list, or something in it
 *
 * Returns: (transfer none) (nullable): the item whose row that is
 */
GtkListItem *
lesart_panel_find_item (GPtrArray *bound, GtkWidget *widget)
{
  for (guint i = 0; widget != NULL && i < bound->len; i++) {
    GtkListItem *item = g_ptr_array_index (bound, i);
    GtkWidget *child = gtk_list_item_get_child (item);

    if (widget == child || gtk_widget_is_ancestor (widget, child)
        || widget == gtk_widget_get_parent (child))
      return item;
  }
  return NULL;
}

/**
 * lesart_panel_get_focused:
 *
 * Returns: (transfer none) (nullable): the item whose row has the focus, or holds what has it
 */
GtkListItem *
lesart_panel_get_focused (GtkWidget *panel, GPtrArray *bound)
{
  GtkRoot *root = gtk_widget_get_root (panel);

  return root == NULL ? NULL : lesart_panel_find_item (bound, gtk_root_get_focus (root));
}

static gboolean
on_lead_down (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              GtkWidget *list)
{
  GtkWidget *bar = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (bar));

  if (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0 || !gtk_widget_get_mapped (list))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0u);
  /* The list would go to the row that had the focus last; a heading takes none. */
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_grab_focus (row))
      return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

/**
 * lesart_panel_lead_down:
 * @bar: holds the entry for the words to filter by
 *
 * From that entry Down leads to the first row of @list, past what else is in the bar.
 */
void
lesart_panel_lead_down (GtkWidget *bar, GtkListView *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_lead_down), list, 0);
  gtk_widget_add_controller (bar, keys);
}

/* ---- The menu of a row ---- */

/**
 * lesart_panel_menu_new:
 * @list: whose rows it is for; it becomes the parent, so unparent the menu in the owner's dispose
 * @model: (nullable): can be set later
 *
 * Returns: (transfer none): a menu that is not open
 */
GtkWidget *
lesart_panel_menu_new (GtkListView *list, GMenuModel *model)
{
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);

  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_parent (menu, GTK_WIDGET (list));
  return menu;
}

/**
 * lesart_panel_menu_pop_up:
 * @widget: what @x and @y are coordinates of
 */
void
lesart_panel_menu_pop_up (GtkWidget *menu, GtkWidget *widget, double x, double y)
{
  double at_x = x;
  double at_y = y;

  gtk_widget_translate_coordinates (widget, gtk_widget_get_parent (menu), x, y, &at_x, &at_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle){ (int) at_x, (int) at_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (menu));
}
