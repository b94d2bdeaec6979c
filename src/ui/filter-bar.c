/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See filter-bar.h.
 */
#include "filter-bar.h"

#include <glib/gi18n.h>

#include "panel-parts.h"
#include "tooltip.h"
#include "wrap-layout.h"

typedef struct {
  LesartTextFilter *filter; /* of the words in the entry */
  GtkSearchEntry *entry;
  GtkWidget *search_line;
  GtkWidget *choices_box; /* a grid, or a box that wraps */
  GPtrArray *choices;     /* GtkDropDown, not owned */
  GtkWidget *fold;        /* (nullable): shows the choices */
  guint n_in_grid;        /* choices, and the order */
  GtkWidget *line;        /* of the count */
  GtkLabel *count;
  GtkWidget *clear;
  guint n_freezes; /* while above 0, choices follow the article and not a hand */
} LesartFilterBarPrivate;

enum { CHANGED, FILL_MENU, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_PRIVATE (LesartFilterBar, lesart_filter_bar, GTK_TYPE_BOX)

static LesartFilterBarPrivate *
get_private (LesartFilterBar *self)
{
  return lesart_filter_bar_get_instance_private (self);
}

/**
 * lesart_filter_bar_emit_changed:
 *
 * For what a bar has besides words and choices.
 */
void
lesart_filter_bar_emit_changed (LesartFilterBar *self)
{
  if (get_private (self)->n_freezes == 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_search_changed (LesartFilterBar *self)
{
  LesartFilterBarPrivate *priv = get_private (self);

  lesart_text_filter_free (priv->filter);
  priv->filter = lesart_text_filter_new (lesart_filter_bar_get_words (self));
  lesart_filter_bar_emit_changed (self);
}

/* Escape empties the filter; a second one goes back to the text. */
static void
on_stop_search (LesartFilterBar *self)
{
  if (lesart_filter_bar_is_empty (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-text", NULL);
  else
    lesart_filter_bar_clear (self);
}

static void
on_menu (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_signal_emit (data, signals[FILL_MENU], 0, menu);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* ---- Choices ---- */

static void
attach (LesartFilterBar *self, GtkDropDown *choice)
{
  LesartFilterBarPrivate *priv = get_private (self);
  int n = (int) priv->n_in_grid++;

  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (lesart_filter_bar_emit_changed),
                            self);
  if (GTK_IS_GRID (priv->choices_box))
    gtk_grid_attach (GTK_GRID (priv->choices_box), GTK_WIDGET (choice), n % 2, n / 2, 1, 1);
  else
    lesart_wrap_box_append (priv->choices_box, GTK_WIDGET (choice));
}

/**
 * lesart_filter_bar_add_choice:
 * @items: (transfer full): the first lets everything pass
 * @label: what is chosen, for the screen reader
 *
 * Returns: (transfer none): the list, which is the next choice
 */
GtkDropDown *
lesart_filter_bar_add_choice (LesartFilterBar *self, GtkStringList *items, const char *label)
{
  GtkDropDown *choice = lesart_panel_choice_new (items, label);

  g_return_val_if_fail (LESART_IS_FILTER_BAR (self), NULL);
  g_ptr_array_add (get_private (self)->choices, choice);
  attach (self, choice);
  return choice;
}

/**
 * lesart_filter_bar_add_order:
 * @items: (transfer full): what the list can be sorted by
 *
 * Adds a list that filters nothing, and is left alone when the filters are cleared.
 *
 * Returns: (transfer none): the list
 */
GtkDropDown *
lesart_filter_bar_add_order (LesartFilterBar *self, GtkStringList *items)
{
  GtkDropDown *order = lesart_panel_choice_new (items, _ ("Order"));

  g_return_val_if_fail (LESART_IS_FILTER_BAR (self), NULL);
  attach (self, order);
  return order;
}

/**
 * lesart_filter_bar_wrap:
 *
 * Puts the choices side by side, as many as a line can hold. To be called before the first.
 *
 * Returns: (transfer none): a box that wraps, for whatever else is to stand there
 */
GtkWidget *
lesart_filter_bar_wrap (LesartFilterBar *self)
{
  LesartFilterBarPrivate *priv = get_private (self);

  gtk_box_remove (GTK_BOX (self), priv->choices_box);
  priv->choices_box = lesart_wrap_box_new (6);
  gtk_widget_add_css_class (priv->choices_box, "lesart-filter-line");
  gtk_box_insert_child_after (GTK_BOX (self), priv->choices_box, priv->search_line);
  return priv->choices_box;
}

/**
 * lesart_filter_bar_get_choice:
 *
 * Returns: the position that is chosen; 0 also of a choice that is not there yet
 */
guint
lesart_filter_bar_get_choice (LesartFilterBar *self, guint choice)
{
  GPtrArray *choices = get_private (self)->choices;
  guint selected =
      choice < choices->len ? gtk_drop_down_get_selected (g_ptr_array_index (choices, choice)) : 0;

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

void
lesart_filter_bar_set_choice (LesartFilterBar *self, guint choice, guint item)
{
  GPtrArray *choices = get_private (self)->choices;

  if (choice >= choices->len)
    return;
  gtk_drop_down_set_selected (g_ptr_array_index (choices, choice), item);
  if (item > 0 && get_private (self)->fold != NULL) /* what hides rows is to be seen */
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_private (self)->fold), TRUE);
}

static gboolean
has_items (GtkStringList *items, guint n_kept, const char *const *others)
{
  guint n = g_strv_length ((char **) others);

  if (g_list_model_get_n_items (G_LIST_MODEL (items)) != n_kept + n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (items, n_kept + i), others[i]))
      return FALSE;
  return TRUE;
}

/**
 * lesart_filter_bar_replace_items:
 * @items: those of @choice, which need not be there yet
 * @n_kept: how many of them stay, at the beginning
 * @others: (array zero-terminated=1): what comes behind these
 *
 * What was chosen stays chosen if it is there, else the first is. Says nothing of a change.
 */
void
lesart_filter_bar_replace_items (LesartFilterBar *self,
                                 guint choice,
                                 GtkStringList *items,
                                 guint n_kept,
                                 const char *const *others)
{
  guint chosen = lesart_filter_bar_get_choice (self, choice);
  g_autofree char *name = g_strdup (gtk_string_list_get_string (items, chosen));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (items));

  if (has_items (items, n_kept, others))
    return;
  lesart_filter_bar_freeze (self);
  gtk_string_list_splice (items, n_kept, n - n_kept, others);
  if (chosen >= n_kept)
    lesart_filter_bar_set_choice (self, choice, lesart_filter_bar_find_item (items, name));
  lesart_filter_bar_thaw (self);
}

/**
 * lesart_filter_bar_find_item:
 *
 * Returns: where @name is in @items, or 0
 */
guint
lesart_filter_bar_find_item (GtkStringList *items, const char *name)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (items));

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (items, i), name) == 0)
      return i;
  return 0;
}

