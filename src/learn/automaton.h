/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A minimal acyclic automaton that maps byte strings to numbers, built from sorted strings and laid
 * out for german/lexicon.c. Several sets of strings may share one: each has a root of its own.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LesartAutomaton LesartAutomaton;

LesartAutomaton *lesart_automaton_new (void);
void lesart_automaton_free (LesartAutomaton *automaton);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartAutomaton, lesart_automaton_free)

void
lesart_automaton_add (LesartAutomaton *automaton, const char *string, gsize n_bytes, guint16 value);
guint32 lesart_automaton_end_set (LesartAutomaton *automaton);
guint32 lesart_automaton_get_n_arcs (const LesartAutomaton *automaton);
void lesart_automaton_write (const LesartAutomaton *automaton, guint32 *arcs, guint16 *values);

G_END_DECLS
