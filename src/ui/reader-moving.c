/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the page goes: to a passage, a place, the next name or the next of a kind.
 */
#include "reader-private.h"

#define SETTLE_MS 150    /* between two looks whether the page has grown */
#define LONGEST_NAME 200 /* characters: how far back a name may begin that reaches to the caret */

void
lesart_reader_select (LesartReader *self, LesartSpan span)
{
  lesart_reader_select_towards (self, span, TRUE);
}

/**
 * lesart_reader_select_towards:
 * @end: whether the caret is at the end of the selection, else at its beginning
 */
void
lesart_reader_select_towards (LesartReader *self, LesartSpan span, gboolean end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter last = lesart_reader_get_iter (self, span.end);
  GtkTextIter first = lesart_reader_get_iter (self, span.start);
  const GtkTextIter *caret = end ? &last : &first;
  const GtkTextIter *bound = end ? &first : &last;

  gtk_text_buffer_select_range (buffer, caret, bound);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

/**
 * lesart_reader_scroll_to:
 * @at: a place that is to be in view; the caret stays where it is
 */
void
lesart_reader_scroll_to (LesartReader *self, guint32 at)
{
  GtkTextIter iter = lesart_reader_get_iter (self, at);

  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self), &iter, 0.05, FALSE, 0, 0);
}

/* About what stands at @y of the page: of a paragraph as much of it as lies above. GTK (4.8) makes
 * no layout for it: one that it makes for a line which is not validated stays behind when the text
 * is replaced, and the next line that it looks up crashes. */
guint32
lesart_reader_offset_at_y (LesartReader *self, int y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter line;
  int top, height;

  gtk_text_view_get_line_at_y (view, &line, y, &top);
  gtk_text_view_get_line_yrange (view, &line, &top, &height);
  if (height <= 0 || y <= top)
    return (guint32) gtk_text_iter_get_offset (&line);
  return (guint32) gtk_text_iter_get_offset (&line)
         + (guint32) ((double) gtk_text_iter_get_chars_in_line (&line) * MIN (y - top, height)
                      / height);
}

/**
 * lesart_reader_get_view:
 *
 * Returns: about what is in view
 */
LesartSpan
lesart_reader_get_view (LesartReader *self)
{
  GdkRectangle rect;

  g_return_val_if_fail (LESART_IS_READER (self), LESART_SPAN_NONE);
  if (self->place_waits)
    return (LesartSpan){ self->place, self->place + 1 };
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &rect);
  return (LesartSpan){ lesart_reader_offset_at_y (self, rect.y),
                       lesart_reader_offset_at_y (self, rect.y + rect.height) };
}

static void
scroll_to_caret (LesartReader *self)
{
  gtk_text_view_scroll_to_mark (
      GTK_TEXT_VIEW (self),
      gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))), 0, TRUE, 0,
      0.3);
}

/* Whoever has taken hold of the scroll bar, or is about to, goes elsewhere. */
static gboolean
is_led_away (LesartReader *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *bar =
      scroller != NULL ? gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (scroller)) : NULL;

  return bar != NULL
         && (gtk_widget_get_state_flags (bar) & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_ACTIVE));
}

static gboolean settle_place (gpointer data);

static gboolean
look_again (gpointer data)
{
  LesartReader *self = data;

  self->place_source = g_idle_add_full (G_PRIORITY_LOW, settle_place, self, NULL);
  return G_SOURCE_REMOVE;
}

/* GTK (4.8) lays out in idle time, from the top, and lines that are not laid out have no height:
 * what is in view at first is pushed out of it. This comes when nothing is left to be laid out, or
 * not begun yet; so that the place is brought back until the page has stopped growing. */
static gboolean
settle_place (gpointer data)
{
  LesartReader *self = data;
  double height = gtk_adjustment_get_upper (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)));
  gboolean grown = height != self->place_height || gtk_widget_get_height (GTK_WIDGET (self)) == 0;

  self->place_source = 0;
  if (lesart_reader_get_caret (self) != self->place || is_led_away (self))
    return G_SOURCE_REMOVE;
  scroll_to_caret (self);
  self->place_height = height;
  if (grown)
    self->place_source = g_timeout_add (SETTLE_MS, look_again, self);
  return G_SOURCE_REMOVE;
}

/**
 * lesart_reader_let_place_go: (skip)
 *
 * The reader moves on: the place that was shown need not stay in view.
 */
void
lesart_reader_let_place_go (LesartReader *self)
{
  self->place_waits = FALSE;
  g_clear_handle_id (&self->place_source, g_source_remove);
}

/**
 * lesart_reader_show_place:
 * @at: where reading goes on: the caret comes there, in the upper third of the page
 *
 * Of a long text that was opened just now, as soon as it is in the page up to there.
 */
void
lesart_reader_show_place (LesartReader *self, guint32 at)
{
  GtkTextIter iter;

  g_return_if_fail (LESART_IS_READER (self));
  self->place = at;
  self->place_waits = !lesart_reader_has_place (self, at);
  if (self->place_waits)
    return;
  iter = lesart_reader_get_iter (self, at);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  scroll_to_caret (self);
  self->place_height = -1;
  if (self->place_source == 0)
    self->place_source = g_idle_add_full (G_PRIORITY_LOW, settle_place, self, NULL);
}

