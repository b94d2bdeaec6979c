/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-match.h"

#include <math.h>
#include <string.h>

/* --- measures ---- */

typedef struct {
  const char *dimension;
  double factor; /* to the first unit of the dimension */
  double offset;
} Measure;

struct _LesartMeasures {
  GHashTable *by_symbol; /* char* -> Measure */
};

/**
 * lesart_measures_new:
 *
 * Reads what units are worth from measures.tsv.
 *
 * Returns: (transfer full): to be freed before @language
 */
LesartMeasures *
lesart_measures_new (const LesartLanguage *language)
{
  LesartMeasures *measures = g_new0 (LesartMeasures, 1);
  const LesartTable *table = lesart_language_get_table (language, "measures");
  int symbol = lesart_table_find_column (table, "symbol");
  int dimension = lesart_table_find_column (table, "dimension");
  int factor = lesart_table_find_column (table, "factor");
  int offset = lesart_table_find_column (table, "offset");

  measures->by_symbol = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint32 row = 0; row < lesart_table_get_n_rows (table); row++) {
    Measure *measure = g_new (Measure, 1);

    measure->dimension = lesart_table_get (table, row, dimension);
    measure->factor = g_ascii_strtod (lesart_table_get (table, row, factor), NULL);
    measure->offset = g_ascii_strtod (lesart_table_get (table, row, offset), NULL);
    g_hash_table_insert (measures->by_symbol, (gpointer) lesart_table_get (table, row, symbol),
                         measure);
  }
  return measures;
}

void
lesart_measures_free (LesartMeasures *measures)
{
  g_hash_table_unref (measures->by_symbol);
  g_free (measures);
}

/* How far translators round what they convert: "100 km" is "60 miles" to some. */
#define CONVERSION_TOLERANCE 0.06

static gboolean
is_near (double a, double b, double tolerance)
{
  return fabs (a - b) <= tolerance * MAX (fabs (a), fabs (b));
}

static const Measure *
find_measure (const LesartMeasures *measures, const char *symbol)
{
  return symbol != NULL ? g_hash_table_lookup (measures->by_symbol, symbol) : NULL;
}

/**
 * lesart_figures_convert:
 * @factor: (out): what one @a is in @b, offsets of temperatures left out
 *
 * Returns: whether both measure the same
 */
gboolean
lesart_figures_convert (const LesartMeasures *measures,
                        const char *a,
                        const char *b,
                        double *factor)
{
  const Measure *first = find_measure (measures, a), *second = find_measure (measures, b);

  if (first == NULL || second == NULL || strcmp (first->dimension, second->dimension) != 0)
    return FALSE;
  *factor = first->factor / second->factor;
  return TRUE;
}

static gboolean
is_converted (const LesartMeasures *measures,
              const LesartFigureItem *german,
              const LesartFigureItem *english)
{
  const Measure *first = find_measure (measures, german->figure->unit);
  const Measure *second = find_measure (measures, english->figure->unit);

  double a, b;

  if (first == NULL || second == NULL || strcmp (first->dimension, second->dimension) != 0)
    return FALSE;
  a = german->value * first->factor + first->offset;
  b = english->value * second->factor + second->offset;
  return is_near (a, b, CONVERSION_TOLERANCE)
         || ((first->offset != 0 || second->offset != 0) && fabs (a - b) < 1); /* degrees */
}

/**
 * lesart_figures_share_unit:
 * @a: (nullable): a unit, or several that it may be, divided by |
 *
 * Returns: whether both may be the same unit; that nothing is said is no unit
 */
gboolean
lesart_figures_share_unit (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return FALSE;
  for (const char *p = a; p != NULL;) {
    const char *bar = strchr (p, '|');
    gsize n = bar != NULL ? (gsize) (bar - p) : strlen (p);

    for (const char *q = b; q != NULL;) {
      const char *end = strchr (q, '|');
      gsize n_q = end != NULL ? (gsize) (end - q) : strlen (q);

      if (n == n_q && memcmp (p, q, n) == 0)
        return TRUE;
      q = end != NULL ? end + 1 : NULL;
    }
    p = bar != NULL ? bar + 1 : NULL;
  }
  return FALSE;
}

/* --- values ---- */

static gboolean
is_same (double a, double b)
{
  return is_near (a, b, 1e-9);
}

static gboolean
has (const LesartFigureItem *item, guint flag)
{
  return (item->figure->flags & flag) != 0;
}

/* Years are said without their century, on one of the sides: in the 90s, 2023/24. */
static gboolean
is_same_year (const LesartFigureItem *a, const LesartFigureItem *b)
{
  return (a->value < 1000 || b->value < 1000)
         && ((has (a, LESART_FIGURE_DECADE) && (has (b, LESART_FIGURE_DECADE) || b->value >= 1000))
             || (has (b, LESART_FIGURE_DECADE) && a->value >= 1000)
             || (has (a, LESART_FIGURE_YEAR) && b->value < 100)
             || (has (b, LESART_FIGURE_YEAR) && a->value < 100))
         && fmod (a->value, 100) == fmod (b->value, 100);
}

/* "5m" may be metres or millions. */
static gboolean
is_short_million (const LesartFigureItem *german, const LesartFigureItem *english)
{
  return english->figure->unit != NULL && strcmp (english->figure->unit, "m") == 0
         && is_same (german->value, english->value * 1e6);
}

