/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page in parts: reader.c is the widget, reader-text.c what its buffer holds, reader-blocks.c
 * how lists, quotations and the like are set, reader-boxes.c where words lie, reader-paint.c what
 * lies below them, reader-light.c what is lit for a while, reader-marks.c what a reader marked of
 * it, reader-terms.c the terms in it, reader-moving.c where it goes, reader-strip.c where in the
 * whole text all that lies.
 *
 * The display buffer has the characters of the text one for one, so that its offsets are those of
 * the text; only spaces in over-long paragraphs are line ends in it (GtkTextView needs time
 * quadratic in the length of a paragraph).
 */
#pragma once

#include "reader.h"
#include "terminology.h"

#include "marks.h"
#include "tints.h"

/* px at zoom 1 below the headline: room for the line with date and file */
#define LESART_HEADLINE_SPACE 50

G_BEGIN_DECLS

typedef struct {
  GArray *items;   /* LesartPaint */
  guint32 longest; /* of the spans: how far back one that reaches into view may begin */
} LesartPaintList;

typedef struct _LesartFilling LesartFilling;         /* of the buffer, while more is to come */
typedef struct _LesartReaderBoxes LesartReaderBoxes; /* where passages lie */
typedef struct _LesartBlockSetter LesartBlockSetter; /* how blocks are set, and up to where */

/* What of a lit passage is what. */
enum { LESART_LIT_VERB, LESART_LIT_ARGUMENT };

struct _LesartReader {
  GtkTextView parent_instance;

  LesartAppearance *appearance;
  LesartDocument *document;
  LesartPaintList tints;
  LesartPaintList hits;
  LesartPaintList terms; /* with a LesartTermStatus */
  GArray *hits_shown;    /* (nullable): what they were made from */
  guint current_hit;
  gint last_kind;            /* that was gone to, or -1 */
  GArray *mark_parts;        /* LesartMarkPart by start; (nullable): to be laid out */
  guint32 longest_part;      /* as of a list */
  LesartAnnotation *current; /* (nullable): the mark whose edges can be moved */
  guint current_part;        /* which passage of it */
  LesartSpan moving;         /* where that would be now; empty while none is moved */
  LesartEdge moving_edge;
  graphene_point_t handles[2]; /* where its edges were drawn, in the coordinates of the text */
  gboolean dragging;
  GdkModifierType released_with; /* keys that were down when the button was let go */
  gboolean links_shown;
  gboolean kind_hidden[LESART_N_KINDS];
  LesartSpan linked; /* what says the same as something in another text */
  guint32 gap;       /* where something of another text is missing; G_MAXUINT32: nothing is */
  LesartSpan flash;
  guint flash_source; /* 0 while something is lit: until the caret leaves it */
  GArray *lit;        /* LesartPaint: parts of the flash, with a LesartPart */
  GtkTextTag *headline_tag;
  GArray *block_tags;     /* of the other kinds of blocks */
  gboolean compact;       /* the window is narrow: a smaller headline */
  guint32 headline_end;   /* the byline below the headline is painted as long as this is in view */
  guint32 place;          /* that was gone to last, and is to be in view when all is laid out */
  gboolean place_waits;   /* until the text is in the buffer up to there */
  guint place_source;     /* it is brought into view again */
  double place_height;    /* of the page when that was done last */
  LesartFilling *filling; /* (nullable) */
  gboolean appending;     /* text to the buffer */
  LesartReaderBoxes *boxes;
  int layout_width;  /* px: for which lines were broken last */
  int column_width;  /* px of the column, 0: measure again */
  GtkWidget *margin; /* the gutter at the right */
  char *byline;
  guint byline_link;     /* bytes at its beginning that can be clicked; 0: none */
  gboolean byline_asks;  /* they are underlined */
  GdkRectangle link_box; /* where they were painted, in the coordinates of the text */
  gboolean over_link;
  guint hover_source;
  double pointer_x, pointer_y;
  LesartSpan last_selection;
  guint32 last_caret;
};

gboolean lesart_reader_end_flash (gpointer data);
void lesart_reader_let_place_go (LesartReader *self);
void lesart_reader_fill_buffer (LesartReader *self, GtkTextBuffer *buffer, LesartText *text);
void lesart_reader_stop_filling (LesartReader *self);
GtkTextIter lesart_reader_get_iter (LesartReader *self, guint32 at);
gboolean lesart_reader_has_place (LesartReader *self, guint32 at);
double lesart_reader_headline_scale (LesartReader *self);
GArray *lesart_reader_new_block_tags (void);
LesartBlockSetter *lesart_block_setter_new (GtkTextBuffer *buffer, LesartText *text);
void lesart_block_setter_free (LesartBlockSetter *setter);
void lesart_reader_set_blocks (LesartReader *self, LesartBlockSetter *setter, guint32 n_chars);
void lesart_reader_scale_blocks (LesartReader *self);
void lesart_reader_paint_blocks (LesartReader *self, GtkSnapshot *snapshot, LesartSpan view);
void lesart_reader_collect_tints (LesartReader *self);
void lesart_reader_paint_term (LesartReader *self,
                               GtkSnapshot *snapshot,
                               const LesartPaint *paint,
                               guint index);
guint lesart_reader_first_item (const LesartPaintList *list, guint32 start);
void lesart_reader_lay_out_marks (LesartReader *self);
LesartTone lesart_reader_get_mark_tone (const LesartMarkPart *part);
void lesart_reader_paint_marks (LesartReader *self, GtkSnapshot *snapshot, LesartSpan view);
void lesart_reader_paint_links (LesartReader *self, GtkSnapshot *snapshot);
void lesart_reader_init_marks (LesartReader *self);
LesartSpan lesart_reader_get_visible_span (LesartReader *self);
gboolean lesart_reader_end_flash (gpointer data);
guint32 lesart_reader_offset_at_y (LesartReader *self, int y);
guint32 lesart_reader_offset_near (LesartReader *self, double x, double y);
void lesart_reader_paint_below (LesartReader *self, GtkSnapshot *snapshot);
LesartReaderBoxes *lesart_reader_boxes_new (void);
void lesart_reader_boxes_free (LesartReaderBoxes *boxes);
void lesart_reader_begin_boxes (LesartReader *self);
void lesart_reader_end_boxes (LesartReader *self);
void lesart_reader_forget_boxes (LesartReader *self);
graphene_rect_t lesart_reader_get_letter_box (LesartReader *self,
                                              const GdkRectangle *from,
                                              float right,
                                              gboolean headline);
gboolean lesart_reader_for_each_rect (LesartReader *self,
                                      LesartSpan span,
                                      void (*function) (const graphene_rect_t *rect, gpointer data),
                                      gpointer data);

G_END_DECLS
