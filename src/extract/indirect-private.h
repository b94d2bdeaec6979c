/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of indirect speech share: a piece of a sentence, with its clauses (indirect.c),
 * read for a source (quote-sources.c), a cue behind (indirect.c) or before what is said
 * (indirect-content.c).
 */
#pragma once

#include "quoting.h"

G_BEGIN_DECLS

typedef struct {
  LesartQuoting *quoting;
  guint32 sentence;
  guint32 first;
  guint32 end;
  GArray *clauses; /* LesartStretch */
  guint n_quotes;  /* added by this piece */
} LesartPiece;

static inline LesartStretch *
lesart_piece_clause (const LesartPiece *piece, guint i)
{
  return &g_array_index (piece->clauses, LesartStretch, i);
}

gboolean lesart_piece_is_subjunctive (const LesartPiece *piece,
                                      const LesartStretch *clause,
                                      gboolean past_too);
gboolean lesart_piece_has_finite (const LesartPiece *piece, guint first, guint end);
LesartSpeaker lesart_piece_speaker (const LesartPiece *piece, guint i);
guint lesart_piece_end_of_content (const LesartPiece *piece, guint i, guint32 frame);
void lesart_piece_add (LesartPiece *piece,
                       guint32 first,
                       guint32 end,
                       LesartSpeaker speaker,
                       LesartSpan cue,
                       const char *rule);

gboolean lesart_piece_quote_source (LesartPiece *piece, gboolean inner);
void lesart_piece_quote_behind_cue (LesartPiece *piece);

G_END_DECLS
