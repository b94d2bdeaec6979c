/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-paint.h"

#include <math.h>

#define SOFT_LENGTH 28.0
#define ARROW_LENGTH 8.0
#define CROSS 5.0

/* ---- Colours ---- */

static const struct {
  LesartTone ink, tint;
} tones[LESART_N_HUES] = {
  [LESART_HUE_INK] = { LESART_TONE_INK, LESART_TONE_LINE },
  [LESART_HUE_DIM] = { LESART_TONE_DIM, LESART_TONE_LINE },
  [LESART_HUE_LINE] = { LESART_TONE_LINE, LESART_TONE_LINE },
  [LESART_HUE_ACCENT] = { LESART_TONE_ACCENT, LESART_TONE_PER_TINT },
  [LESART_HUE_PER] = { LESART_TONE_PER_INK, LESART_TONE_PER_TINT },
  [LESART_HUE_ORG] = { LESART_TONE_ORG_INK, LESART_TONE_ORG_TINT },
  [LESART_HUE_LOC] = { LESART_TONE_LOC_INK, LESART_TONE_LOC_TINT },
  [LESART_HUE_OTH] = { LESART_TONE_OTH_INK, LESART_TONE_OTH_TINT },
  [LESART_HUE_SUM] = { LESART_TONE_SUM_INK, LESART_TONE_SUM_TINT },
  [LESART_HUE_TIME] = { LESART_TONE_TIME_INK, LESART_TONE_TIME_TINT },
};

void
lesart_scene_colours_init (LesartSceneColours *self, LesartPalette palette)
{
  gdk_rgba_parse (&self->page, lesart_palette_get_tone (palette, LESART_TONE_PAGE));
  for (guint h = 0; h < LESART_N_HUES; h++) {
    gdk_rgba_parse (&self->ink[h], lesart_palette_get_tone (palette, tones[h].ink));
    gdk_rgba_parse (&self->tint[h], lesart_palette_get_tone (palette, tones[h].tint));
  }
}

/* Strong enough to be seen on the page, quiet enough for an area. */
static GdkRGBA
mix (const GdkRGBA *a, const GdkRGBA *b, float share)
{
  return (GdkRGBA){ a->red + (b->red - a->red) * share, a->green + (b->green - a->green) * share,
                    a->blue + (b->blue - a->blue) * share, 1 };
}

/* ---- Words ---- */

static PangoLayout *
make_layout (PangoContext *context, const char *text, LesartFont font, double max_width)
{
  static const struct {
    double size;
    PangoWeight weight;
  } fonts[LESART_N_FONTS] = {
    [LESART_FONT_SMALL] = { 12.5, PANGO_WEIGHT_NORMAL },
    [LESART_FONT_TEXT] = { 13.5, PANGO_WEIGHT_NORMAL },
    [LESART_FONT_STRONG] = { 13.5, PANGO_WEIGHT_BOLD },
    [LESART_FONT_HEADING] = { 14, PANGO_WEIGHT_BOLD },
  };
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description =
      pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (description, fonts[font].size * PANGO_SCALE);
  pango_font_description_set_weight (description, fonts[font].weight);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (max_width >= 0)
    pango_layout_set_width (layout, (int) (max_width * PANGO_SCALE));
  return layout;
}

static void
measure (gpointer data,
         const char *text,
         LesartFont font,
         double max_width,
         double *width,
         double *height)
{
  g_autoptr (PangoLayout) layout = make_layout (data, text, font, max_width);
  int w, h;

  pango_layout_get_pixel_size (layout, &w, &h);
  *width = w + 1; /* rounded up, so that painting wraps the words at the same places */
  *height = h;
}

/**
 * lesart_scene_typesetter:
 * @context: must live as long as the result is used
 */
LesartTypesetter
lesart_scene_typesetter (PangoContext *context)
{
  return (LesartTypesetter){ measure, context };
}

