/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tag book: what it finds, what it refuses, its history, and its file.
 */
#include "tagbook.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "store.h"

typedef struct {
  char *folder;
  char *path;
  LesartTagBook *book;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("lesart-tagbook-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "below", "tagbook.json", NULL);
  fixture->book = lesart_tag_book_new (fixture->path);
  g_assert_true (lesart_tag_book_load (fixture->book, NULL));
}

static void
remove_all (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_all (path);
    else
      g_unlink (path);
  }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->book);
  remove_all (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
step (LesartTagBook *book, LesartTagDeed deed, LesartTag *before, LesartTag *after, GError **error)
{
  g_autoptr (LesartTagChange) change =
      lesart_tag_change_new (deed, lesart_tag_get_name (before != NULL ? before : after), NULL);

  lesart_tag_change_add_step (change, before, after);
  return lesart_tag_book_do (book, change, error);
}

static LesartTag *
add (LesartTagBook *book, const char *name, const char *parent, guint place)
{
  LesartTag *above = lesart_tag_book_find_by_name (book, parent);
  g_autoptr (LesartTag) plain = lesart_tag_new (name);
  g_autoptr (LesartTag) tag =
      lesart_tag_with_parent (plain, above != NULL ? lesart_tag_get_id (above) : NULL, place);

  g_assert_true (step (book, LESART_TAG_DEED_ADD, NULL, tag, NULL));
  return lesart_tag_book_find (book, lesart_tag_get_id (tag));
}

/* The tree in one line: "Aussage(Zahl,Zitat),Form" */
static void
append_tree (GString *line, LesartTagBook *book, const char *parent)
{
  g_autoptr (GPtrArray) children = lesart_tag_book_get_children (book, parent);

  for (guint i = 0; i < children->len; i++) {
    g_string_append_printf (line, "%s%s", i > 0 ? "," : "",
                            lesart_tag_get_name (children->pdata[i]));
    g_string_append_c (line, '(');
    append_tree (line, book, lesart_tag_get_id (children->pdata[i]));
    g_string_append_c (line, ')');
  }
}

static void
check_tree (LesartTagBook *book, const char *expected)
{
  g_autoptr (GString) line = g_string_new (NULL);

  append_tree (line, book, NULL);
  g_string_replace (line, "()", "", 0);
  g_assert_cmpstr (line->str, ==, expected);
}

static void
test_look_up (Fixture *fixture, gconstpointer data)
{
  LesartTagBook *book = fixture->book;
  LesartTag *number;
  g_autoptr (LesartTag) keyed = NULL;

  add (book, "Form", NULL, 1);
  add (book, "Aussage", NULL, 0);
  add (book, "Zitat", "Aussage", 7);
  number = add (book, "Zahl", "Aussage", 3);
  check_tree (book, "Aussage(Zahl,Zitat),Form");
  keyed = lesart_tag_with_text (number, LESART_TAG_KEY, "Z");
  g_assert_true (step (book, LESART_TAG_DEED_EDIT, number, keyed, NULL));

  g_assert_true (lesart_tag_book_find_by_key (book, 'z') == keyed);
  g_assert_true (lesart_tag_book_find_by_key (book, 'Z') == keyed);
  g_assert_null (lesart_tag_book_find_by_key (book, 'y'));
  g_assert_null (lesart_tag_book_find_by_key (book, 0));
  g_assert_true (lesart_tag_book_find (book, lesart_tag_get_id (keyed)) == keyed);
  g_assert_null (lesart_tag_book_find_by_name (book, "zahl"));
  g_assert_true (
      lesart_tag_book_is_below (book, lesart_tag_get_id (keyed), lesart_tag_get_parent (keyed)));
}

/* An umlaut in two characters is the same name as in one. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  LesartTag *tag = add (fixture->book, "  Pra\xcc\x88zedenz\n", NULL, 0);

  g_assert_cmpstr (lesart_tag_get_name (tag), ==, "Präzedenz");
  g_assert_true (lesart_tag_book_find_by_name (fixture->book, "Pra\xcc\x88zedenz") == tag);
  g_assert_true (lesart_tag_book_find_by_name (fixture->book, "Präzedenz") == tag);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  LesartTag *above = add (fixture->book, "oben", NULL, 0);
  LesartTag *below = add (fixture->book, "unten", "oben", 0);
  g_autoptr (LesartTag) twin = lesart_tag_new ("unten");
  g_autoptr (LesartTag) circle = lesart_tag_with_parent (above, lesart_tag_get_id (below), 0);
  g_autoptr (LesartTag) lost = lesart_tag_with_parent (below, "urn:uuid:none", 0);
  guint n_changes = lesart_tag_book_get_history (fixture->book)->len;

  for (guint i = 0; i < 4; i++) {
    LesartTag *before[] = { NULL, above, below, above };
    LesartTag *after[] = { twin, circle, lost, NULL };
    g_autoptr (GError) error = NULL;

    g_assert_false (step (fixture->book, LESART_TAG_DEED_EDIT, before[i], after[i], &error));
    g_assert_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL);
  }
  check_tree (fixture->book, "oben(unten)");
  g_assert_cmpuint (lesart_tag_book_get_history (fixture->book)->len, ==, n_changes);
}

static LesartTagBook *
open_again (Fixture *fixture)
{
  LesartTagBook *book = lesart_tag_book_new (fixture->path);
  g_autoptr (GError) error = NULL;

  lesart_tag_book_load (book, &error);
  g_assert_no_error (error);
  return book;
}

static LesartTagChange *
get_change (LesartTagBook *book, guint i)
{
  return lesart_tag_book_get_history (book)->pdata[i];
}

/* Undone and done again, in this run and in the next one. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LesartTagBook) next = NULL;
  LesartTag *tag = add (fixture->book, "Quelle", NULL, 0);
  g_autoptr (LesartTag) renamed = lesart_tag_with_text (tag, LESART_TAG_NAME, "Beleg");

  g_assert_true (step (fixture->book, LESART_TAG_DEED_RENAME, tag, renamed, NULL));
  check_tree (fixture->book, "Beleg");
  g_assert_true (
      lesart_tag_book_undo (fixture->book, lesart_tag_book_get_undo (fixture->book), NULL));
  check_tree (fixture->book, "Quelle");

  next = open_again (fixture);
  check_tree (next, "Quelle");
  g_assert_true (lesart_tag_book_undo (next, lesart_tag_book_get_undo (next), NULL));
  check_tree (next, "");
  g_assert_null (lesart_tag_book_get_undo (next));
  g_assert_false (lesart_tag_book_redo (next, get_change (next, 1), NULL));
  g_assert_true (lesart_tag_book_redo (next, get_change (next, 0), NULL));
  check_tree (next, "Quelle");
  g_assert_true (lesart_tag_book_redo (next, get_change (next, 1), NULL));
  check_tree (next, "Beleg");
}

/* What is undone need not be the last, if nothing else was done to its tags since. */
static void
test_not_the_last (Fixture *fixture, gconstpointer data)
{
  LesartTag *tag = add (fixture->book, "Quelle", NULL, 0);
  g_autoptr (LesartTag) renamed = lesart_tag_with_text (tag, LESART_TAG_NAME, "Beleg");
  g_autoptr (LesartTag) again = lesart_tag_with_text (renamed, LESART_TAG_NAME, "Nachweis");
  g_autoptr (LesartTagChange) change = NULL;
  g_autoptr (LesartTagChange) turned = NULL;
  g_autofree char *done = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (step (fixture->book, LESART_TAG_DEED_RENAME, tag, renamed, NULL));
  change = g_object_ref (get_change (fixture->book, 1));
  done = lesart_tag_change_name_state (change, TRUE);
  undone = lesart_tag_change_name_state (change, FALSE);
  add (fixture->book, "a", NULL, 1);
  g_assert_true (lesart_tag_book_go_to (fixture->book, undone, &turned, NULL));
  g_assert_true (turned == change);
  check_tree (fixture->book, "Quelle,a");
  g_clear_object (&turned);
  g_assert_true (lesart_tag_book_go_to (fixture->book, undone, &turned, NULL));
  g_assert_null (turned);
  g_assert_true (lesart_tag_book_go_to (fixture->book, done, &turned, NULL));
  check_tree (fixture->book, "Beleg,a");
  g_clear_object (&turned);

  g_assert_true (step (fixture->book, LESART_TAG_DEED_RENAME, renamed, again, NULL));
  g_assert_false (lesart_tag_book_go_to (fixture->book, undone, &turned, &error));
  g_assert_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_CHANGED);
  check_tree (fixture->book, "Nachweis,a");
  g_clear_error (&error);
  g_assert_false (lesart_tag_book_go_to (fixture->book, "urn:uuid:x done", &turned, &error));
  g_assert_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_CHANGED);
}

