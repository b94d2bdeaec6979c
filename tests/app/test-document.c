/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document without a window: what opening brings, what saving keeps.
 */
#include <string.h>

#include "data-files.h"
#include "day-entry.h"
#include "document.h"

static LesartLanguage *language;
static char *folder;

static const char article[] =
    "Die Ostbank kauft ihren Rivalen\nSabine Krüger leitet die Ostbank AG.\n";

static char *
make_file (const char *name, const char *contents)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  return path;
}

typedef struct {
  gboolean done;
  gboolean opened;
  GError *error;
} Outcome;

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->opened = lesart_document_open_finish (LESART_DOCUMENT (source), result, &outcome->error);
  outcome->done = TRUE;
}

static Outcome
open_dated (LesartDocument *document, const char *path, const char *date, GCancellable *cancellable)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Outcome outcome = { 0 };

  lesart_document_open_async (document, file, LESART_ENCODING_AUTO, date, cancellable, on_opened,
                              &outcome);
  g_assert_cmpint (lesart_document_get_state (document), ==, LESART_DOCUMENT_LOADING);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  return outcome;
}

static Outcome
open_file (LesartDocument *document, const char *path, GCancellable *cancellable)
{
  return open_dated (document, path, "2024-02-12", cancellable);
}

static void
add_mark (LesartDocument *document, guint32 start, guint32 end)
{
  LesartSpan span = { start, end };
  g_autoptr (LesartAnnotation) annotation =
      lesart_annotation_new (lesart_document_get_text (document), &span, 1);

  lesart_notes_add (lesart_document_get_notes (document), annotation, LESART_EDIT_HIGHLIGHT);
}

static guint
count_notes (LesartDocument *document)
{
  return g_list_model_get_n_items (G_LIST_MODEL (lesart_document_get_notes (document)));
}

static void
test_open (void)
{
  g_autoptr (LesartDocument) document = lesart_document_new (language);
  g_autofree char *path = make_file ("artikel.txt", article);
  Outcome outcome = open_file (document, path, NULL);

  g_assert_no_error (outcome.error);
  g_assert_cmpint (lesart_document_get_state (document), ==, LESART_DOCUMENT_READY);
  g_assert_cmpstr (lesart_document_get_title (document), ==, "Die Ostbank kauft ihren Rivalen");
  g_assert_cmpstr (lesart_document_get_date (document), ==, "2024-02-12");
  g_assert_cmpstr (lesart_document_get_reading (document)->date, ==, "2024-02-12");
  g_assert_cmpint (lesart_document_get_save_state (document), ==, LESART_SAVE_NOTHING);
}

static void
test_missing (void)
{
  g_autoptr (LesartDocument) document = lesart_document_new (language);
  g_autofree char *path = g_build_filename (folder, "fehlt.txt", NULL);
  Outcome outcome = open_file (document, path, NULL);

  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (lesart_document_get_state (document), ==, LESART_DOCUMENT_FAILED);
  g_clear_error (&outcome.error);
}

/* Opening that is cancelled leaves what was open. */
static void
test_cancel (void)
{
  g_autoptr (LesartDocument) document = lesart_document_new (language);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *first = make_file ("erster.txt", article);
  g_autofree char *second = make_file ("zweiter.txt", "Anderer Text\nEin Satz.\n");
  Outcome outcome = open_file (document, first, NULL);

  g_cancellable_cancel (cancellable);
  outcome = open_file (document, second, cancellable);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  g_assert_cmpint (lesart_document_get_state (document), ==, LESART_DOCUMENT_READY);
  g_assert_cmpstr (lesart_document_get_title (document), ==, "Die Ostbank kauft ihren Rivalen");
}

