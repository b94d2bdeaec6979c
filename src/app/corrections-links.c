/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lays those decisions over a reading that say which mentions are of one name: a name that is the
 * same as another, a mention that is of something else. See corrections.h.
 */
#include "corrections-private.h"

#include <string.h>

static LesartEntity *
get_entity (const LesartCorrecting *work, gint32 entity)
{
  return &g_array_index (work->reading->entities, LesartEntity, entity);
}

static LesartOrigin *
get_origin (LesartCorrecting *work, guint entity)
{
  GArray *origins = work->origins[LESART_ITEM_ENTITY];

  if (origins->len <= entity)
    g_array_set_size (origins, entity + 1);
  return &g_array_index (origins, LesartOrigin, entity);
}

/* ---- Splitting ---- */

static LesartMention *
find_mention (const LesartCorrecting *work, const LesartDecision *decision)
{
  const GArray *mentions = work->reading->mentions;

  for (guint i = lesart_reading_find_mention (work->reading, decision->span.start);
       i < mentions->len; i++) {
    LesartMention *mention = &g_array_index (mentions, LesartMention, i);

    if (mention->span.start != decision->span.start)
      return NULL;
    if (mention->span.end == decision->span.end && mention->entity >= 0
        && g_strcmp0 (get_entity (work, mention->entity)->name, decision->identity) == 0)
      return mention;
  }
  return NULL;
}

/* The same words that were split off the same name are of one thing. */
static gint32
add_split (LesartCorrecting *work, const LesartMention *mention, const LesartDecision *decision)
{
  g_autofree char *words = lesart_text_slice (work->reading->text, mention->span);
  g_autofree char *key = g_strconcat (words, "\t", decision->identity, NULL);
  LesartEntity entity = { .type = get_entity (work, mention->entity)->type };
  guint known;

  if (work->split == NULL)
    work->split = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known = GPOINTER_TO_UINT (g_hash_table_lookup (work->split, key));
  if (known == 0) {
    entity.name = lesart_reading_intern (work->reading, words);
    g_array_append_val (work->reading->entities, entity);
    known = work->reading->entities->len;
    g_hash_table_insert (work->split, g_steal_pointer (&key), GUINT_TO_POINTER (known));
    if (!g_hash_table_contains (work->names, words))
      g_hash_table_insert (work->names, g_steal_pointer (&words), GUINT_TO_POINTER (known));
  }
  get_origin (work, known - 1)->link = decision->annotation;
  return (gint32) known - 1;
}

static gboolean
is_same (LesartSpan a, LesartSpan b)
{
  return a.start == b.start && a.end == b.end;
}

/* What these words say, they say of @to. */
static void
hand_over (LesartReading *reading, LesartSpan words, gint32 from, gint32 to)
{
  for (guint i = 0; i < reading->arguments->len; i++) {
    LesartArgument *argument = &g_array_index (reading->arguments, LesartArgument, i);

    if (argument->entity == from && is_same (argument->span, words))
      argument->entity = to;
  }
  for (guint i = 0; i < reading->quotes->len; i++) {
    LesartQuote *quote = &g_array_index (reading->quotes, LesartQuote, i);

    if (quote->speaker == from && is_same (quote->speaker_span, words))
      quote->speaker = to;
  }
  for (guint i = 0; i < reading->roles->len; i++) {
    LesartRole *role = &g_array_index (reading->roles, LesartRole, i);

    if (role->person == from && role->span.start <= words.start && role->span.end >= words.end)
      role->person = to;
  }
}

/* A name becomes an entity of its own; a pronoun or a noun is then of nobody who has a name. */
void
lesart_correcting_split (LesartCorrecting *work, const LesartDecision *decision)
{
  LesartMention *mention = find_mention (work, decision);
  gint32 from, to = LESART_NO_ENTITY;

  if (mention == NULL)
    return;
  from = mention->entity;
  if (mention->kind == LESART_MENTION_NAME)
    to = add_split (work, mention, decision);
  mention->entity = to;
  hand_over (work->reading, mention->span, from, to);
}

/* ---- Joining ---- */

static void
clear_join (gpointer join)
{
  g_free (((LesartJoin *) join)->other);
}

void
lesart_correcting_note_join (LesartCorrecting *work,
                             guint item,
                             const char *other,
                             LesartAnnotation *decision)
{
  LesartJoin join = { item, g_strdup (other), decision };

  if (work->joins == NULL) {
    work->joins = g_array_new (FALSE, FALSE, sizeof (LesartJoin));
    g_array_set_clear_func (work->joins, clear_join);
  }
  g_array_append_val (work->joins, join);
}

static gint32
find_root (gint32 *same, gint32 entity)
{
  while (same[entity] != entity)
    entity = same[entity] = same[same[entity]];
  return entity;
}

/* Of each entity which one it is; one of a ring keeps its name. */
gint32 *
lesart_correcting_join (LesartCorrecting *work)
{
  guint n = work->reading->entities->len;
  gint32 *same = g_new (gint32, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    same[i] = (gint32) i;
  for (guint i = 0; work->joins != NULL && i < work->joins->len; i++) {
    const LesartJoin *join = &g_array_index (work->joins, LesartJoin, i);
    guint other = GPOINTER_TO_UINT (g_hash_table_lookup (work->names, join->other));
    gint32 root = other == 0 ? (gint32) join->item : find_root (same, (gint32) other - 1);

    if (same[join->item] != (gint32) join->item || root == (gint32) join->item)
      continue;
    same[join->item] = root;
    get_origin (work, (guint) root)->link = join->decision;
  }
  for (guint i = 0; i < n; i++)
    same[i] = find_root (same, (gint32) i);
  return same;
}

void
lesart_correcting_clear_links (LesartCorrecting *work)
{
  g_clear_pointer (&work->split, g_hash_table_unref);
  g_clear_pointer (&work->joins, g_array_unref);
}
