/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the models keep their weights: one byte each, whose square with its sign is the weight. Small
 * weights, which are most, are kept exactly, large ones roughly.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const gint32 lesart_signed_squares[256];

#define LESART_MAX_SQUARE (128 * 128) /* of either sign */

static inline gint32
lesart_signed_square (gint8 root)
{
  return lesart_signed_squares[(guint8) root];
}

G_END_DECLS
