/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page with the list and a page with the card of one claim. Keys act on the row that has the
 * focus: a verdict is a figure. Nothing is built until the panel is shown for the first time.
 */
#include "claims-panel.h"

#include <glib/gi18n.h>
#include <string.h>

#include "claim-card-view.h"
#include "claim-row.h"
#include "claims-exchange.h"
#include "claims-filter-bar.h"
#include "describe.h"
#include "panel-parts.h"
#include "panel-status.h"

struct _LesartClaimsPanel {
  GtkBox parent_instance;
  LesartDocument *document; /* (nullable) */
  GSignalGroup *document_signals;
  LesartCorrected *corrected; /* (nullable): what the list is of */
  GListStore *claims;
  GtkFilterListModel *shown; /* (nullable): so everything below before the panel is built */
  GtkCustomFilter *filter;
  LesartClaimsFilterBar *bar;
  GtkStack *pages; /* list or card */
  GtkWidget *list_page;
  LesartClaimCardView *card;
  GtkStack *stack; /* rows or status */
  GtkWidget *scroller;
  GtkListView *list;
  LesartPanelStatus *status;
  GPtrArray *bound; /* GtkListItem, not owned */
  guint focus_position;
  guint focus_source;
  guint update_source;
  GSignalGroup *notes_signals;
};

enum { PROP_0, PROP_DOCUMENT, N_PROPS };

enum { SHOW_SPAN, OPENED, SHOW_EVIDENCE, DECIDED, UNCHANGED, SAID, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartClaimsPanel, lesart_claims_panel, GTK_TYPE_BOX)

static guint
count_shown (LesartClaimsPanel *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

static gboolean
matches (gpointer item, gpointer data)
{
  LesartClaimsFilter filter = lesart_claims_filter_bar_get_filter (LESART_CLAIMS_PANEL (data)->bar);

  return lesart_claims_filter_match (&filter, item);
}

/* How many of those that are shown are not decided yet. */
static guint
count_open (LesartClaimsPanel *self)
{
  guint n = 0;

  for (guint i = 0; i < count_shown (self); i++) {
    g_autoptr (LesartClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

    n += lesart_claim_item_get_state (item) == LESART_STATE_OPEN;
  }
  return n;
}

static void
focus_bar (LesartClaimsPanel *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->bar), GTK_DIR_TAB_FORWARD);
}

static void
clear_filter (LesartClaimsPanel *self)
{
  lesart_claims_filter_bar_clear (self->bar);
  focus_bar (self);
}

/* ---- Pages ---- */

static void
show_status (LesartClaimsPanel *self, gboolean filtered)
{
  if (self->corrected == NULL) {
    lesart_panel_status_set (self->status, "document-open-symbolic",
                             _ ("Open an article to see what could be checked in it."));
    lesart_panel_status_set_action (self->status, _ ("Open…"), "win.open");
  } else if (filtered) {
    lesart_panel_status_set (self->status, "edit-find-symbolic",
                             _ ("No claim matches the filters."));
    lesart_panel_status_set_action (self->status, _ ("Clear filters"), NULL);
  } else {
    lesart_panel_status_set (
        self->status, "edit-find-symbolic",
        _ ("No claim worth checking was found. Select a passage and press Ctrl+L to add one."));
    lesart_panel_status_set_action (self->status, NULL, NULL);
  }
}

static void
update_page (LesartClaimsPanel *self)
{
  LesartClaimsFilter filter = lesart_claims_filter_bar_get_filter (self->bar);
  guint n = count_shown (self);
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->claims));

  lesart_claims_filter_bar_set_counts (self->bar, n, count_open (self), n_all);
  if (n == 0)
    show_status (self, n_all > 0 && !lesart_claims_filter_is_empty (&filter));
  gtk_stack_set_visible_child (self->stack, n == 0 ? GTK_WIDGET (self->status) : self->scroller);
}

