/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See list-panel.h.
 */
#include "list-panel.h"

#include <string.h>

#include "late-rows.h"

#include "sieve.h"

typedef struct {
  LesartFilterBar *bar;     /* (nullable) */
  LesartSieve *sieve;       /* (nullable): without one all rows are shown */
  GtkSortListModel *sorted; /* (nullable): with the sieve */
  GListModel *shown;        /* (nullable): so everything here before the panel is built */
  GtkSelectionModel *selection;
  GtkStack *stack; /* rows or status */
  GtkWidget *scroller;
  GtkListView *list;
  LesartPanelStatus *status;
  GtkWidget *menu; /* (nullable): of a row, the one that was opened last */
  guint menu_position;
  GPtrArray *bound; /* GtkListItem, not owned: the rows that have widgets now */
  LesartLateRows *late;
  guint focus_position;
  guint focus_source;
} LesartListPanelPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LesartListPanel, lesart_list_panel, GTK_TYPE_BOX)

static LesartListPanelPrivate *
get_private (LesartListPanel *self)
{
  return lesart_list_panel_get_instance_private (self);
}

/* ---- What is shown ---- */

/**
 * lesart_list_panel_get_shown:
 *
 * Returns: (transfer none) (nullable): the items of the rows, in their order; all of them, also
 *   where some were still to be found
 */
GListModel *
lesart_list_panel_get_shown (LesartListPanel *self)
{
  LesartListPanelPrivate *priv = get_private (self);

  if (priv->sieve != NULL)
    lesart_sieve_finish (priv->sieve);
  return priv->shown;
}

guint
lesart_list_panel_count_shown (LesartListPanel *self)
{
  GListModel *shown = lesart_list_panel_get_shown (self);

  return shown == NULL ? 0 : g_list_model_get_n_items (shown);
}

LesartFilterBar *
lesart_list_panel_get_bar (LesartListPanel *self)
{
  return get_private (self)->bar;
}

GtkSelectionModel *
lesart_list_panel_get_selection (LesartListPanel *self)
{
  return get_private (self)->selection;
}

static void
update_count (LesartListPanel *self)
{
  LesartListPanelPrivate *priv = get_private (self);
  GListModel *all = priv->sieve != NULL ? lesart_sieve_get_model (priv->sieve) : priv->shown;
  guint n_shown = priv->shown != NULL ? g_list_model_get_n_items (priv->shown) : 0;
  g_autofree char *count = LESART_LIST_PANEL_GET_CLASS (self)->count (
      self, !lesart_filter_bar_is_empty (priv->bar), n_shown,
      all != NULL ? g_list_model_get_n_items (all) : 0);

  lesart_filter_bar_set_count (priv->bar, count);
}

/**
 * lesart_list_panel_is_at_top:
 *
 * Returns: whether the first rows are in view
 */
gboolean
lesart_list_panel_is_at_top (LesartListPanel *self)
{
  LesartListPanelPrivate *priv = get_private (self);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (priv->scroller));

  return gtk_adjustment_get_value (place) <= gtk_adjustment_get_lower (place);
}

/**
 * lesart_list_panel_update_page:
 *
 * Says how many are shown, or why none is.
 */
void
lesart_list_panel_update_page (LesartListPanel *self)
{
  LesartListPanelPrivate *priv = get_private (self);
  LesartListPanelClass *class = LESART_LIST_PANEL_GET_CLASS (self);
  gboolean empty = priv->shown == NULL || g_list_model_get_n_items (priv->shown) == 0;

  if (priv->list == NULL)
    return;
  if (priv->bar != NULL && (priv->sieve == NULL || lesart_sieve_is_finished (priv->sieve)))
    update_count (self);
  if (empty)
    class->show_status (self, priv->status);
  gtk_stack_set_visible_child (priv->stack, empty ? GTK_WIDGET (priv->status) : priv->scroller);
}

