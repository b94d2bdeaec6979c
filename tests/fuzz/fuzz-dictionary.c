/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a list of the Ding form: an index of it can be built and opened, and what each entry
 * is found by finds it. And any bytes as an index: refused, or nothing is read beyond it.
 */
#include "fuzz.h"

#include <string.h>

#include "ding-index.h"

static void
check_wording (const DingIndex *index, const char *list, LesartSide side, LesartPiece wording)
{
  char room[3 * LESART_WORDING_MAX], folded[2 * LESART_WORDING_MAX];
  LesartPiece keys[LESART_DING_MAX_KEYS], rest = wording;
  guint n = lesart_ding_get_keys (wording, side, room, keys);
  LesartWording read;

  for (guint i = 0; i < n; i++) {
    gsize n_bytes = lesart_ding_fold (keys[i], LESART_DING_FOLD, folded);
    guint n_postings, k = 0;
    const DingPosting *postings =
        lesart_ding_index_find (index, side, lesart_ding_hash (folded, n_bytes), &n_postings);

    while (k < n_postings && postings[k].at != (guint32) (wording.bytes - list))
      k++;
    g_assert_cmpuint (k, <, n_postings);
  }
  while (lesart_wording_next (&rest, &read))
    g_assert_cmpuint (strlen (read.plain), <=, read.n_bytes);
}

static void
check_line (const DingIndex *index, const char *list, LesartPiece line)
{
  LesartPiece sides[LESART_N_SIDES], sub, wording;

  if (!lesart_ding_split_line (line, sides))
    return;
  for (guint side = 0; side < LESART_N_SIDES; side++)
    while (lesart_ding_next_sub (&sides[side], &sub))
      while (lesart_ding_next_wording (&sub, &wording))
        check_wording (index, list, side, wording);
}

static void
check_list (const char *list, gsize size)
{
  const DingStamp stamp = { size, 0 };
  const char *end = list + size;
  g_autoptr (GBytes) bytes = lesart_ding_index_build ((LesartPiece){ list, size }, &stamp);
  DingIndex index = { 0 };

  g_assert_true (lesart_ding_index_open (&index, bytes, &stamp));
  for (const char *at = list; at < end;) {
    const char *newline = memchr (at, '\n', (gsize) (end - at));
    const char *stop = newline != NULL ? newline : end;

    check_line (&index, list, (LesartPiece){ at, (gsize) (stop - at) });
    at = stop + 1;
  }
  lesart_ding_index_clear (&index);
}

/* The checksum keeps damage out, so that a fuzzer rarely gets behind it: it is made right first. */
static void
check_index (const uint8_t *data, size_t size)
{
  g_autofree guint8 *copy = g_memdup2 (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_static (copy, size);
  DingIndex index = { 0 };
  DingStamp stamp;
  guint n;

  lesart_ding_index_seal (copy, size, &stamp);
  if (!lesart_ding_index_open (&index, bytes, &stamp))
    return;
  for (guint32 hash = 0; hash < G_MAXUINT32 - (1u << 27); hash += 1u << 27)
    for (guint side = 0; side < LESART_N_SIDES; side++) {
      const DingPosting *postings = lesart_ding_index_find (&index, side, hash, &n);
      g_assert_true (n == 0 || (const guint8 *) (postings + n) <= copy + size);
    }
  lesart_ding_index_clear (&index);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  check_list ((const char *) data, size);
  check_index (data, size);
  return 0;
}
