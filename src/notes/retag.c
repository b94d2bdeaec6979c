/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See retag.h.
 */
#include "retag.h"

#include "notes-private.h"

#include <string.h>

/* Names are compared as the tag book has them: composed. */
static char *
normalize (const char *name)
{
  char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);

  return normal != NULL ? normal : g_strdup (name);
}

void
lesart_retag_init (LesartRetag *self)
{
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->only = NULL;
}

void
lesart_retag_clear (LesartRetag *self)
{
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->only, g_hash_table_unref);
}

/**
 * lesart_retag_add:
 * @name: a tag
 * @into: (nullable): what marks have in its place
 */
void
lesart_retag_add (LesartRetag *self, const char *name, const char *into)
{
  g_hash_table_insert (self->names, normalize (name), g_strdup (into));
}

/**
 * lesart_retag_map:
 * @tags: (array zero-terminated=1): the tags of a mark
 *
 * Returns: (transfer full) (nullable): what they become, each once and at its place, or %NULL if
 *   they stay
 */
char **
lesart_retag_map (const LesartRetag *self, const char *const *tags)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) mapped = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; tags[i] != NULL; i++) {
    g_autofree char *normal = normalize (tags[i]);
    gpointer into;

    if (g_hash_table_lookup_extended (self->names, normal, NULL, &into))
      any = TRUE;
    else
      into = (gpointer) tags[i];
    if (into != NULL && g_hash_table_add (seen, into))
      g_strv_builder_add (mapped, into);
  }
  return any ? g_strv_builder_end (mapped) : NULL;
}

/**
 * lesart_retag_find:
 * @notes: the notes of an article; they stay as they are
 * @uri: the article
 *
 * Returns: (transfer full) (nullable): the marks that have one of the tags, before and after, or
 *   %NULL if there are none
 */
LesartTagArticle *
lesart_retag_find (const LesartRetag *self, LesartNotes *notes, const char *uri)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (notes));
  LesartTagArticle *article = lesart_tag_article_new (uri);

  for (guint i = 0; i < n_items; i++) {
    g_autoptr (LesartAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (notes), i);
    const char *id = lesart_annotation_get_id (annotation);
    const char *const *before = lesart_annotation_get_tags (annotation);
    g_auto (GStrv) after = NULL;

    if (self->only != NULL && !g_hash_table_contains (self->only, id))
      continue;
    after = lesart_retag_map (self, before);
    if (after != NULL)
      lesart_tag_article_add (article, id, before, (const char *const *) after);
  }
  if (article->marks->len > 0)
    return article;
  lesart_tag_article_free (article);
  return NULL;
}

/* What is in @tags and not in @others. */
static gboolean
is_only_in (const char *tag, char **tags, char **others)
{
  return g_strv_contains ((const char *const *) tags, tag)
         && !g_strv_contains ((const char *const *) others, tag);
}

/* The tags of a mark, where "from" became "to". If it has others now than then, only what was
 * changed is changed: what came out goes, what went comes in its place. */
static char **
turn (const char *const *tags, char **from, char **to)
{
  g_autoptr (GStrvBuilder) turned = g_strv_builder_new ();
  gboolean is_in = FALSE;

  if (g_strv_equal (tags, (const char *const *) from))
    return g_strdupv (to);
  for (guint i = 0; tags[i] != NULL; i++) {
    gboolean goes = is_only_in (tags[i], from, to);

    if (!goes)
      g_strv_builder_add (turned, tags[i]);
    for (guint k = 0; goes && !is_in && to[k] != NULL; k++)
      if (is_only_in (to[k], to, from) && !g_strv_contains (tags, to[k]))
        g_strv_builder_add (turned, to[k]);
    is_in = is_in || goes;
  }
  for (guint k = 0; !is_in && to[k] != NULL; k++)
    if (is_only_in (to[k], to, from) && !g_strv_contains (tags, to[k]))
      g_strv_builder_add (turned, to[k]);
  return g_strv_builder_end (turned);
}

static LesartEdit
get_edit (LesartTagChange *change)
{
  switch (lesart_tag_change_get_deed (change)) {
  case LESART_TAG_DEED_RENAME:
    return LESART_EDIT_RENAME_TAG;
  case LESART_TAG_DEED_MERGE:
    return LESART_EDIT_MERGE_TAGS;
  case LESART_TAG_DEED_SPLIT:
    return LESART_EDIT_SPLIT_TAG;
  case LESART_TAG_DEED_DELETE:
    return LESART_EDIT_DELETE_TAG;
  case LESART_TAG_DEED_IMPORT:
    return LESART_EDIT_IMPORT;
  case LESART_TAG_DEED_ADD:
    return LESART_EDIT_ADD_TAG;
  case LESART_TAG_DEED_MOVE:
    return LESART_EDIT_MOVE_TAG;
  case LESART_TAG_DEED_EDIT:
  case LESART_N_TAG_DEEDS:
  default:
    return LESART_EDIT_EDIT_TAG;
  }
}

static guint
count_there (LesartTagArticle *article, LesartNotes *notes)
{
  guint n = 0;

  for (guint i = 0; i < article->marks->len; i++)
    n += lesart_notes_find (notes, ((LesartTagMark *) article->marks->pdata[i])->id) != NULL;
  return n;
}

static void
change_marks (LesartTagArticle *article, LesartNotes *notes, gboolean backwards)
{
  for (guint i = 0; i < article->marks->len; i++) {
    LesartTagMark *mark = article->marks->pdata[i];
    LesartAnnotation *annotation = lesart_notes_find (notes, mark->id);
    g_autoptr (LesartAnnotation) changed = NULL;
    g_auto (GStrv) tags = NULL;

    if (annotation == NULL)
      continue;
    tags = turn (lesart_annotation_get_tags (annotation), backwards ? mark->after : mark->before,
                 backwards ? mark->before : mark->after);
    if (g_strv_equal (lesart_annotation_get_tags (annotation), (const char *const *) tags))
      continue;
    changed = lesart_annotation_with_tags (annotation, (const char *const *) tags);
    lesart_notes_replace (notes, changed, LESART_EDIT_TAG);
  }
}

/**
 * lesart_retag_apply:
 * @article: what lesart_retag_find() gave, now or long ago
 * @change: what it belongs to: the step of the history is called after it
 * @notes: the notes of that article
 * @backwards: to undo it
 *
 * The tag book itself was changed before. If that is the last step of the history of the article,
 * this step is undone, or redone if it is the next; else it is a new step.
 *
 * Returns: how many of its marks are still there
 */
guint
lesart_retag_apply (LesartTagArticle *article,
                    LesartTagChange *change,
                    LesartNotes *notes,
                    gboolean backwards)
{
  g_autofree char *from = lesart_tag_change_name_state (change, backwards);
  g_autofree char *to = lesart_tag_change_name_state (change, !backwards);

  if (!lesart_notes_follow (notes, LESART_MATTER_TAG_BOOK, to)) {
    lesart_notes_begin_named_group (notes, get_edit (change), lesart_tag_change_get_name (change));
    lesart_notes_note_change (notes, LESART_MATTER_TAG_BOOK, from, to, get_edit (change));
    change_marks (article, notes, backwards);
    lesart_notes_end_group (notes);
  }
  return count_there (article, notes);
}
