/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pictures in the window: made of whole articles, reached by keyboard, named, zoomed, enlarged,
 * exported. With LESART_TEST_TEXTS=FOLDER the articles of that folder, too.
 */
#include <glib/gstdio.h>

#include "article-reader.h"
#include "data-files.h"
#include "scene-export.h"
#include "scene-paint.h"
#include "scene-test.h"
#include "scene-view.h"
#include "ui-test.h"

/* ---- Articles ---- */

static void
check_diagram (LesartDiagramKind kind, LesartReading *reading, PangoContext *context)
{
  g_autoptr (LesartDiagram) diagram = lesart_diagram_new (kind, reading);
  LesartTypesetter typesetter = lesart_scene_typesetter (context);

  if (diagram == NULL)
    return;
  g_assert_cmpstr (diagram->description, !=, "");
  for (double width = diagram->least_width; width < 1400; width *= 1.3) {
    g_autoptr (LesartScene) scene = diagram->layout (diagram, &typesetter, width);
    g_autoptr (LesartScene) again = diagram->layout (diagram, &typesetter, width);

    scene_test_check (scene);
    scene_test_check_same (scene, again);
    g_assert_cmpuint (scene->elements->len, >, 0);
  }
}

static void
check_article (const char *path, const LesartLanguage *language, PangoContext *context)
{
  g_autofree char *utf8 = NULL;
  g_autoptr (LesartText) text = NULL;
  g_autoptr (LesartReading) reading = NULL;

  g_test_message ("%s", path);
  g_assert_true (g_file_get_contents (path, &utf8, NULL, NULL));
  text = lesart_text_new (utf8, -1, NULL);
  g_assert_nonnull (text);
  reading = lesart_read (text, language, "2024-02-12");
  for (guint kind = 0; kind < LESART_N_DIAGRAMS; kind++)
    check_diagram (kind, reading, context);
}

static void
check_folder (const char *folder, const LesartLanguage *language, PangoContext *context)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_suffix (name, ".txt"))
      check_article (path, language, context);
  }
}

/* What the pictures make of real articles: no words cover others, at any width. */
static void
test_articles (void)
{
  g_autoptr (LesartLanguage) language = lesart_open_language (NULL);
  g_autofree char *sample = lesart_find_sample ("billionen-dollar-angebot.txt");
  g_autofree char *samples = g_path_get_dirname (sample);
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  PangoContext *context = gtk_widget_create_pango_context (label);

  check_folder (samples, language, context);
  if (g_getenv ("LESART_TEST_TEXTS") != NULL)
    check_folder (g_getenv ("LESART_TEST_TEXTS"), language, context);
  g_object_unref (context);
  g_object_unref (label);
}

/* ---- The window ---- */

#define ARTICLE                                                                                     \
  "Kanzlerin in Paris\nAngela Merkel traf am 8. Februar 2019 Emmanuel Macron in Paris. "            \
  "Merkel sagte der Siemens AG 5 Millionen Euro zu, Macron 3 Millionen Euro. Im Mai 2020 besuchte " \
  "Macron die Kanzlerin in Berlin.\n"

static LesartWindow *
open_window (int width)
{
  LesartWindow *window = ui_test_window (width, 800);

  lesart_window_paste (window, ARTICLE);
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  ui_test_settle (60);
  return window;
}

static LesartSceneView *
show_picture (LesartWindow *window, const char *name)
{
  GtkWidget *view;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.picture", "s", name);
  ui_test_wait (gtk_widget_get_mapped (window->pictures_panel));
  view = ui_test_find (window->pictures_panel, LESART_TYPE_SCENE_VIEW, NULL);
  ui_test_settle (60);
  return LESART_SCENE_VIEW (view);
}

static GtkWidget *
get_focus (LesartWindow *window)
{
  return gtk_root_get_focus (GTK_ROOT (window));
}

/* Tab goes through the elements in their order, arrows by place; Enter leads to the passage. */
static void
test_keyboard (void)
{
  LesartWindow *window = open_window (1280);
  LesartSceneView *view = show_picture (window, "timeline");
  const LesartScene *scene = lesart_scene_view_get_scene (view);
  LesartElement last;
  LesartSpan span;
  guint n = 0;

  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (view)));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    g_assert_true (get_focus (window) == child);
    n++;
    if (gtk_widget_get_next_sibling (child) != NULL)
      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD));
  }
  g_assert_cmpuint (n, ==, scene->elements->len);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_UP));
  g_assert_true (get_focus (window) == gtk_widget_get_first_child (GTK_WIDGET (view)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_DOWN));
  g_assert_true (get_focus (window) == gtk_widget_get_last_child (GTK_WIDGET (view)));
  last = g_array_index (scene->elements, LesartElement, n - 1);
  span = g_array_index (scene->spans, LesartSpan, last.first_span);
  gtk_widget_activate (get_focus (window));
  ui_test_wait (lesart_reader_get_caret (window->reader) == span.start);
  ui_test_close (window);
}

/* A screen reader hears a name and what kind of thing each element is. */
static void
test_names (void)
{
  LesartWindow *window = open_window (1280);

  for (guint kind = 0; kind < LESART_N_DIAGRAMS; kind++) {
    LesartSceneView *view = show_picture (window, lesart_diagram_get_name (kind));

    gtk_test_accessible_assert_role (GTK_WIDGET (view), GTK_ACCESSIBLE_ROLE_GROUP);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         lesart_diagram_get_title (kind));
    g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (view),
                                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
    for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
      gtk_test_accessible_assert_role (child, GTK_ACCESSIBLE_ROLE_BUTTON);
      g_assert_true (
          gtk_test_accessible_has_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL));
    }
  }
  ui_test_close (window);
}

