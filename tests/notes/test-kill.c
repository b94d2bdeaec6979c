/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program dies, at any moment: between two calls to the system, or in the middle of a write;
 * with saving done here or, while work goes on, in a thread.
 * When the article is opened again at most the action under way is lost, the file of the notes is
 * valid, and the history goes back to the first state and forth to the last.
 *
 * LESART_RUNS: how many deaths; ./dev stress makes a thousand.
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folders.h"
#include "script.h"
#include "store-private.h"

#define N_ACTIONS 60
#define MAX_CALLS 200 /* about so many a run makes */

/* What the child tells while it lives; calls come from two threads. */
typedef struct {
  guint n_done;
  int n_calls;
  guint n_begun; /* saves */
  guint n_saves;
} Progress;

static Progress *progress;
static int death; /* at which call */

/* Whether this is the last call of all. */
static gboolean
is_last (void)
{
  return g_atomic_int_add (&progress->n_calls, 1) + 1 == death;
}

static void
die (void)
{
  kill (getpid (), SIGKILL);
}

static int
call_open (const char *path, int flags, mode_t mode)
{
  if (is_last ())
    die ();
  return lesart_unsynced_calls.open (path, flags, mode);
}

/* A part of it may be there. */
static gssize
call_write (int fd, const void *bytes, gsize n_bytes)
{
  if (is_last ()) {
    gsize n_bytes_left = (n_bytes * 7919 + (gsize) death * 104729) % (n_bytes + 1);
    gssize n_written = write (fd, bytes, n_bytes_left);

    if (n_written >= 0)
      die ();
  }
  return write (fd, bytes, n_bytes);
}

static int
call_sync (int fd)
{
  if (is_last ())
    die ();
  return 0;
}

static int
call_truncate (int fd, off_t length)
{
  if (is_last ())
    die ();
  return ftruncate (fd, length);
}

/* Before or after the one step that counts. */
static int
call_rename (const char *from, const char *to)
{
  int result;

  if (is_last ())
    die ();
  result = rename (from, to);
  if (is_last ())
    die ();
  return result;
}

static int
call_link (const char *file, const char *name)
{
  if (is_last ())
    die ();
  return lesart_unsynced_calls.link (file, name);
}

static int
call_unlink (const char *path)
{
  if (is_last ())
    die ();
  return unlink (path);
}

static LesartFileCalls calls;

typedef struct {
  char *folder;
  char *article;
  char *beside;
  LesartText *text;
} Fixture;

static LesartStore *
open_store (Fixture *fixture, LesartNotes **notes, const LesartFileCalls *with)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->article);
  g_autoptr (GError) error = NULL;
  LesartStore *store;

  *notes = lesart_notes_new ();
  store = lesart_store_new (file, fixture->text, *notes);
  lesart_store_set_calls (store, with);
  lesart_store_load (store, NULL, &error);
  g_assert_no_error (error);
  return store;
}

static void
on_saved (GObject *store, GAsyncResult *result, gpointer data)
{
  if (lesart_store_save_finish (LESART_STORE (store), result, NULL))
    progress->n_saves++;
}

/* Begins it, or does all of it. */
static void
begin_to_save (LesartStore *store, gboolean in_thread)
{
  progress->n_begun++;
  if (in_thread)
    lesart_store_save_async (store, on_saved, NULL);
  else if (lesart_store_save (store, NULL, NULL))
    progress->n_saves++;
}

/* The child: works until it dies. */
static void
work (Fixture *fixture, guint32 seed, gboolean in_thread)
{
  g_autoptr (LesartNotes) notes = NULL;
  g_autoptr (LesartStore) store = open_store (fixture, &notes, &calls);
  Script script;

  script_init (&script, seed, fixture->text, notes);
  for (guint i = 0; i < N_ACTIONS; i++) {
    script_do (&script);
    progress->n_done++;
    if (i % 7 == 6)
      begin_to_save (store, in_thread);
    g_main_context_iteration (NULL, FALSE);
  }
  while (in_thread && progress->n_saves < progress->n_begun)
    g_main_context_iteration (NULL, TRUE);
  script_clear (&script);
}

/* What is to be there after so many actions. */
static char *
expect (Fixture *fixture, guint32 seed, guint n_actions)
{
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  Script script;

  script_init (&script, seed, fixture->text, notes);
  for (guint i = 0; i < n_actions; i++)
    script_do (&script);
  script_clear (&script);
  return script_describe (notes);
}

