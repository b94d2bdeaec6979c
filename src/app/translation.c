/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loads the English version, has it aligned, and repairs the beads; translation-save.c keeps them.
 */
#include "translation-private.h"

#include <string.h>

#include "align.h"
#include "article-reader.h"
#include "atomic-file.h"
#include "bead-file.h"
#include "bead-steps.h"
#include "data-files.h"
#include "translation-edit.h"

enum { PROP_0, PROP_STATE, N_PROPS };

static GParamSpec *properties[N_PROPS];
static guint beads_changed;

G_DEFINE_FINAL_TYPE (LesartTranslation, lesart_translation, G_TYPE_OBJECT)

static void
set_state (LesartTranslation *self, LesartTranslationState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* --- opening and aligning ------------------------------------------------------------------------
 */

typedef struct {
  LesartLanguage *language;
  LesartText *german;
  LesartText *english; /* (nullable): to be loaded */
  GFile *file;
  LesartBeadFile *before; /* (nullable): to be looked for */
  char *places[2];
  char *damaged;
  LesartBitext *bitext;
  GArray *beads;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  lesart_language_unref (job->language);
  lesart_text_unref (job->german);
  g_clear_pointer (&job->english, lesart_text_unref);
  g_clear_object (&job->file);
  g_clear_pointer (&job->before, lesart_bead_file_free);
  g_clear_pointer (&job->bitext, lesart_bitext_unref);
  g_clear_pointer (&job->beads, g_array_unref);
  g_free (job->places[0]);
  g_free (job->places[1]);
  g_free (job->damaged);
  g_free (job);
}

/* A file that is not understood is as none; it is set aside when a person repairs something. */
static LesartBeadFile *
read_kept (char *const places[2], char **damaged)
{
  LesartBeadFile *kept = NULL;

  for (guint i = 0; i < 2 && kept == NULL; i++) {
    g_autofree char *bytes = NULL;
    gsize n_bytes;

    if (places[i] == NULL
        || !lesart_read_file (places[i], LESART_TEXT_MAX_BYTES, &bytes, &n_bytes, NULL))
      continue;
    kept = lesart_bead_file_parse (bytes, n_bytes, NULL);
    if (kept == NULL && *damaged == NULL)
      *damaged = g_strdup (places[i]);
  }
  return kept;
}

/* As they were kept, if the texts are the same still, or around those that a person made. NULL if
 * it was cancelled. */
static GArray *
align (const Job *job, GCancellable *cancellable)
{
  g_autoptr (GArray) beads = g_array_new (FALSE, FALSE, sizeof (LesartBead));
  g_autoptr (LesartDictionary) dictionary = NULL;
  g_autoptr (GArray) fixed = NULL;
  g_autofree LesartBead *made = NULL;
  gsize n_beads;

  if (job->before != NULL && lesart_bead_file_is_of (job->before, job->bitext)) {
    const LesartBead *kept = lesart_bead_file_get_beads (job->before, &n_beads);

    g_array_append_vals (beads, kept, (guint) n_beads);
    return g_steal_pointer (&beads);
  }
  fixed = job->before != NULL ? lesart_bead_file_carry (job->before, job->bitext)
                              : g_array_new (FALSE, FALSE, sizeof (LesartBead));
  dictionary = lesart_open_dictionary (job->language);
  made = lesart_align_sentences_around (job->bitext, (const LesartBead *) (gpointer) fixed->data,
                                        fixed->len, job->language, dictionary, cancellable, NULL,
                                        NULL, &n_beads);
  if (made == NULL)
    return NULL;
  g_array_append_vals (beads, made, (guint) n_beads);
  return g_steal_pointer (&beads);
}

static void
align_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (job->english == NULL)
    job->english = lesart_article_load (job->file, LESART_ENCODING_AUTO, NULL, cancellable, &error);
  if (job->english == NULL) {
    g_task_return_error (task, error);
    return;
  }
  job->bitext = lesart_bitext_new (job->german, NULL, job->english, NULL);
  if (job->before == NULL)
    job->before = read_kept (job->places, &job->damaged);
  job->beads = align (job, cancellable);
  if (job->beads == NULL)
    g_task_return_error_if_cancelled (task);
  else
    g_task_return_boolean (task, TRUE);
}

