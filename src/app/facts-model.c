/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the Facts panel. Two flat arrays hold everything; the row objects are made when the
 * list asks for them.
 *
 *   rows:    [header PEOPLE 2][PEOPLE 0][PEOPLE 3][header QUANTITIES 1][QUANTITIES 0] ...
 *   row_of:  per group, from the index of a thing in the reading to its row, or G_MAXUINT
 *
 * A header stands only before a group that has rows. Entities come in the order in which the text
 * first names them, everything else in the order of the reading, which is that of the text.
 *
 * Rows of an old and a new reading are the same if the name of the entity is, else the passage.
 */
#include "facts-model.h"

#include <string.h>

#define REACH 50000 /* characters: no passage of a fact is longer */

typedef struct {
  guint32 index; /* in the reading; of a header: the number of rows below it */
  guint32 total; /* of a header: the same without a filter */
  guint8 group;
  guint8 is_header : 1;
  guint8 is_first : 1;
  guint8 is_last : 1;
} Row;

struct _LesartFactRow {
  GObject parent_instance;
  Row row;
  LesartSpan evidence;
  LesartCorrected *corrected;
};

G_DEFINE_FINAL_TYPE (LesartFactRow, lesart_fact_row, G_TYPE_OBJECT)

struct _LesartFactsModel {
  GObject parent_instance;
  LesartCorrected *corrected; /* (nullable) */
  LesartReading *reading;     /* (nullable): its reading, which it holds */
  LesartFactsFilter filter;
  gpointer filter_data;
  GArray *rows;                    /* Row */
  GArray *row_of[LESART_N_GROUPS]; /* guint32 */
  guint n_built;                   /* rows, while they are made */
  guint n_headers;
  guint total;
};

static void lesart_facts_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LesartFactsModel,
                               lesart_facts_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      lesart_facts_model_list_init))

/* ---- One row ---- */

static void
lesart_fact_row_finalize (GObject *object)
{
  lesart_corrected_unref (LESART_FACT_ROW (object)->corrected);
  G_OBJECT_CLASS (lesart_fact_row_parent_class)->finalize (object);
}

static void
lesart_fact_row_class_init (LesartFactRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lesart_fact_row_finalize;
}

static void
lesart_fact_row_init (LesartFactRow *self)
{
}

/**
 * lesart_fact_row_get_group:
 *
 * Returns: the group that the row belongs to or is the header of
 */
LesartGroup
lesart_fact_row_get_group (LesartFactRow *self)
{
  g_return_val_if_fail (LESART_IS_FACT_ROW (self), LESART_GROUP_PEOPLE);
  return (LesartGroup) self->row.group;
}

/**
 * lesart_fact_row_is_header:
 *
 * Returns: whether the row is the header of a group
 */
gboolean
lesart_fact_row_is_header (LesartFactRow *self)
{
  g_return_val_if_fail (LESART_IS_FACT_ROW (self), FALSE);
  return self->row.is_header;
}

/**
 * lesart_fact_row_get_index:
 *
 * Returns: the index in the array of the reading that the group names; of a header the number of
 * rows
 */
guint
lesart_fact_row_get_index (LesartFactRow *self)
{
  g_return_val_if_fail (LESART_IS_FACT_ROW (self), 0);
  return self->row.index;
}

/**
 * lesart_fact_row_get_total:
 *
 * Returns: of a header, how many rows the group has without a filter
 */
guint
lesart_fact_row_get_total (LesartFactRow *self)
{
  g_return_val_if_fail (LESART_IS_FACT_ROW (self), 0);
  return self->row.total;
}

/**
 * lesart_fact_row_get_evidence:
 *
 * Returns: the passage to show; empty for a header
 */
LesartSpan
lesart_fact_row_get_evidence (LesartFactRow *self)
{
  g_return_val_if_fail (LESART_IS_FACT_ROW (self), LESART_SPAN_NONE);
  return self->evidence;
}

/**
 * lesart_fact_row_get_corrected:
 *
 * Returns: (transfer none): what the row is of
 */
LesartCorrected *
lesart_fact_row_get_corrected (LesartFactRow *self)
{
  g_return_val_if_fail (LESART_IS_FACT_ROW (self), NULL);
  return self->corrected;
}

/**
 * lesart_fact_row_is_first:
 *
 * Returns: whether the row is the first of its group, the header not counted
 */
gboolean
lesart_fact_row_is_first (LesartFactRow *self)
{
  g_return_val_if_fail (LESART_IS_FACT_ROW (self), FALSE);
  return self->row.is_first;
}

