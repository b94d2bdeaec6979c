/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents that are XML files in a zip archive.
 */
#pragma once

#include <libxml/tree.h>

#include "html.h"
#include "readers.h"

G_BEGIN_DECLS

/* The files of an archive that hold text: name -> GBytes. */
typedef GHashTable LesartArchive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartArchive, g_hash_table_unref)

/**
 * LesartOfficeWalk:
 * @visit: adds a node in the manner of a format
 * @depth: of nested elements
 * @within: paragraphs are words of the block that has begun (a row, a note)
 *
 * The way through a document; the first member of that of a format.
 */
typedef struct _LesartOfficeWalk LesartOfficeWalk;
struct _LesartOfficeWalk {
  LesartTextBuilder *builder;
  void (*visit) (LesartOfficeWalk *self, xmlNode *node);
  guint depth;
  gboolean within;
};

void lesart_office_walk_children (LesartOfficeWalk *self, xmlNode *node);
void lesart_office_walk_words (LesartOfficeWalk *self, xmlNode *node);
void lesart_office_walk_row (LesartOfficeWalk *self, xmlNode *node, const char *cell);
void lesart_office_walk_link (LesartOfficeWalk *self, xmlNode *node, const char *target);
void lesart_office_walk_note (LesartOfficeWalk *self, xmlNode *body, guint number);
guint lesart_office_get_number (const xmlNode *node, const char *attribute, guint otherwise);

LesartXmlDoc *lesart_archive_parse (LesartArchive *archive, const char *name);

typedef struct _LesartDocxNumbering LesartDocxNumbering;
LesartDocxNumbering *lesart_docx_numbering_new (LesartArchive *archive);
void lesart_docx_numbering_free (LesartDocxNumbering *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartDocxNumbering, lesart_docx_numbering_free)
guint lesart_docx_numbering_count (LesartDocxNumbering *self, const char *id, guint level);

LesartText *lesart_read_odt (LesartArchive *archive, LesartArticleInfo *info, GError **error);
LesartText *lesart_read_docx (LesartArchive *archive, LesartArticleInfo *info, GError **error);
LesartText *lesart_read_epub (LesartArchive *archive, LesartArticleInfo *info, GError **error);

G_END_DECLS
