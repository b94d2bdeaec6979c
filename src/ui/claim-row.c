/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the engine proposes has no picture beside it; what a person decided has one, and a verdict.
 */
#include "claim-row.h"

#include <string.h>

#include "describe.h"
#include "line-box.h"
#include "tooltip.h"

struct _LesartClaimRow {
  LesartListRow parent_instance;
  GtkWidget *card;
  GtkLabel *title;
  GtkImage *state;
  GtkWidget *badges;
  GtkLabel *certainty;
  GtkLabel *verdict;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (LesartClaimRow, lesart_claim_row, LESART_TYPE_LIST_ROW)

static const char *const verdict_classes[LESART_N_VERDICTS] = {
  [LESART_VERDICT_OPEN] = "open",
  [LESART_VERDICT_SUPPORTED] = "supported",
  [LESART_VERDICT_REFUTED] = "refuted",
  [LESART_VERDICT_NOT_ENOUGH] = "not-enough",
  [LESART_VERDICT_CONFLICTING] = "conflicting",
};

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
  lesart_set_tooltip (GTK_WIDGET (self->state), lesart_describe_state (state));
  if (state == LESART_STATE_REJECTED)
    gtk_widget_add_css_class (self->card, "rejected");
  else
    gtk_widget_remove_css_class (self->card, "rejected");
}

static void
show (LesartListRow *row, gpointer item)
{
  LesartClaimRow *self = LESART_CLAIM_ROW (row);
  const LesartClaimCard *card;
  LesartCertainty certainty;
  g_autofree char *detail = NULL;

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

static char *
describe (LesartListRow *row, gpointer item)
{
  return lesart_describe_claim (item);
}

static void
build (LesartListRow *row)
{
  LesartClaimRow *self = LESART_CLAIM_ROW (row);
  GtkWidget *line = lesart_line_box_new (8);

  self->card = lesart_list_row_add_card (row, "lesart-claim", 4);
  self->title = lesart_list_row_add_label (line, "title", 4);
  self->state = lesart_list_row_add_state (line);
  gtk_box_append (GTK_BOX (self->card), line);
  self->badges = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->verdict = lesart_list_row_add_label (self->badges, "lesart-badge", 0);
  self->certainty = lesart_list_row_add_label (self->badges, "lesart-badge", 0);
  gtk_box_append (GTK_BOX (self->card), self->badges);
  self->detail = lesart_list_row_add_label (self->card, "detail", 2);
}

static void
lesart_claim_row_class_init (LesartClaimRowClass *class)
{
  LESART_LIST_ROW_CLASS (class)->build = build;
  LESART_LIST_ROW_CLASS (class)->show = show;
  LESART_LIST_ROW_CLASS (class)->describe = describe;
}

static void
lesart_claim_row_init (LesartClaimRow *self)
{
}
