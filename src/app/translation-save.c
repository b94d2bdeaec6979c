/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the beads of an article are kept, and writing them in a thread.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "atomic-file.h"
#include "store-place.h"
#include "translation-private.h"

#define PLACE_ENDING ".annotations.json"
#define ENDING ".alignment.json"

static char *
replace_ending (const char *path)
{
  g_autofree char *stem = NULL;

  if (path == NULL || !g_str_has_suffix (path, PLACE_ENDING))
    return NULL;
  stem = g_strndup (path, strlen (path) - strlen (PLACE_ENDING));
  return g_strconcat (stem, ENDING, NULL);
}

void
lesart_translation_find_places (LesartTranslation *self)
{
  LesartPlaces *places = lesart_places_new (lesart_document_get_file (self->article),
                                            lesart_document_get_text (self->article));

  g_free (self->place);
  g_free (self->other_place);
  self->place = replace_ending (places->beside);
  self->other_place = replace_ending (places->user_data);
  lesart_places_free (places);
}

typedef struct {
  char *place;
  char *other_place;
  GString *bytes;
  LesartWritten *written;
  guint serial;
} Saving;

static void
written_clear (gpointer data)
{
  LesartWritten *written = data;

  g_mutex_clear (&written->lock);
  g_free (written->damaged);
}

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->place);
  g_free (saving->other_place);
  g_string_free (saving->bytes, TRUE);
  g_atomic_rc_box_release_full (saving->written, written_clear);
  g_free (saving);
}

static gboolean
write_beads_in_turn (const Saving *saving, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (saving->other_place);

  if (saving->place != NULL
      && lesart_atomic_write (&lesart_system_calls, saving->place, saving->bytes->str,
                              saving->bytes->len, NULL))
    return TRUE;
  g_mkdir_with_parents (folder, 0700);
  return lesart_atomic_write (&lesart_system_calls, saving->other_place, saving->bytes->str,
                              saving->bytes->len, error);
}

static void
set_aside (LesartWritten *written)
{
  g_autofree char *damaged = g_steal_pointer (&written->damaged);
  g_autofree char *aside = damaged != NULL ? g_strconcat (damaged, ".broken", NULL) : NULL;

  if (damaged != NULL)
    g_rename (damaged, aside);
}

static gboolean
write_beads (const Saving *saving, GError **error)
{
  LesartWritten *written = saving->written;
  gboolean done = TRUE;

  g_mutex_lock (&written->lock);
  if (saving->serial > written->serial) {
    written->serial = saving->serial;
    set_aside (written);
    done = write_beads_in_turn (saving, error);
  }
  g_mutex_unlock (&written->lock);
  return done;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_beads (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static Saving *
prepare_saving (LesartTranslation *self)
{
  g_autofree char *name = self->file != NULL ? g_file_get_basename (self->file) : NULL;
  g_autofree char *display = name != NULL ? g_filename_display_name (name) : NULL;
  LesartBeadFile *file = lesart_bead_file_new (
      self->bitext, (const LesartBead *) (gpointer) self->beads->data, self->beads->len, display);
  Saving *saving = g_new0 (Saving, 1);

  if (self->read != NULL)
    lesart_bead_file_take_others (file, self->read);
  saving->place = g_strdup (self->place);
  saving->other_place = g_strdup (self->other_place);
  saving->bytes = lesart_bead_file_write (file);
  saving->written = g_atomic_rc_box_acquire (self->written);
  saving->serial = ++self->serial;
  lesart_bead_file_free (file);
  return saving;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  LesartTranslation *self = LESART_TRANSLATION (source);

  self->is_saving = FALSE;
  g_clear_error (&self->save_error);
  g_task_propagate_boolean (G_TASK (result), &self->save_error);
  if (self->is_changed)
    lesart_translation_save (self);
}

/* Now, or after the save that is under way. */
void
lesart_translation_save (LesartTranslation *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->bitext == NULL || self->other_place == NULL)
    return;
  self->is_changed = self->is_saving;
  if (self->is_saving)
    return;
  self->is_saving = TRUE;
  task = g_task_new (self, NULL, on_saved, NULL);
  g_task_set_task_data (task, prepare_saving (self), saving_free);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * lesart_translation_save_now:
 *
 * Writes what is not written yet, before the program ends.
 */
void
lesart_translation_save_now (LesartTranslation *self)
{
  Saving *saving;

  if (!self->is_saving || self->bitext == NULL)
    return;
  saving = prepare_saving (self);
  g_clear_error (&self->save_error);
  write_beads (saving, &self->save_error);
  self->is_changed = FALSE;
  saving_free (saving);
}

void
lesart_translation_begin_saving (LesartTranslation *self)
{
  self->written = g_atomic_rc_box_new0 (LesartWritten);
  g_mutex_init (&self->written->lock);
}

void
lesart_translation_end_saving (LesartTranslation *self)
{
  g_atomic_rc_box_release_full (self->written, written_clear);
}

/* @damaged: (transfer full) (nullable): what is in the place of the beads and was not understood */
void
lesart_translation_set_damaged (LesartTranslation *self, char *damaged)
{
  g_mutex_lock (&self->written->lock);
  g_free (self->written->damaged);
  self->written->damaged = damaged;
  g_mutex_unlock (&self->written->lock);
}
