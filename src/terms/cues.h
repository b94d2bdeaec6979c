/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words that stand for a negation, a hedge, a direction, found in the words of a bead by a table.
 */
#pragma once

#include "check-words.h"

G_BEGIN_DECLS

/**
 * LesartCue:
 * @span: where it stands
 * @token: its first token
 * @row: of the table
 * @taken: free for the check: has found what answers it
 */
typedef struct {
  LesartSpan span;
  guint32 token;
  guint32 row;
  gboolean taken;
} LesartCue;

GArray *lesart_cues_find (const LesartWords *words,
                          LesartSide side,
                          const LesartTable *table,
                          const char *side_column);
LesartSpan lesart_cues_get_counterpart (const LesartWords *words, LesartSide side, guint32 token);

G_END_DECLS
