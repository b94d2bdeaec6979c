/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-atoms.h"

#include <math.h>
#include <string.h>

/* --- cutting ---- */

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

static gboolean
is_thin_space (gunichar c)
{
  return c == 0xa0 || c == 0x202f || c == 0x2009;
}

static gboolean
has_three_digits (const char *p, const char *end)
{
  return end - p >= 3 && g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2])
         && (end - p == 3 || !g_ascii_isdigit (p[3]));
}

/* Digits and what joins them: 1,250.50  1'000  10 000 with spaces that do not break  2½ */
static const char *
skip_digits (const char *p, const char *end)
{
  while (p < end) {
    gunichar c = g_utf8_get_char (p);
    const char *next = g_utf8_next_char (p);

    if (g_ascii_isdigit (*p) || g_unichar_type (c) == G_UNICODE_OTHER_NUMBER)
      p = next;
    else if ((c == '.' || c == ',') && next < end && g_ascii_isdigit (*next))
      p = next;
    else if ((is_apostrophe (c) || is_thin_space (c)) && has_three_digits (next, end))
      p = next;
    else
      break;
  }
  return p;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || c == 0xad || c == 0x200c || c == 0x200d;
}

static const char *
skip_word (const char *p, const char *end)
{
  while (p < end) {
    gunichar c = g_utf8_get_char (p);

    if (!is_letter (c) && !g_unichar_isdigit (c) && g_unichar_type (c) != G_UNICODE_OTHER_NUMBER
        && !g_unichar_ismark (c))
      break;
    p = g_utf8_next_char (p);
  }
  return p;
}

/* "30 x15", "4x100" */
static gboolean
is_times_sign (const char *p, const char *end)
{
  return (*p == 'x' || *p == 'X') && end - p > 1 && g_ascii_isdigit (p[1]);
}

/* ".3", behind nothing that it could belong to */
static gboolean
is_bare_point (const char *p, const char *end, gboolean glued)
{
  return *p == '.' && !glued && end - p > 1 && g_ascii_isdigit (p[1]);
}

static const char *
skip_atom (const char *p, const char *end, gboolean glued, LesartFigureAtomKind *kind)
{
  gunichar c = g_utf8_get_char (p);

  if (g_ascii_isdigit (*p) || is_bare_point (p, end, glued)
      || (g_unichar_type (c) == G_UNICODE_OTHER_NUMBER && c != 0xb2 && c != 0xb3)) {
    *kind = LESART_FIGURE_ATOM_DIGITS;
    return skip_digits (p, end);
  }
  if (is_letter (c) && !is_times_sign (p, end)) {
    *kind = LESART_FIGURE_ATOM_WORD;
    return skip_word (p, end);
  }
  *kind = c == '\n' ? LESART_FIGURE_ATOM_END : LESART_FIGURE_ATOM_MARK;
  return g_utf8_next_char (p);
}

/**
 * lesart_figure_atoms_init:
 * @text: outlives the atoms
 *
 * Cuts a text, in linear time.
 */
void
lesart_figure_atoms_init (LesartFigureAtoms *atoms, const LesartText *text)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (LesartFigureAtom));
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (text, &n_bytes), *end = utf8 + n_bytes;
  guint32 at = 0;
  gboolean glued = FALSE;
  LesartFigureAtom stop = { .kind = LESART_FIGURE_ATOM_END };

  for (const char *p = utf8; p < end;) {
    LesartFigureAtomKind kind;
    LesartFigureAtom atom = { .byte = (guint32) (p - utf8), .glued = glued };
    const char *next;

    if (*p != '\n' && g_unichar_isspace (g_utf8_get_char (p))) {
      p = g_utf8_next_char (p);
      at++;
      glued = FALSE;
      continue;
    }
    next = skip_atom (p, end, glued, &kind);
    atom.kind = (guint8) kind;
    atom.n_bytes = (guint32) (next - p);
    atom.span.start = at;
    at += (guint32) g_utf8_strlen (p, next - p);
    atom.span.end = at;
    g_array_append_val (items, atom);
    glued = kind != LESART_FIGURE_ATOM_END;
    p = next;
  }
  stop.byte = (guint32) n_bytes;
  stop.span = (LesartSpan){ at, at };
  g_array_append_val (items, stop);
  atoms->utf8 = utf8;
  atoms->n = items->len;
  atoms->items = (LesartFigureAtom *) (gpointer) g_array_free (items, FALSE);
}

void
lesart_figure_atoms_clear (LesartFigureAtoms *atoms)
{
  g_clear_pointer (&atoms->items, g_free);
}

/* --- looking ---- */

/**
 * lesart_figure_atom_get:
 *
 * Returns: where the letters of an atom begin; "" behind the last one
 */
const char *
lesart_figure_atom_get (const LesartFigureAtoms *atoms, guint at)
{
  return at < atoms->n ? atoms->utf8 + atoms->items[at].byte : "";
}

/**
 * lesart_figure_atom_is:
 * @word: in small ASCII letters
 *
 * Returns: whether the atom is that word in any case
 */
gboolean
lesart_figure_atom_is (const LesartFigureAtoms *atoms, guint at, const char *word)
{
  gsize n = strlen (word);

  return at < atoms->n && atoms->items[at].n_bytes == n
         && g_ascii_strncasecmp (lesart_figure_atom_get (atoms, at), word, n) == 0;
}

static gunichar
get_mark (const LesartFigureAtoms *atoms, guint at)
{
  return at < atoms->n && atoms->items[at].kind == LESART_FIGURE_ATOM_MARK
             ? g_utf8_get_char (lesart_figure_atom_get (atoms, at))
             : 0;
}

