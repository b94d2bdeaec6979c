/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TBX (ISO 30042): what its reader and its writer share.
 *
 * One set of elements in three styles: DCA says a data category by an attribute
 * (<termNote type="partOfSpeech">), DCT by an element of a namespace (<min:partOfSpeech>), and the
 * edition of 2008 has other names for some elements of the structure. A term base keeps what is
 * more than category and value as an element in DCA style (#LesartTermDatum).
 *
 * Sources: ISO 30042:2019; the RNG schema of its core, and the module descriptions of TBX-Min and
 * TBX-Basic by LTAC Global (tbxinfo.net).
 */
#pragma once

#include <libxml/tree.h>

#include "terms-private.h"

G_BEGIN_DECLS

#define LESART_TBX_NAMESPACE "urn:iso:std:iso:30042:ed-2"
#define LESART_TBX_MIN "http://www.tbxinfo.net/ns/min"
#define LESART_TBX_BASIC "http://www.tbxinfo.net/ns/basic"

typedef enum {
  LESART_TBX_DCA,
  LESART_TBX_DCT,
  LESART_TBX_2008,
} LesartTbxStyle;

/* Where a datum may stand. */
typedef enum {
  LESART_TBX_CONCEPT = 1 << 0,
  LESART_TBX_LANGUAGE = 1 << 1,
  LESART_TBX_TERM = 1 << 2,
} LesartTbxLevels;

/**
 * LesartTbxCategory:
 * @name: of the data category
 * @element: what it is in DCA style
 * @is_min: belongs to TBX-Min, and so to TBX-Basic; else to TBX-Basic alone
 * @levels: #LesartTbxLevels
 * @values: (nullable): its values, with a space before and behind each
 */
typedef struct {
  const char *name;
  const char *element;
  gboolean is_min;
  guint levels;
  const char *values;
} LesartTbxCategory;

const LesartTbxCategory *lesart_tbx_find_category (const char *name);

/* Names and kinds of elements, whatever style they are in. */
const char *lesart_tbx_get_name (const xmlNode *node); /* (nullable): of another namespace */
char *lesart_tbx_get_category (const xmlNode *node);
char *lesart_tbx_get_value (const xmlNode *node);
gboolean lesart_tbx_is_group (const char *name);
gboolean lesart_tbx_is_main (const char *group, const char *name);
xmlNode *lesart_tbx_find_main (xmlNode *element);
gboolean lesart_tbx_is_plain (const xmlNode *node);
gboolean lesart_tbx_is_sound (const xmlNode *node);
gboolean lesart_tbx_is_header (const xmlNode *node);

void lesart_tbx_append (const xmlNode *node, LesartTbxStyle style, GString *out);
void lesart_tbx_append_text (const char *text, GString *out);
void lesart_tbx_append_attribute (const char *name, const char *value, GString *out);

G_END_DECLS
