/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lays decisions over a reading: see corrections.h; making them is in decide.c.
 *
 * Beside each array of items stands one of their origins, in the same order, until the end. Names
 * come first, as the other items refer to them by name.
 */
#include "corrections.h"

#include <string.h>

#include "annotation-json.h"
#include "corrections-private.h"

/* ---- What was decided ---- */

static gboolean
read_decision (LesartAnnotation *annotation, LesartDecision *decision)
{
  JsonObject *body = lesart_annotation_get_decision (annotation);

  decision->annotation = annotation;
  decision->body = body;
  decision->span = lesart_annotation_get_fate (annotation) < LESART_FATE_CHANGED
                       ? lesart_annotation_get_extent (annotation)
                       : LESART_SPAN_NONE;
  decision->decision = lesart_anno_get_string (body, LESART_ANNO_DECISION);
  decision->identity = lesart_anno_get_string (body, LESART_DECISION_IDENTITY);
  decision->proposed = lesart_anno_get_string (body, LESART_DECISION_PROPOSED);
  return !lesart_span_is_empty (decision->span)
         && lesart_item_kind_from_string (lesart_anno_get_string (body, LESART_DECISION_KIND),
                                          &decision->kind);
}

static gboolean
is (const LesartDecision *decision, const char *what)
{
  return strcmp (decision->decision, what) == 0;
}

/* Numbers are numbers in the file. */
static char *
read_field (const LesartDecision *decision, LesartField field)
{
  g_autofree char *member = lesart_decision_member (decision->kind, field);
  JsonNode *node = member != NULL ? json_object_get_member (decision->body, member) : NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return NULL;
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", json_node_get_double (node)));
}

/* ---- Which item is meant ---- */

static int
compare_starts (gconstpointer a, gconstpointer b, gpointer data)
{
  const LesartSpan *spans = data;
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  if (spans[left].start != spans[right].start)
    return spans[left].start < spans[right].start ? -1 : 1;
  return left < right ? -1 : left > right;
}

static void
make_index (LesartCorrecting *work, LesartItemKind kind)
{
  LesartItemIndex *index = &work->indices[kind];
  guint n = lesart_item_get_array (work->machine, kind)->len;
  g_autofree LesartSpan *spans = g_new (LesartSpan, MAX (n, 1));

  index->n = n;
  index->order = g_new (guint32, MAX (n, 1));
  for (guint i = 0; i < n; i++) {
    spans[i] = lesart_item_get_span (work->machine, kind, i);
    index->order[i] = i;
    index->longest = MAX (index->longest, spans[i].end - spans[i].start);
  }
  g_qsort_with_data (index->order, (int) n, sizeof (guint32), compare_starts, spans);
}