/**
 * lesart_fact_row_is_last:
 *
 * Returns: whether the row is the last of its group
 */
gboolean
lesart_fact_row_is_last (LesartFactRow *self)
{
  g_return_val_if_fail (LESART_IS_FACT_ROW (self), FALSE);
  return self->row.is_last;
}

/* ---- What the groups hold ---- */

static gboolean
group_of_entity (LesartEntityType type, LesartGroup *group)
{
  static const LesartGroup groups[LESART_N_ENTITY_TYPES] = {
    [LESART_ENTITY_PER] = LESART_GROUP_PEOPLE,
    [LESART_ENTITY_ORG] = LESART_GROUP_ORGANISATIONS,
    [LESART_ENTITY_LOC] = LESART_GROUP_PLACES,
    [LESART_ENTITY_OTH] = LESART_GROUP_WORKS,
  };

  if ((guint) type >= LESART_N_ENTITY_TYPES)
    return FALSE;
  *group = groups[type];
  return TRUE;
}

static gboolean
is_entity_group (LesartGroup group)
{
  return group <= LESART_GROUP_WORKS;
}

/**
 * lesart_group_get_item:
 * @index: in the group: of entities, quantities ...; of roles and, behind them, relations
 * @item: (out): the index in the array of the kind
 *
 * Returns: the kind of item that a row of the group stands for
 */
LesartItemKind
lesart_group_get_item (const LesartReading *reading, LesartGroup group, guint index, guint *item)
{
  static const LesartItemKind kinds[LESART_N_GROUPS] = {
    [LESART_GROUP_QUANTITIES] = LESART_ITEM_QUANTITY, [LESART_GROUP_TIMES] = LESART_ITEM_TIME,
    [LESART_GROUP_QUOTES] = LESART_ITEM_QUOTE,        [LESART_GROUP_EVENTS] = LESART_ITEM_EVENT,
    [LESART_GROUP_CLAIMS] = LESART_ITEM_CLAIM,        [LESART_GROUP_RELATIONS] = LESART_ITEM_ROLE,
  };

  g_return_val_if_fail ((guint) group < LESART_N_GROUPS, LESART_ITEM_ENTITY);
  *item = index;
  if (group == LESART_GROUP_RELATIONS && index >= reading->roles->len) {
    *item = index - reading->roles->len;
    return LESART_ITEM_RELATION;
  }
  return kinds[group]; /* those that are not named there are entities */
}

/**
 * lesart_group_count:
 *
 * Returns: how many indices the group has: entities of all types for the first four
 */
guint
lesart_group_count (const LesartReading *reading, LesartGroup group)
{
  guint item;

  if (group == LESART_GROUP_RELATIONS)
    return reading->roles->len + reading->relations->len;
  return lesart_item_get_array (reading, lesart_group_get_item (reading, group, 0, &item))->len;
}

/* A role is the better evidence for a person, then a name, then whatever mentions come first. */
static LesartSpan
entity_evidence (const LesartReading *reading, gint32 entity)
{
  LesartSpan first = LESART_SPAN_NONE;

  for (guint i = 0; i < reading->roles->len; i++) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, i);

    if (role->person == entity && !lesart_span_is_empty (role->span))
      return role->span;
  }
  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    if (mention->entity != entity)
      continue;
    if (mention->kind == LESART_MENTION_NAME)
      return mention->span;
    if (lesart_span_is_empty (first))
      first = mention->span;
  }
  return first;
}

/**
 * lesart_reading_get_evidence:
 * @index: into the array that @group stands for (entities for the first four)
 *
 * Returns: the passage that a row shows when it is activated, empty if there is none
 */
LesartSpan
lesart_reading_get_evidence (const LesartReading *reading, LesartGroup group, guint index)
{
  LesartItemKind kind;
  guint item;

  g_return_val_if_fail (reading != NULL, LESART_SPAN_NONE);
  g_return_val_if_fail (index < lesart_group_count (reading, group), LESART_SPAN_NONE);
  if (is_entity_group (group))
    return entity_evidence (reading, (gint32) index);
  kind = lesart_group_get_item (reading, group, index, &item);
  return lesart_item_get_span (reading, kind, item);
}

/* The entities in the order in which the text first mentions them; what is never mentioned has no
 * evidence and so no row. */
static GArray *
entities_by_first_mention (const LesartReading *reading)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint8 *seen = g_new0 (guint8, reading->entities->len + 1);

  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);
    guint32 entity = (guint32) mention->entity;

    if (mention->entity < 0 || entity >= reading->entities->len || seen[entity])
      continue;
    seen[entity] = 1;
    g_array_append_val (order, entity);
  }
  return order;
}

