/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See store-place.h.
 */
#include "store-place.h"

#include <string.h>

#define BROKEN ".annotations.broken-%u.json"
/* Of the hash of a path in a file name: enough that two articles never share one. */
#define HASH_LENGTH 16
/* Of the article's name in the file name; a file name has at most 255 bytes. */
#define NAME_LENGTH 120

/* Characters of a file name that a relative IRI has as they are, beside letters and digits: a
 * colon, a question mark or a number sign would mean something. */
#define PLAIN "!$&'()*+,;=@"

static char *
shorten (const char *name)
{
  const char *end = name;

  while (*end != '\0' && g_utf8_next_char (end) - name <= NAME_LENGTH)
    end = g_utf8_next_char (end);
  return g_strndup (name, (gsize) (end - name));
}

static void
set_user_paths (LesartPlaces *self, const char *name, const char *hash)
{
  g_autofree char *stem = *name != '\0' ? g_strdup_printf ("%s-%.*s", name, HASH_LENGTH, hash)
                                        : g_strdup_printf ("text-%s", hash);
  g_autofree char *file = g_strconcat (stem, LESART_NOTES_ENDING, NULL);

  self->user_data = g_build_filename (g_get_user_data_dir (), "lesart", "annotations", file, NULL);
  self->journal = g_build_filename (g_get_user_data_dir (), "lesart", "journal", stem, NULL);
  self->versions = g_build_filename (g_get_user_data_dir (), "lesart", "versions", stem, NULL);
}

static void
set_article (LesartPlaces *self, GFile *article)
{
  g_autofree char *base = g_file_get_basename (article);
  g_autofree char *uri = g_file_get_uri (article);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *short_name = NULL;
  const char *others[] = { uri, self->iri, NULL };

  self->article = g_file_get_path (article);
  self->beside =
      self->article != NULL ? g_strconcat (self->article, LESART_NOTES_ENDING, NULL) : NULL;
  self->label = g_filename_display_name (base);
  short_name = shorten (self->label);
  set_user_paths (self, short_name, hash);
  self->other_iris = g_strdupv ((char **) others);
  g_free (self->iri);
  self->iri = g_uri_escape_string (base, PLAIN, TRUE);
}

/**
 * lesart_places_new:
 * @article: (nullable): the file, or %NULL for text without one
 * @text: what is in it
 *
 * Returns: (transfer full): where its notes are kept
 */
LesartPlaces *
lesart_places_new (GFile *article, const LesartText *text)
{
  LesartPlaces *self = g_new0 (LesartPlaces, 1);
  const char *hash = lesart_text_get_sha256 (text);

  self->iri = g_strconcat ("urn:sha256:", hash, NULL);
  if (article != NULL) {
    set_article (self, article);
    return self;
  }
  self->label = lesart_text_get_title (text);
  set_user_paths (self, "", hash);
  self->other_iris = g_new0 (char *, 1);
  return self;
}

void
lesart_places_free (LesartPlaces *self)
{
  g_free (self->article);
  g_free (self->beside);
  g_free (self->user_data);
  g_free (self->journal);
  g_free (self->versions);
  g_free (self->label);
  g_free (self->iri);
  g_strfreev (self->other_iris);
  g_free (self);
}

/**
 * lesart_places_name_broken:
 * @path: (type filename): a file of notes
 * @number: from 1
 *
 * Returns: (transfer full) (type filename): what it can be called when it is set aside
 */
char *
lesart_places_name_broken (const char *path, guint number)
{
  gsize length = strlen (path) - strlen (LESART_NOTES_ENDING);
  g_autofree char *stem = g_strndup (path, length);
  g_autofree char *ending = g_strdup_printf (BROKEN, number);

  g_assert (g_str_has_suffix (path, LESART_NOTES_ENDING));
  return g_strconcat (stem, ending, NULL);
}

/* What services that keep folders alike call a file that was changed on two computers:
 * "NAME (conflicted copy 2024-02-12).json", in the language of the computer, "NAME.sync-conflict-
 * 20240212-101500-ABCDEFG.json", "NAME-COMPUTER.json", "NAME_conf(1).json". */
static gboolean
is_copy (const char *name, const char *stem)
{
  static const char *const marks[] = { " (", ".sync-conflict-", "-", "_conf(", ".conflict-" };
  const char *rest = name + strlen (stem);

  if (!g_str_has_prefix (name, stem) || !g_str_has_suffix (name, ".json"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (rest, marks[i]))
      return TRUE;
  return FALSE;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * lesart_places_find_copies:
 *
 * Finds what a service that keeps folders alike has put beside the notes, when they were changed on
 * two computers.
 *
 * Returns: (transfer full) (array zero-terminated=1) (element-type filename): the paths
 */
char **
lesart_places_find_copies (const LesartPlaces *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = self->beside != NULL ? g_path_get_dirname (self->beside) : NULL;
  g_autofree char *base = self->beside != NULL ? g_path_get_basename (self->beside) : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  if (base != NULL)
    base[strlen (base) - strlen (".json")] = '\0';
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_copy (name, base))
      g_ptr_array_add (found, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (found, compare_paths);
  g_ptr_array_add (found, NULL);
  return (char **) g_ptr_array_steal (found, NULL);
}
