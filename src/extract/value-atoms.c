/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts sentences into atoms and looks strings of atoms up in tables. Every function looks at a
 * bounded number of atoms and bytes, so that reading stays linear whatever the text.
 */
#include "value-atoms.h"

#include <string.h>

/* Longer figures are no number that a reader could take in: they become one compound. */
#define MAX_FIGURE_BYTES 40

void
lesart_atoms_init (LesartAtoms *atoms, LesartExtraction *x)
{
  atoms->x = x;
  atoms->array = g_array_sized_new (FALSE, FALSE, sizeof (LesartAtom), 64);
  atoms->n = 0;
}

void
lesart_atoms_clear (LesartAtoms *atoms)
{
  g_clear_pointer (&atoms->array, g_array_unref);
  atoms->n = 0;
}

static inline gboolean
is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalpha ((char) c);
  return g_unichar_isalpha (c) || g_unichar_ismark (c)
         || g_unichar_type (c) == G_UNICODE_OTHER_NUMBER;
}

static gboolean
is_vulgar_fraction (gunichar c)
{
  return (c >= 0xbc && c <= 0xbe) || (c >= 0x2150 && c <= 0x215e);
}

static gboolean
is_digit_at (const char *p, const char *end)
{
  return p < end && g_ascii_isdigit (*p);
}

/* After the digits of a figure: the mark at @p and a digit go on with it. */
static const char *
skip_figure_mark (const char *p, const char *end)
{
  if (p < end && (*p == '.' || *p == ',' || *p == ':' || *p == '\'') && is_digit_at (p + 1, end))
    return p + 1;
  if (end - p >= 4 && memcmp (p, "\xe2\x80\x99", 3) == 0 && g_ascii_isdigit (p[3])) /* ’ */
    return p + 3;
  return NULL;
}

static const char *
skip_figure (const char *p, const char *end)
{
  for (;;) {
    const char *next;

    while (is_digit_at (p, end))
      p++;
    next = skip_figure_mark (p, end);
    if (next == NULL)
      return p;
    p = next;
  }
}

/* Letters, digits, and hyphens or apostrophes between them. */
static const char *
skip_word (const char *p, const char *end)
{
  while (p < end) {
    gunichar c;
    const char *next;

    if (g_ascii_isalnum (*p)) {
      p++;
      continue;
    }
    c = g_utf8_get_char (p);
    next = g_utf8_next_char (p);
    if (!is_letter (c) && !g_unichar_isdigit (c)) {
      if (c != '-' && c != 0x2010 && c != 0x2011)
        break;
      if (next >= end
          || !(is_letter (g_utf8_get_char (next)) || g_unichar_isdigit (g_utf8_get_char (next))))
        break;
    }
    p = next;
  }
  return p;
}

static const char *
read_atom (const char *p, const char *end, LesartAtom *atom)
{
  gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);
  const char *after;

  if (g_ascii_isdigit (*p)) {
    after = skip_figure (p, end);
    atom->kind = LESART_ATOM_FIGURE;
    if (after + 1 < end && *after == '-' && is_letter (g_utf8_get_char (after + 1))) {
      atom->kind = LESART_ATOM_COMPOUND;
      after = skip_word (after, end);
    } else if (after - p > MAX_FIGURE_BYTES) {
      atom->kind = LESART_ATOM_COMPOUND;
    }
    return after;
  }
  if (is_vulgar_fraction (c)) {
    atom->kind = LESART_ATOM_FIGURE;
    return g_utf8_next_char (p);
  }
  if (is_letter (c)) {
    atom->kind = LESART_ATOM_WORD;
    return skip_word (p, end);
  }
  atom->kind = LESART_ATOM_MARK;
  return g_utf8_next_char (p);
}

static guint32
count_chars (const char *p, const char *end)
{
  guint32 n = 0;

  for (; p < end; p++)
    n += ((guchar) *p & 0xc0) != 0x80;
  return n;
}

