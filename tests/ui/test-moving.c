/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ways through a text: what is searched, the outline, the next of a kind, the strip, and where one
 * stopped reading.
 */
#include "go-to.h"
#include "hit-list.h"
#include "reader-strip.h"
#include "ui-test.h"

static LesartWindow *
open_sample (void)
{
  LesartWindow *window = ui_test_window (1280, 800);

  lesart_window_open_sample (window);
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  ui_test_settle (60);
  return window;
}

static guint
get_n_hits (LesartWindow *window)
{
  GArray *hits = lesart_find_bar_get_hits (LESART_FIND_BAR (window->find_bar));

  return hits != NULL ? hits->len : 0;
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, label);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
type_query (LesartWindow *window, const char *query)
{
  GtkWidget *entry;

  ui_test_act (window, "win.find");
  entry = ui_test_find (window->find_bar, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), query);
}

/* Typing finds at once; options narrow or widen; the list leads to a hit, and back. */
static void
test_find (void)
{
  LesartWindow *window = open_sample ();
  GtkWidget *list;
  guint n_plain;

  type_query (window, "Summe");
  ui_test_wait (get_n_hits (window) > 0);
  n_plain = get_n_hits (window);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (window->find_bar, "Whole words")),
                                TRUE);
  ui_test_wait (get_n_hits (window) > 0 && get_n_hits (window) <= n_plain);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (window->live_label)), " of "));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (window->find_bar, "Whole words")),
                                FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (window->find_bar, "Other forms")),
                                TRUE);
  type_query (window, "Gespräch");
  ui_test_wait (get_n_hits (window) > 0 /* Gespräche, Gesprächen */);
  list = ui_test_find (window->find_bar, LESART_TYPE_HIT_LIST, NULL);
  g_assert_false (gtk_widget_get_mapped (list));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (window->find_bar, "List of hits")),
                                TRUE);
  ui_test_wait (gtk_widget_get_mapped (list));
  g_signal_emit_by_name (list, "activate", get_n_hits (window) - 1);
  ui_test_act (window, "win.back");
  lesart_find_bar_close (LESART_FIND_BAR (window->find_bar));
  g_assert_cmpuint (get_n_hits (window), ==, 0);
  ui_test_settle (60);
  ui_test_close (window);
}

/* What was found last is selected, and found first when the bar opens again. */
static void
test_found (void)
{
  LesartWindow *window = open_sample ();
  LesartSpan selection;
  const GArray *hits;

  type_query (window, "Summe");
  ui_test_wait (get_n_hits (window) > 1);
  ui_test_act (window, "win.find-next");
  hits = lesart_find_bar_get_hits (LESART_FIND_BAR (window->find_bar));
  selection = g_array_index (hits, LesartSpan, 1);
  lesart_find_bar_close (LESART_FIND_BAR (window->find_bar));
  g_assert_cmpuint (lesart_reader_get_selection (window->reader).start, ==, selection.start);
  g_assert_cmpuint (lesart_reader_get_selection (window->reader).end, ==, selection.end);
  ui_test_act (window, "win.find");
  ui_test_wait (get_n_hits (window) > 1);
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, selection.start);
  /* Who has gone elsewhere meanwhile stays there. */
  lesart_reader_show_span (window->reader, (LesartSpan){ 0, 1 }, FALSE);
  lesart_find_bar_close (LESART_FIND_BAR (window->find_bar));
  g_assert_true (lesart_span_is_empty (lesart_reader_get_selection (window->reader)));
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, 0);
  ui_test_settle (60);
  ui_test_close (window);
}

/* What is not a pattern, or takes too long, is said. */
static void
test_patterns (void)
{
  LesartWindow *window = open_sample ();

  type_query (window, "a(");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (window->find_bar, "Pattern")),
                                TRUE);
  ui_test_wait (strstr (gtk_label_get_text (GTK_LABEL (window->live_label)), "Not a pattern")
                != NULL);
  type_query (window, "\\d+ bis \\d+");
  ui_test_wait (get_n_hits (window) > 0);
  lesart_find_bar_close (LESART_FIND_BAR (window->find_bar));
  ui_test_settle (60);
  ui_test_close (window);
}

