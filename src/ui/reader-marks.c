/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a reader marked, as it is painted: so that marks over one another stay apart, without
 * colour as well. Each has a line of its own below the words, on a level that no mark has which it
 * overlaps, with a hook where it begins and where it ends; the parts of a discontinuous one are
 * joined by dots on that level:
 *
 *   stellt das Vorhaben der Regierung in Frage
 *   |____|· · · · · · · · · · · · · · |_______|     level 0
 *              |____________________|               level 1
 *
 * The mark that the caret stands in has handles at its edges, which can be dragged. Relations are
 * curves from mark to mark over the text, only while they are asked for.
 */
#include "reader-private.h"

#include <math.h>

#include "marks.h"
#include "text-units.h"

#define CORNER 4.0f
#define LINE 2.0f       /* px: thickness */
#define LEVEL_STEP 3.0f /* px from one level to the next */
#define LEVELS_BELOW 3  /* as many have room below the words; the fourth is above them */
#define HOOK 6.0f       /* px: height of the hooks */
#define DOT 2.0f        /* px of the dots in a gap, and twice that between them */
#define HANDLE 4.5f     /* px: radius */
#define HANDLE_REACH 12 /* px around a handle that take hold of it */
#define EDGE_OF_VIEW 40 /* px: how far beyond the view a curve ends that leads out of it */
#define LABEL_PX 12.5

/* ---- marks ---- */

static void
append_rect (const graphene_rect_t *rect, gpointer data)
{
  g_array_append_val ((GArray *) data, *rect);
}

/* The boxes of what is in view of a passage, line by line. */
static GArray *
get_boxes (LesartReader *self, LesartSpan span, LesartSpan view)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  LesartSpan seen = { MAX (span.start, view.start), MIN (span.end, view.end) };

  if (!lesart_span_is_empty (seen))
    lesart_reader_for_each_rect (self, seen, append_rect, boxes);
  return boxes;
}

LesartTone
lesart_reader_get_mark_tone (const LesartMarkPart *part)
{
  /* An annotation without a colour of its own is shown in the first. */
  guint colour = part->colour == LESART_COLOUR_NONE ? LESART_COLOUR_YELLOW : part->colour;

  return LESART_TONE_MARK + 2u * (colour - LESART_COLOUR_YELLOW);
}

static void
paint_fill (LesartReader *self,
            GtkSnapshot *snapshot,
            const LesartMarkPart *part,
            const GArray *boxes)
{
  GdkRGBA fill = lesart_appearance_get_tone (self->appearance, lesart_reader_get_mark_tone (part));

  for (guint i = 0; i < boxes->len; i++) {
    const graphene_rect_t *box = &g_array_index (boxes, graphene_rect_t, i);
    GskRoundedRect outline;

    gsk_rounded_rect_init_from_rect (&outline, box, CORNER);
    gtk_snapshot_push_rounded_clip (snapshot, &outline);
    gtk_snapshot_append_color (snapshot, &fill, box);
    gtk_snapshot_pop (snapshot);
  }
}

/* The top of the line of a level. */
static float
level_y (const graphene_rect_t *box, guint level)
{
  guint place = level % (LEVELS_BELOW + 1);

  if (place == LEVELS_BELOW)
    return box->origin.y;
  return box->origin.y + box->size.height - LINE + LEVEL_STEP * (float) place;
}

static void
paint_hook (GtkSnapshot *snapshot, const GdkRGBA *colour, float x, float y, gboolean up)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (x, up ? y + LINE - HOOK : y, LINE, HOOK));
}

static void
paint_line (LesartReader *self,
            GtkSnapshot *snapshot,
            const LesartMarkPart *part,
            const GArray *boxes,
            LesartSpan view)
{
  GdkRGBA colour =
      lesart_appearance_get_tone (self->appearance, lesart_reader_get_mark_tone (part) + 1);
  gboolean up = part->level % (LEVELS_BELOW + 1) != LEVELS_BELOW;

  for (guint i = 0; i < boxes->len; i++) {
    const graphene_rect_t *box = &g_array_index (boxes, graphene_rect_t, i);
    float y = level_y (box, part->level);
    float right = box->origin.x + box->size.width;

    gtk_snapshot_append_color (snapshot, &colour,
                               &GRAPHENE_RECT_INIT (box->origin.x, y, box->size.width, LINE));
    if (i == 0 && part->first && part->span.start >= view.start)
      paint_hook (snapshot, &colour, box->origin.x, y, up);
    if (i + 1 == boxes->len && lesart_span_is_empty (part->gap) && part->span.end <= view.end)
      paint_hook (snapshot, &colour, right - LINE, y, up);
  }
}