/* Two programs with one file: both changes are there in the end. */
static void
test_two_programs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LesartTagBook) other = open_again (fixture);

  add (fixture->book, "a", NULL, 0);
  add (other, "b", NULL, 1);
  add (fixture->book, "c", NULL, 2);
  check_tree (fixture->book, "a,b,c");
}

/* A disk that takes nothing: the book stays as its file is. */
static void
test_not_written (Fixture *fixture, gconstpointer data)
{
  const struct rlimit full = { 0, RLIM_INFINITY };
  struct rlimit usual;
  g_autoptr (LesartTag) tag = lesart_tag_new ("zwei");
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  add (fixture->book, "eins", NULL, 0);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &full), ==, 0);
  is_done = step (fixture->book, LESART_TAG_DEED_ADD, NULL, tag, &error);
  setrlimit (RLIMIT_FSIZE, &usual);
  g_assert_false (is_done);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  check_tree (fixture->book, "eins");
  g_assert_true (step (fixture->book, LESART_TAG_DEED_ADD, NULL, tag, NULL));
  check_tree (fixture->book, "eins,zwei");
}

static void
write_book (Fixture *fixture, const char *content)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (fixture->path, content, -1, NULL));
}

/* What other programs put into the file stays there. */
static void
test_unknown_members (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autoptr (LesartTag) changed = NULL;
  LesartTag *tag;

  write_book (fixture, "{\"schema\":\"lesart-tagbook/1\",\"owner\":{\"name\":\"Redaktion\"},"
                       "\"tags\":[{\"id\":\"a\",\"name\":\"alt\",\"weight\":0.1}]}");
  g_assert_true (lesart_tag_book_load (fixture->book, NULL));
  tag = lesart_tag_book_find (fixture->book, "a");
  changed = lesart_tag_with_text (tag, LESART_TAG_NAME, "neu");
  g_assert_true (step (fixture->book, LESART_TAG_DEED_RENAME, tag, changed, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "\"owner\": {\"name\": \"Redaktion\"}"));
  g_assert_nonnull (strstr (content, "\"weight\": 0.1"));
}

