/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-terms GERMAN.LESART GERMAN.DICT TEXT...: how long a term base of 100,000 concepts takes to
 * be written, read and searched for, and how much memory that needs. Its terms are words of the
 * dictionary, alone and in pairs; the text is one article of 5,000 words.
 */
#include "language.h"
#include "pos-dict.h"
#include "term-hits.h"
#include "terms-file.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define N_CONCEPTS 100000u
#define N_TOKENS 5000u

static void
add_form (const char *form,
          gsize n_bytes,
          const LesartPosEntry *entries G_GNUC_UNUSED,
          guint n_entries G_GNUC_UNUSED,
          gpointer data)
{
  g_ptr_array_add (data, g_strndup (form, n_bytes));
}

static LesartTermBase *
make_base (const GPtrArray *words)
{
  LesartTermBase *base = lesart_term_base_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_CONCEPTS; i++) {
    LesartConcept *concept = lesart_term_base_make_concept (base, NULL);
    const char *first = words->pdata[g_rand_int_range (rand, 0, (gint32) words->len)];
    const char *second = words->pdata[g_rand_int_range (rand, 0, (gint32) words->len)];
    g_autofree char *german =
        i % 2 == 0 ? g_strdup (first) : g_strdup_printf ("%s %s", first, second);
    guint term = lesart_concept_add_term (base, concept, "de", german);

    lesart_term_set (base, concept, term, LESART_TERM_STATUS, "preferredTerm-admn-sts");
    lesart_term_set (base, concept, term, LESART_TERM_CONTEXT, "Ein Satz, in dem das Wort steht.");
    term = lesart_concept_add_term (base, concept, "en", first);
    lesart_term_set (base, concept, term, LESART_TERM_STATUS, "admittedTerm-admn-sts");
    lesart_concept_set (base, concept, LESART_TERM_FIELD, NULL, "Halbleiter");
    lesart_concept_set (base, concept, LESART_TERM_DEFINITION, "de", "Was das Wort bedeutet.");
    lesart_term_base_put (base, concept);
  }
  return base;
}

/* Of the processor, in microseconds: what other programs do at the same time does not count. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static double
milliseconds_since (gint64 start)
{
  return (double) (now () - start) / 1000;
}

/* What the process holds now, in MB. */
static double
get_memory (void)
{
  unsigned long all = 0, resident = 0;
  FILE *file = fopen ("/proc/self/statm", "r");

  if (file != NULL && fscanf (file, "%lu %lu", &all, &resident) != 2)
    resident = 0;
  if (file != NULL)
    fclose (file);
  return (double) resident * (double) sysconf (_SC_PAGESIZE) / 1e6;
}

static GBytes *
time_format (const LesartTermBase *base, LesartTermsFormat format)
{
  GString *text = g_string_new (NULL);
  gint64 start = now ();
  g_autoptr (LesartTermBase) again = NULL;
  GBytes *bytes;
  double written;

  lesart_terms_write (base, format, text, NULL, NULL);
  written = milliseconds_since (start);
  bytes = g_string_free_to_bytes (text);
  start = now ();
  again = lesart_terms_read (bytes, "a.csv", NULL, NULL, NULL);
  printf ("%-8s written in %5.0f ms, %5.1f MB; read in %5.0f ms\n",
          lesart_terms_format_get_name (format), written, (double) g_bytes_get_size (bytes) / 1e6,
          milliseconds_since (start));
  return bytes;
}

/* The first words of the texts. */
static LesartText *
read_text (char **paths, int n)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint n_words = 0;

  for (int i = 0; i < n && n_words < N_TOKENS; i++) {
    g_autofree char *bytes = NULL;
    gsize n_bytes = 0;

    g_file_get_contents (paths[i], &bytes, &n_bytes, NULL);
    for (gsize k = 0; k < n_bytes && n_words < N_TOKENS; k++) {
      g_string_append_c (all, bytes[k]);
      n_words += bytes[k] == ' ' || bytes[k] == '\n';
    }
  }
  return lesart_text_new (all->str, (gssize) all->len, NULL);
}

static void
time_hits (GBytes *bytes, LesartLanguage *language, LesartText *text)
{
  g_autoptr (LesartTermBase) base = NULL;
  g_autoptr (LesartTermIndex) index = NULL;
  g_autoptr (LesartSegments) segments = lesart_segments_new (text);
  double best = G_MAXDOUBLE, memory;
  gint64 start;
  guint n = 0;

  malloc_trim (0);
  memory = get_memory ();
  start = now ();
  base = lesart_terms_read (bytes, NULL, NULL, NULL, NULL);
  index = lesart_term_index_new (base, language);
  printf ("load     %5.0f ms with its index, %.0f MB\n", milliseconds_since (start),
          get_memory () - memory);
  for (guint i = 0; i < 10; i++) {
    g_autoptr (GArray) hits = NULL;

    start = now ();
    hits = lesart_term_hits_find (index, LESART_SIDE_GERMAN, text, segments);
    best = MIN (best, milliseconds_since (start));
    n = hits->len;
  }
  printf ("hits     %5.1f ms for %u tokens: %u\n", best, segments->n_tokens, n);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GMappedFile) dictionary = NULL;
  g_autoptr (LesartText) text = NULL;
  LesartTermBase *base;
  GBytes *json = NULL;

  if (argc < 4) {
    g_printerr ("usage: bench-terms GERMAN.LESART GERMAN.DICT TEXT...\n");
    return 2;
  }
  language = lesart_language_open (argv[1], NULL, NULL);
  dictionary = g_mapped_file_new (argv[2], FALSE, NULL);
  if (language == NULL || dictionary == NULL)
    return 1;
  lesart_pos_dict_foreach ((const guint8 *) g_mapped_file_get_contents (dictionary),
                           g_mapped_file_get_length (dictionary), add_form, words, NULL);
  base = make_base (words);
  for (guint format = LESART_N_TERMS_FORMATS; format > 0; format--) {
    g_clear_pointer (&json, g_bytes_unref);
    json = time_format (base, (LesartTermsFormat) (format - 1)); /* JSON is the first */
  }
  lesart_term_base_unref (base);
  text = read_text (argv + 3, argc - 3);
  time_hits (json, language, text);
  g_bytes_unref (json);
  return 0;
}
