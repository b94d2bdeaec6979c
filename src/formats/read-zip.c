/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zip archives: their files that hold text are unpacked into memory, up to a bound, so that a small
 * file cannot become a huge one. What is in them tells which kind of document it is. Names of files
 * are only looked up, never written to.
 */
#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "office.h"

#define UNPACKED_MAX (128u * 1024u * 1024u) /* bytes of all files together */
#define FILES_MAX 20000u

typedef struct archive Archive;

static void
close_archive (Archive *archive)
{
  archive_read_free (archive);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, close_archive)

static gboolean
holds_text (const char *name)
{
  static const char *const endings[] = { "mimetype", ".xml", ".xhtml", ".html",
                                         ".htm",     ".opf", ".rels" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
refuse (GError **error, LesartTextError code, const char *message)
{
  g_set_error_literal (error, LESART_TEXT_ERROR, code, message);
  return FALSE;
}

/* Unpacks one file, as far as it is within @left bytes. */
static gboolean
unpack (Archive *zip, GByteArray *bytes, gsize left, GError **error)
{
  guint8 part[65536];
  gssize n;

  while ((n = archive_read_data (zip, part, sizeof part)) > 0) {
    if (bytes->len + (gsize) n > left)
      return refuse (error, LESART_TEXT_ERROR_SIZE, _ ("what is packed in it is too much to read"));
    g_byte_array_append (bytes, part, (guint) n);
  }
  if (n < 0)
    return refuse (error, LESART_TEXT_ERROR_BINARY,
                   _ ("the file is damaged, or locked by a password"));
  return TRUE;
}

static LesartArchive *
open_archive (const guint8 *bytes, gsize n_bytes, GError **error)
{
  g_autoptr (Archive) zip = archive_read_new ();
  g_autoptr (GHashTable) files =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  struct archive_entry *entry;
  gsize total = 0;
  guint n_files = 0;
  int status;

  archive_read_support_format_zip_seekable (zip);
  status = archive_read_open_memory (zip, bytes, n_bytes);
  while (status == ARCHIVE_OK && (status = archive_read_next_header (zip, &entry)) == ARCHIVE_OK) {
    const char *name = archive_entry_pathname_utf8 (entry);
    g_autoptr (GByteArray) file = NULL;

    if (++n_files > FILES_MAX) {
      refuse (error, LESART_TEXT_ERROR_SIZE, _ ("what is packed in it is too much to read"));
      return NULL;
    }
    if (name == NULL || !holds_text (name))
      continue;
    file = g_byte_array_new ();
    if (!unpack (zip, file, UNPACKED_MAX - total, error))
      return NULL;
    total += file->len;
    g_hash_table_insert (files, g_strdup (name),
                         g_byte_array_free_to_bytes (g_steal_pointer (&file)));
  }
  if (status != ARCHIVE_EOF && status != ARCHIVE_WARN) {
    refuse (error, LESART_TEXT_ERROR_BINARY, _ ("the file is damaged, or locked by a password"));
    return NULL;
  }
  return g_steal_pointer (&files);
}

/**
 * lesart_archive_parse:
 * @name: a file of @archive
 *
 * Entities stay unexpanded, and nothing is fetched.
 *
 * Returns: (transfer full) (nullable): its tree; %NULL if it is not there or no XML
 */
LesartXmlDoc *
lesart_archive_parse (LesartArchive *archive, const char *name)
{
  GBytes *bytes = g_hash_table_lookup (archive, name);
  gsize n_bytes;
  const char *data;
  xmlDoc *doc;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &n_bytes);
  doc = xmlReadMemory (data, (int) n_bytes, NULL, NULL,
                       XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT
                           | XML_PARSE_NOCDATA);
  if (doc != NULL && xmlDocGetRootElement (doc) == NULL)
    g_clear_pointer (&doc, xmlFreeDoc);
  return doc;
}

static gboolean
has_mimetype (LesartArchive *archive, const char *start)
{
  GBytes *bytes = g_hash_table_lookup (archive, "mimetype");
  gsize n_bytes;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &n_bytes);
  return n_bytes >= strlen (start) && strncmp (data, start, strlen (start)) == 0;
}

/**
 * lesart_read_zip:
 * @encoding: does not count: these documents say what they are in
 *
 * Returns: (transfer full) (nullable): the text of an ODT, DOCX or EPUB document, or %NULL with
 *   %LESART_TEXT_ERROR
 */
LesartText *
lesart_read_zip (const guint8 *bytes,
                 gsize n_bytes,
                 LesartEncoding encoding,
                 LesartArticleInfo *info,
                 GError **error)
{
  g_autoptr (LesartArchive) archive = open_archive (bytes, n_bytes, error);

  if (archive == NULL)
    return NULL;
  info->encoding.certain = TRUE;
  info->encoding.encoding = LESART_ENCODING_UTF8;
  if (has_mimetype (archive, "application/epub+zip")
      || g_hash_table_contains (archive, "META-INF/container.xml"))
    return lesart_read_epub (archive, info, error);
  if (has_mimetype (archive, "application/vnd.oasis.opendocument.text"))
    return lesart_read_odt (archive, info, error);
  if (g_hash_table_contains (archive, "word/document.xml"))
    return lesart_read_docx (archive, info, error);
  refuse (error, LESART_TEXT_ERROR_BINARY,
          _ ("this is a ZIP file, but no ODT, DOCX or EPUB document"));
  return NULL;
}
