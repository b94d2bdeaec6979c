/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-translation.h"

#include <math.h>
#include <string.h>

/* --- figures ---- */

static gboolean
has_digit (const LesartText *text, LesartSpan span)
{
  gsize n_bytes;
  const char *bytes = lesart_text_peek (text, span, &n_bytes);

  for (gsize i = 0; i < n_bytes; i++)
    if (g_ascii_isdigit (bytes[i]))
      return TRUE;
  return FALSE;
}

static guint16
get_flags (const LesartText *text, LesartSpan span, double value)
{
  return has_digit (text, span) ? 0
         : value == 1           ? LESART_FIGURE_WORDS | LESART_FIGURE_SOFT
                                : LESART_FIGURE_WORDS;
}

/* "4/6 mm" and the end of "15.5mm" are rather told digit by digit. */
static gboolean
is_doubtful (const LesartText *text, LesartSpan span)
{
  gsize n_bytes;
  const char *bytes = lesart_text_peek (text, span, &n_bytes);
  const char *first = lesart_text_get_utf8 (text, NULL);

  return memchr (bytes, '/', n_bytes) != NULL
         || (bytes - first >= 2 && (bytes[-1] == '.' || bytes[-1] == ',')
             && g_ascii_isdigit (bytes[-2]));
}

/* "more than" stands outside of the passage already. */
static const char *
skip_modifier (const LesartQuantity *quantity)
{
  gsize n = strcspn (quantity->english, "0123456789-");

  return quantity->modifier != LESART_MODIFIER_NONE && quantity->english[n] != '\0'
             ? quantity->english + n
             : quantity->english;
}

/* One without a value ("Billionen von Dollar") is left to lesart_figures_add_german(). */
static void
add_quantity (GArray *figures, const LesartReading *reading, const LesartQuantity *quantity)
{
  static const LesartFigureType types[] = {
    [LESART_QUANTITY_MONEY] = LESART_FIGURE_MONEY,
    [LESART_QUANTITY_PERCENT] = LESART_FIGURE_PERCENT,
    [LESART_QUANTITY_MEASURE] = LESART_FIGURE_MEASURE,
    [LESART_QUANTITY_NUMBER] = LESART_FIGURE_NUMBER,
    [LESART_QUANTITY_ORDINAL] = LESART_FIGURE_ORDINAL,
  };
  LesartFigure figure = {
    .span = quantity->span,
    .type = (guint8) types[quantity->type],
    .value = quantity->value,
    .value_max = quantity->value_max,
    .other = NAN,
    .foreign = NAN,
    .unit = g_strcmp0 (quantity->unit, "yr") == 0 ? "a" : quantity->unit,
    .english = skip_modifier (quantity),
  };

  if (isnan (quantity->value) || is_doubtful (reading->text, quantity->span))
    return;
  figure.flags = get_flags (reading->text, quantity->span, quantity->value);
  if (quantity->unit != NULL)
    figure.flags &= (guint16) ~LESART_FIGURE_SOFT;
  if (quantity->points)
    figure.flags |= LESART_FIGURE_POINTS;
  if (quantity->modifier != LESART_MODIFIER_NONE)
    figure.flags |= LESART_FIGURE_ABOUT;
  g_array_append_val (figures, figure);
}

static const struct {
  const char *code;
  const char *unit;
  double factor;
  double seconds; /* of the unit */
} lengths[] = {
  { "DE", "a", 10, 31557600 }, { "CE", "a", 100, 31557600 }, { "Y", "a", 1, 31557600 },
  { "M", "mon", 1, 2629800 },  { "W", "w", 1, 604800 },      { "D", "d", 1, 86400 },
  { "TH", "h", 1, 3600 },      { "TM", "min", 1, 60 },       { "TS", "s", 1, 1 },
};

/* P3Y, P2DE; PT1H30M if it is one number, 1,5 Stunden: in the last of the units. */
static gboolean
parse_length (const char *timex, gboolean one, LesartFigure *figure)
{
  const char *p = timex;
  gboolean clock = FALSE;
  double seconds = 0;

  if (p == NULL || *p++ != 'P')
    return FALSE;
  while (*p != '\0') {
    double value;
    char *end;
    guint i = 0;
    gsize n = 0;

    clock |= *p == 'T';
    p += *p == 'T';
    value = g_ascii_strtod (p, &end);
    for (; end > p && i < G_N_ELEMENTS (lengths); i++) {
      n = strlen (lengths[i].code) - clock;
      if ((lengths[i].code[0] == 'T') == clock && strncmp (end, lengths[i].code + clock, n) == 0)
        break;
    }
    if (end == p || i == G_N_ELEMENTS (lengths) || (seconds > 0 && !one))
      return FALSE;
    seconds += value * lengths[i].factor * lengths[i].seconds;
    figure->value = seconds / lengths[i].seconds;
    figure->unit = lengths[i].unit;
    p = end + n;
  }
  return figure->unit != NULL;
}

static void
add_length (GArray *figures, const LesartReading *reading, const LesartTime *time)
{
  LesartFigure figure = { .span = time->span,
                          .type = LESART_FIGURE_MEASURE,
                          .value_max = NAN,
                          .other = NAN,
                          .foreign = NAN };
  gsize n_bytes;
  const char *bytes = lesart_text_peek (reading->text, time->span, &n_bytes);
  guint n_spaces = 0;

  for (gsize i = 0; i < n_bytes; i++)
    n_spaces += bytes[i] == ' ';
  if (time->type != LESART_TIME_DURATION || !parse_length (time->value, n_spaces <= 1, &figure))
    return;
  figure.flags = get_flags (reading->text, time->span, figure.value);
  g_array_append_val (figures, figure);
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const LesartFigure *first = a, *second = b;

  return (first->span.start > second->span.start) - (first->span.start < second->span.start);
}

