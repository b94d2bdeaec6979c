/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the display buffer of the page holds: the text, set in paragraphs that GtkTextView can lay
 * out, with its headline.
 */
#include "reader-private.h"

#define MAX_PARAGRAPH                                                                              \
  4000 /* characters of a display paragraph; 4,000 lay out a 1 MB paragraph in 0.25 s */

/* The text with a line end for the last space before each MAX_PARAGRAPH characters of a paragraph.
 */
static char *
make_display_text (LesartText *text)
{
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (text, &n_bytes);
  char *display = g_memdup2 (utf8, n_bytes + 1);
  char *space = NULL;
  guint length = 0;

  for (char *p = display; *p != '\0'; p = g_utf8_next_char (p)) {
    length++;
    if (*p == '\n') {
      length = 0;
      space = NULL;
    } else if (*p == ' ') {
      space = p;
    }
    if (length >= MAX_PARAGRAPH && space != NULL) {
      *space = '\n';
      length = (guint) g_utf8_strlen (space, p - space);
      space = NULL;
    }
  }
  return display;
}

/* Against the body of 18 px: a headline of 31 px in a wide window, 24 px where four words would
 * fill its line. */
double
lesart_reader_headline_scale (LesartReader *self)
{
  return self->compact ? 24.0 / 18.0 : 31.0 / 18.0;
}

static void
set_headline (LesartReader *self, GtkTextBuffer *buffer, LesartText *text)
{
  double zoom = lesart_appearance_get_zoom (self->appearance);
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (text, &n_blocks);
  GtkTextIter start, end;

  if (n_blocks == 0 || blocks[0].kind != LESART_BLOCK_HEADLINE)
    return;
  self->headline_tag = gtk_text_buffer_create_tag (
      buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "scale", lesart_reader_headline_scale (self),
      "line-height", 0.92f, "pixels-below-lines", (int) (LESART_HEADLINE_SPACE * zoom), NULL);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) blocks[0].span.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) blocks[0].span.end);
  gtk_text_iter_forward_char (
      &end); /* with its line end, else the space below is the paragraph's */
  gtk_text_buffer_apply_tag (buffer, self->headline_tag, &start, &end);
  self->headline_end = blocks[0].span.end;
}

/* Empty lines between paragraphs would double the space that paragraphs have anyway. */
static void
shrink_empty_lines (GtkTextBuffer *buffer, const char *display)
{
  GtkTextTag *tag = NULL;
  guint32 at = 0;

  for (const char *p = display; *p != '\0'; p = g_utf8_next_char (p), at++) {
    GtkTextIter start, end;

    if (*p != '\n' || (p > display && p[-1] != '\n'))
      continue;
    if (tag == NULL)
      tag = gtk_text_buffer_create_tag (buffer, NULL, "size", PANGO_SCALE, "line-height", 0.1f,
                                        "pixels-below-lines", 0, "pixels-above-lines", 0, NULL);
    gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) at);
    end = start;
    gtk_text_iter_forward_char (&end);
    gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  }
}

void
lesart_reader_fill_buffer (LesartReader *self, GtkTextBuffer *buffer, LesartText *text)
{
  g_autofree char *display = make_display_text (text);

  gtk_text_buffer_set_text (buffer, display, -1);
  set_headline (self, buffer, text);
  shrink_empty_lines (buffer, display);
  lesart_reader_set_blocks (self, buffer, text);
}
