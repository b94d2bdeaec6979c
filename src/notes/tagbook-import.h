/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags of another book beside ours: what is new, what is different, what is the same. Nothing is
 * taken before it was chosen.
 */
#pragma once

#include "retag.h"
#include "tagbook.h"

G_BEGIN_DECLS

typedef enum {
  LESART_TAG_IMPORT_NEW,
  LESART_TAG_IMPORT_CHANGED,
  LESART_TAG_IMPORT_SAME,
} LesartTagImportKind;

typedef struct {
  LesartTagImportKind kind;
  LesartTag *ours;   /* (nullable) */
  LesartTag *result; /* ours with what theirs says */
  gboolean is_chosen;
} LesartTagImportRow;

GArray *lesart_tag_import_compare (LesartTagBook *book, GPtrArray *theirs, gboolean with_shapes);
LesartTagChange *lesart_tag_import_make_change (LesartTagBook *book,
                                                GArray *rows,
                                                const char *name,
                                                LesartRetag *retag);

G_END_DECLS
