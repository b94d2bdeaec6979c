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
 * taken over first. "base" is what was in the file then, so that what we changed can be told from
 * what they did.
 *
 * When both files exist their annotations are shown together. What was deleted while the file
 * beside the article could not be written is remembered in the other one ("removed"), or it would
 * come back. As soon as the file beside can be written it gets everything, and the other is
 * deleted.
 *
 * A file that is not understood blocks the store: nothing is written until it is set aside.
 */
#include "store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "collection.h"
#include "json-guard.h"
#include "keeper.h"
#include "merge.h"
#include "notes-private.h"
#include "store-place.h"

/* How often a file may change under our hands before we give up. */
#define MAX_MERGES 3
#define MAX_BROKEN 1000

typedef struct {
  const char *path;             /* owned by "places"; (nullable) */
  char *hash;                   /* of the content; (nullable) no such file */
  LesartCollection *collection; /* (nullable) as the hash */
  GPtrArray *annotations;       /* as they were read */
} Disk;

struct _LesartStore {
  GObject parent_instance;
  const LesartFileCalls *calls;
  LesartText *text;
  LesartNotes *notes;
  LesartPlaces *places;
  LesartSource source;

  LesartKeeper *keeper;
  LesartStorePlace place;
  GFile *file;
  Disk beside;
  Disk user_data;
  LesartCollection *new_collection; /* for a file that is not there yet */
  GHashTable *base;                 /* id -> annotation: what the current file has */
  const char *blocked_path;
  GError *blocked_error;
};

G_DEFINE_QUARK (lesart - notes - error - quark, lesart_notes_error)
G_DEFINE_FINAL_TYPE (LesartStore, lesart_store, G_TYPE_OBJECT)

static void
forget (Disk *disk)
{
  g_clear_pointer (&disk->hash, g_free);
  g_clear_pointer (&disk->collection, lesart_collection_free);
  g_clear_pointer (&disk->annotations, g_ptr_array_unref);
}

static void
lesart_store_finalize (GObject *object)
{
  LesartStore *self = LESART_STORE (object);

  lesart_keeper_free (self->keeper);
  forget (&self->beside);
  forget (&self->user_data);
  lesart_collection_free (self->new_collection);
  g_hash_table_unref (self->base);
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
}

static void
lesart_store_init (LesartStore *self)
{
  self->calls = &lesart_system_calls;
  self->base = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

void
lesart_store_set_calls (LesartStore *self, const LesartFileCalls *calls)
{
  self->calls = calls;
  lesart_keeper_free (self->keeper);
  self->keeper = lesart_keeper_new (calls, self->places->journal, &self->source, self->notes);
}

/* ---- places ---- */

static Disk *
get_disk (LesartStore *self)
{
  return self->place == LESART_STORE_BESIDE ? &self->beside : &self->user_data;
}

static void
set_file (LesartStore *self, const char *path)
{
  g_clear_object (&self->file);
  self->file = g_file_new_for_path (path);
}

static void
set_place (LesartStore *self, LesartStorePlace place)
{
  self->place = place;
  set_file (self, get_disk (self)->path);
}

static void
block (LesartStore *self, const char *path, const GError *error)
{
  g_clear_error (&self->blocked_error);
  self->blocked_error = g_error_copy (error);
  self->blocked_path = path;
  self->place = LESART_STORE_BLOCKED;
  set_file (self, path);
}

static gboolean
can_write_beside (LesartStore *self)
{
  g_autofree char *folder =
      self->beside.path != NULL ? g_path_get_dirname (self->beside.path) : NULL;

  /* A folder that is gone is an error when something is to be saved, not a reason to save
   * elsewhere. */
  return folder != NULL
         && (self->calls->access (folder, W_OK) == 0 || errno == ENOENT || errno == ENOTDIR);
}

/* What a file that is written next keeps of before. */
static LesartCollection *
get_collection (LesartStore *self)
{
  Disk *disk = get_disk (self);
  Disk *other = disk == &self->beside ? &self->user_data : &self->beside;

  if (disk->collection != NULL)
    return disk->collection;
  return other->collection != NULL ? other->collection : self->new_collection;
}

static void
set_base (LesartStore *self, GPtrArray *annotations)
{
  g_hash_table_remove_all (self->base);
  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    g_hash_table_insert (self->base, g_strdup (lesart_annotation_get_id (annotations->pdata[i])),
                         g_object_ref (annotations->pdata[i]));
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
  set_place (self, can_write_beside (self) ? LESART_STORE_BESIDE : LESART_STORE_USER_DATA);
  return self;
}

/* ---- reading ---- */

static gboolean
is_absent (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}

/* Too long a name, so it cannot be there. */
static gboolean
is_impossible (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG);
}

