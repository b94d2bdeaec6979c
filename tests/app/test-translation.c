/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The English version of an article: opened, repaired, kept, and found again when a text changed.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "data-files.h"
#include "translation-edit.h"
#include "translation.h"

#define GERMAN                                                                                     \
  "Der Titel\n\nPaul Kessler kam am Dienstag aus Wien. Er brachte 4.512 Euro mit. Anna Novak "     \
  "ging.\n\nSie war müde.\n"
#define ENGLISH                                                                                    \
  "The title\n\nPaul Kessler came from Vienna on Tuesday. He brought 4,512 euros. Anna Novak "     \
  "left.\n\nShe was tired.\n"

typedef struct {
  char *folder;
  GFile *german;
  GFile *english;
  LesartLanguage *language;
  LesartDocument *document;
  LesartTranslation *translation;
} Fixture;

static GFile *
write_file (Fixture *f, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

static void
open_article (Fixture *f)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  lesart_document_open_async (f->document, f->german, LESART_ENCODING_AUTO, "2024-02-12", NULL,
                              take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (lesart_document_open_finish (f->document, result, &error));
}

static gboolean
open_english (Fixture *f, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  lesart_translation_open_async (f->translation, file, NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return lesart_translation_open_finish (f->translation, result, error);
}

static void
wait_until_ready (Fixture *f)
{
  while (lesart_translation_get_state (f->translation) != LESART_TRANSLATION_READY)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("lesart-translation-XXXXXX", NULL);
  f->german = write_file (f, "artikel.txt", GERMAN);
  f->english = write_file (f, "artikel.en.txt", ENGLISH);
  f->language = lesart_open_language (&error);
  g_assert_no_error (error);
  f->document = lesart_document_new (f->language);
  f->translation = lesart_translation_new (f->document);
  open_article (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  const char *name;
  GDir *dir;

  g_clear_object (&f->translation);
  g_clear_object (&f->document);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&f->language, lesart_language_unref);
  g_clear_object (&f->german);
  g_clear_object (&f->english);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (f->folder, name, NULL);

    g_remove (path);
  }
  g_dir_close (dir);
  g_rmdir (f->folder);
  g_free (f->folder);
}

/* "1:1 2:1! 0:1": with a mark for those that a person made. */
static char *
describe (Fixture *f)
{
  GString *found = g_string_new (NULL);
  gsize n_beads;
  const LesartBead *beads = lesart_translation_get_beads (f->translation, &n_beads);

  for (gsize b = 0; b < n_beads; b++)
    g_string_append_printf (found, "%s%u:%u%s", b > 0 ? " " : "", beads[b].n[0], beads[b].n[1],
                            beads[b].human ? "!" : "");
  return g_string_free (found, FALSE);
}

static void
assert_beads (Fixture *f, const char *expected)
{
  g_autofree char *found = describe (f);

  g_assert_cmpstr (found, ==, expected);
}

static guint32
place_of (Fixture *f, const char *words)
{
  const char *in = strstr (GERMAN, words);

  return (guint32) g_utf8_pointer_to_offset (GERMAN, in);
}

static void
test_open (Fixture *f, gconstpointer data)
{
  g_autofree char *guess = lesart_translation_guess_path (f->german);
  g_autofree char *path = g_file_get_path (f->english);
  g_autoptr (GError) error = NULL;
  LesartSpan span;

  g_assert_cmpstr (guess, ==, path);
  g_assert_true (open_english (f, f->english, &error));
  assert_beads (f, "1:1 1:1 1:1 1:1 1:1");
  g_assert_cmpint (
      lesart_translation_find_bead (f->translation, LESART_SIDE_GERMAN, place_of (f, "Anna")), ==,
      3);
  span = lesart_translation_get_bead_span (f->translation, 3, LESART_SIDE_ENGLISH);
  g_assert_cmpuint (span.end - span.start, ==, strlen ("Anna Novak left."));
  g_assert_nonnull (lesart_document_get_text (lesart_translation_get_english (f->translation)));
  lesart_translation_close (f->translation);
  assert_beads (f, "");
  g_assert_cmpint (lesart_translation_find_bead (f->translation, LESART_SIDE_GERMAN, 0), ==, -1);
}

static void
test_missing (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) none = g_file_get_child (f->german, "none");
  g_autoptr (GError) error = NULL;

  g_assert_false (open_english (f, none, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (lesart_translation_get_state (f->translation), ==, LESART_TRANSLATION_NONE);
}

static void
undo_all (Fixture *f)
{
  LesartNotes *notes = lesart_document_get_notes (f->document);
  g_autoptr (GError) error = NULL;

  while (lesart_notes_get_undo (notes) != LESART_EDIT_NONE) {
    g_clear_object (&(LesartAnnotation *){ lesart_notes_undo (notes, &error) });
    g_assert_no_error (error);
  }
}

static void
redo_all (Fixture *f)
{
  LesartNotes *notes = lesart_document_get_notes (f->document);
  g_autoptr (GError) error = NULL;

  while (lesart_notes_get_redo (notes) != LESART_EDIT_NONE) {
    g_clear_object (&(LesartAnnotation *){ lesart_notes_redo (notes, &error) });
    g_assert_no_error (error);
  }
}

static void
test_repairs (Fixture *f, gconstpointer data)
{
  g_assert_true (open_english (f, f->english, NULL));
  g_assert_true (lesart_translation_merge (f->translation, 1));
  assert_beads (f, "1:1 2:2! 1:1 1:1");
  g_assert_true (
      lesart_translation_split (f->translation, LESART_SIDE_GERMAN, place_of (f, "brachte")));
  assert_beads (f, "1:1 1:1! 1:1! 1:1 1:1");
  g_assert_true (
      lesart_translation_shift (f->translation, LESART_SIDE_GERMAN, place_of (f, "Anna"), FALSE));
  assert_beads (f, "1:1 1:1! 2:1! 0:1! 1:1");
  g_assert_true (
      lesart_translation_shift (f->translation, LESART_SIDE_GERMAN, place_of (f, "Anna"), TRUE));
  assert_beads (f, "1:1 1:1! 1:1! 1:1! 1:1");
  g_assert_true (lesart_translation_confirm (f->translation, 0));
  assert_beads (f, "1:1! 1:1! 1:1! 1:1! 1:1");
  g_assert_cmpuint (lesart_translation_count_human (f->translation), ==, 4);
  g_assert_false (lesart_translation_merge (f->translation, 4));
  g_assert_false (lesart_translation_shift (f->translation, LESART_SIDE_GERMAN, 0, FALSE));
  undo_all (f);
  assert_beads (f, "1:1 1:1 1:1 1:1 1:1");
  redo_all (f);
  assert_beads (f, "1:1! 1:1! 1:1! 1:1! 1:1");
}

/* Whatever keys are pressed, the beads stay whole. */
static void
test_random_repairs (void)
{
  for (guint run = 0; run < 300; run++) {
    g_autoptr (GArray) beads = g_array_new (FALSE, FALSE, sizeof (LesartBead));
    guint n[LESART_N_SIDES] = { 0, 0 };

    for (guint b = 0; b < 8; b++) {
      LesartBead bead = { .first = { n[0], n[1] } };

      for (guint side = 0; side < LESART_N_SIDES; side++)
        bead.n[side] = (guint) g_test_rand_int_range (b % 2 == side, 4);
      n[0] += bead.n[0];
      n[1] += bead.n[1];
      g_array_append_val (beads, bead);
    }
    for (guint step = 0; step < 60; step++) {
      const LesartSide side = (LesartSide) g_test_rand_int_range (0, 2);
      const guint sentence = (guint) g_test_rand_int_range (0, (gint32) n[side] + 1);

      switch (g_test_rand_int_range (0, 4)) {
      case 0:
        lesart_beads_merge (beads, g_test_rand_int_range (-1, (gint32) beads->len + 1));
        break;
      case 1:
        lesart_beads_split (beads, side, sentence);
        break;
      case 2:
        lesart_beads_shift (beads, side, sentence, step % 2);
        break;
      default:
        lesart_beads_confirm (beads, g_test_rand_int_range (-1, (gint32) beads->len + 1));
      }
      g_assert_true (
          lesart_beads_are_whole ((const LesartBead *) (gpointer) beads->data, beads->len, n));
    }
  }
}

static void
test_kept (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "artikel.txt.alignment.json", NULL);

  g_assert_true (open_english (f, f->english, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS)); /* looking is no repair */
  lesart_translation_merge (f->translation, 1);
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, FALSE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lesart_translation_close (f->translation);
  g_assert_true (open_english (f, f->english, NULL));
  assert_beads (f, "1:1 2:2! 1:1 1:1");
}

static void
add_mark (Fixture *f, const char *words)
{
  const guint32 start = place_of (f, words);
  const LesartSpan span = { start, start + 4 };
  g_autoptr (LesartAnnotation) mark =
      lesart_annotation_new (lesart_document_get_text (f->document), &span, 1);

  lesart_notes_add (lesart_document_get_notes (f->document), mark, LESART_EDIT_HIGHLIGHT);
}

/* As after a restart. */
static void
open_again (Fixture *f)
{
  lesart_translation_save_now (f->translation);
  lesart_document_let_go (f->document);
  g_clear_object (&f->translation);
  g_clear_object (&f->document);
  f->document = lesart_document_new (f->language);
  f->translation = lesart_translation_new (f->document);
  open_article (f);
}

/* What was done last is undone first, marks and repairs alike, also after a restart. */
static void
test_one_history (Fixture *f, gconstpointer data)
{
  LesartNotes *notes;
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartAnnotation) mark = NULL;

  g_assert_true (open_english (f, f->english, NULL));
  lesart_translation_merge (f->translation, 1);
  add_mark (f, "Anna");
  lesart_translation_split (f->translation, LESART_SIDE_GERMAN, place_of (f, "brachte"));
  open_again (f);
  notes = lesart_document_get_notes (f->document);
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_SPLIT_PAIR);
  g_assert_true (lesart_notes_would_change (notes, TRUE, LESART_MATTER_PAIRS));
  g_assert_null (lesart_notes_undo (notes, &error));
  g_assert_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_AWAY);
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_SPLIT_PAIR);
  g_assert_true (open_english (f, f->english, NULL));
  assert_beads (f, "1:1 1:1! 1:1! 1:1 1:1");
  g_assert_null (lesart_notes_undo (notes, NULL));
  assert_beads (f, "1:1 2:2! 1:1 1:1");
  g_assert_cmpint (lesart_translation_get_turned (f->translation), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (notes)), ==, 1);
  mark = lesart_notes_undo (notes, NULL);
  g_assert_nonnull (mark);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (notes)), ==, 0);
  open_again (f);
  g_assert_true (open_english (f, f->english, NULL));
  undo_all (f);
  assert_beads (f, "1:1 1:1 1:1 1:1 1:1");
  redo_all (f);
  assert_beads (f, "1:1 1:1! 1:1! 1:1 1:1");
}

