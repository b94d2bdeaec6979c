/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bars: which figures stand together, on which scale, and that no words cover others.
 */
#include "bars.h"
#include "extract-private.h"
#include "scene-test.h"

/* Figures as "1.5 EUR", "5-7 %", "2 points" (of per cent), "3" (a count) or "? USD" (without a
 * value). */
static LesartReading *
make_reading (const char *figures)
{
  g_autoptr (LesartText) text = lesart_text_new ("Viel.", -1, NULL);
  LesartReading *reading = lesart_reading_new (text);
  g_auto (GStrv) list = g_strsplit (figures, ", ", -1);

  for (guint i = 0; list[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (list[i], " ", 2);
    char *end;
    LesartQuantity quantity = { .span = { 0, 4 }, .value = NAN, .value_max = NAN };

    quantity.points = g_strcmp0 (parts[1], "points") == 0;
    if (quantity.points) {
      g_free (parts[1]);
      parts[1] = g_strdup ("%");
    }
    quantity.unit = parts[1] == NULL ? NULL : g_intern_string (parts[1]);
    quantity.type = parts[1] == NULL              ? LESART_QUANTITY_NUMBER
                    : g_str_equal (parts[1], "%") ? LESART_QUANTITY_PERCENT
                    : strlen (parts[1]) == 3      ? LESART_QUANTITY_MONEY
                                                  : LESART_QUANTITY_MEASURE;
    if (parts[0][0] != '?') {
      quantity.value = g_ascii_strtod (parts[0], &end);
      if (*end == '-')
        quantity.value_max = g_ascii_strtod (end + 1, NULL);
    }
    g_array_append_val (reading->quantities, quantity);
  }
  return reading;
}

static void
give_words (LesartBars *bars, guint seed)
{
  for (guint i = 0; i < bars->items->len; i++) {
    LesartBarItem *item = &g_array_index (bars->items, LesartBarItem, i);

    item->value = g_strnfill ((seed * 7 + i * 5) % 60 + 1, '5');
    item->what = (seed + i) % 4 == 0 ? NULL : g_strnfill ((seed * 31 + i * 17) % 150 + 1, 'x');
    item->label = g_strdup_printf ("%u", i);
  }
  for (guint g = 0; g < bars->groups->len; g++)
    g_array_index (bars->groups, LesartBarGroup, g).title = g_strdup ("title");
}

static char *
describe_tick (double value)
{
  g_assert_true (isfinite (value));
  return g_strdup_printf ("%.3g", value);
}

static char *
describe_logarithmic (double step)
{
  return g_strdup_printf ("times %g", step);
}

static LesartScene *
lay_out (const LesartBars *bars, double width)
{
  const LesartBarsWords words = {
    describe_tick, describe_logarithmic, "apart", "soft", "arrow", "pale", "ring"
  };

  return lesart_bars_layout (bars, &scene_test_typesetter, &words, width);
}

/* "0-8/2: 7 1; 1-1e3*10: 500 1 | 3": each group's scale, its step or factor, its upper values; then
 * what is only listed. */
static char *
as_text (const LesartBars *bars)
{
  GString *string = g_string_new (NULL);

  for (guint g = 0; g < bars->groups->len; g++) {
    const LesartBarGroup *group = &g_array_index (bars->groups, LesartBarGroup, g);

    g_string_append_printf (string, "%s%g-%g%c%g:", g > 0 ? "; " : "", group->from, group->to,
                            group->logarithmic ? '*' : '/', group->step);
    for (guint i = 0; i < group->n; i++)
      g_string_append_printf (string, " %g",
                              g_array_index (bars->items, LesartBarItem, group->first + i).high);
  }
  for (guint i = bars->n_barred; i < bars->items->len; i++)
    g_string_append_printf (string, "%s%g", i == bars->n_barred ? " | " : " ",
                            g_array_index (bars->items, LesartBarItem, i).high);
  return g_string_free (string, FALSE);
}

static void
test_groups (void)
{
  static const struct {
    const char *figures;
    const char *expected;
  } cases[] = {
    { "1 EUR, 7 EUR, 3 km", "0-8/2: 7 1 | 3" },
    { "5-7 USD, 1 USD", "0-8/2: 7 1" },
    { "1 EUR, 1 USD", " | 1 1" },
    { "2, 3, 2, 2", "0-3/1: 3 2" }, /* the same again is the same bar */
    { "12 %", "0-100/25: 12" },     /* of the whole */
    { "2 %, 3 %", "0-3/1: 3 2" },
    { "2 points, 3 points, 40 %", "0-100/25: 40; 0-3/1: 3 2" }, /* a difference is no share */
    { "2 points, 40 %", "0-100/25: 40 | 2" },
    { "40 %, 60 %", "0-100/25: 60 40" },
    { "40 %, 160 %", "0-200/50: 160 40" },
    { "1 EUR, 500 EUR", "0-600/200: 500 1" },
    { "1 EUR, 501 EUR", "1-1000*10: 501 1" },
    { "0.01 EUR, 1600000 EUR", "0.01-1e+07*100: 1.6e+06 0.01" },
    { "0 EUR, 1000 EUR", "0-1000/250: 1000 0" }, /* zero has no logarithm */
    { "-5 °C, 20 °C", "-10-20/10: 20 -5" },
    { "? USD, 5 USD, 6 USD", "0-6/2: 6 5 | nan" },
    { "0.5, 3, 4", "0-4/1: 4 3 | nan" }, /* a half is no count */
    { "1e300 EUR, 1e-300 EUR, 3 EUR", " | 3 nan nan" },
    { "0 EUR, 0 km, 0 km", " | 0 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LesartReading) reading = make_reading (cases[i].figures);
    g_autoptr (LesartBars) bars = lesart_bars_new (reading);
    g_autofree char *actual = as_text (bars);

    if (strcmp (actual, cases[i].expected) != 0)
      g_error ("%s: “%s” instead of “%s”", cases[i].figures, actual, cases[i].expected);
  }
}

/* The longer bar is the larger sum, in the same ratio; it begins at zero. */
static void
test_lengths (void)
{
  g_autoptr (LesartReading) reading = make_reading ("2 EUR, 8 EUR");
  g_autoptr (LesartBars) bars = lesart_bars_new (reading);
  g_autoptr (LesartScene) scene = NULL;
  double lengths[2] = { 0 };
  guint n = 0;

  give_words (bars, 1);
  scene = lay_out (bars, 400);
  for (guint i = 0; i < scene->marks->len; i++) {
    const LesartMark *mark = &g_array_index (scene->marks, LesartMark, i);

    if (mark->kind == LESART_MARK_BAR && n < 2)
      lengths[n++] = mark->box.width;
  }
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat_with_epsilon (lengths[0], 4 * lengths[1], 0.01);
}

/* On a logarithmic scale there are points. */
static void
test_points (void)
{
  g_autoptr (LesartReading) reading = make_reading ("1 EUR, 1000000 EUR");
  g_autoptr (LesartBars) bars = lesart_bars_new (reading);
  g_autoptr (LesartScene) scene = NULL;

  give_words (bars, 1);
  scene = lay_out (bars, 400);
  g_assert_cmpuint (scene_test_count (scene, LESART_MARK_BAR), ==, 0);
  g_assert_cmpuint (scene_test_count (scene, LESART_MARK_DOT), ==, 2);
}

static LesartReading *
make_random_reading (GRand *random)
{
  g_autoptr (LesartText) text = lesart_text_new ("Viel.", -1, NULL);
  LesartReading *reading = lesart_reading_new (text);
  static const char *const units[] = { "EUR", "USD", "km", "%", NULL };

  for (gint n = g_rand_int_range (random, 1, 30); n > 0; n--) {
    LesartQuantity quantity = { .span = { 0, 4 }, .value_max = NAN };

    quantity.unit = units[g_rand_int_range (random, 0, G_N_ELEMENTS (units))];
    quantity.type = g_rand_int_range (random, 0, 4);
    quantity.modifier = g_rand_int_range (random, 0, 6);
    quantity.value = pow (10, g_rand_double_range (random, -3, 15));
    if (g_rand_int_range (random, 0, 8) == 0)
      quantity.value = -quantity.value;
    if (g_rand_int_range (random, 0, 8) == 0)
      quantity.value = g_rand_boolean (random) ? NAN : INFINITY;
    if (g_rand_int_range (random, 0, 4) == 0)
      quantity.value_max = quantity.value * g_rand_double_range (random, -1, 3);
    g_array_append_val (reading->quantities, quantity);
  }
  return reading;
}

static void
test_random (void)
{
  for (guint seed = 0; seed < 300; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autoptr (LesartReading) reading = make_random_reading (random);
    g_autoptr (LesartBars) bars = lesart_bars_new (reading);

    give_words (bars, seed);
    for (double width = 200; width < 1000; width += 170) {
      g_autoptr (LesartScene) scene = lay_out (bars, width);
      g_autoptr (LesartScene) again = lay_out (bars, width);

      scene_test_check (scene);
      scene_test_check_same (scene, again);
      g_assert_cmpuint (scene->elements->len, ==, bars->items->len);
    }
  }
}

static void
test_many (void)
{
  g_autoptr (GString) figures = g_string_new ("1 EUR");
  g_autoptr (LesartReading) reading = NULL;
  g_autoptr (LesartBars) bars = NULL;

  for (guint i = 2; i <= 5000; i++)
    g_string_append_printf (figures, ", %u EUR", i);
  reading = make_reading (figures->str);
  bars = lesart_bars_new (reading);
  g_assert_cmpuint (bars->items->len + bars->n_left_out, ==, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bars/groups", test_groups);
  g_test_add_func ("/bars/lengths", test_lengths);
  g_test_add_func ("/bars/points", test_points);
  g_test_add_func ("/bars/random", test_random);
  g_test_add_func ("/bars/many", test_many);
  return g_test_run ();
}
