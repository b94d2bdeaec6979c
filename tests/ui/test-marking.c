/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Selecting, marking and judging in the real window.
 */
#include "ui-test.h"

#include "list-panel.h"
#include "note-row.h"
#include "reader-private.h"

#include <math.h>

static const char article[] =
    "Die Ostbank kauft ihren Rivalen\n\n"
    "Sabine Krüger, die Chefin der Ostbank AG, will 5 Milliarden Euro ausgeben. Das Geld ist da.\n\n"
    "Am Montag sagte Krüger in Leipzig, dass die Bank wächst. Es regnet.\n";

static LesartWindow *
open_article (void)
{
  LesartWindow *window = ui_test_window (1280, 800);

  lesart_window_paste (window, article);
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  return window;
}

static LesartAnnotation *
highlight (LesartWindow *window, const char *words)
{
  lesart_reader_select (window->reader, ui_test_find_words (window, words));
  ui_test_act (window, "win.highlight");
  return lesart_window_get_mark (window);
}

/* Every mark is reached once, also of those that begin at one place, and is what the next command
 * means. */
static void
test_mark_steps (void)
{
  LesartWindow *window = open_article ();
  const char *const words[] = { "Sabine", "Sabine Krüger", "Sabine Krüger, die Chefin", "Chefin",
                                "Leipzig" };
  LesartAnnotation *marks[G_N_ELEMENTS (words)];
  g_autofree char *id = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    marks[i] = highlight (window, words[i]);
  lesart_reader_show_span (window->reader, (LesartSpan){ 0, 0 }, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    ui_test_act (window, "win.next-mark");
    g_assert_true (window->reader->current == marks[i]);
    g_assert_true (lesart_window_get_mark (window) == marks[i]);
  }
  for (guint i = G_N_ELEMENTS (words) - 1; i > 0; i--) {
    ui_test_act (window, "win.previous-mark");
    g_assert_true (window->reader->current == marks[i - 1]);
  }
  ui_test_act (window, "win.next-mark");
  id = g_strdup (lesart_annotation_get_id (marks[1]));
  ui_test_act (window, "win.delete-mark");
  g_assert_cmpuint (ui_test_n_notes (window), ==, G_N_ELEMENTS (words) - 1);
  g_assert_null (lesart_notes_find (lesart_document_get_notes (window->document), id));
  ui_test_close (window);
}

/* The edges on the page are those of a mark that is there. */
static void
test_mark_undone (void)
{
  LesartWindow *window = open_article ();
  LesartAnnotation *mark;

  mark = highlight (window, "Rivalen");
  g_assert_true (window->reader->current == mark);
  ui_test_act (window, "win.undo");
  g_assert_null (window->reader->current);
  ui_test_act (window, "win.redo");
  g_assert_nonnull (window->reader->current);
  ui_test_close (window);
}

static gboolean
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", key, 0u, 0, &taken);
  }
  return taken;
}

/* Escape leaves everything as it was; closed in another way, a verdict stands. */
static void
test_verdict (void)
{
  LesartWindow *window = open_article ();
  LesartAnnotation *mark = highlight (window, "Rivalen");
  g_autofree char *id = g_strdup (lesart_annotation_get_id (mark));
  LesartNotes *notes = lesart_document_get_notes (window->document);

  ui_test_act (window, "win.judge");
  ui_test_wait (ui_test_is_shown (window->verdict_popover));
  g_assert_true (press (window->verdict_popover, GDK_KEY_4));
  g_assert_true (press (window->verdict_popover, GDK_KEY_Escape));
  ui_test_wait (!ui_test_is_shown (window->verdict_popover));
  g_assert_true (lesart_notes_find (notes, id) == mark);
  g_assert_null (window->judged);

  ui_test_act (window, "win.judge");
  ui_test_wait (ui_test_is_shown (window->verdict_popover));
  g_assert_true (press (window->verdict_popover, GDK_KEY_2));
  gtk_popover_popdown (GTK_POPOVER (window->verdict_popover));
  g_assert_cmpint (lesart_annotation_get_verdict (lesart_notes_find (notes, id)), ==, 2);
  ui_test_close (window);
}

