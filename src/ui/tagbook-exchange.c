/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tag books in and out. Before anything is taken it is shown what is new, what is different and
 * what is the same; what is different is not taken unless it is chosen.
 */
#include "tagbook-dialogs.h"

#include <glib/gi18n.h>
#include <string.h>

#include "check-list.h"
#include "data-files.h"
#include "describe-tag.h"
#include "tagbook-import.h"
#include "tagbook-job.h"

#define LIST_HEIGHT 420

static void
close_chooser (GtkNativeDialog *chooser)
{
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

/* ---- the preview of an import ---- */

/* Freed with its window. */
typedef struct {
  LesartTagBookWindow *parent;
  LesartTagSheet sheet;
  GArray *rows;
  GArray *shown; /* guint: of the rows in the list, their index */
  LesartCheckList *list;
  char *name;
} Import;

static void
import_free (Import *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->shown);
  g_free (self->name);
  g_free (self);
}

static guint
count_kind (GArray *rows, LesartTagImportKind kind)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_array_index (rows, LesartTagImportRow, i).kind == kind;
  return n;
}

static gboolean
any_chosen (GArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    LesartTagImportRow *row = &g_array_index (rows, LesartTagImportRow, i);

    if (row->is_chosen && row->kind != LESART_TAG_IMPORT_SAME)
      return TRUE;
  }
  return FALSE;
}

static void
take (LesartTagBookWindow *window, GArray *rows, const char *name)
{
  LesartRetag *retag = lesart_tag_job_retag_new ();
  LesartTagChange *change =
      lesart_tag_import_make_change (lesart_tag_book_window_get_book (window), rows, name, retag);

  if (change != NULL)
    lesart_tag_book_window_run (window, change, retag);
  else
    lesart_tag_job_retag_free (retag);
}

static void
on_take (Import *self)
{
  take (self->parent, self->rows, self->name);
  gtk_window_close (self->sheet.window);
}

static void
on_changed (Import *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    g_array_index (self->rows, LesartTagImportRow, g_array_index (self->shown, guint, i))
        .is_chosen = lesart_check_list_get_checked (self->list, i);
  gtk_widget_set_sensitive (self->sheet.confirm, any_chosen (self->rows));
}

/* What would be different: "Definition, Key". */
static char *
describe_difference (LesartTag *ours, LesartTag *theirs)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < LESART_N_TAG_TEXTS; i++)
    if (strcmp (lesart_tag_get_text (ours, (LesartTagText) i),
                lesart_tag_get_text (theirs, (LesartTagText) i))
        != 0)
      g_ptr_array_add (words, (gpointer) lesart_describe_tag_text ((LesartTagText) i));
  if (lesart_tag_get_colour (ours) != lesart_tag_get_colour (theirs))
    g_ptr_array_add (words, (gpointer) _ ("Colour"));
  if (lesart_tag_get_shape (ours) != lesart_tag_get_shape (theirs))
    g_ptr_array_add (words, (gpointer) _ ("Shape"));
  if (g_strcmp0 (lesart_tag_get_parent (ours), lesart_tag_get_parent (theirs)) != 0)
    g_ptr_array_add (words, (gpointer) _ ("place in the tree"));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

/* The old name, where it is another: nothing is to be taken for what it is not. */
static char *
describe_row (LesartTagImportRow *row)
{
  g_autofree char *difference = NULL;

  if (row->kind == LESART_TAG_IMPORT_NEW)
    return g_strdup (_ ("new"));
  difference = describe_difference (row->ours, row->result);
  if (strcmp (lesart_tag_get_name (row->ours), lesart_tag_get_name (row->result)) != 0)
    /* Translators: %s is the name that a tag has now, then what would be changed */
    return g_strdup_printf (_ ("is “%s” here; differs: %s"), lesart_tag_get_name (row->ours),
                            difference);
  /* Translators: %s is what would be changed: Definition, Key */
  return g_strdup_printf (_ ("differs: %s"), difference);
}

