/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The closed lists are searched by halves, so each must be sorted and without doubles.
 */
#include "abbreviations.c"

static void
test_sorted (void)
{
  static const struct {
    const char *const *list;
    guint n;
  } lists[] = {
    { months, G_N_ELEMENTS (months) },
    { before_ordinals, G_N_ELEMENTS (before_ordinals) },
    { after_ordinals, G_N_ELEMENTS (after_ordinals) },
    { units, G_N_ELEMENTS (units) },
    { sentence_starters, G_N_ELEMENTS (sentence_starters) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 1; k < lists[i].n; k++)
      g_assert_cmpint (strcmp (lists[i].list[k - 1], lists[i].list[k]), <, 0);
  for (guint k = 1; k < G_N_ELEMENTS (abbreviations); k++)
    g_assert_cmpint (strcmp (abbreviations[k - 1].form, abbreviations[k].form), <, 0);
}

static void
test_found (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (abbreviations); k++)
    g_assert_cmpint (
        lesart_find_abbreviation (abbreviations[k].form, strlen (abbreviations[k].form), FALSE), ==,
        abbreviations[k].kind);
  g_assert_cmpint (lesart_find_abbreviation ("Evtl", 4, TRUE), ==, LESART_ABBREVIATION_INNER);
  g_assert_cmpint (lesart_find_abbreviation ("Max", 3, FALSE), ==, LESART_ABBREVIATION_NONE);
  g_assert_cmpint (lesart_find_abbreviation ("", 0, TRUE), ==, LESART_ABBREVIATION_NONE);
}

static void
test_no_starter_is_a_month_or_unit (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (sentence_starters); k++) {
    g_assert_false (lesart_is_month (sentence_starters[k], strlen (sentence_starters[k])));
    g_assert_false (lesart_is_after_ordinal (sentence_starters[k], strlen (sentence_starters[k])));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/abbreviations/sorted", test_sorted);
  g_test_add_func ("/abbreviations/found", test_found);
  g_test_add_func ("/abbreviations/starters", test_no_starter_is_a_month_or_unit);
  return g_test_run ();
}
