/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See moved-article.h. For each article with notes there is a file, named as its journal is, with
 * two lines: the id of the collection that its notes are, and its path.
 */
#include "moved-article.h"

#include <string.h>
#include <unistd.h>

#include "json-guard.h"

#define MAX_BYTES 8192

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "lesart", "articles", NULL);
}

/**
 * lesart_moved_article_remember:
 * @calls: the calls to make
 * @id: (nullable): of the collection
 *
 * In any thread. That it cannot be written is no error: the journal does not follow then.
 */
void
lesart_moved_article_remember (const LesartFileCalls *calls,
                               const LesartPlaces *places,
                               const char *id)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *stem = g_path_get_basename (places->journal);
  g_autofree char *path = g_build_filename (folder, stem, NULL);
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  gsize n_bytes;

  if (places->article == NULL || id == NULL)
    return;
  now = g_strconcat (id, "\n", places->article, "\n", NULL);
  if (lesart_read_file (path, MAX_BYTES, &before, &n_bytes, NULL) && strcmp (before, now) == 0)
    return;
  if (g_mkdir_with_parents (folder, 0700) == 0)
    lesart_atomic_write (calls, path, now, strlen (now), NULL);
}

/* The two lines, if they are of an article that is not there any more; the second is in the first.
 * (transfer full) (nullable) */
static char *
read_gone (const char *remembered, const char **path)
{
  g_autofree char *content = NULL;
  char *end;
  gsize n_bytes;

  if (!lesart_read_file (remembered, MAX_BYTES, &content, &n_bytes, NULL))
    return NULL;
  end = strchr (content, '\n');
  if (end == NULL || content[n_bytes - 1] != '\n')
    return NULL;
  *end = '\0';
  content[n_bytes - 1] = '\0';
  *path = end + 1;
  return access (*path, F_OK) != 0 ? g_steal_pointer (&content) : NULL;
}

/* Whether this is where the article was, with its notes. */
static gboolean
was_there (const char *remembered, const char *id)
{
  const char *path;
  g_autofree char *their_id = read_gone (remembered, &path);
  g_autofree char *beside = their_id != NULL ? g_strconcat (path, LESART_NOTES_ENDING, NULL) : NULL;

  return their_id != NULL && strcmp (their_id, id) == 0 && access (beside, F_OK) != 0;
}

/* In the same folder, for one stem that for another; what is there already stays. */
static void
move (const LesartFileCalls *calls, const char *place, const char *old_stem, const char *ending)
{
  g_autofree char *folder = g_path_get_dirname (place);
  g_autofree char *old_name = g_strconcat (old_stem, ending, NULL);
  g_autofree char *old = g_build_filename (folder, old_name, NULL);

  if (calls->access (place, F_OK) != 0)
    calls->rename (old, place);
}

/**
 * lesart_moved_article_follow:
 * @calls: the calls to make
 * @id: (nullable): of the collection
 *
 * If there is no journal of the article, but of one with this collection that is no more: takes
 * that, and the earlier versions.
 */
void
lesart_moved_article_follow (const LesartFileCalls *calls,
                             const LesartPlaces *places,
                             const char *id)
{
  g_autofree char *journal = g_strconcat (places->journal, ".journal", NULL);
  g_autofree char *folder = get_folder ();
  g_autoptr (GDir) dir = NULL;
  const char *stem;

  if (places->article == NULL || id == NULL || access (journal, F_OK) == 0)
    return;
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (stem = g_dir_read_name (dir)) != NULL) {
    g_autofree char *remembered = g_build_filename (folder, stem, NULL);

    if (!was_there (remembered, id))
      continue;
    move (calls, journal, stem, ".journal");
    move (calls, places->versions, stem, "");
    calls->unlink (remembered);
    return;
  }
}

/**
 * lesart_moved_article_set_aside:
 * @calls: the calls to make
 * @sha256: of the text that is at the place now, and that has no notes
 *
 * If all that the journal there tells was done to other texts: gives it another name. An article
 * that was deleted has left it, and what was done to that one cannot be undone in this.
 *
 * Returns: whether it was so
 */
gboolean
lesart_moved_article_set_aside (const LesartFileCalls *calls,
                                const LesartPlaces *places,
                                const char *sha256)
{
  g_autofree char *journal = g_strconcat (places->journal, ".journal", NULL);
  g_autofree char *aside = g_strconcat (journal, ".left", NULL);
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  return places->article != NULL
         && lesart_read_file (journal, LESART_JSON_MAX_BYTES, &bytes, &n_bytes, NULL)
         && strstr (bytes, "urn:sha256:") != NULL && strstr (bytes, sha256) == NULL
         && calls->rename (journal, aside) == 0;
}

/* ---- an article that went without its notes ---- */

static gboolean
names_text (const char *notes, const char *sha256)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  return lesart_read_file (notes, LESART_JSON_MAX_BYTES, &bytes, &n_bytes, NULL)
         && strstr (bytes, sha256) != NULL;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Notes in the folder of the article whose own is not there. */
static void
add_beside (const LesartPlaces *places, GPtrArray *found)
{
  g_autofree char *folder = g_path_get_dirname (places->article);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *article = NULL;

    if (!g_str_has_suffix (name, LESART_NOTES_ENDING))
      continue;
    article = g_strndup (path, strlen (path) - strlen (LESART_NOTES_ENDING));
    if (access (article, F_OK) != 0)
      g_ptr_array_add (found, g_steal_pointer (&path));
  }
}

/* Notes of articles that we have seen elsewhere, beside where they were and in the data folder. */
static void
add_remembered (GPtrArray *found)
{
  g_autofree char *folder = get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *stem;

  while (dir != NULL && (stem = g_dir_read_name (dir)) != NULL) {
    g_autofree char *remembered = g_build_filename (folder, stem, NULL);
    const char *path;
    g_autofree char *id = read_gone (remembered, &path);
    g_autofree char *name = g_strconcat (stem, LESART_NOTES_ENDING, NULL);

    if (id == NULL)
      continue;
    g_ptr_array_add (found, g_strconcat (path, LESART_NOTES_ENDING, NULL));
    g_ptr_array_add (
        found, g_build_filename (g_get_user_data_dir (), "lesart", "annotations", name, NULL));
  }
}

/**
 * lesart_moved_article_find_notes:
 * @sha256: of the text of an article that has no notes
 *
 * Looks for notes that were made in this very text, and whose article is no more.
 *
 * Returns: (transfer full) (nullable) (type filename): the file, the first of several
 */
char *
lesart_moved_article_find_notes (const LesartPlaces *places, const char *sha256)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  if (places->article == NULL)
    return NULL;
  add_beside (places, found);
  add_remembered (found);
  g_ptr_array_sort (found, compare_paths);
  for (guint i = 0; i < found->len; i++)
    if (names_text (found->pdata[i], sha256))
      return g_strdup (found->pdata[i]);
  return NULL;
}
