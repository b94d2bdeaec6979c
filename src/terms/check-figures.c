/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of figures by value: what one side of a bead says in numbers, sums, measures and dates must
 * be said by the other, in whatever way.
 *
 * Each figure becomes one or two values. Those of a bead meet those of its other side, the best fit
 * first; what is left over may have moved to the sentence before or behind. Two that are left over
 * and of one kind are a difference; the ways in which they differ make the kind of the finding. One
 * that is left over alone is missing or added, if it was written in digits.
 */
#include "check.h"
#include "figure-match.h"

#include <math.h>
#include <string.h>

/* No sentence has so many; what has is a table, and would take quadratic time. */
#define MAX_ITEMS 200

typedef struct {
  guint first;
  guint n;
} Range;

typedef struct {
  const LesartCheckInput *input;
  LesartFindings *findings;
  LesartMeasures *measures;
  GArray *items[LESART_N_SIDES]; /* LesartFigureItem */
  Range *ranges[LESART_N_SIDES]; /* by bead */
} Check;

static LesartFigureItem *
get_item (const Check *check, LesartSide side, guint at)
{
  return &g_array_index (check->items[side], LesartFigureItem, at);
}

static gboolean
has (const LesartFigureItem *item, guint flags)
{
  return (item->figure->flags & flags) != 0;
}

/* --- values of a side ---- */

static void
add_items (Check *check, LesartSide side, const LesartFigure *figure)
{
  LesartFigureItem item = {
    .figure = figure, .value = figure->value, .other = figure->other, .foreign = figure->foreign
  };

  g_array_append_val (check->items[side], item);
  if (isnan (figure->value_max))
    return;
  item.value = figure->value_max;
  item.other = item.foreign = NAN;
  g_array_append_val (check->items[side], item);
}

static void
collect_side (Check *check, LesartSide side)
{
  const LesartCheckInput *input = check->input;
  LesartCheckCursor cursor = 0;

  check->items[side] = g_array_new (FALSE, FALSE, sizeof (LesartFigureItem));
  check->ranges[side] = g_new0 (Range, input->n_beads + 1);
  for (gsize bead = 0; bead < input->n_beads; bead++) {
    LesartSpan span = lesart_bitext_get_bead_span (input->bitext, &input->beads[bead], side);
    Range *range = &check->ranges[side][bead];
    guint end, first = lesart_check_advance (&cursor, input->figures[side], input->n_figures[side],
                                             sizeof (LesartFigure), span, &end);

    range->first = check->items[side]->len;
    for (guint i = first; i < end; i++)
      add_items (check, side, &input->figures[side][i]);
    range->n = check->items[side]->len - range->first;
  }
}

static gboolean
is_comparable (const Check *check, gsize bead)
{
  const LesartBead *at = &check->input->beads[bead];

  return at->n[LESART_SIDE_GERMAN] > 0 && at->n[LESART_SIDE_ENGLISH] > 0
         && check->ranges[LESART_SIDE_GERMAN][bead].n <= MAX_ITEMS
         && check->ranges[LESART_SIDE_ENGLISH][bead].n <= MAX_ITEMS;
}

/* --- findings ---- */

static gboolean
is_number (const LesartFigureItem *item)
{
  return item->figure->type <= LESART_FIGURE_MEASURE;
}

static void
append_number (GString *string, double value)
{
  if (value == floor (value) && fabs (value) < 1e18)
    g_string_append_printf (string, "%.0f", value);
  else
    g_string_append_printf (string, "%.9g", value);
}

/* "5000000000000-7000000000000 USD"; months and the like as XML Schema and TIMEX3 have them. */
static char *
format_figure (const LesartFigure *figure)
{
  GString *string = g_string_new (NULL);

  switch ((LesartFigureType) figure->type) {
  case LESART_FIGURE_MONTH:
    g_string_printf (string, "--%02.0f", figure->value);
    break;
  case LESART_FIGURE_WEEKDAY:
    g_string_printf (string, "XXXX-WXX-%.0f", figure->value);
    break;
  case LESART_FIGURE_QUARTER:
    g_string_printf (string, "XXXX-Q%.0f", figure->value);
    break;
  case LESART_FIGURE_CLOCK:
    g_string_printf (string, "T%02.0f:%02.0f", floor (figure->value / 60),
                     fmod (figure->value, 60));
    break;
  case LESART_FIGURE_NUMBER:
  case LESART_FIGURE_ORDINAL:
  case LESART_FIGURE_PERCENT:
  case LESART_FIGURE_MONEY:
  case LESART_FIGURE_MEASURE:
  default:
    if ((figure->flags & LESART_FIGURE_DAY) != 0) {
      if (figure->month > 0)
        g_string_printf (string, "--%02u-%02.0f", figure->month, figure->value);
      else
        g_string_printf (string, "---%02.0f", figure->value);
      break;
    }
    append_number (string, figure->value);
    if (!isnan (figure->value_max)) {
      g_string_append_c (string, '-');
      append_number (string, figure->value_max);
    }
    if (figure->unit != NULL)
      g_string_append_printf (string, " %s", figure->unit);
    if ((figure->flags & LESART_FIGURE_POINTS) != 0)
      g_string_append (string, " points");
  }
  return g_string_free (string, FALSE);
}

