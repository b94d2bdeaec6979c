/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The day of the article: where it is not known and times need it, a notice and the line below the
 * headline ask for it; a popover takes it, and changes it later.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "day-entry.h"
#include "popovers.h"
#include "tooltip.h"

static void
show_error (LesartWindow *self, const char *words)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->date_error, words != NULL);
  if (words == NULL) {
    gtk_widget_remove_css_class (self->date_entry, "error");
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self->date_entry), GTK_ACCESSIBLE_STATE_INVALID);
    return;
  }
  text = *words == '\0' ? g_strdup (_ ("Type a day such as 12.2.2024."))
                        : g_strdup_printf (
                            /* Translators: %s is what was typed; the example stays as it is */
                            _ ("“%s” is not understood as one day with its year. "
                               "Type a day such as 12.2.2024."),
                            words);
  gtk_label_set_text (GTK_LABEL (self->date_error), text);
  gtk_widget_add_css_class (self->date_entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->date_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
on_save (LesartWindow *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->date_entry));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *trimmed = g_strstrip (g_strdup (words));
  g_autofree char *lower = g_utf8_strdown (trimmed, -1);
  g_autofree char *day = NULL;

  /* Translators: what may be typed for the day it is, in small letters */
  if (g_str_equal (lower, _ ("today")))
    day = g_strdup (today);
  else
    day = lesart_parse_day (lesart_document_get_language (self->document), trimmed, today);
  if (day == NULL) {
    show_error (self, trimmed);
    gtk_widget_grab_focus (self->date_entry);
    return;
  }
  gtk_popover_popdown (GTK_POPOVER (self->date_popover));
  lesart_document_set_date (self->document, day);
}

static void
on_remove (LesartWindow *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->date_popover));
  lesart_document_set_date (self->document, NULL);
}

static void
on_changed (LesartWindow *self)
{
  show_error (self, NULL);
}

static const char *
describe_source (LesartDateSource source)
{
  switch (source) {
  case LESART_DATE_GIVEN:
    return _ ("You gave it. Times such as “gestern” are read from it.");
  case LESART_DATE_PUBLISHED:
    return _ ("The document tells it. Times such as “gestern” are read from it.");
  case LESART_DATE_TEXT:
    return _ ("It stands in the article. Times such as “gestern” are read from it.");
  case LESART_DATE_NAME:
    return _ ("It stands in the name of the file. Times such as “gestern” are read from it.");
  case LESART_DATE_UNKNOWN:
  default:
    return _ ("It is not known. Times such as “gestern” are read from it.");
  }
}

static void
date_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  LesartDateSource source = lesart_document_get_date_source (self->document);
  const char *date = lesart_document_get_date (self->document);
  GdkRectangle rect;

  lesart_window_close_hover_card (self);
  gtk_editable_set_text (GTK_EDITABLE (self->date_entry), date != NULL ? date : "");
  gtk_label_set_text (GTK_LABEL (self->date_source), describe_source (source));
  gtk_widget_set_visible (self->date_remove, source == LESART_DATE_GIVEN);
  show_error (self, NULL);
  if (!lesart_reader_get_byline_rect (self->reader, &rect))
    lesart_notice_get_button_rect (self->date_notice, GTK_WIDGET (self->reader), &rect);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->date_popover), &rect);
  gtk_popover_popup (GTK_POPOVER (self->date_popover));
  gtk_widget_grab_focus (self->date_entry);
}

static void
on_closed (LesartWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
on_byline (LesartWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.date", NULL);
}

/* ---- the widgets ---- */

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_buttons (LesartWindow *self, GtkWidget *box)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *save = gtk_button_new_with_label (_ ("Save"));

  self->date_remove = gtk_button_new_with_label (_ ("Remove"));
  lesart_set_tooltip (self->date_remove, _ ("Go by what the article itself says"));
  gtk_widget_add_css_class (self->date_remove, "flat");
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_hexpand (save, TRUE);
  gtk_widget_set_halign (save, GTK_ALIGN_END);
  g_signal_connect_swapped (self->date_remove, "clicked", G_CALLBACK (on_remove), self);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save), self);
  gtk_box_append (GTK_BOX (row), self->date_remove);
  gtk_box_append (GTK_BOX (row), save);
  gtk_box_append (GTK_BOX (box), row);
}

void
lesart_window_init_date (LesartWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = add_label (box, _ ("Date of the article"), "popover-title");

  self->date_popover = lesart_popover_new (_ ("Date of the article"));
  gtk_popover_set_position (GTK_POPOVER (self->date_popover), GTK_POS_BOTTOM);
  self->date_entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->date_entry), _ ("12.2.2024, 2024-02-12, heute"));
  gtk_box_append (GTK_BOX (box), self->date_entry);
  self->date_error = add_label (box, NULL, "error");
  self->date_source = add_label (box, NULL, "dim");
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (self->date_entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL,
      GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->date_error, self->date_source, NULL, -1);
  add_buttons (self, box);
  gtk_popover_set_child (GTK_POPOVER (self->date_popover), box);
  gtk_widget_set_parent (self->date_popover, GTK_WIDGET (self->reader));
  g_signal_connect_swapped (self->date_entry, "activate", G_CALLBACK (on_save), self);
  g_signal_connect_swapped (self->date_entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->date_popover, "closed", G_CALLBACK (on_closed), self);
  g_signal_connect_swapped (self->reader, "byline-activated", G_CALLBACK (on_byline), self);
}

/* A new reading: asks once for each text, and stops asking when the day is known. */
void
lesart_window_update_date (LesartWindow *self)
{
  LesartText *text = lesart_document_get_text (self->document);

  if (!lesart_document_needs_date (self->document)) {
    lesart_notice_hide (self->date_notice);
  } else if (text != self->date_asked) {
    g_clear_pointer (&self->date_asked, lesart_text_unref);
    self->date_asked = lesart_text_ref (text);
    lesart_notice_show (
        self->date_notice, FALSE,
        _ ("The date of this article is not known, so times such as “gestern” stay open."),
        _ ("Give the date"), "win.date");
  }
}

/* The popover belongs to the page, which would complain of it when it goes. */
void
lesart_window_dispose_date (LesartWindow *self)
{
  g_clear_pointer (&self->date_popover, gtk_widget_unparent);
  g_clear_pointer (&self->date_asked, lesart_text_unref);
}

void
lesart_window_class_add_date_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.date", NULL, date_action);
}
