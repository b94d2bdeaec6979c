/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The English version in two parts: translation.c opens, aligns and repairs, translation-save.c
 * keeps what a person repaired.
 */
#pragma once

#include "bead-file.h"
#include "translation.h"

G_BEGIN_DECLS

/**
 * LesartWritten:
 * @serial: of the save that is on disk: the older of two must not come last
 * @damaged: (nullable): a file in its place that was not understood; is set aside first
 *
 * What is on disk, for two threads that write.
 */
typedef struct {
  GMutex lock;
  guint serial;
  char *damaged;
} LesartWritten;

struct _LesartTranslation {
  GObject parent_instance;

  LesartDocument *article;
  LesartDocument *english; /* only shown: it has a text and no reading */
  GFile *article_file;  /* (nullable): what the article was when the English version was opened */
  GFile *file;          /* (nullable): the English version */
  LesartBitext *bitext; /* (nullable): as long as nothing is open */
  GArray *beads;        /* LesartBead */
  LesartNotes *notes;   /* of the article: with the history */
  gssize turned;        /* first bead that was undone or redone last */
  LesartTranslationState state;
  GCancellable *aligning;
  LesartBeadFile *read; /* (nullable): what the file had: members of others */
  char *place;          /* (nullable): where the beads are kept */
  char *other_place;    /* where that cannot be written */
  GError *save_error;
  gboolean is_saving;
  gboolean is_changed; /* while it was being saved */
  guint serial;        /* of the last save that was asked for */
  LesartWritten *written;
};

void lesart_translation_begin_saving (LesartTranslation *self);
void lesart_translation_end_saving (LesartTranslation *self);
void lesart_translation_set_damaged (LesartTranslation *self, char *damaged);
void lesart_translation_find_places (LesartTranslation *self);
void lesart_translation_save (LesartTranslation *self);

G_END_DECLS
