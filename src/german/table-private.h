/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a compiled word list lies in memory, and what its reader and its builder share.
 *
 *   LesartTableHeader
 *   columns : guint32 [n_columns]           names, offsets into the pool
 *   cells   : guint32 [n_rows * n_columns]  offsets into the pool
 *   keys    : LesartTableKey [n_keys]       in the order of their rows
 *   slots   : LesartTableSlot [n_slots]     open addressing, n_slots a power of two
 *   pool    : strings, each ended by NUL; offset 0 is the empty one
 *
 * A key is a phrase: its tokens, joined by LESART_KEY_SEPARATOR. Its hash is made of the normal
 * form of each token but the last (the ending of an adjective or genitive cut, see
 * lesart_key_stem()) and of the last as it is. Each proper prefix is entered as well and says "go
 * on", so that a search ends at the first token that no key continues with.
 *
 * Invariants: the sections lie in this order, each aligned to 8 bytes; the chain of keys with one
 * hash only goes forward.
 */
#pragma once

#include "table.h"

G_BEGIN_DECLS

#define LESART_TABLE_MAGIC 0x4e54424cu /* "LBTN" */
#define LESART_TABLE_MAX_COLUMNS 32
#define LESART_KEY_SEPARATOR '\x1f'
#define LESART_KEY_MAX_TOKEN 240 /* bytes; a longer token is in no list */
#define LESART_TABLE_OPENINGS 4096u

typedef struct {
  guint32 magic;
  guint32 size; /* of the whole table, in bytes */
  guint32 n_rows;
  guint32 n_columns;
  guint32 key_columns; /* one bit a column */
  guint32 fold;        /* case does not matter */
  guint32 n_keys;
  guint32 n_slots;
  guint32 columns; /* offsets of the sections */
  guint32 cells;
  guint32 keys;
  guint32 slots;
  guint32 pool;
  guint32 pool_size;
  guint64 beginnings[2]; /* one bit a letter of ASCII that a key begins with, folded if @fold */
  guint64 openings[LESART_TABLE_OPENINGS / 64]; /* likewise of its lesart_key_opening() */
} LesartTableHeader;

typedef struct {
  guint32 row;
  guint32 phrase; /* offset into the pool */
  guint32 next;   /* key of the same hash plus 1; 0: none */
} LesartTableKey;

typedef struct {
  guint64 hash; /* 0: free */
  guint32 key;  /* first key plus 1; 0: none ends here */
  guint32 go_on;
} LesartTableSlot;

struct _LesartTable {
  const LesartTableHeader *header; /* NULL: the list is missing */
  const guint32 *columns;
  const guint32 *cells;
  const LesartTableKey *keys;
  const LesartTableSlot *slots;
  const char *pool;
};

/* The bit of the three letters of ASCII that a key begins with: no token ends within them, and most
 * words begin as no key of a list does. Returns LESART_TABLE_OPENINGS if it begins otherwise. */
static inline guint32
lesart_key_opening (const char *key, gsize n_bytes, gboolean fold)
{
  guint32 letters, small, from_a, behind_z;

  if (n_bytes < 3)
    return LESART_TABLE_OPENINGS;
  letters =
      (guint32) (guchar) key[0] << 16 | (guint32) (guchar) key[1] << 8 | (guint32) (guchar) key[2];
  small = letters | 0x202020;
  from_a = small + 0x010101 * (0x80 - 'a'), behind_z = small + 0x010101 * (0x80 - 'z' - 1);
  if ((from_a & ~behind_z & ~letters & 0x808080) != 0x808080)
    return LESART_TABLE_OPENINGS;
  return (fold ? small : letters) * 0x9e3779b9u >> 20;
}

gboolean lesart_table_init (LesartTable *table, const guint8 *bytes, gsize n_bytes);

/* Hashes of a phrase (lesart_key_stem() is in table.h): begin with 0, go on over each token but the
 * last, end with the last. */
guint64 lesart_key_go_on (guint64 state, const char *token, gsize n_bytes, gboolean fold);
guint64 lesart_key_end (guint64 state, const char *token, gsize n_bytes, gboolean fold);

G_END_DECLS
