/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See journal.h. The file is one line that names the format, then records:
 *
 *   KIND LENGTH FINGERPRINT\n   one letter, 8 and 16 hexadecimal digits
 *   PAYLOAD\n                   LENGTH bytes
 *
 * The fingerprint is that of the payload and the kind. What is to be written waits in "waiting", so
 * that an append that the system refused is tried again with the next; "size" is how much of the
 * file is whole, and what is behind it, of a write that failed, is cut off first.
 */
#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "fingerprint.h"

#define MAGIC "lesart-journal/1\n"
#define MAX_FILES 16 /* of one article: windows that have it open */
#define MAX_BYTES G_GUINT64_CONSTANT (0x40000000)
#define HEADER_LENGTH 28

struct _LesartJournal {
  const LesartFileCalls *calls;
  char *stem;
  char *path; /* (nullable) as long as there is no file */
  int fd;     /* -1: not open */
  gsize size;
  gboolean is_dirty; /* there is more in the file than "size" */
  GString *waiting;
  GPtrArray *left_paths;
  GArray *left_fds;
};

/* ---- files ---- */

static char *
make_path (const char *stem, guint number)
{
  return number == 0 ? g_strconcat (stem, ".journal", NULL)
                     : g_strdup_printf ("%s-%u.journal", stem, number);
}

static gboolean
fail (GError **error, const char *path, int saved_errno)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s", name,
               g_strerror (saved_errno));
  return FALSE;
}

/* The one that was opened may have been replaced or removed before it was locked. */
static gboolean
is_still (int fd, const char *path)
{
  struct stat here, there;

  return fstat (fd, &here) == 0 && stat (path, &there) == 0 && here.st_ino == there.st_ino
         && here.st_dev == there.st_dev && S_ISREG (here.st_mode);
}

/* Opened and locked; -1 with EWOULDBLOCK if another has it. */
static int
open_locked (const LesartFileCalls *calls, const char *path, int flags)
{
  int fd = calls->open (path, O_RDWR | O_APPEND | O_CLOEXEC | O_NONBLOCK | flags, 0600);

  if (fd < 0)
    return -1;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0) {
    if (is_still (fd, path))
      return fd;
    errno = EWOULDBLOCK;
  }
  if (errno != EWOULDBLOCK)
    return fd; /* a file system without locks */
  close (fd);
  errno = EWOULDBLOCK;
  return -1;
}

/**
 * lesart_journal_new:
 * @calls: the calls to make; they outlive the journal
 * @stem: (type filename): the path without its ending
 *
 * Returns: (transfer full): a journal; nothing is opened yet
 */
LesartJournal *
lesart_journal_new (const LesartFileCalls *calls, const char *stem)
{
  LesartJournal *self = g_new0 (LesartJournal, 1);

  self->calls = calls;
  self->stem = g_strdup (stem);
  self->fd = -1;
  self->waiting = g_string_new (NULL);
  self->left_paths = g_ptr_array_new_with_free_func (g_free);
  self->left_fds = g_array_new (FALSE, FALSE, sizeof (int));
  return self;
}

/**
 * lesart_journal_let_go:
 *
 * Closes the file, so that another can have it. The next record opens it again, or another.
 */
void
lesart_journal_let_go (LesartJournal *self)
{
  for (guint i = 0; i < self->left_fds->len; i++)
    close (g_array_index (self->left_fds, int, i));
  g_array_set_size (self->left_fds, 0);
  g_ptr_array_set_size (self->left_paths, 0);
  if (self->fd >= 0)
    self->calls->close (self->fd);
  self->fd = -1;
  g_clear_pointer (&self->path, g_free);
}

void
lesart_journal_free (LesartJournal *self)
{
  lesart_journal_let_go (self);
  g_ptr_array_unref (self->left_paths);
  g_array_unref (self->left_fds);
  g_string_free (self->waiting, TRUE);
  g_free (self->stem);
  g_free (self);
}

/* ---- reading ---- */