static void
add_rows (Import *self)
{
  GtkWidget *list = lesart_check_list_new (_ ("Tags"), LIST_HEIGHT);

  self->list = LESART_CHECK_LIST (list);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->rows->len; i++) {
    LesartTagImportRow *row = &g_array_index (self->rows, LesartTagImportRow, i);
    g_autofree char *what = NULL;

    if (row->kind == LESART_TAG_IMPORT_SAME)
      continue;
    what = describe_row (row);
    lesart_check_list_add (self->list, row->result, lesart_tag_get_name (row->result), what,
                           row->is_chosen);
    g_array_append_val (self->shown, i);
  }
  g_signal_connect_swapped (list, "changed", G_CALLBACK (on_changed), self);
  gtk_box_append (self->sheet.body, list);
}

static char *
describe_counts (GArray *rows)
{
  guint n_new = count_kind (rows, LESART_TAG_IMPORT_NEW);
  guint n_changed = count_kind (rows, LESART_TAG_IMPORT_CHANGED);
  guint n_same = count_kind (rows, LESART_TAG_IMPORT_SAME);

  /* Translators: numbers of tags */
  return g_strdup_printf (_ ("New: %u. Different: %u. The same: %u."), n_new, n_changed, n_same);
}

static void
show_import (LesartTagBookWindow *window, GArray *rows, const char *name, LesartTagLosses losses)
{
  Import *self = g_new0 (Import, 1);
  g_autofree char *counts = describe_counts (rows);
  g_autofree char *lost = lesart_describe_tag_losses (losses);
  /* Translators: %s is a file name */
  g_autofree char *title = g_strdup_printf (_ ("Import “%s”"), name);

  self->parent = window;
  self->rows = g_array_ref (rows);
  self->name = g_strdup (name);
  self->sheet = lesart_tag_sheet_new (GTK_WINDOW (window), title, _ ("Import"), FALSE);
  lesart_tag_sheet_add_words (&self->sheet, counts);
  if (lost != NULL)
    gtk_widget_add_css_class (lesart_tag_sheet_add_words (&self->sheet, lost),
                              "lesart-tag-problem");
  if (count_kind (rows, LESART_TAG_IMPORT_CHANGED) > 0)
    lesart_tag_sheet_add_words (&self->sheet,
                                _ ("What is different stays as it is here unless you choose it."));
  add_rows (self);
  gtk_widget_set_sensitive (self->sheet.confirm, any_chosen (rows));
  g_object_set_data_full (G_OBJECT (self->sheet.window), "import", self,
                          (GDestroyNotify) import_free);
  g_signal_connect_swapped (self->sheet.confirm, "clicked", G_CALLBACK (on_take), self);
  lesart_check_list_focus_first (self->list);
  gtk_window_present (self->sheet.window);
}

/* Into an empty book a scheme goes as it is: there is nothing that it could change. */
static void
import_file (LesartTagBookWindow *window, GFile *file, const char *name, gboolean at_once)
{
  LesartTagBook *book = lesart_tag_book_window_get_book (window);
  g_autoptr (GError) error = NULL;
  LesartTagFormat format;
  LesartTagLosses losses;
  g_autoptr (GPtrArray) tags = lesart_tag_file_load (file, &format, &losses, &error);
  g_autoptr (GArray) rows = NULL;

  if (tags == NULL) {
    g_autofree char *text =
        /* Translators: a file name, then what is wrong */
        g_strdup_printf (_ ("“%s” cannot be imported: %s"), name, error->message);

    lesart_tag_book_window_say (window, NULL, text);
    return;
  }
  rows = lesart_tag_import_compare (book, tags, format == LESART_TAG_FORMAT_JSON);
  if (at_once && lesart_tag_book_get_tags (book)->len == 0)
    take (window, rows, name);
  else
    show_import (window, rows, name, losses);
}

static void
on_import_chosen (GtkNativeDialog *chooser, int response, LesartTagBookWindow *window)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  g_autofree char *base = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : NULL;

  close_chooser (chooser);
  if (file != NULL)
    import_file (window, file, name, FALSE);
}

