/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See fact-item.h. What differs from kind to kind is in tables: where its array and the passage in
 * its elements are, what its fields are called, which of its members name entities.
 */
#include "fact-item.h"

#include <math.h>
#include <string.h>

#define MOST_WORDS_OF_NAME 5

typedef struct {
  const char *name;
  gsize array; /* offset of the GArray in LesartReading */
  gsize span;  /* offset of the passage in an element; of entities not used */
  const char *fields[LESART_N_FIELDS];
  gssize speaker; /* offset of the gint32 that names an entity, or -1; so the next two */
  gssize first;
  gssize second;
  gssize certainty; /* offset of the LesartCertainty, or -1 */
} Kind;

static const Kind kinds[LESART_N_ITEM_KINDS] = {
  [LESART_ITEM_ENTITY] = { "entity",
                           G_STRUCT_OFFSET (LesartReading, entities),
                           0,
                           { [LESART_FIELD_TYPE] = "type",
                             [LESART_FIELD_NAME] = "name",
                             [LESART_FIELD_SAME] = "same-as" },
                           -1,
                           -1,
                           -1,
                           -1 },
  [LESART_ITEM_QUANTITY] = { "quantity",
                             G_STRUCT_OFFSET (LesartReading, quantities),
                             G_STRUCT_OFFSET (LesartQuantity, span),
                             { [LESART_FIELD_TYPE] = "type",
                               [LESART_FIELD_VALUE] = "value",
                               [LESART_FIELD_VALUE_MAX] = "value_max",
                               [LESART_FIELD_UNIT] = "unit" },
                             -1,
                             -1,
                             -1,
                             -1 },
  [LESART_ITEM_TIME] = { "time",
                         G_STRUCT_OFFSET (LesartReading, times),
                         G_STRUCT_OFFSET (LesartTime, span),
                         { [LESART_FIELD_TYPE] = "type", [LESART_FIELD_VALUE] = "value" },
                         -1,
                         -1,
                         -1,
                         -1 },
  [LESART_ITEM_QUOTE] = { "quote",
                          G_STRUCT_OFFSET (LesartReading, quotes),
                          G_STRUCT_OFFSET (LesartQuote, span),
                          { [LESART_FIELD_TYPE] = "style", [LESART_FIELD_SPEAKER] = "speaker" },
                          G_STRUCT_OFFSET (LesartQuote, speaker),
                          -1,
                          -1,
                          -1 },
  [LESART_ITEM_ROLE] = { "role",
                         G_STRUCT_OFFSET (LesartReading, roles),
                         G_STRUCT_OFFSET (LesartRole, span),
                         { [LESART_FIELD_NAME] = "role",
                           [LESART_FIELD_FIRST] = "person",
                           [LESART_FIELD_SECOND] = "org" },
                         -1,
                         G_STRUCT_OFFSET (LesartRole, person),
                         G_STRUCT_OFFSET (LesartRole, org),
                         -1 },
  [LESART_ITEM_RELATION] = { "relation",
                             G_STRUCT_OFFSET (LesartReading, relations),
                             G_STRUCT_OFFSET (LesartRelation, span),
                             { [LESART_FIELD_TYPE] = "relation",
                               [LESART_FIELD_FIRST] = "from",
                               [LESART_FIELD_SECOND] = "to" },
                             -1,
                             G_STRUCT_OFFSET (LesartRelation, from),
                             G_STRUCT_OFFSET (LesartRelation, to),
                             -1 },
  [LESART_ITEM_EVENT] = { "event",
                          G_STRUCT_OFFSET (LesartReading, facts),
                          G_STRUCT_OFFSET (LesartFact, span),
                          { [LESART_FIELD_NAME] = "predicate",
                            [LESART_FIELD_FIRST] = "agent",
                            [LESART_FIELD_SECOND] = "theme",
                            [LESART_FIELD_CERTAINTY] = "certainty",
                            [LESART_FIELD_SPEAKER] = "source" },
                          G_STRUCT_OFFSET (LesartFact, source),
                          -1,
                          -1,
                          G_STRUCT_OFFSET (LesartFact, certainty) },
  [LESART_ITEM_CLAIM] = { "claim",
                          G_STRUCT_OFFSET (LesartReading, claims),
                          G_STRUCT_OFFSET (LesartClaim, span),
                          { [LESART_FIELD_CERTAINTY] = "certainty",
                            [LESART_FIELD_SPEAKER] = "speaker" },
                          G_STRUCT_OFFSET (LesartClaim, speaker),
                          -1,
                          -1,
                          G_STRUCT_OFFSET (LesartClaim, certainty) },
};

