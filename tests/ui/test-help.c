/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guide: each chapter is there in both languages, is read, and has a headline.
 */
#include "help-window.h"
#include "panel-test.h"

static void
test_window (void)
{
  GtkWidget *window = lesart_help_window_new (NULL);
  GtkStack *stack;
  GtkSelectionModel *pages;

  gtk_window_present (GTK_WINDOW (window));
  settle (20);
  stack = GTK_STACK (find (window, GTK_TYPE_STACK, NULL));
  pages = gtk_stack_get_pages (stack);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pages)), >=, 5);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++) {
    GtkStackPage *page = g_list_model_get_item (G_LIST_MODEL (pages), i);

    gtk_stack_set_visible_child (stack, gtk_stack_page_get_child (page));
    settle (20);
    g_assert_cmpstr (gtk_stack_page_get_title (page), !=, "");
    g_assert_nonnull (find (gtk_stack_page_get_child (page), GTK_TYPE_LABEL, "headline"));
    g_assert_nonnull (find (gtk_stack_page_get_child (page), GTK_TYPE_LABEL, "paragraph"));
    g_object_unref (page);
  }
  g_object_unref (pages);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_languages (void)
{
  g_autofree char *english = lesart_find_help ("en");
  g_autofree char *german = lesart_find_help ("de");
  g_autofree char *missing = lesart_find_help ("xx");
  g_autoptr (GDir) dir = g_dir_open (english, 0, NULL);
  const char *name;

  g_assert_cmpstr (english, !=, german);
  g_assert_cmpstr (english, ==, missing);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (german, name, NULL);

    g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  }
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/help/window", test_window);
  g_test_add_func ("/help/languages", test_languages);
  return g_test_run ();
}