static gboolean
is_space (const char *p)
{
  return (guchar) *p < 0x80 ? g_ascii_isspace (*p) : g_unichar_isspace (g_utf8_get_char (p));
}

/* Bytes of the atom that @p begins with. */
gsize
lesart_atom_length (const char *p, const char *end)
{
  LesartAtom atom;

  return p < end ? (gsize) (read_atom (p, end, &atom) - p) : 0;
}

/* Are these bytes one atom, and a word? */
gboolean
lesart_atom_is_word (const char *bytes, gsize n_bytes)
{
  LesartAtom atom;

  return n_bytes > 0 && read_atom (bytes, bytes + n_bytes, &atom) == bytes + n_bytes
         && atom.kind == LESART_ATOM_WORD;
}

/* Most atoms are tokens, whose forms are known. */
static const LesartForm *
form_of (const LesartExtraction *x, const LesartAtom *atom)
{
  const LesartToken *token = &x->tokens[atom->token];

  return token->byte_start == atom->byte_start && token->byte_end == atom->byte_end
             ? x->forms[atom->token]
             : lesart_lexemes_get (x->lexemes, x->utf8 + atom->byte_start,
                                   atom->byte_end - atom->byte_start);
}

static guint
judge (const LesartExtraction *x, const LesartAtom *atom)
{
  const char *text = x->utf8 + atom->byte_start;
  gsize n_bytes = atom->byte_end - atom->byte_start;

  switch ((LesartAtomKind) atom->kind) {
  case LESART_ATOM_WORD:
    return lesart_value_words_judge (x->value_words, form_of (x, atom));
  case LESART_ATOM_FIGURE:
    return LESART_BEGINS_NUMBER | LESART_BEGINS_TIME
           | lesart_value_words_look_up (x->value_words, text, n_bytes);
  case LESART_ATOM_MARK:
    return *text == ',' || *text == '.'
               ? 0
               : lesart_value_words_look_up (x->value_words, text, n_bytes);
  case LESART_ATOM_COMPOUND:
  default:
    return 0;
  }
}

/* Most atoms are tokens that were judged when their form first came up: letters with a space or a
 * mark behind them. Fills the atom, or returns FALSE if it has to be read. */
static gboolean
take_token (const LesartExtraction *x, guint32 at, const char *end, LesartAtom *atom)
{
  const LesartToken *token = &x->tokens[at];
  const char *after = x->utf8 + token->byte_end;
  guint begins;

  if (token->kind != LESART_TOKEN_WORD || token->byte_start != atom->byte_start
      || (after < end && ((guchar) *after >= 0x80 || g_ascii_isalnum (*after) || *after == '-')))
    return FALSE;
  begins = lesart_value_words_judge (x->value_words, x->forms[at]);
  if ((begins & LESART_IS_ATOM) == 0)
    return FALSE;
  atom->kind = LESART_ATOM_WORD;
  atom->byte_end = token->byte_end;
  atom->end = token->end;
  atom->begins = (guint16) begins;
  return TRUE;
}

/* Fills an atom of which is known where it starts and what token has its first byte. */
static void
fill_atom (const LesartExtraction *x, const char *end, LesartAtom *atom)
{
  const LesartToken *token = &x->tokens[atom->token];
  const char *start = x->utf8 + atom->byte_start, *after;

  if (take_token (x, atom->token, end, atom))
    return;
  if (token->kind == LESART_TOKEN_ADDRESS && token->byte_start == atom->byte_start) {
    atom->kind = LESART_ATOM_COMPOUND;
    after = x->utf8 + token->byte_end;
  } else {
    after = read_atom (start, end, atom);
  }
  atom->byte_end = (guint32) (after - x->utf8);
  atom->end = atom->start + count_chars (start, after);
  atom->begins = (guint16) judge (x, atom);
}

/**
 * lesart_atoms_read_sentence:
 *
 * Replaces the atoms by those of @sentence. Linear in its length.
 */