static void
clear_record (gpointer data)
{
  g_bytes_unref (((LesartRecord *) data)->payload);
}

static guint64
sum_up (char kind, const char *payload, gsize n_bytes)
{
  return lesart_fingerprint (payload, n_bytes) ^ (guint64) (guchar) kind;
}

static gboolean
is_whole (char kind, const char *payload, gsize n_bytes, guint64 sum)
{
  return sum_up (kind, payload, n_bytes) == sum
         || (lesart_fingerprint_as_first (payload, n_bytes) ^ (guint64) (guchar) kind) == sum;
}

/* The record that begins here, if it is whole; 0, or how long it is. */
static gsize
read_record (GBytes *file, gsize at, LesartRecord *record)
{
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (file, &n_bytes);
  char header[HEADER_LENGTH + 1];
  guint length;
  guint64 sum;

  if (n_bytes - at < HEADER_LENGTH + 1)
    return 0;
  memcpy (header, bytes + at, HEADER_LENGTH);
  header[HEADER_LENGTH] = '\0';
  if (!g_ascii_isalpha (header[0]) || header[1] != ' ' || header[10] != ' '
      || strspn (header + 2, "0123456789abcdef") != 8
      || strspn (header + 11, "0123456789abcdef") != 16 || header[HEADER_LENGTH - 1] != '\n')
    return 0;
  length = (guint) g_ascii_strtoull (header + 2, NULL, 16);
  sum = g_ascii_strtoull (header + 11, NULL, 16);
  if (n_bytes - at - HEADER_LENGTH - 1 < length || bytes[at + HEADER_LENGTH + length] != '\n'
      || !is_whole (header[0], bytes + at + HEADER_LENGTH, length, sum))
    return 0;
  record->kind = header[0];
  record->payload = g_bytes_new_from_bytes (file, at + HEADER_LENGTH, length);
  return HEADER_LENGTH + (gsize) length + 1;
}

/* All records that are whole, from the first on; "size": where they end. */
static void
read_records (GBytes *file, GArray *records, gsize *size)
{
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (file, &n_bytes);
  gsize at = strlen (MAGIC);
  LesartRecord record;
  gsize length;

  *size = 0;
  if (n_bytes < at || memcmp (bytes, MAGIC, at) != 0)
    return;
  while ((length = read_record (file, at, &record)) > 0) {
    g_array_append_val (records, record);
    at += length;
  }
  *size = at;
}

static GBytes *
read_file (int fd, const char *path, GError **error)
{
  struct stat status;
  g_autofree char *bytes = NULL;
  gsize n_read = 0;

  if (fstat (fd, &status) != 0)
    return fail (error, path, errno), NULL;
  if (!S_ISREG (status.st_mode) || (guint64) status.st_size > MAX_BYTES)
    return fail (error, path, S_ISREG (status.st_mode) ? EFBIG : EINVAL), NULL;
  bytes = g_malloc ((gsize) status.st_size + 1);
  while (n_read < (gsize) status.st_size) {
    gssize n = pread (fd, bytes + n_read, (gsize) status.st_size - n_read, (off_t) n_read);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail (error, path, errno), NULL;
    if (n == 0)
      break;
    n_read += (gsize) n;
  }
  return g_bytes_new_take (g_steal_pointer (&bytes), n_read);
}

/* What is behind the last whole record is the rest of a crash, or damage: then there can be more
 * whole ones, and it is not to be lost. */
static void
keep_damaged (const char *path, GBytes *file, gsize size)
{
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (file, &n_bytes);
  g_autofree char *copy = NULL;

  if (n_bytes - size <= HEADER_LENGTH)
    return;
  copy = g_strdup_printf ("%s.broken-%016" G_GINT64_MODIFIER "x", path,
                          lesart_fingerprint (bytes, n_bytes));
  if (!g_file_test (copy, G_FILE_TEST_EXISTS))
    g_file_set_contents_full (copy, bytes, (gssize) n_bytes, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                              NULL);
}

