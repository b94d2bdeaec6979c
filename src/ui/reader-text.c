/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the display buffer of the page holds: the text, set in paragraphs that GtkTextView can lay
 * out, with its headline.
 *
 * The beginning is there at once. The rest of a long text comes in slices between the frames, so
 * that the window is never busy for long; whoever needs a place further on has it filled up to
 * there.
 */
#include "reader-private.h"

#include <math.h>
#include <string.h>

/* Characters of a display paragraph. To lay one out, and to find a place in it, takes GTK as long
 * as it is: one that is too long for that is divided into pieces that are found in a frame. */
#define MAX_PARAGRAPH 4000
#define PIECE 1500
#define FIRST_BYTES (256 * 1024)
#define SLICE_BYTES (64 * 1024)
#define BUSY_US 4000 /* of a frame */

struct _LesartFilling {
  LesartText *text;
  GtkTextBuffer *buffer; /* the view holds it */
  const char *at;        /* what is still to come */
  gsize n_left;
  guint32 n_chars;           /* in the buffer */
  gboolean in_line;          /* it does not end with a line end */
  GtkTextTag *empty_tag;     /* (nullable): of empty lines, once there is one */
  LesartBlockSetter *blocks; /* how far blocks are set */
  guint source;
};

/* How many characters of the paragraph that begins there are set as one. */
static guint
find_limit (const char *p)
{
  for (guint length = 0; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p))
    if (++length > MAX_PARAGRAPH)
      return PIECE;
  return MAX_PARAGRAPH;
}

/* The text with a line end for the last space before each so many characters of a paragraph that is
 * too long. */
static char *
make_display_text (const char *utf8, gsize n_bytes)
{
  char *display = g_strndup (utf8, n_bytes);
  char *space = NULL;
  guint length = 0, limit = find_limit (display);

  for (char *p = display; *p != '\0'; p = g_utf8_next_char (p)) {
    length++;
    if (*p == '\n') {
      length = 0;
      space = NULL;
      limit = find_limit (p + 1);
    } else if (*p == ' ') {
      space = p;
    }
    if (length >= limit && space != NULL) {
      *space = '\n';
      length = (guint) g_utf8_strlen (space, p - space);
      space = NULL;
    }
  }
  return display;
}

/* Against the body of 18 px: a headline of 31 px in a wide window, 24 px where four words would
 * fill its line. It grows slower than the body, as it is large already: at 200 % its words are to
 * fit a line still. */
double
lesart_reader_headline_scale (LesartReader *self)
{
  double scale = self->compact ? 24.0 / 18.0 : 31.0 / 18.0;
  double zoom = lesart_appearance_get_scale (self->appearance);

  return zoom > 1 ? MAX (1.12, scale / sqrt (zoom)) : scale;
}

static void
set_headline (LesartReader *self, GtkTextBuffer *buffer, LesartText *text)
{
  double zoom = lesart_appearance_get_scale (self->appearance);
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (text, &n_blocks);
  GtkTextIter start, end;

  if (n_blocks == 0 || blocks[0].kind != LESART_BLOCK_HEADLINE)
    return;
  self->headline_tag = gtk_text_buffer_create_tag (
      buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "scale", lesart_reader_headline_scale (self),
      "justification", GTK_JUSTIFY_LEFT, "line-height", 0.92f, "pixels-below-lines",
      (int) (LESART_HEADLINE_SPACE * zoom), NULL);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) blocks[0].span.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) blocks[0].span.end);
  gtk_text_iter_forward_char (
      &end); /* with its line end, else the space below is the paragraph's */
  gtk_text_buffer_apply_tag (buffer, self->headline_tag, &start, &end);
  self->headline_end = blocks[0].span.end;
}

/* Empty lines between paragraphs would double the space that paragraphs have anyway. */
static void
shrink_empty_lines (LesartFilling *filling, const char *display)
{
  gboolean in_line = filling->in_line;
  guint32 at = filling->n_chars;

  for (const char *p = display; *p != '\0'; p = g_utf8_next_char (p), at++) {
    GtkTextIter start, end;
    gboolean empty = *p == '\n' && !in_line;

    in_line = *p != '\n';
    if (!empty)
      continue;
    if (filling->empty_tag == NULL)
      filling->empty_tag =
          gtk_text_buffer_create_tag (filling->buffer, NULL, "size", PANGO_SCALE, "line-height",
                                      0.1f, "pixels-below-lines", 0, "pixels-above-lines", 0, NULL);
    gtk_text_buffer_get_iter_at_offset (filling->buffer, &start, (int) at);
    end = start;
    gtk_text_iter_forward_char (&end);
    gtk_text_buffer_apply_tag (filling->buffer, filling->empty_tag, &start, &end);
  }
}

