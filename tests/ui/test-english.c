/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The English version beside the article: opened by its action, tied to the article, repaired,
 * closed. Needs a display (run-xvfb.sh).
 */
#include "tagbook-window.h"
#include "tagbook-job.h"
#include "translation-view.h"
#include "ui-test.h"

#include "data-files.h"

static LesartWindow *
open_sample (int width)
{
  LesartWindow *window = ui_test_window (width, 700);
  g_autofree char *path = lesart_find_sample ("billionen-dollar-angebot.txt");
  g_autofree char *home = g_dir_make_tmp ("lesart-english-XXXXXX", NULL);
  g_autofree char *german = g_build_filename (home, "a.txt", NULL);
  g_autofree char *english = g_build_filename (home, "a.en.txt", NULL);
  g_autofree char *from = lesart_find_sample ("billionen-dollar-angebot.en.txt");
  g_autoptr (GFile) file = g_file_new_for_path (german);
  const char *const copies[][2] = { { path, german }, { from, english } };

  for (guint i = 0; i < G_N_ELEMENTS (copies); i++) {
    g_autofree char *bytes = NULL;
    gsize n_bytes;

    g_assert_true (g_file_get_contents (copies[i][0], &bytes, &n_bytes, NULL));
    g_assert_true (g_file_set_contents (copies[i][1], bytes, (gssize) n_bytes, NULL));
  }
  lesart_window_open (window, file, LESART_ENCODING_AUTO, "2024-02-12");
  ui_test_wait (lesart_document_get_reading (window->document) != NULL);
  ui_test_act (window, "win.open-english");
  ui_test_wait (window->translation_view != NULL);
  ui_test_wait (gtk_widget_get_height (GTK_WIDGET (lesart_translation_view_get_reader (
                    LESART_TRANSLATION_VIEW (window->translation_view))))
                > 0);
  return window;
}

/* The one is left of the other or above it, without lying over it. */
static gboolean
is_before (LesartWindow *window, GtkWidget *one, GtkWidget *other, gboolean beside)
{
  graphene_rect_t first, second;

  if (!gtk_widget_compute_bounds (one, GTK_WIDGET (window), &first)
      || !gtk_widget_compute_bounds (other, GTK_WIDGET (window), &second))
    return FALSE;
  return beside ? second.origin.x >= first.origin.x + first.size.width
                : second.origin.y >= first.origin.y + first.size.height;
}

static guint
count_beads (LesartWindow *window)
{
  gsize n_beads;

  lesart_translation_get_beads (window->translation, &n_beads);
  return (guint) n_beads;
}

static void
test_beside (void)
{
  LesartWindow *window = open_sample (1280);
  LesartTranslationView *view = LESART_TRANSLATION_VIEW (window->translation_view);
  LesartReader *english = lesart_translation_view_get_reader (view);
  const LesartBead *beads;
  gsize n_beads;
  LesartSpan span;

  ui_test_wait (is_before (window, GTK_WIDGET (window->reader), GTK_WIDGET (english), TRUE));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == GTK_WIDGET (window->reader));

  /* The caret in one text finds the pair, the same from the other. */
  beads = lesart_translation_get_beads (window->translation, &n_beads);
  g_assert_cmpuint (n_beads, >, 15);
  g_assert_cmpuint (beads[3].n[LESART_SIDE_ENGLISH], ==, 2);
  span = lesart_translation_get_bead_span (window->translation, 3, LESART_SIDE_GERMAN);
  lesart_reader_show_span (window->reader, span, FALSE);
  g_assert_cmpint (lesart_translation_view_get_bead (view), ==, 3);
  g_assert_cmpint (lesart_translation_view_get_side (view), ==, LESART_SIDE_GERMAN);
  span = lesart_translation_get_bead_span (window->translation, 5, LESART_SIDE_ENGLISH);
  lesart_reader_show_span (english, span, FALSE);
  g_assert_cmpint (lesart_translation_view_get_bead (view), ==, 5);
  g_assert_cmpint (lesart_translation_view_get_side (view), ==, LESART_SIDE_ENGLISH);
  ui_test_close (window);
}

