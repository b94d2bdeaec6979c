/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The disk is full, broken or refuses, at any call, again and again: nothing is cut off, it is
 * said, the work goes on, and is all there when the disk is well again.
 *
 * LESART_RUNS: how often; ./dev stress makes a thousand.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "folders.h"
#include "script.h"
#include "store-private.h"

#define N_ACTIONS 30

/* One call in so many fails; 0: none. */
static guint trouble;
static gboolean moves; /* refused as if by the rights of the folder, too */
static GRand *dice;
static guint n_failed;

static gboolean
fails (void)
{
  /* With the last two the notes go to another folder and back. */
  static const int numbers[] = { ENOSPC, EIO, EDQUOT, EACCES, EROFS };
  int n_numbers = moves ? (int) G_N_ELEMENTS (numbers) : 3;

  if (trouble == 0 || g_rand_int_range (dice, 0, (int) trouble) != 0)
    return FALSE;
  n_failed++;
  errno = numbers[g_rand_int_range (dice, 0, n_numbers)];
  return TRUE;
}

static int
call_open (const char *path, int flags, mode_t mode)
{
  return fails () ? -1 : lesart_unsynced_calls.open (path, flags, mode);
}

/* A full disk takes a part. */
static gssize
call_write (int fd, const void *bytes, gsize n_bytes)
{
  if (!fails ())
    return write (fd, bytes, n_bytes);
  if (g_rand_boolean (dice) && n_bytes > 1) {
    gssize n_written = write (fd, bytes, n_bytes / 2);

    g_assert_cmpint (n_written, >=, 0);
  }
  errno = ENOSPC;
  return -1;
}

static int
call_chmod (int fd, mode_t mode)
{
  return fails () ? -1 : fchmod (fd, mode);
}

static int
call_sync (int fd)
{
  return fails () ? -1 : 0;
}

static int
call_truncate (int fd, off_t length)
{
  return fails () ? -1 : ftruncate (fd, length);
}

static int
call_close (int fd)
{
  close (fd);
  return fails () ? -1 : 0;
}

static int
call_link (const char *file, const char *name)
{
  return fails () ? -1 : lesart_unsynced_calls.link (file, name);
}

static int
call_rename (const char *from, const char *to)
{
  return fails () ? -1 : rename (from, to);
}

static int
call_unlink (const char *path)
{
  return fails () ? -1 : unlink (path);
}

static const LesartFileCalls calls = {
  .open = call_open,
  .write = call_write,
  .chmod = call_chmod,
  .sync = call_sync,
  .sync_data = call_sync,
  .truncate = call_truncate,
  .close = call_close,
  .rename = call_rename,
  .link = call_link,
  .unlink = call_unlink,
  .access = access,
};

static LesartStore *
open_store (const char *article, LesartText *text, LesartNotes **notes)
{
  g_autoptr (GFile) file = g_file_new_for_path (article);
  LesartStore *store;

  *notes = lesart_notes_new ();
  store = lesart_store_new (file, text, *notes);
  lesart_store_set_calls (store, &calls);
  return store;
}

/* What is in the files now, as it is when they can be read. */
static char *
read_again (const char *article, LesartText *text)
{
  g_autoptr (LesartNotes) notes = NULL;
  g_autoptr (LesartStore) store = open_store (article, text, &notes);
  g_autoptr (GError) error = NULL;
  guint before = trouble;

  trouble = 0;
  lesart_store_load (store, NULL, &error);
  g_assert_no_error (error);
  trouble = before;
  return script_describe (notes);
}

