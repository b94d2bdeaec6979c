/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The notes of one article and the two files that can hold them.
 *
 *   beside     ARTICLE.annotations.json, where the notes belong
 *   user_data  in the user's data folder: while the folder of the article cannot be written,
 *              and for text that has no file
 *
 * Of each the hash of the content that was last read or written is known. Before writing the file
 * is read again: if it is not that content, another program wrote it, and its annotations are
 * taken over first. Its annotations then are known, too, so that what we changed can be told from
 * what they did.
 *
 * When both files exist their annotations are shown together. What was deleted while the file
 * beside the article could not be written is remembered in the other one ("removed"), or it would
 * come back. As soon as the file beside can be written it gets everything, and the other is
 * deleted.
 *
 * A file that is not understood blocks the store: nothing is written until it is set aside.
 */
#include "store-internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "fingerprint.h"
#include "json-guard.h"
#include "merge.h"
#include "moved-article.h"

#define MAX_BROKEN 1000

G_DEFINE_FINAL_TYPE (LesartStore, lesart_store, G_TYPE_OBJECT)

static guint merged_signal;

void
lesart_disk_forget (LesartDisk *disk)
{
  g_clear_pointer (&disk->sum, g_free);
  g_clear_pointer (&disk->collection, lesart_collection_free);
  g_clear_pointer (&disk->annotations, g_ptr_array_unref);
}

static void
lesart_store_finalize (GObject *object)
{
  LesartStore *self = LESART_STORE (object);

  lesart_keeper_free (self->keeper);
  lesart_disk_forget (&self->beside);
  lesart_disk_forget (&self->user_data);
  g_hash_table_unref (self->deleted_elsewhere);
  lesart_collection_free (self->new_collection);
  g_clear_error (&self->blocked_error);
  g_clear_object (&self->file);
  g_clear_object (&self->notes);
  lesart_text_unref (self->text);
  lesart_places_free (self->places);
  G_OBJECT_CLASS (lesart_store_parent_class)->finalize (object);
}

