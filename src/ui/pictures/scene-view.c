/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Elements are the same at every width, so that the buttons are made once a diagram and only moved
 * when the room changes.
 */
#include "scene-view.h"

#include <math.h>

#include "scene-paint.h"

#define ZOOM_STEP 1.2
#define USUAL_DPI 96.0
#define MOST_USUAL_ZOOM 1.5
#define LEAST_ZOOM 0.4
#define MOST_ZOOM 4.0
#define PIECE 1024 /* px */

struct _LesartSceneView {
  GtkWidget parent_instance;
  LesartAppearance *appearance; /* (nullable) */
  LesartDiagram *diagram;       /* (nullable) */
  LesartScene *scene;           /* (nullable): as it was laid out last */
  double scene_width;           /* what it was laid out for */
  PangoContext *context;
  GPtrArray *buttons; /* one an element */
  GArray *turns;      /* guint: which passage of each element comes next */
  double zoom;
  double zoom_at_pinch;
};

enum { PROP_0, PROP_ZOOM, N_PROPS };

static GParamSpec *properties[N_PROPS];
static guint show_span_signal;

G_DEFINE_FINAL_TYPE (LesartSceneView, lesart_scene_view, GTK_TYPE_WIDGET)

/* ---- Layout ---- */

static void
lay_out (LesartSceneView *self, double width)
{
  LesartTypesetter typesetter = lesart_scene_typesetter (self->context);

  if (self->scene != NULL && self->scene_width == width)
    return;
  g_clear_pointer (&self->scene, lesart_scene_free);
  self->scene = self->diagram->layout (self->diagram, &typesetter, width);
  self->scene_width = width;
}

static double
get_layout_width (LesartSceneView *self, int width)
{
  return MAX (self->diagram->least_width, floor (width / self->zoom));
}

static GtkSizeRequestMode
lesart_scene_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lesart_scene_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  LesartSceneView *self = LESART_SCENE_VIEW (widget);

  *minimum = *natural = 0;
  if (self->diagram == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = *natural = (int) ceil (self->diagram->least_width * self->zoom);
    return;
  }
  lay_out (self, get_layout_width (self, for_size));
  *minimum = *natural = (int) ceil (self->scene->height * self->zoom);
}

static void
place_button (LesartSceneView *self, guint i)
{
  const LesartElement *element = &g_array_index (self->scene->elements, LesartElement, i);
  GtkAllocation place = { (int) floor (element->box.x * self->zoom),
                          (int) floor (element->box.y * self->zoom),
                          (int) ceil (element->box.width * self->zoom),
                          (int) ceil (element->box.height * self->zoom) };
  GtkWidget *button = g_ptr_array_index (self->buttons, i);
  int least;

  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place.width = MAX (place.width, least);
  gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, place.width, &least, NULL, NULL, NULL);
  place.height = MAX (place.height, least);
  gtk_widget_size_allocate (button, &place, -1);
}

static void
lesart_scene_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LesartSceneView *self = LESART_SCENE_VIEW (widget);

  if (self->diagram == NULL)
    return;
  lay_out (self, get_layout_width (self, width));
  for (guint i = 0; i < self->buttons->len; i++)
    place_button (self, i);
}

/* Piece by piece: what is not in view is not painted, and no piece is too large for a texture. They
 * overlap, so that no seam is seen. */
static void
lesart_scene_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LesartSceneView *self = LESART_SCENE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  LesartSceneColours colours;

  if (self->diagram == NULL)
    return;
  /* It may have been measured for another width since. */
  lay_out (self, get_layout_width (self, width));
  lesart_scene_colours_init (&colours, self->appearance == NULL
                                           ? LESART_PALETTE_LIGHT
                                           : lesart_appearance_get_palette (self->appearance));
  for (int y = 0; y < height; y += PIECE)
    for (int x = 0; x < width; x += PIECE) {
      cairo_t *cr = gtk_snapshot_append_cairo (
          snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) MIN (PIECE + 1, width - x),
                                         (float) MIN (PIECE + 1, height - y)));

      cairo_scale (cr, self->zoom, self->zoom);
      lesart_scene_paint (self->scene, &colours, self->context, cr);
      cairo_destroy (cr);
    }
  GTK_WIDGET_CLASS (lesart_scene_view_parent_class)->snapshot (widget, snapshot);
}

/* ---- Elements ---- */

static void
on_clicked (GtkWidget *button, LesartSceneView *self)
{
  const LesartElement *element;
  LesartSpan span;
  guint index;
  guint *turn;

  if (!g_ptr_array_find (self->buttons, button, &index))
    return;
  element = &g_array_index (self->scene->elements, LesartElement, index);
  if (element->n_spans == 0)
    return;
  turn = &g_array_index (self->turns, guint, index);
  span = g_array_index (self->scene->spans, LesartSpan,
                        element->first_span + *turn % element->n_spans);
  *turn = (*turn + 1) % element->n_spans;
  g_signal_emit (self, show_span_signal, 0, span.start, span.end);
}

/* The first line of a label is the name, what follows describes it. */
static void
add_button (LesartSceneView *self, const LesartElement *element)
{
  GtkWidget *button = gtk_button_new ();
  g_auto (GStrv) halves = g_strsplit (element->label, "\n", 2);

  gtk_widget_add_css_class (button, "element");
  gtk_widget_set_tooltip_text (button, element->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, halves[0],
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  halves[1] != NULL ? halves[1] : "", -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_ptr_array_add (self->buttons, button);
}

static void
remove_buttons (LesartSceneView *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);
  g_array_set_size (self->turns, 0);
}

