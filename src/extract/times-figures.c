/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days and months in figures: 08.02.2024, 8.2., 8. 2. 2024, 2024-02-08, 08/02/2024, 02/2024; and
 * moments: 2024-02-08T14:30:00+01:00.
 *
 * In an article 8.2 is a number and 2023/24 a season: without full stop or year a day needs its
 * preposition there. In an utterance it does not.
 */
#include "times-private.h"

#include <stdlib.h>
#include <string.h>

/* Figures with one and the same mark between them; n is 0 if there are none. */
typedef struct {
  guint n;
  int values[3];
  gsize digits[3];
  char mark;
  gboolean dot; /* after the last */
  guint end;
} Figures;

static gboolean
take_mark (Figures *figures, char mark)
{
  if (figures->n == 1)
    figures->mark = mark;
  return figures->mark == mark;
}

/* The figures of one atom, with dots between them. */
static gboolean
take_atom (const LesartTimeReader *reader, guint at, Figures *figures)
{
  gsize n_bytes;
  const char *p = lesart_atom_text (&reader->atoms, at, &n_bytes), *end = p + n_bytes;

  for (;;) {
    char *after;
    long value;

    if (figures->n == 3 || p == end || !g_ascii_isdigit (*p))
      return FALSE;
    value = strtol (p, &after, 10);
    if (after > end || after - p > 4)
      return FALSE;
    figures->digits[figures->n] = (gsize) (after - p);
    figures->values[figures->n++] = (int) value;
    p = after;
    if (p == end)
      return TRUE;
    if (*p != '.' || !take_mark (figures, '.'))
      return FALSE;
    p++;
  }
}

static gboolean
is_mark (const LesartTimeReader *reader, guint at)
{
  return lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_MARK)
         && (lesart_atom_is (&reader->atoms, at, "-") || lesart_atom_is (&reader->atoms, at, "/")
             || lesart_atom_is (&reader->atoms, at, "."));
}

static void
read_figures (const LesartTimeReader *reader, guint at, Figures *figures)
{
  const LesartAtoms *atoms = &reader->atoms;

  memset (figures, 0, sizeof *figures);
  while (lesart_atom_is_kind (atoms, at, LESART_ATOM_FIGURE)) {
    Figures before = *figures;
    gsize n_bytes;
    gboolean last;

    if (!take_atom (reader, at, figures)
        || (before.n == 2 && !lesart_atom_is_glued (atoms, at) && figures->values[2] < 1000)) {
      *figures = before; /* 29.06. 17 Uhr */
      break;
    }
    figures->end = ++at;
    last = figures->n == 3 || !is_mark (reader, at)
           || !lesart_atom_is_kind (atoms, at + 1, LESART_ATOM_FIGURE)
           || (!lesart_atom_is (atoms, at, ".") && !reader->x->utterance
               && !(lesart_atom_is_glued (atoms, at) && lesart_atom_is_glued (atoms, at + 1)));
    if (last)
      break;
    if (!take_mark (figures, *lesart_atom_text (atoms, at, &n_bytes)))
      break;
    at++;
  }
  figures->dot =
      figures->n == 2 && figures->mark == '.' && lesart_atom_is_dot (atoms, figures->end);
  figures->end += figures->dot ? 1 : 0;
}

static int
complete_year (int year, gsize n_digits)
{
  return n_digits >= 3 ? year : year < 40 ? 2000 + year : 1900 + year;
}

