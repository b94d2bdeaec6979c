/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application.h"

#define G_SETTINGS_ENABLE_BACKEND /* for the memory backend */
#include <gio/gsettingsbackend.h>
#include <glib/gi18n.h>
#include <stdlib.h>

#include "config.h"
#include "data-files.h"
#include "help-window.h"
#include "picture.h"
#include "popovers.h"
#include "session.h"
#include "shortcuts.h"
#include "tagbook-window.h"
#include "window.h"

struct _LesartApplication {
  GtkApplication parent_instance;

  LesartLanguage *language;
  LesartAppearance *appearance;
  GSettings *settings;
  LesartLookups *lookups;
  LesartTagBook *tag_book;
  GtkWidget *tag_book_window;   /* (nullable): while it is open, not owned */
  LesartPictureOptions picture; /* --screenshot and what belongs to it */
  LesartSession *session;       /* (nullable): where nothing is to be kept */
  char *date;
};

G_DEFINE_FINAL_TYPE (LesartApplication, lesart_application, GTK_TYPE_APPLICATION)

LesartLanguage *
lesart_application_get_language (LesartApplication *self)
{
  return self->language;
}

LesartAppearance *
lesart_application_get_appearance (LesartApplication *self)
{
  return self->appearance;
}

GSettings *
lesart_application_get_settings (LesartApplication *self)
{
  return self->settings;
}

LesartLookups *
lesart_application_get_lookups (LesartApplication *self)
{
  return self->lookups;
}

/**
 * lesart_application_keeps_traces:
 *
 * Returns: whether it is used, not only to take a picture or to be measured
 */
gboolean
lesart_application_keeps_traces (LesartApplication *self)
{
  return !lesart_picture_is_wanted (&self->picture) && g_getenv ("LESART_BENCH") == NULL;
}

LesartTagBook *
lesart_application_get_tag_book (LesartApplication *self)
{
  return self->tag_book;
}

/**
 * lesart_application_session_changed:
 *
 * A window shows another article.
 */
void
lesart_application_session_changed (LesartApplication *self)
{
  if (self != NULL && self->session != NULL)
    lesart_session_changed (self->session);
}

/* The schema as installed, else the one compiled in the build folder; a program without either
 * works with its usual settings instead of aborting as g_settings_new() would. */
static GSettings *
open_settings (gboolean keep)
{
  g_autoptr (GSettingsBackend) backend = keep ? NULL : g_memory_settings_backend_new ();
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) build = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, LESART_APP_ID, TRUE);
  if (schema == NULL) {
    build = g_settings_schema_source_new_from_directory (LESART_BUILD_DATADIR "/..", source, FALSE,
                                                         NULL);
    schema = build != NULL ? g_settings_schema_source_lookup (build, LESART_APP_ID, FALSE) : NULL;
  }
  if (schema == NULL) {
    g_message ("The settings schema is not installed; settings are not kept.");
    return NULL;
  }
  return g_settings_new_full (schema, backend, NULL);
}

/* A book that cannot be read is empty; its window says why. */
static LesartTagBook *
open_tag_book (gboolean keep)
{
  g_autofree char *path = keep ? lesart_tag_book_get_default_path () : NULL;
  LesartTagBook *book = lesart_tag_book_new (path);

  lesart_tag_book_load (book, NULL);
  return book;
}

static LesartSession *
open_session (LesartApplication *self)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "lesart", "session", NULL);

  return lesart_session_new (self, path);
}

static LesartWindow *
new_window (LesartApplication *self, GFile *file)
{
  LesartWindow *window = lesart_window_new (self, file, self->date);

  if (lesart_picture_is_wanted (&self->picture))
    lesart_picture_prepare (&self->picture, window);
  return window;
}

static gboolean
wants_session (LesartApplication *self)
{
  return self->settings == NULL || g_settings_get_boolean (self->settings, "restore-session");
}

static void
lesart_application_activate (GApplication *application)
{
  LesartApplication *self = LESART_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL && self->session != NULL && wants_session (self)
      && lesart_session_restore (self->session))
    return;
  gtk_window_present (window != NULL ? window : GTK_WINDOW (new_window (self, NULL)));
}

static void
lesart_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  LesartApplication *self = LESART_APPLICATION (application);

  for (int i = 0; i < n_files; i++) {
    GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

    if (i == 0 && active != NULL && lesart_window_is_empty (LESART_WINDOW (active)))
      lesart_window_open (LESART_WINDOW (active), files[i], LESART_ENCODING_AUTO, self->date);
    else
      new_window (self, files[i]);
  }
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (new_window (data, NULL)));
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LesartApplication *self = data;
  GList *windows;

  if (self->session != NULL)
    lesart_session_set_ending (self->session, TRUE);
  /* Each window saves what is left to save before it goes. */
  while ((windows = gtk_application_get_windows (data)) != NULL) {
    GtkWindow *window = windows->data;

    gtk_window_close (window);
    if (gtk_application_get_windows (data) == windows && windows->data == window)
      break; /* it asked the reader something */
  }
  if (self->session != NULL)
    lesart_session_set_ending (self->session, FALSE);
}

static void
on_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *window = lesart_shortcuts_window_new (gtk_application_get_active_window (data));

  gtk_window_present (GTK_WINDOW (window));
}

static void
on_help (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (
      GTK_WINDOW (lesart_help_window_new (gtk_application_get_active_window (data))));
}

