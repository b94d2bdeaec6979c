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

void
lesart_fingerprint_init (LesartFingerprint *self)
{
  self->sum = SEED;
  self->word = 0;
  self->n_bytes = 0;
}

void
lesart_fingerprint_add (LesartFingerprint *self, const void *bytes, gsize n_bytes)
{
  const guint8 *at = bytes;
  const guint8 *end = at + n_bytes;
  guint64 sum;
  guint64 word;

  while (at < end && self->n_bytes % 8 != 0) {
    self->word |= (guint64) *at++ << (8 * (self->n_bytes++ % 8));
    if (self->n_bytes % 8 == 0) {
      self->sum = add (self->sum, self->word);
      self->word = 0;
    }
  }
  self->n_bytes += (gsize) (end - at);
  sum = self->sum;
  for (; end - at >= 8; at += 8) {
    memcpy (&word, at, 8);
    sum = add (sum, GUINT64_FROM_LE (word));
  }
  self->sum = sum;
  for (guint i = 0; at < end; i++)
    self->word |= (guint64) *at++ << (8 * i);
}

guint64
lesart_fingerprint_end (const LesartFingerprint *self)
{
  return add (add (self->sum, self->word), self->n_bytes);
}

/**
 * lesart_fingerprint_to_string:
 *
 * Returns: (transfer full): the fingerprint and the length
 */
char *
lesart_fingerprint_to_string (const LesartFingerprint *self)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x-%" G_GSIZE_FORMAT,
                          lesart_fingerprint_end (self), self->n_bytes);
}

guint64
lesart_fingerprint (const void *bytes, gsize n_bytes)
{
  LesartFingerprint all;

  lesart_fingerprint_init (&all);
  lesart_fingerprint_add (&all, bytes, n_bytes);
  return lesart_fingerprint_end (&all);
}

/**
 * lesart_fingerprint_as_first:
 *
 * Returns: as the first journals have it, which begin with the length
 */
guint64
lesart_fingerprint_as_first (const void *bytes, gsize n_bytes)
{
  LesartFingerprint all = { .sum = add (SEED, n_bytes) };

  lesart_fingerprint_add (&all, bytes, n_bytes);
  return add (all.sum, all.word);
}
