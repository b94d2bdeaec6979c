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
#define ROWS_A_STEP 5
#define STEP_MS 20
#define MOST_WIDGETS 200 /* of GtkListView; it knows the other rows without one */
#define LONG_TOKENS 100000

enum { SHOW_SPAN, DECIDED, UNCHANGED, EDIT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartFactsPanel, lesart_facts_panel, LESART_TYPE_LIST_PANEL)

/* ---- Rows ---- */

static gboolean
is_current (LesartListPanel *panel, gpointer item, guint position)
{
  return position == LESART_FACTS_PANEL (panel)->current;
}

static void
on_row_menu (LesartFactRowView *view, GtkWidget *button, LesartListPanel *panel)
{
  GtkListItem *item = lesart_list_panel_find_row_of (panel, GTK_WIDGET (view));

  if (item != NULL)
    lesart_list_panel_pop_up_menu (panel, gtk_list_item_get_position (item), button, 0,
                                   gtk_widget_get_height (button));
}

static void
set_up_row (LesartListPanel *panel, LesartListRow *row)
{
  g_signal_connect (row, "menu", G_CALLBACK (on_row_menu), panel);
}

static gboolean
is_activatable (LesartListPanel *panel, gpointer row)
{
  return !lesart_fact_row_is_header (row);
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
lesart_facts_panel_show_position (LesartListPanel *panel, guint position)
{
  LesartFactsPanel *self = LESART_FACTS_PANEL (panel);
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

/* ---- How many rows the list knows ---- */

/* The list makes widgets for the rows around the view as soon as it knows them: not all between two
 * frames. */
static gboolean
show_more (gpointer data)
{
  LesartFactsPanel *self = data;
  guint n = gtk_slice_list_model_get_size (self->shown);
  gboolean rest = n >= MOST_WIDGETS;

  gtk_slice_list_model_set_size (self->shown, rest ? G_MAXUINT : n + ROWS_A_STEP);
  self->rest_source =
      rest ? 0 : g_timeout_add_full (GDK_PRIORITY_REDRAW + 1, STEP_MS, show_more, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
begin_rows (LesartFactsPanel *self)
{
  gtk_slice_list_model_set_size (self->shown, FIRST_ROWS);
  if (self->rest_source == 0)
    self->rest_source =
        g_timeout_add_full (GDK_PRIORITY_REDRAW + 1, REST_MS, show_more, self, NULL);
}

/* Before a row can be brought into view, the list has to know it. */
static void
know_row (LesartFactsPanel *self, guint position)
{
  if (position >= gtk_slice_list_model_get_size (self->shown))
    gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
}

/* ---- The focus ---- */

static guint
get_focused (LesartListPanel *panel)
{
  guint position;

  return lesart_list_panel_get_focused (panel, &position) != NULL ? position
                                                                  : GTK_INVALID_LIST_POSITION;
}

/* The row that has come to where a row was that is gone: the next fact, else the last one. */
static void
keep_focus (LesartFactsPanel *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint nearest = n == 0 ? 0 : MIN (position, n - 1);
  g_autoptr (LesartFactRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), nearest);

  /* A header has rows below it. */
  if (row != NULL && lesart_fact_row_is_header (row))
    nearest++;
  know_row (self, nearest);
  lesart_list_panel_keep_focus (LESART_LIST_PANEL (self), nearest);
}

/* ---- Filter ---- */

static gboolean
matches (const LesartCorrected *corrected, LesartGroup group, guint index, gpointer user_data)
{
  LesartFactsPanel *self = user_data;

  return lesart_fact_filter_bar_match (self->bar, corrected, group, index);
}

/* ---- Pages ---- */

static void
show_status_of_document (LesartFactsPanel *self, LesartPanelStatus *status)
{
  LesartDocumentState state =
      self->document == NULL ? LESART_DOCUMENT_LOADING : lesart_document_get_state (self->document);

  if (self->document == NULL
      || (state == LESART_DOCUMENT_LOADING && lesart_document_get_file (self->document) == NULL)) {
    lesart_panel_status_set (status, "document-open-symbolic",
                             _ ("Open an article to see what it says."));
    lesart_panel_status_set_action (status, _ ("Open…"), "win.open");
  } else if (state == LESART_DOCUMENT_FAILED) {
    lesart_panel_status_set (status, "dialog-warning-symbolic",
                             _ ("The article could not be read."));
    lesart_panel_status_set_action (status, _ ("Open another…"), "win.open");
  } else if (state == LESART_DOCUMENT_READY) {
    lesart_panel_status_set (status, "edit-find-symbolic",
                             _ ("No names, sums, dates or facts were found in this article."));
    lesart_panel_status_set_action (status, NULL, NULL);
  } else {
    lesart_panel_status_set_busy (status, _ ("Reading the article…"));
  }
}

static gboolean
has_decisions (LesartFactsPanel *self)
{
  return self->document != NULL && lesart_document_get_reading (self->document) != NULL
         && lesart_notes_get_decisions (lesart_document_get_notes (self->document))->len > 0;
}

static void
show_status (LesartListPanel *panel, LesartPanelStatus *status)
{
  LesartFactsPanel *self = LESART_FACTS_PANEL (panel);
  LesartFilterBar *bar = LESART_FILTER_BAR (self->bar);
  const char *words = lesart_filter_bar_get_words (bar);

  if (!lesart_filter_bar_is_empty (bar) && lesart_facts_model_get_reading (self->model) != NULL) {
    g_autofree char *sentence = *words != '\0'
                                    ? g_strdup_printf (_ ("No fact contains “%s”."), words)
                                    : g_strdup (_ ("No fact matches the filters."));

    lesart_panel_status_set (status, "edit-find-symbolic", sentence);
    lesart_panel_status_set_action (status, _ ("Clear filters"), NULL);
  } else if (has_decisions (self)) {
    lesart_panel_status_set (status, "edit-find-symbolic",
                             _ ("All facts of this article were rejected."));
    lesart_panel_status_set_action (status, _ ("Show them"), "facts.show-rejected");
  } else {
    show_status_of_document (self, status);
  }
}

static char *
count (LesartListPanel *panel, gboolean filtered, guint n_shown, guint n_all)
{
  LesartFactsModel *model = LESART_FACTS_PANEL (panel)->model;

  if (lesart_facts_model_get_reading (model) == NULL)
    return NULL;                                   /* not none: it is not known yet */
  n_shown = lesart_facts_model_get_n_rows (model); /* without headers */
  n_all = lesart_facts_model_get_total (model);
  if (!filtered && lesart_document_is_read_in_part (LESART_FACTS_PANEL (panel)->document))
    return g_strdup_printf (ngettext ("%u fact so far", "%u facts so far", n_all), n_all);
  if (!filtered)
    return g_strdup_printf (ngettext ("%u fact", "%u facts", n_all), n_all);
  /* Translators: how many of all facts the filter shows */
  return g_strdup_printf (ngettext ("%u of %u fact", "%u of %u facts", n_all), n_shown, n_all);
}

static void
update_page (LesartFactsPanel *self)
{
  lesart_list_panel_update_page (LESART_LIST_PANEL (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->bar),
                            lesart_facts_model_get_total (self->model) > 0
                                || !lesart_filter_bar_is_empty (LESART_FILTER_BAR (self->bar))
                                || has_decisions (self));
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
  LesartListPanel *panel = LESART_LIST_PANEL (self);
  guint focused = get_focused (panel);

  self->pinned = GTK_INVALID_LIST_POSITION;
  if (text != self->text) {
    focused = GTK_INVALID_LIST_POSITION;
    forget_rows (self, text);
  }
  if (corrected != lesart_facts_model_get_corrected (self->model))
    lesart_fact_filter_bar_set_corrected (self->bar, corrected);
  lesart_facts_model_show (
      self->model, corrected,
      lesart_filter_bar_is_empty (LESART_FILTER_BAR (self->bar)) ? NULL : matches, self);
  self->current = lesart_facts_model_find (self->model, self->caret);
  lesart_list_panel_refill_rows (panel);
  update_page (self);
  if (focused != GTK_INVALID_LIST_POSITION && focused != get_focused (panel))
    keep_focus (self, focused);
}

static gboolean
update_later (gpointer data)
{
  LesartFactsPanel *self = data;

  self->update_source = 0;
  /* Who has not gone on in the list sees its beginning: the other widgets come later. */
  if (lesart_list_panel_is_at_top (LESART_LIST_PANEL (self)))
    begin_rows (self);
  update_rows (self);
  return G_SOURCE_REMOVE;
}

/* The rows of a long text take as long as its tints: not in one go with them, but before the next
 * frame. */
static void
on_reading (LesartFactsPanel *self)
{
  LesartReading *reading =
      self->document == NULL ? NULL : lesart_document_get_reading (self->document);

  if (reading == NULL || reading->segments->n_tokens < LONG_TOKENS)
    update_rows (self);
  else if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_later, self, NULL);
}

/* ---- The marked row ---- */

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
  lesart_list_panel_mark_rows (LESART_LIST_PANEL (self));
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  know_row (self, position);
  lesart_list_panel_follow (LESART_LIST_PANEL (self), position);
}

/* ---- The object ---- */

static void
lesart_facts_panel_dispose (GObject *object)
{
  LesartFactsPanel *self = LESART_FACTS_PANEL (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
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
  g_clear_pointer (&self->text, lesart_text_unref);
  G_OBJECT_CLASS (lesart_facts_panel_parent_class)->finalize (object);
}

static void
build (LesartListPanel *panel)
{
  LesartFactsPanel *self = LESART_FACTS_PANEL (panel);

  self->bar = LESART_FACT_FILTER_BAR (lesart_fact_filter_bar_new ());
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->model)), 0, FIRST_ROWS);
  lesart_list_panel_add_list (panel, GTK_BOX (panel), LESART_FILTER_BAR (self->bar),
                              G_LIST_MODEL (self->shown), _ ("Facts"));
  g_signal_connect_swapped (self->bar, "changed", G_CALLBACK (update_rows), self);
  update_page (self);
}

