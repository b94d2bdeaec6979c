/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first child is as wide as the others leave it, who have their natural width. A GtkBox would
 * ask the label how wide it is at the height of the line, for which it is laid out seven times.
 */
#include "line-box.h"

/* A GtkCustomLayout knows no more than its box. */
static int
get_spacing (GtkWidget *line)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (line), "spacing"));
}

/* What is left for the first child of @line beside the others, who have their natural width. */
static int
measure_first (GtkWidget *line, int width)
{
  GtkWidget *first = gtk_widget_get_first_child (line);

  for (GtkWidget *child = gtk_widget_get_next_sibling (first); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int natural;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
    width -= natural + get_spacing (line);
  }
  return width;
}

static void
measure_line (GtkWidget *line,
              GtkOrientation orientation,
              int for_size,
              int *minimum,
              int *natural,
              int *minimum_baseline,
              int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  int spacing = get_spacing (line);
  GtkWidget *first = gtk_widget_get_first_child (line);

  *minimum = *natural = 0;
  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int width = across || for_size < 0 || child != first ? -1 : measure_first (line, for_size);
    int least, usual;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, orientation, width, &least, &usual, NULL, NULL);
    if (across) {
      *minimum += (child == first ? least : usual + spacing);
      *natural += usual + (child == first ? 0 : spacing);
    } else {
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, usual);
    }
  }
}

static void
allocate_line (GtkWidget *line, int width, int height, int baseline)
{
  gboolean from_right = gtk_widget_get_direction (line) == GTK_TEXT_DIR_RTL;
  GtkWidget *first = gtk_widget_get_first_child (line);
  GtkAllocation place = { .height = height };
  int spacing = get_spacing (line);

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_should_layout (child))
      continue;
    if (child == first)
      place.width = measure_first (line, width);
    else
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL, NULL);
    if (from_right)
      gtk_widget_size_allocate (
          child, &(GtkAllocation){ width - place.x - place.width, 0, place.width, height }, -1);
    else
      gtk_widget_size_allocate (child, &place, -1);
    place.x += place.width + spacing;
  }
}

static GtkSizeRequestMode
get_line_mode (GtkWidget *line)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/**
 * lesart_line_box_new:
 * @spacing: between the children, in px
 *
 * Returns: (transfer floating): a box for a label that wraps and what stands beside it
 */
GtkWidget *
lesart_line_box_new (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  g_object_set_data (G_OBJECT (box), "spacing", GINT_TO_POINTER (spacing));
  gtk_widget_set_layout_manager (
      box, gtk_custom_layout_new (get_line_mode, measure_line, allocate_line));
  return box;
}
