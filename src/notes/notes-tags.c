/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tags that the annotations of an article have.
 */
#include <string.h>

#include "notes.h"

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  int order = g_utf8_collate (first, second);

  return order != 0 ? order : strcmp (first, second);
}

/**
 * lesart_notes_get_tags:
 *
 * Returns: (transfer full) (array zero-terminated=1): the tags in use, each once, sorted as the
 *   locale has it
 */
char **
lesart_notes_get_tags (LesartNotes *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  char **tags;

  g_return_val_if_fail (LESART_IS_NOTES (self), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++) {
    g_autoptr (LesartAnnotation) item = g_list_model_get_item (G_LIST_MODEL (self), i);
    const char *const *own = lesart_annotation_get_tags (item);

    for (; *own != NULL; own++) {
      if (g_hash_table_add (seen, (gpointer) *own))
        g_ptr_array_add (sorted, (gpointer) *own);
    }
  }
  g_ptr_array_sort (sorted, compare_tags);
  tags = g_new0 (char *, sorted->len + 1);
  for (guint i = 0; i < sorted->len; i++)
    tags[i] = g_strdup (sorted->pdata[i]);
  return tags;
}
