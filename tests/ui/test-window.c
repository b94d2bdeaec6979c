/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drives the real window: open, read, find, mark, note, undo, save, open again.
 */
#include "ui-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "data-files.h"
#include "reader-private.h"

static char *folder;

static const char article[] =
    "Die Ostbank kauft ihren Rivalen\n"
    "Sabine Krüger, die Chefin der Ostbank AG, will 5 Milliarden Euro ausgeben.\n"
    "„Das Geld ist da“, sagte Krüger am 8. Februar in Leipzig.\n";

static char *
make_article (const char *name, const char *bytes, gssize n_bytes)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, n_bytes, NULL));
  return path;
}

static LesartAnnotation *
get_note (LesartWindow *window, guint index)
{
  LesartAnnotation *annotation =
      g_list_model_get_item (G_LIST_MODEL (lesart_document_get_notes (window->document)), index);

  g_object_unref (annotation); /* the list holds it */
  return annotation;
}

static void
test_empty_window (void)
{
  LesartWindow *window = ui_test_window (1000, 700);

  g_assert_cmpstr (ui_test_page (window), ==, "empty");
  g_assert_true (lesart_window_is_empty (window));
  g_assert_nonnull (ui_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "suggested-action"));
  ui_test_close (window);
}

static void
test_sample (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  LesartReading *reading;

  lesart_window_open_sample (window);
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  g_assert_cmpstr (ui_test_page (window), ==, "article");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (window->title_label)),
                                   "Das Billionen-Dollar-Angebot"));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (window->subtitle_label)), "2024"));
  reading = lesart_document_get_reading (window->document);
  g_assert_cmpuint (reading->entities->len, >, 5);
  g_assert_cmpuint (reading->quantities->len, >, 2);
  ui_test_close (window);
}

static void
test_open (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autofree char *path = make_article ("öffnen.txt", article, -1);
  GtkTextBuffer *buffer;

  ui_test_open (window, path);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (window->reader));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==,
                   (int) lesart_text_get_n_chars (lesart_document_get_text (window->document)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   "Die Ostbank kauft ihren Rivalen");
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (window->reader)));
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (window->reader)));
  /* Of the window: whether that has the focus of the screen is for a window manager, and there is
   * none. */
  ui_test_wait (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (window->reader));
  ui_test_close (window);
}

static void
test_names (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autofree char *path = make_article ("namen.txt", article, -1);
  LesartSpan krueger;
  GdkRectangle rect;

  ui_test_open (window, path);
  krueger = ui_test_find_words (window, "Sabine Krüger");
  g_assert_cmpint (lesart_reader_get_mention_at (window->reader, krueger.start + 3), >=, 0);
  while (lesart_reader_get_caret (window->reader) < krueger.start)
    g_assert_true (lesart_reader_move_to_mention (window->reader, TRUE));
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, krueger.start);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (window->live_label)), "Sabine Krüger"));
  ui_test_wait (lesart_reader_get_span_rect (window->reader, krueger, &rect) && rect.width > 40);
  ui_test_act (window, "win.show-card");
  g_assert_nonnull (window->card);
  gtk_popover_popdown (GTK_POPOVER (window->card));
  ui_test_wait (window->card == NULL);
  ui_test_close (window);
}

static void
test_find (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autofree char *path = make_article ("suche.txt", article, -1);
  GtkWidget *entry;

  ui_test_open (window, path);
  ui_test_act (window, "win.find");
  entry = ui_test_find (window->find_bar, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "krueger");
  ui_test_wait (lesart_reader_get_caret (window->reader)
                == ui_test_find_words (window, "Krüger, die").start);
  ui_test_act (window, "win.find-next");
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==,
                    ui_test_find_words (window, "Krüger am").start);
  ui_test_act (window, "win.find-next"); /* round the end */
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==,
                    ui_test_find_words (window, "Krüger, die").start);
  lesart_find_bar_close (LESART_FIND_BAR (window->find_bar));
  ui_test_close (window);
}