/* ---- Names ---- */

void
lesart_fields_clear (LesartFields *fields)
{
  for (guint f = 0; f < LESART_N_FIELDS; f++)
    g_clear_pointer (&fields->values[f], g_free);
}

const char *
lesart_item_kind_to_string (LesartItemKind kind)
{
  g_return_val_if_fail ((guint) kind < LESART_N_ITEM_KINDS, NULL);
  return kinds[kind].name;
}

gboolean
lesart_item_kind_from_string (const char *name, LesartItemKind *kind)
{
  for (guint k = 0; k < LESART_N_ITEM_KINDS; k++)
    if (g_strcmp0 (name, kinds[k].name) == 0) {
      *kind = (LesartItemKind) k;
      return TRUE;
    }
  return FALSE;
}

const char *
lesart_field_to_string (LesartItemKind kind, LesartField field)
{
  g_return_val_if_fail ((guint) kind < LESART_N_ITEM_KINDS, NULL);
  g_return_val_if_fail ((guint) field < LESART_N_FIELDS, NULL);
  return kinds[kind].fields[field];
}

/**
 * lesart_item_count_types:
 *
 * Returns: how many types the kind has; 0 if it has none
 */
guint
lesart_item_count_types (LesartItemKind kind)
{
  static const guint counts[LESART_N_ITEM_KINDS] = {
    [LESART_ITEM_ENTITY] = LESART_N_ENTITY_TYPES,
    [LESART_ITEM_QUANTITY] = LESART_QUANTITY_NUMBER + 1,
    [LESART_ITEM_TIME] = LESART_TIME_SET + 1,
    [LESART_ITEM_QUOTE] = LESART_QUOTE_INDIRECT + 1,
    [LESART_ITEM_RELATION] = LESART_RELATION_LOCATED + 1,
  };

  g_return_val_if_fail ((guint) kind < LESART_N_ITEM_KINDS, 0);
  return counts[kind];
}

/**
 * lesart_item_type_to_string:
 * @type: a value of the enumeration of the kind, such as %LESART_QUANTITY_MONEY
 *
 * Returns: (nullable): its name in the JSON
 */
const char *
lesart_item_type_to_string (LesartItemKind kind, guint type)
{
  if (type >= lesart_item_count_types (kind))
    return NULL;
  switch (kind) {
  case LESART_ITEM_ENTITY:
    return lesart_entity_type_to_string ((LesartEntityType) type);
  case LESART_ITEM_QUANTITY:
    return lesart_quantity_type_to_string ((LesartQuantityType) type);
  case LESART_ITEM_TIME:
    return lesart_time_type_to_string ((LesartTimeType) type);
  case LESART_ITEM_QUOTE:
    return lesart_quote_style_to_string ((LesartQuoteStyle) type);
  case LESART_ITEM_RELATION:
    return lesart_relation_kind_to_string ((LesartRelationKind) type);
  case LESART_ITEM_ROLE:
  case LESART_ITEM_EVENT:
  case LESART_ITEM_CLAIM:
  case LESART_N_ITEM_KINDS:
  default:
    return NULL;
  }
}

/* ---- Looking ---- */

GArray *
lesart_item_get_array (const LesartReading *reading, LesartItemKind kind)
{
  g_return_val_if_fail ((guint) kind < LESART_N_ITEM_KINDS, NULL);
  return G_STRUCT_MEMBER (GArray *, reading, kinds[kind].array);
}

static gpointer
get_item (const LesartReading *reading, LesartItemKind kind, guint index)
{
  GArray *array = lesart_item_get_array (reading, kind);

  return array->data + (gsize) index * g_array_get_element_size (array);
}

/* A name is the better evidence; else whatever mention comes first. */
static gint
find_mention (const LesartReading *reading, gint32 entity)
{
  gint first = -1;

  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    if (mention->entity != entity)
      continue;
    if (mention->kind == LESART_MENTION_NAME)
      return (gint) i;
    if (first < 0)
      first = (gint) i;
  }
  return first;
}

static guint
count_words (const LesartSegments *segments, LesartSpan passage)
{
  guint n = 0;

  for (guint32 i = lesart_item_find_token (segments, passage.start);
       i < segments->n_tokens && segments->tokens[i].end <= passage.end; i++)
    if (segments->tokens[i].kind == LESART_TOKEN_WORD)
      n++;
  return n;
}

/**
 * lesart_item_offer_kind:
 * @last: the kind that was chosen last
 * @passage: what a fact is to be made of
 *
 * Returns: @last, unless @passage says more than that kind can, or less: a sentence is no name
 */
