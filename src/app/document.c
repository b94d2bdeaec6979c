/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening is one step in a worker thread for an article of usual length: text, notes and reading
 * arrive together, so that the window lays the page out once. Of a long text the words are shown
 * first and the reading follows.
 */
#include "document-private.h"

#include <string.h>

#include "marks.h"

#define LAY_OUT_AGAIN 500 /* marks that are new: of more all are laid out */

enum {
  PROP_0,
  PROP_STATE,
  PROP_TEXT,
  PROP_READING,
  PROP_NOTES,
  PROP_TITLE,
  PROP_DATE,
  PROP_ENCODING_NAME,
  PROP_SAVE_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LesartDocument, lesart_document, G_TYPE_OBJECT)

/* What a worker thread is given and gives back. */
typedef struct {
  LesartLanguage *language;
  GFile *file;
  GBytes *bytes; /* instead of @file: a pasted text */
  LesartEncoding encoding;
  LesartArticleInfo info;
  char *date;
  LesartText *text;
  LesartReading *reading;
  LesartNotes *notes;
  GArray *mark_parts;
  guint32 longest_part;
  LesartStore *store;
  GError *store_error;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->language, lesart_language_unref);
  g_clear_object (&job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->text, lesart_text_unref);
  g_clear_pointer (&job->reading, lesart_reading_unref);
  g_clear_object (&job->notes);
  g_clear_pointer (&job->mark_parts, g_array_unref);
  g_clear_object (&job->store);
  g_clear_error (&job->store_error);
  g_free (job->date);
  g_clear_pointer (&job->info.progress, g_atomic_rc_box_release);
  lesart_article_info_clear (&job->info);
  g_free (job);
}