static void
assert_selected (LesartWindow *window, const char *words)
{
  LesartSpan selection = lesart_reader_get_selection (window->reader);
  LesartSpan wanted = ui_test_find_words (window, words);

  g_assert_cmpuint (selection.start, ==, wanted.start);
  g_assert_cmpuint (selection.end, ==, wanted.end);
}

/* Another key selects another unit where the selection begins; only the same key goes on. */
static void
test_units (void)
{
  static const struct {
    guint key;
    const char *selected;
  } steps[] = {
    { GDK_KEY_s, "Am Montag sagte Krüger in Leipzig, dass die Bank wächst." },
    { GDK_KEY_w, "Am" },
    { GDK_KEY_w, "Am Montag" },
    { GDK_KEY_c, "Am Montag sagte Krüger in Leipzig" },
    { GDK_KEY_p, "Am Montag sagte Krüger in Leipzig, dass die Bank wächst. Es regnet." },
    { GDK_KEY_s, "Am Montag sagte Krüger in Leipzig, dass die Bank wächst." },
    { GDK_KEY_s, "Am Montag sagte Krüger in Leipzig, dass die Bank wächst. Es regnet." },
  };
  LesartWindow *window = open_article ();

  lesart_reader_show_span (window->reader, ui_test_find_words (window, "Leipzig"), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_assert_true (press (GTK_WIDGET (window->reader), steps[i].key));
    assert_selected (window, steps[i].selected);
  }
  ui_test_close (window);
}

/* A sentence is not offered as a name. */
static void
test_offered_kind (void)
{
  static const struct {
    const char *words;
    LesartItemKind kind;
  } passages[] = {
    { "Sabine Krüger", LESART_ITEM_ENTITY },
    { "Sabine Krüger, die Chefin der Ostbank AG, will 5 Milliarden Euro ausgeben.",
      LESART_ITEM_CLAIM },
    { "Leipzig", LESART_ITEM_ENTITY },
  };
  LesartWindow *window = open_article ();

  for (guint i = 0; i < G_N_ELEMENTS (passages); i++) {
    GtkWidget *kinds;

    lesart_reader_select (window->reader, ui_test_find_words (window, passages[i].words));
    ui_test_act (window, "win.add-fact");
    ui_test_wait (ui_test_is_shown (window->fact_editor));
    kinds = ui_test_find (window->fact_editor, GTK_TYPE_DROP_DOWN, NULL);
    g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (kinds)), ==, passages[i].kind);
    gtk_popover_popdown (GTK_POPOVER (window->fact_editor));
    ui_test_settle (50);
  }
  ui_test_close (window);
}

static void
take_first (const graphene_rect_t *box, gpointer data)
{
  graphene_rect_t *first = data;

  if (first->size.width <= 0)
    *first = *box;
}

/* Whether the handle at the beginning of the current mark was drawn where its words are. */
static gboolean
is_at_its_words (LesartWindow *window)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  guint n_spans;
  const LesartSpan *spans = lesart_annotation_get_spans (window->reader->current, &n_spans);

  return lesart_reader_for_each_rect (window->reader, spans[0], take_first, &box)
         && fabsf (window->reader->handles[0].x - box.origin.x) < 0.5f
         && fabsf (window->reader->handles[0].y - box.origin.y - box.size.height) < 0.5f;
}