static void
test_jumps (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autofree char *path = make_article ("sprünge.txt", article, -1);
  LesartSpan leipzig;

  ui_test_open (window, path);
  leipzig = ui_test_find_words (window, "Leipzig");
  g_signal_emit_by_name (window->facts_panel, "show-span", leipzig.start, leipzig.end);
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, leipzig.start);
  ui_test_act (window, "win.back");
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, 0);
  ui_test_act (window, "win.forward");
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==, leipzig.start);
  ui_test_close (window);
}

static void
write_note (LesartWindow *window, const char *text)
{
  GtkWidget *field;
  GtkWidget *save;

  ui_test_wait (ui_test_is_shown (window->note_editor));
  field = ui_test_find (window->note_editor, GTK_TYPE_TEXT_VIEW, NULL);
  save = ui_test_find (window->note_editor, GTK_TYPE_BUTTON, "suggested-action");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text, -1);
  g_signal_emit_by_name (save, "clicked");
}

static void
test_notes (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autofree char *path = make_article ("notizen.txt", article, -1);
  g_autofree char *notes_path = g_strconcat (path, ".annotations.json", NULL);
  g_autofree char *json = NULL;

  ui_test_open (window, path);
  lesart_reader_select (window->reader, ui_test_find_words (window, "5 Milliarden Euro"));
  ui_test_wait (ui_test_is_shown (window->selection_bar));
  ui_test_act (window, "win.highlight");
  g_assert_cmpuint (ui_test_n_notes (window), ==, 1);
  g_assert_cmpstr (lesart_annotation_get_quote (get_note (window, 0)), ==, "5 Milliarden Euro");
  g_assert_true (lesart_span_is_empty (lesart_reader_get_selection (window->reader)));

  lesart_reader_select (window->reader, ui_test_find_words (window, "Das Geld ist da"));
  ui_test_act (window, "win.note");
  write_note (window, "Woher?");
  ui_test_wait (ui_test_n_notes (window) == 2);
  g_assert_cmpstr (lesart_annotation_get_note (get_note (window, 1)), ==, "Woher?");

  /* saved at once, beside the article */
  ui_test_wait (lesart_document_get_save_state (window->document) == LESART_SAVE_SAVED);
  g_assert_true (g_file_get_contents (notes_path, &json, NULL, NULL));
  g_assert_nonnull (strstr (json, "Woher?"));
  g_assert_nonnull (strstr (json, "TextPositionSelector"));

  ui_test_act (window, "win.undo");
  g_assert_cmpuint (ui_test_n_notes (window), ==, 1);
  ui_test_act (window, "win.redo");
  g_assert_cmpuint (ui_test_n_notes (window), ==, 2);
  lesart_reader_show_span (window->reader, ui_test_find_words (window, "Milliarden"), FALSE);
  ui_test_act (window, "win.delete-mark");
  g_assert_cmpuint (ui_test_n_notes (window), ==, 1);
  ui_test_act (window, "win.undo");
  g_assert_cmpuint (ui_test_n_notes (window), ==, 2);
  ui_test_close (window);

  /* open again: everything is there */
  window = ui_test_window (1280, 800);
  ui_test_open (window, path);
  g_assert_cmpuint (ui_test_n_notes (window), ==, 2);
  g_assert_cmpstr (lesart_annotation_get_note (get_note (window, 1)), ==, "Woher?");
  g_assert_cmpint (lesart_annotation_get_colour (get_note (window, 0)), ==, LESART_COLOUR_YELLOW);
  ui_test_close (window);
}

static void
type_date (LesartWindow *window, const char *words)
{
  ui_test_act (window, "win.date");
  ui_test_wait (gtk_widget_get_mapped (window->date_popover));
  gtk_editable_set_text (GTK_EDITABLE (window->date_entry), words);
  g_signal_emit_by_name (window->date_entry, "activate");
}

