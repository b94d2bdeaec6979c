/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which reader a file is for is seen from its first bytes, and from its name where these say
 * nothing. The whole file is read into memory; what nobody reads is refused by name before it is
 * shown.
 *
 * Plain text is read here, other documents by the module (documents-module.h).
 */
#include "article-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "documents-module.h"
#include "readers.h"
#include "unwrap.h"

/* --- plain text ----------------------------------------------------------------------------------
 */

/* Lines that were broken at a width are put together. */
static LesartText *
read_plain (const guint8 *bytes,
            gsize n_bytes,
            LesartEncoding encoding,
            LesartArticleInfo *info,
            GError **error)
{
  gsize n_utf8;
  g_autofree char *utf8 =
      lesart_encoding_decode (bytes, n_bytes, encoding, &info->encoding, &n_utf8, error);

  if (utf8 == NULL)
    return NULL;
  n_utf8 = lesart_unwrap_lines (utf8, n_utf8);
  return lesart_text_new (utf8, (gssize) n_utf8, error);
}

/* --- which reader --------------------------------------------------------------------------------
 */

static const struct {
  const char *start;  /* (nullable) first bytes, small letters, behind white space */
  const char *names;  /* (nullable) ends of names, with a space before and behind each */
  const char *reader; /* a LesartReadFunc of the module */
} readers[] = {
  { "%pdf-", NULL, "lesart_read_pdf" },
  { "pk\3\4", NULL, "lesart_read_zip" },
  { "<!doctype html", " html htm xhtml xht ", "lesart_read_html" },
  { "<html", NULL, "lesart_read_html" },
  { "from: <saved by ", " mht mhtml ", "lesart_read_web_archive" },
  { "mime-version: 1", NULL, "lesart_read_web_archive" },
  { NULL, " md markdown mdown mkd ", "lesart_read_markdown" },
};

static gboolean
starts_with (const guint8 *bytes, gsize n_bytes, const char *start)
{
  gsize i = n_bytes >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < n_bytes && g_ascii_isspace (bytes[i]))
    i++;
  return n_bytes - i >= strlen (start)
         && g_ascii_strncasecmp ((const char *) bytes + i, start, strlen (start)) == 0;
}

/* Returns: (nullable): the name of a reader in the module; %NULL for plain text */
static const char *
find_reader (const guint8 *bytes, gsize n_bytes, const char *name)
{
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;
  g_autofree char *ending = g_ascii_strdown (dot != NULL ? dot + 1 : "-", -1);
  g_autofree char *key = g_strdup_printf (" %s ", ending);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (readers[i].start != NULL && starts_with (bytes, n_bytes, readers[i].start))
      return readers[i].reader;
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (readers[i].names != NULL && strstr (readers[i].names, key) != NULL)
      return readers[i].reader;
  return NULL;
}

/**
 * lesart_article_from_bytes:
 * @bytes: the bytes of a file
 * @name: (nullable): what the file is called
 * @encoding: what to read them as, or %LESART_ENCODING_AUTO; counts where the file does not say
 * @info: (nullable): gets what the document says of itself
 *
 * Nothing that the document refers to is fetched.
 *
 * Returns: (transfer full): the text, or %NULL with %LESART_TEXT_ERROR
 */
LesartText *
lesart_article_from_bytes (GBytes *bytes,
                           const char *name,
                           LesartEncoding encoding,
                           LesartArticleInfo *info,
                           GError **error)
{
  g_auto (LesartArticleInfo) own = { 0 };
  const char *reader;
  LesartReadFunc read;
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  if (n_bytes > LESART_TEXT_MAX_BYTES) {
    g_set_error (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_SIZE,
                 _ ("the file is longer than %u MiB"), LESART_TEXT_MAX_BYTES / (1024 * 1024));
    return NULL;
  }
  data = data != NULL ? data : (const guint8 *) ""; /* of an empty file */
  info = info != NULL ? info : &own;
  reader = find_reader (data, n_bytes, name);
  if (reader == NULL)
    return read_plain (data, n_bytes, encoding, info, error);
  if (!lesart_documents_find (reader, (gpointer *) &read)) {
    g_set_error_literal (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_BINARY,
                         _ ("documents of this kind are not read by this build of Lesart"));
    return NULL;
  }
  return read (data, n_bytes, encoding, info, error);
}

/**
 * lesart_article_load:
 * @file: a file, local or not
 *
 * As lesart_article_from_bytes().
 *
 * Returns: (transfer full): the text of @file, or %NULL with %G_IO_ERROR or %LESART_TEXT_ERROR
 */
LesartText *
lesart_article_load (GFile *file,
                     LesartEncoding encoding,
                     LesartArticleInfo *info,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, error);
  g_autofree char *name = g_file_get_basename (file);

  if (bytes == NULL)
    return NULL;
  return lesart_article_from_bytes (bytes, name, encoding, info, error);
}
