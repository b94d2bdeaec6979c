/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where in the text a stored passage is: by its position, if the words there are the stored ones,
 * else by its words and what stood around them. Never a guess: "not found" is an answer.
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

typedef struct {
  const LesartText *text;
  GArray *shifts;     /* what is known of how the text moved */
  gint64 near_budget; /* bytes that may still be looked at around the places of passages, */
  gint64 budget;      /* and in searches of the whole text */
} LesartAnchorer;

void lesart_anchorer_init (LesartAnchorer *self, const LesartText *text);
void lesart_anchorer_clear (LesartAnchorer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LesartAnchorer, lesart_anchorer_clear)
gboolean
lesart_anchorer_find (LesartAnchorer *self, const LesartStoredQuote *quote, LesartSpan *span);

G_END_DECLS