/* Asks for the day where times need it, says what it does not understand, and shows what it got. */
static void
test_date (void)
{
  LesartWindow *window = ui_test_window (480, 800);
  g_autofree char *path =
      make_article ("ohne-tag.txt", "Neue Brücke\nGestern begann der Bau in Bonn.\n", -1);
  LesartReading *reading;
  int height;

  ui_test_open (window, path);
  g_assert_nonnull (lesart_notice_get_text (window->date_notice));
  g_assert_nonnull (strstr (window->reader->byline, "ohne-tag.txt"));
  g_assert_true (window->reader->byline_asks);
  ui_test_act (window, "win.date");
  ui_test_wait (gtk_widget_get_height (window->date_popover) > 0);
  height = gtk_widget_get_height (window->date_popover);
  type_date (window, "irgendwann");
  g_assert_true (gtk_widget_get_visible (window->date_error));
  ui_test_wait (gtk_widget_get_height (window->date_popover) > height); /* room for what is said */
  g_assert_true (gtk_widget_get_mapped (window->date_popover));
  type_date (window, "12. Februar 2024");
  ui_test_wait (lesart_document_get_date (window->document) != NULL);
  reading = lesart_document_get_reading (window->document);
  g_assert_cmpstr (g_array_index (reading->times, LesartTime, 0).value, ==, "2024-02-11");
  g_assert_null (lesart_notice_get_text (window->date_notice));
  g_assert_false (window->reader->byline_asks);
  ui_test_wait (!gtk_widget_get_mapped (window->date_popover));

  ui_test_act (window, "win.date");
  ui_test_wait (gtk_widget_get_mapped (window->date_popover));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window->date_entry)), ==, "2024-02-12");
  g_assert_true (gtk_widget_get_visible (window->date_remove));
  g_signal_emit_by_name (window->date_remove, "clicked");
  ui_test_wait (lesart_document_get_date (window->document) == NULL);
  g_assert_null (lesart_notice_get_text (window->date_notice)); /* it has asked once */
  ui_test_close (window);
}

static void
test_broken_notes (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autofree char *path = make_article ("kaputt.txt", article, -1);
  g_autofree char *notes_path = make_article ("kaputt.txt.annotations.json", "{ \"nicht", -1);
  g_autofree char *json = NULL;

  ui_test_open (window, path);
  g_assert_cmpint (lesart_document_get_save_state (window->document), ==, LESART_SAVE_BLOCKED);
  g_assert_nonnull (lesart_notice_get_text (window->save_notice));
  lesart_reader_select (window->reader, ui_test_find_words (window, "Rivalen"));
  ui_test_act (window, "win.highlight");
  ui_test_settle (100);
  g_assert_true (g_file_get_contents (notes_path, &json, NULL, NULL));
  g_assert_cmpstr (json, ==, "{ \"nicht"); /* never written over */
  ui_test_act (window, "win.set-aside");
  ui_test_wait (lesart_document_get_save_state (window->document) == LESART_SAVE_SAVED);
  g_free (g_steal_pointer (&json));
  g_assert_true (g_file_get_contents (notes_path, &json, NULL, NULL));
  g_assert_nonnull (strstr (json, "Rivalen"));
  g_assert_null (lesart_notice_get_text (window->save_notice));
  ui_test_close (window);
}

