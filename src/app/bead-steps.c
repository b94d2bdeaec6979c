/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See bead-steps.h. The words are
 *
 *   GERMAN ENGLISH FINGERPRINT BEAD...
 *
 * the first sentence of each side, a fingerprint of the wording of all sentences, and of each bead
 * how many sentences it has of each side and how sure it is in hundredths, as its file has it, with
 * a mark if a person made it: "2:1:100!".
 */
#include "bead-steps.h"

#include <math.h>
#include <string.h>

#include "fingerprint.h"

#define MAX_SENTENCES 1000000

/* Some beads one behind the other. */
typedef struct {
  guint first[LESART_N_SIDES];
  guint end[LESART_N_SIDES];
  guint64 fingerprint;
  GArray *beads; /* LesartBead */
} Stretch;

static void
stretch_clear (Stretch *self)
{
  g_clear_pointer (&self->beads, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stretch, stretch_clear)

static const LesartBead *
bead_at (GArray *beads, guint at)
{
  return &g_array_index (beads, LesartBead, at);
}

static void
set_place (Stretch *self)
{
  const LesartBead *first = bead_at (self->beads, 0);
  const LesartBead *last = bead_at (self->beads, self->beads->len - 1);

  for (guint side = 0; side < LESART_N_SIDES; side++) {
    self->first[side] = first->first[side];
    self->end[side] = last->first[side] + last->n[side];
  }
}

/* Of what the sentences say. */
static guint64
sum_up (const Stretch *self, const LesartBitext *bitext)
{
  LesartFingerprint all;

  lesart_fingerprint_init (&all);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    for (guint s = self->first[side]; s < self->end[side]; s++) {
      g_autofree char *words =
          lesart_text_slice (bitext->text[side], lesart_bitext_get_sentence (bitext, side, s));

      lesart_fingerprint_add (&all, words, strlen (words) + 1);
    }
  return lesart_fingerprint_end (&all);
}

/* ---- writing ---- */

static char *
write_stretch (const LesartBitext *bitext, GArray *beads, guint start, guint end)
{
  g_auto (Stretch) stretch = { .beads = g_array_new (FALSE, FALSE, sizeof (LesartBead)) };
  GString *words = g_string_new (NULL);

  g_array_append_vals (stretch.beads, bead_at (beads, start), end - start);
  set_place (&stretch);
  g_string_printf (words, "%u %u %016" G_GINT64_MODIFIER "x", stretch.first[LESART_SIDE_GERMAN],
                   stretch.first[LESART_SIDE_ENGLISH], sum_up (&stretch, bitext));
  for (guint b = start; b < end; b++) {
    const LesartBead *bead = bead_at (beads, b);

    g_string_append_printf (words, " %u:%u:%d%s", bead->n[LESART_SIDE_GERMAN],
                            bead->n[LESART_SIDE_ENGLISH], (int) lround (bead->score * 100.0),
                            bead->human ? "!" : "");
  }
  return g_string_free (words, FALSE);
}

static gboolean
is_same (const LesartBead *one, const LesartBead *other)
{
  return memcmp (one->first, other->first, sizeof one->first) == 0
         && memcmp (one->n, other->n, sizeof one->n) == 0 && one->human == other->human;
}

/**
 * lesart_bead_step_describe:
 * @old: (element-type LesartBead): all beads as they were
 * @new: (element-type LesartBead): as they are now, and not the same
 * @before: (out): the stretch that is another now, as it was
 * @after: (out): as it is
 */
void
lesart_bead_step_describe (
    const LesartBitext *bitext, GArray *old, GArray *new, char **before, char **after)
{
  guint n_shorter = MIN (old->len, new->len);
  guint start = 0;
  guint n_behind = 0;

  while (start < n_shorter && is_same (bead_at (old, start), bead_at (new, start)))
    start++;
  while (
      n_behind < n_shorter - start
      && is_same (bead_at (old, old->len - 1 - n_behind), bead_at (new, new->len - 1 - n_behind)))
    n_behind++;
  *before = write_stretch (bitext, old, start, old->len - n_behind);
  *after = write_stretch (bitext, new, start, new->len - n_behind);
}

/* ---- reading ---- */

static gboolean
read_number (const char **at, char end, guint base, guint64 *number)
{
  char *behind;

  *number = g_ascii_strtoull (*at, &behind, base);
  if (behind == *at || *behind != end)
    return FALSE;
  *at = behind + 1;
  return TRUE;
}

static gboolean
read_bead (const char *words, Stretch *stretch)
{
  LesartBead bead = { 0 };
  guint64 n[LESART_N_SIDES];
  guint64 score;
  char *behind;

  if (!read_number (&words, ':', 10, &n[0]) || !read_number (&words, ':', 10, &n[1]))
    return FALSE;
  score = g_ascii_strtoull (words, &behind, 10);
  if (behind == words || score > 100 || n[0] > MAX_SENTENCES || n[1] > MAX_SENTENCES
      || (strcmp (behind, "") != 0 && strcmp (behind, "!") != 0))
    return FALSE;
  bead.score = (float) score / 100;
  bead.human = *behind == '!';
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    bead.first[side] = stretch->end[side];
    bead.n[side] = (guint) n[side];
    stretch->end[side] += bead.n[side];
  }
  g_array_append_val (stretch->beads, bead);
  return stretch->end[0] <= MAX_SENTENCES && stretch->end[1] <= MAX_SENTENCES;
}

