/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of notes: order, look-up, and the history.
 */
#include "annotation-private.h"
#include "notes-private.h"

#define N_OPERATIONS 2000

static LesartText *
make_text (void)
{
  g_autoptr (GString) letters = g_string_new ("Titel\n");

  for (guint i = 0; i < 400; i++)
    g_string_append (letters, "Wörter ");
  return lesart_text_new (letters->str, -1, NULL);
}

static LesartAnnotation *
make (LesartText *text, guint32 start, guint32 end)
{
  const LesartSpan span = { start, end };

  return lesart_annotation_new (text, &span, 1);
}

static void
check_order (LesartNotes *notes)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (notes));

  for (guint i = 1; i < n_items; i++) {
    g_autoptr (LesartAnnotation) first = g_list_model_get_item (G_LIST_MODEL (notes), i - 1);
    g_autoptr (LesartAnnotation) second = g_list_model_get_item (G_LIST_MODEL (notes), i);
    LesartSpan a = lesart_annotation_get_extent (first);
    LesartSpan b = lesart_annotation_get_extent (second);

    g_assert_true (a.start < b.start || (a.start == b.start && a.end <= b.end));
    g_assert_true (lesart_notes_find (notes, lesart_annotation_get_id (first)) == first);
  }
}

/* A copy that only listens to items-changed: what a list view would show. */
static void
follow (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  GPtrArray *copy = data;

  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (copy, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
check_same (LesartNotes *notes, GPtrArray *expected)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (notes)), ==, expected->len);
  for (guint i = 0; i < expected->len; i++) {
    g_autoptr (LesartAnnotation) item = g_list_model_get_item (G_LIST_MODEL (notes), i);

    g_assert_true (item == expected->pdata[i]);
  }
}

static GPtrArray *
copy_items (LesartNotes *notes)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  follow (G_LIST_MODEL (notes), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (notes)), copy);
  return copy;
}

static void
test_order (void)
{
  g_autoptr (LesartText) text = make_text ();
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  const guint32 starts[] = { 40, 10, 30, 10, 20, 10 };
  LesartAnnotation *found;

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++) {
    g_autoptr (LesartAnnotation) annotation = make (text, starts[i], 90 - i);

    lesart_notes_add (notes, annotation, LESART_EDIT_HIGHLIGHT);
  }
  check_order (notes);
  found = g_list_model_get_item (G_LIST_MODEL (notes), 0);
  g_assert_cmpuint (lesart_annotation_get_extent (found).end, ==, 85);
  g_object_unref (found);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (notes), 6));
  g_assert_null (lesart_notes_find (notes, "urn:uuid:none"));
}

static guint
count_at (LesartNotes *notes, guint32 start, guint32 end)
{
  g_autoptr (GPtrArray) found = lesart_notes_find_at (notes, (LesartSpan){ start, end });

  return found->len;
}

static void
test_find_at (void)
{
  g_autoptr (LesartText) text = make_text ();
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  const LesartSpan parts[] = { { 100, 110 }, { 200, 210 } };
  g_autoptr (LesartAnnotation) split = lesart_annotation_new (text, parts, 2);
  g_autoptr (LesartAnnotation) first = make (text, 10, 20);
  g_autoptr (LesartAnnotation) second = make (text, 20, 30);
  g_autoptr (LesartAnnotation) whole = lesart_annotation_new (text, NULL, 0);

  lesart_notes_add (notes, split, LESART_EDIT_HIGHLIGHT);
  lesart_notes_add (notes, first, LESART_EDIT_HIGHLIGHT);
  lesart_notes_add (notes, second, LESART_EDIT_HIGHLIGHT);
  lesart_notes_add (notes, whole, LESART_EDIT_NOTE);
  g_assert_cmpuint (count_at (notes, 9, 9), ==, 0);
  g_assert_cmpuint (count_at (notes, 10, 10), ==, 1);
  g_assert_cmpuint (count_at (notes, 20, 20), ==, 2); /* the caret between two marks */
  g_assert_cmpuint (count_at (notes, 15, 20), ==, 1);
  g_assert_cmpuint (count_at (notes, 0, 1000), ==, 3);
  g_assert_cmpuint (count_at (notes, 150, 160), ==, 0); /* the gap of a discontinuous passage */
  g_assert_cmpuint (count_at (notes, 205, 300), ==, 1);
  g_assert_cmpuint (count_at (notes, 0, 0), ==, 0);
}

