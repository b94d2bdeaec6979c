/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file with very many annotations: how long to read it, to write it with one more, and how much
 * memory that takes. bench-store [N]
 */
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "store-private.h"

#define SENTENCE "Der Minister sagte am 8. Februar in Berlin, das Gesetz komme im März. "
#define SENTENCE_CHARS 70

static double
get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
say (const char *what, gint64 start, double cpu_start)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  printf ("%-36s %6.3f s, %6.3f s of the processor, %4ld MB at most\n", what,
          (double) (g_get_monotonic_time () - start) / 1e6, get_cpu () - cpu_start,
          usage.ru_maxrss / 1024);
}

static LesartText *
make_text (guint n_chars)
{
  g_autoptr (GString) text = g_string_new ("Überschrift\n\n");

  while (text->len < n_chars)
    g_string_append (text, SENTENCE);
  return lesart_text_new (text->str, (gssize) text->len, NULL);
}

/* Like those of a diligent reader. */
static void
make_file (LesartStore *store, LesartNotes *notes, LesartText *text, guint n)
{
  static const char *const tags[] = { "Behauptung", "Frage", NULL };
  guint32 n_chars = lesart_text_get_n_chars (text);

  lesart_notes_begin_group (notes);
  for (guint i = 0; i < n; i++) {
    guint32 start = (guint32) ((guint64) i * (n_chars - 100) / n);
    LesartSpan span = { start, start + 20 + i % 50 };
    g_autoptr (LesartAnnotation) plain = lesart_annotation_new (text, &span, 1);
    g_autoptr (LesartAnnotation) coloured =
        lesart_annotation_with_colour (plain, LESART_COLOUR_BLUE);
    g_autoptr (LesartAnnotation) tagged = lesart_annotation_with_tags (coloured, tags + i % 3);
    g_autofree char *note = g_strdup_printf ("Nummer %u: zu prüfen", i);
    g_autoptr (LesartAnnotation) noted = lesart_annotation_with_note (tagged, i % 2 ? note : "");

    lesart_notes_add (notes, noted, LESART_EDIT_NOTE);
  }
  lesart_notes_end_group (notes);
  lesart_store_save (store, NULL, NULL);
}

static LesartStore *
open_store (const char *path, LesartText *text, LesartNotes **notes)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  *notes = lesart_notes_new ();
  return lesart_store_new (file, text, *notes);
}

static int
measure (const char *path, LesartText *text)
{
  g_autoptr (LesartNotes) notes = NULL;
  g_autoptr (LesartStore) store = open_store (path, text, &notes);
  g_autoptr (GError) error = NULL;
  const LesartSpan span = { 3, 8 };
  g_autoptr (LesartAnnotation) one = NULL;
  gint64 start = g_get_monotonic_time ();
  double cpu_start = get_cpu ();

  if (!lesart_store_load (store, NULL, &error)) {
    fprintf (stderr, "%s\n", error->message);
    return 1;
  }
  say ("load", start, cpu_start);
  one = lesart_annotation_new (text, &span, 1);
  start = g_get_monotonic_time ();
  cpu_start = get_cpu ();
  lesart_notes_add (notes, one, LESART_EDIT_HIGHLIGHT);
  say ("one more, into the journal", start, cpu_start);
  start = g_get_monotonic_time ();
  cpu_start = get_cpu ();
  if (!lesart_store_save (store, NULL, &error)) {
    fprintf (stderr, "%s\n", error->message);
    return 1;
  }
  say ("save", start, cpu_start);
  return 0;
}

/* Twice: a process of its own measures, so that its memory is only that. */
int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  g_autoptr (LesartText) text = make_text (1000000);
  g_autoptr (LesartNotes) notes = NULL;
  g_autoptr (LesartStore) store = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  GStatBuf status;

  if (argc > 2)
    return measure (argv[2], text);
  folder = g_dir_make_tmp ("lesart-bench-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  path = g_build_filename (folder, "artikel.txt", NULL);
  g_file_set_contents (path, "", 0, NULL);
  store = open_store (path, text, &notes);
  make_file (store, notes, text, n);
  {
    g_autofree char *beside = g_strconcat (path, ".annotations.json", NULL);
    g_autofree char *number = g_strdup_printf ("%u", n);
    char *child[] = { argv[0], number, path, NULL };
    int child_status = 1;

    if (g_stat (beside, &status) != 0)
      return 1;
    printf ("%u annotations, %.1f MB\n", n, (double) status.st_size / 1e6);
    fflush (stdout);
    g_spawn_sync (NULL, child, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL, NULL,
                  &child_status, NULL);
    if (g_getenv ("LESART_KEEP") == NULL)
      g_unlink (beside);
    else
      printf ("%s\n", path);
    return child_status != 0;
  }
}
