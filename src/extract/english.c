/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says amounts in English: decimal point, thousands after commas, short scale (1e12 is a trillion).
 * These are words of another language, not of the user interface: nothing here is translated.
 */
#include "english.h"

#include <math.h>
#include <string.h>

typedef struct {
  double value;
  const char *word;
} Scale;

static const Scale scales[] = {
  { 1e6, "million" },      { 1e9, "billion" },      { 1e12, "trillion" },
  { 1e15, "quadrillion" }, { 1e18, "quintillion" },
};

static const Scale indefinite[] = {
  { 12, "dozens" },
  { 100, "hundreds" },
  { 1e3, "thousands" },
  { 1e4, "tens of thousands" },
  { 1e5, "hundreds of thousands" },
  { 1e6, "millions" },
  { 1e8, "hundreds of millions" },
  { 1e9, "billions" },
  { 1e11, "hundreds of billions" },
  { 1e12, "trillions" },
};

/* The largest scale that leaves at most three decimals; NULL if the number is better in figures. */
static const Scale *
find_scale (double value)
{
  for (guint i = G_N_ELEMENTS (scales); i > 0; i--) {
    double rest = fabs (value) / scales[i - 1].value * 1000;

    if (rest >= 1000 - 1e-9 && fabs (rest - round (rest)) < 1e-6 * rest)
      return &scales[i - 1];
  }
  return NULL;
}

/* At most four decimals, without trailing zeros; commas between thousands. */
static void
append_figure (GString *english, double value, int decimals)
{
  char digits[64];
  char *point;
  gsize n_whole;

  if (fabs (value) >= 1e15) {
    g_string_append (english, g_ascii_formatd (digits, sizeof digits, "%g", value));
    return;
  }
  if (value < 0)
    g_string_append_c (english, '-');
  g_ascii_formatd (digits, sizeof digits, decimals == 2 ? "%.2f" : "%.4f", fabs (value));
  point = strchr (digits, '.');
  n_whole = (gsize) (point - digits);
  if (decimals != 2) {
    char *end = digits + strlen (digits);

    while (end[-1] == '0')
      *--end = '\0';
    if (end[-1] == '.')
      end[-1] = '\0';
  }
  for (gsize i = 0; i < n_whole; i++) {
    if (i > 0 && (n_whole - i) % 3 == 0)
      g_string_append_c (english, ',');
    g_string_append_c (english, digits[i]);
  }
  g_string_append (english, digits + n_whole);
}

/* Sums of money with a fraction have two decimals: 312,500.50 */
static int
get_decimals (const LesartAmount *amount, double value)
{
  return amount->unit != NULL && amount->unit->type == LESART_QUANTITY_MONEY
                 && value != floor (value) && fabs (value * 100 - round (value * 100)) < 1e-6
             ? 2
             : -1;
}

static void
append_number (GString *english,
               const LesartAmount *amount,
               double value,
               const Scale *scale,
               gboolean with_word)
{
  append_figure (english, scale != NULL ? value / scale->value : value,
                 scale != NULL ? -1 : get_decimals (amount, value));
  if (scale != NULL && with_word)
    g_string_append_printf (english, " %s", scale->word);
}

static gboolean
append_numbers (GString *english, const LesartAmount *amount, double factor)
{
  double value = amount->value / factor;
  const Scale *scale = find_scale (value);

  if (isnan (amount->value_max)) {
    append_number (english, amount, value, scale, TRUE);
  } else {
    double value_max = amount->value_max / factor;
    const Scale *scale_max = find_scale (value_max);
    gboolean same = scale == scale_max;

    append_number (english, amount, value, scale, !same);
    g_string_append (english, same ? "-" : " to ");
    append_number (english, amount, value_max, scale_max, TRUE);
    scale = scale_max;
  }
  return scale != NULL;
}

static void
append_indefinite (GString *english, const LesartAmount *amount)
{
  const char *word = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (indefinite); i++)
    if (amount->scale >= indefinite[i].value)
      word = indefinite[i].word;
  g_string_append (english, word != NULL ? word : "several");
  if (amount->unit != NULL)
    g_string_append_printf (english, word != NULL ? " of %s" : " %s", amount->unit->many);
}