static void
test_tags (void)
{
  g_autoptr (LesartText) text = make_text ();
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  const char *tags[][3] = { { "Zahl", "Frage", NULL }, { "Akteur", "Zahl", NULL }, { NULL } };
  g_auto (GStrv) used = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++) {
    g_autoptr (LesartAnnotation) annotation = make (text, i, i + 1);
    g_autoptr (LesartAnnotation) tagged = lesart_annotation_with_tags (annotation, tags[i]);

    lesart_notes_add (notes, tagged, LESART_EDIT_TAG);
  }
  used = lesart_notes_get_tags (notes);
  joined = g_strjoinv (",", used);
  g_assert_cmpstr (joined, ==, "Akteur,Frage,Zahl");
}

static void
count (gpointer data)
{
  (*(guint *) data)++;
}

static void
test_labels_and_signal (void)
{
  g_autoptr (LesartText) text = make_text ();
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  g_autoptr (LesartAnnotation) annotation = make (text, 0, 5);
  g_autoptr (LesartAnnotation) coloured =
      lesart_annotation_with_colour (annotation, LESART_COLOUR_PINK);
  g_autoptr (LesartAnnotation) undone = NULL;
  g_autoptr (LesartAnnotation) removed = NULL;
  guint n_edits = 0;

  g_signal_connect_swapped (notes, "edited", G_CALLBACK (count), &n_edits);
  g_assert_null (lesart_notes_undo (notes, NULL));
  lesart_notes_add (notes, annotation, LESART_EDIT_HIGHLIGHT);
  lesart_notes_replace (notes, coloured, LESART_EDIT_COLOUR);
  lesart_notes_remove (notes, lesart_annotation_get_id (coloured));
  lesart_notes_remove (notes, lesart_annotation_get_id (coloured));
  g_assert_cmpuint (n_edits, ==, 3);
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_DELETE);
  g_assert_cmpint (lesart_notes_get_redo (notes), ==, LESART_EDIT_NONE);

  removed = lesart_notes_undo (notes, NULL);
  g_assert_true (removed == coloured);
  undone = lesart_notes_undo (notes, NULL);
  g_assert_true (undone == annotation);
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_HIGHLIGHT);
  g_assert_cmpint (lesart_notes_get_redo (notes), ==, LESART_EDIT_COLOUR);
  g_assert_cmpuint (n_edits, ==, 5);

  /* A new step takes the place of what could have been redone. */
  lesart_notes_remove (notes, lesart_annotation_get_id (annotation));
  g_assert_cmpint (lesart_notes_get_redo (notes), ==, LESART_EDIT_NONE);
}

static void
do_something (LesartNotes *notes, LesartText *text)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (notes));
  guint32 start = (guint32) g_test_rand_int_range (0, 2000);
  LesartSpan span = { start, start + (guint32) g_test_rand_int_range (1, 200) };
  const char *tags[] = { "eins", "zwei", NULL };
  int what = n_items == 0 ? 0 : g_test_rand_int_range (0, 8);
  g_autoptr (LesartAnnotation) old = NULL;
  g_autoptr (LesartAnnotation) new = NULL;

  if (what <= 1) {
    new = lesart_annotation_new (text, &span, 1);
    lesart_notes_add (notes, new, LESART_EDIT_HIGHLIGHT);
    return;
  }
  old = g_list_model_get_item (G_LIST_MODEL (notes),
                               (guint) g_test_rand_int_range (0, (int) n_items));
  switch (what) {
  case 2:
    new = lesart_annotation_with_colour (old, LESART_COLOUR_GREEN);
    break;
  case 3:
    new = lesart_annotation_with_tags (old, tags);
    break;
  case 4:
    new = lesart_annotation_with_note (old, "etwas");
    break;
  case 5:
    new = lesart_annotation_with_spans (old, text, &span, 1);
    break;
  case 6:
    lesart_notes_remove (notes, lesart_annotation_get_id (old));
    return;
  default:
    old = (g_object_unref (old), lesart_notes_undo (notes, NULL));
    return;
  }
  lesart_notes_replace (notes, new, LESART_EDIT_MOVE);
}

