/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal: what is not in the file of the notes yet comes back, whatever is left of it; and the
 * history goes on after a restart.
 */
#include "journal-test.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

/* Two versions of one annotation stand side by side in either order. */
static void
check_either (Fixture *fixture, const char *one, const char *other)
{
  g_autofree char *all = list_notes (fixture->notes);

  if (strcmp (all, one) != 0)
    g_assert_cmpstr (all, ==, other);
}

/* Never saved: all is in the journal. */
static void
test_not_saved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (lesart_annotation_get_id (add (fixture, 0, 5, "a")));

  add (fixture, 6, 9, "b");
  change (fixture, id, "A");
  lesart_notes_set_article_date (fixture->notes, "2024-02-12");
  g_assert_true (lesart_store_is_kept (fixture->store));
  open_store (fixture);
  g_assert_true (lesart_store_has_more (fixture->store));
  check_notes (fixture, "A b");
  g_assert_cmpstr (lesart_notes_get_article_date (fixture->notes), ==, "2024-02-12");
  g_assert_false (g_file_test (fixture->beside, G_FILE_TEST_EXISTS));
  save (fixture);
  open_store (fixture);
  g_assert_false (lesart_store_has_more (fixture->store));
  check_notes (fixture, "A b");
  undo (fixture);
  undo (fixture);
  check_notes (fixture, "a b");
  open_store (fixture);
  check_notes (fixture, "a b");
  g_assert_null (lesart_notes_get_article_date (fixture->notes));
}

