/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places by stress majorization (Gansner, Koren, North: Graph Drawing by Stress Majorization, 2004;
 * here in its local form, one box after the other): the wish of two boxes is to be as far from each
 * other as the shortest way between them is long, the nearer the stronger. It begins on a circle
 * and makes a fixed number of rounds, so that the same graph always gives the same picture. Then
 * the picture is turned to fit the room, and boxes that cover each other are pushed apart.
 *
 * The graph must be connected. Rounds cost n² each; n is bounded by the limits of the network.
 */
#include "network-private.h"

#include <math.h>
#include <string.h>

/* A few boxes are to lie quite straight, and cost little. */
#define ROUNDS(n) (120 + 4000 / (n))
#define PUSHES 200
/* From one box to the next. Upwards and downwards it is enough; sideways it is as much longer as
 * boxes are wide. */
#define STEP 64.0
#define SIDEWAYS 24 /* between boxes that stand side by side: a line must be seen */

/* ---- Distances ---- */

/* Steps from each box to each other, by breadth first search; @distances is n × n. */
static void
find_distances (const LesartGraph *self, guint *distances)
{
  g_autofree guint *queue = g_new (guint, self->n);

  for (guint start = 0; start < self->n; start++) {
    guint *from_start = distances + (gsize) start * self->n;
    guint head = 0, tail = 0;

    for (guint i = 0; i < self->n; i++)
      from_start[i] = G_MAXUINT;
    from_start[start] = 0;
    queue[tail++] = start;
    while (head < tail) {
      guint at = queue[head++];

      for (guint k = 0; k < self->n_neighbours; k++) {
        const guint *pair = self->neighbours[k];
        guint next = pair[0] == at ? pair[1] : pair[1] == at ? pair[0] : at;

        if (from_start[next] != G_MAXUINT)
          continue;
        from_start[next] = from_start[at] + 1;
        queue[tail++] = next;
      }
    }
  }
}

/* ---- Stress ---- */

static void
start_on_circle (const LesartGraph *self, double *x, double *y)
{
  double radius = STEP * (double) self->n / G_PI / 2;

  for (guint i = 0; i < self->n; i++) {
    x[i] = radius * cos (2 * G_PI * i / self->n);
    y[i] = radius * sin (2 * G_PI * i / self->n);
  }
}

/* Where box @i would like to be, the others staying where they are. */
static void
move_to_wish (const LesartGraph *self, const guint *distances, guint i, double *x, double *y)
{
  double sum = 0, sum_x = 0, sum_y = 0;

  for (guint j = 0; j < self->n; j++) {
    double wish, weight, dx, dy, length;

    if (j == i || distances[(gsize) i * self->n + j] == G_MAXUINT)
      continue;
    wish = STEP * distances[(gsize) i * self->n + j];
    weight = 1 / (wish * wish);
    dx = x[i] - x[j];
    dy = y[i] - y[j];
    length = MAX (sqrt (dx * dx + dy * dy), 1e-3);
    sum += weight;
    sum_x += weight * (x[j] + wish * dx / length);
    sum_y += weight * (y[j] + wish * dy / length);
  }
  if (sum > 0) {
    x[i] = sum_x / sum;
    y[i] = sum_y / sum;
  }
}

static void
reduce_stress (const LesartGraph *self, double *x, double *y)
{
  g_autofree guint *distances = g_new (guint, (gsize) self->n * self->n);

  find_distances (self, distances);
  start_on_circle (self, x, y);
  for (guint round = 0; round < ROUNDS (self->n); round++)
    for (guint i = 0; i < self->n; i++)
      move_to_wish (self, distances, i, x, y);
}

/* ---- Into the room ---- */

/* Turns the picture so that its longer axis (of the covariance of the places) lies level. */
static void
turn_level (const LesartGraph *self, double *x, double *y)
{
  double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0, angle;

  for (guint i = 0; i < self->n; i++) {
    mean_x += x[i] / self->n;
    mean_y += y[i] / self->n;
  }
  for (guint i = 0; i < self->n; i++) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  angle = 0.5 * atan2 (2 * xy, xx - yy);
  for (guint i = 0; i < self->n; i++) {
    double dx = x[i] - mean_x, dy = y[i] - mean_y;

    x[i] = cos (angle) * dx + sin (angle) * dy;
    y[i] = cos (angle) * dy - sin (angle) * dx;
  }
}

static double
get_extent (const double *places, guint n)
{
  double least = INFINITY, most = -INFINITY;

  for (guint i = 0; i < n; i++) {
    least = MIN (least, places[i]);
    most = MAX (most, places[i]);
  }
  return most - least;
}

/* How much longer a step is sideways. */
static double
get_stretch (const LesartGraph *self)
{
  double sum = 0;

  for (guint i = 0; i < self->n; i++)
    sum += self->boxes[i].width;
  return MAX (1, (sum / self->n + SIDEWAYS) / STEP);
}

/* Level if that fits, else upright; what is still too wide is pressed together, and half as much
 * higher. */
