/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Annotations of an article that was changed since: what is read of them, and what is written.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "atomic-file.h"
#include "collection.h"
#include "snapshot.h"
#include "store.h"

#define OLD                                                                                           \
  "Minister tritt zurück\n\nAm Montag kündigte er in Bonn seinen Rücktritt an. Danach schwieg er " \
  "lange.\n\nDie Opposition begrüßte den Schritt.\n"
#define NEW                                                                                          \
  "Minister tritt zurück\n\nEilmeldung! Am Montag kündigte er in Berlin seinen Rücktritt an.\n\n" \
  "Die Opposition begrüßte den Schritt.\n"

static LesartText *old;
static LesartText *new;

/* Each test has folders of its own. */
static void
keep (LesartText *text)
{
  g_autoptr (GError) error = NULL;

  lesart_snapshot_write (&lesart_system_calls, text, &error);
  g_assert_no_error (error);
}

static GPtrArray *
parse (const char *bytes, gsize n_bytes, LesartText *text, LesartCollection **collection)
{
  GPtrArray *annotations = g_ptr_array_new_with_free_func (g_object_unref);
  const LesartSource source = { text, "artikel.txt", NULL };
  g_autoptr (GError) error = NULL;

  *collection = lesart_collection_parse (bytes, n_bytes, "artikel", &source, annotations, &error);
  g_assert_no_error (error);
  return annotations;
}

static char *
write_file (LesartCollection *collection, GPtrArray *annotations, LesartText *text, gsize *n_bytes)
{
  const LesartSource source = { text, "artikel.txt", NULL };

  return lesart_collection_write (collection, annotations, &source, n_bytes);
}

static LesartSpan
find (LesartText *text, const char *words)
{
  const char *bytes = lesart_text_get_utf8 (text, NULL);
  const char *at = strstr (bytes, words);
  LesartSpan span;

  g_assert_nonnull (at);
  span.start = lesart_text_byte_to_char (text, (guint32) (at - bytes));
  span.end = span.start + (guint32) g_utf8_strlen (words, -1);
  return span;
}

/* A file of notes on the old text: one on each of these words, and one on all of the first two. */
static char *
write_notes (const char *const *words, gsize *n_bytes)
{
  g_autoptr (LesartCollection) collection = lesart_collection_new ("artikel");
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);

  keep (old);
  for (; *words != NULL; words++) {
    LesartSpan span = find (old, *words);

    g_ptr_array_add (annotations, lesart_annotation_new (old, &span, 1));
  }
  return write_file (collection, annotations, old, n_bytes);
}

static const char *const words[] = { "Minister", "den Schritt", "kündigte er in Bonn",
                                     "schwieg er lange", NULL };

static const struct {
  LesartFate fate;
  const char *quote;
  const char *stored;
} expected[] = {
  { LESART_FATE_SAME, "Minister", NULL },
  { LESART_FATE_MOVED, "den Schritt", NULL },
  { LESART_FATE_CHANGED, "kündigte er in Berlin", "kündigte er in Bonn" },
  { LESART_FATE_GONE, "schwieg er lange", "schwieg er lange" },
};

static void
test_read (void)
{
  gsize n_bytes;
  g_autofree char *bytes = write_notes (words, &n_bytes);
  g_autoptr (LesartCollection) collection = NULL;
  g_autoptr (GPtrArray) annotations = parse (bytes, n_bytes, new, &collection);

  g_assert_cmpuint (annotations->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    LesartAnnotation *annotation = annotations->pdata[i];

    g_assert_cmpint (lesart_annotation_get_fate (annotation), ==, expected[i].fate);
    g_assert_cmpstr (lesart_annotation_get_quote (annotation), ==, expected[i].quote);
    g_assert_cmpstr (lesart_annotation_get_stored_quote (annotation), ==, expected[i].stored);
    g_assert_cmpint (lesart_annotation_is_anchored (annotation), ==,
                     expected[i].fate != LESART_FATE_GONE);
  }
}

