/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to src/text: the two halves of encoding.h, guessing (encoding-guess.c) and turning into
 * UTF-8 (encoding.c).
 */
#pragma once

#include "encoding.h"

/* What byte 0x80-0xFF is in a single-byte encoding; 0 where Windows-1252 has nothing. */
gunichar lesart_encoding_map_byte (LesartEncoding encoding, guint8 byte);

gboolean lesart_encoding_guess (const guint8 *bytes,
                                gsize n_bytes,
                                LesartEncodingGuess *guess,
                                GError **error);
