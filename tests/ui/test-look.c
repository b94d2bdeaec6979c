/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the article is set: chosen in the popover, kept in the settings, and never so that words are
 * cut off.
 */
#include "look-popover.h"
#include "ui-test.h"

static GtkWidget *
find_labelled (GtkWidget *root, const char *tooltip)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_labelled (child, tooltip);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static LesartWindow *
open_sample (int width, int height)
{
  LesartWindow *window = ui_test_window (width, height);

  lesart_window_open_sample (window);
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  ui_test_settle (60);
  return window;
}

static void
test_steps (void)
{
  LesartWindow *window = open_sample (1280, 800);
  GSettings *settings = lesart_application_get_settings (ui_test_application);
  GtkWidget *look, *focus;

  ui_test_act (window, "win.look");
  look = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (window->look_button)));
  ui_test_wait (ui_test_is_shown (look));
  /* The focus is on the theme in force. */
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (GTK_IS_TOGGLE_BUTTON (focus) && gtk_widget_is_ancestor (focus, look));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (focus)));
  for (guint i = 0; i < 30; i++) { /* past the end of what is possible */
    g_signal_emit_by_name (find_labelled (look, "Longer lines"), "clicked");
    g_signal_emit_by_name (find_labelled (look, "Lines closer together"), "clicked");
  }
  g_assert_cmpint (lesart_appearance_get_column_width (window->appearance), ==, 120);
  g_assert_cmpint (g_settings_get_int (settings, "column-width"), ==, 120);
  g_assert_cmpfloat (g_settings_get_double (settings, "line-height"), ==, 1.2);
  lesart_appearance_reset_type (window->appearance);
  g_assert_cmpint (g_settings_get_int (settings, "column-width"), ==, 68);
  g_assert_cmpfloat (lesart_appearance_get_line_height (window->appearance), ==, 1.6);
  gtk_popover_popdown (GTK_POPOVER (look));
  ui_test_settle (60);
  ui_test_close (window);
}

/* A name of a typeface comes from the settings, where anything may stand. */
static void
test_names_of_typefaces (void)
{
  static const char *const names[] = { "DejaVu Sans", "no such \"; } * { color: red", "\\", "" };
  LesartWindow *window = open_sample (800, 600);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_object_set (window->appearance, "font-family", names[i], NULL); /* a warning would be fatal */
    ui_test_settle (30);
  }
  lesart_appearance_reset_type (window->appearance);
  ui_test_close (window);
}

/* Whether every character of the first lines stands within the page. */
static gboolean
nothing_is_cut (LesartWindow *window)
{
  GtkTextView *view = GTK_TEXT_VIEW (window->reader);
  int width = gtk_widget_get_width (GTK_WIDGET (view));
  GtkTextIter at;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &at);
  for (guint i = 0; i < 600 && !gtk_text_iter_is_end (&at); i++) {
    GdkRectangle rect;

    gtk_text_view_get_iter_location (view, &at, &rect);
    if (!g_unichar_isspace (gtk_text_iter_get_char (&at)) && rect.x + rect.width > width)
      return FALSE;
    gtk_text_iter_forward_char (&at);
  }
  return TRUE;
}

static void
test_twice_the_size (void)
{
  static const int widths[] = { 1280, 480 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++) {
    LesartWindow *window = open_sample (widths[i], 800);

    lesart_appearance_set_zoom (window->appearance, 2.0);
    g_object_set (window->appearance, "letter-spacing", 0.12, "justify", TRUE, NULL);
    ui_test_settle (120);
    g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, widths[i] + 40);
    ui_test_wait (nothing_is_cut (window)); /* GTK lays out in steps */
    /* In a line of a few words their letters would be spread. */
    g_assert_cmpint (gtk_text_view_get_justification (GTK_TEXT_VIEW (window->reader)), ==,
                     widths[i] > 800 ? GTK_JUSTIFY_FILL : GTK_JUSTIFY_LEFT);
    lesart_appearance_reset_type (window->appearance);
    ui_test_close (window);
  }
}

/* As where the desktop wants all text twice as large: article and panel follow, and the window is
 * no wider for it. */
