/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form is filled when a claim is opened and read when it is left.
 */
#include "claim-card-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "describe.h"
#include "icon-button.h"
#include "list-row.h"
#include "panel-parts.h"

struct _LesartClaimCardView {
  GtkBox parent_instance;
  LesartNotes *notes;         /* (nullable) */
  LesartCorrected *corrected; /* (nullable): NULL when no claim is open */
  guint index;                /* of the claim in it */
  LesartSpan span;
  GPtrArray *evidence;     /* LesartEvidence: as the card shows it now */
  LesartClaimCard *filled; /* (nullable): what it showed when it was filled; so the next two */
  guint filled_speaker;
  guint filled_certainty;

  GtkWidget *back;
  GtkLabel *state;
  GtkWidget *scroller;
  GtkLabel *quote;
  GtkTextView *text;
  GtkTextView *justification;
  GtkDropDown *speaker; /* (nullable): made for each claim, in @speaker_box */
  GtkWidget *speaker_box;
  GtkStringList *names;
  GtkDropDown *certainty;
  GtkDropDown *verdict;
  GtkDropDown *confidence;
  GtkWidget *evidence_box;
  GtkWidget *history_box;
  GtkWidget *history;
};

enum { LEFT, SHOW_SPAN, SHOW_EVIDENCE, SAVED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartClaimCardView, lesart_claim_card_view, GTK_TYPE_BOX)

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* ---- Evidence ---- */

static void show_evidence (LesartClaimCardView *self);

static LesartEvidence *
get_evidence (LesartClaimCardView *self, GtkWidget *widget)
{
  return g_ptr_array_index (self->evidence,
                            GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "index")));
}

static void
on_stance (GtkDropDown *choice, GParamSpec *pspec, LesartClaimCardView *self)
{
  get_evidence (self, GTK_WIDGET (choice))->stance =
      (LesartStance) gtk_drop_down_get_selected (choice);
}

static void
on_evidence_shown (GtkWidget *button, LesartClaimCardView *self)
{
  g_signal_emit (self, signals[SHOW_EVIDENCE], 0, get_evidence (self, button));
}

static void
on_evidence_removed (GtkWidget *button, LesartClaimCardView *self)
{
  g_ptr_array_remove_index (self->evidence,
                            GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")));
  show_evidence (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->verdict));
}

static GtkWidget *
make_quote_button (const LesartEvidence *evidence)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *words = g_strdelimit (lesart_describe_cut (evidence->quote, 160), "\n\t", ' ');
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), words);
  g_autofree char *whole = evidence->title == NULL
                               ? g_strdup (quoted)
                               : g_strdup_printf ("%s %s", quoted, evidence->title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_label_set_label (lesart_list_row_add_label (box, "words", 3), quoted);
  /* A line of its own: behind a long quote it would be cut off. */
  if (evidence->title != NULL)
    gtk_label_set_label (lesart_list_row_add_label (box, "dim", 1), evidence->title);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "quote");
  gtk_widget_set_tooltip_text (button, _ ("Show the passage"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, whole,
                                  -1);
  return button;
}

static void
add_evidence_row (LesartClaimCardView *self, guint index)
{
  const LesartEvidence *evidence = g_ptr_array_index (self->evidence, index);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkStringList *stances = gtk_string_list_new (NULL);
  GtkWidget *quote = make_quote_button (evidence);
  GtkWidget *remove =
      lesart_icon_button_new ("edit-delete-symbolic", _ ("Remove this evidence"), NULL);
  GtkDropDown *stance;

  for (guint s = 0; s < LESART_N_STANCES; s++)
    gtk_string_list_append (stances, lesart_describe_stance ((LesartStance) s));
  stance = lesart_panel_choice_new (stances, _ ("What it says of the claim"));
  gtk_drop_down_set_selected (stance, evidence->stance);
  gtk_widget_set_hexpand (GTK_WIDGET (stance), TRUE);
  g_object_set_data (G_OBJECT (stance), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (quote), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (remove), "index", GUINT_TO_POINTER (index));
  g_signal_connect (stance, "notify::selected", G_CALLBACK (on_stance), self);
  g_signal_connect (quote, "clicked", G_CALLBACK (on_evidence_shown), self);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_evidence_removed), self);
  gtk_widget_add_css_class (row, "evidence");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (stance));
  gtk_box_append (GTK_BOX (line), remove);
  gtk_box_append (GTK_BOX (row), line);
  gtk_box_append (GTK_BOX (row), quote);
  gtk_box_append (GTK_BOX (self->evidence_box), row);
}

