/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the squares: most of what a model does is to add them, and to look one up is less than to
 * make it.
 */
#include "signed-root.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

#define SQUARE(byte) ((byte) < 128 ? (byte) * (byte) : -(256 - (byte)) * (256 - (byte)))
#define SQUARES_4(byte) SQUARE (byte), SQUARE (byte + 1), SQUARE (byte + 2), SQUARE (byte + 3)
#define SQUARES_16(byte)                                                                           \
  SQUARES_4 (byte), SQUARES_4 (byte + 4), SQUARES_4 (byte + 8), SQUARES_4 (byte + 12)
#define SQUARES_64(byte)                                                                           \
  SQUARES_16 (byte), SQUARES_16 (byte + 16), SQUARES_16 (byte + 32), SQUARES_16 (byte + 48)

const gint32 lesart_signed_squares[256] = { SQUARES_64 (0), SQUARES_64 (64), SQUARES_64 (128),
                                            SQUARES_64 (192) };

const gint8 lesart_no_roots[24] = { 0 };

static void
add_rows (const gint8 *const *rows, guint n, gint32 *others)
{
  LesartSums sums = { { 0 }, { 0 } };

  for (; n > 1; n -= 2, rows += 2)
    lesart_add_signed_squares (rows[0], rows[1], 8, &sums);
  if (n > 0)
    lesart_add_signed_squares (rows[0], lesart_no_roots, 8, &sums);
  lesart_take_sums (&sums, 8, others);
}

#ifdef __x86_64__

/* The same where the processor takes sixteen values at once. */
#define WIDE __attribute__ ((target ("avx2")))

static inline WIDE __m256i
square_pairs_wide (const gint8 *a, const gint8 *b)
{
  __m128i pairs = _mm_unpacklo_epi8 (_mm_loadl_epi64 ((const __m128i *) (gconstpointer) a),
                                     _mm_loadl_epi64 ((const __m128i *) (gconstpointer) b));
  __m256i roots = _mm256_cvtepi8_epi16 (pairs);

  return _mm256_madd_epi16 (roots, _mm256_abs_epi16 (roots));
}

static WIDE void
add_rows_wide (const gint8 *const *rows, guint n, gint32 *others)
{
  __m256i sums = _mm256_loadu_si256 ((const __m256i *) (gconstpointer) others);

  for (; n > 1; n -= 2, rows += 2)
    sums = _mm256_add_epi32 (sums, square_pairs_wide (rows[0], rows[1]));
  if (n > 0)
    sums = _mm256_add_epi32 (sums, square_pairs_wide (rows[0], lesart_no_roots));
  _mm256_storeu_si256 ((__m256i *) (gpointer) others, sums);
}

#define HAS_WIDE() __builtin_cpu_supports ("avx2")
#else
#define HAS_WIDE() FALSE
#define add_rows_wide add_rows
#endif

/**
 * lesart_add_rows: (skip)
 * @rows: (array length=n): roots
 * @others: is added to
 *
 * Adds the weights of the first eight values of all rows.
 */
void
lesart_add_rows (const gint8 *const *rows, guint n, gint32 *others)
{
  if (HAS_WIDE ())
    add_rows_wide (rows, n, others);
  else
    add_rows (rows, n, others);
}
