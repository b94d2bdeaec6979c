/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Judges whether a number without a unit counts something, by what stands around it.
 */
#pragma once

#include "number-parser.h"

G_BEGIN_DECLS

typedef struct {
  const LesartTable *numbered; /* words that a number belongs to as a name: Artikel 5 */
  int numbered_kind;
  const LesartTable *modifiers; /* cues such as "mehr als" */
  int modifier, place, needs;
} LesartQuantityCues;

void lesart_quantity_cues_init (LesartQuantityCues *cues, const LesartLanguage *language);
gboolean lesart_number_is_bare_count (const LesartQuantityCues *cues,
                                      const LesartAtoms *atoms,
                                      guint first,
                                      const LesartNumber *number);
gboolean
lesart_word_is_numbered_low (const LesartQuantityCues *cues, const LesartAtoms *atoms, guint at);
gboolean lesart_number_is_part_of_name (const LesartQuantityCues *cues,
                                        const LesartAtoms *atoms,
                                        guint first,
                                        const LesartNumber *number);
gboolean
lesart_word_is_numbered (const LesartQuantityCues *cues, const LesartAtoms *atoms, guint at);
LesartModifier lesart_quantity_modifier (const LesartQuantityCues *cues,
                                         const LesartAtoms *atoms,
                                         guint first,
                                         guint end,
                                         double value,
                                         gboolean has_unit);
gboolean lesart_modifier_begins_at (const LesartQuantityCues *cues,
                                    const LesartAtoms *atoms,
                                    guint at,
                                    guint *end);
gboolean lesart_atom_ends_sentence (const LesartAtoms *atoms, guint at);
gboolean lesart_atom_is_noun_or_name (const LesartAtoms *atoms, guint at);
gboolean lesart_noun_follows (const LesartAtoms *atoms, guint at);

G_END_DECLS
