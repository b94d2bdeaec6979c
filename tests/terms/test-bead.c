/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beads cover both sides, and the bead of a sentence is found.
 */
#include "bead.h"

/* Two sentences as one, one left out, one as one, one added. */
static const LesartBead beads[] = {
  { .first = { 0, 0 }, .n = { 2, 1 } },
  { .first = { 2, 1 }, .n = { 1, 0 } },
  { .first = { 3, 1 }, .n = { 1, 1 } },
  { .first = { 4, 2 }, .n = { 0, 1 } },
};

static void
test_whole (void)
{
  const guint right[] = { 4, 3 }, longer[] = { 5, 3 }, shorter[] = { 4, 2 }, empty[] = { 0, 0 };
  g_assert_true (lesart_beads_are_whole (beads, G_N_ELEMENTS (beads), right));
  g_assert_false (lesart_beads_are_whole (beads, G_N_ELEMENTS (beads), longer));
  g_assert_false (lesart_beads_are_whole (beads, G_N_ELEMENTS (beads), shorter));
  g_assert_false (lesart_beads_are_whole (beads + 1, G_N_ELEMENTS (beads) - 1, right));
  g_assert_true (lesart_beads_are_whole (NULL, 0, empty));
}

static void
test_find (void)
{
  static const gssize german[] = { 0, 0, 1, 2, -1 }, english[] = { 0, 2, 3, -1 };
  for (guint i = 0; i < G_N_ELEMENTS (german); i++)
    g_assert_cmpint (lesart_beads_find (beads, G_N_ELEMENTS (beads), LESART_SIDE_GERMAN, i), ==,
                     german[i]);
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    g_assert_cmpint (lesart_beads_find (beads, G_N_ELEMENTS (beads), LESART_SIDE_ENGLISH, i), ==,
                     english[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bead/whole", test_whole);
  g_test_add_func ("/bead/find", test_find);
  return g_test_run ();
}