/* The history after a restart is that from before, with its names. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  const char *const tags[] = { "Behauptung", NULL };
  g_autofree char *id = g_strdup (lesart_annotation_get_id (add (fixture, 0, 5, "a")));
  g_autoptr (LesartAnnotation) tagged =
      lesart_annotation_with_tags (lesart_notes_find (fixture->notes, id), tags);

  lesart_notes_replace (fixture->notes, tagged, LESART_EDIT_TAG);
  save (fixture);
  lesart_notes_begin_named_group (fixture->notes, LESART_EDIT_IMPORT, "x");
  add (fixture, 6, 9, "b");
  add (fixture, 10, 12, "c");
  lesart_notes_end_group (fixture->notes);
  lesart_notes_remove (fixture->notes, id);
  undo (fixture);
  open_store (fixture);

  check_notes (fixture, "a b c");
  g_assert_cmpint (lesart_notes_get_redo (fixture->notes), ==, LESART_EDIT_DELETE);
  g_assert_cmpint (lesart_notes_get_undo (fixture->notes), ==, LESART_EDIT_IMPORT);
  g_assert_cmpstr (lesart_notes_get_undo_detail (fixture->notes), ==, "x");
  undo (fixture);
  check_notes (fixture, "a");
  g_assert_cmpstr (lesart_notes_get_undo_detail (fixture->notes), ==, "Behauptung");
  save (fixture);
  open_store (fixture);
  undo (fixture);
  g_assert_cmpstr (lesart_annotation_get_tags (lesart_notes_find (fixture->notes, id))[0], ==,
                   NULL);
  undo (fixture);
  check_notes (fixture, "");
  g_assert_cmpint (lesart_notes_get_undo (fixture->notes), ==, LESART_EDIT_NONE);
  for (guint i = 0; i < 4; i++)
    redo (fixture);
  check_notes (fixture, "b c");
  g_assert_cmpint (lesart_notes_get_redo (fixture->notes), ==, LESART_EDIT_NONE);
}

/* Cut off anywhere: what is whole before that is there. */
static void
test_torn (Fixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "", "a", "a b", "a b c", "a b c d" };
  g_auto (GStrv) paths = NULL;
  g_autofree char *whole = NULL;
  gsize length;
  guint state = G_N_ELEMENTS (states) - 1;

  for (guint i = 0; i < 4; i++) {
    const char note[] = { (char) ('a' + i), '\0' };

    add (fixture, i, i + 2, note);
  }
  paths = find_journals ();
  g_assert_cmpuint (g_strv_length (paths), ==, 1);
  g_assert_true (g_file_get_contents (paths[0], &whole, &length, NULL));
  for (gsize cut = length; cut > 0; cut -= MIN (cut, 7)) {
    g_autofree char *listed = NULL;

    g_clear_object (&fixture->store);
    g_unlink (paths[0]);
    g_assert_true (g_file_set_contents_full (paths[0], whole, (gssize) cut,
                                             G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    open_store (fixture);
    listed = list_notes (fixture->notes);
    if (strcmp (listed, states[state]) != 0)
      state--;
    g_assert_cmpstr (listed, ==, states[state]);
    /* And it goes on from there. */
    if (cut % 5 == 0) {
      add (fixture, 30, 32, "neu");
      g_free (listed);
      listed = list_notes (fixture->notes);
      open_store (fixture);
      check_notes (fixture, listed);
    }
  }
  g_assert_cmpuint (state, ==, 0);
}

/* The file is written, and the journal does not know it: laid over it twice, it is the same. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) paths = NULL;
  g_autofree char *before = NULL;
  g_autofree char *id = g_strdup (lesart_annotation_get_id (add (fixture, 0, 5, "a")));
  gsize length;

  add (fixture, 6, 9, "b");
  add (fixture, 10, 12, "c");
  lesart_notes_remove (fixture->notes, id);
  undo (fixture);
  change (fixture, id, "A");
  lesart_notes_remove (fixture->notes, id);
  paths = find_journals ();
  g_assert_true (g_file_get_contents (paths[0], &before, &length, NULL));
  save (fixture);
  g_clear_object (&fixture->store);
  g_assert_true (g_file_set_contents (paths[0], before, (gssize) length, NULL));
  open_store (fixture);
  check_notes (fixture, "b c");
}

/* Two windows with one article: each has a journal; what one left behind comes to the next. */
static void
test_left_behind (Fixture *fixture, gconstpointer data)
{
  Fixture other = { .article = fixture->article, .text = fixture->text };
  g_auto (GStrv) two = NULL;
  g_auto (GStrv) one = NULL;

  add (fixture, 0, 5, "a");
  open_store (&other);
  add (&other, 6, 9, "b");
  two = find_journals ();
  g_assert_cmpuint (g_strv_length (two), ==, 2);
  g_clear_object (&other.store); /* it crashed */
  open_store (fixture);
  check_notes (fixture, "a b");
  save (fixture);
  one = find_journals ();
  g_assert_cmpuint (g_strv_length (one), ==, 1);
  open_store (fixture);
  check_notes (fixture, "a b");
  g_clear_object (&other.notes);
}

/* Meanwhile another program changed what we had changed, too: both are there, once. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (lesart_annotation_get_id (add (fixture, 0, 5, "alt")));
  g_autofree char *second = g_strdup (lesart_annotation_get_id (add (fixture, 6, 9, "zwei")));
  g_autofree char *bytes = NULL;
  g_autoptr (GString) changed = NULL;

  save (fixture);
  change (fixture, id, "unser");
  lesart_notes_remove (fixture->notes, second);
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->beside, &bytes, NULL, NULL));
  changed = g_string_new (bytes);
  g_string_replace (changed, "\"alt\"", "\"ihr\"", 1);
  g_string_replace (changed, "\"zwei\"", "\"ZWEI\"", 1);
  g_assert_true (g_file_set_contents (fixture->beside, changed->str, -1, NULL));

  open_store (fixture);
  check_either (fixture, "unser ihr ZWEI", "ihr unser ZWEI");
  g_assert_cmpstr (lesart_annotation_get_note (lesart_notes_find (fixture->notes, id)), ==,
                   "unser");
  for (guint i = 0; i < 2; i++) {
    g_autoptr (LesartAnnotation) one = g_list_model_get_item (G_LIST_MODEL (fixture->notes), i);
    gboolean is_ours = strcmp (lesart_annotation_get_note (one), "unser") == 0;

    g_assert_cmpstr (lesart_annotation_get_conflict (one), ==, is_ours ? NULL : id);
  }
  open_store (fixture);
  check_either (fixture, "unser ihr ZWEI", "ihr unser ZWEI");
  save (fixture);
  open_store (fixture);
  check_either (fixture, "unser ihr ZWEI", "ihr unser ZWEI");
}

/* What is not understood is not touched, and what is noted meanwhile not lost. */
static void
test_blocked (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->beside, "kaputt", -1, NULL));
  open_store (fixture);
  g_assert_cmpint (lesart_store_get_place (fixture->store), ==, LESART_STORE_BLOCKED);
  add (fixture, 0, 5, "neu");
  open_store (fixture);
  check_notes (fixture, "neu");
  g_assert_true (lesart_store_set_aside (fixture->store, NULL, NULL));
  save (fixture);
  open_store (fixture);
  check_notes (fixture, "neu");
}

