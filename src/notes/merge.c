/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See merge.h.
 */
#include "merge.h"

#include "json-tree.h"

static gboolean
is_newer (LesartAnnotation *a, LesartAnnotation *b)
{
  GDateTime *first = lesart_annotation_get_modified (a);
  GDateTime *second = lesart_annotation_get_modified (b);

  if (first == NULL || second == NULL)
    return first != NULL && second == NULL;
  return g_date_time_compare (first, second) > 0;
}

/**
 * lesart_merge_places:
 * @first: (element-type LesartAnnotation): those of the file beside the article
 * @second: (element-type LesartAnnotation): those of the file in the user's data folder
 * @removed: (element-type utf8): ids of the first that were deleted while only the second could be
 *   written
 *
 * Returns: (transfer full) (element-type LesartAnnotation): all; of two versions the one modified
 *   later
 */
GPtrArray *
lesart_merge_places (GPtrArray *first, GPtrArray *second, GHashTable *removed)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) others = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < second->len; i++)
    g_hash_table_insert (others, (gpointer) lesart_annotation_get_id (second->pdata[i]),
                         second->pdata[i]);
  for (guint i = 0; i < first->len; i++) {
    LesartAnnotation *annotation = first->pdata[i];
    const char *id = lesart_annotation_get_id (annotation);
    LesartAnnotation *other = g_hash_table_lookup (others, id);

    if (g_hash_table_contains (removed, id) || (other != NULL && is_newer (other, annotation)))
      continue;
    g_ptr_array_add (merged, g_object_ref (annotation));
    g_hash_table_remove (others, id);
  }
  for (guint i = 0; i < second->len; i++) {
    if (g_hash_table_contains (others, lesart_annotation_get_id (second->pdata[i])))
      g_ptr_array_add (merged, g_object_ref (second->pdata[i]));
  }
  return merged;
}

/* As they are in a file, with everything that other programs put in. */
static gboolean
is_same (LesartAnnotation *a, LesartAnnotation *b, const LesartSource *source)
{
  g_autoptr (JsonNode) first = lesart_anno_node_for_object (lesart_annotation_to_json (a, source));
  g_autoptr (JsonNode) second = lesart_anno_node_for_object (lesart_annotation_to_json (b, source));
  g_autoptr (GString) first_bytes = g_string_new (NULL);
  g_autoptr (GString) second_bytes = g_string_new (NULL);

  lesart_json_write (first, first_bytes);
  lesart_json_write (second, second_bytes);
  return g_string_equal (first_bytes, second_bytes);
}

/* Whether what the file has now is to come into our list. */
static gboolean
takes (LesartAnnotation *ours,
       LesartAnnotation *base,
       LesartAnnotation *theirs,
       const LesartSource *source)
{
  if (ours == NULL) /* new there; or deleted here, and then only if it was changed there */
    return base == NULL || !is_same (base, theirs, source);
  if (base == NULL)
    return is_newer (theirs, ours);
  return ours == base && !is_same (base, theirs, source);
}

/**
 * lesart_merge_changes:
 * @ours: what is in memory
 * @base: (element-type utf8 LesartAnnotation): what was in the file when it was last read or
 *   written, by id
 * @theirs: (element-type LesartAnnotation): what is in the file now
 * @source: the article
 *
 * Finds what to take over from a file that another program has written since. What we changed too
 * stays ours; of what both made under one id the later version counts.
 *
 * Returns: (transfer full) (element-type LesartAnnotation): annotations to add or to replace
 */
GPtrArray *
lesart_merge_changes (LesartNotes *ours,
                      GHashTable *base,
                      GPtrArray *theirs,
                      const LesartSource *source)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < theirs->len; i++) {
    LesartAnnotation *annotation = theirs->pdata[i];
    const char *id = lesart_annotation_get_id (annotation);

    if (takes (lesart_notes_find (ours, id), g_hash_table_lookup (base, id), annotation, source))
      g_ptr_array_add (taken, g_object_ref (annotation));
  }
  return taken;
}
