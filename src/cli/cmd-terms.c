/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-cli terms: the terms of an article, those of a base and candidates for more; or a term
 * base in another format.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "commands.h"
#include "json-writer.h"
#include "reading-spans.h"
#include "align.h"
#include "term-candidates.h"
#include "term-equivalents.h"
#include "terms-file.h"

static void
complain_of (const char *name, const GError *error)
{
  g_autofree char *what = lesart_input_describe (error);

  lesart_complain (name, "%s", what);
}

/* ---- a term base in another format ---- */

static LesartTermBase *
read_base (const char *name, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lesart_input_read (name, &error);
  LesartTermBase *base =
      bytes != NULL ? lesart_terms_read (bytes, name, NULL, problems, &error) : NULL;

  if (base == NULL)
    complain_of (name, error);
  return base;
}

static void
list_problems (const char *name, const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    lesart_complain (name, "%s", (const char *) problems->pdata[i]);
}

static void
list_losses (const char *name, const GPtrArray *losses)
{
  for (guint i = 0; i < losses->len; i++)
    /* Translators: of the data categories of a term base: "definition" */
    lesart_complain (name, _ ("the format has no place for %s"), (const char *) losses->pdata[i]);
}

static int
convert (const char *format_name, const char *name, gboolean strict)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LesartTermBase) base = NULL;
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  LesartTermsFormat format;

  if (!lesart_terms_format_from_name (format_name, &format)) {
    lesart_complain (NULL, _ ("“%s” is no format of “terms”"), format_name);
    return LESART_EXIT_USAGE;
  }
  base = read_base (name, problems);
  if (base == NULL)
    return LESART_EXIT_REFUSED;
  if (!lesart_terms_write (base, format, bytes, losses, &error)) {
    complain_of (name, error);
    return LESART_EXIT_REFUSED;
  }
  list_problems (name, problems);
  list_losses (name, losses);
  if (strict && problems->len + losses->len > 0)
    return LESART_EXIT_REFUSED;
  fwrite (bytes->str, 1, bytes->len, stdout);
  return LESART_EXIT_DONE;
}

/* ---- the terms of an article ---- */

