/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ordered-pool.h"

/* So that a long job at the head does not stop the other threads at once. */
#define JOBS_PER_THREAD 4

typedef struct {
  gpointer job;
  gboolean done;
} Entry;

struct _LesartPool {
  GThreadPool *threads; /* NULL: one job at a time, done when lesart_pool_push() returns */
  LesartPoolWork work;
  LesartPoolDone done;
  gpointer data;
  GQueue entries; /* Entry, in order; only the caller's thread touches the queue */
  guint limit;
  GMutex mutex; /* guards Entry.done */
  GCond cond;
};

static void
run (gpointer data, gpointer user_data)
{
  Entry *entry = data;
  LesartPool *pool = user_data;

  pool->work (entry->job, pool->data);
  g_mutex_lock (&pool->mutex);
  entry->done = TRUE;
  g_cond_signal (&pool->cond);
  g_mutex_unlock (&pool->mutex);
}

/* Hands back what is done at the head; waits until no more than @limit entries are left. */
static void
hand_back (LesartPool *pool, guint limit)
{
  for (;;) {
    Entry *head = g_queue_peek_head (&pool->entries);
    gboolean done;

    if (head == NULL)
      return;
    g_mutex_lock (&pool->mutex);
    while (!head->done && g_queue_get_length (&pool->entries) > limit)
      g_cond_wait (&pool->cond, &pool->mutex);
    done = head->done;
    g_mutex_unlock (&pool->mutex);
    if (!done)
      return;
    pool->done (head->job, pool->data);
    g_free (g_queue_pop_head (&pool->entries));
  }
}

/**
 * lesart_pool_new:
 * @n_threads: how many jobs are worked on at a time
 * @work: called for each job, in a thread
 * @done: called for each job, in order, by lesart_pool_push() and lesart_pool_finish()
 *
 * Returns: (transfer full): a pool, to be ended with lesart_pool_finish()
 */
LesartPool *
lesart_pool_new (guint n_threads, LesartPoolWork work, LesartPoolDone done, gpointer data)
{
  LesartPool *pool = g_new0 (LesartPool, 1);

  g_return_val_if_fail (n_threads > 0, NULL);
  pool->work = work;
  pool->done = done;
  pool->data = data;
  pool->limit = n_threads * JOBS_PER_THREAD;
  g_queue_init (&pool->entries);
  g_mutex_init (&pool->mutex);
  g_cond_init (&pool->cond);
  if (n_threads > 1)
    pool->threads = g_thread_pool_new (run, pool, (int) n_threads, FALSE, NULL);
  return pool;
}

/**
 * lesart_pool_push:
 * @job: (transfer full): freed by the @done function
 *
 * Waits while too many jobs are under way.
 */
void
lesart_pool_push (LesartPool *pool, gpointer job)
{
  Entry *entry;

  if (pool->threads == NULL) {
    pool->work (job, pool->data);
    pool->done (job, pool->data);
    return;
  }
  entry = g_new0 (Entry, 1);
  entry->job = job;
  g_queue_push_tail (&pool->entries, entry);
  g_thread_pool_push (pool->threads, entry, NULL);
  hand_back (pool, pool->limit);
}

/**
 * lesart_pool_finish:
 * @pool: (transfer full): a pool
 *
 * Waits for all jobs and frees the pool.
 */
void
lesart_pool_finish (LesartPool *pool)
{
  hand_back (pool, 0);
  if (pool->threads != NULL)
    g_thread_pool_free (pool->threads, FALSE, TRUE);
  g_mutex_clear (&pool->mutex);
  g_cond_clear (&pool->cond);
  g_free (pool);
}
