/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tells a count from a year, a name, a match result, a date or a telephone number. Words that
 * carry a number as their name are rows of numbered.tsv; cues for "about" and the like of
 * modifiers.tsv.
 */
#include "quantity-context.h"

#include <math.h>
#include <string.h>

#define MAX_CUE_ATOMS 5
#define MAX_ATOMS_TO_SURVEY 12

void
lesart_quantity_cues_init (LesartQuantityCues *cues, const LesartLanguage *language)
{
  cues->numbered = lesart_language_get_table (language, "numbered");
  cues->numbered_kind = lesart_table_find_column (cues->numbered, "kind");
  cues->modifiers = lesart_language_get_table (language, "modifiers");
  cues->modifier = lesart_table_find_column (cues->modifiers, "modifier");
  cues->place = lesart_table_find_column (cues->modifiers, "place");
  cues->needs = lesart_table_find_column (cues->modifiers, "needs");
}

/* Nothing but marks after @at: the full stop there ends the sentence, not an ordinal. */
gboolean
lesart_atom_ends_sentence (const LesartAtoms *atoms, guint at)
{
  for (guint i = at + 1; i < atoms->n && i < at + 4; i++)
    if (lesart_atom (atoms, i)->kind != LESART_ATOM_MARK)
      return FALSE;
  return TRUE;
}

static const LesartForm *
form_of (const LesartAtoms *atoms, guint at)
{
  gsize n_bytes;
  const char *text = lesart_atom_text (atoms, at, &n_bytes);

  return lesart_lexemes_get (atoms->x->lexemes, text, n_bytes);
}

static gboolean
is_adjective (const LesartAtoms *atoms, guint at)
{
  static const guint32 classes = 1u << LESART_CLASS_ADJECTIVE | 1u << LESART_CLASS_PARTICIPLE_1
                                 | 1u << LESART_CLASS_PARTICIPLE_2;
  gsize n_bytes;
  const char *text = lesart_atom_text (atoms, at, &n_bytes);

  if (n_bytes < 3
      || (text[n_bytes - 1] != 'e' && text[n_bytes - 1] != 'n' && text[n_bytes - 1] != 'r'))
    return FALSE;
  return (lesart_form_get_classes (form_of (atoms, at)) & classes) != 0;
}

/* Does a noun phrase go on at @at: "Anlagen", "neue Anlagen", "schwer verletzte Menschen"? */
gboolean
lesart_noun_follows (const LesartAtoms *atoms, guint at)
{
  for (guint i = at; i < at + 3 && lesart_atom_is_kind (atoms, i, LESART_ATOM_WORD); i++) {
    if (!lesart_atom (atoms, i)->space_before)
      return FALSE;
    if (lesart_atom_is_upper (atoms, i))
      return TRUE;
    if (!is_adjective (atoms, i))
      return FALSE;
  }
  return FALSE;
}

/* A word in upper case at the start of a sentence may be any word; elsewhere it is a noun or name.
 */
gboolean
lesart_atom_is_noun_or_name (const LesartAtoms *atoms, guint at)
{
  static const guint32 others = 1u << LESART_CLASS_ADVERB | 1u << LESART_CLASS_PREPOSITION
                                | 1u << LESART_CLASS_CONJUNCTION | 1u << LESART_CLASS_VERB
                                | 1u << LESART_CLASS_ARTICLE | 1u << LESART_CLASS_PRONOUN
                                | 1u << LESART_CLASS_PARTICLE | 1u << LESART_CLASS_ADJECTIVE
                                | 1u << LESART_CLASS_PARTICIPLE_1 | 1u << LESART_CLASS_PARTICIPLE_2;

  if (!lesart_atom_is_upper (atoms, at))
    return FALSE;
  if (at > 0 && lesart_atom_is_kind (atoms, at - 1, LESART_ATOM_WORD))
    return TRUE;
  return (lesart_form_get_folded_classes (form_of (atoms, at)) & others) == 0;
}