static int
get_needed_height (LesartSceneView *view)
{
  int width, height;

  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_VERTICAL, MAX (width, 400), &height, NULL,
                      NULL, NULL);
  return height;
}

static void
test_zoom (void)
{
  LesartWindow *window = open_window (1280);
  LesartSceneView *view = show_picture (window, "timeline");
  int height = get_needed_height (view);

  lesart_scene_view_zoom_step (view, 3);
  ui_test_settle (60);
  g_assert_cmpfloat (lesart_scene_view_get_zoom (view), >, 1.5);
  g_assert_cmpint (get_needed_height (view), >, height);
  for (guint i = 0; i < 100; i++)
    lesart_scene_view_zoom_step (view, i < 50 ? 1 : -1);
  g_assert_cmpfloat (lesart_scene_view_get_zoom (view), >, 0.1);
  lesart_scene_view_zoom_step (view, 0);
  g_assert_cmpfloat (lesart_scene_view_get_zoom (view), ==, 1);
  ui_test_close (window);
}

/* Enlarged it has the place of the text; a passage, another page or Escape brings the text back. */
static void
test_enlarge (void)
{
  LesartWindow *window = open_window (1280);
  LesartSceneView *view = show_picture (window, "timeline");
  int width = gtk_widget_get_width (GTK_WIDGET (view));

  ui_test_act (window, "win.enlarge-picture");
  ui_test_settle (60);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (view)), >, 2 * width);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (window->reader)));
  g_signal_emit_by_name (gtk_widget_get_last_child (GTK_WIDGET (view)), "clicked");
  ui_test_settle (60);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window->reader)));
  ui_test_act (window, "win.enlarge-picture");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "notes");
  ui_test_settle (60);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window->reader)));
  ui_test_act (window, "win.enlarge-picture"); /* which shows the pictures again */
  ui_test_settle (60);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (view)));
  g_assert_true (lesart_window_leave_picture (window));
  g_assert_false (lesart_window_leave_picture (window));
  ui_test_close (window);
}

/* Another article: the picture is of it, and says so if there is nothing to show. */
static void
test_other_article (void)
{
  LesartWindow *window = open_window (1280);
  LesartSceneView *view = show_picture (window, "timeline");

  lesart_window_paste (window, "Nichts\nHier steht nichts.\n");
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  ui_test_wait (!gtk_widget_get_mapped (GTK_WIDGET (view)));
  g_assert_null (lesart_scene_view_get_diagram (view));
  ui_test_close (window);
}

/* ---- Export ---- */

static void
on_said (GtkWidget *panel, const char *text, char **said)
{
  g_free (*said);
  *said = g_strdup (text);
}

static void
assert_no_finding (const char *const *command)
{
  int status = 0;

  if (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, &status, NULL))
    g_assert_cmpint (status, ==, 0);
}

static void
check_svg (const char *path)
{
  g_autofree char *contents = NULL;
  const char *command[] = { "xmllint", "--noout", path, NULL };

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "<svg"));
  g_assert_nonnull (strstr (contents, "<title>Kanzlerin in Paris"));
  g_assert_nonnull (strstr (contents, "<desc>"));
  assert_no_finding (command);
}

static void
check_png (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_filename (path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), >=, 2 * 600);
  g_assert_cmpint (gdk_texture_get_height (texture), >, 200);
}

static void
test_export (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lesart-pictures-XXXXXX", NULL);
  LesartWindow *window = open_window (1280);
  LesartPicturesPanel *panel = LESART_PICTURES_PANEL (window->pictures_panel);
  char *said = NULL;

  g_signal_connect (panel, "said", G_CALLBACK (on_said), &said);
  for (guint kind = 0; kind < LESART_N_DIAGRAMS; kind++)
    for (guint png = 0; png < 2; png++) {
      g_autofree char *path = g_build_filename (folder, png ? "a.png" : "a.svg", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      show_picture (window, lesart_diagram_get_name (kind));
      g_clear_pointer (&said, g_free);
      lesart_pictures_panel_save (panel, file, png);
      ui_test_wait (said != NULL);
      (png ? check_png : check_svg) (path);
      g_unlink (path);
    }
  g_rmdir (folder);
  /* The folder is gone: that is said, too. */
  {
    g_autofree char *path = g_build_filename (folder, "a.svg", NULL);
    g_autoptr (GFile) file = g_file_new_for_path (path);

    g_clear_pointer (&said, g_free);
    lesart_pictures_panel_save (panel, file, FALSE);
    ui_test_wait (said != NULL);
    g_assert_nonnull (strstr (said, "could not be saved"));
  }
  g_free (said);
  ui_test_close (window);
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ui_test_start ();
  g_test_add_func ("/pictures/articles", test_articles);
  g_test_add_func ("/pictures/keyboard", test_keyboard);
  g_test_add_func ("/pictures/names", test_names);
  g_test_add_func ("/pictures/zoom", test_zoom);
  g_test_add_func ("/pictures/enlarge", test_enlarge);
  g_test_add_func ("/pictures/other-article", test_other_article);
  g_test_add_func ("/pictures/export", test_export);
  status = g_test_run ();
  g_object_unref (ui_test_application);
  return status;
}
