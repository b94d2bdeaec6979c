/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sieve.h.
 *
 *   places   the items that are in the list, as their places in the model; ascending
 *   found    those that pass, of the ones before next; between two steps only
 *
 * A step takes over what was found once the list begins with something else; the last one takes
 * over all of it. So the list holds, between steps, either what was in it or the first that pass.
 */
#include "sieve.h"

#define AT_ONCE 64 /* items that are found at once: more than a screen holds */
#define A_STEP 200 /* items that are looked at later before a look at the clock */
#define STEP_US 3000
#define PRIORITY G_PRIORITY_DEFAULT_IDLE /* when a frame is due it comes first */

struct _LesartSieve {
  GObject parent_instance;
  GListModel *model; /* (nullable) */
  LesartPasses passes;
  gpointer data;
  GArray *places; /* guint */
  GArray *found;  /* (nullable): guint */
  guint next;
  guint source;
};

enum { FINISHED, N_SIGNALS };

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return LESART_SIEVE (model)->places->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LesartSieve *self = LESART_SIEVE (model);

  return position < self->places->len
             ? g_list_model_get_item (self->model, g_array_index (self->places, guint, position))
             : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LesartSieve,
                               lesart_sieve,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint
count_all (LesartSieve *self)
{
  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

/* Looks at the items from @first until @end, or until so many were found. Returns where it stopped.
 */
static guint
find (LesartSieve *self, GArray *found, guint first, guint end, guint n_enough)
{
  for (; first < end && found->len < n_enough; first++) {
    g_autoptr (GObject) item = g_list_model_get_item (self->model, first);

    if (self->passes (item, self->data))
      g_array_append_val (found, first);
  }
  return first;
}

/* The list is these from now on: told as one stretch, without what is the same at its ends. */
static void
take_over (LesartSieve *self, const GArray *found)
{
  const guint *old = (const guint *) (gpointer) self->places->data;
  const guint *new = (const guint *) (gpointer) found->data;
  guint n_old = self->places->len, n_new = found->len;
  guint before = 0, behind = 0;

  while (before < MIN (n_old, n_new) && old[before] == new[before])
    before++;
  while (behind < MIN (n_old, n_new) - before && old[n_old - 1 - behind] == new[n_new - 1 - behind])
    behind++;
  if (before == n_old && before == n_new)
    return;
  g_array_set_size (self->places, before);
  g_array_append_vals (self->places, new + before, n_new - before);
  g_list_model_items_changed (G_LIST_MODEL (self), before, n_old - before - behind,
                              n_new - before - behind);
}

static void
stop (LesartSieve *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->found, g_array_unref);
}

/**
 * lesart_sieve_finish:
 *
 * Looks at what was not looked at yet.
 */
void
lesart_sieve_finish (LesartSieve *self)
{
  g_autoptr (GArray) found = NULL;

  g_return_if_fail (LESART_IS_SIEVE (self));
  found = g_steal_pointer (&self->found);
  if (found == NULL)
    return;
  find (self, found, self->next, count_all (self), G_MAXUINT);
  stop (self);
  take_over (self, found);
  g_signal_emit (self, signals[FINISHED], 0);
}

static gboolean
take_step (gpointer data)
{
  LesartSieve *self = data;
  guint n_all = count_all (self);
  gint64 end = g_get_monotonic_time () + STEP_US;

  while (self->next + A_STEP < n_all && g_get_monotonic_time () < end)
    self->next = find (self, self->found, self->next, self->next + A_STEP, G_MAXUINT);
  if (self->next + A_STEP < n_all)
    return G_SOURCE_CONTINUE;
  lesart_sieve_finish (self);
  return G_SOURCE_REMOVE;
}

static gboolean
begins_as (const GArray *list, const GArray *found)
{
  for (guint i = 0; i < found->len; i++)
    if (i >= list->len || g_array_index (list, guint, i) != g_array_index (found, guint, i))
      return FALSE;
  return TRUE;
}

/**
 * lesart_sieve_sift:
 * @in_steps: whether what is not seen at first may be found later
 *
 * What passes is another now: looks at all items again.
 */