static void
take_job (LesartTranslation *self, Job *job)
{
  const gboolean is_new = lesart_document_get_text (self->english) != job->english;

  lesart_translation_save_now (self);
  g_clear_pointer (&self->bitext, lesart_bitext_unref);
  self->bitext = g_steal_pointer (&job->bitext);
  g_array_unref (self->beads);
  self->beads = g_steal_pointer (&job->beads);
  g_clear_pointer (&self->read, lesart_bead_file_free);
  self->read = g_steal_pointer (&job->before);
  lesart_translation_set_damaged (self, g_steal_pointer (&job->damaged));
  g_set_object (&self->file, job->file);
  g_set_object (&self->article_file, lesart_document_get_file (self->article));
  lesart_translation_find_places (self);
  if (is_new)
    lesart_document_show_text (self->english, job->file, job->english);
  set_state (self, LESART_TRANSLATION_READY);
  g_signal_emit (self, beads_changed, 0);
}

static GTask *
start_job (LesartTranslation *self,
           Job *job,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  job->language =
      lesart_language_ref ((LesartLanguage *) lesart_document_get_language (self->article));
  job->german = lesart_text_ref (lesart_document_get_text (self->article));
  g_task_set_task_data (task, job, job_free);
  return task;
}

/**
 * lesart_translation_open_async:
 * @self: a translation
 * @file: the English version
 * @cancellable: (nullable): stops it
 * @callback: calls lesart_translation_open_finish()
 * @user_data: for @callback
 *
 * Loads the English version and aligns it with the article, which must have a text.
 */
void
lesart_translation_open_async (LesartTranslation *self,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LESART_IS_TRANSLATION (self));
  g_return_if_fail (lesart_document_get_text (self->article) != NULL);

  g_cancellable_cancel (self->aligning);
  lesart_translation_find_places (self);
  job->file = g_object_ref (file);
  job->places[0] = g_strdup (self->place);
  job->places[1] = g_strdup (self->other_place);
  task = start_job (self, job, cancellable, callback, user_data);
  set_state (self, LESART_TRANSLATION_LOADING);
  g_task_run_in_thread (task, align_in_thread);
}

/**
 * lesart_translation_open_finish:
 *
 * Returns: %FALSE with %LESART_TEXT_ERROR or %G_IO_ERROR; what was open before stays open
 */
gboolean
lesart_translation_open_finish (LesartTranslation *self, GAsyncResult *result, GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error)) {
    set_state (self, self->bitext != NULL ? LESART_TRANSLATION_READY : LESART_TRANSLATION_NONE);
    return FALSE;
  }
  if (job->german != lesart_document_get_text (self->article)) {
    /* Another article was opened meanwhile. */
    set_state (self, self->bitext != NULL ? LESART_TRANSLATION_READY : LESART_TRANSLATION_NONE);
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
    return FALSE;
  }
  take_job (self, job);
  return TRUE;
}

static void
on_realigned (GObject *source, GAsyncResult *result, gpointer data)
{
  LesartTranslation *self = LESART_TRANSLATION (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL)
      || job->german != lesart_document_get_text (self->article))
    return;
  take_job (self, job);
}

static gboolean
is_same_file (GFile *one, GFile *other)
{
  return one == other || (one != NULL && other != NULL && g_file_equal (one, other));
}

/* The article has another text: another article, or the same one changed. */
static void
on_article_text (LesartTranslation *self)
{
  Job *job;
  g_autoptr (GTask) task = NULL;

  if (self->bitext == NULL)
    return;
  if (lesart_document_get_text (self->article) == NULL
      || !is_same_file (self->article_file, lesart_document_get_file (self->article))
      || self->article_file == NULL) {
    lesart_translation_close (self);
    return;
  }
  g_cancellable_cancel (self->aligning);
  g_set_object (&self->aligning, NULL);
  self->aligning = g_cancellable_new ();
  job = g_new0 (Job, 1);
  job->english = lesart_text_ref (self->bitext->text[LESART_SIDE_ENGLISH]);
  g_set_object (&job->file, self->file);
  job->before = lesart_bead_file_new (
      self->bitext, (const LesartBead *) (gpointer) self->beads->data, self->beads->len, NULL);
  if (self->read != NULL)
    lesart_bead_file_take_others (job->before, self->read);
  task = start_job (self, job, self->aligning, on_realigned, NULL);
  set_state (self, LESART_TRANSLATION_ALIGNING);
  g_task_run_in_thread (task, align_in_thread);
}

