/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paints tints, marks and search hits below the words of the lines that are in view.
 *
 * They are boxes with round corners, as high as the letters: the background of a GtkTextTag would
 * fill the whole line height, touch the line above and change the layout's work with every tag.
 * Painting costs only what is in view, whatever the length of the text, and a change of theme or of
 * the kinds shown is one redraw.
 */
#include "reader-private.h"

#include "kind-lines.h"
#include "notes.h"

#define CORNER 4.0f    /* px */
#define BYLINE_PX 12.5 /* at zoom 1 */
#define BYLINE_UP 42   /* px at zoom 1 from its top to the end of the space below the headline */
#define LINKED_ALPHA 0.13f
#define HEADLINE_ALPHA 0.6f /* of a tint behind large bold letters, where as much would shout */
#define GAP_PX 2.0f         /* the sign of a gap: a line between the words ... */
#define GAP_FOOT 5          /* ... and half the width of the wedge below it */

static void
begin_list (LesartPaintList *list)
{
  g_array_set_size (list->items, 0);
  list->longest = 0;
}

void
lesart_reader_collect_tints (LesartReader *self)
{
  LesartReading *reading =
      self->document != NULL ? lesart_document_get_reading (self->document) : NULL;
  GArray *tints = self->tints.items;

  begin_list (&self->tints);
  if (reading != NULL)
    lesart_tints_collect (reading, tints);
  for (guint i = 0; i < tints->len; i++) {
    LesartSpan span = g_array_index (tints, LesartPaint, i).span;

    self->tints.longest = MAX (self->tints.longest, span.end - span.start);
  }
}

/* The first item of a list that may reach into what begins at @start. */
guint
lesart_reader_first_item (const LesartPaintList *list, guint32 start)
{
  guint32 from = start > list->longest ? start - list->longest : 0;
  guint low = 0, high = list->items->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (list->items, LesartPaint, middle).span.start < from)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

typedef struct {
  GtkSnapshot *snapshot;
  GdkRGBA fill;
  GdkRGBA line;
  float line_width; /* of the ring */
  gboolean ring;
} Brush;

static void
paint_rect (const graphene_rect_t *rect, gpointer data)
{
  const Brush *brush = data;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, CORNER);
  gtk_snapshot_push_rounded_clip (brush->snapshot, &outline);
  gtk_snapshot_append_color (brush->snapshot, &brush->fill, rect);
  gtk_snapshot_pop (brush->snapshot);
  if (brush->ring) {
    const float widths[] = { brush->line_width, brush->line_width, brush->line_width,
                             brush->line_width };
    const GdkRGBA colours[] = { brush->line, brush->line, brush->line, brush->line };

    gtk_snapshot_append_border (brush->snapshot, &outline, widths, colours);
  }
}

static Brush
tone_brush (LesartReader *self, GtkSnapshot *snapshot, LesartTone fill)
{
  return (Brush){ .snapshot = snapshot,
                  .fill = lesart_appearance_get_tone (self->appearance, fill) };
}

typedef struct {
  GtkSnapshot *snapshot;
  LesartKind kind;
  GdkRGBA colour;
} KindBrush;

static void
paint_kind_line (const graphene_rect_t *rect, gpointer data)
{
  const KindBrush *brush = data;

  lesart_kind_line_snapshot (brush->snapshot, brush->kind, &brush->colour, rect);
}

static void
paint_tint (LesartReader *self, GtkSnapshot *snapshot, const LesartPaint *paint, guint index)
{
  Brush brush = tone_brush (self, snapshot, LESART_TONE_PER_TINT + 2u * paint->value);

  if (self->kind_hidden[paint->value])
    return;
  if (paint->span.start < self->headline_end)
    brush.fill.alpha = HEADLINE_ALPHA;
  lesart_reader_for_each_rect (self, paint->span, paint_rect, &brush);
  if (lesart_appearance_shows_kind_lines (self->appearance)) {
    KindBrush line = { snapshot, paint->value,
                       lesart_appearance_get_tone (self->appearance,
                                                   LESART_TONE_PER_INK + 2u * paint->value) };

    lesart_reader_for_each_rect (self, paint->span, paint_kind_line, &line);
  }
}

static void
paint_hit (LesartReader *self, GtkSnapshot *snapshot, const LesartPaint *paint, guint index)
{
  Brush brush = tone_brush (self, snapshot,
                            index == self->current_hit ? LESART_TONE_HIT_CURRENT : LESART_TONE_HIT);

  if (index == self->current_hit) {
    brush.ring = TRUE;
    brush.line = lesart_appearance_get_tone (self->appearance, LESART_TONE_INK);
    brush.line_width = 1.0f;
  }
  lesart_reader_for_each_rect (self, paint->span, paint_rect, &brush);
}

