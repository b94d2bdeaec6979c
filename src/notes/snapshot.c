/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See snapshot.h.
 */
#include "snapshot.h"

#include <errno.h>
#include <string.h>

#include "store.h"

/* No article is longer; what is longer here was not written by us. */
#define MAX_BYTES (256u * 1024u * 1024u)

static char *
make_path (const char *sha256)
{
  g_autofree char *name = g_strconcat (sha256, ".txt", NULL);

  return g_build_filename (g_get_user_data_dir (), "lesart", "snapshots", name, NULL);
}

/**
 * lesart_snapshot_write:
 * @calls: the calls to make: usually lesart_system_calls
 * @text: a text
 *
 * Keeps the text, if it is not kept already. May be called in any thread.
 *
 * Returns: %FALSE with a #GIOErrorEnum
 */
gboolean
lesart_snapshot_write (const LesartFileCalls *calls, const LesartText *text, GError **error)
{
  g_autofree char *path = make_path (lesart_text_get_sha256 (text));
  g_autofree char *folder = g_path_get_dirname (path);
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (text, &n_bytes);

  if (calls->access (path, F_OK) == 0)
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    int saved_errno = errno;

    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s", folder,
                 g_strerror (saved_errno));
    return FALSE;
  }
  return lesart_atomic_write (calls, path, utf8, n_bytes, error);
}

/**
 * lesart_snapshot_read:
 * @sha256: what an annotation names behind "urn:sha256:": anything, as files are others' too
 *
 * Returns: (transfer full) (nullable): the text of that hash; %NULL with %G_IO_ERROR_NOT_FOUND if
 *   it is not kept, another #GIOErrorEnum, or %G_IO_ERROR_INVALID_DATA if what is there is another
 */
LesartText *
lesart_snapshot_read (const char *sha256, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  LesartText *text;

  if (strlen (sha256) != 64 || strspn (sha256, "0123456789abcdef") != 64) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no text has the hash %.64s", sha256);
    return NULL;
  }
  path = make_path (sha256);
  if (!lesart_read_file (path, MAX_BYTES, &bytes, &n_bytes, error))
    return NULL;
  text = lesart_text_new (bytes, (gssize) n_bytes, NULL);
  if (text != NULL && strcmp (lesart_text_get_sha256 (text), sha256) == 0)
    return text;
  g_clear_pointer (&text, lesart_text_unref);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: not the text of its name", path);
  return NULL;
}
