/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While a long document is loaded, or a long text read, the window says how far that has come, and
 * it can be stopped. What is read until then stays, and can be read on. Of an article that is there
 * at once nothing is said.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#define LOOK_MS 250 /* between two looks how far it is */
#define LONG_LOOKS 4

static gboolean
is_reading (LesartWindow *self)
{
  return lesart_document_get_state (self->document) == LESART_DOCUMENT_READING;
}

/**
 * lesart_window_describe_reading:
 *
 * Returns: (transfer full) (nullable): how far a reading that lasts has come
 */
char *
lesart_window_describe_reading (LesartWindow *self)
{
  if (self->n_looks < LONG_LOOKS || !is_reading (self))
    return NULL;
  /* Translators: of a text, how much of the work is done */
  return g_strdup_printf (_ ("being read: %u %%"),
                          lesart_document_get_progress (self->document) / 10);
}

static void
show_notice (LesartWindow *self)
{
  if (!is_reading (self)) {
    if (lesart_document_is_read_in_part (self->document))
      lesart_notice_show (
          self->reading_notice, FALSE,
          _ ("Only the beginning of this text was read: names and facts of the rest are missing."),
          _ ("Read the rest"), "win.read-on");
    else
      lesart_notice_hide (self->reading_notice);
    return;
  }
  if (self->n_looks == LONG_LOOKS)
    lesart_notice_show (self->reading_notice, FALSE,
                        _ ("This text is long. Names and facts are there of its beginning; the "
                           "rest is being read."),
                        _ ("Cancel"), "win.stop-reading");
}

static void
show_loaded (LesartWindow *self, guint done)
{
  if (self->loading_bar == NULL)
    return;
  gtk_widget_set_visible (self->loading_bar, done > 0);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->loading_bar),
                                 (double) done / LESART_PROGRESS_WHOLE);
}

static gboolean
look (gpointer data)
{
  LesartWindow *self = data;
  guint done = lesart_document_get_progress (self->document);

  self->n_looks++;
  if (!is_reading (self)) {
    show_loaded (self, done);
    return G_SOURCE_CONTINUE;
  }
  show_notice (self);
  if (self->n_looks >= LONG_LOOKS) {
    lesart_notice_set_progress (self->reading_notice, (double) done / LESART_PROGRESS_WHOLE);
    lesart_window_update_title (self);
  }
  return G_SOURCE_CONTINUE;
}

static void
on_state (LesartWindow *self)
{
  LesartDocumentState state = lesart_document_get_state (self->document);

  g_clear_handle_id (&self->reading_source, g_source_remove);
  /* Who has asked for the rest knows that it takes long. */
  self->n_looks = lesart_document_is_read_in_part (self->document) ? LONG_LOOKS : 0;
  if (state == LESART_DOCUMENT_LOADING || state == LESART_DOCUMENT_READING)
    self->reading_source = g_timeout_add (LOOK_MS, look, self);
  if (state == LESART_DOCUMENT_LOADING)
    show_loaded (self, 0);
  lesart_notice_set_progress (self->reading_notice, -1);
  show_notice (self);
  lesart_window_update_title (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop-reading", is_reading (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.read-on",
                                 !is_reading (self)
                                     && lesart_document_is_read_in_part (self->document));
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_document_stop_reading (LESART_WINDOW (widget)->document);
}

static void
read_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_document_read_on (LESART_WINDOW (widget)->document);
}

void
lesart_window_class_add_reading_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.stop-reading", NULL, stop_action);
  gtk_widget_class_install_action (class, "win.read-on", NULL, read_on_action);
}

void
lesart_window_init_reading (LesartWindow *self)
{
  g_signal_connect_object (self->document, "notify::state", G_CALLBACK (on_state), self,
                           G_CONNECT_SWAPPED);
  on_state (self);
}
