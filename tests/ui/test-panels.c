/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The panels, the bar, the editor, the card and the margin as widgets of their own, without the
 * window of the program. Needs a display (run-xvfb.sh).
 */
#include "changes-panel.h"
#include "collection.h"
#include "entity-card.h"
#include "fact-editor.h"
#include "facts-panel.h"
#include "note-editor.h"
#include "notes-filter.h"
#include "notes-panel.h"
#include "panel-test.h"
#include "panel-status.h"
#include "selection-bar.h"
#include "tag-entry.h"
#include "wrap-layout.h"

/* ---- Facts ---- */

static void
test_facts (void)
{
  g_autoptr (LesartDocument) document = open_article (ARTICLE);
  GtkWidget *panel = lesart_facts_panel_new ();
  GtkWidget *window = present (panel);
  GtkWidget *list = find (panel, GTK_TYPE_LIST_VIEW, "lesart-panel-list");
  Shown shown = { 0 };
  guint all;

  g_signal_connect (panel, "show-span", G_CALLBACK (on_show), &shown);
  g_assert_nonnull (find (panel, LESART_TYPE_PANEL_STATUS, NULL));
  g_assert_true (gtk_widget_get_mapped (find (panel, LESART_TYPE_PANEL_STATUS, NULL)));
  lesart_facts_panel_set_document (LESART_FACTS_PANEL (panel), document);
  settle (300); /* the rows of a long list come in two steps */
  all = count (panel, "lesart-row-card");
  g_assert_cmpuint (all, >, 2);
  /* The first row is a header: it shows nothing. */
  gtk_widget_activate_action (list, "list.activate-item", "u", 0);
  g_assert_cmpuint (shown.n, ==, 0);
  gtk_widget_activate_action (list, "list.activate-item", "u", 1);
  g_assert_cmpuint (shown.n, ==, 1);
  g_assert_cmpuint (shown.start, <, shown.end);
  g_assert_cmpuint (shown.end, <=, lesart_text_get_n_chars (lesart_document_get_text (document)));
  lesart_facts_panel_set_caret (LESART_FACTS_PANEL (panel), shown.start);
  g_assert_cmpuint (count (panel, "current"), ==, 1);
  lesart_facts_panel_set_caret (LESART_FACTS_PANEL (panel), 4000);
  g_assert_cmpuint (count (panel, "current"), ==, 0);
  /* A name goes on to its next mention, and round to the first. */
  gtk_widget_activate_action (list, "list.activate-item", "u", 1);
  gtk_widget_activate_action (list, "list.activate-item", "u", 1);
  g_assert_cmpuint (shown.n, ==, 3);
  g_assert_cmpuint (shown.start, <, shown.end);
  type (panel, "MÉRKEL");
  g_assert_cmpuint (count (panel, "lesart-row-card"), >, 0);
  g_assert_cmpuint (count (panel, "lesart-row-card"), <, all);
  type (panel, "<nothing>&");
  g_assert_true (gtk_widget_get_mapped (find (panel, LESART_TYPE_PANEL_STATUS, NULL)));
  g_signal_emit_by_name (find (find (panel, LESART_TYPE_PANEL_STATUS, NULL), GTK_TYPE_BUTTON, NULL),
                         "clicked");
  settle (300);
  g_assert_cmpuint (count (panel, "lesart-row-card"), ==, all);
  lesart_facts_panel_set_document (LESART_FACTS_PANEL (panel), NULL);
  g_assert_true (gtk_widget_get_mapped (find (panel, LESART_TYPE_PANEL_STATUS, NULL)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- Decisions on facts ---- */

static void
on_unchanged (GtkWidget *panel, guint state, gint *unchanged)
{
  *unchanged = (gint) state;
}

static GtkWidget *
get_focus (GtkWidget *widget)
{
  return gtk_root_get_focus (gtk_widget_get_root (widget));
}

/* What a row shows stands on its state picture; what is read aloud in its label. */
static void
test_decisions (void)
{
  GtkWindow *sheet;
  g_autoptr (LesartDocument) document = open_article (ARTICLE);
  LesartNotes *notes = lesart_document_get_notes (document);
  GtkWidget *panel = lesart_facts_panel_new ();
  GtkWidget *window = present (panel);
  GtkWidget *row;
  guint n_decided = 0;
  gint unchanged = -1;
  guint all;

  g_signal_connect (panel, "decided", G_CALLBACK (on_decided), &n_decided);
  lesart_facts_panel_set_document (LESART_FACTS_PANEL (panel), document);
  settle (300);
  all = count (panel, "lesart-row-card");
  g_assert_cmpuint (count (panel, "state"), ==, 0);
  /* Nothing has the focus and no menu is open: nothing happens. */
  act (panel, "facts.reject");
  g_assert_cmpuint (n_decided, ==, 0);
  row = focus_row (panel, 1);
  act (panel, "facts.accept");
  g_assert_cmpuint (n_decided, ==, 1);
  g_assert_cmpuint (count (panel, "state"), ==, 1);
  g_assert_true (get_focus (panel) == row);
  g_signal_connect (panel, "unchanged", G_CALLBACK (on_unchanged), &unchanged);
  act (panel, "facts.accept"); /* it is already */
  g_assert_cmpint (unchanged, ==, LESART_STATE_ACCEPTED);
  g_assert_cmpuint (n_decided, ==, 1);
  /* A rejected one goes, the next has the focus. */
  act (panel, "facts.reject");
  g_assert_cmpuint (n_decided, ==, 2);
  g_assert_cmpuint (count (panel, "lesart-row-card"), <, all);
  g_assert_nonnull (get_focus (panel));
  g_assert_true (gtk_widget_is_ancestor (get_focus (panel), panel));
  act (panel, "facts.show-rejected");
  g_assert_cmpuint (count (panel, "lesart-row-card"), ==, 1);
  g_assert_cmpuint (count (panel, "rejected"), ==, 1);
  /* The last one that is shown: a sentence and a way out are there instead. */
  focus_row (panel, 1);
  act (panel, "facts.restore");
  g_assert_true (gtk_widget_get_mapped (find (panel, LESART_TYPE_PANEL_STATUS, NULL)));
  act (panel, "facts.clear-filter");
  g_assert_cmpuint (count (panel, "lesart-row-card"), ==, all);
  /* All at once is one step. */
  n_decided = 0;
  act (panel, "facts.reject-shown");
  g_assert_cmpuint (n_decided, ==, 0);
  g_assert_cmpuint (lesart_check_list_get_n (find_asked (&sheet)), >=, all);
  answer (sheet, TRUE);
  g_assert_cmpuint (n_decided, >=, all);
  g_assert_true (gtk_widget_get_mapped (find (panel, LESART_TYPE_PANEL_STATUS, NULL)));
  g_object_unref (lesart_notes_undo (notes, NULL));
  settle (100);
  g_assert_cmpuint (count (panel, "lesart-row-card"), ==, all);
  lesart_facts_panel_show_name (LESART_FACTS_PANEL (panel), "Siemens");
  settle (100);
  g_assert_cmpuint (count (panel, "lesart-row-card"), >, 0);
  g_assert_cmpuint (count (panel, "lesart-row-card"), <, all);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_fact_done (GtkWidget *editor, guint edit, guint *done)
{
  *done = edit;
}

static void
save_form (GtkWidget *editor)
{
  g_signal_emit_by_name (find (editor, GTK_TYPE_BUTTON, "suggested-action"), "clicked");
  settle (100);
}

static void
test_fact_editor (void)
{
  g_autoptr (LesartDocument) document = open_article (ARTICLE);
  LesartNotes *notes = lesart_document_get_notes (document);
  LesartReading *reading = lesart_document_get_reading (document);
  GtkWidget *parent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = present (parent);
  GtkWidget *editor = lesart_fact_editor_new ();
  const LesartQuantity *quantity;
  guint done = LESART_EDIT_NONE;
  guint n_times = reading->times->len;
  GtkDropDown *kinds = GTK_DROP_DOWN (find (editor, GTK_TYPE_DROP_DOWN, NULL));
  int least;

  gtk_widget_set_parent (editor, parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (editor), &(GdkRectangle){ 9, 9, 1, 1 });
  g_signal_connect (editor, "done", G_CALLBACK (on_fact_done), &done);
  g_assert_cmpuint (reading->quantities->len, ==, 1);
  lesart_fact_editor_correct (LESART_FACT_EDITOR (editor), notes,
                              lesart_document_get_corrected (document, FALSE), LESART_ITEM_QUANTITY,
                              0, LESART_SPAN_NONE);
  settle (50);
  /* What is no number is not taken. */
  gtk_editable_set_text (GTK_EDITABLE (find (editor, GTK_TYPE_ENTRY, NULL)), "viel");
  save_form (editor);
  g_assert_cmpint (done, ==, LESART_EDIT_NONE);
  g_assert_nonnull (find (editor, GTK_TYPE_ENTRY, "error"));
  gtk_editable_set_text (GTK_EDITABLE (find (editor, GTK_TYPE_ENTRY, NULL)), "6,5");
  save_form (editor);
  g_assert_cmpint (done, ==, LESART_EDIT_CORRECT);
  quantity = &g_array_index (lesart_document_get_reading (document)->quantities, LesartQuantity, 0);
  g_assert_cmpfloat (quantity->value, ==, 6.5);
  /* One that is missing, of the kind that is chosen. */
  done = LESART_EDIT_NONE;
  lesart_fact_editor_add (LESART_FACT_EDITOR (editor), notes,
                          lesart_document_get_corrected (document, FALSE), (LesartSpan){ 0, 9 });
  settle (50);
  for (guint kind = 0; kind < LESART_N_ITEM_KINDS; kind++) {
    gtk_drop_down_set_selected (kinds, kind);
    settle (50);
    /* Newer GTK closes a popover that cannot be as low as there is room above or below. */
    gtk_widget_measure (editor, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
    g_assert_cmpint (least, <, 240);
  }
  gtk_drop_down_set_selected (kinds, LESART_ITEM_TIME);
  save_form (editor);
  g_assert_cmpint (done, ==, LESART_EDIT_NONE); /* a time needs a value */
  gtk_editable_set_text (GTK_EDITABLE (find (editor, GTK_TYPE_ENTRY, NULL)), "2019");
  save_form (editor);
  g_assert_cmpint (done, ==, LESART_EDIT_ADD_FACT);
  g_assert_cmpuint (lesart_document_get_reading (document)->times->len, ==, n_times + 1);
  gtk_widget_unparent (editor);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- Notes ---- */

static void
on_annotation (GtkWidget *widget, LesartAnnotation *annotation, char **id)
{
  g_free (*id);
  *id = g_strdup (lesart_annotation_get_id (annotation));
}

static void
add_up (GtkWidget *widget, guint n, guint *sum)
{
  *sum += n;
}

static void
test_notes (void)
{
  g_autoptr (LesartDocument) document = open_article (ARTICLE);
  g_autoptr (LesartAnnotation) first = add_note (document, 19, 32, "Wer?", "Person");
  g_autoptr (LesartAnnotation) second = add_note (document, 60, 70, NULL, "Ort");
  GtkWidget *panel = lesart_notes_panel_new ();
  GtkWidget *window = present (panel);
  g_autofree char *edited = NULL;
  guint n_deleted = 0;

  g_signal_connect (panel, "edit", G_CALLBACK (on_annotation), &edited);
  g_signal_connect (panel, "deleted", G_CALLBACK (add_up), &n_deleted);
  lesart_notes_panel_set_document (LESART_NOTES_PANEL (panel), document);
  settle (100);
  g_assert_cmpuint (count (panel, "lesart-note-card"), ==, 2);
  lesart_notes_panel_set_caret (LESART_NOTES_PANEL (panel), 20);
  g_assert_cmpuint (count (panel, "current"), ==, 1);
  gtk_widget_activate_action (find (panel, GTK_TYPE_LIST_VIEW, "lesart-panel-list"),
                              "list.activate-item", "u", 0);
  g_assert_cmpstr (edited, ==, lesart_annotation_get_id (first));
  type (panel, "ort");
  g_assert_cmpuint (count (panel, "lesart-note-card"), ==, 1);
  type (panel, "");
  /* Delete is for the row that has the focus, and for nothing if none has. */
  gtk_widget_activate_action (panel, "notes.delete", NULL);
  g_assert_cmpuint (n_deleted, ==, 0);
  gtk_widget_grab_focus (gtk_widget_get_parent (
      gtk_widget_get_parent (find (panel, GTK_TYPE_BOX, "lesart-note-card"))));
  gtk_widget_activate_action (panel, "notes.delete", NULL);
  g_assert_cmpuint (n_deleted, ==, 1);
  settle (100);
  g_assert_cmpuint (count (panel, "lesart-note-card"), ==, 1);
  g_object_unref (lesart_notes_undo (lesart_document_get_notes (document), NULL));
  settle (100);
  g_assert_cmpuint (count (panel, "lesart-note-card"), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The first tags of the rows from the top. */
static void
assert_rows (GtkWidget *panel, const char *expected)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (
      GTK_LIST_VIEW (find (panel, GTK_TYPE_LIST_VIEW, "lesart-panel-list"))));
  g_autoptr (GString) letters = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (LesartAnnotation) note = g_list_model_get_item (model, i);

    g_string_append (letters, lesart_annotation_get_tags (note)[0]);
  }
  g_assert_cmpstr (letters->str, ==, expected);
}

static void
choose (GtkWidget *panel, const char *tooltip, guint value)
{
  GtkWidget *line = find (panel, GTK_TYPE_BOX, "lesart-filter-line");

  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (child), value);
  settle (50);
}

/* Filters and orders; several at once are one step. */
static void
test_many_notes (void)
{
  /* Another one than above, where notes were kept. */
  g_autoptr (LesartDocument) document = open_article (ARTICLE " Und mehr.");
  LesartNotes *notes = lesart_document_get_notes (document);
  g_autoptr (LesartAnnotation) first = add_note (document, 4, 8, NULL, "c");
  g_autoptr (LesartAnnotation) second = add_note (document, 19, 32, NULL, "a");
  g_autoptr (LesartAnnotation) third = add_note (document, 60, 70, NULL, "b");
  g_autoptr (LesartAnnotation) judged =
      lesart_annotation_with_verdict (second, LESART_VERDICT_REFUTED, LESART_CONFIDENCE_HIGH);
  GtkWidget *panel = lesart_notes_panel_new ();
  GtkWidget *window = present (panel);
  GtkSelectionModel *selection;
  guint n_deleted = 0;

  lesart_notes_replace (notes, judged, LESART_EDIT_JUDGE);
  g_signal_connect (panel, "deleted", G_CALLBACK (add_up), &n_deleted);
  lesart_notes_panel_set_document (LESART_NOTES_PANEL (panel), document);
  settle (100);
  assert_rows (panel, "cab");
  choose (panel, "Order", 2);
  assert_rows (panel, "abc");
  choose (panel, "Order", 0);
  choose (panel, "Verdict to filter by", 3);
  assert_rows (panel, "a");
  choose (panel, "Verdict to filter by", 0);

  selection = gtk_list_view_get_model (
      GTK_LIST_VIEW (find (panel, GTK_TYPE_LIST_VIEW, "lesart-panel-list")));
  g_assert_false (gtk_widget_get_visible (find (panel, GTK_TYPE_BOX, "lesart-bulk")));
  gtk_selection_model_select_range (selection, 0, 2, TRUE);
  g_assert_true (gtk_widget_get_visible (find (panel, GTK_TYPE_BOX, "lesart-bulk")));
  gtk_widget_activate_action (panel, "notes.colour", "u", LESART_COLOUR_PINK);
  g_assert_cmpint (
      lesart_annotation_get_colour (lesart_notes_find (notes, lesart_annotation_get_id (first))),
      ==, LESART_COLOUR_PINK);
  gtk_selection_model_select_all (selection);
  gtk_widget_activate_action (panel, "notes.delete", NULL);
  g_assert_cmpuint (n_deleted, ==, 3);
  assert_rows (panel, "");
  g_object_unref (lesart_notes_undo (notes, NULL));
  assert_rows (panel, "cab");
  g_object_unref (lesart_notes_undo (notes, NULL));
  g_assert_cmpint (
      lesart_annotation_get_colour (lesart_notes_find (notes, lesart_annotation_get_id (second))),
      !=, LESART_COLOUR_PINK);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- Changed passages ---- */

#define STORED(id, exact)                                                                          \
  "{\"id\":\"urn:" id "\",\"type\":\"Annotation\",\"target\":{\"selector\":{"                      \
  "\"type\":\"TextQuoteSelector\",\"prefix\":\"Angela Merkel \",\"exact\":\"" exact "\","          \
  "\"suffix\":\" in Paris. Merkel\"}}}"

static void
add_stored (LesartDocument *document, const char *json)
{
  const LesartSource source = { lesart_document_get_text (document), "artikel.txt", NULL };
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartCollection) collection =
      lesart_collection_parse (json, strlen (json), "artikel", &source, annotations, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < annotations->len; i++)
    lesart_notes_add (lesart_document_get_notes (document), annotations->pdata[i],
                      LESART_EDIT_IMPORT);
}

static void
on_change_decided (LesartChangesPanel *panel, const char *text, guint *n_decided)
{
  (*n_decided)++;
}

/* The first button with that label. */
static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, label);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* What is decided leaves the list and comes back when it is undone. */
static void
test_changes (void)
{
  g_autoptr (LesartDocument) document = open_article (ARTICLE);
  LesartNotes *notes = lesart_document_get_notes (document);
  GtkWidget *panel = lesart_changes_panel_new ();
  GtkWidget *window = present (panel);
  guint n_decided = 0;
  LesartChangeCounts counts;

  g_signal_connect (panel, "decided", G_CALLBACK (on_change_decided), &n_decided);
  lesart_changes_panel_set_document (LESART_CHANGES_PANEL (panel), document);
  settle (100);
  g_assert_cmpuint (count (panel, "lesart-change"), ==, 0);
  add_stored (document, "[" STORED ("a", "traf am 7. Februar 2019 Emmanuel Macron") "," STORED (
                            "b", "lobte den neuen Vertrag über alles") "]");
  g_object_unref (add_note (document, 60, 70, NULL, "Ort")); /* not changed: not listed */
  settle (100);
  counts = lesart_changes_panel_count (LESART_CHANGES_PANEL (panel));
  g_assert_cmpuint (counts.n_changed, ==, 1);
  g_assert_cmpuint (counts.n_gone, ==, 1);
  g_assert_cmpuint (count (panel, "lesart-change"), ==, 2);

  /* Keys come to a row, not to what decides. */
  g_assert_true (gtk_widget_child_focus (panel, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == get_row (panel, 0));
  gtk_widget_grab_focus (find_button (panel, "Keep all found"));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_DOWN));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == get_row (panel, 0));
  g_assert_false (gtk_widget_grab_focus (find_button (panel, "Delete the mark")));

  g_signal_emit_by_name (find_button (panel, "Keep"), "clicked");
  settle (100);
  g_assert_cmpuint (count (panel, "lesart-change"), ==, 1);
  g_assert_null (find_button (panel, "Keep")); /* what is gone cannot be kept */
  g_assert_cmpint (lesart_annotation_get_fate (lesart_notes_find (notes, "urn:a")), ==,
                   LESART_FATE_SAME);
  g_signal_emit_by_name (find_button (panel, "Delete the mark"), "clicked");
  settle (100);
  g_assert_cmpuint (count (panel, "lesart-change"), ==, 0);
  g_assert_null (lesart_notes_find (notes, "urn:b"));
  g_assert_cmpuint (n_decided, ==, 2);

  g_object_unref (lesart_notes_undo (notes, NULL));
  g_object_unref (lesart_notes_undo (notes, NULL));
  settle (100);
  g_assert_cmpuint (count (panel, "lesart-change"), ==, 2);
  g_signal_emit_by_name (find_button (panel, "Keep all found"), "clicked");
  settle (100);
  g_assert_cmpuint (count (panel, "lesart-change"), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What became of a passage is a filter of its note. */
static void
test_notes_by_state (void)
{
  g_autoptr (LesartDocument) document = open_article (ARTICLE " Noch mehr.");
  GtkWidget *panel = lesart_notes_panel_new ();
  GtkWidget *window = present (panel);
  GtkListView *list;
  g_autoptr (LesartAnnotation) only = NULL;

  lesart_notes_panel_set_document (LESART_NOTES_PANEL (panel), document);
  add_stored (document, "[" STORED ("a", "traf am 7. Februar 2019 Emmanuel Macron") "," STORED (
                            "b", "lobte den neuen Vertrag über alles") "]");
  g_object_unref (add_note (document, 60, 70, NULL, "Ort"));
  settle (200);
  list = GTK_LIST_VIEW (find (panel, GTK_TYPE_LIST_VIEW, "lesart-panel-list"));
  g_assert_cmpuint (count (panel, "lesart-note-card"), ==, 3);
  choose (panel, "State to filter by", LESART_PRESENCE_FOUND);
  g_assert_cmpuint (count (panel, "lesart-note-card"), ==, 2);
  choose (panel, "State to filter by", LESART_PRESENCE_CHANGED);
  g_assert_cmpuint (count (panel, "lesart-note-card"), ==, 1);
  only = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), 0);
  g_assert_cmpstr (lesart_annotation_get_id (only), ==, "urn:a");
  /* The line that says how many are left lets all pass again. */
  g_signal_emit_by_name (find (panel, GTK_TYPE_BUTTON, "lesart-clear-filters"), "clicked");
  settle (100);
  g_assert_cmpuint (count (panel, "lesart-note-card"), ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- The editor ---- */

typedef struct {
  LesartAnnotation *done;
  guint n_cancelled;
} Outcome;

static void
on_done (LesartNoteEditor *editor, LesartAnnotation *annotation, Outcome *outcome)
{
  g_set_object (&outcome->done, annotation);
}

static void
on_cancelled (LesartNoteEditor *editor, Outcome *outcome)
{
  outcome->n_cancelled++;
}

static void
write_note (GtkWidget *editor, const char *text)
{
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (editor, GTK_TYPE_TEXT_VIEW, NULL))), text, -1);
}

