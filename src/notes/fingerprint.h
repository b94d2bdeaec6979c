/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells whether bytes are still those that were there: quick enough for every save of the largest
 * file. Not against who wants to deceive.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of bytes that come in parts. All members are private. */
typedef struct {
  guint64 sum;
  guint64 word; /* that is not full yet */
  gsize n_bytes;
} LesartFingerprint;

void lesart_fingerprint_init (LesartFingerprint *self);
void lesart_fingerprint_add (LesartFingerprint *self, const void *bytes, gsize n_bytes);
guint64 lesart_fingerprint_end (const LesartFingerprint *self);
char *lesart_fingerprint_to_string (const LesartFingerprint *self);
guint64 lesart_fingerprint (const void *bytes, gsize n_bytes);
guint64 lesart_fingerprint_as_first (const void *bytes, gsize n_bytes);

G_END_DECLS
