/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See tagbook-import.h. Theirs is one of ours if it has its id or, if none has, its name. What
 * theirs does not say (brat has no definitions) stays as ours says it.
 */
#include "tagbook-import.h"

#include <string.h>

typedef struct {
  LesartTagBook *book;
  GHashTable *ids;  /* id of theirs -> id in the book */
  GHashTable *ours; /* ids of ours that have one of theirs */
  gboolean with_shapes;
} Comparison;

static void
clear_row (gpointer data)
{
  LesartTagImportRow *row = data;

  g_clear_object (&row->ours);
  g_clear_object (&row->result);
}

/* Those with an id of ours first: a name must not take it away from them. */
static void
match (Comparison *comparison, GPtrArray *theirs)
{
  for (guint by_name = 0; by_name < 2; by_name++)
    for (guint i = 0; i < theirs->len; i++) {
      const char *id = lesart_tag_get_id (theirs->pdata[i]);
      LesartTag *ours = by_name ? lesart_tag_book_find_by_name (
                            comparison->book, lesart_tag_get_name (theirs->pdata[i]))
                                : lesart_tag_book_find (comparison->book, id);

      if (ours != NULL && !g_hash_table_contains (comparison->ids, id)
          && g_hash_table_add (comparison->ours, (gpointer) lesart_tag_get_id (ours)))
        g_hash_table_insert (comparison->ids, (gpointer) id, (gpointer) lesart_tag_get_id (ours));
    }
  for (guint i = 0; i < theirs->len; i++) {
    const char *id = lesart_tag_get_id (theirs->pdata[i]);

    if (!g_hash_table_contains (comparison->ids, id))
      g_hash_table_insert (comparison->ids, (gpointer) id, (gpointer) id);
  }
}

/* What a new tag cannot be because one of ours is it. */
static gboolean
is_taken (Comparison *comparison, LesartTag *ours, LesartTagText which, const char *text)
{
  LesartTag *other = NULL;

  if (which == LESART_TAG_NAME)
    other = lesart_tag_book_find_by_name (comparison->book, text);
  else if (which == LESART_TAG_KEY)
    other = lesart_tag_book_find_by_key (comparison->book, g_utf8_get_char (text));
  return other != NULL && other != ours;
}

static LesartTag *
replace (LesartTag *tag, LesartTag *next)
{
  g_object_unref (tag);
  return next;
}

static LesartTag *
merge (Comparison *comparison, LesartTag *ours, LesartTag *theirs)
{
  LesartTag *merged = g_object_ref (ours);
  const char *parent = lesart_tag_get_parent (theirs);

  for (guint i = 0; i < LESART_N_TAG_TEXTS; i++) {
    LesartTagText which = (LesartTagText) i;
    const char *text = lesart_tag_get_text (theirs, which);

    if (*text != '\0' && !is_taken (comparison, ours, which, text))
      merged = replace (merged, lesart_tag_with_text (merged, which, text));
  }
  if (lesart_tag_get_colour (theirs) != lesart_tag_get_colour (ours)
      && lesart_tag_get_colour (theirs) != LESART_COLOUR_NONE)
    merged = replace (merged, lesart_tag_with_colour (merged, lesart_tag_get_colour (theirs)));
  if (comparison->with_shapes)
    merged = replace (merged, lesart_tag_with_shape (merged, lesart_tag_get_shape (theirs)));
  merged = replace (merged, lesart_tag_with_group (merged, lesart_tag_is_group (theirs)));
  return replace (merged,
                  lesart_tag_with_parent (
                      merged, parent != NULL ? g_hash_table_lookup (comparison->ids, parent) : NULL,
                      lesart_tag_get_place (ours)));
}

/* Behind ours, in the order of theirs. Where shapes mean nothing they get one after the other, so
 * that they can be told apart. */
static LesartTag *
make_new (Comparison *comparison, LesartTag *theirs, guint place)
{
  const char *parent = lesart_tag_get_parent (theirs);
  LesartTag *tag = lesart_tag_with_parent (
      theirs, parent != NULL ? g_hash_table_lookup (comparison->ids, parent) : NULL, place);

  if (!comparison->with_shapes)
    tag = replace (tag, lesart_tag_with_shape (tag, (LesartShape) (place % LESART_N_SHAPES)));
  if (is_taken (comparison, NULL, LESART_TAG_KEY, lesart_tag_get_text (tag, LESART_TAG_KEY)))
    tag = replace (tag, lesart_tag_with_text (tag, LESART_TAG_KEY, ""));
  for (guint i = 2;
       is_taken (comparison, NULL, LESART_TAG_NAME, lesart_tag_get_text (tag, LESART_TAG_NAME));
       i++) {
    g_autofree char *name = g_strdup_printf ("%s (%u)", lesart_tag_get_name (theirs), i);

    tag = replace (tag, lesart_tag_with_text (tag, LESART_TAG_NAME, name));
  }
  return tag;
}

