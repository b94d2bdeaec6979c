/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Builds the index in one pass over the list, which two threads share, and one over the postings,
 * which are put into their buckets and sorted there.
 */
#include "ding-index.h"

#include "container.h"

#include <stddef.h>
#include <string.h>

#define MAGIC "LesartD\n"
/* To be raised with each change of the layout or of lesart_ding_get_keys(). */
#define VERSION 3u
#define INDEX_BYTE_ORDER 0x01020304u

/* Postings in a bucket, about: a few cache lines. */
#define BUCKET_SIZE 32
#define MAX_BITS 20
/* A list of fewer bytes is read sooner than a thread begins. */
#define MIN_THREAD (1u << 20)
/* Places are 32 bits; no list comes near. */
#define MAX_LIST G_MAXINT32

typedef struct {
  char magic[8];
  guint32 version;
  guint32 byte_order;
  guint64 checksum; /* of all that follows this member */
  DingStamp list;
  guint32 n_postings;
  guint32 n_bits;
} DingHeader;

#define CHECKED offsetof (DingHeader, list)

/* --- Building --- */

typedef struct {
  const char *begin; /* of the list */
  LesartPiece lines; /* what of it is read */
  GArray *postings[LESART_N_SIDES];
} Builder;

static void
add_wording (Builder *builder, LesartSide side, LesartPiece wording)
{
  char room[3 * LESART_WORDING_MAX], folded[2 * LESART_WORDING_MAX];
  LesartPiece keys[LESART_DING_MAX_KEYS];
  guint n = lesart_ding_get_keys (wording, side, room, keys);

  for (guint i = 0; i < n; i++) {
    gsize n_bytes = lesart_ding_fold (keys[i], LESART_DING_FOLD, folded);
    DingPosting posting = { lesart_ding_hash (folded, n_bytes),
                            (guint32) (wording.bytes - builder->begin) };

    g_array_append_val (builder->postings[side], posting);
  }
}

static void
add_line (Builder *builder, LesartPiece line)
{
  LesartPiece sides[LESART_N_SIDES], sub, wording;

  if (!lesart_ding_split_line (line, sides))
    return;
  for (guint side = 0; side < LESART_N_SIDES; side++)
    while (lesart_ding_next_sub (&sides[side], &sub))
      while (lesart_ding_next_wording (&sub, &wording))
        add_wording (builder, side, wording);
}

static int
compare_postings (gconstpointer a, gconstpointer b)
{
  const DingPosting *p = a, *q = b;

  if (p->hash != q->hash)
    return p->hash < q->hash ? -1 : 1;
  return p->at < q->at ? -1 : p->at > q->at;
}

static guint32
bucket_of (guint32 hash, guint n_bits)
{
  return n_bits == 0 ? 0 : hash >> (32 - n_bits);
}

/* Few and nearly in order. */
static void
sort_bucket (DingPosting *postings, guint32 n)
{
  if (n > 2 * BUCKET_SIZE) {
    qsort (postings, n, sizeof *postings, compare_postings);
    return;
  }
  for (guint32 i = 1; i < n; i++) {
    DingPosting posting = postings[i];
    guint32 k = i;

    for (; k > 0 && compare_postings (&postings[k - 1], &posting) > 0; k--)
      postings[k] = postings[k - 1];
    postings[k] = posting;
  }
}

/* Puts @unsorted into buckets, the first of which begins at @first of @postings. */
static void
fill_buckets (
    const GArray *unsorted, guint n_bits, guint32 first, guint32 *starts, DingPosting *postings)
{
  guint32 n_buckets = 1u << n_bits;

  memset (starts, 0, (n_buckets + 1) * sizeof *starts);
  for (guint i = 0; i < unsorted->len; i++)
    starts[bucket_of (g_array_index (unsorted, DingPosting, i).hash, n_bits) + 1]++;
  starts[0] = first;
  for (guint32 i = 1; i <= n_buckets; i++)
    starts[i] += starts[i - 1];
  /* Each start moves to the next one while its bucket is filled, and back behind this loop. */
  for (guint i = 0; i < unsorted->len; i++) {
    DingPosting posting = g_array_index (unsorted, DingPosting, i);
    postings[starts[bucket_of (posting.hash, n_bits)]++] = posting;
  }
  for (guint32 i = n_buckets; i > 0; i--)
    starts[i] = starts[i - 1];
  starts[0] = first;
  for (guint32 i = 0; i < n_buckets; i++)
    sort_bucket (postings + starts[i], starts[i + 1] - starts[i]);
}

