/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes on disk: where, when they are written, and what is never written over. What happens when
 * the system refuses a step is in test-store-faults.c.
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folders.h"
#include "annotation-private.h"
#include "json-guard.h"
#include "store-private.h"

#define ARTICLE "Überschrift\nMüller sagte am 8. Februar 😊 nichts. Der Minister auch nicht.\n"

typedef struct {
  char *folder;
  char *article;
  char *beside;
  LesartText *text;
  LesartNotes *notes;
  LesartStore *store;
} Fixture;

static gint64 seconds;

/* Each moment is later than the one before. */
static GDateTime *
ticking_clock (void)
{
  return g_date_time_new_from_unix_utc (1700000000 + seconds++);
}

static void
open_store (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->article);

  g_clear_object (&fixture->store);
  g_clear_object (&fixture->notes);
  fixture->notes = lesart_notes_new ();
  fixture->store = lesart_store_new (file, fixture->text, fixture->notes);
  lesart_store_set_calls (fixture->store, &lesart_unsynced_calls);
}

/* Not forced to the disk: that would make the tests slow. */
static void
write_bytes (const char *path, const char *bytes, gssize n_bytes)
{
  g_unlink (path); /* GLib 2.74 does not cut a longer file off */
  g_assert_true (
      g_file_set_contents_full (path, bytes, n_bytes, G_FILE_SET_CONTENTS_NONE, 0666, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("lesart-store-XXXXXX", NULL);
  fixture->article = g_build_filename (fixture->folder, "artikel.txt", NULL);
  fixture->beside = g_strconcat (fixture->article, ".annotations.json", NULL);
  write_bytes (fixture->article, ARTICLE, -1);
  fixture->text = lesart_text_new (ARTICLE, -1, NULL);
  open_store (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_object_unref (fixture->store);
  g_object_unref (fixture->notes);
  lesart_text_unref (fixture->text);
  g_free (fixture->folder);
  g_free (fixture->article);
  g_free (fixture->beside);
}

static char *
read_bytes (const char *path)
{
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  return bytes;
}

static void
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  lesart_store_load (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  lesart_store_save (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static LesartAnnotation *
add (Fixture *fixture, guint32 start, guint32 end, const char *note)
{
  const LesartSpan span = { start, end };
  g_autoptr (LesartAnnotation) plain = lesart_annotation_new (fixture->text, &span, 1);
  g_autoptr (LesartAnnotation) annotation = lesart_annotation_with_note (plain, note);

  lesart_notes_add (fixture->notes, annotation, LESART_EDIT_NOTE);
  return annotation; /* the list has it */
}

static char *
list_notes (LesartNotes *notes)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (notes)); i++) {
    g_autoptr (LesartAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (notes), i);

    g_string_append_printf (all, "%s%s", i > 0 ? " " : "", lesart_annotation_get_note (annotation));
  }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
check_notes (Fixture *fixture, const char *expected)
{
  g_autofree char *all = list_notes (fixture->notes);

  g_assert_cmpstr (all, ==, expected);
}

/* Two versions of one annotation stand side by side in either order. */
static void
check_either (Fixture *fixture, const char *one, const char *other)
{
  g_autofree char *all = list_notes (fixture->notes);

  if (strcmp (all, one) != 0)
    g_assert_cmpstr (all, ==, other);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

/* ---- the usual ---- */

static void
test_save_and_load (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  load (fixture);
  add (fixture, 12, 18, "wer");
  add (fixture, 28, 40, "wann");
  save (fixture);
  g_assert_cmpint (lesart_store_get_place (fixture->store), ==, LESART_STORE_BESIDE);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  first = read_bytes (fixture->beside);

  open_store (fixture);
  load (fixture);
  check_notes (fixture, "wer wann");
  save (fixture);
  second = read_bytes (fixture->beside);
  g_assert_cmpstr (first, ==, second);
  g_assert_true (g_str_has_suffix (first, "}\n"));
}

static void
test_no_notes_no_file (Fixture *fixture, gconstpointer data)
{
  LesartAnnotation *annotation;
  g_autofree char *bytes = NULL;

  load (fixture);
  save (fixture);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  annotation = add (fixture, 0, 5, "x");
  save (fixture);
  lesart_notes_remove (fixture->notes, lesart_annotation_get_id (annotation));
  save (fixture);
  bytes = read_bytes (fixture->beside);
  g_assert_nonnull (strstr (bytes, "\"total\": 0"));
  g_assert_null (strstr (bytes, "\"first\""));
}

/* One change is one small difference. */
static void
test_small_difference (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) old_lines = NULL;
  g_auto (GStrv) new_lines = NULL;
  const char *tags[] = { "Zeit", NULL };
  g_autoptr (LesartAnnotation) tagged = NULL;
  guint n_new = 0;

  for (guint32 i = 0; i < 10; i++)
    add (fixture, i, i + 3, "x");
  save (fixture);
  before = read_bytes (fixture->beside);
  tagged = lesart_annotation_with_tags (add (fixture, 30, 35, "y"), tags);
  lesart_notes_remove (fixture->notes, lesart_annotation_get_id (tagged));
  save (fixture);
  {
    g_autofree char *same = read_bytes (fixture->beside);

    g_assert_cmpstr (before, ==, same);
  }
  g_object_unref (tagged);
  tagged = NULL;
  {
    g_autoptr (LesartAnnotation) fifth = g_list_model_get_item (G_LIST_MODEL (fixture->notes), 5);

    tagged = lesart_annotation_with_tags (fifth, tags);
  }
  lesart_notes_replace (fixture->notes, tagged, LESART_EDIT_TAG);
  save (fixture);
  after = read_bytes (fixture->beside);
  old_lines = g_strsplit (before, "\n", -1);
  new_lines = g_strsplit (after, "\n", -1);
  for (guint i = 0; new_lines[i] != NULL; i++)
    n_new += !g_strv_contains ((const char *const *) old_lines, new_lines[i]);
  g_assert_cmpuint (n_new, ==, 2); /* "modified" and the tag */
}

static void
test_mode_and_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *real = g_build_filename (fixture->folder, "anderswo.json", NULL);
  struct stat status;

  add (fixture, 0, 5, "x");
  save (fixture);
  g_assert_cmpint (g_rename (fixture->beside, real), ==, 0);
  g_assert_cmpint (symlink (real, fixture->beside), ==, 0);
  g_assert_cmpint (g_chmod (real, 0640), ==, 0);
  add (fixture, 6, 9, "y");
  save (fixture);
  g_assert_true (g_file_test (fixture->beside, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (real, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  open_store (fixture);
  load (fixture);
  check_notes (fixture, "x y");
}

static void
test_pasted_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LesartStore) store = lesart_store_new (NULL, fixture->text, fixture->notes);
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  g_autoptr (LesartStore) again = lesart_store_new (NULL, fixture->text, notes);
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;

  add (fixture, 0, 5, "lose");
  g_assert_true (lesart_store_save (store, NULL, &error));
  g_assert_cmpint (lesart_store_get_place (store), ==, LESART_STORE_USER_DATA);
  g_assert_true (
      g_str_has_prefix (g_file_peek_path (lesart_store_get_file (store)), g_get_user_data_dir ()));
  g_assert_true (lesart_store_load (again, NULL, &error));
  all = list_notes (notes);
  g_assert_cmpstr (all, ==, "lose");
  g_unlink (g_file_peek_path (lesart_store_get_file (store)));
}

/* Too long for an ending, and not UTF-8 at all: both have their notes all the same. */
static void
test_odd_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (240, 'n');
  const char *names[] = { long_name, "M\xfcller: 100% #1?.txt", "Ä ö.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_free (fixture->article);
    fixture->article = g_build_filename (fixture->folder, names[i], NULL);
    write_bytes (fixture->article, ARTICLE, -1);
    open_store (fixture);
    load (fixture);
    add (fixture, 0, 5, "x");
    save (fixture);
    g_assert_cmpint (lesart_store_get_place (fixture->store), ==,
                     i == 0 ? LESART_STORE_USER_DATA : LESART_STORE_BESIDE);
    open_store (fixture);
    load (fixture);
    check_notes (fixture, "x");
  }
}

/* The article was edited: what is found again moves, what is not stays in the file as it was. */
static void
test_article_changed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (LesartAnnotation) first = NULL;
  g_autoptr (LesartAnnotation) last = NULL;

  add (fixture, 12, 18, "wer"); /* Müller */
  add (fixture, 50, 62, "amt"); /* Der Minister */
  save (fixture);
  before = read_bytes (fixture->beside);

  lesart_text_unref (fixture->text);
  fixture->text = lesart_text_new (
      "Überschrift\nMeier sagte am 8. Februar 😊 erst einmal nichts. Der Minister auch nicht.\n", -1,
      NULL);
  open_store (fixture);
  load (fixture);
  check_notes (fixture, "amt wer");
  first = g_list_model_get_item (G_LIST_MODEL (fixture->notes), 0);
  last = g_list_model_get_item (G_LIST_MODEL (fixture->notes), 1);
  g_assert_true (lesart_annotation_is_anchored (first));
  g_assert_cmpuint (lesart_annotation_get_extent (first).start, ==, 61);
  g_assert_false (lesart_annotation_is_anchored (last));
  g_assert_cmpstr (lesart_annotation_get_quote (last), ==, "Müller");
  add (fixture, 0, 5, "neu");
  save (fixture);
  after = read_bytes (fixture->beside);
  g_assert_nonnull (strstr (after, "\"exact\": \"Müller\""));
  g_assert_nonnull (
      strstr (after, "{\"type\": \"TextPositionSelector\", \"start\": 12, \"end\": 18}"));
}

/* ---- damaged files ---- */

/* What was noted while the store was blocked would come again. */
static void
forget_journal (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "lesart", "journal", NULL);

  g_clear_object (&fixture->store);
  remove_tree (folder);
}