/* The article alone was renamed: its notes are offered, and come only when they are wanted. */
static void
test_left_behind (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autofree char *path = make_article ("vorher.txt", article, -1);
  g_autofree char *renamed = g_build_filename (folder, "nachher.txt", NULL);
  LesartSpan span;

  ui_test_open (window, path);
  span = ui_test_find_words (window, "Sabine Krüger");
  lesart_reader_select (window->reader, span);
  ui_test_act (window, "win.highlight");
  g_assert_true (lesart_document_save_now (window->document, NULL));
  ui_test_close (window);
  g_assert_cmpint (g_rename (path, renamed), ==, 0);

  window = ui_test_window (1280, 800);
  ui_test_open (window, renamed);
  g_assert_cmpuint (ui_test_n_notes (window), ==, 0);
  g_assert_nonnull (strstr (lesart_notice_get_text (window->save_notice), "vorher.txt"));
  ui_test_act (window, "win.follow-notes");
  g_assert_cmpuint (ui_test_n_notes (window), ==, 1);
  g_assert_cmpstr (lesart_annotation_get_quote (get_note (window, 0)), ==, "Sabine Krüger");
  g_assert_cmpint (lesart_notes_get_undo (lesart_document_get_notes (window->document)), ==,
                   LESART_EDIT_HIGHLIGHT);
  g_assert_null (lesart_notice_get_text (window->save_notice));
  ui_test_close (window);
}

static void
test_refused (void)
{
  LesartWindow *window = ui_test_window (1000, 700);
  g_autofree char *binary = make_article ("bild.txt", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 18);
  g_autofree char *missing = g_build_filename (folder, "fehlt.txt", NULL);

  ui_test_open (window, binary);
  g_assert_cmpstr (ui_test_page (window), ==, "error");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (window->error_title)), "bild.txt"));
  ui_test_open (window, missing);
  g_assert_cmpstr (ui_test_page (window), ==, "error");
  ui_test_close (window);
}

static void
test_empty_file (void)
{
  LesartWindow *window = ui_test_window (1000, 700);
  g_autofree char *path = make_article ("leer.txt", "", 0);

  ui_test_open (window, path);
  g_assert_cmpstr (ui_test_page (window), ==, "error");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (window->error_title)), "leer.txt"));
  g_assert_false (gtk_label_get_selection_bounds (GTK_LABEL (window->error_label), NULL, NULL));
  ui_test_close (window);
}

static void
test_encoding (void)
{
  LesartWindow *window = ui_test_window (1000, 700);
  g_autofree char *path = make_article ("latin1.txt",
                                        "Gr\xfc\xdf"
                                        "e aus K\xf6ln\nDie B\xe4ume bl\xfchen sch\xf6n.\n",
                                        -1);

  ui_test_open (window, path);
  g_assert_cmpstr (lesart_document_get_title (window->document), ==, "Grüße aus Köln");
  g_assert_nonnull (
      strstr (gtk_label_get_text (GTK_LABEL (window->subtitle_label)),
              lesart_encoding_get_name (lesart_document_get_encoding (window->document).encoding)));
  ui_test_close (window);
}

static void
test_language (void)
{
  LesartWindow *window = ui_test_window (1000, 700);
  g_autofree char *path = make_article (
      "english.txt", "The minister resigned\n\nHe said that it was a mistake of the party.\n", -1);
  const char *text;

  ui_test_open (window, path);
  ui_test_wait ((text = lesart_notice_get_text (window->language_notice)) != NULL);
  g_assert_nonnull (strstr (text, "English"));
  lesart_window_paste (window, article);
  ui_test_wait (lesart_notice_get_text (window->language_notice) == NULL);
  ui_test_close (window);
}

static void
test_paste (void)
{
  LesartWindow *window = ui_test_window (1000, 700);

  lesart_window_paste (window, article);
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  g_assert_cmpstr (ui_test_page (window), ==, "article");
  lesart_reader_select (window->reader, ui_test_find_words (window, "Leipzig"));
  ui_test_act (window, "win.highlight");
  ui_test_wait (lesart_document_get_save_state (window->document) != LESART_SAVE_PENDING);
  g_assert_cmpint (lesart_document_get_save_state (window->document), !=, LESART_SAVE_FAILED);
  ui_test_close (window);
}

