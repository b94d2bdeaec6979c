/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far long work in another thread has come, and whether it is to stop there.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LESART_PROGRESS_WHOLE 1000

/**
 * LesartProgress:
 * @done: of LESART_PROGRESS_WHOLE
 * @stopped: what is done so far is all that is wanted
 * @from: where the step began that the work is in
 * @share: what that step is of the whole
 *
 * Begins as zeros. Any thread may look how far it is, or stop it; the others are of the thread that
 * works. Where a progress is nullable, nobody wants to know.
 */
typedef struct {
  gint done;
  gint stopped;
  guint from;
  guint share;
} LesartProgress;

static inline void
lesart_progress_begin_step (LesartProgress *self, guint share)
{
  if (self == NULL)
    return;
  self->from += self->share;
  self->share = share;
  g_atomic_int_set (&self->done, (gint) self->from);
}

/* Of the step @i of @n are done. Returns: whether to go on */
static inline gboolean
lesart_progress_go_on (LesartProgress *self, guint i, guint n)
{
  if (self == NULL)
    return TRUE;
  g_atomic_int_set (&self->done, (gint) (self->from + (guint) ((guint64) self->share * i / n)));
  return !g_atomic_int_get (&self->stopped);
}

static inline guint
lesart_progress_get (LesartProgress *self)
{
  return (guint) g_atomic_int_get (&self->done);
}

static inline void
lesart_progress_stop (LesartProgress *self)
{
  g_atomic_int_set (&self->stopped, TRUE);
}

G_END_DECLS
