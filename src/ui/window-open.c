/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How an article comes into the window: from a file, the clipboard, the sample, or dropped on it;
 * and the pages for what is not an article.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "data-files.h"

/* An article opens within a few frames; a page that says "opening" would only flicker. */
#define LOADING_MS 250
#define SAMPLE_DATE "2024-02-12"

/**
 * lesart_window_is_empty:
 *
 * Returns: whether nothing has been opened in it yet
 */
gboolean
lesart_window_is_empty (LesartWindow *self)
{
  return lesart_document_get_text (self->document) == NULL
         && lesart_document_get_state (self->document) != LESART_DOCUMENT_READING
         && self->cancellable == NULL;
}

/* Of the pages that most windows never show. */
static void
build_pages (LesartWindow *self)
{
  static const char *const names[] = { "empty", "loading", "error" };
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/lesart/Lesart/ui/pages.ui");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *id = g_strconcat (names[i], "_page", NULL);

    gtk_stack_add_named (GTK_STACK (self->pages), GTK_WIDGET (gtk_builder_get_object (builder, id)),
                         names[i]);
  }
  self->loading_label = GTK_WIDGET (gtk_builder_get_object (builder, "loading_label"));
  self->loading_bar = GTK_WIDGET (gtk_builder_get_object (builder, "loading_bar"));
  self->error_title = GTK_WIDGET (gtk_builder_get_object (builder, "error_title"));
  self->error_label = GTK_WIDGET (gtk_builder_get_object (builder, "error_label"));
  self->error_open = GTK_WIDGET (gtk_builder_get_object (builder, "error_open"));
  self->recent_box = GTK_WIDGET (gtk_builder_get_object (builder, "recent_box"));
  if (self->recent_source == 0) /* else it is filled soon */
    lesart_window_fill_recent (self);
}

/**
 * lesart_window_show_page:
 * @name: article, empty, loading or error
 */
void
lesart_window_show_page (LesartWindow *self, const char *name)
{
  g_clear_handle_id (&self->loading_source, g_source_remove);
  if (!g_str_equal (name, "article") && self->recent_box == NULL)
    build_pages (self);
  if (self->loading_label != NULL && self->opening != NULL)
    gtk_label_set_text (GTK_LABEL (self->loading_label), self->opening);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), name);
  lesart_window_update_actions (self);
}

/* A window that is opened with an article comes when there is something to see in it: to draw the
 * empty page first would take as long as to draw the article. */
static void
show_result (LesartWindow *self, const char *name)
{
  lesart_window_show_page (self, name);
  gtk_window_present (GTK_WINDOW (self));
}

static void
show_message (LesartWindow *self, const char *title, const char *text)
{
  lesart_window_show_page (self, "error");
  gtk_label_set_text (GTK_LABEL (self->error_title), title);
  gtk_label_set_text (GTK_LABEL (self->error_label), text);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->error_open);
}

static void
show_error (LesartWindow *self, const char *name, const GError *error)
{
  g_autofree char *title = g_strdup_printf (_ ("“%s” could not be opened"), name);
  const char *text = error->message;

  if (g_error_matches (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_NUL))
    text =
        _ ("What is in it is nothing that Lesart knows. It opens text, Markdown, web pages, ODT, "
           "DOCX, EPUB and PDF.");
  else if (g_error_matches (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_SIZE))
    text = _ ("The file is larger than what Lesart can show (256 MB).");
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    text = _ ("There is no such file. It may have been moved or deleted.");
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    text = _ ("Reading this file is not permitted.");
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    text = _ ("This is a folder. Lesart opens single files.");
  show_message (self, title, text);
}

static void
show_emptiness (LesartWindow *self, const char *name)
{
  g_autofree char *title = g_strdup_printf (_ ("“%s” is empty"), name);

  show_message (self, title, _ ("There is nothing to read in it."));
}

static void
remember_file (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *type = g_content_type_guess (uri, NULL, 0, NULL);
  g_autofree char *mime_type = g_content_type_get_mime_type (type);
  GtkRecentData data = {
    .mime_type = mime_type != NULL ? mime_type : (char *) "text/plain",
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "lesart %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LesartWindow) self = data;
  g_autoptr (GError) error = NULL;
  GFile *file;
  guint n_blocks;

  g_clear_object (&self->cancellable);
  if (!lesart_document_open_finish (self->document, result, &error)) {
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      show_result (self, lesart_document_get_text (self->document) != NULL ? "article" : "empty");
    else
      show_error (self, self->opening, error);
    return;
  }
  lesart_window_forget_jumps (self);
  lesart_window_watch_file (self);
  file = lesart_document_get_file (self->document);
  lesart_window_update_encoding_notice (self);
  lesart_text_get_blocks (lesart_document_get_text (self->document), &n_blocks);
  if (n_blocks == 0) {
    show_emptiness (self, self->opening);
    return;
  }
  if (g_getenv ("LESART_BENCH") == NULL) {
    if (file != NULL)
      remember_file (file);
    lesart_window_offer_english (self);
  }
  lesart_application_session_changed (
      LESART_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  show_result (self, "article");
  lesart_window_find_place (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static gboolean
show_loading (gpointer data)
{
  LesartWindow *self = data;

  self->loading_source = 0;
  show_result (self, "loading");
  return G_SOURCE_REMOVE;
}

static void
begin_opening (LesartWindow *self, const char *name)
{
  if (self->reader != NULL)
    lesart_window_keep_place (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_free (self->opening);
  self->opening = g_strdup (name);
  g_clear_handle_id (&self->loading_source, g_source_remove);
  self->loading_source = g_timeout_add (LOADING_MS, show_loading, self);
}

/**
 * lesart_window_open:
 * @file: an article
 * @encoding: what to read it as
 * @date: (nullable): the day it is of, YYYY-MM-DD
 */
void
lesart_window_open (LesartWindow *self, GFile *file, LesartEncoding encoding, const char *date)
{
  g_autofree char *basename = g_file_get_basename (file);

  g_return_if_fail (LESART_IS_WINDOW (self));

  begin_opening (self, basename);
  lesart_document_open_async (self->document, file, encoding, date, self->cancellable, on_opened,
                              g_object_ref (self));
}

/**
 * lesart_window_paste:
 * @text: UTF-8
 */
void
lesart_window_paste (LesartWindow *self, const char *text)
{
  begin_opening (self, _ ("Pasted text"));
  lesart_document_paste_async (self->document, text, self->cancellable, on_opened,
                               g_object_ref (self));
}

void
lesart_window_open_sample (LesartWindow *self)
{
  g_autofree char *path = lesart_find_sample ("billionen-dollar-angebot.txt");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  lesart_window_open (self, file, LESART_ENCODING_AUTO, SAMPLE_DATE);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, LesartWindow *self)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST)) {
    GSList *files = g_value_get_boxed (value);

    if (files == NULL)
      return FALSE;
    lesart_window_open (self, files->data, LESART_ENCODING_AUTO, NULL);
    for (GSList *l = files->next; l != NULL; l = l->next)
      lesart_window_new (LESART_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                         l->data, NULL);
    return TRUE;
  }
  if (!G_VALUE_HOLDS_STRING (value))
    return FALSE;
  lesart_window_paste (self, g_value_get_string (value));
  return TRUE;
}

void
lesart_window_init_opening (LesartWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (drop, types, G_N_ELEMENTS (types));
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
