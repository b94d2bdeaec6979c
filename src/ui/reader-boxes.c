/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the letters of passages lie on the page, line by line.
 *
 * To find a place takes GTK as long as the paragraph is, and while one scrolls nearly all that is
 * in view was there in the frame before. So what was measured is kept with its paragraph, from the
 * top of it, as long as the paragraph stays in view, is as high as it was and ends at the same
 * place; whoever changes more than that forgets it all.
 */
#include "reader-private.h"

#define BLEED_X 2.0f /* px that a tint reaches beyond its letters */

typedef struct {
  guint64 key; /* its span */
  GArray *boxes;
} Passage;

typedef struct {
  LesartSpan span; /* without the line end */
  int top, height; /* px */
  GdkRectangle end;
  guint frame;          /* when it was looked at last */
  GHashTable *passages; /* Passage by its key */
} Paragraph;

struct _LesartReaderBoxes {
  GPtrArray *paragraphs; /* Paragraph: those that were in view in this frame or the one before */
  guint frame;
  gboolean painting; /* now; so that the layout does not change */
};

/* The box of the letters within the taller line that @location is: with ascenders and descenders
 * they take about 1.34 em. A headline has a line height of its own. */
graphene_rect_t
lesart_reader_get_letter_box (LesartReader *self,
                              const GdkRectangle *from,
                              float right,
                              gboolean headline)
{
  float line = headline ? 1.6f : (float) lesart_appearance_get_line_height (self->appearance);
  float height = (float) from->height * MIN (0.96f, 1.34f / line);
  graphene_rect_t box;

  graphene_rect_init (&box, (float) from->x - BLEED_X,
                      (float) from->y + ((float) from->height - height) / 2.0f,
                      right - (float) from->x + 2.0f * BLEED_X, height);
  return box;
}

/* The box of each display line of a passage. */
static void
measure (LesartReader *self, LesartSpan span, GArray *boxes)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) span.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) span.end);
  while (gtk_text_iter_compare (&at, &end) < 0) {
    GtkTextIter stop = at;
    GdkRectangle first, last;
    graphene_rect_t box;
    float right;

    gtk_text_view_get_iter_location (view, &at, &first);
    gtk_text_view_get_iter_location (view, &end, &last);
    /* The end of a wrapped display line stands before its last character: the space at which it
     * was broken, or a hyphen that still belongs to the line. To find it takes GTK thirty times as
     * long as to find a place. */
    if (last.y != first.y && !gtk_text_iter_ends_line (&stop))
      gtk_text_view_forward_display_line_end (view, &stop);
    if (last.y == first.y || gtk_text_iter_compare (&stop, &end) >= 0) {
      right = last.y > first.y ? (float) (first.x + first.width) : (float) last.x;
      stop = end;
    } else {
      gtk_text_view_get_iter_location (view, &stop, &last);
      right = (float) last.x
              + (g_unichar_isspace (gtk_text_iter_get_char (&stop)) ? 0.0f : (float) last.width);
      gtk_text_iter_forward_char (&stop);
    }
    box = lesart_reader_get_letter_box (self, &first, right, span.start < self->headline_end);
    if (box.size.width > 2.0f * BLEED_X)
      g_array_append_val (boxes, box);
    if (gtk_text_iter_compare (&stop, &at) <= 0)
      break;
    at = stop;
  }
}

/* ---- what is kept ---- */

static void
free_passage (Passage *passage)
{
  g_array_unref (passage->boxes);
  g_free (passage);
}

static void
free_paragraph (Paragraph *paragraph)
{
  g_hash_table_unref (paragraph->passages);
  g_free (paragraph);
}

/* Whether it lies as it did; it may stand elsewhere. */
static void
look_at (LesartReader *self, Paragraph *paragraph)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter at;
  GdkRectangle end;
  int height;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &at,
                                      (int) paragraph->span.end);
  gtk_text_view_get_line_yrange (view, &at, &paragraph->top, &height);
  gtk_text_view_get_iter_location (view, &at, &end);
  end.y -= paragraph->top;
  if (height != paragraph->height || !gdk_rectangle_equal (&end, &paragraph->end))
    g_hash_table_remove_all (paragraph->passages);
  paragraph->height = height;
  paragraph->end = end;
  paragraph->frame = self->boxes->frame;
}