static void
test_repair (void)
{
  LesartWindow *window = open_sample (1280);
  const guint n_beads = count_beads (window);

  ui_test_act (window, "win.bead-merge");
  g_assert_cmpuint (count_beads (window), ==, n_beads - 1);
  g_assert_cmpuint (lesart_translation_count_human (window->translation), ==, 1);
  ui_test_act (window, "win.undo");
  g_assert_cmpuint (count_beads (window), ==, n_beads);
  ui_test_act (window, "win.bead-confirm");
  g_assert_cmpuint (lesart_translation_count_human (window->translation), ==, 1);
  ui_test_close (window);
}

/* The English page has a menu of its own, which goes with it. */
static void
test_menu (void)
{
  LesartWindow *window = open_sample (1280);
  GtkWidget *english = GTK_WIDGET (
      lesart_translation_view_get_reader (LESART_TRANSLATION_VIEW (window->translation_view)));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (english);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_GESTURE_CLICK (controller)
        && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE
        && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_SECONDARY)
      g_signal_emit_by_name (controller, "pressed", 1, 60.0, 60.0);
  }
  ui_test_wait (ui_test_is_shown (window->page_menu));
  g_assert_true (gtk_widget_get_parent (window->page_menu) == english);
  gtk_popover_popdown (GTK_POPOVER (window->page_menu));
  ui_test_settle (60);
  ui_test_act (window, "win.close-english");
  ui_test_wait (window->page_menu == NULL);
  ui_test_close (window);
}

static guint
count_marks (LesartWindow *window)
{
  return g_list_model_get_n_items (G_LIST_MODEL (lesart_document_get_notes (window->document)));
}

static void
add_mark (LesartWindow *window, const char *tag)
{
  const LesartSpan span = { 0, 5 };
  const char *const tags[] = { tag, NULL };
  g_autoptr (LesartAnnotation) plain =
      lesart_annotation_new (lesart_document_get_text (window->document), &span, 1);
  g_autoptr (LesartAnnotation) tagged = lesart_annotation_with_tags (plain, tags);

  lesart_notes_add (lesart_document_get_notes (window->document), tagged, LESART_EDIT_HIGHLIGHT);
}

static gboolean
has_tag (LesartWindow *window, const char *name)
{
  g_auto (GStrv) tags = lesart_notes_get_tags (lesart_document_get_notes (window->document));

  return g_strv_contains ((const char *const *) tags, name)
         && lesart_tag_book_find_by_name (window->tag_book, name) != NULL;
}

/* In the book and at the marks, from its window. */
static void
rename_tag (LesartWindow *window, const char *from, const char *to)
{
  GtkWidget *book_window = lesart_tag_book_window_new (ui_test_application, GTK_WINDOW (window));
  LesartTag *tag = lesart_tag_book_find_by_name (window->tag_book, from);
  g_autoptr (LesartTag) renamed = lesart_tag_with_text (tag, LESART_TAG_NAME, to);
  LesartTagChange *change = lesart_tag_change_new (LESART_TAG_DEED_RENAME, from, to);
  LesartRetag *retag = lesart_tag_job_retag_new ();

  lesart_tag_change_add_step (change, tag, renamed);
  lesart_retag_add (retag, from, to);
  lesart_tag_book_window_run (LESART_TAG_BOOK_WINDOW (book_window), change, retag);
  ui_test_wait (has_tag (window, to));
  gtk_window_destroy (GTK_WINDOW (book_window));
}

/* One history of repairs, marks and the tag book, after the window was closed, too; the English
 * version is opened for what is to be undone in it. */
