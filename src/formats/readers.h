/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The readers of the kinds of documents, one a file, and what they share.
 */
#pragma once

#include "article-reader.h"

G_BEGIN_DECLS

/* A reader of documents: bytes in, text out; what the document says of itself into the info. */
typedef LesartText *(*LesartReadFunc) (const guint8 *bytes,
                                       gsize n_bytes,
                                       LesartEncoding encoding,
                                       LesartArticleInfo *info,
                                       GError **error);

LesartText *lesart_read_html (const guint8 *bytes,
                              gsize n_bytes,
                              LesartEncoding encoding,
                              LesartArticleInfo *info,
                              GError **error);
LesartText *lesart_read_markdown (const guint8 *bytes,
                                  gsize n_bytes,
                                  LesartEncoding encoding,
                                  LesartArticleInfo *info,
                                  GError **error);
LesartText *lesart_read_web_archive (const guint8 *bytes,
                                     gsize n_bytes,
                                     LesartEncoding encoding,
                                     LesartArticleInfo *info,
                                     GError **error);
LesartText *lesart_read_zip (const guint8 *bytes,
                             gsize n_bytes,
                             LesartEncoding encoding,
                             LesartArticleInfo *info,
                             GError **error);
LesartText *lesart_read_pdf (const guint8 *bytes,
                             gsize n_bytes,
                             LesartEncoding encoding,
                             LesartArticleInfo *info,
                             GError **error);

char *lesart_article_day (const char *date);

G_END_DECLS
