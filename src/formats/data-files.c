/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data-files.h"

#include "config.h"

/* Debian's package trans-de-en. */
#define LESART_DING "/usr/share/trans/de-en"

/* The environment first (tests, packagers), then the installed place, then the build folder. */
static char *
find_file (const char *subdir, const char *name, const char *build_dir)
{
  const char *override = g_getenv ("LESART_DATA_DIR");
  const char *dirs[] = { override, LESART_PKGDATADIR, build_dir };

  for (guint i = 0; i < G_N_ELEMENTS (dirs); i++) {
    g_autofree char *path = NULL;

    if (dirs[i] == NULL)
      continue;
    path = i < 2 ? g_build_filename (dirs[i], subdir, name, NULL)
                 : g_build_filename (dirs[i], name, NULL);
    if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
      return g_steal_pointer (&path);
  }
  return g_build_filename (build_dir, name, NULL);
}

/**
 * lesart_open_language:
 *
 * Opens the language data of the program, with the lists of the user's data folder
 * (lesart/language) laid over them.
 *
 * Returns: (transfer full): the data, or %NULL with %LESART_LANGUAGE_ERROR
 */
LesartLanguage *
lesart_open_language (GError **error)
{
  g_autofree char *path = find_file ("language", "german.lesart", LESART_BUILD_DATADIR);
  g_autofree char *user_dir = g_build_filename (g_get_user_data_dir (), "lesart", "language", NULL);

  return lesart_language_open (path, user_dir, error);
}

/**
 * lesart_open_dictionary:
 * @language: the language data
 *
 * Opens the dictionary: Ding where its package puts it (LESART_DING says another place), the user's
 * own list in the data folder (lesart/dictionary.txt), and the tables of the program.
 *
 * Returns: (transfer full): the dictionary
 */
LesartDictionary *
lesart_open_dictionary (const LesartLanguage *language)
{
  const char *ding = g_getenv ("LESART_DING");
  g_autofree char *own =
      g_build_filename (g_get_user_data_dir (), "lesart", "dictionary.txt", NULL);
  g_autofree char *cache_dir = g_build_filename (g_get_user_cache_dir (), "lesart", NULL);

  return lesart_dictionary_open (language, ding != NULL ? ding : LESART_DING, own, cache_dir);
}

/**
 * lesart_find_documents_module:
 *
 * Returns: (transfer full): the path of the module with the readers of documents
 */
char *
lesart_find_documents_module (void)
{
  char *path = g_build_filename (LESART_BUILD_MODULEDIR, LESART_DOCUMENTS_MODULE, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return path;
  g_free (path);
  return g_build_filename (LESART_MODULEDIR, LESART_DOCUMENTS_MODULE, NULL);
}

/**
 * lesart_find_sample:
 * @name: file name of a sample article
 *
 * Returns: (transfer full): its path
 */
char *
lesart_find_sample (const char *name)
{
  return find_file ("samples", name, LESART_SOURCE_DIR "/data/samples");
}

/**
 * lesart_find_help:
 * @language: the language of the user interface: "de"
 *
 * Returns: (transfer full): the folder with the chapters of the guide, in English if it is not
 * there in the language
 */
char *
lesart_find_help (const char *language)
{
  const char *const languages[] = { language, "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autofree char *name = g_build_filename (languages[i], "10-reading.md", NULL);
    g_autofree char *path = find_file ("help", name, LESART_SOURCE_DIR "/data/help");

    if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
      return g_path_get_dirname (path);
  }
  return g_strdup (LESART_PKGDATADIR "/help/en");
}

/**
 * lesart_find_tag_book:
 * @name: "claims" or "reading"
 * @language: (nullable): the language of the user interface, as "de" or "de_AT"
 *
 * Returns: (transfer full): the path of a tag book that comes with the program, in English if it is
 *   not there in the language
 */
char *
lesart_find_tag_book (const char *name, const char *language)
{
  gboolean is_german = language != NULL && g_str_has_prefix (language, "de");
  g_autofree char *file = g_strdup_printf ("%s.%s.json", name, is_german ? "de" : "en");

  return find_file ("tagbooks", file, LESART_SOURCE_DIR "/data/tagbooks");
}