/* The versions from before: what was there when it was opened. To go back is one step. */
static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  LesartVersionInfo *info;
  g_autofree char *id = g_strdup (lesart_annotation_get_id (add (fixture, 0, 5, "a")));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add (fixture, 6, 9, "b");
  save (fixture);
  before = lesart_store_to_json (fixture->store, NULL);
  open_store (fixture);
  versions = lesart_store_list_versions (fixture->store);
  g_assert_cmpuint (versions->len, ==, 0);
  change (fixture, id, "A");
  save (fixture);
  add (fixture, 10, 12, "c");
  save (fixture);
  g_ptr_array_unref (versions);
  versions = lesart_store_list_versions (fixture->store);
  g_assert_cmpuint (versions->len, ==, 1);
  info = versions->pdata[0];
  g_assert_cmpuint (info->n_notes, ==, 2);
  g_assert_cmpuint (info->n_new, ==, 1);
  g_assert_cmpuint (info->n_gone, ==, 1);
  g_assert_true (lesart_store_recover (fixture->store, info->path, &error));
  g_assert_no_error (error);
  check_notes (fixture, "a b");
  after = lesart_store_to_json (fixture->store, NULL);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (lesart_notes_get_undo (fixture->notes), ==, LESART_EDIT_RECOVER);
  undo (fixture);
  check_notes (fixture, "A b c");
}

/* What another program wrote, and was changed and changed back, is byte for byte what it was: also
 * over a restart. */
static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  static const char foreign[] =
      "{ \"id\": \"urn:a\", \"type\":\"Annotation\",\t\"x:n\": [1.0, 1e5], \"x:s\": \"\\u00e4\\/\", "
      "\"target\": \"artikel.txt#char=0,5\" }";
  g_autofree char *file = g_strconcat ("[", foreign, "]", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (fixture->beside, file, -1, NULL));
  open_store (fixture);
  before = lesart_store_to_json (fixture->store, NULL);
  g_assert_nonnull (strstr (before, foreign));
  change (fixture, "urn:a", "neu");
  save (fixture);
  open_store (fixture);
  check_notes (fixture, "neu");
  undo (fixture);
  after = lesart_store_to_json (fixture->store, NULL);
  g_assert_nonnull (strstr (after, foreign));
  open_store (fixture);
  save (fixture);
  g_free (after);
  g_assert_true (g_file_get_contents (fixture->beside, &after, NULL, NULL));
  g_assert_nonnull (strstr (after, foreign));
  redo (fixture);
  check_notes (fixture, "neu");
}

