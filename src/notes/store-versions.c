/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Earlier versions of the notes of an article, in the user's data folder: what the file was when
 * the article was opened, then not more often than every few minutes, and before what another
 * program wrote is merged. The last few are kept, and the last of each day for a week.
 */
#include "store-internal.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "json-guard.h"
#include "merge.h"

#define NAME_FORMAT "%Y-%m-%dT%H%M%SZ"
#define NAME_LENGTH 18
#define ENDING ".json"
#define MIN_INTERVAL (5 * G_TIME_SPAN_MINUTE)
#define N_LAST 8
#define N_DAYS 7
#define COPY_BYTES (256 * 1024)

/* ---- names ---- */

static char *
make_path (const char *folder, GDateTime *time)
{
  g_autofree char *name = g_date_time_format (time, NAME_FORMAT);
  g_autofree char *file = g_strconcat (name, ENDING, NULL);

  return g_build_filename (folder, file, NULL);
}

/* 2024-02-12T101500Z.json; NULL if it is not so called. */
static GDateTime *
read_name (const char *name)
{
  int n[6];
  int end = 0;

  if (strlen (name) != NAME_LENGTH + strlen (ENDING)
      || sscanf (name, "%4d-%2d-%2dT%2d%2d%2dZ.json%n", &n[0], &n[1], &n[2], &n[3], &n[4], &n[5],
                 &end)
             != 6
      || name[end] != '\0')
    return NULL;
  return g_date_time_new_utc (n[0], n[1], n[2], n[3], n[4], n[5]);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/* The last first. */
static GPtrArray *
list_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autoptr (GDateTime) time = read_name (name);

    if (time != NULL)
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* ---- keeping ---- */

static void
remove_old (const LesartFileCalls *calls, const char *folder, GDateTime *now)
{
  g_autoptr (GPtrArray) names = list_names (folder);
  g_autoptr (GDateTime) oldest = g_date_time_add_days (now, -N_DAYS);
  const char *day = "";

  for (guint i = 0; i < names->len; i++) {
    const char *name = names->pdata[i];
    g_autoptr (GDateTime) time = read_name (name);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    gboolean is_last_of_day = strncmp (day, name, strlen ("2024-02-12")) != 0;

    day = name;
    if (i >= N_LAST && (!is_last_of_day || g_date_time_compare (time, oldest) < 0))
      calls->unlink (path);
  }
}

static gboolean
is_due (GPtrArray *names, GDateTime *now)
{
  g_autoptr (GDateTime) last = names->len > 0 ? read_name (names->pdata[0]) : NULL;

  return last == NULL || ABS (g_date_time_difference (now, last)) >= MIN_INTERVAL;
}

static gboolean
copy_file (const LesartFileCalls *calls, const char *from, const char *to)
{
  g_autofree char *bytes = g_malloc (COPY_BYTES);
  int fd = open (from, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  LesartNewFile *copy = fd >= 0 ? lesart_new_file_begin (calls, to, NULL) : NULL;
  gssize n_read = -1;

  while (copy != NULL && (n_read = read (fd, bytes, COPY_BYTES)) > 0)
    if (!lesart_new_file_add (copy, bytes, (gsize) n_read))
      break;
  if (fd >= 0)
    close (fd);
  if (copy != NULL && n_read < 0)
    lesart_new_file_drop (copy);
  return copy != NULL && n_read >= 0 && lesart_new_file_finish (copy, NULL);
}

/* What gives way to a new file stays under this name, without a copy where both are on one disk. */
static gboolean
keep_file (const LesartFileCalls *calls, const char *path, const char *name)
{
  if (calls->link (path, name) != 0)
    return copy_file (calls, path, name);
  lesart_sync_folder (calls, name);
  return TRUE;
}

/**
 * lesart_versions_keep:
 * @path: (type filename): what will be replaced next
 * @always: however short ago the last was kept
 *
 * It is more to have than not: that it cannot be kept is no reason not to save. In any thread.
 *
 * Returns: (transfer full) (nullable) (type filename): what is to be removed again if it is not
 *   replaced, as both can be the same file
 */
char *
lesart_versions_keep (const LesartFileCalls *calls,
                      const char *folder,
                      const char *path,
                      gboolean always)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) names = list_names (folder);
  g_autofree char *version = make_path (folder, now);

  if ((!always && !is_due (names, now)) || g_mkdir_with_parents (folder, 0700) != 0
      || !keep_file (calls, path, version))
    return NULL;
  remove_old (calls, folder, now);
  return g_steal_pointer (&version);
}

/* ---- looking at them ---- */

