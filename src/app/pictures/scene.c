/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene.h"

/**
 * lesart_scene_new:
 * @width: of the whole picture; its height grows with what is added
 */
LesartScene *
lesart_scene_new (double width)
{
  LesartScene *self = g_new0 (LesartScene, 1);

  self->width = width;
  self->marks = g_array_new (FALSE, TRUE, sizeof (LesartMark));
  self->elements = g_array_new (FALSE, TRUE, sizeof (LesartElement));
  self->spans = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  self->strings = g_string_chunk_new (1024);
  return self;
}

void
lesart_scene_free (LesartScene *self)
{
  g_array_unref (self->marks);
  g_array_unref (self->elements);
  g_array_unref (self->spans);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static void
grow (LesartScene *self, const LesartBox *box)
{
  self->width = MAX (self->width, box->x + box->width);
  self->height = MAX (self->height, box->y + box->height);
}

static LesartMark *
add_mark (LesartScene *self, LesartMark mark)
{
  g_array_append_val (self->marks, mark);
  grow (self, &mark.box);
  return &g_array_index (self->marks, LesartMark, self->marks->len - 1);
}

/**
 * lesart_scene_add_element:
 * @label: what a screen reader says
 * @spans: (element-type LesartSpan): the passages it leads to, the first first
 *
 * Returns: its index
 */
guint
lesart_scene_add_element (LesartScene *self, LesartBox box, const char *label, const GArray *spans)
{
  LesartElement element = { .box = box,
                            .label =
                                g_string_chunk_insert (self->strings, label == NULL ? "" : label),
                            .first_span = self->spans->len,
                            .n_spans = spans->len };

  if (spans->len > 0)
    g_array_append_vals (self->spans, spans->data, spans->len);
  g_array_append_val (self->elements, element);
  grow (self, &box);
  return self->elements->len - 1;
}

/**
 * lesart_scene_add_line:
 *
 * Returns: (transfer none): the mark, for flags, until the next one is added
 */
LesartMark *
lesart_scene_add_line (
    LesartScene *self, LesartHue hue, LesartStroke stroke, double x, double y, double x2, double y2)
{
  return add_mark (self, (LesartMark){ .kind = LESART_MARK_LINE,
                                       .hue = hue,
                                       .stroke = stroke,
                                       .box = { x, y, x2 - x, y2 - y } });
}

LesartMark *
lesart_scene_add_bar (LesartScene *self, LesartHue hue, LesartBox box, double radius)
{
  return add_mark (
      self, (LesartMark){ .kind = LESART_MARK_BAR, .hue = hue, .box = box, .radius = radius });
}

LesartMark *
lesart_scene_add_dot (LesartScene *self, LesartHue hue, double x, double y, double radius)
{
  return add_mark (self, (LesartMark){ .kind = LESART_MARK_DOT,
                                       .hue = hue,
                                       .box = { x - radius, y - radius, 2 * radius, 2 * radius } });
}

/**
 * lesart_scene_add_text:
 * @max_width: where it wraps; negative: it does not
 *
 * Returns: (transfer none): the mark; its box is as large as the words
 */
LesartMark *
lesart_scene_add_text (LesartScene *self,
                       const LesartTypesetter *typesetter,
                       LesartHue hue,
                       LesartFont font,
                       const char *text,
                       double x,
                       double y,
                       double max_width)
{
  LesartMark mark = { .kind = LESART_MARK_TEXT, .hue = hue, .box = { x, y, 0, 0 }, .font = font };

  mark.text = g_string_chunk_insert (self->strings, text);
  typesetter->measure (typesetter->data, text, font, max_width, &mark.box.width, &mark.box.height);
  return add_mark (self, mark);
}

gboolean
lesart_box_overlaps (const LesartBox *a, const LesartBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/**
 * lesart_spread:
 * @starts: (inout): where each piece would like to begin, in rising order
 * @lengths: how long each is
 * @least: no piece begins before that
 *
 * Moves the pieces apart so that none overlaps the next and all stay as near to their wishes as can
 * be (least squares; pool adjacent violators, Barlow et al. 1972). Linear time.
 */
void
lesart_spread (double *starts, const double *lengths, guint n, double least)
{
  g_autofree double *sum = g_new (double, n);  /* of the wishes of a block, offsets taken off */
  g_autofree guint *size = g_new (guint, n);   /* pieces of a block */
  g_autofree double *room = g_new (double, n); /* length of a block */
  guint blocks = 0;
  guint at = 0;

  for (guint i = 0; i < n; i++) {
    sum[blocks] = starts[i];
    size[blocks] = 1;
    room[blocks] = lengths[i];
    while (blocks > 0
           && sum[blocks - 1] / size[blocks - 1] + room[blocks - 1] > sum[blocks] / size[blocks]) {
      sum[blocks - 1] += sum[blocks] - room[blocks - 1] * size[blocks];
      size[blocks - 1] += size[blocks];
      room[blocks - 1] += room[blocks];
      blocks--;
    }
    blocks++;
  }
  for (guint b = 0; b < blocks; b++) {
    double start = MAX (least, sum[b] / size[b]);

    for (guint i = 0; i < size[b]; i++, at++) {
      starts[at] = start;
      start += lengths[at];
    }
    least = start;
  }
}
