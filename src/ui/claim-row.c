/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the engine proposes has no picture beside it; what a person decided has one, and a verdict.
 */
#include "claim-row.h"

#include <string.h>

#include "describe.h"

struct _LesartClaimRow {
  GtkBox parent_instance;
  GtkWidget *card;
  GtkLabel *title;
  GtkImage *state;
  GtkWidget *badges;
  GtkLabel *certainty;
  GtkLabel *verdict;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (LesartClaimRow, lesart_claim_row, GTK_TYPE_BOX)

static const char *const verdict_classes[LESART_N_VERDICTS] = {
  [LESART_VERDICT_OPEN] = "open",
  [LESART_VERDICT_SUPPORTED] = "supported",
  [LESART_VERDICT_REFUTED] = "refuted",
  [LESART_VERDICT_NOT_ENOUGH] = "not-enough",
  [LESART_VERDICT_CONFLICTING] = "conflicting",
};

static void
lesart_claim_row_class_init (LesartClaimRowClass *class)
{
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class, int lines)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  if (lines > 0) {
    gtk_label_set_wrap (label, TRUE);
    gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
    gtk_label_set_lines (label, lines);
    gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
    gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static void
lesart_claim_row_init (LesartClaimRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_hexpand (self->card, TRUE);
  gtk_widget_add_css_class (self->card, "lesart-row-card");
  gtk_widget_add_css_class (self->card, "lesart-claim");
  gtk_box_append (GTK_BOX (self), self->card);
  self->title = add_label (line, "title", 4);
  self->state = GTK_IMAGE (gtk_image_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "state");
  gtk_widget_set_valign (GTK_WIDGET (self->state), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (self->card), line);
  self->badges = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->verdict = add_label (self->badges, "lesart-badge", 0);
  self->certainty = add_label (self->badges, "lesart-badge", 0);
  gtk_box_append (GTK_BOX (self->card), self->badges);
  self->detail = add_label (self->card, "detail", 2);
}

GtkWidget *
lesart_claim_row_new (void)
{
  return g_object_new (LESART_TYPE_CLAIM_ROW, NULL);
}

static void
set_badge (GtkLabel *badge, const char *words, const char *css_class, gboolean visible)
{
  const char *classes[] = { "lesart-badge", css_class, NULL };

  gtk_label_set_label (badge, words);
  gtk_widget_set_css_classes (GTK_WIDGET (badge), classes);
  gtk_widget_set_visible (GTK_WIDGET (badge), visible);
}

static void
show_state (LesartClaimRow *self, LesartState state)
{
  const char *icon = lesart_state_icon (state);

  gtk_widget_set_visible (GTK_WIDGET (self->state), icon != NULL);
  gtk_image_set_from_icon_name (self->state, icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), lesart_describe_state (state));
  if (state == LESART_STATE_REJECTED)
    gtk_widget_add_css_class (self->card, "rejected");
  else
    gtk_widget_remove_css_class (self->card, "rejected");
}

/**
 * lesart_claim_row_set_item:
 * @item: (nullable): what to show
 */
void
lesart_claim_row_set_item (LesartClaimRow *self, LesartClaimItem *item)
{
  const LesartClaimCard *card;
  LesartCertainty certainty;
  g_autofree char *detail = NULL;

  g_return_if_fail (LESART_IS_CLAIM_ROW (self));
  if (item == NULL)
    return;
  card = lesart_claim_item_get_card (item);
  certainty = lesart_claim_item_get_certainty (item);
  detail = lesart_describe_claim_standing (item);
  gtk_label_set_label (self->title,
                       *card->text != '\0' ? card->text : lesart_claim_item_get_words (item));
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  set_badge (self->verdict, lesart_describe_verdict (card->verdict), verdict_classes[card->verdict],
             card->verdict != LESART_VERDICT_OPEN);
  set_badge (self->certainty, lesart_describe_certainty (certainty),
             lesart_certainty_to_string (certainty), certainty != LESART_CERTAINTY_ASSERTED);
  gtk_widget_set_visible (self->badges, card->verdict != LESART_VERDICT_OPEN
                                            || certainty != LESART_CERTAINTY_ASSERTED);
  show_state (self, lesart_claim_item_get_state (item));
}
