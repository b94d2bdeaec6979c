/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window of the tag book: a scheme into an empty book, a tag renamed where marks have it, and
 * back; by key what can be done by key.
 */
#include "check-list.h"
#include "tagbook-details.h"
#include "tagbook-dialogs.h"
#include "tagbook-tree.h"
#include "tagbook-window.h"
#include "ui-test.h"

#include <glib/gstdio.h>

typedef struct {
  LesartWindow *window;
  GtkWidget *book_window;
  LesartTagBook *book;
  LesartTagTree *tree;
} Fixture;

static LesartTag *
get (Fixture *fixture, const char *name)
{
  LesartTag *tag = lesart_tag_book_find_by_name (fixture->book, name);

  g_assert_nonnull (tag);
  return tag;
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->book_window, action, NULL));
}

/* Until no change is on its way: the lists can be used again. */
static void
wait_for_book (Fixture *fixture)
{
  ui_test_settle (20);
  ui_test_wait (gtk_widget_is_sensitive (GTK_WIDGET (fixture->tree)));
}

/* The dialog that is open over the window of the tag book. */
static GtkWindow *
get_dialog (Fixture *fixture)
{
  GtkWindow *found = NULL;
  GList *windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (fixture->book_window)
        && gtk_widget_get_visible (l->data))
      found = l->data;
  g_list_free (windows);
  return found;
}

static void
confirm (Fixture *fixture)
{
  GtkWindow *dialog = get_dialog (fixture);
  GtkWidget *button = gtk_window_get_default_widget (dialog);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ui_test_wait (get_dialog (fixture) == NULL);
  wait_for_book (fixture);
}

static void
type_name (Fixture *fixture, const char *name)
{
  GtkWidget *entry = ui_test_find (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
}

static void
add_mark (Fixture *fixture, guint32 start, const char *tag)
{
  LesartDocument *document = fixture->window->document;
  const LesartSpan span = { start, start + 5 };
  const char *tags[] = { tag, NULL };
  g_autoptr (LesartAnnotation) plain =
      lesart_annotation_new (lesart_document_get_text (document), &span, 1);
  g_autoptr (LesartAnnotation) tagged = lesart_annotation_with_tags (plain, tags);

  lesart_notes_add (lesart_document_get_notes (document), tagged, LESART_EDIT_TAG);
}

static char *
join_tags (Fixture *fixture)
{
  g_auto (GStrv) tags =
      lesart_notes_get_tags (lesart_document_get_notes (fixture->window->document));

  return g_strjoinv (",", tags);
}

static void
check_tags (Fixture *fixture, const char *expected)
{
  g_autofree char *tags = join_tags (fixture);

  g_assert_cmpstr (tags, ==, expected);
}

/* An article with marks, and the claim scheme. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static guint n_texts; /* the same text would have the marks of the test before */
  g_autofree char *path = lesart_tag_book_get_default_path ();
  g_autofree char *text = NULL;

  g_unlink (path);
  fixture->book = lesart_application_get_tag_book (ui_test_application);
  g_assert_true (lesart_tag_book_load (fixture->book, NULL));
  fixture->window = ui_test_window (900, 700);
  text =
      g_strdup_printf ("Ein Titel\nDie Zahl der Haushalte stieg um ein Drittel, %u.\n", n_texts++);
  lesart_window_paste (fixture->window, text);
  ui_test_wait (lesart_document_get_state (fixture->window->document) == LESART_DOCUMENT_READY);
  add_mark (fixture, 10, "Figure");
  add_mark (fixture, 20, "Figure");
  add_mark (fixture, 30, "Cause");
  fixture->book_window =
      lesart_tag_book_window_new (ui_test_application, GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (fixture->book_window));
  fixture->tree = LESART_TAG_TREE (ui_test_find (fixture->book_window, LESART_TYPE_TAG_TREE, NULL));
  gtk_widget_activate_action (fixture->book_window, "book.scheme", "s", "claims");
  wait_for_book (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->book_window));
  ui_test_close (fixture->window);
}

static void
test_scheme (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (lesart_tag_book_get_tags (fixture->book)->len, >, 20);
  g_assert_nonnull (lesart_tag_tree_get_selected (fixture->tree));
  act (fixture, "book.undo");
  wait_for_book (fixture);
  g_assert_cmpuint (lesart_tag_book_get_tags (fixture->book)->len, ==, 0);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview;

  lesart_tag_book_window_select (LESART_TAG_BOOK_WINDOW (fixture->book_window),
                                 get (fixture, "Figure"));
  act (fixture, "book.rename");
  preview = ui_test_find (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_LABEL, "lesart-tag-preview");
  ui_test_wait (g_str_equal (gtk_label_get_text (GTK_LABEL (preview)), "2 marks in 1 article"));
  type_name (fixture, "Cause");
  g_assert_false (gtk_widget_get_sensitive (gtk_window_get_default_widget (get_dialog (fixture))));
  type_name (fixture, "Number");
  confirm (fixture);
  get (fixture, "Number");
  check_tags (fixture, "Cause,Number");
  act (fixture, "book.undo");
  wait_for_book (fixture);
  check_tags (fixture, "Cause,Figure");
  act (fixture, "book.redo");
  wait_for_book (fixture);
  check_tags (fixture, "Cause,Number");
}

