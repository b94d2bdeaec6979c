/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children have their natural width, or the width of the line if that is less. Where they are even,
 * all are as wide as the widest, and the rows as long as each other.
 */
#include "wrap-layout.h"

struct _LesartWrapLayout {
  GtkLayoutManager parent_instance;
  int spacing;
  gboolean even;
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

/* ---- Even ---- */

/* What the largest child needs, and how many children there are. */
static guint
measure_children (GtkWidget *widget, GtkOrientation orientation, int *minimum, int *natural)
{
  guint n = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int least, usual;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, orientation, -1, &least, &usual, NULL, NULL);
    *minimum = MAX (*minimum, least);
    *natural = MAX (*natural, usual);
    n++;
  }
  return n;
}

static guint
count_columns (LesartWrapLayout *self, guint n, int width, int child_width)
{
  guint fit, rows;

  if (n == 0)
    return 1;
  fit = (guint) CLAMP ((width + self->spacing) / MAX (child_width + self->spacing, 1), 1, (int) n);
  rows = (n + fit - 1) / fit;
  return (n + rows - 1) / rows;
}

static void
measure_even (LesartWrapLayout *self,
              GtkWidget *widget,
              GtkOrientation orientation,
              int for_size,
              int *minimum,
              int *natural)
{
  int least, usual, width;
  guint n = measure_children (widget, orientation, &least, &usual);
  guint rows, columns;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = least;
    *natural = (int) n * (usual + self->spacing) - (n > 0 ? self->spacing : 0);
    return;
  }
  measure_children (widget, GTK_ORIENTATION_HORIZONTAL, &width, &width);
  columns = for_size < 0 ? MAX (n, 1) : count_columns (self, n, for_size, width);
  rows = (n + columns - 1) / columns;
  *minimum = *natural = (int) rows * (usual + self->spacing) - (rows > 0 ? self->spacing : 0);
}

static void
allocate_even (LesartWrapLayout *self, GtkWidget *widget, int width)
{
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int least, usual, row_height, child_width;
  guint n = measure_children (widget, GTK_ORIENTATION_HORIZONTAL, &least, &usual);
  guint columns = count_columns (self, n, width, usual), i = 0;

  measure_children (widget, GTK_ORIENTATION_VERTICAL, &least, &row_height);
  child_width = (width - ((int) columns - 1) * self->spacing) / (int) columns;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkAllocation place = { .width = child_width, .height = row_height };

    if (!gtk_widget_should_layout (child))
      continue;
    place.x = (int) (i % columns) * (child_width + self->spacing);
    if (right_to_left)
      place.x = width - place.x - child_width;
    place.y = (int) (i / columns) * (row_height + self->spacing);
    gtk_widget_size_allocate (child, &place, -1);
    i++;
  }
}

/* ---- The layout ---- */

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

  if (self->even) {
    measure_even (self, widget, orientation, for_size, minimum, natural);
    return;
  }
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    measure_width (self, widget, minimum, natural);
    return;
  }
  if (for_size < 0) {
    /* Without a width the least is one line, as it is for text: newer GTK minds. */
    int width;

    measure_width (self, widget, minimum, &width);
    *minimum = go_through_lines (self, widget, G_MAXINT, FALSE);
    *natural = go_through_lines (self, widget, width, FALSE);
    return;
  }
  *minimum = *natural = go_through_lines (self, widget, for_size, FALSE);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  LesartWrapLayout *self = LESART_WRAP_LAYOUT (manager);

  if (self->even)
    allocate_even (self, widget, width);
  else
    go_through_lines (self, widget, width, TRUE);
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
 * lesart_even_layout_new:
 * @spacing: between children and between rows, in px
 *
 * Returns: (transfer full): a layout in which all children have the same size
 */
GtkLayoutManager *
lesart_even_layout_new (int spacing)
{
  GtkLayoutManager *manager = lesart_wrap_layout_new (spacing);

  LESART_WRAP_LAYOUT (manager)->even = TRUE;
  return manager;
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