static void
on_filter_changed (LesartClaimsPanel *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

/* ---- The focus ---- */

static gboolean
focus_row (gpointer data)
{
  LesartClaimsPanel *self = data;

  self->focus_source = 0;
  for (guint i = 0; i < self->bound->len; i++) {
    GtkListItem *item = g_ptr_array_index (self->bound, i);

    if (gtk_list_item_get_position (item) == self->focus_position)
      gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (item)));
  }
  return G_SOURCE_REMOVE;
}

/* The row gets its widget when the list is laid out. */
static void
keep_focus (LesartClaimsPanel *self, guint position)
{
  guint n = count_shown (self);

  if (n == 0) {
    focus_bar (self);
    return;
  }
  self->focus_position = MIN (position, n - 1);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                              self->focus_position);
  if (self->focus_source == 0)
    self->focus_source = g_idle_add (focus_row, self);
}

/* ---- The rows ---- */

static LesartClaimItem *
get_focused (LesartClaimsPanel *self, guint *position)
{
  GtkListItem *item =
      self->list == NULL ? NULL : lesart_panel_get_focused (GTK_WIDGET (self), self->bound);

  if (item == NULL)
    return NULL;
  *position = gtk_list_item_get_position (item);
  return gtk_list_item_get_item (item);
}

static gint
find_claim (LesartClaimsPanel *self, LesartSpan span)
{
  for (guint i = 0; i < count_shown (self); i++) {
    g_autoptr (LesartClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
    LesartSpan own = lesart_claim_item_get_span (item);

    if (own.start == span.start && own.end == span.end)
      return (gint) i;
  }
  return -1;
}

static void
open_claim (LesartClaimsPanel *self, guint position)
{
  g_autoptr (LesartClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  LesartSpan span;

  if (item == NULL)
    return;
  span = lesart_claim_item_get_span (item);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->card));
  lesart_claim_card_view_open (self->card, lesart_document_get_notes (self->document),
                               self->corrected, item);
  g_signal_emit (self, signals[OPENED], 0, span.start, span.end);
}

static void
on_card_left (LesartClaimsPanel *self)
{
  gint position = find_claim (self, lesart_claim_card_view_get_span (self->card));

  gtk_stack_set_visible_child (self->pages, self->list_page);
  keep_focus (self, position < 0 ? 0 : (guint) position);
}

static void
on_card_saved (LesartClaimsPanel *self)
{
  g_signal_emit (self, signals[DECIDED], 0, (guint) LESART_EDIT_JUDGE, 1u);
}

static void
on_card_span (LesartClaimCardView *card, guint start, guint end, LesartClaimsPanel *self)
{
  g_signal_emit (self, signals[SHOW_SPAN], 0, start, end);
}

static void
on_card_evidence (LesartClaimCardView *card, gpointer evidence, LesartClaimsPanel *self)
{
  g_signal_emit (self, signals[SHOW_EVIDENCE], 0, evidence);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *list_item, LesartClaimsPanel *self)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  LesartClaimItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *widget = gtk_widget_get_parent (row);
  g_autofree char *label = lesart_describe_claim (item);

  lesart_claim_row_set_item (LESART_CLAIM_ROW (row), item);
  g_ptr_array_add (self->bound, list_item);
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, LesartClaimsPanel *self)
{
  gtk_list_item_set_child (item, lesart_claim_row_new ());
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, LesartClaimsPanel *self)
{
  lesart_claim_row_set_item (LESART_CLAIM_ROW (gtk_list_item_get_child (item)), NULL);
  g_ptr_array_remove_fast (self->bound, item);
}

/* ---- Decisions ---- */

