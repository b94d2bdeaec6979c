/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Empty, loading and error states of the panels look alike because they are this one widget.
 */
#include "panel-status.h"

struct _LesartPanelStatus {
  GtkBox parent_instance;
  GtkImage *icon;
  GtkSpinner *spinner;
  GtkLabel *sentence;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (LesartPanelStatus, lesart_panel_status, GTK_TYPE_BOX)

static guint action_signal;

static void
on_clicked (LesartPanelStatus *self)
{
  if (gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)) == NULL)
    g_signal_emit (self, action_signal, 0);
}

static void
lesart_panel_status_class_init (LesartPanelStatusClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  action_signal = g_signal_new ("action", LESART_TYPE_PANEL_STATUS, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
lesart_panel_status_init (LesartPanelStatus *self)
{
  GtkWidget *box = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (box, "lesart-panel-status");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (box, TRUE);

  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_image_set_pixel_size (self->icon, 32);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->spinner), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->spinner), 24, 24);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->spinner));
  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_justify (self->sentence, GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (self->sentence, 30);
  gtk_widget_set_halign (GTK_WIDGET (self->sentence), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->sentence));
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
  lesart_panel_status_set_action (self, NULL, NULL);
}

GtkWidget *
lesart_panel_status_new (void)
{
  return g_object_new (LESART_TYPE_PANEL_STATUS, NULL);
}

static void
set_sentence (LesartPanelStatus *self, const char *sentence)
{
  gtk_label_set_label (self->sentence, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

/**
 * lesart_panel_status_set:
 * @icon_name: a symbolic icon
 * @sentence: what is the case and what can be done
 */
void
lesart_panel_status_set (LesartPanelStatus *self, const char *icon_name, const char *sentence)
{
  g_return_if_fail (LESART_IS_PANEL_STATUS (self));
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  gtk_spinner_stop (self->spinner);
  set_sentence (self, sentence);
}

/**
 * lesart_panel_status_set_busy:
 * @sentence: what is being done
 */
void
lesart_panel_status_set_busy (LesartPanelStatus *self, const char *sentence)
{
  g_return_if_fail (LESART_IS_PANEL_STATUS (self));
  gtk_widget_set_visible (GTK_WIDGET (self->icon), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  set_sentence (self, sentence);
  lesart_panel_status_set_action (self, NULL, NULL);
}

/**
 * lesart_panel_status_set_action:
 * @label: (nullable): what the button says; %NULL hides it
 * @action_name: (nullable): "win.open"; %NULL to emit "action"
 */
void
lesart_panel_status_set_action (LesartPanelStatus *self, const char *label, const char *action_name)
{
  g_return_if_fail (LESART_IS_PANEL_STATUS (self));
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  /* An action that was not to be had has made the button insensitive; that it is gone does not undo
   * it. */
  if (action_name == NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->button), TRUE);
}