static void
test_view (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autofree char *path = make_article ("ansicht.txt", article, -1);
  int wide;

  ui_test_open (window, path);
  g_assert_true (lesart_split_get_sidebar_visible (LESART_SPLIT (window->split)));
  ui_test_act (window, "win.sidebar");
  g_assert_false (lesart_split_get_sidebar_visible (LESART_SPLIT (window->split)));
  ui_test_act (window, "win.sidebar");
  ui_test_act (window, "win.zoom-in");
  g_assert_cmpfloat (lesart_appearance_get_zoom (window->appearance), >, 1.05);
  ui_test_act (window, "win.zoom-reset");
  g_assert_cmpfloat (lesart_appearance_get_zoom (window->appearance), ==, 1.0);
  for (LesartPalette palette = 0; palette < LESART_PALETTE_CONTRAST; palette++) {
    static const char *const themes[] = { "light", "dark", "sepia" };

    g_object_set (window->appearance, "theme", themes[palette], NULL);
    g_assert_cmpint (lesart_appearance_get_palette (window->appearance), ==, palette);
  }
  g_object_set (window->appearance, "theme", "system", NULL);
  ui_test_wait (gtk_widget_get_width (GTK_WIDGET (window->reader)) > 0);
  wide = gtk_widget_get_width (GTK_WIDGET (window->reader));
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 800);
  ui_test_wait (lesart_split_is_narrow (LESART_SPLIT (window->split)));
  ui_test_wait (!lesart_split_get_sidebar_visible (LESART_SPLIT (window->split)));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window->reader)), <, wide);

  /* A panel over the text takes the focus, and makes room for the passage that is chosen in it. */
  gtk_widget_grab_focus (GTK_WIDGET (window->reader));
  ui_test_act (window, "win.sidebar");
  ui_test_wait (!gtk_widget_has_focus (GTK_WIDGET (window->reader)));
  g_signal_emit_by_name (window->facts_panel, "show-span", 40, 45);
  g_assert_false (lesart_split_get_sidebar_visible (LESART_SPLIT (window->split)));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (window->reader)));
  ui_test_close (window);
}

static void
test_kinds (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autofree char *path = make_article ("arten.txt", article, -1);
  GtkWidget *chip;
  guint32 before;

  ui_test_open (window, path);
  chip = ui_test_find (window->chips, GTK_TYPE_TOGGLE_BUTTON, "per");
  g_assert_true (gtk_widget_get_visible (chip));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), FALSE);
  before = lesart_reader_get_caret (window->reader);
  while (lesart_reader_move_to_mention (window->reader, TRUE)) {
    /* names of people are passed over */
    g_assert_cmpuint (lesart_reader_get_caret (window->reader), !=,
                      ui_test_find_words (window, "Sabine Krüger").start);
    g_assert_cmpuint (lesart_reader_get_caret (window->reader), >, before);
    before = lesart_reader_get_caret (window->reader);
  }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  ui_test_close (window);
}

/* Where the focus is after a menu, a key, a filter. */
static void
test_focus (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  static const char *const pages[] = { "pictures", "facts", "facts" };
  g_autofree char *path = make_article ("fokus.txt", article, -1);
  GtkWidget *filter;

  ui_test_open (window, path);
  ui_test_act (window, "win.menu");
  ui_test_wait (!gtk_widget_has_focus (GTK_WIDGET (window->reader)));
  gtk_popover_popdown (gtk_menu_button_get_popover (GTK_MENU_BUTTON (window->menu_button)));
  ui_test_wait (gtk_widget_has_focus (GTK_WIDGET (window->reader)));

  ui_test_act (window, "win.other-part");
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), window->facts_panel));
  ui_test_act (window, "win.other-part");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (window->reader)));

  /* From one page to another and back, and to the page where it is already, the focus keeps its
   * place. */
  filter = ui_test_find (window->facts_panel, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_widget_grab_focus (filter);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), filter));
  /* A page without anything to go to leaves it to the text. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "notes");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (window->reader)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "facts");

  gtk_widget_grab_focus (filter);
  gtk_editable_set_text (GTK_EDITABLE (filter), "Leipzig");
  g_signal_emit_by_name (filter, "stop-search"); /* Escape */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (filter)), ==, "");
  g_signal_emit_by_name (filter, "stop-search");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (window->reader)));
  ui_test_close (window);
}