static void
lesart_store_class_init (LesartStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_store_finalize;

  /**
   * LesartStore::merged:
   * @n_taken: how many
   * @n_deleted: how many
   *
   * Another program had written the file, and notes of it were taken over, and some taken out that
   * are in it no more. The latter can be undone.
   */
  merged_signal = g_signal_new ("merged", LESART_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
lesart_store_init (LesartStore *self)
{
  self->calls = &lesart_system_calls;
  self->max_bytes = LESART_JSON_MAX_BYTES;
  self->deleted_elsewhere = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
lesart_store_set_calls (LesartStore *self, const LesartFileCalls *calls)
{
  self->calls = calls;
  lesart_keeper_free (self->keeper);
  self->keeper = lesart_keeper_new (calls, self->places->journal, &self->source, self->notes);
}

void
lesart_store_say_merged (LesartStore *self, guint n_taken, guint n_deleted)
{
  g_signal_emit (self, merged_signal, 0, n_taken, n_deleted);
}

/* The file as it is now is the one that we know. */
void
lesart_disk_stamp (LesartDisk *self)
{
  if (self->path == NULL || stat (self->path, &self->stamp) != 0)
    memset (&self->stamp, 0, sizeof self->stamp);
}

/**
 * lesart_store_is_changed:
 *
 * A quick look: it can say so of a file that has the same content still, and of one of the same
 * size that was written within the grain of its time, not.
 *
 * Returns: whether the file is another than that which was read or written last:
 *   lesart_store_save() takes over what is in it
 */
gboolean
lesart_store_is_changed (LesartStore *self)
{
  struct stat now;
  const struct stat *known;

  g_return_val_if_fail (LESART_IS_STORE (self), FALSE);
  if (self->place == LESART_STORE_BLOCKED || self->fold != NULL)
    return FALSE;
  known = &lesart_store_get_disk (self)->stamp;
  return stat (lesart_store_get_disk (self)->path, &now) == 0
         && (now.st_size != known->st_size || now.st_ino != known->st_ino
             || now.st_mtim.tv_sec != known->st_mtim.tv_sec
             || now.st_mtim.tv_nsec != known->st_mtim.tv_nsec);
}

/* Tells contents apart. */
char *
lesart_disk_sum_up (const char *bytes, gsize n_bytes)
{
  LesartFingerprint all;

  lesart_fingerprint_init (&all);
  lesart_fingerprint_add (&all, bytes, n_bytes);
  return lesart_fingerprint_to_string (&all);
}

void
lesart_store_set_max_bytes (LesartStore *self, gsize max_bytes)
{
  self->max_bytes = max_bytes;
}

/* ---- places ---- */

LesartDisk *
lesart_store_get_disk (LesartStore *self)
{
  return self->place == LESART_STORE_BESIDE ? &self->beside : &self->user_data;
}

static void
set_file (LesartStore *self, const char *path)
{
  g_clear_object (&self->file);
  self->file = g_file_new_for_path (path);
}

void
lesart_store_set_place (LesartStore *self, LesartStorePlace place)
{
  self->place = place;
  set_file (self, lesart_store_get_disk (self)->path);
}

void
lesart_store_block (LesartStore *self, const char *path, const GError *error)
{
  g_clear_error (&self->blocked_error);
  self->blocked_error = g_error_copy (error);
  self->blocked_path = path;
  self->place = LESART_STORE_BLOCKED;
  set_file (self, path);
}

gboolean
lesart_store_can_write_beside (LesartStore *self)
{
  g_autofree char *folder =
      self->beside.path != NULL ? g_path_get_dirname (self->beside.path) : NULL;

  /* A folder that is gone is an error when something is to be saved, not a reason to save
   * elsewhere. */
  return folder != NULL
         && (self->calls->access (folder, W_OK) == 0 || errno == ENOENT || errno == ENOTDIR);
}

/* What a file that is written next keeps of before. */
LesartCollection *
lesart_store_get_collection (LesartStore *self)
{
  LesartDisk *disk = lesart_store_get_disk (self);
  LesartDisk *other = disk == &self->beside ? &self->user_data : &self->beside;

  if (disk->collection != NULL)
    return disk->collection;
  return other->collection != NULL ? other->collection : self->new_collection;
}

/**
 * lesart_store_new:
 * @article: (nullable): the file, or %NULL for text without one: its notes are kept by the hash of
 *   the text
 * @text: what is in it
 * @notes: the list that is filled by lesart_store_load() and written by lesart_store_save()
 *
 * Returns: (transfer full): a store; nothing is read yet
 */
LesartStore *
lesart_store_new (GFile *article, LesartText *text, LesartNotes *notes)
{
  LesartStore *self = g_object_new (LESART_TYPE_STORE, NULL);

  self->text = lesart_text_ref (text);
  self->notes = g_object_ref (notes);
  self->places = lesart_places_new (article, text);
  self->source.text = text;
  self->source.iri = self->places->iri;
  self->source.other_iris = (const char *const *) self->places->other_iris;
  self->beside.path = self->places->beside;
  self->user_data.path = self->places->user_data;
  self->new_collection = lesart_collection_new (self->places->label);
  self->keeper = lesart_keeper_new (self->calls, self->places->journal, &self->source, notes);
  lesart_store_set_place (self, lesart_store_can_write_beside (self) ? LESART_STORE_BESIDE
                                                                     : LESART_STORE_USER_DATA);
  return self;
}

/* ---- reading ---- */

gboolean
lesart_error_is_absent (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}

/* Too long a name, so it cannot be there. */
gboolean
lesart_error_is_impossible (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG);
}

static gboolean
parse (LesartStore *self, LesartDisk *disk, GBytes *file, GError **error)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  LesartCollection *collection =
      lesart_collection_parse_file (file, self->places->label, &self->source, annotations, error);

  if (collection == NULL) {
    g_autofree char *name = g_filename_display_name (disk->path);

    g_prefix_error (error, "%s: ", name);
    return FALSE;
  }
  lesart_disk_forget (disk);
  disk->sum = lesart_disk_sum_up (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  lesart_disk_stamp (disk);
  disk->collection = collection;
  disk->annotations = g_steal_pointer (&annotations);
  return TRUE;
}

/* Reads one of the files; that it is not there is no error. What cannot be read must not be
 * written over. */
static gboolean
read_disk (LesartStore *self, LesartDisk *disk, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  char *bytes;
  gsize n_bytes;

  lesart_disk_forget (disk);
  disk->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  if (disk->path == NULL)
    return TRUE;
  if (lesart_read_file (disk->path, LESART_JSON_MAX_BYTES, &bytes, &n_bytes, &own_error)) {
    g_autoptr (GBytes) file = g_bytes_new_take (bytes, n_bytes);

    if (parse (self, disk, file, &own_error))
      return TRUE;
  } else if (lesart_error_is_absent (own_error) || lesart_error_is_impossible (own_error)) {
    return TRUE;
  }
  lesart_store_block (self, disk->path, own_error);
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}

static gboolean
is_user_data_later (LesartStore *self)
{
  const struct timespec *beside = &self->beside.stamp.st_mtim;
  const struct timespec *other = &self->user_data.stamp.st_mtim;

  if (self->beside.sum == NULL || self->user_data.sum == NULL)
    return self->user_data.sum != NULL;
  return other->tv_sec != beside->tv_sec ? other->tv_sec > beside->tv_sec
                                         : other->tv_nsec > beside->tv_nsec;
}

/* The day of the article in the later file. */
static const char *
get_date (LesartStore *self)
{
  LesartDisk *later = is_user_data_later (self) ? &self->user_data : &self->beside;

  return later->collection != NULL ? lesart_collection_get_date (later->collection) : NULL;
}

/* Both files, as one list. */
static GPtrArray *
read_both (LesartStore *self, GError **error)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  LesartCollection *collection;

  g_clear_error (&self->blocked_error);
  self->blocked_path = NULL;
  if (!read_disk (self, &self->beside, error) || !read_disk (self, &self->user_data, error))
    return NULL;
  lesart_store_set_place (self, lesart_store_can_write_beside (self) ? LESART_STORE_BESIDE
                                                                     : LESART_STORE_USER_DATA);
  collection = self->user_data.collection;
  return lesart_merge_places (self->beside.annotations, self->user_data.annotations,
                              collection != NULL ? collection->removed : nothing,
                              is_user_data_later (self));
}

/* What was at odds with another program when it was written last. */
static void
read_deleted_elsewhere (LesartStore *self)
{
  LesartDisk *later = is_user_data_later (self) ? &self->user_data : &self->beside;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_remove_all (self->deleted_elsewhere);
  if (later->collection == NULL)
    return;
  g_hash_table_iter_init (&iter, later->collection->deleted_elsewhere);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (self->deleted_elsewhere, g_strdup (id));
}

static void
read_journal (LesartStore *self)
{
  lesart_keeper_read (self->keeper, NULL);
  if (self->beside.collection != NULL || self->user_data.collection != NULL
      || self->place == LESART_STORE_BLOCKED || lesart_keeper_has_more (self->keeper)
      || !lesart_moved_article_set_aside (self->calls, self->places,
                                          lesart_text_get_sha256 (self->text)))
    return;
  lesart_store_set_calls (self, self->calls); /* another journal */
  lesart_keeper_read (self->keeper, NULL);
}

/**
 * lesart_store_load:
 *
 * Reads the notes of the article, lays over them what the journal has more, and puts them into the
 * list, in place of what is there, with the history of what was done. From then on each action is
 * kept in the journal. That there are no notes yet is no error. Emits signals of the list: call it
 * where these are expected.
 *
 * Returns: %FALSE if a file is there and cannot be read (#GIOErrorEnum) or is not understood
 *   (%LESART_NOTES_ERROR_SYNTAX, %LESART_NOTES_ERROR_MODEL). The place is then
 *   %LESART_STORE_BLOCKED, and only what the journal has is in the list
 */
gboolean
lesart_store_load (LesartStore *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) in_file = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autofree char *date = NULL;
  gboolean is_read;

  g_return_val_if_fail (LESART_IS_STORE (self), FALSE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  in_file = read_both (self, error);
  read_deleted_elsewhere (self);
  is_read = in_file != NULL;
  if (self->beside.collection != NULL)
    lesart_moved_article_follow (self->calls, self->places,
                                 lesart_collection_get_id (self->beside.collection));
  read_journal (self);
  if (is_read)
    date = g_strdup (get_date (self));
  else
    in_file = g_ptr_array_new ();
  annotations = lesart_keeper_replay (self->keeper, in_file, &date);
  lesart_notes_load (self->notes, annotations, date);
  lesart_keeper_begin (self->keeper);
  return is_read;
}

/**
 * lesart_store_has_more:
 *
 * Returns: whether the journal had something that is not in the file yet, as after a crash:
 *   lesart_store_save() is to write it
 */
gboolean
lesart_store_has_more (LesartStore *self)
{
  g_return_val_if_fail (LESART_IS_STORE (self), FALSE);
  return lesart_keeper_has_more (self->keeper);
}

/**
 * lesart_store_is_kept:
 *
 * Returns: whether all that was done is on the disk, be it in the journal only
 */
gboolean
lesart_store_is_kept (LesartStore *self)
{
  g_return_val_if_fail (LESART_IS_STORE (self), FALSE);
  return lesart_keeper_is_kept (self->keeper);
}

/**
 * lesart_store_let_go:
 *
 * Leaves the journal to who opens the same article next. It is taken again when something is done
 * still.
 */
void
lesart_store_let_go (LesartStore *self)
{
  g_return_if_fail (LESART_IS_STORE (self));
  lesart_keeper_let_go (self->keeper);
}

/* ---- a damaged file ---- */

/* A name that is free, taken by an empty file, so that nothing can be written over. */
static char *
take_name (LesartStore *self, GError **error)
{
  g_autofree char *name = NULL;
  int fd = -1;
  int saved_errno = EEXIST;

  for (guint i = 1; i <= MAX_BROKEN && fd < 0 && saved_errno == EEXIST; i++) {
    g_free (name);
    name = lesart_places_name_broken (self->blocked_path, i);
    fd = self->calls->open (name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    saved_errno = errno;
  }
  if (fd >= 0) {
    self->calls->close (fd);
    return g_steal_pointer (&name);
  }
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s", name,
               g_strerror (saved_errno));
  return NULL;
}

/**
 * lesart_store_set_aside:
 * @kept_as: (out) (optional) (transfer full): what the damaged file is called now
 *
 * Gives a file that was not understood another name, ARTICLE.annotations.broken-N.json, so that
 * notes can be saved again. What is in the list stays; what is in the other file, if there is one,
 * comes in. The store can be blocked still if that one is damaged too.
 *
 * Returns: %FALSE with a #GIOErrorEnum if it cannot be renamed
 */
gboolean
lesart_store_set_aside (LesartStore *self, GFile **kept_as, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) annotations = NULL;

  g_return_val_if_fail (LESART_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->place == LESART_STORE_BLOCKED, FALSE);
  name = take_name (self, error);
  if (name == NULL)
    return FALSE;
  if (self->calls->rename (self->blocked_path, name) != 0) {
    int saved_errno = errno;

    self->calls->unlink (name);
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s", name,
                 g_strerror (saved_errno));
    return FALSE;
  }
  if (kept_as != NULL)
    *kept_as = g_file_new_for_path (name);
  annotations = read_both (self, NULL);
  if (annotations != NULL)
    lesart_notes_merge (self->notes, annotations);
  return TRUE;
}

/**
 * lesart_store_get_place:
 *
 * Returns: where the notes are written
 */
LesartStorePlace
lesart_store_get_place (LesartStore *self)
{
  g_return_val_if_fail (LESART_IS_STORE (self), LESART_STORE_BLOCKED);
  return self->place;
}

/**
 * lesart_store_get_file:
 *
 * Returns: (transfer none): the file that is written, or that blocks
 */
GFile *
lesart_store_get_file (LesartStore *self)
{
  g_return_val_if_fail (LESART_IS_STORE (self), NULL);
  return self->file;
}