static Paragraph *
get_paragraph (LesartReader *self, guint32 at)
{
  GPtrArray *paragraphs = self->boxes->paragraphs;
  Paragraph *paragraph = NULL;
  GtkTextIter iter;

  for (guint i = paragraphs->len; i > 0; i--) {
    paragraph = paragraphs->pdata[i - 1];
    if (paragraph->span.start <= at && at <= paragraph->span.end)
      break;
    paragraph = NULL;
  }
  if (paragraph == NULL) {
    paragraph = g_new0 (Paragraph, 1);
    gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                        (int) at);
    gtk_text_iter_set_line_offset (&iter, 0);
    paragraph->span.start = (guint32) gtk_text_iter_get_offset (&iter);
    if (!gtk_text_iter_ends_line (&iter))
      gtk_text_iter_forward_to_line_end (&iter);
    paragraph->span.end = (guint32) gtk_text_iter_get_offset (&iter);
    paragraph->passages =
        g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) free_passage);
    g_ptr_array_add (paragraphs, paragraph);
  }
  if (paragraph->frame != self->boxes->frame)
    look_at (self, paragraph);
  return paragraph;
}

static const Passage *
get_passage (LesartReader *self, Paragraph *paragraph, LesartSpan span)
{
  guint64 key = (guint64) span.start << 32 | span.end;
  Passage *passage = g_hash_table_lookup (paragraph->passages, &key);

  if (passage != NULL)
    return passage;
  passage = g_new (Passage, 1);
  passage->key = key;
  passage->boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  measure (self, span, passage->boxes);
  for (guint i = 0; i < passage->boxes->len; i++)
    g_array_index (passage->boxes, graphene_rect_t, i).origin.y -= (float) paragraph->top;
  g_hash_table_insert (paragraph->passages, &passage->key, passage);
  return passage;
}

static gboolean
give (const GArray *boxes,
      float top,
      void (*function) (const graphene_rect_t *, gpointer),
      gpointer data)
{
  for (guint i = 0; i < boxes->len; i++) {
    graphene_rect_t box = g_array_index (boxes, graphene_rect_t, i);

    box.origin.y += top;
    function (&box, data);
  }
  return boxes->len > 0;
}

/**
 * lesart_reader_for_each_rect:
 * @span: a passage
 * @function: called with the box of each display line of it, in buffer coordinates
 *
 * Returns: whether there was one
 */
gboolean
lesart_reader_for_each_rect (LesartReader *self,
                             LesartSpan span,
                             void (*function) (const graphene_rect_t *rect, gpointer data),
                             gpointer data)
{
  Paragraph *paragraph = NULL;
  g_autoptr (GArray) boxes = NULL;

  if (self->boxes->painting)
    paragraph = get_paragraph (self, span.start);
  if (paragraph != NULL && span.end <= paragraph->span.end)
    return give (get_passage (self, paragraph, span)->boxes, (float) paragraph->top, function,
                 data);
  boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  measure (self, span, boxes);
  return give (boxes, 0, function, data);
}

/* What is not in view any more is let go. */
void
lesart_reader_begin_boxes (LesartReader *self)
{
  LesartReaderBoxes *boxes = self->boxes;

  for (guint i = boxes->paragraphs->len; i > 0; i--)
    if (((Paragraph *) boxes->paragraphs->pdata[i - 1])->frame != boxes->frame)
      g_ptr_array_remove_index_fast (boxes->paragraphs, i - 1);
  boxes->frame++;
  boxes->painting = TRUE;
}

void
lesart_reader_end_boxes (LesartReader *self)
{
  self->boxes->painting = FALSE;
}

/* Another text, or lines of another width. */
void
lesart_reader_forget_boxes (LesartReader *self)
{
  g_ptr_array_set_size (self->boxes->paragraphs, 0);
}

LesartReaderBoxes *
lesart_reader_boxes_new (void)
{
  LesartReaderBoxes *boxes = g_new0 (LesartReaderBoxes, 1);

  boxes->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_paragraph);
  return boxes;
}

void
lesart_reader_boxes_free (LesartReaderBoxes *boxes)
{
  g_ptr_array_unref (boxes->paragraphs);
  g_free (boxes);
}