static void
test_merge_and_delete (Fixture *fixture, gconstpointer data)
{
  LesartTagBookWindow *window = LESART_TAG_BOOK_WINDOW (fixture->book_window);

  lesart_tag_book_window_select (window, get (fixture, "Cause"));
  act (fixture, "book.merge");
  confirm (fixture); /* into the first, which is "Figure" */
  g_assert_null (lesart_tag_book_find_by_name (fixture->book, "Cause"));
  check_tags (fixture, "Figure");
  lesart_tag_book_window_select (window, get (fixture, "Kind of claim"));
  act (fixture, "book.delete");
  confirm (fixture);
  g_assert_null (lesart_tag_get_parent (get (fixture, "Figure")));
  lesart_tag_book_window_select (window, get (fixture, "Figure"));
  act (fixture, "book.delete");
  confirm (fixture);
  check_tags (fixture, "");
  /* Back to where the scheme came in, with all that was done since. */
  lesart_tag_book_window_go_back (window, lesart_tag_book_get_history (fixture->book)->pdata[0]);
  wait_for_book (fixture);
  check_tags (fixture, "Cause,Figure");
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  LesartCheckList *list;

  lesart_tag_book_window_select (LESART_TAG_BOOK_WINDOW (fixture->book_window),
                                 get (fixture, "Figure"));
  act (fixture, "book.split");
  list = LESART_CHECK_LIST (
      ui_test_find (GTK_WIDGET (get_dialog (fixture)), LESART_TYPE_CHECK_LIST, NULL));
  ui_test_wait (lesart_check_list_get_n (list) == 2);
  lesart_check_list_set_checked (list, 1, TRUE);
  type_name (fixture, "Share");
  confirm (fixture);
  check_tags (fixture, "Cause,Figure,Share");
}

static void
test_moved_by_key (Fixture *fixture, gconstpointer data)
{
  LesartTag *parent = get (fixture, "Kind of claim");
  g_autoptr (GPtrArray) children = NULL;

  lesart_tag_book_window_select (LESART_TAG_BOOK_WINDOW (fixture->book_window),
                                 get (fixture, "Figure"));
  lesart_tag_tree_move (fixture->tree, LESART_TAG_TREE_DOWN);
  children = lesart_tag_book_get_children (fixture->book, lesart_tag_get_id (parent));
  g_assert_cmpstr (lesart_tag_get_name (children->pdata[1]), ==, "Figure");
  lesart_tag_tree_move (fixture->tree, LESART_TAG_TREE_IN);
  g_assert_cmpstr (lesart_tag_get_parent (get (fixture, "Figure")), ==,
                   lesart_tag_get_id (get (fixture, "Event")));
  lesart_tag_tree_move (fixture->tree, LESART_TAG_TREE_OUT);
  lesart_tag_tree_move (fixture->tree, LESART_TAG_TREE_OUT);
  g_assert_null (lesart_tag_get_parent (get (fixture, "Figure")));
  lesart_tag_tree_move (fixture->tree, LESART_TAG_TREE_OUT);
  g_assert_cmpstr (lesart_tag_get_name (lesart_tag_tree_get_selected (fixture->tree)), ==,
                   "Figure");
}

/* What marks have and the book has not is offered. */
static void
test_tags_in_use (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;

  add_mark (fixture, 40, "eigenes");
  act (fixture, "book.add-used");
  ui_test_wait (get_dialog (fixture) != NULL);
  list = ui_test_find (GTK_WIDGET (get_dialog (fixture)), LESART_TYPE_CHECK_LIST, NULL);
  ui_test_wait (gtk_window_get_focus (get_dialog (fixture)) != NULL
                && gtk_widget_is_ancestor (gtk_window_get_focus (get_dialog (fixture)), list));
  g_signal_emit_by_name (
      ui_test_find (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_BUTTON, "suggested-action"),
      "clicked");
  wait_for_book (fixture);
  get (fixture, "eigenes");
  check_tags (fixture, "Cause,Figure,eigenes");
}

