/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list follows the caret: the row of the passage that the caret stands in is marked, and
 * brought into view unless the reader is in the list. A row that was activated stays the marked one
 * as long as the caret stays in its passage, although a shorter passage (a name in it) may be
 * closer.
 */
#include "facts-panel-private.h"

#include <glib/gi18n.h>

/* GtkListView makes widgets for some 200 rows at once. So that the first frame does not wait for
 * them, it is given what a tall window shows, and the rest soon after. */
#define FIRST_ROWS 12
#define REST_MS 150

enum { PROP_0, PROP_DOCUMENT, N_PROPS };

enum { SHOW_SPAN, DECIDED, UNCHANGED, EDIT, N_SIGNALS };

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
on_row_menu (LesartFactRowView *view, GtkWidget *button, LesartFactsPanel *self)
{
  lesart_facts_panel_pop_up_menu (self, lesart_facts_panel_position_of (self, GTK_WIDGET (view)),
                                  button, 0, gtk_widget_get_height (button));
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, LesartFactsPanel *self)
{
  GtkWidget *view = lesart_fact_row_view_new ();

  g_signal_connect (view, "menu", G_CALLBACK (on_row_menu), self);
  gtk_list_item_set_child (item, view);
}

/* The row object is the model's at this moment: that of the list item may be of an older reading.
 */