static void
test_editor (void)
{
  g_autoptr (LesartDocument) document = open_article (ARTICLE);
  LesartNotes *notes = lesart_document_get_notes (document);
  g_autoptr (LesartAnnotation) note = add_note (document, 19, 32, "Wer?", "Person");
  GtkWidget *parent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = present (parent);
  GtkWidget *editor = lesart_note_editor_new ();
  Outcome outcome = { 0 };

  gtk_widget_set_parent (editor, parent);
  g_signal_connect (editor, "done", G_CALLBACK (on_done), &outcome);
  g_signal_connect (editor, "cancelled", G_CALLBACK (on_cancelled), &outcome);
  /* Nothing changed: nothing happens. */
  lesart_note_editor_edit (LESART_NOTE_EDITOR (editor), note, notes, LESART_NOTE_EDITOR_NOTE);
  settle (50);
  gtk_popover_popdown (GTK_POPOVER (editor));
  settle (50);
  g_assert_null (outcome.done);
  g_assert_cmpuint (outcome.n_cancelled, ==, 1);
  /* Closed from outside with something written: it is kept. */
  lesart_note_editor_edit (LESART_NOTE_EDITOR (editor), note, notes, LESART_NOTE_EDITOR_NOTE);
  write_note (editor, "Die Kanzlerin.\n");
  gtk_editable_set_text (GTK_EDITABLE (find (editor, GTK_TYPE_ENTRY, NULL)), "Amt, Land");
  settle (50);
  gtk_popover_popdown (GTK_POPOVER (editor));
  settle (50);
  g_assert_nonnull (outcome.done);
  g_assert_cmpstr (lesart_annotation_get_id (outcome.done), ==, lesart_annotation_get_id (note));
  g_assert_cmpstr (lesart_annotation_get_note (outcome.done), ==, "Die Kanzlerin.");
  g_assert_cmpuint (g_strv_length ((char **) lesart_annotation_get_tags (outcome.done)), ==, 3);
  g_assert_cmpint (lesart_note_editor_get_edit (LESART_NOTE_EDITOR (editor)), ==, LESART_EDIT_NOTE);
  g_clear_object (&outcome.done);
  /* Another edit while one is under way: the first is kept. */
  lesart_note_editor_edit (LESART_NOTE_EDITOR (editor), note, notes, LESART_NOTE_EDITOR_TAGS);
  write_note (editor, "");
  lesart_note_editor_edit (LESART_NOTE_EDITOR (editor), note, notes, LESART_NOTE_EDITOR_TAGS);
  g_assert_nonnull (outcome.done);
  g_assert_cmpstr (lesart_annotation_get_note (outcome.done), ==, "");
  g_clear_object (&outcome.done);
  gtk_widget_unparent (editor);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_tags (void)
{
  const char *const known[] = { "Amt", "Land", "Ländliches", NULL };
  const char *const tags[] = { "Land", "Land", NULL };
  GtkWidget *entry = lesart_tag_entry_new ();
  GtkWidget *window = present (entry);
  GtkEditable *text = GTK_EDITABLE (find (entry, GTK_TYPE_ENTRY, NULL));
  g_auto (GStrv) result = NULL;

  lesart_tag_entry_set_known (LESART_TAG_ENTRY (entry), known);
  lesart_tag_entry_set_tags (LESART_TAG_ENTRY (entry), tags);
  settle (50);
  g_assert_cmpuint (count (entry, "suggestion"), ==, 2);
  gtk_editable_set_text (text, "lan");
  settle (50);
  g_assert_cmpuint (count (entry, "suggestion"), ==, 1); /* Ländliches; Land is set already */
  gtk_editable_set_text (text, " a , ,Land,b");
  result = lesart_tag_entry_get_tags (LESART_TAG_ENTRY (entry));
  g_assert_cmpuint (g_strv_length (result), ==, 3);
  g_assert_cmpstr (result[0], ==, "Land");
  g_assert_cmpstr (result[1], ==, "a");
  g_assert_cmpstr (result[2], ==, "b");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- The bar, the card, the margin ---- */

static void
on_highlight (GtkWidget *bar, guint colour, guint *sum)
{
  *sum += colour;
}

static void
click_all (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root)) {
    /* Newer GTK has a role for toggle buttons. */
    if (!GTK_IS_TOGGLE_BUTTON (root))
      gtk_test_accessible_assert_role (root, GTK_ACCESSIBLE_ROLE_BUTTON);
    g_assert_true (
        gtk_test_accessible_has_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL));
    g_assert_nonnull (gtk_widget_get_tooltip_text (root));
    g_signal_emit_by_name (root, "clicked");
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    click_all (child);
}

