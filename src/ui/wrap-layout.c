/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children have their natural width, or the width of the line if that is less.
 */
#include "wrap-layout.h"

struct _LesartWrapLayout {
  GtkLayoutManager parent_instance;
  int spacing;
};

G_DEFINE_FINAL_TYPE (LesartWrapLayout, lesart_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Goes through the lines at @width; gives the children their places if @allocate; returns the
 * height. */
static int
go_through_lines (LesartWrapLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;
  int y = 0;
  int line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int min_width, child_width, min_height, child_height;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, &child_width, NULL,
                        NULL);
    child_width = MAX (min_width, MIN (child_width, width));
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, &min_height, &child_height,
                        NULL, NULL);
    if (x > 0 && x + child_width > width) {
      x = 0;
      y += line_height + self->spacing;
      line_height = 0;
    }
    if (allocate)
      gtk_widget_size_allocate (child,
                                &(GtkAllocation){ from_right ? width - x - child_width : x, y,
                                                  child_width, child_height },
                                -1);
    x += child_width + self->spacing;
    line_height = MAX (line_height, child_height);
  }
  return y + line_height;
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Of its own accord it asks for a line no longer than this: a popover that it stands in would grow
 * over the text to keep all in one line. */
#define LINE_WIDTH 340

static void
measure_width (LesartWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  int widest = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum, child_natural;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL,
                        NULL);
    *minimum = MAX (*minimum, child_minimum);
    widest = MAX (widest, child_natural);
    *natural += child_natural + (*natural > 0 ? self->spacing : 0);
  }
  *natural = MIN (*natural, MAX (widest, LINE_WIDTH));
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  LesartWrapLayout *self = LESART_WRAP_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    measure_width (self, widget, minimum, natural);
    return;
  }
  if (for_size < 0)
    measure_width (self, widget, minimum, &for_size);
  *minimum = *natural = go_through_lines (self, widget, for_size, FALSE);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  go_through_lines (LESART_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
lesart_wrap_layout_class_init (LesartWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = get_request_mode;
  manager_class->measure = measure;
  manager_class->allocate = allocate;
}

static void
lesart_wrap_layout_init (LesartWrapLayout *self)
{
}

/**
 * lesart_wrap_layout_new:
 * @spacing: between children and between lines, in px
 */
GtkLayoutManager *
lesart_wrap_layout_new (int spacing)
{
  LesartWrapLayout *self = g_object_new (LESART_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

/**
 * lesart_wrap_box_new:
 * @spacing: between children and between lines, in px
 *
 * Returns: (transfer floating): a box whose children wrap
 */
GtkWidget *
lesart_wrap_box_new (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, lesart_wrap_layout_new (spacing));
  return box;
}

void
lesart_wrap_box_append (GtkWidget *box, GtkWidget *child)
{
  gtk_widget_insert_before (child, box, NULL);
}

void
lesart_wrap_box_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}
