/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes an item of a reading that is being corrected. What makes no sense (a type that there is
 * not, a number that is none) is left out: the values come from files that anybody can write.
 */
#include "fact-item.h"

#include <math.h>
#include <string.h>

#include "english.h"

#define ITEM(reading, array, Type, index) (&g_array_index ((reading)->array, Type, index))

/**
 * lesart_item_find_token:
 * @at: a position, in code points
 *
 * Returns: the first token that ends behind @at; the number of tokens if there is none
 */
guint32
lesart_item_find_token (const LesartSegments *segments, guint32 at)
{
  guint32 low = 0;
  guint32 high = segments->n_tokens;

  while (low < high) {
    guint32 middle = low + (high - low) / 2;

    if (segments->tokens[middle].end <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void
find_tokens (const LesartReading *reading, LesartSpan span, guint32 *first, guint32 *end)
{
  *first = lesart_item_find_token (reading->segments, span.start);
  *end = lesart_span_is_empty (span) ? *first
                                     : lesart_item_find_token (reading->segments, span.end - 1);
  if (*end < reading->segments->n_tokens && reading->segments->tokens[*end].start < span.end)
    (*end)++;
}

static LesartMention *
find_mention (LesartReading *reading, guint entity)
{
  LesartSpan span = lesart_item_get_span (reading, LESART_ITEM_ENTITY, entity);

  for (guint i = 0; i < reading->mentions->len; i++) {
    LesartMention *mention = ITEM (reading, mentions, LesartMention, i);

    if (mention->entity == (gint32) entity && mention->span.start == span.start
        && mention->span.end == span.end)
      return mention;
  }
  return NULL;
}

/**
 * lesart_item_set_span:
 * @at: the passage that says it
 *
 * Of an entity, moves the mention that lesart_item_get_span() gives. The order of the array is the
 * caller's business.
 */
void
lesart_item_set_span (LesartReading *reading, LesartItemKind kind, guint index, LesartSpan at)
{
  LesartMention *mention;

  switch (kind) {
  case LESART_ITEM_ENTITY:
    mention = find_mention (reading, index);
    if (mention == NULL)
      break;
    mention->span = at;
    find_tokens (reading, at, &mention->first_token, &mention->end_token);
    break;
  case LESART_ITEM_QUANTITY: {
    LesartQuantity *quantity = ITEM (reading, quantities, LesartQuantity, index);

    quantity->span = at;
    find_tokens (reading, at, &quantity->first_token, &quantity->end_token);
    break;
  }
  case LESART_ITEM_TIME: {
    LesartTime *time = ITEM (reading, times, LesartTime, index);

    time->span = at;
    find_tokens (reading, at, &time->first_token, &time->end_token);
    break;
  }
  case LESART_ITEM_QUOTE:
    ITEM (reading, quotes, LesartQuote, index)->span = at;
    break;
  case LESART_ITEM_ROLE:
    ITEM (reading, roles, LesartRole, index)->span = at;
    break;
  case LESART_ITEM_RELATION:
    ITEM (reading, relations, LesartRelation, index)->span = at;
    break;
  case LESART_ITEM_EVENT:
    ITEM (reading, facts, LesartFact, index)->span = at;
    break;
  case LESART_ITEM_CLAIM:
    ITEM (reading, claims, LesartClaim, index)->span = at;
    break;
  case LESART_N_ITEM_KINDS:
  default:
    break;
  }
}

static void
set_type (LesartReading *reading, LesartItemKind kind, guint index, const char *name)
{
  guint type = 0;

  while (type < lesart_item_count_types (kind)
         && strcmp (lesart_item_type_to_string (kind, type), name) != 0)
    type++;
  if (type >= lesart_item_count_types (kind))
    return;
  if (kind == LESART_ITEM_ENTITY)
    ITEM (reading, entities, LesartEntity, index)->type = (LesartEntityType) type;
  else if (kind == LESART_ITEM_QUANTITY)
    ITEM (reading, quantities, LesartQuantity, index)->type = (LesartQuantityType) type;
  else if (kind == LESART_ITEM_TIME)
    ITEM (reading, times, LesartTime, index)->type = (LesartTimeType) type;
  else if (kind == LESART_ITEM_QUOTE)
    ITEM (reading, quotes, LesartQuote, index)->style = (LesartQuoteStyle) type;
  else
    ITEM (reading, relations, LesartRelation, index)->kind = (LesartRelationKind) type;
}

static void
set_name (LesartReading *reading, LesartItemKind kind, guint index, const char *name)
{
  const char *kept = lesart_reading_intern (reading, name);
  LesartEntity *entity;
  LesartFact *fact;

  if (*name == '\0')
    return;
  if (kind == LESART_ITEM_ENTITY) {
    entity = ITEM (reading, entities, LesartEntity, index);
    if (strcmp (entity->name, name) != 0)
      entity->name_en = NULL; /* it is that of another name */
    entity->name = kept;
  } else if (kind == LESART_ITEM_ROLE) {
    ITEM (reading, roles, LesartRole, index)->role = kept;
  } else {
    fact = ITEM (reading, facts, LesartFact, index);
    if (strcmp (fact->predicate, name) != 0)
      fact->complement = NULL; /* it is that of another verb */
    fact->predicate = kept;
  }
}

/* "" is no number, which is an answer. */
static gboolean
parse_number (const char *string, double *number)
{
  char *end;

  if (*string == '\0') {
    *number = NAN;
    return TRUE;
  }
  *number = g_ascii_strtod (string, &end);
  return end != string && *end == '\0' && isfinite (*number);
}

static void
say_in_english (LesartReading *reading, LesartQuantity *quantity)
{
  const LesartAmount amount = { .value = quantity->value,
                                .value_max = quantity->value_max,
                                .modifier = quantity->modifier };
  g_autofree char *number = isnan (quantity->value) ? NULL : lesart_amount_to_english (&amount);
  g_autofree char *english = NULL;

  if (number != NULL)
    english = g_strconcat (number, quantity->unit != NULL ? " " : "",
                           quantity->points         ? "percentage points"
                           : quantity->unit != NULL ? quantity->unit
                                                    : "",
                           NULL);
  quantity->english = lesart_reading_intern (reading, english);
}

static void
set_amount (LesartReading *reading, guint index, LesartField field, const char *value)
{
  LesartQuantity *quantity = ITEM (reading, quantities, LesartQuantity, index);
  double number;

  if (field == LESART_FIELD_UNIT) {
    if (g_strcmp0 (quantity->unit != NULL ? quantity->unit : "", value) == 0)
      return;
    quantity->unit = *value != '\0' ? lesart_reading_intern (reading, value) : NULL;
  } else {
    double *place = field == LESART_FIELD_VALUE ? &quantity->value : &quantity->value_max;

    if (!parse_number (value, &number) || number == *place || (isnan (number) && isnan (*place)))
      return;
    *place = number;
  }
  say_in_english (reading, quantity);
}

static void
set_time (LesartReading *reading, guint index, const char *value)
{
  LesartTime *time = ITEM (reading, times, LesartTime, index);

  if (*value != '\0' && g_strcmp0 (time->value, value) != 0)
    time->value = lesart_reading_intern (reading, value);
}

/* A name that is not in the text (any more) is still what the reader said. */
static gint32
find_entity (LesartReading *reading, const char *name, GHashTable *names)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));
  LesartEntity entity = { .type = LESART_ENTITY_OTH };

  if (*name == '\0')
    return LESART_NO_ENTITY;
  if (found > 0)
    return (gint32) found - 1;
  entity.name = lesart_reading_intern (reading, name);
  g_array_append_val (reading->entities, entity);
  g_hash_table_insert (names, g_strdup (name), GUINT_TO_POINTER (reading->entities->len));
  return (gint32) reading->entities->len - 1;
}

