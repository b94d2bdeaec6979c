/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What long lists of names have a word as, each list a bit. The lists are kept as hashes alone, as
 * "gazetteer" of german.model (made by src/learn/gazetteer.py):
 *
 *   guint32 magic, n
 *   guint32 hashes[n]   ascending
 *   guint8 kinds[n]     NameGazetteerKind, and the same << 4 of a word of a longer name
 */
#include "names-private.h"

#define GAZETTEER_MAGIC 0x315a474cu /* "LGZ1" */

/* Leaves it empty where there is none, or none that is sound. */
void
lesart_name_gazetteer_init (NameGazetteer *gazetteer, const guint8 *bytes, gsize n_bytes)
{
  guint32 head[2];

  *gazetteer = (NameGazetteer){ 0 };
  if (bytes == NULL || n_bytes < sizeof head)
    return;
  memcpy (head, bytes, sizeof head);
  if (head[0] != GAZETTEER_MAGIC || n_bytes != sizeof head + (gsize) head[1] * 5)
    return;
  gazetteer->n = head[1];
  gazetteer->hashes = (const guint32 *) (gconstpointer) (bytes + sizeof head);
  gazetteer->kinds = bytes + sizeof head + (gsize) head[1] * sizeof (guint32);
}

/* Returns: the kinds of the word with this hash; 0 if no list has it */
guint8
lesart_name_gazetteer_get (const NameGazetteer *gazetteer, guint32 hash)
{
  guint32 first = 0, end = gazetteer->n;

  while (first < end) {
    guint32 middle = first + (end - first) / 2;

    if (gazetteer->hashes[middle] == hash)
      return gazetteer->kinds[middle];
    if (gazetteer->hashes[middle] < hash)
      first = middle + 1;
    else
      end = middle;
  }
  return 0;
}