void
lesart_sieve_sift (LesartSieve *self, gboolean in_steps)
{
  guint n_all;

  g_return_if_fail (LESART_IS_SIEVE (self));
  stop (self);
  n_all = count_all (self);
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));
  self->next = find (self, self->found, 0, n_all, in_steps ? AT_ONCE : G_MAXUINT);
  if (self->next == n_all) {
    lesart_sieve_finish (self);
    return;
  }
  self->source = g_idle_add_full (PRIORITY, take_step, self, NULL);
  if (!begins_as (self->places, self->found))
    take_over (self, self->found);
}

/**
 * lesart_sieve_is_finished:
 *
 * Returns: whether the list has all that pass, and nothing else
 */
gboolean
lesart_sieve_is_finished (LesartSieve *self)
{
  g_return_val_if_fail (LESART_IS_SIEVE (self), TRUE);
  return self->found == NULL;
}

/* How many are in the list of the items before this place in the model. */
static guint
count_before (LesartSieve *self, guint place)
{
  guint low = 0, high = self->places->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->places, guint, middle) < place)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void
on_items_changed (LesartSieve *self, guint position, guint removed, guint added)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = count_before (self, position);
  guint n_gone = count_before (self, position + removed) - first;
  gboolean finished = lesart_sieve_is_finished (self);

  stop (self);
  find (self, found, position, position + added, G_MAXUINT);
  for (guint i = first + n_gone; i < self->places->len; i++)
    g_array_index (self->places, guint, i) += added - removed;
  g_array_remove_range (self->places, first, n_gone);
  g_array_insert_vals (self->places, first, found->data, found->len);
  if (n_gone > 0 || found->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, n_gone, found->len);
  if (!finished)
    lesart_sieve_sift (self, FALSE);
}

/**
 * lesart_sieve_set_model:
 * @model: (nullable): what there is
 */
void
lesart_sieve_set_model (LesartSieve *self, GListModel *model)
{
  guint n_before;

  g_return_if_fail (LESART_IS_SIEVE (self));
  if (self->model == model)
    return;
  stop (self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  n_before = self->places->len;
  g_array_set_size (self->places, 0);
  g_set_object (&self->model, model);
  if (model != NULL)
    g_signal_connect_swapped (model, "items-changed", G_CALLBACK (on_items_changed), self);
  find (self, self->places, 0, count_all (self), G_MAXUINT);
  if (n_before > 0 || self->places->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->places->len);
}

GListModel *
lesart_sieve_get_model (LesartSieve *self)
{
  g_return_val_if_fail (LESART_IS_SIEVE (self), NULL);
  return self->model;
}

/* ---- the object ---- */

static void
lesart_sieve_dispose (GObject *object)
{
  LesartSieve *self = LESART_SIEVE (object);

  stop (self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_array_set_size (self->places, 0);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (lesart_sieve_parent_class)->dispose (object);
}

static void
lesart_sieve_finalize (GObject *object)
{
  g_array_unref (LESART_SIEVE (object)->places);
  G_OBJECT_CLASS (lesart_sieve_parent_class)->finalize (object);
}

static void
lesart_sieve_class_init (LesartSieveClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_sieve_dispose;
  G_OBJECT_CLASS (class)->finalize = lesart_sieve_finalize;

  /**
   * LesartSieve::finished:
   *
   * All items were looked at, at once or in steps.
   */
  signals[FINISHED] = g_signal_new ("finished", LESART_TYPE_SIEVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
}

static void
lesart_sieve_init (LesartSieve *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * lesart_sieve_new:
 * @model: (nullable): what there is
 * @passes: tells whether an item is in the list
 * @data: for @passes, which has to live as long as the list
 *
 * Returns: (transfer full): the list
 */
LesartSieve *
lesart_sieve_new (GListModel *model, LesartPasses passes, gpointer data)
{
  LesartSieve *self = g_object_new (LESART_TYPE_SIEVE, NULL);

  self->passes = passes;
  self->data = data;
  lesart_sieve_set_model (self, model);
  return self;
}
