/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HTML and what else is kept in its elements (XHTML of books, Markdown once it was rendered): from
 * a tree of libxml2 to the blocks of a text.
 */
#pragma once

#include <libxml/tree.h>

#include "article-reader.h"
#include "text-builder.h"

G_BEGIN_DECLS

typedef xmlDoc LesartXmlDoc;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartXmlDoc, xmlFreeDoc)

LesartXmlDoc *lesart_html_parse (const char *utf8, gsize n_bytes);
void lesart_html_build (xmlNode *root, GHashTable *left_out, LesartTextBuilder *builder);
gboolean lesart_html_is (const xmlNode *node, const char *names);
char *lesart_html_get (const xmlNode *node, const char *attribute);
char *lesart_html_get_words (const xmlNode *node);
void lesart_html_take_words (xmlNode *root, const char *names, char **field);
xmlNode *lesart_html_find (xmlNode *root, const char *names);
xmlNode *lesart_html_next (xmlNode *node, const xmlNode *root, gboolean into);

void lesart_html_read_metadata (xmlDoc *doc, LesartArticleInfo *info);
char *lesart_html_find_day (const char *words, gsize *length);
void lesart_html_read_day (xmlDoc *doc, const xmlNode *headline, LesartArticleInfo *info);
xmlNode *lesart_html_find_article (xmlDoc *doc,
                                   const LesartArticleInfo *info,
                                   GHashTable *left_out,
                                   xmlNode **headline);

G_END_DECLS
