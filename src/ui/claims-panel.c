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
#include "claims-list.h"
#include "decide-sheet.h"
#include "describe.h"

/* What there is to filter by, in this order. */
typedef enum { BY_VERDICT, BY_CERTAINTY, BY_SPEAKER, BY_STATE } Choice;

struct _LesartClaimsPanel {
  LesartListPanel parent_instance;
  LesartDocument *document; /* (nullable) */
  GSignalGroup *document_signals;
  GSignalGroup *notes_signals;
  LesartCorrected *corrected; /* (nullable): what the list is of */
  GListStore *claims;
  GtkStringList *speakers; /* anybody, nobody, then names; the choice owns it. (nullable): so
                              everything below before the panel is built */
  GtkStack *pages;         /* list or card */
  GtkWidget *list_page;
  LesartClaimCardView *card;
  guint update_source;
};

enum { SHOW_SPAN, OPENED, SHOW_EVIDENCE, DECIDED, UNCHANGED, SAID, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartClaimsPanel, lesart_claims_panel, LESART_TYPE_LIST_PANEL)

/* ---- The filter ---- */

static gint
get_choice (LesartFilterBar *bar, Choice choice)
{
  return (gint) lesart_filter_bar_get_choice (bar, choice) - 1;
}

static gboolean
matches (LesartListPanel *panel, gpointer item)
{
  LesartFilterBar *bar = lesart_list_panel_get_bar (panel);
  gint speaker = get_choice (bar, BY_SPEAKER);
  LesartClaimsFilter filter = { .words = lesart_filter_bar_get_text_filter (bar),
                                .verdict = get_choice (bar, BY_VERDICT),
                                .certainty = get_choice (bar, BY_CERTAINTY),
                                .state = get_choice (bar, BY_STATE) };

  /* The first is anybody, the second nobody. */
  if (speaker != LESART_ANY)
    filter.speaker = speaker == 0 ? ""
                                  : gtk_string_list_get_string (
                                      LESART_CLAIMS_PANEL (panel)->speakers, (guint) speaker + 1);
  return lesart_claims_filter_match (&filter, item);
}

static char *
count (LesartListPanel *panel, gboolean filtered, guint n_shown, guint n_all)
{
  LesartDocument *document = LESART_CLAIMS_PANEL (panel)->document;

  if (document == NULL || lesart_document_get_reading (document) == NULL)
    return NULL; /* not none: it is not known yet */
  if (!filtered)
    return g_strdup_printf (ngettext ("%u claim", "%u claims", n_shown), n_shown);
  /* Translators: how many of all claims the filter shows */
  return g_strdup_printf (ngettext ("%u of %u claim", "%u of %u claims", n_all), n_shown, n_all);
}

/* How many of those that are shown are not decided yet. */
static guint
count_open (GListModel *shown)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++) {
    g_autoptr (LesartClaimItem) item = g_list_model_get_item (shown, i);

    n += lesart_claim_item_get_state (item) == LESART_STATE_OPEN;
  }
  return n;
}

static void
fill_menu (LesartListPanel *panel, GMenu *menu)
{
  guint n = count_open (lesart_list_panel_get_shown (panel));
  g_autofree char *accept = g_strdup_printf (
      ngettext ("_Accept the %u undecided shown…", "_Accept all %u undecided shown…", n), n);
  g_autofree char *reject = g_strdup_printf (
      ngettext ("_Reject the %u undecided shown…", "_Reject all %u undecided shown…", n), n);

  g_menu_append (menu, n > 0 ? accept : _ ("Nothing undecided is shown"),
                 n > 0 ? "claims.accept-shown" : "claims.none");
  if (n > 0)
    g_menu_append (menu, reject, "claims.reject-shown");
  if (!lesart_filter_bar_is_empty (lesart_list_panel_get_bar (panel)))
    g_menu_append (menu, _ ("_Clear filters"), "claims.clear-filter");
  lesart_claims_exchange_fill_menu (menu, lesart_list_panel_count_shown (panel));
}