static void
test_history (void)
{
  LesartWindow *window = open_sample (1280);
  const guint n_beads = count_beads (window);
  g_autoptr (GFile) file = g_object_ref (lesart_document_get_file (window->document));
  g_autoptr (LesartTag) tag = lesart_tag_new ("Zahl");
  g_autoptr (LesartTagChange) change = lesart_tag_change_new (LESART_TAG_DEED_ADD, "Zahl", NULL);
  g_autofree char *label = NULL;

  lesart_tag_change_add_step (change, NULL, tag);
  g_assert_true (lesart_tag_book_do (window->tag_book, change, NULL));
  ui_test_act (window, "win.bead-merge");
  add_mark (window, "Zahl");
  rename_tag (window, "Zahl", "Menge");
  ui_test_close (window);
  window = ui_test_window (1280, 700);
  lesart_window_open (window, file, LESART_ENCODING_AUTO, "2024-02-12");
  ui_test_wait (lesart_document_get_reading (window->document) != NULL);
  g_menu_model_get_item_attribute (G_MENU_MODEL (window->history_menu), 0, G_MENU_ATTRIBUTE_LABEL,
                                   "s", &label);
  g_assert_cmpstr (label, ==, "_Undo: renamed tag “Zahl”");
  ui_test_act (window, "win.undo");
  g_assert_true (has_tag (window, "Zahl"));
  ui_test_act (window, "win.undo");
  g_assert_cmpuint (count_marks (window), ==, 0);
  ui_test_act (window, "win.undo");
  g_assert_null (window->translation_view);
  ui_test_wait (window->translation_view != NULL);
  ui_test_wait (count_beads (window) == n_beads);
  ui_test_act (window, "win.redo");
  g_assert_cmpuint (count_beads (window), ==, n_beads - 1);
  ui_test_act (window, "win.redo");
  g_assert_cmpuint (count_marks (window), ==, 1);
  ui_test_act (window, "win.redo");
  g_assert_true (has_tag (window, "Menge"));
  ui_test_close (window);
}

/* Where the English version is not to be found it is asked for, and the step left out if it does
 * not come. */
static void
test_left_out (void)
{
  LesartWindow *window = open_sample (1280);
  g_autoptr (GFile) file = g_object_ref (lesart_document_get_file (window->document));
  LesartNotes *notes;

  lesart_reader_select (window->reader, (LesartSpan){ 0, 5 });
  ui_test_act (window, "win.highlight");
  ui_test_act (window, "win.bead-merge");
  g_assert_true (g_file_delete (lesart_translation_get_file (window->translation), NULL, NULL));
  ui_test_act (window, "win.close-english");
  ui_test_wait (window->translation_view == NULL);
  notes = lesart_document_get_notes (window->document);
  ui_test_act (window, "win.undo");
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_MERGE_PAIRS);
  ui_test_act (window, "win.undo");
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_HIGHLIGHT);
  ui_test_act (window, "win.undo");
  g_assert_cmpuint (count_marks (window), ==, 0);
  ui_test_close (window);
}

/* Below the article in a narrow window; closing leaves the article as it was. */
static void
test_narrow_and_close (void)
{
  LesartWindow *window = open_sample (480);
  LesartReader *english =
      lesart_translation_view_get_reader (LESART_TRANSLATION_VIEW (window->translation_view));
  int half;

  ui_test_wait (is_before (window, GTK_WIDGET (window->reader), GTK_WIDGET (english), FALSE));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 480);
  half = gtk_widget_get_height (GTK_WIDGET (window->reader));
  ui_test_act (window, "win.close-english");
  g_assert_null (window->translation_view);
  ui_test_wait (gtk_widget_get_height (GTK_WIDGET (window->reader)) > half);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window->reader)));
  ui_test_act (window, "win.open-english");
  ui_test_wait (window->translation_view != NULL);
  ui_test_close (window);
}

/* Another article takes its English version with it. */
static void
test_other_article (void)
{
  LesartWindow *window = open_sample (1280);

  lesart_window_paste (window, "Ein anderer Artikel.\n\nMit zwei Absätzen.\n");
  ui_test_wait (window->translation_view == NULL);
  ui_test_wait (gtk_widget_get_mapped (GTK_WIDGET (window->reader)));
  ui_test_close (window);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("lesart-home-XXXXXX", NULL);

  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return 77;
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("LESART_DING", "/nonexistent", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  ui_test_start ();
  g_test_add_func ("/translation/menu", test_menu);
  g_test_add_func ("/translation/beside", test_beside);
  g_test_add_func ("/translation/repair", test_repair);
  g_test_add_func ("/translation/history", test_history);
  g_test_add_func ("/translation/left-out", test_left_out);
  g_test_add_func ("/translation/narrow-and-close", test_narrow_and_close);
  g_test_add_func ("/translation/other-article", test_other_article);
  return g_test_run ();
}