typedef struct {
  LesartText *text;
  LesartReading *reading;
  LesartTermBase *base; /* (nullable) */
  GArray *hits;         /* LesartTermHit */
  LesartTermCandidates *candidates;
  LesartLanguage *language;
  LesartDictionary *dictionary; /* (nullable): so the others, without a translation */
  LesartBitext *bitext;
  LesartBead *beads;
  gsize n_beads;
} Job;

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->candidates, lesart_term_candidates_free);
  g_clear_pointer (&job->dictionary, lesart_dictionary_unref);
  g_clear_pointer (&job->bitext, lesart_bitext_unref);
  g_clear_pointer (&job->beads, g_free);
  g_clear_pointer (&job->hits, g_array_unref);
  g_clear_pointer (&job->base, lesart_term_base_unref);
  g_clear_pointer (&job->reading, lesart_reading_unref);
  g_clear_pointer (&job->text, lesart_text_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static void
write_name (LesartJsonWriter *writer, const char *name, const char *value)
{
  lesart_json_writer_name (writer, name);
  if (value != NULL)
    lesart_json_writer_string (writer, value, -1);
  else
    lesart_json_writer_null (writer);
}

static void
write_span (LesartJsonWriter *writer, const Job *job, LesartSpan span)
{
  gsize n_bytes;
  const char *bytes = lesart_text_peek (job->text, span, &n_bytes);

  lesart_json_writer_name (writer, "start");
  lesart_json_writer_integer (writer, span.start);
  lesart_json_writer_name (writer, "end");
  lesart_json_writer_integer (writer, span.end);
  lesart_json_writer_name (writer, "text");
  lesart_json_writer_string (writer, bytes, (gssize) n_bytes);
}

static const char *
name_kind (LesartHitKind kind)
{
  static const char *const names[] = { "whole", "part", "separated" };

  return names[kind];
}

/* What the term is to be called in English. */
static void
write_english (LesartJsonWriter *writer, const LesartConcept *concept)
{
  lesart_json_writer_name (writer, "english");
  lesart_json_writer_begin_array (writer);
  for (guint i = 0; i < concept->n_terms; i++) {
    LesartSide side;

    if (!lesart_term_get_side (&concept->terms[i], &side) || side != LESART_SIDE_ENGLISH)
      continue;
    lesart_json_writer_begin_object (writer);
    write_name (writer, "term", concept->terms[i].text);
    write_name (writer, "status", lesart_term_status_to_string (concept->terms[i].status));
    lesart_json_writer_end_object (writer);
  }
  lesart_json_writer_end_array (writer);
}

static void
write_hit (LesartJsonWriter *writer, const Job *job, const LesartTermHit *hit)
{
  const LesartConcept *concept = lesart_term_base_get (job->base, hit->concept);
  const LesartTerm *term = &concept->terms[hit->term];

  lesart_json_writer_begin_object (writer);
  write_span (writer, job, hit->span);
  if (hit->kind == LESART_HIT_SEPARATED) {
    lesart_json_writer_name (writer, "prefix");
    lesart_json_writer_begin_object (writer);
    write_span (writer, job, hit->prefix);
    lesart_json_writer_end_object (writer);
  }
  write_name (writer, "kind", name_kind (hit->kind));
  write_name (writer, "concept", concept->id);
  write_name (writer, "term", term->text);
  write_name (writer, "status", lesart_term_status_to_string (term->status));
  write_english (writer, concept);
  lesart_json_writer_end_object (writer);
}

/* What the uses of a candidate became in the translation. */
static void
write_ways (LesartJsonWriter *writer, const Job *job, const LesartTermCandidate *candidate)
{
  g_autofree LesartSpan *uses = g_new (LesartSpan, candidate->n_uses + 1);
  g_autoptr (LesartEquivalents) found = NULL;

  for (guint i = 0; i < candidate->n_uses; i++)
    uses[i] = g_array_index (job->candidates->uses, LesartTermHit, candidate->first_use + i).span;
  found =
      lesart_term_equivalents_find (job->language, job->dictionary, job->bitext, job->beads,
                                    job->n_beads, candidate->text, NULL, uses, candidate->n_uses);
  lesart_json_writer_name (writer, "translations");
  lesart_json_writer_begin_array (writer);
  for (guint i = 0; i < found->ways->len; i++) {
    const LesartEquivalent *way = &g_array_index (found->ways, LesartEquivalent, i);

    lesart_json_writer_begin_object (writer);
    write_name (writer, "text", way->text);
    lesart_json_writer_name (writer, "count");
    lesart_json_writer_integer (writer, way->n);
    lesart_json_writer_end_object (writer);
  }
  lesart_json_writer_end_array (writer);
}

static void
write_candidate (LesartJsonWriter *writer, const Job *job, const LesartTermCandidate *candidate)
{
  lesart_json_writer_begin_object (writer);
  write_name (writer, "term", candidate->text);
  write_name (writer, "gender", lesart_term_gender_to_string (candidate->gender));
  lesart_json_writer_name (writer, "score");
  lesart_json_writer_double (writer, candidate->score);
  lesart_json_writer_name (writer, "uses");
  lesart_json_writer_begin_array (writer);
  for (guint i = 0; i < candidate->n_uses; i++) {
    const LesartTermHit *use =
        &g_array_index (job->candidates->uses, LesartTermHit, candidate->first_use + i);

    lesart_json_writer_begin_object (writer);
    write_span (writer, job, use->span);
    write_name (writer, "kind", name_kind (use->kind));
    lesart_json_writer_end_object (writer);
  }
  lesart_json_writer_end_array (writer);
  if (job->bitext != NULL)
    write_ways (writer, job, candidate);
  lesart_json_writer_end_object (writer);
}

static void
write_json (const Job *job)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_auto (LesartJsonWriter) writer = { 0 };

  lesart_json_writer_init (&writer, LESART_JSON_PRETTY, bytes, stdout);
  lesart_json_writer_begin_object (&writer);
  lesart_json_writer_name (&writer, "hits");
  lesart_json_writer_begin_array (&writer);
  for (guint i = 0; job->hits != NULL && i < job->hits->len; i++)
    write_hit (&writer, job, &g_array_index (job->hits, LesartTermHit, i));
  lesart_json_writer_end_array (&writer);
  lesart_json_writer_name (&writer, "candidates");
  lesart_json_writer_begin_array (&writer);
  for (guint i = 0; i < job->candidates->items->len; i++)
    write_candidate (&writer, job, &g_array_index (job->candidates->items, LesartTermCandidate, i));
  lesart_json_writer_end_array (&writer);
  lesart_json_writer_end_object (&writer);
  g_string_append_c (bytes, '\n');
  fwrite (bytes->str, 1, bytes->len, stdout);
}

