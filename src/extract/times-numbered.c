/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts of a year and centuries by their number: zweites Quartal 2026, Q3 2024, 7. Kalenderwoche,
 * zweite Jahreshälfte, erste Hälfte des 15. Jahrhunderts, zweite Februarhälfte.
 */
#include "times-private.h"

#include <string.h>

void
lesart_time_format_part (LesartTimeSpan *span, int year, const char *part)
{
  lesart_time_format_year (span->value, year);
  g_strlcat (span->value, part, sizeof span->value);
}

/* "zweiten" or "2." */
static guint
parse_ordinal (const LesartTimeReader *reader, guint at, int *ordinal)
{
  static const char *const endings[] = { "te", "ter", "ten", "tes", NULL };
  guint figure;

  if (lesart_atom_get_integer (&reader->atoms, at, 2, &figure)
      && (lesart_atom_is_dot (&reader->atoms, at + 1)
          || (lesart_atom_is_glued (&reader->atoms, at + 1)
              && lesart_atom_is_one_of (&reader->atoms, at + 1, endings)))) {
    *ordinal = (int) figure;
    return at + 2;
  }
  return lesart_time_number (reader, at, "ordinal", ordinal) ? at + 1 : at;
}

/* The part that began last, or will begin next. */
static int
find_part_year (const LesartTimeReader *reader, int part, int months, LesartDirection direction)
{
  int first_month = (part - 1) * months + 1, own;

  if (!g_date_valid (&reader->x->date))
    return 0;
  own = (int) g_date_get_month (&reader->x->date);
  if (direction == LESART_DIRECTION_FUTURE)
    return g_date_get_year (&reader->x->date) + (first_month + months - 1 < own ? 1 : 0);
  return g_date_get_year (&reader->x->date) - (first_month > own ? 1 : 0);
}

static void
parse_part_of_year (
    const LesartTimeReader *reader, guint at, int ordinal, int months, LesartTimeSpan *span)
{
  int year = 0;
  char part[16];

  if (ordinal < 1 || ordinal > 12 / months)
    return;
  span->end = lesart_time_parse_year (reader, at, &year);
  if (span->end == at && lesart_atom_is (&reader->atoms, at, "des")
      && lesart_atom_is (&reader->atoms, at + 1, "Jahres"))
    span->end = at + 2;
  if (year == 0)
    year = find_part_year (reader, ordinal, months,
                           lesart_time_direction (reader, span->first, span->end));
  g_snprintf (part, sizeof part, "-%c%d", months == 3 ? 'Q' : 'H', ordinal);
  lesart_time_format_part (span, year, part);
}

/* "7. Kalenderwoche", "KW 7": of this year unless another is named. */
static void
parse_numbered_week (const LesartTimeReader *reader, guint at, int number, LesartTimeSpan *span)
{
  int year = 0;

  if (number < 1 || number > 53)
    return;
  if (lesart_atom_is (&reader->atoms, at, "/") && lesart_atom_is_glued (&reader->atoms, at)
      && lesart_time_parse_bare_year (reader, at + 1, &year))
    span->end = at + 2;
  else
    span->end = lesart_time_parse_year (reader, at, &year);
  if (year == 0 && !lesart_time_year_offset (reader, 0, &year))
    year = 0;
  lesart_time_format_year (span->value, year);
  g_snprintf (span->value + strlen (span->value), sizeof span->value - strlen (span->value),
              "-W%02d", number);
}

/* "Q3 2024", "H1/2025": without the year it may be a car. */
void
lesart_time_parse_part_name (const LesartTimeReader *reader, guint at, LesartTimeSpan *span)
{
  const char *name = lesart_time_word (reader, at, "part-name");
  guint year_at = lesart_atom_is (&reader->atoms, at + 1, "/") ? at + 2 : at + 1;
  guint figure;
  int year = 0;

  if (name != NULL && lesart_time_parse_bare_year (reader, year_at, &year)) {
    lesart_time_format_year (span->value, year);
    g_snprintf (span->value + 4, sizeof span->value - 4, "-%s", name);
    span->end = year_at + 1;
  } else if (lesart_time_word (reader, at, "week-number") != NULL
             && lesart_atom_get_integer (&reader->atoms, at + 1, 2, &figure)) {
    parse_numbered_week (reader, at + 2, (int) figure, span);
  }
}

