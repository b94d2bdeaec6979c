/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The findings of a check: what is shown without any, deciding by keys and buttons, a reason that
 * is asked for, the way from one to the next. Needs a display (run-xvfb.sh).
 */
#include "check-panel.h"
#include "panel-status.h"
#include "panel-test.h"

#include <glib/gstdio.h>

static void
on_english (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  lesart_translation_open_finish (LESART_TRANSLATION (source), result, &error);
  g_assert_no_error (error);
}

static void
open_english (LesartTranslation *translation, LesartChecker *checker, const char *text)
{
  g_autofree char *folder = g_dir_make_tmp ("lesart-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "english.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  lesart_translation_open_async (translation, file, NULL, on_english, NULL);
  while (lesart_checker_get_state (checker) != LESART_CHECKER_READY)
    g_main_context_iteration (NULL, TRUE);
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
}

/* Whether a label in it has these words. */
static gboolean
shows (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, words))
      return TRUE;
  return FALSE;
}

static void
on_decision (LesartCheckPanel *panel, guint state, guint n_findings, guint *n)
{
  *n += n_findings;
}

static void
on_finding (LesartCheckPanel *panel, LesartFindingItem *item, LesartCheckKind *kind)
{
  *kind = lesart_finding_item_get_finding (item)->kind;
}