/**
 * lesart_ding_index_seal:
 * @bytes: an index of @size bytes, aligned to 8; what is too short for one is left alone
 * @stamp: (out) (nullable): of the list that it says it is of
 *
 * Writes its checksum.
 */
void
lesart_ding_index_seal (guint8 *bytes, gsize size, DingStamp *stamp)
{
  DingHeader *header = (DingHeader *) (gpointer) bytes;

  if (stamp != NULL)
    memset (stamp, 0, sizeof *stamp);
  if (size < sizeof *header)
    return;
  header->checksum = lesart_container_checksum (bytes + CHECKED, size - CHECKED);
  if (stamp != NULL)
    *stamp = header->list;
}

static GBytes *
lay_out (const Builder *builder, const DingStamp *stamp)
{
  guint n_german = builder->postings[LESART_SIDE_GERMAN]->len;
  gsize n_postings = (gsize) n_german + builder->postings[LESART_SIDE_ENGLISH]->len;
  guint n_bits = CLAMP ((guint) g_bit_storage (n_postings / (2 * BUCKET_SIZE)), 1, MAX_BITS);
  gsize n_starts = ((gsize) 1 << n_bits) + 1;
  gsize size = sizeof (DingHeader) + LESART_N_SIDES * n_starts * sizeof (guint32)
               + n_postings * sizeof (DingPosting);
  guint8 *bytes = g_malloc0 (size);
  DingHeader *header = (DingHeader *) (gpointer) bytes;
  guint32 *starts = (guint32 *) (gpointer) (bytes + sizeof *header);
  DingPosting *postings = (DingPosting *) (gpointer) (starts + LESART_N_SIDES * n_starts);

  memcpy (header->magic, MAGIC, sizeof header->magic);
  header->version = VERSION;
  header->byte_order = INDEX_BYTE_ORDER;
  header->list = *stamp;
  header->n_postings = (guint32) n_postings;
  header->n_bits = n_bits;
  fill_buckets (builder->postings[LESART_SIDE_GERMAN], n_bits, 0, starts, postings);
  fill_buckets (builder->postings[LESART_SIDE_ENGLISH], n_bits, n_german, starts + n_starts,
                postings);
  lesart_ding_index_seal (bytes, size, NULL);
  return g_bytes_new_take (bytes, size);
}

static gpointer
add_lines (gpointer data)
{
  Builder *builder = data;
  const char *at = builder->lines.bytes, *end = at + builder->lines.n_bytes;

  for (guint side = 0; side < LESART_N_SIDES; side++)
    builder->postings[side] = g_array_sized_new (FALSE, FALSE, sizeof (DingPosting),
                                                 (guint) (builder->lines.n_bytes / 32));
  while (at < end) {
    const char *newline = memchr (at, '\n', (gsize) (end - at));
    const char *stop = newline != NULL ? newline : end;

    add_line (builder, (LesartPiece){ at, (gsize) (stop - at) });
    at = stop + 1;
  }
  return NULL;
}

/* Behind the line in the middle of a list. */
static gsize
find_half (LesartPiece list)
{
  const gsize half = list.n_bytes / 2;
  const char *newline = half > 0 ? memchr (list.bytes + half, '\n', list.n_bytes - half) : NULL;

  return newline != NULL ? (gsize) (newline + 1 - list.bytes) : list.n_bytes;
}

/**
 * lesart_ding_index_build:
 * @list: the list
 * @stamp: its size and age
 *
 * Reads one half of the list in another thread.
 *
 * Returns: (transfer full): its index; of an empty list if @list is larger than 2 GB
 */
