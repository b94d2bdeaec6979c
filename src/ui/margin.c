/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks are found when they are drawn, for the visible lines only: then the layout of these lines
 * is valid. Annotations are sorted by where they begin, so that one pass over those in sight is
 * enough; lines that are not laid out yet have no height, therefore the pass ends at a position,
 * not at a line of the buffer.
 *
 *   bar     highlights without a note        [  |  ]
 *   lines   one with a note                  [ ≡ ]
 *   number  several that begin on this line  [ 2 ]
 */
#include "margin.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "note-row.h"

#define MARK_WIDTH 24
#define MARK_HEIGHT 20
#define MARK_X 14 /* from the column, where there is room */
#define MARK_RADIUS 5
#define TOOLTIP_NOTES 3 /* more are counted */
#define TOOLTIP_CHARS 280

typedef struct {
  graphene_rect_t area;
  guint first; /* index into the notes */
  guint n;
  LesartColour colour;
  gboolean has_note;
} Mark;

struct _LesartMargin {
  GtkWidget parent_instance;
  GtkTextView *view;        /* not owned: the margin is its child */
  LesartDocument *document; /* (nullable) */
  LesartNotes *notes;       /* (nullable) */
  GSignalGroup *document_signals;
  GSignalGroup *notes_signals;
  GSignalGroup *scroll_signals;
  GArray *marks; /* Mark: as drawn last */
  char *opened;  /* (nullable): id of the note that a click opened last */
  int width;
};

enum { ACTIVATE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartMargin, lesart_margin, GTK_TYPE_WIDGET)

/* ---- Where the marks are ---- */

/* The line of the screen on which @offset stands, in coordinates of the margin. */
static gboolean
get_line (LesartMargin *self, guint32 offset, int *y, int *height)
{
  GtkTextIter at;
  GdkRectangle location;
  int x;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &at, (int) offset);
  gtk_text_view_get_iter_location (self->view, &at, &location);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_RIGHT, 0, location.y, &x, y);
  *height = location.height;
  return location.height > 0;
}

static guint32
first_visible_offset (LesartMargin *self)
{
  GdkRectangle visible;
  GtkTextIter at;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &at, visible.y, NULL);
  return (guint32) gtk_text_iter_get_offset (&at);
}

/* Those whose passage is gone from the text stand last, and have no line. */
static gboolean
is_gone (LesartAnnotation *annotation)
{
  return lesart_span_is_empty (lesart_annotation_get_extent (annotation))
         && !lesart_annotation_is_anchored (annotation);
}

/* The first annotation that begins at or after @offset. */
static guint
first_from (LesartMargin *self, guint32 offset)
{
  guint low = 0;
  guint high = g_list_model_get_n_items (G_LIST_MODEL (self->notes));

  while (low < high) {
    guint middle = low + (high - low) / 2;
    g_autoptr (LesartAnnotation) annotation =
        g_list_model_get_item (G_LIST_MODEL (self->notes), middle);

    if (lesart_annotation_get_extent (annotation).start < offset && !is_gone (annotation))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void
add_to_marks (LesartMargin *self, guint index, LesartAnnotation *annotation, int y, int height)
{
  const char *note = lesart_annotation_get_note (annotation);
  float top = (float) y + (float) (height - MARK_HEIGHT) / 2;
  Mark *last =
      self->marks->len == 0 ? NULL : &g_array_index (self->marks, Mark, self->marks->len - 1);

  if (last == NULL || top >= last->area.origin.y + MARK_HEIGHT) {
    Mark mark = { .first = index, .colour = lesart_annotation_get_colour (annotation) };

    graphene_rect_init (&mark.area, (float) MIN (MARK_X, (self->width - MARK_WIDTH) / 2), top,
                        MARK_WIDTH, MARK_HEIGHT);
    g_array_append_val (self->marks, mark);
    last = &g_array_index (self->marks, Mark, self->marks->len - 1);
  }
  last->n++;
  last->has_note = last->has_note || (note != NULL && *note != '\0');
  if (last->colour == LESART_COLOUR_NONE)
    last->colour = lesart_annotation_get_colour (annotation);
}

static void
find_marks (LesartMargin *self)
{
  guint n = self->notes == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->notes));
  int bottom = gtk_widget_get_height (GTK_WIDGET (self));

  g_array_set_size (self->marks, 0);
  if (n == 0)
    return;
  for (guint i = first_from (self, first_visible_offset (self)); i < n; i++) {
    g_autoptr (LesartAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (self->notes), i);
    int y, height;

    if (is_gone (annotation)
        || !get_line (self, lesart_annotation_get_extent (annotation).start, &y, &height)
        || y > bottom)
      break;
    add_to_marks (self, i, annotation, y, height);
  }
}

