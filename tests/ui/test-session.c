/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was open is open again: with its page, if the article is still there; a broken file opens
 * nothing. And what other programs do to the file of an article is said, and that a long one is not
 * read yet.
 */
#include <glib/gstdio.h>

#include "session.h"
#include "ui-test.h"

static char *folder;

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (ui_test_application)));
}

static char *
write_article (const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "Anna kam.\n\nSie ging.\n", -1, NULL));
  return path;
}

static LesartWindow *
newest_window (void)
{
  return LESART_WINDOW (gtk_application_get_windows (GTK_APPLICATION (ui_test_application))->data);
}

static void
test_restore (void)
{
  g_autofree char *path = g_build_filename (folder, "state", "session", NULL);
  g_autofree char *kept = write_article ("kept.txt");
  g_autofree char *gone = write_article ("gone.txt");
  g_autoptr (LesartSession) session = lesart_session_new (ui_test_application, path);
  LesartWindow *first = ui_test_window (700, 500), *second = ui_test_window (600, 400);

  ui_test_open (first, kept);
  ui_test_open (second, gone);
  lesart_window_set_page (first, "notes");
  lesart_session_set_ending (session, TRUE);
  ui_test_close (first);
  ui_test_close (second);
  lesart_session_set_ending (session, FALSE);
  g_unlink (gone);
  g_assert_cmpuint (count_windows (), ==, 0);
  g_assert_true (lesart_session_restore (session));
  g_assert_cmpuint (count_windows (), ==, 1);
  first = newest_window ();
  ui_test_wait (lesart_document_get_text (first->document) != NULL);
  g_assert_cmpstr (lesart_window_get_page (first), ==, "notes");
  ui_test_wait (lesart_document_get_state (first->document) == LESART_DOCUMENT_READY);
  ui_test_close (first);
}

/* Closed one by one: the last one stays in the file. */
static void
test_last (void)
{
  g_autofree char *path = g_build_filename (folder, "state", "last", NULL);
  g_autofree char *one = write_article ("one.txt");
  g_autofree char *other = write_article ("other.txt");
  g_autofree char *content = NULL;
  g_autoptr (LesartSession) session = lesart_session_new (ui_test_application, path);
  LesartWindow *first = ui_test_window (700, 500), *second = ui_test_window (600, 400);

  ui_test_open (first, one);
  ui_test_open (second, other);
  ui_test_close (first);
  ui_test_settle (700);
  ui_test_close (second);
  ui_test_settle (700);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_null (strstr (content, "one.txt"));
  g_assert_nonnull (strstr (content, "other.txt"));
}

/* The file is watched while it is open. */
static void
test_changed (void)
{
  g_autofree char *path = write_article ("changed.txt");
  LesartWindow *window = ui_test_window (700, 500);

  ui_test_open (window, path);
  ui_test_wait (window->file_etag != NULL);
  g_assert_null (lesart_notice_get_text (window->file_notice));
  g_assert_true (g_file_set_contents (path, "Anna kam nicht.\n", -1, NULL));
  ui_test_wait (lesart_notice_get_text (window->file_notice) != NULL);
  ui_test_act (window, "win.reload");
  ui_test_wait (lesart_notice_get_text (window->file_notice) == NULL);
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  g_assert_cmpstr (lesart_document_get_title (window->document), ==, "Anna kam nicht.");
  ui_test_wait (window->file_etag != NULL);
  g_unlink (path);
  ui_test_wait (lesart_notice_get_text (window->file_notice) != NULL);
  g_assert_nonnull (lesart_document_get_text (window->document)); /* what was read stays */
  ui_test_close (window);
}

static void
test_broken (void)
{
  g_autofree char *path = g_build_filename (folder, "broken", NULL);
  g_autoptr (LesartSession) session = lesart_session_new (ui_test_application, path);
  static const char *const contents[] = {
    "",
    "no key file",
    "[window 1]\nuri=::not an address::\nwidth=-5\nheight=99999999999\n",
    "[window 1]\nuri=http://example.org/a.txt\n",
    "[window 1]\npage=\\x\n",
  };

  g_assert_false (lesart_session_restore (session)); /* there is none */
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
    g_assert_false (lesart_session_restore (session));
  }
  g_assert_cmpuint (count_windows (), ==, 0);
}

static gboolean
says (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

/* Of a long text the words are there before they are read: until then nobody says that there are no
 * facts. */
static void
test_being_read (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autoptr (GString) text = g_string_new ("Die Ostbank wächst\n\n");

  while (text->len < 400000)
    g_string_append (text, "Am Montag sagte Sabine Krüger in Leipzig, dass die Bank wächst. ");
  lesart_window_paste (window, text->str);
  ui_test_wait (lesart_document_get_text (window->document) != NULL);
  ui_test_settle (60);
  if (lesart_document_get_state (window->document) == LESART_DOCUMENT_READING)
    g_assert_false (says (GTK_WIDGET (window), "0 facts"));
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  ui_test_wait (says (GTK_WIDGET (window), " facts"));
  g_assert_false (says (window->subtitle_label, "being read"));
  ui_test_close (window);
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ui_test_start ();
  folder = g_dir_make_tmp ("lesart-session-XXXXXX", NULL);
  g_test_add_func ("/session/restore", test_restore);
  g_test_add_func ("/session/last", test_last);
  g_test_add_func ("/session/broken", test_broken);
  g_test_add_func ("/session/changed", test_changed);
  g_test_add_func ("/session/being-read", test_being_read);
  return g_test_run ();
}
