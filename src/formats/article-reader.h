/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents in: from a file to a text.
 */
#pragma once

#include <gio/gio.h>

#include "encoding.h"
#include "progress.h"
#include "text.h"

G_BEGIN_DECLS

/**
 * LesartArticleInfo:
 * @encoding: what the bytes were read as, where that is to be guessed
 * @title: (nullable): what the document calls itself
 * @author: (nullable): who wrote it; several names are divided by commas
 * @date: (nullable): the day it was published on, YYYY-MM-DD
 * @address: (nullable): where it came from
 * @progress: (nullable): not of the document, but of who reads it: how far that has come
 *
 * What a document says of itself. Begins as `{ 0 }`.
 */
typedef struct {
  LesartEncodingGuess encoding;
  char *title;
  char *author;
  char *date;
  char *address;
  LesartProgress *progress;
} LesartArticleInfo;

void lesart_article_info_clear (LesartArticleInfo *info);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LesartArticleInfo, lesart_article_info_clear)

LesartText *lesart_article_load (GFile *file,
                                 LesartEncoding encoding,
                                 LesartArticleInfo *info,
                                 GCancellable *cancellable,
                                 GError **error);
LesartText *lesart_article_from_bytes (GBytes *bytes,
                                       const char *name,
                                       LesartEncoding encoding,
                                       LesartArticleInfo *info,
                                       GError **error);

G_END_DECLS
