/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See history.h.
 */
#include "history.h"

#include <string.h>

static const char *const edit_names[LESART_N_EDITS] = {
  [LESART_EDIT_NONE] = "none",
  [LESART_EDIT_HIGHLIGHT] = "highlight",
  [LESART_EDIT_TAG] = "tag",
  [LESART_EDIT_NOTE] = "note",
  [LESART_EDIT_COLOUR] = "colour",
  [LESART_EDIT_MOVE] = "move",
  [LESART_EDIT_DELETE] = "delete",
  [LESART_EDIT_ACCEPT] = "accept",
  [LESART_EDIT_REJECT] = "reject",
  [LESART_EDIT_CORRECT] = "correct",
  [LESART_EDIT_ADD_FACT] = "add-fact",
  [LESART_EDIT_RESTORE] = "restore",
  [LESART_EDIT_JUDGE] = "judge",
  [LESART_EDIT_LINK] = "link",
  [LESART_EDIT_DATE] = "date",
  [LESART_EDIT_RENAME_TAG] = "rename-tag",
  [LESART_EDIT_MERGE_TAGS] = "merge-tags",
  [LESART_EDIT_SPLIT_TAG] = "split-tag",
  [LESART_EDIT_DELETE_TAG] = "delete-tag",
  [LESART_EDIT_IMPORT] = "import",
  [LESART_EDIT_RECOVER] = "recover",
  [LESART_EDIT_RESOLVE] = "resolve",
  [LESART_EDIT_TERM] = "term",
  [LESART_EDIT_MERGE_PAIRS] = "merge-pairs",
  [LESART_EDIT_SPLIT_PAIR] = "split-pair",
  [LESART_EDIT_SHIFT_SENTENCE] = "shift-sentence",
  [LESART_EDIT_CONFIRM_PAIR] = "confirm-pair",
  [LESART_EDIT_ADD_TAG] = "add-tag",
  [LESART_EDIT_EDIT_TAG] = "edit-tag",
  [LESART_EDIT_MOVE_TAG] = "move-tag",
};

const char *
lesart_edit_to_string (LesartEdit edit)
{
  g_return_val_if_fail ((guint) edit < LESART_N_EDITS && edit_names[edit] != NULL, "none");
  return edit_names[edit];
}

/**
 * lesart_edit_from_string:
 * @name: (array length=n_bytes): a name
 *
 * Returns: what has that name, %LESART_EDIT_NONE if nothing has
 */
LesartEdit
lesart_edit_from_string (const char *name, gsize n_bytes)
{
  for (guint i = 0; i < LESART_N_EDITS; i++)
    if (edit_names[i] != NULL && strlen (edit_names[i]) == n_bytes
        && memcmp (edit_names[i], name, n_bytes) == 0)
      return (LesartEdit) i;
  return LESART_EDIT_NONE;
}

static void
clear_version (LesartVersion *version)
{
  g_clear_object (&version->annotation);
  g_clear_pointer (&version->raw, g_bytes_unref);
  g_clear_pointer (&version->words, g_free);
}

static void
clear_change (gpointer data)
{
  LesartChange *change = data;

  g_free (change->id);
  clear_version (&change->before);
  clear_version (&change->after);
}

/**
 * lesart_action_new:
 * @edit: what the user does
 * @detail: (nullable): what it is about
 *
 * Returns: (transfer full): an action that has changed nothing yet
 */
LesartAction *
lesart_action_new (LesartEdit edit, const char *detail)
{
  LesartAction *self = g_new0 (LesartAction, 1);

  self->edit = edit;
  self->detail = g_strdup (detail);
  self->changes = g_array_new (FALSE, TRUE, sizeof (LesartChange));
  g_array_set_clear_func (self->changes, clear_change);
  return self;
}

void
lesart_action_free (LesartAction *self)
{
  g_free (self->detail);
  g_array_unref (self->changes);
  g_free (self);
}

/* What is there in place of what this version was. */
void
lesart_version_set (LesartVersion *self, LesartAnnotation *annotation)
{
  if (annotation != NULL)
    g_object_ref (annotation);
  clear_version (self);
  self->is_slice = FALSE;
  self->annotation = annotation;
}

void
lesart_action_add (LesartAction *self, LesartAnnotation *before, LesartAnnotation *after)
{
  LesartChange change = { .id = g_strdup (
                              lesart_annotation_get_id (after != NULL ? after : before)) };

  lesart_version_set (&change.before, before);
  lesart_version_set (&change.after, after);
  g_array_append_val (self->changes, change);
}

void
lesart_action_add_words (LesartAction *self,
                         LesartMatter matter,
                         const char *before,
                         const char *after)
{
  LesartChange change = { .matter = matter,
                          .before.words = g_strdup (before),
                          .after.words = g_strdup (after) };

  g_array_append_val (self->changes, change);
}

/* The one tag that only one of two versions has; (nullable). */
const char *
lesart_find_changed_tag (LesartAnnotation *before, LesartAnnotation *after)
{
  static const char *const none[] = { NULL };
  const char *const *sides[] = { before != NULL ? lesart_annotation_get_tags (before) : none,
                                 after != NULL ? lesart_annotation_get_tags (after) : none };
  const char *found = NULL;

  for (guint side = 0; side < 2; side++)
    for (const char *const *tag = sides[side]; *tag != NULL; tag++) {
      if (g_strv_contains (sides[1 - side], *tag))
        continue;
      if (found != NULL)
        return NULL;
      found = *tag;
    }
  return found;
}

LesartHistory *
lesart_history_new (void)
{
  LesartHistory *self = g_new0 (LesartHistory, 1);

  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) lesart_action_free);
  return self;
}

void
lesart_history_free (LesartHistory *self)
{
  g_ptr_array_unref (self->actions);
  g_free (self);
}

/**
 * lesart_history_add:
 * @action: (transfer full): what was done now
 *
 * Adds it behind what is in effect: what could have been done again is forgotten, and of too many
 * actions the oldest.
 */
void
lesart_history_add (LesartHistory *self, LesartAction *action)
{
  g_ptr_array_set_size (self->actions, (int) self->n_done);
  g_ptr_array_add (self->actions, action);
  self->n_done++;
  /* Many at once, as each time all others move. */
  if (self->n_done > LESART_HISTORY_MAX + LESART_HISTORY_MAX / 4) {
    g_ptr_array_remove_range (self->actions, 0, self->n_done - LESART_HISTORY_MAX);
    self->n_done = LESART_HISTORY_MAX;
  }
}

/* The action that would be undone, or NULL. */
LesartAction *
lesart_history_get_undo (const LesartHistory *self)
{
  return self->n_done > 0 ? self->actions->pdata[self->n_done - 1] : NULL;
}

/* The action that would be done again, or NULL. */
LesartAction *
lesart_history_get_redo (const LesartHistory *self)
{
  return self->n_done < self->actions->len ? self->actions->pdata[self->n_done] : NULL;
}