void
lesart_atoms_read_sentence (LesartAtoms *atoms, guint32 sentence)
{
  const LesartExtraction *x = atoms->x;
  guint32 token = x->sentences[sentence].first;
  guint32 end_token = x->sentences[sentence].end;

  atoms->n = 0;
  if (token < end_token) {
    const char *p = x->utf8 + x->tokens[token].byte_start;
    const char *end = x->utf8 + x->tokens[end_token - 1].byte_end;
    guint32 at = x->tokens[token].start;
    gboolean space = p == x->utf8 || g_ascii_isspace (p[-1]) || (guchar) p[-1] >= 0x80;

    while (p < end) {
      LesartAtom atom = { .space_before = (guint8) space, .start = at };

      if (is_space (p)) {
        p = g_utf8_next_char (p);
        at++;
        space = TRUE;
        continue;
      }
      atom.byte_start = (guint32) (p - x->utf8);
      while (token + 1 < end_token && x->tokens[token].byte_end <= atom.byte_start)
        token++;
      atom.token = token;
      fill_atom (x, end, &atom);
      if (atoms->n == atoms->array->len)
        g_array_set_size (atoms->array, 2 * atoms->n + 64);
      g_array_index (atoms->array, LesartAtom, atoms->n++) = atom;
      p = x->utf8 + atom.byte_end;
      at = atom.end;
      space = FALSE;
    }
  }
}

gboolean
lesart_atom_is (const LesartAtoms *atoms, guint at, const char *text)
{
  gsize n_bytes;
  const char *own;

  if (at >= atoms->n)
    return FALSE;
  own = lesart_atom_text (atoms, at, &n_bytes);
  return *own == *text && strlen (text) == n_bytes && memcmp (own, text, n_bytes) == 0;
}

/* @texts ends with NULL. */
gboolean
lesart_atom_is_one_of (const LesartAtoms *atoms, guint at, const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (lesart_atom_is (atoms, at, texts[i]))
      return TRUE;
  return FALSE;
}

gboolean
lesart_atom_is_upper (const LesartAtoms *atoms, guint at)
{
  gsize n_bytes;

  return lesart_atom_is_kind (atoms, at, LESART_ATOM_WORD)
         && g_unichar_isupper (g_utf8_get_char (lesart_atom_text (atoms, at, &n_bytes)));
}

gboolean
lesart_atom_is_dash (const LesartAtoms *atoms, guint at)
{
  static const char *const dashes[] = { "-", "–", "—", "−", "‐", "‑", NULL };

  return lesart_atom_is_one_of (atoms, at, dashes);
}

/* A full stop that belongs to what stands before it: "8." */
gboolean
lesart_atom_is_dot (const LesartAtoms *atoms, guint at)
{
  return lesart_atom_is_glued (atoms, at) && lesart_atom_is (atoms, at, ".");
}

/* A figure of digits alone, at most @max_digits (up to 9) of them. */
gboolean
lesart_atom_get_integer (const LesartAtoms *atoms, guint at, guint max_digits, guint *value)
{
  gsize n_bytes;
  const char *text;

  if (!lesart_atom_is_kind (atoms, at, LESART_ATOM_FIGURE))
    return FALSE;
  text = lesart_atom_text (atoms, at, &n_bytes);
  if (n_bytes > max_digits)
    return FALSE;
  *value = 0;
  for (gsize i = 0; i < n_bytes; i++) {
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
    *value = *value * 10 + (guint) (text[i] - '0');
  }
  return TRUE;
}

/**
 * lesart_atoms_get_key:
 * @key: (out): the text of atoms [@first, @end), every space a plain one, ends with NUL
 *
 * Returns: bytes of @key without the NUL; 0 if it would not fit
 */
