/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain text. The whole file is read into memory; what is no text is refused before it is shown.
 */
#include "article-reader.h"

#include "unwrap.h"

/**
 * lesart_article_from_bytes:
 * @bytes: the bytes of a file
 * @encoding: what to read them as, or %LESART_ENCODING_AUTO
 * @guess: (out) (optional): what they were read as
 *
 * Lines that were broken at a width are put together.
 *
 * Returns: (transfer full): the text, or %NULL with %LESART_TEXT_ERROR
 */
LesartText *
lesart_article_from_bytes (GBytes *bytes,
                           LesartEncoding encoding,
                           LesartEncodingGuess *guess,
                           GError **error)
{
  gsize n_bytes, n_utf8;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *utf8 = NULL;

  if (n_bytes > LESART_TEXT_MAX_BYTES) {
    g_set_error (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_SIZE, "longer than %u bytes",
                 LESART_TEXT_MAX_BYTES);
    return NULL;
  }
  utf8 = lesart_encoding_decode (data, n_bytes, encoding, guess, &n_utf8, error);
  if (utf8 == NULL)
    return NULL;
  n_utf8 = lesart_unwrap_lines (utf8, n_utf8);
  return lesart_text_new (utf8, (gssize) n_utf8, error);
}

/**
 * lesart_article_load:
 * @file: a file, local or not
 *
 * Returns: (transfer full): the text of @file, or %NULL with %G_IO_ERROR or %LESART_TEXT_ERROR
 */
LesartText *
lesart_article_load (GFile *file,
                     LesartEncoding encoding,
                     LesartEncodingGuess *guess,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, error);

  if (bytes == NULL)
    return NULL;
  return lesart_article_from_bytes (bytes, encoding, guess, error);
}