/* Another order needs all of them, and what is chosen stays so only while it is there. */
static gboolean
can_wait (LesartListPanel *self)
{
  LesartListPanelPrivate *priv = get_private (self);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (priv->selection);

  return gtk_sort_list_model_get_sorter (priv->sorted) == NULL && gtk_bitset_is_empty (chosen);
}

/**
 * lesart_list_panel_refilter:
 *
 * Asks again of each item whether it is shown.
 */
void
lesart_list_panel_refilter (LesartListPanel *self)
{
  LesartListPanelPrivate *priv = get_private (self);

  if (priv->sieve != NULL)
    lesart_sieve_sift (priv->sieve, can_wait (self));
  lesart_list_panel_update_page (self);
}

/**
 * lesart_list_panel_set_model:
 * @model: (nullable): what there is to show
 */
void
lesart_list_panel_set_model (LesartListPanel *self, GListModel *model)
{
  lesart_sieve_set_model (get_private (self)->sieve, model);
}

/**
 * lesart_list_panel_set_sorter:
 * @sorter: (nullable): %NULL for the order of the model
 */
void
lesart_list_panel_set_sorter (LesartListPanel *self, GtkSorter *sorter)
{
  LesartListPanelPrivate *priv = get_private (self);

  lesart_sieve_finish (priv->sieve);
  gtk_sort_list_model_set_sorter (priv->sorted, sorter);
}

void
lesart_list_panel_scroll_to (LesartListPanel *self, guint position)
{
  lesart_late_rows_scroll_to (get_private (self)->late, position);
}

static gboolean
is_in_view (LesartListPanel *self, guint position)
{
  LesartListPanelPrivate *priv = get_private (self);
  GtkListItem *item = lesart_list_panel_find_row (self, position);
  graphene_rect_t bounds;

  return item != NULL
         && gtk_widget_compute_bounds (gtk_list_item_get_child (item), priv->scroller, &bounds)
         && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (priv->scroller);
}

/**
 * lesart_list_panel_follow:
 * @position: of what the caret of the reader has come to
 *
 * Brings the row into view, unless the reader is in the list, or nobody sees it. A list that is
 * not laid out yet would place all its rows above the view, and stay blank.
 */
void
lesart_list_panel_follow (LesartListPanel *self, guint position)
{
  GtkWidget *list = GTK_WIDGET (get_private (self)->list);
  gboolean has_focus =
      (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (gtk_widget_get_mapped (list) && gtk_widget_get_height (list) > 0 && !has_focus
      && !is_in_view (self, position))
    lesart_list_panel_scroll_to (self, position);
}

static gboolean
matches (gpointer item, gpointer data)
{
  return LESART_LIST_PANEL_GET_CLASS (data)->matches (data, item);
}

static void
focus_bar (LesartListPanel *self)
{
  LesartListPanelPrivate *priv = get_private (self);

  if (priv->bar != NULL)
    gtk_widget_child_focus (GTK_WIDGET (priv->bar), GTK_DIR_TAB_FORWARD);
}

/**
 * lesart_list_panel_clear_filter:
 *
 * Lets everything pass, and goes to the filter.
 */
void
lesart_list_panel_clear_filter (LesartListPanel *self)
{
  lesart_filter_bar_clear (get_private (self)->bar);
  focus_bar (self);
}

/* ---- Rows ---- */

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, LesartListPanel *self)
{
  LesartListPanelClass *class = LESART_LIST_PANEL_GET_CLASS (self);
  GtkWidget *row = g_object_new (class->row_type, NULL);

  if (class->set_up_row != NULL)
    class->set_up_row (self, LESART_LIST_ROW (row));
  gtk_list_item_set_child (item, row);
}

static void
mark_row (LesartListPanel *self, GtkListItem *item)
{
  LesartListPanelClass *class = LESART_LIST_PANEL_GET_CLASS (self);

  if (class->is_current != NULL)
    lesart_list_row_set_current (
        LESART_LIST_ROW (gtk_list_item_get_child (item)),
        class->is_current (self, gtk_list_item_get_item (item), gtk_list_item_get_position (item)));
}