/* ---- Building ---- */

static void
append_row (LesartFactsModel *self, LesartGroup group, guint32 index, guint32 *total)
{
  Row row = { .index = index, .group = (guint8) group };

  if (group == LESART_GROUP_CLAIMS
      && !g_array_index (self->reading->claims, LesartClaim, index).checkworthy)
    return;
  ++*total;
  if (self->filter != NULL && !self->filter (self->corrected, group, index, self->filter_data))
    return;
  g_array_index (self->row_of[group], guint32, index) = self->n_built;
  g_array_index (self->rows, Row, self->n_built++) = row;
}

/* Roles and relations as they come in the text. */
static void
append_relations (LesartFactsModel *self, guint32 *total)
{
  guint32 n_roles = self->reading->roles->len;
  guint32 n = n_roles + self->reading->relations->len;
  guint32 role = 0;
  guint32 relation = n_roles;

  while (role < n_roles || relation < n) {
    gboolean takes_role =
        role < n_roles
        && (relation == n
            || lesart_reading_get_evidence (self->reading, LESART_GROUP_RELATIONS, role).start
                   <= lesart_reading_get_evidence (self->reading, LESART_GROUP_RELATIONS, relation)
                          .start);

    append_row (self, LESART_GROUP_RELATIONS, takes_role ? role++ : relation++, total);
  }
}

static void
append_entities (LesartFactsModel *self, LesartGroup group, GArray *order, guint32 *total)
{
  for (guint i = 0; i < order->len; i++) {
    guint32 entity = g_array_index (order, guint32, i);
    LesartGroup own;

    if (group_of_entity (g_array_index (self->reading->entities, LesartEntity, entity).type, &own)
        && own == group)
      append_row (self, group, entity, total);
  }
}

static void
append_group (LesartFactsModel *self, LesartGroup group, GArray *entity_order)
{
  Row header = { .group = (guint8) group, .is_header = 1 };
  guint at = self->n_built;
  guint32 n = lesart_group_count (self->reading, group);
  guint32 total = 0;

  g_array_index (self->rows, Row, self->n_built++) = header;
  if (is_entity_group (group))
    append_entities (self, group, entity_order, &total);
  else if (group == LESART_GROUP_RELATIONS)
    append_relations (self, &total);
  else
    for (guint32 i = 0; i < n; i++)
      append_row (self, group, i, &total);
  self->total += total;
  if (self->n_built == at + 1) {
    self->n_built = at;
    return;
  }
  g_array_index (self->rows, Row, at).index = self->n_built - at - 1;
  g_array_index (self->rows, Row, at).total = total;
  g_array_index (self->rows, Row, at + 1).is_first = 1;
  g_array_index (self->rows, Row, self->n_built - 1).is_last = 1;
  self->n_headers++;
}

/* Returns: how many there are in the group. */
static guint
clear_row_of (LesartFactsModel *self, LesartGroup group)
{
  guint n = self->reading == NULL ? 0 : lesart_group_count (self->reading, group);

  g_array_set_size (self->row_of[group], n);
  if (n > 0)
    memset (self->row_of[group]->data, 0xff, n * sizeof (guint32)); /* G_MAXUINT32 each */
  return n;
}

/* Rows with the reading that they are of. */
typedef struct {
  const LesartReading *reading;
  const GArray *rows;
} Rows;

static gboolean
is_same_row (Rows a, guint i, Rows b, guint j)
{
  const Row *left = &g_array_index (a.rows, Row, i);
  const Row *right = &g_array_index (b.rows, Row, j);
  LesartSpan before, now;

  if (left->group != right->group || left->is_header != right->is_header)
    return FALSE;
  if (left->is_header)
    return TRUE;
  if (is_entity_group ((LesartGroup) left->group))
    return g_str_equal (g_array_index (a.reading->entities, LesartEntity, left->index).name,
                        g_array_index (b.reading->entities, LesartEntity, right->index).name);
  before = lesart_reading_get_evidence (a.reading, (LesartGroup) left->group, left->index);
  now = lesart_reading_get_evidence (b.reading, (LesartGroup) right->group, right->index);
  return before.start == now.start && before.end == now.end;
}

/* What is the same at both ends has not changed. */
static void
announce (LesartFactsModel *self, Rows before, Rows now)
{
  guint n_before = before.rows->len, n_now = now.rows->len;
  guint n_both = MIN (n_before, n_now);
  guint start = 0;
  guint end = 0;

  while (start < n_both && is_same_row (before, start, now, start))
    start++;
  while (end < n_both - start && is_same_row (before, n_before - 1 - end, now, n_now - 1 - end))
    end++;
  if (n_before - start - end > 0 || n_now - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_before - start - end,
                                n_now - start - end);
}

