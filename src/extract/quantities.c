/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds amounts: money, percentages, measures and counts, with their ranges and modifiers.
 *
 * A sentence is read from left to right into drafts; what belongs together over several of them (a
 * unit that is said once: "von 3,5 auf 3,25 Prozent") is settled before they enter the reading.
 * Numbers of dates and durations are found here too; lesart_extract_times() takes them away.
 */
#include "english.h"
#include "quantity-context.h"

#include <math.h>
#include <string.h>

typedef struct {
  guint first; /* atoms [first, end) */
  guint end;
  LesartNumber number;
  LesartNumber upper; /* of a range */
  gboolean is_range;
  gboolean has_unit;
  LesartUnit unit;
  const char *rule;
} Draft;

typedef struct {
  LesartExtraction *x;
  LesartAtoms atoms;
  LesartNumerals numerals;
  LesartUnits units;
  LesartQuantityCues cues;
  GArray *drafts; /* Draft, of the sentence being read */
} Reader;

/* --- one amount ----------------------------------------------------------------------------------
 */

/* "Fr. 68.–": what stands for no cents */
static guint
skip_no_cents (const LesartAtoms *atoms, guint at)
{
  if ((lesart_atom_is (atoms, at, ".") || lesart_atom_is (atoms, at, ","))
      && lesart_atom_is_glued (atoms, at) && lesart_atom_is_dash (atoms, at + 1)
      && lesart_atom_is_glued (atoms, at + 1)) {
    at += 2;
    while (lesart_atom_is_dash (atoms, at) && lesart_atom_is_glued (atoms, at))
      at++;
  }
  return at;
}

/* Four digits without a group; old ones only where no noun follows @last: 1500 bis 2000 Menschen.
 */
static gboolean
looks_like_year (const LesartAtoms *atoms, guint at, const Draft *last)
{
  guint value;

  return lesart_atom_get_integer (atoms, at, 4, &value) && value <= 2100
         && (value >= 1900
             || (value >= 1000 && last != NULL && !lesart_noun_follows (atoms, last->end)));
}

/* CHF 500, € 3 Mio. */
static gboolean
read_prefixed (Reader *reader, guint at, Draft *draft)
{
  const LesartAtoms *atoms = &reader->atoms;

  if (lesart_atom_is_kind (atoms, at, LESART_ATOM_FIGURE)
      || lesart_atom_is_kind (atoms, at, LESART_ATOM_COMPOUND)
      || !lesart_units_match_before (&reader->units, atoms, at, &draft->unit)
      || !lesart_atom_is_kind (atoms, draft->unit.end, LESART_ATOM_FIGURE))
    return FALSE;
  if (lesart_atom_is_kind (atoms, at, LESART_ATOM_WORD)
      && looks_like_year (atoms, draft->unit.end, NULL))
    return FALSE;
  if (!lesart_number_parse (&reader->numerals, atoms, draft->unit.end, &draft->number))
    return FALSE;
  draft->has_unit = TRUE;
  draft->rule = "quantity.unit-before";
  draft->end = skip_no_cents (atoms, draft->number.end);
  return TRUE;
}

/* "Billionen von Dollar" */
static guint
skip_von (const LesartAtoms *atoms, const LesartNumber *number)
{
  return isnan (number->value) && lesart_atom_is (atoms, number->end, "von") ? number->end + 1
                                                                             : number->end;
}

static const char *
rule_of_number (const LesartNumber *number)
{
  if (isnan (number->value) || (number->flags & LESART_NUMBER_VAGUE) != 0)
    return "quantity.indefinite";
  if ((number->flags & (LESART_NUMBER_FRACTION | LESART_NUMBER_HALF)) != 0)
    return "quantity.fraction";
  return (number->flags & LESART_NUMBER_FIGURE) != 0 ? "quantity.figure" : "quantity.word";
}

static gboolean
read_amount (Reader *reader, guint at, Draft *draft)
{
  LesartAtoms *atoms = &reader->atoms;
  guint after;

  draft->first = at;
  draft->is_range = draft->has_unit = FALSE;
  if (read_prefixed (reader, at, draft))
    return TRUE;
  if (!lesart_number_parse (&reader->numerals, atoms, at, &draft->number))
    return FALSE;
  draft->rule = rule_of_number (&draft->number);
  draft->end = draft->number.end;
  after = skip_no_cents (atoms, draft->end);
  if (after == draft->end)
    after = skip_von (atoms, &draft->number);
  draft->has_unit =
      lesart_units_match_after (&reader->units, atoms, &draft->number, after, &draft->unit);
  if (draft->has_unit)
    draft->end = draft->unit.end;
  return TRUE;
}

