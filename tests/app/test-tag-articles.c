/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tag is changed in all articles, open or not, and back; and what cannot be reached is said.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "article-test.h"
#include "known-articles.h"
#include "tag-articles.h"

#define N_ARTICLES 3

typedef struct {
  char *paths[N_ARTICLES];
  LesartDocument *open;
} Fixture;

static void
add_mark (LesartDocument *document, guint32 start, const char *tag)
{
  const LesartSpan span = { start, start + 4 };
  const char *tags[] = { tag, NULL };
  g_autoptr (LesartAnnotation) plain =
      lesart_annotation_new (lesart_document_get_text (document), &span, 1);
  g_autoptr (LesartAnnotation) tagged = lesart_annotation_with_tags (plain, tags);

  lesart_notes_add (lesart_document_get_notes (document), tagged, LESART_EDIT_TAG);
}

/* Three articles with two marks "alt" each; the first is open. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_ARTICLES; i++) {
    g_autofree char *name = g_strdup_printf ("artikel %u ä.txt", g_random_int ());
    g_autoptr (LesartDocument) document = NULL;

    fixture->paths[i] = g_build_filename (folder, name, NULL);
    g_assert_true (g_file_set_contents (
        fixture->paths[i], "Die Ostbank kauft\nEin Satz über die Ostbank.\n", -1, NULL));
    document = article_test_open (fixture->paths[i]);
    add_mark (document, 4, "alt");
    add_mark (document, 22, "alt");
    add_mark (document, 30, "anders");
    g_assert_true (lesart_document_save_now (document, NULL));
    if (i == 0)
      fixture->open = g_steal_pointer (&document);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *known = g_build_filename (folder, "lesart", "articles.list", NULL);

  g_object_unref (fixture->open);
  for (guint i = 0; i < N_ARTICLES; i++)
    g_free (fixture->paths[i]);
  g_unlink (known);
}

static guint
count_tag (const char *path, const char *tag)
{
  g_autoptr (LesartDocument) document = article_test_open (path);
  GListModel *notes = G_LIST_MODEL (lesart_document_get_notes (document));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++) {
    g_autoptr (LesartAnnotation) mark = g_list_model_get_item (notes, i);

    n += g_strv_contains (lesart_annotation_get_tags (mark), tag);
  }
  lesart_document_let_go (document); /* a task may still hold it for a moment */
  return n;
}

static GPtrArray *
find_all (Fixture *fixture, const LesartRetag *retag, GPtrArray **open)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_auto (GStrv) known = lesart_known_articles_get ();
  g_autofree char *uri = lesart_tag_articles_get_uri (fixture->open);
  const char *const uris[] = { uri, NULL };

  g_ptr_array_add (documents, fixture->open);
  *open = lesart_tag_articles_find_open (retag, documents);
  return lesart_tag_articles_find (retag, (const char *const *) known, uris);
}

/* In the history of each it is the last step, which is undone with it. */
static void
check_history (const char *path, gboolean undone)
{
  g_autoptr (LesartDocument) document = article_test_open (path);
  LesartNotes *notes = lesart_document_get_notes (document);

  g_assert_cmpint (undone ? lesart_notes_get_redo (notes) : lesart_notes_get_undo (notes), ==,
                   LESART_EDIT_RENAME_TAG);
  if (undone)
    g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_TAG);
  lesart_document_let_go (document);
}