static void
show_evidence (LesartClaimCardView *self)
{
  GtkWidget *hint = gtk_label_new (
      self->evidence->len > 0
          ? _ ("Select a passage here or in another window, then press Ctrl+E to add it.")
          : _ ("No evidence yet. Select a passage here or in another window, then press Ctrl+E."));

  clear_box (self->evidence_box);
  for (guint i = 0; i < self->evidence->len; i++)
    add_evidence_row (self, i);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim");
  gtk_box_append (GTK_BOX (self->evidence_box), hint);
}

/* ---- Filling ---- */

static char *
get_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_strchomp (text);
}

static void
fill_speaker (LesartClaimCardView *self, const char *speaker)
{
  const GArray *entities = self->corrected->reading->entities;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint selected = 0;

  clear_box (self->speaker_box);
  self->names = gtk_string_list_new ((const char *const[]){ _ ("Nobody named"), NULL });
  for (guint i = 0; i < entities->len; i++) {
    const char *name = g_array_index (entities, LesartEntity, i).name;

    if (!g_hash_table_add (seen, (gpointer) name))
      continue;
    gtk_string_list_append (self->names, name);
    if (g_strcmp0 (name, speaker) == 0)
      selected = g_list_model_get_n_items (G_LIST_MODEL (self->names)) - 1;
  }
  self->speaker = lesart_panel_choice_new (self->names, _ ("Who says it"));
  gtk_drop_down_set_selected (self->speaker, selected);
  gtk_widget_set_hexpand (GTK_WIDGET (self->speaker), TRUE);
  gtk_box_append (GTK_BOX (self->speaker_box), GTK_WIDGET (self->speaker));
}

static void
fill_history (LesartClaimCardView *self, const GPtrArray *changes)
{
  clear_box (self->history_box);
  gtk_widget_set_visible (self->history, changes->len > 0);
  for (guint i = changes->len; i > 0; i--) {
    g_autofree char *words = lesart_describe_claim_change (g_ptr_array_index (changes, i - 1));
    GtkWidget *label = gtk_label_new (words);

    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_widget_add_css_class (label, "dim");
    gtk_box_append (GTK_BOX (self->history_box), label);
  }
}

static LesartClaimCard *
read_card (LesartClaimCardView *self)
{
  LesartClaimCard *card = lesart_claim_card_new (NULL);

  g_free (card->text);
  g_free (card->justification);
  card->text = get_text (self->text);
  card->justification = get_text (self->justification);
  card->verdict = (LesartVerdict) gtk_drop_down_get_selected (self->verdict);
  card->confidence = (LesartConfidence) gtk_drop_down_get_selected (self->confidence);
  for (guint i = 0; i < self->evidence->len; i++)
    g_ptr_array_add (card->evidence, lesart_evidence_copy (g_ptr_array_index (self->evidence, i)));
  return card;
}

/* What was decided; that nothing was is no news. */
static void
show_state (LesartClaimCardView *self, LesartClaimItem *item)
{
  LesartState state = lesart_claim_item_get_state (item);

  gtk_label_set_label (self->state, lesart_describe_state (state));
  gtk_widget_set_visible (GTK_WIDGET (self->state), state != LESART_STATE_OPEN);
}

static void
fill (LesartClaimCardView *self, LesartClaimItem *item)
{
  const LesartClaimCard *card = lesart_claim_item_get_card (item);

  self->index = lesart_claim_item_get_index (item);
  self->span = lesart_claim_item_get_span (item);
  g_ptr_array_set_size (self->evidence, 0);
  for (guint i = 0; i < card->evidence->len; i++)
    g_ptr_array_add (self->evidence, lesart_evidence_copy (g_ptr_array_index (card->evidence, i)));
  gtk_label_set_label (self->quote, lesart_claim_item_get_words (item));
  show_state (self, item);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), card->text, -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->justification), card->justification,
                            -1);
  gtk_drop_down_set_selected (self->certainty, lesart_claim_item_get_certainty (item));
  gtk_drop_down_set_selected (self->verdict, card->verdict);
  gtk_drop_down_set_selected (self->confidence, card->confidence);
  fill_speaker (self, lesart_claim_item_get_speaker (item));
  show_evidence (self);
  fill_history (self, card->history);
  g_clear_pointer (&self->filled, lesart_claim_card_free);
  self->filled = read_card (self);
  self->filled_speaker = gtk_drop_down_get_selected (self->speaker);
  self->filled_certainty = gtk_drop_down_get_selected (self->certainty);
}

/**
 * lesart_claim_card_view_open:
 * @corrected: what @item is from
 *
 * Shows the card of a claim, and puts the focus on the verdict.
 */
void
lesart_claim_card_view_open (LesartClaimCardView *self,
                             LesartNotes *notes,
                             LesartCorrected *corrected,
                             LesartClaimItem *item)
{
  g_autoptr (LesartClaimItem) kept = NULL;

  g_return_if_fail (LESART_IS_CLAIM_CARD_VIEW (self));
  kept = g_object_ref (item);
  lesart_claim_card_view_save (self);
  g_set_object (&self->notes, notes);
  self->corrected = lesart_corrected_ref (corrected);
  fill (self, kept);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->verdict));
}