static void
check_blocked (Fixture *fixture, const char *bytes, gsize n_bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) save_error = NULL;
  g_autofree char *after = NULL;
  gsize n_after;

  write_bytes (fixture->beside, bytes, (gssize) n_bytes);
  forget_journal (fixture);
  open_store (fixture);
  g_assert_false (lesart_store_load (fixture->store, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (lesart_store_get_place (fixture->store), ==, LESART_STORE_BLOCKED);
  add (fixture, 0, 5, "neu");
  g_assert_false (lesart_store_save (fixture->store, NULL, &save_error));
  g_assert_error (save_error, error->domain, error->code);
  g_assert_true (g_file_get_contents (fixture->beside, &after, &n_after, NULL));
  g_assert_cmpmem (bytes, n_bytes, after, n_after);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  static const char *const broken[] = {
    "",          "{}",   "[1]",   "{} {}", "{\"type\": \"AnnotationCollection\", \"type\": \"x\"}",
    "\xff\xfe{", "null", "<html>"
  };
  g_autofree char *deep = g_strnfill (100000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    check_blocked (fixture, broken[i], strlen (broken[i]));
  check_blocked (fixture, "[\0]", 3);
  check_blocked (fixture, deep, strlen (deep));
}

/* Larger than what is read; most of it is a hole in the file. And more notes than would be read
 * again. */
static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = g_strnfill (1000, 'n');

  write_bytes (fixture->beside, "[]", -1);
  g_assert_cmpint (truncate (fixture->beside, LESART_JSON_MAX_BYTES + 1l), ==, 0);
  g_assert_false (lesart_store_load (fixture->store, NULL, &error));
  g_assert_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_SYNTAX);
  g_assert_cmpint (lesart_store_get_place (fixture->store), ==, LESART_STORE_BLOCKED);

  g_unlink (fixture->beside);
  load (fixture);
  add (fixture, 0, 5, note);
  lesart_store_set_max_bytes (fixture->store, 2000);
  g_assert_false (lesart_store_save (fixture->store, NULL, NULL));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Cut off anywhere, a file is not understood, and stays. */
static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  add (fixture, 12, 18, "wer");
  save (fixture);
  g_assert_true (g_file_get_contents (fixture->beside, &bytes, &n_bytes, NULL));
  for (gsize length = 0; length < n_bytes - 1; length++) /* but for the last line end */
    check_blocked (fixture, bytes, length);
}

