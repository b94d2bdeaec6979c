/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read in a thread, so that an article is shown before its terms. A change is written a moment
 * later, as a whole; if another program wrote the file meanwhile, that is read and the changes
 * since are made again in it. A file that was not understood is never written over.
 */
#include "term-store.h"

#include <string.h>
#include <sys/stat.h>

#include "atomic-file.h"

#define SAVE_AFTER 500 /* ms: several decisions are one */

/* What tells one state of a file from another. */
typedef struct {
  gint64 time;
  gint64 size; /* -1: there is none */
} Stamp;

struct _LesartTermStore {
  GObject parent_instance;
  char *path;
  LesartLanguage *language;
  LesartTermBase *base;
  LesartTermIndex *index; /* (nullable): until it is loaded */
  GMutex mutex;
  GError *error;
  gboolean is_loading;
  Stamp stamp;
  GHashTable *changed; /* ids of concepts that the file does not have like this */
  guint save_source;
};

enum { CHANGED, SAVE_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartTermStore, lesart_term_store, G_TYPE_OBJECT)

/* path -> the store that is in use, which is not owned */
static GHashTable *stores;

/* ---- the file ---- */

static Stamp
read_stamp (const char *path)
{
  struct stat status;

  if (stat (path, &status) != 0)
    return (Stamp){ 0, -1 };
  return (Stamp){ (gint64) status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec,
                  (gint64) status.st_size };
}

static LesartTermBase *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return lesart_term_base_new ();
  return lesart_terms_load (file, NULL, NULL, NULL, error);
}

typedef struct {
  LesartTermBase *base;
  LesartTermIndex *index;
  Stamp stamp;
} Loaded;

static void
loaded_free (Loaded *loaded)
{
  g_clear_pointer (&loaded->index, lesart_term_index_free);
  g_clear_pointer (&loaded->base, lesart_term_base_unref);
  g_free (loaded);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static Loaded *
load_now (LesartTermStore *self, GError **error)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);

  loaded->stamp = read_stamp (self->path);
  loaded->base = read_file (self->path, error);
  if (loaded->base == NULL)
    return NULL;
  loaded->index = lesart_term_index_new (loaded->base, self->language);
  return g_steal_pointer (&loaded);
}

/* ---- loading ---- */

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  Loaded *loaded = load_now (source, &error);

  if (loaded != NULL)
    g_task_return_pointer (task, loaded, (GDestroyNotify) loaded_free);
  else
    g_task_return_error (task, error);
}

static void
take (LesartTermStore *self, Loaded *loaded)
{
  lesart_term_store_lock (self);
  g_clear_pointer (&self->index, lesart_term_index_free);
  g_clear_pointer (&self->base, lesart_term_base_unref);
  self->base = g_steal_pointer (&loaded->base);
  self->index = g_steal_pointer (&loaded->index);
  self->stamp = loaded->stamp;
  lesart_term_store_unlock (self);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  LesartTermStore *self = LESART_TERM_STORE (source);
  g_autoptr (Loaded) loaded = g_task_propagate_pointer (G_TASK (result), &self->error);

  self->is_loading = FALSE;
  if (loaded != NULL)
    take (self, loaded);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Begins to read the file, once. */
void
lesart_term_store_load (LesartTermStore *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->is_loading || self->index != NULL || self->error != NULL)
    return;
  self->is_loading = TRUE;
  task = g_task_new (self, NULL, on_loaded, NULL);
  g_task_run_in_thread (task, load_in_thread);
}

gboolean
lesart_term_store_is_loaded (LesartTermStore *self)
{
  return self->index != NULL;
}

const GError *
lesart_term_store_get_error (LesartTermStore *self)
{
  return self->error;
}

/* ---- saving ---- */

