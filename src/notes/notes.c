/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The annotations of one article, in text order, and the history of what was done to them.
 *
 *   items      marks and notes, in order of: start, end, created, id; those of the whole text
 *              first, those whose passage is gone last
 *   decisions  the same order, of those that decide of a fact
 *   links      the same order, of those that relate two others
 *   by_id      id -> item, decision or link
 *   history    what was done, and can be undone (notes-history.c); where there is a keeper, it is
 *              told of each action before anybody else is
 *
 * As annotations are immutable, to undo is to put the version before in place of the one after.
 */
#include "annotation-order.h"
#include "notes-internal.h"

#include <string.h>

static GType
get_item_type (GListModel *model)
{
  return LESART_TYPE_ANNOTATION;
}

static guint
get_n_items (GListModel *model)
{
  return LESART_NOTES (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LesartNotes *self = LESART_NOTES (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LesartNotes,
                               lesart_notes,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum {
  EDITED,
  DECISIONS_CHANGED,
  LINKS_CHANGED,
  DATE_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
lesart_notes_finalize (GObject *object)
{
  LesartNotes *self = LESART_NOTES (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->decisions);
  g_ptr_array_unref (self->links);
  lesart_history_free (self->history);
  g_clear_pointer (&self->group, lesart_action_free);
  g_free (self->article_date);
  G_OBJECT_CLASS (lesart_notes_parent_class)->finalize (object);
}

static void
lesart_notes_class_init (LesartNotesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_notes_finalize;

  /**
   * LesartNotes::edited:
   *
   * Something changed that is to be saved: added, replaced, removed, undone or redone.
   */
  signals[EDITED] = g_signal_new ("edited", LESART_TYPE_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  /**
   * LesartNotes::decisions-changed:
   *
   * lesart_notes_get_decisions() has others now: edited or loaded.
   */
  signals[DECISIONS_CHANGED] =
      g_signal_new ("decisions-changed", LESART_TYPE_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  /**
   * LesartNotes::links-changed:
   *
   * lesart_notes_get_links() has others now: edited or loaded.
   */
  signals[LINKS_CHANGED] = g_signal_new ("links-changed", LESART_TYPE_NOTES, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * LesartNotes::date-changed:
   *
   * lesart_notes_get_article_date() is another now: set, undone or redone, not loaded.
   */
  signals[DATE_CHANGED] = g_signal_new ("date-changed", LESART_TYPE_NOTES, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lesart_notes_init (LesartNotes *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->decisions = g_ptr_array_new_with_free_func (g_object_unref);
  self->links = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->history = lesart_history_new ();
}

LesartNotes *
lesart_notes_new (void)
{
  return g_object_new (LESART_TYPE_NOTES, NULL);
}

/* The list that the annotation is in, or belongs into. */
static GPtrArray *
get_list (LesartNotes *self, LesartAnnotation *annotation)
{
  if (lesart_annotation_get_decision (annotation) != NULL)
    return self->decisions;
  return lesart_annotation_get_link (annotation) != NULL ? self->links : self->items;
}

/* What changed is told when the action is over and kept, as one stretch of the list: telling each
 * change of a large group would take time quadratic in it. */
static void
note_items_changed (LesartNotes *self, guint place, guint n_removed, guint n_added)
{
  guint n_behind = self->items->len - place - n_added;

  if (!self->items_changed) {
    self->n_items_before = self->items->len - n_added + n_removed;
    self->n_same_before = place;
    self->n_same_behind = n_behind;
    self->items_changed = TRUE;
  }
  self->n_same_before = MIN (self->n_same_before, place);
  self->n_same_behind = MIN (self->n_same_behind, n_behind);
}

static void
say_changed (LesartNotes *self, GPtrArray *list, guint place, guint n_removed, guint n_added)
{
  if (list == self->items)
    note_items_changed (self, place, n_removed, n_added);
  else if (list == self->links)
    self->linked = TRUE;
  else
    self->decided = TRUE;
}

static void
note_length (LesartNotes *self, LesartAnnotation *annotation)
{
  LesartSpan extent = lesart_annotation_get_extent (annotation);

  self->longest = MAX (self->longest, extent.end - extent.start);
}

static gboolean
is_conflict (LesartAnnotation *annotation)
{
  return lesart_annotation_get_conflict (annotation) != NULL;
}

static void
put_in (LesartNotes *self, LesartAnnotation *annotation)
{
  GPtrArray *list = get_list (self, annotation);
  guint place = lesart_annotation_find_place (list, annotation);

  g_ptr_array_insert (list, (int) place, g_object_ref (annotation));
  self->n_conflicts += is_conflict (annotation);
  g_hash_table_insert (self->by_id, (gpointer) lesart_annotation_get_id (annotation), annotation);
  note_length (self, annotation);
  say_changed (self, list, place, 0, 1);
}

static void
take_out (LesartNotes *self, LesartAnnotation *annotation)
{
  GPtrArray *list = get_list (self, annotation);
  guint place = lesart_annotation_find_place (list, annotation);

  g_assert (place < list->len && list->pdata[place] == annotation);
  g_hash_table_remove (self->by_id, lesart_annotation_get_id (annotation));
  self->n_conflicts -= is_conflict (annotation);
  g_ptr_array_remove_index (list, place);
  say_changed (self, list, place, 1, 0);
}

/* Whether the item at this place could give way to the annotation without moving. */
static gboolean
fits_at (GPtrArray *list, guint place, LesartAnnotation *annotation)
{
  return (place == 0 || lesart_annotation_compare (list->pdata[place - 1], annotation) < 0)
         && (place + 1 == list->len
             || lesart_annotation_compare (annotation, list->pdata[place + 1]) < 0);
}

/* One version for another of the same id; either can be NULL. The lists keep their order. */
void
lesart_notes_exchange (LesartNotes *self, LesartAnnotation *from, LesartAnnotation *to)
{
  GPtrArray *list = from != NULL ? get_list (self, from) : NULL;
  guint place = from != NULL ? lesart_annotation_find_place (list, from) : 0;

  if (from != NULL && to != NULL && list == get_list (self, to) && fits_at (list, place, to)) {
    g_hash_table_replace (self->by_id, (gpointer) lesart_annotation_get_id (to), to);
    note_length (self, to);
    self->n_conflicts += is_conflict (to) - is_conflict (from);
    g_object_unref (list->pdata[place]);
    list->pdata[place] = g_object_ref (to);
    say_changed (self, list, place, 1, 1);
    return;
  }
  if (from != NULL)
    take_out (self, from);
  if (to != NULL)
    put_in (self, to);
}

/* Once for a group. */
static void
announce (LesartNotes *self, gboolean edited)
{
  if (self->items_changed) {
    guint n_same = self->n_same_before + self->n_same_behind;

    self->items_changed = FALSE;
    g_list_model_items_changed (G_LIST_MODEL (self), self->n_same_before,
                                self->n_items_before - n_same, self->items->len - n_same);
  }
  if (self->decided) {
    self->decided = FALSE;
    g_signal_emit (self, signals[DECISIONS_CHANGED], 0);
  }
  if (self->linked) {
    self->linked = FALSE;
    g_signal_emit (self, signals[LINKS_CHANGED], 0);
  }
  if (self->date_changed) {
    self->date_changed = FALSE;
    g_signal_emit (self, signals[DATE_CHANGED], 0);
  }
  if (edited)
    g_signal_emit (self, signals[EDITED], 0);
}

/* Kept, then shown. */
void
lesart_notes_finish (LesartNotes *self, LesartAct act, const LesartAction *action)
{
  if (self->keeper != NULL)
    self->keeper (act, action, self->keeper_data);
  announce (self, TRUE);
}

void
lesart_notes_finish_new (LesartNotes *self, LesartAction *action)
{
  lesart_history_add (self->history, action);
  lesart_notes_finish (self, LESART_ACT_DO, action);
}

static void
do_step (LesartNotes *self, LesartEdit edit, LesartAnnotation *before, LesartAnnotation *after)
{
  LesartAction *action = self->group;

  if (action == NULL)
    action = lesart_action_new (
        edit, edit == LESART_EDIT_TAG ? lesart_find_changed_tag (before, after) : NULL);
  else if (action->edit == LESART_EDIT_NONE)
    action->edit = edit;
  lesart_action_add (action, before, after);
  lesart_notes_exchange (self, before, after);
  if (self->group == NULL)
    lesart_notes_finish_new (self, action);
}

/**
 * lesart_notes_begin_group:
 *
 * What is done until lesart_notes_end_group() is one step for who undoes it, and is announced once,
 * at the end. It is called what its first change is. Groups do not nest.
 */
void
lesart_notes_begin_group (LesartNotes *self)
{
  lesart_notes_begin_named_group (self, LESART_EDIT_NONE, NULL);
}

/**
 * lesart_notes_begin_named_group:
 * @edit: what the user does
 * @detail: (nullable): what it is about: the name of a tag, for instance
 *
 * As lesart_notes_begin_group(), with a name for the whole.
 */
void
lesart_notes_begin_named_group (LesartNotes *self, LesartEdit edit, const char *detail)
{
  g_return_if_fail (LESART_IS_NOTES (self));
  g_return_if_fail (self->group == NULL);
  self->group = lesart_action_new (edit, detail);
}

/**
 * lesart_notes_end_group:
 *
 * Ends what lesart_notes_begin_group() began.
 */
void
lesart_notes_end_group (LesartNotes *self)
{
  LesartAction *action;

  g_return_if_fail (LESART_IS_NOTES (self));
  g_return_if_fail (self->group != NULL);
  action = g_steal_pointer (&self->group);
  if (action->changes->len > 0)
    lesart_notes_finish_new (self, action);
  else
    lesart_action_free (action);
}

/**
 * lesart_notes_add:
 * @annotation: an annotation
 * @edit: what the user did
 *
 * Adds it at its place, as a step that can be undone. One with the same id is replaced.
 */
void
lesart_notes_add (LesartNotes *self, LesartAnnotation *annotation, LesartEdit edit)
{
  g_return_if_fail (LESART_IS_NOTES (self));
  g_return_if_fail (LESART_IS_ANNOTATION (annotation));
  do_step (self, edit, lesart_notes_find (self, lesart_annotation_get_id (annotation)), annotation);
}

/**
 * lesart_notes_replace:
 * @annotation: a new version of one that is there
 * @edit: what the user did
 *
 * Puts it in place of the version with the same id, as a step that can be undone.
 */
void
lesart_notes_replace (LesartNotes *self, LesartAnnotation *annotation, LesartEdit edit)
{
  LesartAnnotation *before;

  g_return_if_fail (LESART_IS_NOTES (self));
  g_return_if_fail (LESART_IS_ANNOTATION (annotation));
  before = lesart_notes_find (self, lesart_annotation_get_id (annotation));
  g_return_if_fail (before != NULL);
  if (before != annotation)
    do_step (self, edit, before, annotation);
}

/**
 * lesart_notes_remove:
 * @id: the id of an annotation; if there is none of it nothing happens
 *
 * Takes it out, as a step that can be undone: a deletion or, of a decision, its withdrawal.
 */
void
lesart_notes_remove (LesartNotes *self, const char *id)
{
  LesartAnnotation *before;

  g_return_if_fail (LESART_IS_NOTES (self));
  before = lesart_notes_find (self, id);
  if (before != NULL)
    do_step (self,
             lesart_annotation_get_decision (before) != NULL ? LESART_EDIT_RESTORE
                                                             : LESART_EDIT_DELETE,
             before, NULL);
}

/**
 * lesart_notes_find:
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the current version of the annotation
 */
LesartAnnotation *
lesart_notes_find (LesartNotes *self, const char *id)
{
  g_return_val_if_fail (LESART_IS_NOTES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  return g_hash_table_lookup (self->by_id, id);
}

/**
 * lesart_notes_is_empty:
 *
 * Returns: whether there is nothing, neither marks nor links nor decisions nor a date
 */
gboolean
lesart_notes_is_empty (LesartNotes *self)
{
  g_return_val_if_fail (LESART_IS_NOTES (self), TRUE);
  return self->items->len == 0 && self->decisions->len == 0 && self->links->len == 0
         && self->article_date == NULL;
}

const char *
lesart_notes_get_article_date (LesartNotes *self)
{
  g_return_val_if_fail (LESART_IS_NOTES (self), NULL);
  return self->article_date;
}

void
lesart_notes_change_date (LesartNotes *self, const char *date)
{
  self->date_changed = self->date_changed || g_strcmp0 (date, self->article_date) != 0;
  g_free (self->article_date);
  self->article_date = g_strdup (date);
}

/**
 * lesart_notes_set_article_date:
 * @date: (nullable): YYYY-MM-DD
 *
 * Keeps it with the notes, as a step that can be undone.
 */
void
lesart_notes_set_article_date (LesartNotes *self, const char *date)
{
  LesartAction *action;

  g_return_if_fail (LESART_IS_NOTES (self));
  if (g_strcmp0 (date, self->article_date) == 0)
    return;
  action = self->group != NULL ? self->group : lesart_action_new (LESART_EDIT_DATE, NULL);
  if (action->edit == LESART_EDIT_NONE)
    action->edit = LESART_EDIT_DATE;
  lesart_action_add_words (action, LESART_MATTER_DATE, self->article_date, date);
  lesart_notes_change_date (self, date);
  if (self->group == NULL)
    lesart_notes_finish_new (self, action);
}

/**
 * lesart_notes_get_decisions:
 *
 * Returns: (transfer none) (element-type LesartAnnotation): the annotations that decide of a fact,
 *   in text order
 */
GPtrArray *
lesart_notes_get_decisions (LesartNotes *self)
{
  g_return_val_if_fail (LESART_IS_NOTES (self), NULL);
  return self->decisions;
}

/**
 * lesart_notes_get_links:
 *
 * Returns: (transfer none) (element-type LesartAnnotation): the annotations that relate two others
 */
GPtrArray *
lesart_notes_get_links (LesartNotes *self)
{
  g_return_val_if_fail (LESART_IS_NOTES (self), NULL);
  return self->links;
}

/**
 * lesart_notes_get_items:
 *
 * Returns: (transfer none) (element-type LesartAnnotation): what the list model has: marks and
 *   notes, in text order
 */
GPtrArray *
lesart_notes_get_items (LesartNotes *self)
{
  g_return_val_if_fail (LESART_IS_NOTES (self), NULL);
  return self->items;
}

guint
lesart_notes_count_conflicts (LesartNotes *self)
{
  return self->n_conflicts;
}

/**
 * lesart_notes_get_longest:
 *
 * Returns: what no mark reaches beyond, counted from where it begins: neither one that is there nor
 *   one that was, since they were loaded
 */
guint32
lesart_notes_get_longest (LesartNotes *self)
{
  g_return_val_if_fail (LESART_IS_NOTES (self), 0);
  return self->longest;
}

/**
 * lesart_notes_load:
 * @annotations: (element-type LesartAnnotation): what is to be in the list; each id once
 * @article_date: (nullable): the day of the article, if the reader gave it
 *
 * Replaces everything, and forgets the history.
 */
void
lesart_notes_load (LesartNotes *self, GPtrArray *annotations, const char *article_date)
{
  guint n_before;

  g_return_if_fail (LESART_IS_NOTES (self));
  n_before = self->items->len;
  g_free (self->article_date);
  self->article_date = g_strdup (article_date);
  lesart_history_free (self->history);
  self->history = lesart_history_new ();
  self->longest = 0;
  self->n_conflicts = 0;
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->items, 0);
  self->decided = self->decisions->len > 0;
  g_ptr_array_set_size (self->decisions, 0);
  self->linked = self->links->len > 0;
  g_ptr_array_set_size (self->links, 0);
  for (guint i = 0; i < annotations->len; i++) {
    LesartAnnotation *annotation = annotations->pdata[i];

    if (g_hash_table_contains (self->by_id, lesart_annotation_get_id (annotation)))
      continue;
    g_hash_table_insert (self->by_id, (gpointer) lesart_annotation_get_id (annotation), annotation);
    g_ptr_array_add (get_list (self, annotation), g_object_ref (annotation));
    self->n_conflicts += is_conflict (annotation);
    note_length (self, annotation);
  }
  lesart_annotation_sort (self->items);
  lesart_annotation_sort (self->decisions);
  g_ptr_array_sort (self->links, lesart_annotation_compare_items);
  self->decided = self->decided || self->decisions->len > 0;
  self->linked = self->linked || self->links->len > 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->items->len);
  announce (self, FALSE);
}

/* Marks and notes, then decisions, then links. */
GPtrArray *
lesart_notes_get_all (LesartNotes *self)
{
  GPtrArray *all = g_ptr_array_new_full (self->items->len + self->decisions->len + self->links->len,
                                         g_object_unref);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (all, g_object_ref (self->items->pdata[i]));
  for (guint i = 0; i < self->decisions->len; i++)
    g_ptr_array_add (all, g_object_ref (self->decisions->pdata[i]));
  for (guint i = 0; i < self->links->len; i++)
    g_ptr_array_add (all, g_object_ref (self->links->pdata[i]));
  return all;
}

void
lesart_notes_merge (LesartNotes *self, GPtrArray *annotations)
{
  for (guint i = 0; i < annotations->len; i++) {
    LesartAnnotation *annotation = annotations->pdata[i];
    LesartAnnotation *before = lesart_notes_find (self, lesart_annotation_get_id (annotation));

    if (before != annotation)
      lesart_notes_exchange (self, before, annotation);
  }
  announce (self, FALSE);
}