/* Sentences that have another wording are others: what was done to them stays, and what was done
 * before can be undone. */
static void
test_left_out (Fixture *f, gconstpointer data)
{
  LesartNotes *notes;
  g_autoptr (GError) error = NULL;

  g_assert_true (open_english (f, f->english, NULL));
  lesart_translation_confirm (f->translation, 0);
  lesart_translation_merge (f->translation, 3);
  g_object_unref (write_file (f, "artikel.en.txt",
                              "The title\n\nPaul Kessler came from Vienna on Tuesday. He brought "
                              "4,512 euros. Anna Novak went away.\n\nShe was tired.\n"));
  open_again (f);
  notes = lesart_document_get_notes (f->document);
  g_assert_true (open_english (f, f->english, NULL));
  g_assert_null (lesart_notes_undo (notes, &error));
  g_assert_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_CHANGED);
  lesart_notes_leave_out (notes, TRUE);
  g_assert_null (lesart_notes_undo (notes, NULL));
  assert_beads (f, "1:1 1:1 1:1 1:1 1:1");
  open_again (f);
  notes = lesart_document_get_notes (f->document);
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_NONE);
  g_assert_cmpint (lesart_notes_get_redo (notes), ==, LESART_EDIT_CONFIRM_PAIR);
}

static char *
read_beads (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->folder, "artikel.txt.alignment.json", NULL);
  char *bytes = NULL;

  lesart_translation_save_now (f->translation);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  return bytes;
}