gsize
lesart_atoms_get_key (const LesartAtoms *atoms,
                      guint first,
                      guint end,
                      char key[LESART_ATOM_KEY_MAX])
{
  gsize n = 0;

  for (guint i = first; i < end; i++) {
    gsize n_bytes;
    const char *text = lesart_atom_text (atoms, i, &n_bytes);

    if (n + n_bytes + 2 > LESART_ATOM_KEY_MAX)
      return 0;
    if (i > first && lesart_atom (atoms, i)->space_before)
      key[n++] = ' ';
    memcpy (key + n, text, n_bytes);
    n += n_bytes;
  }
  key[n] = '\0';
  return n;
}

static guint
find (const LesartAtoms *atoms,
      const LesartTable *table,
      guint first,
      guint end,
      gboolean inflected,
      guint32 *rows)
{
  static const char *const endings[] = { "em", "en", "er", "es", "e", "n", "s" };
  char key[LESART_ATOM_KEY_MAX];
  gsize n_bytes = lesart_atoms_get_key (atoms, first, end, key);
  guint n_rows;

  if (n_bytes == 0)
    return 0;
  n_rows = lesart_table_lookup (table, key, (gssize) n_bytes, rows, LESART_TABLE_MAX_ROWS);
  if (n_rows > 0 || !inflected || lesart_atom (atoms, end - 1)->kind != LESART_ATOM_WORD)
    return n_rows;
  for (guint i = 0; i < G_N_ELEMENTS (endings) && n_rows == 0; i++) {
    gsize n = strlen (endings[i]);

    if (n_bytes >= n + 3 && memcmp (key + n_bytes - n, endings[i], n) == 0)
      n_rows =
          lesart_table_lookup (table, key, (gssize) (n_bytes - n), rows, LESART_TABLE_MAX_ROWS);
  }
  return n_rows;
}

static guint
find_longest (const LesartAtoms *atoms,
              const LesartTable *table,
              guint first,
              guint max_atoms,
              gboolean inflected,
              guint32 *rows,
              guint *n_rows)
{
  for (guint end = MIN (first + max_atoms, atoms->n); end > first; end--) {
    *n_rows = find (atoms, table, first, end, inflected, rows);
    if (*n_rows > 0)
      return end;
  }
  *n_rows = 0;
  return first;
}

/**
 * lesart_atoms_find:
 * @max_atoms: the longest string of atoms to try
 * @rows: (out): room for LESART_TABLE_MAX_ROWS rows
 *
 * Returns: the atom after the longest key of @table that begins at @first; @first if there is none
 */
guint
lesart_atoms_find (const LesartAtoms *atoms,
                   const LesartTable *table,
                   guint first,
                   guint max_atoms,
                   guint32 *rows,
                   guint *n_rows)
{
  return find_longest (atoms, table, first, max_atoms, FALSE, rows, n_rows);
}

/* The same; a word that is no key is also tried without an ending of declension ("Metern",
 * "Jahres"). */
guint
lesart_atoms_find_inflected (const LesartAtoms *atoms,
                             const LesartTable *table,
                             guint first,
                             guint max_atoms,
                             guint32 *rows,
                             guint *n_rows)
{
  return find_longest (atoms, table, first, max_atoms, TRUE, rows, n_rows);
}

/* The first atom of the longest key that ends before atom @end; @end if there is none. */
guint
lesart_atoms_find_before (const LesartAtoms *atoms,
                          const LesartTable *table,
                          guint end,
                          guint max_atoms,
                          guint32 *rows,
                          guint *n_rows)
{
  for (guint first = end > max_atoms ? end - max_atoms : 0; first < end; first++) {
    *n_rows = find (atoms, table, first, end, FALSE, rows);
    if (*n_rows > 0)
      return first;
  }
  *n_rows = 0;
  return end;
}

/* The token after the one that holds atom @end - 1. */
guint
lesart_atoms_end_token (const LesartAtoms *atoms, guint end)
{
  return lesart_atom (atoms, end - 1)->token + 1;
}