static gboolean
is_day (int day, int month)
{
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/* Day, month and year in the order of their lengths; English texts have 12/31/2024. */
static gboolean
order_day (const LesartTimeReader *reader, const Figures *f, int *day, int *month, int *year)
{
  if (f->digits[0] == 4) {
    *year = f->values[0];
    *month = f->values[1];
    *day = f->values[2];
  } else {
    if (f->digits[0] > 2 || f->digits[1] > 2 || f->digits[2] == 3 || f->digits[2] == 1)
      return FALSE;
    if (f->mark != '.' && f->digits[2] == 2 && !reader->x->utterance)
      return FALSE;
    *day = f->values[0];
    *month = f->values[1];
    *year = complete_year (f->values[2], f->digits[2]);
  }
  if (f->mark == '/' && *month > 12 && *day <= 12) {
    int swapped = *day;

    *day = *month;
    *month = swapped;
  }
  return is_day (*day, *month) && *year >= 1000;
}

/* 05/2016, 2016-05 */
static gboolean
order_month (const Figures *f, int *month, int *year)
{
  guint y = f->digits[0] == 4 ? 0 : 1;

  if (f->digits[y] != 4 || f->digits[1 - y] > 2)
    return FALSE;
  *year = f->values[y];
  *month = f->values[1 - y];
  return *month >= 1 && *month <= 12 && *year >= 1000 && *year <= 2100;
}

/* Without a full stop 8.2 is a day where a preposition says so. */
static gboolean
is_introduced (const LesartTimeReader *reader, guint at)
{
  static const char *const words[] = { "am", "Am", "vom", "Vom", "zum", "den", "dem", NULL };

  return at > 0 && lesart_atom_is_one_of (&reader->atoms, at - 1, words);
}

static gboolean
is_day_and_month (const LesartTimeReader *reader, guint at, const Figures *f)
{
  gboolean utterance = reader->x->utterance;

  if (f->digits[0] > 2 || f->digits[1] > 2 || !is_day (f->values[0], f->values[1])
      || lesart_time_in_quantity (reader, at, f->end)
      || lesart_atom_is (&reader->atoms, f->end, "Uhr")
      || lesart_atom_is (&reader->atoms, f->end, "h")
      || lesart_time_word (reader, f->end, "units") != NULL)
    return FALSE;
  if (f->mark == '/')
    return utterance && f->digits[1] == 2;
  if (f->mark != '.' || (!utterance && f->end > at + 2)) /* 3. 2. */
    return FALSE;
  return f->dot || utterance
         || (is_introduced (reader, at) && !lesart_noun_follows (&reader->atoms, f->end));
}

/* The hour of 2024-02-12T14:30:05+01:00 (ISO 8601) and its zone; fractions of seconds are left. */
static gsize
match_clock (const char *p, gsize n_bytes, char *clock)
{
  gsize n = 6, zone;

  if (n_bytes < 6 || p[0] != 'T' || !g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2])
      || p[3] != ':' || !g_ascii_isdigit (p[4]) || !g_ascii_isdigit (p[5]) || p[1] > '2'
      || p[4] > '5')
    return 0;
  if (n + 3 <= n_bytes && p[n] == ':' && g_ascii_isdigit (p[n + 1]) && g_ascii_isdigit (p[n + 2]))
    n += 3;
  memcpy (clock, p, n);
  zone = n;
  if (n < n_bytes && p[n] == 'Z')
    zone = n + 1;
  else if (n + 6 <= n_bytes && (p[n] == '+' || p[n] == '-') && p[n + 3] == ':'
           && g_ascii_isdigit (p[n + 1]) && g_ascii_isdigit (p[n + 2]) && g_ascii_isdigit (p[n + 4])
           && g_ascii_isdigit (p[n + 5]))
    zone = n + 6;
  memcpy (clock + n, p + n, zone - n);
  clock[zone] = '\0';
  return zone;
}

/* Makes the day that was just added a moment if its hour is glued to it. */
static guint
take_clock (LesartTimeReader *reader, guint end)
{
  const LesartAtoms *atoms = &reader->atoms;
  GArray *times = reader->x->reading->times;
  LesartTime *time = &g_array_index (times, LesartTime, times->len - 1);
  guint32 start = lesart_atom (atoms, end - 1)->byte_end;
  guint32 stop = lesart_atom (atoms, atoms->n - 1)->byte_end;
  char clock[LESART_TIME_VALUE_MAX], value[LESART_TIME_VALUE_MAX];
  gsize n = match_clock (reader->x->utf8 + start, MIN (stop - start, 15), clock);
  guint last = end;

  while (n > 0 && last < atoms->n && lesart_atom (atoms, last)->byte_end < start + n)
    last++;
  if (n == 0 || last >= atoms->n || lesart_atom (atoms, last)->byte_end != start + n)
    return end;
  g_snprintf (value, sizeof value, "%s%s", time->value, clock);
  time->value = lesart_extraction_intern (reader->x, value, -1);
  time->type = LESART_TIME_TIME;
  time->span.end = lesart_atom (atoms, last)->end;
  time->end_token = lesart_atoms_end_token (atoms, last + 1);
  return last + 1;
}

/**
 * lesart_time_read_figures:
 * @first: where the time begins, for a weekday before the figures
 *
 * Returns: the atom after the date in figures at @at; @first if there is none
 */
guint
lesart_time_read_figures (LesartTimeReader *reader, guint first, guint at)
{
  Figures f;
  int day, month, year;

  read_figures (reader, at, &f);
  if (f.n == 3 && order_day (reader, &f, &day, &month, &year)) {
    guint end = lesart_time_add_day_of_month (reader, first, f.end, day, month, year);

    return end > first && f.digits[0] == 4 ? take_clock (reader, end) : end;
  }
  if (f.n != 2)
    return first;
  if (is_day_and_month (reader, at, &f))
    return lesart_time_add_day_of_month (reader, first, f.end, f.values[0], f.values[1], 0);
  if (reader->x->utterance && first == at && order_month (&f, &month, &year)
      && (f.mark != '/' || f.digits[1] != 2 || f.values[1] <= 12)) {
    char value[LESART_TIME_VALUE_MAX];

    g_snprintf (value, sizeof value, "%04d-%02d", year, month);
    lesart_time_add (reader, first, f.end, LESART_TIME_DATE, value, NULL);
    return f.end;
  }
  return first;
}
