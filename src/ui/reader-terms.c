/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Terms on the page: a thin line below the letters, whose shape says what was decided, so that it
 * can be told without colour:
 *
 *   undecided   · · · · · ·
 *   preferred   ___________
 *   admitted    __ __ __ __
 *   forbidden   _-_-_-_-_-_
 *   superseded  ___ . ___ .
 */
#include "reader-private.h"

#define LINE 1.5f  /* px: thickness */
#define BLEED 2.0f /* px that a box reaches beyond its letters */

/* A piece of a line and the gap behind it, px; the pattern begins again with each passage. */
typedef struct {
  float length;
  float gap;
  float rise; /* px above the line */
} Dash;

static const Dash patterns[LESART_N_TERM_STATUSES][2] = {
  [LESART_TERM_OPEN] = { { 1.5f, 3, 0 }, { 1.5f, 3, 0 } },
  [LESART_TERM_PREFERRED] = { { 1000, 0, 0 }, { 1000, 0, 0 } },
  [LESART_TERM_ADMITTED] = { { 6, 3, 0 }, { 6, 3, 0 } },
  [LESART_TERM_FORBIDDEN] = { { 3, 0, 0 }, { 3, 0, 2.5f } },
  [LESART_TERM_SUPERSEDED] = { { 9, 3, 0 }, { 1.5f, 3, 0 } },
};

typedef struct {
  GtkSnapshot *snapshot;
  GdkRGBA colour;
  const Dash *pattern;
} Pen;

static void
draw_line (const graphene_rect_t *rect, gpointer data)
{
  const Pen *pen = data;
  float y = rect->origin.y + rect->size.height - 2.0f * LINE;
  float end = rect->origin.x + rect->size.width - BLEED;
  guint step = 0;

  for (float x = rect->origin.x + BLEED; x < end; step++) {
    const Dash *dash = &pen->pattern[step % 2];
    float length = MIN (dash->length, end - x);

    gtk_snapshot_append_color (pen->snapshot, &pen->colour,
                               &GRAPHENE_RECT_INIT (x, y - dash->rise, length, LINE));
    x += dash->length + dash->gap;
  }
}

void
lesart_reader_paint_term (LesartReader *self,
                          GtkSnapshot *snapshot,
                          const LesartPaint *paint,
                          guint index)
{
  Pen pen = { snapshot, lesart_appearance_get_tone (self->appearance, LESART_TONE_INK),
              patterns[paint->value] };

  if (paint->value == LESART_TERM_FORBIDDEN)
    pen.colour = lesart_appearance_get_tone (self->appearance, LESART_TONE_SUM_INK);
  pen.colour.alpha *= 0.75f;
  lesart_reader_for_each_rect (self, paint->span, draw_line, &pen);
}

/**
 * lesart_reader_set_terms:
 * @marks: (nullable) (element-type LesartTermMark): by place
 */
void
lesart_reader_set_terms (LesartReader *self, const GArray *marks)
{
  g_return_if_fail (LESART_IS_READER (self));
  g_array_set_size (self->terms.items, 0);
  self->terms.longest = 0;
  for (guint i = 0; marks != NULL && i < marks->len; i++) {
    const LesartTermMark *mark = &g_array_index (marks, LesartTermMark, i);
    const LesartPaint paint = { mark->span, (guint8) mark->status };

    g_array_append_val (self->terms.items, paint);
    self->terms.longest = MAX (self->terms.longest, mark->span.end - mark->span.start);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
