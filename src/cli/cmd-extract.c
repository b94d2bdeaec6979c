/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-cli extract: the reading of each file, or of each line of --jsonl-in. Files and lines go
 * through the same pool of threads and come out in the order in which they were given.
 */
#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#include "commands.h"
#include "jsonl.h"
#include "language-guess.h"
#include "ordered-pool.h"
#include "progress.h"
#include "reading-brat.h"

typedef enum {
  FORMAT_JSON,
  FORMAT_JSONL,
  FORMAT_TEXT,
  FORMAT_CSV,
  FORMAT_BRAT,
  FORMAT_CONLLU, /* is what the command parse prints */
} Format;

static const char *const format_names[] = {
  "json", "jsonl", "text", "csv", "brat", "conllu", NULL
};

typedef struct {
  Format format;
  const char *date;
  guint n_jobs;
  gboolean jsonl_in;
  LesartLanguage *language;
  LesartReportStyle style;
  LesartProgress progress;
  LesartExit status;
} Extract;

/* Either a file (name) or a line. */
typedef struct {
  char *name;
  char *line;
  gsize n_bytes;
  char *id;               /* of the line, as JSON */
  LesartReading *reading; /* NULL if refused */
  char *error;
} Job;

/* --- in a thread ---------------------------------------------------------------------------------
 */

static void
work_on_file (Job *job, const Extract *extract)
{
  g_autoptr (GError) error = NULL;
  g_auto (LesartArticleInfo) info = { 0 };
  g_autoptr (LesartText) text = lesart_input_load (job->name, &info, &error);
  g_autofree char *name = g_path_get_basename (job->name);

  if (text != NULL)
    job->reading = lesart_read_with (
        text, extract->language,
        &(LesartReadOptions){ .date = extract->date, .published = info.date, .name = name });
  else
    job->error = lesart_input_describe (error);
}

static void
work_on_line (Job *job, const Extract *extract)
{
  g_auto (LesartJsonLine) parsed = { NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartText) text = NULL;

  if (lesart_json_line_parse (job->line, job->n_bytes, &parsed, &error))
    text = lesart_text_new (parsed.text, -1, &error);
  if (text != NULL)
    job->reading =
        lesart_read (text, extract->language, parsed.date != NULL ? parsed.date : extract->date);
  else
    job->error = g_strdup (error->message);
  job->id = g_steal_pointer (&parsed.id);
}

static void
work (gpointer data, gpointer user_data)
{
  Job *job = data;

  if (job->line != NULL)
    work_on_line (job, user_data);
  else
    work_on_file (job, user_data);
}

/* --- in order ------------------------------------------------------------------------------------
 */

/* The reading of a line has the id of its line in front: {"id":..,"schema":..}; so has a refusal:
 * {"id":..,"error":..}. */
static void
write_record (const Job *job, LesartJsonWriter *writer)
{
  lesart_json_writer_begin_object (writer);
  if (job->line != NULL) {
    lesart_json_writer_name (writer, "id");
    lesart_json_writer_raw (writer, job->id);
  }
  if (job->reading == NULL) {
    lesart_json_writer_name (writer, "error");
    lesart_json_writer_string (writer, job->error, -1);
  } else {
    g_autofree char *uri = job->line == NULL ? g_filename_display_name (job->name) : NULL;

    lesart_reading_write_members (job->reading, writer, uri);
  }
  lesart_json_writer_end_object (writer);
}

/* A long record goes out in pieces, so that it is never whole in memory. */
static void
write_json (const Job *job, const Extract *extract)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_auto (LesartJsonWriter) writer = { 0 };

  lesart_json_writer_init (&writer,
                           extract->format == FORMAT_JSON ? LESART_JSON_PRETTY : LESART_JSON_LINE,
                           bytes, stdout);
  write_record (job, &writer);
  g_string_append_c (bytes, '\n');
  fwrite (bytes->str, 1, bytes->len, stdout);
}