/* Inside a word: glued on both sides. */
gboolean
lesart_figure_atom_is_hyphen (const LesartFigureAtoms *atoms, guint at)
{
  gunichar c = get_mark (atoms, at);

  return (c == '-' || c == 0x2010 || c == 0x2011) && atoms->items[at].glued && at + 1 < atoms->n
         && atoms->items[at + 1].glued;
}

/* What may stand for "to" between two figures. */
gboolean
lesart_figure_atom_is_dash (const LesartFigureAtoms *atoms, guint at)
{
  gunichar c = get_mark (atoms, at);

  return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

gboolean
lesart_figure_atom_is_upper (const LesartFigureAtoms *atoms, guint at)
{
  return at < atoms->n && g_unichar_isupper (g_utf8_get_char (lesart_figure_atom_get (atoms, at)));
}

LesartSpan
lesart_figure_atoms_get_span (const LesartFigureAtoms *atoms, guint first, guint end)
{
  return (LesartSpan){ atoms->items[first].span.start, atoms->items[end - 1].span.end };
}

/* --- reading digits ---- */

static double
get_fraction (gunichar c)
{
  switch (c) {
  case 0xbc:
    return 0.25;
  case 0xbd:
    return 0.5;
  case 0xbe:
    return 0.75;
  case 0x2153:
    return 1 / 3.0;
  case 0x2154:
    return 2 / 3.0;
  case 0x215b:
    return 0.125;
  default:
    return NAN;
  }
}

typedef struct {
  char whole[24]; /* the figures without marks; a longer chain is no number */
  guint n_whole;
  guint n_points, n_commas, n_others; /* marks between */
  guint last_group;                   /* digits behind the last mark */
  gboolean grouped;                   /* every group behind a mark has three */
  guint n_first;                      /* digits before the first mark */
  char last_mark;
  double fraction;
} Scan;

static gboolean
scan_digits (const char *p, gsize n_bytes, Scan *scan)
{
  *scan = (Scan){ .grouped = TRUE };
  for (const char *end = p + n_bytes; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    guint n_marks = scan->n_points + scan->n_commas + scan->n_others;

    if (g_ascii_isdigit (*p)) {
      if (scan->n_whole + 1 >= sizeof scan->whole)
        return FALSE;
      scan->whole[scan->n_whole++] = *p;
      scan->last_group++;
      continue;
    }
    if (g_unichar_type (c) == G_UNICODE_OTHER_NUMBER) {
      scan->fraction = get_fraction (c);
      continue;
    }
    if (n_marks == 0)
      scan->n_first = scan->last_group;
    else if (scan->last_group != 3)
      scan->grouped = FALSE;
    scan->last_group = 0;
    scan->last_mark = *p;
    *(c == '.' ? &scan->n_points : c == ',' ? &scan->n_commas : &scan->n_others) += 1;
  }
  return TRUE;
}

/* The figures with the last @decimals of them behind the point. */
static double
get_value (const Scan *scan, guint decimals)
{
  return g_ascii_strtod (scan->whole, NULL) / pow (10, decimals) + scan->fraction;
}

/* @point: the decimal mark of the language */
static double
read_as (const Scan *scan, char point)
{
  guint n_points = point == '.' ? scan->n_points : scan->n_commas;
  guint n_groups = point == '.' ? scan->n_commas : scan->n_points;
  guint n_marks = n_points + n_groups + scan->n_others;

  if (n_marks == 0)
    return get_value (scan, 0);
  if (scan->n_first > 3 && n_groups + scan->n_others > 0)
    return NAN;
  if (n_points == 1 && scan->last_mark == point)
    return n_marks == 1 || scan->grouped ? get_value (scan, scan->last_group) : NAN;
  return n_points == 0 && scan->grouped && scan->last_group == 3 ? get_value (scan, 0) : NAN;
}

static void
read_parts (const char *p, gsize n_bytes, LesartDigits *digits)
{
  gboolean inside = FALSE;

  for (gsize i = 0; i < n_bytes; i++) {
    if (!g_ascii_isdigit (p[i])) {
      digits->separator = p[i];
      inside = FALSE;
      continue;
    }
    if (!inside)
      digits->n_parts++;
    inside = TRUE;
    if (digits->n_parts <= 3 && digits->part[digits->n_parts - 1] < 100000)
      digits->part[digits->n_parts - 1] =
          digits->part[digits->n_parts - 1] * 10 + (guint) (p[i] - '0');
  }
}

/**
 * lesart_figure_atom_read_digits:
 * @point: the decimal mark of the language, '.' or ','
 * @digits: (out): what the digits say
 *
 * Returns: whether the atom is of digits
 */
gboolean
lesart_figure_atom_read_digits (const LesartFigureAtoms *atoms,
                                guint at,
                                char point,
                                LesartDigits *digits)
{
  Scan scan;
  const char *bytes = lesart_figure_atom_get (atoms, at);

  *digits = (LesartDigits){ .value = NAN, .other = NAN };
  if (at >= atoms->n || atoms->items[at].kind != LESART_FIGURE_ATOM_DIGITS)
    return FALSE;
  read_parts (bytes, atoms->items[at].n_bytes, digits);
  if (!scan_digits (bytes, atoms->items[at].n_bytes, &scan))
    return TRUE;
  digits->value = read_as (&scan, point);
  digits->other = read_as (&scan, point == '.' ? ',' : '.');
  if (digits->other == digits->value)
    digits->other = NAN;
  return TRUE;
}
