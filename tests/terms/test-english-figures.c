/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What English texts say in figures, by value.
 */
#include "figure.h"

#include <math.h>
#include <string.h>

static LesartLanguage *language;

static const char *const types[] = {
  [LESART_FIGURE_NUMBER] = "number",   [LESART_FIGURE_ORDINAL] = "ordinal",
  [LESART_FIGURE_PERCENT] = "percent", [LESART_FIGURE_MONEY] = "money",
  [LESART_FIGURE_MEASURE] = "measure", [LESART_FIGURE_MONTH] = "month",
  [LESART_FIGURE_WEEKDAY] = "weekday", [LESART_FIGURE_QUARTER] = "quarter",
  [LESART_FIGURE_CLOCK] = "clock",
};

/* "money 5e+12-7e+12 USD; month 2": what cannot be taken for something else, in order. */
static char *
describe (const char *utf8)
{
  g_autoptr (LesartText) text = lesart_text_new (utf8, -1, NULL);
  g_autoptr (GArray) figures = lesart_figures_new_english (text, language);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < figures->len; i++) {
    const LesartFigure *figure = &g_array_index (figures, LesartFigure, i);

    g_assert_cmpuint (figure->span.start, <, figure->span.end);
    g_assert_cmpuint (figure->span.end, <=, lesart_text_get_n_chars (text));
    if ((figure->flags & LESART_FIGURE_SOFT) != 0)
      continue;
    g_string_append_printf (string, "%s%s%s %g", string->len > 0 ? "; " : "",
                            (figure->flags & LESART_FIGURE_VAGUE) != 0 ? "vague " : "",
                            types[figure->type], figure->value);
    if (!isnan (figure->value_max))
      g_string_append_printf (string, "-%g", figure->value_max);
    if (figure->unit != NULL)
      g_string_append_printf (string, " %s", figure->unit);
    if ((figure->flags & LESART_FIGURE_POINTS) != 0)
      g_string_append (string, " points");
  }
  return g_string_free (string, FALSE);
}

static const struct {
  const char *text;
  const char *expected;
} cases[] = {
  { "The sum of 5 to 7 trillion dollars.", "money 5e+12-7e+12 USD" },
  { "between 5 and 7 trillion dollars", "money 5e+12-7e+12 USD" },
  { "worth €1,250.50 or £3bn or $2.5m", "money 1250.5 EUR; money 3e+09 GBP; money 2.5e+06 USD" },
  { "US$5 million", "money 5e+06 USD" },
  { "a trillion-dollar offer", "money 1e+12 USD" },
  { "the trillion-dollar offer", "vague money 1e+12 USD" },
  { "hundreds of thousands of people", "vague number 100000" },
  { "tens of millions", "vague number 1e+07" },
  { "several hundred million years", "vague measure 1e+08 a" },
  { "two hundred and fifty thousand", "number 250000" },
  { "one million two hundred thousand and five", "number 1.2e+06" },
  { "twenty-five women, half a million men", "number 25; number 500000" },
  { "two and a half million", "number 2.5e+06" },
  { "two thirds, three-quarters", "" },
  { "a 54-year-old", "measure 54 a" },
  { "a year and a half", "measure 1.5 a" },
  { "38.5 per cent, 4 percentage points, half a percentage point",
    "percent 38.5 %; percent 4 % points" },
  { "120 square kilometres at 5 kilometers per hour", "measure 120 km²; measure 5 km/h" },
  { "on February 8, 2024", "number 8; month 2; number 2024" },
  { "the 8th of February", "number 8; month 2" },
  { "It may march on. In May they came.", "month 5" },
  { "on Monday at 2:30 p.m.", "weekday 1; clock 150" },
  { "in the second quarter of 2026, in Q3", "quarter 2; number 2026; quarter 3" },
  { "the 1990s", "number 1990" },
  { "won 3-1", "number 3-1" },
  { "both of them, one of the firms, the third", "" },
  { "the A8 near exit 5b", "number 8; number 5" },
  { "255 001 times", "number 255001" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = describe (cases[i].text);

    if (strcmp (found, cases[i].expected) != 0)
      g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (found, ==, cases[i].expected);
  }
}

/* A comma between digits that is no English one. */
static void
test_decimal_comma (void)
{
  g_autoptr (LesartText) text = lesart_text_new ("It grew by 3,5 percent.", -1, NULL);
  g_autoptr (GArray) figures = lesart_figures_new_english (text, language);
  const LesartFigure *figure = &g_array_index (figures, LesartFigure, 0);

  g_assert_cmpuint (figures->len, ==, 1);
  g_assert_cmpfloat (figure->value, ==, 3.5);
  g_assert_cmpfloat (figure->foreign, ==, 3.5);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/english-figures/cases", test_cases);
  g_test_add_func ("/english-figures/decimal-comma", test_decimal_comma);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
