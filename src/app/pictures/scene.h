/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a picture of an article's facts is made of, before anything is painted: marks (lines, bars,
 * dots, words) and elements (what can be reached, each with the passages that it leads to). The
 * unit is the CSS pixel at zoom 1; x grows to the right, y downwards.
 *
 *   reading -> timeline, bars, network: what is to be shown, as codes and values
 *           -> the ui gives each item its words
 *           -> layout at a width, asking a typesetter how large words are -> scene
 *           -> the ui paints the marks, on the screen or into a file
 *
 * The same items in the same order give the same elements at every width: only places differ. A
 * layout is deterministic.
 */
#pragma once

#include "reading.h"

G_BEGIN_DECLS

typedef struct {
  double x, y, width, height;
} LesartBox;

typedef enum {
  LESART_FONT_SMALL,
  LESART_FONT_TEXT,
  LESART_FONT_STRONG,
  LESART_FONT_HEADING,
  LESART_N_FONTS,
} LesartFont;

/* What a mark means; the ui knows the colours: a pale tint to fill with and an ink to draw with. */
typedef enum {
  LESART_HUE_INK,
  LESART_HUE_DIM,
  LESART_HUE_LINE,
  LESART_HUE_ACCENT,
  LESART_HUE_PER,
  LESART_HUE_ORG,
  LESART_HUE_LOC,
  LESART_HUE_OTH,
  LESART_HUE_SUM,
  LESART_HUE_TIME,
  LESART_N_HUES,
} LesartHue;

typedef enum {
  LESART_MARK_LINE, /* from (x, y) to (x + width, y + height) */
  LESART_MARK_BAR,
  LESART_MARK_DOT,
  LESART_MARK_TEXT,
} LesartMarkKind;

typedef enum {
  LESART_STROKE_SOLID,
  LESART_STROKE_DASHED,
  LESART_STROKE_DOTTED,
  LESART_STROKE_CROSSED, /* solid, with a cross in the middle */
} LesartStroke;

typedef enum {
  LESART_MARK_SOFT_START = 1 << 0, /* fades out at its left, or its top if it is tall */
  LESART_MARK_SOFT_END = 1 << 1,
  LESART_MARK_PALE = 1 << 2,    /* filled with the tint only */
  LESART_MARK_HOLLOW = 1 << 3,  /* a ring */
  LESART_MARK_ARROW = 1 << 4,   /* a line: points to its end */
  LESART_MARK_CENTRED = 1 << 5, /* words stand in the middle of their box */
  LESART_MARK_ON_PAGE = 1 << 6, /* words have a patch of the page behind them */
} LesartMarkFlags;

typedef struct {
  LesartMarkKind kind;
  LesartHue hue;
  LesartStroke stroke; /* of lines, and round bars */
  guint flags;         /* LesartMarkFlags */
  LesartBox box;
  double radius; /* of the corners of a bar */
  LesartFont font;
  const char *text;
} LesartMark;

typedef struct {
  LesartBox box;     /* what is pressed, and has the ring of the focus */
  const char *label; /* what a screen reader says; further lines are details */
  guint first_span;  /* passages [first_span, first_span + n_spans) */
  guint n_spans;
} LesartElement;

/**
 * LesartScene:
 *
 * A picture that is laid out. Texts belong to it.
 */
typedef struct {
  double width, height;
  GArray *marks;         /* LesartMark, in the order in which they are painted */
  GArray *elements;      /* LesartElement, in the order of the keyboard */
  GArray *spans;         /* LesartSpan */
  GStringChunk *strings; /*< private >*/
} LesartScene;

/**
 * LesartTypesetter:
 * @measure: says how much room @text takes, wrapped at @max_width (negative: not wrapped)
 */
typedef struct {
  void (*measure) (gpointer data,
                   const char *text,
                   LesartFont font,
                   double max_width,
                   double *width,
                   double *height);
  gpointer data;
} LesartTypesetter;

LesartScene *lesart_scene_new (double width);
void lesart_scene_free (LesartScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartScene, lesart_scene_free)

guint
lesart_scene_add_element (LesartScene *self, LesartBox box, const char *label, const GArray *spans);
LesartMark *lesart_scene_add_line (LesartScene *self,
                                   LesartHue hue,
                                   LesartStroke stroke,
                                   double x,
                                   double y,
                                   double x2,
                                   double y2);
LesartMark *lesart_scene_add_bar (LesartScene *self, LesartHue hue, LesartBox box, double radius);
LesartMark *
lesart_scene_add_dot (LesartScene *self, LesartHue hue, double x, double y, double radius);
LesartMark *lesart_scene_add_text (LesartScene *self,
                                   const LesartTypesetter *typesetter,
                                   LesartHue hue,
                                   LesartFont font,
                                   const char *text,
                                   double x,
                                   double y,
                                   double max_width);
gboolean lesart_box_overlaps (const LesartBox *a, const LesartBox *b);
void lesart_spread (double *starts, const double *lengths, guint n, double least);

G_END_DECLS
