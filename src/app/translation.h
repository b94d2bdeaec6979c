/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The English version of an open article, and how its sentences belong with the German ones. State
 * without widgets; loading and aligning run in worker threads, everything here is used on the main
 * thread.
 *
 * What a person makes of the beads is kept in ARTICLE.alignment.json beside the article (in the
 * user's data folder where that cannot be written) as soon as it is done, and is a step of the
 * history of the article's notes: undone and done again there. When the article or its
 * English version is another the next time, the beads whose sentences are still there are kept, and
 * the rest is aligned anew.
 *
 * Property (notifies): "state". Signal: "beads-changed": there are beads, others, or none any more.
 */
#pragma once

#include "bead.h"
#include "bitext.h"
#include "document.h"

G_BEGIN_DECLS

typedef enum {
  LESART_TRANSLATION_NONE,
  LESART_TRANSLATION_LOADING,
  LESART_TRANSLATION_ALIGNING, /* the text is there, the beads are being made */
  LESART_TRANSLATION_READY,
} LesartTranslationState;

#define LESART_TYPE_TRANSLATION (lesart_translation_get_type ())
G_DECLARE_FINAL_TYPE (LesartTranslation, lesart_translation, LESART, TRANSLATION, GObject)

LesartTranslation *lesart_translation_new (LesartDocument *article);
char *lesart_translation_guess_path (GFile *article);          /* (nullable) */
GFile *lesart_translation_find_file (LesartTranslation *self); /* (nullable) */
void lesart_translation_open_async (LesartTranslation *self,
                                    GFile *file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
lesart_translation_open_finish (LesartTranslation *self, GAsyncResult *result, GError **error);
void lesart_translation_save_now (LesartTranslation *self);
void lesart_translation_close (LesartTranslation *self);

LesartTranslationState lesart_translation_get_state (LesartTranslation *self);
LesartDocument *lesart_translation_get_article (LesartTranslation *self);
LesartDocument *lesart_translation_get_english (LesartTranslation *self);
GFile *lesart_translation_get_file (LesartTranslation *self);                /* (nullable) */
const LesartBitext *lesart_translation_get_bitext (LesartTranslation *self); /* (nullable) */
const LesartBead *lesart_translation_get_beads (LesartTranslation *self, gsize *n_beads);
guint lesart_translation_count_human (LesartTranslation *self);
const GError *lesart_translation_get_save_error (LesartTranslation *self); /* (nullable) */

gssize lesart_translation_find_bead (LesartTranslation *self, LesartSide side, guint32 at);
LesartSpan lesart_translation_get_bead_span (LesartTranslation *self, gssize bead, LesartSide side);

gboolean lesart_translation_merge (LesartTranslation *self, gssize bead);
gboolean lesart_translation_split (LesartTranslation *self, LesartSide side, guint32 at);
gboolean
lesart_translation_shift (LesartTranslation *self, LesartSide side, guint32 at, gboolean down);
gboolean lesart_translation_confirm (LesartTranslation *self, gssize bead);
gssize lesart_translation_get_turned (LesartTranslation *self);

G_END_DECLS