static void
write_text (const Job *job, const Extract *extract)
{
  g_autofree char *report = lesart_report_to_text (job->reading, &extract->style);

  fputs (report, stdout);
}

static void
write_table (const Job *job)
{
  g_autofree char *name = g_filename_display_name (job->name);
  g_autofree char *table = lesart_report_to_table (job->reading, name);

  fputs (table, stdout);
}

static void
write_brat (const Job *job)
{
  g_autofree char *annotations = lesart_reading_to_brat (job->reading);

  fputs (annotations, stdout);
}

static void
write_reading (const Job *job, const Extract *extract)
{
  switch (extract->format) {
  case FORMAT_TEXT:
    write_text (job, extract);
    break;
  case FORMAT_CSV:
    write_table (job);
    break;
  case FORMAT_BRAT:
    write_brat (job);
    break;
  case FORMAT_CONLLU:
  case FORMAT_JSON:
  case FORMAT_JSONL:
  default:
    write_json (job, extract);
    break;
  }
}

/* Not for lines, which would be many: their records have the language. */
static void
warn_of_language (const Job *job, Extract *extract)
{
  if (job->line != NULL || !lesart_language_is_foreign (job->reading->language))
    return;
  lesart_progress_clear (&extract->progress);
  /* Translators: %s is a language such as English */
  lesart_complain (job->name, _ ("this text looks like %s; Lesart reads German"),
                   _ (lesart_language_get_name (job->reading->language)));
}

static void
hand_out (gpointer data, gpointer user_data)
{
  Job *job = data;
  Extract *extract = user_data;

  lesart_progress_step (&extract->progress);
  if (job->reading == NULL && job->line == NULL) {
    lesart_progress_clear (&extract->progress);
    lesart_complain (job->name, "%s", job->error);
    extract->status = MAX (extract->status, LESART_EXIT_REFUSED);
  } else {
    write_reading (job, extract);
  }
  if (job->reading != NULL)
    warn_of_language (job, extract);
  if (ferror (stdout))
    extract->status = LESART_EXIT_INTERNAL;
  g_free (job->name);
  free (job->line); /* of getline() */
  g_free (job->id);
  g_clear_pointer (&job->reading, lesart_reading_unref);
  g_free (job->error);
  g_free (job);
}

static void
push_lines (const char *name, FILE *in, LesartPool *pool, Extract *extract)
{
  for (;;) {
    char *line = NULL;
    size_t size = 0;
    ssize_t length = getline (&line, &size, in);
    Job *job;

    if (length < 0) {
      free (line);
      break;
    }
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
      length--;
    if (length == 0) {
      free (line);
      continue;
    }
    job = g_new0 (Job, 1);
    job->name = g_strdup (name);
    job->line = line;
    job->n_bytes = (gsize) length;
    lesart_pool_push (pool, job);
    fflush (stdout); /* who feeds lines one by one waits for the answer */
  }
  if (ferror (in)) {
    lesart_complain (name, "%s", g_strerror (errno));
    extract->status = MAX (extract->status, LESART_EXIT_REFUSED);
  }
}

static void
push_file (const char *name, LesartPool *pool, Extract *extract)
{
  FILE *in;
  Job *job;

  if (!extract->jsonl_in) {
    job = g_new0 (Job, 1);
    job->name = g_strdup (name);
    lesart_pool_push (pool, job);
    return;
  }
  in = strcmp (name, "-") == 0 ? stdin : fopen (name, "re");
  if (in == NULL) {
    lesart_complain (name, "%s", g_strerror (errno));
    extract->status = MAX (extract->status, LESART_EXIT_REFUSED);
    return;
  }
  push_lines (name, in, pool, extract);
  if (in != stdin)
    fclose (in);
}

