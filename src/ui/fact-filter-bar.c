/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first item of each list lets everything pass, but for the last one: what was rejected is
 * shown only if it is asked for.
 */
#include "fact-filter-bar.h"

#include <glib/gi18n.h>

#include "describe.h"

/* The drop-downs take some milliseconds to make, which the first frame need not wait for. */
#define CHOICES_MS 150

typedef enum { BY_KIND, BY_CERTAINTY, BY_NAME, BY_STATE } Choice;

struct _LesartFactFilterBar {
  LesartFilterBar parent_instance;
  GPtrArray *folded[LESART_N_GROUPS]; /* rows as the filter compares them, made when first needed */
  gboolean has_choices;
  guint choices_source;
  GtkStringList *names; /* of entities; the first stands for all */
  GArray *entities;     /* gint32: those of the names, -1 for the first */
};

G_DEFINE_FINAL_TYPE (LesartFactFilterBar, lesart_fact_filter_bar, LESART_TYPE_FILTER_BAR)

static guint
get_choice (LesartFactFilterBar *self, Choice choice)
{
  return lesart_filter_bar_get_choice (LESART_FILTER_BAR (self), choice);
}

/* ---- What passes ---- */

static const char *
get_folded (LesartFactFilterBar *self, const LesartReading *reading, LesartGroup group, guint index)
{
  GPtrArray *array;

  if (self->folded[group] == NULL)
    self->folded[group] = g_ptr_array_new_with_free_func (g_free);
  array = self->folded[group];
  if (index >= array->len)
    g_ptr_array_set_size (array, (int) index + 1);
  if (g_ptr_array_index (array, index) == NULL) {
    /* The evidence of a name is one of its mentions: it adds nothing, and finding it takes time. */
    g_autofree char *text = group <= LESART_GROUP_WORKS
                                ? lesart_describe_title (reading, group, index, FALSE)
                                : lesart_describe_for_speech (reading, group, index);

    g_ptr_array_index (array, index) = lesart_text_filter_fold (text);
  }
  return g_ptr_array_index (array, index);
}

/* A name is as certain as its article; of what is not told of, no certainty is asked for either. */
static gboolean
matches_certainty (LesartFactFilterBar *self,
                   const LesartReading *reading,
                   LesartGroup group,
                   guint index)
{
  guint chosen = get_choice (self, BY_CERTAINTY);

  if (chosen == 0)
    return TRUE;
  return lesart_describe_has_certainty (group)
         && lesart_describe_certainty_of (reading, group, index) == chosen - 1;
}

static gboolean
matches_state (LesartFactFilterBar *self, LesartState state)
{
  guint chosen = get_choice (self, BY_STATE);

  return chosen == 0 ? state != LESART_STATE_REJECTED : state == chosen - 1;
}

/**
 * lesart_fact_filter_bar_match:
 *
 * Returns: whether the fact is shown
 */
gboolean
lesart_fact_filter_bar_match (LesartFactFilterBar *self,
                              const LesartCorrected *corrected,
                              LesartGroup group,
                              guint index)
{
  const LesartReading *reading = corrected->reading;
  const LesartTextFilter *words = lesart_filter_bar_get_text_filter (LESART_FILTER_BAR (self));
  guint kind = get_choice (self, BY_KIND);
  guint name = get_choice (self, BY_NAME);
  guint item;
  LesartItemKind item_kind = lesart_group_get_item (reading, group, index, &item);

  if (kind > 0 && kind - 1 != group)
    return FALSE;
  if (!matches_state (self, lesart_corrected_get_state (corrected, item_kind, item))
      || !matches_certainty (self, reading, group, index))
    return FALSE;
  if (name > 0
      && !lesart_item_is_about (reading, item_kind, item,
                                g_array_index (self->entities, gint32, name)))
    return FALSE;
  return lesart_text_filter_is_empty (words)
         || lesart_text_filter_match (words, get_folded (self, reading, group, index));
}

gboolean
lesart_fact_filter_bar_wants_rejected (LesartFactFilterBar *self)
{
  return get_choice (self, BY_STATE) == LESART_STATE_REJECTED + 1;
}

/* ---- What is offered ---- */

static void
replace_names (LesartFactFilterBar *self, const LesartReading *reading)
{
  g_autofree guint8 *seen = g_new0 (guint8, reading->entities->len + 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < reading->mentions->len; i++) {
    gint32 entity = g_array_index (reading->mentions, LesartMention, i).entity;

    if (entity < 0 || seen[entity])
      continue;
    seen[entity] = 1;
    g_ptr_array_add (names,
                     (gpointer) g_array_index (reading->entities, LesartEntity, entity).name);
    g_array_append_val (self->entities, entity);
  }
  g_ptr_array_add (names, NULL);
  lesart_filter_bar_replace_items (LESART_FILTER_BAR (self), BY_NAME, self->names, 1,
                                   (const char *const *) names->pdata);
}

/**
 * lesart_fact_filter_bar_set_corrected:
 * @corrected: (nullable): whose names are offered; the one that was chosen stays chosen if it is
 *   there
 *
 * Says nothing of a change: the caller has just made one.
 */
