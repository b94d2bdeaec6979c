/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "split.h"

#define MIN_SIDEBAR 280
#define MIN_CONTENT 380
#define MIN_HEIGHT 160
#define HANDLE 8 /* px in which the border can be grabbed */

struct _LesartSplit {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *scrim; /* darkens the text below a panel that lies over it; a click there closes it */
  GtkWidget *sidebar;
  GtkWidget *handle;
  gboolean visible;
  gboolean narrow;
  gboolean fills;
  int width;
  int drag_width;
};

enum { PROP_0, PROP_SIDEBAR_VISIBLE, PROP_SIDEBAR_WIDTH, PROP_SIDEBAR_FILLS, PROP_NARROW, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LesartSplit, lesart_split, GTK_TYPE_WIDGET)

static void
show_children (LesartSplit *self)
{
  gtk_widget_set_child_visible (self->sidebar, self->visible);
  gtk_widget_set_visible (self->sidebar, self->visible);
  gtk_widget_set_child_visible (self->content, !self->fills);
  gtk_widget_set_visible (self->scrim, self->visible && self->narrow && !self->fills);
  gtk_widget_set_visible (self->handle, self->visible && !self->narrow && !self->fills);
}

static gboolean
take_mode (gpointer data)
{
  g_autoptr (LesartSplit) self = data;

  if (self->sidebar == NULL) /* its window was closed meanwhile */
    return G_SOURCE_REMOVE;
  if (self->narrow)
    gtk_widget_add_css_class (self->sidebar, "overlaid");
  else
    gtk_widget_remove_css_class (self->sidebar, "overlaid");
  show_children (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
lesart_split_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  LesartSplit *self = LESART_SPLIT (widget);
  int content, sidebar;

  /* Both children scroll, so any height will do; asking them would lay out every row and paragraph.
   */
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = MIN_HEIGHT;
    *natural = MIN_HEIGHT;
    return;
  }
  gtk_widget_measure (self->content, orientation, -1, &content, NULL, NULL, NULL);
  gtk_widget_measure (self->sidebar, orientation, -1, &sidebar, NULL, NULL, NULL);
  *minimum = MAX (content, sidebar);
  *natural = MAX (content, sidebar);
}

static void
allocate (GtkWidget *child, int x, int width, int height)
{
  GtkAllocation allocation = { x, 0, width, height };

  if (gtk_widget_get_visible (child))
    gtk_widget_size_allocate (child, &allocation, -1);
}

static void
lesart_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LesartSplit *self = LESART_SPLIT (widget);
  gboolean narrow = width < LESART_SPLIT_NARROW_BELOW;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int minimum, sidebar, content;

  if (narrow != self->narrow) {
    self->narrow = narrow;
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, take_mode, g_object_ref (self), NULL);
  }
  gtk_widget_measure (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (self->fills)
    sidebar = width;
  else if (narrow)
    sidebar = MIN (width, MAX (self->width, minimum));
  else
    sidebar = CLAMP (self->width, MAX (MIN_SIDEBAR, minimum),
                     MAX (MAX (MIN_SIDEBAR, minimum), width - MIN_CONTENT));
  content = self->visible && !narrow && !self->fills ? width - sidebar : width;
  gtk_widget_measure (self->handle, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  allocate (self->content, rtl ? width - content : 0, content, height);
  allocate (self->scrim, 0, width, height);
  allocate (self->sidebar, rtl ? 0 : width - sidebar, sidebar, height);
  allocate (self->handle, (rtl ? sidebar : width - sidebar) - HANDLE / 2, HANDLE, height);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, LesartSplit *self)
{
  self->drag_width = gtk_widget_get_width (self->sidebar);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, LesartSplit *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int limit = gtk_widget_get_width (GTK_WIDGET (self)) - MIN_CONTENT;
  /* The handle moves with the border, so the offset is from where the border is now. */
  int now = gtk_widget_get_width (self->sidebar);

  self->width = CLAMP (now - (int) (rtl ? -dx : dx), MIN_SIDEBAR, MAX (MIN_SIDEBAR, limit));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_WIDTH]);
}

static void
on_scrim_click (LesartSplit *self)
{
  lesart_split_set_sidebar_visible (self, FALSE);
}