/**
 * lesart_translation_close:
 *
 * Lets the English version go; what was repaired is kept in its file.
 */
void
lesart_translation_close (LesartTranslation *self)
{
  lesart_translation_save_now (self);
  g_cancellable_cancel (self->aligning);
  g_clear_pointer (&self->bitext, lesart_bitext_unref);
  g_array_set_size (self->beads, 0);
  g_clear_pointer (&self->read, lesart_bead_file_free);
  g_clear_object (&self->file);
  set_state (self, LESART_TRANSLATION_NONE);
  g_signal_emit (self, beads_changed, 0);
}

/**
 * lesart_translation_guess_path:
 * @article: an article
 *
 * Returns: (transfer full) (nullable) (type filename): NAME.en.txt beside NAME.txt, if it is there
 */
char *
lesart_translation_guess_path (GFile *article)
{
  g_autofree char *path = g_file_get_path (article);
  const char *dot = path != NULL ? strrchr (path, '.') : NULL;
  g_autofree char *stem = NULL;
  g_autofree char *guess = NULL;

  if (dot == NULL || strchr (dot, G_DIR_SEPARATOR) != NULL)
    return NULL;
  stem = g_strndup (path, (gsize) (dot - path));
  if (g_str_has_suffix (stem, ".de"))
    stem[strlen (stem) - 3] = '\0';
  guess = g_strconcat (stem, ".en", dot, NULL);
  return g_file_test (guess, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&guess) : NULL;
}

/**
 * lesart_translation_find_file:
 *
 * Returns: (transfer full) (nullable): the English version of the article, if it is beside it: as
 *   it is called, or as the beads that were kept say
 */
GFile *
lesart_translation_find_file (LesartTranslation *self)
{
  GFile *article = lesart_document_get_file (self->article);
  g_autofree char *path = article != NULL ? lesart_translation_guess_path (article) : NULL;
  g_autoptr (GFile) folder = article != NULL ? g_file_get_parent (article) : NULL;
  g_autoptr (LesartBeadFile) kept = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr (GFile) file = NULL;
  const char *name;

  if (path != NULL)
    return g_file_new_for_path (path);
  if (folder == NULL || lesart_document_get_text (self->article) == NULL)
    return NULL;
  lesart_translation_find_places (self);
  kept = read_kept ((char *[]){ self->place, self->other_place }, &damaged);
  name = kept != NULL ? lesart_bead_file_get_english (kept) : NULL;
  file = name != NULL ? g_file_resolve_relative_path (folder, name) : NULL;
  return file != NULL && g_file_query_exists (file, NULL) ? g_steal_pointer (&file) : NULL;
}

/* --- what there is -------------------------------------------------------------------------------
 */

LesartTranslationState
lesart_translation_get_state (LesartTranslation *self)
{
  return self->state;
}

LesartDocument *
lesart_translation_get_article (LesartTranslation *self)
{
  return self->article;
}

/**
 * lesart_translation_get_english:
 *
 * Returns: (transfer none): the English text as a document that can be shown: it has no reading,
 * and its notes are not kept
 */
LesartDocument *
lesart_translation_get_english (LesartTranslation *self)
{
  return self->english;
}

GFile *
lesart_translation_get_file (LesartTranslation *self)
{
  return self->file;
}

const LesartBitext *
lesart_translation_get_bitext (LesartTranslation *self)
{
  return self->bitext;
}

const LesartBead *
lesart_translation_get_beads (LesartTranslation *self, gsize *n_beads)
{
  *n_beads = self->beads->len;
  return (const LesartBead *) (gpointer) self->beads->data;
}

guint
lesart_translation_count_human (LesartTranslation *self)
{
  guint n = 0;

  for (guint b = 0; b < self->beads->len; b++)
    n += g_array_index (self->beads, LesartBead, b).human;
  return n;
}

