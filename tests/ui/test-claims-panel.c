/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of claims and the card of one, without the window of the program. Needs a display
 * (run-xvfb.sh).
 */
#include "claims-panel.h"
#include "panel-status.h"
#include "panel-test.h"

static guint
count_verdicts (GtkWidget *panel, const char *css_class)
{
  return count (find (panel, GTK_TYPE_LIST_VIEW, "lesart-panel-list"), css_class);
}

/* From the list by keys, and from the card. */
/* All but the first are decided, or none. */
static void
decide_all_but_first (guint n_listed, gboolean confirm)
{
  GtkWindow *sheet;
  LesartCheckList *list = find_asked (&sheet);

  g_assert_cmpuint (lesart_check_list_get_n (list), ==, n_listed);
  lesart_check_list_set_checked (list, 0, FALSE);
  answer (sheet, confirm);
}

static void
test_claims (void)
{
  g_autoptr (LesartDocument) document = open_article (ARTICLE);
  LesartNotes *notes = lesart_document_get_notes (document);
  GtkWidget *panel = lesart_claims_panel_new ();
  GtkWidget *window = present (panel);
  GtkWidget *row, *form;
  g_autoptr (LesartEvidence) evidence =
      lesart_evidence_new ("b.txt", "Bericht", lesart_document_get_text (document),
                           (LesartSpan){ 0, 9 }, LESART_STANCE_REFUTES);
  guint n_decided = 0;
  guint all;

  g_signal_connect (panel, "decided", G_CALLBACK (on_decided), &n_decided);
  g_assert_true (gtk_widget_get_mapped (find (panel, LESART_TYPE_PANEL_STATUS, NULL)));
  lesart_claims_panel_set_document (LESART_CLAIMS_PANEL (panel), document);
  settle (100);
  all = count (panel, "lesart-claim");
  g_assert_cmpuint (all, >=, 2);
  /* Without a card nothing can be evidence; without a row no key means anything. */
  g_assert_false (lesart_claims_panel_add_evidence (LESART_CLAIMS_PANEL (panel), evidence));
  gtk_widget_activate_action (panel, "claims.verdict", "u", LESART_VERDICT_REFUTED);
  g_assert_cmpuint (n_decided, ==, 0);
  focus_row (panel, 0);
  gtk_widget_activate_action (panel, "claims.verdict", "u", LESART_VERDICT_REFUTED);
  settle (100);
  g_assert_cmpuint (n_decided, ==, 1);
  g_assert_cmpuint (count_verdicts (panel, "refuted"), ==, 1);
  g_assert_cmpuint (count_verdicts (panel, "state"), ==, 1);
  /* The card: what is written is one step when it is left. */
  focus_row (panel, 0);
  act (panel, "claims.open");
  form = find (panel, GTK_TYPE_WIDGET, "lesart-claim-form");
  g_assert_true (gtk_widget_get_mapped (form));
  g_assert_true (lesart_claims_panel_add_evidence (LESART_CLAIMS_PANEL (panel), evidence));
  row = find (form, GTK_TYPE_WIDGET, "evidence");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find (row, GTK_TYPE_LABEL, "dim"))), ==,
                   "Bericht");
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (form, GTK_TYPE_TEXT_VIEW, NULL))),
      "Sie trafen sich.", -1);
  g_assert_cmpuint (n_decided, ==, 1);
  lesart_claims_panel_save (LESART_CLAIMS_PANEL (panel));
  settle (100);
  g_assert_cmpuint (n_decided, ==, 2);
  g_assert_false (gtk_widget_get_mapped (form));
  g_object_unref (lesart_notes_undo (notes, NULL));
  settle (100);
  g_assert_cmpuint (count_verdicts (panel, "refuted"), ==, 1);
  g_object_unref (lesart_notes_undo (notes, NULL));
  settle (100);
  g_assert_cmpuint (count_verdicts (panel, "refuted"), ==, 0);
  /* All that are undecided at once, in one step; nothing before it was seen which. */
  act (panel, "claims.accept-shown");
  decide_all_but_first (all, FALSE);
  g_assert_cmpuint (n_decided, ==, 2);
  act (panel, "claims.accept-shown");
  decide_all_but_first (all, TRUE);
  g_assert_cmpuint (n_decided, ==, 1 + all);
  settle (100);
  g_assert_cmpuint (count_verdicts (panel, "state"), ==, all - 1);
  g_object_unref (lesart_notes_undo (notes, NULL));
  settle (100);
  g_assert_cmpuint (count_verdicts (panel, "state"), ==, 0);
  type (panel, "<nothing>");
  g_assert_true (gtk_widget_get_mapped (find (panel, LESART_TYPE_PANEL_STATUS, NULL)));
  act (panel, "claims.clear-filter");
  g_assert_cmpuint (count (panel, "lesart-claim"), ==, all);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/claims-panel/keys-and-card", test_claims);
  return g_test_run ();
}
