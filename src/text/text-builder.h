/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts a text together from the pieces of a document whose structure is known: blocks and links.
 */
#pragma once

#include "text.h"

G_BEGIN_DECLS

typedef struct _LesartTextBuilder LesartTextBuilder;

LesartTextBuilder *lesart_text_builder_new (void);
void lesart_text_builder_free (LesartTextBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartTextBuilder, lesart_text_builder_free)

void lesart_text_builder_begin (LesartTextBuilder *self,
                                LesartBlockKind kind,
                                guint level,
                                guint number);
void lesart_text_builder_add (LesartTextBuilder *self, const char *utf8, gssize n_bytes);
void lesart_text_builder_add_tab (LesartTextBuilder *self);
void lesart_text_builder_break_line (LesartTextBuilder *self);
void lesart_text_builder_begin_link (LesartTextBuilder *self, const char *target);
void lesart_text_builder_end_link (LesartTextBuilder *self);
void lesart_text_builder_end (LesartTextBuilder *self);
gsize lesart_text_builder_get_length (LesartTextBuilder *self);
LesartText *lesart_text_builder_finish (LesartTextBuilder *self, GError **error);

G_END_DECLS
