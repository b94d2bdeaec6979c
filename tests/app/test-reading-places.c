/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-places.h"

static void
test_kept (void)
{
  g_autoptr (GFile) first = g_file_new_for_path ("/tmp/ein Artikel.txt");
  g_autoptr (GFile) second = g_file_new_for_path ("/tmp/ein Artikel.txt.bak");

  g_assert_cmpuint (lesart_reading_places_get (first), ==, 0);
  lesart_reading_places_set (first, 1234);
  lesart_reading_places_set (second, 77);
  g_assert_cmpuint (lesart_reading_places_get (first), ==, 1234);
  g_assert_cmpuint (lesart_reading_places_get (second), ==, 77);
  lesart_reading_places_set (first, 5);
  g_assert_cmpuint (lesart_reading_places_get (first), ==, 5);
  lesart_reading_places_set (first, 0);
  g_assert_cmpuint (lesart_reading_places_get (first), ==, 0);
  g_assert_cmpuint (lesart_reading_places_get (second), ==, 77);
}

static char *
get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "lesart", "places.list", NULL);
}

/* Only so many; those read longest ago go first. */
static void
test_many (void)
{
  g_autofree char *path = get_path ();
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GFile) first = g_file_new_for_path ("/tmp/0");
  g_autoptr (GFile) last = g_file_new_for_path ("/tmp/599");
  g_autoptr (GFile) other = g_file_new_for_path ("/tmp/other");

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (lines, "%u file:///tmp/%u\n", i + 1, i);
  lesart_reading_places_set (other, 1); /* makes the folder */
  g_assert_true (g_file_set_contents (path, lines->str, -1, NULL));
  lesart_reading_places_set (other, 7);
  g_assert_cmpuint (lesart_reading_places_get (first), ==, 0);
  g_assert_cmpuint (lesart_reading_places_get (last), ==, 600);
  g_assert_cmpuint (lesart_reading_places_get (other), ==, 7);
}

static void
test_damaged (void)
{
  g_autofree char *path = get_path ();
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/x");

  lesart_reading_places_set (file, 1); /* makes the folder */
  g_assert_true (g_file_set_contents (
      path, "99999999999999 file:///tmp/x\nx file:///tmp/x\n\n12\n\xff", -1, NULL));
  g_assert_cmpuint (lesart_reading_places_get (file), ==, 0);
  lesart_reading_places_set (file, 3);
  g_assert_cmpuint (lesart_reading_places_get (file), ==, 3);
}

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("lesart-places-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading-places/kept", test_kept);
  g_test_add_func ("/reading-places/many", test_many);
  g_test_add_func ("/reading-places/damaged", test_damaged);
  return g_test_run ();
}
