/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list recycles its rows between headers and facts, so that one widget can be either. The rows of
 * a group look like one card: the first has the upper corners, the last the lower ones
 * (panels.css).
 */
#include "fact-row-view.h"

#include <glib/gi18n.h>

#include "describe.h"

struct _LesartFactRowView {
  GtkBox parent_instance;
  GtkWidget *header; /* label and count */
  GtkLabel *group;
  GtkLabel *count;
  GtkWidget *card;
  GtkLabel *title;
  GtkLabel *badge;
  GtkLabel *mentions; /* how often an entity is mentioned */
  GtkLabel *detail;
  LesartReading *reading; /* (nullable) */
  LesartFactRow *row;     /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LesartFactRowView, lesart_fact_row_view, GTK_TYPE_BOX)

static GtkLabel *
add_label (GtkWidget *box, const char *css_class, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, css_class);
  if (lines > 0) {
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_lines (GTK_LABEL (label), lines);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_widget_set_hexpand (label, TRUE);
  }
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
lesart_fact_row_view_init (LesartFactRowView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-fact-row");
  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->header, "lesart-group-header");
  gtk_box_append (GTK_BOX (self), self->header);
  self->group = add_label (self->header, "heading", 0);
  self->count = add_label (self->header, "count", 0);

  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "lesart-row-card");
  gtk_box_append (GTK_BOX (self), self->card);
  gtk_box_append (GTK_BOX (self->card), line);
  self->title = add_label (line, "title", 3);
  self->badge = add_label (line, "lesart-badge", 0);
  self->mentions = add_label (line, "count", 0);
  self->detail = add_label (self->card, "detail", 2);
}

static void
lesart_fact_row_view_dispose (GObject *object)
{
  LesartFactRowView *self = LESART_FACT_ROW_VIEW (object);

  g_clear_object (&self->row);
  g_clear_pointer (&self->reading, lesart_reading_unref);
  G_OBJECT_CLASS (lesart_fact_row_view_parent_class)->dispose (object);
}

static void
lesart_fact_row_view_class_init (LesartFactRowViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lesart_fact_row_view_dispose;
}

GtkWidget *
lesart_fact_row_view_new (void)
{
  return g_object_new (LESART_TYPE_FACT_ROW_VIEW, NULL);
}

static void
set_css_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_header (LesartFactRowView *self)
{
  g_autofree char *count = g_strdup_printf ("%u", lesart_fact_row_get_index (self->row));

  gtk_label_set_label (self->group, lesart_describe_group (lesart_fact_row_get_group (self->row)));
  gtk_label_set_label (self->count, count);
}

static void
show_badge (LesartFactRowView *self, LesartCertainty certainty)
{
  for (guint i = LESART_CERTAINTY_ASSERTED; i <= LESART_CERTAINTY_NEGATED; i++)
    set_css_class (GTK_WIDGET (self->badge), lesart_certainty_to_string ((LesartCertainty) i),
                   i == (guint) certainty);
  gtk_label_set_label (self->badge, lesart_describe_certainty (certainty));
  gtk_widget_set_visible (GTK_WIDGET (self->badge), certainty != LESART_CERTAINTY_ASSERTED);
}

static void
show_mentions (LesartFactRowView *self, LesartGroup group, guint index)
{
  gboolean is_entity = group <= LESART_GROUP_WORKS;

  gtk_widget_set_visible (GTK_WIDGET (self->mentions), is_entity);
  if (is_entity) {
    guint n = g_array_index (self->reading->entities, LesartEntity, index).n_mentions;
    g_autofree char *number = g_strdup_printf ("%u", n);
    g_autofree char *words = lesart_describe_mentions (n);

    gtk_label_set_label (self->mentions, number);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->mentions), words);
  }
}

static void
show_fact (LesartFactRowView *self)
{
  LesartGroup group = lesart_fact_row_get_group (self->row);
  guint index = lesart_fact_row_get_index (self->row);
  g_autofree char *title = lesart_describe_title (self->reading, group, index, TRUE);
  g_autofree char *detail = lesart_describe_detail (self->reading, group, index);

  gtk_label_set_markup (self->title, title);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  show_mentions (self, group, index);
  show_badge (self, lesart_describe_certainty_of (self->reading, group, index));
  set_css_class (self->card, "first", lesart_fact_row_is_first (self->row));
  set_css_class (self->card, "last", lesart_fact_row_is_last (self->row));
}

/**
 * lesart_fact_row_view_set_row:
 * @reading: (nullable): what @row is of
 * @row: (nullable): what to show
 */
void
lesart_fact_row_view_set_row (LesartFactRowView *self, LesartReading *reading, LesartFactRow *row)
{
  gboolean header = row != NULL && lesart_fact_row_is_header (row);

  g_return_if_fail (LESART_IS_FACT_ROW_VIEW (self));
  g_set_object (&self->row, row);
  g_clear_pointer (&self->reading, lesart_reading_unref);
  self->reading = reading == NULL ? NULL : lesart_reading_ref (reading);
  gtk_widget_set_visible (self->header, header);
  gtk_widget_set_visible (self->card, !header);
  if (header)
    show_header (self);
  else if (row != NULL && reading != NULL)
    show_fact (self);
}

/**
 * lesart_fact_row_view_set_current:
 * @current: whether the caret stands in the passage of this row
 */
void
lesart_fact_row_view_set_current (LesartFactRowView *self, gboolean current)
{
  g_return_if_fail (LESART_IS_FACT_ROW_VIEW (self));
  set_css_class (self->card, "current", current);
}

/**
 * lesart_fact_row_view_describe:
 *
 * Returns: (transfer full): the row in words, as one sentence
 */
char *
lesart_fact_row_view_describe (LesartFactRowView *self)
{
  LesartGroup group;
  guint index;

  g_return_val_if_fail (LESART_IS_FACT_ROW_VIEW (self), NULL);
  if (self->row == NULL || self->reading == NULL)
    return g_strdup ("");
  group = lesart_fact_row_get_group (self->row);
  index = lesart_fact_row_get_index (self->row);
  if (lesart_fact_row_is_header (self->row))
    /* Translators: the header of a group for screen readers, then the number of rows: Places, 2 */
    return g_strdup_printf (C_ ("group header", "%s, %u"), lesart_describe_group (group), index);
  return lesart_describe_for_speech (self->reading, group, index);
}