static void
lesart_facts_panel_class_init (LesartFactsPanelClass *klass)
{
  LesartListPanelClass *panel_class = LESART_LIST_PANEL_CLASS (klass);
  GType type = LESART_TYPE_FACTS_PANEL;

  G_OBJECT_CLASS (klass)->dispose = lesart_facts_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = lesart_facts_panel_finalize;
  panel_class->build = build;
  panel_class->count = count;
  panel_class->fill_menu = lesart_facts_panel_fill_menu;
  panel_class->show_status = show_status;
  panel_class->row_type = LESART_TYPE_FACT_ROW_VIEW;
  panel_class->set_up_row = set_up_row;
  panel_class->is_activatable = is_activatable;
  panel_class->is_current = is_current;
  panel_class->activate = lesart_facts_panel_show_position;
  signals[SHOW_SPAN] = g_signal_new ("show-span", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[DECIDED] = g_signal_new ("decided", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[UNCHANGED] = g_signal_new ("unchanged", LESART_TYPE_FACTS_PANEL, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[EDIT] = g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_UINT, G_TYPE_UINT);
  lesart_facts_panel_class_add_actions (panel_class);
}

static void
lesart_facts_panel_init (LesartFactsPanel *self)
{
  self->model = lesart_facts_model_new ();
  self->current = self->pinned = self->edited = GTK_INVALID_LIST_POSITION;
  self->caret = G_MAXUINT32;
  self->document_signals = g_signal_group_new (LESART_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::reading",
                                  G_CALLBACK (on_reading), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::state", G_CALLBACK (on_reading),
                                  self);
  lesart_list_panel_build (LESART_LIST_PANEL (self)); /* the page that is shown first */
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
  keep_focus (self, self->edited);
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
