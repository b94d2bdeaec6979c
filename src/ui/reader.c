/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page as a widget: the display buffer, the column, the caret, the selection, the pointer.
 */
#include "reader-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "margin.h"

#define MIN_MARGIN 22 /* px at the left of a narrow window */
#define TOP_MARGIN 34
#define PARAGRAPH_SPACE 14 /* px at zoom 1 */
#define HOVER_MS 350
#define LEAST_JUSTIFIED 30 /* characters of a line */

G_DEFINE_FINAL_TYPE (LesartReader, lesart_reader, GTK_TYPE_TEXT_VIEW)

enum {
  CARET_MOVED,
  SELECTION_CHANGED,
  MENTION_HOVERED,
  NOTE_ACTIVATED,
  BYLINE_ACTIVATED,
  PLACES_CHANGED,
  HITS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_cursor_moved (GtkTextBuffer *buffer, GParamSpec *pspec, LesartReader *self)
{
  guint32 caret;

  if (self->appending)
    return;
  self->place_waits = FALSE;
  caret = lesart_reader_get_caret (self);
  if (caret == self->last_caret)
    return;
  self->last_caret = caret;
  if (self->lit->len > 0)
    lesart_reader_end_flash (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CARET_MOVED], 0, caret);
}

static void
on_mark_set (GtkTextBuffer *buffer, const GtkTextIter *at, GtkTextMark *mark, LesartReader *self)
{
  LesartSpan selection;

  if (self->appending
      || (mark != gtk_text_buffer_get_insert (buffer)
          && mark != gtk_text_buffer_get_selection_bound (buffer)))
    return;
  selection = lesart_reader_get_selection (self);
  if (selection.start == self->last_selection.start && selection.end == self->last_selection.end)
    return;
  self->last_selection = selection;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
show_text (LesartReader *self)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  LesartText *text = lesart_document_get_text (self->document);
  GtkTextIter start;

  lesart_reader_forget_boxes (self);
  self->headline_tag = NULL; /* went with the old buffer */
  lesart_reader_let_place_go (self);
  lesart_reader_stop_filling (self);
  g_array_set_size (self->block_tags, 0);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  if (text != NULL)
    lesart_reader_fill_buffer (self, buffer, text);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (on_cursor_moved), self,
                           0);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (on_mark_set), self, 0);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  self->last_selection = LESART_SPAN_NONE;
  self->flash = self->linked = LESART_SPAN_NONE;
  self->gap = G_MAXUINT32;
  g_array_set_size (self->lit, 0);
  if (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)) != NULL)
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)), 0);
}

/* What is painted has changed, in whatever part of the text. */
static void
on_places_changed (LesartReader *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[PLACES_CHANGED], 0);
}

static void
update_tints (LesartReader *self)
{
  lesart_reader_collect_tints (self);
  on_places_changed (self);
}

static void
update_marks (LesartReader *self)
{
  /* They are laid out when they are painted, however many changes there were. */
  g_clear_pointer (&self->mark_parts, g_array_unref);
  on_places_changed (self);
}