static guint
first_from (const LesartCorrecting *work, LesartItemKind kind, guint32 start)
{
  const LesartItemIndex *index = &work->indices[kind];
  guint low = 0, high = index->n;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (lesart_item_get_span (work->machine, kind, index->order[middle]).start < start)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Whether two of a kind can stand in one passage, so that only what they say tells them apart. */
static gboolean
has_identity (LesartItemKind kind)
{
  return kind == LESART_ITEM_ROLE || kind == LESART_ITEM_RELATION || kind == LESART_ITEM_EVENT;
}

/* How well the item fits the decision; 0: it is another one. */
static double
fit (const LesartCorrecting *work, const LesartDecision *decision, guint item)
{
  LesartSpan span = lesart_item_get_span (work->machine, decision->kind, item);
  g_autofree char *identity = lesart_item_get_identity (work->machine, decision->kind, item);
  guint32 start = MAX (span.start, decision->span.start);
  guint32 end = MIN (span.end, decision->span.end);
  g_autofree char *words = NULL;
  gboolean same_words;
  double shared;

  if (start >= end
      || (has_identity (decision->kind) && g_strcmp0 (identity, decision->identity) != 0))
    return 0;
  shared = (double) (end - start)
           / (MAX (span.end, decision->span.end) - MIN (span.start, decision->span.start));
  words = lesart_text_slice (work->machine->text, span);
  same_words = g_strcmp0 (words, decision->proposed) == 0;
  /* A passage that was mostly another one is another one. */
  if (!same_words && !has_identity (decision->kind) && shared < 0.5)
    return 0;
  return shared + same_words;
}

static gint
find_entity (const LesartCorrecting *work, const LesartDecision *decision)
{
  const GArray *mentions = work->machine->mentions;
  gint exact = -1;

  for (guint i = 0; i < mentions->len; i++) {
    const LesartMention *mention = &g_array_index (mentions, LesartMention, i);

    if (mention->span.start >= decision->span.end)
      break;
    if (mention->span.end <= decision->span.start || mention->entity < 0)
      continue;
    if (g_strcmp0 (g_array_index (work->machine->entities, LesartEntity, mention->entity).name,
                   decision->identity)
        == 0)
      return mention->entity;
    if (mention->span.start == decision->span.start && mention->span.end == decision->span.end)
      exact = mention->entity;
  }
  if (decision->identity != NULL) {
    guint named = GPOINTER_TO_UINT (g_hash_table_lookup (work->names, decision->identity));

    if (named > 0)
      return (gint) named - 1;
  }
  return exact;
}

static gint
find_item (LesartCorrecting *work, const LesartDecision *decision)
{
  const LesartItemIndex *index = &work->indices[decision->kind];
  double best = 0;
  gint found = -1;

  if (decision->kind == LESART_ITEM_ENTITY)
    return find_entity (work, decision);
  if (index->order == NULL)
    make_index (work, decision->kind);
  for (guint i = first_from (work, decision->kind,
                             decision->span.start - MIN (decision->span.start, index->longest));
       i < index->n; i++) {
    guint item = index->order[i];
    double fits;

    if (lesart_item_get_span (work->machine, decision->kind, item).start >= decision->span.end)
      break;
    if (g_array_index (work->origins[decision->kind], LesartOrigin, item).decision != NULL)
      continue;
    fits = fit (work, decision, item);
    if (fits > best) {
      best = fits;
      found = (gint) item;
    }
  }
  return found;
}

/* ---- Applying ---- */

/* A name is moved only if it still stands where it stood when it was corrected. */
static void
move (LesartCorrecting *work, const LesartDecision *decision, guint item)
{
  LesartSpan span = lesart_item_get_span (work->reading, decision->kind, item);
  g_autofree char *words = NULL;

  if (span.start == decision->span.start && span.end == decision->span.end)
    return;
  if (decision->kind == LESART_ITEM_ENTITY) {
    words = lesart_text_slice (work->reading->text, span);
    if (span.start >= decision->span.end || decision->span.start >= span.end
        || g_strcmp0 (words, decision->proposed) != 0)
      return;
  }
  lesart_item_set_span (work->reading, decision->kind, item, decision->span);
}

static void
set_fields (LesartCorrecting *work, const LesartDecision *decision, guint item)
{
  for (guint f = 0; f < LESART_N_FIELDS; f++) {
    g_autofree char *value = read_field (decision, (LesartField) f);

    if (value == NULL)
      continue;
    lesart_item_set_field (work->reading, decision->kind, item, (LesartField) f, value,
                           work->names);
    if (f == LESART_FIELD_SAME && *value != '\0')
      lesart_correcting_note_join (work, item, value, decision->annotation);
    if (decision->kind == LESART_ITEM_ENTITY && f == LESART_FIELD_NAME && *value != '\0')
      g_hash_table_insert (work->names, g_steal_pointer (&value), GUINT_TO_POINTER (item + 1));
  }
}

static gboolean
is_mentioned_at (const LesartReading *reading, LesartSpan span)
{
  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    if (mention->span.start < span.end && span.start < mention->span.end)
      return TRUE;
  }
  return FALSE;
}

