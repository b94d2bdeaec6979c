/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-cli check: what may be wrong in the English version of an article.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "check-translation.h"
#include "commands.h"
#include "json-writer.h"

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
  g_clear_pointer (&job->findings, lesart_findings_free);
  g_clear_pointer (&job->reading, lesart_reading_unref);
  g_clear_pointer (&job->bitext, lesart_bitext_unref);
  g_clear_pointer (&job->beads, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

/* ---- as a list ---- */

static void
write_side (LesartJsonWriter *writer, const Job *job, LesartSide side, LesartSpan span)
{
  gsize n_bytes;
  const char *bytes = lesart_text_peek (job->bitext->text[side], span, &n_bytes);

  if (lesart_span_is_empty (span)) {
    lesart_json_writer_null (writer);
    return;
  }
  lesart_json_writer_begin_object (writer);
  lesart_json_writer_name (writer, "start");
  lesart_json_writer_integer (writer, span.start);
  lesart_json_writer_name (writer, "end");
  lesart_json_writer_integer (writer, span.end);
  lesart_json_writer_name (writer, "text");
  lesart_json_writer_string (writer, bytes, (gssize) n_bytes);
  lesart_json_writer_end_object (writer);
}

static void
write_member (LesartJsonWriter *writer, const char *name, const char *value)
{
  if (name != NULL)
    lesart_json_writer_name (writer, name);
  if (value != NULL)
    lesart_json_writer_string (writer, value, -1);
  else
    lesart_json_writer_null (writer);
}

static void
write_finding (LesartJsonWriter *writer, const Job *job, const LesartFinding *finding)
{
  lesart_json_writer_begin_object (writer);
  write_member (writer, "kind", lesart_check_kind_to_string (finding->kind));
  write_member (writer, "severity", lesart_severity_to_string (finding->severity));
  write_member (writer, "reason", lesart_reason_to_string (finding->reason));
  lesart_json_writer_name (writer, "de");
  write_side (writer, job, LESART_SIDE_GERMAN, finding->span[LESART_SIDE_GERMAN]);
  lesart_json_writer_name (writer, "en");
  write_side (writer, job, LESART_SIDE_ENGLISH, finding->span[LESART_SIDE_ENGLISH]);
  lesart_json_writer_name (writer, "values");
  lesart_json_writer_begin_array (writer);
  write_member (writer, NULL, finding->value[LESART_SIDE_GERMAN]);
  write_member (writer, NULL, finding->value[LESART_SIDE_ENGLISH]);
  lesart_json_writer_end_array (writer);
  write_member (writer, "suggestion", finding->suggestion);
  lesart_json_writer_end_object (writer);
}

static void
write_list (const Job *job)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_auto (LesartJsonWriter) writer = { 0 };

  lesart_json_writer_init (&writer, LESART_JSON_PRETTY, bytes, stdout);
  lesart_json_writer_begin_array (&writer);
  for (guint i = 0; i < job->findings->array->len; i++)
    write_finding (&writer, job, &g_array_index (job->findings->array, LesartFinding, i));
  lesart_json_writer_end_array (&writer);
  g_string_append_c (bytes, '\n');
  fwrite (bytes->str, 1, bytes->len, stdout);
}

/* ---- */

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

static void
make_beads (Job *job)
{
  GArray *beads = g_array_new (FALSE, TRUE, sizeof (LesartBead));
  guint at[2] = { 0, 0 };
  guint n_blocks, n_other;
  lesart_text_get_blocks (job->bitext->text[0], &n_blocks);
  lesart_text_get_blocks (job->bitext->text[1], &n_other);
  if (n_blocks != n_other)
    g_printerr ("blocks %u %u\n", n_blocks, n_other);
  for (guint b = 0; b < MAX (n_blocks, n_other); b++) {
    LesartBead bead = { .score = 1 };
    for (guint side = 0; side < 2; side++) {
      const LesartSegments *s = job->bitext->segments[side];
      bead.first[side] = at[side];
      while (at[side] < s->n_sentences && s->sentences[at[side]].block == b)
        at[side]++, bead.n[side]++;
    }
    g_array_append_val (beads, bead);
  }
  job->n_beads = beads->len;
  job->beads = (LesartBead *) (gpointer) g_array_free (beads, FALSE);
}

int
lesart_command_check (int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (LesartLanguage) language = NULL;
  g_auto (Job) job = { 0 };
  LesartCheckSettings settings = { 0 };
  g_autoptr (LesartText) german = NULL;
  g_autoptr (LesartText) english = NULL;

  if (!lesart_parse_options ("check", N_ ("DE EN"),
                             N_ ("Prints what may be wrong in the English version of a German "
                                 "article."),
                             entries, &argc, &argv))
    return LESART_EXIT_USAGE;
  if (argc != 3) {
    lesart_complain (NULL, _ ("“check” needs a German file and its English version"));
    return LESART_EXIT_USAGE;
  }
  language = lesart_open_language_or_complain ();
  if (language == NULL)
    return LESART_EXIT_INTERNAL;
  german = read_text (argv[1]);
  english = german != NULL ? read_text (argv[2]) : NULL;
  if (english == NULL)
    return LESART_EXIT_REFUSED;
  job.reading = lesart_read (german, language, NULL);
  job.bitext = lesart_bitext_new (german, job.reading->segments, english, NULL);
  make_beads (&job);
  settings.language = language;
  lesart_check_defaults (settings.wanted);
  job.findings =
      lesart_check_translation (job.reading, job.bitext, job.beads, job.n_beads, &settings);
  write_list (&job);
  return job.findings->array->len > 0 ? LESART_EXIT_REFUSED : LESART_EXIT_DONE;
}
