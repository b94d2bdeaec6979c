/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One history of several articles and a tag book: whatever is done to marks, pairs of sentences and
 * tags in one article, all undone there is the first state and all done again the last one, byte
 * for byte, of the article, of the tag book, and of the others that its changes reached.
 */
#include <glib/gstdio.h>

#include "folders.h"
#include "retag.h"
#include "script.h"
#include "store-private.h"
#include "tagbook.h"

#define N_ARTICLES 3
#define N_STEPS 60 /* with LESART_RUNS, as in ./dev stress, 400 */

typedef struct {
  char *folder;
  char *paths[N_ARTICLES];
  char *uris[N_ARTICLES];
  LesartText *text;
  LesartNotes *notes[N_ARTICLES];
  LesartStore *stores[N_ARTICLES];
  Script scripts[N_ARTICLES];
  LesartTagBook *book;
} World;

/* ---- the world ---- */

static guint
find_article (World *world, const char *uri)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    if (strcmp (world->uris[i], uri) == 0)
      return i;
  g_assert_not_reached ();
}

static void
apply (World *world, LesartTagChange *change, gboolean back, LesartNotes *but)
{
  GPtrArray *articles = lesart_tag_change_get_articles (change);

  for (guint i = 0; i < articles->len; i++) {
    LesartTagArticle *article = articles->pdata[i];
    LesartNotes *notes = world->notes[find_article (world, article->uri)];

    if (notes != but)
      g_assert_cmpuint (lesart_retag_apply (article, change, notes, back), <=, article->marks->len);
  }
}

/* As the window does it: the book, and the other articles. */
static gboolean
turn_book (LesartNotes *notes, const char *to, char **was, gpointer data, GError **error)
{
  World *world = data;
  g_autoptr (LesartTagChange) turned = NULL;

  if (!lesart_tag_book_go_to (world->book, to, &turned, error))
    return FALSE;
  if (turned != NULL)
    apply (world, turned, lesart_tag_change_get_state (turned) != LESART_TAG_CHANGE_DONE, notes);
  return TRUE;
}

static void
close_all (World *world)
{
  for (guint i = 0; i < N_ARTICLES; i++) {
    script_clear (&world->scripts[i]);
    lesart_store_save (world->stores[i], NULL, NULL);
    lesart_store_let_go (world->stores[i]);
    g_clear_object (&world->stores[i]);
    g_clear_object (&world->notes[i]);
  }
  g_clear_object (&world->book);
}

static void
open_all (World *world)
{
  g_autofree char *path = g_build_filename (world->folder, "tagbook.json", NULL);

  for (guint i = 0; i < N_ARTICLES; i++) {
    g_autoptr (GFile) file = g_file_new_for_path (world->paths[i]);

    world->notes[i] = lesart_notes_new ();
    world->stores[i] = lesart_store_new (file, world->text, world->notes[i]);
    lesart_store_set_calls (world->stores[i], &lesart_unsynced_calls);
    g_assert_true (lesart_store_load (world->stores[i], NULL, NULL));
    script_init (&world->scripts[i], (guint32) g_test_rand_int (), world->text, world->notes[i]);
    lesart_notes_set_turner (world->notes[i], LESART_MATTER_TAG_BOOK, turn_book, world);
  }
  world->book = lesart_tag_book_new (path);
  g_assert_true (lesart_tag_book_load (world->book, NULL));
}

/* As after a restart; pairs of sentences are where the articles are. */
static void
open_again (World *world)
{
  char *pairs[N_ARTICLES];

  for (guint i = 0; i < N_ARTICLES; i++)
    pairs[i] = g_strdup (script_get_pairs (world->notes[i]));
  close_all (world);
  open_all (world);
  for (guint i = 0; i < N_ARTICLES; i++) {
    script_set_pairs (world->notes[i], pairs[i]);
    g_free (pairs[i]);
  }
}

static LesartAnnotation *add_mark (World *world, guint article, const char *tag);

