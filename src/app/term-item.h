/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of the terms of an article: a term of the base that the article uses, or a candidate for
 * one. Holds what its row shows, so that a list that was updated changes only where rows do.
 */
#pragma once

#include <gio/gio.h>

#include "term-candidates.h"

G_BEGIN_DECLS

#define LESART_TYPE_TERM_ITEM (lesart_term_item_get_type ())
G_DECLARE_FINAL_TYPE (LesartTermItem, lesart_term_item, LESART, TERM_ITEM, GObject)

/* What it became in the English version, and how often. */
typedef struct {
  char *english;
  guint n;
} LesartTermWay;

LesartTermItem *lesart_term_item_new (const LesartConcept *concept, guint term, const GArray *uses);
LesartTermItem *
lesart_term_item_new_candidate (const LesartTermCandidate *candidate, const GArray *uses);

const char *lesart_term_item_get_text (LesartTermItem *self);    /* German */
const char *lesart_term_item_get_english (LesartTermItem *self); /* "" if there is none */
const char *lesart_term_item_get_concept (LesartTermItem *self); /* (nullable): of a candidate */
LesartTermStatus lesart_term_item_get_status (LesartTermItem *self);
LesartTermGender lesart_term_item_get_gender (LesartTermItem *self);
const LesartSpan *lesart_term_item_get_uses (LesartTermItem *self, guint *n_uses);
void lesart_term_item_add_way (LesartTermItem *self, const char *english, guint n);
const LesartTermWay *lesart_term_item_get_ways (LesartTermItem *self, guint *n_ways);
gboolean lesart_term_item_is_same (LesartTermItem *self, LesartTermItem *other);
gboolean lesart_term_item_follow (LesartTermItem *self, LesartTermItem *other);

G_END_DECLS
