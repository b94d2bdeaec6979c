/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of terms and the form of one, without the window of the program. Needs a display
 * (run-xvfb.sh).
 */
#include "panel-test.h"
#include "term-editor.h"
#include "terms-panel.h"

/* Until the terms were searched for again. */
static void
wait_for_terms (LesartTerminology *terms, guint n_items)
{
  for (guint i = 0; i < 400; i++) {
    settle (10);
    if (lesart_terminology_get_state (terms) == LESART_TERMS_READY
        && g_list_model_get_n_items (lesart_terminology_get_items (terms)) == n_items)
      return;
  }
  g_assert_not_reached ();
}

static guint
count_status (GtkWidget *panel, const char *css_class)
{
  return count (find (panel, GTK_TYPE_LIST_VIEW, "lesart-panel-list"), css_class);
}

static void
on_edit (LesartTermsPanel *panel, LesartTermItem *item, LesartTermItem **edited)
{
  g_set_object (edited, item);
}

static void
on_saved (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
set_entry (GtkWidget *form, guint index, const char *text)
{
  GtkWidget *box = find (form, GTK_TYPE_WIDGET, "lesart-term-form");
  GtkWidget *at = gtk_widget_get_first_child (box);

  /* A heading, then the lines of German; so English. */
  for (guint i = 0; i < 2 * index + 1; i++)
    at = gtk_widget_get_next_sibling (at);
  at = find (gtk_widget_get_last_child (at), GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (at), text);
}

static const char *
get_title (GtkWidget *panel, guint row)
{
  return gtk_label_get_label (GTK_LABEL (find (get_row (panel, row), GTK_TYPE_LABEL, "title")));
}

/* As in the text, by alphabet, by what was decided. */
static void
test_order (void)
{
  g_autoptr (LesartDocument) document = open_article (
      "Die Zinspolitik ändert sich. Die Chipfabrik wächst. Die Zinspolitik bremst die Chipfabrik.");
  g_autoptr (LesartTerminology) terms = lesart_terminology_new (document);
  GtkWidget *panel = lesart_terms_panel_new ();
  GtkWidget *window = present (panel);
  GtkWidget *shown = find (panel, GTK_TYPE_DROP_DOWN, "lesart-choice");
  GtkDropDown *order = GTK_DROP_DOWN (gtk_widget_get_next_sibling (shown));

  lesart_terms_panel_set_terms (LESART_TERMS_PANEL (panel), terms);
  wait_for_terms (terms, 2);
  settle (200);
  g_assert_cmpstr (get_title (panel, 0), ==, "Zinspolitik");
  gtk_drop_down_set_selected (order, 1);
  settle (100);
  g_assert_cmpstr (get_title (panel, 0), ==, "Chipfabrik");
  g_assert_cmpstr (get_title (panel, 1), ==, "Zinspolitik");
  gtk_drop_down_set_selected (order, 2);
  focus_row (panel, g_str_equal (get_title (panel, 0), "Chipfabrik") ? 1 : 0);
  gtk_widget_activate_action (panel, "terms.decide", "u", LESART_TERM_PREFERRED);
  wait_for_terms (terms, 2);
  settle (200);
  g_assert_cmpstr (get_title (panel, 0), ==, "Zinspolitik");
  /* It is no filter: what is cleared is not the order. */
  g_assert_cmpuint (count (panel, "lesart-claim"), ==, 2);
  type (panel, "<nothing>");
  g_signal_emit_by_name (find (panel, GTK_TYPE_BUTTON, "lesart-clear-filters"), "clicked");
  settle (100);
  g_assert_cmpuint (count (panel, "lesart-claim"), ==, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (order), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A candidate is decided, edited, taken back. */
static void
test_terms (void)
{
  g_autoptr (LesartDocument) document =
      open_article ("Die Chipfabrik wächst. Ein Chip fehlt der Chipfabrik.");
  g_autoptr (LesartTerminology) terms = lesart_terminology_new (document);
  GtkWidget *panel = lesart_terms_panel_new ();
  GtkWidget *window = present (panel);
  g_autoptr (LesartTermItem) edited = NULL;
  g_autoptr (LesartTermItem) after = NULL;
  GtkWidget *form;
  gboolean saved = FALSE;
  guint n;

  g_signal_connect (panel, "edit", G_CALLBACK (on_edit), &edited);
  lesart_terms_panel_set_terms (LESART_TERMS_PANEL (panel), terms);
  lesart_terminology_want (terms);
  for (guint i = 0; i < 400 && lesart_terminology_get_state (terms) != LESART_TERMS_READY; i++)
    settle (10);
  settle (200);
  n = g_list_model_get_n_items (lesart_terminology_get_items (terms));
  g_assert_cmpuint (n, >=, 1);
  /* Without a row no key means anything. */
  gtk_widget_activate_action (panel, "terms.decide", "u", LESART_TERM_PREFERRED);
  g_assert_cmpuint (count_status (panel, "supported"), ==, 0);
  focus_row (panel, 0);
  gtk_widget_activate_action (panel, "terms.decide", "u", LESART_TERM_FORBIDDEN);
  wait_for_terms (terms, n);
  settle (200);
  g_assert_cmpuint (count_status (panel, "refuted"), ==, 1);

  focus_row (panel, 0);
  act (panel, "terms.edit");
  g_assert_nonnull (edited);
  lesart_term_editor_open (GTK_WINDOW (window), terms,
                           lesart_terminology_make_concept (terms, edited), LESART_SPAN_NONE,
                           on_saved, &saved);
  settle (200);
  form = GTK_WIDGET (g_list_model_get_item (gtk_window_get_toplevels (), 0));
  if (form == window) {
    g_object_unref (form);
    form = GTK_WIDGET (g_list_model_get_item (gtk_window_get_toplevels (), 1));
  }
  set_entry (form, 1, "word");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (form)), "clicked");
  g_object_unref (form);
  wait_for_terms (terms, n);
  settle (200);
  g_assert_true (saved);
  after = g_list_model_get_item (lesart_terminology_get_items (terms), 0);
  g_assert_cmpstr (lesart_term_item_get_english (after), ==, "word");

  g_object_unref (lesart_notes_undo (lesart_document_get_notes (document), NULL));
  g_object_unref (lesart_notes_undo (lesart_document_get_notes (document), NULL));
  settle (300);
  g_assert_cmpuint (count_status (panel, "refuted"), ==, 0);
  type (panel, "<nothing>");
  g_assert_cmpuint (count (panel, "lesart-claim"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/terms-panel/keys-and-form", test_terms);
  g_test_add_func ("/terms-panel/order", test_order);
  return g_test_run ();
}