static LesartEdit
decide (LesartClaimsPanel *self, LesartClaimItem *item, const char *action)
{
  LesartNotes *notes = lesart_document_get_notes (self->document);
  LesartState state = lesart_claim_item_get_state (item);
  guint index = lesart_claim_item_get_index (item);

  if (g_str_has_prefix (action, "claims.accept")
      && (state == LESART_STATE_OPEN || state == LESART_STATE_REJECTED)) {
    lesart_decide_accept (notes, self->corrected, LESART_ITEM_CLAIM, index);
    return LESART_EDIT_ACCEPT;
  }
  if (g_str_has_prefix (action, "claims.reject") && state != LESART_STATE_REJECTED) {
    lesart_decide_reject (notes, self->corrected, LESART_ITEM_CLAIM, index);
    return LESART_EDIT_REJECT;
  }
  if (g_str_equal (action, "claims.restore") && state != LESART_STATE_OPEN) {
    lesart_decide_restore (notes, self->corrected, LESART_ITEM_CLAIM, index);
    return LESART_EDIT_RESTORE;
  }
  return LESART_EDIT_NONE;
}

static void
say (LesartClaimsPanel *self, LesartEdit edit, LesartState before)
{
  if (edit == LESART_EDIT_NONE)
    g_signal_emit (self, signals[UNCHANGED], 0, (guint) before);
  else
    g_signal_emit (self, signals[DECIDED], 0, (guint) edit, 1u);
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartClaimsPanel *self = LESART_CLAIMS_PANEL (widget);
  guint position;
  LesartClaimItem *focused = get_focused (self, &position);
  g_autoptr (LesartClaimItem) item = focused == NULL ? NULL : g_object_ref (focused);
  g_autoptr (LesartCorrected) kept = NULL;
  LesartEdit edit;

  if (item == NULL)
    return;
  kept = lesart_corrected_ref (self->corrected); /* the decision brings another */
  edit = decide (self, item, name);
  if (edit != LESART_EDIT_NONE)
    keep_focus (self, position);
  say (self, edit, lesart_claim_item_get_state (item));
}

static void
verdict_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartClaimsPanel *self = LESART_CLAIMS_PANEL (widget);
  guint position;
  LesartClaimItem *item = get_focused (self, &position);
  g_autoptr (LesartAnnotation) decision = NULL;
  g_autoptr (LesartCorrected) kept = NULL;
  g_autoptr (LesartClaimCard) card = NULL;
  const LesartFields fields = { 0 };
  LesartAnnotation *before;
  guint index;

  if (item == NULL)
    return;
  kept = lesart_corrected_ref (self->corrected);
  index = lesart_claim_item_get_index (item);
  before = lesart_corrected_get_decision (kept, LESART_ITEM_CLAIM, index);
  card = lesart_claim_card_new (before == NULL ? NULL : lesart_annotation_get_decision (before));
  card->verdict = (LesartVerdict) g_variant_get_uint32 (parameter);
  if (lesart_decide_claim (lesart_document_get_notes (self->document), kept, index, &fields,
                           card)) {
    keep_focus (self, position);
    on_card_saved (self);
  }
}

static void
decide_shown_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartClaimsPanel *self = LESART_CLAIMS_PANEL (widget);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  LesartNotes *notes;
  g_autoptr (LesartCorrected) kept = NULL;
  LesartEdit edit = LESART_EDIT_NONE;
  guint n = 0;

  if (self->corrected == NULL)
    return;
  notes = lesart_document_get_notes (self->document);
  kept = lesart_corrected_ref (self->corrected);
  for (guint i = 0; i < count_shown (self); i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->shown), i));
  lesart_notes_begin_group (notes);
  for (guint i = 0; i < items->len; i++) {
    LesartEdit done = lesart_claim_item_get_state (items->pdata[i]) == LESART_STATE_OPEN
                          ? decide (self, items->pdata[i], name)
                          : LESART_EDIT_NONE;

    edit = done != LESART_EDIT_NONE ? done : edit;
    n += done != LESART_EDIT_NONE;
  }
  lesart_notes_end_group (notes);
  if (n > 0)
    g_signal_emit (self, signals[DECIDED], 0, (guint) edit, n);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint position;
  LesartClaimItem *item = get_focused (LESART_CLAIMS_PANEL (widget), &position);
  LesartSpan span = item == NULL ? LESART_SPAN_NONE : lesart_claim_item_get_span (item);

  if (!lesart_span_is_empty (span))
    g_signal_emit (widget, signals[SHOW_SPAN], 0, span.start, span.end);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartClaimsPanel *self = LESART_CLAIMS_PANEL (widget);
  guint position;

  if (get_focused (self, &position) != NULL)
    open_claim (self, position);
}