static void
test_set_aside (Fixture *fixture, gconstpointer data)
{
  static const char *const contents[] = { "erste", "zweite" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_autoptr (GFile) kept = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *name = g_strdup_printf ("artikel.txt.annotations.broken-%u.json", i + 1);
    g_autofree char *base = NULL;
    g_autofree char *bytes = NULL;

    check_blocked (fixture, contents[i], strlen (contents[i]));
    lesart_store_set_aside (fixture->store, &kept, &error);
    g_assert_no_error (error);
    base = g_file_get_basename (kept);
    g_assert_cmpstr (base, ==, name);
    bytes = read_bytes (g_file_peek_path (kept));
    g_assert_cmpstr (bytes, ==, contents[i]);
    g_assert_cmpint (lesart_store_get_place (fixture->store), ==, LESART_STORE_BESIDE);
    save (fixture);
    open_store (fixture);
    load (fixture);
    check_notes (fixture, "neu");
  }
}

/* Not a file at all: nothing is read from it, and nothing hangs. */
static void
test_not_a_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (fixture->beside, 0600), ==, 0);
  g_assert_false (lesart_store_load (fixture->store, NULL, &error));
  g_assert_cmpint (lesart_store_get_place (fixture->store), ==, LESART_STORE_BLOCKED);
  g_clear_error (&error);
  g_unlink (fixture->beside);
  g_assert_cmpint (g_mkdir (fixture->beside, 0700), ==, 0);
  g_assert_false (lesart_store_load (fixture->store, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

/* ---- two programs ---- */

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LesartNotes) other_notes = lesart_notes_new ();
  g_autoptr (GFile) file = g_file_new_for_path (fixture->article);
  g_autoptr (LesartStore) other = lesart_store_new (file, fixture->text, other_notes);
  Fixture theirs = *fixture;
  LesartAnnotation *kept;
  g_autoptr (LesartAnnotation) ours = NULL;
  g_autoptr (LesartAnnotation) changed = NULL;

  theirs.notes = other_notes;
  theirs.store = other;
  kept = add (fixture, 0, 5, "a");
  add (fixture, 6, 9, "b");
  add (fixture, 10, 12, "c");
  save (fixture);
  load (&theirs);

  /* They: change a and c, delete b, add d. We: change c, add e. */
  changed = lesart_annotation_with_note (
      lesart_notes_find (other_notes, lesart_annotation_get_id (kept)), "A");
  lesart_notes_replace (other_notes, changed, LESART_EDIT_NOTE);
  g_clear_object (&changed);
  {
    g_autoptr (LesartAnnotation) b = g_list_model_get_item (G_LIST_MODEL (other_notes), 1);
    g_autoptr (LesartAnnotation) c = g_list_model_get_item (G_LIST_MODEL (other_notes), 2);

    changed = lesart_annotation_with_note (c, "C-theirs");
    lesart_notes_replace (other_notes, changed, LESART_EDIT_NOTE);
    lesart_notes_remove (other_notes, lesart_annotation_get_id (b));
    ours = lesart_annotation_with_note (
        lesart_notes_find (fixture->notes, lesart_annotation_get_id (c)), "C-ours");
  }
  add (&theirs, 20, 22, "d");
  save (&theirs);
  lesart_notes_replace (fixture->notes, ours, LESART_EDIT_NOTE);
  add (fixture, 30, 32, "e");
  save (fixture);
  check_either (fixture, "A C-ours C-theirs d e", "A C-theirs C-ours d e");

  open_store (fixture);
  load (fixture);
  check_either (fixture, "A C-ours C-theirs d e", "A C-theirs C-ours d e");
}

