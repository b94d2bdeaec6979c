/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What measurements of the window share: medians and worst cases of times, the work of the main
 * thread, frames.
 */
#pragma once

#include "../ui/ui-test.h"

#include <time.h>

static guint n_painted;

static inline void
on_painted (void)
{
  n_painted++;
}

/* µs that this thread has worked. */
static inline gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static inline int
compare_times (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static inline void
report (const char *what, GArray *times)
{
  g_array_sort (times, compare_times);
  g_print ("%-44s %9.1f ms   %9.1f ms at worst\n", what,
           g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len - 1));
  g_array_set_size (times, 0);
}

/* Until everything that became due is done and the next frame is painted. */
static inline void
wait_for_frame_of (GtkWidget *widget)
{
  guint before = n_painted;

  gtk_widget_queue_draw (widget);
  while (n_painted == before)
    g_main_context_iteration (NULL, TRUE);
}

static inline void
wait_for_frame (LesartWindow *window)
{
  wait_for_frame_of (GTK_WIDGET (window->reader));
}

static inline void
add_time (GArray *times, gint64 us)
{
  double ms = (double) us / 1000;

  g_array_append_val (times, ms);
}