static LesartFilterBar *
make_bar (LesartClaimsPanel *self)
{
  LesartFilterBar *bar = lesart_filter_bar_new (_ ("Filter claims"), _ ("All claims shown"));
  GtkStringList *verdicts = gtk_string_list_new ((const char *const[]){ _ ("Any verdict"), NULL });
  GtkStringList *certainties =
      gtk_string_list_new ((const char *const[]){ _ ("Any certainty"), NULL });
  GtkStringList *states = gtk_string_list_new ((const char *const[]){ _ ("Any decision"), NULL });

  self->speakers = gtk_string_list_new (
      (const char *const[]){ _ ("Whoever says it"), _ ("Nobody named"), NULL });
  for (guint v = 0; v < LESART_N_VERDICTS; v++)
    gtk_string_list_append (verdicts, lesart_describe_verdict ((LesartVerdict) v));
  for (guint c = 0; c <= LESART_CERTAINTY_NEGATED; c++)
    gtk_string_list_append (certainties, lesart_describe_certainty ((LesartCertainty) c));
  for (guint s = 0; s < LESART_N_STATES; s++)
    gtk_string_list_append (states, lesart_describe_state ((LesartState) s));
  lesart_filter_bar_fold (bar);
  lesart_filter_bar_add_choice (bar, verdicts, _ ("Verdict to filter by"));
  lesart_filter_bar_add_choice (bar, certainties, _ ("Certainty to filter by"));
  lesart_filter_bar_add_choice (bar, self->speakers, _ ("Speaker to filter by"));
  lesart_filter_bar_add_choice (bar, states, _ ("Decision to filter by"));
  return bar;
}

/* Offers those who say something in them; who was chosen stays chosen. */
static void
offer_speakers (LesartClaimsPanel *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GListModel *claims = G_LIST_MODEL (self->claims);

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++) {
    g_autoptr (LesartClaimItem) item = g_list_model_get_item (claims, i);
    const char *speaker = lesart_claim_item_get_speaker (item);

    if (speaker != NULL && g_hash_table_add (seen, (gpointer) speaker))
      g_ptr_array_add (names, (gpointer) speaker);
  }
  g_ptr_array_add (names, NULL);
  lesart_filter_bar_replace_items (lesart_list_panel_get_bar (LESART_LIST_PANEL (self)), BY_SPEAKER,
                                   self->speakers, 2, (const char *const *) names->pdata);
}

/* ---- The list and the card ---- */

static void
show_status (LesartListPanel *panel, LesartPanelStatus *status)
{
  LesartClaimsPanel *self = LESART_CLAIMS_PANEL (panel);
  gboolean filtered = g_list_model_get_n_items (G_LIST_MODEL (self->claims)) > 0
                      && !lesart_filter_bar_is_empty (lesart_list_panel_get_bar (panel));

  if (self->corrected == NULL) {
    lesart_panel_status_set (status, "document-open-symbolic",
                             _ ("Open an article to see what could be checked in it."));
    lesart_panel_status_set_action (status, _ ("Open…"), "win.open");
  } else if (filtered) {
    lesart_panel_status_set (status, "edit-find-symbolic", _ ("No claim matches the filters."));
    lesart_panel_status_set_action (status, _ ("Clear filters"), NULL);
  } else {
    lesart_panel_status_set (
        status, "edit-find-symbolic",
        _ ("No claim worth checking was found. Select a passage and press Ctrl+L to add one."));
    lesart_panel_status_set_action (status, NULL, NULL);
  }
}

/* ---- The rows ---- */

/* Returns: its position, or G_MAXUINT */
static guint
find_claim (GListModel *claims, LesartSpan span)
{
  guint n = g_list_model_get_n_items (claims);

  for (guint i = 0; i < n; i++) {
    g_autoptr (LesartClaimItem) item = g_list_model_get_item (claims, i);
    LesartSpan own = lesart_claim_item_get_span (item);

    if (own.start == span.start && own.end == span.end)
      return i;
  }
  return G_MAXUINT;
}

