/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notice.h"

#include <glib/gi18n.h>

#include "icon-button.h"
#include "line-box.h"

#define TOAST_SECONDS 6

struct _LesartNotice {
  GtkWidget parent_instance;

  GtkWidget *revealer; /* (nullable): so all of these until something is shown */
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *button;
  GtkWidget *progress; /* (nullable): until there is some */
};

G_DEFINE_FINAL_TYPE (LesartNotice, lesart_notice, GTK_TYPE_WIDGET)

/* What notices and toasts share: a line of text and a button that acts on the window. */
static void
fill (GtkWidget *label, GtkWidget *button, const char *text, const char *title, const char *action)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (button, action != NULL);
  if (action != NULL)
    gtk_button_set_label (GTK_BUTTON (button), title);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
}

static void
build_notice (LesartNotice *self)
{
  GtkWidget *close = lesart_icon_button_new ("window-close-symbolic", _ ("Dismiss"), NULL);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->revealer = gtk_revealer_new ();
  self->box = lesart_line_box_new (12);
  gtk_widget_add_css_class (self->box, "notice");
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->button = gtk_button_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (lesart_notice_hide), self);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_box_append (GTK_BOX (self->box), close);
  gtk_box_append (GTK_BOX (column), self->box);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), column);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

/**
 * lesart_notice_show:
 * @warning: whether something is wrong, or may be
 * @text: what is the matter, in a sentence
 * @button: (nullable): what can be done
 * @action: (nullable): detailed name of the action that does it
 */
void
lesart_notice_show (
    LesartNotice *self, gboolean warning, const char *text, const char *button, const char *action)
{
  g_return_if_fail (LESART_IS_NOTICE (self));

  if (self->revealer == NULL)
    build_notice (self);
  fill (self->label, self->button, text, button, action);
  if (warning)
    gtk_widget_add_css_class (self->box, "warning");
  else
    gtk_widget_remove_css_class (self->box, "warning");
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

/**
 * lesart_notice_set_progress:
 * @fraction: how much is done of what it speaks of; negative if that is nothing that gets done
 */
void
lesart_notice_set_progress (LesartNotice *self, double fraction)
{
  g_return_if_fail (LESART_IS_NOTICE (self));

  if (self->revealer == NULL || (self->progress == NULL && fraction < 0))
    return;
  if (self->progress == NULL) {
    self->progress = gtk_progress_bar_new ();
    gtk_widget_add_css_class (self->progress, "line");
    gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->box)), self->progress);
  }
  gtk_widget_set_visible (self->progress, fraction >= 0);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
}

void
lesart_notice_hide (LesartNotice *self)
{
  if (self->revealer != NULL)
    gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

/**
 * lesart_notice_get_button_rect:
 * @widget: another one in the same window
 * @rect: (out): where the button is, in the coordinates of @widget
 *
 * Returns: whether it is to be seen: what its action opens can point at it
 */
gboolean
lesart_notice_get_button_rect (LesartNotice *self, GtkWidget *widget, GdkRectangle *rect)
{
  graphene_rect_t box;

  if (lesart_notice_get_text (self) == NULL || !gtk_widget_get_visible (self->button)
      || !gtk_widget_compute_bounds (self->button, widget, &box))
    return FALSE;
  *rect = (GdkRectangle){ (int) box.origin.x, (int) box.origin.y, (int) box.size.width,
                          (int) box.size.height };
  return TRUE;
}

const char *
lesart_notice_get_text (LesartNotice *self)
{
  return self->revealer != NULL && gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer))
             ? gtk_label_get_text (GTK_LABEL (self->label))
             : NULL;
}

static void
lesart_notice_dispose (GObject *object)
{
  g_clear_pointer (&LESART_NOTICE (object)->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (lesart_notice_parent_class)->dispose (object);
}

static void
lesart_notice_class_init (LesartNoticeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_notice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
lesart_notice_init (LesartNotice *self)
{
}

LesartNotice *
lesart_notice_new (void)
{
  return g_object_new (LESART_TYPE_NOTICE, NULL);
}

struct _LesartToast {
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *button;
  guint source;
};

G_DEFINE_FINAL_TYPE (LesartToast, lesart_toast, GTK_TYPE_WIDGET)

static gboolean
hide_toast (gpointer data)
{
  LesartToast *self = data;

  self->source = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_toast_clicked (LesartToast *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  hide_toast (self);
}

/**
 * lesart_toast_show:
 * @text: what was done
 * @button: (nullable): how to take it back
 * @action: (nullable): detailed name of the action that does
 */
void
lesart_toast_show (LesartToast *self, const char *text, const char *button, const char *action)
{
  g_return_if_fail (LESART_IS_TOAST (self));

  fill (self->label, self->button, text, button, action);
  if (action != NULL)
    gtk_widget_remove_css_class (gtk_widget_get_parent (self->label), "plain");
  else
    gtk_widget_add_css_class (gtk_widget_get_parent (self->label), "plain");
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_seconds (TOAST_SECONDS, hide_toast, self);
}

/**
 * lesart_toast_withdraw:
 * @action: detailed name of the action that it offers
 *
 * What it says is over, unless it says something else by now.
 */
void
lesart_toast_withdraw (LesartToast *self, const char *action)
{
  g_return_if_fail (LESART_IS_TOAST (self));

  if (self->source != 0
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)), action) == 0)
    on_toast_clicked (self);
}

static void
lesart_toast_dispose (GObject *object)
{
  LesartToast *self = LESART_TOAST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (lesart_toast_parent_class)->dispose (object);
}

static void
lesart_toast_class_init (LesartToastClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_toast_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
lesart_toast_init (LesartToast *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);

  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_widget_add_css_class (box, "toast");
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->button = gtk_button_new ();
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_toast_clicked), self);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

LesartToast *
lesart_toast_new (void)
{
  return g_object_new (LESART_TYPE_TOAST, NULL);
}