static void
repair_at_random (Fixture *f)
{
  const LesartSide side = (LesartSide) g_test_rand_int_range (0, 2);
  const guint32 at = (guint32) g_test_rand_int_range (0, 130);
  const gssize bead = g_test_rand_int_range (-1, 6);

  switch (g_test_rand_int_range (0, 6)) {
  case 0:
    lesart_translation_merge (f->translation, bead);
    break;
  case 1:
    lesart_translation_split (f->translation, side, at);
    break;
  case 2:
    lesart_translation_shift (f->translation, side, at, at % 2);
    break;
  case 3:
    lesart_translation_confirm (f->translation, bead);
    break;
  case 4:
    add_mark (f, "Anna");
    break;
  default:
    g_clear_object (
        &(LesartAnnotation *){ lesart_notes_undo (lesart_document_get_notes (f->document), NULL) });
  }
}

/* All that was done, undone and done again: byte for byte the file of the beads before it and the
 * last, also when all is opened anew between. */
static void
test_history (Fixture *f, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_assert_true (open_english (f, f->english, NULL));
  lesart_translation_confirm (f->translation, 0);
  undo_all (f);
  first = read_beads (f);
  for (guint i = 0; i < 300; i++)
    repair_at_random (f);
  redo_all (f);
  last = read_beads (f);
  for (guint i = 0; i < 4; i++) {
    g_autofree char *now = NULL;

    if (i % 2 == 0)
      undo_all (f);
    else
      redo_all (f);
    now = read_beads (f);
    g_assert_cmpstr (now, ==, i % 2 == 0 ? first : last);
    if (i == 1) {
      open_again (f);
      g_assert_true (open_english (f, f->english, NULL));
    }
  }
}

