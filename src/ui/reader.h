/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page: a read-only text view with a caret, in a column of about 68 characters, in which what
 * the engine found and what the reader marked is painted below the words.
 *
 * Signals: "caret-moved" (guint at), "selection-changed", "mention-hovered" (gint mention, -1: the
 * pointer rests beside the names), "note-activated" (char *id), "selected" (guint modifiers: with
 * the pointer), "part-dragged" (guint start, guint end: where the reader wants the passage of the
 * current mark), "places-changed" (what is painted, somewhere in the text), "hits-changed" (only
 * what was searched for).
 */
#pragma once

#include <gtk/gtk.h>

#include "appearance.h"
#include "document.h"

G_BEGIN_DECLS

/* The kinds that have a tint and a chip. */
typedef enum {
  LESART_KIND_PER,
  LESART_KIND_ORG,
  LESART_KIND_LOC,
  LESART_KIND_OTH,
  LESART_KIND_SUM,
  LESART_KIND_TIME,
  LESART_KIND_MARK,
  LESART_N_KINDS,
} LesartKind;

/* Of a passage, the one that is moved. */
typedef enum {
  LESART_EDGE_NONE,
  LESART_EDGE_START,
  LESART_EDGE_END,
} LesartEdge;

#define LESART_TYPE_READER (lesart_reader_get_type ())
G_DECLARE_FINAL_TYPE (LesartReader, lesart_reader, LESART, READER, GtkTextView)

LesartReader *lesart_reader_new (LesartAppearance *appearance);
void lesart_reader_set_document (LesartReader *self, LesartDocument *document);
LesartDocument *lesart_reader_get_document (LesartReader *self);
void lesart_reader_set_kind_shown (LesartReader *self, LesartKind kind, gboolean shown);
void lesart_reader_set_compact (LesartReader *self, gboolean compact);
/* Signal "byline-activated": its first part was clicked. */
void lesart_reader_set_byline (LesartReader *self,
                               const char *byline,
                               guint n_link_bytes,
                               gboolean asks);
gboolean lesart_reader_get_byline_rect (LesartReader *self, GdkRectangle *rect);
void lesart_reader_set_hits (LesartReader *self, GArray *hits, guint current);

void lesart_reader_set_terms (LesartReader *self, const GArray *marks);
void lesart_reader_set_current_mark (LesartReader *self, LesartAnnotation *mark, guint part);
void lesart_reader_set_moving (LesartReader *self, LesartSpan span, LesartEdge edge);
void lesart_reader_set_links_shown (LesartReader *self, gboolean shown);

guint32 lesart_reader_get_caret (LesartReader *self);
LesartSpan lesart_reader_get_selection (LesartReader *self);
char *lesart_reader_get_selected_text (LesartReader *self);
void lesart_reader_show_span (LesartReader *self, LesartSpan span, gboolean flash);
void lesart_reader_show_evidence (LesartReader *self,
                                  LesartSpan span,
                                  LesartSpan verb,
                                  const LesartSpan *arguments,
                                  guint n_arguments);
void lesart_reader_light (LesartReader *self, LesartSpan span);
void lesart_reader_set_linked (LesartReader *self, LesartSpan span);
void lesart_reader_set_gap (LesartReader *self, guint32 at);
void lesart_reader_bring_into_view (LesartReader *self, LesartSpan span);
guint32 lesart_reader_get_place (LesartReader *self, double x, double y);
void lesart_reader_select (LesartReader *self, LesartSpan span);
void lesart_reader_select_towards (LesartReader *self, LesartSpan span, gboolean end);
LesartSpan lesart_reader_get_view (LesartReader *self);
void lesart_reader_show_place (LesartReader *self, guint32 at);
void lesart_reader_scroll_to (LesartReader *self, guint32 at);
gboolean lesart_reader_get_span_rect (LesartReader *self, LesartSpan span, GdkRectangle *rect);
gint lesart_reader_get_mention_at (LesartReader *self, guint32 at);
gboolean lesart_reader_move_to_mention (LesartReader *self, gboolean forward);
gint lesart_reader_move_to_kind (LesartReader *self, gboolean forward);

G_END_DECLS
