/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window says while a long text is read, and how that is stopped.
 */
#include "ui-test.h"

#include <glib/gstdio.h>

static char *
write_long (void)
{
  g_autoptr (GString) text = g_string_new ("Lange Überschrift\n");
  char *path = g_build_filename (g_get_tmp_dir (), "lesart-reading-test.txt", NULL);

  while (text->len < 4 * 1024 * 1024)
    g_string_append (text, "Die Ostbank AG in Kassel kauft für 5 Milliarden Euro ihren Rivalen.\n");
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  return path;
}

static gboolean
says (LesartWindow *window, const char *words)
{
  const char *text = lesart_notice_get_text (window->reading_notice);

  return text != NULL && strstr (text, words) != NULL;
}

static void
test_stop (void)
{
  g_autofree char *path = write_long ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  LesartWindow *window = ui_test_window (1280, 800);
  GtkWidget *waiting;

  lesart_window_open (window, file, LESART_ENCODING_AUTO, NULL);
  ui_test_wait (lesart_document_get_text (window->document) != NULL);
  waiting = ui_test_find (window->chips, GTK_TYPE_LABEL, "dim");
  g_assert_true (gtk_widget_get_visible (waiting)); /* no empty bar */
  ui_test_wait (lesart_document_is_read_in_part (window->document));
  g_assert_false (gtk_widget_get_visible (waiting));
  ui_test_wait (says (window, "is being read"));
  g_assert_nonnull (
      ui_test_find (GTK_WIDGET (window->reading_notice), GTK_TYPE_PROGRESS_BAR, NULL));
  ui_test_wait (strstr (gtk_label_get_text (GTK_LABEL (window->subtitle_label)), " %") != NULL);
  ui_test_act (window, "win.stop-reading");
  g_assert_true (says (window, "Only the beginning"));
  g_assert_cmpint (lesart_document_get_state (window->document), ==, LESART_DOCUMENT_READY);
  g_assert_null (strstr (gtk_label_get_text (GTK_LABEL (window->subtitle_label)), " %"));
  ui_test_act (window, "win.read-on");
  g_assert_false (says (window, "Only the beginning"));
  ui_test_act (window, "win.stop-reading");
  lesart_window_open_sample (window);
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  g_assert_null (lesart_notice_get_text (window->reading_notice));
  ui_test_close (window);
  g_remove (path);
}

int
main (int argc, char **argv)
{
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return 77;
  gtk_test_init (&argc, &argv, NULL);
  ui_test_start ();
  g_test_add_func ("/reading/stop", test_stop);
  return g_test_run ();
}
