/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of the bars: the sum as the article has it and in the language of the interface, and
 * what it is of.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "bars.h"
#include "currency-words.h"
#include "diagram-words.h"
#include "diagram.h"

#define WHAT_MAX_CHARS 110

/* The words of the article are German; who has the interface in German needs no others. */
static gboolean
reads_german (void)
{
  /* Translators: the code of the language of this catalogue: "de" for German */
  return g_str_has_prefix (C_ ("language of the interface", "en"), "de");
}

static char *
describe_value (const LesartReading *reading, const LesartBarItem *item)
{
  const LesartQuantity *quantity =
      &g_array_index (reading->quantities, LesartQuantity, item->quantity);
  char *title = lesart_describe_title (reading, LESART_GROUP_QUANTITIES, item->quantity, FALSE);
  g_autofree char *german = NULL;
  g_autofree char *english = NULL;

  lesart_describe_tidy (title);
  if (reads_german () || quantity->english == NULL || strcmp (quantity->english, title) == 0
      || (quantity->type == LESART_QUANTITY_NUMBER && quantity->value < 1e6))
    return title;
  german = title;
  english = lesart_describe_english (quantity);
  return g_strconcat (german, LESART_DOT, english, NULL);
}

static void
give_words (const LesartReading *reading, LesartBarItem *item)
{
  LesartSpan span = g_array_index (item->spans, LesartSpan, 0);

  item->value = describe_value (reading, item);
  item->what = lesart_diagram_describe_clause (reading, span, WHAT_MAX_CHARS);
  item->label = lesart_diagram_make_label (reading, item->value, item->what, span);
}

static char *
describe_money (const char *code)
{
  const char *name = code != NULL ? lesart_currency_name (code) : NULL;

  if (name == NULL)
    name = code != NULL ? code : "?";
  /* Translators: %s is a currency in the plural, or its code */
  return g_strdup_printf (_ ("Sums in %s"), name);
}

static char *
describe_group (const LesartBarGroup *group)
{
  switch (group->type) {
  case LESART_QUANTITY_MONEY:
    return describe_money (group->unit);
  case LESART_QUANTITY_PERCENT:
    if (group->points)
      return g_strdup (_ ("Percentage points"));
    if (g_strcmp0 (group->unit, "%") == 0)
      return g_strdup (_ ("Per cent"));
    G_GNUC_FALLTHROUGH;
  case LESART_QUANTITY_MEASURE:
    /* Translators: %s is the symbol of a unit: km */
    return g_strdup_printf (_ ("Measures in %s"), group->unit);
  case LESART_QUANTITY_NUMBER:
  case LESART_QUANTITY_ORDINAL:
  default:
    return g_strdup (_ ("Numbers of people and things"));
  }
}

static char *
describe_logarithmic (double step)
{
  g_autofree char *factor = lesart_diagram_describe_number (step);

  /* Translators: %s is a number: 10 */
  return g_strdup_printf (_ ("Logarithmic scale: each mark is %s times the one before."), factor);
}

static LesartScene *
layout (const LesartDiagram *self, const LesartTypesetter *typesetter, double width)
{
  const LesartBarsWords words = {
    .describe_tick = lesart_diagram_describe_number,
    .describe_logarithmic = describe_logarithmic,
    .apart = _ ("Other figures"),
    .soft = _ ("A soft end: about, or at most that much."),
    .arrow = _ ("An arrow: at least, or more than that much."),
    .pale = _ ("The pale part: from the lower to the upper value."),
    .hollow = _ ("A ring: about, less than or more than that much."),
  };

  return lesart_bars_layout (self->model, typesetter, &words, width);
}

/* What a screen reader says of the picture as a whole. */
static char *
describe (const LesartBars *bars)
{
  GString *words = g_string_new (NULL);

  for (guint g = 0; g < bars->groups->len; g++) {
    const LesartBarGroup *group = &g_array_index (bars->groups, LesartBarGroup, g);

    /* Translators: what is compared, and how many of it: Sums in euros: 4. */
    g_string_append_printf (words, _ ("%s: %u."), group->title, group->n);
    g_string_append_c (words, ' ');
  }
  if (bars->n_barred < bars->items->len)
    g_string_append_printf (words, _ ("%s: %u."), _ ("Other figures"),
                            bars->items->len - bars->n_barred);
  lesart_diagram_add_left_out (words, bars->n_left_out);
  g_strchomp (words->str);
  return g_string_free (words, FALSE);
}

static void
free_bars (gpointer data)
{
  lesart_bars_free (data);
}

gboolean
lesart_diagram_fill_bars (LesartDiagram *self)
{
  LesartBars *bars = lesart_bars_new (self->reading);

  self->model = bars;
  self->free_model = free_bars;
  for (guint i = 0; i < bars->items->len; i++)
    give_words (self->reading, &g_array_index (bars->items, LesartBarItem, i));
  for (guint g = 0; g < bars->groups->len; g++) {
    LesartBarGroup *group = &g_array_index (bars->groups, LesartBarGroup, g);

    group->title = describe_group (group);
  }
  self->least_width = 300;
  self->layout = layout;
  if (bars->items->len > 0)
    self->description = describe (bars);
  return bars->items->len > 0;
}