/* A further mention of a name that the engine has elsewhere. */
static void
add_mention (LesartCorrecting *work, const LesartDecision *decision, guint entity)
{
  LesartMention *mention;

  if (is_mentioned_at (work->reading, decision->span))
    return;
  lesart_item_add (work->reading, LESART_ITEM_ENTITY, decision->span);
  mention =
      &g_array_index (work->reading->mentions, LesartMention, work->reading->mentions->len - 1);
  mention->entity = (gint32) entity;
  g_array_set_size (work->reading->entities, work->reading->entities->len - 1);
}

static guint
add_item (LesartCorrecting *work, const LesartDecision *decision)
{
  guint item = lesart_item_add (work->reading, decision->kind, decision->span);

  if (decision->kind == LESART_ITEM_ENTITY)
    g_hash_table_insert (
        work->names, lesart_item_get_field (work->reading, decision->kind, item, LESART_FIELD_NAME),
        GUINT_TO_POINTER (item + 1));
  return item;
}

static void
apply (LesartCorrecting *work, const LesartDecision *decision)
{
  gint item = find_item (work, decision);
  gboolean adds = is (decision, LESART_DECISION_ADD);
  gboolean changes = adds || is (decision, LESART_DECISION_CORRECT);
  LesartOrigin origin = { LESART_STATE_CORRECTED, decision->annotation, NULL };

  if (is (decision, LESART_DECISION_ACCEPT))
    origin.state = LESART_STATE_ACCEPTED;
  else if (is (decision, LESART_DECISION_REJECT))
    origin.state = LESART_STATE_REJECTED;
  else if (!changes)
    return; /* another program's, or a later version's */
  if (item < 0 && !changes)
    return; /* what was proposed then is not proposed any more */
  if (item < 0 || adds)
    origin.state = LESART_STATE_ADDED;
  if (item < 0)
    item = (gint) add_item (work, decision);
  else if (adds && decision->kind == LESART_ITEM_ENTITY)
    add_mention (work, decision, (guint) item);
  else if (changes)
    move (work, decision, (guint) item);
  if (changes)
    set_fields (work, decision, (guint) item);
  if (decision->kind == LESART_ITEM_CLAIM && origin.state != LESART_STATE_REJECTED)
    g_array_index (work->reading->claims, LesartClaim, item).checkworthy = TRUE;
  if ((guint) item >= work->origins[decision->kind]->len)
    g_array_set_size (work->origins[decision->kind], (guint) item + 1);
  g_array_index (work->origins[decision->kind], LesartOrigin, item) = origin;
}

/* ---- Taking out what was rejected ---- */

static void
remove_marked (GArray *array, GArray *origins, const guint8 *gone)
{
  gsize size = g_array_get_element_size (array);
  guint n_kept = 0;

  for (guint i = 0; i < array->len; i++) {
    if (gone[i])
      continue;
    if (n_kept < i) {
      memcpy (array->data + n_kept * size, array->data + i * size, size);
      if (origins != NULL)
        g_array_index (origins, LesartOrigin, n_kept) = g_array_index (origins, LesartOrigin, i);
    }
    n_kept++;
  }
  g_array_set_size (array, n_kept);
  if (origins != NULL)
    g_array_set_size (origins, n_kept);
}

