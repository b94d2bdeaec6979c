/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The terms of an article: found, decided, undone; and kept for the next article.
 */
#include "terminology.h"

#include <glib/gstdio.h>
#include <string.h>

#include "article-test.h"

static const char article[] =
    "Neue Chips\nDie Chipfabrik stellt einen Chip vor. Der Minister lobt sie.\n";

static const char base[] =
    "{\"schema\":\"lesart-terms/1\",\"items\":[\n"
    "{\"id\":\"a\",\"terms\":[{\"language\":\"de\",\"text\":\"Chip\"},{\"language\":\"en\",\"text\":\"chip\"}]},\n"
    "{\"id\":\"b\",\"terms\":[{\"language\":\"de\",\"text\":\"vorstellen\"}]}]}\n";

static char *
make_file (const char *name, const char *contents)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  return path;
}

/* Until nothing is under way. */
static void
settle (LesartTerminology *terms, LesartTermsState state)
{
  gint64 end = g_get_monotonic_time () + 200 * 1000; /* the searches begun by what was done */

  while (lesart_terminology_get_state (terms) != state || g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* "Chip preferred 2; ..." */
static char *
show (LesartTerminology *terms, gboolean candidates)
{
  GListModel *items = lesart_terminology_get_items (terms);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (LesartTermItem) item = g_list_model_get_item (items, i);
    const char *status = lesart_term_status_to_string (lesart_term_item_get_status (item));
    guint n;

    lesart_term_item_get_uses (item, &n);
    if ((lesart_term_item_get_concept (item) == NULL) == candidates)
      g_string_append_printf (shown, "%s%s %.4s %u", shown->len > 0 ? "; " : "",
                              lesart_term_item_get_text (item), status != NULL ? status : "-", n);
  }
  return g_string_free (shown, FALSE);
}

static void
assert_terms (LesartTerminology *terms, const char *expected)
{
  g_autofree char *shown = NULL;

  settle (terms, LESART_TERMS_READY);
  shown = show (terms, FALSE);
  g_assert_cmpstr (shown, ==, expected);
}

static LesartTermItem *
find_item (LesartTerminology *terms, const char *text)
{
  GListModel *items = lesart_terminology_get_items (terms);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (LesartTermItem) item = g_list_model_get_item (items, i);

    if (strcmp (lesart_term_item_get_text (item), text) == 0)
      return g_steal_pointer (&item);
  }
  return NULL;
}

static void
decide (LesartTerminology *terms, const char *text, LesartTermStatus status)
{
  g_autoptr (LesartTermItem) item = find_item (terms, text);

  g_assert_nonnull (item);
  g_assert_true (lesart_terminology_decide (terms, item, status));
}

static void
undo (LesartDocument *document)
{
  g_autoptr (LesartAnnotation) annotation =
      lesart_notes_undo (lesart_document_get_notes (document), NULL);

  g_assert_nonnull (annotation);
}

static void
redo (LesartDocument *document)
{
  g_autoptr (LesartAnnotation) annotation =
      lesart_notes_redo (lesart_document_get_notes (document), NULL);

  g_assert_nonnull (annotation);
}

/* The base of the folder; every step there and back. */
static void
test_folder (void)
{
  g_autofree char *path = make_file ("artikel.txt", article);
  g_autofree char *base_path = make_file (LESART_TERM_STORE_NAME, base);
  g_autoptr (LesartDocument) document = article_test_open (path);
  g_autoptr (LesartTerminology) terms = lesart_terminology_new (document);
  g_autofree char *written = NULL;

  assert_terms (terms, "Chip - 3; vorstellen - 1");
  g_assert_cmpuint (lesart_terminology_get_marks (terms)->len, ==, 5);
  decide (terms, "Chip", LESART_TERM_PREFERRED);
  assert_terms (terms, "Chip pref 3; vorstellen - 1");
  decide (terms, "Chip", LESART_TERM_FORBIDDEN);
  assert_terms (terms, "Chip depr 3; vorstellen - 1");
  undo (document);
  assert_terms (terms, "Chip pref 3; vorstellen - 1");
  undo (document);
  assert_terms (terms, "Chip - 3; vorstellen - 1");
  redo (document);
  assert_terms (terms, "Chip pref 3; vorstellen - 1");
  g_assert_true (lesart_term_store_save (lesart_terminology_get_store (terms), NULL));
  g_assert_true (g_file_get_contents (base_path, &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "preferredTerm-admn-sts"));
  g_unlink (base_path);
}

