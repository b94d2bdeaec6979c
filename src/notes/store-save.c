/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing the notes (store.h), in this thread or in another:
 *
 *   gather   here: what is to be written, a list of annotations, which never change
 *   write    in any thread: whether the file is the one that we know; then the bytes, and in place
 *            of the old ones
 *   finish   here: what we know of the file now. If it was another, what is in it is merged first,
 *            and all begins again
 */
#include "store-internal.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "fingerprint.h"
#include "json-guard.h"
#include "merge.h"
#include "moved-article.h"
#include "snapshot.h"

/* How often a file may change under our hands before we give up. */
#define MAX_TRIES 4
#define READ_BYTES (256 * 1024)

typedef enum {
  FOLD_WRITTEN,
  FOLD_NOTHING, /* no notes and no file: there is nothing to say */
  FOLD_CHANGED, /* another program wrote the file */
  FOLD_BROKEN,  /* another program wrote it, and it is not understood */
  FOLD_FAILED,
} FoldResult;

struct _LesartFold {
  LesartStore *store; /* in a thread only what does not change of it may be read */
  GPtrArray *annotations;
  LesartCollection *collection;
  guint64 mark;
  LesartDisk *disk; /* only compared in a thread */
  char *path;
  char *known_sum;
  gboolean is_beside;
  gboolean may_be_nothing;
  gboolean keeps_version;

  FoldResult result;
  GError *error;
  char *sum; /* of what is in the file now; (nullable) no file */
  LesartCollection *theirs;
  GPtrArray *their_annotations;

  GMutex mutex;
  GCond cond;
  gboolean is_written;  /* the thread is done with it */
  gboolean is_finished; /* and so are we */
  gboolean is_good;
};

/* ---- gather ---- */

/* What the file beside has and we do not: deleted, as all of it was in the list once. */
void
lesart_store_set_removed (LesartStore *self, LesartCollection *collection)
{
  GPtrArray *beside = self->beside.annotations;

  g_hash_table_remove_all (collection->removed);
  if (self->place == LESART_STORE_BESIDE)
    return;
  for (guint i = 0; beside != NULL && i < beside->len; i++) {
    const char *id = lesart_annotation_get_id (beside->pdata[i]);

    if (lesart_notes_find (self->notes, id) == NULL)
      g_hash_table_add (collection->removed, g_strdup (id));
  }
}

/* What is at odds with another program, and still there. */
static void
set_deleted_elsewhere (LesartStore *self, LesartCollection *collection)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_remove_all (collection->deleted_elsewhere);
  g_hash_table_iter_init (&iter, self->deleted_elsewhere);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (lesart_notes_find (self->notes, id) != NULL)
      g_hash_table_add (collection->deleted_elsewhere, g_strdup (id));
}

static LesartFold *
gather (LesartStore *self)
{
  LesartFold *fold = g_new0 (LesartFold, 1);

  fold->store = g_object_ref (self);
  fold->annotations = lesart_notes_get_all (self->notes);
  fold->collection = lesart_collection_copy (lesart_store_get_collection (self));
  lesart_store_set_removed (self, fold->collection);
  set_deleted_elsewhere (self, fold->collection);
  lesart_collection_set_date (fold->collection, lesart_notes_get_article_date (self->notes));
  fold->mark = lesart_keeper_get_mark (self->keeper);
  fold->disk = lesart_store_get_disk (self);
  fold->path = g_strdup (fold->disk->path);
  fold->known_sum = g_strdup (fold->disk->sum);
  fold->is_beside = fold->disk == &self->beside;
  fold->may_be_nothing = self->beside.sum == NULL && self->user_data.sum == NULL
                         && lesart_notes_is_empty (self->notes);
  fold->keeps_version = !self->has_version;
  g_mutex_init (&fold->mutex);
  g_cond_init (&fold->cond);
  return fold;
}

