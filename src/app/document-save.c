/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saving the notes of an article: a moment after they were edited, in a thread; again and again if
 * it fails.
 */
#include "document-private.h"
#include "known-articles.h"

/* What is done in quick succession is written once; it is in the journal before. */
#define SAVE_DELAY_MS 400
#define SAVE_DELAY_MAX_MS 3000
#define RETRY_SECONDS 2
#define RETRY_SECONDS_MAX 300

static void
set_save_state (LesartDocument *self, LesartSaveState state, GError *error)
{
  g_clear_error (&self->save_error);
  self->save_error = error;
  self->save_state = state;
  g_object_notify (G_OBJECT (self), "save-state");
}

static LesartSaveState
saved_state (LesartDocument *self)
{
  switch (lesart_store_get_place (self->store)) {
  case LESART_STORE_BLOCKED:
    return LESART_SAVE_BLOCKED;
  case LESART_STORE_USER_DATA:
    return LESART_SAVE_SAVED_ELSEWHERE;
  case LESART_STORE_BESIDE:
  default:
    return LESART_SAVE_SAVED;
  }
}

/* An article with notes is one that tags are renamed in, wherever it lies. */
static void
remember_article (LesartDocument *self)
{
  if (self->file != NULL && !self->is_remembered && !lesart_notes_is_empty (self->notes)) {
    lesart_known_articles_add (self->file);
    self->is_remembered = TRUE;
  }
}

static gboolean retry_save (gpointer data);

/* Tried again after a while, each time a longer one. */
static void
plan_retry (LesartDocument *self)
{
  if (self->retry_source != 0)
    return;
  self->retry_seconds = CLAMP (2 * self->retry_seconds, RETRY_SECONDS, RETRY_SECONDS_MAX);
  self->retry_source = g_timeout_add_seconds (self->retry_seconds, retry_save, self);
}

/* What came of a save; "error" is taken. */
static void
take_result (LesartDocument *self, GError *error)
{
  if (error == NULL) {
    remember_article (self);
    self->retry_seconds = 0;
    g_clear_handle_id (&self->retry_source, g_source_remove);
    set_save_state (self, self->save_source != 0 ? LESART_SAVE_PENDING : saved_state (self), NULL);
  } else if (lesart_store_get_place (self->store) == LESART_STORE_BLOCKED) {
    set_save_state (self, LESART_SAVE_BLOCKED, error);
  } else {
    set_save_state (self, LESART_SAVE_FAILED, error);
    plan_retry (self);
  }
}

/**
 * lesart_document_save_now:
 * @self: a document
 *
 * Writes the notes if they changed since they were last written, and waits for that.
 *
 * Returns: %FALSE with %LESART_NOTES_ERROR or %G_IO_ERROR if they could not be written; they stay
 *   in memory, and in the journal if that can be written, and it is tried again later
 */
gboolean
lesart_document_save_now (LesartDocument *self, GError **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (LESART_IS_DOCUMENT (self), FALSE);

  if (self->save_source == 0 && !self->is_saving && self->save_state != LESART_SAVE_FAILED
      && self->save_state != LESART_SAVE_BLOCKED)
    return TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_handle_id (&self->retry_source, g_source_remove);
  if (self->store == NULL)
    return TRUE;
  lesart_store_save (self->store, NULL, &failure);
  if (failure != NULL && error != NULL)
    *error = g_error_copy (failure);
  take_result (self, failure);
  return self->save_state != LESART_SAVE_FAILED && self->save_state != LESART_SAVE_BLOCKED;
}

/**
 * lesart_document_let_go:
 *
 * Saves, and leaves the notes with their history to who opens the article next, although somebody
 * may still hold this document. It is not read on.
 */
void
lesart_document_let_go (LesartDocument *self)
{
  g_return_if_fail (LESART_IS_DOCUMENT (self));
  lesart_document_abandon_reading (self);
  lesart_document_save_now (self, NULL);
  if (self->store != NULL)
    lesart_store_let_go (self->store);
}

/**
 * lesart_document_look_again:
 *
 * Takes over what another program has written into the file of the notes.
 */
