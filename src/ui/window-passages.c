/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which passage is meant: selections by word, clause, sentence and paragraph; the mark at the
 * caret; its parts and its edges. What is then said of it is in window-notes.c and window-tags.c.
 *
 * An edge is moved in a mode: e begins it, the arrows move by words (with Shift by letters), e
 * changes to the other edge, Enter keeps and Escape leaves everything as it was. Until then only
 * the page knows of it; the mark is changed once, and so is undone once.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "marks.h"

static LesartNotes *
get_notes (LesartWindow *self)
{
  return lesart_document_get_notes (self->document);
}

static LesartUnits
get_units (LesartWindow *self)
{
  return (LesartUnits){ lesart_document_get_text (self->document),
                        lesart_document_get_reading (self->document) };
}

static LesartSpan
get_selection (LesartWindow *self)
{
  return lesart_reader_get_selection (self->reader);
}

/* ---- marks ---- */

/* The mark that the caret stands in or at an edge of: the one that was changed or gone to
 * last, else the shortest. The notes hold it. */
LesartAnnotation *
lesart_window_get_mark (LesartWindow *self)
{
  guint32 at = lesart_reader_get_caret (self->reader);
  g_autoptr (GPtrArray) found = lesart_notes_find_at (get_notes (self), (LesartSpan){ at, at });
  LesartAnnotation *shortest = NULL;
  guint32 length = G_MAXUINT32;

  for (guint i = 0; i < found->len; i++) {
    LesartSpan extent = lesart_annotation_get_extent (found->pdata[i]);

    if (g_strcmp0 (lesart_annotation_get_id (found->pdata[i]), self->last_mark) == 0)
      return found->pdata[i];
    if (extent.end - extent.start < length) {
      length = extent.end - extent.start;
      shortest = found->pdata[i];
    }
  }
  return shortest;
}

/* Of several marks at the caret this one is meant from now on. */
void
lesart_window_set_mark (LesartWindow *self, LesartAnnotation *mark)
{
  g_free (self->last_mark);
  self->last_mark = g_strdup (lesart_annotation_get_id (mark));
  lesart_window_update_current_mark (self);
}

static LesartAnnotation *
find_exactly (LesartWindow *self, LesartSpan span)
{
  g_autoptr (GPtrArray) found = lesart_notes_find_at (get_notes (self), span);

  for (guint i = 0; i < found->len; i++) {
    guint n_spans;
    const LesartSpan *spans = lesart_annotation_get_spans (found->pdata[i], &n_spans);

    if (n_spans == 1 && spans[0].start == span.start && spans[0].end == span.end)
      return found->pdata[i];
  }
  return NULL;
}

/* What the next command is about: the mark of exactly the selection, a new one of it, or without a
 * selection the mark at the caret. (transfer full) (nullable): the reader was told. */
LesartAnnotation *
lesart_window_take_mark (LesartWindow *self, gboolean *is_new)
{
  LesartSpan selection = get_selection (self);
  LesartAnnotation *existing = lesart_span_is_empty (selection) ? lesart_window_get_mark (self)
                                                                : find_exactly (self, selection);
  g_autoptr (LesartAnnotation) plain = NULL;
  g_autoptr (LesartAnnotation) coloured = NULL;

  *is_new = FALSE;
  if (existing != NULL)
    return g_object_ref (existing);
  if (lesart_span_is_empty (selection)) {
    lesart_toast_show (self->toast, _ ("Select some text first"), NULL, NULL);
    return NULL;
  }
  *is_new = TRUE;
  plain = lesart_annotation_new (lesart_document_get_text (self->document), &selection, 1);
  coloured = lesart_annotation_with_colour (plain, lesart_window_get_colour (self));
  if (self->sticky_tag == NULL)
    return g_steal_pointer (&coloured);
  return lesart_mark_with_tag (coloured, self->sticky_tag, TRUE);
}

/* A new mark, or a new version of one, into the notes. The caret goes to the end of what was
 * selected, where the next command still means this mark. */