/* What is painted goes with the words, whatever becomes of the lines. */
static void
test_marks_stay_with_words (void)
{
  LesartWindow *window = open_article ();
  const struct {
    const char *property;
    double value;
  } changes[] = { { "zoom", 1.5 }, { "line-height", 2.0 }, { "letter-spacing", 0.2 } };

  highlight (window, "Leipzig");
  ui_test_wait (is_at_its_words (window));
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    graphene_point_t before = window->reader->handles[0];

    g_object_set (window->appearance, changes[i].property, changes[i].value, NULL);
    ui_test_wait (!graphene_point_equal (&before, &window->reader->handles[0]));
    ui_test_settle (60);
    g_assert_true (is_at_its_words (window));
  }
  /* The words move apart, and the last line ends where it did. */
  g_object_set (window->appearance, "column-width", 45, "justify", TRUE, NULL);
  ui_test_settle (60);
  ui_test_wait (is_at_its_words (window));
  lesart_appearance_reset_type (window->appearance);
  ui_test_close (window);
}

/* A note on the whole article says so where the words of others stand, and stands at the headline.
 */
static void
test_whole_article (void)
{
  LesartWindow *window = open_article ();
  g_autoptr (LesartAnnotation) note = NULL;
  g_autofree char *described = NULL;
  GtkWidget *quote;
  GdkRectangle place;

  ui_test_wait (lesart_reader_get_span_rect (window->reader, (LesartSpan){ 0, 1 }, &place)
                && place.x > 10);
  ui_test_act (window, "win.article-note");
  ui_test_wait (ui_test_is_shown (window->note_editor));
  quote = ui_test_find (window->note_editor, GTK_TYPE_LABEL, "lesart-quote");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (quote)), ==, "The whole article");
  gtk_popover_get_pointing_to (GTK_POPOVER (window->note_editor), &place);
  g_assert_cmpint (place.x, >, 10);
  gtk_popover_popdown (GTK_POPOVER (window->note_editor));
  note = lesart_annotation_new (lesart_document_get_text (window->document), NULL, 0);
  described = lesart_note_row_describe (note);
  g_assert_cmpstr (described, ==, "The whole article");
  ui_test_close (window);
}

/* A window that is closed while a note is being written keeps what is written. */
static void
test_note_kept (void)
{
  LesartWindow *window = open_article ();
  g_autoptr (LesartNotes) notes = g_object_ref (lesart_document_get_notes (window->document));
  const LesartSpan place = ui_test_find_words (window, "Es regnet");
  g_autoptr (GPtrArray) kept = NULL;
  GtkWidget *note;

  lesart_reader_select (window->reader, place);
  ui_test_act (window, "win.note");
  ui_test_wait (ui_test_is_shown (window->note_editor));
  note = ui_test_find (window->note_editor, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), "Wo?", -1);
  ui_test_close (window);
  kept = lesart_notes_find_at (notes, place);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (lesart_annotation_get_note (kept->pdata[0]), ==, "Wo?");
}

/* The lines above may still be laid out. */
static gboolean
is_laid_out (LesartWindow *window, LesartSpan span, GdkRectangle *at)
{
  GtkTextView *view = GTK_TEXT_VIEW (window->reader);
  GtkTextIter iter;
  int x, y;

  if (!lesart_reader_get_span_rect (window->reader, span, at) || at->width <= 1)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, at->x + 2,
                                         at->y + at->height / 2, &x, &y);
  return gtk_text_view_get_iter_at_location (view, &iter, x, y)
         && (guint32) gtk_text_iter_get_offset (&iter) == span.start;
}

/* A press of the second button at the words. */
static void
ask_for_menu (LesartWindow *window, const char *words)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window->reader));
  LesartSpan span = ui_test_find_words (window, words);
  GdkRectangle at;

  ui_test_wait (is_laid_out (window, span, &at));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_GESTURE_CLICK (controller)
        && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE
        && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_SECONDARY)
      g_signal_emit_by_name (controller, "pressed", 1, at.x + 2.0, at.y + at.height / 2.0);
  }
  ui_test_wait (window->page_menu != NULL && ui_test_is_shown (window->page_menu));
}

static gboolean
offers (GMenuModel *menu, const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
    g_autofree char *name = NULL;

    if (section != NULL
            ? offers (section, action)
            : g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name)
                  && g_str_equal (name, action))
      return TRUE;
  }
  return FALSE;
}