/* --- ranges --------------------------------------------------------------------------------------
 */

static gboolean
is_zwischen (const LesartAtoms *atoms, guint at)
{
  return lesart_atom_is (atoms, at, "zwischen") || lesart_atom_is (atoms, at, "Zwischen");
}

static gboolean
joins_range (const LesartAtoms *atoms, guint first, guint at)
{
  if (lesart_atom_is (atoms, at, "bis") || lesart_atom_is_dash (atoms, at))
    return TRUE;
  return first > 0 && is_zwischen (atoms, first - 1) && lesart_atom_is (atoms, at, "und");
}

/* The lower end of "5 bis 7 Billionen" is of the same scale as the upper. */
static void
share_scale (LesartNumber *lower, const LesartNumber *upper)
{
  if (lower->scale == 1 && upper->scale > 1 && !isnan (upper->value)
      && fabs (lower->value) < 1000) {
    lower->value *= upper->scale;
    lower->scale = upper->scale;
  }
}

static void
share_unit (Draft *lower, const Draft *upper)
{
  lower->unit = upper->unit;
  lower->has_unit = TRUE;
}

static gboolean
is_plain_number (const LesartNumber *number)
{
  return !isnan (number->value)
         && (number->flags & (LESART_NUMBER_VAGUE | LESART_NUMBER_HALF | LESART_NUMBER_FRACTION))
                == 0
         && ((number->flags & LESART_NUMBER_ARTICLE) == 0
             || (number->flags & LESART_NUMBER_SCALED) != 0);
}

static gboolean
is_ordinal_figure (const LesartAtoms *atoms, const LesartNumber *number)
{
  return (number->flags & LESART_NUMBER_FIGURE) != 0 && lesart_atom_is_dot (atoms, number->end)
         && !lesart_atom_ends_sentence (atoms, number->end);
}

/* Goes on after the lower end in @draft; leaves it alone if no range follows. */
static void
read_range (Reader *reader, Draft *draft)
{
  const LesartAtoms *atoms = &reader->atoms;
  Draft upper;
  guint next = draft->end + 1;

  if (!is_plain_number (&draft->number) || !joins_range (atoms, draft->first, draft->end))
    return;
  lesart_modifier_begins_at (&reader->cues, atoms, next, &next); /* zwischen 5 und rund 7 */
  if (!read_amount (reader, next, &upper) || !is_plain_number (&upper.number)
      || is_ordinal_figure (atoms, &upper.number))
    return;
  if (!draft->has_unit && !upper.has_unit && looks_like_year (atoms, draft->first, &upper)
      && looks_like_year (atoms, upper.first, &upper))
    return;
  if (draft->has_unit && upper.has_unit && draft->unit.symbol != upper.unit.symbol
      && g_strcmp0 (draft->unit.symbol, upper.unit.symbol) != 0)
    return;
  share_scale (&draft->number, &upper.number);
  if (!(draft->number.value < upper.number.value))
    return;
  if (!draft->has_unit && upper.has_unit)
    share_unit (draft, &upper);
  draft->upper = upper.number;
  draft->is_range = TRUE;
  draft->rule = "quantity.range";
  draft->end = upper.end;
}

/* --- which to keep -------------------------------------------------------------------------------
 */

static gboolean
is_unit_amount (const Draft *draft)
{
  return draft->has_unit
         && ((draft->number.flags & LESART_NUMBER_VAGUE) == 0 || isnan (draft->number.value));
}

/* "80 Grad" is an amount, "in 4. Grad" and "2019 Euro-Länder" are not. */
static gboolean
keep (Reader *reader, Draft *draft)
{
  if (is_unit_amount (draft))
    return TRUE;
  if (!draft->is_range)
    return lesart_number_is_bare_count (&reader->cues, &reader->atoms, draft->first,
                                        &draft->number);
  draft->number.end = draft->end; /* what follows a range follows its upper end */
  return (draft->number.flags & LESART_NUMBER_LEADING_ZERO) == 0
         && lesart_number_is_bare_count (&reader->cues, &reader->atoms, draft->first,
                                         &draft->number);
}