/* What was not understood is not lost; what is done last is written before the end. */
static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "artikel.txt.alignment.json", NULL);
  g_autofree char *aside = g_strconcat (path, ".broken", NULL);
  g_autofree char *bytes = NULL;

  g_object_unref (write_file (f, "artikel.txt.alignment.json", "{\"schema\": \"of tomorrow\"}"));
  g_assert_true (open_english (f, f->english, NULL));
  assert_beads (f, "1:1 1:1 1:1 1:1 1:1");
  lesart_translation_merge (f->translation, 1);
  lesart_translation_merge (f->translation, 0);
  lesart_translation_save_now (f->translation);
  g_assert_true (g_file_get_contents (aside, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "{\"schema\": \"of tomorrow\"}");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (open_english (f, f->english, NULL));
  assert_beads (f, "3:3! 1:1 1:1");
}

static void
test_article_changed (Fixture *f, gconstpointer data)
{
  g_assert_true (open_english (f, f->english, NULL));
  lesart_translation_merge (f->translation, 1);
  lesart_translation_confirm (f->translation, 3);
  g_object_unref (write_file (f, "artikel.txt",
                              "Der Titel\n\nPaul Kessler kam am Dienstag aus Wien. Er brachte "
                              "4.512 Euro mit. Anna Novak ging.\n\nSie war sehr müde.\n"));
  open_article (f);
  wait_until_ready (f);
  assert_beads (f, "1:1 2:2! 1:1 1:1");
}

static void
test_other_article (Fixture *f, gconstpointer data)
{
  g_assert_true (open_english (f, f->english, NULL));
  g_object_unref (f->german);
  f->german = write_file (f, "anderer.txt", "Ein anderer\n\nArtikel.\n");
  open_article (f);
  g_assert_cmpint (lesart_translation_get_state (f->translation), ==, LESART_TRANSLATION_NONE);
  assert_beads (f, "");
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("lesart-home-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("LESART_DING", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/translation/open", test_open);
  ADD ("/translation/missing", test_missing);
  ADD ("/translation/repairs", test_repairs);
  g_test_add_func ("/translation/random-repairs", test_random_repairs);
  ADD ("/translation/kept", test_kept);
  ADD ("/translation/one-history", test_one_history);
  ADD ("/translation/left-out", test_left_out);
  ADD ("/translation/history", test_history);
  ADD ("/translation/damaged", test_damaged);
  ADD ("/translation/article-changed", test_article_changed);
  ADD ("/translation/other-article", test_other_article);
  return g_test_run ();
}
