/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the dialogs of the tag book and the form of a term are made of: a window with a body and, in
 * its header, Cancel and the word for what it does.
 */
#include "tagbook-dialogs.h"

#include <glib/gi18n.h>

#define WIDTH 460

static void
add_key (GtkEventController *keys, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action)));
}

/* Escape leaves it; Ctrl+Enter does it from wherever Enter means something else. */
static void
add_keys (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (keys, GDK_KEY_Escape, 0, "window.close");
  add_key (keys, GDK_KEY_Return, GDK_CONTROL_MASK, "default.activate");
  gtk_widget_add_controller (window, keys);
}

/**
 * lesart_tag_sheet_new:
 * @confirm: (nullable): the word on the button, or %NULL for a window that is only read
 * @destructive: whether it takes something away
 *
 * Returns: a modal window, not yet shown; it belongs to GTK until it is closed
 */
LesartTagSheet
lesart_tag_sheet_new (GtkWindow *parent,
                      const char *title,
                      const char *confirm,
                      gboolean destructive)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  LesartTagSheet self = { .window = GTK_WINDOW (gtk_window_new ()), .body = GTK_BOX (body) };

  gtk_window_set_title (self.window, title);
  gtk_window_set_transient_for (self.window, parent);
  gtk_window_set_modal (self.window, TRUE);
  gtk_window_set_destroy_with_parent (self.window, TRUE);
  gtk_window_set_default_size (self.window, WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self.window), "lesart");
  gtk_widget_add_css_class (body, "lesart-tag-sheet");
  if (confirm != NULL) {
    GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

    g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self.window);
    self.confirm = gtk_button_new_with_label (confirm);
    gtk_widget_add_css_class (self.confirm,
                              destructive ? "destructive-action" : "suggested-action");
    gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
    gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
    gtk_header_bar_pack_end (GTK_HEADER_BAR (header), self.confirm);
    gtk_window_set_default_widget (self.window, self.confirm);
  }
  add_keys (GTK_WIDGET (self.window));
  gtk_window_set_titlebar (self.window, header);
  gtk_window_set_child (self.window, body);
  return self;
}

GtkWidget *
lesart_tag_sheet_add_words (LesartTagSheet *self, const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_box_append (self->body, label);
  return label;
}
