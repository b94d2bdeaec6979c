/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An article in a folder of its own, with a store of its notes: what tests of the journal share.
 */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "annotation-private.h"
#include "folders.h"
#include "store-private.h"

#define ARTICLE "Überschrift\nMüller sagte am 8. Februar 😊 nichts. Der Minister auch nicht.\n"

typedef struct {
  char *folder;
  char *user_data;
  char *article;
  char *beside;
  LesartText *text;
  LesartNotes *notes;
  LesartStore *store;
} Fixture;

static inline char *
make_folder (const char *under, const char *name)
{
  g_autofree char *template = g_strconcat (name, "-XXXXXX", NULL);
  char *path = under != NULL ? g_build_filename (under, template, NULL)
                             : g_build_filename (g_get_tmp_dir (), template, NULL);

  g_assert_nonnull (g_mkdtemp (path));
  return path;
}

static inline void
open_store (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->article);

  if (fixture->store != NULL)
    lesart_store_let_go (fixture->store); /* a thread may still hold it for a moment */
  g_clear_object (&fixture->store);
  g_clear_object (&fixture->notes);
  fixture->notes = lesart_notes_new ();
  fixture->store = lesart_store_new (file, fixture->text, fixture->notes);
  lesart_store_set_calls (fixture->store, &lesart_unsynced_calls);
  lesart_store_load (fixture->store, NULL, NULL);
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = make_folder (NULL, "lesart-journal");
  fixture->article = g_build_filename (fixture->folder, "artikel.txt", NULL);
  fixture->beside = g_strconcat (fixture->article, ".annotations.json", NULL);
  g_assert_true (g_file_set_contents (fixture->article, ARTICLE, -1, NULL));
  fixture->text = lesart_text_new (ARTICLE, -1, NULL);
  open_store (fixture);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  g_clear_object (&fixture->notes);
  lesart_text_unref (fixture->text);
  remove_tree (fixture->folder);
  remove_tree (g_get_user_data_dir ());
  g_free (fixture->folder);
  g_free (fixture->article);
  g_free (fixture->beside);
}

/* Those of this article, in their order. */
static inline char **
find_journals (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "lesart", "journal", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (found, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (found, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (found, NULL);
  return (char **) g_ptr_array_steal (found, NULL);
}

static inline LesartAnnotation *
add (Fixture *fixture, guint32 start, guint32 end, const char *note)
{
  const LesartSpan span = { start, end };
  g_autoptr (LesartAnnotation) plain = lesart_annotation_new (fixture->text, &span, 1);
  g_autoptr (LesartAnnotation) annotation = lesart_annotation_with_note (plain, note);

  lesart_notes_add (fixture->notes, annotation, LESART_EDIT_NOTE);
  return annotation; /* the list has it */
}

static inline void
change (Fixture *fixture, const char *id, const char *note)
{
  g_autoptr (LesartAnnotation) changed =
      lesart_annotation_with_note (lesart_notes_find (fixture->notes, id), note);

  lesart_notes_replace (fixture->notes, changed, LESART_EDIT_NOTE);
}

static inline void
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  lesart_store_save (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static inline char *
list_notes (LesartNotes *notes)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (notes)); i++) {
    g_autoptr (LesartAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (notes), i);

    g_string_append_printf (all, "%s%s", i > 0 ? " " : "", lesart_annotation_get_note (annotation));
  }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static inline void
check_notes (Fixture *fixture, const char *expected)
{
  g_autofree char *listed = list_notes (fixture->notes);

  g_assert_cmpstr (listed, ==, expected);
}

static inline void
undo (Fixture *fixture)
{
  LesartAnnotation *concerned = lesart_notes_undo (fixture->notes, NULL);

  g_clear_object (&concerned);
}

static inline void
redo (Fixture *fixture)
{
  LesartAnnotation *concerned = lesart_notes_redo (fixture->notes, NULL);

  g_clear_object (&concerned);
}

typedef struct {
  const char *path;
  void (*function) (Fixture *, gconstpointer);
} JournalTest;

static inline int
run_tests (int argc, char **argv, const JournalTest *tests, guint n_tests)
{
  g_autofree char *user_data = make_folder (NULL, "lesart-user-data");
  int status;

  g_setenv ("XDG_DATA_HOME", user_data, TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n_tests; i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].function, tear_down);
  status = g_test_run ();
  remove_tree (user_data);
  return status;
}
