/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See tagbook-job.h.
 */
#include "tagbook-job.h"

#include "known-articles.h"
#include "window.h"

/* Marks of an article that is not open; both belong to "changes". */
typedef struct {
  LesartTagArticle *article;
  LesartTagChange *change;
} Task;

/* What a thread is given and gives back. */
typedef struct {
  LesartRetag *retag; /* to find */
  char **uris;
  char **open;
  char **open_tags; /* to collect */
  char **closed_tags;
  GPtrArray *changes; /* to apply: they own the articles */
  GArray *tasks;      /* Task */
  gboolean back;
  GPtrArray *findings;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->retag, lesart_tag_job_retag_free);
  g_strfreev (job->uris);
  g_strfreev (job->open);
  g_strfreev (job->open_tags);
  g_strfreev (job->closed_tags);
  g_clear_pointer (&job->changes, g_ptr_array_unref);
  g_clear_pointer (&job->tasks, g_array_unref);
  g_clear_pointer (&job->findings, g_ptr_array_unref);
  g_free (job);
}

LesartRetag *
lesart_tag_job_retag_new (void)
{
  LesartRetag *retag = g_new0 (LesartRetag, 1);

  lesart_retag_init (retag);
  return retag;
}

void
lesart_tag_job_retag_free (LesartRetag *retag)
{
  lesart_retag_clear (retag);
  g_free (retag);
}

/* ---- which articles ---- */

static GPtrArray *
get_documents (LesartApplication *application)
{
  GPtrArray *documents = g_ptr_array_new ();

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    if (LESART_IS_WINDOW (l->data)
        && lesart_document_get_text (lesart_window_get_document (l->data)) != NULL)
      g_ptr_array_add (documents, lesart_window_get_document (l->data));
  return documents;
}

static char **
get_open_uris (GPtrArray *documents)
{
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();

  for (guint i = 0; i < documents->len; i++) {
    g_autofree char *uri = lesart_tag_articles_get_uri (documents->pdata[i]);

    g_strv_builder_add (uris, uri);
  }
  return g_strv_builder_end (uris);
}

/* Our own list, and what the desktop remembers from before there was one. */
static char **
get_known_uris (void)
{
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_auto (GStrv) known = lesart_known_articles_get ();
  GList *recent = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (guint i = 0; known[i] != NULL; i++)
    g_strv_builder_add (uris, known[i]);
  for (GList *l = recent; l != NULL; l = l->next)
    if (gtk_recent_info_has_application (l->data, g_get_application_name ()))
      g_strv_builder_add (uris, gtk_recent_info_get_uri (l->data));
  g_list_free_full (recent, (GDestroyNotify) gtk_recent_info_unref);
  return g_strv_builder_end (uris);
}

static LesartDocument *
find_document (GPtrArray *documents, const char *uri)
{
  for (guint i = 0; i < documents->len; i++) {
    g_autofree char *other = lesart_tag_articles_get_uri (documents->pdata[i]);

    if (g_str_equal (uri, other))
      return documents->pdata[i];
  }
  return NULL;
}

/* ---- finding ---- */

static void
find_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GPtrArray) closed = lesart_tag_articles_find (
      job->retag, (const char *const *) job->uris, (const char *const *) job->open);

  for (guint i = 0; i < closed->len; i++)
    g_ptr_array_add (job->findings, closed->pdata[i]);
  g_ptr_array_set_free_func (closed, NULL);
  g_task_return_boolean (task, TRUE);
}

/**
 * lesart_tag_job_find_async:
 * @retag: (transfer full): what is to be changed
 *
 * Finds the marks that a change touches. lesart_tag_job_finish() has one finding for each article
 * that has some; with an error where they cannot be changed.
 */
void
lesart_tag_job_find_async (LesartApplication *application,
                           LesartRetag *retag,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (application, cancellable, callback, user_data);
  g_autoptr (GPtrArray) documents = get_documents (application);
  Job *job = g_new0 (Job, 1);

  job->retag = retag;
  job->uris = get_known_uris ();
  job->open = get_open_uris (documents);
  job->findings = lesart_tag_articles_find_open (retag, documents);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, find_in_thread);
}

/* ---- collecting ---- */

static void
collect_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  job->closed_tags = lesart_tag_articles_get_tags ((const char *const *) job->uris,
                                                   (const char *const *) job->open);
  g_task_return_boolean (task, TRUE);
}

/**
 * lesart_tag_job_collect_async:
 *
 * Collects the tags that marks have, in all articles. Give the result to
 * lesart_tag_job_collect_finish().
 */
