/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With words 40 % longer than English ones (test-layout CATALOGUE-SCRIPT makes them), in a wide and
 * a narrow window, from left to right and from right to left: nothing that must be read is cut.
 */
#include "ui-walk.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "config.h"

/* In what a label must never be cut: one cannot press what one cannot read. */
static gboolean
is_important (GtkWidget *label)
{
  static const char *const classes[] = { "heading", "lesart-badge", "lesart-kind", "count" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (gtk_widget_has_css_class (label, classes[i]))
      return TRUE;
  for (GtkWidget *widget = label; widget != NULL; widget = gtk_widget_get_parent (widget)) {
    const char *css_name = gtk_widget_get_css_name (widget);

    if (gtk_widget_has_css_class (widget, "fact")
        || gtk_widget_has_css_class (widget, "lesart-tag"))
      return FALSE; /* text of the article or the reader's own, whatever its length */
    if (g_str_equal (css_name, "button") || g_str_equal (css_name, "modelbutton"))
      return TRUE;
  }
  return FALSE;
}

/* What scrolls may stick out of the window. */
static gboolean
scrolls (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) != NULL;
}

static void
complain (GtkWidget *label, const char *state, const char *what)
{
  g_test_message ("%s: “%s” %s", state, gtk_label_get_text (GTK_LABEL (label)), what);
  g_test_fail ();
}

static guint n_checked;

static void
visit (GtkWidget *widget, const char *state)
{
  GtkNative *native;
  graphene_rect_t bounds;

  if (!GTK_IS_LABEL (widget) || !gtk_widget_get_mapped (widget)
      || gtk_widget_get_width (widget) == 0 || !is_important (widget))
    return;
  n_checked++;
  if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    complain (widget, state, "is ellipsised");
  native = gtk_widget_get_native (widget);
  if (scrolls (widget) || !gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &bounds))
    return;
  if (bounds.origin.x < -1
      || bounds.origin.x + bounds.size.width
             > (float) gtk_widget_get_width (GTK_WIDGET (native)) + 1)
    complain (widget, state, "does not fit its window");
}

static void
test_width (int width)
{
  LesartWindow *window = ui_test_window (width, 800);
  int minimum;

  n_checked = 0;
  ui_walk_pages (window, visit);
  g_assert_cmpuint (n_checked, >, 100);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, width);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  if (minimum > width) {
    g_test_message ("the window cannot be narrower than %d px", minimum);
    g_test_fail ();
  }
  ui_test_close (window);
}

static void
test_wide (void)
{
  g_assert_cmpstr (_ ("Facts"), !=, "Facts");
  test_width (1280);
}

static void
test_narrow (void)
{
  test_width (480);
}

static void
test_right_to_left (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  test_width (1280);
  test_width (480);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("lesart-layout-XXXXXX", NULL);
  const char *command[] = { "python3", argv[1], "pseudo", folder, NULL };
  int status = 0;

  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return 77;
  if (argc < 2
      || !g_spawn_sync (NULL, (char **) command, NULL,
                        G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                        &status, NULL)
      || status != 0)
    return 77; /* no gettext tools */
  ui_walk_init (&argc, &argv, "en_XA", folder);
  g_test_add_func ("/layout/wide", test_wide);
  g_test_add_func ("/layout/narrow", test_narrow);
  g_test_add_func ("/layout/right-to-left", test_right_to_left);
  status = g_test_run ();
  g_object_unref (ui_test_application);
  return status;
}
