/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See snapshot.h.
 */
#include "snapshot.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "store.h"

/* No article is longer; what is longer here was not written by us. */
#define MAX_BYTES (256u * 1024u * 1024u)

/* More texts, or more bytes of them, are not kept: those that no article was compared with for
 * longest go first. Without one, passages are found by their words. */
#define MAX_FILES 2000
#define MAX_TOTAL (G_GINT64_CONSTANT (512) * 1024 * 1024)

static char *
make_path (const char *sha256)
{
  g_autofree char *name = g_strconcat (sha256, ".txt", NULL);

  return g_build_filename (g_get_user_data_dir (), "lesart", "snapshots", name, NULL);
}

typedef struct {
  char *path;
  gint64 used;
  gint64 n_bytes;
} Kept;

static void
clear_kept (Kept *kept)
{
  g_free (kept->path);
}

static int
compare_kept (gconstpointer a, gconstpointer b)
{
  const Kept *first = a;
  const Kept *second = b;

  if (first->used != second->used)
    return first->used > second->used ? -1 : 1;
  return strcmp (first->path, second->path);
}

static GArray *
list_kept (const char *folder)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (all, (GDestroyNotify) clear_kept);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    Kept kept = { g_build_filename (folder, name, NULL), 0, 0 };
    GStatBuf info;

    if (!g_str_has_suffix (name, ".txt") || g_stat (kept.path, &info) != 0) {
      g_free (kept.path);
      continue;
    }
    kept.used = info.st_mtime;
    kept.n_bytes = info.st_size;
    g_array_append_val (all, kept);
  }
  return all;
}

static void
prune (const LesartFileCalls *calls, const char *folder, const char *newest)
{
  g_autoptr (GArray) all = list_kept (folder);
  gint64 n_bytes = 0;

  g_array_sort (all, compare_kept);
  for (guint i = 0; i < all->len; i++) {
    const Kept *kept = &g_array_index (all, Kept, i);

    n_bytes += kept->n_bytes;
    if ((i >= MAX_FILES || n_bytes > MAX_TOTAL) && strcmp (kept->path, newest) != 0)
      calls->unlink (kept->path);
  }
}

/**
 * lesart_snapshot_write:
 * @calls: the calls to make: usually lesart_system_calls
 * @text: a text
 *
 * Keeps the text, if it is not kept already; old ones go when there are too many. May be called in
 * any thread.
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
  if (!lesart_atomic_write (calls, path, utf8, n_bytes, error))
    return FALSE;
  prune (calls, folder, path);
  return TRUE;
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
  if (text != NULL && strcmp (lesart_text_get_sha256 (text), sha256) == 0) {
    g_utime (path, NULL);
    return text;
  }
  g_clear_pointer (&text, lesart_text_unref);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: not the text of its name", path);
  return NULL;
}
