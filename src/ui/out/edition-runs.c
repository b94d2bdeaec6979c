/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts the text where anything begins or ends, and goes over the cuts once, with the tints, marks
 * and links that are open at each.
 */
#include "edition.h"

#include "marks.h"
#include "tints.h"

typedef struct {
  LesartEdition *edition;
  GArray *tints; /* LesartPaint */
  GArray *marks; /* LesartMarkPart */
  GArray *cuts;  /* guint32 */
  const LesartHyperlink *links;
  guint n_links;
  guint next_tint, next_mark, next_link, next_note;
  GArray *open_marks; /* LesartMarkPart */
} Sweep;

static void
cut_at (Sweep *sweep, LesartSpan span)
{
  g_array_append_val (sweep->cuts, span.start);
  g_array_append_val (sweep->cuts, span.end);
}

static int
compare_cuts (gconstpointer a, gconstpointer b)
{
  const guint32 *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

static void
collect (Sweep *sweep, LesartReading *reading, LesartNotes *notes)
{
  const LesartEdition *edition = sweep->edition;
  const LesartBlock *blocks;
  guint n_blocks;
  guint32 longest;

  sweep->tints = g_array_new (FALSE, FALSE, sizeof (LesartPaint));
  if (reading != NULL && (edition->parts & LESART_PART_TINTS))
    lesart_tints_collect (reading, sweep->tints);
  sweep->marks = edition->parts & LESART_PART_MARKS
                     ? lesart_marks_lay_out (notes, &longest)
                     : g_array_new (FALSE, FALSE, sizeof (LesartMarkPart));
  sweep->links = lesart_text_get_links (edition->text, &sweep->n_links);
  blocks = lesart_text_get_blocks (edition->text, &n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    cut_at (sweep, blocks[i].span);
  for (guint i = 0; i < sweep->tints->len; i++)
    cut_at (sweep, g_array_index (sweep->tints, LesartPaint, i).span);
  for (guint i = 0; i < sweep->marks->len; i++)
    cut_at (sweep, g_array_index (sweep->marks, LesartMarkPart, i).span);
  for (guint i = 0; i < sweep->n_links; i++)
    cut_at (sweep, sweep->links[i].span);
  for (guint i = 0; i < edition->notes->len; i++)
    g_array_append_val (sweep->cuts, g_array_index (edition->notes, LesartEditionNote, i).at);
  g_array_sort (sweep->cuts, compare_cuts);
}

static LesartKind
kind_at (Sweep *sweep, guint32 at)
{
  const GArray *tints = sweep->tints;

  while (sweep->next_tint < tints->len
         && g_array_index (tints, LesartPaint, sweep->next_tint).span.end <= at)
    sweep->next_tint++;
  if (sweep->next_tint == tints->len
      || g_array_index (tints, LesartPaint, sweep->next_tint).span.start > at)
    return LESART_N_KINDS;
  return (LesartKind) g_array_index (tints, LesartPaint, sweep->next_tint).value;
}

static void
mark_at (Sweep *sweep, guint32 at, LesartEditionRun *run)
{
  for (guint i = sweep->open_marks->len; i > 0; i--)
    if (g_array_index (sweep->open_marks, LesartMarkPart, i - 1).span.end <= at)
      g_array_remove_index (sweep->open_marks, i - 1);
  while (sweep->next_mark < sweep->marks->len
         && g_array_index (sweep->marks, LesartMarkPart, sweep->next_mark).span.start <= at) {
    g_array_append_val (sweep->open_marks,
                        g_array_index (sweep->marks, LesartMarkPart, sweep->next_mark));
    sweep->next_mark++;
  }
  run->marked = sweep->open_marks->len > 0;
  if (run->marked) {
    guint colour =
        g_array_index (sweep->open_marks, LesartMarkPart, sweep->open_marks->len - 1).colour;

    run->colour = colour == LESART_COLOUR_NONE ? LESART_COLOUR_YELLOW : (LesartColour) colour;
  }
}

static const char *
target_at (Sweep *sweep, guint32 at)
{
  while (sweep->next_link < sweep->n_links && sweep->links[sweep->next_link].span.end <= at)
    sweep->next_link++;
  return sweep->next_link < sweep->n_links && sweep->links[sweep->next_link].span.start <= at
             ? sweep->links[sweep->next_link].target
             : NULL;
}

static void
add_run (Sweep *sweep, LesartSpan span)
{
  LesartEditionRun run = { .span = span, .target = target_at (sweep, span.start) };
  const GArray *notes = sweep->edition->notes;

  run.kind = kind_at (sweep, span.start);
  mark_at (sweep, span.start, &run);
  run.first_note = sweep->next_note;
  while (sweep->next_note < notes->len
         && g_array_index (notes, LesartEditionNote, sweep->next_note).at <= span.end)
    sweep->next_note++;
  run.n_notes = sweep->next_note - run.first_note;
  if (run.kind < LESART_N_KINDS)
    sweep->edition->shown[run.kind] = TRUE;
  sweep->edition->shown[LESART_KIND_MARK] |= run.marked;
  g_array_append_val (sweep->edition->runs, run);
}

static void
add_blocks (Sweep *sweep)
{
  LesartEdition *edition = sweep->edition;
  guint n_blocks, cut = 0;
  const LesartBlock *blocks = lesart_text_get_blocks (edition->text, &n_blocks);

  edition->first_run = g_new (guint, n_blocks + 1);
  /* Notes on the whole article, and on what is gone, are not in the text. */
  while (sweep->next_note < edition->notes->len
         && g_array_index (edition->notes, LesartEditionNote, sweep->next_note).at == 0)
    sweep->next_note++;
  for (guint i = 0; i < n_blocks; i++) {
    guint32 at = blocks[i].span.start;

    edition->first_run[i] = edition->runs->len;
    while (at < blocks[i].span.end) {
      while (g_array_index (sweep->cuts, guint32, cut) <= at)
        cut++;
      add_run (sweep, (LesartSpan){ at, g_array_index (sweep->cuts, guint32, cut) });
      at = g_array_index (sweep->cuts, guint32, cut);
    }
  }
  edition->first_run[n_blocks] = edition->runs->len;
}

void
lesart_edition_add_runs (LesartEdition *self, LesartReading *reading, LesartNotes *notes)
{
  Sweep sweep = { .edition = self };

  sweep.cuts = g_array_new (FALSE, FALSE, sizeof (guint32));
  sweep.open_marks = g_array_new (FALSE, FALSE, sizeof (LesartMarkPart));
  collect (&sweep, reading, notes);
  add_blocks (&sweep);
  g_array_unref (sweep.cuts);
  g_array_unref (sweep.open_marks);
  g_array_unref (sweep.tints);
  g_array_unref (sweep.marks);
}
