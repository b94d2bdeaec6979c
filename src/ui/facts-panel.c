/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list follows the caret: the row of the passage that the caret stands in is marked, and
 * brought into view unless the reader is in the list. A row that was activated stays the marked one
 * as long as the caret stays in its passage, although a shorter passage (a name in it) may be
 * closer.
 */
#include "facts-panel.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "fact-row-view.h"
#include "facts-model.h"
#include "panel-status.h"
#include "text-filter.h"

/* GtkListView makes widgets for some 200 rows at once. So that the first frame does not wait for
 * them, it is given what a tall window shows, and the rest soon after. */
#define FIRST_ROWS 16
#define REST_MS 150

struct _LesartFactsPanel {
  GtkBox parent_instance;
  LesartDocument *document; /* (nullable) */
  GSignalGroup *document_signals;
  LesartFactsModel *model;
  GtkSliceListModel *shown; /* the rows of the model that the list has been given */
  guint rest_source;
  LesartTextFilter *filter;
  GPtrArray *folded[LESART_N_GROUPS]; /* rows as the filter compares them, made when first needed */

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkWidget *scroller;
  GtkListView *list;
  LesartPanelStatus *status;
  GtkWidget *menu;
  GPtrArray *bound; /* GtkListItem, not owned: the rows that have widgets now */
  guint menu_position;

  guint current; /* position of the marked row, or GTK_INVALID_LIST_POSITION */
  guint pinned;  /* position of the activated row, or GTK_INVALID_LIST_POSITION */
  LesartSpan pinned_span;
};

enum { PROP_0, PROP_DOCUMENT, N_PROPS };

enum { SHOW_SPAN, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartFactsPanel, lesart_facts_panel, GTK_TYPE_BOX)

/* ---- Rows ---- */

static void
mark_bound_rows (LesartFactsPanel *self)
{
  for (guint i = 0; i < self->bound->len; i++) {
    GtkListItem *item = g_ptr_array_index (self->bound, i);

    lesart_fact_row_view_set_current (LESART_FACT_ROW_VIEW (gtk_list_item_get_child (item)),
                                      gtk_list_item_get_position (item) == self->current);
  }
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, LesartFactsPanel *self)
{
  gtk_list_item_set_child (item, lesart_fact_row_view_new ());
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, LesartFactsPanel *self)
{
  LesartFactRowView *view = LESART_FACT_ROW_VIEW (gtk_list_item_get_child (item));
  LesartFactRow *row = gtk_list_item_get_item (item);
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (view));
  g_autofree char *label = NULL;

  lesart_fact_row_view_set_row (view, lesart_facts_model_get_reading (self->model), row);
  lesart_fact_row_view_set_current (view, gtk_list_item_get_position (item) == self->current);
  gtk_list_item_set_activatable (item, !lesart_fact_row_is_header (row));
  g_ptr_array_add (self->bound, item);
  label = lesart_fact_row_view_describe (view);
  /* GTK 4.8 has no label of a list item: what the screen reader meets is the row's own widget. */
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, LesartFactsPanel *self)
{
  lesart_fact_row_view_set_row (LESART_FACT_ROW_VIEW (gtk_list_item_get_child (item)), NULL, NULL);
  g_ptr_array_remove_fast (self->bound, item);
}

/* The mention of @entity after the one that begins at @at; round to the first after the last. */
static LesartSpan
next_mention (const LesartReading *reading, gint32 entity, guint32 at)
{
  LesartSpan first = LESART_SPAN_NONE;

  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    if (mention->entity != entity)
      continue;
    if (mention->span.start > at)
      return mention->span;
    if (lesart_span_is_empty (first))
      first = mention->span;
  }
  return first;
}