/**
 * lesart_filter_bar_freeze:
 *
 * Until it is thawed as often, nothing is said of a change.
 */
void
lesart_filter_bar_freeze (LesartFilterBar *self)
{
  get_private (self)->n_freezes++;
}

void
lesart_filter_bar_thaw (LesartFilterBar *self)
{
  get_private (self)->n_freezes--;
}

/* ---- What passes ---- */

const char *
lesart_filter_bar_get_words (LesartFilterBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_private (self)->entry));
}

/**
 * lesart_filter_bar_get_text_filter:
 *
 * Returns: the words, ready to be compared with
 */
const LesartTextFilter *
lesart_filter_bar_get_text_filter (LesartFilterBar *self)
{
  return get_private (self)->filter;
}

static gboolean
is_empty (LesartFilterBar *self)
{
  for (guint i = 0; i < get_private (self)->choices->len; i++)
    if (lesart_filter_bar_get_choice (self, i) != 0)
      return FALSE;
  return *lesart_filter_bar_get_words (self) == '\0';
}

static void
clear (LesartFilterBar *self)
{
  for (guint i = 0; i < get_private (self)->choices->len; i++)
    lesart_filter_bar_set_choice (self, i, 0);
  gtk_editable_set_text (GTK_EDITABLE (get_private (self)->entry), "");
}

/**
 * lesart_filter_bar_is_empty:
 *
 * Returns: whether no words are looked for, and each choice is the one that lets everything pass
 */
gboolean
lesart_filter_bar_is_empty (LesartFilterBar *self)
{
  g_return_val_if_fail (LESART_IS_FILTER_BAR (self), TRUE);
  return LESART_FILTER_BAR_GET_CLASS (self)->is_empty (self);
}

/**
 * lesart_filter_bar_clear:
 *
 * Lets everything pass.
 */
void
lesart_filter_bar_clear (LesartFilterBar *self)
{
  g_return_if_fail (LESART_IS_FILTER_BAR (self));
  lesart_filter_bar_freeze (self);
  LESART_FILTER_BAR_GET_CLASS (self)->clear (self);
  lesart_filter_bar_thaw (self);
  on_search_changed (self);
}

/**
 * lesart_filter_bar_set_count:
 * @count: (nullable): how many pass; %NULL hides the line
 *
 * The line is there without a filter as well where there is something to say, so that the list does
 * not move when one is set.
 */
void
lesart_filter_bar_set_count (LesartFilterBar *self, const char *count)
{
  LesartFilterBarPrivate *priv = get_private (self);
  gboolean filtered = !lesart_filter_bar_is_empty (self);

  gtk_widget_set_visible (priv->line, count != NULL);
  gtk_label_set_label (priv->count, count != NULL ? count : "");
  gtk_widget_set_sensitive (priv->clear, filtered);
  gtk_widget_set_opacity (priv->clear, filtered ? 1 : 0);
}