static void
watch_notes (LesartReader *self)
{
  g_signal_connect_object (lesart_document_get_notes (self->document), "items-changed",
                           G_CALLBACK (update_marks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lesart_document_get_notes (self->document), "links-changed",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  update_marks (self);
}

/**
 * lesart_reader_set_document:
 * @self: a page
 * @document: what it shows
 */
void
lesart_reader_set_document (LesartReader *self, LesartDocument *document)
{
  g_return_if_fail (LESART_IS_READER (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (!g_set_object (&self->document, document))
    return;
  g_signal_connect_object (document, "notify::text", G_CALLBACK (show_text), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::reading", G_CALLBACK (update_tints), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::notes", G_CALLBACK (watch_notes), self,
                           G_CONNECT_SWAPPED);
  show_text (self);
  update_tints (self);
  watch_notes (self);
  lesart_margin_set_document (LESART_MARGIN (self->margin), document);
}

LesartDocument *
lesart_reader_get_document (LesartReader *self)
{
  return self->document;
}

void
lesart_reader_set_kind_shown (LesartReader *self, LesartKind kind, gboolean shown)
{
  self->kind_hidden[kind] = !shown;
  on_places_changed (self);
}

/**
 * lesart_reader_set_hits:
 * @hits: (nullable) (element-type LesartSpan): passages found, in order; not changed afterwards
 * @current: index of the one to stand out
 */
void
lesart_reader_set_hits (LesartReader *self, GArray *hits, guint current)
{
  self->current_hit = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (hits == self->hits_shown)
    return;
  g_clear_pointer (&self->hits_shown, g_array_unref);
  self->hits_shown = hits != NULL ? g_array_ref (hits) : NULL;
  g_array_set_size (self->hits.items, 0);
  self->hits.longest = 0;
  for (guint i = 0; hits != NULL && i < hits->len; i++) {
    LesartPaint paint = { g_array_index (hits, LesartSpan, i), 0 };

    g_array_append_val (self->hits.items, paint);
    self->hits.longest = MAX (self->hits.longest, paint.span.end - paint.span.start);
  }
  g_signal_emit (self, signals[HITS_CHANGED], 0);
}

/**
 * lesart_reader_set_byline:
 * @byline: (nullable): what stands small below the headline
 * @n_link_bytes: how much of its beginning can be clicked; 0 for nothing
 * @asks: whether that is underlined: it wants an answer
 *
 * It is painted, not a widget: what a click does needs an action for the keyboard as well.
 */
void
lesart_reader_set_byline (LesartReader *self, const char *byline, guint n_link_bytes, gboolean asks)
{
  g_free (self->byline);
  self->byline = g_strdup (byline);
  self->byline_link = byline != NULL ? n_link_bytes : 0;
  self->byline_asks = asks;
  self->link_box = (GdkRectangle){ 0 };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lesart_reader_get_byline_rect:
 * @rect: (out): the part of the byline that can be clicked, in widget coordinates; the upper edge
 * if it is out of view
 *
 * Returns: whether it is in view
 */
gboolean
lesart_reader_get_byline_rect (LesartReader *self, GdkRectangle *rect)
{
  int x, y;

  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET,
                                         self->link_box.x, self->link_box.y, &x, &y);
  *rect = (GdkRectangle){ x, y, MAX (self->link_box.width, 1), MAX (self->link_box.height, 1) };
  if (self->link_box.width > 0 && y >= 0 && y <= gtk_widget_get_height (GTK_WIDGET (self)))
    return TRUE;
  *rect = (GdkRectangle){ gtk_widget_get_width (GTK_WIDGET (self)) / 2, 0, 1, 1 };
  return FALSE;
}

/**
 * lesart_reader_set_compact:
 * @compact: whether the window is narrow
 */
void
lesart_reader_set_compact (LesartReader *self, gboolean compact)
{
  self->compact = compact;
  lesart_reader_forget_boxes (self);
  if (self->headline_tag != NULL)
    g_object_set (self->headline_tag, "scale", lesart_reader_headline_scale (self), NULL);
}

guint32
lesart_reader_get_caret (LesartReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter at;

  if (self->place_waits)
    return self->place;
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  return (guint32) gtk_text_iter_get_offset (&at);
}

/**
 * lesart_reader_get_selection:
 *
 * Returns: the selected passage, empty if none
 */
LesartSpan
lesart_reader_get_selection (LesartReader *self)
{
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                             &start, &end))
    return LESART_SPAN_NONE;
  return (LesartSpan){ (guint32) gtk_text_iter_get_offset (&start),
                       (guint32) gtk_text_iter_get_offset (&end) };
}

/**
 * lesart_reader_get_selected_text:
 *
 * Returns: (transfer full) (nullable): the selected words as they stand in the text, without the
 * line ends that only the display has
 */
char *
lesart_reader_get_selected_text (LesartReader *self)
{
  LesartSpan selection = lesart_reader_get_selection (self);

  if (lesart_span_is_empty (selection) || lesart_document_get_text (self->document) == NULL)
    return NULL;
  return lesart_text_slice (lesart_document_get_text (self->document), selection);
}

static void
copy_clipboard (GtkTextView *view)
{
  g_autofree char *text = lesart_reader_get_selected_text (LESART_READER (view));

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

/* The place between letters that is nearest to a point of the widget. */
guint32
lesart_reader_offset_near (LesartReader *self, double x, double y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter at;
  int buffer_x, buffer_y, trailing;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_position (view, &at, &trailing, buffer_x, buffer_y);
  return (guint32) gtk_text_iter_get_offset (&at) + (guint32) MAX (trailing, 0);
}

/**
 * lesart_reader_get_place:
 * @x: in widget coordinates
 * @y: the same
 *
 * Returns: the code point there; %G_MAXUINT32 beside the letters
 */
guint32
lesart_reader_get_place (LesartReader *self, double x, double y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter at;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &at, buffer_x, buffer_y))
    return G_MAXUINT32; /* beside the letters */
  return (guint32) gtk_text_iter_get_offset (&at);
}

static gboolean
is_over_link (LesartReader *self, double x, double y)
{
  int buffer_x, buffer_y;

  if (self->byline_link == 0)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &buffer_x, &buffer_y);
  return gdk_rectangle_contains_point (&self->link_box, buffer_x, buffer_y);
}

