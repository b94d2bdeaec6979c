/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes notes of every kind that Lesart has, for test-written.py, which looks at the files.
 *
 *     write-notes FOLDER own       what a reader makes; FOLDER has article.txt and article.en.txt
 *     write-notes FOLDER foreign   what comes of it with other programs: theirs.json is what one of
 * them made of the file, article.2.txt what becomes of the article, foreign-*.json are notes of
 * others about it
 */
#include <glib/gstdio.h>
#include <string.h>

#include "check-translation.h"
#include "data-files.h"
#include "document.h"
#include "findings-list.h"
#include "term-decisions.h"
#include "translation.h"

#define S(string) ((char *) (string))

static const char *folder;
static LesartLanguage *language;

static char *
get_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *source = get_path (from);
  g_autofree char *target = get_path (to);
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (source, &bytes, &n_bytes, NULL));
  g_assert_true (g_file_set_contents (target, bytes, (gssize) n_bytes, NULL));
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

static LesartDocument *
open_article (void)
{
  g_autofree char *path = get_path ("article.txt");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  LesartDocument *document = lesart_document_new (language);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  lesart_document_open_async (document, file, LESART_ENCODING_AUTO, "2024-02-12", NULL, on_opened,
                              &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  lesart_document_open_finish (document, result, &error);
  g_assert_no_error (error);
  return document;
}

/* Writes the notes, and keeps the file under a name. */
static void
save (LesartDocument *document, const char *name)
{
  g_autoptr (GError) error = NULL;

  lesart_document_save_now (document, &error);
  g_assert_no_error (error);
  copy_file ("article.txt.annotations.json", name);
}

static LesartSpan
find (LesartDocument *document, const char *words)
{
  LesartText *text = lesart_document_get_text (document);
  const char *bytes = lesart_text_get_utf8 (text, NULL);
  const char *place = strstr (bytes, words);
  guint32 start;

  g_assert_nonnull (place);
  start = (guint32) g_utf8_pointer_to_offset (bytes, place);
  return (LesartSpan){ start, start + (guint32) g_utf8_strlen (words, -1) };
}

static LesartAnnotation *
mark (LesartDocument *document, const char *first, const char *second)
{
  LesartSpan spans[2] = { find (document, first) };

  if (second != NULL)
    spans[1] = find (document, second);
  return lesart_annotation_new (lesart_document_get_text (document), spans, second != NULL ? 2 : 1);
}

static void
add (LesartDocument *document, LesartAnnotation *annotation, LesartEdit edit)
{
  lesart_notes_add (lesart_document_get_notes (document), annotation, edit);
}

/* ---- the reader's own ---- */

static void
write_marks (LesartDocument *document)
{
  const char *tags[] = { "claim", "claim/Größe", NULL };
  g_autoptr (LesartAnnotation) plain = mark (document, "Die Bank gehört", NULL);
  g_autoptr (LesartAnnotation) split = mark (document, "stellte", "in Frage");
  g_autoptr (LesartAnnotation) across = mark (document, "gemacht.\n\nDie Bank", NULL);
  g_autoptr (LesartAnnotation) passing = mark (document, "Ihr Wert stieg", NULL);
  g_autoptr (LesartAnnotation) whole =
      lesart_annotation_new (lesart_document_get_text (document), NULL, 0);
  g_autoptr (LesartAnnotation) coloured = lesart_annotation_with_colour (plain, LESART_COLOUR_BLUE);
  g_autoptr (LesartAnnotation) tagged = lesart_annotation_with_tags (split, tags);
  g_autoptr (LesartAnnotation) judged =
      lesart_annotation_with_verdict (tagged, LESART_VERDICT_REFUTED, LESART_CONFIDENCE_HIGH);
  g_autoptr (LesartAnnotation) noted = lesart_annotation_with_note (across, "Warum **jetzt**?");
  g_autoptr (LesartAnnotation) about_all = lesart_annotation_with_note (whole, "Zu prüfen.\n\n- 1");
  g_autoptr (LesartAnnotation) link = lesart_annotation_new_link (
      lesart_annotation_get_id (judged), lesart_annotation_get_id (noted), "widerspricht");
  g_autoptr (LesartAnnotation) tagged_link = NULL;
  const char *labels[] = { "begründet", NULL };

  add (document, plain, LESART_EDIT_HIGHLIGHT);
  lesart_notes_replace (lesart_document_get_notes (document), coloured, LESART_EDIT_COLOUR);
  add (document, judged, LESART_EDIT_TAG);
  add (document, noted, LESART_EDIT_NOTE);
  add (document, passing, LESART_EDIT_HIGHLIGHT);
  add (document, about_all, LESART_EDIT_NOTE);
  add (document, link, LESART_EDIT_LINK);
  tagged_link = lesart_annotation_with_tags (link, labels);
  lesart_notes_replace (lesart_document_get_notes (document), tagged_link, LESART_EDIT_TAG);
  lesart_notes_set_article_date (lesart_document_get_notes (document), "2024-02-11");
}

/* ---- what was decided ---- */

static void
decide_item (LesartDocument *document, LesartItemKind kind, guint index, LesartEdit edit)
{
  LesartCorrected *corrected = lesart_document_get_corrected (document, TRUE);
  LesartReading *reading = corrected->reading;
  LesartFields fields = { .values = { [LESART_FIELD_NAME] = S ("anders") } };

  if (index >= lesart_item_get_array (reading, kind)->len)
    return;
  if (edit == LESART_EDIT_ACCEPT)
    lesart_decide_accept (lesart_document_get_notes (document), corrected, kind, index);
  else if (edit == LESART_EDIT_REJECT)
    lesart_decide_reject (lesart_document_get_notes (document), corrected, kind, index);
  else
    lesart_decide_correct (lesart_document_get_notes (document), corrected, kind, index, &fields,
                           lesart_item_get_span (reading, kind, index));
}

static void
write_corrections (LesartDocument *document)
{
  const LesartFields event = {
    .values = { [LESART_FIELD_NAME] = S ("kritisieren"), [LESART_FIELD_FIRST] = S ("Anna Berg") }
  };

  for (guint kind = 0; kind < LESART_N_ITEM_KINDS; kind++) {
    decide_item (document, kind, 0, LESART_EDIT_ACCEPT);
    decide_item (document, kind, 1, LESART_EDIT_REJECT);
    decide_item (document, kind, 0, LESART_EDIT_CORRECT);
  }
  lesart_decide_add (lesart_document_get_notes (document), lesart_document_get_text (document),
                     LESART_ITEM_EVENT, &event, find (document, "kritisiert"));
}

static void
write_claims (LesartDocument *document)
{
  LesartCorrected *corrected = lesart_document_get_corrected (document, TRUE);
  g_autoptr (LesartClaimCard) card = lesart_claim_card_new (NULL);
  const LesartFields fields = { .values = { [LESART_FIELD_CERTAINTY] = S ("reported") } };

  g_assert_cmpuint (lesart_item_get_array (corrected->reading, LESART_ITEM_CLAIM)->len, >, 2);
  card->verdict = LESART_VERDICT_CONFLICTING;
  card->confidence = LESART_CONFIDENCE_LOW;
  g_free (card->text);
  card->text = g_strdup ("Die Bank zahlt.");
  g_free (card->justification);
  card->justification = g_strdup ("Es waren **4**.");
  for (guint i = 0; i < LESART_N_STANCES; i++)
    g_ptr_array_add (card->evidence,
                     lesart_evidence_new (i > 0 ? "file:///a%20b.txt" : "urn:sha256:0", "Bericht",
                                          lesart_document_get_text (document),
                                          find (document, "um 3 Prozent"), (LesartStance) i));
  lesart_decide_claim (lesart_document_get_notes (document), corrected, 2, &fields, card);
}

static void
write_findings (LesartDocument *document)
{
  g_autofree char *path = get_path ("article.en.txt");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LesartTranslation) translation = lesart_translation_new (document);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LesartChecked) checked = NULL;
  LesartCheckSettings settings = { .language = language };
  LesartNotes *notes = lesart_document_get_notes (document);
  g_autoptr (GListStore) list = lesart_findings_list_new ();
  LesartBitext *bitext;
  const LesartBead *beads;
  gsize n_beads;
  guint n_items;

  lesart_translation_open_async (translation, file, NULL, on_opened, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (lesart_translation_open_finish (translation, result, NULL));
  while (lesart_translation_get_state (translation) != LESART_TRANSLATION_READY)
    g_main_context_iteration (NULL, TRUE);
  bitext = (LesartBitext *) lesart_translation_get_bitext (translation);
  beads = lesart_translation_get_beads (translation, &n_beads);
  lesart_check_defaults (settings.wanted);
  checked = lesart_checked_new (lesart_bitext_ref (bitext), beads, n_beads,
                                lesart_check_translation (lesart_document_get_reading (document),
                                                          bitext, beads, n_beads, &settings));
  lesart_findings_list_update (list, checked, notes);
  n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (n_items, >, 1);
  for (guint i = 0; i < n_items; i++) {
    g_autoptr (LesartFindingItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

    lesart_finding_item_decide (item, notes,
                                i % 2 == 0 ? LESART_FINDING_IGNORED : LESART_FINDING_ACCEPTED,
                                i % 2 == 0 ? "house style" : NULL);
  }
  lesart_translation_merge (translation, 1);
  lesart_translation_save_now (translation);
}

static void
write_terms (LesartDocument *document)
{
  g_autoptr (LesartTermBase) base = lesart_term_base_new ();
  LesartNotes *notes = lesart_document_get_notes (document);
  LesartText *text = lesart_document_get_text (document);
  LesartConcept *concept = lesart_term_decisions_make_concept (base, "Verlust");

  lesart_term_decisions_put (notes, text, base, concept->id, concept, find (document, "Verlust"));
  lesart_term_decisions_dismiss (notes, text, "Pläne", find (document, "Pläne"));
}

static void
write_own (void)
{
  g_autoptr (LesartDocument) document = open_article ();

  write_marks (document);
  write_corrections (document);
  write_claims (document);
  write_findings (document);
  write_terms (document);
  save (document, "written-own.json");
}

/* ---- what comes from elsewhere ---- */

/* Another program and this one changed the same mark, and another one is new there. */
static void
write_conflict (void)
{
  g_autoptr (LesartDocument) document = open_article ();
  g_autoptr (LesartAnnotation) ours = NULL;
  LesartNotes *notes = lesart_document_get_notes (document);
  g_autoptr (LesartAnnotation) first = g_list_model_get_item (G_LIST_MODEL (notes), 0);

  ours = lesart_annotation_with_note (first, "Hier geschrieben.");
  copy_file ("theirs.json", "article.txt.annotations.json");
  lesart_notes_replace (notes, ours, LESART_EDIT_NOTE);
  save (document, "written-conflict.json");
  g_assert_cmpuint (lesart_store_count_conflicts (lesart_document_get_store (document)), >, 0);
  lesart_document_resolve (document, LESART_RESOLVE_BOTH);
  save (document, "written-resolved.json");
}

/* Notes of another program: every annotation is edited in every way that keeps it. */
static void
edit_foreign (const char *name)
{
  g_autofree char *written = g_strconcat ("written-", name, NULL);
  g_autoptr (LesartDocument) document = NULL;
  LesartNotes *notes;

  copy_file (name, "article.txt.annotations.json");
  document = open_article ();
  notes = lesart_document_get_notes (document);
  g_assert_false (lesart_notes_is_empty (notes));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (notes)); i++) {
    g_autoptr (LesartAnnotation) read = g_list_model_get_item (G_LIST_MODEL (notes), i);
    const char *tags[] = { "neu", NULL };
    const LesartSpan span = find (document, "Nordbank");
    g_autoptr (LesartAnnotation) noted = lesart_annotation_with_note (read, "Dazu.");
    g_autoptr (LesartAnnotation) tagged = lesart_annotation_with_tags (noted, tags);
    g_autoptr (LesartAnnotation) coloured =
        lesart_annotation_with_colour (tagged, LESART_COLOUR_GREEN);
    g_autoptr (LesartAnnotation) moved =
        lesart_annotation_with_spans (coloured, lesart_document_get_text (document), &span, i % 2);

    lesart_notes_replace (notes, moved, LESART_EDIT_NOTE);
  }
  save (document, written);
}