static void
on_exported (GtkWidget *widget, const char *text, gboolean saved)
{
  g_signal_emit (widget, signals[SAID], 0, text);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartClaimsPanel *self = LESART_CLAIMS_PANEL (widget);

  if (self->shown != NULL && count_shown (self) > 0)
    lesart_claims_exchange_save (widget, g_variant_get_string (parameter, NULL), self->document,
                                 G_LIST_MODEL (self->shown), on_exported);
}

static void
clear_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clear_filter (LESART_CLAIMS_PANEL (widget));
}

/* A key for rows must not be taken from what is typed into the filter. */
static gboolean
on_row_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  guint position;
  const char *action;
  guint verdict;

  if (get_focused (LESART_CLAIMS_PANEL (widget), &position) == NULL)
    return FALSE;
  g_variant_get (args, "(&su)", &action, &verdict);
  if (g_str_equal (action, "claims.verdict"))
    gtk_widget_activate_action (widget, action, "u", verdict);
  else
    gtk_widget_activate_action (widget, action, NULL);
  return TRUE;
}

/* ---- Building ---- */

static void
add_list (LesartClaimsPanel *self, GtkWidget *page)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->claims)),
                                           GTK_FILTER (g_object_ref (self->filter)));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lesart-panel-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Claims"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (open_claim), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_child (self->stack, self->scroller);
  self->status = LESART_PANEL_STATUS (lesart_panel_status_new ());
  g_signal_connect_swapped (self->status, "action", G_CALLBACK (clear_filter), self);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->stack));
}

static void
build (LesartClaimsPanel *self)
{
  self->list_page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->bar = LESART_CLAIMS_FILTER_BAR (lesart_claims_filter_bar_new ());
  g_signal_connect_swapped (self->bar, "changed", G_CALLBACK (on_filter_changed), self);
  gtk_box_append (GTK_BOX (self->list_page), GTK_WIDGET (self->bar));
  add_list (self, self->list_page);
  lesart_panel_lead_down (GTK_WIDGET (self->bar), self->list);
  self->card = LESART_CLAIM_CARD_VIEW (lesart_claim_card_view_new ());
  g_signal_connect_swapped (self->card, "left", G_CALLBACK (on_card_left), self);
  g_signal_connect_swapped (self->card, "saved", G_CALLBACK (on_card_saved), self);
  g_signal_connect (self->card, "show-span", G_CALLBACK (on_card_span), self);
  g_signal_connect (self->card, "show-evidence", G_CALLBACK (on_card_evidence), self);
  self->pages = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->pages, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->pages), TRUE);
  gtk_stack_add_child (self->pages, self->list_page);
  gtk_stack_add_child (self->pages, GTK_WIDGET (self->card));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->pages));
}

/* ---- Following the document ---- */

/* The open card belongs to the claim of its passage, whatever was decided of others. */
static void
move_card (LesartClaimsPanel *self)
{
  LesartSpan span = lesart_claim_card_view_get_span (self->card);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->claims));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LesartClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->claims), i);
    LesartSpan own = lesart_claim_item_get_span (item);

    if (own.start != span.start || own.end != span.end)
      continue;
    lesart_claim_card_view_move (self->card, self->corrected, item);
    return;
  }
  lesart_claim_card_view_move (self->card, self->corrected, NULL);
}