void
lesart_window_put_mark (LesartWindow *self,
                        LesartAnnotation *mark,
                        gboolean is_new,
                        LesartEdit edit)
{
  LesartSpan selection = get_selection (self);

  lesart_window_set_mark (self, mark);
  if (is_new)
    lesart_notes_add (get_notes (self), mark, edit);
  else
    lesart_notes_replace (get_notes (self), mark, edit);
  if (!lesart_span_is_empty (selection))
    lesart_reader_show_span (self->reader, (LesartSpan){ selection.end, selection.end }, FALSE);
}

/* The page shows the edges of the mark at the caret, unless something is selected. */
void
lesart_window_update_current_mark (LesartWindow *self)
{
  LesartAnnotation *mark = NULL;

  if (lesart_document_get_text (self->document) != NULL
      && lesart_span_is_empty (get_selection (self)))
    mark = lesart_window_get_mark (self);
  lesart_reader_set_current_mark (
      self->reader, mark,
      mark != NULL ? lesart_mark_get_part_at (mark, lesart_reader_get_caret (self->reader)) : 0);
}

/* ---- selecting ---- */

static void
select_span (LesartWindow *self, LesartSpan span)
{
  if (!lesart_span_is_empty (span))
    lesart_reader_select (self->reader, span);
}

static void
select_as (LesartWindow *self, LesartUnit unit, LesartSpan span)
{
  if (lesart_span_is_empty (span))
    return;
  lesart_reader_select (self->reader, span);
  self->selected_unit = unit;
  self->selected_span = span;
}

/* The unit at the caret, or where the selection begins; when that was selected by the same unit,
 * one more of it. */
void
lesart_window_select_unit (LesartWindow *self, LesartUnit unit, gboolean forward)
{
  LesartSpan selection = get_selection (self);
  gboolean again = !lesart_span_is_empty (selection) && unit == self->selected_unit
                   && selection.start == self->selected_span.start
                   && selection.end == self->selected_span.end;

  if (again) {
    select_as (self, unit, lesart_unit_extend (get_units (self), unit, selection, forward));
    return;
  }
  self->selected_from =
      lesart_span_is_empty (selection) ? lesart_reader_get_caret (self->reader) : selection.start;
  select_as (self, unit, lesart_unit_at (get_units (self), unit, self->selected_from));
}

/* The sentence behind the one at the caret or the selection, or before it. */
void
lesart_window_select_sentence_beside (LesartWindow *self, gboolean forward)
{
  LesartUnits units = get_units (self);
  guint32 caret = lesart_reader_get_caret (self->reader);
  LesartSpan selection = get_selection (self);
  LesartSpan here = lesart_span_is_empty (selection)
                        ? lesart_unit_at (units, LESART_UNIT_SENTENCE, caret)
                        : selection;
  LesartSpan both = lesart_unit_extend (units, LESART_UNIT_SENTENCE, here, forward);
  guint32 at = forward ? both.end : both.start;

  if (both.start == here.start && both.end == here.end) {
    lesart_toast_show (self->toast, _ ("No further sentence"), NULL, NULL);
    return;
  }
  lesart_reader_show_span (self->reader, (LesartSpan){ at, at }, FALSE);
  select_as (self, LESART_UNIT_SENTENCE,
             lesart_unit_at (units, LESART_UNIT_SENTENCE, forward ? at - 1 : at));
}

static void
resize_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  LesartSpan selection = get_selection (self);
  guint32 caret = lesart_reader_get_caret (self->reader);

  if (lesart_span_is_empty (selection)) {
    self->selected_from = caret;
    selection = (LesartSpan){ caret, caret };
  } else if (self->selected_from < selection.start || self->selected_from >= selection.end) {
    self->selected_from = selection.start;
  }
  if (g_str_equal (name, "win.grow"))
    select_span (self, lesart_unit_grow (get_units (self), selection));
  else if (!lesart_span_is_empty (selection))
    lesart_reader_select (self->reader,
                          lesart_unit_shrink (get_units (self), selection, self->selected_from));
}

