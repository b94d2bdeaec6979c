/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undoing and redoing, of notes and of what is not in the notes: of that the history has words
 * only, and asks a turner who has it to go there. What a turner refuses can be left out.
 */
#include "notes-internal.h"
#include "store.h"

static LesartEdit
get_edit (const LesartAction *action)
{
  return action != NULL ? action->edit : LESART_EDIT_NONE;
}

/**
 * lesart_notes_get_undo:
 *
 * Returns: what would be undone, %LESART_EDIT_NONE at the beginning of the history
 */
LesartEdit
lesart_notes_get_undo (LesartNotes *self)
{
  g_return_val_if_fail (LESART_IS_NOTES (self), LESART_EDIT_NONE);
  return get_edit (lesart_history_get_undo (self->history));
}

/**
 * lesart_notes_get_redo:
 *
 * Returns: what would be done again, %LESART_EDIT_NONE at the end of the history
 */
LesartEdit
lesart_notes_get_redo (LesartNotes *self)
{
  g_return_val_if_fail (LESART_IS_NOTES (self), LESART_EDIT_NONE);
  return get_edit (lesart_history_get_redo (self->history));
}

static const char *
get_detail (const LesartAction *action)
{
  return action != NULL ? action->detail : NULL;
}

const char *
lesart_notes_get_undo_detail (LesartNotes *self)
{
  g_return_val_if_fail (LESART_IS_NOTES (self), NULL);
  return get_detail (lesart_history_get_undo (self->history));
}

const char *
lesart_notes_get_redo_detail (LesartNotes *self)
{
  g_return_val_if_fail (LESART_IS_NOTES (self), NULL);
  return get_detail (lesart_history_get_redo (self->history));
}

/* The annotation, if it was still JSON. */
static void
make_whole (LesartNotes *self, LesartVersion *version)
{
  g_autoptr (LesartAnnotation) annotation = NULL;

  if (version->raw == NULL || self->reader == NULL)
    return;
  annotation = self->reader (version, self->reader_data);
  lesart_version_set (version, annotation);
}

/* Goes to one side of a change. What is in the list now need not be what is on the other side, as
 * the store may have merged another version in: that is remembered instead, so that nothing is
 * lost. */
static LesartAnnotation *
go_to (LesartNotes *self, LesartChange *change, LesartVersion *from, LesartVersion *to)
{
  LesartAnnotation *now;

  if (change->matter == LESART_MATTER_DATE)
    lesart_notes_change_date (self, to->words);
  if (change->matter != LESART_MATTER_NOTE)
    return NULL;
  now = lesart_notes_find (self, change->id);
  make_whole (self, to);
  lesart_version_set (from, now);
  lesart_notes_exchange (self, from->annotation, to->annotation);
  if (to->annotation != NULL)
    return g_object_ref (to->annotation);
  return from->annotation != NULL ? g_object_ref (from->annotation) : NULL;
}

/* Sends what is elsewhere to one side of a change; what it is now is remembered, as with notes. */
static gboolean
turn (
    LesartNotes *self, LesartMatter matter, LesartVersion *from, LesartVersion *to, GError **error)
{
  const Turner *turner = &self->turners[matter];
  char *was = NULL;

  if (turner->turn == NULL) {
    g_set_error_literal (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_AWAY, "not open");
    return FALSE;
  }
  if (!turner->turn (self, to->words, &was, turner->data, error))
    return FALSE;
  if (was != NULL) {
    g_free (from->words);
    from->words = was;
  }
  return TRUE;
}

/* What is elsewhere goes first: if it cannot, nothing is done. A step has no more than one such
 * change. */
static gboolean
turn_elsewhere (LesartNotes *self, LesartAction *action, gboolean undo, GError **error)
{
  for (guint i = 0; i < action->changes->len; i++) {
    LesartChange *change = &g_array_index (action->changes, LesartChange, i);

    if (change->matter > LESART_MATTER_DATE && !self->follows)
      return undo ? turn (self, change->matter, &change->after, &change->before, error)
                  : turn (self, change->matter, &change->before, &change->after, error);
  }
  return TRUE;
}

/**
 * lesart_notes_undo:
 *
 * Takes the last step back, or all of the last group.
 *
 * Returns: (transfer full) (nullable): the annotation that it concerned, of a group the first one:
 *   as it is now, or as it was when it was still there; %NULL if there is nothing to undo, or it
 *   was no annotation. With an error of a #LesartTurner it is as before: lesart_notes_leave_out()
 *   is to get past the step
 */
LesartAnnotation *
lesart_notes_undo (LesartNotes *self, GError **error)
{
  LesartAnnotation *concerned = NULL;
  LesartAction *action;

  g_return_val_if_fail (LESART_IS_NOTES (self), NULL);
  g_return_val_if_fail (self->group == NULL, NULL);
  action = lesart_history_get_undo (self->history);
  if (action == NULL || !turn_elsewhere (self, action, TRUE, error))
    return NULL;
  for (guint i = action->changes->len; i > 0; i--) {
    LesartChange *change = &g_array_index (action->changes, LesartChange, i - 1);

    g_clear_object (&concerned);
    concerned = go_to (self, change, &change->after, &change->before);
  }
  self->history->n_done--;
  lesart_notes_finish (self, LESART_ACT_UNDO, action);
  return concerned;
}

/**
 * lesart_notes_redo:
 *
 * Does the step or the group again that was taken back last.
 *
 * Returns: (transfer full) (nullable): as for lesart_notes_undo(), of a group the last one
 */