/* The words of the clause that name the entity; else where it is named first. */
static LesartSpan
find_words (const LesartReading *reading, LesartSpan clause, gint32 entity)
{
  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = ITEM (reading, mentions, LesartMention, i);

    if (mention->entity == entity && mention->span.start >= clause.start
        && mention->span.end <= clause.end)
      return mention->span;
  }
  return lesart_item_get_span (reading, LESART_ITEM_ENTITY, (guint) entity);
}

/* Arguments of a fact stand together: they are written anew behind all others. */
static void
set_argument (LesartReading *reading, guint index, LesartArgument argument)
{
  LesartFact *fact = ITEM (reading, facts, LesartFact, index);
  guint first = reading->arguments->len;

  for (guint i = 0; i < fact->n_arguments; i++) {
    LesartArgument kept = *ITEM (reading, arguments, LesartArgument, fact->first_argument + i);

    if (kept.role != argument.role)
      g_array_append_val (reading->arguments, kept);
  }
  if (argument.entity != LESART_NO_ENTITY || !lesart_span_is_empty (argument.span))
    g_array_append_val (reading->arguments, argument);
  fact->first_argument = first;
  fact->n_arguments = reading->arguments->len - first;
}

static void
set_event_entity (LesartReading *reading, guint index, LesartField field, gint32 entity)
{
  LesartFact *fact = ITEM (reading, facts, LesartFact, index);
  LesartArgument argument = { .role = field == LESART_FIELD_FIRST ? LESART_ARGUMENT_AGENT
                                                                  : LESART_ARGUMENT_THEME,
                              .entity = entity };
  const LesartArgument *old = lesart_reading_get_argument (reading, fact, argument.role);

  if (field == LESART_FIELD_SPEAKER) {
    fact->source = entity;
    return;
  }
  if (old != NULL && entity != LESART_NO_ENTITY && old->entity == entity)
    return;
  if (entity != LESART_NO_ENTITY)
    argument.span = find_words (reading, fact->span, entity);
  set_argument (reading, index, argument);
}