/* "Paragrafen 5 und 6": the next figure is a name as well. */
static guint
skip_list_of_names (const LesartAtoms *atoms, guint at)
{
  static const char *const joints[] = { "und", "oder", "bis", ",", "-", "–", "/", "sowie", NULL };
  guint ignored;

  while (lesart_atom_is_one_of (atoms, at, joints)
         && lesart_atom_get_integer (atoms, at + 1, 9, &ignored)
         && !lesart_noun_follows (atoms, at + 2) && !lesart_atom_is (atoms, at + 2, "%"))
    at += 2;
  return at;
}

static void
read_sentence (Reader *reader)
{
  for (guint at = 0; at < reader->atoms.n;) {
    Draft draft;

    if (!lesart_atom_begins (&reader->atoms, at, LESART_BEGINS_MONEY | LESART_BEGINS_NUMBER)
        || !read_amount (reader, at, &draft)) {
      at++;
      continue;
    }
    read_range (reader, &draft);
    if (keep (reader, &draft)) {
      g_array_append_val (reader->drafts, draft);
      at = draft.end;
    } else if (lesart_number_is_part_of_name (&reader->cues, &reader->atoms, draft.first,
                                              &draft.number)) {
      at = skip_list_of_names (&reader->atoms, draft.first + 1);
    } else {
      at++;
    }
  }
}

/* --- units said once -----------------------------------------------------------------------------
 */

/* Between two amounts: "auf", "oder auf rund", "und". */
static gboolean
is_joint (Reader *reader, guint at, guint end)
{
  static const char *const joints[] = { "auf",   "oder", "und", "sowie", "bis", "beziehungsweise",
                                        "statt", NULL };
  gboolean found = FALSE;

  while (at < end) {
    guint next;

    if (lesart_atom_is_one_of (&reader->atoms, at, joints)) {
      found = TRUE;
      at++;
    } else if (lesart_modifier_begins_at (&reader->cues, &reader->atoms, at, &next)
               && next <= end) {
      at = next;
    } else {
      return FALSE;
    }
  }
  return found;
}

static void
take_unit (Draft *draft, const Draft *from)
{
  share_unit (draft, from);
  draft->rule = "quantity.unit-shared";
}

static void
share_units (Reader *reader)
{
  for (guint i = reader->drafts->len; i > 1; i--) {
    Draft *left = &g_array_index (reader->drafts, Draft, i - 2);
    const Draft *right = &g_array_index (reader->drafts, Draft, i - 1);

    if (left->has_unit || isnan (left->number.value)
        || (right->number.scale == 1 && !right->has_unit)
        || (left->number.flags & LESART_NUMBER_FRACTION) != 0
        || !is_joint (reader, left->end, right->first))
      continue;
    if (!left->is_range && left->number.value != 0)
      share_scale (&left->number, &right->number);
    if (right->has_unit)
      take_unit (left, right);
  }
}

/* "zwölf Euro und 26 Cent": hundredths behind their currency; a cent is of the one before it. */
static gboolean
is_hundredths (const Reader *reader, const Draft *left, const Draft *right)
{
  const LesartAtoms *atoms = &reader->atoms;
  guint at = left->end;

  if (!left->has_unit || !right->has_unit || left->is_range || right->is_range
      || left->unit.type != LESART_QUANTITY_MONEY || right->unit.type != LESART_QUANTITY_MONEY
      || left->unit.factor != 1 || right->unit.factor != 0.01
      || !(right->number.value >= 0 && right->number.value < 100)
      || left->number.value != floor (left->number.value))
    return FALSE;
  if (strcmp (left->unit.symbol, right->unit.symbol) != 0
      && strcmp (right->unit.symbol, "EUR") != 0)
    return FALSE;
  if (lesart_atom_is (atoms, at, "und") || lesart_atom_is (atoms, at, ","))
    at++;
  return at == right->first;
}

static void
join_hundredths (Reader *reader)
{
  guint kept = 0;

  for (guint i = 0; i < reader->drafts->len; i++) {
    Draft draft = g_array_index (reader->drafts, Draft, i);
    Draft *last = kept > 0 ? &g_array_index (reader->drafts, Draft, kept - 1) : NULL;

    if (last != NULL && is_hundredths (reader, last, &draft)) {
      last->number.value = round (last->number.value * 100 + draft.number.value) / 100;
      last->end = draft.end;
      last->rule = "quantity.hundredths";
    } else {
      g_array_index (reader->drafts, Draft, kept++) = draft;
    }
  }
  g_array_set_size (reader->drafts, kept);
}

