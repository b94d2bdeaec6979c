/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What renaming, merging, deleting and splitting do to the marks of an article, and back; and what
 * an import takes.
 */
#include "retag.h"

#include "tagbook-import.h"

static LesartNotes *
make_notes (LesartText *text, const char *const *marks)
{
  LesartNotes *notes = lesart_notes_new ();

  for (guint i = 0; marks[i] != NULL; i++) {
    const LesartSpan span = { i, i + 1 };
    g_auto (GStrv) tags = g_strsplit (marks[i], ",", -1);
    g_autoptr (LesartAnnotation) plain = lesart_annotation_new (text, &span, 1);
    g_autoptr (LesartAnnotation) tagged =
        lesart_annotation_with_tags (plain, (const char *const *) tags);

    lesart_notes_add (notes, tagged, LESART_EDIT_TAG);
  }
  return notes;
}

/* The tags of all marks: "a,b|c" */
static char *
join (LesartNotes *notes)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (notes)); i++) {
    g_autoptr (LesartAnnotation) mark = g_list_model_get_item (G_LIST_MODEL (notes), i);
    g_autofree char *tags = g_strjoinv (",", (char **) lesart_annotation_get_tags (mark));

    g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", tags);
  }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
check (LesartNotes *notes, const char *expected)
{
  g_autofree char *all = join (notes);

  g_assert_cmpstr (all, ==, expected);
}

static void
test_retag (void)
{
  static const struct {
    const char *from[4];
    const char *into[4];
    const char *expected;
    guint n_marks;
  } cases[] = {
    { { "Zahl" }, { "Menge" }, "Menge,Frage|Frage|Zitat,Menge,Beleg|Gro\xcc\x88ße", 2 },
    { { "Zahl", "Zitat" }, { "Frage", "Frage" }, "Frage|Frage|Frage,Beleg|Gro\xcc\x88ße", 2 },
    { { "Zahl" }, { NULL }, "Frage|Frage|Zitat,Beleg|Gro\xcc\x88ße", 2 },
    { { "Zahl", "Frage" },
      { "Frage", "Zahl" },
      "Frage,Zahl|Zahl|Zitat,Frage,Beleg|Gro\xcc\x88ße",
      3 },
    /* The mark has its umlaut in two characters. */
    { { "Größe" }, { "Maß" }, "Zahl,Frage|Frage|Zitat,Zahl,Beleg|Maß", 1 },
    { { "nichts" }, { "etwas" }, "Zahl,Frage|Frage|Zitat,Zahl,Beleg|Gro\xcc\x88ße", 0 },
  };
  static const char *const marks[] = { "Zahl,Frage", "Frage", "Zitat,Zahl,Beleg", "Gro\xcc\x88ße",
                                       NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LesartText) text = lesart_text_new ("Ein Satz.", -1, NULL);
    g_autoptr (LesartNotes) notes = make_notes (text, marks);
    g_autofree char *before = join (notes);
    g_auto (LesartRetag) retag = { 0 };
    g_autoptr (LesartTagChange) change = lesart_tag_change_new (LESART_TAG_DEED_MERGE, "x", NULL);
    LesartTagArticle *article;

    lesart_retag_init (&retag);
    for (guint k = 0; cases[i].from[k] != NULL; k++)
      lesart_retag_add (&retag, cases[i].from[k], cases[i].into[k]);
    article = lesart_retag_find (&retag, notes, "file:///a.txt");
    check (notes, before);
    if (cases[i].n_marks == 0) {
      g_assert_null (article);
      continue;
    }
    g_assert_cmpuint (article->marks->len, ==, cases[i].n_marks);
    g_assert_cmpuint (lesart_retag_apply (article, change, notes, FALSE), ==, cases[i].n_marks);
    check (notes, cases[i].expected);
    lesart_retag_apply (article, change, notes, TRUE);
    check (notes, before);
    lesart_tag_article_free (article);
  }
}

static gboolean
turn_book (LesartNotes *notes, const char *to, char **was, gpointer data, GError **error)
{
  g_assert_true (g_str_has_suffix (to, " undone"));
  return TRUE;
}