static LesartExit
extract_all (Extract *extract, char **names, guint n_names)
{
  LesartPool *pool = lesart_pool_new (extract->n_jobs, work, hand_out, extract);

  lesart_progress_begin (&extract->progress, extract->jsonl_in ? 0 : n_names);
  for (guint i = 0; i < n_names; i++)
    push_file (names[i], pool, extract);
  lesart_pool_finish (pool);
  lesart_progress_clear (&extract->progress);
  if (fflush (stdout) == EOF || ferror (stdout)) {
    lesart_complain (NULL, _ ("standard output cannot be written"));
    extract->status = LESART_EXIT_INTERNAL;
  }
  return extract->status;
}

/* --- options -------------------------------------------------------------------------------------
 */

static gboolean
complain_of_lines (void)
{
  lesart_complain (NULL, _ ("--jsonl-in answers in JSON lines only"));
  return FALSE;
}

static gboolean
find_format (const char *name, gboolean jsonl_in, Format *format)
{
  g_autofree char *names = NULL;

  *format = jsonl_in ? FORMAT_JSONL : FORMAT_JSON;
  if (name == NULL)
    return TRUE;
  for (guint i = 0; format_names[i] != NULL; i++)
    if (strcmp (name, format_names[i]) == 0) {
      if (jsonl_in && i > FORMAT_JSONL)
        return complain_of_lines ();
      *format = jsonl_in ? FORMAT_JSONL : (Format) i;
      return TRUE;
    }
  names = g_strjoinv (", ", (char **) format_names);
  lesart_complain (NULL, _ ("no format “%s”; there are: %s"), name, names);
  return FALSE;
}

static gboolean
check_options (Extract *extract, const char *format, int n_jobs, int n_files)
{
  if (extract->date != NULL && !lesart_is_date (extract->date)) {
    lesart_complain (NULL, _ ("“%s” is no day YYYY-MM-DD"), extract->date);
    return FALSE;
  }
  if (n_jobs < 0 || n_jobs > 256) {
    lesart_complain (NULL, _ ("--jobs takes a number from 1 to 256"));
    return FALSE;
  }
  if (n_files == 0) {
    lesart_complain (NULL, _ ("no FILE given; “-” is standard input"));
    return FALSE;
  }
  extract->n_jobs = n_jobs > 0 ? (guint) n_jobs : 1;
  return find_format (format, extract->jsonl_in, &extract->format);
}

int
lesart_command_extract (int argc, char **argv)
{
  Extract extract = { 0 };
  g_autofree char *date = NULL;
  g_autofree char *format = NULL;
  int n_jobs = 0;
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &date,
      N_ ("The day that the articles are of; “gestern” is read from it"), "YYYY-MM-DD" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_ ("json, jsonl (one line a file), text (to be read by people), csv, brat or conllu"),
      N_ ("FORMAT") },
    { "jsonl-in", 0, 0, G_OPTION_ARG_NONE, &extract.jsonl_in,
      N_ ("Each line of FILE is {\"id\":…,\"text\":…,\"date\":…}"), NULL },
    { "jobs", 0, 0, G_OPTION_ARG_INT, &n_jobs, N_ ("Work on N articles at a time"), "N" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (LesartLanguage) language = NULL;

  if (!lesart_parse_options ("extract", N_ ("FILE…"),
                             N_ ("Prints what each article says. FILE “-” is standard input."),
                             entries, &argc, &argv))
    return LESART_EXIT_USAGE;
  extract.date = date;
  if (!check_options (&extract, format, n_jobs, argc - 1))
    return LESART_EXIT_USAGE;
  if (extract.format == FORMAT_CONLLU)
    return lesart_command_parse (argc, argv);
  if (extract.format == FORMAT_BRAT && argc > 2) {
    lesart_complain (NULL, _ ("brat has a file of annotations for each text: give one FILE"));
    return LESART_EXIT_USAGE;
  }
  language = lesart_open_language_or_complain ();
  if (language == NULL)
    return LESART_EXIT_INTERNAL;
  if (extract.format == FORMAT_CSV) {
    g_autofree char *header = lesart_report_table_header ();

    fputs (header, stdout);
  }
  extract.language = language;
  extract.style = lesart_report_style_for (stdout);
  return (int) extract_all (&extract, argv + 1, (guint) argc - 1);
}
