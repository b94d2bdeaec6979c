/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saved web pages: the article without what stands around it. Pages of one file (pictures as data:
 * addresses) are the same, and so are the archives of MIME parts once their page was taken out.
 */
#include <string.h>

#include "html.h"
#include "readers.h"

#define CHARSET_WITHIN 4096 /* bytes; HTML asks for 1024 */

/* The encoding that a meta element names. */
static char *
find_charset (const guint8 *bytes, gsize n_bytes)
{
  g_autofree char *start =
      g_ascii_strdown ((const char *) bytes, (gssize) MIN (n_bytes, CHARSET_WITHIN));
  char *p = strstr (start, "charset");

  if (p == NULL)
    return NULL;
  p += strlen ("charset");
  p += strspn (p, " =\"'\t");
  return g_strndup (p, strspn (p, "abcdefghijklmnopqrstuvwxyz0123456789-_:."));
}

/* As browsers do: Latin-1 means Windows-1252. What the page says of itself is only believed when
 * its bytes can be read so. */
static char *
decode (const guint8 *bytes,
        gsize n_bytes,
        LesartEncoding encoding,
        LesartArticleInfo *info,
        gsize *n_utf8,
        GError **error)
{
  g_autofree char *charset =
      encoding == LESART_ENCODING_AUTO ? find_charset (bytes, n_bytes) : NULL;

  if (charset != NULL && *charset != '\0' && g_ascii_strcasecmp (charset, "utf-8") != 0
      && !g_utf8_validate_len ((const char *) bytes, n_bytes, NULL)) {
    const char *from = g_str_has_prefix (charset, "iso-8859-1") && strlen (charset) == 10
                           ? "windows-1252"
                           : charset;
    char *utf8 =
        g_convert ((const char *) bytes, (gssize) n_bytes, "UTF-8", from, NULL, n_utf8, NULL);

    if (utf8 != NULL && memchr (utf8, '\0', *n_utf8) == NULL) {
      info->encoding.certain = TRUE;
      return utf8;
    }
    g_free (utf8);
  }
  return lesart_encoding_decode (bytes, n_bytes, encoding, &info->encoding, n_utf8, error);
}

/* The headline of the page; where its h1 holds more than that (a kicker), what the metadata call
 * it. */
static void
add_headline (LesartTextBuilder *builder, xmlNode *headline, const LesartArticleInfo *info)
{
  g_autofree char *words = headline != NULL ? lesart_html_get_words (headline) : NULL;
  const char *title = info->title;

  if (words != NULL && *words != '\0' && (title == NULL || strstr (words, title) == NULL))
    title = words;
  if (title == NULL)
    return;
  lesart_text_builder_begin (builder, LESART_BLOCK_HEADLINE, 0, 0);
  lesart_text_builder_add (builder, title, -1);
  lesart_text_builder_end (builder);
}

/**
 * lesart_read_html:
 * @encoding: what to read the bytes as, or %LESART_ENCODING_AUTO
 * @info: gets what the page says of its article
 *
 * Returns: (transfer full) (nullable): the article, or all of the page where none stands out
 */
LesartText *
lesart_read_html (const guint8 *bytes,
                  gsize n_bytes,
                  LesartEncoding encoding,
                  LesartArticleInfo *info,
                  GError **error)
{
  gsize n_utf8;
  g_autofree char *utf8 = decode (bytes, n_bytes, encoding, info, &n_utf8, error);
  g_autoptr (LesartTextBuilder) builder = lesart_text_builder_new ();
  g_autoptr (GHashTable) left_out = g_hash_table_new (NULL, NULL);
  g_autoptr (LesartXmlDoc) doc = NULL;
  xmlNode *root, *headline;

  if (utf8 == NULL)
    return NULL;
  doc = lesart_html_parse (utf8, n_utf8);
  if (doc == NULL || xmlDocGetRootElement (doc) == NULL)
    return lesart_text_builder_finish (builder, error);
  lesart_html_read_metadata (doc, info);
  root = lesart_html_find_article (doc, info, left_out, &headline);
  if (root == NULL) {
    g_hash_table_remove_all (left_out);
    root = xmlDocGetRootElement (doc);
  } else {
    lesart_html_read_day (doc, headline, info);
    add_headline (builder, headline, info);
    if (headline != NULL)
      g_hash_table_add (left_out, headline);
  }
  lesart_html_build (root, left_out, builder);
  return lesart_text_builder_finish (builder, error);
}