static void
open_claim (LesartListPanel *panel, guint position)
{
  LesartClaimsPanel *self = LESART_CLAIMS_PANEL (panel);
  g_autoptr (LesartClaimItem) item =
      g_list_model_get_item (lesart_list_panel_get_shown (panel), position);
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
  LesartListPanel *panel = LESART_LIST_PANEL (self);
  guint position = find_claim (lesart_list_panel_get_shown (panel),
                               lesart_claim_card_view_get_span (self->card));

  gtk_stack_set_visible_child (self->pages, self->list_page);
  lesart_list_panel_keep_focus (panel, position == G_MAXUINT ? 0 : position);
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

/* ---- Decisions ---- */

static LesartEdit
decide (LesartClaimsPanel *self, LesartClaimItem *item, const char *action)
{
  return lesart_decide (lesart_document_get_notes (self->document), self->corrected,
                        LESART_ITEM_CLAIM, lesart_claim_item_get_index (item),
                        lesart_edit_of_action (action));
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
  LesartClaimItem *focused = lesart_list_panel_get_focused (LESART_LIST_PANEL (self), &position);
  g_autoptr (LesartClaimItem) item = focused == NULL ? NULL : g_object_ref (focused);
  g_autoptr (LesartCorrected) kept = NULL;
  LesartEdit edit;

  if (item == NULL)
    return;
  kept = lesart_corrected_ref (self->corrected); /* the decision brings another */
  edit = decide (self, item, name);
  if (edit != LESART_EDIT_NONE)
    lesart_list_panel_keep_focus (LESART_LIST_PANEL (self), position);
  say (self, edit, lesart_claim_item_get_state (item));
}

static void
verdict_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartClaimsPanel *self = LESART_CLAIMS_PANEL (widget);
  guint position;
  LesartClaimItem *item = lesart_list_panel_get_focused (LESART_LIST_PANEL (self), &position);
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
    lesart_list_panel_keep_focus (LESART_LIST_PANEL (self), position);
    on_card_saved (self);
  }
}

static void
on_many_decided (gpointer panel, LesartEdit edit, guint n)
{
  g_signal_emit (panel, signals[DECIDED], 0, (guint) edit, n);
}

static void
decide_shown_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartClaimsPanel *self = LESART_CLAIMS_PANEL (widget);
  GListModel *shown = lesart_list_panel_get_shown (LESART_LIST_PANEL (self));
  LesartDecideSheet *sheet;

  if (self->corrected == NULL || count_open (shown) == 0)
    return;
  sheet = lesart_decide_sheet_new (widget, lesart_document_get_notes (self->document),
                                   self->corrected, lesart_edit_of_action (name), on_many_decided);
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++) {
    g_autoptr (LesartClaimItem) item = g_list_model_get_item (shown, i);
    g_autofree char *standing = lesart_describe_claim_standing (item);

    if (lesart_claim_item_get_state (item) == LESART_STATE_OPEN)
      lesart_decide_sheet_add (
          sheet, (LesartDecidedItem){ LESART_ITEM_CLAIM, lesart_claim_item_get_index (item) },
          lesart_claim_item_get_words (item), standing);
  }
  lesart_decide_sheet_present (sheet);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartClaimItem *item = lesart_list_panel_get_focused (LESART_LIST_PANEL (widget), NULL);
  LesartSpan span = item == NULL ? LESART_SPAN_NONE : lesart_claim_item_get_span (item);

  if (!lesart_span_is_empty (span))
    g_signal_emit (widget, signals[SHOW_SPAN], 0, span.start, span.end);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartListPanel *panel = LESART_LIST_PANEL (widget);
  guint position;

  if (lesart_list_panel_get_focused (panel, &position) != NULL)
    open_claim (panel, position);
}

static void
on_exported (GtkWidget *widget, const char *text, gboolean saved)
{
  g_signal_emit (widget, signals[SAID], 0, text);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartListPanel *panel = LESART_LIST_PANEL (widget);

  if (lesart_list_panel_count_shown (panel) > 0)
    lesart_claims_exchange_save (widget, g_variant_get_string (parameter, NULL),
                                 LESART_CLAIMS_PANEL (widget)->document,
                                 lesart_list_panel_get_shown (panel), on_exported);
}