/* "Frankreich gibt 150 Millionen Euro, Italien 80 Millionen": the currency goes on. */
static void
share_currencies (Reader *reader)
{
  const Draft *money = NULL;

  for (guint i = 0; i < reader->drafts->len; i++) {
    Draft *draft = &g_array_index (reader->drafts, Draft, i);

    if (!draft->has_unit && draft->number.scale >= 1e6 && !isnan (draft->number.value)
        && money != NULL && !lesart_noun_follows (&reader->atoms, draft->end))
      take_unit (draft, money);
    if (draft->has_unit)
      money = draft->unit.type == LESART_QUANTITY_MONEY ? draft : NULL;
  }
}

/* --- into the reading ----------------------------------------------------------------------------
 */

/* "50Hertz" is a firm: figure and unit in one word that a list has as a name. */
static gboolean
is_listed_name (const Reader *reader, const Draft *draft)
{
  const LesartTable *names = lesart_language_get_table (reader->x->language, "organisations");
  const guint32 token = lesart_atom (&reader->atoms, draft->first)->token;
  gsize n_bytes;
  const char *word;

  if (!draft->has_unit || !lesart_atom_is_glued (&reader->atoms, draft->first + 1)
      || lesart_atoms_end_token (&reader->atoms, draft->end) != token + 1)
    return FALSE;
  word = lesart_token_text (reader->x, token, &n_bytes);
  return lesart_table_lookup (names, word, (gssize) n_bytes, &(guint32){ 0 }, 1) > 0;
}

static void
emit (Reader *reader, const Draft *draft)
{
  LesartExtraction *x = reader->x;
  const LesartAtoms *atoms = &reader->atoms;
  double factor = draft->has_unit ? draft->unit.factor : 1;
  LesartAmount amount = {
    .value = draft->number.value * factor,
    .value_max = draft->is_range ? draft->upper.value * factor : NAN,
    .scale = draft->number.scale,
    .divisor = draft->number.divisor,
    .unit = draft->has_unit ? &draft->unit : NULL,
  };
  LesartQuantity quantity = {
    .span = { lesart_atom (atoms, draft->first)->start, lesart_atom (atoms, draft->end - 1)->end },
    .type = draft->has_unit ? draft->unit.type : LESART_QUANTITY_NUMBER,
    .value = amount.value,
    .value_max = amount.value_max,
    .unit = draft->has_unit ? lesart_extraction_intern (x, draft->unit.symbol, -1) : NULL,
    .rule = draft->rule,
    .points = draft->has_unit && draft->unit.points,
    .first_token = lesart_atom (atoms, draft->first)->token,
    .end_token = lesart_atoms_end_token (atoms, draft->end),
  };
  g_autofree char *english = NULL, *converted = NULL;

  amount.modifier = lesart_quantity_modifier (&reader->cues, atoms, draft->first, draft->end,
                                              amount.value, draft->has_unit);
  quantity.modifier = amount.modifier;
  english = lesart_amount_to_english (&amount);
  quantity.english = lesart_extraction_intern (x, english, -1);
  converted = lesart_amount_convert (&amount, reader->units.conversions);
  quantity.converted = lesart_extraction_intern (x, converted, -1);
  g_array_append_val (x->reading->quantities, quantity);
}

/**
 * lesart_extract_quantities:
 *
 * Appends the quantities of the text to the reading, in order. Linear in the length of the text.
 */
void
lesart_extract_quantities (LesartExtraction *x)
{
  Reader reader = { .x = x, .drafts = g_array_new (FALSE, FALSE, sizeof (Draft)) };

  lesart_atoms_init (&reader.atoms, x);
  lesart_numerals_init (&reader.numerals, x->language);
  lesart_units_init (&reader.units, x->language);
  lesart_quantity_cues_init (&reader.cues, x->language);
  for (guint32 s = 0; s < x->n_sentences; s++) {
    lesart_atoms_read_sentence (&reader.atoms, s);
    g_array_set_size (reader.drafts, 0);
    read_sentence (&reader);
    join_hundredths (&reader);
    share_units (&reader);
    share_currencies (&reader);
    for (guint i = 0; i < reader.drafts->len; i++)
      if (!is_listed_name (&reader, &g_array_index (reader.drafts, Draft, i)))
        emit (&reader, &g_array_index (reader.drafts, Draft, i));
  }
  lesart_atoms_clear (&reader.atoms);
  lesart_units_clear (&reader.units);
  g_array_unref (reader.drafts);
}