void
lesart_document_look_again (LesartDocument *self)
{
  g_return_if_fail (LESART_IS_DOCUMENT (self));
  if (self->store != NULL && !self->is_saving && lesart_store_is_changed (self->store))
    lesart_document_plan_save (self);
}

/**
 * lesart_document_resolve:
 *
 * Does lesart_store_resolve(), and has it saved.
 *
 * Returns: whether it can be undone
 */
gboolean
lesart_document_resolve (LesartDocument *self, LesartResolution resolution)
{
  gboolean is_step;

  g_return_val_if_fail (LESART_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  is_step = lesart_store_resolve (self->store, resolution);
  lesart_document_plan_save (self);
  return is_step;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LesartDocument) self = data;
  GError *failure = NULL;

  lesart_store_save_finish (LESART_STORE (source), result, &failure);
  if (LESART_STORE (source) == self->store) {
    self->is_saving = FALSE;
    take_result (self, failure);
    if (self->save_state == LESART_SAVE_SAVED)
      lesart_document_look_again (self); /* what came meanwhile was not looked at */
  } else {
    g_clear_error (&failure); /* of an article that was left, and saved then */
  }
}

static void
start_saving (LesartDocument *self)
{
  self->is_saving = TRUE;
  lesart_store_save_async (self->store, on_saved, g_object_ref (self));
}

static gboolean
retry_save (gpointer data)
{
  LesartDocument *self = data;

  self->retry_source = 0;
  if (!self->is_saving && self->save_source == 0)
    start_saving (self);
  return G_SOURCE_REMOVE;
}

static gboolean
save_when_due (gpointer data)
{
  LesartDocument *self = data;

  if (self->is_saving)
    return G_SOURCE_CONTINUE;
  self->save_source = 0;
  if (self->store != NULL)
    start_saving (self);
  return G_SOURCE_REMOVE;
}

/**
 * lesart_document_plan_save: (skip)
 *
 * The notes were edited: they are saved in a moment, and never later than a few seconds after the
 * first of several edits.
 */
void
lesart_document_plan_save (LesartDocument *self)
{
  gint64 now = g_get_monotonic_time () / 1000;

  if (self->save_source == 0)
    self->save_due = now + SAVE_DELAY_MAX_MS;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source =
      g_timeout_add ((guint) CLAMP (self->save_due - now, 0, SAVE_DELAY_MS), save_when_due, self);
  if (self->save_state != LESART_SAVE_BLOCKED && self->save_state != LESART_SAVE_FAILED)
    set_save_state (self, LESART_SAVE_PENDING, NULL);
}

static void
watch_file (LesartDocument *self)
{
  g_clear_object (&self->monitor);
  self->monitor = g_file_monitor_file (lesart_store_get_file (self->store),
                                       G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (lesart_document_look_again),
                             self, G_CONNECT_SWAPPED);
}

/**
 * lesart_document_take_left_behind:
 * @path: (type filename): a file of notes
 *
 * Does lesart_store_take_left_behind(), and goes on with what was in it; if there are notes already
 * it is merged with them.
 *
 * Returns: %FALSE with an error if neither can be
 */
gboolean
lesart_document_take_left_behind (LesartDocument *self, const char *path, GError **error)
{
  guint n_taken;

  g_return_val_if_fail (LESART_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  if (!lesart_store_take_left_behind (self->store, path, NULL))
    return lesart_store_merge_copy (self->store, path, &n_taken, error);
  lesart_document_begin_saving (self, NULL);
  return TRUE;
}

/**
 * lesart_document_begin_saving: (skip)
 * @error: (nullable) (transfer full): why the notes could not be read
 *
 * An article was opened, with its store and notes.
 */
void
lesart_document_begin_saving (LesartDocument *self, GError *error)
{
  self->is_saving = FALSE; /* that was of the article before */
  self->is_remembered = FALSE;
  watch_file (self);
  remember_article (self);
  if (error != NULL)
    set_save_state (self, LESART_SAVE_BLOCKED, error);
  else if (lesart_store_has_more (self->store))
    lesart_document_plan_save (self); /* left from a crash, or from when it could not be saved */
  else if (!lesart_notes_is_empty (self->notes))
    set_save_state (self, saved_state (self), NULL);
  else
    set_save_state (self, LESART_SAVE_NOTHING, NULL);
}