LesartItemKind
lesart_item_offer_kind (LesartItemKind last, const LesartReading *reading, LesartSpan passage)
{
  gboolean is_short =
      last == LESART_ITEM_ENTITY || last == LESART_ITEM_QUANTITY || last == LESART_ITEM_TIME;

  if (count_words (reading->segments, passage) > MOST_WORDS_OF_NAME)
    return is_short ? LESART_ITEM_CLAIM : last;
  return last == LESART_ITEM_CLAIM ? LESART_ITEM_ENTITY : last;
}

/**
 * lesart_item_get_span:
 *
 * Returns: the passage that says it; of an entity, where it is first named
 */
LesartSpan
lesart_item_get_span (const LesartReading *reading, LesartItemKind kind, guint index)
{
  if (kind == LESART_ITEM_ENTITY) {
    gint mention = find_mention (reading, (gint32) index);

    return mention < 0 ? LESART_SPAN_NONE
                       : g_array_index (reading->mentions, LesartMention, mention).span;
  }
  return G_STRUCT_MEMBER (LesartSpan, get_item (reading, kind, index), kinds[kind].span);
}

/**
 * lesart_item_get_certainty:
 *
 * Returns: how certain the article is of it; %LESART_CERTAINTY_ASSERTED of kinds that do not say
 */
LesartCertainty
lesart_item_get_certainty (const LesartReading *reading, LesartItemKind kind, guint index)
{
  if (kinds[kind].certainty < 0)
    return LESART_CERTAINTY_ASSERTED;
  return G_STRUCT_MEMBER (LesartCertainty, get_item (reading, kind, index), kinds[kind].certainty);
}

static gint32
get_entity (const LesartReading *reading, LesartItemKind kind, guint index, gssize offset)
{
  return offset < 0 ? LESART_NO_ENTITY
                    : G_STRUCT_MEMBER (gint32, get_item (reading, kind, index), offset);
}

/**
 * lesart_item_get_speaker:
 *
 * Returns: who says it, as an entity, or %LESART_NO_ENTITY
 */
gint32
lesart_item_get_speaker (const LesartReading *reading, LesartItemKind kind, guint index)
{
  return get_entity (reading, kind, index, kinds[kind].speaker);
}

static gboolean
mentions_inside (const LesartReading *reading, LesartSpan span, gint32 entity)
{
  guint low = 0;
  guint high = reading->mentions->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (reading->mentions, LesartMention, middle).span.start < span.start)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < reading->mentions->len; low++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, low);

    if (mention->span.start >= span.end)
      return FALSE;
    if (mention->entity == entity)
      return TRUE;
  }
  return FALSE;
}

/**
 * lesart_item_is_about:
 * @entity: an entity
 *
 * Returns: whether the item is the entity, names it in one of its parts, or is a quotation or a
 *   claim that mentions it
 */
gboolean
lesart_item_is_about (const LesartReading *reading, LesartItemKind kind, guint index, gint32 entity)
{
  if (kind == LESART_ITEM_ENTITY)
    return (gint32) index == entity;
  if (get_entity (reading, kind, index, kinds[kind].speaker) == entity
      || get_entity (reading, kind, index, kinds[kind].first) == entity
      || get_entity (reading, kind, index, kinds[kind].second) == entity)
    return TRUE;
  if (kind == LESART_ITEM_EVENT) {
    const LesartFact *fact = get_item (reading, kind, index);

    for (guint i = 0; i < fact->n_arguments; i++)
      if (g_array_index (reading->arguments, LesartArgument, fact->first_argument + i).entity
          == entity)
        return TRUE;
  }
  return (kind == LESART_ITEM_QUOTE || kind == LESART_ITEM_CLAIM)
         && mentions_inside (reading, lesart_item_get_span (reading, kind, index), entity);
}

static char *
name_of (const LesartReading *reading, gint32 entity)
{
  return g_strdup (entity >= 0 && (guint) entity < reading->entities->len
                       ? g_array_index (reading->entities, LesartEntity, entity).name
                       : "");
}

