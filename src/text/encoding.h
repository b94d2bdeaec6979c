/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the bytes of a file to UTF-8: byte order marks, valid UTF-8, UTF-16 without a mark, and the
 * single-byte encodings of German texts told apart by what their bytes would spell.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LESART_ENCODING_AUTO,
  LESART_ENCODING_UTF8,
  LESART_ENCODING_UTF16_LE,
  LESART_ENCODING_UTF16_BE,
  LESART_ENCODING_WINDOWS_1252,
  LESART_ENCODING_ISO_8859_1,
  LESART_ENCODING_ISO_8859_15,
} LesartEncoding;

typedef struct {
  LesartEncoding encoding; /* what the bytes were read as */
  gboolean certain;        /* valid, or its bytes spell German; else show the reader the choice */
  gboolean had_bom;
} LesartEncodingGuess;

const char *lesart_encoding_get_name (LesartEncoding encoding);
LesartEncoding lesart_encoding_from_name (const char *name);
char *lesart_encoding_decode (const guint8 *bytes,
                              gsize n_bytes,
                              LesartEncoding encoding,
                              LesartEncodingGuess *guess,
                              gsize *n_utf8,
                              GError **error);

G_END_DECLS
