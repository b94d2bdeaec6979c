/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-cli check: what may be wrong in the English version of an article.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "align.h"
#include "bead-file.h"
#include "check-report.h"
#include "check-translation.h"
#include "commands.h"
#include "terms-file.h"

typedef struct {
  LesartBitext *bitext;
  LesartReading *reading;
  LesartFindings *findings;
  LesartBead *beads;
  gsize n_beads;
} Job;

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->findings, lesart_findings_unref);
  g_clear_pointer (&job->reading, lesart_reading_unref);
  g_clear_pointer (&job->bitext, lesart_bitext_unref);
  g_clear_pointer (&job->beads, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

typedef struct {
  char *term_base;
  char *beads;
  char *format_name;
  char *kinds;
  gboolean lines;
  LesartReportFormat format;
} Options;

static void
options_clear (Options *options)
{
  g_clear_pointer (&options->term_base, g_free);
  g_clear_pointer (&options->beads, g_free);
  g_clear_pointer (&options->format_name, g_free);
  g_clear_pointer (&options->kinds, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static LesartText *
read_text (const char *name)
{
  g_autoptr (GError) error = NULL;
  LesartText *text = lesart_input_load (name, NULL, &error);

  if (text == NULL) {
    g_autofree char *what = lesart_input_describe (error);

    lesart_complain (name, "%s", what);
  }
  return text;
}

/* Line N of one text belongs to line N of the other. */
static gboolean
pair_lines (Job *job)
{
  GArray *beads = g_array_new (FALSE, TRUE, sizeof (LesartBead));
  guint n_lines[LESART_N_SIDES], at[LESART_N_SIDES] = { 0, 0 };

  for (guint side = 0; side < LESART_N_SIDES; side++)
    lesart_text_get_blocks (job->bitext->text[side], &n_lines[side]);
  for (guint line = 0; line < n_lines[LESART_SIDE_GERMAN]; line++) {
    LesartBead bead = { .score = 1 };

    for (guint side = 0; side < LESART_N_SIDES; side++) {
      const LesartSegments *segments = job->bitext->segments[side];

      bead.first[side] = at[side];
      for (; at[side] < segments->n_sentences && segments->sentences[at[side]].block == line;
           at[side]++)
        bead.n[side]++;
    }
    g_array_append_val (beads, bead);
  }
  job->n_beads = beads->len;
  job->beads = (LesartBead *) (gpointer) g_array_free (beads, FALSE);
  return n_lines[LESART_SIDE_GERMAN] == n_lines[LESART_SIDE_ENGLISH];
}

/* As the file has them; where the sentences are not those of the file, anew around what a person
 * made of them. */
static gboolean
read_beads (Job *job, const char *name, const LesartCheckSettings *settings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lesart_input_read (name, &error);
  g_autoptr (LesartBeadFile) file = NULL;
  g_autoptr (GArray) carried = NULL;
  const LesartBead *beads;
  guint n_sentences[LESART_N_SIDES];
  gsize n_bytes = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &n_bytes) : NULL;

  if (data != NULL)
    file = lesart_bead_file_parse (data, n_bytes, &error);
  if (file == NULL) {
    g_autofree char *what = lesart_input_describe (error);

    lesart_complain (name, "%s", what);
    return FALSE;
  }
  beads = lesart_bead_file_get_beads (file, &job->n_beads);
  lesart_bitext_count_sentences (job->bitext, n_sentences);
  if (lesart_beads_are_whole (beads, job->n_beads, n_sentences)) {
    job->beads = g_memdup2 (beads, job->n_beads * sizeof *beads);
    return TRUE;
  }
  carried = lesart_bead_file_carry (file, job->bitext);
  job->beads = lesart_align_sentences_around (
      job->bitext, (const LesartBead *) (gpointer) carried->data, carried->len, settings->language,
      settings->dictionary, NULL, NULL, NULL, &job->n_beads);
  return TRUE;
}

static LesartExit
read_job (Job *job, char **names, const Options *options, const LesartCheckSettings *settings)
{
  g_autoptr (LesartText) german = read_text (names[0]);
  g_autoptr (LesartText) english = german != NULL ? read_text (names[1]) : NULL;

  if (english == NULL)
    return LESART_EXIT_REFUSED;
  lesart_input_warn_of_language (german, names[0], FALSE);
  lesart_input_warn_of_language (english, names[1], TRUE);
  job->reading = lesart_read (german, settings->language, NULL);
  job->bitext = lesart_bitext_new (german, job->reading->segments, english, NULL);
  if (options->lines) {
    if (pair_lines (job))
      return LESART_EXIT_DONE;
    lesart_complain (names[1], _ ("has not as many lines as %s"), names[0]);
    return LESART_EXIT_REFUSED;
  }
  if (options->beads != NULL)
    return read_beads (job, options->beads, settings) ? LESART_EXIT_DONE : LESART_EXIT_REFUSED;
  job->beads = lesart_align_sentences (job->bitext, settings->language, settings->dictionary, NULL,
                                       NULL, NULL, &job->n_beads);
  return LESART_EXIT_DONE;
}

static char *
list_kinds (void)
{
  const char *names[LESART_N_CHECKS + 1] = { NULL };

  for (guint i = 0; i < LESART_N_CHECKS; i++)
    names[i] = lesart_check_kind_to_string ((LesartCheckKind) i);
  return g_strjoinv (", ", (char **) names);
}

/* "number,scale" */
static gboolean
read_kinds (const char *list, gboolean wanted[LESART_N_CHECKS])
{
  g_auto (GStrv) names = g_strsplit (list, ",", -1);

  memset (wanted, 0, LESART_N_CHECKS * sizeof *wanted);
  for (guint i = 0; names[i] != NULL; i++) {
    LesartCheckKind kind;

    if (!lesart_check_kind_from_string (g_strstrip (names[i]), &kind)) {
      g_autofree char *kinds = list_kinds ();

      lesart_complain (NULL, _ ("“%s” is no kind of check; there are %s"), names[i], kinds);
      return FALSE;
    }
    wanted[kind] = TRUE;
  }
  return TRUE;
}

static LesartTermBase *
read_term_base (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = lesart_input_read (name, &error);
  LesartTermBase *base =
      bytes != NULL ? lesart_terms_read (bytes, name, NULL, problems, &error) : NULL;

  for (guint i = 0; i < problems->len; i++)
    lesart_complain (name, "%s", (const char *) problems->pdata[i]);
  if (base == NULL) {
    g_autofree char *what = lesart_input_describe (error);

    lesart_complain (name, "%s", what);
  }
  return base;
}

static gboolean
parse_options (int *argc, char ***argv, Options *options, LesartCheckSettings *settings)
{
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format_name,
      "json, json-report, markdown, html, text", N_ ("FORMAT") },
    { "kinds", 0, 0, G_OPTION_ARG_STRING, &options->kinds,
      N_ ("Only these kinds: number,scale,date …"), N_ ("KINDS") },
    { "align", 0, 0, G_OPTION_ARG_FILENAME, &options->beads,
      N_ ("How the sentences belong together, as “align” prints it"), N_ ("FILE") },
    { "termbase", 0, 0, G_OPTION_ARG_FILENAME, &options->term_base,
      N_ ("A term base that the English is to follow"), N_ ("FILE") },
    { "lines", 0, 0, G_OPTION_ARG_NONE, &options->lines,
      N_ ("Each line of DE belongs to the same line of EN"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  if (!lesart_parse_options ("check", N_ ("DE EN"),
                             N_ ("Prints what may be wrong in the English version of a German "
                                 "article."),
                             entries, argc, argv))
    return FALSE;
  if (*argc != 3) {
    lesart_complain (NULL, _ ("“check” needs a German file and its English version"));
    return FALSE;
  }
  if (options->format_name != NULL
      && !lesart_report_format_from_string (options->format_name, &options->format)) {
    lesart_complain (NULL, _ ("“%s” is no format of “check”"), options->format_name);
    return FALSE;
  }
  return options->kinds == NULL || read_kinds (options->kinds, settings->wanted);
}

static void
write_report (const Job *job,
              char **names,
              const LesartTermBase *term_base,
              LesartReportFormat format)
{
  const LesartCheckReport report = { .bitext = job->bitext,
                                     .findings = job->findings,
                                     .names = { names[0], names[1] },
                                     .term_base = term_base };
  g_autofree char *bytes = lesart_check_report_write (&report, format);

  fputs (bytes, stdout);
}

int
lesart_command_check (int argc, char **argv)
{
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (LesartDictionary) dictionary = NULL;
  g_autoptr (LesartTermBase) term_base = NULL;
  g_auto (Job) job = { 0 };
  g_auto (Options) options = { 0 };
  LesartCheckSettings settings = { 0 };
  LesartExit status;

  lesart_check_defaults (settings.wanted);
  if (!parse_options (&argc, &argv, &options, &settings))
    return LESART_EXIT_USAGE;
  language = lesart_open_language_or_complain ();
  if (language == NULL)
    return LESART_EXIT_INTERNAL;
  dictionary = lesart_open_dictionary (language);
  if (!lesart_dictionary_has (dictionary, LESART_LIST_DING))
    lesart_complain (NULL,
                     _ ("the Ding word list is not installed (Debian: trans-de-en); words are "
                        "checked less thoroughly"));
  settings.language = language;
  settings.dictionary = dictionary;
  if (options.term_base != NULL) {
    term_base = read_term_base (options.term_base);
    if (term_base == NULL)
      return LESART_EXIT_REFUSED;
  }
  settings.termbase = term_base;
  status = read_job (&job, argv + 1, &options, &settings);
  if (status != LESART_EXIT_DONE)
    return status;
  job.findings =
      lesart_check_translation (job.reading, job.bitext, job.beads, job.n_beads, &settings);
  write_report (&job, argv + 1, term_base, options.format);
  return job.findings->array->len > 0 ? LESART_EXIT_REFUSED : LESART_EXIT_DONE;
}