static void
rebuild (LesartFactsModel *self, const LesartReading *reading_before)
{
  g_autoptr (GArray) before = self->rows;
  guint n_most = LESART_N_GROUPS;

  self->n_headers = self->n_built = 0;
  self->total = 0;
  for (guint group = 0; group < LESART_N_GROUPS; group++)
    n_most += clear_row_of (self, (LesartGroup) group);
  /* A long text has half a million: as many as there can be, not one by one. */
  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), n_most);
  g_array_set_size (self->rows, n_most);
  if (self->reading != NULL) {
    g_autoptr (GArray) order = entities_by_first_mention (self->reading);

    for (guint group = 0; group < LESART_N_GROUPS; group++)
      append_group (self, (LesartGroup) group, order);
  }
  g_array_set_size (self->rows, self->n_built);
  announce (self, (Rows){ reading_before, before }, (Rows){ self->reading, self->rows });
}

/* ---- GListModel ---- */

static GType
get_item_type (GListModel *model)
{
  return LESART_TYPE_FACT_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return LESART_FACTS_MODEL (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LesartFactsModel *self = LESART_FACTS_MODEL (model);
  LesartFactRow *item;

  if (position >= self->rows->len)
    return NULL;
  item = g_object_new (LESART_TYPE_FACT_ROW, NULL);
  item->row = g_array_index (self->rows, Row, position);
  item->corrected = lesart_corrected_ref (self->corrected);
  if (!item->row.is_header)
    item->evidence =
        lesart_reading_get_evidence (self->reading, (LesartGroup) item->row.group, item->row.index);
  return item;
}

static void
lesart_facts_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ---- The model ---- */

static void
lesart_facts_model_finalize (GObject *object)
{
  LesartFactsModel *self = LESART_FACTS_MODEL (object);

  g_clear_pointer (&self->corrected, lesart_corrected_unref);
  g_array_unref (self->rows);
  for (guint group = 0; group < LESART_N_GROUPS; group++)
    g_array_unref (self->row_of[group]);
  G_OBJECT_CLASS (lesart_facts_model_parent_class)->finalize (object);
}

static void
lesart_facts_model_class_init (LesartFactsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lesart_facts_model_finalize;
}

static void
lesart_facts_model_init (LesartFactsModel *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  for (guint group = 0; group < LESART_N_GROUPS; group++)
    self->row_of[group] = g_array_new (FALSE, TRUE, sizeof (guint32));
}

/**
 * lesart_facts_model_new:
 *
 * Returns: (transfer full): a model without rows
 */
LesartFactsModel *
lesart_facts_model_new (void)
{
  return g_object_new (LESART_TYPE_FACTS_MODEL, NULL);
}

/**
 * lesart_facts_model_show:
 * @corrected: (nullable): shared, not copied
 * @filter: (nullable) (scope call): called now and at each new reading; must outlive the model or
 * be unset
 *
 * Shows the rows that @filter lets pass; a group without any loses its header. Call again when the
 * answers of the filter have changed.
 */
void
lesart_facts_model_show (LesartFactsModel *self,
                         LesartCorrected *corrected,
                         LesartFactsFilter filter,
                         gpointer user_data)
{
  LesartCorrected *before;

  g_return_if_fail (LESART_IS_FACTS_MODEL (self));
  before = self->corrected;
  if (corrected == before && filter == NULL && self->filter == NULL)
    return;
  self->corrected = corrected == NULL ? NULL : lesart_corrected_ref (corrected);
  self->reading = corrected == NULL ? NULL : corrected->reading;
  self->filter = filter;
  self->filter_data = user_data;
  rebuild (self, before == NULL ? NULL : before->reading);
  g_clear_pointer (&before, lesart_corrected_unref);
}

/**
 * lesart_facts_model_set_corrected:
 * @corrected: (nullable): shared, not copied
 */
void
lesart_facts_model_set_corrected (LesartFactsModel *self, LesartCorrected *corrected)
{
  g_return_if_fail (LESART_IS_FACTS_MODEL (self));
  if (corrected != self->corrected)
    lesart_facts_model_show (self, corrected, self->filter, self->filter_data);
}

LesartCorrected *
lesart_facts_model_get_corrected (LesartFactsModel *self)
{
  g_return_val_if_fail (LESART_IS_FACTS_MODEL (self), NULL);
  return self->corrected;
}

/**
 * lesart_facts_model_get_reading:
 *
 * Returns: (nullable) (transfer none): the reading whose rows these are
 */
LesartReading *
lesart_facts_model_get_reading (LesartFactsModel *self)
{
  g_return_val_if_fail (LESART_IS_FACTS_MODEL (self), NULL);
  return self->reading;
}

/**
 * lesart_facts_model_set_filter:
 * @filter: (nullable): as of lesart_facts_model_show()
 */
void
lesart_facts_model_set_filter (LesartFactsModel *self, LesartFactsFilter filter, gpointer user_data)
{
  g_return_if_fail (LESART_IS_FACTS_MODEL (self));
  lesart_facts_model_show (self, self->corrected, filter, user_data);
}

/**
 * lesart_facts_model_get_n_rows:
 *
 * Returns: how many facts are shown, headers not counted
 */
guint
lesart_facts_model_get_n_rows (LesartFactsModel *self)
{
  g_return_val_if_fail (LESART_IS_FACTS_MODEL (self), 0);
  return self->rows->len - self->n_headers;
}

guint
lesart_facts_model_get_total (LesartFactsModel *self)
{
  g_return_val_if_fail (LESART_IS_FACTS_MODEL (self), 0);
  return self->total;
}

typedef struct {
  LesartFactsModel *model;
  guint32 at;
  guint32 length; /* of the closest so far */
  guint row;
} Search;

static void
search_offer (Search *search, LesartSpan span, LesartGroup group, guint32 index)
{
  guint32 row;

  if (search->at < span.start || search->at >= span.end || span.end - span.start >= search->length)
    return;
  row = g_array_index (search->model->row_of[group], guint32, index);
  if (row == G_MAXUINT32)
    return;
  search->length = span.end - span.start;
  search->row = row;
}

static void
search_mentions (Search *search, const LesartReading *reading, guint first)
{
  for (guint i = first; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);
    LesartGroup group;

    if (mention->span.start > search->at)
      break;
    if (mention->entity < 0 || (guint) mention->entity >= reading->entities->len)
      continue;
    if (group_of_entity (g_array_index (reading->entities, LesartEntity, mention->entity).type,
                         &group))
      search_offer (search, mention->span, group, (guint32) mention->entity);
  }
}

