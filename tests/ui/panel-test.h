/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests of panels share: an article, a window for one widget, its rows, and time for what is
 * due. Needs a display (run-xvfb.sh).
 */
#pragma once

#include <gtk/gtk.h>
#include <stdlib.h>

#include "check-list.h"
#include "data-files.h"
#include "document.h"

#define ARTICLE                                                                                    \
  "Kanzlerin in Paris\nAngela Merkel traf am 8. Februar 2019 Emmanuel Macron in Paris. Merkel sagte Siemens 5 Millionen Euro zu."

static inline gboolean
expire (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static inline void
wait_for (gboolean *expired)
{
  while (!*expired)
    g_main_context_iteration (NULL, TRUE);
}

/* Time alone says nothing on a busy machine: what was due is also laid out, and has had its idle
 * moment. */
static inline void
settle (guint ms)
{
  const char *patience = g_getenv ("LESART_TEST_PATIENCE"); /* how many times slower a build is */
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean expired = FALSE;
  gboolean idle = FALSE;

  g_timeout_add (patience != NULL ? ms * (guint) atoi (patience) : ms, expire, &expired);
  wait_for (&expired);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (gtk_widget_get_mapped (window))
      gtk_test_widget_wait_for_draw (window);
  }
  g_idle_add_full (G_PRIORITY_LOW, expire, &idle, NULL);
  wait_for (&idle);
}

static inline GtkWidget *
find (GtkWidget *root, GType type, const char *css_class)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type)
      && (css_class == NULL || gtk_widget_has_css_class (root, css_class)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type, css_class);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The list of what is about to be decided, in a window of its own. */
static inline LesartCheckList *
find_asked (GtkWindow **sheet)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *list = NULL;

  *sheet = NULL;
  for (guint i = 0; list == NULL && i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    list = find (GTK_WIDGET (window), LESART_TYPE_CHECK_LIST, NULL);
    *sheet = window;
  }
  g_assert_nonnull (list);
  return LESART_CHECK_LIST (list);
}

static inline void
answer (GtkWindow *sheet, gboolean confirm)
{
  if (confirm)
    g_signal_emit_by_name (gtk_window_get_default_widget (sheet), "clicked");
  else
    gtk_window_close (sheet);
  settle (50);
}

static inline guint
count (GtkWidget *root, const char *css_class)
{
  guint n = gtk_widget_get_mapped (root) && gtk_widget_has_css_class (root, css_class);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, css_class);
  return n;
}

static inline GtkWidget *
present (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 900);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

static inline void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  lesart_document_open_finish (LESART_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static inline LesartDocument *
open_article (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartLanguage) language = lesart_open_language (&error);
  LesartDocument *document;
  gboolean opened = FALSE;

  g_assert_no_error (error);
  document = lesart_document_new (language);
  lesart_document_paste_async (document, text, NULL, on_opened, &opened);
  while (!opened || lesart_document_get_state (document) != LESART_DOCUMENT_READY)
    g_main_context_iteration (NULL, TRUE);
  return document;
}

static inline LesartAnnotation *
add_note (LesartDocument *document, guint32 start, guint32 end, const char *note, const char *tag)
{
  LesartSpan span = { start, end };
  const char *tags[] = { tag, NULL };
  g_autoptr (LesartAnnotation) bare =
      lesart_annotation_new (lesart_document_get_text (document), &span, 1);
  g_autoptr (LesartAnnotation) coloured = lesart_annotation_with_colour (bare, LESART_COLOUR_GREEN);
  g_autoptr (LesartAnnotation) noted = lesart_annotation_with_note (coloured, note);
  g_autoptr (LesartAnnotation) tagged = lesart_annotation_with_tags (noted, tags);

  lesart_notes_add (lesart_document_get_notes (document), tagged, LESART_EDIT_NOTE);
  return g_steal_pointer (&tagged);
}

typedef struct {
  guint n;
  guint start;
  guint end;
} Shown;

static inline void
on_show (GtkWidget *widget, guint start, guint end, Shown *shown)
{
  *shown = (Shown){ shown->n + 1, start, end };
}

static inline void
type (GtkWidget *panel, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (panel, GTK_TYPE_SEARCH_ENTRY, NULL)), text);
  settle (300); /* a search entry waits a moment before it says that it changed */
}

static inline void
on_decided (GtkWidget *panel, guint edit, guint n, guint *sum)
{
  *sum += n;
}

static inline GtkWidget *
get_row (GtkWidget *panel, guint n)
{
  GtkWidget *row =
      gtk_widget_get_first_child (find (panel, GTK_TYPE_LIST_VIEW, "lesart-panel-list"));

  for (; n > 0; n--)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static inline GtkWidget *
focus_row (GtkWidget *panel, guint n)
{
  GtkWidget *row = get_row (panel, n);

  gtk_widget_grab_focus (row);
  return row;
}

static inline void
act (GtkWidget *panel, const char *action)
{
  g_assert_true (gtk_widget_activate_action (panel, action, NULL));
  settle (100);
}