static const Mark *
mark_at (LesartMargin *self, double x, double y)
{
  for (guint i = 0; i < self->marks->len; i++) {
    const Mark *mark = &g_array_index (self->marks, Mark, i);

    if (graphene_rect_contains_point (&mark->area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
      return mark;
  }
  return NULL;
}

/* ---- Drawing ---- */

static GdkRGBA
get_colour (LesartMargin *self, LesartColour colour, gboolean line)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  const char *name = lesart_colour_to_string (colour);
  /* Yellow is the usual mark and has no name of its own in the palette. */
  g_autofree char *mark = colour == LESART_COLOUR_YELLOW ? g_strdup ("lesart_mark")
                                                         : g_strconcat ("lesart_mark_", name, NULL);
  g_autofree char *tone = g_strconcat (colour == LESART_COLOUR_NONE ? "lesart" : mark,
                                       line || colour == LESART_COLOUR_NONE ? "_line" : "", NULL);
  GdkRGBA rgba = { 0.5f, 0.5f, 0.5f, 1 };

  gtk_style_context_lookup_color (context, tone, &rgba);
  return rgba;
}

static void
draw_number (LesartMargin *self, GtkSnapshot *snapshot, const Mark *mark, const GdkRGBA *ink)
{
  g_autofree char *number = g_strdup_printf ("%u", mark->n);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), number);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (mark->area.origin.x + (float) (MARK_WIDTH - width) / 2,
                                      mark->area.origin.y + (float) (MARK_HEIGHT - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_lines (GtkSnapshot *snapshot, const Mark *mark, const GdkRGBA *ink)
{
  for (int i = 0; i < 3; i++)
    gtk_snapshot_append_color (snapshot, ink,
                               &GRAPHENE_RECT_INIT (mark->area.origin.x + 7,
                                                    mark->area.origin.y + 6 + 3.5f * (float) i,
                                                    i == 2 ? 6 : 10, 1.5f));
}

static void
draw_bar (LesartMargin *self, GtkSnapshot *snapshot, const Mark *mark)
{
  GdkRGBA line = get_colour (self, mark->colour, TRUE);
  graphene_rect_t bar =
      GRAPHENE_RECT_INIT (mark->area.origin.x, mark->area.origin.y, 4, MARK_HEIGHT);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bar, 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &line, &bar);
  gtk_snapshot_pop (snapshot);
}

static void
draw_mark (LesartMargin *self, GtkSnapshot *snapshot, const Mark *mark)
{
  GdkRGBA ground = get_colour (self, mark->colour, FALSE);
  GdkRGBA ink = { 0, 0, 0, 1 };
  GskRoundedRect rounded;

  if (mark->n == 1 && !mark->has_note) {
    draw_bar (self, snapshot, mark);
    return;
  }
  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "lesart_ink",
                                  &ink);
  gsk_rounded_rect_init_from_rect (&rounded, &mark->area, MARK_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &ground, &mark->area);
  gtk_snapshot_pop (snapshot);
  if (mark->n > 1)
    draw_number (self, snapshot, mark, &ink);
  else
    draw_lines (snapshot, mark, &ink);
}

static void
lesart_margin_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LesartMargin *self = LESART_MARGIN (widget);

  find_marks (self);
  for (guint i = 0; i < self->marks->len; i++)
    draw_mark (self, snapshot, &g_array_index (self->marks, Mark, i));
}

static void
lesart_margin_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? LESART_MARGIN (widget)->width : 0;
}

/* ---- The pointer ---- */

/* Of several the first that has a note, else the first; the next one if that is open already.
 * (transfer full) (nullable) */
static LesartAnnotation *
choose (LesartMargin *self, const Mark *mark)
{
  GListModel *notes = G_LIST_MODEL (self->notes);
  guint chosen = G_MAXUINT;

  for (guint i = 0; i < mark->n; i++) {
    g_autoptr (LesartAnnotation) note = g_list_model_get_item (notes, mark->first + i);

    if (note == NULL)
      return NULL;
    if (g_strcmp0 (lesart_annotation_get_id (note), self->opened) == 0)
      return g_list_model_get_item (notes, mark->first + (i + 1) % mark->n);
    if (chosen == G_MAXUINT && *lesart_annotation_get_note (note) != '\0')
      chosen = i;
  }
  return g_list_model_get_item (notes, mark->first + (chosen != G_MAXUINT ? chosen : 0));
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, LesartMargin *self)
{
  const Mark *mark = mark_at (self, x, y);
  g_autoptr (LesartAnnotation) note =
      mark != NULL && self->notes != NULL ? choose (self, mark) : NULL;

  if (note == NULL)
    return;
  g_free (self->opened);
  self->opened = g_strdup (lesart_annotation_get_id (note));
  g_signal_emit (self, signals[ACTIVATE], 0, self->opened);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, LesartMargin *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   mark_at (self, x, y) == NULL ? "default" : "pointer");
}

