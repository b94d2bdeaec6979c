/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See finder.h. Searches run in a thread; the index of the text is made by the first that needs it,
 * and the others wait for it.
 */
#include "finder.h"

#include "finder-private.h"

struct _LesartFinder {
  LesartText *text;
  LesartLanguage *language; /* (nullable) */
  GMutex lock;              /* while an index is made */
  LesartFoldedIndex *index; /* (nullable) */
  LesartFormsIndex *forms;  /* (nullable) */
};

typedef struct {
  LesartFinder *finder;
  char *query;
  LesartFindFlags flags;
  gboolean more;
} Job;

GQuark
lesart_find_error_quark (void)
{
  return g_quark_from_static_string ("lesart-find-error-quark");
}

/* FALSE: no more is wanted. */
gboolean
lesart_finding_add (LesartFinding *finding, LesartSpan hit)
{
  if (finding->hits->len == LESART_FIND_MOST) {
    finding->more = TRUE;
    return FALSE;
  }
  g_array_append_val (finding->hits, hit);
  return TRUE;
}

static const LesartFoldedIndex *
get_index (LesartFinder *self)
{
  g_mutex_lock (&self->lock);
  if (self->index == NULL)
    self->index = lesart_folded_index_new (self->text);
  g_mutex_unlock (&self->lock);
  return self->index;
}

static const LesartFormsIndex *
get_forms (LesartFinder *self)
{
  g_mutex_lock (&self->lock);
  if (self->forms == NULL)
    self->forms = lesart_forms_index_new (self->text, lesart_language_get_lexicon (self->language));
  g_mutex_unlock (&self->lock);
  return self->forms;
}

/**
 * lesart_finder_find:
 * @query: what is looked for
 * @cancellable: (nullable): stops the search
 * @more: (out): whether there are more hits than %LESART_FIND_MOST
 *
 * Finds all places of a query that do not overlap; %LESART_FIND_PATTERN goes before
 * %LESART_FIND_FORMS. Case, accents, the length of a space, the form of quotation marks and dashes
 * do not matter; umlauts and ß are the same written out; soft hyphens and the division of a word at
 * a line end are looked over. Linear in the length of the text.
 *
 * Returns: (transfer full) (element-type LesartSpan) (nullable): the hits in text order; none for
 *   an empty query. %NULL with an error of %LESART_FIND_ERROR or %G_IO_ERROR_CANCELLED
 */
GArray *
lesart_finder_find (LesartFinder *self,
                    const char *query,
                    LesartFindFlags flags,
                    GCancellable *cancellable,
                    gboolean *more,
                    GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  LesartFinding finding = { self->text, cancellable, hits, FALSE };
  gboolean whole_words = (flags & LESART_FIND_WHOLE_WORDS) != 0;

  *more = FALSE;
  if (*query != '\0' && (flags & LESART_FIND_PATTERN)) {
    if (!lesart_find_pattern (query, whole_words, &finding, error))
      return NULL;
  } else if ((flags & LESART_FIND_FORMS) && self->language != NULL) {
    lesart_forms_index_find (get_forms (self), query, &finding);
  } else {
    lesart_folded_index_find (get_index (self), query, whole_words, &finding);
  }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  *more = finding.more;
  return g_steal_pointer (&hits);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  lesart_finder_unref (job->finder);
  g_free (job->query);
  g_free (job);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GArray *hits =
      lesart_finder_find (job->finder, job->query, job->flags, cancellable, &job->more, &error);

  if (hits == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, hits, (GDestroyNotify) g_array_unref);
}

/**
 * lesart_finder_find_async:
 *
 * As lesart_finder_find(), in a thread.
 */
void
lesart_finder_find_async (LesartFinder *self,
                          const char *query,
                          LesartFindFlags flags,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->finder = lesart_finder_ref (self);
  job->query = g_strdup (query);
  job->flags = flags;
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, find_in_thread);
}

GArray *
lesart_finder_find_finish (GAsyncResult *result, gboolean *more, GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  *more = job->more;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
prepare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  get_index (data);
  g_task_return_boolean (task, TRUE);
}

/**
 * lesart_finder_prepare:
 *
 * Makes what searches need of the text, in a thread, so that the first one need not wait for it:
 * for when it is likely that there will be one.
 */
void
lesart_finder_prepare (LesartFinder *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, lesart_finder_ref (self), (GDestroyNotify) lesart_finder_unref);
  g_task_run_in_thread (task, prepare_in_thread);
}

LesartText *
lesart_finder_get_text (LesartFinder *self)
{
  return self->text;
}

/**
 * lesart_finder_new:
 * @language: (nullable): what %LESART_FIND_FORMS needs
 *
 * Returns: (transfer full): a finder; can be used in several threads
 */
LesartFinder *
lesart_finder_new (LesartText *text, const LesartLanguage *language)
{
  LesartFinder *self = g_atomic_rc_box_new0 (LesartFinder);

  self->text = lesart_text_ref (text);
  self->language = language != NULL ? lesart_language_ref ((LesartLanguage *) language) : NULL;
  g_mutex_init (&self->lock);
  return self;
}

LesartFinder *
lesart_finder_ref (LesartFinder *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LesartFinder *self = data;

  lesart_text_unref (self->text);
  g_clear_pointer (&self->language, lesart_language_unref);
  g_clear_pointer (&self->index, lesart_folded_index_free);
  g_clear_pointer (&self->forms, lesart_forms_index_free);
  g_mutex_clear (&self->lock);
}

void
lesart_finder_unref (LesartFinder *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
