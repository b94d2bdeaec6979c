/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See popovers.h. GTK up to 4.18 at least leaves two things undone, here done for every popover
 * when it shows and when it has closed: the items of menus have no names for screen readers, and a
 * list that closes inside a popover takes the focus out of that one.
 */
#include "popovers.h"

/* An item is named by its label, which GTK 4.18 has made one that can have no name. */
static void
name_item (GtkWidget *item)
{
  GtkWidget *label = gtk_widget_get_first_child (item);

  while (label != NULL && !GTK_IS_LABEL (label))
    label = gtk_widget_get_next_sibling (label);
  if (label == NULL)
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
}

static void
name_items (GtkWidget *widget)
{
  if (g_str_equal (gtk_widget_get_css_name (widget), "modelbutton")) {
    name_item (widget);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

static gboolean
on_show (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_POPOVER_MENU (widget))
    name_items (widget);
  return TRUE;
}

static GtkWidget *
get_outer (GtkWidget *popover)
{
  GtkWidget *parent = gtk_widget_get_parent (popover);

  return parent != NULL ? gtk_widget_get_ancestor (parent, GTK_TYPE_POPOVER) : NULL;
}

static gboolean
return_focus (gpointer popover)
{
  GtkWidget *outer = get_outer (popover);
  GtkWidget *focus;

  if (outer == NULL || !gtk_widget_get_mapped (outer) || gtk_widget_get_mapped (popover))
    return G_SOURCE_REMOVE;
  focus = gtk_root_get_focus (gtk_widget_get_root (outer));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, outer))
    gtk_widget_grab_focus (gtk_widget_get_parent (popover));
  return G_SOURCE_REMOVE;
}

/* GTK moves the focus after this; the next key shall already go to the right one. */
static gboolean
on_closed (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *popover = g_value_get_object (values);

  if (get_outer (popover) != NULL)
    g_idle_add_full (G_PRIORITY_HIGH, return_focus, g_object_ref (popover), g_object_unref);
  return TRUE;
}

/**
 * lesart_popovers_init:
 *
 * From now on the items of menus have names, and the focus stays in a popover when a list in it
 * closes.
 */
void
lesart_popovers_init (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_POPOVER)); /* now it has its signals */
  g_signal_add_emission_hook (g_signal_lookup ("show", GTK_TYPE_WIDGET), 0, on_show, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("closed", GTK_TYPE_POPOVER), 0, on_closed, NULL,
                              NULL);
}

/**
 * lesart_popover_new:
 * @name: what a screen reader says of it
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
lesart_popover_new (const char *name)
{
  GtkWidget *popover =
      g_object_new (GTK_TYPE_POPOVER, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return popover;
}

/**
 * lesart_popover_get_room:
 *
 * A popover stands above or below what it points to; in GTK 4.8 what does not fit there is cut off,
 * later GTK closes it if its least size does not.
 *
 * Returns: the larger of the heights above and below, in its window; -1 when that is not known
 */
int
lesart_popover_get_room (GtkPopover *popover)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (popover));
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (popover)));
  GdkRectangle at;
  double x, y;

  if (root == NULL || !gtk_popover_get_pointing_to (popover, &at)
      || !gtk_widget_translate_coordinates (parent, root, at.x, at.y, &x, &y))
    return -1;
  return MAX ((int) y, gtk_widget_get_height (root) - (int) y - at.height);
}