/* The row of what the caret stands in is marked. */
static void
test_current_row (void)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autofree char *path = make_article ("zeile.txt", article, -1);
  guint32 end;

  ui_test_open (window, path);
  ui_test_settle (50);
  lesart_reader_show_span (window->reader, ui_test_find_words (window, "Leipzig"), FALSE);
  ui_test_wait (ui_test_find (window->facts_panel, GTK_TYPE_BOX, "current") != NULL);
  end = lesart_text_get_n_chars (lesart_document_get_text (window->document));
  lesart_reader_show_span (window->reader, (LesartSpan){ end, end }, FALSE);
  ui_test_wait (ui_test_find (window->facts_panel, GTK_TYPE_BOX, "current") == NULL);
  ui_test_close (window);
}

static void
check_bar_beside (LesartWindow *window, LesartSpan span)
{
  GdkRectangle rect;
  GdkPopup *popup;
  double x, y, frame_x, frame_y;
  int top;

  lesart_reader_show_span (window->reader, span, FALSE);
  ui_test_settle (100);
  lesart_reader_select (window->reader, span);
  ui_test_wait (ui_test_is_shown (window->selection_bar));
  g_assert_true (lesart_reader_get_span_rect (window->reader, span, &rect));
  gtk_widget_translate_coordinates (GTK_WIDGET (window->reader), GTK_WIDGET (window), rect.x,
                                    rect.y, &x, &y);
  gtk_native_get_surface_transform (GTK_NATIVE (window), &frame_x, &frame_y);
  popup = GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (window->selection_bar)));
  gtk_native_get_surface_transform (GTK_NATIVE (window->selection_bar), &x, &frame_x);
  top = gdk_popup_get_position_y (popup) + (int) (frame_x - frame_y);
  if (top < (int) y)
    g_assert_cmpint (top + gtk_widget_get_height (window->selection_bar), <=, (int) y);
  else
    g_assert_cmpint (top, >=, (int) y + rect.height);
  lesart_reader_show_span (window->reader, (LesartSpan){ span.start, span.start }, FALSE);
  ui_test_wait (!ui_test_is_shown (window->selection_bar));
}

static guint
count_entities (LesartWindow *window)
{
  return lesart_document_get_reading (window->document)->entities->len;
}

/* A fact is rejected in the list, comes back with undo, and stays away when the article is opened
 * again; a decision is no mark. */
static void
test_decisions (void)
{
  g_autofree char *path = make_article ("entscheidung.txt", article, -1);
  LesartWindow *window = ui_test_window (1280, 800);
  GtkWidget *list;
  guint n_entities;

  ui_test_open (window, path);
  n_entities = count_entities (window);
  g_assert_cmpuint (n_entities, >, 2);
  list = ui_test_find (window->facts_panel, GTK_TYPE_LIST_VIEW, "lesart-panel-list");
  ui_test_wait (gtk_widget_get_first_child (list) != NULL);
  ui_test_settle (200);
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (gtk_widget_get_first_child (list)));
  g_assert_true (gtk_widget_activate_action (window->facts_panel, "facts.reject", NULL));
  g_assert_cmpuint (count_entities (window), ==, n_entities - 1);
  g_assert_cmpuint (ui_test_n_notes (window), ==, 0);
  ui_test_act (window, "win.undo");
  g_assert_cmpuint (count_entities (window), ==, n_entities);
  ui_test_act (window, "win.redo");
  g_assert_cmpuint (count_entities (window), ==, n_entities - 1);
  ui_test_close (window);

  window = ui_test_window (1280, 800);
  ui_test_open (window, path);
  g_assert_cmpuint (count_entities (window), ==, n_entities - 1);
  ui_test_close (window);
}