/* One that was changed here and elsewhere, whichever way it is settled. */
static void
test_resolve (Fixture *fixture, gconstpointer data)
{
  static const char *const wanted[] = { "unser", "ihr", "ihr unser" };
  g_autofree char *copy = g_strconcat (
      fixture->folder, "/artikel.txt.annotations (Konfliktkopie 2024-02-12).json", NULL);
  g_autofree char *id = g_strdup (lesart_annotation_get_id (add (fixture, 0, 5, "unser")));
  g_autofree char *bytes = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) copies = NULL;
  guint n_taken;

  save (fixture);
  copies = lesart_store_find_copies (fixture->store);
  g_assert_cmpuint (g_strv_length (copies), ==, 0);
  g_assert_true (g_file_get_contents (fixture->beside, &bytes, NULL, NULL));
  changed = g_string_new (bytes);
  g_string_replace (changed, "\"unser\"", "\"ihr\"", 1);
  g_assert_true (g_file_set_contents (copy, changed->str, -1, NULL));
  g_strfreev (copies);
  copies = lesart_store_find_copies (fixture->store);
  g_assert_cmpuint (g_strv_length (copies), ==, 1);
  g_assert_true (lesart_store_merge_copy (fixture->store, copies[0], &n_taken, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_taken, ==, 1);
  g_strfreev (copies);
  copies = lesart_store_find_copies (fixture->store);
  g_assert_cmpuint (g_strv_length (copies), ==, 0);
  check_either (fixture, "unser ihr", "ihr unser");
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++) {
    g_assert_cmpuint (lesart_store_count_conflicts (fixture->store), ==, 1);
    lesart_store_resolve (fixture->store, (LesartResolution) i);
    g_assert_cmpuint (lesart_store_count_conflicts (fixture->store), ==, 0);
    check_either (fixture, wanted[i], i == 2 ? "unser ihr" : wanted[i]);
    g_assert_nonnull (lesart_notes_find (fixture->notes, id));
    undo (fixture);
  }
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  *(int *) data = lesart_store_save_finish (LESART_STORE (source), result, NULL) ? 1 : 2;
}