/* Whether something is written that was not there when the form was filled. */
static gboolean
is_changed (LesartClaimCardView *self)
{
  g_autoptr (LesartClaimCard) card = read_card (self);
  g_autoptr (JsonObject) before = json_object_new ();

  lesart_claim_card_write (self->filled, before);
  return lesart_claim_card_write (card, before)
         || gtk_drop_down_get_selected (self->speaker) != self->filled_speaker
         || gtk_drop_down_get_selected (self->certainty) != self->filled_certainty;
}

/**
 * lesart_claim_card_view_move:
 * @item: (nullable): the claim of the open card in another reading; %NULL if it is gone
 *
 * Something was decided, or undone, while the card is open: it shows what is there now, but what is
 * written in it stays, and will be of @item.
 */
void
lesart_claim_card_view_move (LesartClaimCardView *self,
                             LesartCorrected *corrected,
                             LesartClaimItem *item)
{
  g_return_if_fail (LESART_IS_CLAIM_CARD_VIEW (self));
  if (self->corrected == NULL)
    return;
  lesart_corrected_unref (self->corrected);
  self->corrected = item == NULL ? NULL : lesart_corrected_ref (corrected);
  if (item == NULL) {
    g_signal_emit (self, signals[LEFT], 0);
  } else if (is_changed (self)) {
    self->index = lesart_claim_item_get_index (item);
    show_state (self, item);
  } else {
    fill (self, item);
  }
}

LesartSpan
lesart_claim_card_view_get_span (LesartClaimCardView *self)
{
  return self->span;
}

/* ---- Keeping ---- */

/**
 * lesart_claim_card_view_save:
 *
 * Keeps what was written and closes the card; nothing happens if none is open, or nothing changed.
 */
void
lesart_claim_card_view_save (LesartClaimCardView *self)
{
  g_autoptr (LesartCorrected) corrected = NULL;
  g_autoptr (LesartClaimCard) card = NULL;
  g_auto (LesartFields) fields = { 0 };
  gboolean changed;
  guint speaker;

  g_return_if_fail (LESART_IS_CLAIM_CARD_VIEW (self));
  if (self->corrected == NULL)
    return;
  changed = is_changed (self);
  corrected = g_steal_pointer (&self->corrected); /* the decision brings another */
  if (!changed) /* a verdict that was taken from a mark is not decided of the claim by a look */
    return;
  card = read_card (self);
  speaker = gtk_drop_down_get_selected (self->speaker);
  fields.values[LESART_FIELD_SPEAKER] =
      g_strdup (speaker == 0 ? "" : gtk_string_list_get_string (self->names, speaker));
  fields.values[LESART_FIELD_CERTAINTY] = g_strdup (
      lesart_certainty_to_string ((LesartCertainty) gtk_drop_down_get_selected (self->certainty)));
  if (lesart_decide_claim (self->notes, corrected, self->index, &fields, card))
    g_signal_emit (self, signals[SAVED], 0);
}

gboolean
lesart_claim_card_view_is_open (LesartClaimCardView *self)
{
  return self->corrected != NULL;
}

/**
 * lesart_claim_card_view_add_evidence:
 *
 * Adds a passage to the card that is open.
 */
void
lesart_claim_card_view_add_evidence (LesartClaimCardView *self, const LesartEvidence *evidence)
{
  g_return_if_fail (LESART_IS_CLAIM_CARD_VIEW (self));
  g_return_if_fail (self->corrected != NULL);
  g_ptr_array_add (self->evidence, lesart_evidence_copy (evidence));
  show_evidence (self);
}