static void
set_up (World *world, gconstpointer data)
{
  world->folder = g_dir_make_tmp ("lesart-history-XXXXXX", NULL);
  world->text = lesart_text_new (SCRIPT_ARTICLE, -1, NULL);
  for (guint i = 0; i < N_ARTICLES; i++) {
    g_autofree char *name = g_strdup_printf ("artikel-%u.txt", i);

    world->paths[i] = g_build_filename (world->folder, name, NULL);
    world->uris[i] = g_filename_to_uri (world->paths[i], NULL, NULL);
    g_assert_true (g_file_set_contents (world->paths[i], SCRIPT_ARTICLE, -1, NULL));
  }
  open_all (world);
  /* A file with something in it, and no history: one that is empty does not keep all its ids. */
  for (guint i = 0; i < N_ARTICLES; i++)
    add_mark (world, i, NULL);
  close_all (world);
  remove_tree (g_get_user_data_dir ());
  open_all (world);
}

static void
tear_down (World *world, gconstpointer data)
{
  close_all (world);
  for (guint i = 0; i < N_ARTICLES; i++) {
    g_free (world->paths[i]);
    g_free (world->uris[i]);
  }
  lesart_text_unref (world->text);
  remove_tree (world->folder);
  remove_tree (g_get_user_data_dir ());
  g_free (world->folder);
}

/* ---- what is done ---- */

/* Takes the change; the book is opened from the first article. FALSE if it cannot be. */
static gboolean
change_book (World *world, LesartTagChange *change, const LesartRetag *retag)
{
  g_autoptr (LesartTagChange) owned = change;

  for (guint i = 0; i < N_ARTICLES; i++) {
    LesartTagArticle *article = lesart_retag_find (retag, world->notes[i], world->uris[i]);

    if (article == NULL && i == 0)
      article = lesart_tag_article_new (world->uris[i]);
    if (article != NULL)
      lesart_tag_change_take_article (change, article);
  }
  if (!lesart_tag_book_do (world->book, change, NULL))
    return FALSE;
  apply (world, change, FALSE, NULL);
  return TRUE;
}

static gboolean
add_tag (World *world, const char *name)
{
  g_auto (LesartRetag) retag = { 0 };
  g_autoptr (LesartTag) tag = lesart_tag_new (name);
  LesartTagChange *change = lesart_tag_change_new (LESART_TAG_DEED_ADD, name, NULL);

  lesart_retag_init (&retag);
  lesart_tag_change_add_step (change, NULL, tag);
  return change_book (world, change, &retag);
}

/* Another name in place of this one, in the book and at the marks: renamed, merged or deleted. */
static gboolean
replace_tag (World *world, LesartTag *tag, LesartTagDeed deed, const char *into)
{
  g_auto (LesartRetag) retag = { 0 };
  g_autofree char *name = g_strdup (lesart_tag_get_name (tag));
  g_autoptr (LesartTag) after =
      deed == LESART_TAG_DEED_RENAME ? lesart_tag_with_text (tag, LESART_TAG_NAME, into) : NULL;
  LesartTagChange *change = lesart_tag_change_new (deed, name, into);

  lesart_retag_init (&retag);
  lesart_retag_add (&retag, name, into);
  lesart_tag_change_add_step (change, tag, after);
  return change_book (world, change, &retag);
}

static void
edit_tag (World *world, LesartTag *tag)
{
  g_auto (LesartRetag) retag = { 0 };
  g_autofree char *text = g_strdup_printf ("%d", g_test_rand_int_range (0, 1000));
  g_autoptr (LesartTag) after = lesart_tag_with_text (tag, LESART_TAG_DEFINITION, text);
  LesartTagChange *change =
      lesart_tag_change_new (LESART_TAG_DEED_EDIT, lesart_tag_get_name (tag), NULL);

  lesart_retag_init (&retag);
  lesart_tag_change_add_step (change, tag, after);
  change_book (world, change, &retag);
}