static void
test_save (void)
{
  g_autoptr (LesartDocument) document = lesart_document_new (language);
  g_autofree char *path = make_file ("notizen.txt", article);
  g_autofree char *other = make_file ("anderer.txt", "Anderer Text\nEin Satz.\n");

  open_file (document, path, NULL);
  add_mark (document, 4, 11);
  g_assert_cmpint (lesart_document_get_save_state (document), ==, LESART_SAVE_PENDING);
  while (lesart_document_get_save_state (document) == LESART_SAVE_PENDING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (lesart_document_get_save_state (document), ==, LESART_SAVE_SAVED);
  add_mark (document, 12, 17); /* not saved yet when the next article is opened */
  open_file (document, other, NULL);
  g_assert_cmpuint (count_notes (document), ==, 0);
  open_file (document, path, NULL);
  g_assert_cmpuint (count_notes (document), ==, 2);
}

static void
wait_for_reading (LesartDocument *document)
{
  while (lesart_document_get_state (document) == LESART_DOCUMENT_READING)
    g_main_context_iteration (NULL, TRUE);
}

/* Returns: how many sentences stand below its headline */
static guint
open_long (LesartDocument *document)
{
  g_autoptr (GString) text = g_string_new ("Lange Überschrift\n");
  g_autofree char *path = NULL;
  guint n = 0;

  for (; text->len < 300 * 1024; n++)
    g_string_append (text, "Die Ostbank AG kauft für 5 Milliarden Euro ihren Rivalen.\n");
  path = make_file ("lang.txt", text->str);
  open_file (document, path, NULL);
  return n;
}

/* A text of more than the READ_AT_ONCE_BYTES is shown before it is read. */
static void
test_long (void)
{
  g_autoptr (LesartDocument) document = lesart_document_new (language);
  guint n_sentences = open_long (document);

  g_assert_nonnull (lesart_document_get_text (document));
  g_assert_cmpint (lesart_document_get_state (document), ==, LESART_DOCUMENT_READING);
  wait_for_reading (document);
  g_assert_false (lesart_document_is_read_in_part (document));
  g_assert_cmpuint (lesart_document_get_reading (document)->quantities->len, ==, n_sentences);
}

/* What was read until then stays, and the rest can be read later. */
static void
test_stop (void)
{
  g_autoptr (LesartDocument) document = lesart_document_new (language);
  guint n_sentences, n_read;
  const LesartReading *reading;

  n_sentences = open_long (document);
  lesart_document_stop_reading (document); /* before anything was read */
  wait_for_reading (document);
  g_assert_true (lesart_document_is_read_in_part (document));
  reading = lesart_document_get_reading (document);
  n_read = reading->quantities->len;
  g_assert_cmpuint (n_read, >, 1000);
  g_assert_cmpuint (n_read, <, n_sentences);
  g_assert_cmpuint (reading->facts->len, >, 1000);
  g_assert_cmpuint (reading->segments->n_sentences, ==, n_sentences + 1); /* of the whole text */

  lesart_document_read_on (document);
  g_assert_cmpint (lesart_document_get_state (document), ==, LESART_DOCUMENT_READING);
  lesart_document_stop_reading (document); /* now in the middle of it */
  g_assert_cmpint (lesart_document_get_state (document), ==, LESART_DOCUMENT_READY);
  g_assert_cmpuint (lesart_document_get_reading (document)->quantities->len, ==, n_read);

  lesart_document_read_on (document);
  wait_for_reading (document);
  g_assert_false (lesart_document_is_read_in_part (document));
  g_assert_cmpuint (lesart_document_get_reading (document)->quantities->len, ==, n_sentences);
}

static const char *
get_first_time (LesartDocument *document)
{
  return g_array_index (lesart_document_get_reading (document)->times, LesartTime, 0).value;
}

/* The day that the reader gives is read with at once, and when the article is opened again. */
static void
test_date (void)
{
  g_autoptr (LesartDocument) document = lesart_document_new (language);
  g_autofree char *path = make_file ("tag.txt", "Neue Brücke\nGestern begann der Bau.\n");

  open_dated (document, path, NULL, NULL);
  g_assert_null (lesart_document_get_date (document));
  g_assert_true (lesart_document_needs_date (document));
  g_assert_cmpstr (get_first_time (document), ==, "XXXX-XX-XX");
  lesart_document_set_date (document, "2024-02-12");
  wait_for_reading (document);
  g_assert_cmpstr (get_first_time (document), ==, "2024-02-11");
  g_assert_false (lesart_document_needs_date (document));
  g_assert_cmpint (lesart_document_get_date_source (document), ==, LESART_DATE_GIVEN);

  open_dated (document, path, NULL, NULL);
  g_assert_cmpstr (lesart_document_get_date (document), ==, "2024-02-12");
  lesart_document_set_date (document, NULL);
  wait_for_reading (document);
  g_assert_null (lesart_document_get_date (document));
  open_dated (document, path, NULL, NULL);
  g_assert_null (lesart_document_get_date (document));
}

static void
test_date_of_file (void)
{
  g_autoptr (LesartDocument) document = lesart_document_new (language);
  g_autofree char *path = make_file ("2024-02-12-brücke.txt", "Brücke\nGestern begann der Bau.\n");

  open_dated (document, path, NULL, NULL);
  g_assert_cmpstr (lesart_document_get_date (document), ==, "2024-02-12");
  g_assert_cmpint (lesart_document_get_date_source (document), ==, LESART_DATE_NAME);
}

static void
test_day_entry (void)
{
  static const struct {
    const char *words;
    const char *day;
  } cases[] = {
    { "12.2.2024", "2024-02-12" },
    { " 12.02.2024 ", "2024-02-12" },
    { "2024-02-12", "2024-02-12" },
    { "12. Februar 2024", "2024-02-12" },
    { "heute", "2026-11-27" },
    { "gestern", "2026-11-26" },
    { "12. Februar", NULL }, /* of which year? */
    { "Montag", NULL },
    { "31.2.2024", NULL },
    { "Februar 2024", NULL },
    { "12.2.2024 und 13.2.2024", NULL },
    { "am 12.2.2024 oder so", NULL },
    { "irgendwann", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *day = lesart_parse_day (language, cases[i].words, "2026-11-27");

    g_test_message ("%s", cases[i].words);
    g_assert_cmpstr (day, ==, cases[i].day);
  }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("lesart-document-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE); /* G_TEST_OPTION_ISOLATE_DIRS leaks in GLib 2.74 */
  language = lesart_open_language (NULL);
  g_assert_nonnull (language);
  g_test_add_func ("/document/open", test_open);
  g_test_add_func ("/document/missing", test_missing);
  g_test_add_func ("/document/cancel", test_cancel);
  g_test_add_func ("/document/save", test_save);
  g_test_add_func ("/document/long", test_long);
  g_test_add_func ("/document/stop", test_stop);
  g_test_add_func ("/document/date", test_date);
  g_test_add_func ("/document/date-of-file", test_date_of_file);
  g_test_add_func ("/document/day-entry", test_day_entry);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