static void
show_position (LesartFactsPanel *self, guint position)
{
  g_autoptr (LesartFactRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  LesartSpan span;

  if (row == NULL || lesart_fact_row_is_header (row))
    return;
  span = lesart_fact_row_get_evidence (row);
  /* A name that is activated again goes on to its next mention. */
  if (position == self->pinned && lesart_fact_row_get_group (row) <= LESART_GROUP_WORKS)
    span = next_mention (lesart_facts_model_get_reading (self->model),
                         (gint32) lesart_fact_row_get_index (row), self->pinned_span.start);
  self->pinned = position;
  self->pinned_span = span;
  if (!lesart_span_is_empty (span))
    g_signal_emit (self, signals[SHOW_SPAN], 0, span.start, span.end);
}

/* ---- Copying and the menu of a row ---- */

static guint
position_of (LesartFactsPanel *self, GtkWidget *widget)
{
  for (guint i = 0; widget != NULL && i < self->bound->len; i++) {
    GtkListItem *item = g_ptr_array_index (self->bound, i);
    GtkWidget *child = gtk_list_item_get_child (item);

    if (gtk_widget_is_ancestor (widget, child) || widget == child
        || widget == gtk_widget_get_parent (child))
      return gtk_list_item_get_position (item);
  }
  return GTK_INVALID_LIST_POSITION;
}

static guint
focused_position (LesartFactsPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root == NULL ? GTK_INVALID_LIST_POSITION : position_of (self, gtk_root_get_focus (root));
}

static void
copy_position (LesartFactsPanel *self, guint position)
{
  g_autoptr (LesartFactRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  g_autofree char *text = NULL;

  if (row == NULL || lesart_fact_row_is_header (row))
    return;
  text = lesart_describe_for_clipboard (lesart_facts_model_get_reading (self->model),
                                        lesart_fact_row_get_group (row),
                                        lesart_fact_row_get_index (row));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartFactsPanel *self = LESART_FACTS_PANEL (widget);
  guint position = focused_position (self);

  copy_position (self, position == GTK_INVALID_LIST_POSITION ? self->menu_position : position);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartFactsPanel *self = LESART_FACTS_PANEL (widget);

  show_position (self, self->menu_position);
}

static void
pop_up_menu (LesartFactsPanel *self, guint position, GtkWidget *row, double x, double y)
{
  g_autoptr (LesartFactRow) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  double at_x = x;
  double at_y = y;

  if (item == NULL || lesart_fact_row_is_header (item))
    return;
  self->menu_position = position;
  gtk_widget_translate_coordinates (row, GTK_WIDGET (self->list), x, y, &at_x, &at_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) at_x, (int) at_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_right_click (GtkGestureClick *gesture, int n_press, double x, double y, LesartFactsPanel *self)
{
  GtkWidget *list = GTK_WIDGET (self->list);

  pop_up_menu (self, position_of (self, gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT)), list, x,
               y);
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  LesartFactsPanel *self = LESART_FACTS_PANEL (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  guint position = focused_position (self);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  pop_up_menu (self, position, focus, 24, 24);
  return TRUE;
}

static void
add_menu (LesartFactsPanel *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_menu_append (menu, _ ("_Show in text"), "facts.show");
  g_menu_append (menu, _ ("_Copy"), "facts.copy");
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self->list));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_right_click), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

/* ---- Filter ---- */

static void
clear_folded (LesartFactsPanel *self)
{
  for (guint group = 0; group < LESART_N_GROUPS; group++)
    g_clear_pointer (&self->folded[group], g_ptr_array_unref);
}

static const char *
get_folded (LesartFactsPanel *self, const LesartReading *reading, LesartGroup group, guint index)
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

static gboolean
matches (const LesartReading *reading, LesartGroup group, guint index, gpointer user_data)
{
  LesartFactsPanel *self = user_data;

  return lesart_text_filter_match (self->filter, get_folded (self, reading, group, index));
}

static void update_page (LesartFactsPanel *self);

static void
on_search_changed (LesartFactsPanel *self)
{
  lesart_text_filter_free (self->filter);
  self->filter = lesart_text_filter_new (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  self->current = self->pinned = GTK_INVALID_LIST_POSITION;
  lesart_facts_model_set_filter (self->model,
                                 lesart_text_filter_is_empty (self->filter) ? NULL : matches, self);
  update_page (self);
}

/* Escape empties the filter; a second one goes back to the text. */
static void
on_stop_search (LesartFactsPanel *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-text", NULL);
}

static void
clear_filter (LesartFactsPanel *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
on_entry_key (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              LesartFactsPanel *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* ---- Pages ---- */

static void
show_status_of_document (LesartFactsPanel *self)
{
  LesartDocumentState state =
      self->document == NULL ? LESART_DOCUMENT_LOADING : lesart_document_get_state (self->document);

  if (self->document == NULL
      || (state == LESART_DOCUMENT_LOADING && lesart_document_get_file (self->document) == NULL)) {
    lesart_panel_status_set (self->status, "document-open-symbolic",
                             _ ("Open an article to see what it says."));
    lesart_panel_status_set_action (self->status, _ ("Open…"), "win.open");
  } else if (state == LESART_DOCUMENT_FAILED) {
    lesart_panel_status_set (self->status, "dialog-warning-symbolic",
                             _ ("The article could not be read."));
    lesart_panel_status_set_action (self->status, _ ("Open another…"), "win.open");
  } else if (state == LESART_DOCUMENT_READY) {
    lesart_panel_status_set (self->status, "edit-find-symbolic",
                             _ ("No names, sums, dates or facts were found in this article."));
    lesart_panel_status_set_action (self->status, NULL, NULL);
  } else {
    lesart_panel_status_set_busy (self->status, _ ("Reading the article…"));
  }
}

static void
update_page (LesartFactsPanel *self)
{
  gboolean filtered = !lesart_text_filter_is_empty (self->filter);
  gboolean empty = lesart_facts_model_get_n_rows (self->model) == 0;

  if (empty && filtered && lesart_facts_model_get_reading (self->model) != NULL) {
    g_autofree char *sentence = g_strdup_printf (
        _ ("No fact contains “%s”."), gtk_editable_get_text (GTK_EDITABLE (self->entry)));

    lesart_panel_status_set (self->status, "edit-find-symbolic", sentence);
    lesart_panel_status_set_action (self->status, _ ("Clear filter"), NULL);
  } else if (empty) {
    show_status_of_document (self);
  }
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), !empty || filtered);
  gtk_stack_set_visible_child (self->stack, empty ? GTK_WIDGET (self->status) : self->scroller);
}

static gboolean
show_rest (gpointer data)
{
  LesartFactsPanel *self = data;

  self->rest_source = 0;
  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

static void
on_document_changed (LesartFactsPanel *self)
{
  LesartReading *reading =
      self->document == NULL ? NULL : lesart_document_get_reading (self->document);

  if (reading != lesart_facts_model_get_reading (self->model)) {
    clear_folded (self);
    self->current = self->pinned = GTK_INVALID_LIST_POSITION;
    gtk_slice_list_model_set_size (self->shown, FIRST_ROWS);
    lesart_facts_model_set_reading (self->model, reading);
    if (self->rest_source == 0)
      self->rest_source = g_timeout_add (REST_MS, show_rest, self);
  }
  update_page (self);
}

/* ---- The marked row ---- */

static gboolean
is_in_view (LesartFactsPanel *self, guint position)
{
  for (guint i = 0; i < self->bound->len; i++) {
    GtkListItem *item = g_ptr_array_index (self->bound, i);
    graphene_rect_t bounds;

    if (gtk_list_item_get_position (item) != position)
      continue;
    if (!gtk_widget_compute_bounds (gtk_list_item_get_child (item), self->scroller, &bounds))
      return FALSE;
    return bounds.origin.y >= 0
           && bounds.origin.y + bounds.size.height
                  <= (float) gtk_widget_get_height (self->scroller);
  }
  return FALSE;
}

static gboolean
has_focus_inside (LesartFactsPanel *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/**
 * lesart_facts_panel_set_caret:
 * @at: where the caret of the reader stands, in code points
 *
 * Marks the row of the passage there; nothing is marked where there is none.
 */
void
lesart_facts_panel_set_caret (LesartFactsPanel *self, guint32 at)
{
  guint position;

  g_return_if_fail (LESART_IS_FACTS_PANEL (self));
  if (self->pinned != GTK_INVALID_LIST_POSITION && at >= self->pinned_span.start
      && at <= self->pinned_span.end) {
    position = self->pinned;
  } else {
    self->pinned = GTK_INVALID_LIST_POSITION;
    position = lesart_facts_model_find (self->model, at);
  }
  if (position == self->current)
    return;
  self->current = position;
  mark_bound_rows (self);
  if (position != GTK_INVALID_LIST_POSITION && gtk_widget_get_mapped (GTK_WIDGET (self->list))
      && !has_focus_inside (self) && !is_in_view (self, position))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* ---- The object ---- */

static void
lesart_facts_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DOCUMENT)
    g_value_set_object (value, LESART_FACTS_PANEL (object)->document);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lesart_facts_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DOCUMENT)
    lesart_facts_panel_set_document (LESART_FACTS_PANEL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lesart_facts_panel_dispose (GObject *object)
{
  LesartFactsPanel *self = LESART_FACTS_PANEL (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (lesart_facts_panel_parent_class)->dispose (object);
}

static void
lesart_facts_panel_finalize (GObject *object)
{
  LesartFactsPanel *self = LESART_FACTS_PANEL (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->filter, lesart_text_filter_free);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  clear_folded (self);
  G_OBJECT_CLASS (lesart_facts_panel_parent_class)->finalize (object);
}

static void
lesart_facts_panel_class_init (LesartFactsPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lesart_facts_panel_get_property;
  object_class->set_property = lesart_facts_panel_set_property;
  object_class->dispose = lesart_facts_panel_dispose;
  object_class->finalize = lesart_facts_panel_finalize;
  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, LESART_TYPE_DOCUMENT,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SHOW_SPAN] = g_signal_new ("show-span", LESART_TYPE_FACTS_PANEL, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_install_action (widget_class, "facts.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "facts.show", NULL, show_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "facts.copy",
                                       NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
}

static void
add_entry (LesartFactsPanel *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "lesart-panel-filter");
  g_object_set (self->entry, "placeholder-text", _ ("Filter facts"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter facts"), -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (on_stop_search), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_entry_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->entry));
}

static void
add_list (LesartFactsPanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->model)), 0, FIRST_ROWS);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)))),
      factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lesart-panel-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Facts"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (show_position), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  add_menu (self);
}

static void
lesart_facts_panel_init (LesartFactsPanel *self)
{
  self->model = lesart_facts_model_new ();
  self->filter = lesart_text_filter_new (NULL);
  self->bound = g_ptr_array_new ();
  self->current = self->pinned = self->menu_position = GTK_INVALID_LIST_POSITION;
  self->document_signals = g_signal_group_new (LESART_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::reading",
                                  G_CALLBACK (on_document_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::state",
                                  G_CALLBACK (on_document_changed), self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-panel");
  add_entry (self);
  add_list (self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_child (self->stack, self->scroller);
  self->status = LESART_PANEL_STATUS (lesart_panel_status_new ());
  g_signal_connect_swapped (self->status, "action", G_CALLBACK (clear_filter), self);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
  update_page (self);
}

GtkWidget *
lesart_facts_panel_new (void)
{
  return g_object_new (LESART_TYPE_FACTS_PANEL, NULL);
}

/**
 * lesart_facts_panel_set_document:
 * @document: (nullable): whose reading is shown
 */
void
lesart_facts_panel_set_document (LesartFactsPanel *self, LesartDocument *document)
{
  g_return_if_fail (LESART_IS_FACTS_PANEL (self));
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  on_document_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}
