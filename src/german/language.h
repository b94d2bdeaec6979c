/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of the language: every word list and the lexicon, in one memory-mapped file that is
 * compiled from data/language at build time, and the learned models in another, german.model. A
 * user's own lists of the same names are laid over those of the file.
 */
#pragma once

#include "lexicon.h"
#include "table.h"

G_BEGIN_DECLS

#define LESART_LANGUAGE_ERROR (lesart_language_error_quark ())
GQuark lesart_language_error_quark (void);

typedef enum {
  LESART_LANGUAGE_ERROR_MISSING, /* the file cannot be read */
  LESART_LANGUAGE_ERROR_DAMAGED, /* not such a file, of another version, or cut short */
  LESART_LANGUAGE_ERROR_SYNTAX,  /* a word list with a malformed line; the message names it */
} LesartLanguageError;

typedef struct _LesartLanguage LesartLanguage;

LesartLanguage *lesart_language_open (const char *path, const char *user_dir, GError **error);
void lesart_language_rest (const LesartLanguage *language);
LesartLanguage *lesart_language_ref (LesartLanguage *language);
void lesart_language_unref (LesartLanguage *language);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartLanguage, lesart_language_unref)

/* Never NULL: a list that is missing is an empty one. */
const LesartTable *lesart_language_get_table (const LesartLanguage *language, const char *name);
guint32 lesart_language_get_first_own_row (const LesartLanguage *language, const char *name);
const LesartLexicon *lesart_language_get_lexicon (const LesartLanguage *language);
const guint8 *
lesart_language_get_model (const LesartLanguage *language, const char *name, gsize *n_bytes);
const GError *lesart_language_get_model_error (const LesartLanguage *language);

typedef gpointer (*LesartPrepare) (const LesartLanguage *language);
gconstpointer lesart_language_get_prepared (const LesartLanguage *language,
                                            const char *name,
                                            LesartPrepare prepare,
                                            GDestroyNotify destroy);

G_END_DECLS