static void
count_up (guint *n)
{
  (*n)++;
}

static void
test_bar (void)
{
  GtkWidget *parent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = present (parent);
  GtkWidget *bar = lesart_selection_bar_new ();
  guint sum = 0;
  guint n = 0;

  gtk_widget_set_parent (bar, parent);
  g_signal_connect (bar, "highlight", G_CALLBACK (on_highlight), &sum);
  g_signal_connect_swapped (bar, "tag", G_CALLBACK (count_up), &n);
  g_signal_connect_swapped (bar, "note", G_CALLBACK (count_up), &n);
  g_signal_connect_swapped (bar, "fact", G_CALLBACK (count_up), &n);
  g_signal_connect_swapped (bar, "copy", G_CALLBACK (count_up), &n);
  lesart_selection_bar_show_at (LESART_SELECTION_BAR (bar), &(GdkRectangle){ 10, 10, 100, 20 });
  settle (50);
  lesart_selection_bar_set_colour (LESART_SELECTION_BAR (bar), LESART_COLOUR_PINK);
  g_assert_cmpuint (count (bar, "chosen"), ==, 1);
  click_all (bar);
  g_assert_cmpuint (sum, ==, 1 + 2 + 3 + 4 + 5 + 6);
  g_assert_cmpuint (n, ==, 4);
  gtk_widget_unparent (bar);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_card (void)
{
  g_autoptr (LesartDocument) document = open_article (ARTICLE);
  GtkWidget *parent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = present (parent);
  LesartEntityCard *card =
      lesart_entity_card_show (parent, &(GdkRectangle){ 10, 10, 10, 10 }, document, 0, TRUE);
  Shown shown = { 0 };

  g_assert_null (
      lesart_entity_card_show (parent, &(GdkRectangle){ 10, 10, 10, 10 }, document, 4000, TRUE));
  g_assert_null (lesart_entity_card_show (parent, &(GdkRectangle){ 10, 10, 10, 10 }, document,
                                          LESART_NO_ENTITY, TRUE));
  g_assert_nonnull (card);
  g_assert_cmpint (lesart_entity_card_get_entity (card), ==, 0);
  g_signal_connect (card, "show-span", G_CALLBACK (on_show), &shown);
  lesart_entity_card_set_mention (card, 4000);
  settle (50);
  for (GtkWidget *step =
           gtk_widget_get_first_child (find (GTK_WIDGET (card), GTK_TYPE_BOX, "steps"));
       step != NULL; step = gtk_widget_get_next_sibling (step))
    if (GTK_IS_BUTTON (step))
      g_signal_emit_by_name (step, "clicked");
  g_assert_cmpuint (shown.n, ==, 2);
  g_assert_cmpuint (shown.start, <, shown.end);
  g_object_ref (card);
  gtk_popover_popdown (GTK_POPOVER (card));
  settle (100);
  g_assert_null (gtk_widget_get_parent (GTK_WIDGET (card)));
  g_assert_null (gtk_popover_get_child (GTK_POPOVER (card)));
  g_object_unref (card);
  /* A card that is open when its parent goes is no leak and no warning. */
  lesart_entity_card_show (parent, &(GdkRectangle){ 10, 10, 10, 10 }, document, 0, FALSE);
  settle (50);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Three chips of 40 px in a line of 100: two and one. */
static void
test_wrap (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (lesart_wrap_box_new (10));
  int minimum, natural;

  for (guint i = 0; i < 3; i++) {
    GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

    gtk_widget_set_size_request (chip, 40, 20);
    lesart_wrap_box_append (box, chip);
  }
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 40);
  g_assert_cmpint (natural, ==, 140);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 140, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 20);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 100, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 50);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 40, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 80);
  lesart_wrap_box_clear (box);
  g_assert_null (gtk_widget_get_first_child (box));
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/panels/facts", test_facts);
  g_test_add_func ("/panels/decisions", test_decisions);
  g_test_add_func ("/panels/fact-editor", test_fact_editor);
  g_test_add_func ("/panels/notes", test_notes);
  g_test_add_func ("/panels/many-notes", test_many_notes);
  g_test_add_func ("/panels/notes-by-state", test_notes_by_state);
  g_test_add_func ("/panels/changes", test_changes);
  g_test_add_func ("/panels/editor", test_editor);
  g_test_add_func ("/panels/tags", test_tags);
  g_test_add_func ("/panels/bar", test_bar);
  g_test_add_func ("/panels/card", test_card);
  g_test_add_func ("/panels/wrap", test_wrap);
  return g_test_run ();
}