static void
paint_text (const LesartMark *mark,
            const LesartSceneColours *colours,
            PangoContext *context,
            cairo_t *cr)
{
  g_autoptr (PangoLayout) layout =
      make_layout (context, mark->text, mark->font, mark->box.width + 1);

  if ((mark->flags & LESART_MARK_ON_PAGE) != 0) {
    gdk_cairo_set_source_rgba (cr, &colours->page);
    cairo_rectangle (cr, mark->box.x - 2, mark->box.y, mark->box.width + 4, mark->box.height);
    cairo_fill (cr);
  }
  if ((mark->flags & LESART_MARK_CENTRED) != 0)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  gdk_cairo_set_source_rgba (cr, &colours->ink[mark->hue]);
  cairo_move_to (cr, mark->box.x, mark->box.y);
  pango_cairo_show_layout (cr, layout);
}

/* ---- Lines ---- */

static void
set_stroke (cairo_t *cr, LesartStroke stroke)
{
  static const double dashed[] = { 6, 4 };
  static const double dotted[] = { 0.5, 4 };

  if (stroke == LESART_STROKE_DASHED)
    cairo_set_dash (cr, dashed, 2, 0);
  else if (stroke == LESART_STROKE_DOTTED)
    cairo_set_dash (cr, dotted, 2, 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr,
                      stroke == LESART_STROKE_DOTTED ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, stroke == LESART_STROKE_DOTTED ? 2 : 1.25);
}

/* The head of an arrow at (x, y) for a line that comes from (from_x, from_y). */
static void
paint_arrow (cairo_t *cr, double from_x, double from_y, double x, double y)
{
  double angle = atan2 (y - from_y, x - from_x);

  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - ARROW_LENGTH * cos (angle - 0.4), y - ARROW_LENGTH * sin (angle - 0.4));
  cairo_line_to (cr, x - ARROW_LENGTH * cos (angle + 0.4), y - ARROW_LENGTH * sin (angle + 0.4));
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
paint_cross (cairo_t *cr, double x, double y)
{
  for (int i = -1; i <= 1; i += 2) {
    cairo_move_to (cr, x - CROSS, y - i * CROSS);
    cairo_line_to (cr, x + CROSS, y + i * CROSS);
  }
  cairo_set_line_width (cr, 1.75);
  cairo_stroke (cr);
}

static void
paint_line (const LesartMark *mark, const LesartSceneColours *colours, cairo_t *cr)
{
  double x = mark->box.x, y = mark->box.y;
  double x2 = x + mark->box.width, y2 = y + mark->box.height;

  gdk_cairo_set_source_rgba (cr, &colours->ink[mark->hue]);
  set_stroke (cr, mark->stroke);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
  set_stroke (cr, LESART_STROKE_SOLID);
  if ((mark->flags & LESART_MARK_ARROW) != 0)
    paint_arrow (cr, x, y, x2, y2);
  if (mark->stroke == LESART_STROKE_CROSSED)
    paint_cross (cr, (x + x2) / 2, (y + y2) / 2);
}

/* ---- Areas ---- */