/* Fails, works on, and recovers. */
static void
run (const char *article, LesartText *text, guint32 seed)
{
  g_autoptr (LesartNotes) notes = NULL;
  g_autoptr (LesartStore) store = open_store (article, text, &notes);
  g_autoptr (GError) error = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *found = NULL;
  Script script;

  trouble = 0;
  lesart_store_load (store, NULL, NULL);
  script_init (&script, seed, text, notes);
  trouble = 2 + seed % 12;
  moves = seed % 2 == 0;
  for (guint i = 0; i < N_ACTIONS; i++) {
    script_do (&script);
    if (i % 5 == 4) {
      g_autoptr (GError) said = NULL;
      gboolean is_saved = lesart_store_save (store, NULL, &said);

      g_assert_true (is_saved == (said == NULL));
      /* If only the file could be written, the journal says less than it: opened in this state,
       * what both have differently is there twice. */
      if (!moves && lesart_store_is_kept (store)) {
        g_autofree char *now = script_describe (notes);
        g_autofree char *there = NULL;

        lesart_store_let_go (store);
        there = read_again (article, text);
        g_assert_cmpstr (there, ==, now);
      }
    }
  }
  trouble = 0;
  wanted = script_describe (notes);
  lesart_store_save (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lesart_store_is_kept (store));
  lesart_store_let_go (store);
  found = read_again (article, text);
  g_assert_cmpstr (found, ==, wanted);
  script_clear (&script);
}

static void
test_trouble (void)
{
  const char *wanted = g_getenv ("LESART_RUNS");
  guint n_runs = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 40;
  g_autoptr (LesartText) text = lesart_text_new (SCRIPT_ARTICLE, -1, NULL);

  for (guint i = 0; i < n_runs; i++) {
    g_autofree char *folder = g_dir_make_tmp ("lesart-trouble-XXXXXX", NULL);
    g_autofree char *article = g_build_filename (folder, "artikel.txt", NULL);

    g_assert_true (g_file_set_contents_full (article, SCRIPT_ARTICLE, -1, G_FILE_SET_CONTENTS_NONE,
                                             0600, NULL));
    dice = g_rand_new_with_seed ((guint32) g_test_rand_int ());
    run (article, text, (guint32) g_test_rand_int ());
    g_rand_free (dice);
    remove_tree (folder);
    remove_tree (g_get_user_data_dir ()); /* names of folders come again, and with them journals */
  }
  g_test_message ("%u runs, %u calls failed", n_runs, n_failed);
  g_assert_cmpuint (n_failed, >, n_runs);
}

/* All that was done, undone and done again: byte for byte the state before it and the last, also
 * when the article is opened anew between. */
static void
test_history (void)
{
  const char *wanted = g_getenv ("LESART_RUNS");
  guint n_actions = wanted != NULL ? 10000 : 1000;
  g_autoptr (LesartText) text = lesart_text_new (SCRIPT_ARTICLE, -1, NULL);
  g_autofree char *folder = g_dir_make_tmp ("lesart-trouble-XXXXXX", NULL);
  g_autofree char *article = g_build_filename (folder, "artikel.txt", NULL);
  g_autoptr (LesartNotes) notes = NULL;
  g_autoptr (LesartStore) store = open_store (article, text, &notes);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *pairs = NULL;
  Script script;

  trouble = 0;
  g_assert_true (g_file_set_contents (article, SCRIPT_ARTICLE, -1, NULL));
  lesart_store_load (store, NULL, NULL);
  script_init (&script, (guint32) g_test_rand_int (), text, notes);
  first = lesart_store_to_json (store, NULL);
  for (guint i = 0; i < n_actions; i++)
    script_do (&script);
  script_redo_all (notes);
  last = lesart_store_to_json (store, NULL);
  pairs = g_strdup (script_get_pairs (notes));
  for (guint i = 0; i < 4; i++) {
    g_autofree char *now = NULL;

    if (i % 2 == 0)
      script_undo_all (notes);
    else
      script_redo_all (notes);
    now = lesart_store_to_json (store, NULL);
    g_assert_cmpstr (now, ==, i % 2 == 0 ? first : last);
    g_assert_cmpstr (script_get_pairs (notes), ==, i % 2 == 0 ? "" : pairs);
    if (i == 1) { /* opened anew */
      lesart_store_save (store, NULL, NULL);
      lesart_store_let_go (store);
      g_object_unref (store);
      g_object_unref (notes);
      store = open_store (article, text, &notes);
      lesart_store_load (store, NULL, NULL);
      script_watch (notes);
      script_set_pairs (notes, pairs);
    }
  }
  script_clear (&script);
  remove_tree (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *user_data = g_dir_make_tmp ("lesart-user-data-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", user_data, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trouble/disk", test_trouble);
  g_test_add_func ("/trouble/history", test_history);
  status = g_test_run ();
  remove_tree (user_data);
  return status;
}