static void
add_buttons (LesartSceneView *self)
{
  lay_out (self, self->diagram->least_width);
  for (guint i = 0; i < self->scene->elements->len; i++)
    add_button (self, &g_array_index (self->scene->elements, LesartElement, i));
  g_array_set_size (self->turns, self->buttons->len);
}

/* ---- Zoom ---- */

/* As much larger as the desktop wants all text, up to where a side panel shows little of it. */
static double
get_usual_zoom (LesartSceneView *self)
{
  int dpi = -1; /* 1,024 times as many */

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / USUAL_DPI, 1.0, MOST_USUAL_ZOOM) : 1.0;
}

void
lesart_scene_view_set_zoom (LesartSceneView *self, double zoom)
{
  g_return_if_fail (LESART_IS_SCENE_VIEW (self));
  zoom = CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

double
lesart_scene_view_get_zoom (LesartSceneView *self)
{
  return self->zoom;
}

void
lesart_scene_view_zoom_step (LesartSceneView *self, int steps)
{
  lesart_scene_view_set_zoom (self, steps == 0 ? get_usual_zoom (self)
                                               : self->zoom * pow (ZOOM_STEP, steps));
}

static gboolean
on_zoom_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  lesart_scene_view_zoom_step (LESART_SCENE_VIEW (widget), g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, LesartSceneView *self)
{
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller))
       & GDK_CONTROL_MASK)
          == 0
      || dy == 0)
    return GDK_EVENT_PROPAGATE;
  lesart_scene_view_zoom_step (self, dy < 0 ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (LesartSceneView *self)
{
  self->zoom_at_pinch = self->zoom;
}

static void
on_pinch (GtkGestureZoom *gesture, double scale, LesartSceneView *self)
{
  lesart_scene_view_set_zoom (self, self->zoom_at_pinch * scale);
}

/* ---- The object ---- */

static void
lesart_scene_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ZOOM)
    g_value_set_double (value, LESART_SCENE_VIEW (object)->zoom);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lesart_scene_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ZOOM)
    lesart_scene_view_set_zoom (LESART_SCENE_VIEW (object), g_value_get_double (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lesart_scene_view_dispose (GObject *object)
{
  LesartSceneView *self = LESART_SCENE_VIEW (object);

  remove_buttons (self);
  g_clear_object (&self->appearance);
  G_OBJECT_CLASS (lesart_scene_view_parent_class)->dispose (object);
}

static void
lesart_scene_view_finalize (GObject *object)
{
  LesartSceneView *self = LESART_SCENE_VIEW (object);

  g_clear_pointer (&self->scene, lesart_scene_free);
  g_clear_pointer (&self->diagram, lesart_diagram_free);
  g_clear_object (&self->context);
  g_ptr_array_unref (self->buttons);
  g_array_unref (self->turns);
  G_OBJECT_CLASS (lesart_scene_view_parent_class)->finalize (object);
}

static void
add_zoom_keys (GtkWidgetClass *class)
{
  static const struct {
    guint key;
    int steps;
  } keys[] = {
    { GDK_KEY_plus, 1 },         { GDK_KEY_equal, 1 }, { GDK_KEY_KP_Add, 1 }, { GDK_KEY_minus, -1 },
    { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_0, 0 },     { GDK_KEY_KP_0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (class, keys[i].key, 0, on_zoom_key, "i", keys[i].steps);
}

static void
lesart_scene_view_class_init (LesartSceneViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = lesart_scene_view_get_property;
  object_class->set_property = lesart_scene_view_set_property;
  object_class->dispose = lesart_scene_view_dispose;
  object_class->finalize = lesart_scene_view_finalize;
  widget_class->get_request_mode = lesart_scene_view_get_request_mode;
  widget_class->measure = lesart_scene_view_measure;
  widget_class->size_allocate = lesart_scene_view_size_allocate;
  widget_class->snapshot = lesart_scene_view_snapshot;
  properties[PROP_ZOOM] =
      g_param_spec_double ("zoom", NULL, NULL, LEAST_ZOOM, MOST_ZOOM, 1.0,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  show_span_signal = g_signal_new ("show-span", LESART_TYPE_SCENE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  add_zoom_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "lesartscene");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lesart_scene_view_init (LesartSceneView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  self->zoom = get_usual_zoom (self);
  self->buttons = g_ptr_array_new ();
  self->turns = g_array_new (FALSE, TRUE, sizeof (guint));
  self->context = gtk_widget_create_pango_context (widget);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

GtkWidget *
lesart_scene_view_new (void)
{
  return g_object_new (LESART_TYPE_SCENE_VIEW, NULL);
}

/**
 * lesart_scene_view_set_appearance:
 * @appearance: whose colours it has
 */
void
lesart_scene_view_set_appearance (LesartSceneView *self, LesartAppearance *appearance)
{
  g_return_if_fail (LESART_IS_SCENE_VIEW (self));
  if (g_set_object (&self->appearance, appearance))
    g_signal_connect_object (appearance, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                             G_CONNECT_SWAPPED);
}

/**
 * lesart_scene_view_set_diagram:
 * @diagram: (nullable) (transfer full): what is shown
 */
void
lesart_scene_view_set_diagram (LesartSceneView *self, LesartDiagram *diagram)
{
  g_return_if_fail (LESART_IS_SCENE_VIEW (self));
  remove_buttons (self);
  g_clear_pointer (&self->scene, lesart_scene_free);
  g_clear_pointer (&self->diagram, lesart_diagram_free);
  self->diagram = diagram;
  if (diagram != NULL) {
    add_buttons (self);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    diagram->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    diagram->description, -1);
  }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const LesartDiagram *
lesart_scene_view_get_diagram (LesartSceneView *self)
{
  return self->diagram;
}

const LesartScene *
lesart_scene_view_get_scene (LesartSceneView *self)
{
  return self->scene;
}