/**
 * lesart_translation_get_save_error:
 *
 * Returns: (nullable): why what was repaired last could not be kept
 */
const GError *
lesart_translation_get_save_error (LesartTranslation *self)
{
  return self->save_error;
}

/**
 * lesart_translation_find_bead:
 * @side: a side
 * @at: a place in the text of that side
 *
 * Returns: index of the bead there; -1 where there is none
 */
gssize
lesart_translation_find_bead (LesartTranslation *self, LesartSide side, guint32 at)
{
  gssize sentence;

  if (self->bitext == NULL)
    return -1;
  sentence = lesart_bitext_find_sentence (self->bitext, side, at);
  if (sentence < 0)
    return -1;
  return lesart_beads_find ((const LesartBead *) (gpointer) self->beads->data, self->beads->len,
                            side, (guint) sentence);
}

/**
 * lesart_translation_get_bead_span:
 * @bead: index of a bead, or -1
 * @side: a side
 *
 * Returns: what it is of that side; %LESART_SPAN_NONE for nothing
 */
LesartSpan
lesart_translation_get_bead_span (LesartTranslation *self, gssize bead, LesartSide side)
{
  if (self->bitext == NULL || bead < 0 || bead >= (gssize) self->beads->len)
    return LESART_SPAN_NONE;
  return lesart_bitext_get_bead_span (self->bitext, &g_array_index (self->beads, LesartBead, bead),
                                      side);
}

/* --- what a person makes of it -------------------------------------------------------------------
 */

static GArray *
copy_beads (GArray *beads)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (LesartBead));

  return g_array_append_vals (copy, beads->data, beads->len);
}

/* @before: (transfer full): the beads as they were */
static gboolean
finish_edit (LesartTranslation *self, LesartEdit edit, GArray *before, gboolean done)
{
  g_autoptr (GArray) old = before;
  g_autofree char *words_before = NULL;
  g_autofree char *words_after = NULL;

  if (!done)
    return FALSE;
  lesart_bead_step_describe (self->bitext, old, self->beads, &words_before, &words_after);
  lesart_notes_note_change (self->notes, LESART_MATTER_PAIRS, words_before, words_after, edit);
  lesart_translation_save (self);
  g_signal_emit (self, beads_changed, 0);
  return TRUE;
}

/* What was done is undone, or done again. */
static gboolean
turn (LesartNotes *notes, const char *to, char **was, gpointer data, GError **error)
{
  LesartTranslation *self = data;
  gssize turned;

  if (self->state != LESART_TRANSLATION_READY) {
    g_set_error_literal (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_AWAY,
                         "the English version is not open");
    return FALSE;
  }
  turned = lesart_bead_step_go_to (self->bitext, self->beads, to, was);
  if (turned < 0) {
    g_set_error_literal (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_CHANGED,
                         "the sentences are others now");
    return FALSE;
  }
  self->turned = turned;
  lesart_translation_save (self);
  g_signal_emit (self, beads_changed, 0);
  return TRUE;
}

static void
watch_notes (LesartTranslation *self)
{
  LesartNotes *notes = lesart_document_get_notes (self->article);

  if (notes == self->notes)
    return;
  if (self->notes != NULL)
    lesart_notes_set_turner (self->notes, LESART_MATTER_PAIRS, NULL, NULL);
  g_set_object (&self->notes, notes);
  lesart_notes_set_turner (notes, LESART_MATTER_PAIRS, turn, self);
}

/**
 * lesart_translation_get_turned:
 *
 * Returns: index of the bead where the history undid or redid something last
 */
gssize
lesart_translation_get_turned (LesartTranslation *self)
{
  return self->turned;
}

static gssize
find_sentence (LesartTranslation *self, LesartSide side, guint32 at)
{
  return self->bitext != NULL ? lesart_bitext_find_sentence (self->bitext, side, at) : -1;
}

/**
 * lesart_translation_merge:
 * @bead: index of a bead
 *
 * Joins it with the next one. As the others, this is kept at once and can be undone.
 *
 * Returns: whether there is a next one
 */
