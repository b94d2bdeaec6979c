/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "progress.h"

#include <glib/gi18n.h>
#include <unistd.h>

void
lesart_progress_begin (LesartProgress *progress, guint n_all)
{
  *progress = (LesartProgress){ 0, 0, n_all, FALSE };
  if (isatty (STDERR_FILENO))
    progress->next = g_get_monotonic_time () + G_USEC_PER_SEC;
}

void
lesart_progress_step (LesartProgress *progress)
{
  gint64 now;

  progress->n_done++;
  if (progress->next == 0 || (now = g_get_monotonic_time ()) < progress->next)
    return;
  progress->next = now + G_USEC_PER_SEC / 5;
  progress->shown = TRUE;
  g_printerr ("\r");
  if (progress->n_all > 0)
    g_printerr (_ ("%u of %u articles"), progress->n_done, progress->n_all);
  else
    g_printerr (ngettext ("%u article", "%u articles", progress->n_done), progress->n_done);
}

/* Takes the line away, so that a message can stand there. */
void
lesart_progress_clear (LesartProgress *progress)
{
  if (progress->shown)
    g_printerr ("\r\033[K");
  progress->shown = FALSE;
}