static char *
print_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (isnan (number) ? "" : g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static guint
get_type (const LesartReading *reading, LesartItemKind kind, guint index)
{
  gpointer item = get_item (reading, kind, index);

  switch (kind) {
  case LESART_ITEM_ENTITY:
    return ((LesartEntity *) item)->type;
  case LESART_ITEM_QUANTITY:
    return ((LesartQuantity *) item)->type;
  case LESART_ITEM_TIME:
    return ((LesartTime *) item)->type;
  case LESART_ITEM_QUOTE:
    return ((LesartQuote *) item)->style;
  case LESART_ITEM_RELATION:
    return ((LesartRelation *) item)->kind;
  case LESART_ITEM_ROLE:
  case LESART_ITEM_EVENT:
  case LESART_ITEM_CLAIM:
  case LESART_N_ITEM_KINDS:
  default:
    return 0;
  }
}

static const char *
get_name (const LesartReading *reading, LesartItemKind kind, guint index)
{
  gpointer item = get_item (reading, kind, index);

  if (kind == LESART_ITEM_ENTITY)
    return ((LesartEntity *) item)->name;
  if (kind == LESART_ITEM_ROLE)
    return ((LesartRole *) item)->role;
  return ((LesartFact *) item)->predicate;
}

/* Who has no name is told by words of the article. */
static char *
name_or_words (const LesartReading *reading, gint32 entity, LesartSpan words)
{
  char *name = name_of (reading, entity);

  if (*name != '\0' || lesart_span_is_empty (words))
    return name;
  g_free (name);
  return g_strdelimit (lesart_text_slice (reading->text, words), "\n\t", ' ');
}

static char *
get_argument (const LesartReading *reading, guint index, LesartArgumentRole role)
{
  const LesartArgument *argument = lesart_reading_get_argument (
      reading, &g_array_index (reading->facts, LesartFact, index), role);

  return argument == NULL ? g_strdup ("")
                          : name_or_words (reading, argument->entity, argument->span);
}

static char *
get_speaker (const LesartReading *reading, LesartItemKind kind, guint index)
{
  LesartSpan words = kind == LESART_ITEM_QUOTE
                         ? g_array_index (reading->quotes, LesartQuote, index).speaker_span
                         : LESART_SPAN_NONE;

  return name_or_words (reading, get_entity (reading, kind, index, kinds[kind].speaker), words);
}

/**
 * lesart_item_get_field:
 *
 * Returns: (transfer full) (nullable): what the item says there, "" for nothing; %NULL if its kind
 *   has no such field
 */
char *
lesart_item_get_field (const LesartReading *reading,
                       LesartItemKind kind,
                       guint index,
                       LesartField field)
{
  gpointer item = get_item (reading, kind, index);

  if (lesart_field_to_string (kind, field) == NULL)
    return NULL;
  switch (field) {
  case LESART_FIELD_TYPE:
    return g_strdup (lesart_item_type_to_string (kind, get_type (reading, kind, index)));
  case LESART_FIELD_NAME:
    return g_strdup (get_name (reading, kind, index));
  case LESART_FIELD_VALUE:
    return kind == LESART_ITEM_TIME ? g_strdup (((LesartTime *) item)->value)
                                    : print_number (((LesartQuantity *) item)->value);
  case LESART_FIELD_VALUE_MAX:
    return print_number (((LesartQuantity *) item)->value_max);
  case LESART_FIELD_UNIT:
    return g_strdup (((LesartQuantity *) item)->unit != NULL ? ((LesartQuantity *) item)->unit
                                                             : "");
  case LESART_FIELD_CERTAINTY:
    return g_strdup (lesart_certainty_to_string (lesart_item_get_certainty (reading, kind, index)));
  case LESART_FIELD_SPEAKER:
    return get_speaker (reading, kind, index);
  case LESART_FIELD_FIRST:
    return kind == LESART_ITEM_EVENT
               ? get_argument (reading, index, LESART_ARGUMENT_AGENT)
               : name_of (reading, get_entity (reading, kind, index, kinds[kind].first));
  case LESART_FIELD_SECOND:
    return kind == LESART_ITEM_EVENT
               ? get_argument (reading, index, LESART_ARGUMENT_THEME)
               : name_of (reading, get_entity (reading, kind, index, kinds[kind].second));
  case LESART_FIELD_SAME:
    return g_strdup ("");
  case LESART_N_FIELDS:
  default:
    return NULL;
  }
}

void
lesart_item_get_fields (const LesartReading *reading,
                        LesartItemKind kind,
                        guint index,
                        LesartFields *fields)
{
  for (guint f = 0; f < LESART_N_FIELDS; f++)
    fields->values[f] = lesart_item_get_field (reading, kind, index, (LesartField) f);
}

/**
 * lesart_item_get_identity:
 *
 * Returns: (transfer full): what tells the item from others of its kind that may stand in the same
 *   passage; "" if two of its kind cannot
 */
char *
lesart_item_get_identity (const LesartReading *reading, LesartItemKind kind, guint index)
{
  LesartField field = kind == LESART_ITEM_RELATION ? LESART_FIELD_TYPE : LESART_FIELD_NAME;
  char *identity = lesart_item_get_field (reading, kind, index, field);

  return identity != NULL ? identity : g_strdup ("");
}