static void
paint_list (LesartReader *self,
            GtkSnapshot *snapshot,
            const LesartPaintList *list,
            LesartSpan view,
            void (*paint) (LesartReader *, GtkSnapshot *, const LesartPaint *, guint))
{
  for (guint i = lesart_reader_first_item (list, view.start); i < list->items->len; i++) {
    const LesartPaint *item = &g_array_index (list->items, LesartPaint, i);

    if (item->span.start >= view.end)
      break;
    if (item->span.end > view.start)
      paint (self, snapshot, item, i);
  }
}

/* What is in view. GTK has laid out these lines when it asks for the layer. */
LesartSpan
lesart_reader_get_visible_span (LesartReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle rect;
  GtkTextIter start, end;

  gtk_text_view_get_visible_rect (view, &rect);
  gtk_text_view_get_iter_at_location (view, &start, rect.x, rect.y);
  gtk_text_view_get_iter_at_location (view, &end, rect.x + rect.width, rect.y + rect.height);
  gtk_text_view_backward_display_line_start (view, &start);
  gtk_text_iter_forward_to_line_end (&end);
  return (LesartSpan){ (guint32) gtk_text_iter_get_offset (&start),
                       (guint32) gtk_text_iter_get_offset (&end) + 1 };
}

/* Of the column, or of what the window has room for. */
static int
get_line_width (LesartReader *self)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self))
             - gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self))
             - gtk_widget_get_width (self->margin);

  return MIN (self->column_width, room);
}

static void
paint_byline (LesartReader *self, GtkSnapshot *snapshot)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  double zoom = lesart_appearance_get_scale (self->appearance);
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoRectangle link_end;
  GtkTextIter start;
  GdkRectangle first;
  GdkRGBA dim;
  int y, height;

  if (self->byline == NULL)
    return;
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &start);
  gtk_text_view_get_line_yrange (view, &start, &y, &height);
  gtk_text_view_get_iter_location (view, &start, &first);
  /* In the type of the window, not of the page, and in a size that is used elsewhere: a further
   * font takes some milliseconds to find. */
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                           self->byline);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes,
                          pango_attr_size_new_absolute ((int) (BYLINE_PX * zoom * PANGO_SCALE)));
  if (self->byline_asks) {
    PangoAttribute *underline = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

    underline->end_index = self->byline_link;
    pango_attr_list_insert (attributes, underline);
  }
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, get_line_width (self) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END); /* the day comes first */
  dim = lesart_appearance_get_tone (self->appearance, LESART_TONE_DIM);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_text_view_get_line_yrange (view, &start, &y, &height);
  pango_layout_index_to_pos (layout, (int) self->byline_link, &link_end);
  self->link_box = (GdkRectangle){ first.x, y + height - (int) (BYLINE_UP * zoom),
                                   PANGO_PIXELS (link_end.x), PANGO_PIXELS (link_end.height) };
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) self->link_box.x, (float) self->link_box.y));
  gtk_snapshot_append_layout (snapshot, layout, &dim);
  gtk_snapshot_restore (snapshot);
}

/* Mentions and quantities under the caret get the ring that says "this one". */
static void
paint_current (LesartReader *self, GtkSnapshot *snapshot)
{
  guint32 caret = lesart_reader_get_caret (self);
  const LesartPaintList *list = &self->tints;

  for (guint i = lesart_reader_first_item (list, caret); i < list->items->len; i++) {
    const LesartPaint *item = &g_array_index (list->items, LesartPaint, i);

    if (item->span.start > caret)
      break;
    if (item->span.end > caret && !self->kind_hidden[item->value]) {
      Brush brush = tone_brush (self, snapshot, LESART_TONE_PER_TINT + 2u * item->value);

      brush.ring = TRUE;
      brush.line = lesart_appearance_get_tone (self->appearance, LESART_TONE_ACCENT);
      brush.line_width = 2.0f;
      lesart_reader_for_each_rect (self, item->span, paint_rect, &brush);
    }
  }
}

