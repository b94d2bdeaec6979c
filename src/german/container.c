/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks the container of the language data before anything of it is used.
 */
#include "container.h"

#include <string.h>

/* Two words of eight bytes: the one before the multiplication, the other behind it. */
static inline guint64
stir (guint64 lane, const guint8 *bytes)
{
  guint64 words[2];

  memcpy (words, bytes, sizeof words);
  lane = (lane ^ words[0]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + words[1];
  return lane << 29 | lane >> 35;
}

/**
 * lesart_container_checksum:
 *
 * A checksum against damage, not against intent: multiplied and rotated words in four lanes, so
 * that a few megabytes take well under a millisecond at each start. (As an array the lanes would be
 * put into vectors, which have no such multiplication.)
 */
guint64
lesart_container_checksum (const guint8 *bytes, gsize n_bytes)
{
  guint64 a = 1, b = 2, c = 3, d = 4, sum = n_bytes, lanes[4];
  gsize i = 0;

  for (; i + 64 <= n_bytes; i += 64) {
    a = stir (a, bytes + i);
    b = stir (b, bytes + i + 16);
    c = stir (c, bytes + i + 32);
    d = stir (d, bytes + i + 48);
  }
  lanes[0] = a;
  lanes[1] = b;
  lanes[2] = c;
  lanes[3] = d;
  for (; i < n_bytes; i++)
    lanes[i % 4] = (lanes[i % 4] ^ bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  for (guint k = 0; k < 4; k++) {
    sum = (sum ^ lanes[k]) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
    sum ^= sum >> 32;
  }
  return sum;
}

static gboolean
section_is_sound (const LesartContainerSection *section, gsize n_bytes)
{
  return memchr (section->name, '\0', sizeof section->name) != NULL && section->offset % 8 == 0
         && section->offset <= n_bytes && section->size <= n_bytes - section->offset;
}

/**
 * lesart_container_open:
 * @bytes: the file, aligned to 8
 * @n_sections: (out): how many sections it has
 *
 * Returns: (transfer none): the section table inside @bytes; %NULL if this is no such file, one of
 *   another version or byte order, or one that is not whole
 */
const LesartContainerSection *
lesart_container_open (const guint8 *bytes, gsize n_bytes, guint *n_sections)
{
  const LesartContainerHeader *header = (const LesartContainerHeader *) (gconstpointer) bytes;
  const LesartContainerSection *sections;

  if (n_bytes < sizeof *header
      || memcmp (header->magic, LESART_CONTAINER_MAGIC, sizeof header->magic) != 0
      || header->version != LESART_CONTAINER_VERSION
      || header->byte_order != LESART_CONTAINER_BYTE_ORDER || header->size != n_bytes
      || header->n_sections > (n_bytes - sizeof *header) / sizeof *sections
      || header->checksum
             != lesart_container_checksum (bytes + LESART_CONTAINER_CHECKED,
                                           n_bytes - LESART_CONTAINER_CHECKED))
    return NULL;
  sections = (const LesartContainerSection *) (gconstpointer) (bytes + sizeof *header);
  for (guint i = 0; i < header->n_sections; i++)
    if (!section_is_sound (&sections[i], n_bytes))
      return NULL;
  *n_sections = header->n_sections;
  return sections;
}