static void
add_rounded (cairo_t *cr, const LesartBox *box, double radius)
{
  double r = MIN (radius, MIN (box->width, box->height) / 2);
  double right = box->x + box->width, bottom = box->y + box->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cr, box->x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* A source that fades out at the soft ends, along the longer side of @box. */
static void
set_soft_source (cairo_t *cr, const LesartBox *box, const GdkRGBA *colour, guint flags)
{
  gboolean tall = box->height > box->width;
  double length = MAX (1, tall ? box->height : box->width);
  double share = MIN (0.5, SOFT_LENGTH / length);
  cairo_pattern_t *pattern = cairo_pattern_create_linear (
      box->x, box->y, box->x + (tall ? 0 : length), box->y + (tall ? length : 0));
  double start = (flags & LESART_MARK_SOFT_START) != 0 ? 0 : 1;
  double end = (flags & LESART_MARK_SOFT_END) != 0 ? 0 : 1;
  double red = (double) colour->red, green = (double) colour->green, blue = (double) colour->blue;

  cairo_pattern_add_color_stop_rgba (pattern, 0, red, green, blue, start);
  cairo_pattern_add_color_stop_rgba (pattern, share, red, green, blue, 1);
  cairo_pattern_add_color_stop_rgba (pattern, 1 - share, red, green, blue, 1);
  cairo_pattern_add_color_stop_rgba (pattern, 1, red, green, blue, end);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

static void
paint_bar (const LesartMark *mark, const LesartSceneColours *colours, cairo_t *cr)
{
  gboolean pale = (mark->flags & LESART_MARK_PALE) != 0;
  GdkRGBA fill = pale ? colours->tint[mark->hue]
                      : mix (&colours->tint[mark->hue], &colours->ink[mark->hue], 0.6f);

  set_soft_source (cr, &mark->box, &fill, mark->flags);
  add_rounded (cr, &mark->box, mark->radius);
  cairo_fill (cr);
  if (!pale)
    return;
  set_soft_source (cr, &mark->box, &colours->ink[mark->hue], mark->flags);
  add_rounded (cr,
               &(LesartBox){ mark->box.x + 0.5, mark->box.y + 0.5, mark->box.width - 1,
                             mark->box.height - 1 },
               mark->radius);
  set_stroke (cr, mark->stroke);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
paint_dot (const LesartMark *mark, const LesartSceneColours *colours, cairo_t *cr)
{
  gboolean hollow = (mark->flags & LESART_MARK_HOLLOW) != 0;
  double radius = mark->box.width / 2;

  cairo_new_path (cr);
  cairo_arc (cr, mark->box.x + radius, mark->box.y + radius, hollow ? radius - 1 : radius, 0,
             2 * G_PI);
  gdk_cairo_set_source_rgba (cr, hollow ? &colours->page : &colours->ink[mark->hue]);
  cairo_fill_preserve (cr);
  if (hollow) {
    gdk_cairo_set_source_rgba (cr, &colours->ink[mark->hue]);
    set_stroke (cr, LESART_STROKE_SOLID);
    cairo_set_line_width (cr, 2);
    cairo_stroke (cr);
  }
  cairo_new_path (cr);
}

/* Heads of arrows, crosses and thick lines stick out a little. */
static gboolean
is_inside (const LesartMark *mark, double x, double y, double x2, double y2)
{
  const LesartBox *box = &mark->box;
  double margin = 2 * ARROW_LENGTH;

  return MIN (box->x, box->x + box->width) - margin < x2
         && MAX (box->x, box->x + box->width) + margin > x
         && MIN (box->y, box->y + box->height) - margin < y2
         && MAX (box->y, box->y + box->height) + margin > y;
}

/**
 * lesart_scene_paint:
 * @context: the one the scene was measured with, or its like
 *
 * Paints the marks that lie inside the clip, not the page below them.
 */
void
lesart_scene_paint (const LesartScene *scene,
                    const LesartSceneColours *colours,
                    PangoContext *context,
                    cairo_t *cr)
{
  double x, y, x2, y2;

  cairo_clip_extents (cr, &x, &y, &x2, &y2);
  for (guint i = 0; i < scene->marks->len; i++) {
    const LesartMark *mark = &g_array_index (scene->marks, LesartMark, i);

    if (!is_inside (mark, x, y, x2, y2))
      continue;
    switch (mark->kind) {
    case LESART_MARK_LINE:
      paint_line (mark, colours, cr);
      break;
    case LESART_MARK_BAR:
      paint_bar (mark, colours, cr);
      break;
    case LESART_MARK_DOT:
      paint_dot (mark, colours, cr);
      break;
    case LESART_MARK_TEXT:
      paint_text (mark, colours, context, cr);
      break;
    default:
      g_assert_not_reached ();
    }
  }
}
