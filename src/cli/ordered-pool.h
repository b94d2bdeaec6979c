/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Works on jobs in several threads and hands them back in the order in which they came. At most a
 * few jobs a thread are under way, so that memory does not grow with the input.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LesartPool LesartPool;

typedef void (*LesartPoolWork) (gpointer job, gpointer data); /* in a thread */
typedef void (*LesartPoolDone) (gpointer job,
                                gpointer data); /* in the caller's thread; frees the job */

LesartPool *
lesart_pool_new (guint n_threads, LesartPoolWork work, LesartPoolDone done, gpointer data);
void lesart_pool_push (LesartPool *pool, gpointer job);
void lesart_pool_finish (LesartPool *pool);

G_END_DECLS
