/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lookup GERMAN.LESART DING [TEXT...]: milliseconds to index Ding and to open its index again,
 * microseconds a look-up takes: of words of all of Ding that no cache holds, and warm; and of the
 * words of texts, from the form to all its headwords.
 */
#include "headwords.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_ENTRIES 64
#define N_COLD 100
#define N_ROUNDS 5

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start);
}

/* Lets the system forget what it has read of the file. */
static void
forget (const char *path)
{
  int file = g_open (path, O_RDONLY, 0);

  if (file < 0)
    return;
  fsync (file);
  posix_fadvise (file, 0, 0, POSIX_FADV_DONTNEED);
  close (file);
}

/* First words of lines from all over the list. */
static GPtrArray *
take_words (const char *ding, guint step)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GMappedFile) file = g_mapped_file_new (ding, FALSE, NULL);
  const char *at = g_mapped_file_get_contents (file);
  const char *end = at + g_mapped_file_get_length (file), *newline;

  for (guint i = 0; (newline = memchr (at, '\n', (gsize) (end - at))) != NULL; i++) {
    gsize n = strcspn (at, " |;:(");

    if (i % step == 0 && n > 2 && *at != '#')
      g_ptr_array_add (words, g_strndup (at, n));
    at = newline + 1;
  }
  return words;
}

static void
measure_open (const LesartLanguage *language, const char *ding, const char *cache_dir)
{
  g_autofree char *index = g_build_filename (cache_dir, "de-en.index", NULL);
  double build = G_MAXDOUBLE, open = G_MAXDOUBLE;
  GStatBuf status = { 0 };

  for (guint i = 0; i < N_ROUNDS; i++) {
    gint64 start = g_get_monotonic_time ();

    g_unlink (index);
    lesart_dictionary_unref (lesart_dictionary_open (language, ding, NULL, cache_dir));
    build = MIN (build, since (start));
    start = g_get_monotonic_time ();
    lesart_dictionary_unref (lesart_dictionary_open (language, ding, NULL, cache_dir));
    open = MIN (open, since (start));
  }
  g_stat (index, &status);
  g_print ("%-44s %9.0f ms  %.1f MB; at most 500 ms, 15 MB\n",
           "dictionary, index built and written", build / 1e3, (double) status.st_size / 1e6);
  g_print ("%-44s %9.1f ms\n", "dictionary, opened again", open / 1e3);
}

static void
measure_cold (const LesartLanguage *language, const char *ding, const char *cache_dir)
{
  g_autoptr (GPtrArray) words = take_words (ding, 200000 / N_COLD);
  g_autoptr (LesartDictionary) dictionary = NULL;
  double sum = 0, worst = 0;

  forget (ding);
  dictionary = lesart_dictionary_open (language, ding, NULL, cache_dir);
  for (guint i = 0; i < words->len; i++) {
    LesartEntry entries[MAX_ENTRIES];
    gint64 start = g_get_monotonic_time ();
    double took;

    lesart_dictionary_lookup (dictionary, LESART_SIDE_GERMAN, words->pdata[i], -1, entries,
                              MAX_ENTRIES);
    took = since (start);
    sum += took;
    worst = MAX (worst, took);
  }
  g_print ("%-44s %9.0f us  worst %.0f; at most 1000 us\n", "look-up, Ding not in memory",
           sum / words->len, worst);
}

static void
measure_warm (const LesartDictionary *dictionary, const char *ding)
{
  g_autoptr (GPtrArray) words = take_words (ding, 20);
  gint64 best = G_MAXINT64;
  guint n_entries = 0;

  for (guint round = 0; round < N_ROUNDS; round++) {
    gint64 start = g_get_monotonic_time ();

    n_entries = 0;
    for (guint i = 0; i < words->len; i++) {
      LesartEntry entries[MAX_ENTRIES];
      n_entries += lesart_dictionary_lookup (dictionary, LESART_SIDE_GERMAN, words->pdata[i], -1,
                                             entries, MAX_ENTRIES);
    }
    best = MIN (best, g_get_monotonic_time () - start);
  }
  g_print ("%-44s %9.1f us  %u words, %.1f entries each; at most 10 us\n", "look-up, warm",
           (double) best / words->len, words->len, (double) n_entries / words->len);
}

int
main (int argc, char **argv)
{
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (LesartDictionary) dictionary = NULL;
  g_autofree char *cache_dir = NULL, *index = NULL;

  if (argc < 3)
    return 2;
  if (!g_file_test (argv[2], G_FILE_TEST_EXISTS)) {
    g_print ("look-up: skipped, %s is not here\n", argv[2]);
    return 0;
  }
  language = lesart_language_open (argv[1], NULL, NULL);
  cache_dir = g_dir_make_tmp ("lesart-XXXXXX", NULL);
  if (language == NULL || cache_dir == NULL)
    return 1;
  index = g_build_filename (cache_dir, "de-en.index", NULL);
  measure_open (language, argv[2], cache_dir);
  measure_cold (language, argv[2], cache_dir);
  dictionary = lesart_dictionary_open (language, argv[2], NULL, cache_dir);
  measure_warm (dictionary, argv[2]);
  g_unlink (index);
  g_rmdir (cache_dir);
  return 0;
}