/* One step of the history, with which the tag book is undone, too. */
static void
test_one_step (void)
{
  static const char *const marks[] = { "a", "a,b", "b", NULL };
  g_autoptr (LesartText) text = lesart_text_new ("Ein Satz.", -1, NULL);
  g_autoptr (LesartNotes) notes = make_notes (text, marks);
  g_autoptr (LesartAnnotation) undone = NULL;
  g_auto (LesartRetag) retag = { 0 };
  g_autoptr (LesartTagChange) change = lesart_tag_change_new (LESART_TAG_DEED_RENAME, "a", "c");
  LesartTagArticle *article;

  lesart_retag_init (&retag);
  lesart_retag_add (&retag, "a", "c");
  article = lesart_retag_find (&retag, notes, "x");
  lesart_retag_apply (article, change, notes, FALSE);
  check (notes, "c|c,b|b");
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_RENAME_TAG);
  g_assert_cmpstr (lesart_notes_get_undo_detail (notes), ==, "a");
  lesart_notes_set_turner (notes, LESART_MATTER_TAG_BOOK, turn_book, NULL);
  undone = lesart_notes_undo (notes, NULL);
  check (notes, "a|a,b|b");
  lesart_tag_article_free (article);
}

/* What was done to a mark meanwhile stays when a change of the tag book is undone. */
static void
test_undone_later (void)
{
  static const char *const marks[] = { "a,b", "a", "a", NULL };
  static const char *const now[] = { "neu", "c", NULL };
  g_autoptr (LesartText) text = lesart_text_new ("Ein Satz.", -1, NULL);
  g_autoptr (LesartNotes) notes = make_notes (text, marks);
  g_autoptr (LesartAnnotation) mark = NULL;
  g_autoptr (LesartAnnotation) gone = NULL;
  g_autoptr (LesartAnnotation) other = NULL;
  g_auto (LesartRetag) retag = { 0 };
  g_autoptr (LesartTagChange) change = lesart_tag_change_new (LESART_TAG_DEED_RENAME, "a", "c");
  LesartTagArticle *article;

  lesart_retag_init (&retag);
  lesart_retag_add (&retag, "a", "c");
  lesart_retag_add (&retag, "b", "c");
  article = lesart_retag_find (&retag, notes, "x");
  lesart_retag_apply (article, change, notes, FALSE);
  check (notes, "c|c|c");
  mark = g_list_model_get_item (G_LIST_MODEL (notes), 0);
  other = lesart_annotation_with_tags (mark, now);
  lesart_notes_replace (notes, other, LESART_EDIT_TAG);
  gone = g_list_model_get_item (G_LIST_MODEL (notes), 2);
  lesart_notes_remove (notes, lesart_annotation_get_id (gone));
  g_assert_cmpuint (lesart_retag_apply (article, change, notes, TRUE), ==, 2);
  check (notes, "neu,a,b|a");
  lesart_tag_article_free (article);
}

static void
test_split (void)
{
  static const char *const marks[] = { "a", "a", NULL };
  g_autoptr (LesartText) text = lesart_text_new ("Ein Satz.", -1, NULL);
  g_autoptr (LesartNotes) notes = make_notes (text, marks);
  g_autoptr (LesartAnnotation) second = g_list_model_get_item (G_LIST_MODEL (notes), 1);
  g_auto (LesartRetag) retag = { 0 };
  g_autoptr (LesartTagChange) change = lesart_tag_change_new (LESART_TAG_DEED_RENAME, "a", "c");
  LesartTagArticle *article;

  lesart_retag_init (&retag);
  lesart_retag_add (&retag, "a", "b");
  retag.only = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_add (retag.only, (gpointer) lesart_annotation_get_id (second));
  article = lesart_retag_find (&retag, notes, "x");
  lesart_retag_apply (article, change, notes, FALSE);
  check (notes, "a|b");
  lesart_tag_article_free (article);
}

/* ---- import ---- */

static GPtrArray *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *tags = lesart_tag_book_parse (json, strlen (json), &error);

  g_assert_no_error (error);
  return tags;
}

#define BOOK(tags) "{\"schema\":\"lesart-tagbook/1\",\"tags\":[" tags "]}"

static LesartTagBook *
make_book (const char *json, LesartRetag *retag)
{
  LesartTagBook *book = lesart_tag_book_new (NULL);
  g_autoptr (GPtrArray) tags = parse (json);
  g_autoptr (GArray) rows = lesart_tag_import_compare (book, tags, TRUE);
  g_autoptr (LesartTagChange) change = lesart_tag_import_make_change (book, rows, "alles", retag);

  g_assert_true (lesart_tag_book_do (book, change, NULL));
  return book;
}

