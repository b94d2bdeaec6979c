/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The timeline: from TIMEX3 values to days, where the line is broken, and that no words cover
 * others.
 */
#include "extract-private.h"
#include "scene-test.h"
#include "timeline-private.h"

/* ---- Values ---- */

static void
test_values (void)
{
  static const struct {
    const char *value, *mod;
    double from, to; /* days since 1970 */
  } cases[] = {
    { "1970-01-01", NULL, 0, 1 },
    { "1969-12-31", NULL, -1, 0 },
    { "2000-02-29", NULL, 11016, 11017 },
    { "1970-02", NULL, 31, 59 },
    { "1970", NULL, 0, 365 },
    { "1970-Q4", NULL, 273, 365 },
    { "1970-H2", NULL, 181, 365 },
    { "1970-SP", NULL, 59, 151 },
    { "1970-WI", NULL, 334, 424 }, /* December to February */
    { "1970-W01", NULL, -3, 4 },   /* begins on Monday, 29 December */
    { "1970-W02-WE", NULL, 9, 11 },
    { "197", NULL, 0, 3652 },
    { "19", NULL, -25567, 10957 },
    { "1970-01-02T12:00", NULL, 1.5, 1.5 },
    { "1970-01-02TNI", NULL, 1 + 22 / 24.0, 2.25 },
    { "1970-01", "START", 0, 31 / 3.0 },
    { "1970-01", "END", 62 / 3.0, 31 },
    { "BC0001-12-31", NULL, -719163, -719162 }, /* the day before 1 January of the year 1 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    double from, to;
    gboolean soft_from, soft_to;

    if (!lesart_timex_to_days (cases[i].value, cases[i].mod, &from, &to, &soft_from, &soft_to))
      g_error ("%s is not understood", cases[i].value);
    if (fabs (from - cases[i].from) > 1e-9 || fabs (to - cases[i].to) > 1e-9)
      g_error ("%s: %f to %f", cases[i].value, from, to);
  }
}

static void
test_no_place (void)
{
  static const char *const values[] = {
    "",
    "PAST_REF",
    "XXXX-02-08",
    "XXXX",
    "P2Y",
    "2024-13",
    "2024-02-30",
    "2024-02-00",
    "2024-W54",
    "2024-W00",
    "2024-",
    "2024-02-",
    "20245",
    "2024-Q5",
    "T",
    "2024T12:00",
    "2024-02-08T",
    "2024-02-08T25",
    "2024-02-08T12:60",
    "BC",
    "BCXXXX",
    "-2024",
    "2024-02-08x",
    "9",
    "99999999999999999999",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    double from, to;
    gboolean soft_from, soft_to;

    if (lesart_timex_to_days (values[i], "END", &from, &to, &soft_from, &soft_to))
      g_error ("“%s” has got a place: %f to %f", values[i], from, to);
  }
}

/* Days and dates are each other's inverse, over all leap years and the turn of the eras. */
static void
test_calendar (void)
{
  for (double days = -1000000; days < 3000000; days += 97) {
    int year, month, day;

    lesart_days_to_date (days, &year, &month, &day);
    g_assert_cmpint (month, >=, 1);
    g_assert_cmpint (month, <=, 12);
    g_assert_cmpfloat (lesart_days_from_date (year, month, day), ==, days);
  }
}

/* ---- Readings for the tests ---- */

static LesartReading *
make_reading (const char *const *values, guint n, const char *date)
{
  g_autoptr (LesartText) text = lesart_text_new ("Damals.", -1, NULL);
  LesartReading *reading = lesart_reading_new (text);

  reading->date = date;
  for (guint i = 0; i < n; i++) {
    LesartTime time = { .span = { 0, 6 }, .type = LESART_TIME_DATE, .value = values[i] };

    time.first_token = time.end_token = 2 * i;
    g_array_append_val (reading->times, time);
  }
  return reading;
}

static gboolean
never (const LesartReading *reading, guint time, guint other)
{
  return FALSE;
}

static gboolean
always (const LesartReading *reading, guint time, guint other)
{
  return TRUE;
}

static void
give_words (LesartTimeline *timeline, guint seed)
{
  for (guint i = 0; i < timeline->items->len; i++) {
    LesartTimelineItem *item = &g_array_index (timeline->items, LesartTimelineItem, i);

    item->date = g_strdup_printf ("date %u", i);
    item->event = (seed + i) % 3 == 0 ? NULL : g_strnfill ((seed * 31 + i * 17) % 150 + 1, 'x');
    item->label = g_strdup_printf ("%u", i);
  }
}

static char *
describe_tick (LesartTick unit, int year, int month, int day, int hour)
{
  g_assert_cmpint (month, >=, 1);
  g_assert_cmpint (month, <=, 12);
  return g_strdup (unit == LESART_TICK_YEAR ? "2024" : "8 Feb");
}

static LesartScene *
lay_out (const LesartTimeline *timeline, double width)
{
  const LesartTimelineWords words = { describe_tick, "apart", "soft", "broken" };

  return lesart_timeline_layout (timeline, &scene_test_typesetter, &words, width);
}

/* ---- The scale ---- */

/* How many runs the line has: years of one digit, with spaces between them. */
static void
assert_runs (const char *values, guint expected)
{
  g_auto (GStrv) list = g_strsplit (values, " ", -1);
  g_autoptr (LesartReading) reading =
      make_reading ((const char *const *) list, g_strv_length (list), NULL);
  g_autoptr (LesartTimeline) timeline = lesart_timeline_new (reading, never);
  g_autoptr (GArray) runs = lesart_time_scale_new (
      (const LesartTimelineItem *) (gpointer) timeline->items->data, timeline->n_placed);

  if (runs->len != expected)
    g_error ("%s: %u runs", values, runs->len);
}

static void
test_breaks (void)
{
  assert_runs ("2024-02-08", 1);
  assert_runs ("1990 2000 2005 2010", 1);
  assert_runs ("1648 2010 2016 2023", 2);
  assert_runs ("1990 2000 2024-02-08 2024-02-10 2024-02-12", 2);
  assert_runs ("1950 1980 2018-03 2018-05 2018-09 2050 2080", 3);
  assert_runs ("2024-02-08 2024-02-09 2024-02-10 2024-02-12T14:00", 1);
  assert_runs ("1970 2000 2002 2004 2006 2008 2010 2012 2014", 2); /* a long empty stretch */
  assert_runs ("1648 2023", 1); /* nothing would fall on one point */
}

/* A year that holds the other days does not make the scale one of years. */
static void
test_wide_span (void)
{
  static const char *const values[] = { "2024", "2024-02-08", "2024-02-12" };
  g_autoptr (LesartReading) reading = make_reading (values, 3, NULL);
  g_autoptr (LesartTimeline) timeline = lesart_timeline_new (reading, never);
  g_autoptr (GArray) runs = lesart_time_scale_new (
      (const LesartTimelineItem *) (gpointer) timeline->items->data, timeline->n_placed);

  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_cmpfloat (g_array_index (runs, LesartTimeRun, 0).from, ==,
                     lesart_days_from_date (2024, 2, 8));
  g_assert_cmpfloat (g_array_index (runs, LesartTimeRun, 0).to, ==,
                     lesart_days_from_date (2024, 2, 12));
}

static void
test_spread (void)
{
  double starts[] = { 10, 11, 12, 100 };
  const double lengths[] = { 10, 10, 10, 10 };

  lesart_spread (starts, lengths, 4, 0);
  g_assert_cmpfloat (starts[0], ==, 1);
  g_assert_cmpfloat (starts[1], ==, 11);
  g_assert_cmpfloat (starts[2], ==, 21);
  g_assert_cmpfloat (starts[3], ==, 100);
  starts[0] = starts[1] = -50;
  lesart_spread (starts, lengths, 2, 5);
  g_assert_cmpfloat (starts[0], ==, 5);
  g_assert_cmpfloat (starts[1], ==, 15);
}

/* ---- Items ---- */

static void
test_items (void)
{
  static const char *const values[] = { "2024-02-12", "2023", "PAST_REF", "2023-12", "2024-02-12" };
  g_autoptr (LesartReading) reading = make_reading (values, 5, "2024-02-12");
  g_autoptr (LesartTimeline) apart = lesart_timeline_new (reading, never);
  g_autoptr (LesartTimeline) joined = lesart_timeline_new (reading, always);
  static const gint expected[] = { 1, 3, -1, 0, 4, 2 };

  g_assert_cmpuint (apart->items->len, ==, 6);
  g_assert_cmpuint (apart->n_placed, ==, 5);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (g_array_index (apart->items, LesartTimelineItem, i).time, ==, expected[i]);
  g_assert_false (g_array_index (apart->items, LesartTimelineItem, 2).again);
  g_assert_true (g_array_index (apart->items, LesartTimelineItem, 3).again);
  g_assert_cmpuint (joined->items->len, ==, 5);
  g_assert_cmpuint (g_array_index (joined->items, LesartTimelineItem, 3).spans->len, ==, 2);
}

/* "2011 bis 2016" is one item; "2011 und 2016" are two, unless "zwischen" stands before. */
static void
test_ranges (void)
{
  static const struct {
    const char *text;
    guint n;
  } cases[] = { { "von 2011 bis 2016", 1 },
                { "von 2011 und 2016", 2 },
                { "zwischen 2011 und 2016", 1 },
                { "von 2016 bis 2011", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LesartText) text = lesart_text_new (cases[i].text, -1, NULL);
    g_autoptr (LesartReading) reading = lesart_reading_new (text);
    g_autoptr (LesartTimeline) timeline = NULL;

    for (guint token = 1; token <= 3; token += 2) {
      const LesartToken *at = &reading->segments->tokens[token];
      LesartTime time = { .span = { at->start, at->end },
                          .type = LESART_TIME_DATE,
                          .first_token = token,
                          .end_token = token + 1 };

      time.value = i == 3 ? (token == 1 ? "2016" : "2011") : (token == 1 ? "2011" : "2016");
      g_array_append_val (reading->times, time);
    }
    timeline = lesart_timeline_new (reading, never);
    if (timeline->items->len != cases[i].n)
      g_error ("%s: %u items", cases[i].text, timeline->items->len);
  }
}

/* ---- Layout ---- */

static char *
random_value (GRand *random)
{
  int year = g_rand_int_range (random, 0, 4) == 0 ? g_rand_int_range (random, 1, 9999)
                                                  : g_rand_int_range (random, 2015, 2026);
  int month = g_rand_int_range (random, 1, 13);
  int day = g_rand_int_range (random, 1, 29);

  switch (g_rand_int_range (random, 0, 10)) {
  case 0:
    return g_strdup_printf ("%04d", year);
  case 1:
    return g_strdup_printf ("%04d-%02d", year, month);
  case 2:
    return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d", year, month, day, month, day);
  case 3:
    return g_strdup_printf ("%04d-W%02d", year, day);
  case 4:
    return g_strdup_printf ("%02d", year / 100);
  case 5:
    return g_strdup_printf ("BC%04d-%02d-%02d", year, month, day);
  case 6:
    return g_strdup ("PAST_REF");
  default:
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  }
}

static void
check_random (guint seed)
{
  static const char *const mods[] = { NULL, "START", "END", "APPROX", "BEFORE" };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LesartReading) reading = NULL;
  g_autoptr (LesartTimeline) timeline = NULL;
  guint n_elements = 0;

  for (gint n = g_rand_int_range (random, 1, 40); n > 0; n--)
    g_ptr_array_add (values, random_value (random));
  reading = make_reading ((const char *const *) values->pdata, values->len,
                          seed % 2 == 0 ? "2024-02-12" : NULL);
  for (guint i = 0; i < reading->times->len; i++)
    g_array_index (reading->times, LesartTime, i).mod =
        mods[g_rand_int_range (random, 0, G_N_ELEMENTS (mods))];
  timeline = lesart_timeline_new (reading, never);
  give_words (timeline, seed);
  for (double width = 200; width < 1000; width += 170) {
    g_autoptr (LesartScene) scene = lay_out (timeline, width);
    g_autoptr (LesartScene) again = lay_out (timeline, width);

    scene_test_check (scene);
    scene_test_check_same (scene, again);
    if (n_elements != 0)
      g_assert_cmpuint (scene->elements->len, ==, n_elements);
    n_elements = scene->elements->len;
  }
  g_assert_cmpuint (n_elements, ==, timeline->items->len);
}

static void
test_random (void)
{
  for (guint seed = 0; seed < 300; seed++)
    check_random (seed);
}

static void
test_many (void)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LesartReading) reading = NULL;
  g_autoptr (LesartTimeline) timeline = NULL;
  g_autoptr (LesartScene) scene = NULL;

  for (guint i = 0; i < 5000; i++)
    g_ptr_array_add (values, g_strdup_printf ("%04u", i));
  reading = make_reading ((const char *const *) values->pdata, values->len, NULL);
  timeline = lesart_timeline_new (reading, never);
  g_assert_cmpuint (timeline->items->len + timeline->n_left_out, ==, 5000);
  give_words (timeline, 1);
  scene = lay_out (timeline, 360);
  scene_test_check (scene);
}

static void
test_empty (void)
{
  g_autoptr (LesartReading) reading = make_reading (NULL, 0, "2024-02-12");
  g_autoptr (LesartTimeline) timeline = lesart_timeline_new (reading, never);

  g_assert_cmpuint (timeline->items->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/values", test_values);
  g_test_add_func ("/timeline/no-place", test_no_place);
  g_test_add_func ("/timeline/calendar", test_calendar);
  g_test_add_func ("/timeline/breaks", test_breaks);
  g_test_add_func ("/timeline/wide-span", test_wide_span);
  g_test_add_func ("/timeline/spread", test_spread);
  g_test_add_func ("/timeline/items", test_items);
  g_test_add_func ("/timeline/ranges", test_ranges);
  g_test_add_func ("/timeline/random", test_random);
  g_test_add_func ("/timeline/many", test_many);
  g_test_add_func ("/timeline/empty", test_empty);
  return g_test_run ();
}