/* Is the word at @at one that a number belongs to as a name: Artikel, Windows, Hauptstraße? */
gboolean
lesart_word_is_numbered (const LesartQuantityCues *cues, const LesartAtoms *atoms, guint at)
{
  guint32 rows[LESART_TABLE_MAX_ROWS];
  guint n_rows;
  gsize n_bytes;
  const char *text;

  if (lesart_atoms_find (atoms, cues->numbered, at, 1, rows, &n_rows) > at)
    return TRUE;
  if (!lesart_atom_is_upper (atoms, at))
    return FALSE;
  /* Hauptstraße 12: the list has the last parts of such compounds */
  text = lesart_atom_text (atoms, at, &n_bytes);
  for (gsize n = 4; n <= 8 && n + 3 <= n_bytes; n++) {
    const char *last = text + n_bytes - n;
    guint n_found = 0;

    if (((guchar) *last & 0xc0) != 0x80) /* no cut inside a letter */
      n_found = lesart_table_lookup (cues->numbered, last, (gssize) n, rows, LESART_TABLE_MAX_ROWS);
    for (guint i = 0; i < n_found; i++)
      if (strcmp (lesart_table_get (cues->numbered, rows[i], cues->numbered_kind), "suffix") == 0)
        return TRUE;
  }
  return FALSE;
}

/* "Art." before @end */
static gboolean
is_numbered_abbreviation (const LesartQuantityCues *cues, const LesartAtoms *atoms, guint end)
{
  guint32 rows[LESART_TABLE_MAX_ROWS];
  guint n_rows;

  return end >= 2 && lesart_atom_is_dot (atoms, end - 1)
         && lesart_atoms_find (atoms, cues->numbered, end - 2, 2, rows, &n_rows) == end;
}

/* A name that is no noun besides: "1798 Deutschland" is no count of it. */
static gboolean
is_proper_name (const LesartAtoms *atoms, guint at)
{
  guint32 classes = lesart_form_get_classes (form_of (atoms, at));

  return lesart_atom_is_upper (atoms, at) && (classes & 1u << LESART_CLASS_NAME)
         && !(classes & 1u << LESART_CLASS_NOUN);
}

/* A noun that the lexicon has in the singular only: "1888 Assistenzarzt" is no count. */
static gboolean
is_singular (const LesartAtoms *atoms, guint at)
{
  const LesartForm *form = form_of (atoms, at);
  gboolean noun = FALSE;

  if (!lesart_atom_is_upper (atoms, at))
    return FALSE;
  for (guint i = 0; i < form->n_lexemes; i++) {
    if (form->lexemes[i].word_class != LESART_CLASS_NOUN)
      continue;
    if ((form->lexemes[i].features & LESART_PLURAL) != 0)
      return FALSE;
    noun = TRUE;
  }
  return noun;
}

/**
 * lesart_word_is_numbered_low:
 * @at: an atom
 *
 * Returns: whether it is such a word whose numbers stay below the years: "das Haus 2026" is the
 * house in that year
 */
gboolean
lesart_word_is_numbered_low (const LesartQuantityCues *cues, const LesartAtoms *atoms, guint at)
{
  guint32 rows[LESART_TABLE_MAX_ROWS];
  guint n_rows;

  return lesart_atoms_find (atoms, cues->numbered, at, 1, rows, &n_rows) > at
         && strcmp (lesart_table_get (cues->numbered, rows[0], cues->numbered_kind), "small") == 0;
}

/**
 * lesart_number_is_part_of_name:
 *
 * Returns: whether the word before makes the number a name: Artikel 5, Windows 11, A 8, Hannover
 * 96; Platz fünf
 */