static void
paint_gap (LesartReader *self, GtkSnapshot *snapshot, const LesartMarkPart *part, LesartSpan view)
{
  GdkRGBA colour =
      lesart_appearance_get_tone (self->appearance, lesart_reader_get_mark_tone (part) + 1);
  g_autoptr (GArray) boxes = get_boxes (self, part->gap, view);

  for (guint i = 0; i < boxes->len; i++) {
    const graphene_rect_t *box = &g_array_index (boxes, graphene_rect_t, i);
    float y = level_y (box, part->level);

    for (float x = DOT; x + DOT <= box->size.width; x += 3 * DOT)
      gtk_snapshot_append_color (snapshot, &colour,
                                 &GRAPHENE_RECT_INIT (box->origin.x + x, y, DOT, LINE));
  }
}

static guint
first_part (LesartReader *self, guint32 start)
{
  guint32 from = start > self->longest_part ? start - self->longest_part : 0;
  guint low = 0, high = self->mark_parts->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (self->mark_parts, LesartMarkPart, middle).span.start < from)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void
paint_handle (LesartReader *self, GtkSnapshot *snapshot, float x, float y, gboolean active)
{
  GdkRGBA accent = lesart_appearance_get_tone (self->appearance, LESART_TONE_ACCENT);
  GdkRGBA page = lesart_appearance_get_tone (self->appearance, LESART_TONE_PAGE);
  float radius = active ? HANDLE + 1.5f : HANDLE;
  graphene_rect_t box = GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &box, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, active ? &accent : &page, &box);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &circle, (const float[4]){ 2, 2, 2, 2 },
                              (const GdkRGBA[4]){ accent, accent, accent, accent });
}

/* The edges of the passage that the caret stands in; while one is moved, where it would be. */
static void
paint_current (LesartReader *self, GtkSnapshot *snapshot, LesartSpan view)
{
  gboolean moves = !lesart_span_is_empty (self->moving);
  guint n_spans;
  const LesartSpan *spans;
  LesartSpan span;
  g_autoptr (GArray) boxes = NULL;

  self->handles[0] = self->handles[1] = GRAPHENE_POINT_INIT (-1, -1);
  if (self->current == NULL)
    return;
  spans = lesart_annotation_get_spans (self->current, &n_spans);
  if (self->current_part >= n_spans)
    return;
  span = moves ? self->moving : spans[self->current_part];
  boxes = get_boxes (self, span, view);
  for (guint i = 0; i < boxes->len; i++) {
    const graphene_rect_t *box = &g_array_index (boxes, graphene_rect_t, i);
    float y = box->origin.y + box->size.height;

    if (moves) {
      GdkRGBA accent = lesart_appearance_get_tone (self->appearance, LESART_TONE_ACCENT);

      accent.alpha = 0.25f;
      gtk_snapshot_append_color (snapshot, &accent, box);
    }
    if (i == 0 && span.start >= view.start)
      self->handles[0] = GRAPHENE_POINT_INIT (box->origin.x, y);
    if (i + 1 == boxes->len && span.end <= view.end)
      self->handles[1] = GRAPHENE_POINT_INIT (box->origin.x + box->size.width, y);
  }
  for (guint i = 0; i < 2; i++)
    if (self->handles[i].y >= 0)
      paint_handle (self, snapshot, self->handles[i].x, self->handles[i].y,
                    self->moving_edge == (i == 0 ? LESART_EDGE_START : LESART_EDGE_END));
}

/* Where marks are painted, unless that is known. */
void
lesart_reader_lay_out_marks (LesartReader *self)
{
  if (self->mark_parts == NULL)
    self->mark_parts =
        g_array_ref (lesart_document_get_mark_parts (self->document, &self->longest_part));
}

void
lesart_reader_paint_marks (LesartReader *self, GtkSnapshot *snapshot, LesartSpan view)
{
  g_autoptr (GPtrArray) boxes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint first;

  if (self->document == NULL || self->kind_hidden[LESART_KIND_MARK])
    return;
  lesart_reader_lay_out_marks (self);
  first = first_part (self, view.start);
  /* All grounds, then all lines, so that none is covered. */
  for (guint i = first; i < self->mark_parts->len; i++) {
    const LesartMarkPart *part = &g_array_index (self->mark_parts, LesartMarkPart, i);

    if (part->span.start >= view.end)
      break;
    g_ptr_array_add (boxes, get_boxes (self, part->span, view));
    paint_fill (self, snapshot, part, boxes->pdata[boxes->len - 1]);
  }
  for (guint i = 0; i < boxes->len; i++) {
    const LesartMarkPart *part = &g_array_index (self->mark_parts, LesartMarkPart, first + i);

    paint_line (self, snapshot, part, boxes->pdata[i], view);
    if (!lesart_span_is_empty (part->gap))
      paint_gap (self, snapshot, part, view);
  }
  paint_current (self, snapshot, view);
}

