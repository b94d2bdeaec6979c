/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is lit on the page for a while: a passage that was gone to, the parts of a fact, what says
 * the same as something in another text.
 */
#include "reader-private.h"

#define FLASH_MS 1200

gboolean
lesart_reader_end_flash (gpointer data)
{
  LesartReader *self = data;

  self->flash = LESART_SPAN_NONE;
  self->flash_source = 0;
  g_array_set_size (self->lit, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/**
 * lesart_reader_show_span:
 * @span: a passage
 * @flash: whether it lights up for a moment
 *
 * Moves the caret to the passage and scrolls so that it is in view, with some lines above.
 */
void
lesart_reader_show_span (LesartReader *self, LesartSpan span, gboolean flash)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter at = lesart_reader_get_iter (self, span.start);

  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer), 0.2,
                                FALSE, 0, 0);
  if (!flash)
    return;
  self->flash = span;
  g_array_set_size (self->lit, 0);
  g_clear_handle_id (&self->flash_source, g_source_remove);
  self->flash_source = g_timeout_add (FLASH_MS, lesart_reader_end_flash, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
add_lit (LesartReader *self, LesartSpan span, guint8 what)
{
  const LesartPaint part = { span, what };

  if (!lesart_span_is_empty (span))
    g_array_append_val (self->lit, part);
}

/**
 * lesart_reader_show_evidence:
 * @span: the clause that states a fact
 * @verb: what it says of it, may be empty
 * @arguments: (array length=n_arguments): whom and what it names
 *
 * Shows the clause and lights it up, its parts apart from one another, until the caret leaves its
 * start; without parts for a moment.
 */
void
lesart_reader_show_evidence (LesartReader *self,
                             LesartSpan span,
                             LesartSpan verb,
                             const LesartSpan *arguments,
                             guint n_arguments)
{
  lesart_reader_show_span (self, span, TRUE);
  add_lit (self, verb, LESART_LIT_VERB);
  for (guint i = 0; i < n_arguments; i++)
    add_lit (self, arguments[i], LESART_LIT_ARGUMENT);
  if (self->lit->len > 0)
    g_clear_handle_id (&self->flash_source, g_source_remove);
}

/**
 * lesart_reader_light:
 * @span: a passage, or an empty one for none
 *
 * Lights the passage up until the caret moves or something else is lit. Caret and selection stay.
 */
void
lesart_reader_light (LesartReader *self, LesartSpan span)
{
  g_clear_handle_id (&self->flash_source, g_source_remove);
  g_array_set_size (self->lit, 0);
  self->flash = span;
  add_lit (self, span, LESART_LIT_ARGUMENT);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lesart_reader_set_linked:
 * @span: a passage, or an empty one for none
 *
 * Marks the passage as that which says the same as what is meant in another text.
 */
void
lesart_reader_set_linked (LesartReader *self, LesartSpan span)
{
  if (span.start == self->linked.start && span.end == self->linked.end)
    return;
  self->linked = span;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lesart_reader_set_gap:
 * @at: a place, or %G_MAXUINT32 for none
 *
 * Marks the place as that where something is missing which another text says.
 */
void
lesart_reader_set_gap (LesartReader *self, guint32 at)
{
  if (at == self->gap)
    return;
  self->gap = at;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lesart_reader_bring_into_view:
 * @span: a passage
 *
 * Scrolls if its beginning or its end is out of view; the caret stays where it is.
 */
void
lesart_reader_bring_into_view (LesartReader *self, LesartSpan span)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter end = lesart_reader_get_iter (self, span.end);
  GtkTextIter start = lesart_reader_get_iter (self, span.start);
  GdkRectangle visible, first, last;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_location (view, &start, &first);
  gtk_text_view_get_iter_location (view, &end, &last);
  if (first.y < visible.y || last.y + last.height > visible.y + visible.height)
    gtk_text_view_scroll_to_iter (view, &start, 0, TRUE, 0, 0.15);
}
