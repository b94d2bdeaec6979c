/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What somebody or something with a name is said to be, and whose: "Altman, CEO von OpenAI", "die
 * Google-Tochter Youtube", "Youtube ist eine Tochter von Google". Roles of persons (roles.c) and
 * relations of organisations (relations.c) are made of it.
 */
#pragma once

#include "syntax.h"

G_BEGIN_DECLS

/* Where the noun stands; a part of the ids of rules. */
typedef enum {
  LESART_APPOSED_BEFORE, /* Sprecherin X; die Sprecherin der Bank, X */
  LESART_APPOSED_BEHIND, /* X, Sprecherin der Bank, */
  LESART_APPOSED_COPULA, /* X ist Sprecherin der Bank */
} LesartApposedPlace;

/**
 * LesartApposition:
 * @bearer: entity, with a name at that place
 * @noun: token of the noun
 * @owner: entity in the genitive, behind "von", as the first part of the compound or as a
 * possessive before it, or #LESART_NO_ENTITY
 * @span: from the noun to the name
 */
typedef struct {
  gint32 bearer;
  guint32 noun;
  gint32 owner;
  LesartApposedPlace place;
  LesartSpan span;
} LesartApposition;

typedef gboolean (*LesartApposedNoun) (const LesartSyntax *syntax, guint32 at);

/**
 * LesartApposedKinds:
 * @is_noun: whether a token is a noun that is asked about
 * @bearers: set of 1 << #LesartEntityType
 * @owners: the same
 */
typedef struct {
  LesartApposedNoun is_noun;
  guint bearers;
  guint owners;
} LesartApposedKinds;

void lesart_find_appositions (const LesartSyntax *syntax,
                              const LesartApposedKinds *kinds,
                              GArray *found);
void lesart_find_predicatives (const LesartSyntax *syntax,
                               const LesartApposedKinds *kinds,
                               GArray *found);
gint32 lesart_find_owner (const LesartSyntax *syntax, guint owners, guint32 noun, guint32 end);

G_END_DECLS
