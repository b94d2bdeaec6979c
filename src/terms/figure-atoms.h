/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text as those see it who look for figures in it, German or English: runs of letters, runs of
 * digits with the marks inside them, single marks. "$5bn" is three, "54-year-old" is five. (The
 * tokens of the sentence splitter would not do: a hyphened word is one of them.)
 */
#pragma once

#include "text.h"

G_BEGIN_DECLS

typedef enum {
  LESART_FIGURE_ATOM_END,    /* of a line, of the text */
  LESART_FIGURE_ATOM_WORD,   /* a letter, then letters and digits: trillion, Q2 */
  LESART_FIGURE_ATOM_DIGITS, /* 1,250.50  8.2.2024  2½ */
  LESART_FIGURE_ATOM_MARK,
} LesartFigureAtomKind;

/**
 * LesartFigureAtom:
 * @glued: nothing stands between it and the one before
 */
typedef struct {
  guint32 byte;
  guint32 n_bytes;
  LesartSpan span; /* code points */
  guint8 kind;     /* LesartFigureAtomKind */
  gboolean glued;
} LesartFigureAtom;

/**
 * LesartFigureAtoms:
 * @items: (array length=n): in order; the last one is an end
 */
typedef struct {
  const char *utf8;
  LesartFigureAtom *items;
  guint n;
} LesartFigureAtoms;

void lesart_figure_atoms_init (LesartFigureAtoms *atoms, const LesartText *text);
void lesart_figure_atoms_clear (LesartFigureAtoms *atoms);
gboolean lesart_figure_atom_is (const LesartFigureAtoms *atoms, guint at, const char *word);
gboolean lesart_figure_atom_is_hyphen (const LesartFigureAtoms *atoms, guint at);
gboolean lesart_figure_atom_is_dash (const LesartFigureAtoms *atoms, guint at);
gboolean lesart_figure_atom_is_upper (const LesartFigureAtoms *atoms, guint at);
const char *lesart_figure_atom_get (const LesartFigureAtoms *atoms, guint at);
LesartSpan lesart_figure_atoms_get_span (const LesartFigureAtoms *atoms, guint first, guint end);

/**
 * LesartDigits:
 * @value: what they are worth; NAN for a date or a chain of more than one kind
 * @other: (optional): what they would be worth in the other language: 1.250 is 1250 in German, 1.25
 *   in English; NAN if the same
 * @n_parts: how many numbers lie between the marks
 * @part: the first three of them: day, month, year
 * @separator: the mark between parts, or 0
 */
typedef struct {
  double value;
  double other;
  guint n_parts;
  guint part[3];
  char separator;
} LesartDigits;

gboolean lesart_figure_atom_read_digits (const LesartFigureAtoms *atoms,
                                         guint at,
                                         char point,
                                         LesartDigits *digits);

G_END_DECLS
