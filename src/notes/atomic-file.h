/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a file so that at every moment the old content or the new is there whole, also after a
 * power cut, and reads one with a limit. g_file_set_contents_full() would do most of it, but not
 * say which step failed, keep the mode, or let a test make each step fail.
 */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/* The calls to the system; a test puts its own here. Each as in POSIX. */
typedef struct {
  int (*open) (const char *path, int flags, mode_t mode);
  gssize (*write) (int fd, const void *bytes, gsize n_bytes);
  int (*chmod) (int fd, mode_t mode);
  int (*sync) (int fd);
  int (*sync_data) (int fd);
  int (*truncate) (int fd, off_t length);
  int (*close) (int fd);
  int (*rename) (const char *from, const char *to);
  int (*link) (const char *file, const char *name); /* of the file, not of a link to it */
  int (*unlink) (const char *path);
  int (*access) (const char *path, int mode);
} LesartFileCalls;

extern const LesartFileCalls lesart_system_calls;
/* For tests: nothing is forced to the disk. */
extern const LesartFileCalls lesart_unsynced_calls;

/* A file that is being written, beside that whose place it is to take. */
typedef struct _LesartNewFile LesartNewFile;

LesartNewFile *
lesart_new_file_begin (const LesartFileCalls *calls, const char *path, GError **error);
gboolean lesart_new_file_add (LesartNewFile *self, const char *bytes, gsize n_bytes);
gboolean lesart_new_file_finish (LesartNewFile *self, GError **error);
void lesart_new_file_drop (LesartNewFile *self);

gboolean lesart_atomic_write (const LesartFileCalls *calls,
                              const char *path,
                              const char *bytes,
                              gsize n_bytes,
                              GError **error);
gboolean lesart_sync_folder (const LesartFileCalls *calls, const char *path);
gboolean
lesart_read_file (const char *path, gsize limit, char **bytes, gsize *n_bytes, GError **error);

G_END_DECLS
