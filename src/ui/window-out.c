/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Out of the program: print and export, and a passage with its source.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "export-dialog.h"

static void
on_said (GtkWidget *dialog, const char *text, LesartWindow *self)
{
  lesart_toast_show (self->toast, text, NULL, NULL);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  GtkWidget *dialog;

  if (lesart_document_get_text (self->document) == NULL) {
    lesart_toast_show (self->toast, _ ("Open an article first"), _ ("Open…"), "win.open");
    return;
  }
  dialog = lesart_export_dialog_new (GTK_WINDOW (self), self->document, self->settings);
  g_signal_connect_object (dialog, "said", G_CALLBACK (on_said), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* „Die Worte“ (Author: “Headline”, 12 February 2024, https://…) */
static char *
describe_source (LesartDocument *document)
{
  const char *author = lesart_document_get_author (document);
  const char *title = lesart_document_get_title (document);
  const char *date = lesart_document_get_date (document);
  const char *address = lesart_document_get_address (document);
  GFile *file = lesart_document_get_file (document);
  g_autofree char *base = file == NULL ? NULL : g_file_get_basename (file);
  g_autofree char *day = date == NULL ? NULL : lesart_describe_time (date, NULL, LESART_TIME_DATE);
  g_autofree char *headline =
      title == NULL || *title == '\0' ? NULL : g_strdup_printf ("„%s“", title);
  const char *const parts[] = { headline, day, address != NULL ? address : base };
  GString *line = g_string_new (author);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (line, "%s%s",
                              line->len == 0             ? ""
                              : i == 0 && author != NULL ? ": "
                                                         : ", ",
                              parts[i]);
  return g_string_free (line, FALSE);
}

static void
copy_with_source_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  g_autofree char *passage = lesart_reader_get_selected_text (self->reader);
  g_autofree char *source = NULL;
  g_autofree char *text = NULL;

  if (passage == NULL || *passage == '\0') {
    lesart_toast_show (self->toast, _ ("Select some text first"), NULL, NULL);
    return;
  }
  source = describe_source (self->document);
  text = g_strdup_printf ("„%s“ (%s)", passage, source);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  lesart_toast_show (self->toast, _ ("Copied with its source"), NULL, NULL);
}

void
lesart_window_class_add_out_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (class, "win.copy-with-source", NULL, copy_with_source_action);
}