/* What was changed here, in what another program wrote. */
static gboolean
take_in (LesartTermStore *self, GError **error)
{
  g_autoptr (Loaded) loaded = NULL;
  GHashTableIter iter;
  gpointer id;

  loaded = load_now (self, error);
  if (loaded == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    gssize ours = lesart_term_base_find (self->base, id);
    gssize theirs = lesart_term_base_find (loaded->base, id);
    const LesartConcept *concept =
        ours < 0 ? NULL : lesart_term_base_get (self->base, (guint) ours);
    g_autofree char *json = concept != NULL ? lesart_concept_to_json (concept) : NULL;
    LesartConcept *copy =
        json == NULL ? NULL : lesart_concept_from_json (loaded->base, json, strlen (json), NULL);

    if (copy != NULL)
      lesart_term_index_update (loaded->index, lesart_term_base_put (loaded->base, copy));
    else if (theirs >= 0) {
      lesart_term_base_remove (loaded->base, (guint) theirs);
      lesart_term_index_update (loaded->index, (guint) theirs);
    }
  }
  take (self, loaded);
  return TRUE;
}

/**
 * lesart_term_store_save:
 *
 * Writes the file now, if there is anything to write.
 *
 * Returns: %FALSE with an error
 */
gboolean
lesart_term_store_save (LesartTermStore *self, GError **error)
{
  Stamp now = read_stamp (self->path);
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char *folder = g_path_get_dirname (self->path);
  gboolean is_other = now.time != self->stamp.time || now.size != self->stamp.size;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->index == NULL || g_hash_table_size (self->changed) == 0)
    return TRUE;
  if (is_other && !take_in (self, error))
    return FALSE;
  if (!lesart_terms_write (self->base, LESART_TERMS_JSON, bytes, NULL, error))
    return FALSE;
  g_mkdir_with_parents (folder, 0700);
  if (!lesart_atomic_write (&lesart_system_calls, self->path, bytes->str, bytes->len, error))
    return FALSE;
  self->stamp = read_stamp (self->path);
  g_hash_table_remove_all (self->changed);
  if (is_other)
    g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

static gboolean
save_later (gpointer data)
{
  LesartTermStore *self = data;
  g_autoptr (GError) error = NULL;

  self->save_source = 0;
  if (!lesart_term_store_save (self, &error))
    g_signal_emit (self, signals[SAVE_FAILED], 0, error->message);
  return G_SOURCE_REMOVE;
}

static void
note_change (LesartTermStore *self, const char *id)
{
  g_hash_table_add (self->changed, g_strdup (id));
  if (self->save_source == 0)
    self->save_source = g_timeout_add (SAVE_AFTER, save_later, self);
}

/* ---- changing ---- */

/**
 * lesart_term_store_put:
 * @id: of a concept
 * @json: (nullable): what it is from now on; %NULL takes it out
 *
 * The store must be loaded. What cannot be read is left out.
 */