static void
test_import (void)
{
  g_auto (LesartRetag) retag = { 0 };
  g_autoptr (LesartTagBook) book = NULL;
  g_autoptr (GPtrArray) theirs =
      parse (BOOK ("{\"id\":\"1\",\"name\":\"eins\",\"key\":\"e\",\"rule\":\"immer\"},"
                   "{\"id\":\"9\",\"name\":\"zwei\"},{\"id\":\"3\",\"name\":\"drei neu\"},"
                   "{\"id\":\"8\",\"name\":\"vier\",\"key\":\"z\",\"parent\":\"9\"}"));
  const LesartTagImportKind kinds[] = { LESART_TAG_IMPORT_SAME, LESART_TAG_IMPORT_SAME,
                                        LESART_TAG_IMPORT_CHANGED, LESART_TAG_IMPORT_NEW };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (LesartTagChange) change = NULL;
  LesartTag *tag;

  lesart_retag_init (&retag);
  book = make_book (BOOK ("{\"id\":\"1\",\"name\":\"eins\",\"key\":\"e\",\"rule\":\"immer\"},"
                          "{\"id\":\"2\",\"name\":\"zwei\",\"key\":\"z\",\"definition\":\"2\"},"
                          "{\"id\":\"3\",\"name\":\"drei\"}"),
                    &retag);
  rows = lesart_tag_import_compare (book, theirs, TRUE);
  for (guint i = 0; i < rows->len; i++) {
    LesartTagImportRow *row = &g_array_index (rows, LesartTagImportRow, i);

    g_assert_cmpint (row->kind, ==, kinds[i]);
    g_assert_true (row->is_chosen == (kinds[i] == LESART_TAG_IMPORT_NEW));
    row->is_chosen = TRUE;
  }
  change = lesart_tag_import_make_change (book, rows, "alles", &retag);
  g_assert_true (lesart_tag_book_do (book, change, NULL));

  /* What theirs does not say stays; a key that is ours is not taken; the id is that of ours. */
  tag = lesart_tag_book_find_by_name (book, "zwei");
  g_assert_cmpstr (lesart_tag_get_text (tag, LESART_TAG_DEFINITION), ==, "2");
  g_assert_true (lesart_tag_book_find_by_key (book, 'z') == tag);
  g_assert_cmpstr (lesart_tag_get_parent (lesart_tag_book_find_by_name (book, "vier")), ==, "2");
  g_assert_cmpstr (g_hash_table_lookup (retag.names, "drei"), ==, "drei neu");
  g_assert_cmpuint (g_hash_table_size (retag.names), ==, 1);
}

/* Of a branch only what is below: it hangs where there is something to hang on. */
static void
test_import_part (void)
{
  g_auto (LesartRetag) retag = { 0 };
  g_autoptr (LesartTagBook) book = lesart_tag_book_new (NULL);
  g_autoptr (GPtrArray) theirs =
      parse (BOOK ("{\"id\":\"1\",\"name\":\"1\"},{\"id\":\"2\",\"name\":\"2\",\"parent\":\"1\"},"
                   "{\"id\":\"3\",\"name\":\"3\",\"parent\":\"2\"}"));
  g_autoptr (GArray) rows = lesart_tag_import_compare (book, theirs, TRUE);
  g_autoptr (LesartTagChange) change = NULL;

  lesart_retag_init (&retag);
  g_array_index (rows, LesartTagImportRow, 1).is_chosen = FALSE;
  change = lesart_tag_import_make_change (book, rows, "Teil", &retag);
  g_assert_true (lesart_tag_book_do (book, change, NULL));
  g_assert_cmpstr (lesart_tag_get_parent (lesart_tag_book_find (book, "3")), ==, "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retag/retag", test_retag);
  g_test_add_func ("/retag/one-step", test_one_step);
  g_test_add_func ("/retag/undone-later", test_undone_later);
  g_test_add_func ("/retag/split", test_split);
  g_test_add_func ("/retag/import", test_import);
  g_test_add_func ("/retag/import-part", test_import_part);
  return g_test_run ();
}
