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

LesartXmlDoc *lesart_archive_parse (LesartArchive *archive, const char *name);

LesartText *lesart_read_odt (LesartArchive *archive, LesartArticleInfo *info, GError **error);
LesartText *lesart_read_docx (LesartArchive *archive, LesartArticleInfo *info, GError **error);
LesartText *lesart_read_epub (LesartArchive *archive, LesartArticleInfo *info, GError **error);

G_END_DECLS
