/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links of an article: the menu says where the one at the caret leads; it is opened by the system's
 * program for it (here: a script that writes down what it was given), and only what is of the web
 * or of mail is.
 */
#include "ui-test.h"

#include <glib/gstdio.h>

static const char page[] =
    "<article><h1>Rathaus</h1><p>Der <a href='https://user@stadt.example/rat_2026?nr=7'>Beschluss"
    "</a> ist da, teilte die Stadt am Montag mit. Ein <a href='ftp://stadt.example/x'>Verzeichnis"
    "</a>, eine <a href='file:///etc/passwd'>Datei</a>, ein <a href='seite.html'>Verweis</a>, die "
    "<a href='mailto:presse@stadt.example'>Pressestelle</a> und kein Ende.</p></article>\n";

static char *article, *opened; /* paths */

static void
put_caret (LesartWindow *window, const char *words, guint32 behind)
{
  guint32 at = ui_test_find_words (window, words).start + behind;

  lesart_reader_show_span (window->reader, (LesartSpan){ at, at }, FALSE);
}

/* Labels of the items that are about the link at the caret. */
static char *
get_items (LesartWindow *window)
{
  GMenuModel *menu = G_MENU_MODEL (window->address_menu);
  GString *items = g_string_new (NULL);

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    g_autofree char *label = NULL;

    g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
    g_string_append_printf (items, "%s|", label);
  }
  return g_string_free (items, FALSE);
}

static void
test_menu (void)
{
  static const struct {
    const char *words;
    guint32 behind;
    const char *items, *said;
  } places[] = {
    { "Beschluss", 3, "Open link https://stadt.example/rat__2026?nr=7|Copy link address|",
      "Link to https://user@stadt.example/rat_2026?nr=7" },
    { "Beschluss", 9, "Open link https://stadt.example/rat__2026?nr=7|Copy link address|",
      "Link to https://user@stadt.example/rat_2026?nr=7" },
    { "ist da", 0, "", "" },
    { "Verzeichnis", 1, "Copy link address|", "Link to ftp://stadt.example/x" },
    { "Datei", 1, "Copy link address|", "Link to file:///etc/passwd" },
    { "Verweis", 1, "Copy link address|", "Link to seite.html" },
    { "Pressestelle", 0, "Open link mailto:presse@stadt.example|Copy link address|",
      "Link to mailto:presse@stadt.example" },
  };
  LesartWindow *window = ui_test_window (900, 700);

  ui_test_open (window, article);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autofree char *items = NULL;

    put_caret (window, places[i].words, places[i].behind);
    items = get_items (window);
    g_assert_cmpstr (items, ==, places[i].items);
    g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (window->live_label)), ==, places[i].said);
  }
  ui_test_close (window);
}

static void
test_open (void)
{
  LesartWindow *window = ui_test_window (900, 700);
  g_autofree char *address = NULL;

  ui_test_open (window, article);
  put_caret (window, "Datei", 1);
  g_assert_false (lesart_window_open_link (window));
  put_caret (window, "Beschluss", 1);
  g_assert_true (lesart_window_open_link (window));
  ui_test_wait (g_file_test (opened, G_FILE_TEST_EXISTS) || (ui_test_settle (50), FALSE));
  g_assert_true (g_file_get_contents (opened, &address, NULL, NULL));
  g_assert_cmpstr (address, ==, "https://stadt.example/rat_2026?nr=7\n");
  ui_test_close (window);
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (void)
{
  LesartWindow *window = ui_test_window (900, 700);
  g_autofree char *copied = NULL;

  ui_test_open (window, article);
  put_caret (window, "Verweis", 2);
  ui_test_act (window, "win.copy-link");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, on_text,
                                 &copied);
  ui_test_wait (copied != NULL);
  g_assert_cmpstr (copied, ==, "seite.html");
  ui_test_close (window);
}

/* A program for addresses that writes them to @opened. */
static void
make_browser (const char *folder)
{
  g_autofree char *script = g_build_filename (folder, "browser", NULL);
  g_autofree char *applications = g_build_filename (folder, "applications", NULL);
  g_autofree char *entry = g_build_filename (applications, "browser.desktop", NULL);
  g_autofree char *defaults = g_build_filename (folder, "mimeapps.list", NULL);
  g_autofree char *commands = g_strdup_printf (
      "#!/bin/sh\necho \"$1\" >'%s.new' && mv '%s.new' '%s'\n", opened, opened, opened);
  g_autofree char *fields = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Browser\n"
                                             "Exec=%s %%u\nMimeType=x-scheme-handler/https;\n",
                                             script);

  g_assert_cmpint (g_mkdir (applications, 0700), ==, 0);
  g_assert_true (
      g_file_set_contents_full (script, commands, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_assert_true (g_file_set_contents (entry, fields, -1, NULL));
  g_assert_true (g_file_set_contents (
      defaults, "[Default Applications]\nx-scheme-handler/https=browser.desktop\n", -1, NULL));
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("lesart-XXXXXX", NULL);
  int status;

  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return 77;
  article = g_build_filename (folder, "article.html", NULL);
  opened = g_build_filename (folder, "opened", NULL);
  g_assert_true (g_file_set_contents (article, page, -1, NULL));
  make_browser (folder);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  ui_test_start ();
  g_test_add_func ("/addresses/menu", test_menu);
  g_test_add_func ("/addresses/open", test_open);
  g_test_add_func ("/addresses/copy", test_copy);
  status = g_test_run ();
  g_object_unref (ui_test_application);
  g_free (article);
  g_free (opened);
  return status;
}