static void
test_outline (void)
{
  LesartWindow *window = open_sample ();
  LesartUnits units = { lesart_document_get_text (window->document),
                        lesart_document_get_reading (window->document) };
  guint32 before = lesart_reader_get_caret (window->reader); /* where the last test left it */
  GtkWidget *entry;

  ui_test_act (window, "win.go-to");
  ui_test_wait (ui_test_is_shown (window->go_to));
  entry = ui_test_find (window->go_to, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "7");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==,
                    lesart_units_get_sentence (units, 6).start);
  ui_test_act (window, "win.back");
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, before);
  ui_test_act (window, "win.go-to");
  ui_test_wait (ui_test_is_shown (window->go_to));
  gtk_editable_set_text (GTK_EDITABLE (entry), "wall street");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==,
                    ui_test_find_words (window, "Wie das Wall Street").start);
  ui_test_act (window, "win.go-to");
  gtk_editable_set_text (GTK_EDITABLE (entry), "4711"); /* there is none */
  g_signal_emit_by_name (entry, "activate");
  gtk_popover_popdown (GTK_POPOVER (window->go_to));
  ui_test_settle (60);
  ui_test_close (window);
}

/* From a sum to the next sum, past names. */
static void
test_kinds (void)
{
  LesartWindow *window = open_sample ();
  const LesartReading *reading = lesart_document_get_reading (window->document);
  LesartSpan first = g_array_index (reading->quantities, LesartQuantity, 1).span;
  LesartSpan second = g_array_index (reading->quantities, LesartQuantity, 2).span;

  lesart_reader_show_place (window->reader, first.start);
  ui_test_act (window, "win.next-of-kind");
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, second.start);
  ui_test_act (window, "win.previous-of-kind");
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, first.start);
  ui_test_settle (30);
  ui_test_close (window);
}

static void
test_strip (void)
{
  LesartWindow *window = open_sample ();
  GtkWidget *strip = ui_test_find (GTK_WIDGET (window), LESART_TYPE_READER_STRIP, NULL);

  ui_test_wait (gtk_widget_get_height (strip) > 0);
  g_signal_emit_by_name (strip, "go-to", 300u, 300u);
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, 300);
  ui_test_act (window, "win.back");
  lesart_reader_set_kind_shown (window->reader, LESART_KIND_ORG, FALSE);
  ui_test_settle (60); /* drawn anew */
  lesart_reader_set_kind_shown (window->reader, LESART_KIND_ORG, TRUE);
  ui_test_close (window);
}

static gboolean
is_in_view (LesartWindow *window, const char *words)
{
  LesartSpan view = lesart_reader_get_view (window->reader);
  LesartSpan span = ui_test_find_words (window, words);

  return span.start >= view.start && span.end <= view.end;
}

static guint
get_n_shown (LesartWindow *window)
{
  return (guint) gtk_text_buffer_get_char_count (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (window->reader)));
}

/* In a window of another width, too. */
static void
test_place (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lesart-ui-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "lang.txt", NULL);
  g_autoptr (GString) text = g_string_new ("Ein langer Text\n\n");
  LesartWindow *window;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "Absatz %u erzählt, wie es in Leipzig weiterging.\n\n", i);
  g_file_set_contents (path, text->str, -1, NULL);
  window = ui_test_window (1280, 800);
  ui_test_open (window, path);
  lesart_reader_show_place (window->reader, ui_test_find_words (window, "Absatz 150").start);
  ui_test_wait (is_in_view (window, "Absatz 150"));
  ui_test_close (window);
  window = ui_test_window (600, 700);
  ui_test_open (window, path);
  ui_test_wait (lesart_reader_get_caret (window->reader)
                == ui_test_find_words (window, "Absatz 150").start);
  ui_test_wait (is_in_view (window, "Absatz 150"));
  ui_test_close (window);
}

/* It goes with its window, also while it is open. */
static void
test_go_to_closed (void)
{
  LesartWindow *window = open_sample ();
  GtkWidget *popover;

  ui_test_act (window, "win.go-to");
  ui_test_wait (ui_test_is_shown (window->go_to));
  popover = window->go_to;
  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  ui_test_close (window);
  ui_test_wait (popover == NULL);
}

/* ---- a text that comes into the page in slices ---- */

#define LONG_PARAGRAPHS 5000

/* With empty lines, umlauts, a paragraph that is too long for one line of the display, and one
 * without any space. */