void
lesart_fact_filter_bar_set_corrected (LesartFactFilterBar *self, LesartCorrected *corrected)
{
  const gint32 none = LESART_NO_ENTITY;

  g_return_if_fail (LESART_IS_FACT_FILTER_BAR (self));
  for (guint group = 0; group < LESART_N_GROUPS; group++)
    g_clear_pointer (&self->folded[group], g_ptr_array_unref);
  g_array_set_size (self->entities, 0);
  g_array_append_val (self->entities, none);
  if (corrected != NULL)
    replace_names (self, corrected->reading);
}

static void add_choices (LesartFactFilterBar *self);

static void
choose (LesartFactFilterBar *self, Choice choice, guint item)
{
  lesart_filter_bar_clear (LESART_FILTER_BAR (self));
  add_choices (self);
  lesart_filter_bar_set_choice (LESART_FILTER_BAR (self), choice, item);
}

/**
 * lesart_fact_filter_bar_set_name:
 * @name: of an entity
 *
 * Shows all that is said of it and nothing else.
 */
void
lesart_fact_filter_bar_set_name (LesartFactFilterBar *self, const char *name)
{
  g_return_if_fail (LESART_IS_FACT_FILTER_BAR (self));
  choose (self, BY_NAME, lesart_filter_bar_find_item (self->names, name));
}

/**
 * lesart_fact_filter_bar_set_state:
 *
 * Shows the facts of which this was decided and no others.
 */
void
lesart_fact_filter_bar_set_state (LesartFactFilterBar *self, LesartState state)
{
  g_return_if_fail (LESART_IS_FACT_FILTER_BAR (self));
  choose (self, BY_STATE, state + 1);
}

/* ---- The object ---- */

static void
lesart_fact_filter_bar_dispose (GObject *object)
{
  LesartFactFilterBar *self = LESART_FACT_FILTER_BAR (object);

  g_clear_handle_id (&self->choices_source, g_source_remove);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (lesart_fact_filter_bar_parent_class)->dispose (object);
}

static void
lesart_fact_filter_bar_finalize (GObject *object)
{
  LesartFactFilterBar *self = LESART_FACT_FILTER_BAR (object);

  g_array_unref (self->entities);
  for (guint group = 0; group < LESART_N_GROUPS; group++)
    g_clear_pointer (&self->folded[group], g_ptr_array_unref);
  G_OBJECT_CLASS (lesart_fact_filter_bar_parent_class)->finalize (object);
}

static void
lesart_fact_filter_bar_class_init (LesartFactFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lesart_fact_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = lesart_fact_filter_bar_finalize;
}

static void
add_choices (LesartFactFilterBar *self)
{
  LesartFilterBar *bar = LESART_FILTER_BAR (self);
  GtkStringList *kinds;
  GtkStringList *certainties;
  GtkStringList *states;

  g_clear_handle_id (&self->choices_source, g_source_remove);
  if (self->has_choices)
    return;
  self->has_choices = TRUE;
  kinds = gtk_string_list_new ((const char *const[]){ _ ("All kinds"), NULL });
  certainties = gtk_string_list_new ((const char *const[]){ _ ("Any certainty"), NULL });
  states = gtk_string_list_new ((const char *const[]){ _ ("Any decision"), NULL });
  for (guint group = 0; group < LESART_N_GROUPS; group++)
    gtk_string_list_append (kinds, lesart_describe_group ((LesartGroup) group));
  for (guint c = 0; c <= LESART_CERTAINTY_NEGATED; c++)
    gtk_string_list_append (certainties, lesart_describe_certainty ((LesartCertainty) c));
  for (guint s = 0; s < LESART_N_STATES; s++)
    gtk_string_list_append (states, lesart_describe_state ((LesartState) s));
  lesart_filter_bar_add_choice (bar, kinds, _ ("Kind to filter by"));
  lesart_filter_bar_add_choice (bar, certainties, _ ("Certainty to filter by"));
  lesart_filter_bar_add_choice (bar, g_object_ref (self->names), _ ("Name to filter by"));
  lesart_filter_bar_add_choice (bar, states, _ ("Decision to filter by"));
}

static gboolean
add_choices_late (gpointer data)
{
  LesartFactFilterBar *self = data;

  self->choices_source = 0;
  add_choices (self);
  return G_SOURCE_REMOVE;
}

static void
lesart_fact_filter_bar_init (LesartFactFilterBar *self)
{
  const gint32 none = LESART_NO_ENTITY;

  self->entities = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_array_append_val (self->entities, none);
  self->names = gtk_string_list_new ((const char *const[]){ _ ("All names"), NULL });
  lesart_filter_bar_add_search (LESART_FILTER_BAR (self), _ ("Filter facts"),
                                _ ("All facts shown"));
  lesart_filter_bar_fold (LESART_FILTER_BAR (self));
  self->choices_source =
      g_timeout_add_full (GDK_PRIORITY_REDRAW + 1, CHOICES_MS, add_choices_late, self, NULL);
}

GtkWidget *
lesart_fact_filter_bar_new (void)
{
  return g_object_new (LESART_TYPE_FACT_FILTER_BAR, NULL);
}
