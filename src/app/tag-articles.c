/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See tag-articles.h.
 */
#include "tag-articles.h"

#include <string.h>

#include "article-reader.h"
#include "atomic-file.h"
#include "collection.h"
#include "json-guard.h"
#include "known-articles.h"
#include "store-place.h"

void
lesart_tag_finding_free (LesartTagFinding *self)
{
  g_free (self->uri);
  g_free (self->label);
  g_clear_pointer (&self->article, lesart_tag_article_free);
  g_clear_pointer (&self->quotes, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static LesartTagFinding *
finding_new (const char *uri, const char *label)
{
  LesartTagFinding *self = g_new0 (LesartTagFinding, 1);

  self->uri = g_strdup (uri);
  self->label = g_strdup (label);
  return self;
}

static char *
get_label (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name != NULL ? name : uri);
}

/* FALSE if there is nothing to say. */
static gboolean
look_into (LesartTagFinding *self, const LesartRetag *retag, LesartNotes *notes)
{
  self->article = lesart_retag_find (retag, notes, self->uri);
  if (self->article == NULL)
    return FALSE;
  self->n_marks = self->article->marks->len;
  self->quotes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->article->marks->len; i++) {
    LesartTagMark *mark = self->article->marks->pdata[i];

    g_ptr_array_add (self->quotes,
                     g_strdup (lesart_annotation_get_quote (lesart_notes_find (notes, mark->id))));
  }
  return TRUE;
}

/* ---- open articles ---- */

/**
 * lesart_tag_articles_get_uri:
 *
 * Returns: (transfer full) (nullable): what the history of the tag book calls an open article: its
 *   address or, of a text without a file, its hash
 */
char *
lesart_tag_articles_get_uri (LesartDocument *document)
{
  GFile *file = lesart_document_get_file (document);
  LesartText *text = lesart_document_get_text (document);

  if (file != NULL)
    return g_file_get_uri (file);
  return text != NULL ? g_strconcat ("urn:sha256:", lesart_text_get_sha256 (text), NULL) : NULL;
}

/**
 * lesart_tag_articles_find_open:
 * @documents: (element-type LesartDocument): the articles that are open
 *
 * Returns: (transfer full) (element-type LesartTagFinding): one for each that has such marks; of an
 *   article in two windows one
 */
GPtrArray *
lesart_tag_articles_find_open (const LesartRetag *retag, GPtrArray *documents)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lesart_tag_finding_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < documents->len; i++) {
    g_autofree char *uri = lesart_tag_articles_get_uri (documents->pdata[i]);
    LesartTagFinding *finding;

    if (uri == NULL || !g_hash_table_add (seen, g_strdup (uri)))
      continue;
    finding = finding_new (uri, lesart_document_get_title (documents->pdata[i]));
    if (look_into (finding, retag, lesart_document_get_notes (documents->pdata[i])))
      g_ptr_array_add (found, finding);
    else
      lesart_tag_finding_free (finding);
  }
  return found;
}

/**
 * lesart_tag_articles_apply_open:
 * @article: marks as lesart_tag_articles_find_open() gave them, or the history has them
 * @change: what they belong to
 * @document: the article, open
 * @back: to undo it
 *
 * Returns: (transfer full): what became of it
 */
LesartTagFinding *
lesart_tag_articles_apply_open (LesartTagArticle *article,
                                LesartTagChange *change,
                                LesartDocument *document,
                                gboolean back)
{
  LesartTagFinding *finding = finding_new (article->uri, lesart_document_get_title (document));

  finding->n_marks =
      lesart_retag_apply (article, change, lesart_document_get_notes (document), back);
  finding->n_missing = article->marks->len - finding->n_marks;
  lesart_document_save_now (document, &finding->error);
  return finding;
}

/* ---- other articles ---- */

static LesartStore *
load (const char *uri, LesartNotes *notes, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (LesartText) text = lesart_article_load (file, LESART_ENCODING_AUTO, NULL, NULL, error);
  g_autoptr (LesartStore) store = NULL;

  if (text == NULL)
    return NULL;
  store = lesart_store_new (file, text, notes);
  return lesart_store_load (store, NULL, error) ? g_steal_pointer (&store) : NULL;
}

/* Marks in a file whose article is not there: they can be counted, but not changed. */
static guint
count_in_file (const LesartRetag *retag, const char *path)
{
  g_autoptr (LesartText) nothing = lesart_text_new ("", -1, NULL);
  const LesartSource source = { nothing, "", NULL };
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LesartCollection) collection = NULL;
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  guint n = 0;

  if (!lesart_read_file (path, LESART_JSON_MAX_BYTES, &bytes, &n_bytes, NULL))
    return 0;
  collection = lesart_collection_parse (bytes, n_bytes, "", &source, annotations, NULL);
  for (guint i = 0; collection != NULL && i < annotations->len; i++) {
    g_auto (GStrv) after =
        lesart_retag_map (retag, lesart_annotation_get_tags (annotations->pdata[i]));

    n += after != NULL;
  }
  return n;
}

