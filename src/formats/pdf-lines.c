/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of the lines of a page that is set in columns: from the top, as many lines as a gutter
 * divides into two columns of running text are read column by column, each of them in the same way
 * again (the recursive cut of Nagy and Seth, 1984); other lines as they stand. Two columns of
 * narrow cells are a table, and are not divided.
 */
#include "pdf-lines.h"

#include <stdlib.h>
#include <string.h>

#define LINES_MAX 1500 /* on a page; more keep their order, so that time stays in bounds */
#define DEPTH_MAX 8
#define SHOWS_WITHIN 40 /* pieces of lines: two columns are seen from their first ones */
#define GUTTER_MIN 0.7  /* em */
#define COLUMN_MIN 11.0 /* em: what a column measures */
#define ROWS_MIN 3      /* in each of two columns */

static int
compare_top (gconstpointer a, gconstpointer b)
{
  const LesartPdfLine *first = a, *second = b;

  return first->y1 < second->y1 ? -1 : first->y1 > second->y1;
}

static int
compare_left (gconstpointer a, gconstpointer b)
{
  const LesartPdfLine *const *first = a, *const *second = b;

  return (*first)->x1 < (*second)->x1 ? -1 : (*first)->x1 > (*second)->x1;
}

static int
compare_x (gconstpointer a, gconstpointer b)
{
  const LesartPdfLine *first = a, *second = b;

  return first->x1 < second->x1 ? -1 : first->x1 > second->x1;
}

/* Numbers the rows of lines from the top, and puts the pieces of each in order. */
static void
set_rows (LesartPdfLine *lines, guint n_lines)
{
  guint row = 0;

  for (guint start = 0, end; start < n_lines; start = end) {
    double middle = (lines[start].y1 + lines[start].y2) / 2;

    row++;
    for (end = start; end < n_lines && lines[end].y1 < middle; end++)
      lines[end].row = row;
    end = MAX (end, start + 1);
    qsort (lines + start, end - start, sizeof *lines, compare_x);
  }
}

/* Whether the pieces are running text: several rows, not narrow. */
static gboolean
is_column (const LesartPdfLine *const *lines, guint n_lines)
{
  double left = G_MAXDOUBLE, right = 0;
  guint low = G_MAXUINT, high = 0;

  for (guint i = 0; i < n_lines; i++) {
    left = MIN (left, lines[i]->x1);
    right = MAX (right, lines[i]->x2);
    low = MIN (low, lines[i]->row);
    high = MAX (high, lines[i]->row);
  }
  return n_lines >= ROWS_MIN && high - low + 1 >= ROWS_MIN
         && right - left > lines[0]->size * COLUMN_MIN;
}

/* Where the right one of two columns begins; 0 if there is no gutter. */
static double
find_gutter (const LesartPdfLine *lines, guint n_lines)
{
  g_autofree const LesartPdfLine **sorted = g_new (const LesartPdfLine *, n_lines);
  double reach;

  for (guint i = 0; i < n_lines; i++)
    sorted[i] = &lines[i];
  qsort (sorted, n_lines, sizeof *sorted, compare_left);
  reach = sorted[0]->x2;
  for (guint i = 1; i < n_lines; i++) {
    if (sorted[i]->x1 > reach + GUTTER_MIN * sorted[i]->size && is_column (sorted, i)
        && is_column (sorted + i, n_lines - i))
      return sorted[i]->x1;
    reach = MAX (reach, sorted[i]->x2);
  }
  return 0;
}

static gboolean order (LesartPdfLine *lines, guint n_lines, guint depth);

/* Left column, then right column. */
static void
order_columns (LesartPdfLine *lines, guint n_lines, double gutter, guint depth)
{
  g_autofree LesartPdfLine *copy = g_memdup2 (lines, n_lines * sizeof *lines);
  guint n_left = 0, at;

  for (guint i = 0; i < n_lines; i++)
    if (copy[i].x1 < gutter)
      lines[n_left++] = copy[i];
  at = n_left;
  for (guint i = 0; i < n_lines; i++)
    if (copy[i].x1 >= gutter)
      lines[at++] = copy[i];
  order (lines, n_left, depth + 1);
  order (lines + n_left, n_lines - n_left, depth + 1);
}

/* Lines from the top. Returns: whether there are columns. */
static gboolean
order (LesartPdfLine *lines, guint n_lines, guint depth)
{
  gboolean columns = FALSE;

  for (guint start = 0; start < n_lines && depth < DEPTH_MAX;) {
    guint best = start + 1;
    double gutter = 0;

    for (guint end = start + 4; end <= n_lines && (gutter > 0 || end <= start + SHOWS_WITHIN);
         end++) {
      double found = find_gutter (lines + start, end - start);

      if (found == 0 && gutter > 0)
        break;
      if (found > 0) {
        best = end;
        gutter = found;
      }
    }
    if (gutter > 0) {
      order_columns (lines + start, best - start, gutter, depth);
      columns = TRUE;
    }
    start = best;
  }
  return columns;
}

/**
 * lesart_pdf_order_lines:
 * @lines: the lines of one page, as they stand in the file
 *
 * Puts them into the order in which they are read; without columns they stay as they are.
 */
void
lesart_pdf_order_lines (LesartPdfLine *lines, guint n_lines)
{
  g_autofree LesartPdfLine *sorted = g_memdup2 (lines, n_lines * sizeof *lines);

  if (n_lines > LINES_MAX)
    return;
  qsort (sorted, n_lines, sizeof *sorted, compare_top);
  set_rows (sorted, n_lines);
  if (order (sorted, n_lines, 0))
    memcpy (lines, sorted, n_lines * sizeof *lines);
}
