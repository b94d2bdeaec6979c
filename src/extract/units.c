/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds units. A currency name that several countries use (Krone, Peso, Dinar) is that of the
 * country that the text names most often; its rows are told apart by the column "context".
 */
#include "units.h"

#include <string.h>

/* "Kilometer in der Stunde", "Mikrogramm pro Kubikmeter", "dB(A)" */
#define MAX_UNIT_ATOMS 4

void
lesart_units_init (LesartUnits *units, const LesartLanguage *language)
{
  units->units = lesart_language_get_table (language, "units");
  units->symbol = lesart_table_find_column (units->units, "symbol");
  units->type = lesart_table_find_column (units->units, "type");
  units->one = lesart_table_find_column (units->units, "english");
  units->many = lesart_table_find_column (units->units, "english_many");
  units->flags = lesart_table_find_column (units->units, "flags");
  units->conversions = lesart_language_get_table (language, "conversions");
  units->currencies = lesart_language_get_table (language, "currencies");
  units->code = lesart_table_find_column (units->currencies, "code");
  units->money_one = lesart_table_find_column (units->currencies, "english");
  units->money_many = lesart_table_find_column (units->currencies, "english_many");
  units->factor = lesart_table_find_column (units->currencies, "factor");
  units->place = lesart_table_find_column (units->currencies, "place");
  units->context = lesart_table_find_column (units->currencies, "context");
  units->votes = g_hash_table_new (NULL, NULL);
}

void
lesart_units_clear (LesartUnits *units)
{
  g_clear_pointer (&units->votes, g_hash_table_unref);
}

static guint
count_votes (const char *utf8, const char *context)
{
  g_auto (GStrv) cues = g_strsplit (context, " ", -1);
  guint n = 0;

  for (guint i = 0; cues[i] != NULL; i++) {
    if (*cues[i] == '\0')
      continue;
    for (const char *p = strstr (utf8, cues[i]); p != NULL; p = strstr (p + 1, cues[i]))
      n++;
  }
  return n;
}

/* Counted once a row and text: every row costs a pass over the text. */
static guint
get_votes (LesartUnits *units, const LesartAtoms *atoms, guint32 row)
{
  gpointer votes;

  if (!g_hash_table_lookup_extended (units->votes, GUINT_TO_POINTER (row), NULL, &votes)) {
    votes = GUINT_TO_POINTER (
        count_votes (atoms->x->utf8, lesart_table_get (units->currencies, row, units->context)));
    g_hash_table_insert (units->votes, GUINT_TO_POINTER (row), votes);
  }
  return GPOINTER_TO_UINT (votes);
}

static guint32
choose_row (LesartUnits *units, const LesartAtoms *atoms, const guint32 *rows, guint n_rows)
{
  guint32 best = rows[0];
  guint most = 0;

  for (guint i = 0; i < n_rows && n_rows > 1; i++) {
    guint votes = get_votes (units, atoms, rows[i]);

    if (votes > most) {
      most = votes;
      best = rows[i];
    }
  }
  return best;
}

static void
fill_money (const LesartUnits *units, guint32 row, LesartUnit *unit)
{
  unit->type = LESART_QUANTITY_MONEY;
  unit->symbol = lesart_table_get (units->currencies, row, units->code);
  unit->one = lesart_table_get (units->currencies, row, units->money_one);
  unit->many = lesart_table_get (units->currencies, row, units->money_many);
  unit->factor = g_ascii_strtod (lesart_table_get (units->currencies, row, units->factor), NULL);
  unit->points = FALSE;
}

static void
fill_unit (const LesartUnits *units, guint32 row, LesartUnit *unit)
{
  const char *type = lesart_table_get (units->units, row, units->type);

  unit->type = strcmp (type, "percent") == 0 ? LESART_QUANTITY_PERCENT : LESART_QUANTITY_MEASURE;
  unit->symbol = lesart_table_get (units->units, row, units->symbol);
  unit->one = lesart_table_get (units->units, row, units->one);
  unit->many = lesart_table_get (units->units, row, units->many);
  unit->factor = 1;
  unit->points = strstr (lesart_table_get (units->units, row, units->flags), "points") != NULL;
  unit->words = strstr (lesart_table_get (units->units, row, units->flags), "words") != NULL;
}

/* One letter is a unit only beside figures, and "ein Fuß", "viele Bars", "eine Krone" is hardly
 * ever an amount. */