/* A file that is not a tag book blocks: nothing is written over it until it is set aside. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = {
    "",
    "[]",
    "{\"schema\":\"lesart-tagbook/2\",\"tags\":[]}",
    "{\"tags\":[]}",
    "{\"schema\":\"lesart-tagbook/1\",\"tags\":{}}",
    "{\"schema\":\"lesart-tagbook/1\",\"tags\":[null]}",
    "{\"schema\":\"lesart-tagbook/1\",\"tags\":[{\"name\":\"x\"}]}",
    "{\"schema\":\"lesart-tagbook/1\",\"tags\":[{\"id\":\"a\"}]}",
    "{\"schema\":\"lesart-tagbook/1\",\"tags\":[{\"id\":\"a\",\"name\":\"x\",\"parent\":\"a\"}]}",
    "{\"schema\":\"lesart-tagbook/1\",\"tags\":[{\"id\":\"a\",\"name\":\"x\"},{\"id\":\"a\","
    "\"name\":\"y\"}]}",
    "{\"schema\":\"lesart-tagbook/1\",\"tags\":[],\"tags\":[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *content = NULL;
    g_autofree char *kept = NULL;
    g_autoptr (LesartTag) tag = lesart_tag_new ("x");

    write_book (fixture, bad[i]);
    g_assert_false (lesart_tag_book_load (fixture->book, NULL));
    g_assert_nonnull (lesart_tag_book_get_error (fixture->book));
    g_assert_false (step (fixture->book, LESART_TAG_DEED_ADD, NULL, tag, NULL));
    g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
    g_assert_cmpstr (content, ==, bad[i]);
    kept = lesart_tag_book_set_aside (fixture->book, NULL);
    g_assert_nonnull (kept);
    g_assert_true (step (fixture->book, LESART_TAG_DEED_ADD, NULL, tag, NULL));
  }
}

/* A chain of thousands is refused, and not walked for ever. */
static void
test_deep (void)
{
  g_autoptr (GString) json = g_string_new ("{\"schema\":\"lesart-tagbook/1\",\"tags\":[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < LESART_TAG_BOOK_MAX_TAGS; i++)
    g_string_append_printf (json, "%s{\"id\":\"%u\",\"name\":\"%u\",\"parent\":\"%u\"}",
                            i > 0 ? "," : "", i, i, (i + 1) % LESART_TAG_BOOK_MAX_TAGS);
  g_string_append (json, "]}");
  g_assert_null (lesart_tag_book_parse (json->str, json->len, &error));
  g_assert_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL);
}

