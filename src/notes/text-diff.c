/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See text-diff.h.
 *
 * Short stretches are compared with the algorithm of E. W. Myers, "An O(ND) difference algorithm
 * and its variations", Algorithmica 1 (1986), in its linear space. It is quadratic where much
 * differs, so a long stretch is divided first at what occurs once on both sides (three in a row,
 * then one alone), as P. Heckel proposed in "A technique for isolating differences between files",
 * CACM 21 (1978); of those the most that are in the same order on both sides are kept, as in Bram
 * Cohen's "patience diff". What Myers' algorithm may do in all is limited; what is left over then
 * counts as different.
 */
#include "text-diff.h"

#include <string.h>

/* Below this many elsewhere nothing is gained by looking for what occurs once. */
#define SHORT 400

/* Differences on one side of the middle of a stretch, and steps in all. */
#define MAX_DIFFERENCES 2048
#define BUDGET (G_GINT64_CONSTANT (1) << 26)

#define OFF_THE_GRID G_MININT32

typedef struct {
  guint32 old;
  guint32 old_end;
  guint32 new;
  guint32 new_end;
} Box;

typedef struct {
  const guint32 *old;
  const guint32 *new;
  guint32 *partners;
  gint32 *reached[2]; /* by diagonal: from the begin, from the end; of 2 * MAX_DIFFERENCES + 3 */
  gint64 budget;
} Diff;

static void compare (Diff *self, Box box, guint length);

static guint32
n_old_in (const Box *box)
{
  return box->old_end - box->old;
}

static guint32
n_new_in (const Box *box)
{
  return box->new_end - box->new;
}

/* ---- Myers ---- */

typedef struct {
  guint32 x, y;         /* where a way through the middle is met, */
  guint32 x_end, y_end; /* and the end of what is equal there */
} Snake;

static gboolean
is_equal (const Diff *self, const Box *box, gboolean backwards, gint32 x, gint32 y)
{
  if (backwards)
    return self->old[box->old_end - 1 - (guint32) x] == self->new[box->new_end - 1 - (guint32) y];
  return self->old[box->old + (guint32) x] == self->new[box->new + (guint32) y];
}

/* The furthest that is reached on a diagonal with one more difference, before what is equal. */
static gint32
step (const gint32 *reached, gint32 diagonal, gint32 n_x, gint32 n_y)
{
  gint32 down = reached[diagonal + 1];
  gint32 right = reached[diagonal - 1];

  if (right != OFF_THE_GRID)
    right++;
  if (right > n_x || (right != OFF_THE_GRID && right - diagonal > n_y))
    right = OFF_THE_GRID;
  if (down != OFF_THE_GRID && down - diagonal > n_y)
    down = OFF_THE_GRID;
  return MAX (down, right);
}

static void
set_snake (
    Snake *snake, const Box *box, gboolean backwards, const gint32 from[2], const gint32 to[2])
{
  if (backwards) {
    *snake = (Snake){ box->old_end - (guint32) to[0], box->new_end - (guint32) to[1],
                      box->old_end - (guint32) from[0], box->new_end - (guint32) from[1] };
  } else {
    *snake = (Snake){ box->old + (guint32) from[0], box->new + (guint32) from[1],
                      box->old + (guint32) to[0], box->new + (guint32) to[1] };
  }
}