static gboolean
parse (LesartStore *self, Disk *disk, const char *bytes, gsize n_bytes, GError **error)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  LesartCollection *collection = lesart_collection_parse (bytes, n_bytes, self->places->label,
                                                          &self->source, annotations, error);

  if (collection == NULL) {
    g_autofree char *name = g_filename_display_name (disk->path);

    g_prefix_error (error, "%s: ", name);
    return FALSE;
  }
  forget (disk);
  disk->hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, n_bytes);
  disk->collection = collection;
  disk->annotations = g_steal_pointer (&annotations);
  return TRUE;
}

/* Reads one of the files; that it is not there is no error. What cannot be read must not be
 * written over. */
static gboolean
read_disk (LesartStore *self, Disk *disk, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  forget (disk);
  disk->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  if (disk->path == NULL)
    return TRUE;
  if (lesart_read_file (disk->path, LESART_JSON_MAX_BYTES, &bytes, &n_bytes, &own_error)) {
    if (parse (self, disk, bytes, n_bytes, &own_error))
      return TRUE;
  } else if (is_absent (own_error) || is_impossible (own_error)) {
    return TRUE;
  }
  block (self, disk->path, own_error);
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
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
  set_place (self, can_write_beside (self) ? LESART_STORE_BESIDE : LESART_STORE_USER_DATA);
  set_base (self, get_disk (self)->annotations);
  collection = self->user_data.collection;
  return lesart_merge_places (self->beside.annotations, self->user_data.annotations,
                              collection != NULL ? collection->removed : nothing);
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
  lesart_keeper_read (self->keeper, NULL);
  in_file = read_both (self, error);
  is_read = in_file != NULL;
  if (is_read)
    date = g_strdup (lesart_collection_get_date (get_collection (self)));
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

/* ---- writing ---- */

/* What the file beside has and we do not: deleted, as all of it was in the list once. */
static void
set_removed (LesartStore *self, LesartCollection *collection)
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

/**
 * lesart_store_to_json:
 * @n_bytes: (out) (optional): the length
 *
 * Returns: (transfer full): what lesart_store_save() would write now
 */
char *
lesart_store_to_json (LesartStore *self, gsize *n_bytes)
{
  g_autoptr (GPtrArray) annotations = NULL;
  LesartCollection *collection;
  gsize length;
  char *bytes;

  g_return_val_if_fail (LESART_IS_STORE (self), NULL);
  annotations = lesart_notes_get_all (self->notes);
  collection = get_collection (self);
  set_removed (self, collection);
  lesart_collection_set_date (collection, lesart_notes_get_article_date (self->notes));
  bytes = lesart_collection_write (collection, annotations, &self->source, &length);
  if (n_bytes != NULL)
    *n_bytes = length;
  return bytes;
}

/* Takes over what another program has put into the file since we read or wrote it. */
static gboolean
merge_theirs (LesartStore *self, Disk *disk, const char *bytes, gsize n_bytes, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autoptr (GPtrArray) taken = NULL;

  if (!parse (self, disk, bytes, n_bytes, &own_error)) {
    block (self, disk->path, own_error);
    g_propagate_error (error, g_steal_pointer (&own_error));
    return FALSE;
  }
  taken = lesart_merge_changes (self->notes, self->base, disk->annotations, &self->source);
  set_base (self, disk->annotations);
  lesart_notes_merge (self->notes, taken);
  return TRUE;
}

/* Looks whether the file is the one that we know. */
static gboolean
check_unchanged (LesartStore *self, Disk *disk, gboolean *is_changed, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *hash = NULL;
  gsize n_bytes;

  *is_changed = FALSE;
  if (!lesart_read_file (disk->path, LESART_JSON_MAX_BYTES, &bytes, &n_bytes, &own_error)) {
    if (is_absent (own_error) || is_impossible (own_error)) {
      g_clear_pointer (&disk->hash, g_free);
      return TRUE;
    }
    g_propagate_error (error, g_steal_pointer (&own_error));
    return FALSE;
  }
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, n_bytes);
  *is_changed = g_strcmp0 (hash, disk->hash) != 0;
  return !*is_changed || merge_theirs (self, disk, bytes, n_bytes, error);
}

