/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See marks.h.
 */
#include "marks.h"

/* Higher ones are not told apart; more than a dozen marks over one word cannot be read anyway. */
#define MAX_LEVELS 12

static GArray *
copy_spans (LesartAnnotation *mark)
{
  guint n_spans;
  const LesartSpan *spans = lesart_annotation_get_spans (mark, &n_spans);
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (LesartSpan));

  g_array_append_vals (copy, spans, n_spans);
  return copy;
}

static LesartAnnotation *
with_spans (LesartAnnotation *mark, LesartText *text, GArray *spans)
{
  return lesart_annotation_with_spans (mark, text, (const LesartSpan *) (gpointer) spans->data,
                                       spans->len);
}

/**
 * lesart_mark_with_part:
 * @part: a passage
 *
 * Returns: (transfer full): a version of @mark that has @part as well
 */
LesartAnnotation *
lesart_mark_with_part (LesartAnnotation *mark, LesartText *text, LesartSpan part)
{
  g_autoptr (GArray) spans = copy_spans (mark);

  g_array_append_val (spans, part);
  return with_spans (mark, text, spans);
}

/**
 * lesart_mark_without_part:
 * @part: a passage
 *
 * Returns: (transfer full) (nullable): a version of @mark without what lies in @part; %NULL if
 *   nothing would be left, or nothing would change
 */
LesartAnnotation *
lesart_mark_without_part (LesartAnnotation *mark, LesartText *text, LesartSpan part)
{
  g_autoptr (GArray) old = copy_spans (mark);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  gboolean any = FALSE;

  for (guint i = 0; i < old->len; i++) {
    LesartSpan span = g_array_index (old, LesartSpan, i);
    LesartSpan before = { span.start, MIN (span.end, part.start) };
    LesartSpan behind = { MAX (span.start, part.end), span.end };

    if (part.start >= span.end || part.end <= span.start) {
      g_array_append_val (left, span);
      continue;
    }
    any = TRUE;
    if (!lesart_span_is_empty (before))
      g_array_append_val (left, before);
    if (!lesart_span_is_empty (behind))
      g_array_append_val (left, behind);
  }
  return any && left->len > 0 ? with_spans (mark, text, left) : NULL;
}

/**
 * lesart_mark_with_part_at:
 * @part: which of its passages
 * @span: where it is to be
 *
 * Returns: (transfer full) (nullable): a version of @mark with that passage; %NULL if nothing of it
 *   would be left, it would run into its neighbours, or nothing would change
 */
LesartAnnotation *
lesart_mark_with_part_at (LesartAnnotation *mark, LesartText *text, guint part, LesartSpan span)
{
  g_autoptr (GArray) spans = copy_spans (mark);
  LesartSpan *old;

  if (part >= spans->len || lesart_span_is_empty (span)
      || span.end > lesart_text_get_n_chars (text))
    return NULL;
  old = &g_array_index (spans, LesartSpan, part);
  if ((span.start == old->start && span.end == old->end) || (part > 0 && span.start < old[-1].end)
      || (part + 1 < spans->len && span.end > old[1].start))
    return NULL;
  *old = span;
  return with_spans (mark, text, spans);
}

gboolean
lesart_mark_has_tag (LesartAnnotation *mark, const char *tag)
{
  return g_strv_contains (lesart_annotation_get_tags (mark), tag);
}

/**
 * lesart_mark_with_tag:
 * @tag: a tag
 * @on: whether the mark is to have it
 *
 * Returns: (transfer full): a version of @mark that has it or not
 */
LesartAnnotation *
lesart_mark_with_tag (LesartAnnotation *mark, const char *tag, gboolean on)
{
  const char *const *old = lesart_annotation_get_tags (mark);
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  for (guint i = 0; old[i] != NULL; i++)
    if (!g_str_equal (old[i], tag))
      g_ptr_array_add (tags, (gpointer) old[i]);
  if (on)
    g_ptr_array_add (tags, (gpointer) tag);
  g_ptr_array_add (tags, NULL);
  return lesart_annotation_with_tags (mark, (const char *const *) tags->pdata);
}

/**
 * lesart_mark_get_part_at:
 * @at: a place in the text
 *
 * Returns: the number of the passage that @at stands in or touches, else that of the last one
 *   before it
 */
guint
lesart_mark_get_part_at (LesartAnnotation *mark, guint32 at)
{
  guint n_spans;
  const LesartSpan *spans = lesart_annotation_get_spans (mark, &n_spans);
  guint found = 0;

  for (guint i = 0; i < n_spans; i++) {
    if (spans[i].start <= at && at <= spans[i].end)
      return i;
    if (spans[i].start <= at)
      found = i;
  }
  return found;
}

/**
 * lesart_marks_remove:
 * @marks: (element-type LesartAnnotation): marks and notes
 *
 * Deletes them, and the relations of those that have any, in one step.
 */