static void
change_book_at_random (World *world)
{
  GPtrArray *tags = lesart_tag_book_get_tags (world->book);
  g_autoptr (LesartTag) tag =
      tags->len > 0 ? g_object_ref (tags->pdata[g_test_rand_int_range (0, (gint32) tags->len)])
                    : NULL;
  g_autoptr (LesartTag) other = tags->len > 0 ? g_object_ref (tags->pdata[0]) : NULL;
  g_autofree char *name = g_strdup_printf ("Wort %d", g_test_rand_int_range (0, 30));

  switch (tag != NULL ? g_test_rand_int_range (0, 5) : 0) {
  case 1:
    replace_tag (world, tag, LESART_TAG_DEED_RENAME, name);
    break;
  case 2:
    if (tag != other)
      replace_tag (world, tag, LESART_TAG_DEED_MERGE, lesart_tag_get_name (other));
    break;
  case 3:
    replace_tag (world, tag, LESART_TAG_DEED_DELETE, NULL);
    break;
  case 4:
    edit_tag (world, tag);
    break;
  default:
    add_tag (world, name);
  }
}

static LesartAnnotation *
add_mark (World *world, guint article, const char *tag)
{
  const LesartSpan span = { 3, 9 };
  const char *const tags[] = { tag, NULL };
  g_autofree char *note = g_strdup_printf ("%u", world->scripts[article].n_done++);
  g_autoptr (LesartAnnotation) plain = lesart_annotation_new (world->text, &span, 1);
  g_autoptr (LesartAnnotation) tagged = lesart_annotation_with_tags (plain, tags);
  g_autoptr (LesartAnnotation) mark = lesart_annotation_with_note (tagged, note);

  lesart_notes_add (world->notes[article], mark, LESART_EDIT_TAG);
  return mark; /* the list has it */
}

static void
mark_at_random (World *world, guint article)
{
  GPtrArray *tags = lesart_tag_book_get_tags (world->book);

  if (tags->len > 0)
    add_mark (world, article,
              lesart_tag_get_name (tags->pdata[g_test_rand_int_range (0, (gint32) tags->len)]));
}

/* ---- what there is ---- */

/* Of so many articles, and of the tag book. */
static char *
describe (World *world, guint n_articles)
{
  GString *all = g_string_new (NULL);
  gsize n_bytes;
  g_autofree char *tags = lesart_tag_book_to_json (world->book, &n_bytes);

  g_string_append (all, tags);
  for (guint i = 0; i < n_articles; i++) {
    g_autofree char *notes = lesart_store_to_json (world->stores[i], NULL);

    g_string_append (all, notes);
    g_string_append (all, script_get_pairs (world->notes[i]));
  }
  return g_string_free (all, FALSE);
}

static char *
join_tags (World *world, guint article)
{
  g_auto (GStrv) tags = lesart_notes_get_tags (world->notes[article]);

  return g_strjoinv (",", tags);
}

static void
check_tags (World *world, guint article, const char *expected)
{
  g_autofree char *tags = join_tags (world, article);

  g_assert_cmpstr (tags, ==, expected);
}

static void
turn_all (World *world, gboolean undo)
{
  LesartNotes *notes = world->notes[0];
  g_autoptr (GError) error = NULL;

  while ((undo ? lesart_notes_get_undo (notes) : lesart_notes_get_redo (notes))
         != LESART_EDIT_NONE) {
    g_autoptr (LesartAnnotation) concerned =
        undo ? lesart_notes_undo (notes, &error) : lesart_notes_redo (notes, &error);

    g_assert_no_error (error);
  }
}

static void
undo (World *world, guint article)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartAnnotation) concerned = lesart_notes_undo (world->notes[article], &error);

  g_assert_no_error (error);
}

static void
redo (World *world, guint article)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartAnnotation) concerned = lesart_notes_redo (world->notes[article], &error);

  g_assert_no_error (error);
}

/* ---- the tests ---- */

/* @data: whether the other articles are worked on, too: then they go on from where they are, and
 * only the first one and the book are as they were. */
static void
test_all (World *world, gconstpointer data)
{
  const gboolean others = data != NULL;
  const guint n_compared = others ? 1 : N_ARTICLES;
  const guint n_steps = g_getenv ("LESART_RUNS") != NULL ? 400 : N_STEPS;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  for (guint i = 1; i < N_ARTICLES; i++) {
    add_mark (world, i, "Wort 1");
    add_mark (world, i, "Wort 2");
  }
  first = describe (world, n_compared);
  for (guint i = 0; i < n_steps; i++) {
    const gint32 what = g_test_rand_int_range (0, 6);

    if (what < 2)
      change_book_at_random (world);
    else if (what == 2 && others)
      mark_at_random (world, (guint) g_test_rand_int_range (1, N_ARTICLES));
    else if (what == 3)
      mark_at_random (world, 0);
    else
      script_do (&world->scripts[0]);
    if (i % 30 == 29)
      open_again (world);
  }
  turn_all (world, FALSE);
  last = describe (world, n_compared);
  for (guint i = 0; i < 4; i++) {
    g_autofree char *now = NULL;

    turn_all (world, i % 2 == 0);
    now = describe (world, n_compared);
    g_assert_cmpstr (now, ==, i % 2 == 0 ? first : last);
    open_again (world);
  }
}

