/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guess of the language: the case file, and that its tables can be searched by halves.
 */
#include "language-words.c"

#include "case-file.h"
#include "language-guess.h"

static void
test_sorted (void)
{
  static const struct {
    const LesartEvidence *list;
    guint n;
  } lists[] = {
    { words, G_N_ELEMENTS (words) },
    { endings, G_N_ELEMENTS (endings) },
    { letters, G_N_ELEMENTS (letters) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 1; k < lists[i].n; k++)
      g_assert_cmpint (strcmp (lists[i].list[k - 1].string, lists[i].list[k].string), <, 0);
  g_assert_cmpuint (lesart_languages_of_word ("und", 3), ==, DE);
  g_assert_cmpuint (lesart_languages_of_word ("unds", 4), ==, 0);
}

static void
test_cases (void)
{
  g_autoptr (GPtrArray) cases = read_cases ("text/language-cases.txt");

  g_assert_cmpuint (cases->len, >, 30);
  for (guint i = 0; i < cases->len; i++) {
    const Case *one = g_ptr_array_index (cases, i);
    const char *found = lesart_guess_language (one->text, strlen (one->text));

    if (strcmp (found, g_ptr_array_index (one->expected, 0)) != 0) {
      g_test_message ("line %u: %s", one->line, found);
      g_test_fail ();
    }
  }
}

/* Passages are cut at whole characters, wherever the text is cut. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 100000)
    g_string_append (text, "Ä und ö, für über Übel. ");
  for (guint i = 0; i < 20; i++) {
    g_assert_cmpstr (lesart_guess_language (text->str, text->len), ==, "de");
    g_string_prepend_c (text, 'x');
  }
  g_assert_cmpstr (lesart_guess_language ("", 0), ==, LESART_LANGUAGE_UNKNOWN);
}

static void
test_names (void)
{
  g_assert_cmpstr (lesart_language_get_name ("fr"), ==, "French");
  g_assert_cmpstr (lesart_language_get_name ("uk"), ==, "Ukrainian");
  g_assert_true (lesart_language_is_foreign ("fr"));
  g_assert_false (lesart_language_is_foreign ("de"));
  g_assert_false (lesart_language_is_foreign (LESART_LANGUAGE_UNKNOWN));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language-guess/sorted", test_sorted);
  g_test_add_func ("/language-guess/cases", test_cases);
  g_test_add_func ("/language-guess/long", test_long);
  g_test_add_func ("/language-guess/names", test_names);
  return g_test_run ();
}