static void
on_back (LesartClaimCardView *self)
{
  lesart_claim_card_view_save (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_show (LesartClaimCardView *self)
{
  g_signal_emit (self, signals[SHOW_SPAN], 0, self->span.start, self->span.end);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        LesartClaimCardView *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (keyval != GDK_KEY_Escape && !(enter && (state & GDK_CONTROL_MASK) != 0))
    return GDK_EVENT_PROPAGATE;
  on_back (self);
  return GDK_EVENT_STOP;
}

/* ---- The object ---- */

static void
lesart_claim_card_view_dispose (GObject *object)
{
  LesartClaimCardView *self = LESART_CLAIM_CARD_VIEW (object);

  g_clear_pointer (&self->corrected, lesart_corrected_unref);
  g_clear_object (&self->notes);
  G_OBJECT_CLASS (lesart_claim_card_view_parent_class)->dispose (object);
}

static void
lesart_claim_card_view_finalize (GObject *object)
{
  g_ptr_array_unref (LESART_CLAIM_CARD_VIEW (object)->evidence);
  g_clear_pointer (&LESART_CLAIM_CARD_VIEW (object)->filled, lesart_claim_card_free);
  G_OBJECT_CLASS (lesart_claim_card_view_parent_class)->finalize (object);
}

static void
lesart_claim_card_view_class_init (LesartClaimCardViewClass *class)
{
  GType type = LESART_TYPE_CLAIM_CARD_VIEW;

  G_OBJECT_CLASS (class)->dispose = lesart_claim_card_view_dispose;
  G_OBJECT_CLASS (class)->finalize = lesart_claim_card_view_finalize;
  signals[LEFT] =
      g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW_SPAN] = g_signal_new ("show-span", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SHOW_EVIDENCE] = g_signal_new ("show-evidence", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SAVED] =
      g_signal_new ("saved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_button (LesartClaimCardView *self,
            GtkWidget *box,
            const char *icon,
            const char *label,
            GCallback callback)
{
  GtkWidget *button = lesart_icon_button_new (icon, label, NULL);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_head (LesartClaimCardView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *heading = gtk_label_new (C_ ("fact", "Claim"));
  GtkWidget *show;

  gtk_widget_add_css_class (line, "head");
  self->back = add_button (self, line, "go-previous-symbolic", _ ("Back to the claims (Escape)"),
                           G_CALLBACK (on_back));
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (line), heading);
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dim");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->state));
  show = gtk_button_new_with_label (_ ("Show in text"));
  g_signal_connect_swapped (show, "clicked", G_CALLBACK (on_show), self);
  gtk_box_append (GTK_BOX (line), show);
  gtk_box_append (GTK_BOX (self), line);
}

static void
add_label (GtkWidget *box, const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "part");
  gtk_box_append (GTK_BOX (box), label);
}

static GtkTextView *
add_text (GtkWidget *box, const char *words, int height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  add_label (box, words);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 4 * height);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_add_css_class (scroller, "note");
  gtk_box_append (GTK_BOX (box), scroller);
  return GTK_TEXT_VIEW (view);
}

static GtkDropDown *
add_choice (GtkWidget *grid, int row, GtkStringList *strings, const char *words)
{
  GtkDropDown *choice = lesart_panel_choice_new (strings, words);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim");
  gtk_widget_set_hexpand (GTK_WIDGET (choice), TRUE);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (choice), 1, row, 1, 1);
  return choice;
}

static GtkWidget *
add_choices (LesartClaimCardView *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkStringList *verdicts = gtk_string_list_new (NULL);
  GtkStringList *confidences = gtk_string_list_new (NULL);
  GtkStringList *certainties = gtk_string_list_new (NULL);
  GtkWidget *label = gtk_label_new (_ ("Who says it"));

  for (guint v = 0; v < LESART_N_VERDICTS; v++)
    gtk_string_list_append (verdicts, lesart_describe_verdict ((LesartVerdict) v));
  for (guint c = 0; c < LESART_N_CONFIDENCES; c++)
    gtk_string_list_append (confidences, lesart_describe_confidence ((LesartConfidence) c));
  for (guint c = 0; c <= LESART_CERTAINTY_NEGATED; c++)
    gtk_string_list_append (certainties, lesart_describe_certainty ((LesartCertainty) c));
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  self->verdict = add_choice (grid, 0, verdicts, _ ("Verdict"));
  self->confidence = add_choice (grid, 1, confidences, _ ("Confidence"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim");
  gtk_grid_attach (GTK_GRID (grid), label, 0, 2, 1, 1);
  self->speaker_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_grid_attach (GTK_GRID (grid), self->speaker_box, 1, 2, 1, 1);
  self->certainty = add_choice (grid, 3, certainties, _ ("Certainty"));
  return grid;
}

static void
lesart_claim_card_view_init (LesartClaimCardView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) lesart_evidence_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-claim-form");
  add_head (self);
  self->quote = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->quote, 0);
  gtk_label_set_wrap (self->quote, TRUE);
  gtk_label_set_wrap_mode (self->quote, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->quote), "lesart-quote");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->quote));
  gtk_box_append (GTK_BOX (box), add_choices (self));
  self->text = add_text (box, _ ("Claim in one sentence"), 40);
  add_label (box, _ ("Evidence"));
  self->evidence_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->evidence_box);
  self->justification = add_text (box, _ ("Justification (Markdown)"), 72);
  self->history = gtk_expander_new (_ ("History"));
  self->history_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_expander_set_child (GTK_EXPANDER (self->history), self->history_box);
  gtk_box_append (GTK_BOX (box), self->history);
  gtk_widget_add_css_class (box, "fields");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (self), self->scroller);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_BUBBLE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
lesart_claim_card_view_new (void)
{
  return g_object_new (LESART_TYPE_CLAIM_CARD_VIEW, NULL);
}