/* How English would say what the German figure says; NULL if nobody knows. */
static char *
suggest (const LesartFigure *figure)
{
  static const char *const months[] = { "January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December" };
  static const char *const weekdays[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                          "Friday", "Saturday", "Sunday" };
  static const char *const quarters[] = { "first quarter", "second quarter", "third quarter",
                                          "fourth quarter" };
  guint n = figure->value >= 1 && figure->value <= 12 ? (guint) figure->value - 1 : 0;

  if (figure->english != NULL)
    return g_strdup (figure->english);
  if (figure->month > 0)
    return g_strdup_printf ("%s %.0f", months[(figure->month - 1) % 12], figure->value);
  switch ((LesartFigureType) figure->type) {
  case LESART_FIGURE_MONTH:
    return g_strdup (months[n % 12]);
  case LESART_FIGURE_WEEKDAY:
    return g_strdup (weekdays[n % 7]);
  case LESART_FIGURE_QUARTER:
    return g_strdup (quarters[n % 4]);
  case LESART_FIGURE_CLOCK:
    return g_strdup_printf ("%.0f:%02.0f", floor (figure->value / 60), fmod (figure->value, 60));
  case LESART_FIGURE_NUMBER:
  case LESART_FIGURE_ORDINAL:
  case LESART_FIGURE_PERCENT:
  case LESART_FIGURE_MONEY:
  case LESART_FIGURE_MEASURE:
  default:
    return figure->unit == NULL && isnan (figure->value_max) && figure->value < 1e6
                   && figure->type == LESART_FIGURE_NUMBER
               ? g_strdup_printf ("%.9g", figure->value)
               : NULL;
  }
}

static gboolean
is_repeated (const Check *check, const LesartFinding *finding)
{
  const LesartFinding *last;

  if (check->findings->array->len == 0)
    return FALSE;
  last = &g_array_index (check->findings->array, LesartFinding, check->findings->array->len - 1);
  return last->kind == finding->kind && last->bead == finding->bead
         && memcmp (last->span, finding->span, sizeof last->span) == 0;
}

/* @german or @english may be NULL, not both. */
static void
report (Check *check,
        gsize bead,
        LesartCheckKind kind,
        LesartReason reason,
        LesartSeverity severity,
        const LesartFigure *german,
        const LesartFigure *english)
{
  g_autofree char *german_value = german != NULL ? format_figure (german) : NULL;
  g_autofree char *english_value = english != NULL ? format_figure (english) : NULL;
  g_autofree char *suggestion = german != NULL ? suggest (german) : NULL;
  const LesartFinding finding = {
    .kind = (guint8) kind,
    .reason = (guint8) reason,
    .severity = (guint8) severity,
    .bead = (guint32) bead,
    .span = { german != NULL ? german->span : LESART_SPAN_NONE,
              english != NULL ? english->span : LESART_SPAN_NONE },
    .value = { german_value, english_value },
    .suggestion = suggestion,
  };

  if (!is_repeated (check, &finding))
    lesart_findings_add (check->findings, &finding);
}

/* What is wrong although the values are the same: currency, points, unit, decimal comma. */
static void
report_met (Check *check,
            gsize bead,
            const LesartFigureItem *german,
            const LesartFigureItem *english)
{
  const LesartFigure *g = german->figure, *e = english->figure;
  double factor;

  if (english->foreign == english->value)
    report (check, bead, LESART_CHECK_SCALE, LESART_REASON_DECIMAL_COMMA, LESART_SEVERITY_WARNING,
            g, e);
  if (g->unit == NULL || e->unit == NULL)
    return;
  if (g->type == LESART_FIGURE_PERCENT && e->type == LESART_FIGURE_PERCENT
      && ((g->flags ^ e->flags) & LESART_FIGURE_POINTS) != 0)
    report (check, bead, LESART_CHECK_PERCENT, LESART_REASON_DIFFERS, LESART_SEVERITY_ERROR, g, e);
  if (german->value != english->value || lesart_figures_share_unit (g->unit, e->unit))
    return;
  if (g->type == LESART_FIGURE_MONEY && e->type == LESART_FIGURE_MONEY)
    report (check, bead, LESART_CHECK_CURRENCY, LESART_REASON_DIFFERS, LESART_SEVERITY_ERROR, g, e);
  else if (lesart_figures_convert (check->measures, g->unit, e->unit, &factor)
           && fabs (factor - 1) > 0.15 && g->value != 0)
    report (check, bead, LESART_CHECK_UNIT, LESART_REASON_CONVERSION, LESART_SEVERITY_ERROR, g, e);
}