/* Whatever is done at random: all undone is the empty book, all done again is the last one. */
static void
test_random (void)
{
  g_autoptr (LesartTagBook) book = lesart_tag_book_new (NULL);
  g_autoptr (GPtrArray) undone = g_ptr_array_new_with_free_func (g_object_unref);
  LesartTagChange *change;
  g_autofree char *last = NULL;
  g_autofree char *again = NULL;
  gsize n_bytes;

  for (guint i = 0; i < 600; i++) {
    GPtrArray *tags = lesart_tag_book_get_tags (book);
    LesartTag *one = tags->len > 0 ? tags->pdata[g_test_rand_int_range (0, (int) tags->len)] : NULL;
    LesartTag *other =
        tags->len > 0 ? tags->pdata[g_test_rand_int_range (0, (int) tags->len)] : NULL;
    g_autofree char *name = g_strdup_printf ("Wort %d", g_test_rand_int_range (0, 60));
    g_autoptr (LesartTag) fresh = lesart_tag_new (name);
    g_autoptr (LesartTag) named =
        one != NULL ? lesart_tag_with_text (one, LESART_TAG_NAME, name) : NULL;
    g_autoptr (LesartTag) moved =
        one != NULL ? lesart_tag_with_parent (one, lesart_tag_get_id (other), i) : NULL;

    switch (one != NULL ? g_test_rand_int_range (0, 5) : 0) {
    case 1:
      step (book, LESART_TAG_DEED_RENAME, one, named, NULL);
      break;
    case 2:
      step (book, LESART_TAG_DEED_MOVE, one, moved, NULL);
      break;
    case 3:
      step (book, LESART_TAG_DEED_DELETE, one, NULL, NULL);
      break;
    case 4:
      if (lesart_tag_book_get_undo (book) != NULL)
        lesart_tag_book_undo (book, lesart_tag_book_get_undo (book), NULL);
      break;
    default:
      step (book, LESART_TAG_DEED_ADD, NULL, fresh, NULL);
      break;
    }
  }
  last = lesart_tag_book_to_json (book, &n_bytes);
  while ((change = lesart_tag_book_get_undo (book)) != NULL) {
    g_assert_true (lesart_tag_book_undo (book, change, NULL));
    g_ptr_array_add (undone, g_object_ref (change));
  }
  g_assert_cmpuint (lesart_tag_book_get_tags (book)->len, ==, 0);
  for (guint i = undone->len; i > 0; i--)
    g_assert_true (lesart_tag_book_redo (book, undone->pdata[i - 1], NULL));
  again = lesart_tag_book_to_json (book, &n_bytes);
  g_assert_cmpstr (again, ==, last);
}

static void
test_colours (void)
{
  static const struct {
    const char *rgb;
    LesartColour colour;
  } cases[] = {
    { "#ff0", LESART_COLOUR_YELLOW },    { "#FFD400", LESART_COLOUR_YELLOW },
    { "#00aa00", LESART_COLOUR_GREEN },  { "#0000ff", LESART_COLOUR_BLUE },
    { "#ff69b4", LESART_COLOUR_PINK },   { "#ff0000", LESART_COLOUR_PINK },
    { "#ff8c00", LESART_COLOUR_ORANGE }, { "#800080", LESART_COLOUR_PURPLE },
    { "#808080", LESART_COLOUR_NONE },   { "red", LESART_COLOUR_NONE },
    { "#12345", LESART_COLOUR_NONE },    { "#ggg", LESART_COLOUR_NONE },
  };
  g_autoptr (LesartTag) tag = lesart_tag_new ("x");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LesartTag) coloured = lesart_tag_with_rgb (tag, cases[i].rgb);

    g_assert_cmpint (lesart_tag_get_colour (coloured), ==, cases[i].colour);
  }
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/tagbook/look-up", test_look_up);
  add_test ("/tagbook/names", test_names);
  add_test ("/tagbook/refused", test_refused);
  add_test ("/tagbook/history", test_history);
  add_test ("/tagbook/not-the-last", test_not_the_last);
  add_test ("/tagbook/two-programs", test_two_programs);
  add_test ("/tagbook/not-written", test_not_written);
  add_test ("/tagbook/unknown-members", test_unknown_members);
  add_test ("/tagbook/hostile", test_hostile);
  g_test_add_func ("/tagbook/deep", test_deep);
  g_test_add_func ("/tagbook/random", test_random);
  g_test_add_func ("/tagbook/colours", test_colours);
  return g_test_run ();
}