static void
unite_rects (const graphene_rect_t *rect, gpointer data)
{
  graphene_rect_t *all = data;

  if (all->size.width <= 0)
    *all = *rect;
  else
    graphene_rect_union (all, rect, all);
}

/**
 * lesart_reader_get_span_rect:
 * @span: a passage
 * @rect: (out): the box around it, in widget coordinates, as far as it is in view
 *
 * For popovers, which can only point to a place on a screen: the box is never empty, and what is
 * out of view or not laid out yet has the nearest edge.
 *
 * Returns: whether it has one
 */
gboolean
lesart_reader_get_span_rect (LesartReader *self, LesartSpan span, GdkRectangle *rect)
{
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  int width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);
  int height = MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);
  LesartSpan view = lesart_reader_get_visible_span (self);
  int x, y, left, top;

  lesart_reader_get_iter (self, span.end); /* so that it is there */
  /* Of a long passage, what is in view. */
  if (span.start < view.end && span.end > view.start)
    span = (LesartSpan){ MAX (span.start, view.start), MIN (span.end, view.end) };
  else if (!lesart_span_is_empty (span))
    span.end = span.start + 1;
  if (!lesart_reader_for_each_rect (self, span, unite_rects, &all))
    return FALSE;
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET,
                                         (int) all.origin.x, (int) all.origin.y, &x, &y);
  left = CLAMP (x, 0, width - 1);
  top = CLAMP (y, 0, height - 1);
  *rect = (GdkRectangle){
    .x = left,
    .y = top,
    .width = CLAMP (x + (int) all.size.width, left + 1, width) - left,
    .height = CLAMP (y + (int) all.size.height, top + 1, height) - top,
  };
  return TRUE;
}

/* The first mention that begins behind @at. */
static guint
mentions_up_to (const LesartReading *reading, guint32 at)
{
  guint low = 0, high = reading->mentions->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (reading->mentions, LesartMention, middle).span.start <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/**
 * lesart_reader_get_mention_at:
 * @at: code point
 *
 * Returns: index of the name mention at @at, or -1
 */
gint
lesart_reader_get_mention_at (LesartReader *self, guint32 at)
{
  LesartReading *reading =
      self->document != NULL ? lesart_document_get_reading (self->document) : NULL;

  if (reading == NULL)
    return -1;
  for (guint i = mentions_up_to (reading, at); i > 0; i--) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i - 1);

    if (mention->span.end > at && mention->kind == LESART_MENTION_NAME)
      return (gint) i - 1;
    if (mention->span.start + LONGEST_NAME < at)
      break;
  }
  return -1;
}

static gboolean
is_stop (LesartReader *self, const LesartReading *reading, const LesartMention *mention)
{
  const LesartEntity *entity = &g_array_index (reading->entities, LesartEntity, mention->entity);

  return mention->kind == LESART_MENTION_NAME && !self->kind_hidden[entity->type];
}

/**
 * lesart_reader_move_to_mention:
 * @forward: to the next one, else to the one before
 *
 * Returns: whether there was one; kinds that are switched off are passed over
 */
gboolean
lesart_reader_move_to_mention (LesartReader *self, gboolean forward)
{
  LesartReading *reading =
      self->document != NULL ? lesart_document_get_reading (self->document) : NULL;
  guint32 caret = lesart_reader_get_caret (self);
  gint found = -1;

  for (guint i = 0; reading != NULL && i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    if (!is_stop (self, reading, mention))
      continue;
    if (forward && mention->span.start > caret) {
      found = (gint) i;
      break;
    }
    if (!forward && mention->span.start < caret)
      found = (gint) i;
  }
  if (found < 0)
    return FALSE;
  lesart_reader_show_span (self, g_array_index (reading->mentions, LesartMention, found).span,
                           FALSE);
  return TRUE;
}

/* The kind of what the caret stands in, or -1. */
static gint
get_kind_at (LesartReader *self, guint32 at)
{
  const LesartPaintList *list = &self->tints;
  gint kind = -1;

  for (guint i = lesart_reader_first_item (list, at); i < list->items->len; i++) {
    const LesartPaint *item = &g_array_index (list->items, LesartPaint, i);

    if (item->span.start > at)
      break;
    if (item->span.end > at && !self->kind_hidden[item->value])
      kind = item->value;
  }
  return kind;
}

/**
 * lesart_reader_move_to_kind:
 * @forward: to the next one, else to the one before
 *
 * Goes to the next passage of the kind that the caret stands in or that was gone to last, names as
 * well as sums and times; if there is neither, of any kind.
 *
 * Returns: the kind, or -1 if there is no further one
 */
gint
lesart_reader_move_to_kind (LesartReader *self, gboolean forward)
{
  guint32 caret = lesart_reader_get_caret (self);
  gint kind = get_kind_at (self, caret);
  const LesartPaint *found = NULL;

  if (kind < 0)
    kind = self->last_kind;
  for (guint i = 0; i < self->tints.items->len; i++) {
    const LesartPaint *item = &g_array_index (self->tints.items, LesartPaint, i);

    if (self->kind_hidden[item->value] || (kind >= 0 && item->value != kind))
      continue;
    if (item->span.start < caret || (forward && item->span.start == caret)) {
      if (!forward && item->span.start < caret)
        found = item;
      continue;
    }
    if (forward)
      found = item;
    break;
  }
  if (found == NULL)
    return -1;
  self->last_kind = found->value;
  lesart_reader_show_span (self, found->span, FALSE);
  return found->value;
}