static void
check_opened (Fixture *fixture, guint32 seed)
{
  g_autofree char *now = NULL;
  g_autofree char *either = expect (fixture, seed, progress->n_done);
  g_autofree char * or = expect (fixture, seed, MIN (progress->n_done + 1, N_ACTIONS));
  g_autoptr (LesartNotes) notes = NULL;
  g_autoptr (LesartStore) store = open_store (fixture, &notes, &lesart_unsynced_calls);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *pairs = NULL;

  script_watch (notes);
  now = script_describe (notes);
  if (g_strcmp0 (now, either) != 0)
    g_assert_cmpstr (now, ==, or);
  while (lesart_notes_get_redo (notes) != LESART_EDIT_NONE)
    script_redo_all (notes);
  g_free (now);
  now = script_describe (notes);
  script_undo_all (notes);
  script_redo_all (notes);
  pairs = g_strdup (script_get_pairs (notes));
  script_undo_all (notes);
  first = script_describe (notes);
  g_assert_cmpstr (first, ==, "");
  g_assert_cmpstr (script_get_pairs (notes), ==, "");
  script_redo_all (notes);
  last = script_describe (notes);
  g_assert_cmpstr (last, ==, now);
  g_assert_cmpstr (script_get_pairs (notes), ==, pairs);
  lesart_store_save (store, NULL, &error);
  g_assert_no_error (error);
}

/* Once more, from what is in the files now. */
static void
check_again (Fixture *fixture)
{
  g_autoptr (LesartNotes) notes = NULL;
  g_autoptr (LesartStore) store = open_store (fixture, &notes, &lesart_unsynced_calls);

  g_assert_false (lesart_store_has_more (store));
  g_assert_cmpint (lesart_store_get_place (store), ==, LESART_STORE_BESIDE);
}

static gboolean
run (Fixture *fixture, guint32 seed, gboolean in_thread)
{
  int status;
  pid_t child;

  fflush (NULL);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    work (fixture, seed, in_thread);
    _exit (0);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status)) {
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    g_assert_cmpuint (progress->n_done, ==, N_ACTIONS);
  } else {
    g_assert_cmpint (WTERMSIG (status), ==, SIGKILL); /* and not for another reason */
  }
  check_opened (fixture, seed);
  check_again (fixture);
  return WIFSIGNALED (status);
}

static void
test_kill (gconstpointer in_thread)
{
  const char *wanted = g_getenv ("LESART_RUNS");
  guint n_runs = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 40;
  guint n_deaths = 0, n_in_saves = 0;
  Fixture fixture = { .text = lesart_text_new (SCRIPT_ARTICLE, -1, NULL) };

  for (guint i = 0; i < n_runs; i++) {
    fixture.folder = g_dir_make_tmp ("lesart-kill-XXXXXX", NULL);
    fixture.article = g_build_filename (fixture.folder, "artikel.txt", NULL);
    g_assert_true (g_file_set_contents_full (fixture.article, SCRIPT_ARTICLE, -1,
                                             G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    memset (progress, 0, sizeof *progress);
    death = g_test_rand_int_range (1, MAX_CALLS);
    n_deaths += run (&fixture, (guint32) g_test_rand_int (), in_thread != NULL);
    n_in_saves += progress->n_begun > progress->n_saves;
    remove_tree (fixture.folder);
    remove_tree (g_get_user_data_dir ()); /* names of folders come again, and with them journals */
    g_free (fixture.folder);
    g_free (fixture.article);
  }
  g_test_message ("%u runs, %u deaths, %u of them while saving", n_runs, n_deaths, n_in_saves);
  g_assert_cmpuint (n_deaths, >, n_runs / 4);
  lesart_text_unref (fixture.text);
}

int
main (int argc, char **argv)
{
  g_autofree char *user_data = g_dir_make_tmp ("lesart-user-data-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", user_data, TRUE);
  g_test_init (&argc, &argv, NULL);
  progress =
      mmap (NULL, sizeof *progress, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (progress != MAP_FAILED);
  calls = lesart_unsynced_calls;
  calls.open = call_open;
  calls.write = call_write;
  calls.sync = call_sync;
  calls.sync_data = call_sync;
  calls.truncate = call_truncate;
  calls.rename = call_rename;
  calls.link = call_link;
  calls.unlink = call_unlink;
  g_test_add_data_func ("/kill/saving-here", NULL, test_kill);
  g_test_add_data_func ("/kill/saving-in-a-thread", GINT_TO_POINTER (TRUE), test_kill);
  status = g_test_run ();
  remove_tree (user_data);
  return status;
}