/* A caret at the end does not go with what comes behind it. */
static void
append (GtkTextBuffer *buffer, const char *display)
{
  GtkTextMark *caret = gtk_text_buffer_get_insert (buffer);
  GtkTextMark *bound = gtk_text_buffer_get_selection_bound (buffer);
  GtkTextIter end, caret_at, bound_at;
  int caret_before, bound_before;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret_at, caret);
  gtk_text_buffer_get_iter_at_mark (buffer, &bound_at, bound);
  caret_before = gtk_text_iter_get_offset (&caret_at);
  bound_before = gtk_text_iter_get_offset (&bound_at);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, display, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &caret_at, caret_before);
  gtk_text_buffer_get_iter_at_offset (buffer, &bound_at, bound_before);
  gtk_text_buffer_get_iter_at_mark (buffer, &end, caret);
  if (!gtk_text_iter_equal (&end, &caret_at))
    gtk_text_buffer_move_mark (buffer, caret, &caret_at);
  gtk_text_buffer_get_iter_at_mark (buffer, &end, bound);
  if (!gtk_text_iter_equal (&end, &bound_at))
    gtk_text_buffer_move_mark (buffer, bound, &bound_at);
}

/* Whole display paragraphs, if there is the end of one in it. */
static void
fill_slice (LesartReader *self, gsize n_bytes)
{
  LesartFilling *filling = self->filling;
  g_autofree char *display = NULL;
  char *last;

  if (n_bytes >= filling->n_left)
    n_bytes = filling->n_left;
  else
    n_bytes =
        (gsize) (g_utf8_find_prev_char (filling->at, filling->at + n_bytes + 1) - filling->at);
  display = make_display_text (filling->at, n_bytes);
  last = n_bytes < filling->n_left ? strrchr (display, '\n') : NULL;
  if (last != NULL) {
    last[1] = '\0';
    n_bytes = (gsize) (last + 1 - display);
  }
  self->appending = TRUE; /* the caret seems to move meanwhile */
  append (filling->buffer, display);
  self->appending = FALSE;
  if (filling->n_chars == 0)
    set_headline (self, filling->buffer, filling->text);
  shrink_empty_lines (filling, display);
  filling->in_line = n_bytes > 0 && display[n_bytes - 1] != '\n';
  filling->n_chars = (guint32) gtk_text_buffer_get_char_count (filling->buffer);
  filling->at += n_bytes;
  filling->n_left -= n_bytes;
  lesart_reader_set_blocks (self, filling->blocks,
                            filling->n_left > 0 ? filling->n_chars : G_MAXUINT32);
}

static void
free_filling (LesartFilling *filling)
{
  g_clear_handle_id (&filling->source, g_source_remove);
  lesart_text_unref (filling->text);
  lesart_block_setter_free (filling->blocks);
  g_free (filling);
}

/* What is still to come of the text that is shown will not come. */
void
lesart_reader_stop_filling (LesartReader *self)
{
  g_clear_pointer (&self->filling, free_filling);
}

static void
after_slice (LesartReader *self)
{
  guint32 n_chars = self->filling->n_chars;
  gboolean whole = self->filling->n_left == 0;

  if (whole)
    lesart_reader_stop_filling (self);
  if (self->place_waits && (whole || n_chars > self->place + MAX_PARAGRAPH)) {
    self->place_waits = FALSE;
    lesart_reader_show_place (self, self->place);
  }
  if (whole)
    gtk_widget_queue_draw (GTK_WIDGET (self)); /* what is joined to something further down */
}

static gboolean
fill_some (gpointer data)
{
  LesartReader *self = data;
  gint64 until = g_get_monotonic_time () + BUSY_US;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) { /* its window was closed */
    self->filling->source = 0;
    lesart_reader_stop_filling (self);
    return G_SOURCE_REMOVE;
  }
  do
    fill_slice (self, SLICE_BYTES);
  while (self->filling->n_left > 0 && g_get_monotonic_time () < until);
  if (self->filling->n_left > 0) {
    after_slice (self);
    return G_SOURCE_CONTINUE;
  }
  self->filling->source = 0;
  after_slice (self);
  return G_SOURCE_REMOVE;
}

/**
 * lesart_reader_fill_buffer: (skip)
 * @buffer: empty; the view is to hold it next
 *
 * Puts the beginning of @text into it; what is left comes later.
 */
void
lesart_reader_fill_buffer (LesartReader *self, GtkTextBuffer *buffer, LesartText *text)
{
  LesartFilling *filling = g_new0 (LesartFilling, 1);

  filling->text = lesart_text_ref (text);
  filling->buffer = buffer;
  filling->at = lesart_text_get_utf8 (text, &filling->n_left);
  filling->blocks = lesart_block_setter_new (buffer, text);
  self->filling = filling;
  fill_slice (self, FIRST_BYTES);
  /* Before lines are measured that are not in view: that takes longer. */
  if (filling->n_left > 0)
    filling->source = g_idle_add_full (GDK_PRIORITY_REDRAW + 2, fill_some, self, NULL);
  else
    lesart_reader_stop_filling (self);
}

/**
 * lesart_reader_get_iter: (skip)
 * @at: a place in the text, which need not be in the buffer yet
 *
 * Returns: its place in the buffer
 */
GtkTextIter
lesart_reader_get_iter (LesartReader *self, guint32 at)
{
  GtkTextIter iter;

  if (self->filling != NULL && self->filling->n_chars <= at) {
    while (self->filling->n_left > 0 && self->filling->n_chars <= at)
      fill_slice (self, SLICE_BYTES);
    after_slice (self);
  }
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                      (int) at);
  return iter;
}

/**
 * lesart_reader_has_place: (skip)
 *
 * Returns: whether it is in the buffer
 */
gboolean
lesart_reader_has_place (LesartReader *self, guint32 at)
{
  return self->filling == NULL || self->filling->n_chars > at;
}