static void
fold_free (LesartFold *fold)
{
  g_ptr_array_unref (fold->annotations);
  lesart_collection_free (fold->collection);
  g_clear_pointer (&fold->theirs, lesart_collection_free);
  g_clear_pointer (&fold->their_annotations, g_ptr_array_unref);
  g_free (fold->path);
  g_free (fold->known_sum);
  g_free (fold->sum);
  g_clear_error (&fold->error);
  g_mutex_clear (&fold->mutex);
  g_cond_clear (&fold->cond);
  g_object_unref (fold->store);
  g_free (fold);
}

/**
 * lesart_store_to_json:
 * @n_bytes: (out) (optional): the length
 *
 * Returns: (transfer full): what lesart_store_save() would write now
 */
char *
lesart_store_to_json (LesartStore *self, gsize *n_bytes)
{
  LesartFold *fold;
  gsize length;
  char *bytes;

  g_return_val_if_fail (LESART_IS_STORE (self), NULL);
  fold = gather (self);
  bytes = lesart_collection_write (fold->collection, fold->annotations, &self->source, &length);
  fold_free (fold);
  if (n_bytes != NULL)
    *n_bytes = length;
  return bytes;
}

/* ---- write ---- */

static void
set_failed (LesartFold *fold, GError *error)
{
  fold->result = FOLD_FAILED;
  fold->error = error;
}

static gboolean
fail (LesartFold *fold, const char *path, int saved_errno)
{
  g_autofree char *name = g_filename_display_name (path);

  set_failed (fold, g_error_new (G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s",
                                 name, g_strerror (saved_errno)));
  return FALSE;
}

static gboolean
make_folder (LesartFold *fold)
{
  g_autofree char *folder = g_path_get_dirname (fold->path);

  return fold->is_beside || g_mkdir_with_parents (folder, 0700) == 0 || fail (fold, folder, errno);
}

static gboolean
check_article (LesartFold *fold)
{
  const LesartFileCalls *calls = fold->store->calls;
  const char *article = fold->store->places->article;

  if (!fold->is_beside || calls->access (article, F_OK) == 0
      || (errno != ENOENT && errno != ENOTDIR))
    return TRUE;
  return fail (fold, article, ENOENT);
}

/* What another program has put into the file since we read or wrote it. */
static void
read_theirs (LesartFold *fold)
{
  LesartStore *store = fold->store;
  g_autoptr (GBytes) file = NULL;
  char *bytes;
  gsize n_bytes;
  GError *error = NULL;

  if (!lesart_read_file (fold->path, LESART_JSON_MAX_BYTES, &bytes, &n_bytes, &error)) {
    set_failed (fold, error);
    return;
  }
  file = g_bytes_new_take (bytes, n_bytes);
  g_free (fold->sum);
  fold->sum = lesart_disk_sum_up (bytes, n_bytes);
  fold->result = FOLD_CHANGED;
  fold->their_annotations = g_ptr_array_new_with_free_func (g_object_unref);
  fold->theirs = lesart_collection_parse_file (file, store->places->label, &store->source,
                                               fold->their_annotations, &fold->error);
  if (fold->theirs == NULL) {
    g_autofree char *name = g_filename_display_name (fold->path);

    g_prefix_error (&fold->error, "%s: ", name);
    fold->result = FOLD_BROKEN;
  }
}

/* What tells the content of the file; NULL if there is none, or with an error. */
static char *
sum_up_file (const char *path, GError **error)
{
  g_autofree char *bytes = g_malloc (READ_BYTES);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  LesartFingerprint all;
  gssize n_read = -1;
  int saved_errno = errno;

  lesart_fingerprint_init (&all);
  while (fd >= 0 && ((n_read = read (fd, bytes, READ_BYTES)) > 0 || (n_read < 0 && errno == EINTR)))
    if (n_read > 0)
      lesart_fingerprint_add (&all, bytes, (gsize) n_read);
  if (fd >= 0) {
    saved_errno = errno;
    close (fd);
  }
  if (n_read == 0)
    return lesart_fingerprint_to_string (&all);
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s", path,
               g_strerror (saved_errno));
  return NULL;
}

