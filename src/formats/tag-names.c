/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See tag-names.h.
 */
#include "tag-names.h"

void
lesart_tag_names_init (LesartTagNames *self)
{
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->any_changed = FALSE;
}

void
lesart_tag_names_clear (LesartTagNames *self)
{
  g_hash_table_unref (self->taken);
}

/* "andere" below "Quellen" becomes "andere (Quellen)", and then "andere (2)". */
static LesartTag *
find_free_name (LesartTagNames *self, LesartTag *tag, LesartTag *parent)
{
  g_autofree char *base = g_strdup (lesart_tag_get_name (tag));

  for (guint i = parent != NULL ? 1 : 2;
       g_hash_table_contains (self->taken, lesart_tag_get_name (tag)); i++) {
    g_autofree char *name = i == 1 ? g_strdup_printf ("%s (%s)", base, lesart_tag_get_name (parent))
                                   : g_strdup_printf ("%s (%u)", base, i);
    LesartTag *next = lesart_tag_with_text (tag, LESART_TAG_NAME, name);

    self->any_changed = TRUE;
    g_object_unref (tag);
    tag = next;
  }
  return tag;
}

/**
 * lesart_tag_names_make:
 * @id: (nullable): its id, or %NULL for a new one
 * @name: what the other program calls it
 * @parent: (nullable): what it is below of
 * @place: among its siblings
 *
 * Returns: (transfer full): a tag with a name that no other has
 */
LesartTag *
lesart_tag_names_make (
    LesartTagNames *self, const char *id, const char *name, LesartTag *parent, guint place)
{
  LesartTag *tag = id != NULL ? lesart_tag_new_with_id (id, name) : lesart_tag_new (name);
  g_autoptr (LesartTag) named = NULL;

  if (*lesart_tag_get_name (tag) == '\0') {
    g_object_unref (tag);
    tag = id != NULL ? lesart_tag_new_with_id (id, "?") : lesart_tag_new ("?");
    self->any_changed = TRUE;
  }
  named = find_free_name (self, tag, parent);
  g_hash_table_add (self->taken, g_strdup (lesart_tag_get_name (named)));
  return lesart_tag_with_parent (named, parent != NULL ? lesart_tag_get_id (parent) : NULL, place);
}
