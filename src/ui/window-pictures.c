/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pictures stand in the side panel; enlarged, the panel has the place of the text, too.
 */
#include "window-private.h"

static gboolean
is_enlarged (LesartWindow *self)
{
  return lesart_split_get_sidebar_fills (LESART_SPLIT (self->split));
}

static gboolean
is_shown (LesartWindow *self)
{
  return lesart_split_get_sidebar_visible (LESART_SPLIT (self->split))
         && gtk_stack_get_visible_child (GTK_STACK (self->side_stack)) == self->pictures_panel;
}

/* Other pages of the panel have no use for so much room. */
static void
on_page_changed (LesartWindow *self)
{
  if (!is_shown (self))
    lesart_window_leave_picture (self);
  lesart_application_session_changed (
      LESART_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

static void
on_fills (LesartWindow *self)
{
  lesart_pictures_panel_set_enlarged (LESART_PICTURES_PANEL (self->pictures_panel),
                                      is_enlarged (self));
}

/**
 * lesart_window_leave_picture:
 *
 * Shows the text again if a picture is enlarged.
 *
 * Returns: whether one was
 */
gboolean
lesart_window_leave_picture (LesartWindow *self)
{
  gboolean was = is_enlarged (self);

  lesart_split_set_sidebar_fills (LESART_SPLIT (self->split), FALSE);
  return was;
}

static void
picture_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);

  if (lesart_pictures_panel_show (LESART_PICTURES_PANEL (self->pictures_panel),
                                  g_variant_get_string (parameter, NULL))
      && !is_shown (self))
    gtk_widget_activate_action (widget, "win.page", "s", "pictures");
}

static void
enlarge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  gboolean enlarge = !is_enlarged (self);

  if (enlarge && !is_shown (self))
    gtk_widget_activate_action (widget, "win.page", "s", "pictures");
  lesart_split_set_sidebar_fills (LESART_SPLIT (self->split), enlarge);
}

static void
on_show_span (LesartPicturesPanel *panel, guint start, guint end, LesartWindow *self)
{
  lesart_window_jump (self, (LesartSpan){ start, end }, TRUE);
}

static void
on_said (LesartPicturesPanel *panel, const char *text, LesartWindow *self)
{
  lesart_toast_show (self->toast, text, NULL, NULL);
}

void
lesart_window_init_pictures (LesartWindow *self)
{
  g_signal_connect_object (self->pictures_panel, "show-span", G_CALLBACK (on_show_span), self, 0);
  g_signal_connect_object (self->pictures_panel, "said", G_CALLBACK (on_said), self, 0);
  g_signal_connect_object (self->side_stack, "notify::visible-child", G_CALLBACK (on_page_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::sidebar-fills", G_CALLBACK (on_fills), self,
                           G_CONNECT_SWAPPED);
}

void
lesart_window_class_add_picture_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.picture", "s", picture_action);
  gtk_widget_class_install_action (class, "win.enlarge-picture", NULL, enlarge_action);
}
