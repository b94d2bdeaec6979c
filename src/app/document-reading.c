/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the engine reads in the article. Of a long text first the beginning, so that names and facts
 * are there in a moment where one begins to read, then the whole of it; who does not want to wait
 * for that stops it and keeps the beginning.
 */
#include "document-private.h"

/* Reading 200 kB takes well under the time of one frame's layout of such a text; longer ones are
 * shown before they are read. */
#define READ_AT_ONCE_BYTES (200 * 1024)

/* What a worker thread is given and gives back. */
typedef struct {
  LesartLanguage *language;
  LesartText *text;
  char *name; /* (nullable): of its file */
  char *date;
  char *published;
  gsize n_bytes; /* 0, or of the beginning */
  LesartProgress *progress;
  LesartReading *reading;
  guint serial;
} Job;

static void
job_free (Job *job)
{
  lesart_language_unref (job->language);
  lesart_text_unref (job->text);
  g_free (job->name);
  g_free (job->date);
  g_free (job->published);
  g_clear_pointer (&job->progress, g_atomic_rc_box_release);
  g_clear_pointer (&job->reading, lesart_reading_unref);
  g_free (job);
}

static gboolean
is_long (LesartText *text)
{
  gsize n_bytes;

  lesart_text_get_utf8 (text, &n_bytes);
  return n_bytes > READ_AT_ONCE_BYTES;
}

/**
 * lesart_document_read_at_once: (skip)
 * @file: (nullable): what the text is of
 * @date: (nullable): the day that was given; else @info, the text or the name of the file may tell
 *   it
 *
 * For the thread that opens an article.
 *
 * Returns: (transfer full) (nullable): the reading; %NULL if the text is so long that it is shown
 *   first
 */
LesartReading *
lesart_document_read_at_once (LesartText *text,
                              LesartLanguage *language,
                              GFile *file,
                              const char *date,
                              const LesartArticleInfo *info)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  LesartReadOptions options = { .date = date, .published = info->date, .name = name };
  LesartReading *reading;

  if (is_long (text))
    return NULL;
  reading = lesart_read_with (text, language, &options);
  lesart_language_rest (language);
  return reading;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  LesartReadOptions options = { .date = job->date,
                                .published = job->published,
                                .name = job->name,
                                .n_bytes = job->n_bytes,
                                .progress = job->progress };

  job->reading = lesart_read_with (job->text, job->language, &options);
  lesart_language_rest (job->language);
  g_task_return_boolean (task, TRUE);
}

static void start_job (LesartDocument *self, gsize n_bytes);

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  LesartDocument *self = LESART_DOCUMENT (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  if (job->serial != self->reading_serial || job->reading == NULL)
    return;
  self->read_in_part = job->n_bytes > 0;
  if (self->read_in_part && !self->reading_stopped)
    start_job (self, 0);
  else
    g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  lesart_document_take_reading (self, job->reading);
}

static void
start_job (LesartDocument *self, gsize n_bytes)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_read, NULL);
  Job *job = g_new0 (Job, 1);

  job->language = lesart_language_ref (self->language);
  job->text = lesart_text_ref (self->text);
  job->name = self->file != NULL ? g_file_get_basename (self->file) : NULL;
  job->date = g_strdup (self->date);
  job->published = g_strdup (self->info.date);
  job->n_bytes = n_bytes;
  job->progress = n_bytes == 0 ? g_atomic_rc_box_acquire (self->progress) : NULL;
  job->serial = self->reading_serial;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, read_in_thread);
}

/* What is read under way is not wanted. */
void
lesart_document_abandon_reading (LesartDocument *self)
{
  self->reading_serial++;
  if (self->progress != NULL)
    lesart_progress_stop (self->progress);
  g_clear_pointer (&self->progress, g_atomic_rc_box_release);
}

/* Of the text as it is now, with the day as it is now. */
void
lesart_document_start_reading (LesartDocument *self)
{
  lesart_document_abandon_reading (self);
  self->reading_stopped = FALSE;
  self->progress = g_atomic_rc_box_new0 (LesartProgress);
  start_job (self, is_long (self->text) ? READ_AT_ONCE_BYTES : 0);
  lesart_document_set_state (self, LESART_DOCUMENT_READING);
}

/**
 * lesart_document_get_progress:
 *
 * Returns: how much of what is under way is done, loading or reading: thousandths
 */
guint
lesart_document_get_progress (LesartDocument *self)
{
  return self->progress != NULL ? lesart_progress_get (self->progress) : 0;
}

/**
 * lesart_document_is_read_in_part:
 *
 * Returns: whether the names and facts of the reading are those of the beginning of the text only:
 *   the rest is being read (%LESART_DOCUMENT_READING), or was not wanted
 */
gboolean
lesart_document_is_read_in_part (LesartDocument *self)
{
  return self->reading != NULL && self->read_in_part;
}

/**
 * lesart_document_stop_reading:
 *
 * Keeps what a long text was read of so far: its beginning.
 */
void
lesart_document_stop_reading (LesartDocument *self)
{
  g_return_if_fail (LESART_IS_DOCUMENT (self));

  if (self->state != LESART_DOCUMENT_READING)
    return;
  self->reading_stopped = TRUE; /* if the beginning is still to come */
  if (!lesart_document_is_read_in_part (self))
    return;
  lesart_document_abandon_reading (self);
  lesart_document_set_state (self, LESART_DOCUMENT_READY);
}

/**
 * lesart_document_read_on:
 *
 * Reads the whole of a text of which only the beginning was.
 */
void
lesart_document_read_on (LesartDocument *self)
{
  g_return_if_fail (LESART_IS_DOCUMENT (self));

  if (self->state != LESART_DOCUMENT_READY || !lesart_document_is_read_in_part (self))
    return;
  lesart_document_abandon_reading (self);
  self->reading_stopped = FALSE;
  self->progress = g_atomic_rc_box_new0 (LesartProgress);
  start_job (self, 0);
  lesart_document_set_state (self, LESART_DOCUMENT_READING);
}
