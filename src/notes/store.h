/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps the notes of one article on disk as W3C Web Annotation JSON: ARTICLE.annotations.json
 * beside the article, or in the user's data folder where that cannot be written. A file that was
 * not understood is never written over. Between two times that it is written, and with the history,
 * a journal in the user's data folder has what was done (keeper.h).
 */
#pragma once

#include "notes.h"

G_BEGIN_DECLS

#define LESART_NOTES_ERROR (lesart_notes_error_quark ())
GQuark lesart_notes_error_quark (void);

typedef enum {
  LESART_NOTES_ERROR_SYNTAX,  /* not JSON, too deep, too large, NUL, not UTF-8 */
  LESART_NOTES_ERROR_MODEL,   /* JSON, but not an annotation collection; message has the member path
                               */
  LESART_NOTES_ERROR_CHANGED, /* the file on disk is not the one that was read; what a step of the
                                 history did was changed otherwise since */
  LESART_NOTES_ERROR_AWAY,    /* what a step of the history changed is not open */
  LESART_NOTES_ERROR_READ_ONLY /* neither place can be written */
} LesartNotesError;

typedef enum {
  LESART_STORE_BESIDE,    /* ARTICLE.annotations.json */
  LESART_STORE_USER_DATA, /* the folder of the article cannot be written */
  LESART_STORE_BLOCKED,   /* the file there was not understood: nothing is written */
} LesartStorePlace;

#define LESART_TYPE_STORE (lesart_store_get_type ())
G_DECLARE_FINAL_TYPE (LesartStore, lesart_store, LESART, STORE, GObject)

/* Signal: "merged" (guint, guint): so many notes came from what another program wrote, and so many
 * were taken out, as they were there. */

LesartStore *lesart_store_new (GFile *article, LesartText *text, LesartNotes *notes);
gboolean lesart_store_load (LesartStore *self, GCancellable *cancellable, GError **error);
gboolean lesart_store_save (LesartStore *self, GCancellable *cancellable, GError **error);
void lesart_store_save_async (LesartStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean lesart_store_save_finish (LesartStore *self, GAsyncResult *result, GError **error);
gboolean lesart_store_is_changed (LesartStore *self);
gboolean lesart_store_has_more (LesartStore *self);
gboolean lesart_store_is_kept (LesartStore *self);
void lesart_store_let_go (LesartStore *self);
LesartStorePlace lesart_store_get_place (LesartStore *self);
GFile *lesart_store_get_file (LesartStore *self); /* (transfer none) */
/* A damaged file is set aside under another name, so that writing can begin anew. */
gboolean lesart_store_set_aside (LesartStore *self, GFile **kept_as, GError **error);

/**
 * LesartVersionInfo:
 * @path: (type filename): the file
 * @time: since when the notes were no longer so
 * @n_notes: how many marks and notes it has
 * @n_new: how many of them the list does not have, or has otherwise
 * @n_gone: how many the list has that were not there
 *
 * An earlier version of the notes.
 */
typedef struct {
  char *path;
  GDateTime *time;
  guint n_notes;
  guint n_new;
  guint n_gone;
} LesartVersionInfo;

GPtrArray *lesart_store_list_versions (LesartStore *self);
gboolean lesart_store_recover (LesartStore *self, const char *path, GError **error);

/* What becomes of notes that were changed here and by another program. */
typedef enum {
  LESART_RESOLVE_OURS,
  LESART_RESOLVE_THEIRS,
  LESART_RESOLVE_BOTH,
} LesartResolution;

guint lesart_store_count_conflicts (LesartStore *self);
gboolean lesart_store_resolve (LesartStore *self, LesartResolution resolution);
char **lesart_store_find_copies (LesartStore *self);
char *lesart_store_find_left_behind (LesartStore *self); /* (nullable) */
gboolean lesart_store_take_left_behind (LesartStore *self, const char *path, GError **error);
gboolean
lesart_store_merge_copy (LesartStore *self, const char *path, guint *n_taken, GError **error);

/* For tests and exports: the bytes of the file. */
char *lesart_store_to_json (LesartStore *self, gsize *n_bytes);

G_END_DECLS