static void
fill_row (GtkListItem *item, gpointer data)
{
  LesartFactsPanel *self = data;
  LesartFactRowView *view = LESART_FACT_ROW_VIEW (gtk_list_item_get_child (item));
  guint position = gtk_list_item_get_position (item);
  g_autoptr (LesartFactRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (view));
  g_autofree char *label = NULL;

  if (row == NULL)
    return;
  lesart_fact_row_view_set_row (view, lesart_facts_model_get_corrected (self->model), row);
  lesart_fact_row_view_set_current (view, position == self->current);
  gtk_list_item_set_activatable (item, !lesart_fact_row_is_header (row));
  label = lesart_fact_row_view_describe (view);
  /* GTK 4.8 has no label of a list item: what the screen reader meets is the row's own widget. */
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, LesartFactsPanel *self)
{
  lesart_late_rows_bind (self->late, item);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, LesartFactsPanel *self)
{
  lesart_fact_row_view_set_row (LESART_FACT_ROW_VIEW (gtk_list_item_get_child (item)), NULL, NULL);
  lesart_late_rows_unbind (self->late, item);
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

void
lesart_facts_panel_show_position (LesartFactsPanel *self, guint position)
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

static guint
get_position (GtkListItem *item)
{
  return item == NULL ? GTK_INVALID_LIST_POSITION : gtk_list_item_get_position (item);
}

guint
lesart_facts_panel_position_of (LesartFactsPanel *self, GtkWidget *widget)
{
  return get_position (lesart_panel_find_item (self->bound, widget));
}

guint
lesart_facts_panel_get_focused (LesartFactsPanel *self)
{
  return get_position (lesart_panel_get_focused (GTK_WIDGET (self), self->bound));
}

/* ---- How many rows the list knows ---- */

static gboolean
show_rest (gpointer data)
{
  LesartFactsPanel *self = data;

  self->rest_source = 0;
  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

static void
begin_rows (LesartFactsPanel *self)
{
  gtk_slice_list_model_set_size (self->shown, FIRST_ROWS);
  if (self->rest_source == 0)
    self->rest_source =
        g_timeout_add_full (GDK_PRIORITY_REDRAW + 1, REST_MS, show_rest, self, NULL);
}

/* Brings a row into view, for which the list has to know it. */
static void
scroll_to (LesartFactsPanel *self, guint position)
{
  if (position >= gtk_slice_list_model_get_size (self->shown))
    gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
  lesart_late_rows_scroll_to (self->late, position);
}

/* ---- The focus ---- */

static GtkWidget *
find_row (LesartFactsPanel *self, guint position)
{
  for (guint i = 0; i < self->bound->len; i++) {
    GtkListItem *item = g_ptr_array_index (self->bound, i);

    if (gtk_list_item_get_position (item) == position)
      return gtk_widget_get_parent (gtk_list_item_get_child (item));
  }
  return NULL;
}

static gboolean
focus_row (gpointer data)
{
  LesartFactsPanel *self = data;
  GtkWidget *row = find_row (self, self->focus_position);

  self->focus_source = 0;
  if (row != NULL)
    gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

/* The row that has come to where a row was that is gone: the next fact, else the last one. */
static void
keep_focus (LesartFactsPanel *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr (LesartFactRow) row = NULL;

  if (n == 0) {
    gtk_widget_child_focus (GTK_WIDGET (self->bar), GTK_DIR_TAB_FORWARD);
    return;
  }
  position = MIN (position, n - 1);
  row = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  if (lesart_fact_row_is_header (row))
    position++; /* a header has rows below it */
  self->focus_position = position;
  scroll_to (self, position);
  /* A row that is new gets its widget when the list is laid out. */
  g_clear_handle_id (&self->focus_source, g_source_remove);
  if (find_row (self, position) != NULL)
    focus_row (self);
  else
    self->focus_source = g_idle_add (focus_row, self);
}

/* ---- Filter ---- */

static gboolean
matches (const LesartCorrected *corrected, LesartGroup group, guint index, gpointer user_data)
{
  LesartFactsPanel *self = user_data;

  return lesart_fact_filter_bar_match (self->bar, corrected, group, index);
}

static void
clear_filter (LesartFactsPanel *self)
{
  lesart_fact_filter_bar_clear (self->bar);
  gtk_widget_child_focus (GTK_WIDGET (self->bar), GTK_DIR_TAB_FORWARD);
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
  gboolean filtered = !lesart_fact_filter_bar_is_empty (self->bar);
  guint n = lesart_facts_model_get_n_rows (self->model);
  guint n_all = lesart_facts_model_get_total (self->model);
  const char *words = lesart_fact_filter_bar_get_words (self->bar);
  gboolean any_decisions =
      self->document != NULL && lesart_document_get_reading (self->document) != NULL
      && lesart_notes_get_decisions (lesart_document_get_notes (self->document))->len > 0;

  if (n == 0 && filtered && lesart_facts_model_get_reading (self->model) != NULL) {
    g_autofree char *sentence = *words != '\0'
                                    ? g_strdup_printf (_ ("No fact contains “%s”."), words)
                                    : g_strdup (_ ("No fact matches the filters."));

    lesart_panel_status_set (self->status, "edit-find-symbolic", sentence);
    lesart_panel_status_set_action (self->status, _ ("Clear filters"), NULL);
  } else if (n == 0 && any_decisions) {
    lesart_panel_status_set (self->status, "edit-find-symbolic",
                             _ ("All facts of this article were rejected."));
    lesart_panel_status_set_action (self->status, _ ("Show them"), "facts.show-rejected");
  } else if (n == 0) {
    show_status_of_document (self);
  }
  lesart_fact_filter_bar_set_counts (self->bar, n, n_all);
  gtk_widget_set_sensitive (GTK_WIDGET (self->bar), n_all > 0 || filtered || any_decisions);
  gtk_stack_set_visible_child (self->stack, n == 0 ? GTK_WIDGET (self->status) : self->scroller);
}

static void
forget_rows (LesartFactsPanel *self, LesartText *text)
{
  g_clear_pointer (&self->text, lesart_text_unref);
  self->text = text == NULL ? NULL : lesart_text_ref (text);
  self->caret = G_MAXUINT32;
  begin_rows (self);
}

/* The rows of the reading as it is now, with or without what was rejected. As long as the text is
 * the same, the place in the list and the focus are kept. */
static void
update_rows (LesartFactsPanel *self)
{
  gboolean rejected = lesart_fact_filter_bar_wants_rejected (self->bar);
  LesartCorrected *corrected =
      self->document == NULL ? NULL : lesart_document_get_corrected (self->document, rejected);
  LesartText *text = corrected == NULL ? NULL : corrected->reading->text;
  guint focused = lesart_facts_panel_get_focused (self);

  self->pinned = GTK_INVALID_LIST_POSITION;
  if (text != self->text) {
    focused = GTK_INVALID_LIST_POSITION;
    forget_rows (self, text);
  }
  if (corrected != lesart_facts_model_get_corrected (self->model))
    lesart_fact_filter_bar_set_corrected (self->bar, corrected);
  lesart_facts_model_show (self->model, corrected,
                           lesart_fact_filter_bar_is_empty (self->bar) ? NULL : matches, self);
  self->current = lesart_facts_model_find (self->model, self->caret);
  lesart_late_rows_refill (self->late);
  update_page (self);
  if (focused != GTK_INVALID_LIST_POSITION && focused != lesart_facts_panel_get_focused (self))
    keep_focus (self, focused);
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
  self->caret = at;
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
    scroll_to (self, position);
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
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_pointer (&self->late, lesart_late_rows_free);
  self->list = NULL;
  if (self->model != NULL)
    lesart_facts_model_show (self->model, NULL, NULL, NULL);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (lesart_facts_panel_parent_class)->dispose (object);
}

static void
lesart_facts_panel_finalize (GObject *object)
{
  LesartFactsPanel *self = LESART_FACTS_PANEL (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  g_clear_pointer (&self->text, lesart_text_unref);
  G_OBJECT_CLASS (lesart_facts_panel_parent_class)->finalize (object);
}

static void
lesart_facts_panel_class_init (LesartFactsPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = LESART_TYPE_FACTS_PANEL;

  object_class->get_property = lesart_facts_panel_get_property;
  object_class->set_property = lesart_facts_panel_set_property;
  object_class->dispose = lesart_facts_panel_dispose;
  object_class->finalize = lesart_facts_panel_finalize;
  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, LESART_TYPE_DOCUMENT,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SHOW_SPAN] = g_signal_new ("show-span", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[DECIDED] = g_signal_new ("decided", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[UNCHANGED] = g_signal_new ("unchanged", LESART_TYPE_FACTS_PANEL, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[EDIT] = g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_UINT, G_TYPE_UINT);
  lesart_facts_panel_class_add_actions (GTK_WIDGET_CLASS (klass));
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
  self->late = lesart_late_rows_new (self->list, self->bound, fill_row, self);
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lesart-panel-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Facts"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (lesart_facts_panel_show_position),
                            self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  lesart_facts_panel_add_menu (self);
}

static void
lesart_facts_panel_init (LesartFactsPanel *self)
{
  self->model = lesart_facts_model_new ();
  self->bound = g_ptr_array_new ();
  self->current = self->pinned = self->menu_position = GTK_INVALID_LIST_POSITION;
  self->caret = G_MAXUINT32;
  self->document_signals = g_signal_group_new (LESART_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::reading",
                                  G_CALLBACK (update_rows), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::state", G_CALLBACK (update_rows),
                                  self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-panel");
  self->bar = LESART_FACT_FILTER_BAR (lesart_fact_filter_bar_new ());
  g_signal_connect_swapped (self->bar, "changed", G_CALLBACK (update_rows), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->bar));
  add_list (self);
  lesart_panel_lead_down (GTK_WIDGET (self->bar), self->list);
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
  update_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * lesart_facts_panel_return_focus:
 *
 * Puts the focus back to the row that "edit" was emitted for.
 */
void
lesart_facts_panel_return_focus (LesartFactsPanel *self)
{
  g_return_if_fail (LESART_IS_FACTS_PANEL (self));
  keep_focus (self, self->menu_position);
}

/**
 * lesart_facts_panel_show_name:
 * @name: of an entity
 *
 * Lists all that is said of it, and nothing else.
 */
void
lesart_facts_panel_show_name (LesartFactsPanel *self, const char *name)
{
  g_return_if_fail (LESART_IS_FACTS_PANEL (self));
  lesart_fact_filter_bar_set_name (self->bar, name);
}
