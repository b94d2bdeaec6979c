/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The language data as a file: what is in it, a user's lists over it, damage.
 */
#include "language.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *dir;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = g_dir_make_tmp ("lesart-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->dir, "file", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) listing = g_dir_open (fixture->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (listing)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

    g_remove (path);
  }
  g_rmdir (fixture->dir);
  g_free (fixture->dir);
  g_free (fixture->path);
}

static void
write_file (Fixture *fixture, const char *name, const char *bytes, gssize n_bytes)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_remove (path);
  g_file_set_contents_full (path, bytes, n_bytes, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
test_lists (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartLanguage) language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, &error);
  const LesartTable *places;
  guint32 row;

  g_assert_no_error (error);
  places = lesart_language_get_table (language, "places");
  g_assert_cmpuint (lesart_table_lookup (places, "Ägypten", -1, &row, 1), ==, 1);
  g_assert_cmpstr (lesart_table_get (places, row, lesart_table_find_column (places, "name_en")), ==,
                   "Egypt");
  g_assert_cmpuint (lesart_table_lookup (lesart_language_get_table (language, "speech-verbs"),
                                         "pochen", -1, &row, 1),
                    ==, 1);
  g_assert_cmpuint (lesart_table_get_n_rows (lesart_language_get_table (language, "no such list")),
                    ==, 0);
}

static guint n_prepared, n_destroyed;

static gpointer
count_places (const LesartLanguage *language)
{
  n_prepared++;
  return GUINT_TO_POINTER (
      lesart_table_get_n_rows (lesart_language_get_table (language, "places")));
}

static void
destroy_count (gpointer data)
{
  n_destroyed++;
}

static gpointer
ask_for_count (gpointer data)
{
  return (gpointer) lesart_language_get_prepared (data, "count", count_places, destroy_count);
}

/* Two texts ask at once: it is made once, and goes with the language. */
static void
test_prepared (void)
{
  LesartLanguage *language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, NULL);
  GThread *other = g_thread_new ("other", ask_for_count, language);
  gpointer count = ask_for_count (language);

  g_assert_cmpuint (GPOINTER_TO_UINT (count), >, 0);
  g_assert_true (count == g_thread_join (other));
  g_assert_cmpuint (n_prepared, ==, 1);
  g_assert_cmpuint (n_destroyed, ==, 0);
  lesart_language_unref (language);
  g_assert_cmpuint (n_destroyed, ==, 1);
}

static void
test_user (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LesartLanguage) language = NULL;
  const LesartTable *table;
  guint32 row;

  write_file (fixture, "places.tsv",
              "name_de\tkind\nKrähwinkel\tcity\nzu\tviele\tSpalten\nSchilda\tcity\n", -1);
  write_file (fixture, "own.tsv", "word\nEigenes\n", -1);
  g_test_expect_message ("lesart", G_LOG_LEVEL_WARNING, "*places.tsv:3: 3 columns*");
  language = lesart_language_open (LESART_TEST_LANGUAGE, fixture->dir, NULL);
  g_test_assert_expected_messages ();
  g_assert_nonnull (language);
  table = lesart_language_get_table (language, "places");
  g_assert_cmpuint (lesart_table_lookup (table, "Schilda", -1, &row, 1), ==, 1);
  g_assert_cmpstr (lesart_table_get (table, row, lesart_table_find_column (table, "kind")), ==,
                   "city");
  g_assert_cmpstr (lesart_table_get (table, row, lesart_table_find_column (table, "name_en")), ==,
                   "");
  g_assert_cmpuint (lesart_table_lookup (table, "Ägypten", -1, &row, 1), ==, 1);
  g_assert_cmpuint (
      lesart_table_lookup (lesart_language_get_table (language, "own"), "Eigenes", -1, &row, 1), ==,
      1);
}

