/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is decided of findings: it can be undone, is found again after edits elsewhere, and holds no
 * longer when the English there is another. Which findings are shown.
 */
#include "check-translation.h"
#include "collection.h"
#include "findings-list.h"

#include <string.h>

static LesartLanguage *language;

static const char german[] = "Er kam am Montag. Sie zahlte 5 Milliarden Euro.";
static const char english[] = "He came on Tuesday. She paid 5 million euros.";

static LesartChecked *
check (const char *de, const char *en)
{
  g_autoptr (LesartText) german_text = lesart_text_new (de, -1, NULL);
  g_autoptr (LesartText) english_text = lesart_text_new (en, -1, NULL);
  g_autoptr (LesartReading) reading = lesart_read (german_text, language, NULL);
  g_autoptr (LesartBitext) bitext =
      lesart_bitext_new (german_text, reading->segments, english_text, NULL);
  LesartCheckSettings settings = { .language = language };
  LesartBead bead = { .score = 1 };

  lesart_check_defaults (settings.wanted);
  for (LesartCheckKind kind = LESART_CHECK_NAME; kind <= LESART_CHECK_UNTRANSLATED; kind++)
    settings.wanted[kind] = FALSE;
  lesart_bitext_count_sentences (bitext, bead.n);
  return lesart_checked_new (bitext, &bead, 1,
                             lesart_check_translation (reading, bitext, &bead, 1, &settings));
}

static LesartFindingItem *
get_item (GListStore *list, guint position)
{
  g_autoptr (LesartFindingItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (item);
  return item; /* the list holds it */
}

static void
test_decide (void)
{
  g_autoptr (LesartChecked) checked = check (german, english);
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  g_autoptr (GListStore) list = lesart_findings_list_new ();

  lesart_findings_list_update (list, checked, notes);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpint (lesart_finding_item_get_finding (get_item (list, 0))->kind, ==,
                   LESART_CHECK_WEEKDAY);
  lesart_finding_item_decide (get_item (list, 0), notes, LESART_FINDING_IGNORED, "house style");
  lesart_finding_item_decide (get_item (list, 1), notes, LESART_FINDING_ACCEPTED, NULL);
  lesart_findings_list_update (list, checked, notes);
  g_assert_cmpint (lesart_finding_item_get_state (get_item (list, 0)), ==, LESART_FINDING_IGNORED);
  g_assert_cmpstr (lesart_finding_item_get_reason (get_item (list, 0)), ==, "house style");
  g_assert_cmpint (lesart_finding_item_get_state (get_item (list, 1)), ==, LESART_FINDING_ACCEPTED);

  lesart_finding_item_decide (get_item (list, 0), notes, LESART_FINDING_OPEN, NULL);
  lesart_findings_list_update (list, checked, notes);
  g_assert_cmpint (lesart_finding_item_get_state (get_item (list, 0)), ==, LESART_FINDING_OPEN);
  for (guint i = 0; i < 3; i++)
    g_object_unref (lesart_notes_undo (notes, NULL));
  lesart_findings_list_update (list, checked, notes);
  g_assert_true (lesart_notes_is_empty (notes));
  g_assert_cmpint (lesart_finding_item_get_state (get_item (list, 1)), ==, LESART_FINDING_OPEN);
}

/* The notes as they are read again beside another text. */
static LesartNotes *
reopen (LesartNotes *notes, LesartText *before, LesartText *now)
{
  const LesartSource old = { before, "a.txt", NULL }, new = { now, "a.txt", NULL };
  g_autoptr (LesartCollection) collection = lesart_collection_new ("a.txt");
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LesartCollection) again = NULL;
  g_autoptr (GError) error = NULL;
  LesartNotes *opened = lesart_notes_new ();
  gsize n_bytes;
  g_autofree char *bytes =
      lesart_collection_write (collection, lesart_notes_get_decisions (notes), &old, &n_bytes);

  again = lesart_collection_parse (bytes, n_bytes, "a.txt", &new, read, &error);
  g_assert_no_error (error);
  lesart_notes_load (opened, read, NULL);
  return opened;
}

static const struct {
  const char *german, *english;
  LesartFindingState state; /* of the sum */
} edits[] = {
  { german, english, LESART_FINDING_IGNORED },
  { "Vorweg ein Satz. Er kam am Montag. Sie zahlte 5 Milliarden Euro.",
    "A sentence before. He came on Tuesday. She paid 5 million euros.", LESART_FINDING_IGNORED },
  { "Er kam am Dienstag. Sie zahlte 5 Milliarden Euro.", english, LESART_FINDING_IGNORED },
  { german, "He came on Tuesday. She paid 6 million euros.", LESART_FINDING_OPEN },
};

static void
test_edits (void)
{
  g_autoptr (LesartChecked) checked = check (german, english);
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  g_autoptr (GListStore) list = lesart_findings_list_new ();

  lesart_findings_list_update (list, checked, notes);
  lesart_finding_item_decide (get_item (list, 1), notes, LESART_FINDING_IGNORED, "agreed");
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++) {
    g_autoptr (LesartChecked) now = check (edits[i].german, edits[i].english);
    g_autoptr (LesartNotes) opened = reopen (notes, checked->bitext->text[LESART_SIDE_GERMAN],
                                             now->bitext->text[LESART_SIDE_GERMAN]);
    guint n;

    lesart_findings_list_update (list, now, opened);
    n = g_list_model_get_n_items (G_LIST_MODEL (list));
    g_assert_cmpuint (n, >, 0);
    g_assert_cmpint (lesart_finding_item_get_state (get_item (list, n - 1)), ==, edits[i].state);
    if (edits[i].state == LESART_FINDING_IGNORED)
      g_assert_cmpstr (lesart_finding_item_get_reason (get_item (list, n - 1)), ==, "agreed");
  }
}

static void
test_filter (void)
{
  g_autoptr (LesartChecked) checked = check (german, english);
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  g_autoptr (GListStore) list = lesart_findings_list_new ();
  g_autoptr (LesartTextFilter) billions = lesart_text_filter_new ("milliarden euros");
  g_autoptr (LesartTextFilter) pounds = lesart_text_filter_new ("pound");
  LesartFindingsFilter filter = { .kind = LESART_ANY_KIND, .state = LESART_ANY_KIND };

  lesart_findings_list_update (list, checked, notes);
  lesart_finding_item_decide (get_item (list, 0), notes, LESART_FINDING_IGNORED, NULL);
  lesart_findings_list_update (list, checked, notes);
  g_assert_false (lesart_findings_filter_match (&filter, get_item (list, 0)));
  g_assert_true (lesart_findings_filter_match (&filter, get_item (list, 1)));
  filter.state = LESART_FINDING_IGNORED;
  g_assert_true (lesart_findings_filter_match (&filter, get_item (list, 0)));
  filter.state = LESART_ANY_KIND;
  filter.kind = LESART_CHECK_DATE;
  g_assert_false (lesart_findings_filter_match (&filter, get_item (list, 1)));
  filter.kind = LESART_CHECK_SCALE;
  filter.words = billions;
  g_assert_true (lesart_findings_filter_match (&filter, get_item (list, 1)));
  filter.words = pounds;
  g_assert_false (lesart_findings_filter_match (&filter, get_item (list, 1)));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/findings/decide", test_decide);
  g_test_add_func ("/findings/edits", test_edits);
  g_test_add_func ("/findings/filter", test_filter);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