/* The article became another: what is gone gets a note, what is changed is placed anew. */
static void
write_changed (void)
{
  g_autoptr (LesartDocument) document = NULL;
  LesartNotes *notes;
  guint n_gone = 0;

  copy_file ("article.2.txt", "article.txt");
  document = open_article ();
  notes = lesart_document_get_notes (document);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (notes)); i++) {
    g_autoptr (LesartAnnotation) read = g_list_model_get_item (G_LIST_MODEL (notes), i);
    g_autoptr (LesartAnnotation) edited = NULL;
    const LesartSpan span = find (document, "Nordbank");

    if (lesart_annotation_get_link (read) != NULL)
      continue;
    n_gone += !lesart_annotation_is_anchored (read);
    if (lesart_annotation_get_fate (read) == LESART_FATE_CHANGED)
      edited = lesart_annotation_with_spans (read, lesart_document_get_text (document), &span, 1);
    else
      edited = lesart_annotation_with_note (read, "Noch da?");
    lesart_notes_replace (notes, edited, LESART_EDIT_NOTE);
  }
  g_assert_cmpuint (n_gone, >, 0);
  save (document, "written-changed.json");
  while (lesart_notes_get_undo (notes) != LESART_EDIT_NONE) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LesartAnnotation) undone = lesart_notes_undo (notes, &error);

    if (error != NULL) /* the pairs are those of a version that is not open */
      lesart_notes_leave_out (notes, TRUE);
    g_assert_true (undone == NULL || LESART_IS_ANNOTATION (undone));
  }
  save (document, "written-undone.json");
}

static void
write_empty (void)
{
  g_autoptr (LesartDocument) document = open_article ();
  LesartNotes *notes = lesart_document_get_notes (document);
  GListModel *list = G_LIST_MODEL (notes);
  GPtrArray *decisions = lesart_notes_get_decisions (notes);

  while (g_list_model_get_n_items (list) > 0) {
    g_autoptr (LesartAnnotation) first = g_list_model_get_item (list, 0);

    lesart_notes_remove (notes, lesart_annotation_get_id (first));
  }
  while (decisions->len > 0)
    lesart_notes_remove (notes, lesart_annotation_get_id (decisions->pdata[0]));
  save (document, "written-empty.json");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (argc, ==, 3);
  folder = argv[1];
  language = lesart_open_language (&error);
  g_assert_no_error (error);
  if (strcmp (argv[2], "own") == 0) {
    write_own ();
  } else {
    write_conflict ();
    write_changed ();
    write_empty ();
    edit_foreign ("foreign-array.json");
    edit_foreign ("foreign-page.json");
    edit_foreign ("foreign-single.json");
  }
  lesart_language_unref (language);
  return 0;
}
