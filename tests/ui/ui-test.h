/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests of the window share: the program in this process, a bounded main loop, widgets found
 * by type and style class. Needs a display (run-xvfb.sh).
 */
#pragma once

#include "window-private.h"

#include <stdlib.h>
#include <string.h>

#define UI_TEST_SECONDS 60 /* a busy machine lays out a long text slowly */

static LesartApplication *ui_test_application;

static inline gboolean
ui_test_expire (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @condition holds; fails the test if it does not within the limit. */
#define ui_test_wait(condition)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gboolean expired = FALSE;                                                                      \
    guint source = g_timeout_add_seconds (UI_TEST_SECONDS, ui_test_expire, &expired);              \
    while (!(condition) && !expired)                                                               \
      g_main_context_iteration (NULL, TRUE);                                                       \
    if (expired)                                                                                   \
      g_error ("%s:%d: waited in vain for: %s", __FILE__, __LINE__, #condition);                   \
    g_source_remove (source);                                                                      \
  }                                                                                                \
  G_STMT_END

/* Lets everything that is due happen, for @ms milliseconds. */
static inline void
ui_test_settle (guint ms)
{
  const char *patience = g_getenv ("LESART_TEST_PATIENCE"); /* how many times slower a build is */
  gboolean expired = FALSE;

  g_timeout_add (patience != NULL ? ms * (guint) atoi (patience) : ms, ui_test_expire, &expired);
  while (!expired)
    g_main_context_iteration (NULL, TRUE);
}

/* @popover may not have been made yet. */
static inline gboolean
ui_test_is_shown (GtkWidget *popover)
{
  return popover != NULL && gtk_widget_get_mapped (popover);
}

static inline GtkWidget *
ui_test_find (GtkWidget *root, GType type, const char *css_class)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type)
      && (css_class == NULL || gtk_widget_has_css_class (root, css_class)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = ui_test_find (child, type, css_class);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static inline LesartWindow *
ui_test_window (int width, int height)
{
  LesartWindow *window = lesart_window_new (ui_test_application, NULL, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_wait (gtk_widget_get_mapped (GTK_WIDGET (window)));
  return window;
}

static inline void
ui_test_open (LesartWindow *window, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  lesart_window_open (window, file, LESART_ENCODING_AUTO, NULL);
  ui_test_wait (window->cancellable == NULL);
  ui_test_wait (lesart_document_get_state (window->document) != LESART_DOCUMENT_READING);
}

static inline void
ui_test_close (LesartWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  ui_test_wait (window == NULL);
}

static inline void
ui_test_act (LesartWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static inline const char *
ui_test_page (LesartWindow *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (window->pages));
}

static inline guint
ui_test_n_notes (LesartWindow *window)
{
  return g_list_model_get_n_items (G_LIST_MODEL (lesart_document_get_notes (window->document)));
}

/* Where the words stand first. */
static inline LesartSpan
ui_test_find_words (LesartWindow *window, const char *words)
{
  LesartText *text = lesart_document_get_text (window->document);
  const char *utf8 = lesart_text_get_utf8 (text, NULL);
  const char *found = strstr (utf8, words);
  guint32 start;

  g_assert_nonnull (found);
  start = lesart_text_byte_to_char (text, (guint32) (found - utf8));
  return (LesartSpan){ start, start + (guint32) g_utf8_strlen (words, -1) };
}

/* The program without its main loop. */
static inline void
ui_test_start (void)
{
  g_autoptr (GError) error = NULL;

  g_set_application_name ("Lesart");
  ui_test_application = lesart_application_new ();
  g_application_set_flags (G_APPLICATION (ui_test_application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (ui_test_application), NULL, &error));
}