/**
 * lesart_reader_set_current_mark:
 * @mark: (nullable): the mark whose edges can be moved
 * @part: which passage of it
 */
void
lesart_reader_set_current_mark (LesartReader *self, LesartAnnotation *mark, guint part)
{
  if (self->current == mark && self->current_part == part)
    return;
  g_set_object (&self->current, mark);
  self->current_part = part;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lesart_reader_set_moving:
 * @span: where the passage of the current mark would be; empty to end it
 * @edge: the one that is moved
 */
void
lesart_reader_set_moving (LesartReader *self, LesartSpan span, LesartEdge edge)
{
  self->moving = span;
  self->moving_edge = edge;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- relations ---- */

/* The middle of the top of a passage's first letters, as far as it is in view or near it. */
static gboolean
get_anchor (LesartReader *self, LesartAnnotation *mark, graphene_point_t *anchor)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  LesartSpan extent = mark != NULL ? lesart_annotation_get_extent (mark) : LESART_SPAN_NONE;
  GtkTextIter at;
  GdkRectangle visible, place;

  if (lesart_span_is_empty (extent))
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &at, (int) extent.start);
  gtk_text_view_get_iter_location (view, &at, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  anchor->x = (float) place.x + 8;
  anchor->y = (float) CLAMP (place.y + place.height / 6, visible.y - EDGE_OF_VIEW,
                             visible.y + visible.height + EDGE_OF_VIEW);
  return TRUE;
}

static void
paint_arrow (cairo_t *cr, const graphene_point_t *to)
{
  cairo_move_to (cr, to->x - 4.5, to->y - 8);
  cairo_line_to (cr, to->x, to->y);
  cairo_line_to (cr, to->x + 4.5, to->y - 8);
  cairo_stroke (cr);
}

static void
paint_label (LesartReader *self,
             GtkSnapshot *snapshot,
             const char *label,
             const graphene_point_t *middle)
{
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), label);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA card = lesart_appearance_get_tone (self->appearance, LESART_TONE_CARD);
  GdkRGBA ink = lesart_appearance_get_tone (self->appearance, LESART_TONE_INK);
  GdkRGBA accent = lesart_appearance_get_tone (self->appearance, LESART_TONE_ACCENT);
  GskRoundedRect pill;
  graphene_rect_t box;
  int width, height;

  pango_attr_list_insert (attributes,
                          pango_attr_size_new_absolute ((int) (LABEL_PX * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  box = GRAPHENE_RECT_INIT (middle->x - (float) width / 2 - 7, middle->y - (float) height / 2 - 1,
                            (float) width + 14, (float) height + 2);
  gsk_rounded_rect_init_from_rect (&pill, &box, box.size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &card, &box);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &pill, (const float[4]){ 1, 1, 1, 1 },
                              (const GdkRGBA[4]){ accent, accent, accent, accent });
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (box.origin.x + 7, box.origin.y + 1));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

/* A curve that leaves the first mark upward and comes to the second from above. */
static void
paint_link (LesartReader *self,
            GtkSnapshot *snapshot,
            const char *label,
            const graphene_point_t *from,
            const graphene_point_t *to)
{
  GdkRGBA accent = lesart_appearance_get_tone (self->appearance, LESART_TONE_ACCENT);
  float lift = CLAMP (fabsf (from->x - to->x) / 4, 24, 60);
  graphene_rect_t bounds;
  graphene_point_t middle;
  cairo_t *cr;

  graphene_rect_init (&bounds, MIN (from->x, to->x) - 12, MIN (from->y, to->y) - lift - 12,
                      fabsf (from->x - to->x) + 24, fabsf (from->y - to->y) + lift + 24);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_set_line_width (cr, 1.6);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, from->x, from->y);
  cairo_curve_to (cr, from->x, from->y - lift, to->x, to->y - lift, to->x, to->y);
  cairo_stroke (cr);
  paint_arrow (cr, to);
  cairo_destroy (cr);
  /* Of a cubic curve at a half: (a + 3 b + 3 c + d) / 8. */
  middle = GRAPHENE_POINT_INIT ((from->x + to->x) / 2, (from->y + to->y) / 2 - 0.75f * lift);
  paint_label (self, snapshot, label, &middle);
}