GBytes *
lesart_ding_index_build (LesartPiece list, const DingStamp *stamp)
{
  Builder halves[2] = { { .begin = list.bytes }, { .begin = list.bytes } };
  GThread *thread = NULL;
  GBytes *bytes;
  gsize half;

  list.n_bytes = list.n_bytes <= MAX_LIST ? list.n_bytes : 0;
  half = find_half (list);
  halves[0].lines = (LesartPiece){ list.bytes, half };
  halves[1].lines = (LesartPiece){ list.bytes + half, list.n_bytes - half };
  if (list.n_bytes > MIN_THREAD)
    thread = g_thread_try_new ("index", add_lines, &halves[1], NULL);
  add_lines (&halves[0]);
  if (thread != NULL)
    g_thread_join (thread);
  else
    add_lines (&halves[1]);
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    g_array_append_vals (halves[0].postings[side], halves[1].postings[side]->data,
                         halves[1].postings[side]->len);
    g_array_unref (halves[1].postings[side]);
  }
  bytes = lay_out (&halves[0], stamp);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    g_array_unref (halves[0].postings[side]);
  return bytes;
}

/* --- Reading --- */

static gboolean
starts_are_sound (const guint32 *starts, gsize n_starts, guint32 first, guint32 last)
{
  if (starts[0] != first || starts[n_starts - 1] != last)
    return FALSE;
  for (gsize i = 1; i < n_starts; i++)
    if (starts[i] < starts[i - 1])
      return FALSE;
  return TRUE;
}

/**
 * lesart_ding_index_open:
 * @index: (out): what is found in @bytes, and keeps a reference to them
 * @stamp: size and age of the list
 *
 * Returns: whether @bytes, aligned to 8, are the whole index of that list
 */
gboolean
lesart_ding_index_open (DingIndex *index, GBytes *bytes, const DingStamp *stamp)
{
  gsize size, n_starts;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const DingHeader *header = (const DingHeader *) (gconstpointer) data;
  const guint32 *starts;

  if (size < sizeof *header || memcmp (header->magic, MAGIC, sizeof header->magic) != 0
      || header->version != VERSION || header->byte_order != INDEX_BYTE_ORDER
      || header->list.n_bytes != stamp->n_bytes || header->list.changed != stamp->changed
      || header->n_bits < 1 || header->n_bits > MAX_BITS)
    return FALSE;
  n_starts = ((gsize) 1 << header->n_bits) + 1;
  starts = (const guint32 *) (gconstpointer) (data + sizeof *header);
  if (size
          != sizeof *header + LESART_N_SIDES * n_starts * sizeof *starts
                 + (gsize) header->n_postings * sizeof (DingPosting)
      || header->checksum != lesart_container_checksum (data + CHECKED, size - CHECKED)
      || starts[n_starts - 1] > header->n_postings
      || !starts_are_sound (starts, n_starts, 0, starts[n_starts - 1])
      || !starts_are_sound (starts + n_starts, n_starts, starts[n_starts - 1], header->n_postings))
    return FALSE;
  index->bytes = g_bytes_ref (bytes);
  index->n_bits = header->n_bits;
  index->starts[LESART_SIDE_GERMAN] = starts;
  index->starts[LESART_SIDE_ENGLISH] = starts + n_starts;
  index->postings = (const DingPosting *) (gconstpointer) (starts + LESART_N_SIDES * n_starts);
  return TRUE;
}

/**
 * lesart_ding_index_find:
 * @hash: of a folded word
 * @n: (out): how many postings have it
 *
 * Returns: (array length=n): the postings, in the order of the list
 */
const DingPosting *
lesart_ding_index_find (const DingIndex *index, LesartSide side, guint32 hash, guint *n)
{
  const guint32 *start = index->starts[side] + bucket_of (hash, index->n_bits);
  const DingPosting *at = index->postings + start[0], *end = index->postings + start[1], *behind;

  while (at < end && at->hash < hash)
    at++;
  for (behind = at; behind < end && behind->hash == hash;)
    behind++;
  *n = (guint) (behind - at);
  return at;
}

void
lesart_ding_index_clear (DingIndex *index)
{
  g_clear_pointer (&index->bytes, g_bytes_unref);
}