/* Whether the file is the one that we know, or there is none. */
static gboolean
check_unchanged (LesartFold *fold)
{
  GError *error = NULL;

  fold->sum = sum_up_file (fold->path, &error);
  if (fold->sum != NULL && g_strcmp0 (fold->sum, fold->known_sum) == 0)
    return TRUE;
  if (fold->sum != NULL)
    read_theirs (fold);
  else if (!lesart_error_is_absent (error) && !lesart_error_is_impossible (error))
    set_failed (fold, g_steal_pointer (&error));
  if (fold->sum != NULL || error == NULL)
    return FALSE;
  g_error_free (error);
  return TRUE;
}

/* The new file as it is written. */
typedef struct {
  LesartNewFile *file;
  LesartFingerprint all;
  gsize max_bytes;
  gboolean is_too_large; /* it could not be read again */
} Output;

static gboolean
put_out (const char *bytes, gsize n_bytes, gpointer data)
{
  Output *output = data;

  lesart_fingerprint_add (&output->all, bytes, n_bytes);
  output->is_too_large = output->all.n_bytes > output->max_bytes;
  return !output->is_too_large && lesart_new_file_add (output->file, bytes, n_bytes);
}

/* In place of the old one, unless it is the same. */
static gboolean
finish_output (LesartFold *fold, Output *output)
{
  const LesartFileCalls *calls = fold->store->calls;
  g_autofree char *sum = lesart_fingerprint_to_string (&output->all);
  g_autofree char *version = NULL;
  GError *error = NULL;

  if (output->is_too_large) {
    lesart_new_file_drop (output->file);
    return fail (fold, fold->path, EFBIG);
  }
  if (g_strcmp0 (sum, fold->sum) == 0) {
    lesart_new_file_drop (output->file);
    return TRUE;
  }
  if (fold->sum != NULL)
    version = lesart_versions_keep (calls, fold->store->places->versions, fold->path,
                                    fold->keeps_version);
  if (!lesart_new_file_finish (output->file, &error)) {
    if (version != NULL)
      calls->unlink (version);
    set_failed (fold, error);
    return FALSE;
  }
  g_free (fold->sum);
  fold->sum = g_steal_pointer (&sum);
  return TRUE;
}

static void
write_fold (LesartFold *fold)
{
  Output output = { .max_bytes = fold->store->max_bytes };
  GError *error = NULL;

  if (!check_article (fold) || !check_unchanged (fold))
    return;
  fold->result = FOLD_NOTHING;
  if ((fold->sum == NULL && fold->may_be_nothing) || !make_folder (fold))
    return;
  output.file = lesart_new_file_begin (fold->store->calls, fold->path, &error);
  if (output.file == NULL) {
    set_failed (fold, error);
    return;
  }
  lesart_fingerprint_init (&output.all);
  lesart_collection_write_to (fold->collection, fold->annotations, &fold->store->source, put_out,
                              &output);
  if (!finish_output (fold, &output))
    return;
  fold->result = FOLD_WRITTEN;
  lesart_snapshot_write (fold->store->calls, fold->store->text, NULL);
  lesart_moved_article_remember (fold->store->calls, fold->store->places,
                                 lesart_collection_get_id (fold->collection));
}

/* ---- finish ---- */

/* All notes are in the file beside the article now. */
static void
drop_user_data (LesartStore *self)
{
  if ((self->user_data.sum == NULL && !self->has_tried) || self->place != LESART_STORE_BESIDE)
    return;
  if (self->calls->unlink (self->user_data.path) != 0 && errno != ENOENT)
    return; /* next time */
  lesart_disk_forget (&self->user_data);
  self->has_tried = FALSE;
}

/* What had to be kept elsewhere goes back where it belongs as soon as it can. */
static void
go_back (LesartStore *self)
{
  if (self->place != LESART_STORE_USER_DATA || !lesart_store_can_write_beside (self))
    return;
  lesart_store_set_place (self, LESART_STORE_BESIDE);
}

static void
set_sum (LesartDisk *disk, char *sum)
{
  g_free (disk->sum);
  disk->sum = sum;
}

