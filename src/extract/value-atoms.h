/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pieces that numbers, units and times are read from. Tokens are made for syntax ("20-Jährige",
 * "2011–2016" or "km/h" may be one); here a sentence is cut finer, so that a rule sees a figure, a
 * word or a mark, whatever the token around it:
 *
 *   am 8. Februar 2024 um 14.30 Uhr      am|8|.|Februar|2024|um|14.30|Uhr
 *   5-7 Mio. Euro, 164 km/h              5|-|7|Mio|.|Euro|,|164|km|/|h
 *
 * A figure keeps the marks inside it (1.250,50  1'000  14:30) and never ends in one. A word keeps
 * its hyphens and digits (US-Dollar, Covid-19). A figure that a hyphen joins to a word is a
 * compound (54-Jährige): no rule looks inside.
 */
#pragma once

#include "extract-private.h"
#include "value-words.h"

G_BEGIN_DECLS

typedef enum {
  LESART_ATOM_WORD,
  LESART_ATOM_FIGURE,
  LESART_ATOM_COMPOUND,
  LESART_ATOM_MARK,
} LesartAtomKind;

typedef struct {
  guint32 byte_start;
  guint32 byte_end;
  guint32 start; /* code points */
  guint32 end;
  guint32 token; /* that holds its first byte */
  guint8 kind;   /* LesartAtomKind */
  guint8 space_before;
  guint16 begins; /* LesartBegins */
} LesartAtom;

/**
 * LesartAtoms:
 *
 * The atoms of one sentence. An index past the end is allowed everywhere and matches nothing.
 */
typedef struct {
  LesartExtraction *x;
  GArray *array; /* LesartAtom */
  guint n;
} LesartAtoms;

void lesart_atoms_init (LesartAtoms *atoms, LesartExtraction *x);
void lesart_atoms_clear (LesartAtoms *atoms);
void lesart_atoms_read_sentence (LesartAtoms *atoms, guint32 sentence);

static inline const LesartAtom *
lesart_atom (const LesartAtoms *atoms, guint at)
{
  return &g_array_index (atoms->array, LesartAtom, at);
}

static inline gboolean
lesart_atom_is_kind (const LesartAtoms *atoms, guint at, LesartAtomKind kind)
{
  return at < atoms->n && lesart_atom (atoms, at)->kind == kind;
}

/* Does nothing, not even a space, stand between atom @at and the one before it? */
static inline gboolean
lesart_atom_is_glued (const LesartAtoms *atoms, guint at)
{
  return at < atoms->n && at > 0 && !lesart_atom (atoms, at)->space_before;
}

/* May one of @begins, a set of LesartBegins, begin at @at? */
static inline gboolean
lesart_atom_begins (const LesartAtoms *atoms, guint at, guint begins)
{
  return at < atoms->n && (lesart_atom (atoms, at)->begins & begins) != 0;
}

/* How many atoms are worth looking up from @at on: @max_atoms, or one if no @phrase begins there.
 */
static inline guint
lesart_atoms_count_phrase (const LesartAtoms *atoms, LesartBegins phrase, guint at, guint max_atoms)
{
  return lesart_atom_begins (atoms, at, phrase) ? max_atoms : 1;
}

static inline const char *
lesart_atom_text (const LesartAtoms *atoms, guint at, gsize *n_bytes)
{
  const LesartAtom *atom = lesart_atom (atoms, at);

  *n_bytes = atom->byte_end - atom->byte_start;
  return atoms->x->utf8 + atom->byte_start;
}

gboolean lesart_atom_is (const LesartAtoms *atoms, guint at, const char *text);
gboolean lesart_atom_is_one_of (const LesartAtoms *atoms, guint at, const char *const *texts);
gboolean lesart_atom_is_upper (const LesartAtoms *atoms, guint at);
gboolean lesart_atom_is_dash (const LesartAtoms *atoms, guint at);
gboolean lesart_atom_is_dot (const LesartAtoms *atoms, guint at);
gboolean
lesart_atom_get_integer (const LesartAtoms *atoms, guint at, guint max_digits, guint *value);

#define LESART_ATOM_KEY_MAX 96

gsize lesart_atoms_get_key (const LesartAtoms *atoms,
                            guint first,
                            guint end,
                            char key[LESART_ATOM_KEY_MAX]);
guint lesart_atoms_find (const LesartAtoms *atoms,
                         const LesartTable *table,
                         guint first,
                         guint max_atoms,
                         guint32 *rows,
                         guint *n_rows);
guint lesart_atoms_find_inflected (const LesartAtoms *atoms,
                                   const LesartTable *table,
                                   guint first,
                                   guint max_atoms,
                                   guint32 *rows,
                                   guint *n_rows);
guint lesart_atoms_find_before (const LesartAtoms *atoms,
                                const LesartTable *table,
                                guint end,
                                guint max_atoms,
                                guint32 *rows,
                                guint *n_rows);
gsize lesart_atom_length (const char *p, const char *end);
gboolean lesart_atom_is_word (const char *bytes, gsize n_bytes);
guint lesart_atoms_end_token (const LesartAtoms *atoms, guint end);

G_END_DECLS