/* One more difference from one side; TRUE if the other side is met. */
static gboolean
advance (Diff *self, const Box *box, gboolean backwards, gint32 n_differences, Snake *snake)
{
  gint32 n_x = (gint32) n_old_in (box);
  gint32 n_y = (gint32) n_new_in (box);
  gint32 *own = self->reached[backwards] + MAX_DIFFERENCES + 1;
  const gint32 *other = self->reached[!backwards] + MAX_DIFFERENCES + 1;
  gint32 n_other = backwards ? n_differences : n_differences - 1;
  gboolean can_meet = ((n_x - n_y) & 1) == (backwards ? 0 : 1);

  own[n_differences + 1] = own[-n_differences - 1] = OFF_THE_GRID;
  for (gint32 k = -n_differences; k <= n_differences; k += 2) {
    gint32 x = n_differences == 0 ? 0 : step (own, k, n_x, n_y);
    gint32 opposite = n_x - n_y - k;
    gint32 from[2];

    self->budget--;
    own[k] = x;
    if (x == OFF_THE_GRID)
      continue;
    from[0] = x;
    from[1] = x - k;
    while (x < n_x && x - k < n_y && is_equal (self, box, backwards, x, x - k))
      x++;
    self->budget -= x - own[k];
    own[k] = x;
    if (can_meet && ABS (opposite) <= n_other && other[opposite] != OFF_THE_GRID
        && x + other[opposite] >= n_x) {
      const gint32 to[2] = { x, x - k };

      set_snake (snake, box, backwards, from, to);
      return TRUE;
    }
  }
  return FALSE;
}

/* The middle of a shortest way. FALSE if that would cost too much. */
static gboolean
find_middle (Diff *self, const Box *box, Snake *snake)
{
  if (self->reached[0] == NULL) {
    for (guint i = 0; i < 2; i++)
      self->reached[i] = g_new (gint32, 2 * MAX_DIFFERENCES + 3);
  }
  for (gint32 n = 0; n <= MAX_DIFFERENCES && self->budget > 0; n++) {
    if (advance (self, box, FALSE, n, snake) || advance (self, box, TRUE, n, snake))
      return TRUE;
  }
  return FALSE;
}

/* ---- what occurs once on both sides ---- */

typedef struct {
  guint32 old; /* where, + 1; 0: this slot is free */
  guint32 new;
  gboolean is_double;
} Slot;

typedef struct {
  guint32 old;
  guint32 new;
  guint32 before; /* the index of the anchor before it in the order that is kept */
} Anchor;

static guint64
hash_at (const guint32 *sequence, guint32 at, guint length)
{
  guint64 hash = length;

  for (guint i = 0; i < length; i++) {
    hash = (hash ^ sequence[at + i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
    hash ^= hash >> 29;
  }
  return hash;
}

static Slot *
find_slot (
    const Diff *self, Slot *slots, guint32 mask, const guint32 *sequence, guint32 at, guint length)
{
  guint32 i = (guint32) hash_at (sequence, at, length) & mask;

  while (slots[i].old != 0
         && memcmp (self->old + slots[i].old - 1, sequence + at, length * sizeof (guint32)) != 0)
    i = (i + 1) & mask;
  return &slots[i];
}

/* In the order of the old sequence. */
static GArray *
find_anchors (Diff *self, const Box *box, guint length)
{
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));
  guint32 size = 1024;
  g_autofree Slot *slots = NULL;

  while (size < 2 * n_old_in (box))
    size *= 2;
  slots = g_new0 (Slot, size);
  for (guint32 i = box->old; i + length <= box->old_end; i++) {
    Slot *slot = find_slot (self, slots, size - 1, self->old, i, length);

    slot->is_double = slot->old != 0;
    slot->old = i + 1;
  }
  for (guint32 i = box->new; i + length <= box->new_end; i++) {
    Slot *slot = find_slot (self, slots, size - 1, self->new, i, length);

    slot->is_double = slot->is_double || slot->new != 0;
    slot->new = i + 1;
  }
  for (guint32 i = box->old; i + length <= box->old_end; i++) {
    const Slot *slot = find_slot (self, slots, size - 1, self->old, i, length);
    const Anchor anchor = { i, slot->new - 1, G_MAXUINT32 };

    if (!slot->is_double && slot->new != 0)
      g_array_append_val (anchors, anchor);
  }
  return anchors;
}