/* What it shows is the model's at this moment: the item may be of an older reading. */
static void
fill_row (GtkListItem *list_item, gpointer data)
{
  LesartListPanel *self = data;
  LesartListPanelClass *class = LESART_LIST_PANEL_GET_CLASS (self);
  LesartListRow *row = LESART_LIST_ROW (gtk_list_item_get_child (list_item));
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (row));
  g_autoptr (GObject) item =
      g_list_model_get_item (get_private (self)->shown, gtk_list_item_get_position (list_item));
  g_autofree char *label = NULL;

  if (item == NULL)
    return;
  lesart_list_row_set_item (row, item);
  if (class->is_activatable != NULL)
    gtk_list_item_set_activatable (list_item, class->is_activatable (self, item));
  mark_row (self, list_item);
  label = lesart_list_row_describe (row);
  /* GTK 4.8 has no label of a list item: what the screen reader meets is the row's own widget. */
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

/**
 * lesart_list_panel_refill_rows:
 *
 * Shows the items of all rows again.
 */
void
lesart_list_panel_refill_rows (LesartListPanel *self)
{
  lesart_late_rows_refill (get_private (self)->late);
}

/**
 * lesart_list_panel_mark_rows:
 *
 * Marks the current rows and no others.
 */
void
lesart_list_panel_mark_rows (LesartListPanel *self)
{
  GPtrArray *bound = get_private (self)->bound;

  for (guint i = 0; i < bound->len; i++)
    mark_row (self, g_ptr_array_index (bound, i));
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, LesartListPanel *self)
{
  lesart_late_rows_bind (get_private (self)->late, item);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, LesartListPanel *self)
{
  lesart_list_row_set_item (LESART_LIST_ROW (gtk_list_item_get_child (item)), NULL);
  lesart_late_rows_unbind (get_private (self)->late, item);
}

static void
on_activate (LesartListPanel *self, guint position)
{
  LESART_LIST_PANEL_GET_CLASS (self)->activate (self, position);
}

/**
 * lesart_list_panel_find_row:
 *
 * Returns: (transfer none) (nullable): the row at @position, if it has a widget now
 */
GtkListItem *
lesart_list_panel_find_row (LesartListPanel *self, guint position)
{
  GPtrArray *bound = get_private (self)->bound;

  for (guint i = 0; i < bound->len; i++)
    if (gtk_list_item_get_position (g_ptr_array_index (bound, i)) == position)
      return g_ptr_array_index (bound, i);
  return NULL;
}

/**
 * lesart_list_panel_find_row_of:
 * @widget: (nullable)
 *
 * Returns: (transfer none) (nullable): the row that @widget is, or is in
 */
GtkListItem *
lesart_list_panel_find_row_of (LesartListPanel *self, GtkWidget *widget)
{
  GPtrArray *bound = get_private (self)->bound;

  for (guint i = 0; widget != NULL && i < bound->len; i++) {
    GtkListItem *item = g_ptr_array_index (bound, i);
    GtkWidget *child = gtk_list_item_get_child (item);

    if (widget == child || gtk_widget_is_ancestor (widget, child)
        || widget == gtk_widget_get_parent (child))
      return item;
  }
  return NULL;
}

/**
 * lesart_list_panel_get_row_area:
 * @area: (out caller-allocates): in the coordinates of the panel
 *
 * Returns: whether it is laid out
 */
gboolean
lesart_list_panel_get_row_area (LesartListPanel *self, GtkListItem *item, GdkRectangle *area)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (gtk_list_item_get_child (item), GTK_WIDGET (self), &bounds))
    return FALSE;
  *area = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                          (int) bounds.size.height };
  return TRUE;
}

/* ---- The focus ---- */

/**
 * lesart_list_panel_get_focused:
 * @position: (out) (optional): where it stands
 *
 * Returns: (transfer none) (nullable): the item whose row has the focus, or holds what has it
 */