/* Ten to the power of what is one larger than the other? 0: of nothing. */
static int
get_power (double a, double b)
{
  double power = log10 (fabs (a / b));

  return a != 0 && b != 0 && isfinite (power) && fabs (power - round (power)) < 1e-9
             ? (int) round (power)
             : 0;
}

static gboolean
is_decimal (double value)
{
  return value != floor (value);
}

static void
report_numbers (Check *check,
                gsize bead,
                const LesartFigureItem *german,
                const LesartFigureItem *english)
{
  const LesartFigure *g = german->figure, *e = english->figure;
  int power = get_power (german->value, english->value);
  LesartSeverity severity =
      (g->flags & e->flags & LESART_FIGURE_WORDS) != 0 && MAX (german->value, english->value) < 1e6
          ? LESART_SEVERITY_WARNING
          : LESART_SEVERITY_ERROR;

  if (has (german, LESART_FIGURE_DAY | LESART_FIGURE_YEAR)
      && has (english, LESART_FIGURE_DAY | LESART_FIGURE_YEAR))
    report (check, bead, LESART_CHECK_DATE, LESART_REASON_DIFFERS, LESART_SEVERITY_ERROR, g, e);
  else if (german->value == english->foreign || english->value == german->foreign
           || (power != 0 && is_decimal (german->value)
               && english->value == floor (english->value)))
    report (check, bead, LESART_CHECK_SCALE, LESART_REASON_DECIMAL_COMMA, severity, g, e);
  else if (power != 0 && power % 3 == 0 && MAX (german->value, english->value) >= 1e6)
    report (check, bead, LESART_CHECK_SCALE, LESART_REASON_LONG_SCALE, LESART_SEVERITY_ERROR, g, e);
  else if (power != 0 && power % 3 == 0 && german->value >= 1)
    report (check, bead, LESART_CHECK_SCALE, LESART_REASON_POWER_OF_TEN, severity, g, e);
  else
    report (check, bead, LESART_CHECK_NUMBER, LESART_REASON_DIFFERS, severity, g, e);
}

static void
report_pair (Check *check,
             gsize bead,
             const LesartFigureItem *german,
             const LesartFigureItem *english)
{
  LesartCheckKind kind =
      german->figure->type == LESART_FIGURE_WEEKDAY ? LESART_CHECK_WEEKDAY : LESART_CHECK_DATE;

  if (is_number (german))
    report_numbers (check, bead, german, english);
  else
    report (check, bead, kind, LESART_REASON_DIFFERS, LESART_SEVERITY_ERROR, german->figure,
            english->figure);
}

/* --- meeting ---- */

static gboolean
is_soft (const LesartFigureItem *item)
{
  return has (item, LESART_FIGURE_SOFT);
}

/* Pairs that fit at least so well, of two beads (mostly the same one). A soft one may stand for
 * several: it can be met again. */
static void
meet_beads (Check *check, gsize german_bead, gsize english_bead, LesartFit least)
{
  Range g = check->ranges[LESART_SIDE_GERMAN][german_bead];
  Range e = check->ranges[LESART_SIDE_ENGLISH][english_bead];

  for (guint i = g.first; i < g.first + g.n; i++) {
    LesartFigureItem *german = get_item (check, LESART_SIDE_GERMAN, i);

    for (guint k = e.first; k < e.first + e.n && (!german->met || is_soft (german)); k++) {
      LesartFigureItem *english = get_item (check, LESART_SIDE_ENGLISH, k);

      if ((german->met && english->met) || (english->met && !is_soft (english))
          || lesart_figures_fit (check->measures, german, english) < least)
        continue;
      german->met = english->met = TRUE;
      if (german_bead == english_bead)
        report_met (check, german_bead, german, english);
    }
  }
}

/* --- what is left over ---- */

/* How likely @english stands for @german although it says another thing; 0: not at all. */
static double
rate_pair (const LesartFigureItem *german, const LesartFigureItem *english)
{
  const LesartFigure *g = german->figure, *e = english->figure;
  double score = 3;

  if (is_soft (german) || is_soft (english) || is_number (german) != is_number (english)
      || ((g->flags ^ e->flags) & (LESART_FIGURE_CODE | LESART_FIGURE_VAGUE)) != 0)
    return 0;
  if (!is_number (german))
    return g->type == e->type ? score : 0;
  if (lesart_figures_share_unit (g->unit, e->unit))
    score += 4;
  else if (g->unit != NULL && e->unit != NULL)
    score -= g->type == e->type ? 1 : 3;
  if (get_power (german->value, english->value) != 0)
    score += 3;
  if (((g->flags ^ e->flags) & (LESART_FIGURE_DAY | LESART_FIGURE_YEAR)) != 0)
    score -= 2.5;
  if (((g->flags ^ e->flags) & LESART_FIGURE_WORDS) != 0)
    score -= 1;
  return MAX (score, 0);
}