static void
test_larger_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  LesartWindow *window = open_sample (480, 800);
  int height = gtk_widget_get_height (window->subtitle_label);
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  ui_test_wait (gtk_widget_get_height (window->subtitle_label) > height * 3 / 2);
  g_assert_cmpfloat (lesart_appearance_get_scale (window->appearance), ==, 2.0);
  g_assert_cmpfloat (lesart_appearance_get_zoom (window->appearance), ==, 1.0);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 480 + 40);
  ui_test_wait (nothing_is_cut (window));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  ui_test_close (window);
}

/* With high contrast kinds are told apart by lines, whatever was chosen. */
static void
test_contrast (void)
{
  LesartWindow *window = open_sample (1280, 800);

  g_assert_false (lesart_appearance_shows_kind_lines (window->appearance));
  g_object_set (window->appearance, "theme", "contrast-dark", NULL);
  g_assert_true (lesart_appearance_shows_kind_lines (window->appearance));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (window), "contrast"));
  ui_test_settle (60);
  g_object_set (window->appearance, "theme", "light", "kind-lines", TRUE, NULL);
  g_assert_true (lesart_appearance_shows_kind_lines (window->appearance));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (window), "contrast"));
  lesart_appearance_reset_type (window->appearance);
  g_assert_false (lesart_appearance_shows_kind_lines (window->appearance));
  g_object_set (window->appearance, "theme", "system", NULL);
  ui_test_close (window);
}

/* Lines without a name among such with one, behind an empty line: as high as the others. */
static void
test_plain_list (void)
{
  static const char list[] =
      "Fünf Gründe für die Reform\n\nDie Regierung nennt fünf Gründe.\n\n"
      "1. Die Kosten steigen seit zwei Jahren.\n2. Es geht um 3 Millionen "
      "Euro.\n3. Es fehlen Leute, und zwar im ganzen Land, in den Städten "
      "wie auf dem Land, wo es noch schlimmer ist.\n\n- Erstens\n- Zweitens\n";
  LesartWindow *window = ui_test_window (1280, 800);
  GtkTextView *view = GTK_TEXT_VIEW (window->reader);
  GtkTextIter at;
  GdkRectangle place;
  int begin;

  lesart_window_paste (window, list);
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  ui_test_settle (200);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &at,
                                      (int) ui_test_find_words (window, "Es fehlen").start);
  gtk_text_view_get_iter_location (view, &at, &place);
  g_assert_cmpint (place.height, >, 15);
  /* What does not fit in the first line goes on below the words, not below the number. */
  begin = place.x;
  g_assert_true (gtk_text_view_forward_display_line (view, &at));
  gtk_text_view_get_iter_location (view, &at, &place);
  g_assert_cmpint (ABS (place.x - begin), <, 4);
  ui_test_close (window);
}

/* Of a paragraph of so many sentences the lines that GTK lays out in one go. */
static int
count_pieces (guint n_sentences)
{
  LesartWindow *window = ui_test_window (1280, 800);
  GtkTextBuffer *buffer;
  g_autoptr (GString) text = g_string_new ("Überschrift\n");
  GtkTextIter start, end;
  g_autofree char *shown = NULL;
  int n_lines;

  for (guint i = 0; i < n_sentences; i++)
    g_string_append (text, "Der Rat der Stadt hat am Montag getagt, und alle kamen. ");
  lesart_window_paste (window, text->str);
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (window->reader));
  n_lines = gtk_text_buffer_get_line_count (buffer) - 1;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpuint (g_utf8_strlen (shown, -1), ==, g_utf8_strlen (text->str, -1));
  ui_test_close (window);
  return n_lines;
}

/* One of usual length stays whole; one that takes long is divided, into small pieces. */
static void
test_long_paragraph (void)
{
  g_assert_cmpint (count_pieces (70), ==, 1);
  g_assert_cmpint (count_pieces (80), ==, 3);
}

int
main (int argc, char **argv)
{
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return 77;
  gtk_test_init (&argc, &argv, NULL);
  ui_test_start ();
  g_test_add_func ("/look/steps", test_steps);
  g_test_add_func ("/look/names-of-typefaces", test_names_of_typefaces);
  g_test_add_func ("/look/twice-the-size", test_twice_the_size);
  g_test_add_func ("/look/larger-text", test_larger_text);
  g_test_add_func ("/look/contrast", test_contrast);
  g_test_add_func ("/look/plain-list", test_plain_list);
  g_test_add_func ("/look/long-paragraph", test_long_paragraph);
  return g_test_run ();
}