gpointer
lesart_list_panel_get_focused (LesartListPanel *self, guint *position)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkListItem *item =
      root == NULL ? NULL : lesart_list_panel_find_row_of (self, gtk_root_get_focus (root));

  if (item == NULL)
    return NULL;
  if (position != NULL)
    *position = gtk_list_item_get_position (item);
  return gtk_list_item_get_item (item);
}

/**
 * lesart_list_panel_get_chosen:
 * @position: (out): of the row that a command is meant for
 *
 * That is the one with the focus; while the menu of a row is open, the menu has the focus.
 *
 * Returns: whether there is one
 */
gboolean
lesart_list_panel_get_chosen (LesartListPanel *self, guint *position)
{
  if (lesart_list_panel_get_focused (self, position) != NULL)
    return TRUE;
  *position = get_private (self)->menu_position;
  return *position < lesart_list_panel_count_shown (self);
}

static gboolean
focus_row (gpointer data)
{
  LesartListPanelPrivate *priv = get_private (data);
  GtkListItem *item = lesart_list_panel_find_row (data, priv->focus_position);

  priv->focus_source = 0;
  if (item != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (item)));
  return G_SOURCE_REMOVE;
}

void
lesart_list_panel_focus_list (LesartListPanel *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (get_private (self)->list));
}

/**
 * lesart_list_panel_keep_focus:
 * @position: of a row that was decided of, and may be gone
 *
 * Gives the focus to what is there now: this row, else the last one, else the filter.
 */
void
lesart_list_panel_keep_focus (LesartListPanel *self, guint position)
{
  LesartListPanelPrivate *priv = get_private (self);
  guint n = lesart_list_panel_count_shown (self);

  if (n == 0) {
    focus_bar (self);
    return;
  }
  priv->focus_position = MIN (position, n - 1);
  lesart_list_panel_scroll_to (self, priv->focus_position);
  /* The row gets its widget when the list is laid out. */
  if (priv->focus_source == 0)
    priv->focus_source = g_idle_add (focus_row, self);
}

/* ---- Keys and the menu of a row ---- */

/**
 * lesart_edit_of_action:
 * @action: "facts.accept", "claims.reject-shown", "claims.restore" ...
 *
 * Returns: what it decides
 */
LesartEdit
lesart_edit_of_action (const char *action)
{
  return strstr (action, ".accept") != NULL   ? LESART_EDIT_ACCEPT
         : strstr (action, ".reject") != NULL ? LESART_EDIT_REJECT
                                              : LESART_EDIT_RESTORE;
}

static gboolean
on_row_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  const char *action;
  int target;

  if (lesart_list_panel_get_focused (LESART_LIST_PANEL (widget), NULL) == NULL)
    return FALSE;
  g_variant_get (args, "(&si)", &action, &target);
  if (target == LESART_NO_TARGET)
    gtk_widget_activate_action (widget, action, NULL);
  else
    gtk_widget_activate_action (widget, action, "u", (guint) target);
  return TRUE;
}

/**
 * lesart_list_panel_class_add_keys:
 *
 * Binds keys to actions of the class.
 */
void
lesart_list_panel_class_add_keys (LesartListPanelClass *class,
                                  const LesartRowKey *keys,
                                  guint n_keys)
{
  for (guint i = 0; i < n_keys; i++)
    gtk_widget_class_add_binding (GTK_WIDGET_CLASS (class), keys[i].key, keys[i].modifiers,
                                  on_row_key, "(si)", keys[i].action, keys[i].target);
}

/**
 * lesart_list_panel_pop_up_menu:
 * @widget: what @x and @y are coordinates of
 *
 * Opens the menu of the row at @position, if there is anything to choose.
 */