static guint8 *
mark_rejected (const LesartCorrecting *work, LesartItemKind kind)
{
  guint n = lesart_item_get_array (work->reading, kind)->len;
  guint8 *gone = g_new0 (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    gone[i] = g_array_index (work->origins[kind], LesartOrigin, i).state == LESART_STATE_REJECTED;
  return gone;
}

/* What referred to a name that is gone refers to none. */
static void
renumber (LesartReading *reading, const gint32 *to)
{
#define RENUMBER(array, Type, member)                                                              \
  for (guint i = 0; i < reading->array->len; i++) {                                                \
    gint32 *entity = &g_array_index (reading->array, Type, i).member;                              \
                                                                                                   \
    *entity = *entity < 0 ? LESART_NO_ENTITY : to[*entity];                                        \
  }
  RENUMBER (mentions, LesartMention, entity)
  RENUMBER (quotes, LesartQuote, speaker)
  RENUMBER (roles, LesartRole, person)
  RENUMBER (roles, LesartRole, org)
  RENUMBER (relations, LesartRelation, from)
  RENUMBER (relations, LesartRelation, to)
  RENUMBER (arguments, LesartArgument, entity)
  RENUMBER (facts, LesartFact, source)
  RENUMBER (claims, LesartClaim, speaker)
#undef RENUMBER
}

static gboolean
is_void (const LesartRelation *relation)
{
  return relation->from < 0 || relation->to < 0 || relation->from == relation->to;
}

/* Mentions of nothing, roles of nobody, relations between nothing or of one thing with itself: the
 * engine makes none. */
static void
remove_ownerless (LesartCorrecting *work)
{
  LesartReading *reading = work->reading;
  g_autofree guint8 *mentions = g_new0 (guint8, reading->mentions->len + 1);
  g_autofree guint8 *roles = g_new0 (guint8, reading->roles->len + 1);
  g_autofree guint8 *relations = g_new0 (guint8, reading->relations->len + 1);

  for (guint i = 0; i < reading->mentions->len; i++)
    mentions[i] = g_array_index (reading->mentions, LesartMention, i).entity < 0;
  for (guint i = 0; i < reading->roles->len; i++)
    roles[i] = g_array_index (reading->roles, LesartRole, i).person < 0;
  for (guint i = 0; i < reading->relations->len; i++)
    relations[i] = is_void (&g_array_index (reading->relations, LesartRelation, i));
  remove_marked (reading->mentions, NULL, mentions);
  remove_marked (reading->roles, work->origins[LESART_ITEM_ROLE], roles);
  remove_marked (reading->relations, work->origins[LESART_ITEM_RELATION], relations);
}

/* Which entity each becomes: itself, the one that it was said to be, or none. */
static void
remove_names (LesartCorrecting *work, gboolean with_rejected)
{
  guint n = work->reading->entities->len;
  g_autofree gint32 *to = g_new (gint32, MAX (n, 1));
  g_autofree gint32 *same = lesart_correcting_join (work);
  g_autofree guint8 *gone = mark_rejected (work, LESART_ITEM_ENTITY);
  gint32 n_kept = 0;

  for (guint i = 0; i < n; i++) {
    gone[i] = (gone[i] && !with_rejected) || same[i] != (gint32) i;
    to[i] = gone[i] ? LESART_NO_ENTITY : n_kept++;
  }
  for (guint i = 0; i < n; i++)
    if (same[i] != (gint32) i)
      to[i] = to[same[i]];
  remove_marked (work->reading->entities, work->origins[LESART_ITEM_ENTITY], gone);
  if ((guint) n_kept < n)
    renumber (work->reading, to);
}

static void
remove_rejected (LesartCorrecting *work, gboolean with_rejected)
{
  remove_names (work, with_rejected);
  for (guint kind = LESART_ITEM_ENTITY + 1; kind < LESART_N_ITEM_KINDS && !with_rejected; kind++) {
    g_autofree guint8 *gone = mark_rejected (work, (LesartItemKind) kind);

    remove_marked (lesart_item_get_array (work->reading, (LesartItemKind) kind),
                   work->origins[kind], gone);
  }
  remove_ownerless (work);
}

/* ---- Order ---- */

static LesartSpan
mention_span (const LesartReading *reading, LesartItemKind kind, guint index)
{
  return g_array_index (reading->mentions, LesartMention, index).span;
}

static void
reorder (GArray *array, const guint32 *order)
{
  gsize size = g_array_get_element_size (array);
  g_autofree char *copy = g_memdup2 (array->data, array->len * size);

  for (guint i = 0; i < array->len; i++)
    memcpy (array->data + i * size, copy + order[i] * size, size);
}

/* Where the items of a kind stand, or mentions. */
typedef LesartSpan (*GetSpan) (const LesartReading *reading, LesartItemKind kind, guint index);

/* What was moved or added goes before the first that begins behind it; what was not stays in the
 * order of the engine. */
static void
sort (LesartCorrecting *work, LesartItemKind kind, GArray *array, GetSpan get_span, guint n_machine)
{
  guint n = array->len, n_moved = 0, at = 0, next = 0;
  g_autofree LesartSpan *spans = g_new (LesartSpan, MAX (n, 1));
  g_autofree guint32 *moved = g_new (guint32, MAX (n, 1));
  g_autofree guint8 *is_moved = g_new0 (guint8, MAX (n, 1));
  g_autofree guint32 *order = g_new (guint32, MAX (n, 1));

  for (guint32 i = 0; i < n; i++) {
    LesartSpan before = i < n_machine ? get_span (work->machine, kind, i) : LESART_SPAN_NONE;

    spans[i] = get_span (work->reading, kind, i);
    is_moved[i] = i >= n_machine || spans[i].start != before.start || spans[i].end != before.end;
    if (is_moved[i])
      moved[n_moved++] = i;
  }
  if (n_moved == 0)
    return;
  g_qsort_with_data (moved, (int) n_moved, sizeof (guint32), compare_starts, spans);
  for (guint32 i = 0; i < n; i++) {
    if (is_moved[i])
      continue;
    while (next < n_moved && spans[moved[next]].start < spans[i].start)
      order[at++] = moved[next++];
    order[at++] = i;
  }
  while (next < n_moved)
    order[at++] = moved[next++];
  reorder (array, order);
  if (kind != LESART_ITEM_ENTITY)
    reorder (work->origins[kind], order);
}

/* Entities keep their order, as everything else refers to it: their mentions are sorted. */
static void
sort_all (LesartCorrecting *work)
{
  sort (work, LESART_ITEM_ENTITY, work->reading->mentions, mention_span,
        work->machine->mentions->len);
  for (guint kind = LESART_ITEM_ENTITY + 1; kind < LESART_N_ITEM_KINDS; kind++)
    sort (work, (LesartItemKind) kind, lesart_item_get_array (work->reading, (LesartItemKind) kind),
          lesart_item_get_span, lesart_item_get_array (work->machine, (LesartItemKind) kind)->len);
}

static void
count_mentions (LesartReading *reading)
{
  for (guint i = 0; i < reading->entities->len; i++)
    g_array_index (reading->entities, LesartEntity, i).n_mentions = 0;
  for (guint i = 0; i < reading->mentions->len; i++) {
    gint32 entity = g_array_index (reading->mentions, LesartMention, i).entity;

    if (entity >= 0)
      g_array_index (reading->entities, LesartEntity, entity).n_mentions++;
  }
}

/* ---- The whole ---- */

static GHashTable *
index_names (const LesartReading *reading)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = reading->entities->len; i > 0; i--)
    g_hash_table_insert (names,
                         g_strdup (g_array_index (reading->entities, LesartEntity, i - 1).name),
                         GUINT_TO_POINTER (i));
  return names;
}