gboolean
lesart_number_is_part_of_name (const LesartQuantityCues *cues,
                               const LesartAtoms *atoms,
                               guint first,
                               const LesartNumber *number)
{
  guint before = first;

  if (first == 0)
    return FALSE;
  before = first - 1;
  if ((number->flags & LESART_NUMBER_FIGURE) == 0)
    return (number->flags & LESART_NUMBER_ARTICLE) == 0
           && lesart_word_is_numbered (cues, atoms, before)
           && !lesart_noun_follows (atoms, number->end);
  if (lesart_word_is_numbered (cues, atoms, before)
      || is_numbered_abbreviation (cues, atoms, first))
    return TRUE;
  if (!lesart_atom_is_upper (atoms, before) || (number->flags & LESART_NUMBER_GROUPED) != 0)
    return FALSE;
  if (lesart_atom (atoms, before)->end - lesart_atom (atoms, before)->start == 1)
    return TRUE; /* A 8 */
  if (lesart_atom_is (atoms, number->end, "der")
      && lesart_atom_is_kind (atoms, number->end + 1, LESART_ATOM_FIGURE))
    return FALSE; /* Kanadas 125 der 308 Sitze */
  if (!lesart_atom_is_noun_or_name (atoms, before))
    return FALSE;
  return !lesart_noun_follows (atoms, number->end)
         || is_proper_name (atoms, number->end); /* Waspo 98 Hannover */
}

/* "davon 1700", "sind es 2000" */
static gboolean
is_total (const LesartAtoms *atoms, guint at)
{
  static const char *const words[] = { "davon",   "insgesamt", "Insgesamt", "jeweils", "zusammen",
                                       "weitere", "rund",      "etwa",      "fast",    "knapp",
                                       "über",    "als",       NULL };

  if (at > 0 && lesart_atom_is_one_of (atoms, at - 1, words))
    return TRUE;
  return at > 1 && lesart_atom_is (atoms, at - 1, "es")
         && (lesart_atom_is (atoms, at - 2, "sind") || lesart_atom_is (atoms, at - 2, "waren"));
}

/* "2024" and its like. With a noun after it a round or old figure is a count: 1500 Menschen. */
static gboolean
is_year (const LesartAtoms *atoms, guint first, const LesartNumber *number)
{
  guint value;

  if (number->end != first + 1 || !lesart_atom_get_integer (atoms, first, 4, &value) || value < 1000
      || value > 2100)
    return FALSE;
  if (lesart_atom_is (atoms, number->end, "×") || lesart_atom_is (atoms, number->end, "*"))
    return FALSE;
  if (is_total (atoms, first) && (value < 1900 || value % 100 == 0 || value > 2060))
    return FALSE;
  if (!lesart_noun_follows (atoms, number->end) || is_proper_name (atoms, number->end)
      || is_singular (atoms, number->end))
    return TRUE;
  return value >= 1900 && value <= 2060 && value % 100 != 0;
}

static gboolean
is_dialled (const LesartAtoms *atoms, guint first, const LesartNumber *number)
{
  if (lesart_atom_is_kind (atoms, number->end, LESART_ATOM_FIGURE))
    return TRUE;
  if (first > 0 && lesart_atom_is_kind (atoms, first - 1, LESART_ATOM_FIGURE))
    return TRUE;
  return lesart_atom_is_glued (atoms, number->end) && lesart_atom_is (atoms, number->end, "/");
}

static gboolean
is_score (const LesartAtoms *atoms, guint first, guint end)
{
  if (lesart_atom_is (atoms, end, ":") && lesart_atom_is_kind (atoms, end + 1, LESART_ATOM_FIGURE)
      && lesart_atom_is_glued (atoms, end) == lesart_atom_is_glued (atoms, end + 1))
    return TRUE;
  return first > 1 && lesart_atom_is (atoms, first - 1, ":")
         && lesart_atom_is_kind (atoms, first - 2, LESART_ATOM_FIGURE)
         && lesart_atom (atoms, first - 1)->space_before;
}

