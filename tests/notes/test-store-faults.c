/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The system refuses: each step of a save fails once, in each way that it can. Afterwards the old
 * file is whole, nothing is left behind, the notes are in memory, and the next save works.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "folders.h"
#include "annotation-private.h"
#include "store-private.h"

#define ARTICLE "Überschrift\nMüller sagte nichts.\n"

typedef enum {
  CALL_OPEN,
  CALL_WRITE,
  CALL_CHMOD,
  CALL_SYNC,
  CALL_CLOSE,
  CALL_RENAME,
  N_CALLS,
} Call;

/* Which call fails: the n-th of its kind from now on. */
static struct {
  Call call;
  guint countdown;
  int number;
  gboolean was_reached;
  gboolean is_read_only; /* the folder of the article */
  gboolean is_slow;      /* writes a byte at a time, and is interrupted */
  const char *folder;
} fault;

static gboolean
fails (Call call)
{
  if (fault.countdown == 0 || fault.call != call || --fault.countdown > 0)
    return FALSE;
  fault.was_reached = TRUE;
  errno = fault.number;
  return TRUE;
}

static gboolean
is_refused (const char *path)
{
  if (!fault.is_read_only || !g_str_has_prefix (path, fault.folder))
    return FALSE;
  errno = EROFS;
  return TRUE;
}

static int
call_open (const char *path, int flags, mode_t mode)
{
  if (((flags & O_CREAT) != 0 && is_refused (path)) || fails (CALL_OPEN))
    return -1;
  return open (path, flags, mode);
}

static gssize
call_write (int fd, const void *bytes, gsize n_bytes)
{
  static guint n_calls;

  if (fails (CALL_WRITE))
    return -1;
  if (!fault.is_slow)
    return write (fd, bytes, n_bytes);
  if (++n_calls % 2 == 0) {
    errno = EINTR;
    return -1;
  }
  return write (fd, bytes, 1);
}

static int
call_chmod (int fd, mode_t mode)
{
  return fails (CALL_CHMOD) ? -1 : fchmod (fd, mode);
}

/* Not really: the tests make hundreds of files. */
static int
call_sync (int fd)
{
  return fails (CALL_SYNC) ? -1 : 0;
}

static int
call_close (int fd)
{
  close (fd);
  return fails (CALL_CLOSE) ? -1 : 0;
}

static int
call_rename (const char *from, const char *to)
{
  return is_refused (to) || fails (CALL_RENAME) ? -1 : rename (from, to);
}

static int
call_access (const char *path, int mode)
{
  return (mode & W_OK) != 0 && is_refused (path) ? -1 : access (path, mode);
}

static const LesartFileCalls calls = {
  .open = call_open,
  .write = call_write,
  .chmod = call_chmod,
  .sync = call_sync,
  .sync_data = call_sync,
  .truncate = ftruncate,
  .close = call_close,
  .rename = call_rename,
  .link = link,
  .unlink = unlink,
  .access = call_access,
};

typedef struct {
  char *folder;
  char *article;
  char *beside;
  LesartText *text;
  LesartNotes *notes;
  LesartStore *store;
} Fixture;

static void
open_store (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->article);
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  g_clear_object (&fixture->notes);
  fixture->notes = lesart_notes_new ();
  fixture->store = lesart_store_new (file, fixture->text, fixture->notes);
  lesart_store_set_calls (fixture->store, &calls);
  lesart_store_load (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  memset (&fault, 0, sizeof fault);
  fixture->folder = g_dir_make_tmp ("lesart-faults-XXXXXX", NULL);
  fault.folder = fixture->folder;
  fixture->article = g_build_filename (fixture->folder, "artikel.txt", NULL);
  fixture->beside = g_strconcat (fixture->article, ".annotations.json", NULL);
  g_assert_true (g_file_set_contents (fixture->article, ARTICLE, -1, NULL));
  fixture->text = lesart_text_new (ARTICLE, -1, NULL);
  open_store (fixture);
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
add (Fixture *fixture, const char *note)
{
  const LesartSpan span = { 12, 18 };
  g_autoptr (LesartAnnotation) plain = lesart_annotation_new (fixture->text, &span, 1);
  g_autoptr (LesartAnnotation) annotation = lesart_annotation_with_note (plain, note);

  lesart_notes_add (fixture->notes, annotation, LESART_EDIT_NOTE);
  return g_strdup (lesart_annotation_get_id (annotation));
}

static guint
count_notes (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->notes));
}

static void
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  lesart_store_save (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

/* Fails the n-th call of a kind in a save; FALSE if there is no n-th. */
static gboolean
check_fault (Fixture *fixture, Call call, guint n, int number)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *wanted = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  gboolean is_saved;

  g_assert_true (g_file_get_contents (fixture->beside, &before, NULL, NULL));
  id = add (fixture, "neu");
  wanted = lesart_store_to_json (fixture->store, NULL);
  fault.call = call;
  fault.countdown = n;
  fault.number = number;
  fault.was_reached = FALSE;
  is_saved = lesart_store_save (fixture->store, NULL, &error);
  fault.countdown = 0;
  g_assert_true (g_file_get_contents (fixture->beside, &after, NULL, NULL));
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  if (fault.was_reached && !is_saved) {
    g_assert_nonnull (error);
    /* Whole: the old, or after the last step the new. */
    g_assert_true (strcmp (after, before) == 0 || strcmp (after, wanted) == 0);
    save (fixture);
    g_free (after);
    g_assert_true (g_file_get_contents (fixture->beside, &after, NULL, NULL));
  }
  g_assert_cmpstr (after, ==, wanted);
  g_assert_nonnull (lesart_notes_find (fixture->notes, id));
  return fault.was_reached;
}

