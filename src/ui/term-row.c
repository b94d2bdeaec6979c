/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See term-row.h. A candidate has no badge: nobody has said anything of it.
 */
#include "term-row.h"

#include <glib/gi18n.h>

#include "describe.h"

struct _LesartTermRow {
  GtkBox parent_instance;
  GtkWidget *card;
  GtkLabel *title;
  GtkLabel *status;
  GtkLabel *english;
  GtkLabel *uses;
};

G_DEFINE_FINAL_TYPE (LesartTermRow, lesart_term_row, GTK_TYPE_BOX)

static const char *const status_classes[LESART_N_TERM_STATUSES] = {
  [LESART_TERM_OPEN] = "open",
  [LESART_TERM_PREFERRED] = "supported",
  [LESART_TERM_ADMITTED] = "admitted",
  [LESART_TERM_FORBIDDEN] = "refuted",
  [LESART_TERM_SUPERSEDED] = "not-enough",
};

static void
lesart_term_row_class_init (LesartTermRowClass *class)
{
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class, gboolean expand)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  if (expand) {
    gtk_label_set_wrap (label, TRUE);
    gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
    gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static void
lesart_term_row_init (LesartTermRow *self)
{
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (self->card, TRUE);
  gtk_widget_add_css_class (self->card, "lesart-row-card");
  gtk_widget_add_css_class (self->card, "lesart-claim");
  self->title = add_label (first, "title", TRUE);
  self->status = add_label (first, "lesart-badge", FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->status), GTK_ALIGN_START);
  self->english = add_label (second, "detail", TRUE);
  self->uses = add_label (second, "detail", FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->uses), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->card), first);
  gtk_box_append (GTK_BOX (self->card), second);
  gtk_box_append (GTK_BOX (self), self->card);
}

GtkWidget *
lesart_term_row_new (void)
{
  return g_object_new (LESART_TYPE_TERM_ROW, NULL);
}

/**
 * lesart_term_row_set_item:
 * @item: (nullable): what to show
 */
void
lesart_term_row_set_item (LesartTermRow *self, LesartTermItem *item)
{
  LesartTermStatus status;
  gboolean is_candidate;
  const char *english;
  g_autofree char *uses = NULL;

  g_return_if_fail (LESART_IS_TERM_ROW (self));
  if (item == NULL)
    return;
  status = lesart_term_item_get_status (item);
  is_candidate = lesart_term_item_get_concept (item) == NULL;
  english = lesart_term_item_get_english (item);
  uses = lesart_describe_term_uses (item);
  gtk_label_set_label (self->title, lesart_term_item_get_text (item));
  gtk_label_set_label (self->english, is_candidate       ? C_ ("term", "candidate")
                                      : *english != '\0' ? english
                                                         : _ ("No English term yet"));
  gtk_label_set_label (self->uses, uses);
  gtk_label_set_label (self->status, lesart_describe_term_status (status));
  gtk_widget_set_css_classes (GTK_WIDGET (self->status),
                              (const char *[]){ "lesart-badge", status_classes[status], NULL });
  gtk_widget_set_visible (GTK_WIDGET (self->status), !is_candidate);
}
