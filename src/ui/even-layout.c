/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "even-layout.h"

struct _LesartEvenLayout {
  GtkLayoutManager parent_instance;
  int spacing; /* px between children and between rows */
};

G_DEFINE_FINAL_TYPE (LesartEvenLayout, lesart_even_layout, GTK_TYPE_LAYOUT_MANAGER)

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
count_columns (LesartEvenLayout *self, guint n, int width, int child_width)
{
  guint fit, rows;

  if (n == 0)
    return 1;
  fit = (guint) CLAMP ((width + self->spacing) / MAX (child_width + self->spacing, 1), 1, (int) n);
  rows = (n + fit - 1) / fit;
  return (n + rows - 1) / rows;
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
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
  LesartEvenLayout *self = LESART_EVEN_LAYOUT (manager);
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
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  LesartEvenLayout *self = LESART_EVEN_LAYOUT (manager);
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

static void
lesart_even_layout_class_init (LesartEvenLayoutClass *class)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (class);

  manager_class->get_request_mode = get_request_mode;
  manager_class->measure = measure;
  manager_class->allocate = allocate;
}

static void
lesart_even_layout_init (LesartEvenLayout *self)
{
}

/**
 * lesart_even_layout_new:
 * @spacing: px between children and between rows
 *
 * Returns: (transfer full): a layout manager
 */
GtkLayoutManager *
lesart_even_layout_new (int spacing)
{
  LesartEvenLayout *self = g_object_new (LESART_TYPE_EVEN_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