/* Undo all is the first state, redo all the last, and a follower of items-changed is never led
 * astray. */
static void
test_history (void)
{
  g_autoptr (LesartText) text = make_text ();
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  g_autoptr (GPtrArray) followed = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) last = NULL;
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (g_object_unref);
  LesartAnnotation *step;

  for (guint32 i = 0; i < 20; i++)
    g_ptr_array_add (loaded, make (text, 500 - 13 * i, 600 - 11 * i));
  lesart_notes_load (notes, loaded, NULL);
  first = copy_items (notes);
  followed = copy_items (notes);
  g_signal_connect (notes, "items-changed", G_CALLBACK (follow), followed);

  for (guint i = 0; i < N_OPERATIONS; i++) {
    do_something (notes, text);
    if (i % 100 == 0)
      check_order (notes);
  }
  while ((step = lesart_notes_redo (notes, NULL)) != NULL)
    g_object_unref (step);
  check_order (notes);
  check_same (notes, followed);
  last = copy_items (notes);

  while ((step = lesart_notes_undo (notes, NULL)) != NULL)
    g_object_unref (step);
  check_same (notes, first);
  check_same (notes, followed);
  while ((step = lesart_notes_redo (notes, NULL)) != NULL)
    g_object_unref (step);
  check_same (notes, last);
  check_same (notes, followed);
}

static void
test_merge (void)
{
  g_autoptr (LesartText) text = make_text ();
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  g_autoptr (LesartAnnotation) ours = make (text, 10, 20);
  g_autoptr (LesartAnnotation) theirs = make (text, 0, 5);
  g_autoptr (LesartAnnotation) changed = lesart_annotation_with_note (ours, "anders");
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (LesartAnnotation) undone = NULL;
  g_autoptr (LesartAnnotation) redone = NULL;
  guint n_edits = 0;

  lesart_notes_add (notes, ours, LESART_EDIT_HIGHLIGHT);
  g_signal_connect_swapped (notes, "edited", G_CALLBACK (count), &n_edits);
  g_ptr_array_add (others, theirs);
  g_ptr_array_add (others, changed);
  lesart_notes_merge (notes, others);
  g_assert_cmpuint (n_edits, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (notes)), ==, 2);
  g_assert_true (lesart_notes_find (notes, lesart_annotation_get_id (ours)) == changed);

  /* Theirs is not lost by that: it comes back. */
  undone = lesart_notes_undo (notes, NULL);
  g_assert_true (undone == changed);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (notes)), ==, 1);
  redone = lesart_notes_redo (notes, NULL);
  g_assert_true (redone == changed);
  g_assert_true (lesart_notes_find (notes, lesart_annotation_get_id (ours)) == changed);
}

