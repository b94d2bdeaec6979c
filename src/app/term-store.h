/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A term base that is kept in a file, for all windows that use it: lesart-terms.json in the folder
 * of the article, where there is one, else the user's own.
 *
 * Signals: "changed": the base is another, or was loaded; "save-failed" (string): why, in the words
 * of the system; the next change tries again.
 */
#pragma once

#include <gio/gio.h>

#include "term-hits.h"
#include "terms-file.h"

G_BEGIN_DECLS

#define LESART_TERM_STORE_NAME "lesart-terms.json"

#define LESART_TYPE_TERM_STORE (lesart_term_store_get_type ())
G_DECLARE_FINAL_TYPE (LesartTermStore, lesart_term_store, LESART, TERM_STORE, GObject)

char *lesart_term_store_find_path (GFile *article, gboolean *is_own);
LesartTermStore *lesart_term_store_get (const char *path, LesartLanguage *language);
const char *lesart_term_store_get_path (LesartTermStore *self);
void lesart_term_store_load (LesartTermStore *self);
gboolean lesart_term_store_is_loaded (LesartTermStore *self);
const GError *lesart_term_store_get_error (LesartTermStore *self); /* (nullable) */

/* Other threads lock it while they search; who changes it need not. */
void lesart_term_store_lock (LesartTermStore *self);
void lesart_term_store_unlock (LesartTermStore *self);
LesartTermBase *lesart_term_store_get_base (LesartTermStore *self);
LesartTermIndex *lesart_term_store_get_index (LesartTermStore *self);

void lesart_term_store_put (LesartTermStore *self, const char *id, const char *json);
guint lesart_term_store_import (LesartTermStore *self, const LesartTermBase *other);
gboolean lesart_term_store_save (LesartTermStore *self, GError **error);

G_END_DECLS
