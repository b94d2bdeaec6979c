/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first item of each list lets everything pass, but for the last one: what was rejected is
 * shown only if it is asked for.
 */
#include "fact-filter-bar.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "panel-parts.h"
#include "text-filter.h"

/* The drop-downs take some milliseconds to make, which the first frame need not wait for; their
 * place is kept free (panels.css). */
#define CHOICES_MS 150

typedef enum { BY_KIND, BY_CERTAINTY, BY_NAME, BY_STATE, N_CHOICES } Choice;

struct _LesartFactFilterBar {
  GtkBox parent_instance;
  LesartTextFilter *filter;
  GPtrArray *folded[LESART_N_GROUPS]; /* rows as the filter compares them, made when first needed */
  GtkSearchEntry *entry;
  GtkWidget *menu;
  GtkWidget *grid;
  GtkDropDown *choices[N_CHOICES]; /* (nullable): all or none are there */
  guint choices_source;
  GtkStringList *names; /* of entities; the first stands for all */
  GArray *entities;     /* gint32: those of the names, -1 for the first */
  GtkLabel *count;
  GtkWidget *clear;
  guint n_shown;
  gboolean updating; /* the widgets follow the reading, not a hand */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartFactFilterBar, lesart_fact_filter_bar, GTK_TYPE_BOX)

static guint
get_choice (LesartFactFilterBar *self, Choice choice)
{
  guint selected =
      self->choices[choice] == NULL ? 0 : gtk_drop_down_get_selected (self->choices[choice]);

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static void
emit_changed (LesartFactFilterBar *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_search_changed (LesartFactFilterBar *self)
{
  lesart_text_filter_free (self->filter);
  self->filter = lesart_text_filter_new (lesart_fact_filter_bar_get_words (self));
  emit_changed (self);
}

/* Escape empties the filter; a second one goes back to the text. */
static void
on_stop_search (LesartFactFilterBar *self)
{
  if (lesart_fact_filter_bar_is_empty (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-text", NULL);
  else
    lesart_fact_filter_bar_clear (self);
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
  return lesart_text_filter_is_empty (self->filter)
         || lesart_text_filter_match (self->filter, get_folded (self, reading, group, index));
}

/**
 * lesart_fact_filter_bar_is_empty:
 *
 * Returns: whether every fact passes that was not rejected
 */
gboolean
lesart_fact_filter_bar_is_empty (LesartFactFilterBar *self)
{
  g_return_val_if_fail (LESART_IS_FACT_FILTER_BAR (self), TRUE);
  for (guint i = 0; i < N_CHOICES; i++)
    if (get_choice (self, (Choice) i) != 0)
      return FALSE;
  return *lesart_fact_filter_bar_get_words (self) == '\0';
}

gboolean
lesart_fact_filter_bar_wants_rejected (LesartFactFilterBar *self)
{
  return get_choice (self, BY_STATE) == LESART_STATE_REJECTED + 1;
}

const char *
lesart_fact_filter_bar_get_words (LesartFactFilterBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
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
  gtk_string_list_splice (self->names, 1, g_list_model_get_n_items (G_LIST_MODEL (self->names)) - 1,
                          (const char *const *) names->pdata);
}

static guint
find_name (LesartFactFilterBar *self, const char *name)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->names));

  for (guint i = 1; name != NULL && i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (self->names, i), name) == 0)
      return i;
  return 0;
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
  guint chosen = get_choice (self, BY_NAME);
  g_autofree char *name =
      chosen == 0 ? NULL : g_strdup (gtk_string_list_get_string (self->names, chosen));

  g_return_if_fail (LESART_IS_FACT_FILTER_BAR (self));
  for (guint group = 0; group < LESART_N_GROUPS; group++)
    g_clear_pointer (&self->folded[group], g_ptr_array_unref);
  self->updating = TRUE;
  g_array_set_size (self->entities, 0);
  g_array_append_val (self->entities, none);
  if (corrected != NULL)
    replace_names (self, corrected->reading);
  if (self->choices[BY_NAME] != NULL)
    gtk_drop_down_set_selected (self->choices[BY_NAME], find_name (self, name));
  self->updating = FALSE;
}

/**
 * lesart_fact_filter_bar_set_counts:
 *
 * Says how many facts are shown, of how many. The line is there without a filter as well, so that
 * the list does not move when one is set.
 */
void
lesart_fact_filter_bar_set_counts (LesartFactFilterBar *self, guint n_shown, guint n_all)
{
  gboolean filtered = !lesart_fact_filter_bar_is_empty (self);
  g_autofree char *count = NULL;

  g_return_if_fail (LESART_IS_FACT_FILTER_BAR (self));
  if (filtered)
    /* Translators: how many of all facts the filter shows */
    count = g_strdup_printf (ngettext ("%u of %u fact", "%u of %u facts", n_all), n_shown, n_all);
  else
    count = g_strdup_printf (ngettext ("%u fact", "%u facts", n_all), n_all);
  self->n_shown = n_shown;
  gtk_label_set_label (self->count, count);
  gtk_widget_set_sensitive (self->clear, filtered);
  gtk_widget_set_opacity (self->clear, filtered ? 1 : 0);
}

static void add_choices (LesartFactFilterBar *self);