static void
paint_flash (LesartReader *self, GtkSnapshot *snapshot)
{
  Brush brush = tone_brush (self, snapshot, LESART_TONE_ACCENT);
  LesartSpan view;

  if (lesart_span_is_empty (self->flash))
    return;
  brush.ring = TRUE;
  brush.line = brush.fill;
  brush.line_width = 2.0f;
  brush.fill.alpha = 0.12f;
  view = lesart_reader_get_visible_span (self);
  lesart_reader_for_each_rect (
      self, (LesartSpan){ MAX (self->flash.start, view.start), MIN (self->flash.end, view.end) },
      paint_rect, &brush);
  /* Who and what belongs to the verb is filled, and the verb more. */
  brush.ring = FALSE;
  for (guint i = 0; i < self->lit->len; i++) {
    const LesartPaint *part = &g_array_index (self->lit, LesartPaint, i);

    brush.fill.alpha = part->value == LESART_LIT_VERB ? 0.3f : 0.1f;
    lesart_reader_for_each_rect (self, part->span, paint_rect, &brush);
  }
}

static void
paint_linked (LesartReader *self, GtkSnapshot *snapshot, LesartSpan view)
{
  const LesartSpan span = { MAX (self->linked.start, view.start),
                            MIN (self->linked.end, view.end) };
  Brush brush = tone_brush (self, snapshot, LESART_TONE_ACCENT);

  if (span.start >= span.end)
    return;
  brush.fill.alpha = LINKED_ALPHA;
  lesart_reader_for_each_rect (self, span, paint_rect, &brush);
}

/* As a proof-reader writes it: a stroke between the words, on a wedge. */
static void
paint_gap (LesartReader *self, GtkSnapshot *snapshot, LesartSpan view)
{
  GdkRGBA colour = lesart_appearance_get_tone (self->appearance, LESART_TONE_WARNING);
  GdkRectangle at;
  GtkTextIter iter;
  graphene_rect_t line;

  if (self->gap < view.start || self->gap > view.end)
    return;
  iter = lesart_reader_get_iter (self, self->gap);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &at);
  line = lesart_reader_get_letter_box (self, &at, (float) at.x, self->gap < self->headline_end);
  line.origin.x = (float) at.x + GAP_PX;
  line.size.width = GAP_PX;
  gtk_snapshot_append_color (snapshot, &colour, &line);
  for (int i = 0; i < GAP_FOOT; i++)
    gtk_snapshot_append_color (
        snapshot, &colour,
        &GRAPHENE_RECT_INIT (line.origin.x - (float) i,
                             line.origin.y + line.size.height - GAP_FOOT + (float) i,
                             GAP_PX + 2.0f * (float) i, 1.0f));
}

/* GTK's own selection would fill the space between paragraphs, too. */
static void
paint_selection (LesartReader *self, GtkSnapshot *snapshot, LesartSpan view)
{
  LesartSpan selection = lesart_reader_get_selection (self);
  Brush brush = tone_brush (self, snapshot, LESART_TONE_ACCENT);

  selection.start = MAX (selection.start, view.start);
  selection.end = MIN (selection.end, view.end);
  if (selection.start >= selection.end)
    return;
  brush.fill.alpha = LESART_SELECTION_ALPHA;
  lesart_reader_for_each_rect (self, selection, paint_rect, &brush);
}

/* GTK (4.8) makes the layouts of the lines that it draws in one go, and looks for another style
 * only where a tag begins or ends in a line for which it makes one. Those that were asked for a
 * place already are passed over: what comes behind them would have the size of the empty line
 * before them. So that all of them are asked. */
static void
lay_out_lines (LesartReader *self, LesartSpan view)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (self);
  GtkTextIter at;
  GdkRectangle place;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (text_view), &at, (int) view.start);
  do
    gtk_text_view_get_iter_location (text_view, &at, &place);
  while (gtk_text_iter_forward_line (&at) && (guint32) gtk_text_iter_get_offset (&at) <= view.end);
}

void
lesart_reader_paint_below (LesartReader *self, GtkSnapshot *snapshot)
{
  LesartSpan view = lesart_reader_get_visible_span (self);

  lay_out_lines (self, view);
  lesart_reader_begin_boxes (self);
  paint_linked (self, snapshot, view);
  paint_list (self, snapshot, &self->tints, view, paint_tint);
  paint_list (self, snapshot, &self->terms, view, lesart_reader_paint_term);
  lesart_reader_paint_marks (self, snapshot, view);
  paint_current (self, snapshot);
  paint_list (self, snapshot, &self->hits, view, paint_hit);
  paint_selection (self, snapshot, view);
  paint_flash (self, snapshot);
  paint_gap (self, snapshot, view);
  lesart_reader_paint_blocks (self, snapshot, view);
  if (view.start <= self->headline_end && self->headline_tag != NULL)
    paint_byline (self, snapshot);
  lesart_reader_end_boxes (self);
}