static void
fit (LesartGraph *self, double width, double *x, double *y)
{
  double stretch = get_stretch (self), widest = 0, room, extent, least_x = INFINITY;

  for (guint i = 0; i < self->n; i++)
    widest = MAX (widest, self->boxes[i].width);
  room = MAX (1, width - widest);
  turn_level (self, x, y);
  if (get_extent (x, self->n) * stretch > room)
    for (guint i = 0; i < self->n; i++) {
      double level = x[i];

      x[i] = -y[i];
      y[i] = level;
    }
  extent = get_extent (x, self->n) * stretch;
  if (extent > room) {
    for (guint i = 0; i < self->n; i++)
      y[i] *= sqrt (extent / room);
    stretch *= room / extent;
  }
  for (guint i = 0; i < self->n; i++)
    least_x = MIN (least_x, x[i]);
  for (guint i = 0; i < self->n; i++) {
    LesartBox *box = &self->boxes[i];

    box->x = (x[i] - least_x) * stretch + (widest - box->width) / 2;
    box->y = y[i] - box->height / 2;
  }
}

/* ---- Apart ---- */

static void
clamp (LesartBox *box, double width)
{
  box->x = CLAMP (box->x, 0, MAX (0, width - box->width));
}

/* Pushes two boxes apart, each by half, in the direction in which less is needed. */
static gboolean
push (LesartBox *a, LesartBox *b, double width, double gap)
{
  double dx =
      (a->width + b->width) / 2 + SIDEWAYS - fabs (a->x + a->width / 2 - b->x - b->width / 2);
  double dy =
      (a->height + b->height) / 2 + gap - fabs (a->y + a->height / 2 - b->y - b->height / 2);

  if (dx <= 0 || dy <= 0)
    return FALSE;
  /* There is room below, but none beside. */
  if (dx < dy / 2) {
    double half = a->x + a->width / 2 < b->x + b->width / 2 ? dx / 2 : -dx / 2;

    a->x -= half;
    b->x += half;
    clamp (a, width);
    clamp (b, width);
  } else {
    double half = a->y + a->height / 2 < b->y + b->height / 2 ? dy / 2 : -dy / 2;

    a->y -= half;
    b->y += half;
  }
  return TRUE;
}

static gboolean
is_free (const LesartGraph *self,
         const guint *order,
         guint n_placed,
         guint at,
         double gap,
         double *below)
{
  const LesartBox *box = &self->boxes[at];
  LesartBox wide = { box->x - gap, box->y - gap, box->width + 2 * gap, box->height + 2 * gap };

  for (guint i = 0; i < n_placed; i++) {
    const LesartBox *other = &self->boxes[order[i]];

    if (lesart_box_overlaps (&wide, other)) {
      *below = other->y + other->height + gap;
      return FALSE;
    }
  }
  return TRUE;
}

static int
compare_tops (gconstpointer a, gconstpointer b, gpointer data)
{
  const LesartBox *boxes = data;
  guint i = *(const guint *) a, j = *(const guint *) b;

  if (boxes[i].y != boxes[j].y)
    return boxes[i].y < boxes[j].y ? -1 : 1;
  return i < j ? -1 : i > j;
}

/* What pushing has left is settled from the top: each box goes down until it is free. It passes
 * each box above it once at most. */
static void
settle (LesartGraph *self, double gap)
{
  g_autofree guint *order = g_new (guint, self->n);

  for (guint i = 0; i < self->n; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint) self->n, sizeof (guint), compare_tops, self->boxes);
  for (guint i = 0; i < self->n; i++) {
    double below;

    while (!is_free (self, order, i, order[i], gap, &below))
      self->boxes[order[i]].y = below + 1e-6;
  }
}

static void
separate (LesartGraph *self, double width, double gap)
{
  gboolean pushed = TRUE;

  for (guint i = 0; i < self->n; i++)
    clamp (&self->boxes[i], width);
  for (guint round = 0; pushed && round < PUSHES; round++) {
    pushed = FALSE;
    for (guint i = 0; i < self->n; i++)
      for (guint j = i + 1; j < self->n; j++)
        pushed |= push (&self->boxes[i], &self->boxes[j], width, gap);
  }
  settle (self, gap);
}

/**
 * lesart_graph_place:
 * @self: a connected graph
 * @width: where the boxes go, if none is wider
 * @gap: between boxes
 *
 * Gives the boxes places from (0, 0) on.
 *
 * Returns: the height that they take
 */
double
lesart_graph_place (LesartGraph *self, double width, double gap)
{
  g_autofree double *x = g_new (double, self->n + 1);
  g_autofree double *y = g_new (double, self->n + 1);
  double top = INFINITY, bottom = -INFINITY;

  reduce_stress (self, x, y);
  fit (self, width, x, y);
  separate (self, width, gap);
  for (guint i = 0; i < self->n; i++) {
    top = MIN (top, self->boxes[i].y);
    bottom = MAX (bottom, self->boxes[i].y + self->boxes[i].height);
  }
  for (guint i = 0; i < self->n; i++)
    self->boxes[i].y -= top;
  return bottom - top;
}