void
lesart_split_set_sidebar_visible (LesartSplit *self, gboolean visible)
{
  if (self->visible == visible)
    return;
  self->visible = visible;
  if (!visible)
    lesart_split_set_sidebar_fills (self, FALSE);
  show_children (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_VISIBLE]);
}

/**
 * lesart_split_set_sidebar_fills:
 * @fills: whether the panel takes the whole room, and the text none; it must be visible for that
 */
void
lesart_split_set_sidebar_fills (LesartSplit *self, gboolean fills)
{
  fills = fills && self->visible;
  if (self->fills == fills)
    return;
  self->fills = fills;
  show_children (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_FILLS]);
}

gboolean
lesart_split_get_sidebar_fills (LesartSplit *self)
{
  return self->fills;
}

gboolean
lesart_split_get_sidebar_visible (LesartSplit *self)
{
  return self->visible;
}

gboolean
lesart_split_is_narrow (LesartSplit *self)
{
  return self->narrow;
}

static void
lesart_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LesartSplit *self = LESART_SPLIT (object);

  switch (id) {
  case PROP_SIDEBAR_VISIBLE:
    g_value_set_boolean (value, self->visible);
    break;
  case PROP_SIDEBAR_WIDTH:
    g_value_set_int (value, self->width);
    break;
  case PROP_SIDEBAR_FILLS:
    g_value_set_boolean (value, self->fills);
    break;
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lesart_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LesartSplit *self = LESART_SPLIT (object);

  switch (id) {
  case PROP_SIDEBAR_VISIBLE:
    lesart_split_set_sidebar_visible (self, g_value_get_boolean (value));
    break;
  case PROP_SIDEBAR_WIDTH:
    self->width = g_value_get_int (value);
    gtk_widget_queue_allocate (GTK_WIDGET (self));
    break;
  case PROP_SIDEBAR_FILLS:
    lesart_split_set_sidebar_fills (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lesart_split_dispose (GObject *object)
{
  LesartSplit *self = LESART_SPLIT (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->scrim, gtk_widget_unparent);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->handle, gtk_widget_unparent);
  G_OBJECT_CLASS (lesart_split_parent_class)->dispose (object);
}

static void
lesart_split_class_init (LesartSplitClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = lesart_split_get_property;
  object_class->set_property = lesart_split_set_property;
  object_class->dispose = lesart_split_dispose;
  GTK_WIDGET_CLASS (class)->measure = lesart_split_measure;
  GTK_WIDGET_CLASS (class)->size_allocate = lesart_split_size_allocate;
  properties[PROP_SIDEBAR_VISIBLE] =
      g_param_spec_boolean ("sidebar-visible", NULL, NULL, TRUE, flags);
  properties[PROP_SIDEBAR_WIDTH] =
      g_param_spec_int ("sidebar-width", NULL, NULL, 0, G_MAXINT, 384, flags);
  properties[PROP_SIDEBAR_FILLS] = g_param_spec_boolean ("sidebar-fills", NULL, NULL, FALSE, flags);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lesart_split_init (LesartSplit *self)
{
  self->width = 384;
  self->visible = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * lesart_split_new:
 *
 * Returns: (transfer floating): @content with @sidebar at its end
 */
GtkWidget *
lesart_split_new (GtkWidget *content, GtkWidget *sidebar)
{
  LesartSplit *self = g_object_new (LESART_TYPE_SPLIT, NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkWidget *border;

  self->content = content;
  self->sidebar = sidebar;
  self->scrim = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->handle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  /* The line between text and panel is drawn here: as a border of the panel, which GTK's cairo
   * renderer fills as one tall path, it took half of the time of a frame. */
  border = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (border, "border");
  gtk_widget_set_halign (border, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (border, TRUE);
  gtk_box_append (GTK_BOX (self->handle), border);
  gtk_widget_add_css_class (self->scrim, "scrim");
  gtk_widget_add_css_class (self->sidebar, "sidebar");
  gtk_widget_set_cursor_from_name (self->handle, "col-resize");
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_scrim_click), self);
  gtk_widget_add_controller (self->scrim, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_parent (content, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scrim, GTK_WIDGET (self));
  gtk_widget_set_parent (sidebar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));
  show_children (self);
  return GTK_WIDGET (self);
}