static void
test_every_step (Fixture *fixture, gconstpointer data)
{
  static const int numbers[] = { ENOSPC, EIO, EDQUOT };
  guint n_faults = 0;
  g_autofree char *id = add (fixture, "alt");

  save (fixture);
  for (guint call = 0; call < N_CALLS; call++) {
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
      guint n = 1;

      while (check_fault (fixture, (Call) call, n, numbers[i]))
        n++;
      n_faults += n - 1;
    }
  }
  g_assert_cmpuint (n_faults, >=,
                    3 * (2 + 1 + 1 + 2 + 1 + 1)); /* the folder is opened and synced too */
  g_assert_nonnull (lesart_notes_find (fixture->notes, id));
}

/* The first file of all: a failure leaves none. */
static void
test_first_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add (fixture, "neu");

  fault.call = CALL_WRITE;
  fault.countdown = 1;
  fault.number = ENOSPC;
  g_assert_false (lesart_store_save (fixture->store, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  save (fixture);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

static void
test_short_writes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add (fixture, "neu");
  g_autofree char *wanted = lesart_store_to_json (fixture->store, NULL);
  g_autofree char *written = NULL;

  fault.is_slow = TRUE;
  save (fixture);
  g_assert_true (g_file_get_contents (fixture->beside, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, wanted);
}

/* A read-only folder: the notes go to the user's data folder, together with those that are beside
 * the article; what is deleted stays so; and all of it moves back when that can be written again.
 */
static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = add (fixture, "erste");
  g_autofree char *second = add (fixture, "zweite");
  g_autofree char *third = NULL;
  g_autofree char *user_data = NULL;

  save (fixture);
  fault.is_read_only = TRUE;
  open_store (fixture);
  g_assert_cmpint (lesart_store_get_place (fixture->store), ==, LESART_STORE_USER_DATA);
  g_assert_cmpuint (count_notes (fixture), ==, 2);
  lesart_notes_remove (fixture->notes, first);
  third = add (fixture, "dritte");
  save (fixture);
  user_data = g_file_get_path (lesart_store_get_file (fixture->store));
  g_assert_true (g_file_test (user_data, G_FILE_TEST_EXISTS));

  open_store (fixture);
  g_assert_cmpuint (count_notes (fixture), ==, 2);
  g_assert_null (lesart_notes_find (fixture->notes, first));
  g_assert_nonnull (lesart_notes_find (fixture->notes, second));
  g_assert_nonnull (lesart_notes_find (fixture->notes, third));

  fault.is_read_only = FALSE;
  open_store (fixture);
  g_assert_cmpint (lesart_store_get_place (fixture->store), ==, LESART_STORE_BESIDE);
  g_assert_cmpuint (count_notes (fixture), ==, 2);
  save (fixture);
  g_assert_false (g_file_test (user_data, G_FILE_TEST_EXISTS));
  open_store (fixture);
  g_assert_cmpuint (count_notes (fixture), ==, 2);
}

/* It turns read-only while the article is open. */
static void
test_turns_read_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = add (fixture, "erste");
  g_autofree char *second = NULL;

  save (fixture);
  fault.is_read_only = TRUE;
  second = add (fixture, "zweite");
  save (fixture);
  g_assert_cmpint (lesart_store_get_place (fixture->store), ==, LESART_STORE_USER_DATA);
  open_store (fixture);
  g_assert_cmpuint (count_notes (fixture), ==, 2);
}

static void
test_neither_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add (fixture, "erste");
  g_autoptr (GError) error = NULL;

  fault.is_read_only = TRUE;
  fault.folder = "/"; /* everything */
  g_assert_false (lesart_store_save (fixture->store, NULL, &error));
  g_assert_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_READ_ONLY);
  g_assert_nonnull (lesart_notes_find (fixture->notes, id));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* A damaged file that cannot be renamed stays where it is. */
static void
test_set_aside_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_set_contents (fixture->beside, "kaputt", -1, NULL));
  g_assert_false (lesart_store_load (fixture->store, NULL, NULL));
  fault.call = CALL_RENAME;
  fault.countdown = 1;
  fault.number = EIO;
  g_assert_false (lesart_store_set_aside (fixture->store, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (fixture->beside, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "kaputt");
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  g_assert_cmpint (lesart_store_get_place (fixture->store), ==, LESART_STORE_BLOCKED);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*function) (Fixture *, gconstpointer);
  } tests[] = {
    { "/store-faults/every-step", test_every_step },
    { "/store-faults/first-save", test_first_save },
    { "/store-faults/short-writes", test_short_writes },
    { "/store-faults/read-only-folder", test_read_only_folder },
    { "/store-faults/turns-read-only", test_turns_read_only },
    { "/store-faults/neither-place", test_neither_place },
    { "/store-faults/set-aside-fails", test_set_aside_fails },
  };

  g_autofree char *user_data = g_dir_make_tmp ("lesart-user-data-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", user_data, TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].function, tear_down);
  status = g_test_run ();
  remove_tree (user_data);
  return status;
}
