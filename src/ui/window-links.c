/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Relations between two marks: r at the first, r at the second, then what the first is to the
 * second; with the mouse, from the menu of the text or of a note. They are drawn over the text
 * while that is asked for. Made once more between the same marks, a relation is changed, or deleted
 * by an empty name.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "plain-name.h"
#include "popovers.h"
#include "wrap-layout.h"

#define N_NAMES 6 /* that are offered: two lines of them */

static LesartNotes *
get_notes (LesartWindow *self)
{
  return lesart_document_get_notes (self->document);
}

static LesartAnnotation *
find_link (LesartWindow *self, const char *from, const char *to)
{
  GPtrArray *links = lesart_notes_get_links (get_notes (self));

  for (guint i = 0; i < links->len; i++) {
    const char *const *ends = lesart_annotation_get_link (links->pdata[i]);

    if (g_str_equal (ends[0], from) && g_str_equal (ends[1], to))
      return links->pdata[i];
  }
  return NULL;
}

static char *
shorten (LesartAnnotation *mark)
{
  const char *quote = lesart_annotation_get_quote (mark);
  const glong n_shown = 40;
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (quote, -1) <= n_shown)
    return g_strdelimit (g_strdup (quote), "\n\r\t", ' ');
  cut = g_utf8_substring (quote, 0, n_shown - 1);
  return g_strdelimit (g_strconcat (cut, "…", NULL), "\n\r\t", ' ');
}

/* (transfer full) (nullable): what is being related, for the bar that says what keys do now. */
char *
lesart_window_describe_link_begun (LesartWindow *self)
{
  LesartAnnotation *from =
      self->link_from != NULL ? lesart_notes_find (get_notes (self), self->link_from) : NULL;
  g_autofree char *quote = from != NULL ? shorten (from) : NULL;

  if (quote == NULL)
    return NULL;
  /* Translators: %s is a passage */
  return g_strdup_printf (
      _ ("Relate “%s”: go to the other mark (F7) and press R, or click it with the right button"),
      quote);
}

void
lesart_window_end_link (LesartWindow *self)
{
  g_clear_pointer (&self->link_from, g_free);
  lesart_window_update_mode (self);
}

/* ---- Names to choose from ---- */

static void save_named (LesartWindow *self);

static void
on_name (GtkWidget *button, LesartWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->link_entry),
                         gtk_button_get_label (GTK_BUTTON (button)));
  save_named (self);
}

static void
add_name (LesartWindow *self, GHashTable *seen, const char *name)
{
  GtkWidget *button;

  if (*name == '\0' || g_hash_table_size (seen) >= N_NAMES
      || !g_hash_table_add (seen, g_strdup (name)))
    return;
  button = gtk_button_new_with_label (name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_name), self, 0);
  lesart_wrap_box_append (self->link_names, button);
}

/* Those that relations of the article have, the latest first; then what arguments need. */
static void
fill_names (LesartWindow *self)
{
  static const char *const common[] = { N_ ("supports"), N_ ("contradicts"), N_ ("explains") };
  GPtrArray *links = lesart_notes_get_links (get_notes (self));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  lesart_wrap_box_clear (self->link_names);
  for (guint i = links->len; i > 0; i--)
    add_name (self, seen, lesart_annotation_get_tags (links->pdata[i - 1])[0]);
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    add_name (self, seen, _ (common[i]));
}

static void
save_link (LesartWindow *self)
{
  g_autofree char *label =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->link_entry))));
  LesartAnnotation *existing = find_link (self, self->link_from, self->link_to);
  const char *const tags[] = { label, NULL };
  g_autoptr (LesartAnnotation) version = NULL;

  if (existing != NULL && *label == '\0') {
    lesart_notes_remove (get_notes (self), lesart_annotation_get_id (existing));
  } else if (existing != NULL) {
    version = lesart_annotation_with_tags (existing, tags);
    lesart_notes_replace (get_notes (self), version, LESART_EDIT_LINK);
  } else if (*label != '\0') {
    version = lesart_annotation_new_link (self->link_from, self->link_to, label);
    lesart_notes_add (get_notes (self), version, LESART_EDIT_LINK);
  }
}

static void
save_named (LesartWindow *self)
{
  GAction *shown = g_action_map_lookup_action (G_ACTION_MAP (self), "show-links");

  if (self->link_from != NULL && self->link_to != NULL)
    save_link (self);
  /* What was made is to be seen. */
  g_action_change_state (shown, g_variant_new_boolean (TRUE));
  lesart_window_end_link (self);
  gtk_popover_popdown (GTK_POPOVER (self->link_popover));
}

