/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tag books in and out: our own JSON, code books of REFI-QDA (.qdc), and the configuration of brat.
 * What a format cannot hold is said, not dropped in silence.
 */
#pragma once

#include <gio/gio.h>

#include "tagbook.h"

G_BEGIN_DECLS

typedef enum {
  LESART_TAG_FORMAT_JSON,
  LESART_TAG_FORMAT_QDC,
  LESART_TAG_FORMAT_BRAT, /* annotation.conf, with visual.conf and kb_shortcuts.conf beside it */
  LESART_N_TAG_FORMATS,
} LesartTagFormat;

/* What the other side does not have. */
typedef enum {
  LESART_TAG_LOSS_SHAPES = 1 << 0,
  LESART_TAG_LOSS_KEYS = 1 << 1,
  LESART_TAG_LOSS_WORDS = 1 << 2,     /* definition, examples, rule */
  LESART_TAG_LOSS_SETS = 1 << 3,      /* of REFI-QDA: codes in groups beside the hierarchy */
  LESART_TAG_LOSS_STRUCTURE = 1 << 4, /* of brat: events, relations, attributes */
  LESART_TAG_LOSS_NAMES = 1 << 5,     /* names that two had, or that were too long, were changed */
} LesartTagLosses;

GPtrArray *lesart_tag_file_load (GFile *file,
                                 LesartTagFormat *format,
                                 LesartTagLosses *losses,
                                 GError **error);
gboolean lesart_tag_file_save (
    GFile *file, LesartTagFormat format, GPtrArray *tags, LesartTagLosses *losses, GError **error);

/* ---- REFI-QDA 1.5: section "Codebook" and its schema ---- */

GPtrArray *
lesart_qdc_read (const char *bytes, gsize n_bytes, LesartTagLosses *losses, GError **error);
char *lesart_qdc_write (GPtrArray *tags);

/* ---- brat ---- */

typedef struct {
  char *annotation; /* annotation.conf */
  char *visual;     /* (nullable) visual.conf */
  char *shortcuts;  /* (nullable) kb_shortcuts.conf */
} LesartBratFiles;

void lesart_brat_files_clear (LesartBratFiles *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LesartBratFiles, lesart_brat_files_clear)

GPtrArray *lesart_brat_read (const LesartBratFiles *files, LesartTagLosses *losses, GError **error);
LesartBratFiles lesart_brat_write (GPtrArray *tags);

G_END_DECLS