static gboolean
is_glued_to_other (const LesartAtoms *atoms, guint first, guint end)
{
  static const char *const openers[] = { "(", "[", "„", "“", "\"", "»", "«", "›", "‚", "–",
                                         "—", "=", "€", "$", "£",  "~", "<", ">", "‹", NULL };
  static const char *const joiners[] = { "&", "@", "#", "_", "+", NULL }; /* 1&1 */
  const LesartAtom *after = end < atoms->n ? lesart_atom (atoms, end) : NULL;

  if (first == 0
      && !lesart_atom (atoms, 0)->space_before) /* a sentence does not begin inside ID.4 */
    return TRUE;
  if (lesart_atom_is_glued (atoms, first) && !lesart_atom_is_one_of (atoms, first - 1, openers))
    return TRUE;
  if (after == NULL || after->space_before)
    return FALSE;
  if (after->kind != LESART_ATOM_MARK || lesart_atom_is_one_of (atoms, end, joiners))
    return TRUE;
  return lesart_atom_is_dash (atoms, end) && !lesart_atom_is (atoms, end, "–")
         && !lesart_atom_is (atoms, end, "—");
}

static gboolean
is_ordinal (const LesartAtoms *atoms, const LesartNumber *number)
{
  return (number->flags & LESART_NUMBER_FIGURE) != 0 && (number->flags & LESART_NUMBER_SCALED) == 0
         && lesart_atom_is_dot (atoms, number->end)
         && (lesart_atom_is (atoms, number->end + 1, ")") /* zum Ausgleich (81.) */
             || !lesart_atom_ends_sentence (atoms, number->end));
}

/**
 * lesart_number_is_bare_count:
 * @first: atom that @number begins at; no unit follows it
 *
 * Returns: whether it counts something, as far as the words around it tell
 */
gboolean
lesart_number_is_bare_count (const LesartQuantityCues *cues,
                             const LesartAtoms *atoms,
                             guint first,
                             const LesartNumber *number)
{
  static const char *const no_counts[] = { "Uhr", "mal", "Mal", "Prozentig", NULL };
  const guint32 needs_more =
      LESART_NUMBER_ARTICLE | LESART_NUMBER_HALF | LESART_NUMBER_VAGUE | LESART_NUMBER_ZERO_WORD;

  if ((number->flags & LESART_NUMBER_SCALED) != 0)
    return !is_glued_to_other (atoms, first, number->end);
  if ((number->flags & needs_more) != 0 || (number->flags & LESART_NUMBER_LEADING_ZERO) != 0)
    return FALSE;
  if ((number->flags & LESART_NUMBER_FRACTION) != 0 && (number->flags & LESART_NUMBER_FIGURE) != 0)
    return FALSE;
  if (lesart_atom_is_one_of (atoms, number->end, no_counts)
      || is_glued_to_other (atoms, first, number->end) || is_ordinal (atoms, number))
    return FALSE;
  if ((number->flags & LESART_NUMBER_FIGURE) == 0)
    return !lesart_number_is_part_of_name (cues, atoms, first, number);
  return !is_score (atoms, first, number->end) && !is_dialled (atoms, first, number)
         && !is_year (atoms, first, number)
         && !lesart_number_is_part_of_name (cues, atoms, first, number);
}

static LesartModifier
modifier_from_row (const LesartQuantityCues *cues, guint32 row)
{
  const char *name = lesart_table_get (cues->modifiers, row, cues->modifier);

  for (LesartModifier m = LESART_MODIFIER_ABOUT; m <= LESART_MODIFIER_LESS_THAN; m++)
    if (strcmp (name, lesart_modifier_to_string (m)) == 0)
      return m;
  return LESART_MODIFIER_NONE;
}

static gboolean
cue_fits (
    const LesartQuantityCues *cues, guint32 row, const char *place, double value, gboolean has_unit)
{
  const char *needs = lesart_table_get (cues->modifiers, row, cues->needs);

  if (strcmp (lesart_table_get (cues->modifiers, row, cues->place), place) != 0)
    return FALSE;
  if (strcmp (needs, "unit") == 0)
    return has_unit;
  if (strcmp (needs, "large") == 0) /* gegen drei Gegner, gegen 200 Teilnehmer */
    return has_unit || isnan (value) || fabs (value) >= 50;
  return TRUE;
}