/* What we deleted stays deleted, unless they have changed it since. */
static void
test_merge_deleted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LesartNotes) other_notes = lesart_notes_new ();
  g_autoptr (GFile) file = g_file_new_for_path (fixture->article);
  g_autoptr (LesartStore) other = lesart_store_new (file, fixture->text, other_notes);
  Fixture theirs = *fixture;
  g_autofree char *first = g_strdup (lesart_annotation_get_id (add (fixture, 0, 5, "a")));
  g_autofree char *second = g_strdup (lesart_annotation_get_id (add (fixture, 6, 9, "b")));
  g_autoptr (LesartAnnotation) changed = NULL;

  theirs.notes = other_notes;
  theirs.store = other;
  save (fixture);
  load (&theirs);
  changed = lesart_annotation_with_note (lesart_notes_find (other_notes, second), "B");
  lesart_notes_replace (other_notes, changed, LESART_EDIT_NOTE);
  save (&theirs);
  lesart_notes_remove (fixture->notes, first);
  lesart_notes_remove (fixture->notes, second);
  save (fixture);
  check_notes (fixture, "B");
}

/* They broke it: we keep ours in memory and write nothing. */
static void
test_broken_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  add (fixture, 0, 5, "a");
  save (fixture);
  write_bytes (fixture->beside, "<<<<<<< HEAD", -1);
  add (fixture, 6, 9, "b");
  g_assert_false (lesart_store_save (fixture->store, NULL, &error));
  g_assert_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_SYNTAX);
  bytes = read_bytes (fixture->beside);
  g_assert_cmpstr (bytes, ==, "<<<<<<< HEAD");
  check_notes (fixture, "a b");
  g_assert_true (lesart_store_set_aside (fixture->store, NULL, NULL));
  save (fixture);
  open_store (fixture);
  load (fixture);
  check_notes (fixture, "a b");
}

