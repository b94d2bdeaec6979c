/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What earlier versions of the program left is read by this one. The journals were written by them.
 */
#include "journal-test.h"

/* The journal and the file that an earlier version left, as if by this one. */
static void
put_earlier (Fixture *fixture, const char *name)
{
  g_autofree char *from = g_strconcat (name, ".journal", NULL);
  g_autofree char *beside_from = g_strconcat (name, ".json", NULL);
  const char *const names[] = { from, beside_from };
  g_auto (GStrv) journals = NULL;
  const char *to[2] = { NULL, fixture->beside };

  add (fixture, 0, 5, "x"); /* which makes a journal, and so tells where it is */
  journals = find_journals ();
  to[0] = journals[0];
  lesart_store_let_go (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path =
        g_test_build_filename (G_TEST_DIST, "notes", "journals", names[i], NULL);
    g_autofree char *bytes = NULL;
    gsize n_bytes;

    g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
    g_assert_true (g_file_set_contents (to[i], bytes, (gssize) n_bytes, NULL));
  }
  open_store (fixture);
}

/* What was not saved by then is there, and all that was done can be undone and done again. */
static void
check_earlier (Fixture *fixture, const char *const *states, guint n_states, guint n_redone)
{
  check_notes (fixture, states[n_redone]);
  for (guint i = n_redone; i > 0; i--) {
    undo (fixture);
    check_notes (fixture, states[i - 1]);
  }
  g_assert_cmpint (lesart_notes_get_undo (fixture->notes), ==, LESART_EDIT_NONE);
  for (guint i = 1; i < n_states; i++) {
    redo (fixture);
    check_notes (fixture, states[i]);
  }
  g_assert_cmpint (lesart_notes_get_redo (fixture->notes), ==, LESART_EDIT_NONE);
  g_assert_cmpstr (lesart_notes_get_article_date (fixture->notes), ==, "2024-02-12");
  save (fixture);
  open_store (fixture);
  check_notes (fixture, states[n_states - 1]);
}

/* The first format: notes, one changed, tagged, the day, a group, and one that was undone. */
static void
test_first_format (Fixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "", "a", "a b", "a B", "a B", "a B", "B c", "weg B c" };

  put_earlier (fixture, "first");
  check_earlier (fixture, states, G_N_ELEMENTS (states), G_N_ELEMENTS (states) - 2);
}

/* With what was read from a file as it stood there ("=" before its length). */
static void
test_slices (Fixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "", "a", "a b", "a B", "a B", "a B", "B c", "B! c", "B!" };

  put_earlier (fixture, "slices");
  check_earlier (fixture, states, G_N_ELEMENTS (states), G_N_ELEMENTS (states) - 1);
}

int
main (int argc, char **argv)
{
  static const JournalTest tests[] = {
    { "/earlier/first-format", test_first_format },
    { "/earlier/slices", test_slices },
  };

  return run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