/* "Finanzierungsrunde über", "Onlineumfrage unter": the list has the last parts of such compounds,
 * with "none". */
static gboolean
says_amount (const LesartQuantityCues *cues, const LesartAtoms *atoms, guint at)
{
  static const char *const prepositions[] = { "über", "unter", NULL };
  char key[LESART_ATOM_KEY_MAX];
  guint32 rows[LESART_TABLE_MAX_ROWS];
  gsize n_bytes;

  if (at == 0 || !lesart_atom_is_one_of (atoms, at, prepositions)
      || !lesart_atom_is_upper (atoms, at - 1))
    return FALSE;
  n_bytes = lesart_atoms_get_key (atoms, at - 1, at + 1, key);
  for (gsize i = 1; i + 10 < n_bytes; i++)
    if (((guchar) key[i] & 0xc0) != 0x80
        && lesart_table_lookup (cues->modifiers, key + i, (gssize) (n_bytes - i), rows,
                                LESART_TABLE_MAX_ROWS)
               > 0)
      return TRUE;
  return FALSE;
}

/* "eine Umfrage, die wir im Mai unter 3500 Lehrern gemacht haben": they were asked. */
static gboolean
are_asked (const LesartAtoms *atoms, guint at)
{
  static const char *const surveys[] = { "umfrage", "befragung", "erhebung", NULL };

  if (!lesart_atom_is (atoms, at, "unter"))
    return FALSE;
  for (guint i = at, n = 0; i > 0 && n < MAX_ATOMS_TO_SURVEY && !lesart_atom_is (atoms, i - 1, ".");
       i--, n++) {
    gsize n_bytes;
    const char *word = lesart_atom_text (atoms, i - 1, &n_bytes);

    for (guint k = 0; surveys[k] != NULL; k++) {
      const gsize rest = strlen (surveys[k]) - 1; /* without its first letter, which may be big */

      if (n_bytes > rest && strncmp (word + n_bytes - rest, surveys[k] + 1, rest) == 0)
        return TRUE;
    }
  }
  return FALSE;
}

/**
 * lesart_quantity_modifier:
 * @first: first atom of the quantity
 * @end: atom after it
 *
 * Returns: what the longest cue before or after the quantity makes of it
 */
LesartModifier
lesart_quantity_modifier (const LesartQuantityCues *cues,
                          const LesartAtoms *atoms,
                          guint first,
                          guint end,
                          double value,
                          gboolean has_unit)
{
  guint32 rows[LESART_TABLE_MAX_ROWS];
  guint n_rows;

  if (first > 0
      && (says_amount (cues, atoms, first - 1) || (!has_unit && are_asked (atoms, first - 1))))
    return LESART_MODIFIER_NONE;
  lesart_atoms_find_before (atoms, cues->modifiers, first, MAX_CUE_ATOMS, rows, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    if (cue_fits (cues, rows[i], "before", value, has_unit))
      return modifier_from_row (cues, rows[i]);
  lesart_atoms_find (atoms, cues->modifiers, end, 2, rows, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    if (cue_fits (cues, rows[i], "after", value, has_unit))
      return modifier_from_row (cues, rows[i]);
  return LESART_MODIFIER_NONE;
}

/* Is there a cue of the kind that stands before a number at @at? */
gboolean
lesart_modifier_begins_at (const LesartQuantityCues *cues,
                           const LesartAtoms *atoms,
                           guint at,
                           guint *end)
{
  guint32 rows[LESART_TABLE_MAX_ROWS];
  guint n_rows;

  *end = lesart_atoms_find (atoms, cues->modifiers, at, MAX_CUE_ATOMS, rows, &n_rows);
  return n_rows > 0
         && strcmp (lesart_table_get (cues->modifiers, rows[0], cues->place), "before") == 0;
}