/* With the pointer whole words are taken, unless Alt is held; Ctrl adds to the last mark. */
static void
on_selected (LesartWindow *self, guint modifiers)
{
  LesartSpan selection = get_selection (self);
  LesartSpan snapped = lesart_unit_snap (get_units (self), selection);

  if (!(modifiers & GDK_ALT_MASK)
      && (snapped.start != selection.start || snapped.end != selection.end))
    select_span (self, snapped);
  if (modifiers & GDK_CONTROL_MASK)
    lesart_window_change_parts (self, TRUE);
  else if (self->sticky_tag != NULL)
    lesart_window_mark_sticky (self);
}

/* ---- parts ---- */

/* Adds the selection to the mark that was changed or gone to last, or takes it out of that: stellt
 * ... in Frage. */
void
lesart_window_change_parts (LesartWindow *self, gboolean add)
{
  LesartText *text = lesart_document_get_text (self->document);
  LesartSpan selection = get_selection (self);
  LesartAnnotation *mark =
      self->last_mark != NULL ? lesart_notes_find (get_notes (self), self->last_mark) : NULL;
  g_autoptr (LesartAnnotation) version = NULL;

  if (lesart_span_is_empty (selection)) {
    lesart_toast_show (self->toast, _ ("Select what belongs to the mark as well"), NULL, NULL);
    return;
  }
  if (mark == NULL || lesart_span_is_empty (lesart_annotation_get_extent (mark))) {
    lesart_toast_show (self->toast, _ ("Mark the first part, then select the second"), NULL, NULL);
    return;
  }
  version = add ? lesart_mark_with_part (mark, text, selection)
                : lesart_mark_without_part (mark, text, selection);
  if (version == NULL) {
    lesart_toast_show (self->toast, _ ("The mark would not change, or nothing of it would be left"),
                       NULL, NULL);
    return;
  }
  lesart_window_put_mark (self, version, FALSE, LESART_EDIT_MOVE);
}

/* ---- edges ---- */

/* Where the passage that the caret stands in lies now. */
static LesartSpan
get_part (LesartAnnotation *mark, guint part)
{
  guint n_spans;
  const LesartSpan *spans = lesart_annotation_get_spans (mark, &n_spans);

  return part < n_spans ? spans[part] : LESART_SPAN_NONE;
}

static void
show_edge (LesartWindow *self)
{
  guint32 at = self->edge == LESART_EDGE_START ? self->edge_span.start : self->edge_span.end;

  lesart_reader_set_moving (self->reader, self->edge_span, self->edge);
  lesart_reader_scroll_to (self->reader, at);
  lesart_window_update_mode (self);
}

/* With a selection, the end that Shift and the arrows move changes. */
static void
turn_selection (LesartWindow *self)
{
  LesartSpan selection = get_selection (self);
  guint32 caret = lesart_reader_get_caret (self->reader);

  lesart_reader_select_towards (self->reader, selection, caret == selection.start);
}

void
lesart_window_choose_edge (LesartWindow *self)
{
  LesartAnnotation *mark;

  if (!lesart_span_is_empty (get_selection (self))) {
    turn_selection (self);
    return;
  }
  if (self->edge != LESART_EDGE_NONE) {
    self->edge = self->edge == LESART_EDGE_END ? LESART_EDGE_START : LESART_EDGE_END;
    show_edge (self);
    return;
  }
  mark = lesart_window_get_mark (self);
  if (mark == NULL) {
    lesart_toast_show (self->toast, _ ("The caret is not in a mark"), NULL, NULL);
    return;
  }
  self->edge = LESART_EDGE_END;
  self->edge_part = lesart_mark_get_part_at (mark, lesart_reader_get_caret (self->reader));
  self->edge_span = get_part (mark, self->edge_part);
  lesart_window_set_mark (self, mark);
  show_edge (self);
}

