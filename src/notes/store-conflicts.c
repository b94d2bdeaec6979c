/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes that were changed here and elsewhere: both versions are in the list (merge.h) until the
 * reader chooses; or that were changed here and deleted elsewhere. And the copies that services lay
 * beside the file which keep folders alike.
 */
#include "store-internal.h"

#include <errno.h>
#include <unistd.h>

#include "json-guard.h"
#include "merge.h"

#define MAX_NAMES 1000

/* What was deleted elsewhere and is still here. */
static GPtrArray *
find_kept (LesartStore *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->deleted_elsewhere);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    LesartAnnotation *ours = lesart_notes_find (self->notes, id);

    if (ours != NULL)
      g_ptr_array_add (found, g_object_ref (ours));
  }
  return found;
}

static void
add_conflicts (GPtrArray *found, const GPtrArray *annotations)
{
  for (guint i = 0; i < annotations->len; i++)
    if (lesart_annotation_get_conflict (annotations->pdata[i]) != NULL)
      g_ptr_array_add (found, g_object_ref (annotations->pdata[i]));
}

/* Their versions, that is. */
static GPtrArray *
find_conflicts (LesartStore *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  if (lesart_notes_count_conflicts (self->notes) == 0)
    return found;
  add_conflicts (found, lesart_notes_get_items (self->notes));
  add_conflicts (found, lesart_notes_get_decisions (self->notes));
  add_conflicts (found, lesart_notes_get_links (self->notes));
  return found;
}

/**
 * lesart_store_count_conflicts:
 *
 * Returns: how many notes there are in two versions, or only because they were changed here
 */
guint
lesart_store_count_conflicts (LesartStore *self)
{
  g_autoptr (GPtrArray) kept = NULL;

  g_return_val_if_fail (LESART_IS_STORE (self), 0);
  kept = find_kept (self);
  return lesart_notes_count_conflicts (self->notes) + kept->len;
}

static void
resolve (LesartStore *self, LesartAnnotation *copy, LesartResolution resolution)
{
  const char *id = lesart_annotation_get_id (copy);
  g_autoptr (LesartAnnotation) settled = NULL;

  if (resolution == LESART_RESOLVE_THEIRS)
    settled = lesart_merge_settle (copy, lesart_annotation_get_conflict (copy), &self->source);
  else if (resolution == LESART_RESOLVE_BOTH)
    settled = lesart_merge_settle (copy, id, &self->source);
  if (resolution != LESART_RESOLVE_BOTH)
    lesart_notes_remove (self->notes, id);
  if (settled != NULL)
    lesart_notes_add (self->notes, settled, LESART_EDIT_RESOLVE);
}

/**
 * lesart_store_resolve:
 * @resolution: which versions stay
 *
 * Settles all conflicts, as one step that can be undone. That they are is in the file when it is
 * written next.
 *
 * Returns: whether there is such a step: to keep ours of what was deleted elsewhere is none
 */
gboolean
lesart_store_resolve (LesartStore *self, LesartResolution resolution)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  g_return_val_if_fail (LESART_IS_STORE (self), FALSE);
  conflicts = find_conflicts (self);
  kept = find_kept (self);
  lesart_notes_begin_named_group (self->notes, LESART_EDIT_RESOLVE, NULL);
  for (guint i = 0; i < conflicts->len; i++)
    resolve (self, conflicts->pdata[i], resolution);
  for (guint i = 0; resolution == LESART_RESOLVE_THEIRS && i < kept->len; i++)
    lesart_notes_remove (self->notes, lesart_annotation_get_id (kept->pdata[i]));
  g_hash_table_remove_all (self->deleted_elsewhere);
  lesart_notes_end_group (self->notes);
  return conflicts->len > 0 || (resolution == LESART_RESOLVE_THEIRS && kept->len > 0);
}

/**
 * lesart_store_find_copies:
 *
 * Returns: (transfer full) (array zero-terminated=1) (element-type filename): files with notes of
 *   this article that were made where it was changed on two computers
 */
char **
lesart_store_find_copies (LesartStore *self)
{
  g_return_val_if_fail (LESART_IS_STORE (self), NULL);
  return lesart_places_find_copies (self->places);
}

static guint
take (LesartStore *self, GPtrArray *theirs)
{
  guint n_taken = 0;

  for (guint i = 0; i < theirs->len; i++) {
    LesartAnnotation *annotation = theirs->pdata[i];
    LesartAnnotation *ours = lesart_notes_find (self->notes, lesart_annotation_get_id (annotation));
    g_autoptr (LesartAnnotation) copy = NULL;

    if (ours != NULL && lesart_merge_is_same (ours, annotation, &self->source))
      continue;
    if (ours != NULL)
      copy = lesart_merge_make_copy (annotation, &self->source);
    lesart_notes_add (self->notes, copy != NULL ? copy : annotation, LESART_EDIT_IMPORT);
    n_taken++;
  }
  return n_taken;
}

/* It stays, under a name that is not looked for. */
static gboolean
set_copy_aside (LesartStore *self, const char *path, GError **error)
{
  int saved_errno = EEXIST;

  for (guint i = 1; i <= MAX_NAMES; i++) {
    g_autofree char *name = g_strdup_printf ("%s.merged-%u", path, i);

    if (self->calls->access (name, F_OK) == 0)
      continue;
    if (self->calls->rename (path, name) == 0)
      return TRUE;
    saved_errno = errno;
    break;
  }
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s", path,
               g_strerror (saved_errno));
  return FALSE;
}

/**
 * lesart_store_merge_copy:
 * @path: (type filename): one of lesart_store_find_copies()
 * @n_taken: (out): how many notes came from it
 *
 * Takes what only the copy has, and of what both have differently their version beside ours; as one
 * step that can be undone. The copy gets another name.
 *
 * Returns: %FALSE with a #GIOErrorEnum or #LesartNotesError if it cannot be read or renamed
 */
gboolean
lesart_store_merge_copy (LesartStore *self, const char *path, guint *n_taken, GError **error)
{
  g_autoptr (GPtrArray) theirs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LesartCollection) collection = NULL;
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_return_val_if_fail (LESART_IS_STORE (self), FALSE);
  *n_taken = 0;
  if (!lesart_read_file (path, LESART_JSON_MAX_BYTES, &bytes, &n_bytes, error))
    return FALSE;
  collection =
      lesart_collection_parse (bytes, n_bytes, self->places->label, &self->source, theirs, error);
  if (collection == NULL)
    return FALSE;
  lesart_notes_begin_named_group (self->notes, LESART_EDIT_IMPORT, NULL);
  *n_taken = take (self, theirs);
  lesart_notes_end_group (self->notes);
  return set_copy_aside (self, path, error);
}