/* One key in the text; the tag keeps its number among those used last under its new name. */
static void
test_key (Fixture *fixture, gconstpointer data)
{
  lesart_reader_select (fixture->window->reader, (LesartSpan){ 40, 46 });
  g_assert_true (lesart_window_tag_key (fixture->window, GDK_KEY_q));
  check_tags (fixture, "Cause,Figure,Quotation");
  lesart_tag_book_window_select (LESART_TAG_BOOK_WINDOW (fixture->book_window),
                                 get (fixture, "Quotation"));
  act (fixture, "book.rename");
  type_name (fixture, "Words");
  confirm (fixture);
  check_tags (fixture, "Cause,Figure,Words");
  g_assert_true (g_strv_contains (lesart_recent_tags_get (fixture->window->recent_tags), "Words"));
  g_assert_false (
      g_strv_contains (lesart_recent_tags_get (fixture->window->recent_tags), "Quotation"));
}

/* What is written is taken when another tag is chosen. */
static void
test_details (Fixture *fixture, gconstpointer data)
{
  LesartTagBookWindow *window = LESART_TAG_BOOK_WINDOW (fixture->book_window);
  GtkWidget *details = ui_test_find (fixture->book_window, LESART_TYPE_TAG_DETAILS, NULL);
  GtkWidget *text = ui_test_find (details, GTK_TYPE_TEXT_VIEW, NULL);

  lesart_tag_book_window_select (window, get (fixture, "Figure"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "How much", -1);
  lesart_tag_book_window_select (window, get (fixture, "Cause"));
  g_assert_cmpstr (lesart_tag_get_text (get (fixture, "Figure"), LESART_TAG_DEFINITION), ==,
                   "How much");
}

/* What is done to the book is a step of the article that it was opened from, also if no mark of it
 * is touched; what was done before it in the article is undone after it. */
static void
test_history_of_article (Fixture *fixture, gconstpointer data)
{
  LesartNotes *notes = lesart_document_get_notes (fixture->window->document);
  const guint place = lesart_tag_get_place (get (fixture, "Figure"));

  add_mark (fixture, 40, "Cause");
  lesart_tag_book_window_select (LESART_TAG_BOOK_WINDOW (fixture->book_window),
                                 get (fixture, "Figure"));
  lesart_tag_tree_move (fixture->tree, LESART_TAG_TREE_DOWN);
  g_assert_cmpuint (lesart_tag_get_place (get (fixture, "Figure")), !=, place);
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_MOVE_TAG);
  g_assert_cmpstr (lesart_notes_get_undo_detail (notes), ==, "Figure");
  act (fixture, "book.undo");
  wait_for_book (fixture);
  g_assert_cmpuint (lesart_tag_get_place (get (fixture, "Figure")), ==, place);
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_TAG);
  act (fixture, "book.undo");
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_IMPORT);
  ui_test_act (fixture->window, "win.undo");
  wait_for_book (fixture);
  g_assert_cmpuint (lesart_tag_book_get_tags (fixture->book)->len, ==, 0);
}

/* A tag that was changed otherwise since stays, and what was done before can be undone. */
static void
test_changed_since (Fixture *fixture, gconstpointer data)
{
  LesartNotes *notes = lesart_document_get_notes (fixture->window->document);
  LesartTag *tag;
  g_autoptr (LesartTag) other = NULL;
  g_autoptr (LesartTagChange) change =
      lesart_tag_change_new (LESART_TAG_DEED_RENAME, "Number", "Share");

  lesart_tag_book_window_select (LESART_TAG_BOOK_WINDOW (fixture->book_window),
                                 get (fixture, "Cause"));
  lesart_tag_tree_move (fixture->tree, LESART_TAG_TREE_DOWN); /* in quick succession */
  lesart_tag_book_window_select (LESART_TAG_BOOK_WINDOW (fixture->book_window),
                                 get (fixture, "Figure"));
  act (fixture, "book.rename");
  type_name (fixture, "Number");
  confirm (fixture);
  tag = get (fixture, "Number");
  other = lesart_tag_with_text (tag, LESART_TAG_NAME, "Share");
  lesart_tag_change_add_step (change, tag, other);
  g_assert_true (lesart_tag_book_do (fixture->book, change, NULL)); /* from elsewhere */
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_RENAME_TAG);
  act (fixture, "book.undo");
  get (fixture, "Share");
  check_tags (fixture, "Cause,Number");
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_MOVE_TAG);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ui_test_start ();
  add_test ("/tagbook-window/scheme", test_scheme);
  add_test ("/tagbook-window/rename", test_rename);
  add_test ("/tagbook-window/merge-and-delete", test_merge_and_delete);
  add_test ("/tagbook-window/split", test_split);
  add_test ("/tagbook-window/moved-by-key", test_moved_by_key);
  add_test ("/tagbook-window/tags-in-use", test_tags_in_use);
  add_test ("/tagbook-window/key", test_key);
  add_test ("/tagbook-window/details", test_details);
  add_test ("/tagbook-window/history-of-article", test_history_of_article);
  add_test ("/tagbook-window/changed-since", test_changed_since);
  return g_test_run ();
}