void
lesart_window_end_edge (LesartWindow *self, gboolean keep)
{
  LesartAnnotation *mark =
      self->last_mark != NULL ? lesart_notes_find (get_notes (self), self->last_mark) : NULL;
  g_autoptr (LesartAnnotation) version = NULL;

  if (self->edge == LESART_EDGE_NONE)
    return;
  self->edge = LESART_EDGE_NONE;
  lesart_reader_set_moving (self->reader, LESART_SPAN_NONE, LESART_EDGE_NONE);
  lesart_window_update_mode (self);
  if (!keep || mark == NULL)
    return;
  version = lesart_mark_with_part_at (mark, lesart_document_get_text (self->document),
                                      self->edge_part, self->edge_span);
  if (version == NULL)
    return;
  lesart_window_put_mark (self, version, FALSE, LESART_EDIT_MOVE);
  lesart_reader_show_span (self->reader,
                           (LesartSpan){ self->edge_span.start, self->edge_span.start }, FALSE);
}

/* By a word, or by a letter. */
static guint32
step (LesartWindow *self, guint32 at, gboolean forward, gboolean letter)
{
  guint32 n_chars = lesart_text_get_n_chars (lesart_document_get_text (self->document));

  if (letter)
    return forward ? MIN (at + 1, n_chars) : at - MIN (at, 1);
  return lesart_unit_step (get_units (self), at, self->edge == LESART_EDGE_END, forward);
}

static void
move_edge (LesartWindow *self, gboolean forward, gboolean letter)
{
  LesartSpan span = self->edge_span;
  guint32 *at = self->edge == LESART_EDGE_START ? &span.start : &span.end;

  *at = step (self, *at, forward, letter);
  if (lesart_span_is_empty (span))
    return;
  self->edge_span = span;
  show_edge (self);
}

/* Keys while an edge is moved; any other keeps it and then does what it does. */
gboolean
lesart_window_edge_key (LesartWindow *self, guint key, GdkModifierType modifiers)
{
  gboolean letter = (modifiers & GDK_SHIFT_MASK) != 0;

  if (self->edge == LESART_EDGE_NONE)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    move_edge (self, FALSE, letter);
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    move_edge (self, TRUE, letter);
  else if (key == GDK_KEY_e || key == GDK_KEY_E || key == GDK_KEY_Tab)
    lesart_window_choose_edge (self);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    lesart_window_end_edge (self, TRUE);
  else if (key == GDK_KEY_Escape)
    lesart_window_end_edge (self, FALSE);
  else if (key == GDK_KEY_Shift_L || key == GDK_KEY_Shift_R)
    return GDK_EVENT_PROPAGATE;
  else {
    lesart_window_end_edge (self, TRUE);
    return GDK_EVENT_PROPAGATE;
  }
  return GDK_EVENT_STOP;
}

static void
on_part_dragged (LesartReader *reader, guint start, guint end, LesartWindow *self)
{
  LesartAnnotation *mark = lesart_window_get_mark (self);
  g_autoptr (LesartAnnotation) version = NULL;

  if (mark == NULL)
    return;
  version = lesart_mark_with_part_at (
      mark, lesart_document_get_text (self->document),
      lesart_mark_get_part_at (mark, lesart_reader_get_caret (reader)), (LesartSpan){ start, end });
  if (version == NULL)
    return;
  lesart_window_put_mark (self, version, FALSE, LESART_EDIT_MOVE);
  lesart_reader_show_span (reader, (LesartSpan){ start, start }, FALSE);
}

static void
on_document_changed (LesartWindow *self)
{
  lesart_window_end_edge (self, FALSE);
  g_clear_pointer (&self->last_mark, g_free);
}

void
lesart_window_init_passages (LesartWindow *self)
{
  g_signal_connect_swapped (self->reader, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect (self->reader, "part-dragged", G_CALLBACK (on_part_dragged), self);
  g_signal_connect_swapped (self->reader, "caret-moved",
                            G_CALLBACK (lesart_window_update_current_mark), self);
  g_signal_connect_swapped (self->reader, "selection-changed",
                            G_CALLBACK (lesart_window_update_current_mark), self);
  g_signal_connect_object (self->document, "notify::text", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
}

void
lesart_window_class_add_passage_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.grow", NULL, resize_action);
  gtk_widget_class_install_action (class, "win.shrink", NULL, resize_action);
}