static gboolean
make_user_folder (LesartStore *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->user_data.path);
  int saved_errno;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  saved_errno = errno;
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s", folder,
               g_strerror (saved_errno));
  return FALSE;
}

static gboolean
check_article (LesartStore *self, GError **error)
{
  g_autofree char *name = NULL;

  if (self->place != LESART_STORE_BESIDE || self->calls->access (self->places->article, F_OK) == 0
      || (errno != ENOENT && errno != ENOTDIR))
    return TRUE;
  name = g_filename_display_name (self->places->article);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: %s", name, g_strerror (ENOENT));
  return FALSE;
}

/* All notes are in the file beside the article now. */
static void
drop_user_data (LesartStore *self)
{
  if (self->user_data.hash == NULL || self->place != LESART_STORE_BESIDE)
    return;
  self->calls->unlink (self->user_data.path);
  forget (&self->user_data);
}

static void
note_written (LesartStore *self, Disk *disk, char *hash)
{
  g_autoptr (GPtrArray) annotations = lesart_notes_get_all (self->notes);

  lesart_keeper_folded (self->keeper, lesart_keeper_get_mark (self->keeper));
  if (disk->collection == NULL)
    disk->collection = lesart_collection_copy (get_collection (self));
  g_free (disk->hash);
  disk->hash = hash;
  set_base (self, annotations);
  drop_user_data (self);
}

/* One try: FALSE without an error if the file had changed. */
static gboolean
try_to_write (LesartStore *self, GError **error)
{
  Disk *disk = get_disk (self);
  g_autofree char *bytes = NULL;
  g_autofree char *hash = NULL;
  gboolean is_changed;
  gsize n_bytes;

  if (!check_article (self, error) || !check_unchanged (self, disk, &is_changed, error)
      || is_changed)
    return FALSE;
  if (disk->hash == NULL && self->beside.hash == NULL && self->user_data.hash == NULL
      && lesart_notes_is_empty (self->notes)) {
    lesart_keeper_folded (self->keeper, lesart_keeper_get_mark (self->keeper));
    return TRUE; /* no notes and no file: there is nothing to say */
  }
  bytes = lesart_store_to_json (self, &n_bytes);
  if (n_bytes > LESART_JSON_MAX_BYTES) {
    /* It could not be read again. */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", disk->path, g_strerror (EFBIG));
    return FALSE;
  }
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, n_bytes);
  if (g_strcmp0 (hash, disk->hash) != 0) {
    if (disk == &self->user_data && !make_user_folder (self, error))
      return FALSE;
    if (!lesart_atomic_write (self->calls, disk->path, bytes, n_bytes, error))
      return FALSE;
  }
  note_written (self, disk, g_steal_pointer (&hash));
  return TRUE;
}

static gboolean
write_with_merges (LesartStore *self, GError **error)
{
  for (guint i = 0; i <= MAX_MERGES; i++) {
    g_autoptr (GError) own_error = NULL;

    if (try_to_write (self, &own_error))
      return TRUE;
    if (own_error != NULL) {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  }
  g_set_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_CHANGED,
               "%s: written by another program all the time", self->places->label);
  return FALSE;
}

static gboolean
may_not_write (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY) || is_impossible (error);
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
  g_autoptr (GError) own_error = NULL;

  g_return_val_if_fail (LESART_IS_STORE (self), FALSE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  lesart_keeper_retry (self->keeper);
  if (self->place == LESART_STORE_BLOCKED) {
    g_propagate_error (error, g_error_copy (self->blocked_error));
    return FALSE;
  }
  if (write_with_merges (self, &own_error))
    return TRUE;
  if (self->place == LESART_STORE_BESIDE && may_not_write (own_error)) {
    set_place (self, LESART_STORE_USER_DATA);
    set_base (self, self->user_data.annotations);
    g_clear_error (&own_error);
    if (write_with_merges (self, &own_error))
      return TRUE;
  }
  if (self->place == LESART_STORE_USER_DATA && may_not_write (own_error)) {
    g_set_error_literal (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_READ_ONLY,
                         own_error->message);
    return FALSE;
  }
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
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