static gboolean
on_hover (gpointer data)
{
  LesartReader *self = data;
  gint mention = lesart_reader_get_mention_at (
      self, lesart_reader_get_place (self, self->pointer_x, self->pointer_y));

  self->hover_source = 0;
  if (lesart_span_is_empty (lesart_reader_get_selection (self)))
    g_signal_emit (self, signals[MENTION_HOVERED], 0, mention);
  return G_SOURCE_REMOVE;
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, LesartReader *self)
{
  if (x == self->pointer_x
      && y == self->pointer_y) /* GTK repeats the last position after a redraw */
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->over_link != is_over_link (self, x, y)) {
    self->over_link = !self->over_link;
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->over_link ? "pointer" : "text");
  }
  g_clear_handle_id (&self->hover_source, g_source_remove);
  self->hover_source = g_timeout_add (HOVER_MS, on_hover, self);
}

static void
on_leave (GtkEventControllerMotion *controller, LesartReader *self)
{
  g_clear_handle_id (&self->hover_source, g_source_remove);
}

static void
on_click (GtkGestureClick *gesture, int n_press, double x, double y, LesartReader *self)
{
  guint32 at = lesart_reader_get_place (self, x, y);
  g_autoptr (GPtrArray) notes = NULL;

  if (n_press == 1 && is_over_link (self, x, y)) {
    g_signal_emit (self, signals[BYLINE_ACTIVATED], 0);
    return;
  }
  if (n_press != 2 || self->document == NULL || at == G_MAXUINT32)
    return;
  notes =
      lesart_notes_find_at (lesart_document_get_notes (self->document), (LesartSpan){ at, at + 1 });
  if (notes != NULL && notes->len > 0)
    g_signal_emit (self, signals[NOTE_ACTIVATED], 0,
                   lesart_annotation_get_id (notes->pdata[notes->len - 1]));
}

/* Width of the column: that many characters of ordinary German prose in the text's own font. */
static int
measure_column (LesartReader *self)
{
  static const char sample[] =
      "Die Bank hat im vergangenen Jahr mehr als erwartet verdient, sagte der Vorstand am Montag.";
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), sample);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return width / PANGO_SCALE * lesart_appearance_get_column_width (self->appearance)
         / (int) (sizeof sample - 1);
}

static void
on_margin_activate (LesartReader *self, const char *id)
{
  g_signal_emit (self, signals[NOTE_ACTIVATED], 0, id);
}

/* Short lines get holes instead: a single word is spread over its line, letter by letter. */
static void
justify (LesartReader *self, int line_width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int chars = lesart_appearance_get_column_width (self->appearance) * line_width
              / MAX (1, self->column_width);
  GtkJustification justification =
      lesart_appearance_get_justify (self->appearance) && chars >= LEAST_JUSTIFIED
          ? GTK_JUSTIFY_FILL
          : GTK_JUSTIFY_LEFT;

  if (justification != gtk_text_view_get_justification (view))
    gtk_text_view_set_justification (view, justification);
}

static void
lesart_reader_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LesartReader *self = LESART_READER (widget);
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  int margin, right;

  if (width != self->layout_width)
    lesart_reader_forget_boxes (self);
  self->layout_width = width;
  if (self->column_width == 0)
    self->column_width = measure_column (self);
  margin = MAX (MIN_MARGIN, (width - self->column_width) / 2);
  right = MAX (LESART_MARGIN_LEAST, margin); /* room for the signs of notes */
  if (margin != gtk_text_view_get_left_margin (view))
    gtk_text_view_set_left_margin (view, margin);
  justify (self, width - margin - right);
  lesart_margin_set_width (LESART_MARGIN (self->margin), right);
  GTK_WIDGET_CLASS (lesart_reader_parent_class)->size_allocate (widget, width, height, baseline);
  /* What hangs over the page grows with what it shows. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
lesart_reader_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  LesartReader *self = LESART_READER (view);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    lesart_reader_paint_below (self, snapshot);
  else if (layer == GTK_TEXT_VIEW_LAYER_ABOVE_TEXT)
    lesart_reader_paint_links (self, snapshot);
}

static void
on_appearance_changed (LesartReader *self)
{
  double zoom = lesart_appearance_get_scale (self->appearance);

  lesart_reader_forget_boxes (self);
  self->column_width = 0;
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self), (int) (PARAGRAPH_SPACE * zoom));
  if (self->headline_tag != NULL)
    g_object_set (self->headline_tag, "scale", lesart_reader_headline_scale (self),
                  "pixels-below-lines", (int) (LESART_HEADLINE_SPACE * zoom), NULL);
  lesart_reader_scale_blocks (self);
  on_places_changed (self); /* in other colours */
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The text view takes them for children that were put into its text. */
static void
drop_popovers (LesartReader *self)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = next) {
    next = gtk_widget_get_next_sibling (child);
    if (GTK_IS_POPOVER (child))
      gtk_widget_unparent (child);
  }
}