void
lesart_marks_remove (LesartNotes *notes, GPtrArray *marks)
{
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < marks->len; i++)
    g_hash_table_add (gone, g_strdup (lesart_annotation_get_id (marks->pdata[i])));
  for (guint i = 0; i < lesart_notes_get_links (notes)->len; i++) {
    LesartAnnotation *link = lesart_notes_get_links (notes)->pdata[i];
    const char *const *ends = lesart_annotation_get_link (link);

    if (g_hash_table_contains (gone, ends[0]) || g_hash_table_contains (gone, ends[1]))
      g_ptr_array_add (links, g_strdup (lesart_annotation_get_id (link)));
  }
  lesart_notes_begin_group (notes);
  for (guint i = 0; i < links->len; i++)
    lesart_notes_remove (notes, links->pdata[i]);
  /* From the end, so that what is behind each need not move. */
  for (guint i = marks->len; i > 0; i--)
    lesart_notes_remove (notes, lesart_annotation_get_id (marks->pdata[i - 1]));
  lesart_notes_end_group (notes);
}

/**
 * lesart_marks_set_colour:
 * @marks: (element-type LesartAnnotation): marks and notes
 *
 * Gives them all @colour, in one step.
 */
void
lesart_marks_set_colour (LesartNotes *notes, GPtrArray *marks, LesartColour colour)
{
  lesart_notes_begin_group (notes);
  for (guint i = 0; i < marks->len; i++) {
    g_autoptr (LesartAnnotation) coloured = NULL;

    if (lesart_annotation_get_colour (marks->pdata[i]) == colour)
      continue;
    coloured = lesart_annotation_with_colour (marks->pdata[i], colour);
    lesart_notes_replace (notes, coloured, LESART_EDIT_COLOUR);
  }
  lesart_notes_end_group (notes);
}

/* (transfer full) (nullable): NULL if nothing changes. */
static LesartAnnotation *
with_tags (LesartAnnotation *mark, const char *const *add, const char *const *remove)
{
  const char *const *old = lesart_annotation_get_tags (mark);
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  gboolean changed = FALSE;

  for (guint i = 0; old[i] != NULL; i++) {
    if (g_strv_contains (remove, old[i]))
      changed = TRUE;
    else
      g_ptr_array_add (tags, (gpointer) old[i]);
  }
  for (guint i = 0; add[i] != NULL; i++) {
    if (g_strv_contains (old, add[i]))
      continue;
    g_ptr_array_add (tags, (gpointer) add[i]);
    changed = TRUE;
  }
  g_ptr_array_add (tags, NULL);
  return changed ? lesart_annotation_with_tags (mark, (const char *const *) tags->pdata) : NULL;
}

/**
 * lesart_marks_change_tags:
 * @marks: (element-type LesartAnnotation): marks and notes
 * @add: (array zero-terminated=1): tags that all are to have
 * @remove: (array zero-terminated=1): tags that none is to have
 *
 * Changes the tags of all, in one step.
 */
void
lesart_marks_change_tags (LesartNotes *notes,
                          GPtrArray *marks,
                          const char *const *add,
                          const char *const *remove)
{
  lesart_notes_begin_group (notes);
  for (guint i = 0; i < marks->len; i++) {
    g_autoptr (LesartAnnotation) tagged = with_tags (marks->pdata[i], add, remove);

    if (tagged != NULL)
      lesart_notes_replace (notes, tagged, LESART_EDIT_TAG);
  }
  lesart_notes_end_group (notes);
}

/**
 * lesart_marks_get_common_tags:
 * @marks: (element-type LesartAnnotation): marks and notes
 *
 * Returns: (transfer full) (array zero-terminated=1): the tags that all of them have
 */
char **
lesart_marks_get_common_tags (GPtrArray *marks)
{
  g_autoptr (GStrvBuilder) common = g_strv_builder_new ();
  const char *const *first = marks->len > 0 ? lesart_annotation_get_tags (marks->pdata[0]) : NULL;

  for (guint t = 0; first != NULL && first[t] != NULL; t++) {
    gboolean all = TRUE;

    for (guint i = 1; all && i < marks->len; i++)
      all = lesart_mark_has_tag (marks->pdata[i], first[t]);
    if (all)
      g_strv_builder_add (common, first[t]);
  }
  return g_strv_builder_end (common);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const LesartMarkPart *first = a, *second = b;

  return first->span.start < second->span.start ? -1 : first->span.start > second->span.start;
}

/* The lowest level that is free at @extent, which is taken then. The marks come in text order. */
static guint8
take_level (guint32 free_from[MAX_LEVELS], LesartSpan extent)
{
  guint8 level = 0;

  while (level + 1 < MAX_LEVELS && free_from[level] > extent.start)
    level++;
  free_from[level] = MAX (free_from[level], extent.end);
  return level;
}