/* ---- The object ---- */

/**
 * lesart_filter_bar_add_search:
 * @label: what is filtered, for the eye and the screen reader
 * @menu: (nullable): what the menu acts on; %NULL for none
 *
 * Fills the first line, once.
 */
void
lesart_filter_bar_add_search (LesartFilterBar *self, const char *label, const char *menu)
{
  LesartFilterBarPrivate *priv = get_private (self);
  GtkWidget *button;

  g_return_if_fail (LESART_IS_FILTER_BAR (self) && priv->entry == NULL);
  priv->entry = lesart_panel_search_new (label);
  gtk_widget_set_hexpand (GTK_WIDGET (priv->entry), TRUE);
  g_signal_connect_swapped (priv->entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (priv->entry, "stop-search", G_CALLBACK (on_stop_search), self);
  gtk_box_append (GTK_BOX (priv->search_line), GTK_WIDGET (priv->entry));
  if (menu == NULL)
    return;
  button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_menu, self, NULL);
  gtk_widget_add_css_class (button, "lesart-panel-menu");
  lesart_set_tooltip (button, menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu, -1);
  gtk_box_append (GTK_BOX (priv->search_line), button);
}

/**
 * lesart_filter_bar_fold:
 *
 * Hides the choices behind a button: several lines of them would take the place of what is read.
 */
void
lesart_filter_bar_fold (LesartFilterBar *self)
{
  LesartFilterBarPrivate *priv = get_private (self);

  priv->fold = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (priv->fold), "lesart-filter-symbolic");
  gtk_widget_add_css_class (priv->fold, "lesart-panel-fold");
  gtk_widget_set_tooltip_text (priv->fold, _ ("More filters"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->fold), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More filters"), -1);
  g_object_bind_property (priv->fold, "active", priv->choices_box, "visible",
                          G_BINDING_SYNC_CREATE);
  gtk_box_insert_child_after (GTK_BOX (priv->search_line), priv->fold, GTK_WIDGET (priv->entry));
}

static void
add_line (LesartFilterBar *self)
{
  LesartFilterBarPrivate *priv = get_private (self);

  priv->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (priv->line, "lesart-filter-line");
  priv->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (priv->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (priv->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (priv->count), "lesart-filter-count");
  priv->clear = gtk_button_new_with_label (_ ("Clear filters"));
  gtk_widget_add_css_class (priv->clear, "flat");
  gtk_widget_add_css_class (priv->clear, "lesart-clear-filters");
  g_signal_connect_swapped (priv->clear, "clicked", G_CALLBACK (lesart_filter_bar_clear), self);
  gtk_box_append (GTK_BOX (priv->line), GTK_WIDGET (priv->count));
  gtk_box_append (GTK_BOX (priv->line), priv->clear);
  gtk_box_append (GTK_BOX (self), priv->line);
}

static void
lesart_filter_bar_finalize (GObject *object)
{
  LesartFilterBarPrivate *priv = get_private (LESART_FILTER_BAR (object));

  lesart_text_filter_free (priv->filter);
  g_ptr_array_unref (priv->choices);
  G_OBJECT_CLASS (lesart_filter_bar_parent_class)->finalize (object);
}

static void
lesart_filter_bar_class_init (LesartFilterBarClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_filter_bar_finalize;
  class->is_empty = is_empty;
  class->clear = clear;
  signals[CHANGED] = g_signal_new ("changed", LESART_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FILL_MENU] = g_signal_new ("fill-menu", LESART_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_MENU);
}

static void
lesart_filter_bar_init (LesartFilterBar *self)
{
  LesartFilterBarPrivate *priv = get_private (self);

  priv->filter = lesart_text_filter_new (NULL);
  priv->choices = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  priv->search_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (priv->search_line, "lesart-search-line");
  gtk_box_append (GTK_BOX (self), priv->search_line);
  priv->choices_box = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (priv->choices_box), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (priv->choices_box), 6);
  gtk_grid_set_row_spacing (GTK_GRID (priv->choices_box), 6);
  gtk_widget_add_css_class (priv->choices_box, "lesart-filter-line");
  gtk_box_append (GTK_BOX (self), priv->choices_box);
  add_line (self);
}

/**
 * lesart_filter_bar_new:
 * @label: what is filtered, for the eye and the screen reader
 * @menu: what the menu acts on
 */
LesartFilterBar *
lesart_filter_bar_new (const char *label, const char *menu)
{
  LesartFilterBar *self = g_object_new (LESART_TYPE_FILTER_BAR, NULL);

  lesart_filter_bar_add_search (self, label, menu);
  return self;
}