/* The list of a drop-down, which newer GTK takes the focus out of the form with. */
static void
test_list_in_form (LesartWindow *window)
{
  GtkWidget *kinds = ui_test_find (window->fact_editor, GTK_TYPE_DROP_DOWN, NULL);
  GtkWidget *list = ui_test_find (kinds, GTK_TYPE_POPOVER, NULL);

  gtk_popover_popup (GTK_POPOVER (list));
  ui_test_wait (gtk_widget_get_mapped (list));
  gtk_popover_popdown (GTK_POPOVER (list));
  ui_test_settle (100);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), kinds));
}

/* The form opens on the selection, and on the fact of a row; closed, it leaves the focus where it
 * was. */
static void
test_fact_form (void)
{
  g_autofree char *path = make_article ("formular.txt", article, -1);
  LesartWindow *window = ui_test_window (1280, 800);

  ui_test_open (window, path);
  ui_test_act (window, "win.add-fact"); /* nothing is selected: a word of that, no form */
  g_assert_false (ui_test_is_shown (window->fact_editor));
  lesart_reader_select (window->reader, ui_test_find_words (window, "Rivalen"));
  ui_test_act (window, "win.add-fact");
  ui_test_wait (ui_test_is_shown (window->fact_editor));
  test_list_in_form (window);
  gtk_popover_popdown (GTK_POPOVER (window->fact_editor));
  ui_test_wait (gtk_root_get_focus (GTK_ROOT (window)) == GTK_WIDGET (window->reader));
  g_signal_emit_by_name (window->facts_panel, "edit", (guint) LESART_ITEM_QUANTITY, 0u);
  ui_test_wait (ui_test_is_shown (window->fact_editor));
  g_assert_cmpuint (lesart_reader_get_caret (window->reader), ==,
                    ui_test_find_words (window, "5 Milliarden").start);
  gtk_popover_popdown (GTK_POPOVER (window->fact_editor));
  ui_test_settle (600); /* GTK 4.8 shows a tooltip that is due by then, even in a closed window */
  ui_test_close (window);
}

static void
test_selection_bar (void)
{
  LesartWindow *window = ui_test_window (900, 500);
  LesartSpan last;

  lesart_window_open_sample (window);
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  check_bar_beside (window, ui_test_find_words (window, "Sam Altman"));
  check_bar_beside (
      window, ui_test_find_words (
                  window, "eine beeindruckende Summe von 5 bis 7 Billionen Dollar aufbringen"));
  last = (LesartSpan){ lesart_text_get_n_chars (lesart_document_get_text (window->document)) - 30,
                       lesart_text_get_n_chars (lesart_document_get_text (window->document)) - 10 };
  check_bar_beside (window, last);
  ui_test_close (window);
}

static void
test_drop (void)
{
  LesartWindow *window = ui_test_window (1000, 700);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  GValue value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_static_string (&value, article);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
    gboolean taken = FALSE;

    if (!GTK_IS_DROP_TARGET (controller))
      continue;
    g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    g_assert_true (taken);
  }
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  g_assert_cmpstr (ui_test_page (window), ==, "article");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   "Die Ostbank kauft ihren Rivalen");
  g_value_unset (&value);
  ui_test_close (window);
}

static void
test_recent (void)
{
  LesartWindow *window = ui_test_window (1000, 700);
  g_autofree char *path = make_article ("neulich.txt", article, -1);

  ui_test_open (window, path);
  ui_test_wait (g_menu_model_get_n_items (G_MENU_MODEL (window->recent_menu)) > 0);
  ui_test_close (window);
}

static char *
get_ticked_encoding (LesartWindow *window)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (window), "encoding");

  return g_variant_dup_string (state, NULL);
}