static void
add_parts (GArray *parts, LesartAnnotation *mark, guint8 level, guint32 *longest)
{
  guint n_spans;
  const LesartSpan *spans = lesart_annotation_get_spans (mark, &n_spans);

  for (guint i = 0; i < n_spans; i++) {
    LesartMarkPart part = { .span = spans[i],
                            .level = level,
                            .colour = (guint8) lesart_annotation_get_colour (mark),
                            .first = i == 0 };

    if (i + 1 < n_spans)
      part.gap = (LesartSpan){ spans[i].end, spans[i + 1].start };
    *longest = MAX (*longest, MAX (part.span.end, part.gap.end) - part.span.start);
    g_array_append_val (parts, part);
  }
}

/* Appends the parts of the marks from @first until @end, which touch no mark before them. */
static void
lay_out (GPtrArray *marks, guint first, guint end, GArray *parts, guint32 *longest)
{
  guint32 free_from[MAX_LEVELS] = { 0 };
  gboolean sorted = TRUE;

  for (guint i = first; i < end; i++) {
    LesartAnnotation *mark = marks->pdata[i];
    LesartSpan extent = lesart_annotation_get_extent (mark);
    guint before = parts->len;

    if (lesart_span_is_empty (extent))
      continue;
    add_parts (parts, mark, take_level (free_from, extent), longest);
    sorted = sorted && parts->len == before + 1;
  }
  if (!sorted)
    g_array_sort (parts, compare_parts);
}

/**
 * lesart_marks_lay_out:
 * @longest: (out): no part with its gap is longer: how far back one may begin that reaches into
 * view
 *
 * Gives each mark the lowest level on which it touches no other, the gaps of discontinuous ones
 * included (greedy colouring of an interval graph, which needs the fewest levels there are). Linear
 * in the notes, as they are in order, but for the sorting of the parts of discontinuous ones.
 *
 * Returns: (transfer full) (element-type LesartMarkPart): by where they begin
 */
GArray *
lesart_marks_lay_out (LesartNotes *notes, guint32 *longest)
{
  GPtrArray *marks = lesart_notes_get_items (notes);
  GArray *parts = g_array_sized_new (FALSE, FALSE, sizeof (LesartMarkPart), marks->len);

  *longest = 0;
  lay_out (marks, 0, marks->len, parts, longest);
  return parts;
}

/* The first of the marks that are to be laid out again because those from @position on changed:
 * none before it reaches to where it begins. */
static guint
find_first (GPtrArray *marks, guint position, guint32 reach)
{
  guint first = 0;
  guint32 start = G_MAXUINT32; /* of it */

  for (guint i = position; i-- > 0;) {
    LesartSpan extent = lesart_annotation_get_extent (marks->pdata[i]);

    if (lesart_span_is_empty (extent)) /* about the whole article, or no longer in it */
      continue;
    if (start != G_MAXUINT32 && extent.start + reach <= start)
      break;
    if (extent.end > start || start == G_MAXUINT32) {
      first = i;
      start = extent.start;
    }
  }
  return first;
}

/* The first behind them that none of them reaches, nor did one that is not there any more: those
 * began before the one behind them, and were no longer than @reach. */
static guint
find_end (GPtrArray *marks, guint first, guint behind, guint32 reach)
{
  guint32 end = 0; /* of what reaches farthest */

  for (guint i = first; i < marks->len; i++) {
    LesartSpan extent = lesart_annotation_get_extent (marks->pdata[i]);

    if (i >= behind && lesart_span_is_empty (extent)) /* no longer in the text */
      return marks->len;
    if (i == behind)
      end = MAX (end, extent.start + reach);
    if (i > behind && extent.start >= end)
      return i;
    end = MAX (end, extent.end);
  }
  return marks->len;
}

static guint
count_parts_before (const GArray *parts, guint32 start)
{
  guint low = 0, high = parts->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (parts, LesartMarkPart, middle).span.start < start)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/**
 * lesart_marks_lay_out_again:
 * @parts: (element-type LesartMarkPart): as lesart_marks_lay_out() gave them before a change
 * @longest: (inout): as of lesart_marks_lay_out(), or more
 * @position: where the notes changed
 * @added: how many are there that were not
 *
 * Makes @parts what lesart_marks_lay_out() would give now. Only the marks around those that changed
 * are laid out, as far as they touch one another.
 */
void
lesart_marks_lay_out_again (
    LesartNotes *notes, GArray *parts, guint32 *longest, guint position, guint added)
{
  GPtrArray *marks = lesart_notes_get_items (notes);
  guint32 reach = lesart_notes_get_longest (notes);
  guint first = find_first (marks, position, reach);
  guint end = find_end (marks, first, position + added, reach);
  guint from =
      first == 0
          ? 0
          : count_parts_before (parts, lesart_annotation_get_extent (marks->pdata[first]).start);
  guint to =
      end == marks->len
          ? parts->len
          : count_parts_before (parts, lesart_annotation_get_extent (marks->pdata[end]).start);
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (LesartMarkPart));

  lay_out (marks, first, end, again, longest);
  g_array_remove_range (parts, from, to - from);
  g_array_insert_vals (parts, from, again->data, again->len);
}
