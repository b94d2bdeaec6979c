/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See atomic-file.h.
 *
 *   1  a new file beside it, .NAME.XXXXXX
 *   2  the content, in the mode of the old file, forced to the disk
 *   3  the new name for the old: the one step that others see
 *   4  the folder forced to the disk, or the new name could be gone after a power cut
 *
 * What fails before 3 leaves the old file as it was, and no new one behind.
 */
#include "atomic-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "store.h"

#define MODE_OF_NEW 0666 /* less the umask */
#define MAX_NAMES 16     /* tries for a name that is not taken */

static int
system_open (const char *path, int flags, mode_t mode)
{
  return open (path, flags, mode);
}

static gssize
system_write (int fd, const void *bytes, gsize n_bytes)
{
  return write (fd, bytes, n_bytes);
}

const LesartFileCalls lesart_system_calls = {
  .open = system_open,
  .write = system_write,
  .chmod = fchmod,
  .sync = fsync,
  .sync_data = fdatasync,
  .truncate = ftruncate,
  .close = close,
  .rename = rename,
  .unlink = unlink,
  .access = access,
};

static int
do_not_sync (int fd)
{
  return 0;
}

const LesartFileCalls lesart_unsynced_calls = {
  .open = system_open,
  .write = system_write,
  .chmod = fchmod,
  .sync = do_not_sync,
  .sync_data = do_not_sync,
  .truncate = ftruncate,
  .close = close,
  .rename = rename,
  .unlink = unlink,
  .access = access,
};

static gboolean
fail (GError **error, const char *path, int saved_errno)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s", name,
               g_strerror (saved_errno));
  return FALSE;
}

/* The file that is meant where a name is a symbolic link: the link is to stay. */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = real != NULL ? g_strdup (real) : g_strdup (path);

  free (real);
  return copy;
}

/* A short name, so that it fits wherever the name of the file does. */
static int
open_new (const LesartFileCalls *calls, const char *path, char **temporary)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = -1;

  for (guint i = 0; i < MAX_NAMES && fd < 0; i++) {
    g_autofree char *name = g_strdup_printf (".lesart-%08x.tmp", g_random_int ());

    g_free (*temporary);
    *temporary = g_build_filename (folder, name, NULL);
    fd = calls->open (*temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, MODE_OF_NEW);
    if (fd < 0 && errno != EEXIST)
      break;
  }
  return fd;
}

static gboolean
write_all (const LesartFileCalls *calls, int fd, const char *bytes, gsize n_bytes)
{
  while (n_bytes > 0) {
    gssize n_written = calls->write (fd, bytes, n_bytes);

    if (n_written < 0 && errno == EINTR)
      continue;
    if (n_written < 0)
      return FALSE;
    if (n_written == 0) {
      errno = EIO;
      return FALSE;
    }
    bytes += n_written;
    n_bytes -= (gsize) n_written;
  }
  return TRUE;
}

/* A file that only some may read is not to become one that all may. */
static gboolean
keep_mode (const LesartFileCalls *calls, int fd, const char *path)
{
  struct stat old;

  if (stat (path, &old) != 0)
    return TRUE;
  return calls->chmod (fd, old.st_mode & 07777) == 0;
}

static gboolean
fill (const LesartFileCalls *calls, int fd, const char *path, const char *bytes, gsize n_bytes)
{
  gboolean is_good =
      keep_mode (calls, fd, path) && write_all (calls, fd, bytes, n_bytes) && calls->sync (fd) == 0;
  int saved_errno = errno;

  /* Some file systems report a full disk only here. */
  if (calls->close (fd) != 0 && is_good)
    return FALSE;
  errno = saved_errno;
  return is_good;
}

/**
 * lesart_sync_folder:
 * @path: (type filename): a file
 *
 * Forces the folder of the file to the disk, so that its name is there. Some file systems cannot
 * do that, and say so; they order the steps themselves.
 *
 * Returns: %FALSE with errno
 */
gboolean
lesart_sync_folder (const LesartFileCalls *calls, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = calls->open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean is_good;
  int saved_errno;

  if (fd < 0)
    return errno == EACCES; /* a folder that can be written but not read */
  is_good = calls->sync (fd) == 0 || errno == EINVAL || errno == ENOTSUP;
  saved_errno = errno;
  calls->close (fd);
  errno = saved_errno;
  return is_good;
}

/**
 * lesart_atomic_write:
 * @calls: the calls to make
 * @path: (type filename): the file; its folder exists
 * @bytes: (array length=n_bytes): what is to be in it
 * @n_bytes: how much
 *
 * Replaces the content of a file, or makes it.
 *
 * Returns: %FALSE with a #GIOErrorEnum; the file is then as it was, unless only the last step, to
 *   force the folder to the disk, failed
 */
gboolean
lesart_atomic_write (const LesartFileCalls *calls,
                     const char *path,
                     const char *bytes,
                     gsize n_bytes,
                     GError **error)
{
  g_autofree char *real = resolve (path);
  g_autofree char *temporary = NULL;
  int fd = open_new (calls, real, &temporary);

  if (fd < 0)
    return fail (error, path, errno);
  if (!fill (calls, fd, real, bytes, n_bytes) || calls->rename (temporary, real) != 0) {
    int saved_errno = errno;

    calls->unlink (temporary);
    return fail (error, path, saved_errno);
  }
  return lesart_sync_folder (calls, real) || fail (error, path, errno);
}

static gboolean
read_all (int fd, gsize limit, GByteArray *bytes)
{
  guint8 buffer[64 * 1024];

  for (;;) {
    gssize n_read = read (fd, buffer, sizeof buffer);

    if (n_read < 0 && errno == EINTR)
      continue;
    if (n_read < 0)
      return FALSE;
    if (n_read == 0)
      return TRUE;
    if ((gsize) n_read > limit - bytes->len) {
      errno = EFBIG;
      return FALSE;
    }
    g_byte_array_append (bytes, buffer, (guint) n_read);
  }
}

/**
 * lesart_read_file:
 * @path: (type filename): a file
 * @limit: the most bytes that are taken
 * @bytes: (out): the content, with a NUL behind it
 * @n_bytes: (out): its length
 *
 * Reads a regular file.
 *
 * Returns: %FALSE with a #GIOErrorEnum, %G_IO_ERROR_NOT_FOUND if there is none, or with
 *   %LESART_NOTES_ERROR_SYNTAX if it is too large
 */
gboolean
lesart_read_file (const char *path, gsize limit, char **bytes, gsize *n_bytes, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  struct stat status;
  /* Not to wait for a writer, should it be a pipe. */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gboolean is_good;
  int saved_errno;

  if (fd < 0)
    return fail (error, path, errno);
  is_good = fstat (fd, &status) == 0;
  if (is_good && !S_ISREG (status.st_mode)) {
    errno = S_ISDIR (status.st_mode) ? EISDIR : EINVAL;
    is_good = FALSE;
  }
  is_good = is_good && read_all (fd, limit, content);
  saved_errno = errno;
  close (fd);
  if (!is_good && saved_errno == EFBIG) {
    g_autofree char *name = g_filename_display_name (path);

    g_set_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_SYNTAX, "%s: %s", name,
                 g_strerror (EFBIG));
    return FALSE;
  }
  if (!is_good)
    return fail (error, path, saved_errno);
  *n_bytes = content->len;
  g_byte_array_append (content, (const guint8 *) "", 1);
  *bytes = (char *) g_byte_array_free (g_steal_pointer (&content), FALSE);
  return TRUE;
}