/* One window for all articles. */
static void
on_tag_book (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LesartApplication *self = data;

  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->tag_book_window != NULL && LESART_IS_WINDOW (active)) {
    lesart_tag_book_window_set_parent (LESART_TAG_BOOK_WINDOW (self->tag_book_window), active);
  } else if (self->tag_book_window == NULL) {
    self->tag_book_window = lesart_tag_book_window_new (self, active);
    g_object_add_weak_pointer (G_OBJECT (self->tag_book_window),
                               (gpointer *) &self->tag_book_window);
  }
  gtk_window_present (GTK_WINDOW (self->tag_book_window));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *dialog = g_object_new (
      GTK_TYPE_ABOUT_DIALOG, "transient-for", gtk_application_get_active_window (data), "modal",
      TRUE, "program-name", _ ("Lesart"), "logo-icon-name", LESART_APP_ID, "version",
      LESART_VERSION, "comments",
      _ ("Reads German articles closely: who says or does what, when, how much and how certain."),
      "license-type", GTK_LICENSE_GPL_3_0,
      /* Translators: your names, one a line */
      "translator-credits", _ ("translator-credits"), NULL);

  gtk_widget_add_css_class (dialog, "lesart");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_actions (LesartApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = on_new_window }, { .name = "quit", .activate = on_quit },
    { .name = "tag-book", .activate = on_tag_book },     { .name = "help", .activate = on_help },
    { .name = "shortcuts", .activate = on_shortcuts },   { .name = "about", .activate = on_about },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  if (self->settings != NULL) {
    static const char *const keys[] = { "theme", "restore-session" };

    for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (self), action);
    }
  }
}

typedef struct {
  LesartLanguage *language;
  GError *error;
} LanguageResult;

/* In a thread: all of it is read to see that it is whole. */
static gpointer
open_language (gpointer data)
{
  LanguageResult *result = data;

  result->language = lesart_open_language (&result->error);
  return NULL;
}

/* Without its data the program is not installed rightly: say so and go. */
static void
take_language (LesartApplication *self, LanguageResult *result)
{
  self->language = result->language;
  if (self->language != NULL)
    return;
  g_printerr ("lesart: %s\n", result->error->message);
  exit (EXIT_FAILURE);
}

static gboolean
install_shortcuts (gpointer data)
{
  lesart_shortcuts_install (data);
  return G_SOURCE_REMOVE;
}

static void
lesart_application_startup (GApplication *application)
{
  LesartApplication *self = LESART_APPLICATION (application);
  LanguageResult result = { NULL, NULL };
  GThread *thread;

  pango_cairo_font_map_get_default (); /* finds the fonts in a thread of its own */
  thread = g_thread_new ("language", open_language, &result);
  G_APPLICATION_CLASS (lesart_application_parent_class)->startup (application);
  g_thread_join (thread);
  take_language (self, &result);
  self->lookups = lesart_lookups_new (self->language);
  /* A picture shows the program as it comes, and leaves no trace. */
  self->settings = open_settings (!lesart_picture_is_wanted (&self->picture));
  self->tag_book = open_tag_book (!lesart_picture_is_wanted (&self->picture));
  self->appearance = lesart_appearance_new (gdk_display_get_default (), self->settings);
  if (self->picture.theme != NULL)
    g_object_set (self->appearance, "theme", self->picture.theme, NULL);
  gtk_window_set_default_icon_name (LESART_APP_ID);
  if (!lesart_picture_is_wanted (&self->picture) && g_getenv ("LESART_BENCH") == NULL)
    self->session = open_session (self);
  add_actions (self);
  /* While the article is read that is opened next; before any key. */
  g_idle_add_full (G_PRIORITY_HIGH, install_shortcuts, self, NULL);
  lesart_popovers_init ();
}

static int
lesart_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  LesartApplication *self = LESART_APPLICATION (application);

  if (g_variant_dict_contains (options, "version")) {
    g_print ("lesart %s\n", LESART_VERSION);
    return 0;
  }
  g_variant_dict_lookup (options, "date", "s", &self->date);
  if (!lesart_picture_take_options (&self->picture, options))
    return 2;
  if (lesart_picture_is_wanted (&self->picture) || g_getenv ("LESART_BENCH") != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
lesart_application_finalize (GObject *object)
{
  LesartApplication *self = LESART_APPLICATION (object);

  g_clear_pointer (&self->session, lesart_session_free);
  g_clear_pointer (&self->language, lesart_language_unref);
  g_clear_object (&self->appearance);
  g_clear_weak_pointer (&self->tag_book_window);
  g_clear_object (&self->lookups);
  g_clear_object (&self->tag_book);
  g_clear_object (&self->settings);
  lesart_picture_clear (&self->picture);
  g_free (self->date);
  G_OBJECT_CLASS (lesart_application_parent_class)->finalize (object);
}

static void
lesart_application_class_init (LesartApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = lesart_application_finalize;
  application_class->activate = lesart_application_activate;
  application_class->open = lesart_application_open;
  application_class->startup = lesart_application_startup;
  application_class->handle_local_options = lesart_application_handle_local_options;
}

static void
lesart_application_init (LesartApplication *self)
{
  static const GOptionEntry entries[] = { { "version", 0, 0, G_OPTION_ARG_NONE, NULL,
                                            N_ ("Show the version"), NULL },
                                          { "date", 0, 0, G_OPTION_ARG_STRING, NULL,
                                            N_ ("The day the article is of"), N_ ("YYYY-MM-DD") },
                                          { NULL } };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  lesart_picture_add_options (G_APPLICATION (self));
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

LesartApplication *
lesart_application_new (void)
{
  return g_object_new (LESART_TYPE_APPLICATION, "application-id", LESART_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/lesart/Lesart",
                       NULL);
}
