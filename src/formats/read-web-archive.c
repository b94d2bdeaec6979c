/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Web archives of one file (MHTML, RFC 2557): the first part that is HTML is the page.
 */
#include <glib/gi18n-lib.h>
#include <gmime/gmime.h>
#include <string.h>

#include "readers.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMessage, g_object_unref)

typedef struct {
  GMimePart *page; /* (nullable) */
} Search;

static void
look_at (GMimeObject *parent, GMimeObject *part, gpointer user_data)
{
  Search *search = user_data;
  GMimeContentType *type = g_mime_object_get_content_type (part);

  if (search->page == NULL && GMIME_IS_PART (part)
      && g_mime_content_type_is_type (type, "text", "html"))
    search->page = GMIME_PART (part);
}

static LesartEncoding
get_encoding (GMimePart *page)
{
  const char *charset = g_mime_object_get_content_type_parameter (GMIME_OBJECT (page), "charset");

  return charset != NULL ? lesart_encoding_from_name (charset) : LESART_ENCODING_AUTO;
}

static LesartText *
read_page (GMimePart *page, LesartEncoding encoding, LesartArticleInfo *info, GError **error)
{
  GMimeDataWrapper *content = g_mime_part_get_content (page);
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new ();
  GByteArray *bytes;

  if (content != NULL)
    g_mime_data_wrapper_write_to_stream (content, stream);
  bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  return lesart_read_html (bytes->len > 0 ? bytes->data : (const guint8 *) "", bytes->len,
                           encoding != LESART_ENCODING_AUTO ? encoding : get_encoding (page), info,
                           error);
}

/**
 * lesart_read_web_archive:
 * @encoding: what to read the page as, or %LESART_ENCODING_AUTO for what the archive says
 *
 * Returns: (transfer full) (nullable): the article of the page, or %NULL with %LESART_TEXT_ERROR
 */
LesartText *
lesart_read_web_archive (const guint8 *bytes,
                         gsize n_bytes,
                         LesartEncoding encoding,
                         LesartArticleInfo *info,
                         GError **error)
{
  static gsize ready = 0;
  g_autoptr (GMimeStream) stream = NULL;
  g_autoptr (GMimeParser) parser = NULL;
  g_autoptr (GMimeMessage) message = NULL;
  Search search = { NULL };

  if (g_once_init_enter (&ready)) {
    g_mime_init ();
    g_once_init_leave (&ready, 1);
  }
  stream = g_mime_stream_mem_new_with_buffer ((const char *) bytes, n_bytes);
  parser = g_mime_parser_new_with_stream (stream);
  message = g_mime_parser_construct_message (parser, NULL);
  if (message != NULL)
    g_mime_message_foreach (message, look_at, &search);
  if (search.page == NULL) {
    g_set_error_literal (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_BINARY,
                         _ ("there is no page in this web archive"));
    return NULL;
  }
  if (info->address == NULL)
    info->address =
        g_strdup (g_mime_object_get_header (GMIME_OBJECT (message), "Snapshot-Content-Location"));
  return read_page (search.page, encoding, info, error);
}