/* A sign may have been taken for a dash where there is no unit. */
static gboolean
is_same_but_sign (const LesartFigureItem *german, const LesartFigureItem *english)
{
  return is_same (german->value, -english->value)
         && (german->figure->unit == NULL || english->figure->unit == NULL);
}

static gboolean
has_same_value (const LesartFigureItem *german, const LesartFigureItem *english)
{
  return is_same_but_sign (german, english) || is_same (german->value, english->value)
         || is_same (german->other, english->value) || is_same (german->value, english->other)
         || is_short_million (german, english) || is_same_year (german, english);
}

/* "half" for 50 per cent, "a quarter" for 0.25 */
static gboolean
is_share (const LesartFigureItem *a, const LesartFigureItem *b)
{
  return a->figure->type == LESART_FIGURE_PERCENT && b->value < 1
         && is_near (a->value, b->value * 100, 0.02);
}

/* "the 1850s" for "im 19. Jahrhundert" */
static gboolean
is_century (const LesartFigureItem *ordinal, const LesartFigureItem *year)
{
  return ordinal->figure->type == LESART_FIGURE_ORDINAL
         && has (year, LESART_FIGURE_YEAR | LESART_FIGURE_DECADE) && year->value >= 1000
         && floor (year->value / 100) + 1 == ordinal->value;
}

/* A number whose unit only the other side says: "vierzehn Tage" are two weeks, "0,25 Punkte" of a
 * rate are 25 basis points. */
static gboolean
is_in_unit (const LesartFigureItem *plain, const LesartFigureItem *measured)
{
  static const struct {
    const char *unit;
    double factor;
  } units[] = { { "w", 7 }, { "bp", 0.01 } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (plain->figure->unit == NULL && g_strcmp0 (measured->figure->unit, units[i].unit) == 0
        && is_same (plain->value, measured->value * units[i].factor))
      return TRUE;
  return FALSE;
}

static LesartFit
fit_numbers (const LesartMeasures *measures,
             const LesartFigureItem *german,
             const LesartFigureItem *english)
{
  const char *unit = german->figure->unit, *other = english->figure->unit;

  if (has (german, LESART_FIGURE_VAGUE) != has (english, LESART_FIGURE_VAGUE)) {
    double scale = has (german, LESART_FIGURE_VAGUE) ? german->value : english->value;
    double value = has (german, LESART_FIGURE_VAGUE) ? english->value : german->value;

    return value >= scale && value < scale * 1000 ? LESART_FIT_DEFINITE : LESART_FIT_NONE;
  }
  if (unit != NULL && other != NULL && strcmp (unit, other) != 0
      && is_converted (measures, german, english))
    return LESART_FIT_SAME;
  if (has_same_value (german, english)) {
    if (has (german, LESART_FIGURE_SOFT) || has (english, LESART_FIGURE_SOFT))
      return has (german, LESART_FIGURE_CODE) || has (english, LESART_FIGURE_CODE)
                 ? LESART_FIT_NONE
                 : LESART_FIT_SOFT;
    return (unit == NULL && other == NULL) || lesart_figures_share_unit (unit, other)
               ? LESART_FIT_SAME
               : LESART_FIT_VALUE;
  }
  return is_share (german, english) || is_share (english, german) || is_century (german, english)
                 || is_century (english, german) || is_in_unit (german, english)
                 || is_in_unit (english, german)
             ? LESART_FIT_SOFT
             : LESART_FIT_NONE;
}

/* "14 Uhr" is "2 p.m.", "two". */
static LesartFit
fit_clock (const LesartFigureItem *clock, const LesartFigureItem *other)
{
  double hour = floor (clock->value / 60), minute = fmod (clock->value, 60);

  if (other->figure->type == LESART_FIGURE_CLOCK)
    return fmod (clock->value, 720) == fmod (other->value, 720) ? LESART_FIT_SAME : LESART_FIT_NONE;
  if (other->figure->type > LESART_FIGURE_MEASURE)
    return LESART_FIT_NONE;
  return is_same (other->value, hour + minute / 100)
                 || (fmod (hour, 12) == fmod (other->value, 12) && (minute == 0 || minute == 30))
             ? LESART_FIT_SOFT
             : LESART_FIT_NONE;
}

/**
 * lesart_figures_fit:
 *
 * Returns: how well two values fit; %LESART_FIT_NONE if they are not the same
 */
LesartFit
lesart_figures_fit (const LesartMeasures *measures,
                    const LesartFigureItem *german,
                    const LesartFigureItem *english)
{
  guint type = german->figure->type, other = english->figure->type;

  if (type == LESART_FIGURE_CLOCK)
    return fit_clock (german, english);
  if (other == LESART_FIGURE_CLOCK)
    return fit_clock (english, german);
  if (type <= LESART_FIGURE_MEASURE && other <= LESART_FIGURE_MEASURE)
    return fit_numbers (measures, german, english);
  if (german->value != english->value)
    return LESART_FIT_NONE;
  if (type == other)
    return LESART_FIT_SAME;
  if (type == LESART_FIGURE_QUARTER || other == LESART_FIGURE_QUARTER
      || has (german, LESART_FIGURE_NUMERIC) || has (english, LESART_FIGURE_NUMERIC))
    return type != LESART_FIGURE_WEEKDAY && other != LESART_FIGURE_WEEKDAY ? LESART_FIT_SOFT
                                                                           : LESART_FIT_NONE;
  return LESART_FIT_NONE;
}