static GArray *
new_records (void)
{
  GArray *records = g_array_new (FALSE, FALSE, sizeof (LesartRecord));

  g_array_set_clear_func (records, clear_record);
  return records;
}

static gboolean
read_own (LesartJournal *self, GArray *records, GError **error)
{
  g_autoptr (GBytes) file = read_file (self->fd, self->path, error);

  self->size = 0;
  if (file == NULL)
    return FALSE;
  read_records (file, records, &self->size);
  self->is_dirty = g_bytes_get_size (file) > self->size;
  if (self->is_dirty)
    keep_damaged (self->path, file, self->size);
  return TRUE;
}

static void
read_left_behind (LesartJournal *self, int fd, char *path, GPtrArray *left_behind)
{
  g_autoptr (GBytes) file = read_file (fd, path, NULL);
  GArray *records = new_records ();
  gsize size;

  if (file != NULL)
    read_records (file, records, &size);
  g_ptr_array_add (left_behind, records);
  g_ptr_array_add (self->left_paths, path);
  g_array_append_val (self->left_fds, fd);
}

/**
 * lesart_journal_read:
 * @left_behind: (out) (element-type GArray): of each file that nobody has any more, its records
 *
 * Takes the first file that nobody has, and reads it. That there is none is no error.
 *
 * Returns: (transfer full) (nullable): its whole records, as #LesartRecord; %NULL with a
 *   #GIOErrorEnum if it cannot be read. Records can be added all the same
 */
GArray *
lesart_journal_read (LesartJournal *self, GPtrArray **left_behind, GError **error)
{
  g_autoptr (GArray) records = new_records ();
  gboolean has_own = FALSE;

  *left_behind = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  lesart_journal_let_go (self);
  for (guint i = 0; i < MAX_FILES; i++) {
    g_autofree char *path = make_path (self->stem, i);
    int fd = open_locked (self->calls, path, 0);

    if (fd >= 0 && has_own) {
      read_left_behind (self, fd, g_steal_pointer (&path), *left_behind);
    } else if (fd >= 0) {
      has_own = TRUE;
      self->fd = fd;
      self->path = g_steal_pointer (&path);
      if (!read_own (self, records, error)) {
        lesart_journal_let_go (self);
        return NULL;
      }
    } else if (errno == ENOENT && !has_own) {
      has_own = TRUE; /* made with the first record */
    } else if (errno != ENOENT && errno != ENOTDIR && errno != EWOULDBLOCK) {
      fail (error, path, errno);
      return NULL;
    }
  }
  return g_steal_pointer (&records);
}

/**
 * lesart_journal_remove_left_behind:
 *
 * Removes the files of others that lesart_journal_read() found: what they say is elsewhere now.
 */
void
lesart_journal_remove_left_behind (LesartJournal *self)
{
  for (guint i = 0; i < self->left_fds->len; i++) {
    self->calls->unlink (self->left_paths->pdata[i]);
    close (g_array_index (self->left_fds, int, i));
  }
  g_array_set_size (self->left_fds, 0);
  g_ptr_array_set_size (self->left_paths, 0);
}

/* ---- writing ---- */

/**
 * lesart_journal_add:
 * @kind: a letter
 * @bytes: (array length=n_bytes): what it says
 *
 * Adds a record, which lesart_journal_flush() writes.
 */
void
lesart_journal_add (LesartJournal *self, char kind, const char *bytes, gsize n_bytes)
{
  g_return_if_fail (n_bytes <= G_MAXUINT32);
  g_string_append_printf (self->waiting, "%c %08x %016" G_GINT64_MODIFIER "x\n", kind,
                          (guint) n_bytes, sum_up (kind, bytes, n_bytes));
  g_string_append_len (self->waiting, bytes, (gssize) n_bytes);
  g_string_append_c (self->waiting, '\n');
}