static void
note_written (LesartStore *self, LesartFold *fold)
{
  LesartDisk *disk = fold->disk;

  if (disk->collection == NULL)
    disk->collection = lesart_collection_copy (fold->collection);
  set_sum (disk, g_steal_pointer (&fold->sum));
  g_clear_pointer (&disk->annotations, g_ptr_array_unref);
  disk->annotations = g_ptr_array_ref (fold->annotations);
  lesart_disk_stamp (disk);
  self->has_version = TRUE;
  lesart_keeper_folded (self->keeper, fold->mark);
  drop_user_data (self);
}

static gboolean
made_here (LesartAnnotation *version, gpointer data)
{
  return lesart_keeper_has_made (((LesartStore *) data)->keeper, version);
}

/* As a step that can be undone: it may be that only an older file was put in the place of ours. */
static void
take_deletions (LesartStore *self, LesartMerged *merged)
{
  lesart_notes_begin_named_group (self->notes, LESART_EDIT_DELETE, NULL);
  for (guint i = 0; i < merged->deleted->len; i++)
    lesart_notes_remove (self->notes, merged->deleted->pdata[i]);
  lesart_notes_end_group (self->notes);
  for (guint i = 0; i < merged->at_odds->len; i++)
    g_hash_table_add (self->deleted_elsewhere, g_strdup (merged->at_odds->pdata[i]));
}

static void
merge_theirs (LesartStore *self, LesartFold *fold)
{
  LesartDisk *disk = fold->disk;
  g_auto (LesartMerged) merged = { 0 };

  lesart_merge_changes (self->notes, disk->annotations, fold->their_annotations, &self->source,
                        made_here, self, &merged);
  lesart_disk_forget (disk);
  set_sum (disk, g_steal_pointer (&fold->sum));
  disk->collection = g_steal_pointer (&fold->theirs);
  disk->annotations = g_steal_pointer (&fold->their_annotations);
  self->has_version = FALSE; /* what they wrote is to be one */
  lesart_notes_merge (self->notes, merged.taken);
  take_deletions (self, &merged);
  if (merged.taken->len > 0 || merged.deleted->len > 0)
    lesart_store_say_merged (self, merged.taken->len, merged.deleted->len);
}

static gboolean
may_not_write (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY)
         || lesart_error_is_impossible (error);
}

/* TRUE if it is to be tried once more. */
static gboolean
handle_failure (LesartStore *self, LesartFold *fold)
{
  self->has_tried = self->has_tried || !fold->is_beside;
  if (!may_not_write (fold->error))
    return FALSE;
  if (fold->is_beside) {
    lesart_store_set_place (self, LESART_STORE_USER_DATA);
    return TRUE;
  }
  fold->error->domain = LESART_NOTES_ERROR;
  fold->error->code = LESART_NOTES_ERROR_READ_ONLY;
  return FALSE;
}

/* TRUE if it is to be tried once more; else "is_good" and "error" tell. */
static gboolean
finish (LesartStore *self, LesartFold *fold)
{
  fold->is_finished = TRUE;
  switch (fold->result) {
  case FOLD_NOTHING:
    lesart_keeper_folded (self->keeper, fold->mark);
    fold->is_good = TRUE;
    return FALSE;
  case FOLD_WRITTEN:
    note_written (self, fold);
    fold->is_good = TRUE;
    return FALSE;
  case FOLD_CHANGED:
    merge_theirs (self, fold);
    return TRUE;
  case FOLD_BROKEN:
    lesart_store_block (self, fold->disk->path, fold->error);
    return FALSE;
  case FOLD_FAILED:
  default:
    return handle_failure (self, fold);
  }
}

/* ---- here ---- */

/* Lets the thread come to its end that writes now. */
static void
wait_for_thread (LesartStore *self)
{
  LesartFold *fold = self->fold;

  if (fold == NULL)
    return;
  g_mutex_lock (&fold->mutex);
  while (!fold->is_written)
    g_cond_wait (&fold->cond, &fold->mutex);
  g_mutex_unlock (&fold->mutex);
  finish (self, fold);
  self->fold = NULL; /* its task has it */
}