static void
test_file_vanished (Fixture *fixture, gconstpointer data)
{
  add (fixture, 0, 5, "a");
  save (fixture);
  g_unlink (fixture->beside);
  save (fixture);
  open_store (fixture);
  load (fixture);
  check_notes (fixture, "a");
}

static void
test_article_vanished (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add (fixture, 0, 5, "a");
  g_unlink (fixture->article);
  g_assert_false (lesart_store_save (fixture->store, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
  g_clear_error (&error);
  remove_tree (fixture->folder);
  g_assert_false (lesart_store_save (fixture->store, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  check_notes (fixture, "a");
}

/* Members that are not ours, of the file and of its page. */
static void
test_unknown_members (Fixture *fixture, gconstpointer data)
{
  static const char foreign[] =
      "{\"x:before\": 0.1, \"type\": \"AnnotationCollection\", \"id\": \"urn:x:c\", \"@context\": \"http://www.w3.org/ns/anno.jsonld\", "
      "\"first\": {\"x:page\": [1], \"id\": \"urn:x:p\", \"type\": \"AnnotationPage\", \"items\": [{\"id\": \"urn:x:1\", \"type\": "
      "\"Annotation\", \"x:item\": {\"a\": null}, \"target\": \"artikel.txt\"}]}, \"x:after\": \"ß\"}";
  static const char *const kept[] = {
    "\"x:before\": 0.1",         "\"id\": \"urn:x:c\"", "\"x:page\": [1]",
    "\"x:item\": {\"a\": null}", "\"x:after\": \"ß\"",
  };
  g_autofree char *bytes = NULL;
  g_autofree char *again = NULL;
  const char *at;

  write_bytes (fixture->beside, foreign, -1);
  load (fixture);
  add (fixture, 0, 5, "neu");
  save (fixture);
  bytes = read_bytes (fixture->beside);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++) {
    at = strstr (bytes, kept[i]);
    g_assert_nonnull (at);
  }
  open_store (fixture);
  load (fixture);
  again = lesart_store_to_json (fixture->store, NULL);
  g_assert_cmpstr (bytes, ==, again);
}

/* ---- the history, in bytes ---- */

static void
do_something (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (fixture->notes);
  guint n_items = g_list_model_get_n_items (model);
  int what = n_items == 0 ? 0 : g_test_rand_int_range (0, 6);
  guint32 start = (guint32) g_test_rand_int_range (0, 60);
  const LesartSpan span = { start, start + (guint32) g_test_rand_int_range (1, 12) };
  const char *tags[] = { "eins", "zwei", NULL };
  g_autoptr (LesartAnnotation) old = NULL;
  g_autoptr (LesartAnnotation) new = NULL;

  if (what == 0) {
    add (fixture, span.start, span.end, "x");
    return;
  }
  old = g_list_model_get_item (model, (guint) g_test_rand_int_range (0, (int) n_items));
  if (what == 1)
    lesart_notes_remove (fixture->notes, lesart_annotation_get_id (old));
  else if (what == 2)
    new = lesart_annotation_with_tags (old, tags);
  else if (what == 3)
    new = lesart_annotation_with_spans (old, fixture->text, &span, 1);
  else if (what == 4)
    new = lesart_annotation_with_colour (old, LESART_COLOUR_BLUE);
  else
    new = lesart_annotation_with_note (old, "anders");
  if (new != NULL)
    lesart_notes_replace (fixture->notes, new, LESART_EDIT_NOTE);
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  LesartAnnotation *step;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  for (guint32 i = 0; i < 10; i++)
    add (fixture, i, i + 5, "alt");
  save (fixture);
  open_store (fixture);
  load (fixture);
  first = lesart_store_to_json (fixture->store, NULL);
  for (guint i = 0; i < 2000; i++)
    do_something (fixture);
  last = lesart_store_to_json (fixture->store, NULL);
  while ((step = lesart_notes_undo (fixture->notes, NULL)) != NULL)
    g_object_unref (step);
  undone = lesart_store_to_json (fixture->store, NULL);
  g_assert_cmpstr (first, ==, undone);
  while ((step = lesart_notes_redo (fixture->notes, NULL)) != NULL)
    g_object_unref (step);
  redone = lesart_store_to_json (fixture->store, NULL);
  g_assert_cmpstr (last, ==, redone);

  /* What was read from the file is what was in memory. */
  save (fixture);
  open_store (fixture);
  load (fixture);
  g_free (redone);
  redone = lesart_store_to_json (fixture->store, NULL);
  g_assert_cmpstr (last, ==, redone);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*function) (Fixture *, gconstpointer);
  } tests[] = {
    { "/store/save-and-load", test_save_and_load },
    { "/store/no-notes-no-file", test_no_notes_no_file },
    { "/store/small-difference", test_small_difference },
    { "/store/mode-and-link", test_mode_and_link },
    { "/store/pasted-text", test_pasted_text },
    { "/store/odd-names", test_odd_names },
    { "/store/article-changed", test_article_changed },
    { "/store/broken", test_broken },
    { "/store/too-large", test_too_large },
    { "/store/truncated", test_truncated },
    { "/store/set-aside", test_set_aside },
    { "/store/not-a-file", test_not_a_file },
    { "/store/merge", test_merge },
    { "/store/merge-deleted", test_merge_deleted },
    { "/store/broken-meanwhile", test_broken_meanwhile },
    { "/store/file-vanished", test_file_vanished },
    { "/store/article-vanished", test_article_vanished },
    { "/store/unknown-members", test_unknown_members },
    { "/store/history", test_history },
  };

  g_autofree char *user_data = g_dir_make_tmp ("lesart-user-data-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", user_data, TRUE);
  g_test_init (&argc, &argv, NULL);
  lesart_annotation_set_clock (ticking_clock);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].function, tear_down);
  status = g_test_run ();
  remove_tree (user_data);
  return status;
}