static gboolean
menu_offers (LesartWindow *window, const char *action)
{
  return offers (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (window->page_menu)), action);
}

/* It is about what it is asked for at: a word, a selection, a mark. */
static void
test_menu (void)
{
  LesartWindow *window = open_article ();
  LesartSpan selection = ui_test_find_words (window, "5 Milliarden");
  GdkRectangle at;

  /* What is selected before there is a page to scroll may leave it scrolled. */
  ui_test_wait (is_laid_out (window, ui_test_find_words (window, "regnet"), &at));
  ui_test_settle (100);
  lesart_reader_select (window->reader, selection);
  ask_for_menu (window, "regnet");
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==,
                    ui_test_find_words (window, "regnet").start);
  g_assert_true (menu_offers (window, "win.look-up"));
  g_assert_false (menu_offers (window, "win.note"));
  g_assert_false (menu_offers (window, "win.delete-mark"));
  lesart_reader_select (window->reader, selection);
  ask_for_menu (window, "5 Milliarden");
  g_assert_cmpuint (lesart_reader_get_selection (window->reader).end, ==, selection.end);
  g_assert_true (menu_offers (window, "win.note"));
  highlight (window, "wächst");
  ask_for_menu (window, "wächst");
  g_assert_true (menu_offers (window, "win.delete-mark"));
  gtk_popover_popdown (GTK_POPOVER (window->page_menu));
  ui_test_settle (60);
  ui_test_close (window);
}

static gboolean
is_row_in_view (LesartWindow *window, guint row)
{
  GtkListItem *item = lesart_list_panel_find_row (LESART_LIST_PANEL (window->notes_panel), row);
  GtkWidget *child = item != NULL ? gtk_list_item_get_child (item) : NULL;
  graphene_rect_t bounds;

  return child != NULL && gtk_widget_compute_bounds (child, window->notes_panel, &bounds)
         && bounds.origin.y > 0 && bounds.origin.y < gtk_widget_get_height (window->notes_panel);
}

/* The list shows the row of the mark that the caret comes to. */
static void
test_list_follows (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autoptr (GString) text = g_string_new ("Viele Wörter");
  LesartNotes *notes;

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (text, "%sw%u", i % 20 == 0 ? "\n\n" : " ", 1000 + i);
  lesart_window_paste (window, text->str);
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  notes = lesart_document_get_notes (window->document);
  for (guint n = 0; n < 600; n++) {
    g_autofree char *word = g_strdup_printf ("w%u", 1000 + n);
    LesartSpan span = ui_test_find_words (window, word);
    g_autoptr (LesartAnnotation) mark =
        lesart_annotation_new (lesart_document_get_text (window->document), &span, 1);

    lesart_notes_add (notes, mark, LESART_EDIT_HIGHLIGHT);
  }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "notes");
  ui_test_wait (is_row_in_view (window, 0));
  gtk_widget_grab_focus (GTK_WIDGET (window->reader));
  lesart_reader_show_span (window->reader, ui_test_find_words (window, "w1500"), FALSE);
  ui_test_wait (is_row_in_view (window, 500));
  ui_test_close (window);
}

int
main (int argc, char **argv)
{
  int status;

  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return 77;
  gtk_test_init (&argc, &argv, NULL);
  ui_test_start ();
  g_test_add_func ("/marking/steps", test_mark_steps);
  g_test_add_func ("/marking/undone", test_mark_undone);
  g_test_add_func ("/marking/verdict", test_verdict);
  g_test_add_func ("/marking/units", test_units);
  g_test_add_func ("/marking/offered-kind", test_offered_kind);
  g_test_add_func ("/marking/menu", test_menu);
  g_test_add_func ("/marking/with-their-words", test_marks_stay_with_words);
  g_test_add_func ("/marking/whole-article", test_whole_article);
  g_test_add_func ("/marking/list-follows", test_list_follows);
  g_test_add_func ("/marking/note-kept", test_note_kept);
  status = g_test_run ();
  g_object_unref (ui_test_application);
  return status;
}