static void
print_row (const Job *job, const char *row, const char *term, const char *value, LesartSpan span)
{
  g_autofree char *words = g_strdelimit (lesart_text_slice (job->text, span), "\t\n\r", ' ');

  printf ("%s\t%s\t%s\t%u\t%u\t%s\n", row, term, value, span.start, span.end, words);
}

/* A row for each hit and for each use of a candidate. */
static void
write_tsv (const Job *job)
{
  printf ("row\tterm\tstatus\tstart\tend\ttext\n");
  for (guint i = 0; job->hits != NULL && i < job->hits->len; i++) {
    const LesartTermHit *hit = &g_array_index (job->hits, LesartTermHit, i);
    const LesartTerm *term = &lesart_term_base_get (job->base, hit->concept)->terms[hit->term];
    const char *status = lesart_term_status_to_string (term->status);

    print_row (job, "hit", term->text, status != NULL ? status : "", hit->span);
  }
  for (guint i = 0; i < job->candidates->items->len; i++) {
    const LesartTermCandidate *candidate =
        &g_array_index (job->candidates->items, LesartTermCandidate, i);

    for (guint k = 0; k < candidate->n_uses; k++)
      print_row (
          job, "candidate", candidate->text, "",
          g_array_index (job->candidates->uses, LesartTermHit, candidate->first_use + k).span);
  }
}

/* The candidates as concepts, for a person to go on with. */
static gboolean
write_base (const Job *job, GError **error)
{
  g_autoptr (LesartTermBase) base = lesart_term_base_new ();
  g_autoptr (GString) bytes = g_string_new (NULL);

  for (guint i = 0; i < job->candidates->items->len; i++) {
    const LesartTermCandidate *candidate =
        &g_array_index (job->candidates->items, LesartTermCandidate, i);
    LesartConcept *concept = lesart_term_base_make_concept (base, NULL);
    guint term = lesart_concept_add_term (base, concept, "de", candidate->text);
    LesartSpan use =
        g_array_index (job->candidates->uses, LesartTermHit, candidate->first_use).span;
    g_autofree char *context =
        lesart_text_slice (job->text, lesart_reading_get_sentence (job->reading, use.start));

    lesart_term_set (base, concept, term, LESART_TERM_GENDER,
                     lesart_term_gender_to_string (candidate->gender));
    lesart_term_set (base, concept, term, LESART_TERM_CONTEXT, context);
    lesart_term_base_put (base, concept);
  }
  if (!lesart_terms_write (base, LESART_TERMS_TBX, bytes, NULL, error))
    return FALSE;
  fwrite (bytes->str, 1, bytes->len, stdout);
  return TRUE;
}

static gboolean
read_translation (Job *job, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartText) english = lesart_input_load (name, NULL, &error);

  if (english == NULL) {
    complain_of (name, error);
    return FALSE;
  }
  job->dictionary = lesart_open_dictionary (job->language);
  job->bitext = lesart_bitext_new (job->text, job->reading->segments, english, NULL);
  job->beads = lesart_align_sentences (job->bitext, job->language, job->dictionary, NULL, NULL,
                                       NULL, &job->n_beads);
  return TRUE;
}

