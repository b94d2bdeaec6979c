/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture.h"

#include <stdio.h>

/* Frames to wait after the article is there: sizes settle and lists fill in the first ones. */
#define SETTLE_MS 600
#define ACTION_MS                                                                                  \
  9000 /* after an action: what it begins takes time, and what it says stays a while */

void
lesart_picture_add_options (GApplication *application)
{
  static const GOptionEntry entries[] = {
    { "screenshot", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, NULL, NULL, NULL },
    { "size", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, NULL, NULL },
    { "theme", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, NULL, NULL },
    { "action", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, NULL, NULL },
    { "page", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, NULL, NULL },
    { "picture", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, NULL, NULL },
    { "enlarged", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { NULL }
  };

  g_application_add_main_option_entries (application, entries);
}

gboolean
lesart_picture_take_options (LesartPictureOptions *self, GVariantDict *options)
{
  const char *size = NULL;

  g_variant_dict_lookup (options, "screenshot", "^ay", &self->file);
  g_variant_dict_lookup (options, "theme", "s", &self->theme);
  g_variant_dict_lookup (options, "action", "s", &self->action);
  g_variant_dict_lookup (options, "page", "s", &self->page);
  g_variant_dict_lookup (options, "picture", "s", &self->picture);
  g_variant_dict_lookup (options, "enlarged", "b", &self->enlarged);
  if (g_variant_dict_lookup (options, "size", "&s", &size)
      && sscanf (size, "%dx%d", &self->width, &self->height) != 2) {
    g_printerr ("lesart: --size is WIDTHxHEIGHT\n");
    return FALSE;
  }
  return TRUE;
}

gboolean
lesart_picture_is_wanted (const LesartPictureOptions *self)
{
  return self->file != NULL;
}

void
lesart_picture_clear (LesartPictureOptions *self)
{
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->theme, g_free);
  g_clear_pointer (&self->action, g_free);
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->picture, g_free);
}

/* The dialog that stands over @window, or itself. */
static GtkWidget *
get_topmost (GtkWidget *window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window)
        && gtk_widget_get_mapped (l->data))
      return l->data;
  return window;
}

static gboolean
take_picture (gpointer data)
{
  const char *file = g_object_get_data (data, "picture-file");
  GtkWidget *window = get_topmost (data);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL) /* nothing is drawn yet: a slow machine */
    return G_SOURCE_CONTINUE;
  texture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (texture == NULL || !gdk_texture_save_to_png (texture, file))
    g_printerr ("lesart: %s: the picture could not be written\n", file);
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

/* The page is asked for when there is an article: before that the actions are not to be had. */
static gboolean
show_page (gpointer data)
{
  GtkWidget *window = data;
  const LesartPictureOptions *self = g_object_get_data (G_OBJECT (window), "picture-options");

  if (self->page != NULL)
    gtk_widget_activate_action (window, "win.page", "s", self->page);
  if (self->picture != NULL)
    gtk_widget_activate_action (window, "win.picture", "s", self->picture);
  if (self->enlarged)
    gtk_widget_activate_action (window, "win.enlarge-picture", NULL);
  if (self->action != NULL)
    gtk_widget_activate_action (window, self->action, NULL);
  g_timeout_add (self->action != NULL ? ACTION_MS : SETTLE_MS, take_picture, window);
  return G_SOURCE_REMOVE;
}

static void
on_state (LesartDocument *document, GParamSpec *pspec, LesartWindow *window)
{
  LesartDocumentState state = lesart_document_get_state (document);

  if (state == LESART_DOCUMENT_READY || state == LESART_DOCUMENT_FAILED)
    g_idle_add (show_page, window);
}

/**
 * lesart_picture_prepare:
 *
 * Gives @window the size that was asked for and takes its picture when its article is there (an
 * empty window: at once).
 */
void
lesart_picture_prepare (LesartPictureOptions *self, LesartWindow *window)
{
  if (self->width > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), self->width, self->height);
  g_object_set_data (G_OBJECT (window), "picture-options", self);
  g_object_set_data_full (G_OBJECT (window), "picture-file", g_strdup (self->file), g_free);
  g_signal_connect_object (lesart_window_get_document (window), "notify::state",
                           G_CALLBACK (on_state), window, 0);
  if (g_getenv ("LESART_PICTURE_EMPTY") != NULL)
    g_timeout_add (SETTLE_MS, take_picture, window);
}

static void
on_painted (GdkFrameClock *clock, LesartWindow *window)
{
  const char *start = g_getenv ("LESART_BENCH");
  gint64 begun = g_ascii_strtoll (start, NULL, 10);

  if (lesart_document_get_state (lesart_window_get_document (window)) != LESART_DOCUMENT_READY)
    return;
  g_printerr ("first-frame %.1f\n", (double) (g_get_monotonic_time () - begun) / 1000.0);
  g_signal_handlers_disconnect_by_data (clock, window);
  g_application_quit (g_application_get_default ());
}

/**
 * lesart_bench_watch:
 * @window: a realised window
 *
 * With LESART_BENCH set to the monotonic time (microseconds) at which the process was started: says
 * how many milliseconds passed until the frame that shows the article with its reading, then quits.
 */
void
lesart_bench_watch (LesartWindow *window)
{
  if (g_getenv ("LESART_BENCH") != NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                             G_CALLBACK (on_painted), window, 0);
}