/* The first file that nobody has. */
static gboolean
open_own (LesartJournal *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->stem);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, folder, errno);
  for (guint i = 0; i < MAX_FILES; i++) {
    g_autofree char *path = make_path (self->stem, i);
    g_autoptr (GArray) records = new_records ();

    self->fd = open_locked (self->calls, path, O_CREAT);
    if (self->fd < 0 && errno == EWOULDBLOCK)
      continue;
    if (self->fd < 0)
      return fail (error, path, errno);
    g_free (self->path);
    self->path = g_steal_pointer (&path);
    if (read_own (self, records, NULL))
      return TRUE;
    /* What cannot be read is not to be written over. */
    self->calls->close (self->fd);
    self->fd = -1;
  }
  return fail (error, self->stem, EMFILE);
}

static gboolean
write_all (LesartJournal *self, const char *bytes, gsize n_bytes)
{
  while (n_bytes > 0) {
    gssize n_written = self->calls->write (self->fd, bytes, n_bytes);

    if (n_written < 0 && errno == EINTR)
      continue;
    if (n_written <= 0) {
      errno = n_written == 0 ? EIO : errno;
      return FALSE;
    }
    bytes += n_written;
    n_bytes -= (gsize) n_written;
  }
  return TRUE;
}

static gboolean
append (LesartJournal *self, const char *bytes, gsize n_bytes, gboolean sync)
{
  if (self->is_dirty && self->calls->truncate (self->fd, (off_t) self->size) != 0)
    return FALSE;
  self->is_dirty = TRUE;
  if (!write_all (self, bytes, n_bytes) || (sync && self->calls->sync_data (self->fd) != 0)) {
    int saved_errno = errno;

    if (self->calls->truncate (self->fd, (off_t) self->size) == 0)
      self->is_dirty = FALSE;
    errno = saved_errno;
    return FALSE;
  }
  self->is_dirty = FALSE;
  self->size += n_bytes;
  return TRUE;
}

static gboolean
is_new (LesartJournal *self)
{
  return self->size == 0;
}

/**
 * lesart_journal_flush:
 * @sync: whether it is to be on the disk, or may still be on the way to it
 *
 * Writes what waits.
 *
 * Returns: %FALSE with a #GIOErrorEnum; it waits still then, and the file is as it was
 */
gboolean
lesart_journal_flush (LesartJournal *self, gboolean sync, GError **error)
{
  if (self->waiting->len == 0)
    return TRUE;
  if (self->fd >= 0 && !is_still (self->fd, self->path)) {
    /* Removed by somebody. */
    self->calls->close (self->fd);
    self->fd = -1;
  }
  if (self->fd < 0 && !open_own (self, error))
    return FALSE;
  /* The name of a new file has to be on the disk, too. */
  if (is_new (self) && !lesart_sync_folder (self->calls, self->path))
    return fail (error, self->path, errno);
  if (is_new (self))
    g_string_prepend (self->waiting, MAGIC);
  if (!append (self, self->waiting->str, self->waiting->len, sync)) {
    fail (error, self->path, errno);
    if (is_new (self))
      g_string_erase (self->waiting, 0, strlen (MAGIC));
    return FALSE;
  }
  g_string_truncate (self->waiting, 0);
  return TRUE;
}

gboolean
lesart_journal_is_flushed (LesartJournal *self)
{
  return self->waiting->len == 0;
}

/**
 * lesart_journal_rewrite:
 *
 * Replaces the whole file by what waits.
 *
 * Returns: %FALSE with a #GIOErrorEnum and the old file; what waited is dropped then
 */
gboolean
lesart_journal_rewrite (LesartJournal *self, GError **error)
{
  gboolean is_written;

  g_return_val_if_fail (self->path != NULL, FALSE);
  g_string_prepend (self->waiting, MAGIC);
  is_written =
      lesart_atomic_write (self->calls, self->path, self->waiting->str, self->waiting->len, error);
  g_string_truncate (self->waiting, 0);
  if (!is_written)
    return FALSE;
  self->calls->close (self->fd);
  self->fd = -1;
  return open_own (self, error);
}

/* In bytes. */
gsize
lesart_journal_get_size (LesartJournal *self)
{
  return self->size;
}