static GArray *
collect_figures (const LesartReading *reading, const LesartLanguage *language)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (LesartFigure));

  for (guint i = 0; i < reading->quantities->len; i++)
    add_quantity (figures, reading, &g_array_index (reading->quantities, LesartQuantity, i));
  for (guint i = 0; i < reading->times->len; i++)
    add_length (figures, reading, &g_array_index (reading->times, LesartTime, i));
  g_array_sort (figures, compare_figures);
  lesart_figures_add_german (figures, reading->text, language);
  return figures;
}

/* --- names, offices, moods ---- */

static GArray *
collect_names (const LesartReading *reading)
{
  static const LesartNameType types[] = {
    [LESART_ENTITY_PER] = LESART_NAME_PERSON,
    [LESART_ENTITY_ORG] = LESART_NAME_ORGANISATION,
    [LESART_ENTITY_LOC] = LESART_NAME_PLACE,
    [LESART_ENTITY_OTH] = LESART_NAME_OTHER,
  };
  GArray *names = g_array_new (FALSE, FALSE, sizeof (LesartNamed));

  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);
    const LesartEntity *entity;
    LesartNamed named = { .span = mention->span, .entity = mention->entity };

    if (mention->kind != LESART_MENTION_NAME || mention->entity == LESART_NO_ENTITY)
      continue;
    entity = &g_array_index (reading->entities, LesartEntity, mention->entity);
    named.type = (guint8) types[entity->type];
    named.known = entity->known;
    named.name = entity->name;
    named.name_en = entity->name_en;
    g_array_append_val (names, named);
  }
  return names;
}

static GArray *
collect_offices (const LesartReading *reading)
{
  GArray *offices = g_array_new (FALSE, FALSE, sizeof (LesartOffice));

  for (guint i = 0; i < reading->roles->len; i++) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, i);
    const LesartOffice office = { .span = role->span, .role = role->role, .person = role->person };

    g_array_append_val (offices, office);
  }
  return offices;
}

static GArray *
collect_statements (const LesartReading *reading)
{
  static const LesartMood moods[] = {
    [LESART_CERTAINTY_ASSERTED] = LESART_MOOD_ASSERTED,
    [LESART_CERTAINTY_REPORTED] = LESART_MOOD_REPORTED,
    [LESART_CERTAINTY_PLANNED] = LESART_MOOD_PLANNED,
    [LESART_CERTAINTY_POSSIBLE] = LESART_MOOD_POSSIBLE,
    [LESART_CERTAINTY_CONDITIONAL] = LESART_MOOD_CONDITIONAL,
    [LESART_CERTAINTY_NEGATED] = LESART_MOOD_NEGATED,
  };
  GArray *statements = g_array_new (FALSE, FALSE, sizeof (LesartStatement));

  for (guint i = 0; i < reading->facts->len; i++) {
    const LesartFact *fact = &g_array_index (reading->facts, LesartFact, i);
    const LesartStatement statement = { .span = fact->span,
                                        .verb = fact->verb,
                                        .predicate = fact->predicate,
                                        .mood = (guint8) moods[fact->certainty] };

    g_array_append_val (statements, statement);
  }
  return statements;
}

/* --- */

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const LesartSpan *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

/**
 * lesart_check_translation:
 * @reading: of the German text of @bitext
 * @beads: (array length=n_beads): how the sentences belong together
 *
 * Checks a translation, in time linear to the length of the texts. Safe in any thread.
 *
 * Returns: (transfer full): the findings by position
 */
LesartFindings *
lesart_check_translation (const LesartReading *reading,
                          const LesartBitext *bitext,
                          const LesartBead *beads,
                          gsize n_beads,
                          const LesartCheckSettings *settings)
{
  g_autoptr (GArray) german = collect_figures (reading, settings->language);
  g_autoptr (GArray) english =
      lesart_figures_new_english (bitext->text[LESART_SIDE_ENGLISH], settings->language);
  g_autoptr (GArray) names = collect_names (reading);
  g_autoptr (GArray) offices = collect_offices (reading);
  g_autoptr (GArray) statements = collect_statements (reading);
  LesartCheckInput input = {
    .language = settings->language,
    .bitext = bitext,
    .beads = beads,
    .n_beads = n_beads,
    .figures = { (const LesartFigure *) (gpointer) german->data,
                 (const LesartFigure *) (gpointer) english->data },
    .n_figures = { german->len, english->len },
    .names = (const LesartNamed *) (gpointer) names->data,
    .n_names = names->len,
    .offices = (const LesartOffice *) (gpointer) offices->data,
    .n_offices = offices->len,
    .statements = (const LesartStatement *) (gpointer) statements->data,
    .n_statements = statements->len,
    .dictionary = settings->dictionary,
    .termbase = settings->termbase,
  };

  g_array_sort (names, compare_spans);
  g_array_sort (offices, compare_spans);
  g_array_sort (statements, compare_spans);
  memcpy (input.wanted, settings->wanted, sizeof input.wanted);
  return lesart_check (&input);
}
