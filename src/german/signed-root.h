/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the models keep their weights: one byte each, whose square with its sign is the weight. Small
 * weights, which are most, are kept exactly, large ones roughly.
 */
#pragma once

#include <glib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

extern const gint32 lesart_signed_squares[256];

#define LESART_MAX_SQUARE (128 * 128) /* of either sign */

static inline gint32
lesart_signed_square (gint8 root)
{
  return lesart_signed_squares[(guint8) root];
}

/* Eight sums side by side, of which the processor adds four at a time. */
typedef gint32 LesartQuad __attribute__ ((vector_size (16)));

typedef struct {
  LesartQuad first;
  LesartQuad last;
} LesartSums;

/* What makes the number of rows even. */
extern const gint8 lesart_no_roots[24];

#ifdef __SSE2__

/* The squares of eight roots, two that are neighbours added up. */
static inline __m128i
lesart_square_pairs (__m128i roots)
{
  return _mm_madd_epi16 (roots, _mm_max_epi16 (roots, _mm_sub_epi16 (_mm_setzero_si128 (), roots)));
}

/* Adds the weights of the eight roots at @a and of those at @b; of the first four if no more are
 * @wanted. */
static inline void
lesart_add_signed_squares (const gint8 *a, const gint8 *b, guint wanted, LesartSums *sums)
{
  __m128i roots = _mm_unpacklo_epi8 (_mm_loadl_epi64 ((const __m128i *) (gconstpointer) a),
                                     _mm_loadl_epi64 ((const __m128i *) (gconstpointer) b));
  __m128i signs = _mm_cmpgt_epi8 (_mm_setzero_si128 (), roots);

  sums->first += (LesartQuad) lesart_square_pairs (_mm_unpacklo_epi8 (roots, signs));
  if (wanted > 4)
    sums->last += (LesartQuad) lesart_square_pairs (_mm_unpackhi_epi8 (roots, signs));
}

#else

static inline void
lesart_add_signed_squares (const gint8 *a, const gint8 *b, guint wanted, LesartSums *sums)
{
  for (guint i = 0; i < 4; i++) {
    sums->first[i] += lesart_signed_square (a[i]) + lesart_signed_square (b[i]);
    if (wanted > 4)
      sums->last[i] += lesart_signed_square (a[4 + i]) + lesart_signed_square (b[4 + i]);
  }
}

#endif

/* Adds the first @n of the sums, at most eight, to others. */
static inline void
lesart_take_sums (const LesartSums *sums, guint n, gint32 *others)
{
  gint32 all[8];

  memcpy (all, sums, sizeof all);
  for (guint i = 0; i < n; i++)
    others[i] += all[i];
}

void lesart_add_rows (const gint8 *const *rows, guint n, gint32 *others);

G_END_DECLS