/* Steps have names; of tags with the tag. The date of the article is one, too. */
static void
test_names (void)
{
  g_autoptr (LesartText) text = make_text ();
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  g_autoptr (LesartAnnotation) plain = make (text, 10, 20);
  const char *const one[] = { "eins", NULL };
  const char *const two[] = { "eins", "zwei", NULL };
  g_autoptr (LesartAnnotation) first = lesart_annotation_with_tags (plain, one);
  g_autoptr (LesartAnnotation) second = lesart_annotation_with_tags (first, two);
  guint n_edits = 0;

  g_signal_connect_swapped (notes, "edited", G_CALLBACK (count), &n_edits);
  lesart_notes_add (notes, plain, LESART_EDIT_HIGHLIGHT);
  g_assert_null (lesart_notes_get_undo_detail (notes));
  lesart_notes_replace (notes, first, LESART_EDIT_TAG);
  g_assert_cmpstr (lesart_notes_get_undo_detail (notes), ==, "eins");
  lesart_notes_replace (notes, second, LESART_EDIT_TAG);
  g_assert_cmpstr (lesart_notes_get_undo_detail (notes), ==, "zwei");
  lesart_notes_begin_named_group (notes, LESART_EDIT_RENAME_TAG, "drei");
  lesart_notes_replace (notes, first, LESART_EDIT_TAG);
  lesart_notes_set_article_date (notes, "2024-02-12");
  lesart_notes_end_group (notes);
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_RENAME_TAG);
  g_assert_cmpstr (lesart_notes_get_undo_detail (notes), ==, "drei");
  g_assert_cmpuint (n_edits, ==, 4);
  g_object_unref (lesart_notes_undo (notes, NULL));
  g_assert_null (lesart_notes_get_article_date (notes));
  g_assert_cmpstr (lesart_notes_get_redo_detail (notes), ==, "drei");
  lesart_notes_set_article_date (notes, "2024-02-13");
  g_assert_cmpint (lesart_notes_get_undo (notes), ==, LESART_EDIT_DATE);
  g_assert_cmpint (lesart_notes_get_redo (notes), ==, LESART_EDIT_NONE);
  g_assert_null (lesart_notes_undo (notes, NULL));
  g_assert_null (lesart_notes_get_article_date (notes));
}

/* Quick enough for the largest articles: the list is searched, not walked. */
static void
test_many (void)
{
  g_autoptr (LesartText) text = make_text ();
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  const guint n_many = 20000;

  for (guint i = 0; i < n_many; i++) {
    g_autoptr (LesartAnnotation) annotation = make (text, (i * 7919) % 2700, (i * 7919) % 2700 + 5);

    lesart_notes_add (notes, annotation, LESART_EDIT_HIGHLIGHT);
  }
  check_order (notes);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (notes)), ==, n_many);
}

/* Relations are not among the marks, and are undone like them. */
static void
test_links (void)
{
  g_autoptr (LesartText) text = make_text ();
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  g_autoptr (LesartAnnotation) mark = make (text, 3, 9);
  g_autoptr (LesartAnnotation) link =
      lesart_annotation_new_link (lesart_annotation_get_id (mark), "urn:uuid:b", "weil");
  g_autoptr (LesartAnnotation) undone = NULL;
  guint n_said = 0;

  g_signal_connect_swapped (notes, "links-changed", G_CALLBACK (count), &n_said);
  lesart_notes_add (notes, mark, LESART_EDIT_HIGHLIGHT);
  g_assert_cmpuint (n_said, ==, 0);
  lesart_notes_add (notes, link, LESART_EDIT_LINK);
  g_assert_cmpuint (n_said, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (notes)), ==, 1);
  g_assert_cmpuint (lesart_notes_get_links (notes)->len, ==, 1);
  g_assert_true (lesart_notes_find (notes, lesart_annotation_get_id (link)) == link);
  undone = lesart_notes_undo (notes, NULL);
  g_assert_true (undone == link);
  g_assert_cmpuint (lesart_notes_get_links (notes)->len, ==, 0);
  g_assert_cmpuint (n_said, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notes/order", test_order);
  g_test_add_func ("/notes/find-at", test_find_at);
  g_test_add_func ("/notes/tags", test_tags);
  g_test_add_func ("/notes/labels-and-signal", test_labels_and_signal);
  g_test_add_func ("/notes/history", test_history);
  g_test_add_func ("/notes/merge", test_merge);
  g_test_add_func ("/notes/names", test_names);
  g_test_add_func ("/notes/many", test_many);
  g_test_add_func ("/notes/links", test_links);
  return g_test_run ();
}
