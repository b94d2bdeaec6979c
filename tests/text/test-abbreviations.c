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
    { doubtful_starters, G_N_ELEMENTS (doubtful_starters) },
    { finite_verbs, G_N_ELEMENTS (finite_verbs) },
    { clause_ends, G_N_ELEMENTS (clause_ends) },
    { title_nouns, G_N_ELEMENTS (title_nouns) },
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

static void
test_doubtful_is_starter (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (doubtful_starters); k++)
    g_assert_true (
        lesart_is_sentence_starter (doubtful_starters[k], strlen (doubtful_starters[k])));
}

static void
test_title_nouns (void)
{
  g_assert_true (lesart_is_title_noun ("Film", 4));
  g_assert_true (lesart_is_title_noun ("Spielfilm", 9));
  g_assert_true (lesart_is_title_noun ("Ort", 3));
  g_assert_false (lesart_is_title_noun ("Sport", 5));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/abbreviations/sorted", test_sorted);
  g_test_add_func ("/abbreviations/found", test_found);
  g_test_add_func ("/abbreviations/starters", test_no_starter_is_a_month_or_unit);
  g_test_add_func ("/abbreviations/doubtful", test_doubtful_is_starter);
  g_test_add_func ("/abbreviations/title-nouns", test_title_nouns);
  return g_test_run ();
}
