/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See fingerprint.h. Eight bytes a step; each step is a bijection of what it adds, so that two
 * contents which differ in one place never have the same fingerprint.
 */
#include "fingerprint.h"

#include <string.h>

#define SEED G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define FACTOR G_GUINT64_CONSTANT (0xff51afd7ed558ccd)

static inline guint64
add (guint64 sum, guint64 word)
{
  sum = (sum ^ word) * FACTOR;
  return sum ^ (sum >> 32);
}

guint64
lesart_fingerprint (const void *bytes, gsize n_bytes)
{
  const guint8 *at = bytes;
  const guint8 *end = at + n_bytes;
  guint64 sum = add (SEED, n_bytes);
  guint64 word;

  for (; end - at >= 8; at += 8) {
    memcpy (&word, at, 8);
    sum = add (sum, GUINT64_FROM_LE (word));
  }
  word = 0;
  memcpy (&word, at, (gsize) (end - at));
  return add (sum, GUINT64_FROM_LE (word));
}
