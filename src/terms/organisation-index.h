/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Known organisations by their German and their English names, from
 * data/language/organisations.tsv.
 */
#pragma once

#include "bead.h"
#include "language.h"

G_BEGIN_DECLS

#define LESART_ORGANISATION_MAX_WORDS 8

typedef struct _LesartOrganisationIndex LesartOrganisationIndex;

const LesartOrganisationIndex *lesart_organisation_index_get (const LesartLanguage *language);
const GArray *lesart_organisation_index_match (const LesartOrganisationIndex *self,
                                               LesartSide side,
                                               const char *const *folded,
                                               guint n_folded,
                                               guint *n_words);
gboolean lesart_organisation_rows_meet (const GArray *a, const GArray *b);
char *
lesart_organisation_index_get_english (const LesartOrganisationIndex *self, const GArray *rows);

gboolean lesart_organisation_index_is_of (const LesartOrganisationIndex *self,
                                          const GArray *rows,
                                          const char *country);

G_END_DECLS
