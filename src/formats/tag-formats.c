/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See tag-formats.h. Which format a file is of is told by its name and, where that says nothing, by
 * its first character.
 */
#include "tag-formats.h"

#include <string.h>

#include "atomic-file.h"
#include "store.h"
#include "tagbook-file.h"

/* The largest code books have a few hundred kB. */
#define MAX_BYTES (16 * 1024 * 1024)

#define VISUAL "visual.conf"
#define SHORTCUTS "kb_shortcuts.conf"

/* What is said of a tag beside its name; a format without words loses it. */
static LesartTagLosses
find_losses (GPtrArray *tags)
{
  LesartTagLosses found = 0;

  for (guint i = 0; i < tags->len; i++) {
    if (lesart_tag_get_shape (tags->pdata[i]) != LESART_SHAPE_CIRCLE)
      found |= LESART_TAG_LOSS_SHAPES;
    if (lesart_tag_get_key (tags->pdata[i]) != 0)
      found |= LESART_TAG_LOSS_KEYS;
    for (guint text = LESART_TAG_DEFINITION; text < LESART_N_TAG_TEXTS; text++)
      if (*lesart_tag_get_text (tags->pdata[i], (LesartTagText) text) != '\0')
        found |= LESART_TAG_LOSS_WORDS;
  }
  return found;
}

/* ---- reading ---- */

static gboolean
read_beside (GFile *file, const char *name, char **bytes, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) other = g_file_get_child (folder, name);
  g_autofree char *path = g_file_get_path (other);
  g_autoptr (GError) own_error = NULL;
  gsize n_bytes;

  if (lesart_read_file (path, MAX_BYTES, bytes, &n_bytes, &own_error)
      || g_error_matches (own_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}

static GPtrArray *
load_brat (GFile *file, char *annotation, LesartTagLosses *losses, GError **error)
{
  g_auto (LesartBratFiles) files = { annotation, NULL, NULL };

  if (!read_beside (file, VISUAL, &files.visual, error)
      || !read_beside (file, SHORTCUTS, &files.shortcuts, error))
    return NULL;
  return lesart_brat_read (&files, losses, error);
}

static LesartTagFormat
guess_format (const char *path, const char *bytes, gsize n_bytes)
{
  const char *first = bytes;

  if (g_str_has_suffix (path, ".conf"))
    return LESART_TAG_FORMAT_BRAT;
  if (g_str_has_suffix (path, ".qdc") || g_str_has_suffix (path, ".qde"))
    return LESART_TAG_FORMAT_QDC;
  if (n_bytes >= 3 && memcmp (first, "\xef\xbb\xbf", 3) == 0)
    first += 3;
  while (g_ascii_isspace (*first))
    first++;
  return *first == '<' ? LESART_TAG_FORMAT_QDC : LESART_TAG_FORMAT_JSON;
}

/**
 * lesart_tag_file_load:
 * @file: a local file; of brat, its annotation.conf
 * @format: (out): what it is
 * @losses: (out): what of it is not in the tags
 *
 * Returns: (transfer full) (element-type LesartTag) (nullable): tags that make a book, or %NULL
 * with a #GIOErrorEnum or a #LesartNotesError
 */
GPtrArray *
lesart_tag_file_load (GFile *file, LesartTagFormat *format, LesartTagLosses *losses, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *bytes = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  gsize n_bytes;

  *losses = 0;
  if (path == NULL) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, g_strerror (EOPNOTSUPP));
    return NULL;
  }
  if (!lesart_read_file (path, MAX_BYTES, &bytes, &n_bytes, error))
    return NULL;
  *format = guess_format (path, bytes, n_bytes);
  if (*format == LESART_TAG_FORMAT_QDC)
    tags = lesart_qdc_read (bytes, n_bytes, losses, error);
  else if (*format == LESART_TAG_FORMAT_BRAT)
    tags = load_brat (file, g_steal_pointer (&bytes), losses, error);
  else
    tags = lesart_tag_book_parse (bytes, n_bytes, error);
  if (tags == NULL || !lesart_tag_book_check (tags, error))
    return NULL;
  return g_steal_pointer (&tags);
}

/* ---- writing ---- */

static gboolean
write_beside (GFile *file, const char *name, const char *bytes, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) other = name != NULL ? g_file_get_child (folder, name) : g_object_ref (file);
  g_autofree char *path = g_file_get_path (other);

  return lesart_atomic_write (&lesart_system_calls, path, bytes, strlen (bytes), error);
}

static gboolean
save_brat (GFile *file, GPtrArray *tags, GError **error)
{
  g_auto (LesartBratFiles) files = lesart_brat_write (tags);

  return write_beside (file, NULL, files.annotation, error)
         && write_beside (file, VISUAL, files.visual, error)
         && write_beside (file, SHORTCUTS, files.shortcuts, error);
}

static char *
write_json (GPtrArray *tags)
{
  g_autoptr (LesartTagBookContent) content = lesart_tag_book_content_new ();
  gsize n_bytes;

  g_ptr_array_unref (content->tags);
  content->tags = g_ptr_array_ref (tags);
  return lesart_tag_book_content_write (content, &n_bytes);
}

/**
 * lesart_tag_file_save:
 * @file: a local file; of brat, its annotation.conf: the other two are written beside it
 * @tags: (element-type LesartTag): in the order of the tree
 * @losses: (out): what the format cannot hold of them
 *
 * Returns: %FALSE with a #GIOErrorEnum
 */
gboolean
lesart_tag_file_save (
    GFile *file, LesartTagFormat format, GPtrArray *tags, LesartTagLosses *losses, GError **error)
{
  g_autofree char *bytes = NULL;

  *losses = 0;
  if (!g_file_is_native (file)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, g_strerror (EOPNOTSUPP));
    return FALSE;
  }
  if (format == LESART_TAG_FORMAT_BRAT) {
    *losses = find_losses (tags) & (LESART_TAG_LOSS_SHAPES | LESART_TAG_LOSS_WORDS);
    return save_brat (file, tags, error);
  }
  if (format == LESART_TAG_FORMAT_QDC) {
    *losses = find_losses (tags) & (LESART_TAG_LOSS_SHAPES | LESART_TAG_LOSS_KEYS);
    bytes = lesart_qdc_write (tags);
  } else {
    bytes = write_json (tags);
  }
  return write_beside (file, NULL, bytes, error);
}
