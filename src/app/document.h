/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One open article: its text, what the engine read in it with what a person decided of that, and
 * the notes on it. State without widgets.
 *
 * Properties (all notify): "state", "text", "reading", "notes", "title", "date", "encoding-name",
 * "save-state". Reading and loading run in worker threads; everything here is used on the main
 * thread.
 */
#pragma once

#include <gio/gio.h>

#include "corrections.h"
#include "encoding.h"
#include "store.h"

G_BEGIN_DECLS

typedef enum {
  LESART_DOCUMENT_LOADING,
  LESART_DOCUMENT_READING, /* the text is there, the reading is being made: of a long text that of
                              its beginning may be there */
  LESART_DOCUMENT_READY,
  LESART_DOCUMENT_FAILED,
} LesartDocumentState;

typedef enum {
  LESART_SAVE_NOTHING, /* no notes yet */
  LESART_SAVE_SAVED,
  LESART_SAVE_SAVED_ELSEWHERE, /* in the user's data folder */
  LESART_SAVE_PENDING,
  LESART_SAVE_FAILED,
  LESART_SAVE_BLOCKED, /* the notes file was not understood */
} LesartSaveState;

#define LESART_TYPE_DOCUMENT (lesart_document_get_type ())
G_DECLARE_FINAL_TYPE (LesartDocument, lesart_document, LESART, DOCUMENT, GObject)

LesartDocument *lesart_document_new (LesartLanguage *language);
const LesartLanguage *lesart_document_get_language (LesartDocument *self);
void lesart_document_open_async (LesartDocument *self,
                                 GFile *file,
                                 LesartEncoding encoding,
                                 const char *date,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void lesart_document_paste_async (LesartDocument *self,
                                  const char *text,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void lesart_document_show_text (LesartDocument *self, GFile *file, LesartText *text);
gboolean lesart_document_open_finish (LesartDocument *self, GAsyncResult *result, GError **error);

LesartDocumentState lesart_document_get_state (LesartDocument *self);
guint lesart_document_get_progress (LesartDocument *self);
gboolean lesart_document_is_read_in_part (LesartDocument *self);
void lesart_document_stop_reading (LesartDocument *self);
void lesart_document_read_on (LesartDocument *self);
GFile *lesart_document_get_file (LesartDocument *self);            /* (nullable) */
LesartText *lesart_document_get_text (LesartDocument *self);       /* (nullable) */
LesartReading *lesart_document_get_reading (LesartDocument *self); /* (nullable) */
LesartCorrected *
lesart_document_get_corrected (LesartDocument *self, gboolean with_rejected); /* (nullable) */
LesartNotes *
lesart_document_get_notes (LesartDocument *self); /* never NULL; empty without a file */
GArray *lesart_document_get_mark_parts (LesartDocument *self, guint32 *longest);
LesartStore *
lesart_document_get_store (LesartDocument *self); /* (nullable): without a file notes are kept in
                                                     the user's data folder by hash */
LesartSaveState lesart_document_get_save_state (LesartDocument *self);
const GError *lesart_document_get_save_error (LesartDocument *self); /* (nullable) */
const char *lesart_document_get_title (LesartDocument *self);
const char *lesart_document_get_author (LesartDocument *self); /* (nullable) */
char *lesart_document_make_iri (LesartDocument *self);
const char *
lesart_document_get_address (LesartDocument *self); /* (nullable): of the page it comes from */
const char *lesart_document_get_date (LesartDocument *self); /* (nullable) */
LesartDateSource lesart_document_get_date_source (LesartDocument *self);
gboolean lesart_document_needs_date (LesartDocument *self);
void lesart_document_set_date (LesartDocument *self, const char *date);
LesartEncodingGuess lesart_document_get_encoding (LesartDocument *self);
gboolean
lesart_document_save_now (LesartDocument *self, GError **error); /* before a window closes */
void lesart_document_look_again (LesartDocument *self); /* whether another wrote the notes */
gboolean lesart_document_take_left_behind (LesartDocument *self, const char *path, GError **error);
void lesart_document_let_go (LesartDocument *self);
gboolean lesart_document_resolve (LesartDocument *self, LesartResolution resolution);

G_END_DECLS