static void
lesart_reader_dispose (GObject *object)
{
  LesartReader *self = LESART_READER (object);

  drop_popovers (self);
  g_clear_handle_id (&self->flash_source, g_source_remove);
  g_clear_handle_id (&self->hover_source, g_source_remove);
  lesart_reader_let_place_go (self);
  lesart_reader_stop_filling (self);
  g_clear_object (&self->current);
  g_clear_object (&self->document);
  g_clear_object (&self->appearance);
  G_OBJECT_CLASS (lesart_reader_parent_class)->dispose (object);
}

static void
lesart_reader_finalize (GObject *object)
{
  LesartReader *self = LESART_READER (object);

  lesart_reader_boxes_free (self->boxes);
  g_array_unref (self->tints.items);
  g_clear_pointer (&self->mark_parts, g_array_unref);
  g_array_unref (self->hits.items);
  g_array_unref (self->terms.items);
  g_clear_pointer (&self->hits_shown, g_array_unref);
  g_array_unref (self->lit);
  g_array_unref (self->block_tags);
  g_free (self->byline);
  G_OBJECT_CLASS (lesart_reader_parent_class)->finalize (object);
}

static void
lesart_reader_class_init (LesartReaderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = lesart_reader_dispose;
  object_class->finalize = lesart_reader_finalize;
  GTK_WIDGET_CLASS (class)->size_allocate = lesart_reader_size_allocate;
  GTK_TEXT_VIEW_CLASS (class)->snapshot_layer = lesart_reader_snapshot_layer;
  GTK_TEXT_VIEW_CLASS (class)->copy_clipboard = copy_clipboard;
  signals[CARET_MOVED] = g_signal_new ("caret-moved", LESART_TYPE_READER, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", LESART_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[MENTION_HOVERED] = g_signal_new ("mention-hovered", LESART_TYPE_READER, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[NOTE_ACTIVATED] = g_signal_new ("note-activated", LESART_TYPE_READER, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[BYLINE_ACTIVATED] = g_signal_new ("byline-activated", LESART_TYPE_READER,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PLACES_CHANGED] = g_signal_new ("places-changed", LESART_TYPE_READER, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[HITS_CHANGED] = g_signal_new ("hits-changed", LESART_TYPE_READER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("selected", LESART_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_UINT);
  g_signal_new ("part-dragged", LESART_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

/* By key to the end of the text, or all of it selected: all of it has to be there. */
static void
before_move (LesartReader *self, GtkMovementStep step)
{
  if (step == GTK_MOVEMENT_BUFFER_ENDS)
    lesart_reader_get_iter (self, G_MAXINT32);
}

static void
before_select_all (LesartReader *self)
{
  lesart_reader_get_iter (self, G_MAXINT32);
}

static void
lesart_reader_init (LesartReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->block_tags = lesart_reader_new_block_tags ();
  self->boxes = lesart_reader_boxes_new ();
  self->last_kind = -1;
  self->lit = g_array_new (FALSE, FALSE, sizeof (LesartPaint));
  self->tints.items = g_array_new (FALSE, FALSE, sizeof (LesartPaint));
  self->hits.items = g_array_new (FALSE, FALSE, sizeof (LesartPaint));
  self->terms.items = g_array_new (FALSE, FALSE, sizeof (LesartPaint));
  g_signal_connect (self, "move-cursor", G_CALLBACK (before_move), NULL);
  g_signal_connect (self, "select-all", G_CALLBACK (before_select_all), NULL);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE); /* screen readers follow it */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Article"), -1);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  self->margin = lesart_margin_new (view, NULL);
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_RIGHT, self->margin);
  g_signal_connect_swapped (self->margin, "activate", G_CALLBACK (on_margin_activate), self);
  gtk_text_view_set_top_margin (view, TOP_MARGIN);
  gtk_text_view_set_bottom_margin (view, 4 * TOP_MARGIN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-reader");
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "released", G_CALLBACK (on_click), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  lesart_reader_init_marks (self);
}

/**
 * lesart_reader_new:
 * @appearance: the colours and the zoom
 *
 * Returns: (transfer floating): an empty page
 */
LesartReader *
lesart_reader_new (LesartAppearance *appearance)
{
  LesartReader *self = g_object_new (LESART_TYPE_READER, NULL);

  self->appearance = g_object_ref (appearance);
  g_signal_connect_object (appearance, "changed", G_CALLBACK (on_appearance_changed), self,
                           G_CONNECT_SWAPPED);
  on_appearance_changed (self);
  return self;
}
