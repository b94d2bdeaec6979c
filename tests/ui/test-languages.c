/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In the German interface no English is left, and whatever can be used has a name: walks the
 * widgets of every state of the window. LESART_LOCALEDIR says where the catalogue is.
 */
#include "ui-walk.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "config.h"

/* Each context that short messages are told apart by. */
static const char *const contexts[] = { NULL,         "shortcuts",    "undo", "colour", "verdict",
                                        "confidence", "group header", "term", "gender" };

static guint n_checked;

/* A text that is a message of the catalogue whose German is another one was never translated. */
static void
check_text (const char *text, GtkWidget *widget, const char *state)
{
  if (text == NULL || *text == '\0')
    return;
  n_checked++;
  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++) {
    const char *german = contexts[i] == NULL ? g_dgettext (GETTEXT_PACKAGE, text)
                                             : g_dpgettext2 (GETTEXT_PACKAGE, contexts[i], text);

    if (strcmp (german, text) != 0)
      g_test_message ("%s: %s says “%s”, not “%s”", state, G_OBJECT_TYPE_NAME (widget), text,
                      german),
          g_test_fail ();
  }
}

static char *
dup_name (GtkWidget *widget)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             "\1");
}

static void
visit_texts (GtkWidget *widget, const char *state)
{
  check_text (gtk_widget_get_tooltip_text (widget), widget, state);
  if (GTK_IS_LABEL (widget))
    check_text (gtk_label_get_text (GTK_LABEL (widget)), widget, state);
  if (GTK_IS_ENTRY (widget))
    check_text (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), widget, state);
  if (GTK_IS_TEXT (widget))
    check_text (gtk_text_get_placeholder_text (GTK_TEXT (widget)), widget, state);
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)) {
    g_autofree char *name = dup_name (widget);

    check_text (name, widget, state);
  }
}

static void
test_german (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  GtkWidget *keys = lesart_shortcuts_window_new (GTK_WINDOW (window));

  g_assert_cmpstr (_ ("Facts"), ==, "Fakten");
  ui_walk_pages (window, visit_texts);
  gtk_window_present (GTK_WINDOW (keys));
  ui_test_settle (200);
  ui_walk (keys, "keys", visit_texts);
  gtk_window_destroy (GTK_WINDOW (keys));
  g_assert_cmpuint (n_checked, >, 500);
  ui_test_close (window);
}

/* ---- names ---- */

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && has_text (child))
      return TRUE;
  return FALSE;
}

/* What can have the focus is a stop for a screen reader. A menu's button passes it on to the one in
 * it. */
static gboolean
is_control (GtkWidget *widget)
{
  const char *css_name = gtk_widget_get_css_name (widget);

  return gtk_widget_get_mapped (widget)
         && (GTK_IS_BUTTON (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_ENTRY (widget)
             || GTK_IS_TEXT_VIEW (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_DROP_DOWN (widget)
             || (g_str_equal (css_name, "row") && gtk_widget_get_focusable (widget)));
}

/* GTK of Debian 13 does not pass on the name of what has one of these roles. */
static void
check_role (GtkWidget *widget, const char *state)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  if (role == GTK_ACCESSIBLE_ROLE_GENERIC || role == GTK_ACCESSIBLE_ROLE_NONE
      || role == GTK_ACCESSIBLE_ROLE_PRESENTATION || role == GTK_ACCESSIBLE_ROLE_STATUS)
    g_test_message ("%s: a %s (%s) has a name that nobody hears", state,
                    G_OBJECT_TYPE_NAME (widget), gtk_widget_get_css_name (widget)),
        g_test_fail ();
}

static void
visit_names (GtkWidget *widget, const char *state)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  gboolean named =
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
      || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY);

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
      && !GTK_IS_LABEL (widget))
    check_role (widget, state);
  /* GTK's own: the buttons of the title bar, and what a button of it is made of. */
  if (!is_control (widget) || gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL
      || gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL || GTK_IS_MENU_BUTTON (parent)
      || GTK_IS_SEARCH_BAR (parent) || gtk_widget_has_css_class (widget, "close"))
    return;
  if (!named && !(GTK_IS_BUTTON (widget) && has_text (widget)))
    g_test_message ("%s: a %s (%s) has no name", state, G_OBJECT_TYPE_NAME (widget),
                    gtk_widget_get_css_name (widget)),
        g_test_fail ();
}

static void
test_names (void)
{
  LesartWindow *window = ui_test_window (1280, 800);

  ui_walk_pages (window, visit_names);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (window->reader)), ==,
                   GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  ui_test_close (window);
}

int
main (int argc, char **argv)
{
  int status;

  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return 77;
  ui_walk_init (&argc, &argv, "de", g_getenv ("LESART_LOCALEDIR"));
  g_test_add_func ("/languages/german", test_german);
  g_test_add_func ("/languages/names", test_names);
  status = g_test_run ();
  g_object_unref (ui_test_application);
  return status;
}
