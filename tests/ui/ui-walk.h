/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Goes through everything that the program can show: each state of the window in turn, with what is
 * open in it. For tests that hold for any widget: its language, its room, its name.
 */
#pragma once

#include "ui-test.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "config.h"
#include "data-files.h"
#include "export-dialog.h"
#include "shortcuts.h"
#include "tagbook-window.h"

typedef void (*UiVisit) (GtkWidget *widget, const char *state);

static inline void
ui_walk_inside (GtkWidget *widget, const char *state, UiVisit visit)
{
  visit (widget, state);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ui_walk_inside (child, state, visit);
}

/* Rows out of view are filled a few a frame (late-rows.c); until then they only hold their place.
 */
static inline gboolean
ui_walk_is_filled (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int height;

    gtk_widget_get_size_request (child, NULL, &height);
    if (g_str_equal (gtk_widget_get_css_name (widget), "row") && gtk_widget_get_mapped (widget)
        && height > 0)
      return FALSE;
    if (!ui_walk_is_filled (child))
      return FALSE;
  }
  return TRUE;
}

static inline void
ui_walk (GtkWidget *widget, const char *state, UiVisit visit)
{
  ui_test_wait (ui_walk_is_filled (widget));
  ui_walk_inside (widget, state, visit);
}

static inline void
ui_walk_page (LesartWindow *window, const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page);
  ui_test_settle (60);
}

/* A mark with a note and a tag, so that the lists are not empty. */
static inline void
ui_walk_add_note (LesartWindow *window)
{
  LesartSpan span = { 110, 140 };
  g_autoptr (LesartAnnotation) plain =
      lesart_annotation_new (lesart_document_get_text (window->document), &span, 1);
  g_autoptr (LesartAnnotation) coloured =
      lesart_annotation_with_colour (plain, LESART_COLOUR_GREEN);
  g_autoptr (LesartAnnotation) tagged =
      lesart_annotation_with_tags (coloured, (const char *const[]){ "42", NULL });
  g_autoptr (LesartAnnotation) noted = lesart_annotation_with_note (tagged, "43");

  lesart_notes_add (lesart_document_get_notes (window->document), noted, LESART_EDIT_NOTE);
}

/* A fact that is accepted, one that is rejected, and a list without any. */
static inline void
ui_walk_facts (LesartWindow *window, UiVisit visit)
{
  LesartNotes *notes = lesart_document_get_notes (window->document);

  ui_walk_page (window, "facts");
  lesart_decide_accept (notes, lesart_document_get_corrected (window->document, FALSE),
                        LESART_ITEM_ENTITY, 0);
  lesart_decide_reject (notes, lesart_document_get_corrected (window->document, FALSE),
                        LESART_ITEM_ENTITY, 1);
  ui_test_settle (300);
  ui_walk (GTK_WIDGET (window), "decided", visit);
  gtk_widget_activate_action (window->facts_panel, "facts.show-rejected", NULL);
  ui_test_settle (60);
  ui_walk (GTK_WIDGET (window), "rejected", visit);
  ui_test_act (window, "win.undo");
  ui_test_settle (60);
  ui_walk (GTK_WIDGET (window), "none rejected", visit);
  gtk_widget_activate_action (window->facts_panel, "facts.clear-filter", NULL);
  ui_test_act (window, "win.focus-text");
}