void
lesart_reader_paint_links (LesartReader *self, GtkSnapshot *snapshot)
{
  LesartNotes *notes = self->document != NULL ? lesart_document_get_notes (self->document) : NULL;
  GPtrArray *links = notes != NULL ? lesart_notes_get_links (notes) : NULL;
  GdkRectangle visible;

  if (!self->links_shown || links == NULL)
    return;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  for (guint i = 0; i < links->len; i++) {
    const char *const *ends = lesart_annotation_get_link (links->pdata[i]);
    const char *label = lesart_annotation_get_tags (links->pdata[i])[0];
    float top = (float) visible.y, bottom = (float) (visible.y + visible.height);
    graphene_point_t from, to;

    if (get_anchor (self, lesart_notes_find (notes, ends[0]), &from)
        && get_anchor (self, lesart_notes_find (notes, ends[1]), &to) && MAX (from.y, to.y) > top
        && MIN (from.y, to.y) < bottom)
      paint_link (self, snapshot, label != NULL ? label : "", &from, &to);
  }
}

/**
 * lesart_reader_set_links_shown:
 * @shown: whether relations are drawn over the text
 */
void
lesart_reader_set_links_shown (LesartReader *self, gboolean shown)
{
  self->links_shown = shown;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- the pointer ---- */

static LesartEdge
handle_at (LesartReader *self, double x, double y)
{
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &buffer_x, &buffer_y);
  for (guint i = 2; i > 0; i--) {
    const graphene_point_t *handle = &self->handles[i - 1];

    if (self->current != NULL && handle->y >= 0
        && hypotf (handle->x - (float) buffer_x, handle->y - (float) buffer_y) < HANDLE_REACH)
      return i == 1 ? LESART_EDGE_START : LESART_EDGE_END;
  }
  return LESART_EDGE_NONE;
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, LesartReader *self)
{
  LesartEdge edge = handle_at (self, x, y);
  guint n_spans;

  if (edge == LESART_EDGE_NONE) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
    return;
  }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragging = TRUE;
  lesart_reader_set_moving (
      self, lesart_annotation_get_spans (self->current, &n_spans)[self->current_part], edge);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, LesartReader *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  LesartReading *reading = lesart_document_get_reading (self->document);
  LesartUnits units = { lesart_document_get_text (self->document), reading };
  LesartSpan span = self->moving;
  double x, y;
  guint32 at;

  if (!self->dragging)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  at = lesart_reader_offset_near (self, x + dx, y + dy);
  if (self->moving_edge == LESART_EDGE_START)
    span.start = MIN (at, span.end - 1);
  else
    span.end = MAX (at, span.start + 1);
  lesart_reader_set_moving (self, state & GDK_ALT_MASK ? span : lesart_unit_snap (units, span),
                            self->moving_edge);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, LesartReader *self)
{
  LesartSpan span = self->moving;

  if (!self->dragging)
    return;
  self->dragging = FALSE;
  lesart_reader_set_moving (self, LESART_SPAN_NONE, LESART_EDGE_NONE);
  g_signal_emit_by_name (self, "part-dragged", span.start, span.end);
}

static gboolean
say_selected (gpointer data)
{
  LesartReader *self = data;

  if (!lesart_span_is_empty (lesart_reader_get_selection (self)))
    g_signal_emit_by_name (self, "selected", (guint) self->released_with);
  return G_SOURCE_REMOVE;
}

/* The gestures of the text view have the press for themselves; the raw event tells the end of a
 * selection. It is over when the view has had the event as well. */
static gboolean
on_event (GtkEventControllerLegacy *controller, GdkEvent *event, LesartReader *self)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_SCROLL || type == GDK_BUTTON_PRESS || type == GDK_KEY_PRESS
      || type == GDK_TOUCH_BEGIN)
    lesart_reader_let_place_go (self);
  if (type == GDK_BUTTON_RELEASE && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY) {
    self->released_with = gdk_event_get_modifier_state (event);
    g_idle_add_full (G_PRIORITY_DEFAULT, say_selected, g_object_ref (self), g_object_unref);
  }
  return GDK_EVENT_PROPAGATE;
}

void
lesart_reader_init_marks (LesartReader *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}