/* What is of another name, then the names, then what refers to them. */
typedef enum { PASS_SPLITS, PASS_NAMES, PASS_OTHERS } Pass;

static Pass
get_pass (const LesartDecision *decision)
{
  if (decision->kind != LESART_ITEM_ENTITY)
    return PASS_OTHERS;
  return is (decision, LESART_DECISION_SPLIT) ? PASS_SPLITS : PASS_NAMES;
}

static void
apply_all (LesartCorrecting *work, GPtrArray *decisions, Pass pass)
{
  for (guint i = 0; i < decisions->len; i++) {
    LesartDecision decision;

    if (!read_decision (decisions->pdata[i], &decision) || get_pass (&decision) != pass)
      continue;
    if (pass == PASS_SPLITS)
      lesart_correcting_split (work, &decision);
    else
      apply (work, &decision);
  }
  for (guint kind = 0; kind < LESART_N_ITEM_KINDS; kind++) /* names that others brought */
    g_array_set_size (work->origins[kind],
                      lesart_item_get_array (work->reading, (LesartItemKind) kind)->len);
}

/**
 * lesart_correct:
 * @reading: of the engine
 * @decisions: (element-type LesartAnnotation): see lesart_notes_get_decisions()
 * @with_rejected: whether what was rejected is in it as well, for a list that shows it
 *
 * Nearly linear in the size of the reading and the number of decisions; those on names take time
 * with the number of mentions as well.
 *
 * Returns: (transfer full): the reading with the decisions; @reading itself if there are none
 */
