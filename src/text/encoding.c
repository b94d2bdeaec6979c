/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding.h"

const char *
lesart_encoding_get_name (LesartEncoding encoding)
{
  return "UTF-8";
}

LesartEncoding
lesart_encoding_from_name (const char *name)
{
  return LESART_ENCODING_AUTO;
}

char *
lesart_encoding_decode (const guint8 *bytes, gsize n_bytes, LesartEncoding encoding, LesartEncodingGuess *guess, gsize *n_utf8, GError **error)
{
  if (guess != NULL)
    *guess = (LesartEncodingGuess) { LESART_ENCODING_UTF8, TRUE, FALSE };
  if (n_utf8 != NULL)
    *n_utf8 = n_bytes;
  return g_strndup ((const char *) bytes, n_bytes);
}