/* "ersten Jahreshälfte", "ersten Hälfte des Jahres", "zweiten Hälfte des 15. Jahrhunderts" */
static void
parse_half (LesartTimeReader *reader, guint at, int ordinal, LesartTimeSpan *span)
{
  guint next = at + 1;
  const char *unit;
  int month;
  char part[8];

  if (ordinal > 2)
    return;
  if (lesart_time_number (reader, at, "month-half", &month)) { /* zweiten Februarhälfte */
    int year = lesart_time_find_month_year (reader, month,
                                            lesart_time_direction (reader, span->first, next));

    g_snprintf (part, sizeof part, "-%02d", month);
    lesart_time_format_part (span, year, part);
    span->end = next;
  } else if (lesart_time_word (reader, at, "half") == NULL) {
    return;
  } else if (lesart_atom_is (&reader->atoms, at, "Jahreshälfte")
             || (lesart_atom_is (&reader->atoms, next, "des")
                 && lesart_atom_is (&reader->atoms, next + 1, "Jahres"))) {
    parse_part_of_year (reader, next, ordinal, 6, span);
    return;
  } else if (lesart_atom_is (&reader->atoms, next, "des")
             || lesart_atom_is (&reader->atoms, next, "der")) {
    LesartTimeSpan whole = { .first = span->first };
    int inner;
    guint half = parse_ordinal (reader, next + 1, &inner);

    if (half > next + 1 && lesart_time_word (reader, half, "half") != NULL)
      return; /* no half of a half: nothing goes deeper */
    lesart_time_parse_core (reader, next + 1, &whole);
    unit = whole.end > 0 ? whole.value : "";
    if (whole.end == 0)
      return;
    g_strlcpy (span->value, unit, sizeof span->value);
    span->end = whole.end;
    if (strlen (unit) == 4) { /* des vergangenen Jahres */
      g_snprintf (part, sizeof part, "-H%d", ordinal);
      g_strlcat (span->value, part, sizeof span->value);
      return;
    }
  } else {
    return;
  }
  span->mod = ordinal == 1 ? "START" : "END";
}

/* "18. und 19. Jahrhundert": the first of the two */
static gboolean
shares_century (const LesartTimeReader *reader, guint at)
{
  static const char *const joints[] = { "und", "bis", "oder", "/", NULL };
  const char *unit;
  int ordinal;
  guint next;

  if (!lesart_atom_is_one_of (&reader->atoms, at, joints)
      && !lesart_atom_is_dash (&reader->atoms, at))
    return FALSE;
  at += lesart_atom_is (&reader->atoms, at + 1, "zum") ? 1 : 0;
  next = parse_ordinal (reader, at + 1, &ordinal);
  unit = lesart_time_word (reader, next, "unit");
  return next > at + 1 && unit != NULL && strcmp (unit, "CE") == 0;
}

void
lesart_time_parse_numbered (LesartTimeReader *reader, guint at, LesartTimeSpan *span)
{
  int ordinal;
  const char *unit;
  guint next = parse_ordinal (reader, at, &ordinal);

  if (next == at)
    return;
  if (shares_century (reader, next)) {
    span->end = next;
    g_snprintf (span->value, sizeof span->value, "%02d", MAX (ordinal - 1, 0));
    return;
  }
  unit = lesart_time_word (reader, next, "unit");
  if (unit == NULL) {
    parse_half (reader, next, ordinal, span);
    return;
  }
  if (strcmp (unit, "3M") == 0 || strcmp (unit, "6M") == 0) {
    parse_part_of_year (reader, next + 1, ordinal, *unit - '0', span);
  } else if (strcmp (unit, "W") == 0) {
    if (lesart_time_word (reader, next, "week-number") != NULL)
      parse_numbered_week (reader, next + 1, ordinal, span);
  } else if (strcmp (unit, "CE") == 0) {
    span->end = next + 1;
    g_snprintf (span->value, sizeof span->value, "%02d", MAX (ordinal - 1, 0));
  } else if (strcmp (unit, "ML") == 0) {
    span->end = next + 1;
    g_snprintf (span->value, sizeof span->value, "%d", CLAMP (ordinal - 1, 0, 9));
  }
}