/* What is done while a thread writes is not in that, and not lost. */
static void
test_in_thread (Fixture *fixture, gconstpointer data)
{
  int result = 0;

  add (fixture, 0, 5, "a");
  lesart_store_save_async (fixture->store, on_saved, &result);
  add (fixture, 6, 9, "b");
  while (result == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (result, ==, 1);
  open_store (fixture);
  g_assert_true (lesart_store_has_more (fixture->store));
  check_notes (fixture, "a b");

  /* And one that does not wait for the other, but for the thread. */
  result = 0;
  add (fixture, 10, 12, "c");
  lesart_store_save_async (fixture->store, on_saved, &result);
  add (fixture, 13, 15, "d");
  save (fixture);
  while (result == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (result, ==, 1);
  open_store (fixture);
  g_assert_false (lesart_store_has_more (fixture->store));
  check_notes (fixture, "a b c d");
}

/* What they deleted goes here, too, unless we have changed it since; then it is to be settled. */
static void
test_deleted_elsewhere (Fixture *fixture, gconstpointer data)
{
  Fixture theirs = *fixture;
  g_autofree char *first = g_strdup (lesart_annotation_get_id (add (fixture, 0, 5, "a")));
  g_autofree char *second = g_strdup (lesart_annotation_get_id (add (fixture, 6, 9, "b")));

  add (fixture, 10, 12, "c");
  save (fixture);
  theirs.store = NULL;
  theirs.notes = NULL;
  open_store (&theirs);
  lesart_notes_remove (theirs.notes, first);
  lesart_notes_remove (theirs.notes, second);
  save (&theirs);
  change (fixture, second, "B");
  save (fixture);
  check_notes (fixture, "B c");
  g_assert_cmpuint (lesart_store_count_conflicts (fixture->store), ==, 1);
  open_store (fixture); /* it is still to be decided the next time */
  g_assert_cmpuint (lesart_store_count_conflicts (fixture->store), ==, 1);
  g_assert_true (lesart_store_resolve (fixture->store, LESART_RESOLVE_THEIRS));
  check_notes (fixture, "c");
  g_assert_cmpuint (lesart_store_count_conflicts (fixture->store), ==, 0);
  undo (fixture);
  undo (fixture);
  check_notes (fixture, "a B c");
  save (fixture);
  save (&theirs);
  check_notes (&theirs, "a B c");
  lesart_notes_remove (theirs.notes, second);
  save (&theirs);
  change (fixture, second, "B!");
  save (fixture);
  g_assert_cmpuint (lesart_store_count_conflicts (fixture->store), ==, 1);
  g_assert_false (lesart_store_resolve (fixture->store, LESART_RESOLVE_OURS));
  save (fixture);
  open_store (fixture);
  check_notes (fixture, "a B! c");
  g_assert_cmpuint (lesart_store_count_conflicts (fixture->store), ==, 0);
  g_object_unref (theirs.store);
  g_object_unref (theirs.notes);
}

/* With its notes, under another name; a copy has no history. */
static void
rename_article (Fixture *fixture, const char *name, gboolean copy)
{
  g_autofree char *article = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *beside = g_strconcat (article, ".annotations.json", NULL);

  g_assert_cmpint ((copy ? link : rename) (fixture->article, article), ==, 0);
  g_assert_cmpint ((copy ? link : rename) (fixture->beside, beside), ==, 0);
  g_free (fixture->article);
  g_free (fixture->beside);
  fixture->article = g_steal_pointer (&article);
  fixture->beside = g_steal_pointer (&beside);
}

static void
test_renamed_article (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;

  add (fixture, 0, 5, "a");
  save (fixture);
  add (fixture, 6, 9, "b");
  save (fixture);
  lesart_store_let_go (fixture->store);
  rename_article (fixture, "anders.txt", FALSE);
  open_store (fixture);
  check_notes (fixture, "a b");
  versions = lesart_store_list_versions (fixture->store);
  g_assert_cmpuint (versions->len, ==, 1);
  undo (fixture);
  check_notes (fixture, "a");
  save (fixture);
  lesart_store_let_go (fixture->store);
  rename_article (fixture, "noch anders.txt", TRUE);
  open_store (fixture);
  check_notes (fixture, "a");
  g_assert_cmpint (lesart_notes_get_undo (fixture->notes), ==, LESART_EDIT_NONE);
}

/* The article alone: its notes are found by the text, and follow when they are told to, with what
 * can be undone; in another folder, too. */
static void
test_notes_left (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "neu", NULL);
  const char *const names[] = { "anders.txt", "neu/artikel.txt" };

  add (fixture, 0, 5, "a");
  save (fixture);
  g_assert_null (lesart_store_find_left_behind (fixture->store));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *article = g_build_filename (fixture->folder, names[i], NULL);
    g_autofree char *found = NULL;

    g_assert_cmpint (rename (fixture->article, article), ==, 0);
    g_free (fixture->article);
    fixture->article = g_steal_pointer (&article);
    open_store (fixture);
    check_notes (fixture, "");
    found = lesart_store_find_left_behind (fixture->store);
    g_assert_cmpstr (found, ==, fixture->beside);
    g_assert_true (lesart_store_take_left_behind (fixture->store, found, NULL));
    check_notes (fixture, "a");
    g_assert_cmpint (lesart_notes_get_undo (fixture->notes), ==, LESART_EDIT_NOTE);
    save (fixture);
    g_free (fixture->beside);
    fixture->beside = g_strconcat (fixture->article, ".annotations.json", NULL);
  }
}

/* Notes of another text, or of an article that is there, are none; and none are written over. */
static void
test_none_left (Fixture *fixture, gconstpointer data)
{
  Fixture other = { .folder = fixture->folder };
  g_autofree char *found = NULL;

  add (fixture, 0, 5, "a");
  save (fixture);
  other.article = g_build_filename (fixture->folder, "anders.txt", NULL);
  g_assert_true (g_file_set_contents (other.article, ARTICLE, -1, NULL));
  other.text = lesart_text_ref (fixture->text);
  open_store (&other);
  g_assert_null (lesart_store_find_left_behind (other.store));
  g_assert_cmpint (g_unlink (fixture->article), ==, 0);
  lesart_text_unref (other.text);
  other.text = lesart_text_new ("Ein anderer Text", -1, NULL);
  open_store (&other);
  g_assert_null (lesart_store_find_left_behind (other.store));
  lesart_text_unref (other.text);
  other.text = lesart_text_ref (fixture->text);
  open_store (&other);
  found = lesart_store_find_left_behind (other.store);
  g_assert_cmpstr (found, ==, fixture->beside);
  add (&other, 6, 9, "b");
  g_assert_null (lesart_store_find_left_behind (other.store));
  g_assert_false (lesart_store_take_left_behind (other.store, found, NULL));
  g_assert_true (g_file_test (found, G_FILE_TEST_EXISTS));
  g_object_unref (other.store);
  g_object_unref (other.notes);
  lesart_text_unref (other.text);
  g_free (other.article);
}