static gboolean
menu_has_target (GMenuModel *menu, const char *target)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
    g_autofree char *found = NULL;

    if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &found)
        && g_str_equal (found, target))
      return TRUE;
    for (guint k = 0; k < G_N_ELEMENTS (links); k++) {
      g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, links[k]);

      if (below != NULL && menu_has_target (below, target))
        return TRUE;
    }
  }
  return FALSE;
}

static void
test_encoding_menu (void)
{
  LesartWindow *window = ui_test_window (1000, 700);
  g_autofree char *path = make_article ("tabelle.txt",
                                        "Gr\xfc\xdf"
                                        "e aus K\xf6ln\nDie B\xe4ume bl\xfchen sch\xf6n.\n",
                                        -1);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  ui_test_open (window, path);
  first = get_ticked_encoding (window);
  g_assert_cmpstr (
      first, ==,
      lesart_encoding_get_name (lesart_document_get_encoding (window->document).encoding));
  g_assert_true (menu_has_target (G_MENU_MODEL (window->main_menu), first));
  g_action_group_activate_action (G_ACTION_GROUP (window), "encoding",
                                  g_variant_new_string ("ISO-8859-15"));
  ui_test_wait (window->cancellable == NULL);
  second = get_ticked_encoding (window);
  g_assert_cmpstr (second, ==, "ISO-8859-15");
  ui_test_close (window);
}

static void
on_gone (gpointer alive)
{
  *(gboolean *) alive = FALSE;
}

/* What is kept of a closed window is kept until the program ends, for each article anew. */
static void
test_closed (void)
{
  static const char *const pages[] = { "facts", "notes", "pictures", "claims", "terms", "check" };
  g_autofree char *path = make_article ("geschlossen.txt", article, -1);
  LesartWindow *window = ui_test_window (1280, 800);
  gboolean document = TRUE, reader = TRUE;

  ui_test_open (window, path);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]);
    ui_test_settle (50);
  }
  g_object_set_data_full (G_OBJECT (window->document), "gone", &document, on_gone);
  g_object_set_data_full (G_OBJECT (window->reader), "gone", &reader, on_gone);
  ui_test_close (window);
  ui_test_wait (!document && !reader);
}

int
main (int argc, char **argv)
{
  int status;

  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return 77;
  gtk_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("lesart-ui-XXXXXX", NULL);
  ui_test_start ();
  g_test_add_func ("/window/empty", test_empty_window);
  g_test_add_func ("/window/sample", test_sample);
  g_test_add_func ("/window/open", test_open);
  g_test_add_func ("/window/names", test_names);
  g_test_add_func ("/window/find", test_find);
  g_test_add_func ("/window/jumps", test_jumps);
  g_test_add_func ("/window/notes", test_notes);
  g_test_add_func ("/window/date", test_date);
  g_test_add_func ("/window/broken-notes", test_broken_notes);
  g_test_add_func ("/window/left-behind", test_left_behind);
  g_test_add_func ("/window/refused", test_refused);
  g_test_add_func ("/window/empty-file", test_empty_file);
  g_test_add_func ("/window/encoding", test_encoding);
  g_test_add_func ("/window/language", test_language);
  g_test_add_func ("/window/paste", test_paste);
  g_test_add_func ("/window/view", test_view);
  g_test_add_func ("/window/kinds", test_kinds);
  g_test_add_func ("/window/focus", test_focus);
  g_test_add_func ("/window/current-row", test_current_row);
  g_test_add_func ("/window/decisions", test_decisions);
  g_test_add_func ("/window/fact-form", test_fact_form);
  g_test_add_func ("/window/selection-bar", test_selection_bar);
  g_test_add_func ("/window/drop", test_drop);
  g_test_add_func ("/window/recent", test_recent);
  g_test_add_func ("/window/encoding-menu", test_encoding_menu);
  g_test_add_func ("/window/closed", test_closed);
  status = g_test_run ();
  g_object_unref (ui_test_application);
  return status;
}
