/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far a long command is: one line on standard error, only on a terminal and after a second.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gint64 next; /* microseconds, when to write again; 0: never */
  guint n_done;
  guint n_all; /* 0: not known */
  gboolean shown;
} LesartProgress;

void lesart_progress_begin (LesartProgress *progress, guint n_all);
void lesart_progress_step (LesartProgress *progress);
void lesart_progress_clear (LesartProgress *progress);

G_END_DECLS