/* Another article in its place has another history; the same one, whose notes alone are gone, has
 * its own. */
static void
test_reused_path (Fixture *fixture, gconstpointer data)
{
  add (fixture, 0, 5, "a");
  save (fixture);
  lesart_store_let_go (fixture->store);
  g_assert_cmpint (g_unlink (fixture->beside), ==, 0);
  open_store (fixture);
  g_assert_cmpint (lesart_notes_get_undo (fixture->notes), ==, LESART_EDIT_NOTE);
  lesart_store_let_go (fixture->store);
  lesart_text_unref (fixture->text);
  fixture->text = lesart_text_new ("Ein ganz anderer Artikel.", -1, NULL);
  open_store (fixture);
  check_notes (fixture, "");
  g_assert_cmpint (lesart_notes_get_undo (fixture->notes), ==, LESART_EDIT_NONE);
  add (fixture, 0, 3, "b");
  open_store (fixture);
  check_notes (fixture, "b"); /* as after a crash */
  undo (fixture);
  check_notes (fixture, "");
  g_assert_cmpint (lesart_notes_get_undo (fixture->notes), ==, LESART_EDIT_NONE);
}

/* What was not saved before another text was in its place is not set aside. */
static void
test_reused_not_saved (Fixture *fixture, gconstpointer data)
{
  add (fixture, 0, 5, "a");
  lesart_store_let_go (fixture->store);
  lesart_text_unref (fixture->text);
  fixture->text = lesart_text_new ("Ein ganz anderer Artikel.", -1, NULL);
  open_store (fixture);
  check_notes (fixture, "a");
}

static gboolean says_failed;

static int
rename_and_say (const char *from, const char *to)
{
  int result = rename (from, to);

  errno = EIO;
  return says_failed ? -1 : result;
}

/* A write that failed at its last step is none of another program: what was undone since stays. */
static void
test_deleted_by_ourselves (Fixture *fixture, gconstpointer data)
{
  LesartFileCalls calls = lesart_unsynced_calls;
  g_autofree char *id = NULL;

  calls.rename = rename_and_say;
  lesart_store_set_calls (fixture->store, &calls);
  lesart_store_load (fixture->store, NULL, NULL);
  id = g_strdup (lesart_annotation_get_id (add (fixture, 0, 5, "a")));
  add (fixture, 6, 9, "b");
  save (fixture);
  lesart_notes_remove (fixture->notes, id);
  says_failed = TRUE;
  g_assert_false (lesart_store_save (fixture->store, NULL, NULL));
  says_failed = FALSE;
  undo (fixture);
  save (fixture);
  check_notes (fixture, "a b");
  g_assert_cmpuint (lesart_store_count_conflicts (fixture->store), ==, 0);
  lesart_store_set_calls (fixture->store, &lesart_unsynced_calls);
}

int
main (int argc, char **argv)
{
  static const JournalTest tests[] = {
    { "/journal/not-saved", test_not_saved },
    { "/journal/history", test_history },
    { "/journal/torn", test_torn },
    { "/journal/twice", test_twice },
    { "/journal/left-behind", test_left_behind },
    { "/journal/conflict", test_conflict },
    { "/journal/renamed-article", test_renamed_article },
    { "/journal/reused-path", test_reused_path },
    { "/journal/reused-not-saved", test_reused_not_saved },
    { "/journal/notes-left", test_notes_left },
    { "/journal/none-left", test_none_left },
    { "/journal/deleted-elsewhere", test_deleted_elsewhere },
    { "/journal/deleted-by-ourselves", test_deleted_by_ourselves },
    { "/journal/blocked", test_blocked },
    { "/journal/versions", test_versions },
    { "/journal/foreign", test_foreign },
    { "/journal/resolve", test_resolve },
    { "/journal/in-thread", test_in_thread },
  };

  return run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