void
lesart_list_panel_pop_up_menu (
    LesartListPanel *self, guint position, GtkWidget *widget, double x, double y)
{
  LesartListPanelPrivate *priv = get_private (self);
  g_autoptr (GMenu) menu = g_menu_new ();

  LESART_LIST_PANEL_GET_CLASS (self)->fill_row_menu (self, position, menu);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return;
  priv->menu_position = position;
  g_clear_pointer (&priv->menu, gtk_widget_unparent);
  priv->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_halign (priv->menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (priv->menu), FALSE);
  gtk_widget_set_parent (priv->menu, GTK_WIDGET (priv->list));
  gtk_widget_translate_coordinates (widget, GTK_WIDGET (priv->list), x, y, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (priv->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (priv->menu));
}

static void
on_right_click (GtkGestureClick *gesture, int n_press, double x, double y, LesartListPanel *self)
{
  GtkWidget *list = GTK_WIDGET (get_private (self)->list);
  GtkListItem *item =
      lesart_list_panel_find_row_of (self, gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT));

  if (item != NULL)
    lesart_list_panel_pop_up_menu (self, gtk_list_item_get_position (item), list, x, y);
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  LesartListPanel *self = LESART_LIST_PANEL (widget);
  guint position;

  if (LESART_LIST_PANEL_GET_CLASS (self)->fill_row_menu == NULL
      || lesart_list_panel_get_focused (self, &position) == NULL)
    return FALSE;
  lesart_list_panel_pop_up_menu (
      self, position, gtk_list_item_get_child (lesart_list_panel_find_row (self, position)), 24,
      24);
  return TRUE;
}

/* ---- Building ---- */

static void
on_fill_menu (LesartListPanel *self, GMenu *menu)
{
  LESART_LIST_PANEL_GET_CLASS (self)->fill_menu (self, menu);
}

/* From the model to what is selected of it. */
static void
chain_models (LesartListPanel *self, GListModel *model)
{
  LesartListPanelPrivate *priv = get_private (self);
  LesartListPanelClass *class = LESART_LIST_PANEL_GET_CLASS (self);

  if (class->matches != NULL) {
    priv->sieve = lesart_sieve_new (model, matches, self);
    priv->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (priv->sieve)), NULL);
    priv->shown = g_object_ref (G_LIST_MODEL (priv->sorted));
    g_signal_connect_object (priv->sieve, "finished", G_CALLBACK (lesart_list_panel_update_page),
                             self, G_CONNECT_SWAPPED);
  } else {
    g_set_object (&priv->shown, model);
  }
  priv->selection = class->choose_many
                        ? GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (priv->shown)))
                        : GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (priv->shown)));
}

static gboolean
on_lead_down (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              GtkWidget *list)
{
  GtkWidget *bar = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (bar));

  if (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0 || !gtk_widget_get_mapped (list))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0u);
  /* The list would go to the row that had the focus last; a heading takes none. */
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_grab_focus (row))
      return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

/* From the entry of the bar Down leads to the first row, past what else is in the bar. */
static void
lead_down (LesartFilterBar *bar, GtkListView *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_lead_down), list, 0);
  gtk_widget_add_controller (GTK_WIDGET (bar), keys);
}

static void
add_view (LesartListPanel *self, const char *label)
{
  LesartListPanelPrivate *priv = get_private (self);
  LesartListPanelClass *class = LESART_LIST_PANEL_GET_CLASS (self);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  priv->list = GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (priv->selection), factory));
  priv->late = lesart_late_rows_new (priv->list, priv->bound, fill_row, self);
  gtk_list_view_set_single_click_activate (priv->list, !class->choose_many);
  gtk_widget_add_css_class (GTK_WIDGET (priv->list), "lesart-panel-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (priv->list, "activate", G_CALLBACK (on_activate), self);
  if (class->fill_row_menu != NULL) {
    GtkGesture *click = gtk_gesture_click_new ();

    gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
    g_signal_connect (click, "pressed", G_CALLBACK (on_right_click), self);
    gtk_widget_add_controller (GTK_WIDGET (priv->list), GTK_EVENT_CONTROLLER (click));
  }
  priv->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (priv->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (priv->scroller), GTK_WIDGET (priv->list));
  lesart_late_rows_watch (
      priv->late, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (priv->scroller)));
}

