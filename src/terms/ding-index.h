/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to src/terms: where in a list of the Ding form a word stands.
 *
 *   DingHeader                     says what list it is of, and has a checksum of all behind it
 *   guint32 starts [2][buckets + 1]  for each side and bucket its first posting
 *   DingPosting [n]                sorted by bucket, hash and place in the list
 *
 * A posting is the hash of a key (see lesart_ding_get_keys()), whose upper bits are its bucket, and
 * the byte of the list where the wording with that key begins. The key itself is read there, so
 * that an index that does not fit its list finds nothing wrong, only nothing.
 */
#pragma once

#include "ding.h"

G_BEGIN_DECLS

typedef struct {
  guint32 hash;
  guint32 at;
} DingPosting;

/* What the index of a list that has not changed still fits. */
typedef struct {
  guint64 n_bytes;
  gint64 changed; /* microseconds since 1970 */
} DingStamp;

typedef struct {
  GBytes *bytes; /* of the index */
  const DingPosting *postings;
  const guint32 *starts[LESART_N_SIDES];
  guint n_bits; /* of a hash that say its bucket */
} DingIndex;

GBytes *lesart_ding_index_build (LesartPiece list, const DingStamp *stamp);
void lesart_ding_index_seal (guint8 *bytes, gsize size, DingStamp *stamp);
gboolean lesart_ding_index_open (DingIndex *index, GBytes *bytes, const DingStamp *stamp);
const DingPosting *
lesart_ding_index_find (const DingIndex *index, LesartSide side, guint32 hash, guint *n);
void lesart_ding_index_clear (DingIndex *index);

G_END_DECLS
