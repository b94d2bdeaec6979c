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

static int
system_link (const char *file, const char *name)
{
  return linkat (AT_FDCWD, file, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
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
  .link = system_link,
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
  .link = system_link,
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

struct _LesartNewFile {
  const LesartFileCalls *calls;
  char *path; /* as it was given */
  char *real;
  char *temporary;
  int fd;
  int saved_errno; /* of the first step that failed, or 0 */
};

static void
new_file_free (LesartNewFile *self)
{
  g_free (self->path);
  g_free (self->real);
  g_free (self->temporary);
  g_free (self);
}

/**
 * lesart_new_file_begin:
 * @calls: the calls to make
 * @path: (type filename): the file; its folder exists
 *
 * Begins a new content of a file.
 *
 * Returns: (transfer full) (nullable): to be ended by lesart_new_file_finish() or
 *   lesart_new_file_drop(); %NULL with a #GIOErrorEnum
 */
LesartNewFile *
lesart_new_file_begin (const LesartFileCalls *calls, const char *path, GError **error)
{
  LesartNewFile *self = g_new0 (LesartNewFile, 1);

  self->calls = calls;
  self->path = g_strdup (path);
  self->real = resolve (path);
  self->fd = open_new (calls, self->real, &self->temporary);
  if (self->fd >= 0) {
    if (!keep_mode (calls, self->fd, self->real))
      self->saved_errno = errno;
    return self;
  }
  fail (error, path, errno);
  new_file_free (self);
  return NULL;
}

/**
 * lesart_new_file_add:
 * @bytes: (array length=n_bytes): what comes next
 *
 * Returns: %FALSE if it failed, now or before: lesart_new_file_finish() tells why
 */
gboolean
lesart_new_file_add (LesartNewFile *self, const char *bytes, gsize n_bytes)
{
  if (self->saved_errno == 0 && !write_all (self->calls, self->fd, bytes, n_bytes))
    self->saved_errno = errno;
  return self->saved_errno == 0;
}

/**
 * lesart_new_file_drop:
 * @self: (transfer full): a file that is not to be, after all
 */
void
lesart_new_file_drop (LesartNewFile *self)
{
  self->calls->close (self->fd);
  self->calls->unlink (self->temporary);
  new_file_free (self);
}

/* Some file systems report a full disk only when the file is closed. */
static gboolean
put_in_place (LesartNewFile *self)
{
  const LesartFileCalls *calls = self->calls;

  if (self->saved_errno == 0 && calls->sync (self->fd) != 0)
    self->saved_errno = errno;
  if (calls->close (self->fd) != 0 && self->saved_errno == 0)
    self->saved_errno = errno;
  if (self->saved_errno == 0 && calls->rename (self->temporary, self->real) != 0)
    self->saved_errno = errno;
  if (self->saved_errno == 0)
    return TRUE;
  calls->unlink (self->temporary);
  return FALSE;
}

/**
 * lesart_new_file_finish:
 * @self: (transfer full): a file
 *
 * Puts it in the place of the old one.
 *
 * Returns: %FALSE with a #GIOErrorEnum; the file is then as it was, unless only the last step, to
 *   force the folder to the disk, failed
 */
gboolean
lesart_new_file_finish (LesartNewFile *self, GError **error)
{
  gboolean is_good = put_in_place (self);

  if (is_good && !lesart_sync_folder (self->calls, self->real)) {
    self->saved_errno = errno;
    is_good = FALSE;
  }
  if (!is_good)
    fail (error, self->path, self->saved_errno);
  new_file_free (self);
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
 * Returns: as lesart_new_file_finish()
 */
gboolean
lesart_atomic_write (const LesartFileCalls *calls,
                     const char *path,
                     const char *bytes,
                     gsize n_bytes,
                     GError **error)
{
  LesartNewFile *file = lesart_new_file_begin (calls, path, error);

  if (file == NULL)
    return FALSE;
  lesart_new_file_add (file, bytes, n_bytes);
  return lesart_new_file_finish (file, error);
}

/* All of it, with a NUL behind; in room for what the file had when it was looked at, and more if it
 * grows. */
static char *
read_all (int fd, gsize n_expected, gsize limit, gsize *n_bytes)
{
  gsize room = n_expected + 1;
  g_autofree char *bytes = g_try_malloc (room + 1);

  *n_bytes = 0;
  while (bytes != NULL && *n_bytes <= limit) {
    gssize n_read = read (fd, bytes + *n_bytes, room - *n_bytes);

    if (n_read < 0 && errno == EINTR)
      continue;
    if (n_read < 0)
      return NULL;
    if (n_read == 0) {
      bytes[*n_bytes] = '\0';
      return g_steal_pointer (&bytes);
    }
    *n_bytes += (gsize) n_read;
    if (*n_bytes == room) {
      room *= 2;
      bytes = g_realloc (bytes, room + 1);
    }
  }
  errno = bytes == NULL ? ENOMEM : EFBIG;
  return NULL;
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
  struct stat status;
  /* Not to wait for a writer, should it be a pipe. */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gboolean is_good;
  int saved_errno;

  *bytes = NULL;
  if (fd < 0)
    return fail (error, path, errno);
  is_good = fstat (fd, &status) == 0;
  if (is_good && !S_ISREG (status.st_mode)) {
    errno = S_ISDIR (status.st_mode) ? EISDIR : EINVAL;
    is_good = FALSE;
  }
  if (is_good && (guint64) status.st_size > limit) {
    errno = EFBIG;
    is_good = FALSE;
  }
  if (is_good)
    *bytes = read_all (fd, (gsize) status.st_size, limit, n_bytes);
  is_good = is_good && *bytes != NULL;
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
  return TRUE;
}