static guint
find_last_place (LesartTagBook *book)
{
  GPtrArray *tags = lesart_tag_book_get_tags (book);
  guint last = 0;

  for (guint i = 0; i < tags->len; i++)
    last = MAX (last, lesart_tag_get_place (tags->pdata[i]));
  return last;
}

/**
 * lesart_tag_import_compare:
 * @theirs: (element-type LesartTag): tags that make a book
 * @with_shapes: whether their shapes mean something: other programs have none
 *
 * Returns: (transfer full) (element-type LesartTagImportRow): a row for each of theirs, in their
 *   order; new ones are chosen
 */
GArray *
lesart_tag_import_compare (LesartTagBook *book, GPtrArray *theirs, gboolean with_shapes)
{
  Comparison comparison = { .book = book, .with_shapes = with_shapes };
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (LesartTagImportRow));
  guint last = find_last_place (book);

  g_array_set_clear_func (rows, clear_row);
  comparison.ids = g_hash_table_new (g_str_hash, g_str_equal);
  comparison.ours = g_hash_table_new (g_str_hash, g_str_equal);
  match (&comparison, theirs);
  for (guint i = 0; i < theirs->len; i++) {
    LesartTag *tag = theirs->pdata[i];
    LesartTagImportRow row = { 0 };
    LesartTag *ours =
        lesart_tag_book_find (book, g_hash_table_lookup (comparison.ids, lesart_tag_get_id (tag)));

    g_set_object (&row.ours, ours);
    row.result =
        ours != NULL ? merge (&comparison, ours, tag) : make_new (&comparison, tag, last + 1 + i);
    row.is_chosen = ours == NULL;
    row.kind = ours == NULL                          ? LESART_TAG_IMPORT_NEW
               : lesart_tag_equal (ours, row.result) ? LESART_TAG_IMPORT_SAME
                                                     : LESART_TAG_IMPORT_CHANGED;
    g_array_append_val (rows, row);
  }
  g_hash_table_unref (comparison.ids);
  g_hash_table_unref (comparison.ours);
  return rows;
}

/* What a tag is below of when some of those above it were not chosen. */
static LesartTag *
find_parent (LesartTagBook *book, GHashTable *results, GHashTable *chosen, LesartTag *tag)
{
  const char *parent = lesart_tag_get_parent (tag);

  while (parent != NULL && lesart_tag_book_find (book, parent) == NULL
         && !g_hash_table_contains (chosen, parent)) {
    LesartTag *above = g_hash_table_lookup (results, parent);

    parent = above != NULL ? lesart_tag_get_parent (above) : NULL;
  }
  return lesart_tag_with_parent (tag, parent, lesart_tag_get_place (tag));
}

/**
 * lesart_tag_import_make_change:
 * @rows: what lesart_tag_import_compare() gave, with what was chosen
 * @name: what is imported: the name of a file
 * @retag: (inout): gets the names that tags of ours lose
 *
 * Returns: (transfer full) (nullable): the change, or %NULL if it would change nothing
 */
LesartTagChange *
lesart_tag_import_make_change (LesartTagBook *book,
                               GArray *rows,
                               const char *name,
                               LesartRetag *retag)
{
  g_autoptr (GHashTable) results = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  LesartTagChange *change = lesart_tag_change_new (LESART_TAG_DEED_IMPORT, name, NULL);

  for (guint i = 0; i < rows->len; i++) {
    LesartTagImportRow *row = &g_array_index (rows, LesartTagImportRow, i);
    gpointer id = (gpointer) lesart_tag_get_id (row->result);

    g_hash_table_insert (results, id, row->result);
    if (row->is_chosen)
      g_hash_table_add (chosen, id);
  }
  for (guint i = 0; i < rows->len; i++) {
    LesartTagImportRow *row = &g_array_index (rows, LesartTagImportRow, i);
    g_autoptr (LesartTag) after = NULL;

    if (!row->is_chosen || row->kind == LESART_TAG_IMPORT_SAME)
      continue;
    after = find_parent (book, results, chosen, row->result);
    lesart_tag_change_add_step (change, row->ours, after);
    if (row->ours != NULL
        && strcmp (lesart_tag_get_name (row->ours), lesart_tag_get_name (after)) != 0)
      lesart_retag_add (retag, lesart_tag_get_name (row->ours), lesart_tag_get_name (after));
  }
  if (lesart_tag_change_get_steps (change)->len == 0)
    g_clear_object (&change);
  return change;
}