static void
on_closed (LesartWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
make_popover (LesartWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save"));

  lesart_name_plainly (save, _ ("_Save"));
  self->link_popover = lesart_popover_new (_ ("Relation"));
  gtk_widget_add_css_class (self->link_popover, "lesart-verdict");
  self->link_title = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->link_title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->link_title), 36);
  gtk_label_set_xalign (GTK_LABEL (self->link_title), 0);
  gtk_widget_add_css_class (self->link_title, "dim");
  gtk_box_append (GTK_BOX (box), self->link_title);
  self->link_entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->link_entry),
                                  _ ("supports, contradicts, because …"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the first is to the second"), -1);
  g_signal_connect_swapped (self->link_entry, "activate", G_CALLBACK (save_named), self);
  gtk_widget_set_hexpand (self->link_entry, TRUE);
  gtk_box_append (GTK_BOX (line), self->link_entry);
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_named), self);
  gtk_box_append (GTK_BOX (line), save);
  gtk_box_append (GTK_BOX (box), line);
  self->link_names = lesart_wrap_box_new (4);
  gtk_box_append (GTK_BOX (box), self->link_names);
  gtk_popover_set_child (GTK_POPOVER (self->link_popover), box);
  gtk_widget_set_parent (self->link_popover, GTK_WIDGET (self->reader));
  g_signal_connect_swapped (self->link_popover, "closed", G_CALLBACK (on_closed), self);
}

static void
ask_label (LesartWindow *self, LesartAnnotation *from, LesartAnnotation *to)
{
  LesartAnnotation *existing =
      find_link (self, lesart_annotation_get_id (from), lesart_annotation_get_id (to));
  g_autofree char *first = shorten (from);
  g_autofree char *second = shorten (to);
  g_autofree char *title = g_strdup_printf ("%s → %s", first, second);
  GdkRectangle rect = { 0, 0, 1, 1 };

  if (self->link_popover == NULL)
    make_popover (self);
  g_free (self->link_to);
  self->link_to = g_strdup (lesart_annotation_get_id (to));
  gtk_label_set_label (GTK_LABEL (self->link_title), title);
  if (existing != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->link_entry),
                           lesart_annotation_get_tags (existing)[0]);
  fill_names (self);
  lesart_reader_get_span_rect (self->reader, lesart_annotation_get_extent (to), &rect);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->link_popover), &rect);
  gtk_popover_popup (GTK_POPOVER (self->link_popover));
  gtk_widget_grab_focus (self->link_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->link_entry), 0, -1);
}

/* Begins with @mark, or ends there. */
static void
relate (LesartWindow *self, LesartAnnotation *mark)
{
  LesartAnnotation *from =
      self->link_from != NULL ? lesart_notes_find (get_notes (self), self->link_from) : NULL;

  if (from == NULL || from == mark) {
    g_free (self->link_from);
    self->link_from = from == mark ? NULL : g_strdup (lesart_annotation_get_id (mark));
    lesart_window_update_mode (self);
  } else {
    ask_label (self, from, mark);
  }
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  LesartAnnotation *mark = lesart_window_get_mark (self);

  if (mark != NULL)
    relate (self, mark);
  else
    lesart_toast_show (self->toast, _ ("The caret is not in a mark"), NULL, NULL);
}

/* The passage of the other end is what is asked about: it has to be in sight. */
static void
on_panel_relate (LesartNotesPanel *panel, LesartAnnotation *annotation, LesartWindow *self)
{
  lesart_window_jump (self, lesart_annotation_get_extent (annotation), FALSE);
  relate (self, annotation);
}

static void
on_show_links (GSimpleAction *action, GVariant *state, gpointer data)
{
  LesartWindow *self = data;

  g_simple_action_set_state (action, state);
  lesart_reader_set_links_shown (self->reader, g_variant_get_boolean (state));
}

void
lesart_window_init_links (LesartWindow *self)
{
  g_autoptr (GSimpleAction) shown =
      g_simple_action_new_stateful ("show-links", NULL, g_variant_new_boolean (FALSE));

  g_signal_connect (shown, "change-state", G_CALLBACK (on_show_links), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (shown));
  g_signal_connect (self->notes_panel, "relate", G_CALLBACK (on_panel_relate), self);
  g_signal_connect_object (self->document, "notify::notes", G_CALLBACK (lesart_window_end_link),
                           self, G_CONNECT_SWAPPED);
}

void
lesart_window_class_add_link_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.link", NULL, link_action);
}