static gboolean
read_article (Job *job, const char *name, const char *base_name, LesartLanguage *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LesartTermIndex) index = NULL;
  g_autoptr (GArray) names = NULL;

  if (base_name != NULL) {
    job->base = read_base (base_name, problems);
    list_problems (base_name, problems);
    if (job->base == NULL)
      return FALSE;
  }
  job->text = lesart_input_load (name, NULL, &error);
  if (job->text == NULL) {
    complain_of (name, error);
    return FALSE;
  }
  lesart_input_warn_of_language (job->text, name, FALSE);
  job->reading = lesart_read (job->text, language, NULL);
  if (job->base != NULL) {
    index = lesart_term_index_new (job->base, language);
    job->hits =
        lesart_term_hits_find (index, LESART_SIDE_GERMAN, job->text, job->reading->segments);
  }
  names = lesart_reading_list_names (job->reading);
  job->candidates =
      lesart_term_candidates_find (language, job->text, job->reading->segments,
                                   (const LesartSpan *) (gconstpointer) names->data, names->len);
  return TRUE;
}

static int
list_terms (const char *format, const char *name, const char *base_name, const char *translation)
{
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Job) job = { 0 };

  if (!g_strv_contains ((const char *const[]){ "json", "tsv", "tbx", NULL }, format)) {
    lesart_complain (NULL, _ ("“%s” is no format of “terms”"), format);
    return LESART_EXIT_USAGE;
  }
  language = lesart_open_language_or_complain ();
  if (language == NULL)
    return LESART_EXIT_INTERNAL;
  job.language = language;
  if (!read_article (&job, name, base_name, language)
      || (translation != NULL && !read_translation (&job, translation)))
    return LESART_EXIT_REFUSED;
  if (strcmp (format, "json") == 0)
    write_json (&job);
  else if (strcmp (format, "tsv") == 0)
    write_tsv (&job);
  else if (!write_base (&job, &error)) {
    complain_of (name, error);
    return LESART_EXIT_REFUSED;
  }
  return LESART_EXIT_DONE;
}

/* ---- */

int
lesart_command_terms (int argc, char **argv)
{
  g_autofree char *base = NULL;
  g_autofree char *to = NULL;
  g_autofree char *format = NULL;
  g_autofree char *translation = NULL;
  gboolean strict = FALSE;
  const GOptionEntry entries[] = {
    { "termbase", 0, 0, G_OPTION_ARG_FILENAME, &base,
      N_ ("The term base whose terms are looked for"), N_ ("BASE") },
    { "translation", 0, 0, G_OPTION_ARG_FILENAME, &translation,
      N_ ("The English version of the article: what its terms became there"), N_ ("ENGLISH") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_ ("json, tsv, or tbx: the candidates as a term base"), N_ ("FORMAT") },
    { "convert", 0, 0, G_OPTION_ARG_STRING, &to,
      N_ ("Print the term base FILE as json, tbx, tbx-dct, tbx-2008, omegat or csv"),
      N_ ("FORMAT") },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &strict,
      N_ ("Refuse to convert what has faults or would lose data"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  if (!lesart_parse_options ("terms", N_ ("FILE"),
                             N_ ("Prints the terms of an article: those of a term base, and "
                                 "candidates for more. Or converts a term base."),
                             entries, &argc, &argv))
    return LESART_EXIT_USAGE;
  if (argc != 2) {
    lesart_complain (NULL, _ ("“terms” needs one file, an article or what is to be converted"));
    return LESART_EXIT_USAGE;
  }
  if (to != NULL && (base != NULL || format != NULL || translation != NULL)) {
    lesart_complain (NULL, _ ("“--convert” goes with “--strict” alone"));
    return LESART_EXIT_USAGE;
  }
  if (to != NULL)
    return convert (to, argv[1], strict);
  return list_terms (format != NULL ? format : "json", argv[1], base, translation);
}