static void
set_entity (
    LesartReading *reading, LesartItemKind kind, guint index, LesartField field, gint32 entity)
{
  if (kind == LESART_ITEM_EVENT) {
    set_event_entity (reading, index, field, entity);
  } else if (kind == LESART_ITEM_QUOTE) {
    LesartQuote *quote = ITEM (reading, quotes, LesartQuote, index);

    if (quote->speaker != entity || entity == LESART_NO_ENTITY)
      quote->speaker_span = LESART_SPAN_NONE;
    quote->speaker = entity;
  } else if (kind == LESART_ITEM_CLAIM) {
    ITEM (reading, claims, LesartClaim, index)->speaker = entity;
  } else if (kind == LESART_ITEM_ROLE) {
    LesartRole *role = ITEM (reading, roles, LesartRole, index);

    *(field == LESART_FIELD_FIRST ? &role->person : &role->org) = entity;
  } else if (kind == LESART_ITEM_RELATION) {
    LesartRelation *relation = ITEM (reading, relations, LesartRelation, index);

    *(field == LESART_FIELD_FIRST ? &relation->from : &relation->to) = entity;
  }
}

/* ---- Words of the article, for who or what has no name ---- */

/* How far from the passage they may stand, in code points. */
#define WORDS_NEAR 1000

static gboolean
find_phrase (const LesartReading *reading, LesartSpan within, const char *words, LesartSpan *found)
{
  g_autofree char *slice = lesart_text_slice (reading->text, within);
  const char *at = strstr (g_strdelimit (slice, "\n\t", ' '), words);

  if (at == NULL)
    return FALSE;
  found->start = within.start + (guint32) g_utf8_pointer_to_offset (slice, at);
  found->end = found->start + (guint32) g_utf8_strlen (words, -1);
  return TRUE;
}

static gboolean
set_phrase (
    LesartReading *reading, LesartItemKind kind, guint index, LesartField field, const char *words)
{
  LesartSpan within = lesart_item_get_span (reading, kind, index);
  LesartSpan near = { within.start - MIN (within.start, WORDS_NEAR),
                      MIN (within.end + WORDS_NEAR, lesart_text_get_n_chars (reading->text)) };
  gboolean argument = kind == LESART_ITEM_EVENT && field != LESART_FIELD_SPEAKER;
  LesartSpan span;

  if ((!argument && kind != LESART_ITEM_QUOTE)
      || (!find_phrase (reading, within, words, &span)
          && !find_phrase (reading, near, words, &span)))
    return FALSE;
  if (argument) {
    set_argument (reading, index,
                  (LesartArgument){ field == LESART_FIELD_FIRST ? LESART_ARGUMENT_AGENT
                                                                : LESART_ARGUMENT_THEME,
                                    span, LESART_NO_ENTITY, NULL });
  } else {
    ITEM (reading, quotes, LesartQuote, index)->speaker = LESART_NO_ENTITY;
    ITEM (reading, quotes, LesartQuote, index)->speaker_span = span;
  }
  return TRUE;
}

static void
set_certainty (LesartReading *reading, LesartItemKind kind, guint index, const char *name)
{
  LesartCertainty certainty;

  if (!lesart_certainty_from_string (name, &certainty))
    return;
  if (kind == LESART_ITEM_EVENT)
    ITEM (reading, facts, LesartFact, index)->certainty = certainty;
  else
    ITEM (reading, claims, LesartClaim, index)->certainty = certainty;
}