LesartCorrected *
lesart_correct (LesartReading *reading, GPtrArray *decisions, gboolean with_rejected)
{
  LesartCorrected *self = g_new0 (LesartCorrected, 1);
  LesartCorrecting work = { .machine = reading, .origins = self->origins };

  self->ref_count = 1;
  self->decisions = g_ptr_array_new_with_free_func (g_object_unref);
  if (decisions->len == 0) {
    self->reading = lesart_reading_ref (reading);
    return self;
  }
  for (guint i = 0; i < decisions->len; i++)
    g_ptr_array_add (self->decisions, g_object_ref (decisions->pdata[i]));
  work.reading = self->reading = lesart_reading_copy (reading);
  work.names = index_names (reading);
  for (guint kind = 0; kind < LESART_N_ITEM_KINDS; kind++) {
    self->origins[kind] = g_array_new (FALSE, TRUE, sizeof (LesartOrigin));
    g_array_set_size (self->origins[kind],
                      lesart_item_get_array (reading, (LesartItemKind) kind)->len);
  }
  for (Pass pass = PASS_SPLITS; pass <= PASS_OTHERS; pass++)
    apply_all (&work, decisions, pass);
  sort_all (&work);
  remove_rejected (&work, with_rejected);
  count_mentions (self->reading);
  g_hash_table_unref (work.names);
  lesart_correcting_clear_links (&work);
  for (guint kind = 0; kind < LESART_N_ITEM_KINDS; kind++)
    g_free (work.indices[kind].order);
  return self;
}

LesartCorrected *
lesart_corrected_ref (LesartCorrected *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
lesart_corrected_unref (LesartCorrected *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  lesart_reading_unref (self->reading);
  for (guint kind = 0; kind < LESART_N_ITEM_KINDS; kind++)
    g_clear_pointer (&self->origins[kind], g_array_unref);
  g_ptr_array_unref (self->decisions);
  g_free (self);
}

static LesartOrigin
get_origin (const LesartCorrected *self, LesartItemKind kind, guint index)
{
  const LesartOrigin open = { LESART_STATE_OPEN, NULL, NULL };
  GArray *origins = self->origins[kind];

  return origins != NULL && index < origins->len ? g_array_index (origins, LesartOrigin, index)
                                                 : open;
}

/**
 * lesart_corrected_get_state:
 *
 * Returns: what was decided of the item
 */
LesartState
lesart_corrected_get_state (const LesartCorrected *self, LesartItemKind kind, guint index)
{
  LesartOrigin origin;

  g_return_val_if_fail ((guint) kind < LESART_N_ITEM_KINDS, LESART_STATE_OPEN);
  origin = get_origin (self, kind, index);
  return origin.state == LESART_STATE_OPEN && origin.link != NULL ? LESART_STATE_CORRECTED
                                                                  : origin.state;
}

/**
 * lesart_corrected_get_decision:
 *
 * Returns: (transfer none) (nullable): the annotation that says so
 */
LesartAnnotation *
lesart_corrected_get_decision (const LesartCorrected *self, LesartItemKind kind, guint index)
{
  g_return_val_if_fail ((guint) kind < LESART_N_ITEM_KINDS, NULL);
  return get_origin (self, kind, index).decision;
}

/* The last decision that made two names one, or this one of another. */
LesartAnnotation *
lesart_corrected_get_link (const LesartCorrected *self, LesartItemKind kind, guint index)
{
  return get_origin (self, kind, index).link;
}