static void
assert_damaged (Fixture *fixture, const char *bytes, gsize n_bytes)
{
  g_autoptr (GError) error = NULL;

  write_file (fixture, "file", bytes, (gssize) n_bytes);
  g_assert_null (lesart_language_open (fixture->path, NULL, &error));
  g_assert_error (error, LESART_LANGUAGE_ERROR, LESART_LANGUAGE_ERROR_DAMAGED);
}

static void
test_damage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (LESART_TEST_LANGUAGE, &bytes, &n_bytes, NULL));
  for (gsize n = 0, step = 1; n < n_bytes; n += step, step = n < 256 ? 8 : MAX (1024, n_bytes / 64))
    assert_damaged (fixture, bytes, n);
  for (guint i = 0; i < 100; i++) {
    gsize at = i < 60 ? i : (gsize) g_test_rand_int_range (0, (gint32) n_bytes);

    bytes[at] = (char) (bytes[at] ^ (1 << i % 8));
    assert_damaged (fixture, bytes, n_bytes);
    bytes[at] = (char) (bytes[at] ^ (1 << i % 8));
  }
  g_assert_null (lesart_language_open ("/nonexistent/german.lesart", NULL, &error));
  g_assert_error (error, LESART_LANGUAGE_ERROR, LESART_LANGUAGE_ERROR_MISSING);
}

/* A model that is not whole is refused; the language opens without it and tells. */
static void
test_damaged_models (Fixture *fixture, gconstpointer data)
{
  g_autofree char *language_bytes = NULL, *model_bytes = NULL, *dir = NULL, *model = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_language, n_model, n_found;

  dir = g_path_get_dirname (LESART_TEST_LANGUAGE);
  model = g_build_filename (dir, "german.model", NULL);
  g_assert_true (g_file_get_contents (LESART_TEST_LANGUAGE, &language_bytes, &n_language, NULL));
  g_assert_true (g_file_get_contents (model, &model_bytes, &n_model, NULL));
  for (guint i = 0; i < 4; i++) {
    gsize cut[] = { n_model, 0, n_model / 2, n_model };
    g_autoptr (LesartLanguage) language = NULL;

    if (i == 3)
      model_bytes[n_model / 3] ^= 4;
    write_file (fixture, "german.model", model_bytes, (gssize) cut[i]);
    write_file (fixture, "file", language_bytes, (gssize) n_language);
    language = lesart_language_open (fixture->path, NULL, &error);
    g_assert_no_error (error);
    g_assert_true ((lesart_language_get_model (language, "names", &n_found) != NULL) == (i == 0));
    if (i == 0)
      g_assert_no_error (lesart_language_get_model_error (language));
    else
      g_assert_error (lesart_language_get_model_error (language), LESART_LANGUAGE_ERROR,
                      LESART_LANGUAGE_ERROR_DAMAGED);
  }
}

static void
test_compiler (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = g_build_filename (fixture->dir, "list.tsv", NULL);
  g_autofree char *message = NULL;
  const char *argv[] = { LESART_TEST_COMPILER, fixture->path, source, NULL };
  int status;

  write_file (fixture, "list.tsv", "a\tb\n1\t2\n3\n", -1);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL,
                               &message, &status, NULL));
  g_assert_false (g_spawn_check_wait_status (status, NULL));
  g_assert_nonnull (strstr (message, "list.tsv: line 3: "));
  write_file (fixture, "list.tsv", "a\tb\n1\t2\n", -1);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                               &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/lists", test_lists);
  g_test_add_func ("/language/prepared", test_prepared);
  g_test_add ("/language/user", Fixture, NULL, set_up, test_user, tear_down);
  g_test_add ("/language/damage", Fixture, NULL, set_up, test_damage, tear_down);
  g_test_add ("/language/damaged-models", Fixture, NULL, set_up, test_damaged_models, tear_down);
  g_test_add ("/language/compiler", Fixture, NULL, set_up, test_compiler, tear_down);
  return g_test_run ();
}