LesartAnnotation *
lesart_notes_redo (LesartNotes *self, GError **error)
{
  LesartAnnotation *concerned = NULL;
  LesartAction *action;

  g_return_val_if_fail (LESART_IS_NOTES (self), NULL);
  g_return_val_if_fail (self->group == NULL, NULL);
  action = lesart_history_get_redo (self->history);
  if (action == NULL || !turn_elsewhere (self, action, FALSE, error))
    return NULL;
  for (guint i = 0; i < action->changes->len; i++) {
    LesartChange *change = &g_array_index (action->changes, LesartChange, i);

    g_clear_object (&concerned);
    concerned = go_to (self, change, &change->before, &change->after);
  }
  self->history->n_done++;
  lesart_notes_finish (self, LESART_ACT_REDO, action);
  return concerned;
}

static LesartAction *
get_step (LesartNotes *self, gboolean undo)
{
  return undo ? lesart_history_get_undo (self->history) : lesart_history_get_redo (self->history);
}

static gboolean
goes_to (LesartAction *action, gboolean undo, LesartMatter matter, const char *to)
{
  for (guint i = 0; action != NULL && i < action->changes->len; i++) {
    const LesartChange *change = &g_array_index (action->changes, LesartChange, i);

    if (change->matter == matter
        && g_strcmp0 (undo ? change->before.words : change->after.words, to) == 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * lesart_notes_follow:
 * @matter: what is not in the notes
 * @to: where it went already
 *
 * Undoes the last step if that is what it leads to, or else redoes the next one.
 *
 * Returns: whether it was either
 */
gboolean
lesart_notes_follow (LesartNotes *self, LesartMatter matter, const char *to)
{
  const gboolean undo = goes_to (get_step (self, TRUE), TRUE, matter, to);
  LesartAnnotation *concerned;

  if (!undo && !goes_to (get_step (self, FALSE), FALSE, matter, to))
    return FALSE;
  self->follows = TRUE;
  concerned = undo ? lesart_notes_undo (self, NULL) : lesart_notes_redo (self, NULL);
  self->follows = FALSE;
  g_clear_object (&concerned);
  return TRUE;
}

/**
 * lesart_notes_leave_out:
 * @undo: whether lesart_notes_undo() was refused, or else lesart_notes_redo()
 *
 * Leaves a step as it is, so that those behind it can be undone or redone.
 */
void
lesart_notes_leave_out (LesartNotes *self, gboolean undo)
{
  LesartAction *action;

  g_return_if_fail (LESART_IS_NOTES (self));
  action = get_step (self, undo);
  if (action == NULL)
    return;
  self->history->n_done = undo ? self->history->n_done - 1 : self->history->n_done + 1;
  lesart_notes_finish (self, undo ? LESART_ACT_LEAVE_UNDO : LESART_ACT_LEAVE_REDO, action);
}

/**
 * lesart_notes_would_change:
 *
 * Returns: whether to undo, or else to redo, changes such a matter
 */
gboolean
lesart_notes_would_change (LesartNotes *self, gboolean undo, LesartMatter matter)
{
  LesartAction *action;

  g_return_val_if_fail (LESART_IS_NOTES (self), FALSE);
  action = get_step (self, undo);
  for (guint i = 0; action != NULL && i < action->changes->len; i++)
    if (g_array_index (action->changes, LesartChange, i).matter == matter)
      return TRUE;
  return FALSE;
}

/**
 * lesart_notes_note_change:
 * @matter: what is not in the notes
 * @before: what it was
 * @after: what it is now
 * @edit: what the user did
 *
 * Notes what was done elsewhere, as a step that can be undone by who has it.
 */
void
lesart_notes_note_change (
    LesartNotes *self, LesartMatter matter, const char *before, const char *after, LesartEdit edit)
{
  LesartAction *action;

  g_return_if_fail (LESART_IS_NOTES (self));
  g_return_if_fail (matter > LESART_MATTER_DATE && matter < LESART_N_MATTERS);
  action = self->group != NULL ? self->group : lesart_action_new (edit, NULL);
  lesart_action_add_words (action, matter, before, after);
  if (self->group == NULL)
    lesart_notes_finish_new (self, action);
}

/**
 * lesart_notes_set_turner:
 * @matter: what is not in the notes
 * @turner: (nullable): who has it now
 */
void
lesart_notes_set_turner (LesartNotes *self, LesartMatter matter, LesartTurner turner, gpointer data)
{
  g_return_if_fail (LESART_IS_NOTES (self));
  g_return_if_fail (matter > LESART_MATTER_DATE && matter < LESART_N_MATTERS);
  self->turners[matter] = (Turner){ turner, data };
}

void
lesart_notes_set_keeper (LesartNotes *self, LesartNotesKeeper keeper, gpointer data)
{
  self->keeper = keeper;
  self->keeper_data = data;
}

void
lesart_notes_set_history (LesartNotes *self,
                          LesartHistory *history,
                          LesartVersionReader reader,
                          gpointer data)
{
  lesart_history_free (self->history);
  self->history = history;
  self->reader = reader;
  self->reader_data = data;
}

/* When the reader is gone, so is what only it can read. */
void
lesart_notes_forget_reader (LesartNotes *self)
{
  self->reader = NULL;
}

const LesartHistory *
lesart_notes_get_history (LesartNotes *self)
{
  return self->history;
}
