/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the squares: most of what a model does is to add them, and to look one up is less than to
 * make it.
 */
#include "signed-root.h"

#define SQUARE(byte) ((byte) < 128 ? (byte) * (byte) : -(256 - (byte)) * (256 - (byte)))
#define SQUARES_4(byte) SQUARE (byte), SQUARE (byte + 1), SQUARE (byte + 2), SQUARE (byte + 3)
#define SQUARES_16(byte)                                                                           \
  SQUARES_4 (byte), SQUARES_4 (byte + 4), SQUARES_4 (byte + 8), SQUARES_4 (byte + 12)
#define SQUARES_64(byte)                                                                           \
  SQUARES_16 (byte), SQUARES_16 (byte + 16), SQUARES_16 (byte + 32), SQUARES_16 (byte + 48)

const gint32 lesart_signed_squares[256] = { SQUARES_64 (0), SQUARES_64 (64), SQUARES_64 (128),
                                            SQUARES_64 (192) };

const gint8 lesart_no_roots[24] = { 0 };
