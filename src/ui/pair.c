/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pair.h"

#define MIN_HEIGHT 160
#define LINE 1 /* px between the two */

struct _LesartPair {
  GtkWidget parent_instance;

  GtkWidget *first;
  GtkWidget *second;
  GtkWidget *line;
};

G_DEFINE_FINAL_TYPE (LesartPair, lesart_pair, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
lesart_pair_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* Both scroll, so any height will do. */
static void
lesart_pair_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  LesartPair *self = LESART_PAIR (widget);
  int first = 0, second;

  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = MIN_HEIGHT;
    return;
  }
  if (self->first != NULL)
    gtk_widget_measure (self->first, orientation, -1, &first, NULL, NULL, NULL);
  gtk_widget_measure (self->second, orientation, -1, &second, NULL, NULL, NULL);
  *minimum = *natural = MAX (first, second);
}

static void
lesart_pair_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LesartPair *self = LESART_PAIR (widget);
  const gboolean beside = width >= LESART_PAIR_BESIDE_FROM;
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int half = (beside ? width - LINE : height - LINE) / 2;
  GtkAllocation first = { 0, 0, width, half };
  GtkAllocation line = { 0, half, width, LINE };
  GtkAllocation second = { 0, half + LINE, width, height - half - LINE };

  if (beside) {
    first = (GtkAllocation){ 0, 0, half, height };
    line = (GtkAllocation){ half, 0, LINE, height };
    second = (GtkAllocation){ half + LINE, 0, width - half - LINE, height };
    if (rtl) {
      first.x = width - half;
      line.x = first.x - LINE;
      second.x = 0;
    }
  }
  gtk_widget_measure (self->line, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  if (self->first != NULL)
    gtk_widget_size_allocate (self->first, &first, -1);
  gtk_widget_size_allocate (self->line, &line, -1);
  gtk_widget_size_allocate (self->second, &second, -1);
}

static void
lesart_pair_dispose (GObject *object)
{
  LesartPair *self = LESART_PAIR (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);
  G_OBJECT_CLASS (lesart_pair_parent_class)->dispose (object);
}

static void
lesart_pair_class_init (LesartPairClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lesart_pair_dispose;
  widget_class->get_request_mode = lesart_pair_get_request_mode;
  widget_class->measure = lesart_pair_measure;
  widget_class->size_allocate = lesart_pair_size_allocate;
}

static void
lesart_pair_init (LesartPair *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * lesart_pair_release:
 *
 * Lets the first one go, which then has no parent.
 */
void
lesart_pair_release (LesartPair *self)
{
  g_clear_pointer (&self->first, gtk_widget_unparent);
}

/**
 * lesart_pair_new:
 * @first: left or above
 * @second: right or below
 *
 * Returns: (transfer floating): both
 */
GtkWidget *
lesart_pair_new (GtkWidget *first, GtkWidget *second)
{
  LesartPair *self = g_object_new (LESART_TYPE_PAIR, NULL);

  self->first = first;
  self->second = second;
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (self->line, "pair");
  gtk_widget_set_parent (first, GTK_WIDGET (self));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_parent (second, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