/* "two thirds"; FALSE if English has no short word for it. */
static gboolean
append_fraction (GString *english, const LesartAmount *amount)
{
  static const struct {
    double divisor;
    const char *word;
  } words[] = {
    { 3, "third" },       { 4, "quarter" },       { 5, "fifth" },      { 6, "sixth" },
    { 7, "seventh" },     { 8, "eighth" },        { 9, "ninth" },      { 10, "tenth" },
    { 12, "twelfth" },    { 20, "twentieth" },    { 30, "thirtieth" }, { 50, "fiftieth" },
    { 100, "hundredth" }, { 1000, "thousandth" },
  };
  static const char *const numerators[] = { "zero", "one", "two",   "three", "four",
                                            "five", "six", "seven", "eight", "nine" };
  double numerator = round (amount->value * amount->divisor);

  if (amount->divisor == 0 || numerator < 1 || numerator > 9)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].divisor == amount->divisor) {
      g_string_append_printf (english, "%s %s%s", numerators[(int) numerator], words[i].word,
                              numerator == 1 ? "" : "s");
      return TRUE;
    }
  return FALSE;
}

static void
append_amount (GString *english, const LesartAmount *amount)
{
  const LesartUnit *unit = amount->unit;
  gboolean scaled, single;

  if (isnan (amount->value)) {
    append_indefinite (english, amount);
    return;
  }
  if (unit == NULL && append_fraction (english, amount))
    return;
  scaled = append_numbers (english, amount, unit != NULL ? unit->factor : 1);
  if (unit == NULL)
    return;
  single = fabs (amount->value / unit->factor) == 1 && isnan (amount->value_max);
  if (unit->type == LESART_QUANTITY_PERCENT && !unit->points)
    g_string_append (english, unit->symbol);
  else if (unit->type == LESART_QUANTITY_MEASURE && !scaled && !unit->words)
    g_string_append_printf (english, " %s", unit->symbol);
  else
    g_string_append_printf (english, " %s", single ? unit->one : unit->many);
}

/**
 * lesart_amount_to_english:
 *
 * Returns: (transfer full): "5-7 trillion US dollars", "more than 12%", "around 1.9 billion euros"
 */
char *
lesart_amount_to_english (const LesartAmount *amount)
{
  static const char *const modifiers[] = {
    [LESART_MODIFIER_NONE] = "",
    [LESART_MODIFIER_ABOUT] = "around ",
    [LESART_MODIFIER_AT_LEAST] = "at least ",
    [LESART_MODIFIER_AT_MOST] = "up to ",
    [LESART_MODIFIER_MORE_THAN] = "more than ",
    [LESART_MODIFIER_LESS_THAN] = "less than ",
  };
  GString *english = g_string_new (modifiers[amount->modifier]);

  append_amount (english, amount);
  return g_string_free (english, FALSE);
}

/* Three figures are as many as a converted measure is worth; a temperature is told in degrees. */
static double
round_converted (double value, double offset)
{
  double step = 1;

  if (value == 0 || offset != 0)
    return round (value);
  for (double size = fabs (value); size >= 1000; size /= 10)
    step *= 10;
  for (double size = fabs (value); size < 100 && step > 1e-6; size *= 10)
    step /= 10;
  return round (value / step) * step;
}

/**
 * lesart_amount_convert:
 * @conversions: the table of that name
 *
 * Says a measure in US customary units. Factors after NIST Special Publication 811, appendix B.
 *
 * Returns: (transfer full) (nullable): "62.1 miles"; %NULL if there is nothing to convert
 */
char *
lesart_amount_convert (const LesartAmount *amount, const LesartTable *conversions)
{
  guint32 row;
  LesartUnit unit = { .type = LESART_QUANTITY_MEASURE, .factor = 1, .words = TRUE };
  LesartAmount converted = *amount;
  double factor, offset;

  if (amount->unit == NULL || amount->unit->type != LESART_QUANTITY_MEASURE || isnan (amount->value)
      || lesart_table_lookup (conversions, amount->unit->symbol, -1, &row, 1) == 0)
    return NULL;
  factor = g_ascii_strtod (
      lesart_table_get (conversions, row, lesart_table_find_column (conversions, "factor")), NULL);
  offset = g_ascii_strtod (
      lesart_table_get (conversions, row, lesart_table_find_column (conversions, "offset")), NULL);
  unit.one = lesart_table_get (conversions, row, lesart_table_find_column (conversions, "one"));
  unit.many = lesart_table_get (conversions, row, lesart_table_find_column (conversions, "many"));
  converted.value = round_converted (amount->value * factor + offset, offset);
  if (!isnan (amount->value_max))
    converted.value_max = round_converted (amount->value_max * factor + offset, offset);
  converted.unit = &unit;
  return lesart_amount_to_english (&converted);
}