/* Without a base in the folder: the user's own, and only when somebody wants to see it. */
static void
test_candidates (void)
{
  g_autofree char *path = make_file ("zweiter.txt", article);
  g_autoptr (LesartDocument) document = article_test_open (path);
  g_autoptr (LesartTerminology) terms = lesart_terminology_new (document);
  g_autoptr (LesartTermItem) factory = NULL;
  g_autofree char *candidates = NULL;

  settle (terms, LESART_TERMS_IDLE);
  lesart_terminology_want (terms);
  assert_terms (terms, "");
  candidates = show (terms, TRUE);
  g_assert_nonnull (strstr (candidates, "Chipfabrik"));
  decide (terms, "Chip", LESART_TERM_PREFERRED);
  assert_terms (terms, "Chip pref 3");
  factory = find_item (terms, "Chipfabrik");
  lesart_terminology_remove (terms, factory);
  settle (terms, LESART_TERMS_READY);
  g_assert_null (find_item (terms, "Chipfabrik"));
  undo (document);
  settle (terms, LESART_TERMS_READY);
  g_object_unref (find_item (terms, "Chipfabrik"));
  undo (document);
  assert_terms (terms, "");
  redo (document);
  assert_terms (terms, "Chip pref 3");
}

/* What was decided in one article holds in the next; undone in the first, it is gone there. */
static void
test_two_articles (void)
{
  g_autofree char *first_path = make_file ("dritter.txt", article);
  g_autofree char *second_path = make_file ("vierter.txt", "Noch ein Chip\nChips sind knapp.\n");
  g_autofree char *base_path = make_file (LESART_TERM_STORE_NAME, base);
  g_autoptr (LesartDocument) first = article_test_open (first_path);
  g_autoptr (LesartDocument) second = article_test_open (second_path);
  g_autoptr (LesartTerminology) terms = lesart_terminology_new (first);
  g_autoptr (LesartTerminology) others = lesart_terminology_new (second);

  assert_terms (terms, "Chip - 3; vorstellen - 1");
  decide (terms, "Chip", LESART_TERM_SUPERSEDED);
  assert_terms (others, "Chip supe 2");
  undo (first);
  assert_terms (others, "Chip - 2");
  g_unlink (base_path);
}

/* Another program wrote the file meanwhile; and one that nobody understands stays as it is. */
static void
test_file (void)
{
  static const char other[] =
      "{\"schema\":\"lesart-terms/1\",\"items\":[\n"
      "{\"id\":\"c\",\"terms\":[{\"language\":\"de\",\"text\":\"Minister\"}]}]}\n";
  g_autofree char *path = make_file ("fuenfter.txt", article);
  g_autofree char *base_path = make_file (LESART_TERM_STORE_NAME, base);
  g_autoptr (LesartDocument) document = article_test_open (path);
  g_autoptr (LesartTerminology) terms = lesart_terminology_new (document);
  g_autofree char *kept = NULL;

  assert_terms (terms, "Chip - 3; vorstellen - 1");
  g_free (make_file (LESART_TERM_STORE_NAME, other));
  decide (terms, "Chip", LESART_TERM_ADMITTED);
  g_assert_true (lesart_term_store_save (lesart_terminology_get_store (terms), NULL));
  assert_terms (terms, "Chip admi 3; Minister - 1");

  g_clear_object (&terms);
  g_free (make_file (LESART_TERM_STORE_NAME, "{ broken"));
  terms = lesart_terminology_new (document);
  settle (terms, LESART_TERMS_FAILED);
  g_assert_true (g_file_get_contents (base_path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "{ broken");
  g_unlink (base_path);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  article_test_begin ();
  g_test_add_func ("/terminology/folder", test_folder);
  g_test_add_func ("/terminology/candidates", test_candidates);
  g_test_add_func ("/terminology/two-articles", test_two_articles);
  g_test_add_func ("/terminology/file", test_file);
  status = g_test_run ();
  article_test_end ();
  return status;
}
