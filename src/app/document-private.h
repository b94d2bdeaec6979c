/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The article in three parts: document.c opens it, document-reading.c reads it, document-save.c
 * keeps its notes saved.
 */
#pragma once

#include "article-reader.h"
#include "document.h"
#include "progress.h"

G_BEGIN_DECLS

struct _LesartDocument {
  GObject parent_instance;

  LesartLanguage *language;
  GFile *file;
  LesartText *text;
  LesartReading *reading;         /* the engine's */
  LesartCorrected *corrected;     /* the same with what was decided of it */
  LesartCorrected *with_rejected; /* (nullable): made when it is asked for */
  LesartNotes *notes;
  GArray *mark_parts;   /* (nullable): of the notes, until they change */
  guint32 longest_part; /* of them */
  LesartStore *store;
  LesartArticleInfo info;
  LesartDocumentState state;
  LesartProgress *progress; /* (nullable): of what is under way in a thread */
  gboolean read_in_part;    /* the reading is one of the beginning only */
  gboolean reading_stopped; /* no more than that is wanted */
  LesartSaveState save_state;
  GError *save_error;
  char *title;
  char *date;         /* (nullable): as it was given */
  guint save_source;  /* a save is due */
  gint64 save_due;    /* at the latest, on the monotonic clock */
  gboolean is_saving; /* in a thread */
  guint retry_source; /* one that failed is tried again */
  guint retry_seconds;
  gboolean is_remembered; /* in the list of articles with notes */
  GFileMonitor *monitor;  /* (nullable): of the file of the notes */
  guint
      reading_serial; /* counts the readings asked for: an older one that arrives late is dropped */
};

void lesart_document_set_state (LesartDocument *self, LesartDocumentState state);
void lesart_document_take_reading (LesartDocument *self, LesartReading *reading);

LesartReading *lesart_document_read_at_once (LesartText *text,
                                             LesartLanguage *language,
                                             GFile *file,
                                             const char *date,
                                             const LesartArticleInfo *info);
void lesart_document_start_reading (LesartDocument *self);
void lesart_document_abandon_reading (LesartDocument *self);

void lesart_document_plan_save (LesartDocument *self);
void lesart_document_begin_saving (LesartDocument *self, GError *error);

G_END_DECLS