/**
 * lesart_list_panel_add_list:
 * @page: where it is put
 * @bar: (nullable): what stands above, and holds the filter
 * @model: (nullable): what there is to show
 * @label: what the list is of, for the screen reader
 *
 * Builds bar and list, once.
 */
void
lesart_list_panel_add_list (
    LesartListPanel *self, GtkBox *page, LesartFilterBar *bar, GListModel *model, const char *label)
{
  LesartListPanelPrivate *priv = get_private (self);

  g_return_if_fail (LESART_IS_LIST_PANEL (self) && priv->list == NULL);
  priv->bar = bar; /* which filters what is in the model already */
  chain_models (self, model);
  add_view (self, label);
  priv->status = LESART_PANEL_STATUS (lesart_panel_status_new ());
  if (bar != NULL) {
    g_signal_connect_swapped (bar, "changed", G_CALLBACK (lesart_list_panel_refilter), self);
    g_signal_connect_swapped (bar, "fill-menu", G_CALLBACK (on_fill_menu), self);
    g_signal_connect_swapped (priv->status, "action", G_CALLBACK (lesart_list_panel_clear_filter),
                              self);
    lead_down (bar, priv->list);
    gtk_box_append (page, GTK_WIDGET (bar));
  }
  priv->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (priv->stack), TRUE);
  gtk_stack_add_child (priv->stack, priv->scroller);
  gtk_stack_add_child (priv->stack, GTK_WIDGET (priv->status));
  gtk_box_append (page, GTK_WIDGET (priv->stack));
}

gboolean
lesart_list_panel_is_built (LesartListPanel *self)
{
  return get_private (self)->list != NULL;
}

/**
 * lesart_list_panel_build:
 *
 * Builds the panel if it has not been shown yet.
 */
void
lesart_list_panel_build (LesartListPanel *self)
{
  g_return_if_fail (LESART_IS_LIST_PANEL (self));
  if (!lesart_list_panel_is_built (self))
    LESART_LIST_PANEL_GET_CLASS (self)->build (self);
}

static void
lesart_list_panel_map (GtkWidget *widget)
{
  lesart_list_panel_build (LESART_LIST_PANEL (widget));
  GTK_WIDGET_CLASS (lesart_list_panel_parent_class)->map (widget);
}

/* ---- The object ---- */

static void
lesart_list_panel_dispose (GObject *object)
{
  LesartListPanelPrivate *priv = get_private (LESART_LIST_PANEL (object));

  g_clear_handle_id (&priv->focus_source, g_source_remove);
  g_clear_pointer (&priv->menu, gtk_widget_unparent);
  if (priv->list != NULL)
    gtk_list_view_set_model (priv->list, NULL);
  g_clear_pointer (&priv->late, lesart_late_rows_free);
  priv->list = NULL;
  if (priv->sieve != NULL)
    lesart_sieve_set_model (priv->sieve, NULL);
  g_clear_object (&priv->selection);
  g_clear_object (&priv->shown);
  g_clear_object (&priv->sorted);
  g_clear_object (&priv->sieve);
  G_OBJECT_CLASS (lesart_list_panel_parent_class)->dispose (object);
}

static void
lesart_list_panel_finalize (GObject *object)
{
  g_ptr_array_unref (get_private (LESART_LIST_PANEL (object))->bound);
  G_OBJECT_CLASS (lesart_list_panel_parent_class)->finalize (object);
}

static void
lesart_list_panel_class_init (LesartListPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lesart_list_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = lesart_list_panel_finalize;
  widget_class->map = lesart_list_panel_map;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
}

static void
lesart_list_panel_init (LesartListPanel *self)
{
  get_private (self)->bound = g_ptr_array_new ();
  get_private (self)->menu_position = GTK_INVALID_LIST_POSITION;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-panel");
}
