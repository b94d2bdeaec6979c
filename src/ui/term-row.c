/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See term-row.h. A candidate has no badge and no second line: nobody has said anything of it.
 */
#include "term-row.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "line-box.h"

struct _LesartTermRow {
  LesartListRow parent_instance;
  GtkLabel *title;
  GtkLabel *status;
  GtkLabel *english;
  GtkLabel *uses;
  GtkLabel *ways;
};

G_DEFINE_FINAL_TYPE (LesartTermRow, lesart_term_row, LESART_TYPE_LIST_ROW)

static const char *const status_classes[LESART_N_TERM_STATUSES] = {
  [LESART_TERM_OPEN] = "open",
  [LESART_TERM_PREFERRED] = "supported",
  [LESART_TERM_ADMITTED] = "admitted",
  [LESART_TERM_FORBIDDEN] = "refuted",
  [LESART_TERM_SUPERSEDED] = "not-enough",
};

static void
show (LesartListRow *row, gpointer item)
{
  LesartTermRow *self = LESART_TERM_ROW (row);
  LesartTermStatus status;
  gboolean is_candidate;
  const char *english;
  g_autofree char *uses = NULL;
  g_autofree char *ways = NULL;

  status = lesart_term_item_get_status (item);
  is_candidate = lesart_term_item_get_concept (item) == NULL;
  english = lesart_term_item_get_english (item);
  uses = lesart_describe_term_uses (item);
  gtk_label_set_label (self->title, lesart_term_item_get_text (item));
  gtk_label_set_label (self->english, *english != '\0' ? english : _ ("No English term yet"));
  gtk_widget_set_visible (GTK_WIDGET (self->english), !is_candidate);
  gtk_label_set_label (self->uses, uses);
  ways = lesart_describe_term_ways (item);
  gtk_label_set_label (self->ways, ways != NULL ? ways : "");
  gtk_widget_set_visible (GTK_WIDGET (self->ways), ways != NULL);
  gtk_label_set_label (self->status, lesart_describe_term_status (status));
  gtk_widget_set_css_classes (GTK_WIDGET (self->status),
                              (const char *[]){ "lesart-badge", status_classes[status], NULL });
  gtk_widget_set_visible (GTK_WIDGET (self->status), !is_candidate);
}

static char *
describe (LesartListRow *row, gpointer item)
{
  return lesart_describe_term (item);
}

static void
build (LesartListRow *row)
{
  LesartTermRow *self = LESART_TERM_ROW (row);
  GtkWidget *card = lesart_list_row_add_card (row, "lesart-claim", 2);
  GtkWidget *first = lesart_line_box_new (8);

  self->title = lesart_list_row_add_label (first, "title", -1);
  self->status = lesart_list_row_add_label (first, "lesart-badge", 0);
  self->uses = lesart_list_row_add_label (first, "count", 0);
  gtk_box_append (GTK_BOX (card), first);
  self->english = lesart_list_row_add_label (card, "detail", -1);
  self->ways = lesart_list_row_add_label (card, "detail", -1);
}

static void
lesart_term_row_class_init (LesartTermRowClass *class)
{
  LESART_LIST_ROW_CLASS (class)->build = build;
  LESART_LIST_ROW_CLASS (class)->show = show;
  LESART_LIST_ROW_CLASS (class)->describe = describe;
}

static void
lesart_term_row_init (LesartTermRow *self)
{
}
