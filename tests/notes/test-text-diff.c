/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What two sequences have in common.
 */
#include <string.h>

#include "text-diff.h"

/* Pairs are of equals, and in order. */
static guint
check (const guint32 *old, guint n_old, const guint32 *new, guint n_new)
{
  g_autofree guint32 *partners = g_new (guint32, n_old + 1);
  guint32 next = 0;
  guint n_pairs = 0;

  lesart_text_diff (old, n_old, new, n_new, partners);
  for (guint i = 0; i < n_old; i++) {
    if (partners[i] == LESART_DIFF_NONE)
      continue;
    g_assert_cmpuint (partners[i], >=, next);
    g_assert_cmpuint (partners[i], <, n_new);
    g_assert_cmpuint (old[i], ==, new[partners[i]]);
    next = partners[i] + 1;
    n_pairs++;
  }
  return n_pairs;
}

/* Letters stand for words. */
static guint
check_strings (const char *old, const char *new)
{
  guint32 a[64], b[64];

  for (guint i = 0; old[i] != '\0'; i++)
    a[i] = (guchar) old[i];
  for (guint i = 0; new[i] != '\0'; i++)
    b[i] = (guchar) new[i];
  return check (a, (guint) strlen (old), b, (guint) strlen (new));
}

static void
test_cases (void)
{
  static const struct {
    const char *old;
    const char *new;
    guint n_pairs;
  } cases[] = {
    { "", "", 0 },         { "a", "", 0 },       { "", "a", 0 },        { "abc", "abc", 3 },
    { "abc", "xyz", 0 },   { "abc", "axc", 2 },  { "abc", "xabcy", 3 }, { "abcabba", "cbabac", 4 },
    { "abcd", "cdab", 2 }, { "aaaa", "aa", 2 },  { "ab", "ba", 1 },     { "xaby", "ab", 2 },
    { "abab", "baba", 3 }, { "abc", "abdc", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (check_strings (cases[i].old, cases[i].new), ==, cases[i].n_pairs);
}

/* The longest common subsequence, by the book. */
static guint
count_common (const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  g_autofree guint *row = g_new0 (guint, n_b + 1);

  for (guint i = 0; i < n_a; i++) {
    guint diagonal = 0;

    for (guint j = 0; j < n_b; j++) {
      guint above = row[j + 1];

      row[j + 1] = a[i] == b[j] ? diagonal + 1 : MAX (above, row[j]);
      diagonal = above;
    }
  }
  return row[n_b];
}

static guint
fill (GRand *rand, guint32 *sequence, guint max, int n_words)
{
  guint n = (guint) g_rand_int_range (rand, 0, (int) max);

  for (guint i = 0; i < n; i++)
    sequence[i] = (guint32) g_rand_int_range (rand, 0, n_words);
  return n;
}

/* What is short is compared without a shortcut. */
static void
test_longest (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 2000; round++) {
    guint32 a[60], b[60];
    int n_words = g_rand_int_range (rand, 1, 20);
    guint n_a = fill (rand, a, 60, n_words);
    guint n_b = fill (rand, b, 60, n_words);

    g_assert_cmpuint (check (a, n_a, b, n_b), ==, count_common (a, n_a, b, n_b));
  }
}

/* Of a long text with a few edits nothing else is lost. */
static void
test_long (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  guint n = 50000;
  g_autofree guint32 *old = g_new (guint32, n);
  g_autofree guint32 *new = g_new (guint32, n);
  guint n_edits = 0;

  for (guint i = 0; i < n; i++) {
    old[i] = new[i] = (guint32) g_rand_int_range (rand, 0, 5000);
    if (i % 100 == 0) {
      new[i] = 6000 + i;
      n_edits++;
    }
  }
  g_assert_cmpuint (check (old, n, new, n), ==, n - n_edits);
}

/* What has no words that occur once, and is different everywhere: it ends. */
static void
test_hostile (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint n = 200000;
  g_autofree guint32 *old = g_new (guint32, n);
  g_autofree guint32 *new = g_new (guint32, n);

  for (int n_words = 2; n_words < 10000; n_words *= 8) {
    for (guint i = 0; i < n; i++) {
      old[i] = (guint32) g_rand_int_range (rand, 0, n_words);
      new[i] = (guint32) g_rand_int_range (rand, 0, n_words);
    }
    check (old, n, new, n);
  }
  for (guint i = 0; i < n; i++) {
    old[i] = i;
    new[i] = n - 1 - i;
  }
  g_assert_cmpuint (check (old, n, new, n), ==, 1);
  for (guint i = 0; i < n; i++) {
    old[i] = i % 2;
    new[i] = i % 3;
  }
  check (old, n, new, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-diff/cases", test_cases);
  g_test_add_func ("/text-diff/longest", test_longest);
  g_test_add_func ("/text-diff/long", test_long);
  g_test_add_func ("/text-diff/hostile", test_hostile);
  return g_test_run ();
}
