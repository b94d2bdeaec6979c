/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A real pointer in tests of the window, moved by xdotool: what is under it gets the events, or
 * what lies over it by mistake.
 */
#pragma once

#include "ui-test.h"

#include <gdk/x11/gdkx.h>

/* Does it again where a busy machine took events in another order than they came: at most 5 times.
 */
#define mouse_test_until(condition, action)                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    for (guint tries = 0; tries < 5 && !(condition); tries++) {                                    \
      action;                                                                                      \
      for (guint waits = 0; waits < 20 && !(condition); waits++)                                   \
        ui_test_settle (100);                                                                      \
    }                                                                                              \
    ui_test_wait (condition);                                                                      \
  }                                                                                                \
  G_STMT_END

static inline gboolean
mouse_test_can (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  return program != NULL && GDK_IS_X11_DISPLAY (gdk_display_get_default ());
}

static inline void mouse_test_run (const char *format, ...) G_GNUC_PRINTF (1, 2);

static inline void
mouse_test_run (const char *format, ...)
{
  g_autofree char *arguments = NULL;
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  arguments = g_strdup_vprintf (format, args);
  va_end (args);
  line = g_strconcat ("xdotool ", arguments, NULL);
  g_assert_true (g_spawn_command_line_sync (line, NULL, NULL, NULL, NULL));
  ui_test_settle (100);
}

/* From a widget to the window that it is in; popovers are windows of their own beside it. */
static inline GdkSurface *
mouse_test_place (GtkWidget *widget, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  graphene_point_t point;
  double left, top;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native),
                                           &GRAPHENE_POINT_INIT ((float) *x, (float) *y), &point));
  gtk_native_get_surface_transform (native, &left, &top);
  *x = point.x + left;
  *y = point.y + top;
  while (GDK_IS_POPUP (surface)) {
    *x += gdk_popup_get_position_x (GDK_POPUP (surface));
    *y += gdk_popup_get_position_y (GDK_POPUP (surface));
    surface = gdk_popup_get_parent (GDK_POPUP (surface));
  }
  return surface;
}

/* As a hand comes, with a last small step: only that tells GTK of a popover that came meanwhile. */
static inline void
mouse_test_move (GtkWidget *widget, double x, double y)
{
  GdkSurface *surface = mouse_test_place (widget, &x, &y);
  gulong window = gdk_x11_surface_get_xid (surface);

  mouse_test_run ("mousemove --window %lu %d %d", window, (int) x - 1, (int) y);
  mouse_test_run ("mousemove --window %lu %d %d", window, (int) x, (int) y);
}

/* A notice that comes or goes moves the text, and a popover grows into its place. */
static inline void
mouse_test_wait_still (GtkWidget *widget)
{
  double last_x, last_y, x = -1, y = -1;

  ui_test_wait (gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0);
  do {
    last_x = x;
    last_y = y;
    ui_test_settle (300);
    x = y = 0;
    mouse_test_place (widget, &x, &y);
  } while (x != last_x || y != last_y);
}

static inline void
mouse_test_click (GtkWidget *widget)
{
  mouse_test_wait_still (widget);
  mouse_test_move (widget, gtk_widget_get_width (widget) / 2.0,
                   gtk_widget_get_height (widget) / 2.0);
  mouse_test_run ("click 1");
}

/* Where nobody manages windows none has the focus by itself. */
static inline void
mouse_test_focus (LesartWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  mouse_test_run ("windowfocus --sync %lu", gdk_x11_surface_get_xid (surface));
  ui_test_wait (gtk_window_is_active (GTK_WINDOW (window)));
}

static inline GdkRectangle
mouse_test_find_words (LesartWindow *window, const char *words)
{
  GdkRectangle rect;

  mouse_test_wait_still (GTK_WIDGET (window->reader));
  g_assert_true (
      lesart_reader_get_span_rect (window->reader, ui_test_find_words (window, words), &rect));
  return rect;
}

/* Selects words of one line as a hand does. */
static inline void
mouse_test_drag_over (LesartWindow *window, const char *words)
{
  GtkWidget *reader = GTK_WIDGET (window->reader);
  GdkRectangle rect = mouse_test_find_words (window, words);
  double y = rect.y + rect.height / 2.0;

  mouse_test_move (reader, rect.x + 1, y);
  mouse_test_run ("mousedown 1");
  mouse_test_move (reader, rect.x + rect.width / 2.0, y);
  mouse_test_move (reader, rect.x + rect.width - 1, y);
  mouse_test_run ("mouseup 1");
}

/* The menu of the text there. */
static inline void
mouse_test_open_menu (LesartWindow *window, const char *words)
{
  GdkRectangle rect = mouse_test_find_words (window, words);

  mouse_test_move (GTK_WIDGET (window->reader), rect.x + rect.width / 2.0,
                   rect.y + rect.height / 2.0);
  mouse_test_run ("click 3");
}

/* What shows these words, or has them for a name: a label, a button, an item of a menu. */
static inline GtkWidget *
mouse_test_find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && strcmp (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = mouse_test_find_label (child, text);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static inline void
mouse_test_click_label (GtkWidget *root, const char *text)
{
  ui_test_wait (mouse_test_find_label (root, text) != NULL);
  mouse_test_click (mouse_test_find_label (root, text));
}