static void
version_info_free (gpointer data)
{
  LesartVersionInfo *info = data;

  g_free (info->path);
  g_date_time_unref (info->time);
  g_free (info);
}

static LesartCollection *
read_version (LesartStore *self, const char *path, GPtrArray **annotations, GError **error)
{
  g_autoptr (GBytes) file = NULL;
  char *bytes;
  gsize n_bytes;

  *annotations = g_ptr_array_new_with_free_func (g_object_unref);
  if (!lesart_read_file (path, LESART_JSON_MAX_BYTES, &bytes, &n_bytes, error))
    return NULL;
  file = g_bytes_new_take (bytes, n_bytes);
  return lesart_collection_parse_file (file, self->places->label, &self->source, *annotations,
                                       error);
}

static gboolean
is_note (LesartAnnotation *annotation)
{
  return lesart_annotation_get_decision (annotation) == NULL;
}

static GHashTable *
index_by_id (GPtrArray *annotations)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < annotations->len; i++)
    g_hash_table_insert (ids, (gpointer) lesart_annotation_get_id (annotations->pdata[i]),
                         annotations->pdata[i]);
  return ids;
}

static void
compare (LesartStore *self, GPtrArray *annotations, LesartVersionInfo *info)
{
  g_autoptr (GHashTable) ids = index_by_id (annotations);
  GListModel *notes = G_LIST_MODEL (self->notes);

  for (guint i = 0; i < annotations->len; i++) {
    LesartAnnotation *then = annotations->pdata[i];
    LesartAnnotation *now = lesart_notes_find (self->notes, lesart_annotation_get_id (then));

    if (!is_note (then))
      continue;
    info->n_notes++;
    info->n_new += now == NULL || !lesart_merge_is_same (then, now, &self->source);
  }
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++) {
    g_autoptr (LesartAnnotation) now = g_list_model_get_item (notes, i);

    info->n_gone += !g_hash_table_contains (ids, lesart_annotation_get_id (now));
  }
}

/**
 * lesart_store_list_versions:
 *
 * Finds the versions of the notes that there were before, and what each would change.
 *
 * Returns: (transfer full) (element-type LesartVersionInfo): the last first
 */
GPtrArray *
lesart_store_list_versions (LesartStore *self)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func (version_info_free);
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (LESART_IS_STORE (self), versions);
  names = list_names (self->places->versions);
  for (guint i = 0; i < names->len; i++) {
    g_autoptr (GPtrArray) annotations = NULL;
    g_autofree char *path = g_build_filename (self->places->versions, names->pdata[i], NULL);
    g_autoptr (LesartCollection) collection = read_version (self, path, &annotations, NULL);
    LesartVersionInfo *info;

    if (collection == NULL)
      continue; /* from when another program had broken it */
    info = g_new0 (LesartVersionInfo, 1);
    info->path = g_steal_pointer (&path);
    info->time = read_name (names->pdata[i]);
    compare (self, annotations, info);
    g_ptr_array_add (versions, info);
  }
  return versions;
}

/**
 * lesart_store_recover:
 * @path: (type filename): of a #LesartVersionInfo
 *
 * Makes the notes those of an earlier version again, as one step that can be undone.
 *
 * Returns: %FALSE with a #GIOErrorEnum or #LesartNotesError if it cannot be read
 */
gboolean
lesart_store_recover (LesartStore *self, const char *path, GError **error)
{
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (LesartCollection) collection = NULL;

  g_return_val_if_fail (LESART_IS_STORE (self), FALSE);
  collection = read_version (self, path, &then, error);
  if (collection == NULL)
    return FALSE;
  ids = index_by_id (then);
  now = lesart_notes_get_all (self->notes);
  lesart_notes_begin_named_group (self->notes, LESART_EDIT_RECOVER, NULL);
  for (guint i = 0; i < now->len; i++)
    if (!g_hash_table_contains (ids, lesart_annotation_get_id (now->pdata[i])))
      lesart_notes_remove (self->notes, lesart_annotation_get_id (now->pdata[i]));
  for (guint i = 0; i < then->len; i++) {
    LesartAnnotation *current =
        lesart_notes_find (self->notes, lesart_annotation_get_id (then->pdata[i]));

    if (current == NULL || !lesart_merge_is_same (current, then->pdata[i], &self->source))
      lesart_notes_add (self->notes, then->pdata[i], LESART_EDIT_RECOVER);
  }
  lesart_notes_set_article_date (self->notes, lesart_collection_get_date (collection));
  lesart_notes_end_group (self->notes);
  return TRUE;
}
