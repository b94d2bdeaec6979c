/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of the article is watched: when another program has changed it, that is said and it can
 * be read again; when it is gone, what is shown stays.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#define SETTLE_MS 600 /* a file that is being written is not read half */

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LesartWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (lesart_document_get_file (self->document) != G_FILE (source))
    return; /* another article was opened meanwhile */
  if (info == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    lesart_notice_show (
        self->file_notice, TRUE,
        _ ("The file of this article was moved or deleted. What is shown stays, and "
           "so do the notes."),
        NULL, NULL);
  else if (info != NULL && self->file_etag == NULL)
    self->file_etag = g_strdup (g_file_info_get_etag (info));
  else if (info != NULL && g_strcmp0 (self->file_etag, g_file_info_get_etag (info)) != 0)
    lesart_notice_show (self->file_notice, FALSE, _ ("Another program has changed this article."),
                        _ ("Read again"), "win.reload");
  else
    lesart_notice_hide (self->file_notice);
}

static gboolean
look (gpointer data)
{
  LesartWindow *self = data;
  GFile *file = lesart_document_get_file (self->document);

  self->file_source = 0;
  if (file != NULL)
    g_file_query_info_async (file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE,
                             G_PRIORITY_DEFAULT, NULL, on_looked, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_file_changed (LesartWindow *self)
{
  g_clear_handle_id (&self->file_source, g_source_remove);
  self->file_source = g_timeout_add (SETTLE_MS, look, self);
}

/* An article was opened, from a file or not. */
void
lesart_window_watch_file (LesartWindow *self)
{
  GFile *file = lesart_document_get_file (self->document);

  lesart_window_leave_file (self);
  lesart_notice_hide (self->file_notice);
  if (file == NULL)
    return;
  self->file_monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->file_monitor != NULL)
    g_signal_connect_object (self->file_monitor, "changed", G_CALLBACK (on_file_changed), self,
                             G_CONNECT_SWAPPED);
  look (self);
}

void
lesart_window_leave_file (LesartWindow *self)
{
  g_clear_handle_id (&self->file_source, g_source_remove);
  g_clear_object (&self->file_monitor);
  g_clear_pointer (&self->file_etag, g_free);
}