static gboolean
read_stretch (const char *words, Stretch *stretch)
{
  g_auto (GStrv) parts = NULL;
  guint64 first[LESART_N_SIDES];

  stretch->beads = g_array_new (FALSE, FALSE, sizeof (LesartBead));
  if (!read_number (&words, ' ', 10, &first[0]) || !read_number (&words, ' ', 10, &first[1])
      || !read_number (&words, ' ', 16, &stretch->fingerprint) || first[0] > MAX_SENTENCES
      || first[1] > MAX_SENTENCES)
    return FALSE;
  for (guint side = 0; side < LESART_N_SIDES; side++)
    stretch->first[side] = stretch->end[side] = (guint) first[side];
  parts = g_strsplit (words, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!read_bead (parts[i], stretch))
      return FALSE;
  return stretch->beads->len > 0;
}

/* ---- finding ---- */

/* The bead that begins with these sentences, or their number if none does and they are the end; -1
 * if a bead has some of them already. */
static gssize
find_edge (GArray *beads, const guint at[LESART_N_SIDES])
{
  guint end[LESART_N_SIDES] = { 0, 0 };

  for (guint b = 0; b < beads->len; b++) {
    const LesartBead *bead = bead_at (beads, b);

    if (memcmp (bead->first, at, sizeof bead->first) == 0)
      return b;
    for (guint side = 0; side < LESART_N_SIDES; side++)
      end[side] = bead->first[side] + bead->n[side];
  }
  return memcmp (end, at, sizeof end) == 0 ? (gssize) beads->len : -1;
}

/**
 * lesart_bead_step_go_to:
 * @beads: (element-type LesartBead): all beads; whole, and whole afterwards
 * @to: what lesart_bead_step_describe() gave for a stretch of them
 * @was: (out): what the stretch was until now
 *
 * Puts it back to what it was then.
 *
 * Returns: the first bead of it, or -1 and nothing done if its sentences are not there any more, or
 *   belong otherwise at its edges
 */
gssize
lesart_bead_step_go_to (const LesartBitext *bitext, GArray *beads, const char *to, char **was)
{
  g_auto (Stretch) stretch = { 0 };
  gssize start, end;

  if (!read_stretch (to, &stretch))
    return -1;
  start = find_edge (beads, stretch.first);
  end = find_edge (beads, stretch.end);
  if (start < 0 || end <= start || sum_up (&stretch, bitext) != stretch.fingerprint)
    return -1;
  *was = write_stretch (bitext, beads, (guint) start, (guint) end);
  g_array_remove_range (beads, (guint) start, (guint) (end - start));
  g_array_insert_vals (beads, (guint) start, stretch.beads->data, stretch.beads->len);
  return start;
}