/* The most of them that are in the same order on both sides (a longest increasing subsequence). */
static void
keep_ordered (GArray *anchors)
{
  Anchor *all = (Anchor *) (gpointer) anchors->data;
  g_autofree guint32 *last = g_new (guint32, anchors->len + 1); /* [n]: of the best row of n + 1 */
  guint n_rows = 0;
  guint32 at;

  for (guint i = 0; i < anchors->len; i++) {
    guint low = 0;
    guint high = n_rows;

    while (low < high) {
      guint middle = low + (high - low) / 2;

      if (all[last[middle]].new < all[i].new)
        low = middle + 1;
      else
        high = middle;
    }
    all[i].before = low > 0 ? last[low - 1] : G_MAXUINT32;
    last[low] = i;
    n_rows = MAX (n_rows, low + 1);
  }
  if (n_rows == 0)
    return;
  at = last[n_rows - 1];
  for (guint i = n_rows; i-- > 0; at = all[at].before)
    last[i] = at;
  for (guint i = 0; i < n_rows; i++)
    all[i] = all[last[i]];
  g_array_set_size (anchors, n_rows);
}

/* Compares what lies between the anchors. */
static gboolean
divide (Diff *self, Box box, guint length)
{
  g_autoptr (GArray) anchors = find_anchors (self, &box, length);

  keep_ordered (anchors);
  for (guint i = 0; i < anchors->len; i++) {
    const Anchor *anchor = &g_array_index (anchors, Anchor, i);
    Box gap = { box.old, anchor->old, box.new, anchor->new };

    if (anchor->old < box.old || anchor->new < box.new)
      continue; /* what is equal behind the one before reaches over it */
    compare (self, gap, length);
    box.old = anchor->old;
    box.new = anchor->new;
    while (box.old < box.old_end && box.new < box.new_end
           && self->old[box.old] == self->new[box.new])
      self->partners[box.old++] = box.new ++;
  }
  if (anchors->len > 0)
    compare (self, box, length);
  return anchors->len > 0;
}

/* ---- */

static void
pair_ends (Diff *self, Box *box)
{
  while (box->old < box->old_end && box->new < box->new_end
         && self->old[box->old] == self->new[box->new])
    self->partners[box->old++] = box->new ++;
  while (box->old < box->old_end && box->new < box->new_end
         && self->old[box->old_end - 1] == self->new[box->new_end - 1])
    self->partners[--box->old_end] = --box->new_end;
}

/* "length" is that of the anchors which the stretch was divided at before: 0, 3, 1. */
static void
compare (Diff *self, Box box, guint length)
{
  Snake snake;

  pair_ends (self, &box);
  if (n_old_in (&box) == 0 || n_new_in (&box) == 0)
    return;
  if (length != 1 && MIN (n_old_in (&box), n_new_in (&box)) > SHORT) {
    if ((length == 0 && divide (self, box, 3)) || divide (self, box, 1))
      return;
  }
  if (!find_middle (self, &box, &snake))
    return;
  for (guint32 i = 0; i < snake.x_end - snake.x; i++)
    self->partners[snake.x + i] = snake.y + i;
  compare (self, (Box){ box.old, snake.x, box.new, snake.y }, 1);
  compare (self, (Box){ snake.x_end, box.old_end, snake.y_end, box.new_end }, 1);
}

/**
 * lesart_text_diff:
 * @old: (array length=n_old): a sequence of numbers that stand for words
 * @new: (array length=n_new): another
 * @partners: (array length=n_old) (out caller-allocates): for each of the old where it is in the
 *   new, or %LESART_DIFF_NONE; increasing
 *
 * Pairs what is equal in both and in the same order. Usually that is as much as possible; where
 * long stretches have little in common it can be less. Near linear time, linear space.
 */
void
lesart_text_diff (
    const guint32 *old, guint32 n_old, const guint32 *new, guint32 n_new, guint32 *partners)
{
  Diff self = { old, new, partners, { NULL, NULL }, BUDGET };

  for (guint32 i = 0; i < n_old; i++)
    partners[i] = LESART_DIFF_NONE;
  compare (&self, (Box){ 0, n_old, 0, n_new }, 0);
  for (guint i = 0; i < 2; i++)
    g_free (self.reached[i]);
}
