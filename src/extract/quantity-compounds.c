/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Amounts inside compounds: Billionen-Dollar-Angebot, 100-Meter-Lauf, 54-jährig, 20-prozentig,
 * Zwei-Euro-Münze. The parts between the hyphens are read as if they stood apart: a number, perhaps
 * with a scale, and a unit. A number alone makes no amount (Vier-Augen-Gespräch), nor does one
 * whose scale ends the word. The span is the whole word.
 *
 * This comes last in lesart_read(): such a word is a noun or an adjective to all other steps, not a
 * measure.
 */
#include "english.h"

#include <math.h>

#define MAX_PARTS 8

typedef struct {
  LesartExtraction *x;
  LesartAtoms parts; /* of one word, as if they were a sentence */
  LesartNumerals numerals;
  LesartUnits units;
  gboolean ready;
} Compounds;

/* The tables are set up for the first text that has something to look at. */
static void
get_ready (Compounds *compounds)
{
  if (compounds->ready)
    return;
  lesart_numerals_init (&compounds->numerals, compounds->x->language);
  lesart_units_init (&compounds->units, compounds->x->language);
  lesart_atoms_init (&compounds->parts, compounds->x);
  compounds->ready = TRUE;
}

static void
add_part (Compounds *compounds, guint32 token, guint32 byte_start, guint32 byte_end)
{
  const LesartToken *whole = &compounds->x->tokens[token];
  const char *utf8 = compounds->x->utf8;
  LesartAtom part = {
    .byte_start = byte_start,
    .byte_end = byte_end,
    .start = whole->start
             + (guint32) g_utf8_pointer_to_offset (utf8 + whole->byte_start, utf8 + byte_start),
    .token = token,
    .kind = g_ascii_isdigit (utf8[byte_start]) ? LESART_ATOM_FIGURE : LESART_ATOM_WORD,
    .space_before = TRUE,
    .begins = G_MAXUINT16,
  };

  part.end = part.start + (guint32) g_utf8_strlen (utf8 + byte_start, byte_end - byte_start);
  g_array_append_val (compounds->parts.array, part);
}

/* Returns: whether there are at least two parts and not too many */
static gboolean
split (Compounds *compounds, guint32 token)
{
  const LesartToken *whole = &compounds->x->tokens[token];
  const char *utf8 = compounds->x->utf8;
  guint32 start = whole->byte_start;

  g_array_set_size (compounds->parts.array, 0);
  for (guint32 at = start; at <= whole->byte_end; at++) {
    if (at < whole->byte_end && utf8[at] != '-')
      continue;
    if (at == start || compounds->parts.array->len == MAX_PARTS)
      return FALSE;
    add_part (compounds, token, start, at);
    start = at + 1;
  }
  compounds->parts.n = compounds->parts.array->len;
  return compounds->parts.n >= 2;
}

static void
read_word (Compounds *compounds, guint32 token)
{
  LesartExtraction *x = compounds->x;
  LesartNumber number;
  LesartUnit unit;
  LesartAmount amount = { .value_max = NAN, .unit = &unit };
  LesartQuantity quantity = { .span = lesart_extraction_span (x, token, token + 1),
                              .value_max = NAN,
                              .rule = "quantity.compound",
                              .first_token = token,
                              .end_token = token + 1 };
  g_autofree char *english = NULL, *converted = NULL;

  if (!split (compounds, token)
      || !lesart_number_parse (&compounds->numerals, &compounds->parts, 0, &number)
      || !lesart_units_match_after (&compounds->units, &compounds->parts, &number, number.end,
                                    &unit))
    return;
  amount.value = quantity.value = number.value * unit.factor;
  amount.scale = number.scale;
  amount.divisor = number.divisor;
  english = lesart_amount_to_english (&amount);
  quantity.type = unit.type;
  quantity.unit = lesart_extraction_intern (x, unit.symbol, -1);
  quantity.points = unit.points;
  quantity.english = lesart_extraction_intern (x, english, -1);
  if (!g_str_has_prefix (unit.symbol, "°")) /* degrees are differences here: 1,5-Grad-Ziel */
    converted = lesart_amount_convert (&amount, compounds->units.conversions);
  quantity.converted = lesart_extraction_intern (x, converted, -1);
  g_array_append_val (x->reading->quantities, quantity);
}

static gboolean
is_candidate (const LesartExtraction *x, guint32 token)
{
  return (x->tokens[token].flags & LESART_TOKEN_HAS_HYPHEN) != 0
         && (x->hints[token] & (LESART_HINT_TIME | LESART_HINT_MEASURE)) == 0
         && x->name_at[token] < 0;
}

static int
compare_quantities (gconstpointer a, gconstpointer b)
{
  const LesartQuantity *left = a, *right = b;

  return left->span.start < right->span.start ? -1 : left->span.start > right->span.start;
}

/**
 * lesart_extract_compound_quantities:
 *
 * Adds the amounts inside compounds to those of the reading. Linear in the length of the text.
 */
void
lesart_extract_compound_quantities (LesartExtraction *x)
{
  Compounds compounds = { .x = x };
  guint before = x->reading->quantities->len;

  for (guint32 token = 0; token < x->n_tokens; token++)
    if (is_candidate (x, token)) {
      get_ready (&compounds);
      read_word (&compounds, token);
    }
  if (x->reading->quantities->len > before)
    g_array_sort (x->reading->quantities, compare_quantities);
  if (compounds.ready) {
    lesart_atoms_clear (&compounds.parts);
    lesart_units_clear (&compounds.units);
  }
}