static void
test_findings (void)
{
  g_autoptr (LesartDocument) document = open_article ("Am Montag zahlten sie 5 Milliarden Euro.\n");
  LesartNotes *notes = lesart_document_get_notes (document);
  g_autoptr (LesartTranslation) translation = lesart_translation_new (document);
  g_autoptr (LesartChecker) checker = lesart_checker_new (translation);
  GtkWidget *widget = lesart_check_panel_new ();
  LesartCheckPanel *panel = LESART_CHECK_PANEL (widget);
  GtkWidget *window = present (widget);
  LesartCheckKind shown = LESART_N_CHECKS;
  guint n_decided = 0;

  g_signal_connect (panel, "decided", G_CALLBACK (on_decision), &n_decided);
  g_signal_connect (panel, "show-finding", G_CALLBACK (on_finding), &shown);
  g_assert_true (gtk_widget_get_mapped (find (widget, LESART_TYPE_PANEL_STATUS, NULL)));
  lesart_check_panel_set_checker (panel, checker);
  settle (50);
  g_assert_true (gtk_widget_get_mapped (find (widget, LESART_TYPE_PANEL_STATUS, NULL)));
  lesart_check_panel_set_offer (panel, "article.en.txt");
  settle (50);
  g_assert_true (shows (find (widget, LESART_TYPE_PANEL_STATUS, NULL), "article.en.txt"));
  lesart_check_panel_set_offer (panel, NULL);
  settle (50);
  g_assert_false (shows (find (widget, LESART_TYPE_PANEL_STATUS, NULL), "article.en.txt"));
  g_assert_false (lesart_check_panel_step (panel, TRUE));
  open_english (translation, checker, "On Tuesday they paid 5 million euros.\n");
  settle (100);
  g_assert_cmpuint (count (widget, "lesart-finding"), ==, 2);
  /* From one to the next, and round. */
  g_assert_true (lesart_check_panel_step (panel, TRUE));
  g_assert_cmpint (shown, ==, LESART_CHECK_WEEKDAY);
  g_assert_true (lesart_check_panel_step (panel, TRUE));
  g_assert_cmpint (shown, ==, LESART_CHECK_SCALE);
  g_assert_true (lesart_check_panel_step (panel, TRUE));
  g_assert_cmpint (shown, ==, LESART_CHECK_WEEKDAY);
  /* By keys. */
  focus_row (widget, 0);
  gtk_widget_activate_action (widget, "check.accept", NULL);
  settle (100);
  g_assert_cmpuint (n_decided, ==, 1);
  g_assert_cmpuint (lesart_check_panel_count_open (panel), ==, 1);
  focus_row (widget, 1);
  gtk_widget_activate_action (widget, "check.ignore", NULL);
  settle (100);
  g_assert_cmpuint (n_decided, ==, 1); /* the reason is asked for */
  gtk_editable_set_text (GTK_EDITABLE (find (widget, GTK_TYPE_ENTRY, NULL)), "as agreed");
  g_signal_emit_by_name (find (widget, GTK_TYPE_ENTRY, NULL), "activate");
  settle (200);
  g_assert_cmpuint (n_decided, ==, 2);
  g_assert_cmpuint (lesart_check_panel_count_open (panel), ==, 0);
  g_assert_cmpuint (count (widget, "lesart-finding"), ==, 1); /* what is ignored is not shown */
  /* On from where the ignored one was, and round. */
  g_assert_true (lesart_check_panel_step (panel, TRUE));
  g_assert_cmpint (shown, ==, LESART_CHECK_WEEKDAY);
  /* Undone like everything else. */
  g_object_unref (lesart_notes_undo (notes, NULL));
  g_object_unref (lesart_notes_undo (notes, NULL));
  settle (100);
  g_assert_cmpuint (lesart_check_panel_count_open (panel), ==, 2);
  /* Several at once, and back in one step. */
  gtk_widget_activate_action (widget, "check.ignore-shown", NULL);
  settle (100);
  g_assert_cmpuint (n_decided, ==, 4);
  g_assert_cmpuint (lesart_check_panel_count_open (panel), ==, 0);
  g_assert_cmpuint (count (widget, "lesart-finding"), ==, 0);
  g_object_unref (lesart_notes_undo (notes, NULL));
  settle (100);
  g_assert_cmpuint (lesart_check_panel_count_open (panel), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* There were findings before anybody looked. */
static void
test_shown_late (void)
{
  g_autoptr (LesartDocument) document = open_article ("Am Montag zahlten sie 5 Milliarden Euro.\n");
  g_autoptr (LesartTranslation) translation = lesart_translation_new (document);
  g_autoptr (LesartChecker) checker = lesart_checker_new (translation);
  GtkWidget *panel = lesart_check_panel_new ();
  GtkWidget *window;

  lesart_check_panel_set_checker (LESART_CHECK_PANEL (panel), checker);
  open_english (translation, checker, "On Tuesday they paid 5 million euros.\n");
  window = present (panel);
  settle (100);
  g_assert_cmpuint (count (panel, "lesart-finding"), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* In a narrow window one steps while the panel is away. */
static void
test_stepped_unseen (void)
{
  g_autoptr (LesartDocument) document = open_article ("Am Montag zahlten sie 5 Milliarden Euro.\n");
  g_autoptr (LesartTranslation) translation = lesart_translation_new (document);
  g_autoptr (LesartChecker) checker = lesart_checker_new (translation);
  GtkWidget *panel = lesart_check_panel_new ();
  GtkWidget *window = present (panel);
  GtkWidget *focus;
  guint n_decided = 0;

  g_signal_connect (panel, "decided", G_CALLBACK (on_decision), &n_decided);
  lesart_check_panel_set_checker (LESART_CHECK_PANEL (panel), checker);
  open_english (translation, checker, "On Tuesday they paid 5 million euros.\n");
  settle (100);
  gtk_widget_set_visible (panel, FALSE);
  g_assert_true (lesart_check_panel_step (LESART_CHECK_PANEL (panel), TRUE));
  gtk_widget_set_visible (panel, TRUE);
  settle (100);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  gtk_widget_activate_action (focus, "check.accept", NULL);
  settle (100);
  g_assert_cmpuint (n_decided, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/check-panel/findings", test_findings);
  g_test_add_func ("/check-panel/shown-late", test_shown_late);
  g_test_add_func ("/check-panel/stepped-unseen", test_stepped_unseen);
  return g_test_run ();
}
