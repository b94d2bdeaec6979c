/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See known-articles.h. A line is appended with one call, so that two programs do not mix theirs.
 */
#include "known-articles.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "atomic-file.h"
#include "store-place.h"

#define MAX_BYTES (16 * 1024 * 1024)
#define ENDING ".annotations.json"

static char *
get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "lesart", "articles.list", NULL);
}

/**
 * lesart_known_articles_get:
 *
 * Returns: (transfer full): addresses, each once; also of articles that are gone meanwhile
 */
char **
lesart_known_articles_get (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();
  g_autofree char *path = get_path ();
  g_autofree char *bytes = NULL;
  g_auto (GStrv) lines = NULL;
  gsize n_bytes;

  if (!lesart_read_file (path, MAX_BYTES, &bytes, &n_bytes, NULL))
    return g_strv_builder_end (known);
  lines = g_strsplit (bytes, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_uri_is_valid (lines[i], G_URI_FLAGS_NONE, NULL) && g_hash_table_add (seen, lines[i]))
      g_strv_builder_add (known, lines[i]);
  return g_strv_builder_end (known);
}

/**
 * lesart_known_articles_add:
 * @article: an article that has notes
 *
 * Adds it if it is not in the list. That the list cannot be written is no reason to disturb anyone:
 * the notes themselves are kept elsewhere.
 */
void
lesart_known_articles_add (GFile *article)
{
  g_auto (GStrv) known = lesart_known_articles_get ();
  g_autofree char *uri = g_file_get_uri (article);
  g_autofree char *line = g_strconcat (uri, "\n", NULL);
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_strv_contains ((const char *const *) known, uri))
    return;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return;
  fd = open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    return;
  if (write (fd, line, strlen (line)) < 0)
    g_debug ("%s: %s", path, g_strerror (errno));
  close (fd);
}

/* Of text without a file the hash is its address and the name of its notes. */
#define PASTED "urn:sha256:"

static GHashTable *
find_paths (const char *const *known, const char *folder)
{
  GHashTable *paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (LesartText) nothing = lesart_text_new ("", -1, NULL);

  for (guint i = 0; known[i] != NULL; i++) {
    g_autoptr (GFile) file = g_file_new_for_uri (known[i]);
    LesartPlaces *places;

    if (g_str_has_prefix (known[i], PASTED)) {
      g_autofree char *name = g_strdup_printf ("text-%s" ENDING, known[i] + strlen (PASTED));

      g_hash_table_add (paths, g_build_filename (folder, name, NULL));
      continue;
    }
    places = lesart_places_new (file, nothing);
    g_hash_table_add (paths, g_strdup (places->user_data));
    lesart_places_free (places);
  }
  return paths;
}

/**
 * lesart_known_articles_find_lost:
 * @known: addresses of articles
 *
 * Finds files of notes in the user's data folder that belong to none of them: of a text that was
 * pasted, or of an article that is no longer where it was.
 *
 * Returns: (transfer full) (array zero-terminated=1): paths
 */
char **
lesart_known_articles_find_lost (const char *const *known)
{
  g_autoptr (GStrvBuilder) lost = g_strv_builder_new ();
  g_autofree char *folder =
      g_build_filename (g_get_user_data_dir (), "lesart", "annotations", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GHashTable) paths = NULL;
  const char *name;

  if (dir == NULL)
    return g_strv_builder_end (lost);
  paths = find_paths (known, folder);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_suffix (name, ENDING) && !g_hash_table_contains (paths, path))
      g_strv_builder_add (lost, path);
  }
  return g_strv_builder_end (lost);
}