static void
choose (LesartFactFilterBar *self, Choice choice, guint item)
{
  lesart_fact_filter_bar_clear (self);
  add_choices (self);
  gtk_drop_down_set_selected (self->choices[choice], item);
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
  choose (self, BY_NAME, find_name (self, name));
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

/**
 * lesart_fact_filter_bar_clear:
 *
 * Lets everything pass that was not rejected.
 */
void
lesart_fact_filter_bar_clear (LesartFactFilterBar *self)
{
  g_return_if_fail (LESART_IS_FACT_FILTER_BAR (self));
  self->updating = TRUE;
  for (guint i = 0; i < N_CHOICES; i++)
    if (self->choices[i] != NULL)
      gtk_drop_down_set_selected (self->choices[i], 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->updating = FALSE;
  on_search_changed (self);
}

/* ---- The menu ---- */

static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  LesartFactFilterBar *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();
  g_autofree char *accept = g_strdup_printf (
      ngettext ("_Accept the %u shown", "_Accept all %u shown", self->n_shown), self->n_shown);
  g_autofree char *reject = g_strdup_printf (
      ngettext ("_Reject the %u shown", "_Reject all %u shown", self->n_shown), self->n_shown);

  g_menu_append (all, accept, "facts.accept-shown");
  g_menu_append (all, reject, "facts.reject-shown");
  g_menu_append (view, _ ("_Show what was rejected"), "facts.show-rejected");
  if (!lesart_fact_filter_bar_is_empty (self))
    g_menu_append (view, _ ("_Clear filters"), "facts.clear-filter");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
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

  lesart_text_filter_free (self->filter);
  g_array_unref (self->entities);
  for (guint group = 0; group < LESART_N_GROUPS; group++)
    g_clear_pointer (&self->folded[group], g_ptr_array_unref);
  G_OBJECT_CLASS (lesart_fact_filter_bar_parent_class)->finalize (object);
}

static void
lesart_fact_filter_bar_class_init (LesartFactFilterBarClass *klass)
{
  GType type = LESART_TYPE_FACT_FILTER_BAR;

  G_OBJECT_CLASS (klass)->dispose = lesart_fact_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = lesart_fact_filter_bar_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_search (LesartFactFilterBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "lesart-search-line");
  self->entry = lesart_panel_search_new (_ ("Filter facts"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (on_stop_search), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), fill_menu, self, NULL);
  gtk_widget_add_css_class (self->menu, "lesart-panel-menu");
  gtk_widget_set_tooltip_text (self->menu, _ ("All facts shown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All facts shown"), -1);
  gtk_box_append (GTK_BOX (box), self->menu);
  gtk_box_append (GTK_BOX (self), box);
}

static void
add_choice (LesartFactFilterBar *self, Choice choice, GtkStringList *strings, const char *label)
{
  self->choices[choice] = lesart_panel_choice_new (strings, label);
  g_signal_connect_swapped (self->choices[choice], "notify::selected", G_CALLBACK (emit_changed),
                            self);
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (self->choices[choice]), (int) choice % 2,
                   (int) choice / 2, 1, 1);
}

static void
add_choices (LesartFactFilterBar *self)
{
  GtkStringList *kinds;
  GtkStringList *certainties;
  GtkStringList *states;

  g_clear_handle_id (&self->choices_source, g_source_remove);
  if (self->choices[0] != NULL)
    return;
  kinds = gtk_string_list_new ((const char *const[]){ _ ("All kinds"), NULL });
  certainties = gtk_string_list_new ((const char *const[]){ _ ("Any certainty"), NULL });
  states = gtk_string_list_new ((const char *const[]){ _ ("Any decision"), NULL });
  for (guint group = 0; group < LESART_N_GROUPS; group++)
    gtk_string_list_append (kinds, lesart_describe_group ((LesartGroup) group));
  for (guint c = 0; c <= LESART_CERTAINTY_NEGATED; c++)
    gtk_string_list_append (certainties, lesart_describe_certainty ((LesartCertainty) c));
  for (guint s = 0; s < LESART_N_STATES; s++)
    gtk_string_list_append (states, lesart_describe_state ((LesartState) s));
  add_choice (self, BY_KIND, kinds, _ ("Kind to filter by"));
  add_choice (self, BY_CERTAINTY, certainties, _ ("Certainty to filter by"));
  add_choice (self, BY_NAME, g_object_ref (self->names), _ ("Name to filter by"));
  add_choice (self, BY_STATE, states, _ ("Decision to filter by"));
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
add_grid (LesartFactFilterBar *self)
{
  self->names = gtk_string_list_new ((const char *const[]){ _ ("All names"), NULL });
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_add_css_class (self->grid, "lesart-filter-line");
  gtk_widget_add_css_class (self->grid, "lesart-filter-grid");
  gtk_box_append (GTK_BOX (self), self->grid);
  self->choices_source =
      g_timeout_add_full (GDK_PRIORITY_REDRAW + 1, CHOICES_MS, add_choices_late, self, NULL);
}

static void
add_line (LesartFactFilterBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->clear = gtk_button_new_with_label (_ ("Clear filters"));
  gtk_widget_add_css_class (line, "lesart-filter-line");
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "lesart-filter-count");
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_add_css_class (self->clear, "lesart-clear-filters");
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (lesart_fact_filter_bar_clear),
                            self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (line), self->clear);
  gtk_box_append (GTK_BOX (self), line);
}

static void
lesart_fact_filter_bar_init (LesartFactFilterBar *self)
{
  const gint32 none = LESART_NO_ENTITY;

  self->filter = lesart_text_filter_new (NULL);
  self->entities = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_array_append_val (self->entities, none);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  add_search (self);
  add_grid (self);
  add_line (self);
}

GtkWidget *
lesart_fact_filter_bar_new (void)
{
  return g_object_new (LESART_TYPE_FACT_FILTER_BAR, NULL);
}