/**
 * lesart_item_set_field:
 * @value: as lesart_item_get_field() gives it
 * @names: (element-type utf8 guint): from the names of entities to their indices plus one
 *
 * Sets what the item says there, if its kind has the field and @value makes sense.
 */
void
lesart_item_set_field (LesartReading *reading,
                       LesartItemKind kind,
                       guint index,
                       LesartField field,
                       const char *value,
                       GHashTable *names)
{
  if (lesart_field_to_string (kind, field) == NULL)
    return;
  switch (field) {
  case LESART_FIELD_TYPE:
    set_type (reading, kind, index, value);
    break;
  case LESART_FIELD_NAME:
    set_name (reading, kind, index, value);
    break;
  case LESART_FIELD_VALUE:
  case LESART_FIELD_VALUE_MAX:
  case LESART_FIELD_UNIT:
    if (kind == LESART_ITEM_TIME)
      set_time (reading, index, value);
    else
      set_amount (reading, index, field, value);
    break;
  case LESART_FIELD_CERTAINTY:
    set_certainty (reading, kind, index, value);
    break;
  case LESART_FIELD_SPEAKER:
  case LESART_FIELD_FIRST:
  case LESART_FIELD_SECOND:
    if (*value == '\0' || g_hash_table_contains (names, value)
        || !set_phrase (reading, kind, index, field, value))
      set_entity (reading, kind, index, field, find_entity (reading, value, names));
    break;
  case LESART_FIELD_SAME: /* corrections.c joins them when all names are known */
    break;
  case LESART_N_FIELDS:
  default:
    break;
  }
}

static void
add_entity (LesartReading *reading, LesartSpan span)
{
  g_autofree char *name = lesart_text_slice (reading->text, span);
  LesartEntity entity = { .type = LESART_ENTITY_OTH,
                          .name = lesart_reading_intern (reading, name) };
  LesartMention mention = {
    .span = span, .entity = (gint32) reading->entities->len, .kind = LESART_MENTION_NAME, .score = 1
  };

  find_tokens (reading, span, &mention.first_token, &mention.end_token);
  g_array_append_val (reading->entities, entity);
  g_array_append_val (reading->mentions, mention);
}

/**
 * lesart_item_add:
 * @span: the passage that says it
 *
 * Adds an item that says nothing yet but where it stands (an entity: its name).
 *
 * Returns: its index
 */
guint
lesart_item_add (LesartReading *reading, LesartItemKind kind, LesartSpan span)
{
  const char *rule = lesart_reading_intern (reading, "human");
  const LesartQuantity quantity = {
    .type = LESART_QUANTITY_NUMBER, .value = NAN, .value_max = NAN, .rule = rule
  };
  const LesartTime time = { .value = lesart_reading_intern (reading, ""), .rule = rule };
  const LesartQuote quote = { .speaker = LESART_NO_ENTITY, .rule = rule };
  const LesartRole role = { .person = LESART_NO_ENTITY,
                            .org = LESART_NO_ENTITY,
                            .role = lesart_reading_intern (reading, ""),
                            .rule = rule };
  const LesartRelation relation = { .from = LESART_NO_ENTITY,
                                    .to = LESART_NO_ENTITY,
                                    .rule = rule };
  const LesartFact fact = { .source = LESART_NO_ENTITY,
                            .predicate = lesart_reading_intern (reading, ""),
                            .rule = rule,
                            .score = 1 };
  const LesartClaim claim = { .speaker = LESART_NO_ENTITY, .checkworthy = TRUE, .rule = rule };
  const gconstpointer empty[LESART_N_ITEM_KINDS] = {
    [LESART_ITEM_QUANTITY] = &quantity, [LESART_ITEM_TIME] = &time,
    [LESART_ITEM_QUOTE] = &quote,       [LESART_ITEM_ROLE] = &role,
    [LESART_ITEM_RELATION] = &relation, [LESART_ITEM_EVENT] = &fact,
    [LESART_ITEM_CLAIM] = &claim,
  };
  GArray *array = lesart_item_get_array (reading, kind);

  if (kind == LESART_ITEM_ENTITY) {
    add_entity (reading, span);
  } else {
    g_array_append_vals (array, empty[kind], 1);
    lesart_item_set_span (reading, kind, array->len - 1, span);
  }
  return array->len - 1;
}
