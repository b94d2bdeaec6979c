/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words for what a reading holds: rows of the Facts panel, cards, screen readers, clipboard.
 * The phrases of the article stay German; what the program says of them is in the interface
 * language.
 *
 * Unless said otherwise results are plain text; "markup" is Pango markup with everything escaped.
 */
#pragma once

#include "annotation.h"
#include "claims-list.h"
#include "facts-model.h"
#include "term-item.h"

G_BEGIN_DECLS

const char *lesart_describe_group (LesartGroup group);
const char *lesart_describe_kind (LesartEntityType type);
const char *lesart_describe_certainty (LesartCertainty certainty);
const char *lesart_describe_state (LesartState state);
const char *lesart_state_icon (LesartState state); /* (nullable) */
const char *lesart_describe_quote (LesartAnnotation *annotation);
const char *lesart_describe_colour (LesartColour colour);
const char *lesart_describe_verdict (LesartVerdict verdict);
const char *lesart_describe_confidence (LesartConfidence confidence);

const char *lesart_describe_term_status (LesartTermStatus status);
const char *lesart_describe_term_gender (LesartTermGender gender);
char *lesart_describe_term_uses (LesartTermItem *item);
char *lesart_describe_term_ways (LesartTermItem *item); /* (nullable) */
char *lesart_describe_term (LesartTermItem *item);

const char *lesart_describe_stance (LesartStance stance);
char *lesart_describe_claim_standing (LesartClaimItem *item);
char *lesart_describe_claim (LesartClaimItem *item);
char *lesart_describe_claim_change (const LesartClaimChange *change);

char *lesart_describe_title (const LesartReading *reading,
                             LesartGroup group,
                             guint index,
                             gboolean markup);
char *lesart_describe_detail (const LesartReading *reading, LesartGroup group, guint index);
gboolean lesart_describe_has_certainty (LesartGroup group);
char *lesart_describe_speaker (const LesartReading *reading, LesartGroup group, guint index);
LesartCertainty
lesart_describe_certainty_of (const LesartReading *reading, LesartGroup group, guint index);
char *lesart_describe_for_speech (const LesartReading *reading, LesartGroup group, guint index);
char *lesart_describe_for_clipboard (const LesartReading *reading, LesartGroup group, guint index);

char *lesart_describe_fact_about (const LesartReading *reading,
                                  guint index,
                                  gint32 entity,
                                  gboolean markup);
const char *lesart_describe_status (LesartRoleStatus status);
char *lesart_describe_role (const LesartReading *reading, const LesartRole *role, gboolean markup);
char *lesart_describe_relation (const LesartReading *reading,
                                const LesartRelation *relation,
                                gint32 entity);
char *lesart_describe_english (const LesartQuantity *quantity);
char *lesart_describe_mentions (guint n);
char *lesart_describe_passage (const LesartText *text, LesartSpan span, guint max_chars);
char *lesart_describe_sentence (const LesartReading *reading, LesartSpan span, guint max_chars);
char *lesart_describe_cut (const char *words, guint max_chars);

char *lesart_describe_time (const char *value, const char *mod, LesartTimeType type);
char *lesart_describe_moment (GDateTime *time);
const char *lesart_describe_short_month (int month); /* 1 to 12 */

G_END_DECLS
