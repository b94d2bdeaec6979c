/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers in figures: 1.250,50  1'000  4.8  ½. What is a date, a clock time or a match result by
 * its shape is none.
 */
#include "number-parser.h"

#include <string.h>

typedef struct {
  guint n_groups; /* of digits */
  guint lengths[16];
  char marks[16]; /* after group i: . , ' */
} FigureShape;

static gboolean
read_shape (const char *figure, gsize n_bytes, FigureShape *shape)
{
  memset (shape, 0, sizeof *shape);
  for (gsize i = 0; i < n_bytes; i++) {
    if (g_ascii_isdigit (figure[i])) {
      shape->lengths[shape->n_groups]++;
      continue;
    }
    if (figure[i] == ':' || shape->n_groups + 2 > G_N_ELEMENTS (shape->lengths))
      return FALSE;
    if ((guchar) figure[i] == 0xe2) /* ’ of three bytes */
      i += 2;
    shape->marks[shape->n_groups++] = figure[i] == '.' || figure[i] == ',' ? figure[i] : '\'';
  }
  shape->n_groups++;
  return TRUE;
}

/* Are groups 1 to @last of three digits each, all after the same mark? */
static gboolean
are_thousands (const FigureShape *shape, guint last)
{
  if (shape->lengths[0] > 3)
    return FALSE;
  for (guint i = 1; i <= last; i++)
    if (shape->lengths[i] != 3 || shape->marks[i - 1] != shape->marks[0])
      return FALSE;
  return TRUE;
}

/* The number of groups before the decimal mark; 0 if the figure is no number (8.2.2024, 2:1). */
static guint
count_whole_groups (const char *figure, const FigureShape *shape)
{
  guint n = shape->n_groups;
  char last = n > 1 ? shape->marks[n - 2] : '\0';

  if (n == 1)
    return 1;
  if (n == 2) {
    gboolean thousands =
        shape->lengths[1] == 3 && shape->lengths[0] <= 3 && *figure != '0' && last != ',';

    return thousands ? 2 : last == '\'' ? 0 : 1;
  }
  if (are_thousands (shape, n - 1))
    return n;
  if (last != shape->marks[0] && last != '\'' && are_thousands (shape, n - 2))
    return n - 1;
  return 0;
}

/* The character that @figure begins with: ½, ⅔ */
gboolean
lesart_vulgar_fraction_parse (const char *figure, double *value)
{
  static const struct {
    gunichar c;
    double value;
  } fractions[] = {
    { 0xbc, 0.25 },      { 0xbd, 0.5 },       { 0xbe, 0.75 },      { 0x2153, 1 / 3.0 },
    { 0x2154, 2 / 3.0 }, { 0x2155, 0.2 },     { 0x2156, 0.4 },     { 0x2157, 0.6 },
    { 0x2158, 0.8 },     { 0x2159, 1 / 6.0 }, { 0x215a, 5 / 6.0 }, { 0x215b, 0.125 },
    { 0x215c, 0.375 },   { 0x215d, 0.625 },   { 0x215e, 0.875 },   { 0x2150, 1 / 7.0 },
    { 0x2151, 1 / 9.0 }, { 0x2152, 0.1 },
  };
  gunichar c = g_utf8_get_char (figure);

  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    if (fractions[i].c == c) {
      *value = fractions[i].value;
      return TRUE;
    }
  return FALSE;
}

/**
 * lesart_figure_parse:
 *
 * Reads a figure in the German way: a comma before the fraction, dots, apostrophes or nothing
 * between thousands; a dot that no three digits follow is a decimal point (Swiss).
 *
 * Returns: whether it is a number; dates, clock times and match results are not
 */
gboolean
lesart_figure_parse (const char *figure, gsize n_bytes, double *value, guint32 *flags)
{
  char digits[64];
  gsize n = 0;
  guint group = 0, whole;
  FigureShape shape;

  *flags = LESART_NUMBER_FIGURE;
  if (n_bytes == 0 || n_bytes >= sizeof digits - 2)
    return FALSE;
  if (!g_ascii_isdigit (*figure)) {
    *flags |= LESART_NUMBER_FRACTION;
    return lesart_vulgar_fraction_parse (figure, value);
  }
  if (!read_shape (figure, n_bytes, &shape) || (whole = count_whole_groups (figure, &shape)) == 0)
    return FALSE;
  for (gsize i = 0; i < n_bytes; i++) {
    if (g_ascii_isdigit (figure[i]))
      digits[n++] = figure[i];
    else if (((guchar) figure[i] & 0xc0) != 0x80 && ++group == whole)
      digits[n++] = '.';
  }
  digits[n] = '\0';
  *value = g_ascii_strtod (digits, NULL);
  if (whole > 1)
    *flags |= LESART_NUMBER_GROUPED;
  if (whole < shape.n_groups)
    *flags |= LESART_NUMBER_DECIMAL | (shape.marks[whole - 1] == '.' ? LESART_NUMBER_POINT : 0);
  if (*figure == '0' && shape.lengths[0] > 1)
    *flags |= LESART_NUMBER_LEADING_ZERO;
  return TRUE;
}
