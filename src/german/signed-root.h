/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the models keep their weights: one byte each, whose square with its sign is the weight. Small
 * weights, which are most, are kept exactly, large ones roughly.
 */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

extern const gint32 lesart_signed_squares[256];

#define LESART_MAX_SQUARE (128 * 128) /* of either sign */

static inline gint32
lesart_signed_square (gint8 root)
{
  return lesart_signed_squares[(guint8) root];
}

/* Eight sums side by side, of which the processor adds four at a time. */
typedef gint8 LesartRoots __attribute__ ((vector_size (8)));
typedef gint16 LesartSquares __attribute__ ((vector_size (16)));
typedef gint32 LesartQuad __attribute__ ((vector_size (16)));

typedef struct {
  LesartQuad first;
  LesartQuad last;
} LesartSums;

/* Adds the weights of the eight roots at @roots. What becomes wider is written twice, one behind
 * the other, and shifted, which keeps its sign. */
static inline void
lesart_add_signed_squares (const gint8 *roots, LesartSums *sums)
{
  LesartRoots narrow;
  LesartSquares wide, sign, squares;

  memcpy (&narrow, roots, sizeof narrow);
  wide = (LesartSquares) __builtin_shufflevector (narrow, narrow, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5,
                                                  5, 6, 6, 7, 7)
         >> 8;
  sign = wide >> 15;
  squares = wide * ((wide ^ sign) - sign);
  sums->first +=
      (LesartQuad) __builtin_shufflevector (squares, squares, 0, 0, 1, 1, 2, 2, 3, 3) >> 16;
  sums->last +=
      (LesartQuad) __builtin_shufflevector (squares, squares, 4, 4, 5, 5, 6, 6, 7, 7) >> 16;
}

/* Adds the first @n of the sums, at most eight, to others. */
static inline void
lesart_take_sums (const LesartSums *sums, guint n, gint32 *others)
{
  gint32 all[8];

  memcpy (all, sums, sizeof all);
  for (guint i = 0; i < n; i++)
    others[i] += all[i];
}

G_END_DECLS
