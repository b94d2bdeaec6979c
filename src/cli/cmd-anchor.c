/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-cli anchor: where the passages of annotations are after the article was changed.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "collection.h"
#include "commands.h"
#include "json-writer.h"
#include "reanchor.h"

typedef struct {
  LesartText *old;
  LesartText *text;
  LesartReanchorer *reanchorer;
  GPtrArray *annotations; /* of the old text */
  LesartCollection *collection;
} Job;

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->reanchorer, lesart_reanchorer_free);
  g_clear_pointer (&job->old, lesart_text_unref);
  g_clear_pointer (&job->text, lesart_text_unref);
  g_clear_pointer (&job->annotations, g_ptr_array_unref);
  g_clear_pointer (&job->collection, lesart_collection_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

/* Letter by letter: who compares the words is to learn of a new spelling, too. */
static gboolean
has_same_characters (const Job *job, LesartSpan old, LesartSpan new)
{
  gsize n_old, n_new;
  const char *old_bytes = lesart_text_peek (job->old, old, &n_old);
  const char *new_bytes = lesart_text_peek (job->text, new, &n_new);

  return n_old == n_new && memcmp (old_bytes, new_bytes, n_old) == 0;
}

/* ---- as a list ---- */

static void
write_record (LesartJsonWriter *writer,
              const Job *job,
              const char *id,
              const LesartReanchored *found)
{
  static const char *const names[] = { "exact", "moved", "changed", "gone" };

  lesart_json_writer_begin_object (writer);
  lesart_json_writer_name (writer, "id");
  lesart_json_writer_string (writer, id, -1);
  lesart_json_writer_name (writer, "status");
  lesart_json_writer_string (writer, names[found->fate], -1);
  if (!lesart_span_is_empty (found->span)) {
    gsize n_bytes;
    const char *bytes = lesart_text_peek (job->text, found->span, &n_bytes);

    lesart_json_writer_name (writer, "start");
    lesart_json_writer_integer (writer, found->span.start);
    lesart_json_writer_name (writer, "end");
    lesart_json_writer_integer (writer, found->span.end);
    lesart_json_writer_name (writer, "text");
    lesart_json_writer_string (writer, bytes, (gssize) n_bytes);
    lesart_json_writer_name (writer, "score");
    lesart_json_writer_double (writer, found->score);
  }
  lesart_json_writer_end_object (writer);
}

/* One record a passage; one without a place of a note on the whole article, too. */
static void
write_records (LesartJsonWriter *writer, const Job *job, LesartAnnotation *annotation)
{
  const char *id = lesart_annotation_get_id (annotation);
  LesartReanchored whole = { LESART_FATE_SAME, LESART_SPAN_NONE, 1 };
  guint n_spans;
  const LesartSpan *spans = lesart_annotation_get_spans (annotation, &n_spans);

  for (guint i = 0; i < n_spans; i++) {
    LesartReanchored found = lesart_reanchorer_map (job->reanchorer, spans[i]);

    if (found.fate < LESART_FATE_CHANGED && !has_same_characters (job, spans[i], found.span))
      found.fate = LESART_FATE_CHANGED;
    write_record (writer, job, id, &found);
  }
  if (!lesart_annotation_is_anchored (annotation))
    whole.fate = LESART_FATE_GONE;
  if (n_spans == 0 || whole.fate == LESART_FATE_GONE)
    write_record (writer, job, id, &whole);
}

static void
write_list (const Job *job)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_auto (LesartJsonWriter) writer = { 0 };

  lesart_json_writer_init (&writer, LESART_JSON_PRETTY, bytes, stdout);
  lesart_json_writer_begin_array (&writer);
  for (guint i = 0; i < job->annotations->len; i++)
    write_records (&writer, job, job->annotations->pdata[i]);
  lesart_json_writer_end_array (&writer);
  g_string_append_c (bytes, '\n');
  fwrite (bytes->str, 1, bytes->len, stdout);
}

/* ---- as a file of annotations ---- */

/* In the new text, if its words are there; else as it was, for a person to decide. */
static LesartAnnotation *
move (const Job *job, LesartAnnotation *annotation)
{
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  guint n_spans;
  const LesartSpan *spans = lesart_annotation_get_spans (annotation, &n_spans);

  for (guint i = 0; i < n_spans; i++) {
    LesartReanchored found = lesart_reanchorer_map (job->reanchorer, spans[i]);

    if (found.fate >= LESART_FATE_CHANGED)
      return g_object_ref (annotation);
    g_array_append_val (moved, found.span);
  }
  if (n_spans == 0 || !lesart_annotation_is_anchored (annotation))
    return g_object_ref (annotation);
  return lesart_annotation_with_spans (annotation, job->text,
                                       (const LesartSpan *) (gpointer) moved->data, moved->len);
}

static void
write_file (const Job *job, const char *name)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *base = g_path_get_basename (name);
  const LesartSource source = { job->text, base, NULL };
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  for (guint i = 0; i < job->annotations->len; i++)
    g_ptr_array_add (moved, move (job, job->annotations->pdata[i]));
  bytes = lesart_collection_write (job->collection, moved, &source, &n_bytes);
  fwrite (bytes, 1, n_bytes, stdout);
}

/* ---- */

static void
complain_of (const char *name, const GError *error)
{
  g_autofree char *what = lesart_input_describe (error);

  lesart_complain (name, "%s", what);
}

static gboolean
read_text (const char *name, LesartText **text)
{
  g_autoptr (GError) error = NULL;

  *text = lesart_input_load (name, NULL, &error);
  if (*text == NULL)
    complain_of (name, error);
  return *text != NULL;
}

static gboolean
read_annotations (Job *job, const char *name, const char *old_name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_path_get_basename (old_name);
  const LesartSource source = { job->old, base, NULL };
  g_autoptr (GBytes) bytes = lesart_input_read (name, &error);

  job->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  if (bytes != NULL) {
    gsize n_bytes;
    const char *data = g_bytes_get_data (bytes, &n_bytes);

    job->collection =
        lesart_collection_parse (data, n_bytes, base, &source, job->annotations, &error);
  }
  if (job->collection == NULL)
    complain_of (name, error);
  return job->collection != NULL;
}

int
lesart_command_anchor (int argc, char **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *format = NULL;
  gboolean writes = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from,
      N_ ("The article that the annotations were made in"), N_ ("OLD") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("The article as it is now"), N_ ("NEW") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json", N_ ("FORMAT") },
    { "write", 0, 0, G_OPTION_ARG_NONE, &writes,
      N_ ("Print the file of annotations for the article as it is now"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_auto (Job) job = { 0 };

  if (!lesart_parse_options ("anchor", N_ ("ANNOTATIONS"),
                             N_ ("Prints where the passages of annotations are after an article "
                                 "was changed."),
                             entries, &argc, &argv))
    return LESART_EXIT_USAGE;
  if (argc != 2 || from == NULL || to == NULL) {
    lesart_complain (NULL, _ ("“anchor” needs --from, --to and one file of annotations"));
    return LESART_EXIT_USAGE;
  }
  if (format != NULL && strcmp (format, "json") != 0) {
    lesart_complain (NULL, _ ("“%s” is no format of “anchor”"), format);
    return LESART_EXIT_USAGE;
  }
  if (!read_text (from, &job.old) || !read_text (to, &job.text)
      || !read_annotations (&job, argv[1], from))
    return LESART_EXIT_REFUSED;
  job.reanchorer = lesart_reanchorer_new (job.old, job.text);
  if (writes)
    write_file (&job, to);
  else
    write_list (&job);
  return LESART_EXIT_DONE;
}