void
lesart_tag_exchange_import (LesartTagBookWindow *window)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Import tags"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) books = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (books, _ ("Tag books (JSON, QDC, annotation.conf)"));
  gtk_file_filter_add_suffix (books, "json");
  gtk_file_filter_add_suffix (books, "qdc");
  gtk_file_filter_add_suffix (books, "qde");
  gtk_file_filter_add_pattern (books, "annotation.conf");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), books);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_import_chosen), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * lesart_tag_exchange_add_scheme:
 * @name: "claims" or "reading"
 *
 * Adds a tag book that comes with the program, in the language of the interface.
 */
void
lesart_tag_exchange_add_scheme (LesartTagBookWindow *window, const char *name)
{
  /* Translators: the code of your language if there are schemes in it (de), else en */
  const char *language = C_ ("language of the tag schemes", "en");
  g_autofree char *path = lesart_find_tag_book (name, language);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  import_file (window, file,
               g_str_equal (name, "claims") ? _ ("Claim scheme") : _ ("Reading scheme"), TRUE);
}

/* ---- tags that are in use ---- */

/* Those that the book has not, each once. */
static GPtrArray *
make_tags (LesartTagBook *book, char **names)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; names[i] != NULL; i++) {
    LesartTag *tag = lesart_tag_new (names[i]);
    const char *name = lesart_tag_get_name (tag);

    if (*name != '\0' && lesart_tag_book_find_by_name (book, name) == NULL
        && g_hash_table_add (seen, (gpointer) name))
      g_ptr_array_add (tags, tag);
    else
      g_object_unref (tag);
  }
  return tags;
}

static void
on_collected (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LesartTagBookWindow) window = data;
  LesartTagBook *book = lesart_tag_book_window_get_book (window);
  g_auto (GStrv) names = lesart_tag_job_collect_finish (result);
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GArray) rows = NULL;

  if (book == NULL)
    return; /* closed meanwhile */
  tags = make_tags (book, names);
  if (tags->len == 0) {
    lesart_tag_book_window_say (window, NULL, _ ("All tags that marks have are in the book."));
    return;
  }
  rows = lesart_tag_import_compare (book, tags, FALSE);
  show_import (window, rows, _ ("Tags in use"), 0);
}

/**
 * lesart_tag_exchange_add_used:
 *
 * Offers the tags that marks of any article have and the book has not.
 */
void
lesart_tag_exchange_add_used (LesartTagBookWindow *window)
{
  lesart_tag_job_collect_async (lesart_tag_book_window_get_application (window), on_collected,
                                g_object_ref (window));
}

/* ---- export ---- */

static const struct {
  const char *name;
  LesartTagFormat format;
  const char *file;
} formats[] = {
  { "json", LESART_TAG_FORMAT_JSON, "tagbook.json" },
  { "qdc", LESART_TAG_FORMAT_QDC, "tagbook.qdc" },
  { "brat", LESART_TAG_FORMAT_BRAT, "annotation.conf" },
};

static void
on_export_chosen (GtkNativeDialog *chooser, int response, LesartTagBookWindow *window)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), "format"));
  GPtrArray *tags = lesart_tag_book_get_tags (lesart_tag_book_window_get_book (window));
  g_autoptr (GError) error = NULL;
  LesartTagLosses losses;
  g_autofree char *lost = NULL;

  close_chooser (chooser);
  if (file == NULL)
    return;
  if (lesart_tag_file_save (file, formats[index].format, tags, &losses, &error))
    lost = lesart_describe_tag_losses (losses);
  lesart_tag_book_window_say (window, NULL, error != NULL ? error->message : lost);
}

/**
 * lesart_tag_exchange_export:
 * @format: "json", "qdc" or "brat"
 */
void
lesart_tag_exchange_export (LesartTagBookWindow *window, const char *format)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Export tags"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, format)) {
      g_object_set_data (G_OBJECT (chooser), "format", GUINT_TO_POINTER (i));
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), formats[i].file);
    }
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_export_chosen), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
