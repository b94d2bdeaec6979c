/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The card of a word: opened for the selection and for the word at the caret, read by screen
 * readers, a translation taken from it.
 */
#include "ui-test.h"

#include <glib/gstdio.h>

#include "lookup-card.h"

static const char list_text[] = "Haus {n} [constr.] | Häuser {pl} :: house; home | houses\n"
                                "Haus {n} (Firma) :: firm\n"
                                "Bau {m} | Bauten {pl} :: construction | constructions\n"
                                "Klinik {f}; Spital {n} [Ös.]; Heim {n} :: hospital\n"
                                "Billion {f} :: trillion\n";

static char *article; /* path */

static GtkWidget *
find_card (LesartWindow *window)
{
  return ui_test_find (GTK_WIDGET (window), LESART_TYPE_LOOKUP_CARD, NULL);
}

/* The card for @words of the article. */
static GtkWidget *
look_up (LesartWindow *window, const char *words)
{
  lesart_reader_select (window->reader, ui_test_find_words (window, words));
  ui_test_act (window, "win.look-up");
  ui_test_wait (find_card (window) != NULL);
  return find_card (window);
}

static void
collect_labels (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_labels (child, text);
}

static void
assert_shows (GtkWidget *card, const char *labels)
{
  g_autoptr (GString) text = g_string_new (NULL);

  collect_labels (card, text);
  g_assert_cmpstr (text->str, ==, labels);
}

static void
close_card (LesartWindow *window)
{
  gtk_popover_popdown (GTK_POPOVER (find_card (window)));
  ui_test_wait (find_card (window) == NULL);
}

static void
test_card (void)
{
  LesartWindow *window = ui_test_window (900, 700);

  ui_test_open (window, article);
  assert_shows (look_up (window, "Häusern"),
                "Haus|neuter · plural Häuser · inflected|1|house; home|building|2|firm|(Firma)|");
  close_card (window);
  assert_shows (look_up (window, "Billion"),
                "Billion|feminine|False friend: trillion (10¹²), not “billion”|1|trillion|");
  close_card (window);
  assert_shows (
      look_up (window, "Hausbau"),
      "Hausbau|Not in the dictionary as a whole|Haus|neuter · plural Häuser · a part|1|house; home|building|2|firm|(Firma)|"
      "Bau|masculine · plural Bauten · a part|3|construction|");
  close_card (window);
  assert_shows (look_up (window, "Krumpel"), "Krumpel|Not in the dictionary|");
  close_card (window);
  /* It is no Heim that is Austrian. */
  assert_shows (look_up (window, "Spital"),
                "Spital|neuter|1|hospital|Austrian · Klinik f; Heim n|");
  close_card (window);
  ui_test_close (window);
}

static void
test_word_at_caret (void)
{
  LesartWindow *window = ui_test_window (480, 700);
  LesartSpan word;

  ui_test_open (window, article);
  word = ui_test_find_words (window, "Häusern");
  lesart_reader_show_span (window->reader, (LesartSpan){ word.start + 2, word.start + 2 }, FALSE);
  ui_test_act (window, "win.look-up");
  ui_test_wait (find_card (window) != NULL);
  close_card (window);
  ui_test_close (window);
}

static void
on_copy (LesartLookupCard *card, const char *words, char **copied)
{
  *copied = g_strdup (words);
}

static void
test_copy (void)
{
  LesartWindow *window = ui_test_window (900, 700);
  g_autofree char *copied = NULL;
  GtkWidget *card;

  ui_test_open (window, article);
  card = look_up (window, "Häusern");
  g_signal_connect (card, "copy", G_CALLBACK (on_copy), &copied);
  g_signal_emit_by_name (ui_test_find (card, GTK_TYPE_BUTTON, "fact"), "clicked");
  g_assert_cmpstr (copied, ==, "house");
  ui_test_wait (find_card (window) == NULL);
  ui_test_close (window);
}

/* Nothing to look up: a sentence is said so and not looked for. */
static void
test_too_long (void)
{
  LesartWindow *window = ui_test_window (900, 700);

  ui_test_open (window, article);
  lesart_reader_select (
      window->reader,
      (LesartSpan){ 0, lesart_text_get_n_chars (lesart_document_get_text (window->document)) });
  ui_test_act (window, "win.look-up");
  ui_test_settle (200);
  g_assert_null (find_card (window));
  ui_test_close (window);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("lesart-XXXXXX", NULL);
  g_autofree char *list = g_build_filename (folder, "list", NULL);
  int status;

  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return 77;
  gtk_test_init (&argc, &argv, NULL);
  article = g_build_filename (folder, "article.txt", NULL);
  g_assert_true (g_file_set_contents (list, list_text, -1, NULL));
  g_assert_true (g_file_set_contents (
      article,
      "Die Stadt will von den Häusern eine Billion haben. Das Spital baut. Der Hausbau ist ein Krumpel, sagte die "
      "Bürgermeisterin am Montag, und mehr war ihr dazu nicht zu entlocken.\n",
      -1, NULL));
  g_setenv ("LESART_DING", list, TRUE);
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  ui_test_start ();
  g_test_add_func ("/lookup/card", test_card);
  g_test_add_func ("/lookup/word-at-caret", test_word_at_caret);
  g_test_add_func ("/lookup/copy", test_copy);
  g_test_add_func ("/lookup/too-long", test_too_long);
  status = g_test_run ();
  g_object_unref (ui_test_application);
  g_free (article);
  return status;
}
