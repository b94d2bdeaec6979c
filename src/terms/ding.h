/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to src/terms: the form that the Ding word list is written in, piece by piece. Nothing is
 * allocated; whatever a list holds, time is linear in its bytes.
 */
#pragma once

#include "dictionary.h"

G_BEGIN_DECLS

#define LESART_DING_MAX_KEYS 8
#define LESART_DING_MAX_LINE (1u << 16)

/* The ways in which two spellings are the same. */
typedef enum {
  LESART_DING_CLEAN, /* without soft hyphens, with one kind of apostrophe, hyphen and space */
  LESART_DING_LOWER, /* ... in lower case */
  LESART_DING_FOLD,  /* ... with ae for ä and ss for ß */
} LesartDingFold;

gboolean lesart_ding_split_line (LesartPiece line, LesartPiece sides[LESART_N_SIDES]);
gboolean lesart_ding_next_sub (LesartPiece *rest, LesartPiece *sub);
gboolean lesart_ding_next_wording (LesartPiece *rest, LesartPiece *wording);
gsize lesart_ding_get_plain (LesartPiece wording, char plain[LESART_WORDING_MAX]);
guint lesart_ding_get_keys (LesartPiece wording,
                            LesartSide side,
                            char room[3 * LESART_WORDING_MAX],
                            LesartPiece keys[LESART_DING_MAX_KEYS]);
LesartPiece lesart_ding_get_core (LesartSide side, char plain[LESART_WORDING_MAX], gsize n_bytes);
LesartPiece lesart_ding_get_headword (char plain[LESART_WORDING_MAX], gsize n_bytes);
gsize lesart_ding_fold (LesartPiece text, LesartDingFold fold, char folded[2 * LESART_WORDING_MAX]);
guint32 lesart_ding_hash (const char *folded, gsize n_bytes);

G_END_DECLS