static gboolean
is_blocked (LesartStore *self, GError **error)
{
  lesart_keeper_retry (self->keeper);
  if (self->place != LESART_STORE_BLOCKED)
    return FALSE;
  g_propagate_error (error, g_error_copy (self->blocked_error));
  return TRUE;
}

static GError *
make_changed_error (LesartStore *self)
{
  return g_error_new (LESART_NOTES_ERROR, LESART_NOTES_ERROR_CHANGED,
                      "%s: written by another program all the time", self->places->label);
}

/**
 * lesart_store_save:
 *
 * Writes the notes, if they differ from what is in the file. If another program has written the
 * file since, its annotations are taken over into the list first. Where the folder of the article
 * turns out not to be writable the notes go to the user's data folder. Without notes no file is
 * made.
 *
 * Returns: %FALSE with the old file intact: %LESART_NOTES_ERROR_READ_ONLY if neither place can be
 *   written, %LESART_NOTES_ERROR_CHANGED if the file changes too often, the error of the load if
 *   the store is blocked, else a #GIOErrorEnum: %G_IO_ERROR_NO_SPACE, %G_IO_ERROR_NOT_FOUND if the
 *   article is gone, and so on
 */
gboolean
lesart_store_save (LesartStore *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (LESART_IS_STORE (self), FALSE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  wait_for_thread (self);
  for (guint i = 0; i < MAX_TRIES; i++) {
    LesartFold *fold;
    gboolean again, is_good;

    if (is_blocked (self, error))
      return FALSE;
    if (i == 0)
      go_back (self);
    fold = gather (self);
    write_fold (fold);
    again = finish (self, fold);
    is_good = fold->is_good;
    if (!again && !is_good)
      g_propagate_error (error, g_steal_pointer (&fold->error));
    fold_free (fold);
    if (!again)
      return is_good;
  }
  g_propagate_error (error, make_changed_error (self));
  return FALSE;
}

/* ---- in a thread ---- */

typedef struct {
  LesartFold *fold;
  guint n_tries;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_pointer (&saving->fold, fold_free);
  g_free (saving);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LesartFold *fold = ((Saving *) task_data)->fold;

  write_fold (fold);
  g_mutex_lock (&fold->mutex);
  fold->is_written = TRUE;
  g_cond_signal (&fold->cond);
  g_mutex_unlock (&fold->mutex);
  g_task_return_boolean (task, TRUE);
}

static void start_try (LesartStore *self, GTask *task, guint n_tries);

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  LesartStore *self = LESART_STORE (source);
  g_autoptr (GTask) task = data;
  Saving *saving = g_task_get_task_data (G_TASK (result));
  LesartFold *fold = saving->fold;
  gboolean again = FALSE;

  if (!fold->is_finished) {
    self->fold = NULL;
    again = finish (self, fold);
  } else {
    again = !fold->is_good; /* who waited for it has saved meanwhile, or will say why not */
  }
  if (again && saving->n_tries < MAX_TRIES)
    start_try (self, task, saving->n_tries + 1);
  else if (again)
    g_task_return_error (task, make_changed_error (self));
  else if (fold->is_good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&fold->error));
}

static void
start_try (LesartStore *self, GTask *task, guint n_tries)
{
  g_autoptr (GTask) part = NULL;
  g_autoptr (GError) error = NULL;
  Saving *saving;

  wait_for_thread (self);
  if (is_blocked (self, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (n_tries == 1)
    go_back (self);
  saving = g_new0 (Saving, 1);
  saving->fold = gather (self);
  saving->n_tries = n_tries;
  self->fold = saving->fold;
  part = g_task_new (self, NULL, on_written, g_object_ref (task));
  g_task_set_task_data (part, saving, saving_free);
  g_task_run_in_thread (part, save_in_thread);
}

/**
 * lesart_store_save_async:
 *
 * As lesart_store_save(), without waiting for the disk.
 */
void
lesart_store_save_async (LesartStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (LESART_IS_STORE (self));
  start_try (self, task, 1);
}

/**
 * lesart_store_save_finish:
 *
 * Returns: as lesart_store_save()
 */
gboolean
lesart_store_save_finish (LesartStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