void
lesart_document_set_state (LesartDocument *self, LesartDocumentState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
clear_reading (LesartDocument *self)
{
  g_clear_pointer (&self->reading, lesart_reading_unref);
  g_clear_pointer (&self->corrected, lesart_corrected_unref);
  g_clear_pointer (&self->with_rejected, lesart_corrected_unref);
}

static LesartCorrected *
correct (LesartDocument *self, gboolean with_rejected)
{
  return lesart_correct (self->reading, lesart_notes_get_decisions (self->notes), with_rejected);
}

static void
on_decisions_changed (LesartDocument *self)
{
  if (self->reading == NULL)
    return;
  g_clear_pointer (&self->with_rejected, lesart_corrected_unref);
  lesart_corrected_unref (self->corrected);
  self->corrected = correct (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

static void
on_date_changed (LesartDocument *self)
{
  g_free (self->date);
  self->date = g_strdup (lesart_notes_get_article_date (self->notes));
  if (self->text != NULL)
    lesart_document_start_reading (self);
}

static void
forget_mark_parts (LesartDocument *self)
{
  g_clear_pointer (&self->mark_parts, g_array_unref);
}

/* To lay out thousands of marks takes longer than all else that marking one more does. */
static void
on_notes_changed (LesartDocument *self, guint position, guint removed, guint added)
{
  if (self->mark_parts == NULL)
    return;
  if (added > LAY_OUT_AGAIN)
    forget_mark_parts (self);
  else
    lesart_marks_lay_out_again (self->notes, self->mark_parts, &self->longest_part, position,
                                added);
}

static void
take_notes (LesartDocument *self, LesartNotes *notes)
{
  if (self->notes != NULL)
    g_signal_handlers_disconnect_by_data (self->notes, self);
  g_set_object (&self->notes, notes);
  forget_mark_parts (self);
  g_signal_connect_object (notes, "items-changed", G_CALLBACK (on_notes_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (notes, "edited", G_CALLBACK (lesart_document_plan_save), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (notes, "decisions-changed", G_CALLBACK (on_decisions_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (notes, "date-changed", G_CALLBACK (on_date_changed), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTES]);
}

/* "state" follows, unless more of a long text is read. */
void
lesart_document_take_reading (LesartDocument *self, LesartReading *reading)
{
  clear_reading (self);
  self->reading = lesart_reading_ref (reading);
  self->corrected = correct (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
  if (self->progress == NULL)
    lesart_document_set_state (self, LESART_DOCUMENT_READY);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (job->bytes != NULL)
    job->text = lesart_article_from_bytes (job->bytes, NULL, job->encoding, &job->info, &error);
  else
    job->text = lesart_article_load (job->file, job->encoding, &job->info, cancellable, &error);
  if (job->text == NULL) {
    g_task_return_error (task, error);
    return;
  }
  /* Nobody sees these notes yet, so they may be filled in this thread. */
  job->notes = lesart_notes_new ();
  job->store = lesart_store_new (job->file, job->text, job->notes);
  lesart_store_load (job->store, cancellable, &job->store_error);
  job->mark_parts = lesart_marks_lay_out (job->notes, &job->longest_part);
  if (job->date == NULL)
    job->date = g_strdup (lesart_notes_get_article_date (job->notes));
  job->reading =
      lesart_document_read_at_once (job->text, job->language, job->file, job->date, &job->info);
  g_task_return_boolean (task, TRUE);
}

static void
take_text (LesartDocument *self, Job *job)
{
  g_set_object (&self->file, job->file);
  g_clear_pointer (&self->text, lesart_text_unref);
  self->text = lesart_text_ref (job->text);
  clear_reading (self);
  g_free (self->title);
  self->title = lesart_text_get_title (self->text);
  g_free (self->date);
  self->date = g_strdup (job->date);
  lesart_article_info_clear (&self->info);
  g_clear_pointer (&job->info.progress, g_atomic_rc_box_release);
  self->info = job->info;
  job->info = (LesartArticleInfo){ 0 };
  g_set_object (&self->store, job->store);
}

/**
 * lesart_document_open_finish:
 *
 * Returns: %FALSE with %LESART_TEXT_ERROR or %G_IO_ERROR if there is no text to show. Notes that
 *   could not be read are no such error: lesart_document_get_save_state() tells.
 */
gboolean
lesart_document_open_finish (LesartDocument *self, GAsyncResult *result, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (job->info.progress == self->progress) /* else another is being opened */
    g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  if (!g_task_propagate_boolean (G_TASK (result), error)) {
    /* What was open before stays open. */
    lesart_document_set_state (self, self->reading != NULL ? LESART_DOCUMENT_READY
                                                           : LESART_DOCUMENT_FAILED);
    return FALSE;
  }
  lesart_document_save_now (
      self, NULL); /* what was noted on the old text while the new one was loading */
  g_object_freeze_notify (G_OBJECT (self));
  take_text (self, job);
  take_notes (self, job->notes);
  self->mark_parts = g_steal_pointer (&job->mark_parts);
  self->longest_part = job->longest_part;
  lesart_document_begin_saving (self, g_steal_pointer (&job->store_error));
  self->read_in_part = FALSE;
  if (job->reading != NULL)
    lesart_document_take_reading (self, job->reading);
  else
    lesart_document_start_reading (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENCODING_NAME]);
  g_object_thaw_notify (G_OBJECT (self));
  return TRUE;
}

static void
on_cancelled (GCancellable *cancellable, LesartProgress *progress)
{
  lesart_progress_stop (progress);
}

static void
start_opening (LesartDocument *self,
               Job *job,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  lesart_document_let_go (self); /* it may be the same article again */
  job->language = lesart_language_ref (self->language);
  self->progress = g_atomic_rc_box_new0 (LesartProgress);
  job->info.progress = g_atomic_rc_box_acquire (self->progress);
  if (cancellable != NULL)
    g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                           g_atomic_rc_box_acquire (self->progress),
                           (GDestroyNotify) g_atomic_rc_box_release);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  lesart_document_set_state (self, LESART_DOCUMENT_LOADING);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * lesart_document_open_async:
 * @self: a document
 * @file: the article
 * @encoding: what to read it as, %LESART_ENCODING_AUTO to find out
 * @date: (nullable): YYYY-MM-DD, the day the article is of
 *
 * Loads the article with its notes; the reading comes with it or, for a long text, after it
 * ("state" tells).
 */
void
lesart_document_open_async (LesartDocument *self,
                            GFile *file,
                            LesartEncoding encoding,
                            const char *date,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (LESART_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  job->file = g_object_ref (file);
  job->encoding = encoding;
  job->date = g_strdup (date);
  start_opening (self, job, cancellable, callback, user_data);
}

/**
 * lesart_document_paste_async:
 * @text: UTF-8
 *
 * The same for a text that has no file; its notes are kept in the user's data folder under the
 * hash of the text.
 */
void
lesart_document_paste_async (LesartDocument *self,
                             const char *text,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (LESART_IS_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  job->bytes = g_bytes_new (text, strlen (text));
  job->encoding = LESART_ENCODING_UTF8;
  start_opening (self, job, cancellable, callback, user_data);
}

/**
 * lesart_document_show_text:
 * @file: (nullable): where it comes from
 * @text: a text that is only to be shown: it is not read, and notes on it are not kept
 */
void
lesart_document_show_text (LesartDocument *self, GFile *file, LesartText *text)
{
  g_set_object (&self->file, file);
  lesart_text_ref (text);
  g_clear_pointer (&self->text, lesart_text_unref);
  self->text = text;
  g_free (self->title);
  self->title = lesart_text_get_title (text);
  lesart_document_set_state (self, LESART_DOCUMENT_READY);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

LesartDocumentState
lesart_document_get_state (LesartDocument *self)
{
  return self->state;
}

GFile *
lesart_document_get_file (LesartDocument *self)
{
  return self->file;
}

LesartText *
lesart_document_get_text (LesartDocument *self)
{
  return self->text;
}

LesartReading *
lesart_document_get_reading (LesartDocument *self)
{
  return self->corrected == NULL ? NULL : self->corrected->reading;
}

/**
 * lesart_document_get_corrected:
 * @with_rejected: whether what was rejected is in it, too
 *
 * Changes with every decision; "reading" is notified then.
 *
 * Returns: (transfer none) (nullable): the reading with what was decided of it, %NULL as long as
 *   there is none
 */
LesartCorrected *
lesart_document_get_corrected (LesartDocument *self, gboolean with_rejected)
{
  if (!with_rejected || self->reading == NULL)
    return self->corrected;
  if (self->with_rejected == NULL)
    self->with_rejected = correct (self, TRUE);
  return self->with_rejected;
}

LesartNotes *
lesart_document_get_notes (LesartDocument *self)
{
  return self->notes;
}

/**
 * lesart_document_get_mark_parts:
 * @longest: (out): as of lesart_marks_lay_out()
 *
 * Returns: (transfer none) (element-type LesartMarkPart): where its marks are painted
 */
GArray *
lesart_document_get_mark_parts (LesartDocument *self, guint32 *longest)
{
  if (self->mark_parts == NULL)
    self->mark_parts = lesart_marks_lay_out (self->notes, &self->longest_part);
  *longest = self->longest_part;
  return self->mark_parts;
}

LesartStore *
lesart_document_get_store (LesartDocument *self)
{
  return self->store;
}

LesartSaveState
lesart_document_get_save_state (LesartDocument *self)
{
  return self->save_state;
}

const GError *
lesart_document_get_save_error (LesartDocument *self)
{
  return self->save_error;
}

const char *
lesart_document_get_title (LesartDocument *self)
{
  return self->title;
}

/**
 * lesart_document_get_author:
 *
 * Returns: (nullable): who wrote the article, as its document says
 */
const char *
lesart_document_get_author (LesartDocument *self)
{
  return self->info.author;
}

/**
 * lesart_document_make_iri:
 *
 * Returns: (transfer full): what others name the article by: the address of its file, else
 *   urn:sha256: and the hash of its text, which has to be there
 */
char *
lesart_document_make_iri (LesartDocument *self)
{
  return self->file != NULL
             ? g_file_get_uri (self->file)
             : g_strconcat ("urn:sha256:", lesart_text_get_sha256 (self->text), NULL);
}

/**
 * lesart_document_get_address:
 *
 * Returns: (nullable): where the article was published, as its document says
 */
const char *
lesart_document_get_address (LesartDocument *self)
{
  return self->info.address;
}

/**
 * lesart_document_get_date:
 *
 * Returns: (nullable): YYYY-MM-DD, the day of the article as it was given or found
 */
const char *
lesart_document_get_date (LesartDocument *self)
{
  return self->reading != NULL ? self->reading->date : self->date;
}

LesartDateSource
lesart_document_get_date_source (LesartDocument *self)
{
  return self->reading != NULL ? self->reading->date_source : LESART_DATE_UNKNOWN;
}

/**
 * lesart_document_needs_date:
 *
 * Returns: whether times of the article stay open as its day is not known
 */
gboolean
lesart_document_needs_date (LesartDocument *self)
{
  return self->reading != NULL && lesart_reading_needs_date (self->reading);
}

/**
 * lesart_document_set_date:
 * @date: (nullable): YYYY-MM-DD, or %NULL for what the article itself tells
 *
 * Keeps the day with the notes and reads the article again.
 */
void
lesart_document_set_date (LesartDocument *self, const char *date)
{
  g_return_if_fail (LESART_IS_DOCUMENT (self));

  if (self->text == NULL || g_strcmp0 (date, self->date) == 0)
    return;
  lesart_notes_set_article_date (self->notes, date); /* on_date_changed() does the rest */
  if (g_strcmp0 (date, self->date) != 0)             /* it was given otherwise, and not kept */
    on_date_changed (self);
}

LesartEncodingGuess
lesart_document_get_encoding (LesartDocument *self)
{
  return self->info.encoding;
}

static void
lesart_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LesartDocument *self = LESART_DOCUMENT (object);

  switch (id) {
  case PROP_STATE:
    g_value_set_int (value, self->state);
    break;
  case PROP_TEXT:
    g_value_set_pointer (value, self->text);
    break;
  case PROP_READING:
    g_value_set_pointer (value, lesart_document_get_reading (self));
    break;
  case PROP_NOTES:
    g_value_set_object (value, self->notes);
    break;
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_DATE:
    g_value_set_string (value, lesart_document_get_date (self));
    break;
  case PROP_ENCODING_NAME:
    g_value_set_string (value, lesart_encoding_get_name (self->info.encoding.encoding));
    break;
  case PROP_SAVE_STATE:
    g_value_set_int (value, self->save_state);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lesart_document_dispose (GObject *object)
{
  LesartDocument *self = LESART_DOCUMENT (object);

  lesart_document_let_go (self); /* a thread may still hold the store for a moment */
  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->store);
  g_clear_object (&self->notes);
  forget_mark_parts (self);
  g_clear_object (&self->file);
  clear_reading (self);
  g_clear_pointer (&self->text, lesart_text_unref);
  g_clear_pointer (&self->language, lesart_language_unref);
  G_OBJECT_CLASS (lesart_document_parent_class)->dispose (object);
}

static void
lesart_document_finalize (GObject *object)
{
  LesartDocument *self = LESART_DOCUMENT (object);

  g_clear_error (&self->save_error);
  g_free (self->title);
  lesart_article_info_clear (&self->info);
  g_free (self->date);
  G_OBJECT_CLASS (lesart_document_parent_class)->finalize (object);
}

static void
lesart_document_class_init (LesartDocumentClass *class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = lesart_document_get_property;
  object_class->dispose = lesart_document_dispose;
  object_class->finalize = lesart_document_finalize;
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_TEXT] = g_param_spec_pointer ("text", NULL, NULL, flags);
  properties[PROP_READING] = g_param_spec_pointer ("reading", NULL, NULL, flags);
  properties[PROP_NOTES] = g_param_spec_object ("notes", NULL, NULL, LESART_TYPE_NOTES, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, flags);
  properties[PROP_ENCODING_NAME] = g_param_spec_string ("encoding-name", NULL, NULL, NULL, flags);
  properties[PROP_SAVE_STATE] = g_param_spec_int ("save-state", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lesart_document_init (LesartDocument *self)
{
  take_notes (self, lesart_notes_new ());
  g_object_unref (self->notes); /* take_notes() holds its own */
}

/**
 * lesart_document_new:
 * @language: what is known of German
 *
 * Returns: (transfer full): a document without a text
 */
LesartDocument *
lesart_document_new (LesartLanguage *language)
{
  LesartDocument *self = g_object_new (LESART_TYPE_DOCUMENT, NULL);

  self->language = lesart_language_ref (language);
  return self;
}

/**
 * lesart_document_get_language:
 *
 * Returns: (transfer none): what the article is read with
 */
const LesartLanguage *
lesart_document_get_language (LesartDocument *self)
{
  return self->language;
}