void
lesart_term_store_put (LesartTermStore *self, const char *id, const char *json)
{
  LesartConcept *concept;
  gssize index;

  g_return_if_fail (self->index != NULL);
  lesart_term_store_lock (self);
  index = lesart_term_base_find (self->base, id);
  if (json == NULL) {
    if (index >= 0)
      lesart_term_base_remove (self->base, (guint) index);
  } else {
    concept = lesart_concept_from_json (self->base, json, strlen (json), NULL);
    if (concept != NULL && strcmp (concept->id, id) == 0)
      index = lesart_term_base_put (self->base, concept);
  }
  if (index >= 0)
    lesart_term_index_update (self->index, (guint) index);
  lesart_term_store_unlock (self);
  if (index < 0)
    return;
  note_change (self, id);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Whether a concept is there like this already. */
static gboolean
has (LesartTermStore *self, const char *id, const char *json)
{
  gssize index = lesart_term_base_find (self->base, id);
  const LesartConcept *concept =
      index < 0 ? NULL : lesart_term_base_get (self->base, (guint) index);
  g_autofree char *own = concept != NULL ? lesart_concept_to_json (concept) : NULL;

  return g_strcmp0 (own, json) == 0;
}

/**
 * lesart_term_store_import:
 * @other: a term base
 *
 * Adds the concepts that are not there yet; one whose id another has gets another id. The store
 * must be loaded.
 *
 * Returns: how many were added
 */
guint
lesart_term_store_import (LesartTermStore *self, const LesartTermBase *other)
{
  guint n = 0;

  g_return_val_if_fail (self->index != NULL, 0);
  lesart_term_store_lock (self);
  for (guint i = 0; i < lesart_term_base_get_n_slots (other); i++) {
    const LesartConcept *concept = lesart_term_base_get (other, i);
    g_autofree char *json = concept != NULL ? lesart_concept_to_json (concept) : NULL;
    LesartConcept *copy;

    if (json == NULL || has (self, concept->id, json))
      continue;
    copy = lesart_concept_from_json (self->base, json, strlen (json), NULL);
    if (copy == NULL)
      continue;
    lesart_term_index_update (self->index, lesart_term_base_put_new (self->base, copy));
    note_change (self, copy->id);
    n++;
  }
  lesart_term_store_unlock (self);
  if (n > 0)
    g_signal_emit (self, signals[CHANGED], 0);
  return n;
}

/* ---- the object ---- */

void
lesart_term_store_lock (LesartTermStore *self)
{
  g_mutex_lock (&self->mutex);
}

void
lesart_term_store_unlock (LesartTermStore *self)
{
  g_mutex_unlock (&self->mutex);
}

LesartTermBase *
lesart_term_store_get_base (LesartTermStore *self)
{
  return self->base;
}

/* (nullable): until it is loaded */
LesartTermIndex *
lesart_term_store_get_index (LesartTermStore *self)
{
  return self->index;
}

const char *
lesart_term_store_get_path (LesartTermStore *self)
{
  return self->path;
}

static void
lesart_term_store_dispose (GObject *object)
{
  LesartTermStore *self = LESART_TERM_STORE (object);

  lesart_term_store_save (self, NULL);
  if (stores != NULL && self->path != NULL && g_hash_table_lookup (stores, self->path) == self)
    g_hash_table_remove (stores, self->path);
  G_OBJECT_CLASS (lesart_term_store_parent_class)->dispose (object);
}

static void
lesart_term_store_finalize (GObject *object)
{
  LesartTermStore *self = LESART_TERM_STORE (object);

  g_clear_pointer (&self->index, lesart_term_index_free);
  lesart_term_base_unref (self->base);
  g_clear_pointer (&self->language, lesart_language_unref);
  g_hash_table_unref (self->changed);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  G_OBJECT_CLASS (lesart_term_store_parent_class)->finalize (object);
}

static void
lesart_term_store_class_init (LesartTermStoreClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_term_store_dispose;
  G_OBJECT_CLASS (class)->finalize = lesart_term_store_finalize;
  signals[CHANGED] = g_signal_new ("changed", LESART_TYPE_TERM_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE_FAILED] = g_signal_new ("save-failed", LESART_TYPE_TERM_STORE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lesart_term_store_init (LesartTermStore *self)
{
  g_mutex_init (&self->mutex);
  self->base = lesart_term_base_new ();
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stamp.size = -1;
}

/**
 * lesart_term_store_find_path:
 * @article: (nullable): an article
 * @is_own: (out) (optional): whether it is the user's, not that of the folder
 *
 * Returns: (transfer full) (type filename): where its terms are kept
 */
char *
lesart_term_store_find_path (GFile *article, gboolean *is_own)
{
  g_autoptr (GFile) folder = article != NULL ? g_file_get_parent (article) : NULL;
  g_autofree char *folder_path = folder != NULL ? g_file_get_path (folder) : NULL;
  g_autofree char *beside =
      folder_path != NULL ? g_build_filename (folder_path, LESART_TERM_STORE_NAME, NULL) : NULL;
  gboolean is_there = beside != NULL && g_file_test (beside, G_FILE_TEST_IS_REGULAR);

  if (is_own != NULL)
    *is_own = !is_there;
  return is_there ? g_steal_pointer (&beside)
                  : g_build_filename (g_get_user_data_dir (), "lesart", "terms.json", NULL);
}

/**
 * lesart_term_store_get:
 * @path: (type filename): a file, which need not be there yet
 *
 * For the main thread.
 *
 * Returns: (transfer full): the store of that file, the same one for all who ask
 */
LesartTermStore *
lesart_term_store_get (const char *path, LesartLanguage *language)
{
  LesartTermStore *self;

  if (stores == NULL)
    stores = g_hash_table_new (g_str_hash, g_str_equal);
  self = g_hash_table_lookup (stores, path);
  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (LESART_TYPE_TERM_STORE, NULL);
  self->path = g_strdup (path);
  self->language = lesart_language_ref (language);
  g_hash_table_insert (stores, self->path, self);
  return self;
}
