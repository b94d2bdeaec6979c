/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Builds the lexicon that programs map (german/lexicon.h) from forms and their analyses.
 */
#pragma once

#include "pos-dict.h"

G_BEGIN_DECLS

typedef struct _LesartLexiconBuilder LesartLexiconBuilder;

LesartLexiconBuilder *lesart_lexicon_builder_new (void);
void lesart_lexicon_builder_free (LesartLexiconBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartLexiconBuilder, lesart_lexicon_builder_free)

void lesart_lexicon_builder_add (LesartLexiconBuilder *builder,
                                 const char *form,
                                 gsize n_bytes,
                                 const LesartPosEntry *entries,
                                 guint n_entries);
gboolean lesart_lexicon_builder_add_dict (LesartLexiconBuilder *builder,
                                          const guint8 *bytes,
                                          gsize n_bytes,
                                          GError **error);
GBytes *lesart_lexicon_builder_finish (LesartLexiconBuilder *builder, GError **error);

G_END_DECLS