static guint
first_mention (const LesartReading *reading, guint32 from)
{
  guint low = 0, high = reading->mentions->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (reading->mentions, LesartMention, middle).span.start < from)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Of a group in the order of the text; an item without a passage counts as one with that of the
 * item before it. */
static guint
first_item (const LesartReading *reading, LesartGroup group, guint32 from)
{
  guint low = 0, high = lesart_group_count (reading, group);

  while (low < high) {
    guint middle = low + (high - low) / 2, with_passage = middle;
    LesartSpan span = lesart_reading_get_evidence (reading, group, with_passage);

    while (with_passage > low && lesart_span_is_empty (span))
      span = lesart_reading_get_evidence (reading, group, --with_passage);
    if (span.start < from)
      low = middle + 1;
    else
      high = with_passage;
  }
  return low;
}

/* Within a sentence the items of a group need not be in order, nor are relations behind roles. */
static void
search_group (Search *search, const LesartReading *reading, LesartGroup group)
{
  guint n = lesart_group_count (reading, group);
  gboolean in_order = group != LESART_GROUP_RELATIONS;
  guint32 from = search->at > REACH ? search->at - REACH : 0;

  for (guint32 i = in_order ? first_item (reading, group, from) : 0; i < n; i++) {
    LesartSpan span = lesart_reading_get_evidence (reading, group, i);

    if (in_order && span.start > search->at && span.start - search->at > REACH)
      break;
    search_offer (search, span, group, i);
  }
}

/**
 * lesart_facts_model_find:
 * @at: a code point of the text
 *
 * An entity covers all its mentions. Takes as long as there are items within REACH.
 *
 * Returns: the row of the shortest passage that covers @at, or G_MAXUINT
 */
guint
lesart_facts_model_find (LesartFactsModel *self, guint32 at)
{
  Search search = { .model = self, .at = at, .length = G_MAXUINT32, .row = G_MAXUINT };

  g_return_val_if_fail (LESART_IS_FACTS_MODEL (self), G_MAXUINT);
  if (self->reading == NULL || at == G_MAXUINT32)
    return G_MAXUINT;
  search_mentions (&search, self->reading,
                   first_mention (self->reading, at > REACH ? at - REACH : 0));
  for (guint group = LESART_GROUP_RELATIONS; group < LESART_N_GROUPS; group++)
    search_group (&search, self->reading, (LesartGroup) group);
  return search.row;
}