static void
update (LesartClaimsPanel *self)
{
  LesartCorrected *corrected =
      self->document == NULL ? NULL : lesart_document_get_corrected (self->document, TRUE);

  if (self->pages == NULL)
    return;
  g_clear_pointer (&self->corrected, lesart_corrected_unref);
  self->corrected = corrected == NULL ? NULL : lesart_corrected_ref (corrected);
  lesart_claims_list_update (self->claims, corrected,
                             self->document == NULL ? NULL
                                                    : lesart_document_get_notes (self->document));
  if (lesart_claim_card_view_is_open (self->card))
    move_card (self);
  lesart_claims_filter_bar_set_claims (self->bar, G_LIST_MODEL (self->claims));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

/* What is written in the card belongs to the article that is about to go. */
static void
on_state (LesartClaimsPanel *self)
{
  if (lesart_document_get_state (self->document) == LESART_DOCUMENT_LOADING)
    lesart_claims_panel_save (self);
}

static gboolean
update_later (gpointer data)
{
  LESART_CLAIMS_PANEL (data)->update_source = 0;
  update (data);
  return G_SOURCE_REMOVE;
}

/* A verdict on a mark can be one on a claim. One step can change many marks. */
static void
on_notes_changed (LesartClaimsPanel *self)
{
  if (self->update_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_source = g_idle_add (update_later, self);
}

static void
on_notes (LesartClaimsPanel *self)
{
  g_signal_group_set_target (self->notes_signals, self->document == NULL
                                                      ? NULL
                                                      : lesart_document_get_notes (self->document));
}

/* Verdicts on marks may have been set since the page was last seen. */
static void
lesart_claims_panel_map (GtkWidget *widget)
{
  LesartClaimsPanel *self = LESART_CLAIMS_PANEL (widget);

  if (self->pages == NULL)
    build (self);
  update (self);
  GTK_WIDGET_CLASS (lesart_claims_panel_parent_class)->map (widget);
}

/* ---- The object ---- */

static void
lesart_claims_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DOCUMENT)
    g_value_set_object (value, LESART_CLAIMS_PANEL (object)->document);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lesart_claims_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DOCUMENT)
    lesart_claims_panel_set_document (LESART_CLAIMS_PANEL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lesart_claims_panel_dispose (GObject *object)
{
  LesartClaimsPanel *self = LESART_CLAIMS_PANEL (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->notes_signals);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->shown);
  g_clear_object (&self->claims);
  g_clear_pointer (&self->corrected, lesart_corrected_unref);
  G_OBJECT_CLASS (lesart_claims_panel_parent_class)->dispose (object);
}

static void
lesart_claims_panel_finalize (GObject *object)
{
  g_ptr_array_unref (LESART_CLAIMS_PANEL (object)->bound);
  G_OBJECT_CLASS (lesart_claims_panel_parent_class)->finalize (object);
}

