/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colour is that of the style sheet; a tag without one is an outline in the colour of the text.
 */
#include "tag-swatch.h"

#include <math.h>

#include "colour-button.h"

#define SIZE 14
#define LINE 1.5
#define N_STAR 10 /* corners, outer and inner */

struct _LesartTagSwatch {
  GtkWidget parent_instance;
  LesartColour colour;
  LesartShape shape;
};

G_DEFINE_FINAL_TYPE (LesartTagSwatch, lesart_tag_swatch, GTK_TYPE_WIDGET)

/* Corners on a circle, the first at the angle @start; every second one on one of @inner of its
 * radius. */
static void
add_polygon (cairo_t *cr, double middle, double radius, guint n, double start, double inner)
{
  for (guint i = 0; i < n; i++) {
    double angle = start + 2 * G_PI * i / n;
    double length = i % 2 == 1 ? radius * inner : radius;

    cairo_line_to (cr, middle + length * cos (angle), middle + length * sin (angle));
  }
  cairo_close_path (cr);
}

static void
add_shape (cairo_t *cr, LesartShape shape, double middle, double radius)
{
  const double up = -G_PI / 2;

  switch (shape) {
  case LESART_SHAPE_SQUARE:
    add_polygon (cr, middle, radius * 1.15, 4, G_PI / 4, 1);
    break;
  case LESART_SHAPE_TRIANGLE:
    add_polygon (cr, middle, radius, 3, up, 1);
    break;
  case LESART_SHAPE_DIAMOND:
    add_polygon (cr, middle, radius, 4, up, 1);
    break;
  case LESART_SHAPE_STAR:
    add_polygon (cr, middle, radius, N_STAR, up, 0.42);
    break;
  case LESART_SHAPE_HEXAGON:
    add_polygon (cr, middle, radius, 6, 0, 1);
    break;
  case LESART_SHAPE_CIRCLE:
  case LESART_N_SHAPES:
  default:
    cairo_arc (cr, middle, middle, radius * 0.9, 0, 2 * G_PI);
    break;
  }
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LesartTagSwatch *self = LESART_TAG_SWATCH (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int size = MIN (width, height);
  cairo_t *cr;
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cr, (width - size) / 2.0, (height - size) / 2.0);
  add_shape (cr, self->shape, size / 2.0, size / 2.0 - LINE / 2);
  gdk_cairo_set_source_rgba (cr, &colour);
  if (self->colour != LESART_COLOUR_NONE)
    cairo_fill_preserve (cr);
  cairo_set_line_width (cr, LINE);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
lesart_tag_swatch_class_init (LesartTagSwatchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->snapshot = snapshot;
  widget_class->measure = measure;
  gtk_widget_class_set_css_name (widget_class, "tagswatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lesart_tag_swatch_init (LesartTagSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * lesart_tag_swatch_new:
 *
 * Returns: (transfer floating): a circle without a colour
 */
GtkWidget *
lesart_tag_swatch_new (void)
{
  return g_object_new (LESART_TYPE_TAG_SWATCH, NULL);
}

void
lesart_tag_swatch_set (LesartTagSwatch *self, LesartColour colour, LesartShape shape)
{
  g_return_if_fail (LESART_IS_TAG_SWATCH (self));
  self->colour = colour;
  self->shape = shape;
  lesart_widget_set_colour (GTK_WIDGET (self), colour);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lesart_tag_swatch_set_tag:
 * @tag: (nullable): what it stands for; without one it is the sign of a tag that is in no book
 */
void
lesart_tag_swatch_set_tag (LesartTagSwatch *self, LesartTag *tag)
{
  lesart_tag_swatch_set (self, tag != NULL ? lesart_tag_get_colour (tag) : LESART_COLOUR_NONE,
                         tag != NULL ? lesart_tag_get_shape (tag) : LESART_SHAPE_CIRCLE);
}