static char *
write_long_text (const char *folder)
{
  char *path = g_build_filename (folder, "sehr-lang.txt", NULL);
  g_autoptr (GString) text = g_string_new ("Ein sehr langer Text\n\n");

  for (guint i = 0; i < LONG_PARAGRAPHS; i++)
    g_string_append_printf (text, "Absatz %u erzählt, wie es in Köln weiterging.\n\n", i);
  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "Satz %u steht ohne Zeilenende. ", i);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < 4000; i++)
    g_string_append (text, "ü");
  g_string_append (text, "\nDas Ende.\n");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return path;
}

/* As lesart_window_open() leaves it: the beginning is there, and the rest is not. */
static LesartWindow *
open_long_text (const char *path)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  lesart_window_open (window, file, LESART_ENCODING_AUTO, NULL);
  while (lesart_document_get_text (window->document) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (get_n_shown (window), <,
                    lesart_text_get_n_chars (lesart_document_get_text (window->document)));
  return window;
}

/* Apart from line ends in over-long paragraphs what is shown is the text. */
static void
assert_whole (LesartWindow *window)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (window->reader));
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (lesart_document_get_text (window->document), &n_bytes);
  g_autofree char *shown = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpuint (strlen (shown), ==, n_bytes);
  for (gsize i = 0; i < n_bytes; i++)
    if (shown[i] != utf8[i])
      g_assert_true (shown[i] == '\n' && utf8[i] == ' ');
}

static void
test_slices (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lesart-ui-XXXXXX", NULL);
  g_autofree char *path = write_long_text (folder);
  LesartWindow *window = open_long_text (path);
  guint32 n_chars = lesart_text_get_n_chars (lesart_document_get_text (window->document));
  LesartSpan end = ui_test_find_words (window, "Das Ende.");
  GtkTextIter last;
  guint caret;

  /* A caret at the end of what is there stays where it is. */
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (window->reader)), &last);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (window->reader)), &last);
  caret = lesart_reader_get_caret (window->reader);
  ui_test_wait (get_n_shown (window) == n_chars);
  g_assert_cmpuint (caret, >, 0);
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, caret);
  assert_whole (window);
  ui_test_close (window);

  /* By key to the end, which is not there yet. */
  window = open_long_text (path);
  g_signal_emit_by_name (window->reader, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, 1, FALSE);
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, n_chars);
  assert_whole (window);
  ui_test_close (window);

  window = open_long_text (path);
  lesart_reader_select (window->reader, end);
  g_assert_cmpuint (lesart_reader_get_selection (window->reader).start, ==, end.start);
  assert_whole (window);
  ui_test_close (window);

  window = open_long_text (path);
  type_query (window, "das ende");
  ui_test_wait (get_n_hits (window) == 1);
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, end.start);
  ui_test_close (window);
}

/* Where one stopped reading is far down: it is kept, although one leaves before it is reached, and
 * found when the page has come so far. A mark there can be made and taken back meanwhile. */
static void
test_place_in_slices (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lesart-ui-XXXXXX", NULL);
  g_autofree char *path = write_long_text (folder);
  LesartWindow *window = open_long_text (path);
  LesartSpan place = ui_test_find_words (window, "Satz 3990");

  lesart_reader_show_place (window->reader, place.start);
  ui_test_close (window);
  window = open_long_text (path);
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, place.start);
  ui_test_wait (is_in_view (window, "Satz 3990"));
  ui_test_close (window);

  window = open_long_text (path);
  lesart_reader_select (window->reader, place);
  ui_test_act (window, "win.highlight");
  ui_test_wait (ui_test_n_notes (window) == 1);
  ui_test_act (window, "win.undo");
  ui_test_wait (ui_test_n_notes (window) == 0);
  ui_test_wait (get_n_shown (window)
                == lesart_text_get_n_chars (lesart_document_get_text (window->document)));
  assert_whole (window);
  ui_test_close (window);
}

int
main (int argc, char **argv)
{
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return 77;
  gtk_test_init (&argc, &argv, NULL);
  ui_test_start ();
  g_test_add_func ("/moving/find", test_find);
  g_test_add_func ("/moving/found", test_found);
  g_test_add_func ("/moving/patterns", test_patterns);
  g_test_add_func ("/moving/outline", test_outline);
  g_test_add_func ("/moving/kinds", test_kinds);
  g_test_add_func ("/moving/strip", test_strip);
  g_test_add_func ("/moving/place", test_place);
  g_test_add_func ("/moving/go-to-closed", test_go_to_closed);
  g_test_add_func ("/moving/slices", test_slices);
  g_test_add_func ("/moving/place-in-slices", test_place_in_slices);
  return g_test_run ();
}
