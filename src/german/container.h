/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files german.lesart, every list and the lexicon, and german.model, the learned models, as
 * named sections, to be mapped into memory.
 *
 *   LesartContainerHeader
 *   LesartContainerSection [n_sections]
 *   sections, each aligned to 8 bytes
 *
 * In the byte order of the machine that it was built for; the mark in the header tells. The
 * checksum covers all that stands behind it, so that a file which opens is a whole one.
 */
#pragma once

#include <glib.h>
#include <stddef.h>

G_BEGIN_DECLS

#define LESART_CONTAINER_MAGIC "Lesart\r\n"
#define LESART_CONTAINER_VERSION 2u
#define LESART_CONTAINER_BYTE_ORDER 0x01020304u
#define LESART_CONTAINER_NAME_MAX 40

typedef enum {
  LESART_SECTION_TABLE,
  LESART_SECTION_RAW, /* handed to whom it belongs to by its name: "lexicon", "tagger" */
} LesartSectionKind;

typedef struct {
  char magic[8];
  guint32 version;
  guint32 byte_order;
  guint64 size;     /* of the file */
  guint64 checksum; /* of all that follows this member */
  guint32 n_sections;
  guint32 reserved;
} LesartContainerHeader;

typedef struct {
  char name[LESART_CONTAINER_NAME_MAX]; /* ended by NUL */
  guint32 kind;
  guint32 reserved;
  guint64 offset;
  guint64 size;
} LesartContainerSection;

const LesartContainerSection *
lesart_container_open (const guint8 *bytes, gsize n_bytes, guint *n_sections);
guint64 lesart_container_checksum (const guint8 *bytes, gsize n_bytes);

/* Where what the checksum covers begins. */
#define LESART_CONTAINER_CHECKED offsetof (LesartContainerHeader, n_sections)

G_END_DECLS