static gboolean
fits_number (const LesartUnits *units,
             const LesartAtoms *atoms,
             const LesartNumber *number,
             guint at,
             const guint32 *unit_row,
             guint n_money_rows)
{
  const guint32 no_figure = LESART_NUMBER_ARTICLE | LESART_NUMBER_HALF | LESART_NUMBER_VAGUE;

  if ((number->flags & LESART_NUMBER_FIGURE) == 0
      && lesart_atom_is_kind (atoms, at, LESART_ATOM_WORD)
      && lesart_atom (atoms, at)->end - lesart_atom (atoms, at)->start == 1)
    return FALSE;
  if ((number->flags & no_figure) == 0 || (number->flags & LESART_NUMBER_SCALED) != 0)
    return TRUE;
  if (unit_row != NULL)
    return strstr (lesart_table_get (units->units, *unit_row, units->flags), "no-article") == NULL;
  return n_money_rows == 1;
}

/* A word that is a currency as well is a measure of the noun that follows: "ein Pfund Butter". */
static gboolean
counts_goods (const LesartUnits *units, const LesartAtoms *atoms, guint32 unit_row, guint end)
{
  return strstr (lesart_table_get (units->units, unit_row, units->flags), "before-noun") == NULL
         || lesart_atom_is_upper (atoms, end);
}

/* Marks hold a unit together (km/h, °C); else only its first word tells that more may follow. */
static guint
count_atoms (const LesartAtoms *atoms, LesartBegins phrase, guint at)
{
  if (lesart_atom_is_glued (atoms, at + 1))
    return MAX_UNIT_ATOMS;
  return lesart_atoms_count_phrase (atoms, phrase, at, MAX_UNIT_ATOMS);
}

/**
 * lesart_units_match_after:
 * @at: atom after the number
 * @unit: (out): filled if there is one
 *
 * Returns: whether a unit or currency begins at @at that fits @number
 */
gboolean
lesart_units_match_after (LesartUnits *units,
                          const LesartAtoms *atoms,
                          const LesartNumber *number,
                          guint at,
                          LesartUnit *unit)
{
  guint32 unit_rows[LESART_TABLE_MAX_ROWS], money_rows[LESART_TABLE_MAX_ROWS];
  guint n_unit_rows, n_money_rows, unit_end, money_end;

  if (at >= atoms->n)
    return FALSE;
  unit_end = lesart_atoms_find_inflected (atoms, units->units, at,
                                          count_atoms (atoms, LESART_BEGINS_UNIT_PHRASE, at),
                                          unit_rows, &n_unit_rows);
  money_end = lesart_atoms_find_inflected (atoms, units->currencies, at,
                                           count_atoms (atoms, LESART_BEGINS_MONEY_PHRASE, at),
                                           money_rows, &n_money_rows);
  if (unit_end > at && unit_end >= money_end
      && !(money_end == unit_end && !counts_goods (units, atoms, unit_rows[0], unit_end))) {
    if (!fits_number (units, atoms, number, at, unit_rows, 0)
        || strcmp (lesart_table_get (units->units, unit_rows[0], units->type), "none") == 0)
      return FALSE;
    fill_unit (units, unit_rows[0], unit);
    unit->end = unit_end;
    return TRUE;
  }
  if (money_end == at || !fits_number (units, atoms, number, at, NULL, n_money_rows))
    return FALSE;
  fill_money (units, choose_row (units, atoms, money_rows, n_money_rows), unit);
  unit->end = money_end;
  return TRUE;
}

/**
 * lesart_units_match_before:
 * @at: atom that a currency may begin at
 *
 * Returns: whether a currency stands at @at that is written before its number (€, CHF, Fr.)
 */
gboolean
lesart_units_match_before (LesartUnits *units, const LesartAtoms *atoms, guint at, LesartUnit *unit)
{
  guint32 rows[LESART_TABLE_MAX_ROWS];
  guint n_rows, end;

  if (!lesart_atom_begins (atoms, at, LESART_BEGINS_MONEY))
    return FALSE;
  end = lesart_atoms_find (atoms, units->currencies, at, 3, rows, &n_rows);
  if (end == at || *lesart_table_get (units->currencies, rows[0], units->place) == '\0')
    return FALSE;
  fill_money (units, rows[0], unit);
  unit->end = end;
  return TRUE;
}