gboolean
lesart_translation_merge (LesartTranslation *self, gssize bead)
{
  GArray *before = copy_beads (self->beads);

  return finish_edit (self, LESART_EDIT_MERGE_PAIRS, before,
                      lesart_beads_merge (self->beads, bead));
}

/**
 * lesart_translation_split:
 * @side: a side
 * @at: a place in it
 *
 * Divides the bead there before the sentence there.
 *
 * Returns: whether it has more than one sentence
 */
gboolean
lesart_translation_split (LesartTranslation *self, LesartSide side, guint32 at)
{
  const gssize sentence = find_sentence (self, side, at);
  GArray *before = copy_beads (self->beads);

  return finish_edit (self, LESART_EDIT_SPLIT_PAIR, before,
                      sentence >= 0 && lesart_beads_split (self->beads, side, (guint) sentence));
}

/**
 * lesart_translation_shift:
 * @side: a side
 * @at: a place in it
 * @down: whether to the next bead, else to the one before
 *
 * Moves the sentence there to the bead beside its own.
 *
 * Returns: whether there is one
 */
gboolean
lesart_translation_shift (LesartTranslation *self, LesartSide side, guint32 at, gboolean down)
{
  const gssize sentence = find_sentence (self, side, at);
  GArray *before = copy_beads (self->beads);

  return finish_edit (self, LESART_EDIT_SHIFT_SENTENCE, before,
                      sentence >= 0
                          && lesart_beads_shift (self->beads, side, (guint) sentence, down));
}

/**
 * lesart_translation_confirm:
 * @bead: index of a bead
 *
 * Says that it is right, or takes that back.
 *
 * Returns: whether there is such a bead
 */
gboolean
lesart_translation_confirm (LesartTranslation *self, gssize bead)
{
  GArray *before = copy_beads (self->beads);

  return finish_edit (self, LESART_EDIT_CONFIRM_PAIR, before,
                      lesart_beads_confirm (self->beads, bead));
}

/* --- the object ----------------------------------------------------------------------------------
 */

static void
lesart_translation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LesartTranslation *self = LESART_TRANSLATION (object);

  switch (id) {
  case PROP_STATE:
    g_value_set_int (value, self->state);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lesart_translation_finalize (GObject *object)
{
  LesartTranslation *self = LESART_TRANSLATION (object);

  g_cancellable_cancel (self->aligning);
  g_clear_object (&self->aligning);
  lesart_notes_set_turner (self->notes, LESART_MATTER_PAIRS, NULL, NULL);
  g_clear_object (&self->notes);
  g_clear_object (&self->article);
  g_clear_object (&self->english);
  g_clear_object (&self->article_file);
  g_clear_object (&self->file);
  g_clear_pointer (&self->bitext, lesart_bitext_unref);
  g_array_unref (self->beads);
  g_clear_pointer (&self->read, lesart_bead_file_free);
  g_free (self->place);
  g_free (self->other_place);
  lesart_translation_end_saving (self);
  g_clear_error (&self->save_error);
  G_OBJECT_CLASS (lesart_translation_parent_class)->finalize (object);
}

static void
lesart_translation_class_init (LesartTranslationClass *class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = lesart_translation_get_property;
  object_class->finalize = lesart_translation_finalize;
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  beads_changed = g_signal_new ("beads-changed", LESART_TYPE_TRANSLATION, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lesart_translation_init (LesartTranslation *self)
{
  lesart_translation_begin_saving (self);
  self->beads = g_array_new (FALSE, FALSE, sizeof (LesartBead));
  self->turned = -1;
}

/**
 * lesart_translation_new:
 * @article: the German article, open or not
 *
 * Returns: (transfer full): its English version, of which nothing is open yet
 */
LesartTranslation *
lesart_translation_new (LesartDocument *article)
{
  LesartTranslation *self = g_object_new (LESART_TYPE_TRANSLATION, NULL);

  self->article = g_object_ref (article);
  self->english = lesart_document_new ((LesartLanguage *) lesart_document_get_language (article));
  g_signal_connect_object (article, "notify::text", G_CALLBACK (on_article_text), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (article, "notify::notes", G_CALLBACK (watch_notes), self,
                           G_CONNECT_SWAPPED);
  watch_notes (self);
  return self;
}
