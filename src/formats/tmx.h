/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TMX 1.4b, Translation Memory eXchange (LISA OSCAR, 2005): the files in which translators' tools
 * hand over sentences with their translations. OmegaT's project_save.tmx is one.
 *
 * What Lesart does not use is kept as it was written and comes out again: attributes, notes,
 * properties, other languages, and the codes inside of segments (<bpt>, <ph> ...).
 */
#pragma once

#include <gio/gio.h>

#include "bitext.h"

G_BEGIN_DECLS

#define LESART_TMX_ERROR (lesart_tmx_error_quark ())
GQuark lesart_tmx_error_quark (void);

typedef enum {
  LESART_TMX_ERROR_SYNTAX, /* not XML; the message begins with the line */
  LESART_TMX_ERROR_MODEL,  /* XML, but not TMX; the same */
} LesartTmxError;

/**
 * LesartTmxVariant:
 * @language: as it is written: "de", "EN-US"
 * @text: the segment, without the codes in it
 * @markup: the segment as XML
 * @attributes: the other attributes as XML, with a space before each
 * @extra: notes and properties as XML
 */
typedef struct {
  char *language;
  char *text;
  char *markup;
  char *attributes;
  char *extra;
} LesartTmxVariant;

/**
 * LesartTmxUnit:
 * @variants: (element-type LesartTmxVariant): a segment in several languages
 * @line: where it begins; 0 for one that was not read
 */
typedef struct {
  GArray *variants;
  char *attributes;
  char *extra;
  guint line;
} LesartTmxUnit;

typedef struct {
  char *attributes; /* of the header */
  char *extra;
  GArray *units; /* LesartTmxUnit */
} LesartTmx;

LesartTmx *lesart_tmx_new_from_beads (const LesartBitext *bitext,
                                      const LesartBead *beads,
                                      gsize n_beads,
                                      const char *version);
GString *lesart_tmx_write (const LesartTmx *self);
void lesart_tmx_free (LesartTmx *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartTmx, lesart_tmx_free)

const LesartTmxVariant *lesart_tmx_unit_find (const LesartTmxUnit *unit, const char *language);

/* --- for the reader --- */

LesartTmx *lesart_tmx_new (void);
LesartTmxUnit *lesart_tmx_add_unit (LesartTmx *self);

G_END_DECLS
