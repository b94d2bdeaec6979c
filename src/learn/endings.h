/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Learns from the forms of a lexicon what a form is by the way it ends.
 */
#pragma once

#include "automaton.h"

G_BEGIN_DECLS

typedef struct _LesartEndings LesartEndings;

LesartEndings *lesart_endings_new (guint n_paradigms);
void lesart_endings_free (LesartEndings *endings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartEndings, lesart_endings_free)

void lesart_endings_add (
    LesartEndings *endings, const char *form, gsize n_bytes, guint16 paradigm, guint cut);
guint32 lesart_endings_finish (LesartEndings *endings, LesartAutomaton *automaton);

G_END_DECLS