void
lesart_tag_job_collect_async (LesartApplication *application,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (application, NULL, callback, user_data);
  g_autoptr (GPtrArray) documents = get_documents (application);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  Job *job = g_new0 (Job, 1);

  for (guint i = 0; i < documents->len; i++) {
    g_auto (GStrv) own = lesart_notes_get_tags (lesart_document_get_notes (documents->pdata[i]));

    g_strv_builder_addv (tags, (const char **) own);
  }
  job->open_tags = g_strv_builder_end (tags);
  job->uris = get_known_uris ();
  job->open = get_open_uris (documents);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, collect_in_thread);
}

/**
 * lesart_tag_job_collect_finish:
 *
 * Returns: (transfer full): names; the same one can be there twice
 */
char **
lesart_tag_job_collect_finish (GAsyncResult *result)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  g_strv_builder_addv (tags, (const char **) job->open_tags);
  g_strv_builder_addv (tags, (const char **) job->closed_tags);
  return g_strv_builder_end (tags);
}

/* ---- applying ---- */

static void
note (Job *job, LesartTagFinding *outcome)
{
  /* An article that has none of the marks, only the step, is no loss. */
  const gboolean counts = outcome->n_marks + outcome->n_missing > 0;

  if ((outcome->error != NULL && counts) || outcome->n_missing > 0)
    g_ptr_array_add (job->findings, outcome);
  else
    lesart_tag_finding_free (outcome);
}

static void
apply_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  for (guint i = 0; i < job->tasks->len; i++) {
    const Task *one = &g_array_index (job->tasks, Task, i);

    note (job, lesart_tag_articles_apply (one->article, one->change, job->back));
  }
  g_task_return_boolean (task, TRUE);
}

static void begin_next (GObject *application);

static void
on_completed (GTask *task)
{
  GObject *application = g_task_get_source_object (task);
  GQueue *waiting = g_object_get_data (application, "tag-jobs");

  g_object_unref (g_queue_pop_head (waiting));
  begin_next (application);
}

static void
begin_next (GObject *application)
{
  GQueue *waiting = g_object_get_data (application, "tag-jobs");
  GTask *task = g_queue_peek_head (waiting);

  if (task != NULL)
    g_task_run_in_thread (task, apply_in_thread);
}

/* One after the other: two changes may be of the same article. */
static void
queue (GTask *task)
{
  GObject *application = g_task_get_source_object (task);
  GQueue *waiting = g_object_get_data (application, "tag-jobs");

  if (waiting == NULL) {
    waiting = g_queue_new ();
    g_object_set_data_full (application, "tag-jobs", waiting, (GDestroyNotify) g_queue_free);
  }
  g_queue_push_tail (waiting, g_object_ref (task));
  g_signal_connect (task, "notify::completed", G_CALLBACK (on_completed), NULL);
  if (g_queue_get_length (waiting) == 1)
    begin_next (application);
}

/**
 * lesart_tag_job_apply_async:
 * @changes: (element-type LesartTagChange): changes of the tag book, in the order in which they are
 *   to be done or, with @back, undone
 * @done: (nullable): an article whose history does it itself
 *
 * Changes the marks. lesart_tag_job_finish() has a finding for each article where it did not go
 * well.
 */
void
lesart_tag_job_apply_async (LesartApplication *application,
                            GPtrArray *changes,
                            gboolean back,
                            LesartDocument *done,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (application, NULL, callback, user_data);
  g_autoptr (GPtrArray) documents = get_documents (application);
  g_autofree char *done_uri = done != NULL ? lesart_tag_articles_get_uri (done) : NULL;
  Job *job = g_new0 (Job, 1);

  job->changes = g_ptr_array_ref (changes);
  job->tasks = g_array_new (FALSE, FALSE, sizeof (Task));
  job->back = back;
  job->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lesart_tag_finding_free);
  for (guint i = 0; i < changes->len; i++) {
    GPtrArray *articles = lesart_tag_change_get_articles (changes->pdata[i]);

    for (guint k = 0; k < articles->len; k++) {
      Task one = { articles->pdata[k], changes->pdata[i] };
      LesartDocument *document = find_document (documents, one.article->uri);

      if (g_strcmp0 (one.article->uri, done_uri) == 0)
        continue;
      if (document != NULL)
        note (job, lesart_tag_articles_apply_open (one.article, one.change, document, back));
      else
        g_array_append_val (job->tasks, one);
    }
  }
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  queue (task);
}

/**
 * lesart_tag_job_finish:
 *
 * Returns: (transfer full) (element-type LesartTagFinding) (nullable): what was found, or %NULL
 * with %G_IO_ERROR_CANCELLED
 */
GPtrArray *
lesart_tag_job_finish (GAsyncResult *result, GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_steal_pointer (&job->findings);
}