static void
add_actions (GtkWidgetClass *class)
{
  static const struct {
    guint key;
    const char *action;
    guint verdict;
  } keys[] = {
    { GDK_KEY_a, "claims.accept", 0 },      { GDK_KEY_r, "claims.reject", 0 },
    { GDK_KEY_Delete, "claims.reject", 0 }, { GDK_KEY_u, "claims.restore", 0 },
    { GDK_KEY_e, "claims.open", 0 },        { GDK_KEY_space, "claims.show", 0 },
  };

  gtk_widget_class_install_action (class, "claims.accept", NULL, decide_action);
  gtk_widget_class_install_action (class, "claims.reject", NULL, decide_action);
  gtk_widget_class_install_action (class, "claims.restore", NULL, decide_action);
  gtk_widget_class_install_action (class, "claims.verdict", "u", verdict_action);
  gtk_widget_class_install_action (class, "claims.open", NULL, open_action);
  gtk_widget_class_install_action (class, "claims.show", NULL, show_action);
  gtk_widget_class_install_action (class, "claims.accept-shown", NULL, decide_shown_action);
  gtk_widget_class_install_action (class, "claims.reject-shown", NULL, decide_shown_action);
  gtk_widget_class_install_action (class, "claims.export", "s", export_action);
  gtk_widget_class_install_action (class, "claims.clear-filter", NULL, clear_filter_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (class, keys[i].key, 0, on_row_key, "(su)", keys[i].action, 0u);
  for (guint v = 0; v < LESART_N_VERDICTS; v++)
    gtk_widget_class_add_binding (class, GDK_KEY_0 + v, 0, on_row_key, "(su)", "claims.verdict", v);
}

static void
lesart_claims_panel_class_init (LesartClaimsPanelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GType type = LESART_TYPE_CLAIMS_PANEL;

  object_class->get_property = lesart_claims_panel_get_property;
  object_class->set_property = lesart_claims_panel_set_property;
  object_class->dispose = lesart_claims_panel_dispose;
  object_class->finalize = lesart_claims_panel_finalize;
  GTK_WIDGET_CLASS (class)->map = lesart_claims_panel_map;
  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, LESART_TYPE_DOCUMENT,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SHOW_SPAN] = g_signal_new ("show-span", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SHOW_EVIDENCE] = g_signal_new ("show-evidence", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[DECIDED] = g_signal_new ("decided", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[UNCHANGED] = g_signal_new ("unchanged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  add_actions (GTK_WIDGET_CLASS (class));
}

static void
lesart_claims_panel_init (LesartClaimsPanel *self)
{
  self->claims = lesart_claims_list_new ();
  self->bound = g_ptr_array_new ();
  self->document_signals = g_signal_group_new (LESART_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::reading", G_CALLBACK (update),
                                  self);
  self->notes_signals = g_signal_group_new (LESART_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "items-changed",
                                  G_CALLBACK (on_notes_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::notes", G_CALLBACK (on_notes),
                                  self);
  g_signal_group_connect_swapped (self->document_signals, "notify::state", G_CALLBACK (on_state),
                                  self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-panel");
}

GtkWidget *
lesart_claims_panel_new (void)
{
  return g_object_new (LESART_TYPE_CLAIMS_PANEL, NULL);
}

/**
 * lesart_claims_panel_set_document:
 * @document: (nullable): whose claims are shown
 */
void
lesart_claims_panel_set_document (LesartClaimsPanel *self, LesartDocument *document)
{
  g_return_if_fail (LESART_IS_CLAIMS_PANEL (self));
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  on_notes (self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * lesart_claims_panel_open_at:
 * @span: the passage of a claim
 *
 * Opens its card. The panel must have been shown.
 *
 * Returns: whether there is such a claim
 */
gboolean
lesart_claims_panel_open_at (LesartClaimsPanel *self, LesartSpan span)
{
  gint position;

  g_return_val_if_fail (LESART_IS_CLAIMS_PANEL (self), FALSE);
  if (self->pages == NULL)
    return FALSE;
  position = find_claim (self, span);
  if (position >= 0)
    open_claim (self, (guint) position);
  return position >= 0;
}

/**
 * lesart_claims_panel_add_evidence:
 *
 * Adds a passage to the card that is open.
 *
 * Returns: whether one is
 */
gboolean
lesart_claims_panel_add_evidence (LesartClaimsPanel *self, const LesartEvidence *evidence)
{
  g_return_val_if_fail (LESART_IS_CLAIMS_PANEL (self), FALSE);
  if (self->card == NULL || !lesart_claim_card_view_is_open (self->card))
    return FALSE;
  lesart_claim_card_view_add_evidence (self->card, evidence);
  return TRUE;
}

/**
 * lesart_claims_panel_save:
 *
 * Keeps what is written in the card that is open, and goes back to the list.
 */
void
lesart_claims_panel_save (LesartClaimsPanel *self)
{
  g_return_if_fail (LESART_IS_CLAIMS_PANEL (self));
  if (self->card == NULL)
    return;
  lesart_claim_card_view_save (self->card);
  gtk_stack_set_visible_child (self->pages, self->list_page);
}