/* From any article that it reached a change is undone in all of them, as their own last step or as
 * a new one. */
static void
test_from_another (World *world, gconstpointer data)
{
  LesartTag *tag;

  g_assert_true (add_tag (world, "a"));
  tag = lesart_tag_book_find_by_name (world->book, "a");
  for (guint i = 0; i < N_ARTICLES; i++)
    add_mark (world, i, "a");
  g_assert_true (replace_tag (world, tag, LESART_TAG_DEED_RENAME, "b"));
  add_mark (world, 2, "b");
  undo (world, 1);
  g_assert_nonnull (lesart_tag_book_find_by_name (world->book, "a"));
  check_tags (world, 0, "a");
  g_assert_cmpint (lesart_notes_get_redo (world->notes[0]), ==, LESART_EDIT_RENAME_TAG);
  check_tags (world, 2, "a,b"); /* was marked later: as it is */
  g_assert_cmpint (lesart_notes_get_undo (world->notes[2]), ==, LESART_EDIT_RENAME_TAG);
  undo (world, 2);
  g_assert_nonnull (lesart_tag_book_find_by_name (world->book, "b"));
  for (guint i = 0; i < N_ARTICLES; i++)
    check_tags (world, i, "b");
  g_assert_cmpint (lesart_notes_get_redo (world->notes[0]), ==, LESART_EDIT_NONE);
  undo (world, 0);
  redo (world, 0);
  for (guint i = 0; i < N_ARTICLES; i++)
    check_tags (world, i, "b");
}

/* Where something else was done to the tag since, the step is refused, here and after a restart,
 * and what was done before it can be undone. */
static void
test_refused (World *world, gconstpointer data)
{
  g_autoptr (LesartTag) tag = NULL;
  g_autoptr (LesartTag) renamed = NULL;
  g_autoptr (LesartTagChange) change = NULL;
  g_autoptr (LesartAnnotation) concerned = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (add_tag (world, "a"));
  add_mark (world, 0, "a");
  tag = g_object_ref (lesart_tag_book_find_by_name (world->book, "a"));
  g_assert_true (replace_tag (world, tag, LESART_TAG_DEED_RENAME, "b"));
  g_set_object (&tag, lesart_tag_book_find_by_name (world->book, "b"));
  renamed = lesart_tag_with_text (tag, LESART_TAG_NAME, "c");
  change = lesart_tag_change_new (LESART_TAG_DEED_RENAME, "b", "c");
  lesart_tag_change_add_step (change, tag, renamed);
  g_assert_true (lesart_tag_book_do (world->book, change, NULL)); /* by another window */
  open_again (world);
  concerned = lesart_notes_undo (world->notes[0], &error);
  g_assert_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_CHANGED);
  g_assert_null (concerned);
  check_tags (world, 0, "b");
  lesart_notes_leave_out (world->notes[0], TRUE);
  open_again (world);
  check_tags (world, 0, "b");
  undo (world, 0);
  check_tags (world, 0, "");
}

int
main (int argc, char **argv)
{
  g_autofree char *user_data = g_dir_make_tmp ("lesart-user-data-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", user_data, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/history/alone", World, NULL, set_up, test_all, tear_down);
  g_test_add ("/history/beside-others", World, GINT_TO_POINTER (TRUE), set_up, test_all, tear_down);
  g_test_add ("/history/from-another", World, NULL, set_up, test_from_another, tear_down);
  g_test_add ("/history/refused", World, NULL, set_up, test_refused, tear_down);
  status = g_test_run ();
  remove_tree (user_data);
  return status;
}
