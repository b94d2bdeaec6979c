/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Books (EPUB 2 and 3): the files of the spine, one behind the other.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "office.h"

/* The file that @address means, seen from the file @base; what leads out of the archive leads
 * nowhere. */
static char *
resolve (const char *base, const char *address)
{
  const char *slash = strrchr (base, '/');
  g_autofree char *plain = g_strndup (address, strcspn (address, "#?"));
  g_autofree char *name = g_uri_unescape_string (plain, NULL);
  g_autofree char *path = NULL;
  g_autofree char *canonical = NULL;

  if (name == NULL)
    return NULL;
  path = g_strdup_printf ("%.*s/%s", slash != NULL ? (int) (slash - base) : 0, base, name);
  canonical = g_canonicalize_filename (path, "/");
  return g_strdup (canonical + 1);
}

static void
read_metadata (xmlNode *root, LesartArticleInfo *info)
{
  g_autofree char *date = NULL;

  lesart_html_take_words (root, " title ", &info->title);
  lesart_html_take_words (root, " creator ", &info->author);
  lesart_html_take_words (root, " date ", &date);
  if (date != NULL && info->date == NULL)
    info->date = lesart_article_day (date);
}

/* id -> address of the files that are text */
static GHashTable *
read_manifest (xmlNode *root)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (xmlNode *node = root; node != NULL; node = lesart_html_next (node, root, TRUE)) {
    g_autofree char *id = NULL;
    g_autofree char *type = NULL;

    if (!lesart_html_is (node, " item "))
      continue;
    id = lesart_html_get (node, "id");
    type = lesart_html_get (node, "media-type");
    if (id != NULL && type != NULL && strstr (type, "html") != NULL)
      g_hash_table_insert (files, g_steal_pointer (&id), lesart_html_get (node, "href"));
  }
  return files;
}

static void
add_file (LesartArchive *archive, const char *name, LesartTextBuilder *builder)
{
  g_autoptr (LesartXmlDoc) doc = lesart_archive_parse (archive, name);
  GBytes *bytes = g_hash_table_lookup (archive, name);

  if (doc == NULL && bytes != NULL) { /* no XML: some books are like that */
    gsize n_bytes;
    const char *data = g_bytes_get_data (bytes, &n_bytes);

    if (g_utf8_validate_len (data, n_bytes, NULL))
      doc = lesart_html_parse (data, n_bytes);
  }
  if (doc != NULL && xmlDocGetRootElement (doc) != NULL)
    lesart_html_build (xmlDocGetRootElement (doc), NULL, builder);
}

/* The part of a package that says in what order to read. */
static void
add_spine (LesartArchive *archive, const char *package, xmlNode *root, LesartTextBuilder *builder)
{
  g_autoptr (GHashTable) files = read_manifest (root);

  for (xmlNode *node = root; node != NULL; node = lesart_html_next (node, root, TRUE)) {
    g_autofree char *id = NULL;
    g_autofree char *linear = NULL;
    g_autofree char *name = NULL;
    const char *address;

    if (!lesart_html_is (node, " itemref "))
      continue;
    id = lesart_html_get (node, "idref");
    linear = lesart_html_get (node, "linear");
    address = id != NULL ? g_hash_table_lookup (files, id) : NULL;
    if (address == NULL || g_strcmp0 (linear, "no") == 0)
      continue;
    name = resolve (package, address);
    if (name != NULL)
      add_file (archive, name, builder);
    g_hash_table_remove (files, id); /* once is enough, however often it is named */
  }
}

static char *
find_package (LesartArchive *archive)
{
  g_autoptr (LesartXmlDoc) container = lesart_archive_parse (archive, "META-INF/container.xml");
  xmlNode *file =
      container != NULL ? lesart_html_find (xmlDocGetRootElement (container), " rootfile ") : NULL;

  return file != NULL ? lesart_html_get (file, "full-path") : NULL;
}

/**
 * lesart_read_epub:
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with %LESART_TEXT_ERROR
 */
LesartText *
lesart_read_epub (LesartArchive *archive, LesartArticleInfo *info, GError **error)
{
  g_autofree char *name = find_package (archive);
  g_autoptr (LesartXmlDoc) package = name != NULL ? lesart_archive_parse (archive, name) : NULL;
  g_autoptr (LesartTextBuilder) builder = lesart_text_builder_new ();

  if (package == NULL) {
    g_set_error_literal (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_BINARY,
                         _ ("the table of contents of this EPUB file is missing or damaged"));
    return NULL;
  }
  read_metadata (xmlDocGetRootElement (package), info);
  add_spine (archive, name, xmlDocGetRootElement (package), builder);
  return lesart_text_builder_finish (builder, error);
}
