/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scale of the timeline: from days to places.
 */
#pragma once

#include "timeline.h"

G_BEGIN_DECLS

/**
 * LesartTimeRun:
 * @from: the days it shows, and @to
 * @y: where it begins, and @end
 * @labels: room that the words of its items take
 *
 * A part of the line with a scale of its own.
 */
typedef struct {
  double from, to;
  double y, end;
  double labels;
  double last_label;
  guint n_starts;
} LesartTimeRun;

/* Rising; between one and the next the line is broken. */
GArray *lesart_time_scale_new (const LesartTimelineItem *items, guint n);
void lesart_time_scale_place (
    GArray *runs, const LesartTimelineItem *items, const double *heights, guint n, double top);
double lesart_time_scale_map (const GArray *runs, double days);

G_END_DECLS
