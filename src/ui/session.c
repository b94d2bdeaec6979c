/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A key file with a group a window, written anew a moment after anything changed:
 *
 *   [window 1]
 *   uri=file:///articles/artikel.txt
 *   page=facts
 *   width=1280
 *   height=800
 *   maximized=false
 *
 * The last window that is closed stays in it: who comes back finds what was there.
 */
#include "session.h"

#include "window.h"

#define DELAY_MS 500
#define MAX_WINDOWS 20 /* a file that was tampered with opens no more */

struct _LesartSession {
  LesartApplication *application; /* not owned: it owns this */
  char *path;
  guint source;
  gboolean ending; /* all windows are being closed: none is taken out of it */
};

/* ---- Writing ---- */

static void
add_window (GKeyFile *keys, LesartWindow *window, guint number)
{
  GFile *file = lesart_document_get_file (lesart_window_get_document (window));
  g_autofree char *group = g_strdup_printf ("window %u", number);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  if (uri != NULL)
    g_key_file_set_string (keys, group, "uri", uri);
  g_key_file_set_string (keys, group, "page", lesart_window_get_page (window));
  g_key_file_set_integer (keys, group, "width", width);
  g_key_file_set_integer (keys, group, "height", height);
  g_key_file_set_boolean (keys, group, "maximized", gtk_window_is_maximized (GTK_WINDOW (window)));
}

/* What cannot be written is not kept; the articles and notes do not depend on it. */
static gboolean
save (gpointer data)
{
  LesartSession *self = data;
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self->application));
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (self->path);
  guint n = 0;

  self->source = 0;
  /* The list begins with the window used last; the file ends with it, so that it opens on top. */
  for (GList *l = g_list_last (windows); l != NULL; l = l->prev)
    if (LESART_IS_WINDOW (l->data))
      add_window (keys, l->data, ++n);
  if (n > 0 && g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (keys, self->path, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * lesart_session_changed:
 *
 * A window was opened or closed, or shows another article or page.
 */
void
lesart_session_changed (LesartSession *self)
{
  if (!self->ending && self->source == 0)
    self->source = g_timeout_add (DELAY_MS, save, self);
}

/**
 * lesart_session_set_ending:
 * @ending: whether the windows that are closed from now on are closed because the program ends
 */
void
lesart_session_set_ending (LesartSession *self, gboolean ending)
{
  if (self->ending == ending)
    return;
  if (ending) {
    g_clear_handle_id (&self->source, g_source_remove);
    save (self);
  }
  self->ending = ending;
}

/* ---- Reading ---- */

static gboolean
restore_window (LesartSession *self, GKeyFile *keys, const char *group)
{
  g_autofree char *uri = g_key_file_get_string (keys, group, "uri", NULL);
  g_autofree char *page = g_key_file_get_string (keys, group, "page", NULL);
  int width = g_key_file_get_integer (keys, group, "width", NULL);
  int height = g_key_file_get_integer (keys, group, "height", NULL);
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  LesartWindow *window;

  /* A file that is gone would greet the reader with an error; one elsewhere would be fetched. */
  if (file == NULL || !g_file_is_native (file) || !g_file_query_exists (file, NULL))
    return FALSE;
  window = lesart_window_new (self->application, file, NULL);
  if (width >= 320 && height >= 240)
    gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (g_key_file_get_boolean (keys, group, "maximized", NULL))
    gtk_window_maximize (GTK_WINDOW (window));
  if (page != NULL)
    lesart_window_set_page (window, page);
  gtk_window_present (GTK_WINDOW (window));
  return TRUE;
}

/**
 * lesart_session_restore:
 *
 * Opens the windows of the last session whose articles are still there.
 *
 * Returns: whether there was one
 */
gboolean
lesart_session_restore (LesartSession *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  gboolean any = FALSE;

  if (!g_key_file_load_from_file (keys, self->path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  groups = g_key_file_get_groups (keys, NULL);
  for (guint i = 0; groups[i] != NULL && i < MAX_WINDOWS; i++)
    any |= restore_window (self, keys, groups[i]);
  return any;
}

/* ---- The object ---- */

static void
on_window_removed (LesartSession *self)
{
  if (gtk_application_get_windows (GTK_APPLICATION (self->application)) != NULL)
    lesart_session_changed (self);
}

/**
 * lesart_session_new:
 * @application: owns the session
 * @path: of its file
 *
 * Returns: (transfer full): a session that follows the windows of the application
 */
LesartSession *
lesart_session_new (LesartApplication *application, const char *path)
{
  LesartSession *self = g_new0 (LesartSession, 1);

  self->application = application;
  self->path = g_strdup (path);
  g_signal_connect_swapped (application, "window-added", G_CALLBACK (lesart_session_changed), self);
  g_signal_connect_swapped (application, "window-removed", G_CALLBACK (on_window_removed), self);
  return self;
}

void
lesart_session_free (LesartSession *self)
{
  g_signal_handlers_disconnect_by_data (self->application, self);
  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self->path);
  g_free (self);
}