/* The article is gone; its notes may be there still. */
static guint
count_without_article (const LesartRetag *retag, const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (LesartText) nothing = lesart_text_new ("", -1, NULL);
  LesartPlaces *places = lesart_places_new (file, nothing);
  guint n = places->beside != NULL ? count_in_file (retag, places->beside) : 0;

  n += count_in_file (retag, places->user_data);
  lesart_places_free (places);
  return n;
}

static gboolean
is_gone (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}

static LesartTagFinding *
find_in_article (const LesartRetag *retag, const char *uri)
{
  g_autofree char *label = get_label (uri);
  LesartTagFinding *finding = finding_new (uri, label);
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  g_autoptr (LesartStore) store = load (uri, notes, &finding->error);
  gboolean any;

  if (store != NULL) {
    any = look_into (finding, retag, notes);
  } else {
    finding->n_marks = count_without_article (retag, uri);
    /* An article that was thrown away with its notes is no news. */
    any = finding->n_marks > 0 || !is_gone (finding->error);
  }
  if (any)
    return finding;
  lesart_tag_finding_free (finding);
  return NULL;
}

static void
find_lost (const LesartRetag *retag, GHashTable *known, GPtrArray *findings)
{
  g_autofree const char **uris = (const char **) g_hash_table_get_keys_as_array (known, NULL);
  g_auto (GStrv) lost = lesart_known_articles_find_lost (uris);

  for (guint i = 0; lost[i] != NULL; i++) {
    guint n = count_in_file (retag, lost[i]);
    g_autofree char *name = g_path_get_basename (lost[i]);
    LesartTagFinding *finding;

    if (n == 0)
      continue;
    finding = finding_new (lost[i], name);
    finding->n_marks = n;
    finding->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, g_strerror (ENOENT));
    g_ptr_array_add (findings, finding);
  }
}

/**
 * lesart_tag_articles_find:
 * @uris: the articles that are known
 * @open: those that are open, which are not looked into
 *
 * Looks into the notes of all other articles. Can run in a thread of its own.
 *
 * Returns: (transfer full) (element-type LesartTagFinding): what was found; with an error where it
 *   cannot be changed
 */
GPtrArray *
lesart_tag_articles_find (const LesartRetag *retag,
                          const char *const *uris,
                          const char *const *open)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lesart_tag_finding_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; open[i] != NULL; i++)
    g_hash_table_add (seen, (gpointer) open[i]);
  for (guint i = 0; uris[i] != NULL; i++) {
    LesartTagFinding *finding =
        g_hash_table_add (seen, (gpointer) uris[i]) ? find_in_article (retag, uris[i]) : NULL;

    if (finding != NULL)
      g_ptr_array_add (findings, finding);
  }
  find_lost (retag, seen, findings);
  return findings;
}

/**
 * lesart_tag_articles_get_tags:
 * @uris: the articles that are known
 * @open: those that are open, which are not looked into
 *
 * Can run in a thread of its own. What cannot be read is passed over: nothing is changed by it.
 *
 * Returns: (transfer full): the tags that marks of them have, each once
 */
char **
lesart_tag_articles_get_tags (const char *const *uris, const char *const *open)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  for (guint i = 0; uris[i] != NULL; i++) {
    g_autoptr (LesartNotes) notes = lesart_notes_new ();
    g_autoptr (LesartStore) store =
        g_strv_contains (open, uris[i]) ? NULL : load (uris[i], notes, NULL);
    g_auto (GStrv) own = lesart_notes_get_tags (notes);

    for (guint k = 0; own[k] != NULL; k++)
      if (g_hash_table_add (names, g_strdup (own[k])))
        g_strv_builder_add (tags, own[k]);
  }
  return g_strv_builder_end (tags);
}

/**
 * lesart_tag_articles_apply:
 * @article: marks as lesart_tag_articles_find() gave them, or the history has them
 * @change: what they belong to
 * @back: to undo it
 *
 * Loads the notes of an article that is not open, changes them, and saves. Can run in a thread.
 *
 * Returns: (transfer full): what became of it
 */
LesartTagFinding *
lesart_tag_articles_apply (LesartTagArticle *article, LesartTagChange *change, gboolean back)
{
  g_autofree char *label = get_label (article->uri);
  LesartTagFinding *finding = finding_new (article->uri, label);
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  g_autoptr (LesartStore) store = load (article->uri, notes, &finding->error);

  finding->n_marks = article->marks->len;
  if (store == NULL)
    return finding;
  finding->n_marks = lesart_retag_apply (article, change, notes, back);
  finding->n_missing = article->marks->len - finding->n_marks;
  lesart_store_save (store, NULL, &finding->error);
  return finding;
}