static void
test_everywhere (Fixture *fixture, gconstpointer data)
{
  g_auto (LesartRetag) retag = { 0 };
  g_autoptr (LesartTagChange) change = lesart_tag_change_new (LESART_TAG_DEED_RENAME, "alt", "neu");
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) closed = NULL;
  guint n_closed;

  lesart_retag_init (&retag);
  lesart_retag_add (&retag, "alt", "neu");
  closed = find_all (fixture, &retag, &open);
  g_assert_cmpuint (open->len, ==, 1);
  n_closed = closed->len;
  g_assert_cmpuint (n_closed, ==, N_ARTICLES - 1);
  for (guint round = 0; round < 2; round++) {
    for (guint i = 0; i < n_closed; i++) {
      LesartTagFinding *finding = closed->pdata[i];
      LesartTagFinding *outcome;

      g_assert_no_error (finding->error);
      g_assert_cmpuint (finding->n_marks, ==, 2);
      g_assert_cmpstr (finding->quotes->pdata[0], ==, "Ostb");
      outcome = lesart_tag_articles_apply (finding->article, change, round == 1);
      g_assert_no_error (outcome->error);
      g_assert_cmpuint (outcome->n_marks, ==, 2);
      g_assert_cmpuint (outcome->n_missing, ==, 0);
      lesart_tag_finding_free (outcome);
    }
    lesart_tag_finding_free (lesart_tag_articles_apply_open (
        ((LesartTagFinding *) open->pdata[0])->article, change, fixture->open, round == 1));
    for (guint i = 0; i < N_ARTICLES; i++) {
      g_assert_cmpuint (count_tag (fixture->paths[i], round == 0 ? "neu" : "alt"), ==, 2);
      g_assert_cmpuint (count_tag (fixture->paths[i], "anders"), ==, 1);
      if (i > 0) /* the history of the first is with who has it open */
        check_history (fixture->paths[i], round == 1);
    }
  }
}

/* An article that is gone, with its notes still there; one whose notes are damaged; one that was
 * thrown away altogether. */
static void
test_unreachable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *damaged = g_strconcat (fixture->paths[2], ".annotations.json", NULL);
  g_auto (LesartRetag) retag = { 0 };
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) closed = NULL;

  g_assert_cmpint (g_unlink (fixture->paths[1]), ==, 0);
  g_assert_true (g_file_set_contents (damaged, "{", -1, NULL));
  lesart_retag_init (&retag);
  lesart_retag_add (&retag, "alt", NULL);
  closed = find_all (fixture, &retag, &open);
  g_assert_cmpuint (closed->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    LesartTagFinding *finding = closed->pdata[i];
    gboolean is_gone = g_error_matches (finding->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

    g_assert_nonnull (finding->error);
    g_assert_null (finding->article);
    g_assert_cmpuint (finding->n_marks, ==, is_gone ? 2 : 0);
  }
}

/* Pasted text has its notes in the data folder, under no address. */
static void
test_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LesartDocument) pasted = lesart_document_new (language);
  g_auto (LesartRetag) retag = { 0 };
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) closed = NULL;
  gboolean done = FALSE;

  lesart_document_paste_async (pasted, "Ein Text, der keine Datei hat.\n", NULL,
                               article_test_on_opened, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  add_mark (pasted, 4, "eingefügt");
  g_assert_true (lesart_document_save_now (pasted, NULL));
  lesart_retag_init (&retag);
  lesart_retag_add (&retag, "eingefügt", "x");
  closed = find_all (fixture, &retag, &open);
  g_assert_cmpuint (closed->len, ==, 1);
  g_assert_cmpuint (((LesartTagFinding *) closed->pdata[0])->n_marks, ==, 1);
  g_assert_error (((LesartTagFinding *) closed->pdata[0])->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_known (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/über uns.txt");
  g_autofree char *uri = g_file_get_uri (file);
  g_auto (GStrv) known = NULL;

  lesart_known_articles_add (file);
  lesart_known_articles_add (file);
  known = lesart_known_articles_get ();
  g_assert_cmpuint (g_strv_length (known), ==, 1);
  g_assert_cmpstr (known[0], ==, uri);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  article_test_begin ();
  g_test_add_func ("/tag-articles/known", test_known);
  add_test ("/tag-articles/everywhere", test_everywhere);
  add_test ("/tag-articles/unreachable", test_unreachable);
  add_test ("/tag-articles/lost", test_lost);
  status = g_test_run ();
  article_test_end ();
  return status;
}
