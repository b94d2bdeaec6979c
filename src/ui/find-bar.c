/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find-bar.h"

#include <glib/gi18n.h>

#include "finder.h"
#include "shortcuts.h"

struct _LesartFindBar {
  GtkWidget parent_instance;

  LesartReader *reader; /* not owned: it stands below in the same window */
  LesartDocument *document;
  GtkWidget *bar;
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *whole_words;
  GArray *hits;
  guint current;
};

G_DEFINE_FINAL_TYPE (LesartFindBar, lesart_find_bar, GTK_TYPE_WIDGET)

static void
show_current (LesartFindBar *self)
{
  g_autofree char *label = NULL;

  if (self->hits == NULL || self->hits->len == 0) {
    const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));

    gtk_label_set_text (GTK_LABEL (self->count), *query != '\0' ? _ ("Not found") : "");
    gtk_widget_add_css_class (self->count, "missing");
    lesart_reader_set_hits (self->reader, NULL, 0);
    return;
  }
  /* Translators: the current search hit and how many there are */
  label = g_strdup_printf (_ ("%u of %u"), self->current + 1, self->hits->len);
  gtk_label_set_text (GTK_LABEL (self->count), label);
  gtk_widget_remove_css_class (self->count, "missing");
  lesart_reader_set_hits (self->reader, self->hits, self->current);
  lesart_reader_show_span (self->reader, g_array_index (self->hits, LesartSpan, self->current),
                           FALSE);
}

static void
search (LesartFindBar *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  LesartText *text = self->document != NULL ? lesart_document_get_text (self->document) : NULL;
  guint32 caret = lesart_reader_get_caret (self->reader);

  g_clear_pointer (&self->hits, g_array_unref);
  self->current = 0;
  if (*query != '\0' && text != NULL)
    self->hits = lesart_find (text, query,
                              gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->whole_words)));
  /* Begin at the caret, so that typing goes on where one reads. */
  while (self->hits != NULL && self->current + 1 < self->hits->len
         && g_array_index (self->hits, LesartSpan, self->current).start < caret)
    self->current++;
  if (self->hits != NULL && self->hits->len > 0
      && g_array_index (self->hits, LesartSpan, self->current).start < caret)
    self->current = 0;
  show_current (self);
}

/**
 * lesart_find_bar_step:
 * @forward: to the next hit, else to the one before; round the ends
 */
void
lesart_find_bar_step (LesartFindBar *self, gboolean forward)
{
  g_return_if_fail (LESART_IS_FIND_BAR (self));

  if (self->hits == NULL || self->hits->len == 0)
    return;
  self->current = (self->current + (forward ? 1 : self->hits->len - 1)) % self->hits->len;
  show_current (self);
}

void
lesart_find_bar_open (LesartFindBar *self)
{
  g_autofree char *selected = lesart_reader_get_selected_text (self->reader);

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  if (selected != NULL && g_utf8_strlen (selected, -1) < 80)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), selected);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_grab_focus (self->entry);
}

void
lesart_find_bar_close (LesartFindBar *self)
{
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);
}

static void
on_mode_changed (LesartFindBar *self)
{
  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar))) {
    search (self);
    return;
  }
  g_clear_pointer (&self->hits, g_array_unref);
  lesart_reader_set_hits (self->reader, NULL, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

/**
 * lesart_find_bar_set_document:
 * @document: whose text is searched
 */
void
lesart_find_bar_set_document (LesartFindBar *self, LesartDocument *document)
{
  g_set_object (&self->document, document);
  g_signal_connect_object (document, "notify::text", G_CALLBACK (lesart_find_bar_close), self,
                           G_CONNECT_SWAPPED);
}

static void
on_next (LesartFindBar *self)
{
  lesart_find_bar_step (self, TRUE);
}

static void
on_previous (LesartFindBar *self)
{
  lesart_find_bar_step (self, FALSE);
}

static void
on_stop (LesartFindBar *self)
{
  lesart_find_bar_close (self);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        LesartFindBar *self)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(modifiers & GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  lesart_find_bar_step (self, FALSE);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_button (const char *icon, const char *title, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *tooltip = lesart_shortcut_tooltip (action, title);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
lesart_find_bar_dispose (GObject *object)
{
  LesartFindBar *self = LESART_FIND_BAR (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (lesart_find_bar_parent_class)->dispose (object);
}

static void
lesart_find_bar_class_init (LesartFindBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_find_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
lesart_find_bar_init (LesartFindBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->bar = gtk_search_bar_new ();
  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  g_object_set (self->entry, "placeholder-text", _ ("Find in the text"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find in the text"), -1);
  self->count = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->count), 9);
  gtk_widget_add_css_class (self->count, "dim");
  self->whole_words = gtk_toggle_button_new_with_label (_ ("Whole words"));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_next), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (on_next), self);
  g_signal_connect_swapped (self->entry, "previous-match", G_CALLBACK (on_previous), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (on_stop), self);
  g_signal_connect_swapped (self->whole_words, "toggled", G_CALLBACK (search), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box),
                  make_button ("go-up-symbolic", _ ("Previous hit"), "win.find-previous"));
  gtk_box_append (GTK_BOX (box), make_button ("go-down-symbolic", _ ("Next hit"), "win.find-next"));
  gtk_box_append (GTK_BOX (box), self->whole_words);
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->bar), box);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  gtk_search_bar_set_show_close_button (GTK_SEARCH_BAR (self->bar), TRUE);
  g_signal_connect_swapped (self->bar, "notify::search-mode-enabled", G_CALLBACK (on_mode_changed),
                            self);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

/**
 * lesart_find_bar_new:
 * @reader: the page in which hits are shown
 *
 * Returns: (transfer floating): a closed bar
 */
GtkWidget *
lesart_find_bar_new (LesartReader *reader)
{
  LesartFindBar *self = g_object_new (LESART_TYPE_FIND_BAR, NULL);

  self->reader = reader;
  return GTK_WIDGET (self);
}
