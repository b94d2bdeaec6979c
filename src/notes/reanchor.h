/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What became of passages of an article when it was changed.
 */
#pragma once

#include "anchor.h"

G_BEGIN_DECLS

typedef struct _LesartReanchorer LesartReanchorer;

LesartReanchorer *lesart_reanchorer_new (const LesartText *old, const LesartText *text);
void lesart_reanchorer_free (LesartReanchorer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartReanchorer, lesart_reanchorer_free)
LesartReanchored lesart_reanchorer_map (LesartReanchorer *self, LesartSpan span);
LesartReanchored lesart_reanchorer_find (LesartReanchorer *self, const LesartStoredQuote *quote);

G_END_DECLS