static void
pair_rest (Check *check, gsize bead)
{
  Range g = check->ranges[LESART_SIDE_GERMAN][bead], e = check->ranges[LESART_SIDE_ENGLISH][bead];

  for (guint i = g.first; i < g.first + g.n; i++) {
    LesartFigureItem *german = get_item (check, LESART_SIDE_GERMAN, i), *best = NULL;
    double best_score = 0;

    for (guint k = e.first; k < e.first + e.n && !german->met; k++) {
      LesartFigureItem *english = get_item (check, LESART_SIDE_ENGLISH, k);
      double score = english->met ? 0 : rate_pair (german, english);

      if (score > best_score) {
        best_score = score;
        best = english;
      }
    }
    if (best == NULL)
      continue;
    german->met = best->met = TRUE;
    report_pair (check, bead, german, best);
  }
}

/* Does the other side, here or beside, say it anyway, for another figure? */
static gboolean
is_said (Check *check, gsize bead, LesartSide side, const LesartFigureItem *item)
{
  LesartSide other = side == LESART_SIDE_GERMAN ? LESART_SIDE_ENGLISH : LESART_SIDE_GERMAN;
  gsize first = bead > 0 ? bead - 1 : 0, end = MIN (bead + 2, check->input->n_beads);

  for (gsize b = first; b < end; b++) {
    Range range = check->ranges[other][b];

    for (guint i = range.first; i < range.first + MIN (range.n, MAX_ITEMS); i++) {
      const LesartFigureItem *candidate = get_item (check, other, i);
      LesartFit fit = side == LESART_SIDE_GERMAN
                          ? lesart_figures_fit (check->measures, item, candidate)
                          : lesart_figures_fit (check->measures, candidate, item);

      if (fit != LESART_FIT_NONE)
        return TRUE;
    }
  }
  return FALSE;
}

/* Small numbers in words come and go: "two of them", "the pair". */
static gboolean
is_worth_telling (const LesartFigureItem *item)
{
  return is_number (item)
         && !has (item, LESART_FIGURE_SOFT | LESART_FIGURE_CODE | LESART_FIGURE_VAGUE)
         && (!has (item, LESART_FIGURE_WORDS) || item->value >= 13)
         && (item->value != 1 || item->figure->unit != NULL); /* "1 zu 1" */
}

static void
report_rest (Check *check, gsize bead, LesartSide side)
{
  Range range = check->ranges[side][bead];

  for (guint i = range.first; i < range.first + range.n; i++) {
    LesartFigureItem *item = get_item (check, side, i);
    gboolean german = side == LESART_SIDE_GERMAN;

    if (item->met || !is_worth_telling (item) || is_said (check, bead, side, item))
      continue;
    report (check, bead, LESART_CHECK_NUMBER, german ? LESART_REASON_MISSING : LESART_REASON_ADDED,
            LESART_SEVERITY_WARNING, german ? item->figure : NULL, german ? NULL : item->figure);
  }
}

static void
check_beads (Check *check)
{
  gsize n = check->input->n_beads;

  for (gsize bead = 0; bead < n; bead++)
    for (LesartFit fit = LESART_FIT_SAME; fit > LESART_FIT_NONE && is_comparable (check, bead);
         fit--)
      meet_beads (check, bead, bead, fit);
  for (gsize bead = 0; bead + 1 < n; bead++) {
    if (!is_comparable (check, bead) || !is_comparable (check, bead + 1))
      continue;
    meet_beads (check, bead, bead + 1, LESART_FIT_VALUE);
    meet_beads (check, bead + 1, bead, LESART_FIT_VALUE);
  }
  for (gsize bead = 0; bead < n; bead++) {
    if (!is_comparable (check, bead))
      continue;
    pair_rest (check, bead);
    report_rest (check, bead, LESART_SIDE_GERMAN);
    report_rest (check, bead, LESART_SIDE_ENGLISH);
  }
}

void
lesart_check_figures (const LesartCheckInput *input, LesartFindings *findings)
{
  Check check = { .input = input, .findings = findings };

  check.measures = lesart_measures_new (input->language);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    collect_side (&check, side);
  check_beads (&check);
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    g_array_unref (check.items[side]);
    g_free (check.ranges[side]);
  }
  lesart_measures_free (check.measures);
}
