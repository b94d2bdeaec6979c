/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See moved-article.h. For each article with notes there is a file, named as its journal is, with
 * two lines: the id of the collection that its notes are, and its path.
 */
#include "moved-article.h"

#include <string.h>
#include <unistd.h>

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

/* Whether this is where the article was, with its notes. */
static gboolean
was_there (const char *remembered, const char *id)
{
  g_autofree char *content = NULL;
  g_autofree char *beside = NULL;
  char *path;
  gsize n_bytes;

  if (!lesart_read_file (remembered, MAX_BYTES, &content, &n_bytes, NULL))
    return FALSE;
  path = strchr (content, '\n');
  if (path == NULL || content[n_bytes - 1] != '\n')
    return FALSE;
  *path++ = '\0';
  content[n_bytes - 1] = '\0';
  beside = g_strconcat (path, LESART_NOTES_ENDING, NULL);
  return strcmp (content, id) == 0 && access (path, F_OK) != 0 && access (beside, F_OK) != 0;
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