/* Until someone decides the file says what it said, also when a tag is set meanwhile. */
static void
test_kept (void)
{
  static const char *const tags[] = { "Beleg", NULL };
  gsize n_bytes, n_again;
  g_autofree char *bytes = write_notes (words, &n_bytes);
  g_autofree char *again = NULL;
  g_autoptr (LesartCollection) collection = NULL;
  g_autoptr (LesartCollection) second = NULL;
  g_autoptr (GPtrArray) annotations = parse (bytes, n_bytes, new, &collection);
  g_autoptr (GPtrArray) reread = NULL;
  LesartAnnotation *tagged = lesart_annotation_with_tags (annotations->pdata[2], tags);

  again = write_file (collection, annotations, new, &n_again);
  g_assert_cmpmem (again, n_again, bytes, n_bytes);
  g_assert_cmpint (lesart_annotation_get_fate (tagged), ==, LESART_FATE_CHANGED);
  g_object_unref (annotations->pdata[2]);
  annotations->pdata[2] = tagged;
  g_free (again);
  again = write_file (collection, annotations, new, &n_again);
  reread = parse (again, n_again, old, &second);
  g_assert_cmpstr (lesart_annotation_get_quote (reread->pdata[2]), ==, "kündigte er in Bonn");
  g_assert_cmpint (lesart_annotation_get_fate (reread->pdata[2]), ==, LESART_FATE_SAME);
}

/* What is kept or placed is one of the new text. */
static void
test_decided (void)
{
  gsize n_bytes, n_again;
  g_autofree char *bytes = write_notes (words, &n_bytes);
  g_autofree char *again = NULL;
  g_autoptr (LesartCollection) collection = NULL;
  g_autoptr (LesartCollection) second = NULL;
  g_autoptr (GPtrArray) annotations = parse (bytes, n_bytes, new, &collection);
  g_autoptr (GPtrArray) reread = NULL;
  LesartSpan span = find (new, "in Berlin");

  for (guint i = 2; i < 4; i++) {
    LesartAnnotation *placed = lesart_annotation_with_spans (annotations->pdata[i], new, &span, 1);

    g_assert_cmpint (lesart_annotation_get_fate (placed), ==, LESART_FATE_SAME);
    g_assert_null (lesart_annotation_get_stored_quote (placed));
    g_object_unref (annotations->pdata[i]);
    annotations->pdata[i] = placed;
  }
  again = write_file (collection, annotations, new, &n_again);
  reread = parse (again, n_again, new, &second);
  for (guint i = 2; i < 4; i++) {
    g_assert_cmpint (lesart_annotation_get_fate (reread->pdata[i]), ==, LESART_FATE_SAME);
    g_assert_cmpstr (lesart_annotation_get_quote (reread->pdata[i]), ==, "in Berlin");
  }
}

/* Of one in several places the worst counts. */
static void
test_several (void)
{
  const LesartSpan spans[] = { find (old, "Minister"), find (old, "schwieg er lange") };
  g_autoptr (LesartCollection) collection = lesart_collection_new ("artikel");
  g_autoptr (LesartCollection) second = NULL;
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) reread = NULL;
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  keep (old);
  g_ptr_array_add (annotations, lesart_annotation_new (old, spans, 2));
  bytes = write_file (collection, annotations, old, &n_bytes);
  reread = parse (bytes, n_bytes, new, &second);
  g_assert_cmpint (lesart_annotation_get_fate (reread->pdata[0]), ==, LESART_FATE_GONE);
  g_assert_cmpstr (lesart_annotation_get_stored_quote (reread->pdata[0]), ==,
                   "Minister … schwieg er lange");
}

/* The oldest go when there are too many; the newest never does. */
static void
test_prune (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "lesart", "snapshots", NULL);
  g_autoptr (LesartText) last = lesart_text_new ("Ein letzter Text.", -1, NULL);
  g_autoptr (LesartText) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n_files = 0;

  keep (old);
  for (guint i = 0; i < 2100; i++) {
    g_autofree char *name = g_strdup_printf ("%064u.txt", i);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    struct utimbuf times = { 1000 + i, 1000 + i };

    g_file_set_contents (path, "x", 1, &error);
    g_assert_no_error (error);
    g_utime (path, &times);
  }
  keep (last);
  dir = g_dir_open (folder, 0, &error);
  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, 2000);
  read = lesart_snapshot_read (lesart_text_get_sha256 (last), &error);
  g_assert_no_error (error);
  g_clear_pointer (&read, lesart_text_unref);
  read = lesart_snapshot_read (lesart_text_get_sha256 (old), &error); /* used just now */
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  old = lesart_text_new (OLD, -1, NULL);
  new = lesart_text_new (NEW, -1, NULL);
  g_test_add_func ("/fates/read", test_read);
  g_test_add_func ("/fates/kept", test_kept);
  g_test_add_func ("/fates/decided", test_decided);
  g_test_add_func ("/fates/several", test_several);
  g_test_add_func ("/fates/prune", test_prune);
  status = g_test_run ();
  lesart_text_unref (old);
  lesart_text_unref (new);
  return status;
}
