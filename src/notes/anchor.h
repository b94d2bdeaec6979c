/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where in the text a stored passage is: by its position, if the words there are the stored ones,
 * else by its words and what stood around them; or what became of it, if the text was changed.
 * Never a silent guess: "not found" is an answer, and "changed".
 */
#pragma once

#include "text.h"

G_BEGIN_DECLS

typedef struct {
  const char *exact;  /* (nullable) the words */
  const char *prefix; /* (nullable) what stood before */
  const char *suffix; /* (nullable) and behind them */
  gboolean has_position;
  LesartSpan position;
  gboolean same_text; /* the position is one in this very text */
} LesartStoredQuote;

/**
 * LesartFate:
 * @LESART_FATE_SAME: the words are the same, and where they were
 * @LESART_FATE_MOVED: the words are the same, elsewhere
 * @LESART_FATE_CHANGED: other words stand there now
 * @LESART_FATE_GONE: not in the text any more
 *
 * What became of a passage. Words that are only spelt or set in another way (ß and ss, quotation
 * marks, white space) are the same.
 */
typedef enum {
  LESART_FATE_SAME,
  LESART_FATE_MOVED,
  LESART_FATE_CHANGED,
  LESART_FATE_GONE,
} LesartFate;

/**
 * LesartReanchored:
 * @fate: what became of it
 * @span: where it is now; %LESART_SPAN_NONE if it is gone
 * @score: from 0 to 1: how much of it and of what was around it is left; 1 if the words are the
 *   same
 */
typedef struct {
  LesartFate fate;
  LesartSpan span;
  double score;
} LesartReanchored;

typedef struct _LesartEarlierTexts LesartEarlierTexts;

typedef struct {
  const LesartText *text;
  GArray *shifts;     /* what is known of how the text moved */
  gint64 near_budget; /* bytes that may still be looked at around the places of passages, */
  gint64 budget;      /* and in searches of the whole text */
  LesartEarlierTexts *earlier; /* (nullable) see earlier-texts.h */
} LesartAnchorer;

void lesart_anchorer_init (LesartAnchorer *self, const LesartText *text);
void lesart_anchorer_clear (LesartAnchorer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LesartAnchorer, lesart_anchorer_clear)
gboolean
lesart_anchorer_find (LesartAnchorer *self, const LesartStoredQuote *quote, LesartSpan *span);
LesartReanchored lesart_anchorer_relocate (LesartAnchorer *self,
                                           const LesartStoredQuote *quote,
                                           const char *made_in);

G_END_DECLS