static void
clear_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_list_panel_clear_filter (LESART_LIST_PANEL (widget));
}

/* ---- Building ---- */

static void
build (LesartListPanel *panel)
{
  LesartClaimsPanel *self = LESART_CLAIMS_PANEL (panel);

  self->list_page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  lesart_list_panel_add_list (panel, GTK_BOX (self->list_page), make_bar (self),
                              G_LIST_MODEL (self->claims), _ ("Claims"));
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
  GListModel *claims = G_LIST_MODEL (self->claims);
  guint position = find_claim (claims, lesart_claim_card_view_get_span (self->card));
  g_autoptr (LesartClaimItem) item = g_list_model_get_item (claims, position);

  lesart_claim_card_view_move (self->card, self->corrected, item);
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
  offer_speakers (self);
  lesart_list_panel_refilter (LESART_LIST_PANEL (self));
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

  lesart_list_panel_build (LESART_LIST_PANEL (self));
  update (self);
  GTK_WIDGET_CLASS (lesart_claims_panel_parent_class)->map (widget);
}

/* ---- The object ---- */

static void
lesart_claims_panel_dispose (GObject *object)
{
  LesartClaimsPanel *self = LESART_CLAIMS_PANEL (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->notes_signals);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  g_clear_object (&self->claims);
  g_clear_pointer (&self->corrected, lesart_corrected_unref);
  G_OBJECT_CLASS (lesart_claims_panel_parent_class)->dispose (object);
}

static void
add_actions (LesartClaimsPanelClass *claims_class)
{
  static const LesartRowKey keys[] = {
    { GDK_KEY_a, 0, "claims.accept", LESART_NO_TARGET },
    { GDK_KEY_r, 0, "claims.reject", LESART_NO_TARGET },
    { GDK_KEY_Delete, 0, "claims.reject", LESART_NO_TARGET },
    { GDK_KEY_u, 0, "claims.restore", LESART_NO_TARGET },
    { GDK_KEY_e, 0, "claims.open", LESART_NO_TARGET },
    { GDK_KEY_space, 0, "claims.show", LESART_NO_TARGET },
  };
  GtkWidgetClass *class = GTK_WIDGET_CLASS (claims_class);
  LesartListPanelClass *panel_class = LESART_LIST_PANEL_CLASS (claims_class);

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
  lesart_list_panel_class_add_keys (panel_class, keys, G_N_ELEMENTS (keys));
  for (int v = 0; v < LESART_N_VERDICTS; v++) {
    const LesartRowKey key = { GDK_KEY_0 + (guint) v, 0, "claims.verdict", v };

    lesart_list_panel_class_add_keys (panel_class, &key, 1);
  }
}

static void
lesart_claims_panel_class_init (LesartClaimsPanelClass *class)
{
  LesartListPanelClass *panel_class = LESART_LIST_PANEL_CLASS (class);
  GType type = LESART_TYPE_CLAIMS_PANEL;

  G_OBJECT_CLASS (class)->dispose = lesart_claims_panel_dispose;
  GTK_WIDGET_CLASS (class)->map = lesart_claims_panel_map;
  panel_class->build = build;
  panel_class->matches = matches;
  panel_class->count = count;
  panel_class->fill_menu = fill_menu;
  panel_class->show_status = show_status;
  panel_class->row_type = LESART_TYPE_CLAIM_ROW;
  panel_class->activate = open_claim;
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
  add_actions (class);
}

static void
lesart_claims_panel_init (LesartClaimsPanel *self)
{
  self->claims = lesart_claims_list_new ();
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
  guint position;

  g_return_val_if_fail (LESART_IS_CLAIMS_PANEL (self), FALSE);
  if (self->pages == NULL)
    return FALSE;
  position = find_claim (lesart_list_panel_get_shown (LESART_LIST_PANEL (self)), span);
  if (position == G_MAXUINT)
    return FALSE;
  open_claim (LESART_LIST_PANEL (self), position);
  return TRUE;
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