static gboolean
on_query_tooltip (LesartMargin *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const Mark *mark = mark_at (self, x, y);
  g_autoptr (GString) text = NULL;

  if (keyboard || mark == NULL || self->notes == NULL)
    return FALSE;
  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (mark->n, TOOLTIP_NOTES); i++) {
    g_autoptr (LesartAnnotation) annotation =
        g_list_model_get_item (G_LIST_MODEL (self->notes), mark->first + i);
    g_autofree char *words = annotation == NULL ? NULL : lesart_note_row_describe (annotation);

    if (words == NULL)
      continue;
    if (g_utf8_strlen (words, -1) > TOOLTIP_CHARS) {
      *g_utf8_offset_to_pointer (words, TOOLTIP_CHARS) = '\0';
      g_string_append_printf (text, "%s%s…", text->len > 0 ? "\n\n" : "", words);
    } else {
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", words);
    }
  }
  if (mark->n > TOOLTIP_NOTES)
    g_string_append_printf (text, ngettext ("\n\n%u more", "\n\n%u more", mark->n - TOOLTIP_NOTES),
                            mark->n - TOOLTIP_NOTES);
  gtk_tooltip_set_text (tooltip, text->str);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ (int) mark->area.origin.x, (int) mark->area.origin.y,
                                             MARK_WIDTH, MARK_HEIGHT });
  return TRUE;
}

/* ---- The object ---- */

static void
follow_scrolling (LesartMargin *self)
{
  g_signal_group_set_target (self->scroll_signals,
                             gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_document_changed (LesartMargin *self)
{
  LesartNotes *notes = self->document == NULL ? NULL : lesart_document_get_notes (self->document);

  g_set_object (&self->notes, notes);
  g_signal_group_set_target (self->notes_signals, notes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lesart_margin_dispose (GObject *object)
{
  LesartMargin *self = LESART_MARGIN (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->notes_signals);
  g_clear_object (&self->scroll_signals);
  g_clear_object (&self->document);
  g_clear_object (&self->notes);
  G_OBJECT_CLASS (lesart_margin_parent_class)->dispose (object);
}

static void
lesart_margin_finalize (GObject *object)
{
  g_array_unref (LESART_MARGIN (object)->marks);
  g_free (LESART_MARGIN (object)->opened);
  G_OBJECT_CLASS (lesart_margin_parent_class)->finalize (object);
}

static void
lesart_margin_class_init (LesartMarginClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lesart_margin_dispose;
  G_OBJECT_CLASS (klass)->finalize = lesart_margin_finalize;
  widget_class->snapshot = lesart_margin_snapshot;
  widget_class->measure = lesart_margin_measure;
  signals[ACTIVATE] = g_signal_new ("activate", LESART_TYPE_MARGIN, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "lesartmargin");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lesart_margin_init (LesartMargin *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  self->width = MARK_X + MARK_WIDTH + MARK_X;
  self->document_signals = g_signal_group_new (LESART_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::notes",
                                  G_CALLBACK (on_document_changed), self);
  self->notes_signals = g_signal_group_new (LESART_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "items-changed",
                                  G_CALLBACK (gtk_widget_queue_draw), self);
  self->scroll_signals = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->scroll_signals, "value-changed",
                                  G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_group_connect_swapped (self->scroll_signals, "changed",
                                  G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * lesart_margin_new:
 * @view: the text beside which it stands; must outlive it
 * @document: (nullable): whose notes are marked
 *
 * Returns: (transfer floating): a margin for gtk_text_view_set_gutter()
 */
GtkWidget *
lesart_margin_new (GtkTextView *view, LesartDocument *document)
{
  LesartMargin *self = g_object_new (LESART_TYPE_MARGIN, NULL);

  self->view = view;
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (follow_scrolling), self,
                           G_CONNECT_SWAPPED);
  follow_scrolling (self);
  lesart_margin_set_document (self, document);
  return GTK_WIDGET (self);
}

void
lesart_margin_set_document (LesartMargin *self, LesartDocument *document)
{
  g_return_if_fail (LESART_IS_MARGIN (self));
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  on_document_changed (self);
}

/**
 * lesart_margin_set_width:
 * @width: in px, from the column to the edge of the view; at least LESART_MARGIN_LEAST
 */
void
lesart_margin_set_width (LesartMargin *self, int width)
{
  g_return_if_fail (LESART_IS_MARGIN (self));
  if (self->width == width)
    return;
  self->width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