static inline void
ui_walk_article (LesartWindow *window, UiVisit visit)
{
  GtkWidget *root = GTK_WIDGET (window);

  ui_walk (root, "article", visit);
  ui_walk_page (window, "notes");
  ui_walk (root, "no notes", visit);
  ui_walk_add_note (window);
  ui_walk_page (window, "notes");
  ui_walk (root, "notes", visit);
  ui_walk_page (window, "terms");
  ui_test_settle (400);
  ui_walk (root, "terms", visit);
  ui_walk_page (window, "pictures");
  ui_walk (root, "pictures", visit);
  ui_test_act (window, "win.find");
  ui_test_settle (60);
  ui_walk (root, "find", visit);
  ui_test_act (window, "win.focus-text");
  lesart_reader_select (window->reader, (LesartSpan){ 120, 130 });
  ui_test_wait (ui_test_is_shown (window->selection_bar));
  ui_walk (root, "selection", visit);
  ui_test_act (window, "win.note");
  ui_test_wait (ui_test_is_shown (window->note_editor));
  ui_walk (root, "editor", visit);
  gtk_popover_popdown (GTK_POPOVER (window->note_editor));
  lesart_reader_select (window->reader, (LesartSpan){ 120, 130 });
  ui_test_act (window, "win.add-fact");
  ui_test_wait (ui_test_is_shown (window->fact_editor));
  ui_walk (root, "form", visit);
  gtk_popover_popdown (GTK_POPOVER (window->fact_editor));
  ui_walk_facts (window, visit);
  gtk_menu_button_popup (GTK_MENU_BUTTON (window->look_button));
  ui_test_act (window, "win.undo"); /* a toast */
  ui_test_settle (60);
  ui_walk (root, "toast and look", visit);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (window->look_button));
  lesart_reader_move_to_mention (window->reader, TRUE);
  ui_test_act (window, "win.show-card");
  ui_test_settle (60);
  ui_walk (root, "card", visit);
  if (window->card != NULL)
    gtk_popover_popdown (GTK_POPOVER (window->card));
}

/* The tag book, empty and with the tags of a scheme; narrow, and with a dialog. */
static inline void
ui_walk_tag_book (LesartWindow *window, UiVisit visit)
{
  GtkWidget *book = lesart_tag_book_window_new (ui_test_application, GTK_WINDOW (window));

  gtk_window_set_default_size (GTK_WINDOW (book), 480, 600);
  gtk_window_present (GTK_WINDOW (book));
  ui_test_settle (200);
  ui_walk (book, "empty tag book", visit);
  gtk_widget_activate_action (book, "book.scheme", "s", "claims");
  ui_test_settle (300);
  ui_walk (book, "tag book", visit);
  gtk_window_set_default_size (GTK_WINDOW (book), 960, 600);
  ui_test_settle (200);
  ui_walk (book, "wide tag book", visit);
  gtk_widget_activate_action (book, "book.undo", NULL);
  ui_test_settle (300);
  gtk_window_destroy (GTK_WINDOW (book));
}

static inline void
ui_walk_export (LesartWindow *window, UiVisit visit)
{
  GtkWidget *dialog = lesart_export_dialog_new (GTK_WINDOW (window), window->document, NULL);

  gtk_window_present (GTK_WINDOW (dialog));
  ui_test_wait (gtk_widget_get_mapped (dialog));
  ui_test_settle (100);
  ui_walk (dialog, "export", visit);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static inline void
ui_walk_pages (LesartWindow *window, UiVisit visit)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/no/such/0");

  ui_walk (GTK_WIDGET (window), "empty", visit);
  lesart_window_open (window, missing, LESART_ENCODING_AUTO, NULL);
  ui_test_wait (window->cancellable == NULL);
  ui_walk (GTK_WIDGET (window), "error", visit);
  /* The sample as a text of its own, so that no notes are left beside it. */
  {
    g_autofree char *path = lesart_find_sample ("billionen-dollar-angebot.txt");
    g_autofree char *text = NULL;

    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    lesart_window_paste (window, text);
  }
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  ui_test_settle (60);
  ui_walk_article (window, visit);
  ui_walk_export (window, visit);
  ui_walk_tag_book (window, visit);
}

/* The program's own language, whatever the machine's: gtk_test_init() would set English. */
static inline void
ui_walk_init (int *argc, char ***argv, const char *language, const char *locale_folder)
{
  g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (argc, argv, NULL);
  gtk_init ();
  ui_test_start ();
}
