/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents in: from a file to a text.
 */
#pragma once

#include <gio/gio.h>

#include "encoding.h"
#include "text.h"

G_BEGIN_DECLS

LesartText *lesart_article_load (GFile *file,
                                 LesartEncoding encoding,
                                 LesartEncodingGuess *guess,
                                 GCancellable *cancellable,
                                 GError **error);
LesartText *lesart_article_from_bytes (GBytes *bytes,
                                       LesartEncoding encoding,
                                       LesartEncodingGuess *guess,
                                       GError **error);

G_END_DECLS
